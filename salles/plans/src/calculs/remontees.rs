//! Roll-ups computed once and kept: each sheet and each level is rolled up when first asked for, and again only when
//! something under it has moved.

use super::lecture::{Objet, element_de_mesure};
use super::plan_lu::{FicheLue, PlanLu};
use crate::model::{EtatReponse, FicheActionId, Noeud, NoeudId};
use crate::regles::annee::bornes;
use indicateurs::model::Sens;
use indicateurs::regles::{Element, Objectif, Remontee, Trajectoire, attendu, remontee};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is rolled up through the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Remonte {
    /// Declared progress of a year.
    Declare(i64),
    /// Progress expected on a day.
    Attendu(Date),
    /// Achievement of a year.
    Atteinte(i64),
}

/// One sheet in a roll-up.
#[derive(Debug, Clone)]
pub(super) struct Feuille {
    /// What it is for the level it stands under; its code is its number.
    pub element: Element,
    /// The sheet alone.
    pub seule: Remontee,
}

/// One level in a roll-up.
#[derive(Debug, Clone)]
struct Branche {
    /// What it is for the level above.
    element: Element,
    /// The level alone, judged by the coverage of the contract.
    seule: Remontee,
}

#[derive(Debug, Clone, Default)]
struct Etage {
    feuilles: HashMap<FicheActionId, Arc<Feuille>>,
    branches: HashMap<NoeudId, Arc<Branche>>,
    contrat: Option<Remontee>,
}

/// The years and days a page asks for are few; past that the oldest answers are computed again.
const ETAGES_GARDES: usize = 24;

/// What has been rolled up of one plan so far.
#[derive(Default)]
pub(super) struct Memoire(Mutex<HashMap<Remonte, Etage>>);

impl Memoire {
    fn tenir(&self) -> MutexGuard<'_, HashMap<Remonte, Etage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets a sheet and the levels it stands under.
    pub fn oublier(&self, fiche: FicheActionId, niveaux: &[NoeudId]) {
        for etage in self.tenir().values_mut() {
            etage.feuilles.remove(&fiche);
            for niveau in niveaux {
                etage.branches.remove(niveau);
            }
            etage.contrat = None;
        }
    }
}

impl Clone for Memoire {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.tenir().clone()))
    }
}

impl std::fmt::Debug for Memoire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memoire")
    }
}

impl PartialEq for Memoire {
    /// What was computed of a plan says nothing more than the plan.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl PlanLu {
    /// The roll-up of an object, each level with its weights.
    pub(super) fn remonter(&self, quoi: Remonte, objet: Objet) -> Remontee {
        self.avec_etage(quoi, |etage| match objet {
            Objet::Fiche(id) => {
                self.fiche(id).map_or_else(|| remontee(&[], &Nombre::cent()), |f| self.feuille(quoi, f, etage).seule.clone())
            }
            Objet::Noeud(id) => {
                self.niveau(id).map_or_else(|| remontee(&[], &self.couverture()), |n| self.branche(quoi, n, etage).seule.clone())
            }
            Objet::Mesure(_) => remontee(&[], &Nombre::cent()),
            Objet::Contrat => {
                if let Some(known) = &etage.contrat {
                    return known.clone();
                }
                let tops: Vec<Element> = self.dessous(quoi, None, etage).into_iter().map(|(_, e)| e).collect();
                let found = remontee(&tops, &self.couverture());
                etage.contrat = Some(found.clone());
                found
            }
        })
    }

    /// What an object rolls up, in the order of the plan: the levels and the sheets right under it; a sheet of its own rate,
    /// itself.
    pub(super) fn enfants(&self, quoi: Remonte, objet: Objet) -> Vec<(Objet, Element)> {
        self.avec_etage(quoi, |etage| match objet {
            Objet::Contrat => self.dessous(quoi, None, etage),
            Objet::Noeud(id) => self.dessous(quoi, Some(id), etage),
            Objet::Mesure(_) => vec![],
            Objet::Fiche(id) => self
                .fiche(id)
                .map(|f| (objet, Element { poids: Nombre::un(), ..self.feuille(quoi, f, etage).element.clone() }))
                .into_iter()
                .collect(),
        })
    }

    /// The levels and the sheets right under a level, or under the contract.
    fn dessous(&self, quoi: Remonte, niveau: Option<NoeudId>, etage: &mut Etage) -> Vec<(Objet, Element)> {
        let mut out = vec![];
        for below in self.noeuds.iter().filter(|n| n.parent_id == niveau) {
            out.push((Objet::Noeud(below.id), self.branche(quoi, below, etage).element.clone()));
        }
        for fiche in self.fiches.iter().filter(|f| Some(f.noeud_id) == niveau) {
            out.push((Objet::Fiche(fiche.id), self.feuille(quoi, fiche, etage).element.clone()));
        }
        out
    }

    /// Each sheet of an object in a roll-up, in the order of the plan.
    pub(super) fn feuilles(&self, quoi: Remonte, objet: Objet) -> Vec<Arc<Feuille>> {
        let fiches = self.fiches_de(objet);
        self.avec_etage(quoi, |etage| fiches.into_iter().map(|f| self.feuille(quoi, f, etage)).collect())
    }

    /// The levels a sheet stands under, nearest first.
    pub(super) fn niveaux_de(&self, mut noeud: NoeudId) -> Vec<NoeudId> {
        let mut above = vec![];
        while let Some(level) = self.niveau(noeud).filter(|_| above.len() <= self.noeuds.len()) {
            above.push(level.id);
            match level.parent_id {
                Some(parent) => noeud = parent,
                None => break,
            }
        }
        above
    }

    fn avec_etage<T>(&self, quoi: Remonte, ask: impl FnOnce(&mut Etage) -> T) -> T {
        let mut kept = self.memoire.tenir();
        if kept.len() >= ETAGES_GARDES && !kept.contains_key(&quoi) {
            kept.clear();
        }
        ask(kept.entry(quoi).or_default())
    }

    fn couverture(&self) -> Nombre {
        Nombre::from(self.contrat.couverture_plan)
    }

    fn niveau(&self, id: NoeudId) -> Option<&Noeud> {
        self.noeuds.iter().find(|n| n.id == id)
    }

    fn feuille(&self, quoi: Remonte, fiche: &FicheLue, etage: &mut Etage) -> Arc<Feuille> {
        if let Some(known) = etage.feuilles.get(&fiche.id) {
            return known.clone();
        }
        let own = Element { poids: Nombre::from(fiche.poids), ..Element::nouveau(fiche.numero.to_string(), None) };
        let (element, seule) = match quoi {
            Remonte::Declare(annee) => seul(Element {
                // « dispensée : sort des attendus »
                applicable: self.reponses.get(&(fiche.id, annee)).is_none_or(|r| r.etat != EtatReponse::Dispensee),
                taux: fiche.bilans.get(&annee).and_then(|b| b.palier).map(Nombre::from),
                ..own
            }),
            Remonte::Attendu(le) => {
                let taux = self.attendu_de_fiche(fiche, le);
                seul(Element { mesurable: taux.is_some(), taux, ..own })
            }
            Remonte::Atteinte(annee) => {
                let mesures: Vec<Element> = fiche.mesures.iter().filter_map(|m| element_de_mesure(m, annee)).collect();
                let seule = remontee(&mesures, &Nombre::from(self.contrat.couverture_fiche));
                let element = if mesures.is_empty() { Element { mesurable: false, ..own } } else { own.remontant(&seule) };
                (element, seule)
            }
        };
        let found = Arc::new(Feuille { element, seule });
        etage.feuilles.insert(fiche.id, found.clone());
        found
    }

    /// Linear from the first to the last day of the planned years of a sheet; nothing when no year is planned.
    fn attendu_de_fiche(&self, fiche: &FicheLue, le: Date) -> Option<Nombre> {
        let years = || fiche.cases.iter().flat_map(|c| c.annees.iter().copied());
        let (first, last) = (years().min()?, years().max()?);
        let from = bornes(&self.contrat, i64::from(first)).0;
        let to = bornes(&self.contrat, i64::from(last)).1;
        let path = Trajectoire { points: vec![(from, Nombre::zero()), (to, Nombre::cent())], ..Trajectoire::default() };
        attendu(&Objectif::vers(Sens::Hausse), &path, le, None).taux_attendu
    }

    fn branche(&self, quoi: Remonte, niveau: &Noeud, etage: &mut Etage) -> Arc<Branche> {
        if let Some(known) = etage.branches.get(&niveau.id) {
            return known.clone();
        }
        let children: Vec<Element> = self.dessous(quoi, Some(niveau.id), etage).into_iter().map(|(_, e)| e).collect();
        let seule = remontee(&children, &self.couverture());
        let own = Element { poids: Nombre::from(niveau.poids), ..Element::nouveau(niveau.id.to_string(), None) };
        let found = Arc::new(Branche { element: own.remontant(&seule), seule });
        etage.branches.insert(niveau.id, found.clone());
        found
    }
}

/// A sheet that holds one rate of its own.
fn seul(element: Element) -> (Element, Remontee) {
    let alone = remontee(std::slice::from_ref(&Element { poids: Nombre::un(), ..element.clone() }), &Nombre::cent());
    (element, alone)
}
