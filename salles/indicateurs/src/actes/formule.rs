//! Figures computed from others: « Écrire une valeur […] ou une formule invalide exactement […] les formules qui la lisent
//! […] dans la même transaction » (§ 9).

use crate::model::{EtatObservation, Indicateur, IndicateurId, Observation, Rupture, Suivi};
use crate::regles::formule::{Formule, calculer, ordre, preparer};
use crate::regles::{Calendrier, Lecture, annees_coupees};
use kernel::Id;
use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet};
use store::{ActeError, Read, StoreError, Writer, args};

/// Where such a figure comes from; its author is the formula itself.
pub const PROVENANCE_FORMULE: &str = "formule";

/// The formulas of a contract.
pub(super) async fn formules(
    r: &mut impl Read,
    contrat: &str,
) -> Result<BTreeMap<IndicateurId, Formule<IndicateurId>>, StoreError> {
    let suivis: Vec<Suivi> = r.list("contrat_id = $2 AND expression <> '' ;; ORDER BY id", args![contrat.to_owned()]).await?;
    Ok(suivis.iter().filter_map(|s| Some((s.indicateur_id, s.calcul()?))).collect())
}

/// The years that an evolution does not cross.
async fn coupees(w: &mut Writer, contrat: &str) -> Result<BTreeSet<(IndicateurId, i64)>, StoreError> {
    let rompues = annees_rompues(w, contrat).await?;
    let suivis: Vec<Suivi> = w.list("contrat_id = $2 AND expression <> '' ;; ORDER BY id", args![contrat.to_owned()]).await?;
    Ok(annees_coupees(rompues, &suivis))
}

/// The years of the contract in which series break. A break recorded before breaks said their year is dated by its period
/// and the calendar of the contract: what was recorded is kept as it is.
///
/// # Errors
/// `StoreError`.
pub async fn annees_rompues(r: &mut impl Read, contrat: &str) -> Result<Vec<(IndicateurId, i64)>, StoreError> {
    let ruptures: Vec<Rupture> = r.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    let muette = ruptures.iter().any(|r| r.annee.is_none());
    let calendrier = if muette { calendrier(r, contrat).await? } else { None };
    let annee = |r: &Rupture| r.annee.or_else(|| calendrier?.annee(r.periode));
    Ok(ruptures.iter().filter_map(|r| Some((r.indicateur_id, annee(r)?))).collect())
}

/// The years of a contract, as its own room keeps them; none when there is no such contract.
///
/// # Errors
/// `StoreError`.
pub(super) async fn calendrier(r: &mut impl Read, contrat: &str) -> Result<Option<Calendrier>, StoreError> {
    let rows = r
        .rows(
            "SELECT annee_un_le, regle_annee, duree_annees FROM contrat WHERE collectivite_id = $1 AND id = $2",
            args![contrat.to_owned()],
        )
        .await?;
    let lu = rows.into_iter().next().map(|mut row| {
        let (depart, regle, duree): (_, String, _) = (row.take()?, row.take()?, row.take()?);
        Ok(Calendrier { depart, civil: regle == "civile", duree })
    });
    lu.transpose()
}

/// What was typed for the formula of an indicator, as it is kept.
///
/// # Errors
/// The refusal of the formula.
pub(super) async fn lire_expression(w: &mut Writer, moi: &Indicateur, texte: &str) -> Result<String, ActeError> {
    if texte.trim().is_empty() {
        return Ok(String::new());
    }
    let indicateurs: Vec<Indicateur> = w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![moi.contrat_id.clone()]).await?;
    let autres = formules(w, &moi.contrat_id).await?;
    let lue = preparer(texte, moi, &indicateurs, &autres)?;
    Ok(lue.map(|f| f.ecrire(&|id: &IndicateurId| id.to_string())).unwrap_or_default())
}

/// Computes again every formula of a contract, in the transaction of what may have changed an operand, and writes the years
/// that differ. Nothing is written when nothing changed; one question is asked when there is no formula.
///
/// # Errors
/// `StoreError`.
pub async fn recalculer(w: &mut Writer, contrat: &str) -> Result<(), StoreError> {
    let formules = formules(w, contrat).await?;
    if formules.is_empty() {
        return Ok(());
    }
    let indicateurs: Vec<Indicateur> = w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.to_owned()]).await?;
    let coupees = coupees(w, contrat).await?;
    let observations: Vec<Observation> = w.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    let annees: BTreeSet<i64> = observations.iter().map(|o| o.annee).collect();
    let mut connues: BTreeMap<(IndicateurId, i64), Observation> =
        observations.into_iter().map(|o| ((o.indicateur_id, o.annee), o)).collect();
    // « le calcul reste exact »: a formula that reads another reads its figure before any rounding.
    let mut exactes: BTreeMap<(IndicateurId, i64), Nombre> = BTreeMap::new();
    let code = |id: &IndicateurId| indicateurs.iter().find(|i| i.id == *id).map(|i| i.code.clone()).unwrap_or_default();
    let rangees = ordre(&formules).map_err(|chemin| StoreError::Broken(format!("formulas in a circle: {chemin:?}")))?;
    for id in rangees {
        let Some(formule) = formules.get(&id) else { continue };
        let texte = formule.ecrire(&code);
        for annee in &annees {
            let cle = (id, *annee);
            let lire = |r: &IndicateurId, annee: i64| match exactes.get(&(*r, annee)) {
                Some(n) => Lecture::Valeur(n.clone()),
                None => connues.get(&(*r, annee)).map(lecture).unwrap_or_default(),
            };
            let valeur = calculer(formule, *annee, &lire, &|id, annee| coupees.contains(&(*id, annee))).valeur;
            ecrire(w, contrat, cle, valeur.as_ref(), &texte, &mut connues).await?;
            if let Some(n) = valeur {
                exactes.insert(cle, n);
            }
        }
    }
    Ok(())
}

/// The figure of a year as rules read it; what nobody validated is not there.
fn lecture(o: &Observation) -> Lecture {
    match (o.etat, o.absence) {
        (EtatObservation::Validee, None) => Lecture::from(o.valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok())),
        (EtatObservation::Validee, Some(absence)) => Lecture::from(absence),
        _ => Lecture::NonSaisie,
    }
}

async fn ecrire(
    w: &mut Writer,
    contrat: &str,
    (id, annee): (IndicateurId, i64),
    valeur: Option<&Nombre>,
    texte: &str,
    connues: &mut BTreeMap<(IndicateurId, i64), Observation>,
) -> Result<(), StoreError> {
    let avant = connues.get(&(id, annee)).cloned();
    let Some(n) = valeur else {
        if let Some(avant) = avant.filter(|o| o.provenance == PROVENANCE_FORMULE) {
            w.delete(&avant).await?;
            connues.remove(&(id, annee));
        }
        return Ok(());
    };
    let mut observation = Observation {
        id: avant.as_ref().map_or_else(Id::fresh, |o| o.id),
        version: avant.as_ref().map_or(1, |o| o.version),
        contrat_id: contrat.to_owned(),
        indicateur_id: id,
        annee,
        valeur: Some(super::valeurs::decimal(n)),
        absence: None,
        motif: None,
        etat: EtatObservation::Validee,
        provenance: PROVENANCE_FORMULE.to_owned(),
        auteur: texte.to_owned(),
        saisie_a: w.now(),
        lecture: store::Json(None),
    };
    match &avant {
        Some(avant) if Observation { saisie_a: avant.saisie_a, ..observation.clone() } == *avant => return Ok(()),
        Some(_) => w.update(&mut observation).await?,
        None => w.insert(&observation).await?,
    }
    connues.insert((id, annee), observation);
    Ok(())
}

/// Takes away what the formula of an indicator had computed, once it has none.
///
/// # Errors
/// `StoreError`.
pub(super) async fn oublier(w: &mut Writer, id: IndicateurId) -> Result<(), StoreError> {
    let calculees: Vec<Observation> =
        w.list("indicateur_id = $2 AND provenance = 'formule' ;; ORDER BY annee", args![id]).await?;
    for o in &calculees {
        w.delete(o).await?;
    }
    Ok(())
}
