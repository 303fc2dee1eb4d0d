//! Yearly figures published beside one another, their references and what formulas make of them: a small count is not told,
//! and neither is what would give it back.

use super::{Publie, RegleSecret, secret_taux};
use crate::regles::Mesure;
use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet};

/// How the figures of an indicator are protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection<K> {
    pub mesure: Mesure,
    pub regle: RegleSecret,
    /// The numerator and the denominator behind the figure of a year, when it is a ratio.
    pub couples: BTreeMap<i64, (Nombre, Nombre)>,
    /// The indicators that its formula reads; true: their year before as well.
    pub lit: BTreeMap<K, bool>,
}

impl<K> Default for Protection<K> {
    /// A count nobody described: « Seuil par source, 11 par défaut ».
    fn default() -> Self {
        Self { mesure: Mesure::Quantite, regle: RegleSecret::default(), couples: BTreeMap::new(), lit: BTreeMap::new() }
    }
}

/// The figures of an indicator that are about to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serie<K> {
    pub protection: Protection<K>,
    pub reference: Option<Nombre>,
    pub valeurs: BTreeMap<i64, Nombre>,
}

/// What may not be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masques<K> {
    /// By indicator and year.
    pub valeurs: BTreeSet<(K, i64)>,
    pub references: BTreeSet<K>,
}

/// « Vues publiques et exports ouverts : toute case strictement positive sous le seuil devient « c » ; 0 reste publiable sauf
/// indicateur à zéro sensible. […] Un taux est masqué si dénominateur, numérateur ou complément est sous le seuil » (§ 7).
///
/// What a formula computes and what it reads are one equality whose formula is public: never only one unknown in it. A figure
/// computed from a masked one is masked; when it is small itself, the smallest figure that it reads is masked with it. A
/// reference is a count as well, unless it is zero. A percentage alone, a mark, a yes or a text count nobody.
#[must_use]
pub fn masques_annuels<K: Ord + Clone>(series: &BTreeMap<K, Serie<K>>) -> Masques<K> {
    let mut valeurs = BTreeSet::new();
    let mut references = BTreeSet::new();
    for (cle, serie) in series {
        let p = &serie.protection;
        let compte = matches!(p.mesure, Mesure::Quantite | Mesure::Distinct);
        if compte && serie.reference.as_ref().is_some_and(|n| n.est_positif() && p.regle.est_petit(n)) {
            references.insert(cle.clone());
        }
        for (annee, n) in &serie.valeurs {
            let secret = |(haut, bas): &(Nombre, Nombre)| secret_taux(&p.regle, Some(haut), Some(bas)) == Publie::Secret;
            let petit = match p.mesure {
                Mesure::Quantite | Mesure::Distinct => p.regle.est_petit(n),
                Mesure::Ratio => p.couples.get(annee).is_some_and(secret),
                _ => false,
            };
            if petit {
                valeurs.insert((cle.clone(), *annee));
            }
        }
    }
    // Each turn masks one figure more, or ends.
    while let Some(cellule) = series.iter().find_map(|(cle, serie)| a_masquer(series, &valeurs, cle, serie)) {
        valeurs.insert(cellule);
    }
    Masques { valeurs, references }
}

/// The next figure to mask because of what `cle` computes.
fn a_masquer<K: Ord + Clone>(
    series: &BTreeMap<K, Serie<K>>,
    masquees: &BTreeSet<(K, i64)>,
    cle: &K,
    serie: &Serie<K>,
) -> Option<(K, i64)> {
    serie.valeurs.keys().find_map(|annee| {
        let lues: Vec<(&Nombre, (K, i64))> = serie
            .protection
            .lit
            .iter()
            .flat_map(|(k, avant)| std::iter::once((k, *annee)).chain(avant.then_some((k, *annee - 1))))
            .filter_map(|(k, an)| Some((series.get(k)?.valeurs.get(&an)?, (k.clone(), an))))
            .collect();
        let une = lues.iter().any(|(_, cellule)| masquees.contains(cellule));
        let sienne = (cle.clone(), *annee);
        match (masquees.contains(&sienne), une) {
            (false, true) => Some(sienne),
            (true, false) => lues.into_iter().filter(|(n, _)| n.est_positif()).min().map(|(_, cellule)| cellule),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serie(mesure: Mesure, valeurs: &[(i64, i64)], lit: &[(&'static str, bool)]) -> Serie<&'static str> {
        Serie {
            protection: Protection { mesure, lit: lit.iter().copied().collect(), ..Protection::default() },
            reference: None,
            valeurs: valeurs.iter().map(|(an, n)| (*an, Nombre::from(*n))).collect(),
        }
    }

    fn masquees(series: &[(&'static str, Serie<&'static str>)]) -> Vec<(&'static str, i64)> {
        masques_annuels(&series.iter().cloned().collect()).valeurs.into_iter().collect()
    }

    #[test]
    fn un_petit_compte_est_masque_et_zero_ne_l_est_que_s_il_est_sensible() {
        let mut un = serie(Mesure::Quantite, &[(1, 0), (2, 4), (3, 10), (4, 11)], &[]);
        assert_eq!(masquees(&[("a", un.clone())]), [("a", 2), ("a", 3)]);
        un.protection.regle.zero_sensible = true;
        assert_eq!(masquees(&[("a", un.clone())]), [("a", 1), ("a", 2), ("a", 3)]);
        un.protection.regle.seuil = Nombre::zero();
        un.protection.regle.zero_sensible = false;
        assert!(masquees(&[("a", un)]).is_empty(), "seuil 0 : l’indicateur ne compte personne");
        assert!(masquees(&[("a", serie(Mesure::TauxNu, &[(1, 4)], &[]))]).is_empty());
    }

    #[test]
    fn un_ratio_est_masque_par_son_numerateur_son_denominateur_ou_son_complement() {
        for ((haut, bas), masque) in [((3, 500), true), ((40, 45), true), ((5, 8), true), ((0, 50), false), ((40, 80), false)] {
            let mut un = serie(Mesure::Ratio, &[(1, 50)], &[]);
            un.protection.couples.insert(1, (Nombre::from(haut), Nombre::from(bas)));
            assert_eq!(!masquees(&[("a", un)]).is_empty(), masque, "{haut}/{bas}");
        }
    }

    #[test]
    fn une_formule_ne_rend_pas_ce_qui_est_masque() {
        // t = a + b
        let t = serie(Mesure::Quantite, &[(1, 64)], &[("a", false), ("b", false)]);
        let a = serie(Mesure::Quantite, &[(1, 4)], &[]);
        let b = serie(Mesure::Quantite, &[(1, 60)], &[]);
        assert_eq!(masquees(&[("a", a), ("b", b.clone()), ("t", t)]), [("a", 1), ("t", 1)]);
        // d = b − c, small itself: the smallest of what it reads goes with it.
        let c = serie(Mesure::Quantite, &[(1, 56)], &[]);
        let d = serie(Mesure::Quantite, &[(1, 4)], &[("b", false), ("c", false)]);
        assert_eq!(masquees(&[("b", b), ("c", c), ("d", d)]), [("c", 1), ("d", 1)]);
    }

    #[test]
    fn une_evolution_ne_rend_pas_l_annee_d_avant() {
        let a = serie(Mesure::Quantite, &[(1, 4), (2, 12), (3, 24)], &[]);
        let e = serie(Mesure::Evolution, &[(2, 200), (3, 100)], &[("a", true)]);
        assert_eq!(masquees(&[("a", a), ("e", e)]), [("a", 1), ("e", 2)]);
    }
}
