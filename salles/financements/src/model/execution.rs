//! What happens to an action once it is notified: « `modifie` (avenant, report), `abandonne` » (Financements, § 2).

use crate::regles::{Euros, Financeur};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GenreEvenement {
    /// « Elle se modifie par avenant signé des deux parties »: what is done, until when, for how much.
    Avenant,
    /// The end of the action, and nothing else, is put off.
    Report,
    Abandon,
}

/// One of them, as it was recorded; nothing of it changes after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evenement {
    pub genre: GenreEvenement,
    /// The day it was signed, or decided.
    pub le: Date,
    /// What changes, or why.
    pub objet: String,
    /// The end of the action before and after, when it changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fin_avant: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fin: Option<Date>,
    /// What a funder gives from then on, when it is less than what it voted.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub montants: BTreeMap<Financeur, Euros>,
    /// What the holder gives back of what it was paid, funder by funder.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub a_reverser: BTreeMap<Financeur, Euros>,
    pub inscrit_par: String,
    pub inscrit_a: Timestamp,
}

impl super::ContenuDossier {
    /// What a funder gives: the amount of the last amendment that says one, else what it voted.
    #[must_use]
    pub fn convenu(&self, financeur: &Financeur, vote: Euros) -> Euros {
        self.evenements.iter().rev().find_map(|e| e.montants.get(financeur).copied()).unwrap_or(vote)
    }

    #[must_use]
    pub fn abandon(&self) -> Option<&Evenement> {
        self.evenements.iter().find(|e| e.genre == GenreEvenement::Abandon)
    }

    /// The end of the action as it was funded, before any carry-over.
    #[must_use]
    pub fn fin_initiale(&self) -> Option<Date> {
        self.evenements.iter().find_map(|e| e.fin_avant).or(self.fin)
    }
}
