//! The plain text of a file: itself, or what a DOCX or a PDF holds. Nothing leaves the machine.

mod docx;
mod encodage;
mod pdf;

use crate::mots;
use kernel::Lang;

/// A file larger than this is refused before it is opened.
pub const OCTETS_MAX: usize = 40 * 1024 * 1024;

/// A text longer than this, once opened, is no contract.
pub(crate) const TEXTE_MAX: usize = 20 * 1024 * 1024;

/// Why no text could be taken out of a file. Each variant says its cure ([`FichierIllisible::remede`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FichierIllisible {
    #[error("empty file")]
    Vide,
    #[error("too large, once opened or already before")]
    TropGros,
    #[error("cut before its end")]
    Tronque,
    #[error("damaged")]
    Abime,
    #[error("protected by a password")]
    Chiffre,
    #[error("pages are images without text")]
    Scanne,
    #[error("too long to read")]
    TropLent,
    #[error("a format that is not read")]
    FormatInconnu,
}

impl FichierIllisible {
    /// Stable code, for pages and tests.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vide => "fichier-vide",
            Self::TropGros => "fichier-trop-gros",
            Self::Tronque => "fichier-tronque",
            Self::Abime => "fichier-abime",
            Self::Chiffre => "fichier-chiffre",
            Self::Scanne => "fichier-scanne",
            Self::TropLent => "fichier-trop-lent",
            Self::FormatInconnu => "format-inconnu",
        }
    }

    /// What was seen, in one plain sentence.
    #[must_use]
    pub fn message(self, lang: Lang) -> &'static str {
        mots::fichier_illisible(self, lang).0
    }

    /// What to do about it.
    #[must_use]
    pub fn remede(self, lang: Lang) -> &'static str {
        mots::fichier_illisible(self, lang).1
    }
}

/// The text of a file, told by its first bytes; `nom` only settles what the bytes leave open.
///
/// Text in UTF-8, UTF-16 or Windows-1252; DOCX with its tables in reading order; PDF with a form feed
/// between pages.
///
/// # Errors
/// [`FichierIllisible`] when there is no text to take, with its cure.
pub fn texte_de(octets: &[u8], nom: &str) -> Result<String, FichierIllisible> {
    if octets.len() > OCTETS_MAX {
        return Err(FichierIllisible::TropGros);
    }
    let debut = &octets[..octets.len().min(1024)];
    let texte = if debut.windows(5).any(|w| w == b"%PDF-") {
        pdf::texte(octets)?
    } else if octets.starts_with(b"PK") {
        docx::texte(octets)?
    } else if octets.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
        || octets.starts_with(b"{\\rtf")
        || !extension_de_texte(nom) && octets.starts_with(b"<!DOCTYPE html")
    {
        return Err(FichierIllisible::FormatInconnu);
    } else {
        encodage::texte(octets)?
    };
    match texte {
        t if t.trim().is_empty() => Err(FichierIllisible::Vide),
        t if t.len() > TEXTE_MAX => Err(FichierIllisible::TropGros),
        t => Ok(t),
    }
}

fn extension_de_texte(nom: &str) -> bool {
    nom.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("txt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_fichier_qui_n_est_pas_un_texte_est_refuse_avec_son_remede() {
        for (octets, attendu) in [
            (&b""[..], FichierIllisible::Vide),
            (b" \n\t", FichierIllisible::Vide),
            (b"\xd0\xcf\x11\xe0 ancien Word", FichierIllisible::FormatInconnu),
            (b"{\\rtf1 texte}", FichierIllisible::FormatInconnu),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", FichierIllisible::FormatInconnu),
            (b"PK\x03\x04 pas une archive", FichierIllisible::Abime),
        ] {
            let erreur = texte_de(octets, "plan").unwrap_err();
            assert_eq!(erreur, attendu, "{octets:?}");
            for lang in Lang::ALL {
                assert!(!erreur.message(lang).is_empty() && !erreur.remede(lang).is_empty());
            }
        }
        assert_eq!(texte_de(&vec![b' '; OCTETS_MAX + 1], "plan"), Err(FichierIllisible::TropGros));
    }
}
