//! « remplacé par » (§ 2): an indicator that goes on under another definition. The old one is closed, its figures stay, and
//! entries on it are refused with the name of the new one.

use super::recalculer;
use crate::model::{EtatIndicateur, Indicateur, IndicateurId, Remplacement};
use crate::regles::remplacement::{RefusRemplacement, SaisieRemplacement, lire_remplacement};
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Replaces an indicator by another of its contract, from a period.
///
/// # Errors
/// `Interdit`, `Stale` when the old one was changed meanwhile, the refusals of the form.
pub async fn remplacer(
    visit: &Visit,
    w: &mut Writer,
    (ancien, version): (IndicateurId, i64),
    saisie: &SaisieRemplacement,
) -> Result<Remplacement, ActeError> {
    let mut avant: Indicateur = w.load(&ancien).await?;
    droit(visit, &avant)?;
    if avant.version != version {
        return Err(StoreError::Stale { table: "indicateur", id: ancien.to_string() }.into());
    }
    let contrat = avant.contrat_id.clone();
    let indicateurs: Vec<Indicateur> = w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.clone()]).await?;
    let deja: Vec<Remplacement> = w.list("contrat_id = $2 ;; ORDER BY id", args![contrat.clone()]).await?;
    let (nouveau, periode) = lire_remplacement(&avant, saisie, &indicateurs, &deja).map_err(ActeError::refuse)?;
    let motif = saisie.motif.trim().to_owned();
    w.motif(&motif);
    let remplacement = Remplacement {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.clone(),
        ancien_id: ancien,
        nouveau_id: nouveau,
        periode,
        motif,
        auteur: w.actor().nom().to_owned(),
        le: w.now(),
    };
    w.insert(&remplacement).await?;
    avant.etat = EtatIndicateur::Clos;
    w.update(&mut avant).await?;
    recalculer(w, &contrat).await?;
    Ok(remplacement)
}

/// Takes a replacement back: the old indicator is validated again and may be answered.
///
/// # Errors
/// `Interdit`, `MotifTropCourt`, `Missing` when nothing replaces it.
pub async fn retirer_remplacement(visit: &Visit, w: &mut Writer, ancien: IndicateurId, motif: &str) -> Result<(), ActeError> {
    let mut avant: Indicateur = w.load(&ancien).await?;
    droit(visit, &avant)?;
    let remplacement: Remplacement = w
        .find::<Remplacement>("ancien_id = $2", args![ancien])
        .await?
        .ok_or_else(|| StoreError::Missing { table: "remplacement", id: ancien.to_string() })?;
    if motif.trim().chars().count() < crate::regles::MOTIF_MIN {
        return Err(RefusRemplacement::MotifTropCourt.into());
    }
    w.motif(motif.trim());
    w.delete(&remplacement).await?;
    avant.etat = EtatIndicateur::Valide;
    w.update(&mut avant).await?;
    recalculer(w, &avant.contrat_id).await?;
    Ok(())
}

fn droit(visit: &Visit, i: &Indicateur) -> Result<(), ActeError> {
    if visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) { Ok(()) } else { Err(ActeError::Interdit) }
}
