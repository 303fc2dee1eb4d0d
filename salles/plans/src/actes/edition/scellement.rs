//! From what a contract says to the two texts of an edition: the one that everyone may read, where small counts are masked,
//! and the annex of the house, which keeps them.

use super::Composition;
use crate::calculs::code_fige;
use crate::model::edition_contenu::EditionContenu;
use crate::regles::edition::{canonique, demasquer, empreinte, proteger, sans_adresses, secrets, texte};
use indicateurs::actes::protections;
use indicateurs::regles::{Mois, Protection};
use serde_json::Value;
use std::collections::BTreeMap;
use store::{Read, StoreError};

/// The texts of an edition, as their bytes will be kept.
#[derive(Debug, Clone)]
pub struct Scelle {
    /// What everyone may read once it is published.
    pub texte: String,
    pub annexe: String,
    pub annexe_empreinte: String,
    /// The content as the house reads it.
    pub entier: EditionContenu,
}

/// How the indicators of an edition are protected today: thresholds, couples of ratios, formulas.
///
/// # Errors
/// `StoreError`.
pub async fn protections_de(
    reader: &mut impl Read,
    contenu: &EditionContenu,
) -> Result<BTreeMap<String, Protection<String>>, StoreError> {
    let year = |mois: Mois| contenu.annees.iter().find(|a| Mois::de(a.du) <= mois && mois <= Mois::de(a.au)).map(|a| a.rang);
    protections(reader, &contenu.contrat.cle, year).await
}

/// Masks, takes addresses away, writes the annex and names it in the content.
///
/// # Errors
/// `StoreError::Broken` when a structure cannot be written.
pub fn sceller(made: Composition, rules: &BTreeMap<String, Protection<String>>) -> Result<Scelle, StoreError> {
    let Composition { mut contenu, mut annexe } = made;
    let (contract, number) = (contenu.contrat.cle.clone(), contenu.edition.numero.clone());
    contenu.chaque_chiffre(|objet, c| c.code = code_fige(&contract, &number, objet, &c.lecture, c.annee));
    let written = |c: &EditionContenu| -> Result<Value, StoreError> {
        let mut value = serde_json::to_value(c).map_err(|e| StoreError::Broken(e.to_string()))?;
        sans_adresses(&mut value);
        Ok(value)
    };
    let open = proteger(&contenu, rules);
    let whole = EditionContenu { protection: open.protection.clone(), ..contenu };
    let (mut value, raw) = (written(&open)?, written(&whole)?);
    annexe.secrets = secrets(&raw, &value);
    let annexe_texte = texte(&annexe).map_err(StoreError::from)?;
    let annexe_empreinte = empreinte(annexe_texte.as_bytes());
    value["annexe_empreinte"] = Value::String(annexe_empreinte.clone());
    let text = canonique(&value);
    demasquer(&mut value, &annexe.secrets);
    let entier = serde_json::from_value(value).map_err(|e| StoreError::Broken(e.to_string()))?;
    Ok(Scelle { texte: text, annexe: annexe_texte, annexe_empreinte, entier })
}
