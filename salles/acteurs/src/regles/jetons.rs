//! Tokens of the API: how many, how long, what they are called.

use crate::m;
use kernel::{Lang, Refusal};

/// How long a token may live, in days: a month, a quarter, a year.
pub const DUREES: [i64; 3] = [30, 90, 365];
/// More than that at once is a leak waiting to be forgotten.
pub const OUVERTS: usize = 20;
/// The name is written in the journal beside each act.
pub const NOM_MAX: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refus {
    NomVide,
    NomTropLong,
    DureeInconnue,
    TropDeJetons,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::NomVide => "jeton.nom_vide",
            Self::NomTropLong => "jeton.nom_trop_long",
            Self::DureeInconnue => "jeton.duree_inconnue",
            Self::TropDeJetons => "jeton.trop_de_jetons",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::NomVide => t.jeton_refus_nom(),
            Self::NomTropLong => t.jeton_refus_nom_long(NOM_MAX),
            Self::DureeInconnue => t.jeton_refus_duree(),
            Self::TropDeJetons => t.jeton_refus_trop(OUVERTS),
        }
    }
    fn field(&self) -> Option<String> {
        match self {
            Self::NomVide | Self::NomTropLong => Some("nom".to_owned()),
            Self::DureeInconnue => Some("duree".to_owned()),
            Self::TropDeJetons => None,
        }
    }
    fn is_conflict(&self) -> bool {
        matches!(self, Self::TropDeJetons)
    }
}

/// May a token of this name and life be made, beside those already open?
///
/// # Errors
/// Every refusal at once.
pub fn verifier(nom: &str, jours: Option<i64>, ouverts: usize) -> Result<i64, Vec<Refus>> {
    let mut refus = vec![];
    if nom.is_empty() {
        refus.push(Refus::NomVide);
    } else if nom.chars().count() > NOM_MAX {
        refus.push(Refus::NomTropLong);
    }
    let jours = jours.filter(|j| DUREES.contains(j));
    if jours.is_none() {
        refus.push(Refus::DureeInconnue);
    }
    if ouverts >= OUVERTS {
        refus.push(Refus::TropDeJetons);
    }
    match (refus.is_empty(), jours) {
        (true, Some(jours)) => Ok(jours),
        _ => Err(refus),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_jeton_a_un_nom_une_duree_prevue_et_vingt_pareils_au_plus() {
        assert_eq!(verifier("Tableur", Some(90), 0), Ok(90));
        assert_eq!(verifier("", Some(31), 20), Err(vec![Refus::NomVide, Refus::DureeInconnue, Refus::TropDeJetons]));
        assert_eq!(verifier(&"x".repeat(61), None, 19), Err(vec![Refus::NomTropLong, Refus::DureeInconnue]));
    }
}
