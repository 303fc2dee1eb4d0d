//! A file of the tables as the rules see it. The same reading serves the form, the instruction, the vote and the solver: what a
//! rule says of a file is said once.

use super::budget::{self, Cote};
use super::situation::{self, BudgetSaisi, Cellules};
use super::{Catalogue, Etape, Euros, Financeur, Parametres, Plan, Portee, Situation, Verdict};
use crate::model::{
    BilanDossier, Cpo, DerogationAccordee, Dossier, LigneFinanceur, PieceDemandee, PieceDossier, Porteur, StatutPiece,
};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the same action the year before.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Precedent {
    pub exercice: i64,
    pub votes: BTreeMap<Financeur, Option<Euros>>,
    pub bilan: Option<BilanDossier>,
}

/// A file with all that its rules look at.
#[derive(Debug, Clone, PartialEq)]
pub struct DossierLu {
    pub exercice: i64,
    pub parametres: Parametres,
    pub dossier: Dossier,
    pub porteur: Porteur,
    pub lignes: Vec<LigneFinanceur>,
    /// Of the file and of the holder's safe.
    pub pieces: Vec<PieceDossier>,
    pub cpo: Option<Cpo>,
    pub precedent: Option<Precedent>,
    /// The years in which the action was funded.
    pub annees_financees: BTreeSet<i64>,
    /// Accounts that declared an interest.
    pub interets: BTreeSet<String>,
    /// The days the committee validated the lot of each line.
    pub copil_le: BTreeMap<Financeur, Date>,
    pub derogations: Vec<DerogationAccordee>,
    /// The papers its letter asks.
    pub demandees: Vec<PieceDemandee>,
}

/// The scopes a file is judged by.
pub const PORTEES: [Portee; 3] = [Portee::Dossier, Portee::Ligne, Portee::Porteur];

impl DossierLu {
    /// The matrix, every column open.
    #[must_use]
    pub fn plan(&self) -> Plan {
        self.lignes
            .iter()
            .map(|l| {
                let mut cellules = Cellules::ouvertes(&[l.demande(), l.propose(), l.vote(), l.paye()]);
                cellules.motif = [&l.vote_motif, &l.propose_motif].into_iter().find(|m| !m.trim().is_empty()).cloned();
                cellules.copil_le = self.copil_le.get(&l.financeur).copied();
                (l.financeur.clone(), cellules)
            })
            .collect()
    }

    /// The papers that count, by kind: given and neither refused nor out of date.
    #[must_use]
    pub fn pieces_valides(&self, jour: Date) -> Vec<String> {
        let bonne = |p: &&PieceDossier| {
            matches!(p.statut, StatutPiece::Deposee | StatutPiece::Valide) && p.valable_jusqu_au.is_none_or(|fin| jour <= fin)
        };
        self.pieces.iter().filter(bonne).map(|p| p.genre.clone()).collect()
    }

    /// The analytical budgets that are there: those it declares, and those given as papers.
    fn budgets_analytiques(&self, jour: Date) -> Vec<String> {
        let pieces: Vec<String> = self.pieces_valides(jour).iter().map(|genre| kernel::texte::cle(genre)).collect();
        let joint = |quoi: &str| pieces.iter().any(|p| p.contains("budget analytique") && p.contains(quoi));
        let declares = &self.dossier.contenu.budgets_analytiques;
        let tous = ["association", "action"].into_iter();
        tous.filter(|quoi| declares.iter().any(|d| d == quoi) || joint(quoi)).map(str::to_owned).collect()
    }

    /// The file as a situation, at a stage, on a day.
    #[must_use]
    pub fn situation(&self, etape: Etape, jour: Date) -> Situation {
        let c = &*self.dossier.contenu;
        let dit = |texte: &str| !texte.trim().is_empty();
        let budget = self.budget();
        let caf = self.lignes.iter().find(|l| l.financeur.code() == Financeur::CAF);
        let precedent_finance = self.precedent.as_ref().filter(|p| p.votes.values().flatten().any(|v| v.est_positif()));
        Situation {
            etape: Some(etape),
            date: Some(jour),
            exercice: Some(self.exercice),
            p: self.parametres.clone(),
            plan: self.plan(),
            fonds_propres: self.dossier.budget.get("insufprevisionnel").copied(),
            dossier: situation::Dossier {
                innovant: c.innovant,
                periode: c.periode.clone(),
                fiche_action: c.fiche.is_some(),
                cpo: self.cpo.is_some(),
                hors_qpv: c.hors_qpv,
                poche_pauvrete: dit(&c.poche_pauvrete),
                valeur_ajoutee: c.valeur_ajoutee.clone(),
                droit_commun: dit(&c.droit_commun),
                droit_commun_departement_examine: c.droit_commun_departement_examine,
                annees_financees: self.annees_financees.clone(),
                renouvellement_decrit: dit(&c.renouvellement),
                partenaires: c.partenaires.clone(),
                dispositif: c.dispositif.clone(),
                action_debut: c.action_debut,
                action_fin: c.action_fin,
                debut: c.debut,
                fin: c.fin,
                dossier_lie: c.est_lie(),
                budgets_analytiques: self.budgets_analytiques(jour),
                pieces_valides: self.pieces_valides(jour),
                ref_dauphin: dit(&c.ref_dauphin),
                ref_elan: dit(&c.ref_elan),
                themes: c.themes.clone(),
                fse: c.fse,
                ..situation::Dossier::default()
            },
            porteur: situation::Porteur {
                droit: self.porteur.droit.clone(),
                forme: self.porteur.forme.clone(),
                cer_le: self.porteur.cer_le.is_some(),
                rup: self.porteur.rup,
                agrement: self.porteur.agrement,
                structurante_copil_le: self.porteur.structurante_copil_le,
                petite: self.est_petite(),
                budget_annuel: self.porteur.budget_annuel_centimes.map(Euros::de_centimes),
                ..situation::Porteur::default()
            },
            cpo: self.cpo.as_ref().map(|cpo| self.cpo_vue(cpo, &budget)).unwrap_or_default(),
            historique: self.historique(),
            association: Some(self.porteur.nom.clone()),
            action: Some(self.dossier.intitule.clone()),
            instance: caf.map(|l| l.vote_instance.clone()),
            instance_le: caf.and_then(|l| l.vote_le),
            budget,
            exercice_fin: precedent_finance.and_then(|p| fin_d_exercice(p.exercice)),
            compte_rendu_le: precedent_finance.and_then(|p| p.bilan.as_ref()?.recu_le),
            interets: self.interets.clone(),
            ..Situation::default()
        }
    }

    /// What every rule of a file says at a stage, in the order of the catalogue.
    #[must_use]
    pub fn juger(&self, etape: Etape, jour: Date) -> Vec<(String, Verdict)> {
        Catalogue::de(&self.parametres).juger_etape(etape, &PORTEES, &self.situation(etape, jour))
    }

    /// Charges and products: the line 74 of a funder is its request.
    #[must_use]
    pub fn budget(&self) -> BudgetSaisi {
        let mut saisi = BudgetSaisi::default();
        for (code, montant) in &*self.dossier.budget {
            let Some(ligne) = budget::ligne(code) else { continue };
            let cote = if ligne.cote == Cote::Charge { &mut saisi.charges } else { &mut saisi.produits };
            cote.insert(code.clone(), Some(*montant));
        }
        let demande: Euros = self.lignes.iter().filter_map(LigneFinanceur::demande).sum();
        if !self.lignes.is_empty() {
            saisi
                .produits
                .insert("74".to_owned(), Some(saisi.produits.get("74").copied().flatten().unwrap_or_default() + demande));
        }
        saisi
    }

    fn est_petite(&self) -> bool {
        let seuil = self.parametres.petite_definition.map(|d| d.budget_max.centimes());
        seuil.zip(self.porteur.budget_annuel_centimes).is_some_and(|(seuil, budget)| budget <= seuil)
    }

    fn cpo_vue(&self, cpo: &Cpo, budget: &BudgetSaisi) -> situation::Cpo {
        let volontaires = |code: &&String| budget::ligne(code).is_some_and(|l| l.volontaire);
        let somme = |garde: bool| -> Euros {
            budget.produits.iter().filter(|(code, _)| volontaires(code) == garde).filter_map(|(_, m)| *m).sum()
        };
        situation::Cpo {
            annee_debut: Some(cpo.annee_debut),
            annee_fin: Some(cpo.annee_fin),
            categorie: cpo.categorie.clone(),
            evaluations: cpo.contenu.evaluations.iter().copied().collect(),
            annees_echues: None,
            signataires: cpo.contenu.signataires.clone(),
            plan_base: situation::PlanBase {
                produits: Some(somme(false)),
                compte_87: Some(somme(true)),
                demande_totale: Some(self.dossier.demande()),
            },
        }
    }

    fn historique(&self) -> Vec<situation::ExerciceConnu> {
        let connu = |p: &Precedent| situation::ExerciceConnu {
            exercice: Some(p.exercice),
            vote: p.votes.clone(),
            // A draft has joined nothing yet.
            bilan: p
                .bilan
                .as_ref()
                .filter(|b| b.recu_le.is_some())
                .map(|b| situation::Bilan { pieces: b.contenu.pieces.clone(), recu_le: b.recu_le })
                .unwrap_or_default(),
        };
        self.precedent.iter().map(connu).collect()
    }
}

/// The holder's year is the civil year.
pub(crate) fn fin_d_exercice(exercice: i64) -> Option<Date> {
    i16::try_from(exercice).ok().filter(|n| (1900..=9999).contains(n)).map(|n| date(n, 12, 31))
}
