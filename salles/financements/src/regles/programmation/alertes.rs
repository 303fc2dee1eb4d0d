//! What a plan breaks, by the rules of the contract and not by the engine: « alertes « P ~ » vues, dérogations motivées ».

use std::collections::BTreeMap;

use super::{Programme, maison};
use crate::regles::situation::{Cellules, Enveloppe};
use crate::regles::{Catalogue, Conclusion, Etape, Euros, Financeur, Portee, Situation, Verdict};

/// A rule that a plan breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Alerte {
    /// The file concerned; none, the programme as a whole.
    pub numero: Option<String>,
    pub code: String,
    pub verdict: Verdict,
}

/// A file once `lignes` (whole euros by funder) are proposed: a funder asked and not in the plan gives nothing.
#[must_use]
pub fn avec_plan(situation: &Situation, lignes: Option<&BTreeMap<String, i64>>) -> Situation {
    let donne = |qui: &Financeur| lignes.and_then(|l| l.get(qui.code())).copied().unwrap_or(0);
    let plan = situation.plan.iter().map(|(qui, cellules)| {
        let propose = Some(Euros::entiers(donne(qui)));
        let mut lues = Cellules::ouvertes(&[cellules.demande, propose]);
        lues.motif.clone_from(&cellules.motif);
        (qui.clone(), lues)
    });
    Situation { plan: plan.collect(), etape: Some(Etape::Propose), ..situation.clone() }
}

/// Every rule that `plan` breaks: file by file for those it retains or that a reservation pays, then envelope by envelope, then the programme.
#[must_use]
pub fn alertes(catalogue: &Catalogue, programme: &Programme<'_>, plan: &solver::Plan) -> Vec<Alerte> {
    let mut dites = vec![];
    let violees = |numero: Option<&str>, verdicts: Vec<(String, Verdict)>| -> Vec<Alerte> {
        let rompues = verdicts.into_iter().filter(|(_, v)| v.verdict == Conclusion::Violee);
        rompues.map(|(code, verdict)| Alerte { numero: numero.map(str::to_owned), code, verdict }).collect()
    };
    for candidat in programme.candidats {
        let lignes = candidat.lignes(plan.get(&candidat.numero));
        if lignes.values().any(|&m| m > 0) {
            let situation = avec_plan(&candidat.situation, Some(&lignes));
            let verdicts = catalogue.juger_etape(Etape::Propose, &[Portee::Dossier, Portee::Ligne], &situation);
            dites.extend(violees(Some(&candidat.numero), verdicts));
        }
        dites.extend(maison::refus(candidat, &lignes));
        dites.extend(maison::reservation(candidat));
    }
    let retenus = programme.retenus(plan);
    let commune = programme.commune(retenus);
    for (financeur, &disponible) in programme.disponibles {
        let enveloppe = Enveloppe { financeur: Some(financeur.clone()), montant: Some(disponible), ..Enveloppe::default() };
        let situation = Situation { enveloppe, ..commune.clone() };
        let verdict = catalogue.juger("AAP-11", &situation).map(|v| vec![("AAP-11".to_owned(), v)]);
        dites.extend(violees(None, verdict.unwrap_or_default()));
    }
    for plafond in programme.plafonds {
        let retenus = programme.candidats.iter().map(|c| c.numero.as_str()).zip(&commune.programme);
        dites.extend(plafond.alerte(catalogue, &commune, retenus));
    }
    let verdicts = catalogue.juger_etape(Etape::Propose, &[Portee::Programme], &commune);
    dites.extend(violees(None, verdicts.into_iter().filter(|(code, _)| code != "AAP-11").collect()));
    dites
}
