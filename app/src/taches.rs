//! Long calculations, beside the pages: one at a time for the whole installation, claimed in the database.

use financements::actes::programmation::tache;
use financements::regles::programmation::tache::LIMITE_TACHE;
use std::time::Duration;
use web::House;

/// Runs what waits, then looks again every two seconds. `fil` is the name by which this process holds what it claims.
pub async fn run(house: House, fil: String) {
    loop {
        match tache::faire_une(&house.db, &fil, LIMITE_TACHE).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(Duration::from_secs(2)).await,
            Err(error) => {
                tracing::error!(?error, "long calculation");
                tokio::time::sleep(Duration::from_secs(10)).await;
            }
        }
    }
}
