//! What the figure of a year is judged against, read once.

use super::formule::{annees_rompues, calendrier};
use crate::model::{IndicateurId, Observation, Suivi};
use crate::regles::Annees;
use store::{Read, StoreError, args};

const SIENS: &str = "contrat_id = $2 AND ($3 = '' OR indicateur_id = $3) ;; ORDER BY id";

/// How the indicators of a contract are followed and what their years say, or those of one of them. Four questions, five when a
/// break does not say its year.
///
/// # Errors
/// `StoreError`.
pub async fn annees(r: &mut impl Read, contrat: &str, seul: Option<IndicateurId>) -> Result<Annees, StoreError> {
    let siens = || args![contrat.to_owned(), seul.map(|id| id.to_string()).unwrap_or_default()];
    let observations: Vec<Observation> = r.list(SIENS, siens()).await?;
    let mut annees = Annees {
        suivis: r.list::<Suivi>(SIENS, siens()).await?,
        ruptures: annees_rompues(r, contrat).await?,
        calendrier: calendrier(r, contrat).await?,
        ..Annees::default()
    };
    annees.compter(&observations);
    Ok(annees)
}
