//! The readings of a situation: what the parameters make of it.

use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::BTreeSet;

use super::super::enveloppe::cpo_ailleurs;
use super::super::expression::Intervalle;
use super::super::parametres::{BaseCpo, Commune, CpoMultiQpv, ModeAnciennete, NumerateurCpo};
use super::super::situation::{ExerciceConnu, Retenu};
use super::super::{Etape, Euros, Financeur, Situation};
use super::total;

impl Situation {
    /// The year the file is about: the one said, else that of today.
    #[must_use]
    pub fn exercice_vise(&self) -> Option<i64> {
        let connu = self.historique.iter().filter_map(|h| h.exercice).max().map(|annee| annee + 1);
        self.exercice.or(connu).or_else(|| self.date.map(|d| i64::from(d.year())))
    }

    /// `historique(action, 1)`.
    #[must_use]
    pub fn exercice_precedent(&self) -> Option<&ExerciceConnu> {
        let vise = self.exercice_vise()? - 1;
        self.historique.iter().find(|h| h.exercice == Some(vise))
    }

    /// « années financées, ou depuis la première » (`anciennete_mode`).
    #[must_use]
    pub fn anciennete(&self) -> i64 {
        self.anciennete_de(&self.dossier.annees_financees)
    }

    /// The same for another action.
    #[must_use]
    pub fn anciennete_de(&self, annees: &BTreeSet<i64>) -> i64 {
        ecart(annees, self.p.anciennete_mode, self.exercice)
    }

    /// « Disponible = enveloppe − réservations », unless agreements are paid from elsewhere (`cpo_dans_appel`).
    #[must_use]
    pub fn disponible(&self) -> Option<Euros> {
        let ailleurs = self.enveloppe.financeur.as_ref().is_some_and(|f| cpo_ailleurs(f, &self.p));
        let reserve = if ailleurs { Euros::ZERO } else { self.enveloppe.reservations.values().copied().sum() };
        self.enveloppe.montant.map(|montant| montant - reserve)
    }

    /// The funders of whom the 50 % of reading A is made; while nobody is said to sign, whoever may be invited and is in the
    /// plan counts among the « signataires ».
    #[must_use]
    pub fn numerateur_cpo(&self) -> Vec<Financeur> {
        let mut qui = self.p.principaux.clone();
        if self.p.cpo_numerateur == NumerateurCpo::Signataires {
            let signe = |f: &Financeur| self.cpo.signataires.is_empty() || self.cpo.signataires.contains(f);
            qui.extend(invites().into_iter().filter(|f| self.plan.contains_key(f) && signe(f)));
        }
        qui.sort();
        qui.dedup();
        qui
    }

    /// What the 50 % of reading A is measured on.
    #[must_use]
    pub fn base_cpo(&self) -> Option<Euros> {
        let base = &self.cpo.plan_base;
        match self.p.cpo_base {
            BaseCpo::ProduitsHors87 => base.produits,
            BaseCpo::ProduitsAvec87 => Some(base.produits? + base.compte_87?),
            BaseCpo::DemandeTotale => base.demande_totale,
        }
    }

    /// The years of the agreement already over.
    #[must_use]
    pub fn annees_echues(&self) -> BTreeSet<i64> {
        if let Some(dites) = &self.cpo.annees_echues {
            return dites.clone();
        }
        let (Some(debut), Some(vise)) = (self.cpo.annee_debut, self.exercice_vise()) else { return BTreeSet::new() };
        let fin = self.cpo.annee_fin.unwrap_or(debut + self.p.cpo_duree - 1).min(vise - 1);
        (debut..=fin.min(debut + 100)).collect()
    }

    /// « avant le 30 avril » : 30 included, or 29.
    #[must_use]
    pub fn echeance_bilan(&self) -> Option<Date> {
        let jour = if self.p.bilan_echeance_incluse { 30 } else { 29 };
        Date::new(self.exercice_vise()?.try_into().ok()?, 4, jour).ok()
    }

    /// How many experimental agreements a QPV has (`cpo_multi_qpv`: counted at the main one, or everywhere).
    #[must_use]
    pub fn experimentales(&self, qpv: &str, etape: Etape) -> usize {
        let du_quartier = |d: &&Retenu| match self.p.cpo_multi_qpv {
            CpoMultiQpv::Principal => d.qpv.first().is_some_and(|q| q == qpv),
            CpoMultiQpv::Partout => d.qpv.iter().any(|q| q == qpv),
        };
        self.programme.iter().filter(|d| d.est_experimentale(etape)).filter(du_quartier).count()
    }

    /// The funders whose cell is empty at a stage, in the file or in the programme.
    #[must_use]
    pub fn attendus(&self, etape: Etape) -> Vec<Financeur> {
        let lignes = self.plan.iter().chain(self.programme.iter().flat_map(|d| &d.plan));
        let vides: BTreeSet<&Financeur> = lignes.filter(|(_, c)| c.a(etape).is_none()).map(|(qui, _)| qui).collect();
        vides.into_iter().cloned().collect()
    }

    /// Whether who acts declared an interest in the file.
    #[must_use]
    pub fn a_un_interet(&self) -> bool {
        self.interet_declare || self.acteur.as_ref().is_some_and(|acteur| self.interets.contains(acteur))
    }

    /// « État, EPCI et commune », `dep02_commune` says which.
    pub(crate) fn cofinanceurs_dep02(&self) -> Vec<Financeur> {
        let toute = self.p.dep02_commune == Commune::Toute;
        let du_plan = self.plan.keys().filter(|f| toute && f.est_commune()).cloned();
        let mut qui: Vec<Financeur> = [Financeur::VILLE, Financeur::ETAT, Financeur::AGGLO].map(Financeur::nomme).to_vec();
        qui.extend(du_plan);
        qui.sort();
        qui.dedup();
        qui
    }

    /// What account 74 and the matrix say of each funder, at import (BUD-03).
    #[must_use]
    pub fn imports(&self) -> Vec<Import> {
        let Some(lignes) = &self.budget.lignes_74 else { return vec![] };
        // A line that is not there brings nothing, on one side as on the other.
        let tous: BTreeSet<&Financeur> = lignes.keys().chain(self.plan.keys()).collect();
        let ligne = |qui: &Financeur| Import {
            qui: qui.clone(),
            compte_74: lignes.get(qui).map_or(Some(Euros::ZERO), |montant| *montant),
            demande: self.plan.get(qui).map_or(Some(Euros::ZERO), |cellules| cellules.demande),
        };
        tous.into_iter().map(ligne).collect()
    }

    /// The text of a section of the letter, whatever the spelling of its name.
    #[must_use]
    pub fn rubrique(&self, nom: &str) -> Option<&str> {
        let premier = |texte: &str| kernel::texte::cle(texte).split(' ').next().unwrap_or_default().to_owned();
        let cherche = premier(nom);
        let trouvee = self.lettre.rubriques.iter().find(|(lue, _)| premier(lue) == cherche);
        trouvee.and_then(|(_, texte)| texte.as_deref()).filter(|texte| !texte.trim().is_empty())
    }
}

/// One funder as account 74 and as the matrix tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub qui: Financeur,
    pub compte_74: Option<Euros>,
    pub demande: Option<Euros>,
}

/// The five categories of agreement, whatever the spelling: « action ancienne », « Expérimentale », « petite association ».
pub(super) fn categorie(dite: &str) -> &'static str {
    let dite = kernel::texte::cle(dite);
    let connues = ["structurante", "ancienne", "experimentale", "petite"];
    if dite == "pre" || dite.contains("reussite educative") {
        return "pre";
    }
    connues.into_iter().find(|connue| dite.contains(connue)).unwrap_or_default()
}

impl Retenu {
    /// Its lines at a stage, each with whether a reservation pays it. « Disponible = enveloppe − réservations »: what goes beyond
    /// the promise of a signatory, and the line of whoever promised nothing, are taken on what is available.
    #[must_use]
    pub fn lignes(&self, etape: Etape) -> Vec<(&Financeur, Intervalle, bool)> {
        let mut lignes = vec![];
        for (qui, cellules) in &self.plan {
            let m = cellules.intervalle(etape);
            if !self.reservation || self.reserves.is_empty() {
                lignes.push((qui, m, self.reservation));
                continue;
            }
            let promis = self.reserves.get(qui).copied().unwrap_or_default().nombre();
            if !promis.est_positif() {
                lignes.push((qui, m, false));
            } else if m.min.as_ref().is_some_and(|min| *min > promis) {
                let au_dela = |borne: Option<Nombre>| borne.map(|n| n + -promis.clone());
                lignes.push((qui, Intervalle::exact(promis.clone()), true));
                lignes.push((qui, Intervalle { min: au_dela(m.min), max: au_dela(m.max) }, false));
            } else {
                lignes.push((qui, m, true));
            }
        }
        lignes
    }

    /// An experimental agreement that is funded, or may still be.
    #[must_use]
    pub fn est_experimentale(&self, etape: Etape) -> bool {
        let categorie = kernel::texte::cle(&self.categorie);
        let retenu = self.plan.is_empty() || total(&self.plan, etape).max.is_none_or(|max| max.est_positif());
        (self.experimentale || categorie.contains("experimental")) && retenu
    }
}

fn ecart(annees: &BTreeSet<i64>, mode: ModeAnciennete, exercice: Option<i64>) -> i64 {
    let comptees = i64::try_from(annees.len()).unwrap_or(i64::MAX);
    match (mode, annees.first(), annees.last()) {
        (ModeAnciennete::DepuisPremiere, Some(premiere), Some(derniere)) => exercice.unwrap_or(derniere + 1) - premiere,
        _ => comptees,
    }
}

/// « D ∪ C ∪ R »: who may be invited to sign an agreement.
pub(super) fn invites() -> [Financeur; 3] {
    [Financeur::DEPARTEMENT, Financeur::CAF, Financeur::REGION].map(Financeur::nomme)
}
