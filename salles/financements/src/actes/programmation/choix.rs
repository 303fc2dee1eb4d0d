//! What a scenario imposes on its calculation beside its locks: both readings of « CPO 50 % », a minimum per district or challenge.
//! « les deux affichées […] ; chacune peut être imposée au calcul » (Financements, § 6).

use super::{Refus, ecrire, lire, ouvrir};
use crate::calculs::{AppelLu, Besoin};
use crate::model::{Scenario, ScenarioId};
use crate::regles::programmation::scenario::{MinimumEcrit, ParametresEcrits, PartMinEcrite};
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

/// « 60 », « 60 % »: a whole share from 0 to 100.
fn pour_cent(texte: &str) -> Option<i64> {
    texte.trim().trim_end_matches('%').trim().parse().ok().filter(|n| (0..=100).contains(n))
}

/// Whole per cent read as basis points; those at zero are left out.
fn parts(saisies: &[(String, String)], connu: impl Fn(&str) -> bool) -> Result<Vec<(String, i64)>, Refus> {
    let mut lues = vec![];
    for (cible, texte) in saisies.iter().filter(|(_, texte)| !texte.trim().is_empty()) {
        let part = pour_cent(texte).filter(|_| connu(cible)).ok_or_else(|| Refus::PartIllisible { qpv: cible.clone() })?;
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

/// The smallest share under which a file is better not retained, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisiePartMin {
    pub dossier: String,
    pub part: String,
    pub motif: String,
}

/// Sets μ for one file of a scenario: « sous μ × demande, mieux vaut ne pas retenir […] ; μ par dossier » (§ 6). The calculation,
/// its checker and « pourquoi pas » respect it as they do a lock.
///
/// # Errors
/// `Interdit`; every `Refus` at once: a file that does not compete, a share that is not a whole number from 0 to 100, no reason;
/// `Refus` for a shared scenario; `Stale`.
pub async fn fixer_part_min(
    visit: &Visit,
    scenario: ScenarioId,
    version: i64,
    saisie: &SaisiePartMin,
) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.regler").await?;
    let (appel, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let jour = w.today();
    let lu = AppelLu::lire(&mut w, appel, Besoin { argent: true, ..Besoin::default() }, jour).await?;
    let (numero, motif) = (saisie.dossier.trim().to_owned(), saisie.motif.trim().to_owned());
    let concourt = lu.dossier(&numero).is_some_and(|d| d.en_programmation() && !lu.sur_reservation(d));
    let part = pour_cent(&saisie.part);
    let mut refus = vec![];
    if !concourt {
        refus.push(Refus::PartMinSansDossier { numero: numero.clone() });
    }
    if part.is_none() {
        refus.push(Refus::PartMinIllisible);
    }
    if motif.is_empty() {
        refus.push(Refus::PartMinSansMotif);
    }
    let (Some(pct), true) = (part, refus.is_empty()) else { return Err(ActeError::refuse(refus)) };
    w.motif(motif.clone());
    let mut parametres: ParametresEcrits = lire(&scenario.parametres)?;
    parametres.parts_min.insert(numero, PartMinEcrite { pct, motif });
    scenario.parametres = ecrire(&parametres)?;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// Gives a file back the μ of its call.
///
/// # Errors
/// `Interdit`; `Refus` for a shared scenario, or a file that has none of its own; `Stale`.
pub async fn oter_part_min(visit: &Visit, scenario: ScenarioId, version: i64, numero: &str) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.regler").await?;
    let (_, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let mut parametres: ParametresEcrits = lire(&scenario.parametres)?;
    if parametres.parts_min.remove(numero).is_none() {
        return Err(Refus::PartMinSansDossier { numero: numero.to_owned() }.into());
    }
    scenario.parametres = ecrire(&parametres)?;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}
