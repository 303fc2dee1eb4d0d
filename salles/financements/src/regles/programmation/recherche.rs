//! The search of a programme under the rules of a letter: solve, judge the plan by the evaluator of the pages, forbid what breaks
//! a rule, solve again. A plan that breaks one is never given; when a prohibition said more than the rule, « optimal » is said
//! only of what is proved without it.

use solver::{Doctrine, Forme, Invalide, Plan, Probleme, Programmation, RegleLocale, Statut, Terme};
use std::collections::BTreeMap;
use std::time::Duration;

use super::{Candidat, Programme, rompues};
use crate::regles::{Catalogue, Euros, Financeur, Parametres};

/// How many plans are refused before the list by notes is given.
const ESSAIS: usize = 40;

/// A programme on its own, to be taken to another thread.
#[derive(Debug, Clone)]
pub struct Juge {
    pub candidats: Vec<Candidat>,
    pub disponibles: BTreeMap<Financeur, Euros>,
    pub parametres: Parametres,
    /// What people gave by hand to the files that do not compete.
    pub a_la_main: Plan,
}

impl Juge {
    /// What `plan` breaks of the rules of the letter.
    #[must_use]
    pub fn rompues(&self, plan: &Plan) -> Vec<(Option<String>, String)> {
        let population = BTreeMap::new();
        let programme = Programme {
            candidats: &self.candidats,
            disponibles: &self.disponibles,
            parametres: &self.parametres,
            population: &population,
            plafonds: &[],
        };
        let hors_concours = self.candidats.iter().filter(|c| c.sur_reservation()).map(|c| &c.numero);
        let donnes = hors_concours.filter_map(|n| Some((n.clone(), self.a_la_main.get(n)?.clone())));
        let entier: Plan = plan.iter().map(|(n, l)| (n.clone(), l.clone())).chain(donnes).collect();
        rompues(Catalogue::de(&self.parametres), &programme, &entier)
    }
}

/// A question with whoever judges its answers; nobody, when the letter adds no rule that a calculation must obey.
#[derive(Debug, Clone)]
pub struct Pose {
    pub probleme: Probleme,
    pub juge: Option<Juge>,
}

impl Pose {
    /// Searches by a doctrine, or builds the list by notes.
    ///
    /// # Errors
    /// As [`solver::programmer`].
    pub fn chercher(&self, doctrine: Option<Doctrine>, limite: Duration) -> Result<Programmation, Invalide> {
        self.probleme.verifier()?;
        let Some(doctrine) = doctrine else { return Ok(self.par_note(Doctrine::Large, Duration::ZERO)) };
        let mut probleme = self.probleme.clone();
        let mut duree = Duration::ZERO;
        for _ in 0..ESSAIS {
            let faite = solver::programmer(&probleme, doctrine, limite.saturating_sub(duree))?;
            duree += faite.duree;
            let rompues = self.juge.as_ref().map(|j| j.rompues(&faite.plan)).unwrap_or_default();
            if matches!(faite.statut, Statut::Impossible(_)) || rompues.is_empty() {
                return Ok(Programmation { duree, ..faite });
            }
            let interdits: Vec<RegleLocale> =
                rompues.into_iter().map(|(numero, code)| interdire(&probleme, &faite.plan, numero, code)).collect();
            probleme.locales.extend(interdits);
            if duree >= limite {
                break;
            }
        }
        Ok(self.par_note(doctrine, duree))
    }

    /// « construit dans l'ordre des notes, sans preuve »: files whose amounts break a rule of their own leave it, then the last
    /// of the list while the programme breaks one.
    fn par_note(&self, doctrine: Doctrine, duree: Duration) -> Programmation {
        let mut plan = solver::par_note(&self.probleme);
        let rang = |id: &String| {
            let place = self.probleme.dossiers.iter().position(|d| d.id == *id);
            place.map(|n| (std::cmp::Reverse(self.probleme.dossiers[n].note), n))
        };
        while let Some(juge) = self.juge.as_ref().filter(|_| !plan.is_empty()) {
            let rompues = juge.rompues(&plan);
            let siennes: Vec<String> = rompues.iter().filter_map(|(numero, _)| numero.clone()).collect();
            match siennes.first().cloned().or_else(|| plan.keys().max_by_key(|id| rang(id)).cloned()) {
                Some(sorti) if !rompues.is_empty() => plan.remove(&sorti),
                _ => break,
            };
        }
        Programmation { doctrine, statut: Statut::SansReponse, plan, etages: vec![], duree }
    }
}

/// What keeps the same plan from coming back: the file goes, or the same files are not retained together. Both forbid more than
/// the rule does.
fn interdire(probleme: &Probleme, plan: &Plan, numero: Option<String>, code: String) -> RegleLocale {
    let forme = match numero {
        Some(dossier) => Forme::Boites { dossier, boites: vec![] },
        None => {
            let retenus = probleme.dossiers.iter().filter(|d| plan.contains_key(&d.id)).count();
            let signe = |id: &str| if plan.contains_key(id) { -1 } else { 1 };
            let terme = |d: &solver::Dossier| (Terme::Retenu { dossier: d.id.clone() }, signe(&d.id));
            let seuil = 1 - i64::try_from(retenus).unwrap_or(0);
            Forme::Somme { dossier: None, termes: probleme.dossiers.iter().map(terme).collect(), seuil }
        }
    };
    RegleLocale { code, forme, exacte: false }
}
