//! The readings themselves, by sheet, node or contract.

use super::plan_lu::{FicheLue, MesureLue, PlanLu};
use crate::model::{Ciel, EtatReponse, FicheActionId, NoeudId};
use crate::regles::annee::bornes;
use indicateurs::model::{EtatIndicateur, Sens};
use indicateurs::regles::{
    Constat, Contenu, Element, Motif, Noeud, Objectif, Remontee, Taux, Trajectoire, arbre, attendu, constate, remontee, taux,
};
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

fn small(annee: i64) -> i32 {
    i32::try_from(annee).unwrap_or(i32::MAX)
}

impl PlanLu {
    /// The sheets of an object.
    #[must_use]
    pub fn fiches_de(&self, objet: Objet) -> Vec<&FicheLue> {
        match objet {
            Objet::Contrat => self.fiches.iter().collect(),
            Objet::Fiche(id) => self.fiches.iter().filter(|f| f.id == id).collect(),
            Objet::Noeud(id) => {
                let under = self.sous(id);
                self.fiches.iter().filter(|f| under.contains(&f.noeud_id)).collect()
            }
        }
    }

    /// Declared progress of year `annee`: a sheet's own step; above, their weighted mean.
    #[must_use]
    pub fn declare(&self, objet: Objet, annee: i64) -> Chiffre {
        self.remonter(objet, |f| Element {
            // « dispensée : sort des attendus »
            applicable: self.reponses.get(&(f.id, annee)).is_none_or(|r| r.etat != EtatReponse::Dispensee),
            ..Element::nouveau(f.numero.to_string(), f.bilans.get(&annee).and_then(|b| b.palier).map(Nombre::from))
        })
    }

    /// Progress observed up to `annee`, on all the boxes of the object at once: never a mean of rates.
    #[must_use]
    pub fn constate(&self, objet: Objet, annee: i64) -> Constat {
        let cases: Vec<_> = self.fiches_de(objet).into_iter().flat_map(|f| f.cases.iter().cloned()).collect();
        constate(&cases, small(annee))
    }

    /// Progress expected on a day: for a sheet, linear from the first to the last day of its planned years.
    #[must_use]
    pub fn attendu(&self, objet: Objet, le: Date) -> Chiffre {
        self.remonter(objet, |f| {
            let years: Vec<i32> = f.cases.iter().flat_map(|c| c.annees.iter().copied()).collect();
            let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
                return Element::non_mesurable(f.numero.to_string());
            };
            let from = bornes(&self.contrat, i64::from(*first)).0;
            let to = bornes(&self.contrat, i64::from(*last)).1;
            let path = Trajectoire { points: vec![(from, Nombre::zero()), (to, Nombre::cent())], ..Trajectoire::default() };
            Element::nouveau(f.numero.to_string(), attendu(&Objectif::vers(Sens::Hausse), &path, le, None).taux_attendu)
        })
    }

    /// What the indicators of the object say for `annee`, with its target of that year.
    #[must_use]
    pub fn atteinte(&self, objet: Objet, annee: i64) -> Chiffre {
        match objet {
            Objet::Fiche(id) => match self.fiches.iter().find(|f| f.id == id) {
                Some(fiche) => self.atteinte_de_fiche(fiche, annee).into(),
                None => remontee(&[], &Nombre::from(self.contrat.couverture_fiche)).into(),
            },
            _ => {
                let strict = Nombre::from(self.contrat.couverture_fiche);
                let leaves = |f: &FicheLue| {
                    let children: Vec<Noeud> = f.mesures.iter().filter_map(|m| feuille(m, annee)).collect();
                    let mut node = Noeud::branche(f.numero.to_string(), children).pesant(Nombre::from(f.poids));
                    node.contenu = match node.contenu {
                        Contenu::Branche { enfants, .. } if enfants.is_empty() => {
                            node.mesurable = false;
                            Contenu::Feuille { taux: None, couverture: Nombre::cent() }
                        }
                        Contenu::Branche { enfants, .. } => Contenu::Branche { couverture_min: Some(strict.clone()), enfants },
                        leaf @ Contenu::Feuille { .. } => leaf,
                    };
                    node
                };
                let mut figure = Chiffre::from(self.arbre(objet, &leaves));
                let fiches = self.fiches_de(objet);
                let kind = |f: &FicheLue| self.atteinte_de_fiche(f, annee);
                figure.manquants = numeros(&fiches, |f| kind(f).motif == Some(Motif::CouvertureInsuffisante));
                figure.ecartes = numeros(&fiches, |f| matches!(kind(f).motif, Some(Motif::RienDeMesurable | Motif::AucunPoids)));
                figure
            }
        }
    }

    /// The roll-up of a sheet's indicators.
    #[must_use]
    pub fn atteinte_de_fiche(&self, fiche: &FicheLue, annee: i64) -> Remontee {
        let elements: Vec<Element> = fiche.mesures.iter().filter_map(|m| element(m, annee)).collect();
        remontee(&elements, &Nombre::from(self.contrat.couverture_fiche))
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

    /// Weighted mean over the tree of the plan.
    fn remonter(&self, objet: Objet, element: impl Fn(&FicheLue) -> Element) -> Chiffre {
        if let Objet::Fiche(_) = objet {
            let elements: Vec<Element> = self.fiches_de(objet).into_iter().map(&element).collect();
            return remontee(&elements, &Nombre::cent()).into();
        }
        let leaf = |f: &FicheLue| {
            let e = element(f);
            let mut node = Noeud::feuille(e.code, e.taux).pesant(Nombre::from(f.poids));
            node.mesurable = e.mesurable;
            node.applicable = e.applicable;
            node
        };
        let mut figure = Chiffre::from(self.arbre(objet, &leaf));
        // Above a sheet, what is missing is named by sheet, not by the level it is under.
        let elements: Vec<Element> = self.fiches_de(objet).into_iter().map(&element).collect();
        figure.manquants =
            elements.iter().filter(|e| e.applicable && e.mesurable && e.taux.is_none()).map(|e| e.code.clone()).collect();
        figure.ecartes = elements.iter().filter(|e| !(e.applicable && e.mesurable)).map(|e| e.code.clone()).collect();
        figure
    }

    /// The roll-up of an object from the leaves that `leaf` gives; each level with its weights.
    fn arbre(&self, objet: Objet, leaf: &dyn Fn(&FicheLue) -> Noeud) -> Remontee {
        let root = match objet {
            Objet::Noeud(id) => {
                let mut root = self.branche(id, leaf);
                if let Contenu::Branche { couverture_min, .. } = &mut root.contenu {
                    *couverture_min = None;
                }
                root
            }
            Objet::Contrat | Objet::Fiche(_) => {
                let tops = self.noeuds.iter().filter(|n| n.parent_id.is_none());
                Noeud::branche("contrat", tops.map(|n| self.branche(n.id, leaf)).collect())
            }
        };
        let code = root.code.clone();
        let minimum = Nombre::from(self.contrat.couverture_plan);
        let found = arbre(&root, &minimum).into_iter().find(|(c, _)| *c == code);
        found.map_or_else(|| remontee(&[], &minimum), |(_, r)| r)
    }

    fn branche(&self, id: NoeudId, leaf: &dyn Fn(&FicheLue) -> Noeud) -> Noeud {
        let node = self.noeuds.iter().find(|n| n.id == id);
        let below = self.noeuds.iter().filter(|n| n.parent_id == Some(id)).map(|n| self.branche(n.id, leaf));
        let own = self.fiches.iter().filter(|f| f.noeud_id == id).map(leaf);
        let code = node.map_or_else(|| id.to_string(), |n| n.code.clone());
        let children: Vec<Noeud> = below.chain(own).collect();
        let mut branch = Noeud::branche(format!("n:{code}"), children).pesant(Nombre::from(node.map_or(1, |n| n.poids)));
        // « Réglage conseillé : 100 pour une fiche, 80 pour un axe et le contrat » : a deeper level
        // passes on what it has with its coverage, and the axis above judges.
        if node.is_some_and(|n| n.niveau > 1) {
            branch.contenu = match branch.contenu {
                Contenu::Branche { enfants, .. } => Contenu::Branche { couverture_min: Some(Nombre::zero()), enfants },
                leaf @ Contenu::Feuille { .. } => leaf,
            };
        }
        // A node without sheets weighs nothing: « un nœud sans poids applicable est non applicable ».
        if matches!(&branch.contenu, Contenu::Branche { enfants, .. } if enfants.is_empty()) {
            branch.applicable = false;
        }
        branch
    }
}

fn numeros(fiches: &[&FicheLue], keeps: impl Fn(&FicheLue) -> bool) -> Vec<String> {
    fiches.iter().filter(|f| keeps(f)).map(|f| f.numero.to_string()).collect()
}

/// The rate of one indicator for a year, against the target of that year.
#[must_use]
pub fn taux_de(mesure: &MesureLue, annee: i64) -> Taux {
    let objectif = Objectif {
        reference: mesure.reference.clone(),
        cible: mesure.cibles.get(&annee).cloned(),
        ..Objectif::vers(mesure.sens)
    };
    taux(&objectif, mesure.valeurs.get(&annee).and_then(|v| v.valeur.as_ref()))
}

/// An indicator in the roll-up of its sheet; nothing for one that is not validated.
fn element(mesure: &MesureLue, annee: i64) -> Option<Element> {
    if mesure.etat != EtatIndicateur::Valide {
        return None;
    }
    let mesurable = mesure.sens != Sens::Aucun && mesure.reference.is_some() && mesure.cibles.contains_key(&annee);
    let base = if mesurable {
        Element::nouveau(mesure.code.clone(), taux_de(mesure, annee).retenu)
    } else {
        Element::non_mesurable(mesure.code.clone())
    };
    Some(Element { poids: mesure.poids.clone(), ..base })
}

fn feuille(mesure: &MesureLue, annee: i64) -> Option<Noeud> {
    element(mesure, annee).map(|e| {
        let mut node = Noeud::feuille(e.code, e.taux).pesant(e.poids);
        node.mesurable = e.mesurable;
        node
    })
}
