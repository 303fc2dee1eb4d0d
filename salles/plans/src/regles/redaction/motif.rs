//! Reasons given for a serious change.

use super::Refus;

/// « motif vide ou "ok" : refus […] vingt signes au moins » (Plans, § 12).
pub const MOTIF_MIN: usize = 20;

/// The reason for withdrawing or restoring, trimmed.
///
/// # Errors
/// `Refus::MotifTropCourt` under twenty characters.
pub fn motif_de_retrait(champ: &'static str, motif: &str) -> Result<String, Refus> {
    let motif = motif.trim();
    let vu = motif.chars().count();
    if vu < MOTIF_MIN {
        return Err(Refus::MotifTropCourt { champ, vu });
    }
    Ok(motif.to_owned())
}
