//! The four doctrines, stage after stage.

use crate::cadre::{Cadre, Souples};
use crate::conflit::conflit;
use crate::controle::controler;
use crate::entier::{en_centaines, en_euros, mesurer};
use crate::formulation::{Exigence, Objectif, Question, Reponse, Trouve, reel};
use crate::modele::{Doctrine, Etage, Invalide, Mesure, Plan, Probleme, Programmation, Statut};
use crate::par_note::montants_par_note;
use std::time::{Duration, Instant};

impl Mesure {
    fn objectif(self) -> Objectif {
        match self {
            Self::Points => Objectif::Points,
            Self::Euros => Objectif::Euros,
            Self::PointsEuros => Objectif::PointsEuros,
            Self::CentimesParHabitant => Objectif::Equite,
            Self::EurosCpo => Objectif::EurosCpo,
        }
    }

    /// From the engine's unit to ours: points and thousands of euros by 1 000, both by 1 000 000, euros by 100.
    fn echelle(self) -> f64 {
        match self {
            Self::Points | Self::Euros | Self::EurosCpo => 1e3,
            Self::PointsEuros => 1e6,
            Self::CentimesParHabitant => 1e2,
        }
    }

    /// The whole part of what the engine says, forgiving its last decimals.
    #[expect(clippy::cast_possible_truncation, reason = "amounts are bounded under MONTANT_MAX")]
    fn entier(self, valeur: f64) -> i64 {
        let valeur = valeur * self.echelle();
        (valeur + 1e-6_f64.max(valeur.abs() * 1e-9)).floor() as i64
    }
}

impl Doctrine {
    /// What is maximised, in order.
    #[must_use]
    pub fn mesures(self) -> &'static [Mesure] {
        match self {
            Self::Large => &[Mesure::Points, Mesure::Euros],
            Self::Concentree => &[Mesure::PointsEuros],
            Self::Equite => &[Mesure::CentimesParHabitant, Mesure::Points],
            Self::Cpo => &[Mesure::EurosCpo, Mesure::Points],
        }
    }

    /// Once stages are held and dossiers known, what amounts are still free for: nothing stays unspent by accident.
    fn finition(self) -> &'static [Mesure] {
        match self {
            Self::Large | Self::Concentree => &[],
            Self::Equite => &[Mesure::CentimesParHabitant, Mesure::Euros],
            Self::Cpo => &[Mesure::Euros],
        }
    }
}

/// A plan within a doctrine, and what it holds for the next stage.
#[derive(Debug, Clone)]
pub(crate) struct Avancee {
    pub montants: Vec<i64>,
    pub etages: Vec<Etage>,
    exigences: Vec<Exigence>,
}

#[derive(Debug)]
pub(crate) enum Recherche {
    Plan(Avancee),
    Impossible,
    SansReponse,
}

fn etage(cadre: &Cadre<'_>, mesure: Mesure, trouve: &Trouve, montants: &[i64]) -> Etage {
    let borne = mesure.entier(trouve.borne);
    // Equity is what real amounts reach; the plan then keeps 95 % of it (§ 7).
    let valeur = match mesure {
        Mesure::CentimesParHabitant => mesure.entier(trouve.valeur),
        _ => mesurer(cadre, montants, mesure),
    };
    // « À l'euro près » : whole euros may cost a euro of the real optimum when a share of the programme cuts them.
    let unite = match mesure {
        Mesure::Points | Mesure::CentimesParHabitant => 0,
        Mesure::Euros | Mesure::EurosCpo => 1,
        Mesure::PointsEuros => cadre.probleme.dossiers.iter().map(|d| d.note).max().unwrap_or(0),
    };
    let prouve = trouve.prouve && borne - valeur <= unite;
    Etage { mesure, valeur, borne: if prouve { valeur } else { borne.max(valeur) }, prouve }
}

fn exigence(cadre: &Cadre<'_>, mesure: Mesure, trouve: &Trouve, montants: &[i64]) -> Option<Exigence> {
    match mesure {
        Mesure::Points => Some(Exigence::Points(mesurer(cadre, montants, mesure))),
        Mesure::EurosCpo => Some(Exigence::EurosCpo(mesurer(cadre, montants, mesure))),
        Mesure::CentimesParHabitant => {
            let garde = reel(10_000 - cadre.probleme.parametres.tolerance_equite_pb) / 10_000.0;
            Some(Exigence::Equite((trouve.valeur * garde - 1e-9).max(0.0)))
        }
        Mesure::Euros | Mesure::PointsEuros => None,
    }
}

/// Runs the stages of `doctrine` on a question whose selection, forced dossier and start are already said.
pub(crate) fn chercher(modele: &Question<'_>, mesures: &[Mesure], debut: Instant, limite: Duration) -> Recherche {
    let mut avancee: Option<Avancee> = None;
    for (n, &mesure) in mesures.iter().enumerate() {
        let part = if n + 1 == mesures.len() { 90 } else { 70 };
        let mut question = Question { objectif: mesure.objectif(), ..modele.clone() };
        if let Some(a) = &avancee {
            question.exigences.clone_from(&a.exigences);
            question.depart = Some(a.montants.clone());
        }
        let trouve = match question.resoudre(debut + limite * part / 100) {
            Reponse::Trouve(trouve) => trouve,
            Reponse::Impossible if avancee.is_none() => return Recherche::Impossible,
            Reponse::Impossible | Reponse::Interrompue => break,
        };
        let Some(montants) = en_euros(&question, &trouve, debut + limite) else { break };
        let fait = etage(question.cadre, mesure, &trouve, &montants);
        let suite = exigence(question.cadre, mesure, &trouve, &montants);
        let a = avancee.get_or_insert_with(|| Avancee { montants: vec![], etages: vec![], exigences: vec![] });
        a.montants = montants;
        a.etages.push(fait);
        a.exigences.extend(suite);
    }
    avancee.map_or(Recherche::SansReponse, Recherche::Plan)
}

/// Dossiers known, amounts made better and rounder without losing anything of the stages.
fn finir(modele: &Question<'_>, doctrine: Doctrine, avancee: &mut Avancee, echeance: Instant) {
    let cadre = modele.cadre;
    let mut question = Question {
        selection: Some(cadre.retenus(&avancee.montants)),
        exigences: avancee.exigences.clone(),
        depart: None,
        ..modele.clone()
    };
    for &mesure in doctrine.finition() {
        question.objectif = mesure.objectif();
        let Reponse::Trouve(trouve) = question.resoudre(echeance) else { break };
        let Some(montants) = en_euros(&question, &trouve, echeance) else { break };
        avancee.montants = montants;
        if mesure == Mesure::CentimesParHabitant {
            question.exigences.push(Exigence::Equite((trouve.valeur - 1e-6).max(0.0)));
        }
    }
    let mesures: Vec<Mesure> = doctrine.mesures().iter().chain(doctrine.finition()).copied().collect();
    question.exigences.clone_from(&avancee.exigences);
    en_centaines(&question, &mut avancee.montants, &mesures);
}

/// Computes the programming of `probleme` by `doctrine` within `limite`, one thread, no hazard: while time
/// suffices, the same question gives the same plan.
///
/// # Errors
/// The question is malformed (see [`Probleme::verifier`]), or `equite` is asked without inhabitants.
pub fn programmer(probleme: &Probleme, doctrine: Doctrine, limite: Duration) -> Result<Programmation, Invalide> {
    probleme.verifier()?;
    if doctrine == Doctrine::Equite && !probleme.population.values().any(|&h| h > 0) {
        return Err(Invalide::SansPopulation);
    }
    let debut = Instant::now();
    let cadre = Cadre::nouveau(probleme, &Souples::toutes(probleme));
    let note = montants_par_note(&cadre);
    let depart = controler(probleme, &cadre.plan(&note)).is_empty().then(|| note.clone());
    let modele = Question { depart, ..Question::nouvelle(&cadre, Objectif::Rien) };
    let (statut, plan, etages) = match chercher(&modele, doctrine.mesures(), debut, limite) {
        Recherche::Impossible => (Statut::Impossible(conflit(probleme, debut + limite)), Plan::new(), vec![]),
        Recherche::SansReponse => (Statut::SansReponse, cadre.plan(&note), vec![]),
        Recherche::Plan(mut avancee) => {
            finir(&modele, doctrine, &mut avancee, debut + limite);
            let plan = cadre.plan(&avancee.montants);
            let complet = avancee.etages.len() == doctrine.mesures().len();
            let prouve = complet && avancee.etages.iter().all(|e| e.prouve);
            match controler(probleme, &plan).is_empty() {
                true if prouve => (Statut::Optimal, plan, avancee.etages),
                true => (Statut::MeilleurTrouve, plan, avancee.etages),
                false => (Statut::SansReponse, cadre.plan(&note), vec![]),
            }
        }
    };
    Ok(Programmation { doctrine, statut, plan, etages, duree: debut.elapsed() })
}
