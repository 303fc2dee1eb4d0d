//! When a reminder is due: « J−7, J−1, J+3, J+10, puis référent de l'organisation ».

use super::en_retard;
use crate::model::EtatReponse;
use jiff::civil::Date;

/// Days after the last reminder at which the organisation is written to instead of the respondent.
pub const ESCALADE_JOURS: i64 = 4;

/// What is due for one answer today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relance {
    /// A reminder to the respondent, so many days from the deadline (negative: before).
    Repondant { jours: i64 },
    /// The respondent has stayed silent: the organisation's referent is told.
    Organisation { jours: i64 },
}

/// « rien à qui a déposé ; arrêt à la clôture » (the caller only asks for open campaigns). `calendrier` is
/// in days from the deadline.
#[must_use]
pub fn relance_du_jour(etat: EtatReponse, echeance: Date, calendrier: &[i64], today: Date) -> Option<Relance> {
    if !matches!(etat, EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee) {
        return None;
    }
    let jours = i64::from((today - echeance).get_days());
    if calendrier.contains(&jours) {
        return Some(Relance::Repondant { jours });
    }
    let last = calendrier.iter().max()?;
    (jours == last + ESCALADE_JOURS && en_retard(etat, echeance, today)).then_some(Relance::Organisation { jours })
}
