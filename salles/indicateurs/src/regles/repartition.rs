//! A cell and the parts typed with it: F5, before anything is written.

use super::{Lecture, Lu, Mesure, RefusCellule, Signal, VentilationSaisie, ventilation};
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

/// A dimension, with what was read of each of its modalities.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axe {
    pub libelle: String,
    pub complete: bool,
    /// Label and what was read.
    pub parts: Vec<(String, Lu)>,
}

/// A total written by its number, or by both numbers of a ratio.
type Nombres = Vec<Nombre>;

/// True for what has parts that add up: counts, amounts, persons, and both numbers of a ratio.
#[must_use]
pub fn ventilable(mesure: Mesure) -> bool {
    matches!(mesure, Mesure::Quantite | Mesure::Ratio | Mesure::Distinct)
}

fn nombres(lu: &Lu) -> Nombres {
    match lu {
        Lu::Nombre(n) => vec![n.clone()],
        Lu::Couple(haut, bas) => vec![haut.clone(), bas.clone()],
        Lu::NonSaisi | Lu::Texte(_) | Lu::Absente(..) => vec![],
    }
}

/// One dimension as F5 reads it: its numbers of that rank (0: the number or the numerator; 1: the denominator).
fn saisie(axe: &Axe, rang: usize, total: Option<&Nombre>) -> VentilationSaisie {
    let lecture = |lu: &Lu| match lu {
        Lu::Absente(absence, _) => Lecture::from(*absence),
        autre => Lecture::from(nombres(autre).get(rang).cloned()),
    };
    let parts: BTreeMap<String, Lecture> = axe.parts.iter().map(|(nom, lu)| (nom.clone(), lecture(lu))).collect();
    VentilationSaisie { total: total.cloned(), parts, complete: axe.complete }
}

/// The total of a cell, checked against its parts; without total, the sum of the parts of a complete partition.
///
/// « Parts > total : refus, `parts_superieures_au_total`. […] Sans total : somme des parts si toutes sont connues et la
/// partition complète (`partition_incomplete`). » (§ 4, F5)
///
/// # Errors
/// `PartIllisible` for a negative part; `PartsSuperieures`, `PartsSansTotal`, `TotalManquant`, `TotauxDifferents`.
pub fn repartir(total: &Lu, axes: &[Axe]) -> Result<Lu, RefusCellule> {
    for (nom, lu) in axes.iter().flat_map(|axe| &axe.parts) {
        if let Some(n) = nombres(lu).into_iter().find(Nombre::est_negatif) {
            let refus = Box::new(RefusCellule::CompteNegatif { saisi: n.to_string() });
            return Err(RefusCellule::PartIllisible { modalite: nom.clone(), refus });
        }
    }
    let dites: Vec<&Axe> = axes.iter().filter(|axe| axe.parts.iter().any(|(_, lu)| *lu != Lu::NonSaisi)).collect();
    let Some(premiere) = dites.first() else { return Ok(total.clone()) };
    let total = match total {
        Lu::Nombre(_) | Lu::Couple(..) => total.clone(),
        Lu::NonSaisi => sans_total(&dites)?,
        Lu::Absente(..) | Lu::Texte(_) => return Err(RefusCellule::PartsSansTotal { dimension: premiere.libelle.clone() }),
    };
    for axe in &dites {
        for (rang, n) in nombres(&total).iter().enumerate() {
            let lue = saisie(axe, rang, Some(n));
            if ventilation(&lue).signaux.contains(&Signal::PartsSuperieuresAuTotal) {
                let somme: Nombre = lue.parts.values().filter_map(Lecture::valeur).sum();
                let dimension = axe.libelle.clone();
                return Err(RefusCellule::PartsSuperieures { dimension, somme: somme.to_string(), total: n.to_string() });
            }
        }
    }
    Ok(total)
}

/// The total that complete partitions give, the same for all.
fn sans_total(dites: &[&Axe]) -> Result<Lu, RefusCellule> {
    let mut trouve: Option<(&Axe, Nombres)> = None;
    let mut manque: Option<RefusCellule> = None;
    for axe in dites {
        let rangs = axe.parts.iter().map(|(_, lu)| nombres(lu).len()).max().unwrap_or(0);
        let sommes: Option<Nombres> = (0..rangs).map(|rang| ventilation(&saisie(axe, rang, None)).total).collect();
        let Some(sommes) = sommes.filter(|s| !s.is_empty()) else {
            manque = Some(RefusCellule::TotalManquant { dimension: axe.libelle.clone(), complete: axe.complete });
            continue;
        };
        if let Some((autre, deja)) = trouve.as_ref().filter(|(_, deja)| *deja != sommes) {
            let dire = |s: &Nombres| s.iter().map(Nombre::to_string).collect::<Vec<_>>().join("/");
            let une = (autre.libelle.clone(), dire(deja));
            return Err(RefusCellule::TotauxDifferents { une, autre: (axe.libelle.clone(), dire(&sommes)) });
        }
        trouve = Some((axe, sommes));
    }
    match (trouve.map(|(_, sommes)| sommes).as_deref(), manque) {
        (Some([n]), _) => Ok(Lu::Nombre(n.clone())),
        (Some([haut, bas]), _) => Ok(Lu::Couple(haut.clone(), bas.clone())),
        (_, Some(manque)) => Err(manque),
        (_, None) => Ok(Lu::NonSaisi),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Refusal;
    use proptest::prelude::*;

    fn n(entier: i64) -> Lu {
        Lu::Nombre(Nombre::from(entier))
    }

    fn sexe(complete: bool, femmes: Lu, hommes: Lu) -> Axe {
        Axe { libelle: "Sexe".into(), complete, parts: vec![("Femmes".into(), femmes), ("Hommes".into(), hommes)] }
    }

    fn code(lu: &Lu, axes: &[Axe]) -> &'static str {
        repartir(lu, axes).map_or_else(|refus| refus.code(), |_| "bon")
    }

    #[test]
    fn les_parts_ne_depassent_pas_le_total() {
        // B01, B02.
        assert_eq!(repartir(&n(50), &[sexe(true, n(28), n(20))]), Ok(n(50)));
        assert_eq!(code(&n(50), &[sexe(true, n(28), n(25))]), "cellule-parts-superieures");
        assert_eq!(code(&n(50), &[sexe(true, n(-1), n(25))]), "cellule-part");
        let couple = |haut: i64, bas: i64| Lu::Couple(Nombre::from(haut), Nombre::from(bas));
        assert_eq!(code(&couple(30, 40), &[sexe(true, couple(10, 20), couple(20, 20))]), "bon");
        assert_eq!(code(&couple(30, 40), &[sexe(true, couple(10, 20), couple(20, 21))]), "cellule-parts-superieures");
    }

    #[test]
    fn sans_total_une_partition_complete_le_donne_et_rien_d_autre() {
        assert_eq!(repartir(&Lu::NonSaisi, &[sexe(true, n(28), n(20))]), Ok(n(48)));
        // B03.
        assert_eq!(code(&Lu::NonSaisi, &[sexe(true, n(28), Lu::NonSaisi)]), "cellule-total-manquant");
        assert_eq!(code(&Lu::NonSaisi, &[sexe(false, n(28), n(20))]), "cellule-total-manquant");
        let age = Axe { libelle: "Âge".into(), complete: true, parts: vec![("Moins de 26 ans".into(), n(47))] };
        assert_eq!(code(&Lu::NonSaisi, &[sexe(true, n(28), n(20)), age]), "cellule-totaux-differents");
        let absent = Lu::Absente(crate::model::Absence::NonDisponible, None);
        assert_eq!(code(&absent, &[sexe(true, n(1), n(1))]), "cellule-parts-sans-total");
        assert_eq!(repartir(&absent, &[sexe(true, Lu::NonSaisi, Lu::NonSaisi)]), Ok(absent.clone()));
    }

    proptest! {
        #[test]
        fn le_total_rendu_contient_ses_parts(femmes in 0_i64..1000, hommes in 0_i64..1000, total in prop::option::of(0_i64..2500)) {
            let typed = total.map_or(Lu::NonSaisi, n);
            match repartir(&typed, &[sexe(true, n(femmes), n(hommes))]) {
                Ok(Lu::Nombre(rendu)) => {
                    prop_assert_eq!(&rendu, &Nombre::from(total.unwrap_or(femmes + hommes)));
                    prop_assert!(rendu >= Nombre::from(femmes + hommes));
                }
                Ok(autre) => prop_assert!(false, "{:?}", autre),
                Err(refus) => prop_assert!(refus.code() == "cellule-parts-superieures" && total.is_some_and(|t| t < femmes + hommes)),
            }
        }
    }
}
