//! A value typed by the coordination for one year: a number or a mark of absence, never both, never 0
//! for nothing. « Non saisi, non disponible, secret, sans objet et 0 sont cinq états distincts. »

use super::{Dites, annees, recalculer, tenir_niveaux, tenir_relations};
use crate::model::{EtatObservation, Indicateur, IndicateurId, Observation, Remplacement, Suivi};
use crate::regles::Lecture;
use crate::regles::redaction::{
    PROVENANCE, Refus, SaisieObservation, controler_observation, juger_observation, lire_observation,
};
use kernel::nombre::Nombre;
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Writes the value of one year, validated since the coordination types it. A value that came from
/// elsewhere (an answer, an import) is replaced only with a reason, and the journal keeps it.
///
/// # Errors
/// `Interdit`, `AnneeHorsContrat`, `Calculee`, `Remplace`, `Stale` when another value was written meanwhile, the
/// refusals of what was typed, those of § 6 and its alerts without reason, places that count more than it, and the relations that the year would break.
pub async fn saisir_observation(
    visit: &Visit,
    w: &mut Writer,
    duree: i64,
    id: IndicateurId,
    saisie: &SaisieObservation,
) -> Result<Observation, ActeError> {
    let observation = poser_observation(visit, w, duree, id, saisie).await?;
    tenir_relations(w, &observation.contrat_id, &[(id, saisie.annee)]).await?;
    Ok(observation)
}

/// The same for one value among several: the caller asks [`tenir_relations`] of all of them once they are written.
///
/// # Errors
/// Those of [`saisir_observation`], but for relations.
pub async fn poser_observation(
    visit: &Visit,
    w: &mut Writer,
    duree: i64,
    id: IndicateurId,
    saisie: &SaisieObservation,
) -> Result<Observation, ActeError> {
    let indicateur: Indicateur = w.load(&id).await?;
    droit(visit, &indicateur.contrat_id)?;
    if !(1..=duree).contains(&saisie.annee) {
        return Err(Refus::AnneeHorsContrat { annee: saisie.annee, duree }.into());
    }
    if w.find::<Suivi>("indicateur_id = $2 AND expression <> ''", args![id]).await?.is_some() {
        return Err(Refus::Calculee { code: indicateur.code }.into());
    }
    if let Some(suite) = w.find::<Remplacement>("ancien_id = $2", args![id]).await? {
        let nouveau: Indicateur = w.load(&suite.nouveau_id).await?;
        return Err(Refus::Remplace { code: indicateur.code, par: nouveau.code }.into());
    }
    let avant: Option<Observation> = w.find("indicateur_id = $2 AND annee = $3", args![id, saisie.annee]).await?;
    let (valeur, absence) = lire_observation(&indicateur, saisie)?;
    if avant.as_ref().map(|o| o.version) != saisie.vue {
        return Err(StoreError::Stale { table: "observation", id: format!("{id}/{}", saisie.annee) }.into());
    }
    juger_observation(&indicateur, avant.as_ref(), saisie)?;
    let annees = annees(w, &indicateur.contrat_id, Some(id)).await?.au(w.today());
    controler_observation(&indicateur, avant.as_ref(), saisie, &annees)?;
    let dite = Lecture::from(valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok()));
    tenir_niveaux(w, &indicateur.contrat_id, &Dites::from([((id, saisie.annee), dite)])).await?;
    let motif = saisie.motif();
    if let Some(motif) = &motif {
        w.motif(motif);
    }
    let mut observation = Observation {
        id: avant.as_ref().map_or_else(Id::fresh, |o| o.id),
        version: avant.as_ref().map_or(1, |o| o.version),
        contrat_id: indicateur.contrat_id,
        indicateur_id: id,
        annee: saisie.annee,
        valeur,
        absence,
        motif,
        etat: EtatObservation::Validee,
        provenance: PROVENANCE.to_owned(),
        auteur: w.actor().nom().to_owned(),
        saisie_a: w.now(),
        lecture: store::Json(None),
    };
    match avant {
        Some(_) => w.update(&mut observation).await?,
        None => w.insert(&observation).await?,
    }
    recalculer(w, &observation.contrat_id).await?;
    Ok(observation)
}

/// Takes a value back: the year is « non saisi » again; the journal keeps what it was.
///
/// # Errors
/// `Interdit`, `Missing` when there is none.
pub async fn effacer_observation(visit: &Visit, w: &mut Writer, id: IndicateurId, annee: i64) -> Result<(), ActeError> {
    let indicateur: Indicateur = w.load(&id).await?;
    droit(visit, &indicateur.contrat_id)?;
    let observation: Observation = w
        .find::<Observation>("indicateur_id = $2 AND annee = $3", args![id, annee])
        .await?
        .ok_or_else(|| StoreError::Missing { table: "observation", id: format!("{id}/{annee}") })?;
    w.delete(&observation).await?;
    recalculer(w, &observation.contrat_id).await?;
    Ok(())
}

fn droit(visit: &Visit, contrat: &str) -> Result<(), ActeError> {
    if visit.may(Right::DefinirIndicateur, Some(contrat)) { Ok(()) } else { Err(ActeError::Interdit) }
}
