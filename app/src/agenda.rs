//! What the calendar of each asks of the rooms beside and above plans; the binary knows them all.

use async_trait::async_trait;
use plans::agenda::Agenda;
use sheets::Evenement;
use store::{Reader, StoreError};
use web::Visit;

/// The deadlines of indicators and of calls.
pub struct DeChacun;

#[async_trait]
impl Agenda for DeChacun {
    async fn echeances(&self, visit: &Visit, r: &mut Reader) -> Result<Vec<Evenement>, StoreError> {
        let mut tous = indicateurs::agenda::echeances(visit, &crate::mesures::DesPlans, r).await?;
        tous.extend(financements::agenda::echeances(visit, r).await?);
        Ok(tous)
    }
}
