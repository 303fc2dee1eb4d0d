//! Loads the demonstration territory: facts of public documents, then fictitious answers that say so.
//! Read `contrat.rs` for how a printed contract becomes records.

mod acteurs;
mod contrat;
mod donnees;
mod financements;
mod indicateurs;
mod revues;
mod seances;
mod ville;

use crate::erreur::Erreur;
use crate::m;
use jiff::civil::{Date, date};
use kernel::{Actor, Id, Lang};
use std::collections::HashMap;
use store::global::Collectivite;
use store::{Db, Writer};

/// The demonstration's collectivité in addresses.
pub const SLUG: &str = "carcassonne-agglo";

/// The day the plan enters pacte: the first of year 1.
const ENTREE: Date = date(2024, 7, 1);

/// Who writes during the loading.
fn chargeur() -> Actor {
    Actor::Commande { nom: "pacte demo".into() }
}

/// Founds Carcassonne Agglo and loads everything, telling each step.
pub async fn charger(db: &Db, lang: Lang, progress: &(dyn Fn(&str) + Sync)) -> Result<(), Erreur> {
    let t = m(lang);
    let collectivite = Collectivite {
        id: Id::fresh(),
        slug: SLUG.into(),
        nom: "Carcassonne Agglo".into(),
        siren: Some("200035715".into()),
        prefixe_360: String::new(),
    };
    db.found(&collectivite).await?;

    // The past is told in its order, so that the plan can be read as it was on any evening since.
    let ecrire = async |jour: Option<Date>| -> Result<Writer, Erreur> {
        let then = jour.map_or_else(|| db.clone(), |day| db.at(revues::noon(day)));
        let mut w = then.writer(collectivite.id, chargeur(), "demonstration.charger").await?;
        w.motif("Données de démonstration");
        Ok(w)
    };
    progress(&t.chargement_organisations());
    let mut w = ecrire(Some(ENTREE)).await?;
    let annuaire = acteurs::organisations(&mut w).await?;
    let contacts = acteurs::contacts(&mut w, &annuaire).await?;
    progress(&t.chargement_territoire());
    territoire::chargement::charger(&mut w, donnees::COMMUNES, donnees::QPV, donnees::CONSEILS, donnees::TERRITOIRE).await?;
    progress(&t.chargement_plan());
    let plan = contrat::charger(&mut w, &annuaire).await?;
    let ville = ville::charger(&mut w, &annuaire, &plan).await?;
    progress(&t.chargement_comptes());
    acteurs::comptes(&mut w, &annuaire).await?;
    w.commit().await?;
    progress(&t.chargement_annees());
    let data = donnees::demonstration()?;
    let today = db.clock().today();
    let mut campagnes = HashMap::new();
    let mut reorientation = None;
    for past in [true, false] {
        for (annee, exercice) in data.exercices.iter().filter(|(_, e)| e.close_le.is_some() == past) {
            let annee: i64 = annee.parse().unwrap_or_default();
            let mut w = ecrire(revues::day(exercice.close_le.as_deref(), None, today)?).await?;
            campagnes.insert(annee, revues::charger(&mut w, &plan, (&annuaire, &contacts), annee, exercice).await?);
            w.commit().await?;
        }
        for (rang, seance) in (1_i64..).zip(&data.comites).filter(|(_, c)| c.tenue_le.is_some() == past) {
            let mut w = ecrire(revues::day(seance.tenue_le.as_deref(), None, today)?).await?;
            let decided = seances::charger(&mut w, &plan, campagnes.get(&rang).copied(), seance).await?;
            reorientation = decided.or(reorientation);
            w.commit().await?;
        }
        for (annee, exercice) in data.exercices.iter().filter(|_| past) {
            let frozen = revues::day(exercice.figee_le.as_deref(), None, today)?;
            if let (Some(le), Some(campagne)) = (frozen, annee.parse().ok().and_then(|a: i64| campagnes.get(&a))) {
                let mut w = ecrire(Some(le)).await?;
                revues::figer(&mut w, &collectivite.nom, *campagne, le).await?;
                w.commit().await?;
            }
        }
    }
    let mut w = ecrire(None).await?;
    seances::avenants(&mut w, &plan, &data.avenants, reorientation).await?;
    indicateurs::charger(&mut w, &plan).await?;
    plans::actes::reprise::deposer_le_texte(&mut w, &plan.contrat, "propositions-2026.txt", donnees::PROPOSITIONS).await?;
    ville.suivre(&mut w, &annuaire, &contacts, &data.engagements).await?;
    progress(&t.chargement_appels());
    financements::charger(&mut w, &annuaire, today).await?;
    w.commit().await?;
    Ok(())
}
