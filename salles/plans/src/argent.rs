//! What the page of a place asks of whoever funds: the money that was voted for it. Financing stands above plans; the binary knows
//! both.

use async_trait::async_trait;
use store::{Reader, StoreError};

/// An action that was funded, and the part of it that goes to the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionFinancee {
    pub numero: String,
    pub intitule: String,
    /// In centimes.
    pub part: i64,
}

/// A published call, and what it gives the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppelFinance {
    pub exercice: i64,
    pub intitule: String,
    /// Where its public page tells it.
    pub chemin: String,
    /// In centimes: the sum of the parts.
    pub total: i64,
    /// By number.
    pub actions: Vec<ActionFinancee>,
}

#[async_trait]
pub trait Argent: Send + Sync {
    /// The published calls that give something to a district, the last year first; nothing when none does.
    async fn du_quartier(&self, r: &mut Reader, nom: &str) -> Result<Vec<AppelFinance>, StoreError>;
}
