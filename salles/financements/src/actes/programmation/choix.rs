//! What a scenario imposes on its calculation beside its locks: both readings of « CPO 50 % », a minimum per district.
//! « les deux affichées […] ; chacune peut être imposée au calcul » (Financements, § 6).

use super::{Refus, ecrire, lire, ouvrir};
use crate::calculs::{AppelLu, Besoin};
use crate::model::{Scenario, ScenarioId};
use crate::regles::programmation::scenario::{MinimumEcrit, ParametresEcrits};
use store::ActeError;
use web::Visit;

/// The choices, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieChoix {
    pub lecture_a: bool,
    pub lecture_b: bool,
    /// Code of the district, whole per cent of the programme; empty: none.
    pub minima: Vec<(String, String)>,
}

/// Writes the choices of a scenario; the next calculation respects them.
///
/// # Errors
/// `Interdit`; `Refus` for a shared scenario, an unknown district, a share that is not a whole number from 0 to 100, or shares
/// over a hundred together; `Stale`.
pub async fn regler(visit: &Visit, scenario: ScenarioId, version: i64, saisie: &SaisieChoix) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.regler").await?;
    let (appel, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let jour = w.today();
    let lu = AppelLu::lire(&mut w, appel, Besoin { argent: true, ..Besoin::default() }, jour).await?;
    let mut minima = vec![];
    for (qpv, texte) in saisie.minima.iter().filter(|(_, texte)| !texte.trim().is_empty()) {
        let part = texte.trim().trim_end_matches('%').trim().parse::<i64>().ok().filter(|n| (0..=100).contains(n));
        let part = part.filter(|_| lu.quartiers.contains_key(qpv)).ok_or_else(|| Refus::PartIllisible { qpv: qpv.clone() })?;
        if part > 0 {
            minima.push(MinimumEcrit { qpv: qpv.clone(), part_pb: part * 100 });
        }
    }
    let total: i64 = minima.iter().map(|m| m.part_pb / 100).sum();
    if total > 100 {
        return Err(Refus::PartsTropGrandes { total }.into());
    }
    let mut parametres: ParametresEcrits = lire(&scenario.parametres)?;
    (parametres.lecture_a, parametres.lecture_b, parametres.minima) = (saisie.lecture_a, saisie.lecture_b, minima);
    scenario.parametres = ecrire(&parametres)?;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}
