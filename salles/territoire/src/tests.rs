//! The room on both databases, with the demonstration territory.

mod chargement;
mod chiffres;
mod edition;
mod import;
mod lecture;
mod lieux;
mod maison;
mod portrait;
mod quartiers;

use crate::chargement::{Compte, charger};
use kernel::{Actor, CollectiviteId};
use store::{ActeError, Db};

pub const COMMUNES: &str = include_str!("../../../donnees/carcassonne/communes.json");
pub const QPV: &str = include_str!("../../../donnees/carcassonne/qpv.json");
pub const CONSEILS: &str = include_str!("../../../donnees/carcassonne/conseils_de_territoire.json");
pub const TERRITOIRE: &str = include_str!("../../../donnees/carcassonne/territoire.json");

/// « Une page pèse au plus 60 ko » : what is left by a longer address, a navigation, a banner.
pub const LEGER: usize = 52_000;

/// Loads the demonstration territory and commits.
pub async fn carcassonne(db: &Db, collectivite: CollectiviteId) -> Result<Compte, ActeError> {
    let mut w = db.writer(collectivite, Actor::Systeme, "territoire.charger").await?;
    let compte = charger(&mut w, COMMUNES, QPV, CONSEILS, TERRITOIRE).await?;
    w.commit().await?;
    Ok(compte)
}
