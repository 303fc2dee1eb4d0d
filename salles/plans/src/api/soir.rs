//! A contract to read: as it stands, or as this house knew it on the evening asked (`?au=2026-03-12`).

use crate::calculs::Passe;
use crate::model::Contrat;
use crate::pages::comite::Cadre;
use crate::pages::lecture::contrat as trouver;
use crate::pages::machine::ouvrir;
use crate::regles::machine::Refus;
use kernel::Refusal;
use std::sync::Arc;
use store::Reader;
use web::api::query;
use web::{PageError, Visit};

pub struct Soir {
    pub reader: Reader,
    /// Of that evening, under the name it bears today.
    pub contrat: Contrat,
    /// Nothing: the tables of today.
    pub passe: Option<Arc<Passe>>,
}

impl Soir {
    /// # Errors
    /// `PageError::NotFound` for a contract that the visitor may not read, `Refused` for an evening that cannot be told.
    pub async fn lire(visit: &Visit, slug: &str) -> Result<Self, PageError> {
        let query = query(visit);
        let au = query.text("au");
        if au.is_empty() {
            let mut reader = visit.reader().await?;
            let contrat = trouver(&mut reader, slug).await?;
            return Ok(Self { reader, contrat, passe: None });
        }
        let mut cadre = Cadre::lire(visit.clone(), slug).await?;
        let passe = ouvrir(&mut cadre, "au", au).await?.map_err(|refus| refuse(vec![refus]))?;
        Ok(Self { reader: cadre.reader, contrat: passe.plan.contrat.clone(), passe: Some(passe) })
    }
}

/// Why a past cannot be told, as programs read it.
pub fn refuse(refus: Vec<Refus>) -> PageError {
    PageError::Refused(Arc::new(refus.into_iter().map(|r| Box::new(r) as Box<dyn Refusal>).collect()))
}
