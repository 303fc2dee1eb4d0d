//! « Plan au 12 mars tel qu'on le connaissait ce jour-là »: the plan of an evening, rebuilt from the
//! journal. A plan of that rank never changes: the few last read are kept.

use super::{PlanLu, Tables};
use crate::model::{AxeTransversal, Contrat, ContratId};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::Clock;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Read, StoreError, journal};

/// A contract as it was on the evening of a day, as this house knew it.
#[derive(Debug)]
pub struct Passe {
    pub le: Date,
    /// The last entry of the journal that evening.
    pub rang: i64,
    pub tables: Tables,
    /// What crosses its levels.
    pub axes: Vec<AxeTransversal>,
    pub plan: PlanLu,
}

/// One plan with its records weighs a megabyte or two.
const PASSES_GARDES: usize = 6;
type Cle = (ContratId, i64, Date, String);
static LUS: Mutex<VecDeque<(Cle, Arc<Passe>)>> = Mutex::new(VecDeque::new());

/// The last instant of a day in the zone of the house; now, for a day that is not over.
#[must_use]
pub fn au_soir(clock: &Clock, le: Date) -> Timestamp {
    let midnight = le.tomorrow().ok().and_then(|next| next.to_zoned(clock.zone().clone()).ok());
    midnight.map_or_else(|| clock.now(), |next| next.timestamp() - jiff::SignedDuration::from_micros(1)).min(clock.now())
}

impl Passe {
    /// A contract of today on that evening; nothing when this house did not know it yet.
    ///
    /// # Errors
    /// `StoreError` when the journal cannot be read.
    pub async fn lire(
        reader: &mut impl Read,
        clock: &Clock,
        contrat: &Contrat,
        le: Date,
    ) -> Result<Option<Arc<Self>>, StoreError> {
        let rang = journal::rang_a(reader, au_soir(clock, le)).await?;
        let key = (contrat.id, rang, le, contrat.slug.clone());
        {
            let mut kept = LUS.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(at) = kept.iter().position(|(k, _)| *k == key)
                && let Some(found) = kept.remove(at)
            {
                kept.push_front(found.clone());
                return Ok(Some(found.1));
            }
        }
        let Some(tables) = Tables::au_rang(reader, contrat.id, rang).await? else { return Ok(None) };
        let mut plan = PlanLu::de(&tables, Some(le))?;
        // Its pages are under the name it bears today.
        plan.contrat.slug = key.3.clone();
        let mut axes = journal::etat_au_rang::<AxeTransversal>(reader, rang).await?;
        axes.retain(|x| x.contrat_id == contrat.id);
        let passe = Arc::new(Self { le, rang, tables, axes, plan });
        let mut kept = LUS.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front((key, passe.clone()));
        kept.truncate(PASSES_GARDES);
        Ok(Some(passe))
    }
}
