//! The engine: the only file that names the library. It maximises; what it answers is checked elsewhere.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sens {
    AuPlus,
    AuMoins,
}

#[derive(Debug, Clone, Copy)]
struct Inconnue {
    cout: f64,
    bas: f64,
    haut: f64,
    entiere: bool,
}

#[derive(Debug, Clone)]
struct Rang {
    termes: Vec<(usize, f64)>,
    sens: Sens,
    seuil: f64,
}

/// A linear programme, some unknowns of which are whole.
#[derive(Debug, Clone, Default)]
pub(crate) struct Programme {
    inconnues: Vec<Inconnue>,
    rangs: Vec<Rang>,
    /// A point to start from: ignored by the engine when it breaks a row.
    pub depart: Vec<(usize, f64)>,
}

/// What the engine answers.
#[derive(Debug, Clone)]
pub(crate) enum Issue {
    /// `borne ≥ valeur` : what no point exceeds. `prouve` : they are equal, to the tolerance of the engine.
    Point {
        valeurs: Vec<f64>,
        valeur: f64,
        borne: f64,
        prouve: bool,
    },
    Impossible,
    /// Time ran out, or the engine gave up, before any point was found.
    SansReponse,
}

impl Programme {
    /// A real unknown between two bounds, `cout` per unit in what is maximised.
    pub fn reelle(&mut self, cout: f64, bas: f64, haut: f64) -> usize {
        self.inconnues.push(Inconnue { cout, bas, haut, entiere: false });
        self.inconnues.len() - 1
    }

    /// A whole unknown between two bounds.
    pub fn entiere(&mut self, cout: f64, bas: f64, haut: f64) -> usize {
        self.inconnues.push(Inconnue { cout, bas, haut, entiere: true });
        self.inconnues.len() - 1
    }

    pub fn rang(&mut self, termes: Vec<(usize, f64)>, sens: Sens, seuil: f64) {
        self.rangs.push(Rang { termes, sens, seuil });
    }

    fn ecrire(&self) -> (Problem, Vec<Variable>) {
        let mut ecrit = Problem::new(OptimizationDirection::Maximize);
        let variables: Vec<Variable> = self
            .inconnues
            .iter()
            .map(|v| match (v.entiere, v.bas, v.haut) {
                (true, bas, haut) if bas == 0.0 && haut == 1.0 => ecrit.add_binary_var(v.cout),
                #[expect(clippy::cast_possible_truncation, reason = "whole euros under MONTANT_MAX hold in an i32")]
                (true, bas, haut) => ecrit.add_integer_var(v.cout, (bas as i32, haut as i32)),
                (false, bas, haut) => ecrit.add_var(v.cout, (bas, haut)),
            })
            .collect();
        for rang in &self.rangs {
            let sens = match rang.sens {
                Sens::AuPlus => ComparisonOp::Le,
                Sens::AuMoins => ComparisonOp::Ge,
            };
            ecrit.add_constraint(rang.termes.iter().map(|&(v, c)| (variables[v], c)), sens, rang.seuil);
        }
        (ecrit, variables)
    }

    /// Solves until `echeance`; same programme, same answer as long as time suffices: one thread, no hazard.
    pub fn resoudre(&self, echeance: Instant) -> Issue {
        if self.inconnues.iter().any(|v| v.bas > v.haut) {
            return Issue::Impossible;
        }
        let reste = echeance.saturating_duration_since(Instant::now());
        if reste < Duration::from_millis(1) {
            return Issue::SansReponse;
        }
        let (ecrit, variables) = self.ecrire();
        let mut options = SolveOptions::default();
        options.time_limit = Some(reste);
        if !self.depart.is_empty() {
            options.warm_start = Some(self.depart.iter().map(|&(v, x)| (variables[v], x)).collect());
        }
        match ecrit.solve_with(options) {
            Ok(SolveOutcome::Solution(point)) => {
                let valeur = point.objective();
                let prouve = point.status() == microlp::SolutionStatus::Optimal;
                let borne = if prouve { valeur } else { point.stats().best_bound.unwrap_or(f64::INFINITY).max(valeur) };
                Issue::Point { valeurs: variables.iter().map(|&v| point.var_value(v)).collect(), valeur, borne, prouve }
            }
            Err(Error::Infeasible) => Issue::Impossible,
            Ok(SolveOutcome::Interrupted(_)) | Err(_) => Issue::SansReponse,
        }
    }
}
