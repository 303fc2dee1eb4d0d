//! F8 `cible`: the target of a year, the target of a contract.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::nombre::Nombre;

use super::trajectoire::interpoler;
use super::{Signal, Signaux};

kernel::code_enum! {
    /// What is done for a year without target; strict by default (§ 11).
    #[derive(Default)]
    pub enum RegleCible {
        #[default]
        Stricte = "stricte",
        DerniereConnue = "derniere_connue",
        Lineaire = "lineaire",
    }
}

/// The targets of an indicator in one place, in any order, and its reference with its day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CiblesDatees {
    pub cibles: Vec<(Date, Nombre)>,
    pub reference: Option<(Date, Nombre)>,
}

/// The target to use, in the unit of the indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CibleRetenue {
    pub valeur: Option<Nombre>,
    pub signaux: Signaux,
}

impl CibleRetenue {
    fn sure(valeur: &Nombre) -> Self {
        Self { valeur: Some(valeur.clone()), signaux: Signaux::new() }
    }

    fn signalee(valeur: Option<Nombre>, signal: Signal) -> Self {
        Self { valeur, signaux: Signaux::from([signal]) }
    }
}

/// « La cible d'un exercice est la plus tardive datée dans l'année » (§ 2). « `cible` : datée dans l'année, sinon
/// selon la règle `stricte` (défaut, `cible_manquante`), `derniere_connue` (`cible_anterieure`) ou `lineaire`
/// au 31 décembre entre la cible d'avant (ou la référence, couple date et valeur) et celle d'après
/// (`cible_interpolee`). » (§ 4, F8)
///
/// Whatever the rule, nothing to lean on is `cible_manquante`; two different values on one day are
/// `cible_en_double`, « pas de tirage au sort » (§ 1, règle 7).
#[must_use]
pub fn cible(cibles: &CiblesDatees, annee: i16, regle: RegleCible) -> CibleRetenue {
    let Some(datees) = ranger(&cibles.cibles) else {
        return CibleRetenue::signalee(None, Signal::CibleEnDouble);
    };
    let (Ok(debut), Ok(fin)) = (Date::new(annee, 1, 1), Date::new(annee, 12, 31)) else {
        return CibleRetenue::signalee(None, Signal::CibleManquante);
    };
    if let Some((_, valeur)) = datees.range(debut..=fin).next_back() {
        return CibleRetenue::sure(valeur);
    }
    let avant = datees.range(..debut).next_back().map(|(jour, valeur)| (*jour, *valeur));
    let apres = datees.range(fin..).next().map(|(jour, valeur)| (*jour, *valeur));
    let reference = cibles.reference.as_ref().map(|(jour, valeur)| (*jour, valeur)).filter(|(jour, _)| *jour <= fin);
    match (regle, avant, apres) {
        (RegleCible::DerniereConnue, Some((_, valeur)), _) => {
            CibleRetenue::signalee(Some(valeur.clone()), Signal::CibleAnterieure)
        }
        (RegleCible::Lineaire, _, Some(apres)) => match avant.or(reference) {
            Some(avant) => CibleRetenue::signalee(Some(interpoler(avant, apres, fin)), Signal::CibleInterpolee),
            None => CibleRetenue::signalee(None, Signal::CibleManquante),
        },
        _ => CibleRetenue::signalee(None, Signal::CibleManquante),
    }
}

/// « la cible finale est la dernière avant la fin du contrat. La cible finale se saisit : elle n'est pas la somme des
/// cibles annuelles. » (§ 2). A target dated on the last day counts.
#[must_use]
pub fn cible_finale(cibles: &CiblesDatees, fin_du_contrat: Date) -> CibleRetenue {
    let Some(datees) = ranger(&cibles.cibles) else {
        return CibleRetenue::signalee(None, Signal::CibleEnDouble);
    };
    match datees.range(..=fin_du_contrat).next_back() {
        Some((_, valeur)) => CibleRetenue::sure(valeur),
        None => CibleRetenue::signalee(None, Signal::CibleManquante),
    }
}

/// Targets by day; nothing when one day has two different values.
fn ranger(cibles: &[(Date, Nombre)]) -> Option<BTreeMap<Date, &Nombre>> {
    let mut datees: BTreeMap<Date, &Nombre> = BTreeMap::new();
    for (jour, valeur) in cibles {
        if datees.insert(*jour, valeur).is_some_and(|deja| deja != valeur) {
            return None;
        }
    }
    Some(datees)
}
