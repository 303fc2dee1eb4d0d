//! A mark to settle.

use crate::model::Marque;
use serde::Serialize;
use utoipa::ToSchema;

/// « le texte imprimé est conservé, la lecture retenue est à côté, l'écart est listé "à vérifier" ».
#[derive(Debug, Serialize, ToSchema)]
pub struct MarqueLue {
    /// Number of the sheet; `null`: the contract.
    pub fiche: Option<i64>,
    /// The field it speaks of.
    pub champ: String,
    /// As printed.
    pub texte_source: String,
    /// What is read instead.
    pub retenu: String,
    pub note: String,
    /// `ouverte` or `reglee`.
    pub etat: String,
    /// What was decided when it was settled.
    pub choix: Option<String>,
    pub reglee_le: Option<String>,
    pub reglee_par: Option<String>,
}

impl MarqueLue {
    #[must_use]
    pub fn new(m: &Marque, fiche: Option<i64>) -> Self {
        Self {
            fiche,
            champ: m.champ.clone(),
            texte_source: m.texte_source.clone(),
            retenu: m.retenu.clone(),
            note: m.note.clone(),
            etat: m.etat.code().to_owned(),
            choix: m.choix.clone(),
            reglee_le: m.reglee_le.map(|d| d.to_string()),
            reglee_par: m.reglee_par.clone(),
        }
    }
}
