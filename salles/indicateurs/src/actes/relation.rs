//! Relations between indicators: defined, changed, withdrawn with a reason, and asked of every figure of a year.

use super::formule::{coupees, formules, lecture};
use crate::model::{EffetRelation, Indicateur, IndicateurId, Observation, Operateur, Relation, RelationId, SiAbsent};
use crate::regles::Lecture;
use crate::regles::MOTIF_MIN;
use crate::regles::redaction::Refus;
use crate::regles::relation::{NonTenue, RefusRelation, Regle, SaisieRelation, eprouver_relation, lire_relation};
use kernel::{Id, Right};
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Defines a relation between indicators of a contract.
///
/// # Errors
/// `Interdit`, the refusals of the form.
pub async fn definir_relation(
    visit: &Visit,
    w: &mut Writer,
    contrat: &str,
    saisie: &SaisieRelation,
) -> Result<Relation, ActeError> {
    droit(visit, contrat)?;
    let vide = Relation {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.to_owned(),
        libelle: String::new(),
        gauche: String::new(),
        operateur: Operateur::AuPlus,
        droite: String::new(),
        si_absent: SiAbsent::UnManque,
        effet: EffetRelation::Refus,
    };
    let relation = lire_relation(&vide, saisie, &du_contrat(w, contrat).await?).map_err(ActeError::refuse)?;
    w.insert(&relation).await?;
    Ok(relation)
}

/// Changes a relation whose `version` was read: another version of it, with its reason.
///
/// # Errors
/// `Interdit`, `Stale`, `MotifTropCourt`, the refusals of the form.
pub async fn modifier_relation(
    visit: &Visit,
    w: &mut Writer,
    (id, version): (RelationId, i64),
    saisie: &SaisieRelation,
    motif: &str,
) -> Result<Relation, ActeError> {
    let avant = tenue(visit, w, id, version).await?;
    let mut relation = lire_relation(&avant, saisie, &du_contrat(w, &avant.contrat_id).await?).map_err(ActeError::refuse)?;
    motiver(w, motif)?;
    w.update(&mut relation).await?;
    Ok(relation)
}

/// Withdraws a relation: nothing is asked of entries any more; the journal keeps it.
///
/// # Errors
/// `Interdit`, `Stale`, `MotifTropCourt`.
pub async fn retirer_relation(
    visit: &Visit,
    w: &mut Writer,
    (id, version): (RelationId, i64),
    motif: &str,
) -> Result<(), ActeError> {
    let avant = tenue(visit, w, id, version).await?;
    motiver(w, motif)?;
    w.delete(&avant).await?;
    Ok(())
}

fn droit(visit: &Visit, contrat: &str) -> Result<(), ActeError> {
    if visit.may(Right::DefinirIndicateur, Some(contrat)) { Ok(()) } else { Err(ActeError::Interdit) }
}

async fn tenue(visit: &Visit, w: &mut Writer, id: RelationId, version: i64) -> Result<Relation, ActeError> {
    let avant: Relation = w.load(&id).await?;
    droit(visit, &avant.contrat_id)?;
    if avant.version == version { Ok(avant) } else { Err(StoreError::Stale { table: "relation", id: id.to_string() }.into()) }
}

fn motiver(w: &mut Writer, motif: &str) -> Result<(), ActeError> {
    if motif.trim().chars().count() < MOTIF_MIN {
        return Err(RefusRelation::MotifTropCourt.into());
    }
    w.motif(motif.trim());
    Ok(())
}

async fn du_contrat(w: &mut Writer, contrat: &str) -> Result<Vec<Indicateur>, StoreError> {
    w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.to_owned()]).await
}

/// Asks every relation of a contract of the figures that these years now hold, in the transaction that wrote them. One
/// question when there is no relation.
///
/// # Errors
/// `Relation` for one that refuses; `RelationAMotiver` for one that alerts, when no figure of these years says why in 20 signs.
pub async fn tenir_relations(w: &mut Writer, contrat: &str, touchees: &[(IndicateurId, i64)]) -> Result<(), ActeError> {
    tenir(w, contrat, touchees, true).await
}

/// The same where nobody is asked for a reason: only relations that refuse are asked, those that alert show on the page of
/// the indicator.
///
/// # Errors
/// `Relation`.
pub async fn tenir_relations_strictes(w: &mut Writer, contrat: &str, touchees: &[(IndicateurId, i64)]) -> Result<(), ActeError> {
    tenir(w, contrat, touchees, false).await
}

async fn tenir(w: &mut Writer, contrat: &str, touchees: &[(IndicateurId, i64)], alerter: bool) -> Result<(), ActeError> {
    let relations: Vec<Relation> = w.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    if relations.is_empty() || touchees.is_empty() {
        return Ok(());
    }
    let (indicateurs, calculs) = (du_contrat(w, contrat).await?, formules(w, contrat).await?);
    let coupees = coupees(w, contrat).await?;
    let observations: Vec<Observation> = w.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    let connues: BTreeMap<(IndicateurId, i64), Observation> =
        observations.into_iter().map(|o| ((o.indicateur_id, o.annee), o)).collect();
    let code = |id: &IndicateurId| indicateurs.iter().find(|i| i.id == *id).map(|i| i.code.clone()).unwrap_or_default();
    let lire = |id: &IndicateurId, annee: i64| connues.get(&(*id, annee)).map(lecture).unwrap_or_default();
    // « evolution([…]) » of the year after looks at this one.
    let annees: std::collections::BTreeSet<i64> = touchees.iter().flat_map(|(_, a)| [*a, *a + 1]).collect();
    let mut refus = vec![];
    for (relation, annee) in relations.iter().flat_map(|r| annees.iter().map(move |a| (r, *a))) {
        let Some((gauche, droite)) = relation.cotes() else { continue };
        let regle = Regle { gauche: &gauche, operateur: relation.operateur, droite: &droite, si_absent: relation.si_absent };
        let epreuve = eprouver_relation(&regle, annee, &calculs, &lire, &|id, annee| coupees.contains(&(*id, annee)));
        let siennes: Vec<&(IndicateurId, i64)> = touchees.iter().filter(|t| epreuve.lus.contains_key(*t)).collect();
        let Some(non_tenue) = NonTenue::de(&relation.libelle, &relation.ecrite(&code), &epreuve.issue, &code) else { continue };
        if siennes.is_empty() || siennes.iter().all(|t| epreuve.lus.get(*t) == Some(&Lecture::NonSaisie)) {
            continue;
        }
        let motivee = siennes
            .iter()
            .any(|t| connues.get(*t).and_then(|o| o.motif.as_ref()).is_some_and(|m| m.trim().chars().count() >= MOTIF_MIN));
        match relation.effet {
            EffetRelation::Refus => refus.push(Refus::Relation { non_tenue, annee }),
            EffetRelation::Alerte if motivee || !alerter => {}
            EffetRelation::Alerte => refus.push(Refus::RelationAMotiver { non_tenue, annee }),
        }
    }
    if refus.is_empty() { Ok(()) } else { Err(ActeError::refuse(refus)) }
}
