//! Loads the demonstration territory: facts of public documents, then fictitious answers that say so.
//! Read `contrat.rs` for how a printed contract becomes records.

mod acteurs;
mod contrat;
mod donnees;
mod revues;
mod seances;

use crate::erreur::Erreur;
use crate::m;
use kernel::{Actor, Id, Lang};
use store::Db;
use store::global::Collectivite;

/// The demonstration's collectivité in addresses.
pub const SLUG: &str = "carcassonne-agglo";

/// Who writes during the loading.
fn chargeur() -> Actor {
    Actor::Commande { nom: "pacte demo".into() }
}

/// Founds Carcassonne Agglo and loads everything, telling each step.
pub async fn charger(db: &Db, lang: Lang, progress: &(dyn Fn(&str) + Sync)) -> Result<(), Erreur> {
    let t = m(lang);
    let collectivite =
        Collectivite { id: Id::fresh(), slug: SLUG.into(), nom: "Carcassonne Agglo".into(), siren: Some("200035715".into()) };
    db.found(&collectivite).await?;

    progress(&t.chargement_organisations());
    let mut w = db.writer(collectivite.id, chargeur(), "demonstration.charger").await?;
    w.motif("Données de démonstration");
    let annuaire = acteurs::organisations(&mut w).await?;
    let contacts = acteurs::contacts(&mut w, &annuaire).await?;
    progress(&t.chargement_territoire());
    territoire::chargement::charger(&mut w, donnees::COMMUNES, donnees::QPV, donnees::CONSEILS, donnees::TERRITOIRE).await?;
    progress(&t.chargement_plan());
    let plan = contrat::charger(&mut w, &annuaire).await?;
    progress(&t.chargement_comptes());
    acteurs::comptes(&mut w, &annuaire).await?;
    progress(&t.chargement_annees());
    let campagnes = revues::charger(&mut w, &plan, &annuaire, &contacts).await?;
    seances::charger(&mut w, &plan, &campagnes).await?;
    revues::figer(&mut w, &collectivite.nom, &campagnes).await?;
    w.commit().await?;
    Ok(())
}
