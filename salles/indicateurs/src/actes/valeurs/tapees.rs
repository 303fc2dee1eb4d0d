//! The validated figure of a year that someone typed as such, and the values gathered since. What they leave incomplete takes
//! nobody's place: « Un chiffre incomplet le dit » (§ 1). What they complete otherwise replaces it, with a written reason.

use super::ecriture::{Origine, composer};
use super::{Cellule, Dossier, RefusValeur, Verdict, Voulu, projection};
use crate::actes::PROVENANCE_FORMULE;
use crate::model::{EtatObservation, EtatValeur, Indicateur, IndicateurId, Mesure, Observation, Provenance, Valeur};
use crate::regles::{RefusCellule, Retenue};
use jiff::Timestamp;
use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet};

/// True of a figure that was neither gathered from values nor computed.
pub fn est_tapee(o: &Observation) -> bool {
    o.etat == EtatObservation::Validee && o.lecture.0.is_none() && o.provenance != PROVENANCE_FORMULE
}

fn tapee<'a>(dossier: &'a Dossier, indicateur: &Indicateur, annee: i64) -> Option<&'a Observation> {
    let texte = matches!(indicateur.mesure, Mesure::Document | Mesure::Texte);
    let mut siennes = dossier.observations.iter().filter(|o| (o.indicateur_id, o.annee) == (indicateur.id, annee));
    siennes.find(|o| est_tapee(o)).filter(|_| !texte)
}

/// The figure that stays for a year of which values say only a part.
#[must_use]
pub fn gardee<'a>(dossier: &'a Dossier, indicateur: &Indicateur, annee: i64, retenue: &Retenue) -> Option<&'a Observation> {
    tapee(dossier, indicateur, annee).filter(|_| !retenue.est_complete())
}

/// What would stand in the place of the figure that was typed, once these values count.
fn remplacante(apres: &Dossier, indicateur: &Indicateur, typed: &Observation) -> Option<String> {
    let lue = apres.retenue(indicateur, typed.annee).filter(Retenue::est_complete)?;
    let nombre = typed.valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok());
    let valeur = lue.valeur.as_ref().map(projection::decimal);
    let pareille = match &valeur {
        Some(n) => n.parse::<Nombre>().ok() == nombre && typed.absence.is_none(),
        None => lue.absence == typed.absence && nombre.is_none(),
    };
    if pareille { None } else { valeur.or(lue.absence.map(|a| a.code().to_owned())) }
}

/// The typed figures of the years that these values belong to.
fn menacees(dossier: &Dossier, cles: &[&Valeur]) -> Vec<(Indicateur, Observation)> {
    let touchees = cles.iter().map(|v| (v.indicateur_id, v.periode)).collect();
    let annees: BTreeSet<(IndicateurId, i64)> = projection::annees_de(dossier, &touchees);
    let une = |(id, annee): (IndicateurId, i64)| {
        let indicateur = dossier.indicateur(id)?;
        Some((indicateur.clone(), tapee(dossier, indicateur, annee)?.clone()))
    };
    annees.into_iter().filter_map(une).collect()
}

/// True when a value counts in a year.
fn de_l_annee(dossier: &Dossier, v: &Valeur, typed: &Observation) -> bool {
    v.indicateur_id == typed.indicateur_id
        && projection::annees_de(dossier, &BTreeSet::from([(v.indicateur_id, v.periode)]))
            .contains(&(v.indicateur_id, typed.annee))
}

fn poser(dossier: &mut Dossier, v: &Valeur) {
    let ailleurs = |autre: &Valeur| {
        (autre.indicateur_id, &autre.territoire_id, autre.periode, &autre.source_cle)
            != (v.indicateur_id, &v.territoire_id, v.periode, &v.source_cle)
    };
    dossier.valeurs.retain(ailleurs);
    dossier.valeurs.push(v.clone());
}

/// Refuses, from the last, the cells that would complete a year otherwise than someone typed it, when none of them says why. A
/// cell that stands for the year itself answers for it already.
pub fn confronter(dossier: &Dossier, cellules: &[Cellule], verdicts: &mut [Verdict], voulu: Voulu) {
    if voulu != Voulu::Validee {
        return;
    }
    let origine =
        Origine { provenance: Provenance::Saisie, fichier: None, voulu, nom: "", compte: "", le: Timestamp::UNIX_EPOCH };
    let mut voulues: BTreeMap<usize, Valeur> = BTreeMap::new();
    for (rang, (cellule, verdict)) in cellules.iter().zip(verdicts.iter()).enumerate() {
        if let Verdict::Acceptee { lu, parts, .. } = verdict
            && dossier.a_la_place(&cellule.cle).is_none()
        {
            let v = composer(dossier, cellule, (lu.clone(), parts.clone()), &[], &origine);
            if v.etat == EtatValeur::Validee {
                voulues.insert(rang, v);
            }
        }
    }
    let menacees = menacees(dossier, &voulues.values().collect::<Vec<_>>());
    if menacees.is_empty() {
        return;
    }
    let mut apres = dossier.clone();
    voulues.values().for_each(|v| poser(&mut apres, v));
    for (indicateur, typed) in menacees {
        let siennes: Vec<usize> = voulues.iter().filter(|(_, v)| de_l_annee(dossier, v, &typed)).map(|(rang, _)| *rang).collect();
        let motif = |rang: &usize| cellules.get(*rang).is_some_and(|c| !c.motif.trim().is_empty());
        if siennes.iter().any(motif) {
            continue;
        }
        for rang in siennes.into_iter().rev() {
            let Some(nouvelle) = remplacante(&apres, &indicateur, &typed) else { break };
            let (Some(verdict), Some(v)) = (verdicts.get_mut(rang), voulues.remove(&rang)) else { continue };
            let ancienne = typed.valeur.clone().or(typed.absence.map(|a| a.code().to_owned())).unwrap_or_default();
            *verdict = Verdict::Refusee(RefusCellule::AnneeAMotiver { annee: typed.annee, ancienne, nouvelle });
            apres.valeurs.retain(|autre| autre.id != v.id);
            apres.valeurs.extend(dossier.valeurs.iter().find(|connue| connue.id == v.id).cloned());
        }
    }
}

/// The same of values handed in, about to be validated: `motif` or that of one of them says why.
///
/// # Errors
/// `AnneeAMotiver`, one for each year.
pub fn valider(dossier: &Dossier, choisies: &[Valeur], motif: &str) -> Result<(), Vec<RefusValeur>> {
    let mut apres = dossier.clone();
    for v in choisies {
        poser(&mut apres, &Valeur { etat: EtatValeur::Validee, ..v.clone() });
    }
    let dit = |v: &Valeur| v.motif.as_deref().is_some_and(|m| !m.trim().is_empty());
    let une = |(indicateur, typed): (Indicateur, Observation)| {
        let expliquee = choisies.iter().any(|v| dit(v) && de_l_annee(dossier, v, &typed));
        let nouvelle = remplacante(&apres, &indicateur, &typed).filter(|_| !expliquee)?;
        let ancienne = typed.valeur.clone().or(typed.absence.map(|a| a.code().to_owned())).unwrap_or_default();
        Some(RefusValeur::AnneeAMotiver { code: indicateur.code, annee: typed.annee, ancienne, nouvelle })
    };
    let refus: Vec<RefusValeur> = if motif.trim().is_empty() {
        menacees(dossier, &choisies.iter().collect::<Vec<_>>()).into_iter().filter_map(une).collect()
    } else {
        vec![]
    };
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}
