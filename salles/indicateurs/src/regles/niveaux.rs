//! The figure of the whole perimeter in front of those of its places: « part > tout, parts > total […] : **refus** » (§ 6).

use super::{Mesure, Operation, Releve};
use kernel::nombre::Nombre;

/// What the places make, and the figure of the whole, which is less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depassement {
    pub places: Nombre,
    pub entier: Nombre,
}

/// Places of one level that do not overlap count no more than the whole: their sum for a quantity that adds up, the largest
/// for unique persons, the sums of both numbers for a ratio. Nothing is said of other measures, of what is missing, nor of
/// amounts below zero, which what is missing could make up for.
#[must_use]
pub fn depassement(mesure: Mesure, entre_territoires: Operation, entier: &Releve, places: &[Releve]) -> Option<Depassement> {
    let seul = |r: &Releve| match r {
        Releve::Valeur(lecture) => lecture.valeur().cloned(),
        Releve::Couple(..) => None,
    };
    let couple = |r: &Releve| match r {
        Releve::Couple(haut, bas) => Some((haut.valeur()?.clone(), bas.valeur()?.clone())),
        Releve::Valeur(_) => None,
    };
    match (mesure, entre_territoires) {
        (Mesure::Quantite, Operation::Somme) => plus(places.iter().filter_map(seul).collect(), seul(entier)?, true),
        (Mesure::Distinct, _) => plus(places.iter().filter_map(seul).collect(), seul(entier)?, false),
        (Mesure::Ratio, Operation::RatioDesSommes) => {
            let (haut, bas) = couple(entier)?;
            let (hauts, bas_des_places) = places.iter().filter_map(couple).unzip();
            plus(hauts, haut, true).or_else(|| plus(bas_des_places, bas, true))
        }
        _ => None,
    }
}

fn plus(places: Vec<Nombre>, entier: Nombre, somme: bool) -> Option<Depassement> {
    if places.iter().any(Nombre::est_negatif) {
        return None;
    }
    let places: Nombre = if somme { places.iter().sum() } else { places.into_iter().max()? };
    (places > entier).then_some(Depassement { places, entier })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::Lecture;

    fn n(v: i64) -> Releve {
        Releve::Valeur(Lecture::Valeur(Nombre::from(v)))
    }

    fn c(haut: i64, bas: i64) -> Releve {
        Releve::Couple(Lecture::Valeur(Nombre::from(haut)), Lecture::Valeur(Nombre::from(bas)))
    }

    fn dit(mesure: Mesure, operation: Operation, entier: &Releve, places: &[Releve]) -> Option<(String, String)> {
        depassement(mesure, operation, entier, places).map(|d| (d.places.to_string(), d.entier.to_string()))
    }

    #[test]
    fn les_territoires_d_un_compte_n_en_font_pas_plus_que_l_ensemble() {
        let (q, s) = (Mesure::Quantite, Operation::Somme);
        assert_eq!(dit(q, s, &n(10), &[n(6), n(5)]), Some(("11".into(), "10".into())));
        assert_eq!(dit(q, s, &n(11), &[n(6), n(5)]), None, "égal n’est pas plus");
        let trou = Releve::Valeur(Lecture::NonSaisie);
        assert_eq!(dit(q, s, &n(10), &[n(6), trou.clone()]), None, "ce qui manque n’est pas zéro, ni plus");
        assert_eq!(dit(q, s, &trou, &[n(6)]), None);
        assert_eq!(dit(q, s, &n(10), &[n(12), n(-4)]), None, "un solde peut se compenser");
        assert_eq!(dit(q, Operation::Moyenne, &n(10), &[n(12), n(9)]), None, "une moyenne n’est pas un total");
    }

    #[test]
    fn des_personnes_uniques_se_recoupent_mais_aucun_territoire_n_en_a_plus_que_l_ensemble() {
        assert_eq!(dit(Mesure::Distinct, Operation::Max, &n(10), &[n(6), n(7)]), None);
        assert_eq!(dit(Mesure::Distinct, Operation::Max, &n(10), &[n(6), n(12)]), Some(("12".into(), "10".into())));
    }

    #[test]
    fn un_ratio_se_compare_par_ses_deux_nombres() {
        let dit = |entier: &Releve, places: &[Releve]| dit(Mesure::Ratio, Operation::RatioDesSommes, entier, places);
        assert_eq!(dit(&c(10, 40), &[c(5, 20), c(6, 10)]), Some(("11".into(), "10".into())));
        assert_eq!(dit(&c(10, 25), &[c(5, 20), c(4, 10)]), Some(("30".into(), "25".into())));
        assert_eq!(dit(&c(10, 40), &[c(5, 20), c(5, 20)]), None);
    }
}
