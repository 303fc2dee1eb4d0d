//! What identifies the collectivité in what it publishes.

use crate::m;
use kernel::{Lang, Refusal, texte};

const PUBLICATION: &str = "Financements, § 10, données ouvertes";

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    NomVide,
    /// « Ce SIRET compte {n} chiffres », for a SIREN.
    SirenLongueur {
        chiffres: usize,
    },
    /// Letters, or a number a spreadsheet rewrote (« 2,00E+08 »).
    SirenIllisible,
    SirenCle,
    /// « préfixe attribué » : letters, digits and hyphens.
    Prefixe,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::NomVide => "collectivite.nom_vide",
            Self::SirenLongueur { .. } => "collectivite.siren_longueur",
            Self::SirenIllisible => "collectivite.siren_illisible",
            Self::SirenCle => "collectivite.siren_cle",
            Self::Prefixe => "collectivite.prefixe",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::NomVide => t.collectivite_refus_nom(),
            Self::SirenLongueur { chiffres } => t.collectivite_refus_longueur(chiffres),
            Self::SirenIllisible => t.collectivite_refus_illisible(),
            Self::SirenCle => t.collectivite_refus_cle(),
            Self::Prefixe => t.collectivite_refus_prefixe(),
        }
    }
    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::NomVide => None,
            Self::SirenLongueur { .. } | Self::SirenIllisible | Self::SirenCle => Some(t.collectivite_remede_siren()),
            Self::Prefixe => Some(t.collectivite_remede_prefixe()),
        }
    }
    fn source(&self) -> Option<&'static str> {
        Some(PUBLICATION)
    }
    fn field(&self) -> Option<String> {
        let champ = match self {
            Self::NomVide => "nom",
            Self::Prefixe => "prefixe",
            Self::SirenLongueur { .. } | Self::SirenIllisible | Self::SirenCle => "siren",
        };
        Some(champ.to_owned())
    }
}

/// Reads a SIREN as typed, spaces forgotten; nothing typed is none.
///
/// # Errors
/// Not digits, not nine of them, or a false key.
pub fn siren(saisi: &str) -> Result<Option<String>, Refus> {
    let chiffres: String = saisi.chars().filter(|c| !c.is_whitespace()).collect();
    if chiffres.is_empty() {
        return Ok(None);
    }
    if !chiffres.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refus::SirenIllisible);
    }
    if chiffres.len() != 9 {
        return Err(Refus::SirenLongueur { chiffres: chiffres.len() });
    }
    if texte::luhn(&chiffres) { Ok(Some(chiffres)) } else { Err(Refus::SirenCle) }
}

/// Reads the prefix 360Giving attributed, « 360G-{préfixe attribué}-… »; nothing typed is none.
///
/// # Errors
/// Anything but letters, digits and hyphens.
pub fn prefixe(saisi: &str) -> Result<String, Refus> {
    let nu = saisi.trim();
    let nu = nu.strip_prefix("360G-").unwrap_or(nu);
    let lisible = nu.len() <= 40 && nu.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if lisible { Ok(nu.to_owned()) } else { Err(Refus::Prefixe) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_siren_se_lit_avec_ses_espaces_et_se_refuse_avec_sa_faute() {
        assert_eq!(siren(" 200 035 715 "), Ok(Some("200035715".to_owned())));
        assert_eq!(siren(""), Ok(None));
        assert_eq!(siren("20003571"), Err(Refus::SirenLongueur { chiffres: 8 }));
        assert_eq!(siren("200035716"), Err(Refus::SirenCle));
        assert_eq!(siren("2,00E+08"), Err(Refus::SirenIllisible));
        assert_eq!(siren("２００035715"), Err(Refus::SirenIllisible), "chiffres d’une autre écriture");
    }

    #[test]
    fn un_prefixe_se_colle_avec_ou_sans_son_debut() {
        assert_eq!(prefixe("360G-carca"), Ok("carca".to_owned()));
        assert_eq!(prefixe(" carca "), Ok("carca".to_owned()));
        assert_eq!(prefixe(""), Ok(String::new()));
        assert_eq!(prefixe("car ca"), Err(Refus::Prefixe));
        assert_eq!(prefixe("carça"), Err(Refus::Prefixe));
    }
}
