//! The calculation itself, away from the threads that serve pages: five seconds, one at a time.

use super::{Refus, ecrire, lire, ouvrir, voit};
use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::model::{Appel, Scenario, ScenarioId};
use crate::regles::Financeur;
use crate::regles::programmation::scenario::{
    MOTEUR, OrphelinEcrit, ParametresEcrits, Preuve, StatutEcrit, VerrouEcrit, choix, ecrit, lu,
};
use crate::regles::programmation::{Choix, Pose, Question};
use jiff::Timestamp;
use solver::{ArgentOrphelin, Doctrine, Gain, Invalide, PourquoiPas, Programmation};
use std::time::Duration;
use store::{ActeError, Read, StoreError};
use tokio::sync::Semaphore;
use web::Visit;

/// « 5 s à l'écran ».
pub const LIMITE: Duration = Duration::from_secs(5);
/// For each question of a list (« que donnerait 1 000 € de plus ? »), and for orphan money.
const ENTRE_DEUX: Duration = Duration::from_millis(800);

/// One calculation at a time: the other pages keep the other core.
static CALCUL: Semaphore = Semaphore::const_new(1);

/// Runs a calculation where it blocks nobody.
///
/// # Errors
/// `StoreError::Broken` when the calculation itself breaks down.
async fn sans_bloquer<T: Send + 'static>(faire: impl FnOnce() -> T + Send + 'static) -> Result<T, ActeError> {
    let permis = CALCUL.acquire().await.map_err(|e| StoreError::Broken(e.to_string()))?;
    let reponse = tokio::task::spawn_blocking(faire).await.map_err(|e| StoreError::Broken(e.to_string()));
    drop(permis);
    Ok(reponse?)
}

fn invalide(cause: Invalide) -> ActeError {
    Refus::de_la_question(cause).into()
}

/// The doctrine of a scenario; the list by notes has none.
pub(super) fn doctrine(code: &str) -> Option<Doctrine> {
    Doctrine::TOUTES.into_iter().find(|d| d.nom() == code)
}

fn choix_du(scenario: &Scenario) -> Result<Choix, StoreError> {
    let verrous: Vec<VerrouEcrit> = lire(&scenario.verrous)?;
    let parametres: ParametresEcrits = lire(&scenario.parametres)?;
    Ok(Choix { a_la_main: lu(&scenario.plan), ..choix(&verrous, &parametres) })
}

/// The question of a scenario, as its call stands now.
///
/// # Errors
/// `StoreError`.
pub fn question(appel: &AppelLu, scenario: &Scenario) -> Result<Question, StoreError> {
    Ok(appel.question(&choix_du(scenario)?))
}

/// The same, with whoever judges its answers.
pub(super) fn poser(appel: &AppelLu, scenario: &Scenario) -> Result<Pose, StoreError> {
    Ok(appel.poser(&choix_du(scenario)?))
}

/// What a calculation answers: a plan and its proof, and the money nobody can use any more.
pub(super) type Reponse = (Result<Programmation, Invalide>, Option<ArgentOrphelin>);

/// Answers a question within `limite`, on the thread that asks.
pub(super) fn repondre(pose: &Pose, doctrine: Option<Doctrine>, limite: Duration) -> Reponse {
    let reponse = pose.chercher(doctrine, limite);
    let orphelin = reponse.as_ref().ok().filter(|r| !matches!(r.statut, solver::Statut::Impossible(_)));
    let orphelin = orphelin.and_then(|r| solver::argent_orphelin(&pose.probleme, &r.plan, ENTRE_DEUX).ok());
    (reponse, orphelin)
}

/// Puts what was found in a scenario: « plan, preuve (statut, borne, durée), version du moteur » (§ 3).
pub(super) fn ecrire_la_reponse(
    scenario: &mut Scenario,
    appel: &AppelLu,
    programmation: &Programmation,
    orphelin: Option<&ArgentOrphelin>,
    a: Timestamp,
) -> Result<(), StoreError> {
    let nom = |code: &str| appel.nom(&Financeur::nomme(code));
    let hors_concours: Vec<&str> = appel.dossiers.iter().filter(|d| appel.sur_reservation(d)).map(DossierSuivi::numero).collect();
    let mut plan = ecrit(&programmation.plan);
    // What was given by hand to a file that does not compete was taken off the envelopes: it stays.
    plan.extend(std::mem::take(&mut scenario.plan.0).into_iter().filter(|(numero, _)| hors_concours.contains(&numero.as_str())));
    scenario.plan.0 = plan;
    let mut parametres: ParametresEcrits = lire(&scenario.parametres)?;
    if !parametres.a_la_main.is_empty() {
        parametres.a_la_main.clear();
        scenario.parametres = ecrire(&parametres)?;
    }
    scenario.preuve = ecrire(&Preuve::de(programmation, orphelin.map(OrphelinEcrit::de), &nom))?;
    MOTEUR.clone_into(&mut scenario.moteur);
    scenario.calcule_a = Some(a);
    Ok(())
}

/// Computes a scenario and writes what came: plan, proof, orphan money. The calculation runs before the write, on the scenario
/// as the visitor saw it; if it changed meanwhile, nothing is written.
///
/// # Errors
/// `Interdit`; `Refus` for a question that cannot be asked, or a shared scenario; `Stale`.
pub async fn calculer(visit: &Visit, scenario: ScenarioId, version: i64) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.lire").await?;
    let (appel, vu) = ouvrir(visit, &mut w, scenario, version).await?;
    let jour = w.today();
    let appel_lu = AppelLu::lire(&mut w, appel, Besoin::TOUT, jour).await?;
    drop(w);
    if appel_lu.candidats().is_empty() {
        return Err(Refus::AppelTropTot.into());
    }
    let pose = poser(&appel_lu, &vu)?;
    let doctrine = doctrine(&vu.doctrine);
    let (programmation, orphelin) = sans_bloquer(move || repondre(&pose, doctrine, LIMITE)).await?;
    let programmation = programmation.map_err(invalide)?;
    let mut w = visit.writer("scenario.calculer").await?;
    let (_, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    ecrire_la_reponse(&mut scenario, &appel_lu, &programmation, orphelin.as_ref(), w.now())?;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// Why a file is not in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// « Chaque année un dossier d'exécution sans nouvelle concurrence »: it is paid on what its agreement reserved.
    SurReservation,
    /// The scenario holds no plan yet.
    PasCalcule,
    Calcul(PourquoiPas),
}

/// The answer to « pourquoi pas ce dossier ? », and what it was asked of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pourquoi {
    pub cause: Cause,
    /// None: the list by notes seeks nothing, and is told by its points.
    pub doctrine: Option<Doctrine>,
    /// Amounts were typed in the plan since it was computed.
    pub a_la_main: bool,
}

/// « Pourquoi pas ce dossier ? », asked of a scenario: of its plan as it stands, under its doctrine and its locks.
///
/// # Errors
/// `Interdit`; `Refus` for a file that is in no programme, or a question that cannot be asked; `StoreError`.
pub async fn pourquoi_pas(visit: &Visit, appel: &AppelLu, scenario: &Scenario, numero: &str) -> Result<Pourquoi, ActeError> {
    if !voit(visit, &appel.appel, scenario) {
        return Err(ActeError::Interdit);
    }
    let dossier = appel.dossier(numero).filter(|d| d.en_programmation());
    let dossier = dossier.ok_or_else(|| Refus::DossierInconnu { numero: numero.to_owned() })?;
    let preuve: Preuve = lire(&scenario.preuve)?;
    let doctrine = doctrine(&scenario.doctrine);
    let dire = |cause| Pourquoi { cause, doctrine, a_la_main: preuve.statut == StatutEcrit::ALaMain };
    if appel.sur_reservation(dossier) {
        return Ok(dire(Cause::SurReservation));
    }
    if preuve.statut == StatutEcrit::Vide {
        return Ok(dire(Cause::PasCalcule));
    }
    let (pose, plan, id) = (poser(appel, scenario)?, lu(&scenario.plan), numero.to_owned());
    let cherchee = doctrine.unwrap_or(Doctrine::Large);
    let reponse = sans_bloquer(move || solver::pourquoi_pas(&pose.probleme, &plan, cherchee, &id, LIMITE)).await?;
    Ok(dire(Cause::Calcul(reponse.map_err(invalide)?)))
}

/// « Que donnerait 1 000 € de plus ? », envelope by envelope.
///
/// # Errors
/// `Interdit`; `Refus` for a question that cannot be asked; `StoreError`.
pub async fn de_plus(visit: &Visit, appel: &AppelLu, scenario: &Scenario, euros: i64) -> Result<Vec<Gain>, ActeError> {
    if !voit(visit, &appel.appel, scenario) {
        return Err(ActeError::Interdit);
    }
    let pose = poser(appel, scenario)?;
    let doctrine = doctrine(&scenario.doctrine).unwrap_or(Doctrine::Large);
    let gains = sans_bloquer(move || {
        let reference = pose.chercher(Some(doctrine), LIMITE / 2)?;
        solver::de_plus(&pose.probleme, &reference, euros, ENTRE_DEUX)
    })
    .await?;
    gains.map_err(invalide)
}

/// The scenarios of a call that a visitor sees, the latest first.
///
/// # Errors
/// `StoreError`.
pub async fn scenarios(visit: &Visit, r: &mut impl Read, appel: &Appel) -> Result<Vec<Scenario>, StoreError> {
    let tous: Vec<Scenario> = r.list("appel_id = $2 ;; ORDER BY cree_a, id", store::args![appel.id]).await?;
    Ok(tous.into_iter().filter(|s| voit(visit, appel, s)).collect())
}

/// A calculation that lasts, for the test that nothing waits for it.
#[cfg(test)]
pub(super) async fn tests_lents(duree: Duration) {
    let _ = sans_bloquer(move || std::thread::sleep(duree)).await;
}
