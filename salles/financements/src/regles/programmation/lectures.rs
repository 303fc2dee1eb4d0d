//! Both readings of « CPO 50 % » of a plan, what is paid on a reservation included: « les deux affichées » (Financements, § 6).

use super::{Programme, avec_plan};
use crate::regles::parametres::UniteCpo;
use crate::regles::{Catalogue, Conclusion, Etape, Euros};

/// What a plan does of both readings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lectures {
    /// Reading A: agreements that hold it, out of those retained.
    pub tenues: usize,
    pub conventions: usize,
    /// Reading B: of agreements, then of all. Centimes, or files when `cpo_b_unite` counts agreements.
    pub b: (i64, i64),
}

/// Reads them; a line nobody answered yet counts for nothing.
#[must_use]
pub fn lectures(catalogue: &Catalogue, programme: &Programme<'_>, plan: &solver::Plan) -> Lectures {
    let mut lues = Lectures::default();
    for candidat in programme.candidats {
        let situation = avec_plan(&candidat.situation, Some(&candidat.lignes(plan.get(&candidat.numero))));
        let donne: Euros = situation.plan.values().filter_map(|c| c.a(Etape::Propose)).sum();
        if !donne.est_positif() {
            continue;
        }
        let compte = if programme.parametres.cpo_b_unite == UniteCpo::Euros { donne.centimes() } else { 1 };
        lues.b.1 += compte;
        if situation.dossier.cpo {
            lues.b.0 += compte;
            // Set aside by the letter, reading A is no promise: none holds it and none fails it.
            lues.conventions += usize::from(!catalogue.ecarte("CPO-03A"));
            let verdict = catalogue.juger("CPO-03A", &situation);
            lues.tenues += usize::from(verdict.is_ok_and(|v| v.verdict == Conclusion::Respectee));
        }
    }
    lues
}
