//! The envelopes of a year as their rules read them.

use crate::model::{Enveloppe, Reservation};
use crate::regles::enveloppe::{self as regles, Noeud, Prise};
use crate::regles::programmation::Plafond;
use crate::regles::{Euros, Financeur, Parametres};
use std::collections::{BTreeMap, BTreeSet};

use super::{AppelLu, DossierSuivi};

/// The tree, each node called as `nommer` calls its envelope.
pub fn noeuds(enveloppes: &[Enveloppe], reservations: &[Reservation], nommer: impl Fn(&Enveloppe) -> String) -> Vec<Noeud> {
    let reserve = |e: &Enveloppe| {
        let promises = reservations.iter().filter(|r| r.enveloppe_id == e.id);
        promises.map(|r| (r.cpo_id.to_string(), Euros::de_centimes(r.montant_centimes))).collect()
    };
    let noeud = |e: &Enveloppe| Noeud {
        id: nommer(e),
        parent: e.parent_id.and_then(|id| enveloppes.iter().find(|p| p.id == id)).map(&nommer),
        financeur: e.financeur.clone(),
        exercice: e.exercice,
        nature: e.nature,
        montant: e.montant(),
        acte: e.acte.clone(),
        reservations: reserve(e),
    };
    enveloppes.iter().map(noeud).collect()
}

/// « Disponible = enveloppe − réservations », per funder.
#[must_use]
pub fn disponibles(arbre: &[Noeud], p: &Parametres) -> BTreeMap<Financeur, Euros> {
    arbre.iter().map(|n| (n.financeur.clone(), regles::disponible(arbre, &n.financeur, p))).collect()
}

/// An envelope with what a plan takes of it and of those below.
#[derive(Debug, Clone, Copy)]
pub struct Consommee<'a> {
    pub enveloppe: &'a Enveloppe,
    /// 0 for a root.
    pub profondeur: usize,
    pub reserve: Euros,
    pub retenu: Euros,
    pub reste: Euros,
}

impl AppelLu {
    /// The tree under a plan (by file then funder, whole euros), each envelope before its shares.
    #[must_use]
    pub fn consommation(&self, plan: &solver::Plan) -> Vec<Consommee<'_>> {
        let prises: Vec<Prise> = self.prises(plan).into_iter().map(|(_, prise)| prise).collect();
        let arbre = self.arbre();
        let suivis = regles::consommation(&arbre, &prises, &self.parametres);
        let retrouver = |s: regles::Suivi<'_>| {
            let enveloppe = self.enveloppes.iter().find(|e| e.id.to_string() == s.noeud.id)?;
            Some(Consommee { enveloppe, profondeur: s.profondeur, reserve: s.reserve, retenu: s.retenu, reste: s.reste })
        };
        suivis.into_iter().filter_map(retrouver).collect()
    }

    /// The shares of the envelopes of the call, with the files whose lines draw on each.
    #[must_use]
    pub fn plafonds(&self) -> Vec<Plafond> {
        let arbre = self.arbre();
        let libres = regles::consommation(&arbre, &[], &self.parametres);
        let plafond = |suivi: regles::Suivi<'_>| {
            let noeud = suivi.noeud;
            let enveloppe = self.enveloppes.iter().find(|e| e.id.to_string() == noeud.id)?;
            let tire = |d: &&DossierSuivi| {
                let prise = self.prise(d, noeud.financeur.clone(), Euros::ZERO);
                d.en_programmation() && regles::pris_sur(&arbre, &prise, &noeud.id)
            };
            let dossiers: BTreeSet<String> = self.dossiers.iter().filter(tire).map(|d| d.numero().to_owned()).collect();
            let (financeur, libelle) = (noeud.financeur.clone(), enveloppe.libelle.clone());
            (!dossiers.is_empty()).then_some(Plafond { financeur, libelle, disponible: suivi.reste, dossiers })
        };
        let est_une_part = |s: &regles::Suivi<'_>| !matches!(s.noeud.nature, regles::Nature::Racine | regles::Nature::Appel);
        libres.into_iter().filter(est_une_part).filter_map(plafond).collect()
    }

    /// A line as the tree of its funder places it.
    fn prise(&self, d: &DossierSuivi, financeur: Financeur, montant: Euros) -> Prise {
        Prise {
            montant,
            hors_qpv: d.lu.dossier.contenu.hors_qpv,
            cpo: d.lu.cpo.is_some(),
            pre: d.lu.cpo.as_ref().is_some_and(|c| c.categorie == "pre"),
            reservation: self.reserves(d).contains_key(&financeur),
            financeur,
        }
    }

    /// The lines of a plan, each with its file and what it is for.
    fn prises(&self, plan: &solver::Plan) -> Vec<(&DossierSuivi, Prise)> {
        let mut prises = vec![];
        for (numero, lignes) in plan {
            let Some(d) = self.dossier(numero) else { continue };
            for (code, euros) in lignes.iter().filter(|(_, euros)| **euros > 0) {
                let prise = self.prise(d, Financeur::nomme(code), Euros::entiers(*euros));
                prises.push((d, prise));
            }
        }
        prises
    }

    /// The lines that a plan takes on an envelope or on its shares: what its column « retenu » adds up.
    #[must_use]
    pub fn pris_sur(&self, plan: &solver::Plan, enveloppe: &Enveloppe) -> Vec<(&DossierSuivi, Euros)> {
        let (arbre, haut) = (self.arbre(), enveloppe.id.to_string());
        let prises = self.prises(plan).into_iter().filter(|(_, prise)| regles::pris_sur(&arbre, prise, &haut));
        prises.map(|(d, prise)| (d, prise.montant)).collect()
    }

    /// What agreements reserved on an envelope or on its shares, and that its column « réservé » adds up.
    #[must_use]
    pub fn reserve_sur(&self, enveloppe: &Enveloppe) -> Vec<&Reservation> {
        if enveloppe.nature == regles::Nature::Appel && regles::cpo_ailleurs(&enveloppe.financeur, &self.parametres) {
            return vec![];
        }
        let dessous = |r: &&Reservation| {
            let mut ici = Some(r.enveloppe_id);
            for _ in 0..=self.enveloppes.len() {
                match ici {
                    Some(id) if id == enveloppe.id => return true,
                    Some(id) => ici = self.enveloppes.iter().find(|e| e.id == id).and_then(|e| e.parent_id),
                    None => return false,
                }
            }
            false
        };
        self.reservations.iter().filter(dessous).collect()
    }
}
