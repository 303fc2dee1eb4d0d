//! « Changer la formule crée une version et marque une rupture de série ; un taux ne traverse pas une rupture sans référence
//! recalée » (§ 2). « Un QPV redessiné ou une commune fusionnée change de millésime, donc rupture de série » (§ 3).

use super::formule::{Formule, ordre};
use super::{Mois, Objectif, Sens, Signal, Signaux, Taux, taux};
use crate::model::{IndicateurId, Rupture, Suivi};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet};

/// Where a series breaks: the first month under the new rule, and the reference computed again under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coupure {
    pub debut: Mois,
    pub reference: Option<Nombre>,
}

/// The breaks of one series, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coupures(Vec<Coupure>);

/// What stands for a reference in front of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceLue {
    /// The reference, if there is one, speaks of the same thing as the value.
    Face(Option<Nombre>),
    /// A break stands between them: the first month under the new rule.
    Coupee(Mois),
}

impl Coupures {
    /// Puts breaks in order; of two on the same month, the one that has a reference is kept.
    #[must_use]
    pub fn nouvelles(breaks: impl IntoIterator<Item = Coupure>) -> Self {
        let mut par_mois: BTreeMap<Mois, Option<Nombre>> = BTreeMap::new();
        for c in breaks {
            let place = par_mois.entry(c.debut).or_default();
            *place = place.take().or(c.reference);
        }
        Self(par_mois.into_iter().map(|(debut, reference)| Coupure { debut, reference }).collect())
    }

    /// The same breaks for one place: a reference computed again for the whole contract is not that of a place. « pas de repli
    /// silencieux » (§ 1, règle 7). A place answers with a reference dated under the new rule.
    #[must_use]
    pub fn d_un_lieu(&self) -> Self {
        Self(self.0.iter().map(|c| Coupure { debut: c.debut, reference: None }).collect())
    }

    #[must_use]
    pub fn est_vide(&self) -> bool {
        self.0.is_empty()
    }

    /// How many rules came before the one of that month.
    fn segment(&self, mois: Mois) -> usize {
        self.0.iter().filter(|c| c.debut <= mois).count()
    }

    /// The break between two months, the later under the new rule; the last one when there are several.
    #[must_use]
    pub fn entre(&self, avant: Mois, apres: Mois) -> Option<Mois> {
        let dedans = self.0.iter().filter(|c| avant.min(apres) < c.debut && c.debut <= avant.max(apres));
        dedans.map(|c| c.debut).next_back()
    }

    /// The reference to put in front of a value of that month. A reference that says no date is taken for that of the first
    /// rule; one computed again for a break serves until the next.
    #[must_use]
    pub fn reference(&self, reference: Option<&Nombre>, le: Option<Date>, mois: Mois) -> ReferenceLue {
        let segment = self.segment(mois);
        if let Some(recalee) = segment.checked_sub(1).and_then(|n| self.0.get(n)).and_then(|c| c.reference.clone()) {
            return ReferenceLue::Face(Some(recalee));
        }
        let sien = le.map_or(0, |jour| self.segment(Mois::de(jour)));
        let entre = if sien < segment { self.0.get(segment - 1) } else { self.0.get(sien.saturating_sub(1)) };
        match (reference, entre) {
            (Some(_), Some(c)) if sien != segment => ReferenceLue::Coupee(c.debut),
            (reference, _) => ReferenceLue::Face(reference.cloned()),
        }
    }
}

/// F1 across breaks: the rate of a value of that month. What crosses a break is not computed: `rupture_sans_reference`.
#[must_use]
pub fn taux_face_aux_coupures(
    objectif: &Objectif,
    reference_le: Option<Date>,
    coupures: &Coupures,
    (mois, valeur): (Mois, Option<&Nombre>),
) -> Taux {
    if !matches!(objectif.sens, Sens::Hausse | Sens::Baisse) {
        return taux(objectif, valeur);
    }
    match coupures.reference(objectif.reference.as_ref(), reference_le, mois) {
        ReferenceLue::Face(reference) => taux(&Objectif { reference, ..objectif.clone() }, valeur),
        ReferenceLue::Coupee(_) => {
            let mut signaux: Signaux = taux(objectif, valeur).signaux;
            signaux.retain(|s| matches!(s, Signal::CibleManquante | Signal::ValeurManquante));
            signaux.insert(Signal::RuptureSansReference);
            Taux { signaux, ..Taux::default() }
        }
    }
}

/// The breaks of every indicator of a contract that has some. A figure computed from others breaks where they break, and its
/// reference is computed again by nobody but itself.
#[must_use]
pub fn coupures_du_contrat(ruptures: &[Rupture], suivis: &[Suivi]) -> BTreeMap<IndicateurId, Coupures> {
    let pas = |r: &Rupture| {
        let suivi = suivis.iter().find(|s| s.indicateur_id == r.indicateur_id);
        suivi.map_or(12, |s| s.periodicite).clamp(1, 72)
    };
    let mut toutes: BTreeMap<_, Vec<Coupure>> = BTreeMap::new();
    for r in ruptures {
        let recul = i32::try_from(pas(r) - 1).unwrap_or(0);
        let reference = r.reference.as_deref().and_then(|n| n.parse().ok());
        toutes.entry(r.indicateur_id).or_default().push(Coupure { debut: r.periode.plus(-recul), reference });
    }
    let calculs: BTreeMap<_, Formule<_>> = suivis.iter().filter_map(|s| Some((s.indicateur_id, s.calcul()?))).collect();
    for id in ordre(&calculs).unwrap_or_default() {
        let operandes = calculs.get(&id).map(Formule::operandes).unwrap_or_default();
        let heritees: Vec<Coupure> = operandes
            .iter()
            .filter_map(|o| toutes.get(o))
            .flatten()
            .map(|c| Coupure { debut: c.debut, reference: None })
            .collect();
        if !heritees.is_empty() {
            toutes.entry(id).or_default().extend(heritees);
        }
    }
    toutes.into_iter().map(|(id, siennes)| (id, Coupures::nouvelles(siennes))).collect()
}

/// The calendar of a contract: « "Année 1" est une règle écrite (civile, anniversaire ou scolaire, avec date de départ) »
/// (Plans, § 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendrier {
    /// First day of year 1; its month does not count when years are civil.
    pub depart: Date,
    pub civil: bool,
    /// Years of the contract.
    pub duree: i64,
}

impl Calendrier {
    /// First day of a year of the contract.
    #[must_use]
    pub fn premier_jour(&self, annee: i64) -> Date {
        if annee <= 1 {
            return self.depart;
        }
        if self.civil { self.debut(annee).premier_jour() } else { self.depart.saturating_add((annee - 1).clamp(0, 999).years()) }
    }

    /// Last month of a year of the contract.
    #[must_use]
    pub fn fin(&self, annee: i64) -> Mois {
        self.debut(annee).plus(11)
    }

    fn debut(&self, annee: i64) -> Mois {
        let depart = Mois::de(self.depart);
        let passees = i32::try_from((annee - 1).clamp(0, 999)).unwrap_or(0);
        if self.civil { depart.janvier() } else { depart }.plus(12 * passees)
    }

    /// The year in which a period ends, 1 to the last; a month that two years share is of the first. It dates a break
    /// recorded before breaks said their year.
    #[must_use]
    pub fn annee(&self, periode: Mois) -> Option<i64> {
        let depart = Mois::de(self.depart);
        let (debut, partage) = if self.civil { (depart.janvier(), false) } else { (depart, self.depart.day() > 1) };
        let passes = i64::from(periode.depuis(debut));
        let annee = (passes - i64::from(partage)).max(0) / 12 + 1;
        (passes >= 0 && annee <= self.duree).then_some(annee)
    }
}

/// The years of the contract whose figures follow another rule than those of the year before, by indicator: an evolution
/// does not cross them.
#[must_use]
pub fn annees_coupees(rompues: impl IntoIterator<Item = (IndicateurId, i64)>, suivis: &[Suivi]) -> BTreeSet<(IndicateurId, i64)> {
    annees_heritees(rompues, &suivis.iter().filter_map(|s| Some((s.indicateur_id, s.calcul()?))).collect())
}

/// The same from indicators and years: a figure computed from others breaks where they break.
#[must_use]
pub fn annees_heritees(
    rompues: impl IntoIterator<Item = (IndicateurId, i64)>,
    calculs: &BTreeMap<IndicateurId, Formule<IndicateurId>>,
) -> BTreeSet<(IndicateurId, i64)> {
    let mut coupees: BTreeSet<_> = rompues.into_iter().collect();
    for id in ordre(calculs).unwrap_or_default() {
        let operandes = calculs.get(&id).map(Formule::operandes).unwrap_or_default();
        let heritees: Vec<i64> = coupees.iter().filter(|(o, _)| operandes.contains(o)).map(|(_, annee)| *annee).collect();
        coupees.extend(heritees.into_iter().map(|annee| (id, annee)));
    }
    coupees
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mois(texte: &str) -> Mois {
        texte.parse().unwrap()
    }

    fn coupures(toutes: &[(&str, Option<i64>)]) -> Coupures {
        Coupures::nouvelles(toutes.iter().map(|(m, r)| Coupure { debut: mois(m), reference: r.map(Nombre::from) }))
    }

    #[test]
    fn une_rupture_sans_annee_prend_celle_de_sa_periode() {
        let lues = |civil, depart: &str| {
            let contrat = Calendrier { depart: depart.parse().unwrap(), civil, duree: 5 };
            ["2023-12", "2024-01", "2024-07", "2024-12", "2025-06", "2025-07", "2028-12", "2029-06", "2029-07", "2030-01"]
                .map(|m| contrat.annee(mois(m)))
        };
        let civile = [None, Some(1), Some(1), Some(1), Some(2), Some(2), Some(5), None, None, None];
        assert_eq!(lues(true, "2024-07-01"), civile);
        let juillet = [None, None, Some(1), Some(1), Some(1), Some(2), Some(5), Some(5), None, None];
        assert_eq!(lues(false, "2024-07-01"), juillet);
        // From 15 July on, July 2025 ends year 1 and begins year 2: it is of the first.
        let quinze = [None, None, Some(1), Some(1), Some(1), Some(1), Some(5), Some(5), Some(5), None];
        assert_eq!(lues(false, "2024-07-15"), quinze);
    }

    #[test]
    fn une_reference_d_avant_la_rupture_ne_fait_pas_face_a_une_valeur_d_apres() {
        let n = Nombre::from(10);
        let rompue = coupures(&[("2024-01", None)]);
        let le = |jour: &str| Some(jour.parse().unwrap());
        let lue = |le, m: &str| rompue.reference(Some(&n), le, mois(m));
        assert_eq!(lue(le("2022-12-31"), "2023-12"), ReferenceLue::Face(Some(n.clone())));
        assert_eq!(lue(le("2022-12-31"), "2024-12"), ReferenceLue::Coupee(mois("2024-01")));
        assert_eq!(lue(None, "2024-12"), ReferenceLue::Coupee(mois("2024-01")), "sans date, elle est d’avant");
        assert_eq!(lue(le("2024-06-30"), "2025-12"), ReferenceLue::Face(Some(n.clone())), "recalée après la rupture");
        assert_eq!(lue(le("2024-06-30"), "2023-12"), ReferenceLue::Coupee(mois("2024-01")), "ni dans l’autre sens");
        let recalee = coupures(&[("2024-01", Some(7)), ("2026-01", None)]);
        let face = |m: &str| recalee.reference(Some(&n), le("2022-12-31"), mois(m));
        assert_eq!(face("2025-12"), ReferenceLue::Face(Some(Nombre::from(7))));
        assert_eq!(face("2026-12"), ReferenceLue::Coupee(mois("2026-01")), "une seconde rupture demande une seconde référence");
        assert_eq!(rompue.reference(None, None, mois("2024-12")), ReferenceLue::Face(None), "rien à recaler");
    }

    #[test]
    fn une_rupture_se_place_entre_deux_mois() {
        let deux = coupures(&[("2024-01", None), ("2026-01", None)]);
        assert_eq!(deux.entre(mois("2023-12"), mois("2024-01")), Some(mois("2024-01")));
        assert_eq!(deux.entre(mois("2024-01"), mois("2025-12")), None);
        assert_eq!(deux.entre(mois("2027-12"), mois("2022-12")), Some(mois("2026-01")));
    }

    proptest! {
        #[test]
        fn sans_rupture_entre_elles_reference_et_valeur_donnent_le_taux_de_f1(
            reference in -50_i64..50, cible in -50_i64..50, valeur in -50_i64..50, rupture in 1_i32..60, a in 1_i32..60, b in 1_i32..60,
        ) {
            let base = mois("2020-01");
            let objectif = Objectif::de_a(Sens::Hausse, Nombre::from(reference), Nombre::from(cible));
            let le = base.plus(a).dernier_jour();
            let une = Coupures::nouvelles([Coupure { debut: base.plus(rupture), reference: None }]);
            let v = Nombre::from(valeur);
            let lu = taux_face_aux_coupures(&objectif, Some(le), &une, (base.plus(b), Some(&v)));
            if une.entre(base.plus(a), base.plus(b)).is_none() {
                prop_assert_eq!(lu, taux(&objectif, Some(&v)));
            } else {
                prop_assert!(lu.retenu.is_none() && lu.signaux.contains(&Signal::RuptureSansReference));
            }
        }
    }
}
