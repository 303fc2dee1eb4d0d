//! When a review is awaited, and by when.

use crate::model::{BilanDossier, EtatBilan};
use crate::regles::echeances;
use crate::regles::etats::EtatDossier;
use crate::regles::{Parametres, lecture};
use jiff::civil::Date;

/// Where the review of a funded file stands, for whoever follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suivi {
    /// Not in, and that many days are left.
    Attendu {
        reste: i64,
    },
    /// Not in, and the day passed that many days ago.
    EnRetard {
        jours: i64,
    },
    Recu,
    ACorriger,
    Valide,
}

fn jours(de: Date, a: Date) -> i64 {
    de.duration_until(a).as_hours() / 24
}

/// « 30 avril N+1 (règle locale de la CAF, proposée à tous les financeurs) »; `exercice` is the year reviewed.
#[must_use]
pub fn limite(exercice: i64, p: &Parametres) -> Option<Date> {
    echeances::bilan(i16::try_from(exercice).ok()?, p).map(|e| e.limite)
}

/// « 6 mois après la fin de l'exercice (30 juin si année civile) » (LEG-03).
#[must_use]
pub fn limite_legale(exercice: i64) -> Option<Date> {
    echeances::compte_rendu(lecture::fin_d_exercice(exercice)?).map(|e| e.limite)
}

/// Where it stands on a day; nothing written yet is awaited too.
#[must_use]
pub fn suivi(bilan: Option<EtatBilan>, limite: Date, jour: Date) -> Suivi {
    match bilan {
        None | Some(EtatBilan::Attendu) if jour <= limite => Suivi::Attendu { reste: jours(jour, limite) },
        None | Some(EtatBilan::Attendu) => Suivi::EnRetard { jours: jours(limite, jour) },
        Some(EtatBilan::Recu) => Suivi::Recu,
        Some(EtatBilan::ACorriger) => Suivi::ACorriger,
        Some(EtatBilan::Valide) => Suivi::Valide,
    }
}

/// Whether a file in that state owes, or owed, a review: it was voted something and told so.
#[must_use]
pub const fn attend_un_bilan(etat: EtatDossier) -> bool {
    use EtatDossier::{
        Abandonne, BilanACorriger, BilanAttendu, BilanRecu, BilanValide, Clos, Conventionne, EnCours, Modifie, Notifie,
    };
    matches!(
        etat,
        Notifie | Conventionne | EnCours | Modifie | Abandonne | BilanAttendu | BilanRecu | BilanACorriger | BilanValide | Clos
    )
}

/// The steps of the cycle from a state to the review received; nothing when it cannot be received from there.
#[must_use]
pub const fn chemin(etat: EtatDossier) -> Option<&'static [EtatDossier]> {
    use EtatDossier::{Abandonne, BilanACorriger, BilanAttendu, BilanRecu, Conventionne, EnCours, Modifie, Notifie};
    match etat {
        Notifie | Conventionne => Some(&[EnCours, BilanAttendu, BilanRecu]),
        EnCours | Modifie | Abandonne => Some(&[BilanAttendu, BilanRecu]),
        BilanAttendu | BilanACorriger => Some(&[BilanRecu]),
        _ => None,
    }
}

/// Whether the holder may write now: nothing sent yet, or sent back.
#[must_use]
pub fn modifiable(etat: EtatDossier, bilan: Option<&BilanDossier>) -> bool {
    chemin(etat).is_some() && bilan.is_none_or(|b| matches!(b.etat, EtatBilan::Attendu | EtatBilan::ACorriger))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::etats::Etat;
    use jiff::civil::date;

    #[test]
    fn un_bilan_a_temps_le_30_avril_est_en_retard_le_1er_mai() {
        let limite = limite(2025, &Parametres::default()).unwrap();
        assert_eq!((limite, limite_legale(2025)), (date(2026, 4, 30), Some(date(2026, 6, 30))));
        assert_eq!(suivi(None, limite, date(2026, 4, 30)), Suivi::Attendu { reste: 0 });
        assert_eq!(suivi(Some(EtatBilan::Attendu), limite, date(2026, 2, 15)), Suivi::Attendu { reste: 74 });
        assert_eq!(suivi(None, limite, date(2026, 5, 1)), Suivi::EnRetard { jours: 1 });
        assert_eq!(suivi(Some(EtatBilan::Recu), limite, date(2027, 5, 1)), Suivi::Recu);
    }

    #[test]
    fn chaque_chemin_suit_le_cycle_et_finit_au_bilan_recu() {
        for depart in EtatDossier::TOUS {
            let Some(pas) = chemin(*depart) else { continue };
            let mut ou = *depart;
            for suite in pas {
                assert!(ou.suivants().contains(suite), "{} → {}", ou.code(), suite.code());
                ou = *suite;
            }
            assert_eq!(ou, EtatDossier::BilanRecu);
            assert!(attend_un_bilan(*depart));
        }
    }
}
