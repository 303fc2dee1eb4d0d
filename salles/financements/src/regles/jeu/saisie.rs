//! A rule as it is typed: « le typage est vérifié à l'enregistrement : « 500 € + 3 mois » ou un champ inconnu sont refusés,
//! endroit fautif montré » (Financements, § 5).

use serde_json::Value;
use std::collections::BTreeMap;

use super::{RefusRegle, RegleLocale, se_pose};
use crate::regles::expression::{Expression, FauteTexte, Schema, lire_texte};
use crate::regles::{Effet, Etape, Portee};

/// What a letter's own rule may look at.
pub const PORTEES: [(Portee, &str); 5] = [
    (Portee::Dossier, "dossier"),
    (Portee::Ligne, "ligne"),
    (Portee::Porteur, "porteur"),
    (Portee::Programme, "programme"),
    (Portee::Cpo, "cpo"),
];

/// When it may be asked, in the order of the year.
pub const ETAPES: [(Etape, &str); 6] = [
    (Etape::Demande, "demande"),
    (Etape::Propose, "propose"),
    (Etape::Cpo, "cpo"),
    (Etape::Vote, "vote"),
    (Etape::Notification, "notification"),
    (Etape::Paiement, "paiement"),
];

/// Lists one inside another at most: every line of one for every line of the other.
const LISTES_MAX: usize = 2;
/// Signs of a sentence at most.
const PHRASE_MAX: usize = 600;

/// The form, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieRegle {
    pub code: String,
    pub portee: String,
    /// By code of stage, the sign of the effect; empty, it is not asked.
    pub etapes: BTreeMap<String, String>,
    pub si: String,
    pub exige: String,
    pub source: String,
    pub enonce: String,
    pub message: String,
    pub remede: String,
}

/// The rule that was typed, well typed.
///
/// # Errors
/// Every fault, each with its field and its place.
pub fn lire(saisie: &SaisieRegle, schema: &Schema) -> Result<RegleLocale, Vec<RefusRegle>> {
    let mut refus = vec![];
    let code = saisie.code.trim().to_uppercase();
    if !est_un_code(&code) {
        refus.push(RefusRegle::CodeIllisible { texte: saisie.code.clone() });
    }
    let portee = PORTEES.iter().find(|(_, code)| *code == saisie.portee).map(|(portee, _)| *portee);
    if portee.is_none() {
        refus.push(RefusRegle::Vide { champ: "portee" });
    }
    let etapes = etapes(saisie, portee, &mut refus);
    for (champ, texte, voulu) in [
        ("enonce", &saisie.enonce, true),
        ("source", &saisie.source, true),
        ("message", &saisie.message, true),
        ("remede", &saisie.remede, false),
    ] {
        if voulu && texte.trim().is_empty() {
            refus.push(RefusRegle::Vide { champ });
        }
        if texte.chars().nth(PHRASE_MAX).is_some() {
            refus.push(RefusRegle::TropLong { champ, max: PHRASE_MAX });
        }
        // Sentences are read with holes: what looks like one would vanish.
        if let Some(signe) = texte.chars().find(|c| matches!(c, '{' | '}' | '[' | ']')) {
            refus.push(RefusRegle::SigneReserve { champ, signe });
        }
    }
    let si = if saisie.si.trim().is_empty() { Ok(None) } else { condition(&saisie.si, schema, "si").map(Some) };
    let exige = condition(&saisie.exige, schema, "exige");
    match (si, exige, portee) {
        (Ok(si), Ok(exige), Some(portee)) if refus.is_empty() => Ok(RegleLocale {
            code,
            version: 1,
            portee,
            etapes,
            si,
            exige,
            source: saisie.source.trim().to_owned(),
            enonce: saisie.enonce.trim().to_owned(),
            message: saisie.message.trim().to_owned(),
            remede: saisie.remede.trim().to_owned(),
        }),
        (si, exige, _) => {
            refus.extend(si.err());
            refus.extend(exige.err());
            Err(refus)
        }
    }
}

/// `LOC-01`, `CAF-20B`: the family before the dash says which funder may waive it.
fn est_un_code(code: &str) -> bool {
    let Some((famille, rang)) = code.split_once('-') else { return false };
    let chiffres = rang.trim_end_matches(|c: char| c.is_ascii_uppercase());
    (2..=6).contains(&famille.len())
        && famille.chars().all(|c| c.is_ascii_uppercase())
        && (1..=3).contains(&chiffres.len())
        && chiffres.chars().all(|c| c.is_ascii_digit())
        && rang.len() <= chiffres.len() + 1
}

fn etapes(saisie: &SaisieRegle, portee: Option<Portee>, refus: &mut Vec<RefusRegle>) -> BTreeMap<Etape, Effet> {
    let mut lues = BTreeMap::new();
    for (etape, code) in ETAPES {
        let signe = saisie.etapes.get(code).map(|s| s.trim()).unwrap_or_default();
        let Some(effet) = Effet::TOUS.into_iter().find(|e| e.signe() == signe) else { continue };
        match portee {
            Some(portee) if !se_pose(portee, etape, effet) => refus.push(RefusRegle::PasPosee { etape, effet }),
            _ => drop(lues.insert(etape, effet)),
        }
    }
    if lues.is_empty() && !refus.iter().any(|r| matches!(r, RefusRegle::PasPosee { .. })) {
        refus.push(RefusRegle::SansEtape);
    }
    lues
}

/// How many lists are gone through one inside another: each multiplies the work.
fn listes(stocke: &Value) -> usize {
    match stocke {
        Value::Array(termes) => termes.iter().map(listes).max().unwrap_or(0),
        Value::Object(operation) => operation
            .iter()
            .map(|(nom, termes)| usize::from(matches!(nom.as_str(), "tous" | "existe" | "compte" | "somme")) + listes(termes))
            .max()
            .unwrap_or(0),
        _ => 0,
    }
}

/// A condition: read, then typed, each fault with its place in what was typed.
fn condition(texte: &str, schema: &Schema, champ: &'static str) -> Result<Value, RefusRegle> {
    let texte = texte.trim();
    let arbre = lire_texte(texte).map_err(|faute| RefusRegle::Illisible { champ, texte: texte.to_owned(), faute })?;
    let stocke = arbre.stocke();
    if listes(&stocke) > LISTES_MAX {
        return Err(RefusRegle::Illisible { champ, texte: texte.to_owned(), faute: FauteTexte::TropProfond { place: 0 } });
    }
    match Expression::condition(&stocke, schema, champ) {
        Ok(_) => Ok(stocke),
        Err(faute) => {
            let (debut, fin) = arbre.situer(faute.endroit());
            let extrait = texte.chars().skip(debut).take(fin.saturating_sub(debut)).collect();
            Err(RefusRegle::MalTypee { champ, place: debut, extrait, faute: Box::new(faute) })
        }
    }
}
