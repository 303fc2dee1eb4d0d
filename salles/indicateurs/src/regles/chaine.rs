//! F12 `chaine`: from what was recorded to the rate of the whole.

use kernel::nombre::Nombre;

use super::{Comparable, Element, Lecture, Mesure, Mois, Objectif, Reglage, Remontee, Taux, comparable, remontee};

/// One indicator, from its records to its weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicateurChaine {
    pub code: String,
    pub mesure: Mesure,
    pub poids: Nombre,
    pub applicable: bool,
    /// False sets it aside whatever its aim: « Seul un indicateur validé entre dans un taux. » (§ 2)
    pub mesurable: bool,
    pub objectif: Objectif,
    pub reglage: Reglage,
    /// One record per period, in any order.
    pub serie: Vec<(Mois, Lecture)>,
}

/// Indicators read at one date and rolled up; `couverture_min` in percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chaine {
    pub a: Mois,
    pub couverture_min: Nombre,
    pub indicateurs: Vec<IndicateurChaine>,
}

/// One indicator computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneChaine {
    pub comparable: Comparable,
    /// Carries the signals of the comparable value as well.
    pub taux: Taux,
    pub element: Element,
}

/// The whole computed; lines in the order of the indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultatChaine {
    pub lignes: Vec<LigneChaine>,
    pub remontee: Remontee,
}

/// « F12 `chaine`, `sequence` enchaînent F2, F1 et F7 » (§ 4). An indicator is measurable as § 2 says it: one without
/// target or reference is set aside, one without value is missing.
#[must_use]
pub fn chaine(chaine: &Chaine) -> ResultatChaine {
    let lignes: Vec<LigneChaine> = chaine.indicateurs.iter().map(|indicateur| ligne(indicateur, chaine.a)).collect();
    let remontee = remonter(&lignes, &chaine.couverture_min);
    ResultatChaine { lignes, remontee }
}

/// F2 then F1 for one indicator.
pub(super) fn ligne(indicateur: &IndicateurChaine, a: Mois) -> LigneChaine {
    let comparable = comparable(&indicateur.reglage, a, &indicateur.serie);
    let taux = Taux::du_comparable(&indicateur.objectif, &comparable);
    let element = Element {
        code: indicateur.code.clone(),
        poids: indicateur.poids.clone(),
        taux: taux.retenu.clone(),
        applicable: indicateur.applicable,
        mesurable: indicateur.mesurable && indicateur.objectif.mesurable(indicateur.mesure),
        ..Element::default()
    };
    LigneChaine { comparable, taux, element }
}

/// F7 on computed lines.
pub(super) fn remonter(lignes: &[LigneChaine], couverture_min: &Nombre) -> Remontee {
    let elements: Vec<Element> = lignes.iter().map(|ligne| ligne.element.clone()).collect();
    remontee(&elements, couverture_min)
}
