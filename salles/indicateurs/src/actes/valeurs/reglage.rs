//! Writing how an indicator is followed, and what follows from it for its years.

use super::projection::{lues, relire};
use super::{Dossier, RefusValeur};
use crate::actes::formule::{lire_expression, oublier, recalculer};
use crate::model::{Indicateur, Rupture, Suivi};
use crate::regles::suivi::{SaisieSuivi, lire_suivi};
use crate::regles::{MOTIF_MIN, lire_periode};
use kernel::nombre::{Saisie, lire_saisie};
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// The references typed for breaks, as decimal texts.
fn references(saisies: &[(String, String)]) -> Result<Vec<(String, Option<String>)>, Vec<RefusValeur>> {
    let mut refus = vec![];
    let mut lues = vec![];
    for (id, saisi) in saisies {
        match (saisi.trim(), lire_saisie(saisi)) {
            ("", _) => lues.push((id.clone(), None)),
            (_, Ok(Saisie::Valeur { nombre, .. })) => lues.push((id.clone(), Some(nombre.to_string()))),
            (saisi, _) => refus.push(RefusValeur::ReferenceIllisible { id: id.clone(), saisi: saisi.to_owned() }),
        }
    }
    if refus.is_empty() { Ok(lues) } else { Err(refus) }
}

/// The years that had a figure gathered from values, and would have none.
fn videes(dossier: &Dossier, indicateur: &Indicateur, lues: &[(i64, Option<String>)]) -> Vec<String> {
    let gathered = |annee: i64, lue: &Option<String>| {
        let mut siennes = dossier.observations.iter().filter(|o| (o.indicateur_id, o.annee) == (indicateur.id, annee));
        siennes.any(|o| o.lecture.0.is_some() && o.valeur == *lue)
    };
    let perdue = |annee: i64| dossier.retenue(indicateur, annee).is_none_or(|r| !r.est_complete());
    let perdues = lues.iter().filter(|(annee, lue)| lue.is_some() && gathered(*annee, lue) && perdue(*annee));
    perdues.map(|(annee, _)| annee.to_string()).collect()
}

/// Writes how an indicator is followed. A new formula or perimeter, once there was one, breaks the series: the entry says
/// from which period and why.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the form, `RuptureAMotiver`, `AnneesVidees`.
pub async fn regler(
    visit: &Visit,
    w: &mut Writer,
    dossier: &Dossier,
    indicateur: &Indicateur,
    version: i64,
    saisie: &SaisieSuivi,
) -> Result<Suivi, ActeError> {
    if !visit.may(Right::DefinirIndicateur, Some(&indicateur.contrat_id)) {
        return Err(ActeError::Interdit);
    }
    let avant: Option<Suivi> = w.find("indicateur_id = $2", args![indicateur.id]).await?;
    if avant.as_ref().map_or(0, |s| s.version) != version {
        return Err(StoreError::Stale { table: "suivi", id: indicateur.id.to_string() }.into());
    }
    let recalees = references(&saisie.references).map_err(ActeError::refuse)?;
    let mut dossier = dossier.clone();
    let base = dossier.suivi(indicateur);
    let mut suivi = lire_suivi(avant.as_ref().unwrap_or(&base), indicateur, saisie).map_err(ActeError::refuse)?;
    let fin = dossier.contrat.bornes().map(|(_, fin)| fin.dernier_jour());
    if let (Some(le), Some(fin)) = (suivi.cible_finale_le, fin)
        && le > fin
    {
        return Err(RefusValeur::CibleFinaleHorsContrat { fin }.into());
    }
    suivi.expression = lire_expression(w, indicateur, &saisie.expression).await?;
    let regles = |s: &Suivi| (s.formule.clone(), s.perimetre.clone(), s.expression.clone(), s.millesime.clone());
    let calculee = base.expression.is_empty() && !suivi.expression.is_empty();
    // « Changer la formule crée une version »: so does a first one, over figures that someone validated.
    let remplace = calculee && dossier.observations.iter().any(|o| o.indicateur_id == indicateur.id);
    let rompu = remplace || avant.as_ref().is_some_and(|a| regles(a) != regles(&suivi));
    if rompu || !saisie.rupture.trim().is_empty() {
        let motif = saisie.rupture_motif.trim();
        let periode = lire_periode(&saisie.rupture).filter(|_| motif.chars().count() >= MOTIF_MIN);
        let periode = periode.ok_or(RefusValeur::RuptureAMotiver)?;
        w.motif(motif);
        let deja: Option<Rupture> = w.find("indicateur_id = $2 AND periode = $3", args![indicateur.id, periode]).await?;
        let mut rupture = Rupture {
            id: deja.as_ref().map_or_else(Id::fresh, |r| r.id),
            version: deja.as_ref().map_or(1, |r| r.version),
            contrat_id: indicateur.contrat_id.clone(),
            indicateur_id: indicateur.id,
            periode,
            motif: motif.to_owned(),
            auteur: w.actor().nom().to_owned(),
            le: w.now(),
            reference: deja.as_ref().and_then(|r| r.reference.clone()),
            annee: dossier.contrat.exercice(periode).map(|e| e.numero),
            limites: String::new(),
        };
        if let Some((_, recalee)) = recalees.iter().find(|(id, recalee)| id.is_empty() && recalee.is_some()) {
            rupture.reference.clone_from(recalee);
        }
        match deja {
            Some(_) => w.update(&mut rupture).await?,
            None => w.insert(&rupture).await?,
        }
    }
    let connues: Vec<Rupture> = w.list("indicateur_id = $2 ;; ORDER BY periode", args![indicateur.id]).await?;
    for mut rupture in connues {
        if let Some((_, recalee)) =
            recalees.iter().find(|(id, recalee)| *id == rupture.id.to_string() && *recalee != rupture.reference)
        {
            rupture.reference.clone_from(recalee);
            w.update(&mut rupture).await?;
        }
    }
    let calculait = avant.as_ref().is_some_and(|a| !a.expression.is_empty());
    match avant {
        Some(_) => w.update(&mut suivi).await?,
        None => w.insert(&suivi).await?,
    }
    if calculait && suivi.expression.is_empty() {
        oublier(w, indicateur.id).await?;
    }
    // « Écrire une valeur, une cible, un poids, un périmètre […] invalide exactement […] les fenêtres » (§ 9).
    let lues = lues(&dossier, indicateur);
    dossier.suivis.insert(indicateur.id, suivi.clone());
    if suivi.expression.is_empty() {
        let videes = videes(&dossier, indicateur, &lues);
        let motif = saisie.rupture_motif.trim();
        if !videes.is_empty() && motif.chars().count() < MOTIF_MIN {
            return Err(RefusValeur::AnneesVidees { annees: videes.join(", ") }.into());
        }
        if !videes.is_empty() {
            w.motif(motif);
        }
        relire(w, &mut dossier, indicateur, &lues).await?;
    }
    recalculer(w, &indicateur.contrat_id).await?;
    Ok(suivi)
}
