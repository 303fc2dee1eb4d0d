//! What the calendar of each asks of the rooms that plans does not call: values of indicators, calls for projects. The binary knows
//! them all.

use async_trait::async_trait;
use sheets::Evenement;
use store::{Reader, StoreError};
use web::Visit;

#[async_trait]
pub trait Agenda: Send + Sync {
    /// The deadlines that these rooms tell a visitor, the holder of the calendar, in its language.
    async fn echeances(&self, visit: &Visit, r: &mut Reader) -> Result<Vec<Evenement>, StoreError>;
}
