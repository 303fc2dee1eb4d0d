//! Who funds, by code, in the order the document names them: Ville, État, Agglo, Département, Région, CAF, then the others.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// A funder's code (`ETAT`). Sorted as the document lists them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Financeur(String);

const RANGS: [(&str, &str); 6] = [
    (Financeur::VILLE, "Ville"),
    (Financeur::ETAT, "État"),
    (Financeur::AGGLO, "Agglo"),
    (Financeur::DEPARTEMENT, "Département"),
    (Financeur::REGION, "Région"),
    (Financeur::CAF, "CAF"),
];

impl Financeur {
    pub const VILLE: &str = "VILLE";
    pub const ETAT: &str = "ETAT";
    pub const AGGLO: &str = "AGGLO";
    pub const DEPARTEMENT: &str = "DEPT";
    pub const REGION: &str = "REGION";
    pub const CAF: &str = "CAF";

    #[must_use]
    pub fn nomme(code: &str) -> Self {
        Self(code.to_owned())
    }

    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Another town than the main one: `COMMUNE`, `COMMUNE_TREBES`, `COM_…`.
    #[must_use]
    pub fn est_commune(&self) -> bool {
        self.0 == Self::VILLE || self.0.starts_with("COMMUNE") || self.0.starts_with("COM_")
    }

    /// « l'abattement TFPB d'un bailleur » (§ 6, `tfpb_compte`).
    #[must_use]
    pub fn est_abattement_tfpb(&self) -> bool {
        self.0.starts_with("TFPB")
    }

    fn rang(&self) -> usize {
        RANGS.iter().position(|(code, _)| *code == self.0).unwrap_or(RANGS.len())
    }
}

impl fmt::Display for Financeur {
    /// « État » ; a funder of another code is told by it: `FONDATION`, « Fondation ».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((_, nom)) = RANGS.get(self.rang()) {
            return f.write_str(nom);
        }
        let mots = self.0.replace('_', " ").to_lowercase();
        let mut lettres = mots.chars();
        match lettres.next() {
            Some(premiere) => write!(f, "{}{}", premiere.to_uppercase(), lettres.as_str()),
            None => Ok(()),
        }
    }
}

impl Ord for Financeur {
    fn cmp(&self, autre: &Self) -> Ordering {
        self.rang().cmp(&autre.rang()).then_with(|| self.0.cmp(&autre.0))
    }
}

impl PartialOrd for Financeur {
    fn partial_cmp(&self, autre: &Self) -> Option<Ordering> {
        Some(self.cmp(autre))
    }
}
