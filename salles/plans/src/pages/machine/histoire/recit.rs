//! From the entries of the journal to a page of story: gestures, their subjects, their fields in words.

use super::champs;
use super::valeurs::Noms;
use crate::m;
use jiff::Timestamp;
use kernel::Actor;
use serde_json::Value;
use std::collections::BTreeMap;
use store::journal::{Entree, autour};
use store::{Read, StoreError};

/// Subjects of one page, and the most entries read to fill it.
const PAR_PAGE: usize = 40;
const LOT: i64 = 200;
const LOTS: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Cree,
    Modifie,
    Supprime,
}

/// One field before and after.
pub struct Change {
    /// `fiche_action.titre`
    pub code: String,
    pub libelle: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
}

/// What happened to one record.
pub struct Trait {
    pub sujet: String,
    pub sort: Sort,
    pub champs: Vec<Change>,
}

/// One write of someone: all its subjects.
pub struct Geste {
    geste: String,
    pub a: Timestamp,
    pub acteur: Actor,
    pub acte: String,
    pub motif: Option<String>,
    pub traits: Vec<Trait>,
}

pub struct Page {
    pub gestes: Vec<Geste>,
    /// Rank before which the story goes on.
    pub suite: Option<i64>,
}

/// The story of some records before a rank, newest first; `champ` keeps one field (`fiche_action.titre`).
pub async fn lire(
    reader: &mut impl Read,
    ids: &[String],
    mut avant: i64,
    champ: Option<&str>,
    noms: &Noms,
) -> Result<Page, StoreError> {
    let mut page = Page { gestes: vec![], suite: None };
    let mut told = 0;
    for _ in 0..LOTS {
        let mut batch: BTreeMap<i64, Entree> = BTreeMap::new();
        let mut floor = 0;
        for id in ids {
            let found = autour(reader, id, avant, LOT).await?;
            // A full lot may hide older entries: nothing below the oldest of it is known yet.
            if found.len() as i64 == LOT {
                floor = floor.max(found.last().map_or(0, |e| e.rang));
            }
            batch.extend(found.into_iter().map(|e| (e.rang, e)));
        }
        batch.retain(|rang, _| *rang >= floor);
        for (rang, entree) in batch.into_iter().rev() {
            if told >= PAR_PAGE {
                page.suite = Some(rang + 1);
                return Ok(page);
            }
            if let Some(one) = un_trait(&entree, champ, noms) {
                told += 1;
                ajouter(&mut page.gestes, entree, one);
            }
        }
        if floor == 0 {
            return Ok(page);
        }
        avant = floor;
    }
    page.suite = Some(avant);
    Ok(page)
}

fn ajouter(gestes: &mut Vec<Geste>, e: Entree, one: Trait) {
    match gestes.last_mut() {
        Some(last) if last.geste == e.geste => last.traits.insert(0, one),
        _ => gestes.push(Geste {
            geste: e.geste,
            a: e.a,
            acteur: e.acteur,
            acte: e.acte,
            // Why an answer was sent back is between the coordination and whom it asked.
            motif: e.motif.filter(|_| e.sujet != "reponse"),
            traits: vec![one],
        }),
    }
}

/// What an entry tells; nothing when no field that people read has changed.
fn un_trait(e: &Entree, champ: Option<&str>, noms: &Noms) -> Option<Trait> {
    let image = e.apres.as_ref().or(e.avant.as_ref())?;
    // A note about a record is not its story.
    image.get("version")?;
    // « Seules les valeurs validées comptent » : a value waiting for its check is not in the plan.
    if e.sujet == "observation" && image.get("etat").and_then(Value::as_str) != Some("validee") {
        return None;
    }
    let sort = match (&e.avant, &e.apres) {
        (None, _) => Sort::Cree,
        (_, None) => Sort::Supprime,
        _ => Sort::Modifie,
    };
    let member = |of: &Option<Value>, field: &str| noms.mots(&e.sujet, field, of.as_ref().and_then(|v| v.get(field)));
    let champs: Vec<Change> = champs::de(&e.sujet, noms.lang)
        .into_iter()
        .filter_map(|(field, libelle)| {
            let code = format!("{}.{field}", e.sujet);
            let (avant, apres) = (member(&e.avant, field), member(&e.apres, field));
            let kept = avant != apres && champ.is_none_or(|only| only == code);
            kept.then_some(Change { code, libelle, avant, apres })
        })
        .collect();
    (!champs.is_empty()).then(|| Trait { sujet: sujet(e, image, noms), sort, champs })
}

/// « Fiche-action, Fiche 12 » ; « Cible, Ateliers tenus, Année 2 ».
fn sujet(e: &Entree, image: &Value, noms: &Noms) -> String {
    let t = m(noms.lang);
    let mut parts = vec![acteurs::mots::journal::sujet(&e.sujet, noms.lang)];
    let mut put = |field: &str| {
        if let Some(name) = image.get(field).and_then(Value::as_str).and_then(|id| noms.nom(id)) {
            parts.push(name.to_owned());
        }
    };
    put("fiche_id");
    match e.sujet.as_str() {
        "fiche_action" | "declinaison" | "noeud" | "indicateur" => put("id"),
        "realisation" => put("declinaison_id"),
        "cible" | "observation" | "rattachement" => put("indicateur_id"),
        "participation" | "signataire" => put("organisation_id"),
        "fiche_territoire" => put("territoire_id"),
        _ => {}
    }
    if let Some(title) = image.get("titre").and_then(Value::as_str).filter(|_| matches!(e.sujet.as_str(), "campagne" | "comite"))
    {
        parts.push(title.to_owned());
    }
    if let Some(year) = image.get("annee").and_then(Value::as_i64) {
        parts.push(t.lecture_annee_n(year));
    }
    parts.join(", ")
}
