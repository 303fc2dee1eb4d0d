//! « (5) Σ_f a_if ≥ μ·D_i·x_i »: what a plan gives each file whose smallest share was set by hand.

use super::Question;
use crate::regles::Euros;

/// A file whose μ is its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartServie {
    pub numero: String,
    pub part_min_pct: i64,
    /// D_i: what its lines that may be funded ask in all.
    pub demande: Euros,
    pub minimum: Euros,
    pub donne: Euros,
}

impl PartServie {
    /// Not retained, or retained with enough.
    #[must_use]
    pub fn tenue(&self) -> bool {
        !self.donne.est_positif() || self.donne >= self.minimum
    }
}

/// The files of a question whose μ is their own, as `plan` serves them.
#[must_use]
pub fn parts_servies(question: &Question, plan: &solver::Plan) -> Vec<PartServie> {
    let propres = question.probleme.dossiers.iter().filter_map(|d| Some((d, d.part_min_pb?)));
    let servie = |(d, pb): (&solver::Dossier, i64)| {
        let demande: i64 = d.demande.values().sum();
        // Whole euros, upwards: as the solver and its judge count them.
        let minimum = i128::from(demande) * i128::from(pb);
        let minimum = i64::try_from((minimum + 9_999) / 10_000).unwrap_or(i64::MAX);
        PartServie {
            numero: d.id.clone(),
            part_min_pct: pb / 100,
            demande: Euros::entiers(demande),
            minimum: Euros::entiers(minimum),
            donne: Euros::entiers(plan.get(&d.id).map_or(0, |l| l.values().sum())),
        }
    };
    propres.map(servie).collect()
}
