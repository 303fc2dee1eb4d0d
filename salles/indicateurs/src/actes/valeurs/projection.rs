//! From values of any period, place and source to the one figure of each year that every rate reads. « Écrire une valeur
//! […] invalide exactement […] dans la même transaction » (§ 9).

use super::Dossier;
use super::tapees::est_tapee;
use crate::actes::recalculer;
use crate::model::{EtatObservation, EtatValeur, Etendue, Indicateur, IndicateurId, Mesure, Observation, Rupture};
use crate::regles::{Mois, changements};
use kernel::Id;
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::BTreeSet;
use store::{Json, StoreError, Writer};

/// Writes again the years that these values belong to, and those whose window holds them; years without any validated value here are left alone.
pub async fn reporter(
    w: &mut Writer,
    dossier: &mut Dossier,
    touchees: &BTreeSet<(IndicateurId, Mois)>,
) -> Result<(), StoreError> {
    for (id, annee) in annees_de(dossier, touchees) {
        let Some(indicateur) = dossier.indicateur(id).cloned() else { continue };
        une_annee(w, dossier, &indicateur, annee).await?;
    }
    let indicateurs: BTreeSet<IndicateurId> = touchees.iter().map(|(id, _)| *id).collect();
    for id in indicateurs {
        rompre(w, dossier, id).await?;
    }
    if !touchees.is_empty() {
        recalculer(w, &dossier.contrat.id).await?;
    }
    Ok(())
}

/// The years that these values belong to, and those whose window holds them: « invalide exactement : les fenêtres qui la
/// contiennent ».
pub(super) fn annees_de(dossier: &Dossier, touchees: &BTreeSet<(IndicateurId, Mois)>) -> BTreeSet<(IndicateurId, i64)> {
    let mut annees = BTreeSet::new();
    for (id, mois) in touchees {
        let deborde = dossier.indicateur(*id).is_some_and(|i| dossier.suivi(i).deborde());
        let siennes = dossier.contrat.exercices.iter().filter(|e| *mois <= e.fin && (e.debut <= *mois || deborde));
        annees.extend(siennes.map(|e| (*id, e.numero)));
    }
    annees
}

/// Reads again every year that this room had gathered from values, once they are read otherwise; `avant`: as they were read.
/// A figure that was written elsewhere since stays: its page says that the values differ.
pub(in crate::actes) async fn relire(
    w: &mut Writer,
    dossier: &mut Dossier,
    indicateur: &Indicateur,
    avant: &[(i64, Option<String>)],
) -> Result<(), StoreError> {
    for (annee, lue) in avant {
        let ecrite = dossier.observations.iter().find(|o| o.indicateur_id == indicateur.id && o.annee == *annee);
        if ecrite.is_none_or(|o| o.valeur == *lue) {
            une_annee(w, dossier, indicateur, *annee).await?;
        }
    }
    Ok(())
}

/// What the values of each year give, as it would be written.
pub(in crate::actes) fn lues(dossier: &Dossier, indicateur: &Indicateur) -> Vec<(i64, Option<String>)> {
    let annees = dossier.contrat.exercices.iter().map(|e| e.numero);
    annees.filter_map(|n| Some((n, dossier.retenue(indicateur, n)?.valeur.as_ref().map(decimal)))).collect()
}

async fn une_annee(w: &mut Writer, dossier: &mut Dossier, indicateur: &Indicateur, annee: i64) -> Result<(), StoreError> {
    let Some(retenue) = dossier.retenue(indicateur, annee) else { return Ok(()) };
    let exercice = dossier.contrat.exercices.iter().find(|e| e.numero == annee).copied();
    let foi = cle(&dossier.suivi(indicateur).source);
    let derniere = dossier
        .valeurs
        .iter()
        .filter(|v| v.indicateur_id == indicateur.id && v.etat == EtatValeur::Validee && v.source_cle == foi)
        .filter(|v| exercice.is_some_and(|e| e.debut <= v.periode && v.periode <= e.fin))
        .max_by_key(|v| (v.periode, v.saisie_a));
    let texte = matches!(indicateur.mesure, Mesure::Document | Mesure::Texte);
    let valeur = if texte { derniere.and_then(|v| v.valeur.clone()) } else { retenue.valeur.as_ref().map(decimal) };
    let avant = dossier.observations.iter().find(|o| o.indicateur_id == indicateur.id && o.annee == annee).cloned();
    if !texte && !retenue.est_complete() && avant.as_ref().is_some_and(est_tapee) {
        return Ok(());
    }
    let absence = retenue.absence.filter(|_| valeur.is_none());
    if valeur.is_none() && absence.is_none() {
        if let Some(avant) = avant {
            w.delete(&avant).await?;
            dossier.observations.retain(|o| o.id != avant.id);
        }
        return Ok(());
    }
    let mut observation = Observation {
        id: avant.as_ref().map_or_else(Id::fresh, |o| o.id),
        version: avant.as_ref().map_or(1, |o| o.version),
        contrat_id: dossier.contrat.id.clone(),
        indicateur_id: indicateur.id,
        annee,
        valeur,
        absence,
        motif: derniere.and_then(|v| v.motif.clone()),
        etat: EtatObservation::Validee,
        provenance: derniere.map(|v| v.provenance.code().to_owned()).unwrap_or_default(),
        auteur: derniere.map(|v| v.auteur.clone()).unwrap_or_default(),
        saisie_a: w.now(),
        lecture: Json(Etendue::de(&retenue).filter(|_| !texte)),
    };
    match &avant {
        Some(avant)
            if (&avant.valeur, avant.absence, avant.etat) == (&observation.valeur, absence, observation.etat)
                && (avant.lecture == observation.lecture || avant.lecture.is_none()) =>
        {
            return Ok(());
        }
        Some(_) => w.update(&mut observation).await?,
        None => w.insert(&observation).await?,
    }
    dossier.observations.retain(|o| o.id != observation.id);
    dossier.observations.push(observation);
    Ok(())
}

/// « change de millésime, donc rupture de série » (§ 3): a break where the boundaries of validated values change, and none any
/// more where they no longer do. A break that someone declared for that period says it already.
async fn rompre(w: &mut Writer, dossier: &mut Dossier, id: IndicateurId) -> Result<(), StoreError> {
    let Some(indicateur) = dossier.indicateur(id).cloned() else { return Ok(()) };
    let foi = cle(&dossier.suivi(&indicateur).source);
    let siennes = dossier.valeurs.iter().filter(|v| v.indicateur_id == id && v.source_cle == foi);
    let validees = siennes.filter(|v| v.etat == EtatValeur::Validee).map(|v| (v.periode, v.millesime.as_str()));
    let voulues: Vec<(Mois, String)> =
        changements(validees).into_iter().map(|(mois, avant, apres)| (mois, format!("{avant} → {apres}"))).collect();
    let connues: Vec<Rupture> = dossier.ruptures.iter().filter(|r| r.indicateur_id == id).cloned().collect();
    for partie in connues.iter().filter(|r| !r.limites.is_empty()) {
        if !voulues.contains(&(partie.periode, partie.limites.clone())) {
            w.delete(partie).await?;
            dossier.ruptures.retain(|r| r.id != partie.id);
        }
    }
    for (periode, limites) in voulues {
        if dossier.ruptures.iter().any(|r| r.indicateur_id == id && r.periode == periode) {
            continue;
        }
        let rupture = Rupture {
            id: Id::fresh(),
            version: 1,
            contrat_id: indicateur.contrat_id.clone(),
            indicateur_id: id,
            periode,
            motif: limites.clone(),
            auteur: w.actor().nom().to_owned(),
            le: w.now(),
            reference: None,
            annee: dossier.contrat.exercice(periode).map(|e| e.numero),
            limites,
        };
        w.insert(&rupture).await?;
        dossier.ruptures.push(rupture);
    }
    Ok(())
}

/// Kept as a decimal text: exact when it ends, else six decimals (« opérandes servis à 4 décimales au moins »).
pub fn decimal(n: &Nombre) -> String {
    let exact = n.to_string();
    if exact.contains('/') { n.arrondi(6, false) } else { exact }
}
