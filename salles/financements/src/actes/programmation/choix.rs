//! What a scenario imposes on its calculation beside its locks: both readings of « CPO 50 % », a minimum per district or challenge.
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
    /// The same by challenge of the contract.
    pub minima_defi: Vec<(String, String)>,
}

/// Whole per cent read as basis points; those at zero are left out.
fn parts(saisies: &[(String, String)], connu: impl Fn(&str) -> bool) -> Result<Vec<(String, i64)>, Refus> {
    let mut lues = vec![];
    for (cible, texte) in saisies.iter().filter(|(_, texte)| !texte.trim().is_empty()) {
        let part = texte.trim().trim_end_matches('%').trim().parse::<i64>().ok().filter(|n| (0..=100).contains(n));
        let part = part.filter(|_| connu(cible)).ok_or_else(|| Refus::PartIllisible { qpv: cible.clone() })?;
        if part > 0 {
            lues.push((cible.clone(), part * 100));
        }
    }
    let total: i64 = lues.iter().map(|(_, pb)| pb / 100).sum();
    if total > 100 { Err(Refus::PartsTropGrandes { total }) } else { Ok(lues) }
}

/// Writes the choices of a scenario; the next calculation respects them.
///
/// # Errors
/// `Interdit`; `Refus` for a shared scenario, an unknown district or challenge, a share that is not a whole number from 0 to 100, or shares
/// over a hundred together; `Stale`.
pub async fn regler(visit: &Visit, scenario: ScenarioId, version: i64, saisie: &SaisieChoix) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.regler").await?;
    let (appel, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let jour = w.today();
    let lu = AppelLu::lire(&mut w, appel, Besoin { argent: true, ..Besoin::default() }, jour).await?;
    let quartiers = parts(&saisie.minima, |qpv| lu.quartiers.contains_key(qpv))?;
    let defis = parts(&saisie.minima_defi, |defi| lu.defis().contains(defi))?;
    let par_qpv = quartiers.into_iter().map(|(qpv, part_pb)| MinimumEcrit { qpv, part_pb, ..MinimumEcrit::default() });
    let par_defi = defis.into_iter().map(|(defi, part_pb)| MinimumEcrit { defi, part_pb, ..MinimumEcrit::default() });
    let minima = par_qpv.chain(par_defi).collect();
    let mut parametres: ParametresEcrits = lire(&scenario.parametres)?;
    (parametres.lecture_a, parametres.lecture_b, parametres.minima) = (saisie.lecture_a, saisie.lecture_b, minima);
    scenario.parametres = ecrire(&parametres)?;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}
