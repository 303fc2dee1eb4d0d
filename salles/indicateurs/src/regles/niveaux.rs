//! The figure of the whole perimeter in front of those of its places: « part > tout, parts > total […] : **refus** » (§ 6).

use super::{Mesure, Mois, Nature, Operation, Releve, RemiseAZero};
use crate::model::Suivi;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

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

/// The periods of the places that the figure of a year holds: all of them for a sum, the last one at least for the last or the
/// largest. A running total holds its last one, when it starts again with the year; nothing is said of a window that is not the
/// year, nor of a mean. `civile`: the years of the contract begin in January.
#[must_use]
pub fn tenues(suivi: &Suivi, civile: bool, periodes: BTreeMap<Mois, Vec<Releve>>) -> Option<Vec<Releve>> {
    let derniere = |p: BTreeMap<Mois, Vec<Releve>>| p.into_values().next_back().unwrap_or_default();
    if suivi.fenetre.is_some() {
        return None;
    }
    match (suivi.operation_periodes, suivi.nature) {
        (Operation::Somme, Nature::Cumul) if civile && suivi.remise_a_zero == RemiseAZero::Annee => Some(derniere(periodes)),
        (Operation::Somme, Nature::Flux | Nature::Stock) => Some(periodes.into_values().flatten().collect()),
        (Operation::Dernier, _) | (Operation::Max, Nature::Flux | Nature::Stock) => Some(derniere(periodes)),
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
    fn un_cumul_des_territoires_se_compare_par_sa_derniere_periode() {
        let suivi: Suivi = serde_json::from_value(serde_json::json!({
            "id": crate::model::SuiviId::fresh(), "version": 1, "contrat_id": "c", "indicateur_id": crate::model::IndicateurId::fresh(),
            "responsable_id": null, "source": "", "formule": "", "perimetre": "", "periodicite": 6, "delai": 3, "debut": null,
            "nature": "cumul", "operation_periodes": "somme", "niveau": "commune", "operation_territoires": "somme",
            "couverture_min": 100, "minimum": null, "maximum": null, "decimales": null, "seuil_secret": 11, "zero_sensible": false,
        }))
        .unwrap();
        let periodes = || BTreeMap::from([("2025-06", 4), ("2025-12", 7)].map(|(m, v)| (m.parse().unwrap(), vec![n(v)])));
        assert_eq!(tenues(&suivi, true, periodes()), Some(vec![n(7)]), "le cumul de décembre contient celui de juin");
        assert_eq!(tenues(&suivi, false, periodes()), None, "l’année du contrat n’est pas celle de la remise à zéro");
        let flux = Suivi { nature: Nature::Flux, ..suivi.clone() };
        assert_eq!(tenues(&flux, true, periodes()), Some(vec![n(4), n(7)]));
        assert_eq!(tenues(&Suivi { fenetre: Some(crate::regles::Fenetre::Tout), ..flux }, true, periodes()), None);
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
