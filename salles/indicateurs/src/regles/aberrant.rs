//! F10 `aberrant` and the other warnings on a value just typed (§ 6).

use kernel::nombre::Nombre;

use super::alertes::mediane;
use super::{TypeEvolution, evolution};

kernel::code_enum! {
    /// Why there is no score.
    pub enum MotifAberrance {
        HistoriqueCourt = "historique_court",
        DispersionNulle = "dispersion_nulle",
        ValeurManquante = "valeur_manquante",
    }
}

/// How far a value stands from its past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aberrance {
    /// Signed robust score, without unit.
    pub score: Option<Nombre>,
    pub alerte: bool,
    pub motif: Option<MotifAberrance>,
}

/// Fewest known values for a past to judge by.
const HISTORIQUE_MIN: usize = 5;

/// « > 3,5 » (§ 6).
#[must_use]
pub fn seuil_aberrance() -> Nombre {
    sur_dix_mille(35_000)
}

fn sur_dix_mille(dix_milliemes: i64) -> Nombre {
    Nombre::fraction(dix_milliemes, 10_000).unwrap_or_else(Nombre::zero)
}

/// « score robuste (F10 `aberrant`) : |0,6745 × (x − médiane) / MAD| > 3,5, valeurs nulles ignorées ; moins de 5 : pas
/// d'alerte, `historique_court` ; MAD nul : alerte dès que x ≠ médiane, `dispersion_nulle` ; égal au seuil : pas
/// d'alerte ; le score garde son signe » (§ 6). « valeurs nulles » : absent ones; zero is a value.
#[must_use]
pub fn aberrant(historique: &[Option<Nombre>], valeur: Option<&Nombre>, seuil: &Nombre) -> Aberrance {
    let sans_score = |alerte, motif| Aberrance { score: None, alerte, motif: Some(motif) };
    let Some(valeur) = valeur else {
        return sans_score(false, MotifAberrance::ValeurManquante);
    };
    let connues: Vec<&Nombre> = historique.iter().flatten().collect();
    let centre = mediane(&connues).filter(|_| connues.len() >= HISTORIQUE_MIN);
    let Some(centre) = centre else {
        return sans_score(false, MotifAberrance::HistoriqueCourt);
    };
    let ecarts: Vec<Nombre> = connues.iter().map(|x| (*x - &centre).abs()).collect();
    let dispersion = mediane(&ecarts.iter().collect::<Vec<_>>()).unwrap_or_else(Nombre::zero);
    let score = (sur_dix_mille(6_745) * (valeur - &centre)).checked_div(&dispersion);
    match score {
        None => sans_score(*valeur != centre, MotifAberrance::DispersionNulle),
        Some(score) => Aberrance { alerte: score.abs() > *seuil, score: Some(score), motif: None },
    }
}

/// « variation de plus de 50 % » (§ 6), `seuil` in percent, up or down. Nothing to compare with: no alert.
#[must_use]
pub fn variation_forte(avant: Option<&Nombre>, apres: Option<&Nombre>, seuil: &Nombre) -> bool {
    let variation = evolution(TypeEvolution::Relative, avant, apres);
    variation.valeur.is_some_and(|variation| variation.abs() > *seuil)
}

/// « bornes du responsable » (§ 6), both included; an absent bound is open.
#[must_use]
pub fn hors_bornes(valeur: &Nombre, min: Option<&Nombre>, max: Option<&Nombre>) -> bool {
    min.is_some_and(|min| valeur < min) || max.is_some_and(|max| valeur > max)
}
