//! Writing the definition of an indicator, its attachment to an object of a plan and its targets.

use super::formule::formules;
use super::recalculer;
use crate::model::{Cible, Indicateur, IndicateurId, Observation, Rattachement, Relation, Suivi, Valeur};
use crate::regles::echelle::{self, Quand};
use crate::regles::ecrire_periode;
use crate::regles::formule::{comparables, desaccords, operande};
use crate::regles::redaction::{Definition, Refus, SaisieIndicateur, lire, lire_cible};
use kernel::nombre::Nombre;
use kernel::{Id, Right};
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// Defines an indicator of a contract and attaches it to an object of its plan (`fiche`, `noeud`).
/// `duree`: years of the contract.
///
/// # Errors
/// `Interdit`, the refusals of the form.
pub async fn definir(
    visit: &Visit,
    w: &mut Writer,
    contrat: &str,
    duree: i64,
    (objet, objet_id): (&str, &str),
    saisie: &SaisieIndicateur,
) -> Result<(Indicateur, Rattachement), ActeError> {
    droit(visit, contrat)?;
    let autres = ceux_du_contrat(w, contrat).await?;
    let vide = Indicateur::vierge(contrat, &autres);
    let definition = lire(&vide, saisie, &autres, duree).map_err(ActeError::refuse)?;
    w.insert(&definition.indicateur).await?;
    let rattachement = Rattachement {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.to_owned(),
        indicateur_id: definition.indicateur.id,
        objet: objet.to_owned(),
        objet_id: objet_id.to_owned(),
        lettres: Json(definition.lettres.clone()),
        declinaisons: Json(definition.declinaisons.clone()),
    };
    w.insert(&rattachement).await?;
    ecrire_les_cibles(w, &definition).await?;
    Ok((definition.indicateur, rattachement))
}

/// Changes a definition whose `version` was read, its attachment to this object and its targets.
///
/// # Errors
/// `Interdit`, `Stale`, `Missing` when it is not attached to this object, the refusals of the form.
pub async fn modifier(
    visit: &Visit,
    w: &mut Writer,
    duree: i64,
    (objet, objet_id): (&str, &str),
    (id, version): (IndicateurId, i64),
    saisie: &SaisieIndicateur,
) -> Result<(Indicateur, Rattachement), ActeError> {
    let avant: Indicateur = w.load(&id).await?;
    droit(visit, &avant.contrat_id)?;
    let mut rattachement: Rattachement = w
        .find::<Rattachement>(
            "indicateur_id = $2 AND objet = $3 AND objet_id = $4",
            args![id, objet.to_owned(), objet_id.to_owned()],
        )
        .await?
        .ok_or_else(|| StoreError::Missing { table: "rattachement", id: id.to_string() })?;
    if avant.version != version {
        return Err(StoreError::Stale { table: "indicateur", id: id.to_string() }.into());
    }
    let autres = ceux_du_contrat(w, &avant.contrat_id).await?;
    let mut definition = lire(&avant, saisie, &autres, duree).map_err(ActeError::refuse)?;
    let refus = eprouver_definition(w, &avant, &definition.indicateur, &autres).await?;
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    w.update(&mut definition.indicateur).await?;
    rattachement.lettres.0.clone_from(&definition.lettres);
    rattachement.declinaisons.0.clone_from(&definition.declinaisons);
    w.update(&mut rattachement).await?;
    ecrire_les_cibles(w, &definition).await?;
    // A formula that reads it names it by its code of today.
    recalculer(w, &definition.indicateur.contrat_id).await?;
    Ok((definition.indicateur, rattachement))
}

/// What a new definition would break of what is kept: a formula or a relation that reads it, values that stand on its scale.
/// `autres`: the indicators of the contract. Each is a refusal: `FormuleFaussee`, `RelationFaussee`, `EtapeServie`,
/// `BornesServies`, `MesureServie`.
///
/// # Errors
/// `StoreError`.
pub async fn eprouver_definition(
    r: &mut impl Read,
    avant: &Indicateur,
    apres: &Indicateur,
    autres: &[Indicateur],
) -> Result<Vec<Refus>, StoreError> {
    let mut refus = vec![];
    if (apres.mesure, &apres.unite) != (avant.mesure, &avant.unite) {
        refus = reaccorder(r, apres, autres).await?;
    }
    if refus.is_empty() && (apres.mesure, &apres.echelle) != (avant.mesure, &avant.echelle) {
        refus = tenir_l_echelle(r, avant, apres).await?;
    }
    Ok(refus)
}

/// Steps, bounds or a measure that would leave a kept value without its step are refused, and the years named.
async fn tenir_l_echelle(r: &mut impl Read, avant: &Indicateur, apres: &Indicateur) -> Result<Vec<Refus>, StoreError> {
    let observations: Vec<Observation> =
        r.list("indicateur_id = $2 AND valeur IS NOT NULL ;; ORDER BY annee", args![avant.id]).await?;
    let valeurs: Vec<Valeur> = r.list("indicateur_id = $2 AND absence IS NULL ;; ORDER BY periode, id", args![avant.id]).await?;
    let suivi: Option<Suivi> = r.find("indicateur_id = $2", args![avant.id]).await?;
    let nombre = |texte: Option<&String>| texte.and_then(|n| n.parse::<Nombre>().ok());
    let pas = suivi.as_ref().map_or_else(|| Suivi::par_defaut(avant, None).pas(), Suivi::pas);
    let mut gardees: Vec<(Quand, Option<Nombre>)> =
        observations.iter().map(|o| (Quand::Annee(o.annee), nombre(o.valeur.as_ref()))).collect();
    let dites = valeurs.iter().filter(|v| v.valeur.is_some() || v.numerateur.is_some());
    gardees.extend(dites.map(|v| (Quand::Periode(ecrire_periode(v.periode, pas)), nombre(v.valeur.as_ref()))));
    let finale = suivi.as_ref().and_then(|s| nombre(s.cible_finale.as_ref()));
    gardees.extend(finale.map(|n| (Quand::Finale, Some(n))));
    gardees.dedup();
    Ok(echelle::tenir(avant, apres, &gardees).err().unwrap_or_default())
}

/// A unit or a measure that would make a formula or a relation wrong is refused, and names what it would break.
async fn reaccorder(r: &mut impl Read, i: &Indicateur, autres: &[Indicateur]) -> Result<Vec<Refus>, StoreError> {
    let mut tous: Vec<Indicateur> = autres.iter().filter(|a| a.id != i.id).cloned().collect();
    tous.push(i.clone());
    let formules = formules(r, &i.contrat_id).await?;
    let mut refus: Vec<Refus> = desaccords(i.id, &tous, &formules)
        .into_iter()
        .map(|d| Refus::FormuleFaussee { calcule: d.calcule, refus: d.refus })
        .collect();
    let relations: Vec<Relation> = r.list("contrat_id = $2 ;; ORDER BY id", args![i.contrat_id.clone()]).await?;
    let genre = |id: &IndicateurId| tous.iter().find(|a| a.id == *id).map(operande);
    for relation in relations {
        let Some((gauche, droite)) = relation.cotes() else { continue };
        if !gauche.operandes().contains(&i.id) && !droite.operandes().contains(&i.id) {
            continue;
        }
        if let (Some(g), Some(d)) = (gauche.renommer(&genre), droite.renommer(&genre))
            && let Err(no) = comparables(&g, &d)
        {
            refus.push(Refus::RelationFaussee { libelle: relation.libelle, refus: no });
        }
    }
    Ok(refus)
}

fn droit(visit: &Visit, contrat: &str) -> Result<(), ActeError> {
    if visit.may(Right::DefinirIndicateur, Some(contrat)) { Ok(()) } else { Err(ActeError::Interdit) }
}

async fn ceux_du_contrat(w: &mut Writer, contrat: &str) -> Result<Vec<Indicateur>, StoreError> {
    w.list::<Indicateur>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.to_owned()]).await
}

/// Sets the target of one year, or takes it away.
///
/// # Errors
/// `Interdit`, `AnneeHorsContrat`, `PasUnNombre`, `HorsEchelle`, `Missing`.
pub async fn fixer_cible(
    visit: &Visit,
    w: &mut Writer,
    duree: i64,
    id: IndicateurId,
    annee: i64,
    valeur: Option<String>,
) -> Result<(), ActeError> {
    let indicateur: Indicateur = w.load(&id).await?;
    droit(visit, &indicateur.contrat_id)?;
    if !(1..=duree).contains(&annee) {
        return Err(Refus::AnneeHorsContrat { annee, duree }.into());
    }
    let presente: Option<Cible> = w.find("indicateur_id = $2 AND annee = $3", args![id, annee]).await?;
    let Some(saisi) = valeur else {
        return match presente {
            Some(presente) => Ok(w.delete(&presente).await?),
            None => Ok(()),
        };
    };
    let champ = format!("cible_{annee}");
    let pas_un_nombre = || Refus::PasUnNombre { champ: champ.clone(), saisi: saisi.clone() };
    let cible = if indicateur.mesure.a_une_echelle() {
        lire_cible(&indicateur, &champ, &saisi)?.ok_or_else(pas_un_nombre)?
    } else {
        Nombre::decimal(&saisi).map_err(|_| pas_un_nombre())?
    };
    let valeur = cible.to_string();
    match presente {
        Some(presente) => w.update(&mut Cible { valeur, ..presente }).await?,
        None => {
            let contrat_id = indicateur.contrat_id;
            w.insert(&Cible { id: Id::fresh(), version: 1, contrat_id, indicateur_id: id, annee, valeur }).await?;
        }
    }
    Ok(())
}

/// One target per year, none for the years left empty.
async fn ecrire_les_cibles(w: &mut Writer, d: &Definition) -> Result<(), StoreError> {
    let presentes: Vec<Cible> = w.list("indicateur_id = $2", args![d.indicateur.id]).await?;
    for (&annee, valeur) in &d.cibles {
        match presentes.iter().find(|c| c.annee == annee) {
            Some(presente) => w.update(&mut Cible { valeur: valeur.clone(), ..presente.clone() }).await?,
            None => {
                let contrat_id = d.indicateur.contrat_id.clone();
                w.insert(&Cible {
                    id: Id::fresh(),
                    version: 1,
                    contrat_id,
                    indicateur_id: d.indicateur.id,
                    annee,
                    valeur: valeur.clone(),
                })
                .await?;
            }
        }
    }
    for partie in presentes.iter().filter(|c| !d.cibles.contains_key(&c.annee)) {
        w.delete(partie).await?;
    }
    Ok(())
}
