//! « Pourquoi pas ce dossier ? » and « que donnerait 1 000 € de plus ? », always by calculation, never by guess.

use crate::cadre::{Cadre, Souples};
use crate::comparaison::{Difference, difference};
use crate::conflit::{Conflit, conflit_si};
use crate::doctrine::{Recherche, chercher, programmer};
use crate::entier::mesurer;
use crate::formulation::{Objectif, Question, Reponse};
use crate::modele::{Doctrine, Invalide, Mesure, Plan, Probleme, Programmation};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// « Plus petit supplément d'enveloppe qui le retient sans chasser personne, et chez qui. »
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplement {
    /// Whole euros in all.
    pub euros: i64,
    /// Each of these financeurs would be enough alone; empty when several must add together.
    pub chez: Vec<String>,
    /// One way to share it out.
    pub repartition: BTreeMap<String, i64>,
}

/// What retaining a dossier makes of something its doctrine seeks, in the unit of [`Mesure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ecart {
    pub mesure: Mesure,
    pub plan: i64,
    pub force: i64,
}

/// Why a dossier is not in a plan. Points are in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PourquoiPas {
    /// It is in the plan.
    Retenu,
    /// Impossible even alone, envelopes open: the rules in question.
    Regle { regles: Vec<String> },
    /// A lock or a minimum forbids it; an empty conflict means the envelopes alone do.
    Impossible { conflit: Conflit, supplement: Option<Supplement> },
    /// Another plan worth the same to the doctrine retains it.
    Egalite { points_si_force: i64, plan: Plan, chasses: Vec<String>, supplement: Option<Supplement> },
    /// Another plan retains it, and is worth more: the one looked at was typed by hand, follows the notes, or is not proved.
    Mieux { ecarts: Vec<Ecart>, plan: Plan, chasses: Vec<String>, supplement: Option<Supplement> },
    /// Retaining it costs something that the doctrine seeks.
    Perte {
        /// What the doctrine seeks, in its order; for `large`, its points.
        ecarts: Vec<Ecart>,
        points_si_force: i64,
        /// Of points.
        perte: i64,
        /// The note at which it would enter a plan of `large`.
        note_entree: i64,
        plan: Plan,
        chasses: Vec<String>,
        supplement: Option<Supplement>,
        /// False when time ran out: the loss is then at most that.
        prouve: bool,
    },
    /// Time ran out.
    SansReponse,
}

/// Rules that close a dossier even when money is no object.
fn regles(probleme: &Probleme, i: usize) -> Vec<String> {
    let p = &probleme.parametres;
    let id = probleme.dossiers[i].id.as_str();
    // A rule of the letter that closes the dossier by itself; without those, the rules of the contract.
    let du_contrat = Souples { locales: vec![false; probleme.locales.len()], ..Souples::aucune(probleme) };
    let seule = |n: &usize| {
        let mut souples = du_contrat.clone();
        souples.locales[*n] = true;
        !Cadre::nouveau(probleme, &souples).possible_seul(i)
    };
    if Cadre::nouveau(probleme, &du_contrat).possible_seul(i) {
        let du_dossier = (0..probleme.locales.len()).filter(|&n| probleme.locales[n].dossier() == Some(id));
        let (toutes, fermantes): (Vec<usize>, Vec<usize>) = {
            let toutes: Vec<usize> = du_dossier.collect();
            let fermantes = toutes.iter().copied().filter(|n| seule(n)).collect();
            (toutes, fermantes)
        };
        let dites = if fermantes.is_empty() { toutes } else { fermantes };
        let codes: BTreeSet<String> = dites.into_iter().map(|n| probleme.locales[n].code.clone()).collect();
        return codes.into_iter().collect();
    }
    let mut regles = vec!["AAP-05".to_owned()];
    if let Some(dossier) = probleme.dossiers.iter().find(|d| d.id == id) {
        let principales = || dossier.demande.iter().filter(|(f, d)| p.principaux.contains(*f) && **d > 0);
        if principales().any(|(f, d)| *d < p.plancher_de(f)) {
            regles.push("AAP-06".to_owned());
        }
        if principales().any(|(f, _)| probleme.enveloppes.get(f).is_none_or(|&b| b <= 0)) {
            regles.push("AAP-11".to_owned());
        }
    }
    regles
}

#[expect(clippy::cast_possible_truncation, reason = "amounts are bounded under MONTANT_MAX")]
fn plafond_en_euros(euros: f64) -> i64 {
    (euros - 1e-2).ceil().max(0.0) as i64
}

/// The smallest addition that retains exactly `selection`.
pub(crate) fn rallonge(cadre: &Cadre<'_>, selection: &[bool], echeance: Instant) -> Option<Supplement> {
    let essayer = |ou: Vec<usize>| {
        let question = Question { selection: Some(selection.to_vec()), ..Question::nouvelle(cadre, Objectif::Rallonge(ou)) };
        match question.resoudre(echeance) {
            Reponse::Trouve(trouve) if trouve.prouve => Some(trouve),
            _ => None,
        }
    };
    let toutes = essayer((0..cadre.financeurs.len()).collect())?;
    let euros = plafond_en_euros(-toutes.valeur * 1000.0);
    let nom = |f: usize| cadre.financeurs[f].to_owned();
    let suffit = |f: &usize| essayer(vec![*f]).is_some_and(|seul| plafond_en_euros(-seul.valeur * 1000.0) <= euros);
    let chez: Vec<String> = (0..cadre.financeurs.len()).filter(suffit).map(nom).collect();
    let repartition = match chez.first() {
        Some(premier) if euros > 0 => BTreeMap::from([(premier.clone(), euros)]),
        _ => {
            let parts = toutes.rallonges.iter().enumerate().map(|(f, &r)| (nom(f), plafond_en_euros(r)));
            parts.filter(|(_, r)| *r > 0).collect()
        }
    };
    Some(Supplement { euros, chez, repartition })
}

/// The smallest addition that retains `i` beside those already retained.
fn supplement(cadre: &Cadre<'_>, retenus: &[bool], i: usize, echeance: Instant) -> Option<Supplement> {
    let mut selection = retenus.to_vec();
    selection[i] = true;
    rallonge(cadre, &selection, echeance)
}

/// Under this, a difference is what whole euros cost the doctrine.
fn unite(probleme: &Probleme, mesure: Mesure) -> i64 {
    match mesure {
        Mesure::Points => 0,
        Mesure::Euros | Mesure::EurosCpo | Mesure::CentimesParHabitant => 1,
        Mesure::PointsEuros => probleme.dossiers.iter().map(|d| d.note).max().unwrap_or(0),
    }
}

/// Why `id` is not in `plan`, a plan of that doctrine: what retaining it by decision would give, under the same doctrine and the
/// same locks.
///
/// # Errors
/// The question is malformed, no dossier has this id, or `equite` is asked without inhabitants.
pub fn pourquoi_pas(
    probleme: &Probleme,
    plan: &Plan,
    doctrine: Doctrine,
    id: &str,
    limite: Duration,
) -> Result<PourquoiPas, Invalide> {
    probleme.verifier()?;
    if doctrine == Doctrine::Equite && !probleme.population.values().any(|&h| h > 0) {
        return Err(Invalide::SansPopulation);
    }
    let debut = Instant::now();
    let cadre = Cadre::nouveau(probleme, &Souples::toutes(probleme));
    let i = cadre.indice(id).ok_or_else(|| Invalide::DossierInconnu { id: id.to_owned() })?;
    let montants = cadre.montants(plan);
    let retenus = cadre.retenus(&montants);
    if retenus[i] {
        return Ok(PourquoiPas::Retenu);
    }
    if !Cadre::nouveau(probleme, &Souples::aucune(probleme)).possible_seul(i) {
        return Ok(PourquoiPas::Regle { regles: regles(probleme, i) });
    }
    let modele = Question { force: Some(i), ..Question::nouvelle(&cadre, Objectif::Rien) };
    let avancee = match chercher(&modele, doctrine.mesures(), debut, limite / 2) {
        Recherche::SansReponse => return Ok(PourquoiPas::SansReponse),
        Recherche::Impossible => {
            let conflit = conflit_si(probleme, Some(i), debut + limite);
            let supplement = supplement(&cadre, &retenus, i, debut + limite);
            return Ok(PourquoiPas::Impossible { conflit, supplement });
        }
        Recherche::Plan(avancee) => avancee,
    };
    let points_si_force = mesurer(&cadre, &avancee.montants, Mesure::Points);
    let perte = mesurer(&cadre, &montants, Mesure::Points) - points_si_force;
    let forces = cadre.retenus(&avancee.montants);
    let chasses = (0..forces.len()).filter(|&j| retenus[j] && !forces[j]).map(|j| probleme.dossiers[j].id.clone()).collect();
    let supplement = supplement(&cadre, &retenus, i, debut + limite);
    let plan = cadre.plan(&avancee.montants);
    // « v* − v » : `large` is told by its points; the others by all that they seek.
    let cherchees = if doctrine == Doctrine::Large { &doctrine.mesures()[..1] } else { doctrine.mesures() };
    let mesures = |mesure: &Mesure| Ecart {
        mesure: *mesure,
        plan: mesurer(&cadre, &montants, *mesure),
        force: mesurer(&cadre, &avancee.montants, *mesure),
    };
    let ecarts: Vec<Ecart> = cherchees.iter().map(mesures).collect();
    let baisse = |e: &Ecart| e.plan - e.force > unite(probleme, e.mesure);
    let monte = |e: &Ecart| e.force - e.plan > unite(probleme, e.mesure);
    if ecarts.iter().any(baisse) {
        let note_entree = probleme.dossiers[i].note + perte;
        let prouve = avancee.etages.len() >= ecarts.len() && avancee.etages.iter().take(ecarts.len()).all(|e| e.prouve);
        return Ok(PourquoiPas::Perte { ecarts, points_si_force, perte, note_entree, plan, chasses, supplement, prouve });
    }
    if ecarts.iter().any(monte) {
        return Ok(PourquoiPas::Mieux { ecarts, plan, chasses, supplement });
    }
    Ok(PourquoiPas::Egalite { points_si_force, plan, chasses, supplement })
}

/// What an envelope raised by some euros would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gain {
    pub financeur: String,
    pub programmation: Programmation,
    pub difference: Difference,
}

/// « Que donnerait 1 000 € de plus ? » for each envelope, in the order of their codes; `limite` for each.
///
/// # Errors
/// The question is malformed, raised envelopes included.
pub fn de_plus(probleme: &Probleme, reference: &Programmation, montant: i64, limite: Duration) -> Result<Vec<Gain>, Invalide> {
    let mut gains = vec![];
    for financeur in probleme.enveloppes.keys() {
        let mut augmente = probleme.clone();
        *augmente.enveloppes.entry(financeur.clone()).or_default() += montant;
        let programmation = programmer(&augmente, reference.doctrine, limite)?;
        let difference = difference(&reference.plan, &programmation.plan);
        gains.push(Gain { financeur: financeur.clone(), programmation, difference });
    }
    Ok(gains)
}
