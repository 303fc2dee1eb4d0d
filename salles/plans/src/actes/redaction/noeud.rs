//! The levels of a plan: adding, naming, moving, taking off when empty. The rank of a node is its
//! place in the whole plan read from the top, so that one `ORDER BY ordre` reads it.

use super::acces::charger_a_jour;
use super::partie::suivre_le_code;
use super::suppression::{effacer, remettre};
use super::{Sens, droits};
use crate::model::{Contrat, ContratId, FicheAction, Noeud, NoeudId};
use crate::regles::redaction::{self as regles, Refus, SaisieNoeud};
use kernel::Right;
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

async fn du_contrat(r: &mut impl Read, contrat: ContratId) -> Result<Vec<Noeud>, StoreError> {
    r.list::<Noeud>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await
}

fn droit(visit: &Visit, contrat: ContratId) -> Result<(), ActeError> {
    droits::sur_contrat(visit, Right::CreerContrat, contrat)
}

/// Adds a node after the last one of its parent.
///
/// # Errors
/// `Interdit`, the refusals of the form (`TropProfond`, `CodePris`…).
pub async fn ajouter_noeud(visit: &Visit, contrat: &Contrat, saisie: &SaisieNoeud) -> Result<Noeud, ActeError> {
    droit(visit, contrat.id)?;
    let mut w = visit.writer("noeud.ajouter").await?;
    let mut tous = du_contrat(&mut w, contrat.id).await?;
    let vide = Noeud::vierge(contrat.id);
    let mut n = regles::lire_noeud(&vide, saisie, &tous, &contrat.niveaux).map_err(ActeError::refuse)?;
    n.ordre = tous.iter().map(|t| t.ordre).max().unwrap_or(0) + 1;
    w.insert(&n).await?;
    tous.push(n.clone());
    ranger(&mut w, tous).await?;
    w.commit().await?;
    Ok(n)
}

/// Edits a node whose `version` was read; a new parent moves it with all that hangs under it.
///
/// # Errors
/// `Interdit`, `Stale`, `CycleDeNiveaux` with the path, the other refusals of the form.
pub async fn modifier_noeud(
    visit: &Visit,
    contrat: &Contrat,
    id: NoeudId,
    version: i64,
    saisie: &SaisieNoeud,
) -> Result<Noeud, ActeError> {
    droit(visit, contrat.id)?;
    let mut w = visit.writer("noeud.modifier").await?;
    let avant = sien(charger_a_jour(&mut w, &id, version).await?, contrat)?;
    let mut tous = du_contrat(&mut w, contrat.id).await?;
    let mut n = regles::lire_noeud(&avant, saisie, &tous, &contrat.niveaux).map_err(ActeError::refuse)?;
    if n.parent_id != avant.parent_id {
        n.ordre = tous.iter().map(|t| t.ordre).max().unwrap_or(0) + 1;
    }
    w.update(&mut n).await?;
    suivre_le_code(&mut w, contrat.id, &avant.code, &n.code).await?;
    tous.retain(|t| t.id != id);
    tous.push(n.clone());
    ranger(&mut w, tous).await?;
    w.commit().await?;
    Ok(n)
}

fn sien(n: Noeud, contrat: &Contrat) -> Result<Noeud, ActeError> {
    if n.contrat_id == contrat.id { Ok(n) } else { Err(ActeError::Interdit) }
}

/// Moves a node one place among those of its parent.
///
/// # Errors
/// `Interdit`, `Missing`.
pub async fn deplacer_noeud(visit: &Visit, contrat: &Contrat, id: NoeudId, sens: Sens) -> Result<(), ActeError> {
    droit(visit, contrat.id)?;
    let mut w = visit.writer("noeud.deplacer").await?;
    let n = sien(w.load(&id).await?, contrat)?;
    let mut tous = du_contrat(&mut w, contrat.id).await?;
    let freres: Vec<usize> = (0..tous.len()).filter(|&i| tous[i].parent_id == n.parent_id).collect();
    let place = freres.iter().position(|&i| tous[i].id == id);
    let voisin = match sens {
        Sens::Haut => place.and_then(|p| p.checked_sub(1)),
        Sens::Bas => place.map(|p| p + 1),
    };
    if let (Some(place), Some(voisin)) = (place, voisin.and_then(|v| freres.get(v))) {
        tous.swap(freres[place], *voisin);
    }
    // `tous` is in the order wanted among siblings: their rank in the list decides.
    for (rang, n) in (1..).zip(&mut tous) {
        n.ordre = rang;
    }
    ranger(&mut w, tous).await?;
    w.commit().await?;
    Ok(())
}

/// Takes off a node that nothing hangs under; sheets withdrawn from the plan count, since they may
/// come back to their place.
///
/// # Errors
/// `Interdit`, `Missing`, `NoeudOccupe`.
pub async fn supprimer_noeud(visit: &Visit, contrat: &Contrat, id: NoeudId) -> Result<Noeud, ActeError> {
    droit(visit, contrat.id)?;
    let mut w = visit.writer("noeud.supprimer").await?;
    let n = sien(w.load(&id).await?, contrat)?;
    let mut tous = du_contrat(&mut w, contrat.id).await?;
    let dessous = tous.iter().filter(|t| t.parent_id == Some(id)).count();
    let fiches: Vec<FicheAction> = w.list("noeud_id = $2", args![id]).await?;
    regles::noeud_vide(dessous, fiches.len())?;
    effacer(&mut w, &n).await?;
    tous.retain(|t| t.id != id);
    ranger(&mut w, tous).await?;
    w.commit().await?;
    Ok(n)
}

/// Undoes a removal: the node comes back under its parent, at its rank.
///
/// # Errors
/// `Interdit`, `Missing`, `CodePris` when its code was given meanwhile.
pub async fn retablir_noeud(visit: &Visit, contrat: &Contrat, id: &str) -> Result<Noeud, ActeError> {
    droit(visit, contrat.id)?;
    let mut w = visit.writer("noeud.retablir").await?;
    let n: Noeud = remettre(&mut w, contrat.id, id).await?;
    let tous = du_contrat(&mut w, contrat.id).await?;
    if let Some(pris) = tous.iter().find(|t| t.id != n.id && t.code == n.code) {
        return Err(Refus::CodePris { code: n.code, titre: pris.titre.clone() }.into());
    }
    ranger(&mut w, tous).await?;
    w.commit().await?;
    Ok(n)
}

/// Names the levels, from the top; one more name allows one more level.
///
/// # Errors
/// `Interdit`, `Stale`, `NomDeNiveauEmploye`.
pub async fn nommer_niveaux(visit: &Visit, contrat: &Contrat, version: i64, noms: &str) -> Result<Contrat, ActeError> {
    droit(visit, contrat.id)?;
    let mut w = visit.writer("contrat.nommer_niveaux").await?;
    let mut c: Contrat = charger_a_jour(&mut w, &contrat.id, version).await?;
    let noms = regles::lignes(noms);
    let noeuds = du_contrat(&mut w, c.id).await?;
    regles::retrait_de_nom_de_niveau(&c.niveaux, &noms, &noeuds)?;
    c.niveaux.0 = noms;
    w.update(&mut c).await?;
    w.commit().await?;
    Ok(c)
}

/// Writes rank and level of every node whose place changed.
pub(in crate::actes) async fn ranger(w: &mut Writer, mut tous: Vec<Noeud>) -> Result<(), StoreError> {
    tous.sort_by_key(|n| (n.ordre, n.id));
    let mut enfants: BTreeMap<Option<NoeudId>, Vec<usize>> = BTreeMap::new();
    for (i, n) in tous.iter().enumerate() {
        enfants.entry(n.parent_id).or_default().push(i);
    }
    let mut a_voir: Vec<(usize, i64)> = enfants.get(&None).into_iter().flatten().rev().map(|&i| (i, 1)).collect();
    let mut rang = 0;
    while let Some((i, niveau)) = a_voir.pop() {
        rang += 1;
        let dessous = enfants.get(&Some(tous[i].id)).into_iter().flatten().rev().map(|&e| (e, niveau + 1));
        a_voir.extend(dessous);
        tous[i].ordre = rang;
        tous[i].niveau = niveau;
        // Written only when it differs from what is stored.
        w.update(&mut tous[i]).await?;
    }
    Ok(())
}
