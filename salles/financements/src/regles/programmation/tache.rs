//! When a longer search is worth offering, and what became of one: « Temps : 5 s à l'écran, 60 s en tâche » (Financements, § 7).

use super::scenario::StatutEcrit;
use crate::model::{EtatTache, TacheCalcul};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// « 60 s en tâche ».
pub const LIMITE_TACHE: Duration = Duration::from_secs(60);
/// How long a process holds a task: the minute, and what reading and writing take. Past it, the task is lost.
pub const BAIL: SignedDuration = SignedDuration::from_secs(90);

/// Whether more time may change something: only a search that ended without its proof. The list by notes searches nothing.
#[must_use]
pub fn utile(doctrine: &str, statut: StatutEcrit) -> bool {
    doctrine != "par_note" && matches!(statut, StatutEcrit::MeilleurTrouve | StatutEcrit::SansReponse)
}

/// Where a task truly is: what no process holds any more is lost, even if nobody wrote it yet.
#[must_use]
pub fn vraiment(tache: &TacheCalcul, maintenant: Timestamp) -> EtatTache {
    let echue = tache.jusqu_a.is_none_or(|fin| fin < maintenant);
    if tache.etat == EtatTache::EnCours && echue { EtatTache::Perdue } else { tache.etat }
}

/// Whether it still waits or runs.
#[must_use]
pub fn vive(tache: &TacheCalcul, maintenant: Timestamp) -> bool {
    matches!(vraiment(tache, maintenant), EtatTache::Attente | EtatTache::EnCours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    #[test]
    fn chercher_plus_longtemps_ne_s_offre_que_sans_preuve() {
        use StatutEcrit::{ALaMain, Impossible, MeilleurTrouve, Optimal, SansReponse, Vide};
        for statut in [MeilleurTrouve, SansReponse] {
            assert!(utile("large", statut) && !utile("par_note", statut));
        }
        for statut in [Vide, Optimal, Impossible, ALaMain] {
            assert!(!utile("large", statut), "{statut:?}");
        }
    }

    #[test]
    fn une_tache_dont_le_bail_est_echu_est_perdue() {
        let a = Timestamp::UNIX_EPOCH;
        let mut tache = TacheCalcul {
            id: Id::fresh(),
            version: 1,
            scenario_id: Id::fresh(),
            scenario_version: 1,
            etat: EtatTache::EnCours,
            demandee_par: "Équipe".into(),
            demandee_a: a,
            fil: "un".into(),
            prise_a: Some(a),
            jusqu_a: Some(a + BAIL),
            finie_a: None,
            motif: String::new(),
        };
        assert!(vive(&tache, a + BAIL));
        let apres = a + BAIL + SignedDuration::from_secs(1);
        assert_eq!(vraiment(&tache, apres), EtatTache::Perdue);
        tache.etat = EtatTache::Attente;
        tache.jusqu_a = None;
        assert!(vive(&tache, apres), "what waits is not lost");
        tache.etat = EtatTache::Faite;
        assert_eq!(vraiment(&tache, apres), EtatTache::Faite);
    }
}
