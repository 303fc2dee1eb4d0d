//! The names of the fields of an answer: the same in the form, in the refusals and in the tests.

use crate::model::Saisie;
use std::fmt;

/// One field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Champ<'a> {
    /// By key of déclinaison.
    Fait(&'a str),
    FaitCommentaire(&'a str),
    Palier,
    PalierMotif,
    Atteinte,
    /// By key of indicator.
    Valeur(&'a str),
    ValeurMotif(&'a str),
    ValeurJustification(&'a str),
    Meteo,
    MeteoMotif,
    Difficultes,
    Besoins,
    Suites,
    Commentaire,
    Pieces,
}

impl fmt::Display for Champ<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fait(cle) => write!(f, "r.{cle}.fait"),
            Self::FaitCommentaire(cle) => write!(f, "r.{cle}.commentaire"),
            Self::Valeur(cle) => write!(f, "v.{cle}.valeur"),
            Self::ValeurMotif(cle) => write!(f, "v.{cle}.motif"),
            Self::ValeurJustification(cle) => write!(f, "v.{cle}.justification"),
            Self::Palier => f.write_str("palier"),
            Self::PalierMotif => f.write_str("palier_motif"),
            Self::Atteinte => f.write_str("atteinte"),
            Self::Meteo => f.write_str("meteo"),
            Self::MeteoMotif => f.write_str("meteo_motif"),
            Self::Difficultes => f.write_str("difficultes"),
            Self::Besoins => f.write_str("besoins"),
            Self::Suites => f.write_str("suites"),
            Self::Commentaire => f.write_str("commentaire"),
            Self::Pieces => f.write_str("pieces"),
        }
    }
}

/// Whether anything at all was typed.
#[must_use]
pub fn est_commencee(saisie: &Saisie) -> bool {
    let empty = Saisie::default();
    let realisations = saisie.realisations.values().any(|r| !r.fait.is_empty() || !r.commentaire.is_empty());
    let valeurs = saisie.valeurs.values().any(|v| !v.valeur.is_empty() || !v.motif.is_empty());
    realisations
        || valeurs
        || Saisie { realisations: empty.realisations.clone(), valeurs: empty.valeurs.clone(), ..saisie.clone() } != empty
}
