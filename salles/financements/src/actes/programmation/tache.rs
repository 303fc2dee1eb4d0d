//! « 5 s à l'écran, 60 s en tâche »: a longer search, outside any request. It is asked in the database, one process claims it
//! there, for the whole installation one at a time; its answer is written as that of five seconds is, or thrown away when the
//! scenario or what it is computed from changed meanwhile.

use super::calcul::{Reponse, doctrine, ecrire_la_reponse, poser, repondre};
use super::{Refus, lire, ouvrir, tient};
use crate::calculs::{AppelLu, Besoin};
use crate::m;
use crate::model::{Appel, EtatScenario, EtatTache, Scenario, ScenarioId, TacheCalcul, TacheCalculId};
use crate::regles::programmation::Pose;
use crate::regles::programmation::scenario::Preuve;
use crate::regles::programmation::tache::{BAIL, utile, vive, vraiment};
use kernel::{Actor, CollectiviteId, Id, Lang, Refusal};
use std::time::Duration;
use store::{ActeError, Db, Read, StoreError, Writer, args};
use web::Visit;

/// The last search asked for a scenario.
///
/// # Errors
/// `StoreError`.
pub async fn derniere(r: &mut impl Read, scenario: ScenarioId) -> Result<Option<TacheCalcul>, StoreError> {
    r.find::<TacheCalcul>("scenario_id = $2 ;; ORDER BY demandee_a DESC, id DESC LIMIT 1", args![scenario]).await
}

/// Asks for a longer search: it begins when nothing else runs, and the page may be closed.
///
/// # Errors
/// `Interdit`; `Refus` when the scenario is shared, has nothing left to search, or is being searched already; `Stale`.
pub async fn demander(visit: &Visit, scenario: ScenarioId, version: i64) -> Result<TacheCalcul, ActeError> {
    let mut w = visit.writer("tache.demander").await?;
    let (_, vu) = ouvrir(visit, &mut w, scenario, version).await?;
    if !utile(&vu.doctrine, lire::<Preuve>(&vu.preuve)?.statut) {
        return Err(Refus::RienAChercher.into());
    }
    let maintenant = w.now();
    if let Some(avant) = derniere(&mut w, scenario).await? {
        if vive(&avant, maintenant) {
            return Err(Refus::DejaCherche.into());
        }
        if avant.etat == EtatTache::EnCours {
            finir(&mut w, avant, EtatTache::Perdue, String::new()).await?;
        }
    }
    let tache = TacheCalcul {
        id: TacheCalculId::fresh(),
        version: 1,
        scenario_id: scenario,
        scenario_version: version,
        etat: EtatTache::Attente,
        demandee_par: visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default(),
        demandee_a: maintenant,
        fil: String::new(),
        prise_a: None,
        jusqu_a: None,
        finie_a: None,
        motif: String::new(),
    };
    w.insert(&tache).await?;
    w.commit().await?;
    Ok(tache)
}

/// Gives up a search that waits or runs: what it finds will not be written.
///
/// # Errors
/// `Interdit`; `Refus` when nothing waits nor runs.
pub async fn annuler(visit: &Visit, scenario: ScenarioId) -> Result<(), ActeError> {
    let mut w = visit.writer("tache.annuler").await?;
    let vu: Scenario = w.load(&scenario).await?;
    let appel: Appel = w.load(&vu.appel_id).await?;
    if !tient(visit, &appel, &vu) {
        return Err(ActeError::Interdit);
    }
    let maintenant = w.now();
    let tache = derniere(&mut w, scenario).await?.filter(|t| vive(t, maintenant)).ok_or(Refus::RienEnCours)?;
    finir(&mut w, tache, EtatTache::Annulee, String::new()).await?;
    w.commit().await?;
    Ok(())
}

async fn finir(w: &mut Writer, mut tache: TacheCalcul, etat: EtatTache, motif: String) -> Result<(), StoreError> {
    (tache.etat, tache.motif, tache.finie_a) = (etat, motif, Some(w.now()));
    w.update(&mut tache).await
}

/// A name for this process, by which it holds what it claims.
#[must_use]
pub fn fil() -> String {
    Id::<TacheCalcul>::fresh().to_string()
}

/// Claims the oldest search that waits, runs it for `limite` and writes what came; says whether there was one.
///
/// # Errors
/// `ActeError::Store`.
pub async fn faire_une(db: &Db, fil: &str, limite: Duration) -> Result<bool, ActeError> {
    let Some((ici, tache)) = prendre(db, fil).await? else { return Ok(false) };
    let reponse = chercher(db, ici, &tache, limite).await?;
    conclure(db, ici, &tache, reponse).await?;
    Ok(true)
}

/// Takes a search for this process. The index of the schema allows one that runs in the whole installation: of two processes
/// that try, the second is refused by the database.
async fn prendre(db: &Db, fil: &str) -> Result<Option<(CollectiviteId, TacheCalcul)>, StoreError> {
    let mut attendues: Vec<(CollectiviteId, TacheCalcul)> = vec![];
    let maintenant = db.clock().now();
    for une in db.collectivites().await? {
        let mut r = db.reader(une.id).await?;
        let vives: Vec<TacheCalcul> =
            r.list::<TacheCalcul>("etat IN ('attente', 'en_cours') ;; ORDER BY demandee_a, id", vec![]).await?;
        drop(r);
        for tache in vives {
            match vraiment(&tache, maintenant) {
                EtatTache::Attente => attendues.push((une.id, tache)),
                EtatTache::EnCours => return Ok(None),
                _ => constater_la_perte(db, une.id, tache.id).await?,
            }
        }
    }
    let Some((ici, tache)) = attendues.into_iter().min_by_key(|(_, t)| (t.demandee_a, t.id.to_string())) else {
        return Ok(None);
    };
    let mut w = db.writer(ici, Actor::Systeme, "tache.avancer").await?;
    let mut tache: TacheCalcul = w.load(&tache.id).await?;
    if tache.etat != EtatTache::Attente {
        return Ok(None);
    }
    (tache.etat, tache.prise_a, tache.jusqu_a) = (EtatTache::EnCours, Some(w.now()), Some(w.now() + BAIL));
    fil.clone_into(&mut tache.fil);
    match w.update(&mut tache).await {
        Ok(()) => {}
        Err(StoreError::Duplicate(_) | StoreError::Stale { .. }) => return Ok(None),
        Err(autre) => return Err(autre),
    }
    w.commit().await?;
    Ok(Some((ici, tache)))
}

/// The process that held it died: the scenario is as it was, and the page offers to begin again.
async fn constater_la_perte(db: &Db, ici: CollectiviteId, tache: TacheCalculId) -> Result<(), StoreError> {
    let mut w = db.writer(ici, Actor::Systeme, "tache.constater").await?;
    let tache: TacheCalcul = w.load(&tache).await?;
    if tache.etat == EtatTache::EnCours && vraiment(&tache, w.now()) == EtatTache::Perdue {
        finir(&mut w, tache, EtatTache::Perdue, String::new()).await?;
        w.commit().await?;
    }
    Ok(())
}

/// What the question was, and what was found; nothing when the scenario is not the one that was asked about.
type Trouve = Option<(solver::Probleme, Reponse)>;

async fn chercher(db: &Db, ici: CollectiviteId, tache: &TacheCalcul, limite: Duration) -> Result<Trouve, ActeError> {
    let mut r = db.reader(ici).await?;
    let lue = lire_la_question(&mut r, tache, db.clock().today()).await?;
    drop(r);
    let Some((_, scenario, pose)) = lue else { return Ok(None) };
    let (probleme, doctrine) = (pose.probleme.clone(), doctrine(&scenario.doctrine));
    // A thread of its own, not one of those that serve: the process may stop without waiting for it.
    let (rendre, rendue) = tokio::sync::oneshot::channel();
    let faire = move || {
        let _ = rendre.send(repondre(&pose, doctrine, limite));
    };
    std::thread::Builder::new().name("recherche".into()).spawn(faire).map_err(|e| StoreError::Broken(e.to_string()))?;
    let reponse = rendue.await.map_err(|e| StoreError::Broken(e.to_string()))?;
    Ok(Some((probleme, reponse)))
}

/// The question of a task as the tables stand, unless its scenario changed since it was asked.
async fn lire_la_question(
    r: &mut impl Read,
    tache: &TacheCalcul,
    jour: jiff::civil::Date,
) -> Result<Option<(AppelLu, Scenario, Pose)>, StoreError> {
    let scenario: Scenario = r.load(&tache.scenario_id).await?;
    if scenario.version != tache.scenario_version || scenario.etat == EtatScenario::Partage {
        return Ok(None);
    }
    let appel: Appel = r.load(&scenario.appel_id).await?;
    let lu = AppelLu::lire(r, appel, Besoin::TOUT, jour).await?;
    let pose = poser(&lu, &scenario)?;
    Ok(Some((lu, scenario, pose)))
}

/// Writes what was found if the question is still the same; else throws it away, and says so.
async fn conclure(db: &Db, ici: CollectiviteId, tache: &TacheCalcul, trouve: Trouve) -> Result<(), ActeError> {
    let mut w = db.writer(ici, Actor::Systeme, "scenario.calculer").await?;
    let tenue: TacheCalcul = w.load(&tache.id).await?;
    // Given up meanwhile, or taken for lost: nothing of it is written.
    if tenue.etat != EtatTache::EnCours || tenue.fil != tache.fil {
        return Ok(());
    }
    w.motif(m(Lang::Fr).programmation_tache_motif(&tenue.demandee_par));
    let jour = w.today();
    let actuelle = lire_la_question(&mut w, &tenue, jour).await?;
    let (etat, motif) = match (trouve, actuelle) {
        (Some((posee, (reponse, orphelin))), Some((lu, mut scenario, actuelle))) if posee == actuelle.probleme => match reponse {
            Ok(programmation) => {
                ecrire_la_reponse(&mut scenario, &lu, &programmation, orphelin.as_ref(), w.now())?;
                w.update(&mut scenario).await?;
                (EtatTache::Faite, String::new())
            }
            Err(cause) => (EtatTache::Refusee, Refus::de_la_question(cause).message(Lang::Fr)),
        },
        _ => (EtatTache::Perimee, String::new()),
    };
    finir(&mut w, tenue, etat, motif).await?;
    w.commit().await?;
    Ok(())
}

/// Puts back what this process holds, when it is asked to stop: another will take it up, or itself once started again.
///
/// # Errors
/// `StoreError`.
pub async fn rendre(db: &Db, fil: &str) -> Result<(), StoreError> {
    for une in db.collectivites().await? {
        let mut w = db.writer(une.id, Actor::Systeme, "tache.renvoyer").await?;
        let tenues: Vec<TacheCalcul> = w.list::<TacheCalcul>("etat = 'en_cours' AND fil = $2", args![fil.to_owned()]).await?;
        for mut tache in tenues {
            (tache.etat, tache.prise_a, tache.jusqu_a) = (EtatTache::Attente, None, None);
            tache.fil.clear();
            w.update(&mut tache).await?;
        }
        w.commit().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
