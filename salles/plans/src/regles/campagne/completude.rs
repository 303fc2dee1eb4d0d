//! What is late, what is complete.

use crate::model::EtatReponse;
use jiff::civil::Date;

/// « "En retard" = échéance passée et réponse ni déposée, ni acceptée, ni dispensée. » The deadline is
/// the answer's own when it has one; its day is still on time.
#[must_use]
pub fn en_retard(etat: EtatReponse, echeance: Date, today: Date) -> bool {
    today > echeance && !matches!(etat, EtatReponse::Deposee | EtatReponse::Acceptee | EtatReponse::Dispensee)
}

/// Counts of answers of one group (all, an ambition, an organisation).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Completude {
    pub attendues: u32,
    pub acceptees: u32,
    pub dispensees: u32,
    /// Deposited, accepted or not yet.
    pub depots: u32,
    /// Deposited and waiting for the coordination.
    pub a_traiter: u32,
    pub renvoyees: u32,
    pub commencees: u32,
    pub a_faire: u32,
    pub sans_reponse: u32,
}

impl Completude {
    /// Adds one answer.
    pub fn compter(&mut self, etat: EtatReponse) {
        self.attendues += 1;
        match etat {
            EtatReponse::AFaire => self.a_faire += 1,
            EtatReponse::Commencee => self.commencees += 1,
            EtatReponse::Deposee => {
                self.depots += 1;
                self.a_traiter += 1;
            }
            EtatReponse::Renvoyee => self.renvoyees += 1,
            EtatReponse::Acceptee => {
                self.depots += 1;
                self.acceptees += 1;
            }
            EtatReponse::Dispensee => self.dispensees += 1,
            EtatReponse::SansReponse => self.sans_reponse += 1,
        }
    }

    /// What needs nothing more: accepted or dispensed with.
    #[must_use]
    pub fn completes(&self) -> u32 {
        self.acceptees + self.dispensees
    }

    /// `(acceptées + dispensées) / attendues` in whole percent, rounded down so that 100 is only said of
    /// what is complete; nothing when nothing is expected.
    #[must_use]
    pub fn taux(&self) -> Option<u32> {
        (self.completes() * 100).checked_div(self.attendues)
    }

    /// `dépôts / attendues` in whole percent, rounded down.
    #[must_use]
    pub fn taux_depots(&self) -> Option<u32> {
        (self.depots * 100).checked_div(self.attendues)
    }
}

/// « Complétude = (acceptées + dispensées) / (attendues), et à part dépôts / attendues ».
#[must_use]
pub fn completude(etats: impl IntoIterator<Item = EtatReponse>) -> Completude {
    etats.into_iter().fold(Completude::default(), |mut total, etat| {
        total.compter(etat);
        total
    })
}
