//! Reasons, addresses and dates that acts ask for.

use super::Refus;
use jiff::civil::Date;

/// « motif vide ou "ok" : vingt signes au moins ».
pub const MOTIF_MIN: usize = 20;

/// A reason, trimmed. `champ` is the field that holds it.
///
/// # Errors
/// `Refus::MotifCourt` with the number of signs seen.
pub fn verifier_motif(champ: &str, motif: &str) -> Result<String, Refus> {
    let motif = motif.trim();
    let signes = motif.chars().count();
    if signes < MOTIF_MIN {
        return Err(Refus::MotifCourt { champ: champ.to_owned(), signes });
    }
    Ok(motif.to_owned())
}

/// A mail address in lower case: one `@`, something on each side, a dot in the domain, no space.
///
/// # Errors
/// `Refus::AdresseInvalide` with what was typed.
pub fn verifier_adresse(champ: &str, adresse: &str) -> Result<String, Refus> {
    let adresse = adresse.trim().to_lowercase();
    let valide = adresse.split_once('@').is_some_and(|(nom, domaine)| {
        !nom.is_empty()
            && !domaine.contains('@')
            && domaine.contains('.')
            && !domaine.starts_with('.')
            && !domaine.ends_with('.')
            && !domaine.contains("..")
    }) && adresse.len() <= 254
        && !adresse.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    if valide { Ok(adresse) } else { Err(Refus::AdresseInvalide { champ: champ.to_owned(), adresse }) }
}

/// A new deadline, later than `apres` and, when there is a bound, not after `limite`.
///
/// # Errors
/// `Refus::EcheanceHorsBornes` with both bounds.
pub fn verifier_echeance(champ: &str, echeance: Date, apres: Date, limite: Option<Date>) -> Result<Date, Refus> {
    if echeance <= apres || limite.is_some_and(|limite| echeance > limite) {
        return Err(Refus::EcheanceHorsBornes { champ: champ.to_owned(), vue: echeance, apres, limite });
    }
    Ok(echeance)
}
