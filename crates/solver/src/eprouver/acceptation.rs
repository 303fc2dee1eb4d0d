//! « `exemple_*` : un plan optimal, d'autres peuvent exister. » An expected plan that is not ours is judged by the
//! rules and by its value, never by resemblance.

use super::{ecrire_pourquoi, lecture, valeur};
use crate::cadre::{Cadre, Souples};
use crate::controle::controler;
use crate::doctrine::{Recherche, chercher};
use crate::entier::mesurer;
use crate::formulation::{Objectif, Question};
use crate::modele::{Doctrine, Mesure, Plan, Probleme};
use crate::pourquoi::pourquoi_pas;
use serde::Deserialize;
use serde_json::Value;
use std::time::Instant;

/// The same sentence, whatever its spaces: vectors are typed by hand, ours break no line before a euro.
fn memes_mots(obtenu: &str, attendu: &str) -> bool {
    obtenu.replace(['\u{202f}', '\u{a0}'], " ") == attendu.replace(['\u{202f}', '\u{a0}'], " ")
}

/// Everything `attendu` says is in `obtenu`, which may say more.
fn contient(obtenu: &Value, attendu: &Value) -> bool {
    match (obtenu, attendu) {
        (Value::Object(o), Value::Object(a)) => a.iter().all(|(cle, v)| o.get(cle).is_some_and(|dit| contient(dit, v))),
        (Value::Array(o), Value::Array(a)) => o.len() == a.len() && o.iter().zip(a).all(|(o, a)| contient(o, a)),
        (Value::String(o), Value::String(a)) => memes_mots(o, a),
        (Value::Number(o), Value::Number(a)) => o == a || o.as_f64() == a.as_f64(),
        _ => obtenu == attendu,
    }
}

/// The ids that `texte` is made of, each once, commas and spaces aside.
fn decouper<'a>(texte: &str, ids: &[&'a str]) -> Option<Vec<&'a str>> {
    let texte = texte.trim_start_matches([' ', ',', ';', '+']);
    if texte.is_empty() {
        return Some(vec![]);
    }
    ids.iter().enumerate().find_map(|(n, id)| {
        let suite = texte.strip_prefix(id).filter(|_| !id.is_empty())?;
        let autres: Vec<&str> = ids.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, id)| *id).collect();
        let mut trouves = decouper(suite, &autres)?;
        trouves.insert(0, id);
        Some(trouves)
    })
}

/// The dossiers of an `exemple_*`, by a plan, a list of ids, or ids written one after the other.
fn selection(probleme: &Probleme, exemple: &Value) -> Option<Vec<bool>> {
    let ids: Vec<&str> = probleme.dossiers.iter().map(|d| d.id.as_str()).collect();
    let retenus: Vec<String> = match exemple {
        Value::String(texte) => decouper(texte, &ids)?.into_iter().map(str::to_owned).collect(),
        Value::Array(liste) => liste.iter().map(|v| v.as_str().map(str::to_owned)).collect::<Option<_>>()?,
        Value::Object(plan) => plan.keys().cloned().collect(),
        _ => return None,
    };
    let connus = retenus.iter().all(|id| ids.contains(&id.as_str()));
    connus.then(|| ids.iter().map(|id| retenus.iter().any(|r| r == id)).collect())
}

/// The values that a plan is given for the stages of `doctrine`, beside the value expected of each.
fn vaut(doctrine: Doctrine, valeurs: &Value, mesurees: &[(Mesure, i64)], tolerance_pb: i64) -> bool {
    let Some(attendues) = valeurs.as_array().filter(|a| a.len() == doctrine.mesures().len()) else { return false };
    attendues.iter().zip(mesurees).all(|(attendue, &(mesure, obtenue))| match mesure {
        // The plan of `equite` keeps the share of the best that its second stage is allowed.
        Mesure::CentimesParHabitant => attendue.as_i64().is_some_and(|z| (obtenue + 1) * 10_000 >= z * (10_000 - tolerance_pb)),
        _ => contient(&valeur(mesure, obtenue), attendue),
    })
}

/// The expected plan, or the best one with the expected dossiers, holds every rule and is worth what ours is.
fn autre_exemple(probleme: &Probleme, doctrine: Doctrine, exemple: &Value, valeurs: &Value) -> bool {
    let cadre = Cadre::nouveau(probleme, &Souples::toutes(probleme));
    let tolerance = probleme.parametres.tolerance_equite_pb;
    if exemple.is_object() {
        let Ok(plan) = Plan::deserialize(exemple) else { return false };
        let montants = cadre.montants(&plan);
        let mesurees: Vec<_> = doctrine.mesures().iter().map(|&m| (m, mesurer(&cadre, &montants, m))).collect();
        return controler(probleme, &plan).is_empty() && vaut(doctrine, valeurs, &mesurees, tolerance);
    }
    let Some(selection) = selection(probleme, exemple) else { return false };
    let modele = Question { selection: Some(selection), ..Question::nouvelle(&cadre, Objectif::Rien) };
    let atteinte = |mesure: Mesure| match chercher(&modele, &[mesure], Instant::now(), super::LIMITE) {
        Recherche::Plan(avancee) => avancee.etages.first().map(|e| (mesure, e.valeur)),
        Recherche::Impossible | Recherche::SansReponse => None,
    };
    let mesurees: Option<Vec<_>> = doctrine.mesures().iter().map(|&m| atteinte(m)).collect();
    mesurees.is_some_and(|mesurees| vaut(doctrine, valeurs, &mesurees, tolerance))
}

/// One line of `pourquoi_pas` against the plan of the vector when ours is another.
fn autre_pourquoi(probleme: &Probleme, attendu: &Value, obtenu: &Value, ligne: &Value) -> bool {
    let Some(id) = ligne.get("dossier").and_then(Value::as_str) else { return false };
    let lire = |v: &Value| v.get("exemple_large").and_then(|plan| Plan::deserialize(plan).ok());
    let Some(plan) = lire(attendu).or_else(|| lire(obtenu)) else { return false };
    if plan.contains_key(id) {
        // A plan of the same value retains it: that is what « egalite » says.
        return ligne.get("issue").and_then(Value::as_str) == Some("egalite");
    }
    pourquoi_pas(probleme, &plan, Doctrine::Large, id, super::LIMITE).is_ok_and(|dit| contient(&ecrire_pourquoi(id, dit), ligne))
}

/// True when `obtenu`, our answer to `entree`, says all that `attendu` says. Plans may differ where several are
/// optimal: the expected one is then checked by the rules, and must be worth the same.
#[must_use]
pub fn accepte(entree: &Value, attendu: &Value, obtenu: &Value) -> bool {
    if contient(obtenu, attendu) {
        return true;
    }
    let (Ok(probleme), Some(attendus)) = (lecture::lire(entree), attendu.as_object()) else { return false };
    attendus.iter().all(|(cle, dit)| {
        if obtenu.get(cle).is_some_and(|o| contient(o, dit)) {
            return true;
        }
        if cle == "pourquoi_pas" {
            let ours = obtenu.get(cle).and_then(Value::as_array);
            let memes = |ligne: &Value| ours.is_some_and(|ours| ours.iter().any(|o| contient(o, ligne)));
            let lignes = dit.as_array();
            return lignes.is_some_and(|l| l.iter().all(|l| memes(l) || autre_pourquoi(&probleme, attendu, obtenu, l)));
        }
        let doctrine = Doctrine::TOUTES.into_iter().find(|d| cle.strip_prefix("exemple_") == Some(d.nom()));
        let valeurs = doctrine.and_then(|d| obtenu.get(d.nom()));
        doctrine.zip(valeurs).is_some_and(|(d, valeurs)| autre_exemple(&probleme, d, dit, valeurs))
    })
}
