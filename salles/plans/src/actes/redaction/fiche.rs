//! Creating, editing, withdrawing and restoring a sheet.

use super::acces::charger_a_jour;
use super::droits::{self, Portee};
use crate::model::{Contrat, ContratId, FicheAction, FicheActionId, Noeud};
use crate::regles::redaction::{self as regles, Refus, SaisieFiche};
use acteurs::model::Organisation;
use kernel::Right;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

async fn noeuds(r: &mut impl Read, contrat: ContratId) -> Result<Vec<Noeud>, StoreError> {
    r.list::<Noeud>("contrat_id = $2 ;; ORDER BY ordre", args![contrat]).await
}

async fn fiches(r: &mut impl Read, contrat: ContratId) -> Result<Vec<FicheAction>, StoreError> {
    r.list::<FicheAction>("contrat_id = $2 ;; ORDER BY numero", args![contrat]).await
}

/// The organisations by which a sheet is found: its pilots and partners.
async fn organisations(r: &mut impl Read, fiche: FicheActionId) -> Result<Vec<Organisation>, StoreError> {
    r.list::<Organisation>(
        "id IN (SELECT organisation_id FROM participation WHERE collectivite_id = $1 AND fiche_id = $2) ;; ORDER BY id",
        args![fiche],
    )
    .await
}

/// Writes the search key of a sheet whose people changed.
pub(in crate::actes) async fn reindexer(w: &mut Writer, fiche: FicheActionId) -> Result<(), StoreError> {
    let mut f: FicheAction = w.load(&fiche).await?;
    let organisations = organisations(w, fiche).await?;
    f.recherche = regles::cle_de_recherche(&f, &organisations);
    w.update(&mut f).await
}

/// « nouvelle action → fiche au nœud choisi, numéro suivant. » An empty number takes the next one.
///
/// # Errors
/// `Interdit`, the refusals of the form, `StoreError`.
pub async fn creer_fiche(visit: &Visit, contrat: &Contrat, saisie: &SaisieFiche, motif: &str) -> Result<FicheAction, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("fiche.creer").await?;
    let (noeuds, autres) = (noeuds(&mut w, contrat.id).await?, fiches(&mut w, contrat.id).await?);
    let mut saisie = saisie.clone();
    if saisie.numero.trim().is_empty() {
        saisie.numero = regles::numero_suivant(&autres).to_string();
    }
    let vide = FicheAction::vierge(contrat.id, saisie.statut.clone());
    let mut f = regles::appliquer(&vide, &saisie, contrat, &noeuds, &autres).map_err(ActeError::refuse)?;
    f.recherche = regles::cle_de_recherche(&f, &[]);
    if let Some(motif) = regles::facultatif(motif) {
        w.motif(motif);
    }
    w.insert(&f).await?;
    w.commit().await?;
    Ok(f)
}

/// Edits a sheet whose `version` was read: everything for the coordination, context and publics for
/// a pilot of the sheet.
///
/// # Errors
/// `Interdit`, `StoreError::Stale` when someone wrote it meanwhile, the refusals of the form.
pub async fn modifier_fiche(
    visit: &Visit,
    id: FicheActionId,
    version: i64,
    saisie: &SaisieFiche,
    motif: &str,
) -> Result<FicheAction, ActeError> {
    let mut w = visit.writer("fiche.modifier").await?;
    let vue: FicheAction = w.load(&id).await?;
    let portee = droits::portee_sur_fiche(visit, &mut w, &vue).await?;
    let avant: FicheAction = charger_a_jour(&mut w, &id, version).await?;
    if avant.retiree_le.is_some() {
        return Err(Refus::DejaRetiree.into());
    }
    let mut f = match portee {
        Portee::Confie => regles::appliquer_partie_du_pilote(&avant, saisie),
        Portee::Tout => {
            let contrat: Contrat = w.load(&avant.contrat_id).await?;
            let (noeuds, autres) = (noeuds(&mut w, contrat.id).await?, fiches(&mut w, contrat.id).await?);
            regles::appliquer(&avant, saisie, &contrat, &noeuds, &autres)
        }
    }
    .map_err(ActeError::refuse)?;
    f.recherche = regles::cle_de_recherche(&f, &organisations(&mut w, id).await?);
    if let Some(motif) = regles::facultatif(motif) {
        w.motif(motif);
    }
    w.update(&mut f).await?;
    w.commit().await?;
    Ok(f)
}

/// « retirer = fin d'effet » ; « vingt signes au moins » for the reason.
///
/// # Errors
/// `Interdit`, `Stale`, `DejaRetiree`, `MotifTropCourt`.
pub async fn retirer_fiche(visit: &Visit, id: FicheActionId, version: i64, motif: &str) -> Result<FicheAction, ActeError> {
    let mut w = visit.writer("fiche.retirer").await?;
    let vue: FicheAction = w.load(&id).await?;
    droits::sur_contrat(visit, Right::ModifierPlan, vue.contrat_id)?;
    let mut f: FicheAction = charger_a_jour(&mut w, &id, version).await?;
    if f.retiree_le.is_some() {
        return Err(Refus::DejaRetiree.into());
    }
    w.motif(regles::motif_de_retrait("motif_retrait", motif)?);
    f.retiree_le = Some(w.today());
    w.update(&mut f).await?;
    w.commit().await?;
    Ok(f)
}

/// « Restaurer = nouvelle version. » Refused while another sheet in force bears its number.
///
/// # Errors
/// `Interdit`, `Stale`, `PasRetiree`, `MotifTropCourt`, `NumeroPris`.
pub async fn retablir_fiche(visit: &Visit, id: FicheActionId, version: i64, motif: &str) -> Result<FicheAction, ActeError> {
    let mut w = visit.writer("fiche.retablir").await?;
    let vue: FicheAction = w.load(&id).await?;
    droits::sur_contrat(visit, Right::ModifierPlan, vue.contrat_id)?;
    let mut f: FicheAction = charger_a_jour(&mut w, &id, version).await?;
    if f.retiree_le.is_none() {
        return Err(Refus::PasRetiree.into());
    }
    let autres = fiches(&mut w, f.contrat_id).await?;
    if let Some(pris) = autres.iter().find(|a| a.id != f.id && a.retiree_le.is_none() && a.numero == f.numero) {
        return Err(Refus::NumeroPris { numero: f.numero, titre: pris.titre.clone() }.into());
    }
    w.motif(regles::motif_de_retrait("motif_retrait", motif)?);
    f.retiree_le = None;
    w.update(&mut f).await?;
    w.commit().await?;
    Ok(f)
}
