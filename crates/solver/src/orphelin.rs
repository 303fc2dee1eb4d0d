//! « Argent orphelin : crédits qu'un plan laisse et que plus aucune demande licite ne peut prendre » (§ 8).

use crate::cadre::{Cadre, Souples};
use crate::controle::controler;
use crate::entier::en_euros;
use crate::formulation::{Objectif, Question, Reponse};
use crate::modele::{Invalide, Plan, Probleme};
use crate::pourquoi::{Supplement, rallonge};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Whole euros that a plan leaves, and what can still become of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgentOrphelin {
    /// Left in each envelope.
    pub reste: BTreeMap<String, i64>,
    /// What is still asked of each, not served.
    pub non_servi: BTreeMap<String, i64>,
    /// Σ min(reste, non servi).
    pub mobilisable: i64,
    /// The most that can be added without taking anything back.
    pub utilisable: i64,
    /// `mobilisable − utilisable`.
    pub orphelin: i64,
    /// `Σ reste − mobilisable` : nobody asks for it.
    pub excedent: i64,
    /// False when time ran out: `orphelin` may then be less.
    pub prouve: bool,
    /// « Le plus petit geste qui libère » : euros added, by financeur, that let this dossier in.
    pub geste: Option<Geste>,
}

/// What lets one more dossier in, nothing else moving down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Geste {
    pub dossier: String,
    pub supplement: Supplement,
}

impl ArgentOrphelin {
    #[must_use]
    pub fn reste_total(&self) -> i64 {
        self.reste.values().sum()
    }
}

/// Reads what `plan` leaves; `limite` bounds the two calculations it needs.
///
/// # Errors
/// The question is malformed.
pub fn argent_orphelin(probleme: &Probleme, plan: &Plan, limite: Duration) -> Result<ArgentOrphelin, Invalide> {
    probleme.verifier()?;
    let echeance = Instant::now() + limite;
    // Locks are kept as long as the plan itself keeps them; minima and reading B never are (§ 8).
    // A plan that breaks a rule of the letter, typed by hand, is read without them.
    let sans = vec![false; probleme.locales.len()];
    let (souples, libre) = (Souples::sans_programme(probleme), Souples { locales: sans, ..Souples::aucune(probleme) });
    let rompu = |m: &crate::Manquement| !matches!(m, crate::Manquement::Minimum { .. } | crate::Manquement::LectureB { .. });
    let tenu = !controler(probleme, plan).iter().any(rompu);
    let cadre = Cadre::nouveau(probleme, if tenu { &souples } else { &libre });
    let montants = cadre.montants(plan);
    let par_financeur = |f: usize, quoi: &dyn Fn(usize) -> i64| -> i64 {
        (0..cadre.lignes.len()).filter(|&l| cadre.lignes[l].financeur == f).map(quoi).sum()
    };
    let pris = |f: usize| par_financeur(f, &|l| montants[l]);
    let non_servi = |f: usize| par_financeur(f, &|l| cadre.lignes[l].demande - montants[l]);
    let restes: Vec<i64> = (0..cadre.financeurs.len()).map(|f| cadre.disponible[f] - pris(f)).collect();
    let mobilisable: i64 = (0..restes.len()).map(|f| restes[f].min(non_servi(f)).max(0)).sum();
    let question = Question { acquis: Some(montants.clone()), ..Question::nouvelle(&cadre, Objectif::Euros) };
    let (utilisable, prouve) = match question.resoudre(echeance) {
        Reponse::Trouve(trouve) => {
            let entiers = en_euros(&question, &trouve, echeance).unwrap_or_else(|| montants.clone());
            (entiers.iter().sum::<i64>() - montants.iter().sum::<i64>(), trouve.prouve)
        }
        Reponse::Impossible => (0, true),
        Reponse::Interrompue => (0, false),
    };
    let orphelin = mobilisable - utilisable;
    let geste = if orphelin > 0 { geste(&cadre, &montants, restes.clone(), echeance) } else { None };
    let reste: BTreeMap<String, i64> = cadre.financeurs.iter().zip(&restes).map(|(f, r)| ((*f).to_owned(), *r)).collect();
    let non_servi = cadre.financeurs.iter().enumerate().map(|(f, code)| ((*code).to_owned(), non_servi(f))).collect();
    let excedent = restes.iter().sum::<i64>() - mobilisable;
    Ok(ArgentOrphelin { reste, non_servi, mobilisable, utilisable, orphelin, excedent, prouve, geste })
}

/// Nothing moves but the dossier that enters: it is alone before what is left.
fn geste(cadre: &Cadre<'_>, montants: &[i64], restes: Vec<i64>, echeance: Instant) -> Option<Geste> {
    let retenus = cadre.retenus(montants);
    let rangs = cadre.rangs.iter().filter(|r| r.dossier.is_some()).cloned().collect();
    let seul = Cadre { rangs, disponible: restes, impose: vec![false; retenus.len()], ..cadre.clone() };
    let mut meilleur: Option<Geste> = None;
    for i in (0..retenus.len()).filter(|&i| !retenus[i] && !cadre.exclu[i]) {
        let mut selection = vec![false; retenus.len()];
        selection[i] = true;
        let Some(supplement) = rallonge(&seul, &selection, echeance) else { continue };
        if meilleur.as_ref().is_none_or(|m| supplement.euros < m.supplement.euros) {
            meilleur = Some(Geste { dossier: cadre.probleme.dossiers[i].id.clone(), supplement });
        }
    }
    meilleur
}
