//! Validating several values at once, or sending them back: « déposée → (renvoyée avec motif → déposée) → validée ».

use super::{Dossier, RefusValeur, niveaux, projection, tapees};
use crate::model::{EtatValeur, Valeur, ValeurId};
use crate::regles::{MOTIF_MIN, ecrire_periode};
use std::collections::BTreeSet;
use store::{ActeError, Read, StoreError, Writer};
use web::Visit;

/// Validates values handed in, all or none, and writes what they change in the years of the contract. `motif`: why a figure that
/// someone typed for a year is replaced.
///
/// # Errors
/// `Interdit`; `RienDeChoisi`, `PasDeposee`, `PropreValeur`, `AnneeAMotiver`; `StoreError::Missing` for a value of another contract; the
/// relations that places gathered would break.
pub async fn valider(
    visit: &Visit,
    w: &mut Writer,
    dossier: &mut Dossier,
    ids: &[ValeurId],
    motif: &str,
) -> Result<usize, ActeError> {
    let mut choisies = choisies(visit, w, dossier, ids).await?;
    let moi = visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
    let refus: Vec<RefusValeur> =
        choisies.iter().filter(|v| !v.preuve.is_empty() && v.auteur_id == moi).map(|v| nommer(dossier, v, true)).collect();
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    tapees::valider(dossier, &choisies, motif).map_err(ActeError::refuse)?;
    if !motif.trim().is_empty() {
        w.motif(motif.trim());
    }
    let mut touchees = BTreeSet::new();
    for v in &mut choisies {
        v.etat = EtatValeur::Validee;
        v.valideur = Some(w.actor().nom().to_owned());
        v.validee_a = Some(w.now());
        w.update(v).await?;
        dossier.valeurs.retain(|autre| autre.id != v.id);
        dossier.valeurs.push(v.clone());
        touchees.insert((v.indicateur_id, v.periode));
    }
    projection::reporter(w, dossier, &touchees).await?;
    niveaux::tenir_les_annees(w, dossier, &choisies).await?;
    Ok(choisies.len())
}

/// Sends values back to who typed them, with a reason.
///
/// # Errors
/// Those of [`valider`], and `MotifDeRenvoi` under 20 signs.
pub async fn renvoyer(
    visit: &Visit,
    w: &mut Writer,
    dossier: &mut Dossier,
    ids: &[ValeurId],
    motif: &str,
) -> Result<usize, ActeError> {
    let mut choisies = choisies(visit, w, dossier, ids).await?;
    if motif.trim().chars().count() < MOTIF_MIN {
        return Err(RefusValeur::MotifDeRenvoi.into());
    }
    w.motif(motif.trim());
    for v in &mut choisies {
        v.etat = EtatValeur::Renvoyee;
        v.renvoi = Some(motif.trim().to_owned());
        w.update(v).await?;
    }
    Ok(choisies.len())
}

async fn choisies(visit: &Visit, w: &mut Writer, dossier: &Dossier, ids: &[ValeurId]) -> Result<Vec<Valeur>, ActeError> {
    if !dossier.peut_valider(visit) {
        return Err(ActeError::Interdit);
    }
    if ids.is_empty() {
        return Err(RefusValeur::RienDeChoisi.into());
    }
    let mut choisies = vec![];
    for id in ids {
        let v: Valeur = w.load(id).await?;
        if v.contrat_id != dossier.contrat.id {
            return Err(StoreError::Missing { table: "valeur", id: id.to_string() }.into());
        }
        choisies.push(v);
    }
    let refus: Vec<RefusValeur> =
        choisies.iter().filter(|v| v.etat != EtatValeur::Deposee).map(|v| nommer(dossier, v, false)).collect();
    if refus.is_empty() { Ok(choisies) } else { Err(ActeError::refuse(refus)) }
}

fn nommer(dossier: &Dossier, v: &Valeur, propre: bool) -> RefusValeur {
    let indicateur = dossier.indicateur(v.indicateur_id);
    let code = indicateur.map(|i| i.code.clone()).unwrap_or_default();
    let periode = ecrire_periode(v.periode, indicateur.and_then(|i| dossier.suivi(i).pas()));
    if propre { RefusValeur::PropreValeur { code, periode } } else { RefusValeur::PasDeposee { code, periode } }
}
