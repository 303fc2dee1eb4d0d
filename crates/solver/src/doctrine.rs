//! The four doctrines, stage after stage.

use crate::cadre::{Cadre, Souples};
use crate::conflit::conflit;
use crate::controle::controler;
use crate::entier::{en_centaines, en_euros, en_euros_vite, mesurer};
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

/// What each QPV must be given for `z` euros per inhabitant, in whole euros.
fn par_qpv(cadre: &Cadre<'_>, z: f64, arrondir: fn(f64) -> f64) -> Vec<Exigence> {
    let population = cadre.probleme.population.iter().filter(|(_, h)| **h > 0);
    #[expect(clippy::cast_possible_truncation, reason = "no QPV is given more than MONTANT_MAX")]
    let euros = |h: i64| arrondir(z * reel(h)) as i64;
    population.map(|(q, &h)| Exigence::Qpv(q.clone(), euros(h))).collect()
}

fn a_tenir(cadre: &Cadre<'_>, mesure: Mesure, trouve: &Trouve, montants: &[i64]) -> Vec<Exigence> {
    match mesure {
        Mesure::Points => vec![Exigence::Points(mesurer(cadre, montants, mesure))],
        Mesure::EurosCpo => vec![Exigence::EurosCpo(mesurer(cadre, montants, mesure))],
        Mesure::CentimesParHabitant => {
            let garde = reel(10_000 - cadre.probleme.parametres.tolerance_equite_pb) / 10_000.0;
            par_qpv(cadre, trouve.valeur * garde, |euros| (euros - 1e-4).ceil())
        }
        Mesure::Euros | Mesure::PointsEuros => vec![],
    }
}

/// What is let go of each QPV, whole euros, when the best equity cannot be kept to the euro: it is reached in real amounts, and
/// the amounts of a plan are whole. Under a cent per inhabitant as soon as a QPV has a thousand of them.
const MARGES: [i64; 5] = [0, 1, 2, 5, 10];

fn relacher(exigences: &[Exigence], marge: i64) -> Vec<Exigence> {
    let moins = |e: &Exigence| match e {
        Exigence::Qpv(q, euros) => Exigence::Qpv(q.clone(), (euros - marge).max(0)),
        autre => autre.clone(),
    };
    exigences.iter().map(moins).collect()
}

/// Runs the stages of `doctrine` on a question whose selection, forced dossier and start are already said.
pub(crate) fn chercher(modele: &Question<'_>, mesures: &[Mesure], debut: Instant, limite: Duration) -> Recherche {
    let mut avancee = Avancee { montants: vec![], etages: vec![], exigences: vec![] };
    let mut depart = modele.depart.clone();
    let mut reelle: Option<(Question<'_>, Trouve)> = None;
    for (n, &mesure) in mesures.iter().enumerate() {
        let derniere = n + 1 == mesures.len();
        // The best equity cuts euros, and its plan is only a step: whole euros wait for the next stage.
        let en_entiers = mesure != Mesure::CentimesParHabitant || derniere;
        let echeance = debut + limite * if derniere { 90 } else { 70 } / 100;
        let au_qpv = avancee.exigences.iter().any(|e| matches!(e, Exigence::Qpv(..)));
        let mut pas = None;
        for &marge in MARGES.iter().take(if au_qpv { MARGES.len() } else { 1 }) {
            let exigences = relacher(&avancee.exigences, marge);
            let question = Question { objectif: mesure.objectif(), exigences, depart: depart.clone(), ..modele.clone() };
            let trouve = match question.resoudre(echeance) {
                Reponse::Trouve(trouve) => trouve,
                Reponse::Impossible if n == 0 => return Recherche::Impossible,
                Reponse::Impossible => continue,
                Reponse::Interrompue => break,
            };
            let entiers = if en_entiers { en_euros(&question, &trouve, debut + limite) } else { Some(avancee.montants.clone()) };
            if let Some(montants) = entiers {
                pas = Some((question, trouve, montants));
                break;
            }
        }
        let Some((question, trouve, montants)) = pas else { break };
        depart = Some(trouve.montants.clone());
        avancee.montants = montants;
        avancee.etages.push(etage(question.cadre, mesure, &trouve, &avancee.montants));
        avancee.exigences.clone_from(&question.exigences);
        avancee.exigences.extend(a_tenir(question.cadre, mesure, &trouve, &avancee.montants));
        reelle = Some((question, trouve));
    }
    match reelle {
        None => Recherche::SansReponse,
        Some((question, trouve)) if avancee.montants.is_empty() && !question.cadre.lignes.is_empty() => {
            match en_euros(&question, &trouve, debut + limite) {
                Some(montants) => Recherche::Plan(Avancee { montants, ..avancee }),
                None => Recherche::SansReponse,
            }
        }
        Some(_) => Recherche::Plan(avancee),
    }
}

/// Dossiers known, amounts made better and rounder without losing anything of the stages.
fn finir(modele: &Question<'_>, doctrine: Doctrine, avancee: &mut Avancee, echeance: Instant) {
    let cadre = modele.cadre;
    let selection = Some(cadre.retenus(&avancee.montants));
    let exigences = avancee.exigences.clone();
    let mut question = Question { selection, exigences, depart: None, ..modele.clone() };
    let debut = Instant::now();
    let echeance = debut + echeance.saturating_duration_since(debut) / 4;
    // The best equity in whole euros, or a few euros under it where shares of the programme cut them.
    let mut marges = vec![0];
    if doctrine.finition().contains(&Mesure::CentimesParHabitant) {
        question.objectif = Objectif::Equite;
        let Reponse::Trouve(trouve) = question.resoudre(echeance) else { return };
        marges = vec![0, 10, 100];
        question.exigences = par_qpv(cadre, trouve.valeur, |euros| (euros + 1e-4).floor());
    }
    question.objectif = Objectif::Euros;
    for marge in marges.into_iter().filter(|_| !doctrine.finition().is_empty()) {
        let mut essai = question.clone();
        for exigence in &mut essai.exigences {
            if let Exigence::Qpv(_, euros) = exigence {
                *euros -= marge;
            }
        }
        essai.exigences.extend(avancee.exigences.iter().cloned());
        let Reponse::Trouve(trouve) = essai.resoudre(echeance) else { break };
        if let Some(montants) = en_euros_vite(&essai, &trouve, echeance) {
            avancee.montants = montants;
            break;
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
    if probleme.locales.iter().all(|r| r.exacte) {
        return Ok(une_fois(probleme, doctrine, limite));
    }
    // Some rules of the letter forbid more than they say: what is found without these bounds what is found under them.
    let debut = Instant::now();
    let exactes = probleme.locales.iter().filter(|r| r.exacte).cloned().collect();
    let relachee = une_fois(&Probleme { locales: exactes, ..probleme.clone() }, doctrine, limite / 2);
    let repond = matches!(relachee.statut, Statut::Optimal | Statut::MeilleurTrouve);
    if matches!(relachee.statut, Statut::Impossible(_)) || repond && controler(probleme, &relachee.plan).is_empty() {
        return Ok(relachee);
    }
    let serree = une_fois(probleme, doctrine, limite.saturating_sub(debut.elapsed()));
    Ok(Programmation { duree: debut.elapsed(), ..borner(probleme, serree, &relachee) })
}

/// An answer under rules that forbid more than they say, proved or bounded by the one found without them.
fn borner(probleme: &Probleme, mut serree: Programmation, relachee: &Programmation) -> Programmation {
    let repond = matches!(serree.statut, Statut::Optimal | Statut::MeilleurTrouve);
    if !repond || relachee.etages.is_empty() {
        // « Impossible » would not be proved.
        return Programmation { statut: Statut::SansReponse, plan: crate::par_note(probleme), etages: vec![], ..serree };
    }
    for (etage, sans) in serree.etages.iter_mut().zip(&relachee.etages) {
        etage.borne = sans.borne.max(etage.valeur);
        etage.prouve = etage.borne == etage.valeur;
    }
    // A later stage is bounded only once those before it reach their own bound.
    let prouves = serree.etages.iter().take(relachee.etages.len()).take_while(|e| e.prouve).count();
    serree.etages.truncate((prouves + 1).min(relachee.etages.len()));
    let tous = prouves == serree.doctrine.mesures().len();
    serree.statut = if tous { Statut::Optimal } else { Statut::MeilleurTrouve };
    serree
}

/// One search, every rule of the question held.
fn une_fois(probleme: &Probleme, doctrine: Doctrine, limite: Duration) -> Programmation {
    let debut = Instant::now();
    let cadre = Cadre::nouveau(probleme, &Souples::toutes(probleme));
    let note = montants_par_note(&cadre);
    let depart = controler(probleme, &cadre.plan(&note)).is_empty().then(|| note.iter().map(|&m| reel(m)).collect());
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
    Programmation { doctrine, statut, plan, etages, duree: debut.elapsed() }
}
