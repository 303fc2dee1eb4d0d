//! What a multi-year agreement sets aside when it is concluded: « la conclusion crée les réservations N+1 et N+2 (« sous
//! réserve du vote des crédits ») […]. La CAF n'engage qu'un exercice : ses années 2 et 3 sont des intentions, jamais des
//! réservations ⚙ » (Financements, § 2).

mod refus;

use std::collections::BTreeMap;

use super::etats::EtatCpo;
use super::parametres::CafCpo;
use super::{Euros, Financeur, Parametres};
pub use refus::RefusCpo;

/// « structurante, ancienne, expérimentale, petite association, PRE » (CPO-05 to CPO-09).
pub const CATEGORIES: [&str; 5] = ["structurante", "ancienne", "experimentale", "petite", "pre"];

/// What each funder gives each year.
pub type Montants = BTreeMap<i64, BTreeMap<Financeur, Euros>>;

/// The public identifier of the next agreement of a year: `CPO-2026-02`.
#[must_use]
pub fn identifiant_suivant(annee: i64, pris: &[String]) -> String {
    let debut = format!("CPO-{annee}-");
    let dernier = pris.iter().filter_map(|i| i.strip_prefix(&debut)?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("{debut}{:02}", dernier + 1)
}

/// The first plan of an agreement: the same each year, to be adjusted.
#[must_use]
pub fn montants_repris(annee_debut: i64, duree: i64, annuels: &BTreeMap<Financeur, Euros>) -> Montants {
    (annee_debut..annee_debut.saturating_add(duree)).map(|annee| (annee, annuels.clone())).collect()
}

/// The state once the year is evaluated, years being evaluated in order; `deja` are those that were.
///
/// # Errors
/// `PasEnCours`, `DejaEvaluee`, `AnneeNonEchue` before the year ends, `DansLOrdre`.
pub fn evaluer(
    etat: EtatCpo,
    (annee_debut, annee_fin): (i64, i64),
    deja: &[i64],
    annee: i64,
    cette_annee: i64,
) -> Result<EtatCpo, RefusCpo> {
    let attendue = annee_debut.saturating_add(i64::try_from(deja.len()).unwrap_or(i64::MAX));
    if deja.contains(&annee) {
        return Err(RefusCpo::DejaEvaluee { annee });
    }
    if annee != attendue || annee > annee_fin {
        return Err(RefusCpo::DansLOrdre { attendue });
    }
    if annee >= cette_annee {
        return Err(RefusCpo::AnneeNonEchue { annee });
    }
    match etat {
        _ if annee == annee_fin && matches!(etat, EtatCpo::An1 | EtatCpo::An2 | EtatCpo::An3) => Ok(EtatCpo::Close),
        EtatCpo::An1 => Ok(EtatCpo::An2),
        EtatCpo::An2 => Ok(EtatCpo::An3),
        EtatCpo::An3 => Ok(EtatCpo::Close),
        EtatCpo::Preparation | EtatCpo::Conclue | EtatCpo::Close => Err(RefusCpo::PasEnCours),
    }
}

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

    #[test]
    fn les_annees_s_evaluent_dans_l_ordre_une_fois_finies_et_la_derniere_clot() {
        let juger = |etat, deja: &[i64], annee, cette| {
            evaluer(etat, (2026, 2028), deja, annee, cette).map_err(|r| kernel::Refusal::code(&r))
        };
        assert_eq!(juger(EtatCpo::An1, &[], 2026, 2027), Ok(EtatCpo::An2));
        assert_eq!(juger(EtatCpo::An1, &[], 2026, 2026), Err("cpo-annee-non-echue"));
        assert_eq!(juger(EtatCpo::An2, &[2026], 2028, 2029), Err("cpo-dans-l-ordre"));
        assert_eq!(juger(EtatCpo::An2, &[2026], 2026, 2029), Err("cpo-deja-evaluee"));
        assert_eq!(juger(EtatCpo::An3, &[2026, 2027], 2028, 2029), Ok(EtatCpo::Close));
        assert_eq!(juger(EtatCpo::Preparation, &[], 2026, 2027), Err("cpo-pas-en-cours"));
    }

    #[test]
    fn l_identifiant_reste_le_meme_trois_ans_et_le_suivant_suit() {
        assert_eq!(identifiant_suivant(2026, &["CPO-2026-01".to_owned(), "CPO-2025-07".to_owned()]), "CPO-2026-02");
        let annuels = BTreeMap::from([(Financeur::nomme("ETAT"), Euros::entiers(5_000))]);
        assert_eq!(montants_repris(2026, 3, &annuels).keys().copied().collect::<Vec<_>>(), [2026, 2027, 2028]);
    }
}
