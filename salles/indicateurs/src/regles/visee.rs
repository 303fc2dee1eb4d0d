//! What an indicator aims at in one year: the one place where its definition becomes the objective of F1. Its page, the
//! roll-up of its sheet and the editions all ask here, so that they say the same rate.

use super::echelle::Echelle;
use super::rupture::{Coupures, ReferenceLue};
use super::{Mesure, Mois, Objectif, Sens, Taux, taux, taux_face_aux_coupures};
use crate::model::{Indicateur, Suivi};
use jiff::civil::Date;
use kernel::nombre::Nombre;

/// An indicator as it was defined, and how it is followed.
#[derive(Debug, Clone, Copy)]
pub struct Visee<'a> {
    pub mesure: Mesure,
    /// The steps of a `jalon`; the rate of a `note` is that of any number.
    pub echelle: Option<&'a Echelle>,
    pub sens: Sens,
    pub reference: Option<&'a Nombre>,
    pub reference_le: Option<Date>,
    /// The bounds that a `maintien` keeps.
    pub minimum: Option<&'a Nombre>,
    pub maximum: Option<&'a Nombre>,
    pub coupures: &'a Coupures,
    /// True when a target is typed for some year: targets then say in which years it is due.
    pub datee: bool,
}

/// The numbers of a definition, read once from their decimal texts.
#[derive(Debug, Clone, Default)]
pub struct Defini {
    pub reference: Option<Nombre>,
    pub minimum: Option<Nombre>,
    pub maximum: Option<Nombre>,
}

impl Defini {
    #[must_use]
    pub fn de(i: &Indicateur, suivi: &Suivi) -> Self {
        let lire = |texte: &Option<String>| texte.as_deref().and_then(|n| n.parse().ok());
        Self { reference: lire(&i.reference), minimum: lire(&suivi.minimum), maximum: lire(&suivi.maximum) }
    }

    /// What the indicator of these numbers aims at.
    #[must_use]
    pub fn visee<'a>(&'a self, i: &'a Indicateur, coupures: &'a Coupures, datee: bool) -> Visee<'a> {
        Visee {
            mesure: i.mesure,
            echelle: i.echelle.as_ref(),
            sens: i.sens,
            reference: self.reference.as_ref(),
            reference_le: i.reference_le,
            minimum: self.minimum.as_ref(),
            maximum: self.maximum.as_ref(),
            coupures,
            datee,
        }
    }
}

impl Visee<'_> {
    /// « `oui_non` se lit référence 0, cible 1 », « `maintien` (borne min, max ou les deux) », else from the reference to the
    /// target of the year (§ 2). « `jalon` : taux = part de l'étape atteinte. `document` et `texte` : pas de taux. »
    #[must_use]
    pub fn objectif(&self, cible: Option<&Nombre>) -> Objectif {
        match (self.mesure, self.sens) {
            (_, Sens::Aucun) | (Mesure::Document | Mesure::Texte, _) => Objectif::vers(Sens::Aucun),
            (Mesure::Jalon, _) if self.par_etapes() => Objectif::jalon(),
            // Nor has a « jalon » whose steps nobody wrote any rate.
            (Mesure::Jalon, _) => Objectif::vers(Sens::Aucun),
            (Mesure::OuiNon, _) => Objectif::oui_non(),
            (_, Sens::Maintien) => Objectif::entre(self.minimum.cloned(), self.maximum.cloned()),
            (_, sens) => Objectif { reference: self.reference.cloned(), cible: cible.cloned(), ..Objectif::vers(sens) },
        }
    }

    /// What stands where people read a target: « 20 », « ≥ 95, ≤ 100 » for bounds to keep.
    #[must_use]
    pub fn cible_ecrite(&self, cible: Option<&Nombre>, ecrire: &dyn Fn(&Nombre) -> String) -> Option<String> {
        let objectif = self.objectif(cible);
        let bornes = [("≥", &objectif.min), ("≤", &objectif.max)];
        let bornes = bornes.into_iter().filter_map(|(signe, n)| Some(format!("{signe} {}", ecrire(n.as_ref()?))));
        let bornes: Vec<String> = bornes.collect();
        if !bornes.is_empty() {
            return Some(bornes.join(", "));
        }
        // The step aimed at that year, where one was said; the rate is read against the last one.
        let visees = if self.par_etapes() { [cible, objectif.cible.as_ref()] } else { [objectif.cible.as_ref(), cible] };
        visees.into_iter().flatten().next().map(ecrire)
    }

    fn par_etapes(&self) -> bool {
        self.mesure == Mesure::Jalon && self.echelle.is_some_and(|e| !e.etapes().is_empty())
    }

    /// Does its objective stand without a target typed for the year?
    #[must_use]
    pub fn sans_cible(&self) -> bool {
        self.mesure == Mesure::OuiNon || self.sens == Sens::Maintien || self.par_etapes()
    }

    /// The reference put in front of a value of that month: « un taux ne traverse pas une rupture sans référence recalée ».
    #[must_use]
    pub fn reference(&self, fin: Mois) -> ReferenceLue {
        if self.sans_cible() {
            return ReferenceLue::Face(self.objectif(None).reference);
        }
        self.coupures.reference(self.reference, self.reference_le, fin)
    }

    /// « **Mesurable** : sens autre qu'`aucun`, cible présente, et référence présente (ou bornes pour `maintien`). `oui_non`
    /// se lit référence 0, cible 1. » (§ 2). What needs no typed target is due every year, unless targets were typed: it is
    /// then due in their years, and counts in any year that was answered.
    #[must_use]
    pub fn mesurable(&self, fin: Mois, cible: Option<&Nombre>, repondue: bool) -> bool {
        let objectif = self.objectif(cible);
        if objectif.sens == Sens::Aucun {
            return false;
        }
        if self.sans_cible() {
            return objectif.manques().is_empty() && (cible.is_some() || repondue || !self.datee);
        }
        cible.is_some() && self.reference(fin) != ReferenceLue::Face(None)
    }

    /// F1 for a value of that month.
    #[must_use]
    pub fn taux(&self, fin: Mois, cible: Option<&Nombre>, valeur: Option<&Nombre>) -> Taux {
        let objectif = self.objectif(cible);
        if self.sans_cible() {
            return taux(&objectif, valeur);
        }
        taux_face_aux_coupures(&objectif, self.reference_le, self.coupures, (fin, valeur))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Etape;
    use crate::regles::Signal;
    use proptest::prelude::*;

    fn visee<'a>(
        mesure: Mesure,
        sens: Sens,
        coupures: &'a Coupures,
        [reference, min, max]: [Option<&'a Nombre>; 3],
    ) -> Visee<'a> {
        Visee { mesure, echelle: None, sens, reference, reference_le: None, minimum: min, maximum: max, coupures, datee: false }
    }

    fn fin() -> Mois {
        "2025-12".parse().unwrap()
    }

    #[test]
    fn un_oui_se_lit_contre_un_et_un_maintien_contre_ses_bornes() {
        let (aucune, un, dix) = (Coupures::default(), Nombre::un(), Nombre::from(10));
        let oui = visee(Mesure::OuiNon, Sens::Hausse, &aucune, [None; 3]);
        assert_eq!(oui.taux(fin(), None, Some(&un)).entier(), Some("100".into()));
        assert!(oui.mesurable(fin(), None, false), "« oui_non se lit référence 0, cible 1 »");
        let tenu = visee(Mesure::TauxNu, Sens::Maintien, &aucune, [None, Some(&un), Some(&dix)]);
        assert_eq!(tenu.taux(fin(), None, Some(&Nombre::from(11))).entier(), Some("0".into()));
        assert!(tenu.mesurable(fin(), None, false));
        assert!(!visee(Mesure::TauxNu, Sens::Maintien, &aucune, [Some(&un), None, None]).mesurable(fin(), Some(&dix), true));
        let dite = Visee { datee: true, ..oui };
        assert!(!dite.mesurable(fin(), None, false), "les cibles écrites disent les années où il est dû");
        assert!(dite.mesurable(fin(), None, true) && dite.mesurable(fin(), Some(&un), false));
    }

    #[test]
    fn un_jalon_vaut_la_part_de_l_etape_atteinte() {
        let (aucune, etape) =
            (Coupures::default(), |libelle: &str, part: i64| Etape { libelle: libelle.into(), part: part.into() });
        let echelle = Echelle::Etapes(vec![etape("Étude remise", 25), etape("Ouvert", 100)]);
        let v = Visee { echelle: Some(&echelle), ..visee(Mesure::Jalon, Sens::Hausse, &aucune, [None; 3]) };
        assert!(v.mesurable(fin(), None, false));
        let (vingt_cinq, dit) = (Nombre::from(25), |n: &Nombre| n.to_string());
        for cible in [None, Some(&vingt_cinq)] {
            assert_eq!(v.taux(fin(), cible, Some(&vingt_cinq)).entier(), Some("25".into()));
        }
        assert_eq!(v.taux(fin(), None, Some(&Nombre::zero())).entier(), Some("0".into()));
        assert_eq!(v.cible_ecrite(Some(&vingt_cinq), &dit), Some("25".into()));
        assert_eq!(v.cible_ecrite(None, &dit), Some("100".into()));
        assert!(!Visee { sens: Sens::Aucun, ..v }.mesurable(fin(), None, true), "« sens autre qu'aucun »");
    }

    proptest! {
        /// What is measurable lacks its value only; what is not has no rate.
        #[test]
        fn un_taux_existe_si_et_seulement_si_l_indicateur_est_mesurable_et_repondu(
            mesure in prop::sample::select(Mesure::ALL), sens in prop::sample::select(Sens::ALL),
            reference in prop::option::of(-20_i64..20), cible in prop::option::of(-20_i64..20),
            min in prop::option::of(-20_i64..0), max in prop::option::of(0_i64..20), valeur in prop::option::of(-20_i64..20),
            datee in any::<bool>(), a_des_etapes in any::<bool>(),
        ) {
            let aucune = Coupures::default();
            let n = |x: Option<i64>| x.map(Nombre::from);
            let (reference, cible, min, max, valeur) = (n(reference), n(cible), n(min), n(max), n(valeur));
            let echelle = Echelle::Etapes(vec![Etape { libelle: "Fait".into(), part: Nombre::cent() }]);
            let echelle = Some(&echelle).filter(|_| a_des_etapes);
            let v = Visee { datee, echelle, ..visee(mesure, sens, &aucune, [reference.as_ref(), min.as_ref(), max.as_ref()]) };
            let mesurable = v.mesurable(fin(), cible.as_ref(), valeur.is_some());
            let taux = v.taux(fin(), cible.as_ref(), valeur.as_ref());
            prop_assert_eq!(taux.retenu.is_some(), mesurable && valeur.is_some(), "{:?}", taux.signaux);
            if mesurable && valeur.is_none() {
                prop_assert_eq!(taux.signaux.into_iter().collect::<Vec<_>>(), vec![Signal::ValeurManquante]);
            }
        }
    }
}
