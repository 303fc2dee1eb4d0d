//! What a multi-year agreement sets aside when it is concluded: « la conclusion crée les réservations N+1 et N+2 (« sous
//! réserve du vote des crédits ») […]. La CAF n'engage qu'un exercice : ses années 2 et 3 sont des intentions, jamais des
//! réservations ⚙ » (Financements, § 2).

use std::collections::BTreeMap;

use super::parametres::CafCpo;
use super::{Euros, Financeur, Parametres};

/// What a funder promises for a year to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promesse {
    pub financeur: Financeur,
    pub annee: i64,
    pub montant: Euros,
    /// Said, but not taken off the envelope.
    pub intention: bool,
}

/// The promises of the years after the first, by year then funder; `montants` is what each funder gives each year.
#[must_use]
pub fn promesses(annee_debut: i64, montants: &BTreeMap<i64, BTreeMap<Financeur, Euros>>, p: &Parametres) -> Vec<Promesse> {
    let fin = annee_debut.saturating_add(p.cpo_duree);
    let suivantes = montants.iter().filter(|(annee, _)| **annee > annee_debut && **annee < fin);
    let promesse = |annee: i64, qui: &Financeur, montant: Euros| Promesse {
        financeur: qui.clone(),
        annee,
        montant,
        intention: qui.code() == Financeur::CAF && p.caf_cpo == CafCpo::Intentions,
    };
    suivantes
        .flat_map(|(annee, lignes)| lignes.iter().map(move |(qui, montant)| (*annee, qui, *montant)))
        .filter(|(_, _, montant)| montant.est_positif())
        .map(|(annee, qui, montant)| promesse(annee, qui, montant))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn la_caf_a_des_intentions_les_autres_des_reservations_pour_les_deux_annees_qui_suivent() {
        let annee: BTreeMap<Financeur, Euros> =
            [("ETAT", 12_000), ("CAF", 4_000), ("VILLE", 0)].map(|(qui, n)| (Financeur::nomme(qui), Euros::entiers(n))).into();
        let montants = (2026..2030).map(|n| (n, annee.clone())).collect();
        let lues = promesses(2026, &montants, &Parametres::default());
        let dites: Vec<(i64, &str, bool)> = lues.iter().map(|p| (p.annee, p.financeur.code(), p.intention)).collect();
        assert_eq!(dites, [(2027, "ETAT", false), (2027, "CAF", true), (2028, "ETAT", false), (2028, "CAF", true)]);
        let ferme = Parametres { caf_cpo: CafCpo::Reservations, ..Parametres::default() };
        assert!(promesses(2026, &montants, &ferme).iter().all(|p| !p.intention));
    }
}
