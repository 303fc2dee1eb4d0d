//! The readings themselves, by sheet, node or contract.

use super::plan_lu::{FicheLue, MesureLue, PlanLu, small};
use super::remontees::Remonte;
use crate::model::{Ciel, FicheActionId, NoeudId};
use indicateurs::model::{EtatIndicateur, IndicateurId};
use indicateurs::regles::{Constat, Element, Motif, Remontee, Taux, constate};
use jiff::civil::Date;
use kernel::code_enum;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

code_enum! {
    /// What one reads. The first three are facts of progress, the fourth is achievement, the last confidence.
    pub enum Lecture {
        /// « palier déclaré par année »
        Declare = "avancement-declare",
        /// « constaté = O / (O + N) sur les cases échues, avec complétude »
        Constate = "avancement-constate",
        /// Progress expected on the day.
        Attendu = "avancement-attendu",
        /// « taux des indicateurs »
        Atteinte = "atteinte",
        /// « répartition et plus mauvais cas, jamais de moyenne »
        Confiance = "confiance",
    }
}

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objet {
    Contrat,
    Noeud(NoeudId),
    Fiche(FicheActionId),
    /// One indicator: it has a rate, and no other reading.
    Mesure(IndicateurId),
}

/// A rate or its absence, with what is needed to say why.
#[derive(Debug, Clone)]
pub struct Chiffre {
    pub valeur: Option<Nombre>,
    /// Codes of what is missing: sheet numbers, indicator codes, letters.
    pub manquants: Vec<String>,
    /// Codes set aside and announced: what cannot be measured.
    pub ecartes: Vec<String>,
    pub couverture: Option<Nombre>,
    pub motif: Option<Motif>,
}

impl From<Remontee> for Chiffre {
    fn from(r: Remontee) -> Self {
        Self { valeur: r.taux, manquants: r.manquants, ecartes: r.ecartes, couverture: r.couverture, motif: r.motif }
    }
}

/// The confidence of several sheets: how many at each level, and the worst with its sheets.
#[derive(Debug, Clone, Default)]
pub struct Confiance {
    pub repartition: BTreeMap<Ciel, Vec<i64>>,
    pub non_renseignee: Vec<i64>,
}

impl Confiance {
    /// The worst level given, with its sheets.
    #[must_use]
    pub fn pire(&self) -> Option<(Ciel, &[i64])> {
        [Ciel::Orage, Ciel::Nuage, Ciel::Couvert, Ciel::Soleil]
            .into_iter()
            .find_map(|ciel| self.repartition.get(&ciel).map(|fiches| (ciel, fiches.as_slice())))
    }
}

impl PlanLu {
    /// The sheets of an object.
    #[must_use]
    pub fn fiches_de(&self, objet: Objet) -> Vec<&FicheLue> {
        match objet {
            Objet::Contrat => self.fiches.iter().map(AsRef::as_ref).collect(),
            Objet::Fiche(id) => self.fiche(id).into_iter().collect(),
            Objet::Mesure(_) => vec![],
            Objet::Noeud(id) => {
                let under = self.sous(id);
                self.fiches.iter().map(AsRef::as_ref).filter(|f| under.contains(&f.noeud_id)).collect()
            }
        }
    }

    /// Declared progress of year `annee`: a sheet's own step; above, their weighted mean.
    #[must_use]
    pub fn declare(&self, objet: Objet, annee: i64) -> Chiffre {
        self.par_fiche(Remonte::Declare(annee), objet)
    }

    /// Progress observed up to `annee`, on all the boxes of the object at once: never a mean of rates.
    #[must_use]
    pub fn constate(&self, objet: Objet, annee: i64) -> Constat {
        constate(self.fiches_de(objet).into_iter().flat_map(|f| &f.cases), small(annee))
    }

    /// Progress expected on a day: for a sheet, linear from the first to the last day of its planned years.
    #[must_use]
    pub fn attendu(&self, objet: Objet, le: Date) -> Chiffre {
        self.par_fiche(Remonte::Attendu(le), objet)
    }

    /// What the indicators of the object say for `annee`, with its target of that year.
    #[must_use]
    pub fn atteinte(&self, objet: Objet, annee: i64) -> Chiffre {
        let quoi = Remonte::Atteinte(annee);
        let mut figure = Chiffre::from(self.remonter(quoi, objet));
        if !matches!(objet, Objet::Fiche(_)) {
            let named = |keeps: &[Motif]| {
                let all = self.feuilles(quoi, objet);
                all.iter()
                    .filter(|f| !f.element.poids.est_nul() && f.seule.motif.is_some_and(|m| keeps.contains(&m)))
                    .map(|f| f.element.code.clone())
                    .collect()
            };
            figure.manquants = named(&[Motif::CouvertureInsuffisante]);
            figure.ecartes = named(&[Motif::RienDeMesurable, Motif::AucunPoids]);
        }
        figure
    }

    /// The roll-up of a sheet's indicators.
    #[must_use]
    pub fn atteinte_de_fiche(&self, fiche: &FicheLue, annee: i64) -> Remontee {
        self.remonter(Remonte::Atteinte(annee), Objet::Fiche(fiche.id))
    }

    /// The confidence given for `annee`.
    #[must_use]
    pub fn confiance(&self, objet: Objet, annee: i64) -> Confiance {
        let mut all = Confiance::default();
        for fiche in self.fiches_de(objet) {
            match fiche.bilans.get(&annee).and_then(|b| b.meteo) {
                Some(ciel) => all.repartition.entry(ciel).or_default().push(fiche.numero),
                None => all.non_renseignee.push(fiche.numero),
            }
        }
        all
    }

    /// The roll-up of what each sheet holds alone; above a sheet, what is missing is named by sheet, not by level.
    fn par_fiche(&self, quoi: Remonte, objet: Objet) -> Chiffre {
        let mut figure = Chiffre::from(self.remonter(quoi, objet));
        if !matches!(objet, Objet::Fiche(_)) {
            let all = self.feuilles(quoi, objet);
            let named = |keeps: &dyn Fn(&Element) -> bool| {
                all.iter().filter(|f| keeps(&f.element)).map(|f| f.element.code.clone()).collect()
            };
            figure.manquants = named(&|e| e.applicable && e.mesurable && e.taux.is_none() && !e.poids.est_nul());
            figure.ecartes = named(&|e| !(e.applicable && e.mesurable));
        }
        figure
    }
}

/// The rate of one indicator for a year, against the target of that year; none across a break of its series.
#[must_use]
pub fn taux_de(mesure: &MesureLue, annee: i64) -> Taux {
    mesure.taux(annee)
}

/// An indicator in the roll-up of its sheet; nothing for one that is not validated.
pub(super) fn element_de_mesure(mesure: &MesureLue, annee: i64) -> Option<Element> {
    if mesure.etat != EtatIndicateur::Valide {
        return None;
    }
    let base = if mesure.mesurable(annee) {
        Element::nouveau(mesure.code.clone(), taux_de(mesure, annee).retenu)
    } else {
        Element::non_mesurable(mesure.code.clone())
    };
    Some(Element { poids: mesure.poids.clone(), ..base })
}
