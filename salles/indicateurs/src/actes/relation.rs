//! Relations between indicators: defined, changed, withdrawn with a reason, and asked of every figure of a year.

use super::valeurs::relations::{Dites, Liens};
use crate::model::{EffetRelation, Indicateur, IndicateurId, Observation, Operateur, Relation, RelationId, SiAbsent};
use crate::regles::Lecture;
use crate::regles::MOTIF_MIN;
use crate::regles::redaction::Refus;
use crate::regles::relation::{NonTenue, RefusRelation, SaisieRelation, lire_relation};
use kernel::{Id, Lang, Right};
use std::collections::BTreeSet;
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
    if !motive(motif) {
        return Err(RefusRelation::MotifTropCourt.into());
    }
    w.motif(motif.trim());
    Ok(())
}

async fn du_contrat(w: &mut Writer, contrat: &str) -> Result<Vec<Indicateur>, StoreError> {
    w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.to_owned()]).await
}

/// A relation that does not hold in a year of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rompue {
    pub non_tenue: NonTenue,
    pub effet: EffetRelation,
    pub annee: i64,
    /// The figures that it looks at, of those it was asked of.
    pub siennes: Vec<(IndicateurId, i64)>,
}

impl Rompue {
    /// « Année 2, « Retours et présents » : il faut […]. »
    #[must_use]
    pub fn mots(&self, lang: Lang) -> String {
        crate::m(lang).relation_annee(self.annee.to_string(), self.non_tenue.mots(lang))
    }

    fn refusee(&self) -> Refus {
        let (non_tenue, annee) = (Box::new(self.non_tenue.clone()), self.annee);
        match self.effet {
            EffetRelation::Refus => Refus::Relation { non_tenue, annee },
            EffetRelation::Alerte => Refus::RelationAMotiver { non_tenue, annee },
        }
    }
}

/// The relations of a contract that do not hold of these figures. `dites`: those of them that are not on record yet. One
/// question when there is no relation, four otherwise.
///
/// # Errors
/// `StoreError`.
pub async fn relations_rompues(
    r: &mut impl Read,
    contrat: &str,
    touchees: &[(IndicateurId, i64)],
    dites: &Dites,
) -> Result<Vec<Rompue>, StoreError> {
    if touchees.is_empty() {
        return Ok(vec![]);
    }
    let relations: Vec<Relation> = r.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    let liens = Liens::annuels(r, contrat, relations).await?.disant(dites);
    // « evolution([…]) » of the year after looks at this one.
    let annees: BTreeSet<i64> = touchees.iter().flat_map(|(_, a)| [*a, a.saturating_add(1)]).collect();
    let mut rompues = vec![];
    for (relation, annee) in liens.relations.iter().flat_map(|r| annees.iter().map(move |a| (r, *a))) {
        let Some(epreuve) = liens.annuelle(relation, annee) else { continue };
        let siennes: Vec<(IndicateurId, i64)> = touchees.iter().filter(|t| epreuve.lus.contains_key(*t)).copied().collect();
        if siennes.iter().all(|t| epreuve.lus.get(t) == Some(&Lecture::NonSaisie)) {
            continue;
        }
        let non_tenue = liens.non_tenue(relation, &epreuve);
        rompues.extend(non_tenue.map(|non_tenue| Rompue { non_tenue, effet: relation.effet, annee, siennes }));
    }
    Ok(rompues)
}

/// Asks every relation of a contract of the figures that these years now hold, in the transaction that wrote them. One
/// question when there is no relation.
///
/// # Errors
/// `Relation` for one that refuses; `RelationAMotiver` for one that alerts, when no figure of these years says why in 20 signs.
pub async fn tenir_relations(w: &mut Writer, contrat: &str, touchees: &[(IndicateurId, i64)]) -> Result<(), ActeError> {
    tenir_relations_motivees(w, contrat, touchees, &BTreeSet::new()).await
}

/// The same where a value of these indicators, of any place or period, already says why in 20 signs.
///
/// # Errors
/// Those of [`tenir_relations`].
pub(super) async fn tenir_relations_motivees(
    w: &mut Writer,
    contrat: &str,
    touchees: &[(IndicateurId, i64)],
    motivees: &BTreeSet<IndicateurId>,
) -> Result<(), ActeError> {
    let rompues = relations_rompues(w, contrat, touchees, &Dites::new()).await?;
    if rompues.is_empty() {
        return Ok(());
    }
    let observations: Vec<Observation> = w.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    let dit = |t: &(IndicateurId, i64)| {
        let sienne = observations.iter().find(|o| (o.indicateur_id, o.annee) == *t);
        motivees.contains(&t.0) || sienne.and_then(|o| o.motif.as_deref()).is_some_and(motive)
    };
    let tenues = |r: &&Rompue| r.effet == EffetRelation::Alerte && r.siennes.iter().any(dit);
    let refus: Vec<Refus> = rompues.iter().filter(|r| !tenues(r)).map(Rompue::refusee).collect();
    if refus.is_empty() { Ok(()) } else { Err(ActeError::refuse(refus)) }
}

/// Asks every relation of a contract of figures about to be written, on the word of whoever may validate: « alerte : passage
/// possible avec motif écrit (20 signes au moins) par une personne qui a le droit de valider » (§ 6). What comes back are the
/// figures to which the reason stays attached, none when nothing had to be passed over.
///
/// # Errors
/// `Relation` for one that refuses; `RelationAMotiver` for one that alerts, without reason of 20 signs.
pub async fn passer_outre(
    r: &mut impl Read,
    contrat: &str,
    dites: &Dites,
    motif: &str,
) -> Result<BTreeSet<(IndicateurId, i64)>, ActeError> {
    let touchees: Vec<(IndicateurId, i64)> = dites.keys().copied().collect();
    let rompues = relations_rompues(r, contrat, &touchees, dites).await?;
    let passe = |r: &&Rompue| r.effet == EffetRelation::Alerte && motive(motif);
    let refus: Vec<Refus> = rompues.iter().filter(|r| !passe(r)).map(Rompue::refusee).collect();
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    Ok(rompues.into_iter().flat_map(|r| r.siennes).collect())
}

fn motive(motif: &str) -> bool {
    motif.trim().chars().count() >= MOTIF_MIN
}
