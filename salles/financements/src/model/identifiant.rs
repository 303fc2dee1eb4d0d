//! SIRET and RNA, checked: « SIRET de mauvaise longueur ou clé (La Poste : somme des chiffres multiple de 5), « 1,23E+13 », RNA
//! hors `W` + 9 caractères » (Financements, § 12).

use kernel::{Lang, Refusal};
use std::fmt;

/// Fourteen digits with a true key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siret(String);

/// `W` and nine characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rna(String);

/// Why an identifier is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdentifiantRefuse {
    SiretLongueur { chiffres: usize },
    SiretIllisible,
    SiretCle,
    Rna,
}

/// The SIREN of La Poste, whose SIRET follow another key.
const LA_POSTE: &str = "356000000";

impl Siret {
    /// Reads a SIRET as typed: spaces are forgotten.
    ///
    /// # Errors
    /// Not digits (« 1,23E+13 »), not fourteen, or a false key.
    pub fn lire(saisi: &str) -> Result<Self, IdentifiantRefuse> {
        let texte: String = saisi.chars().filter(|c| !c.is_whitespace()).collect();
        if !texte.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IdentifiantRefuse::SiretIllisible);
        }
        if texte.len() != 14 {
            return Err(IdentifiantRefuse::SiretLongueur { chiffres: texte.len() });
        }
        let somme: u32 = texte.bytes().map(|b| u32::from(b - b'0')).sum();
        let juste = kernel::texte::luhn(&texte) || (texte.starts_with(LA_POSTE) && somme.is_multiple_of(5));
        if juste { Ok(Self(texte)) } else { Err(IdentifiantRefuse::SiretCle) }
    }

    #[must_use]
    pub fn siren(&self) -> &str {
        &self.0[..9]
    }
}

impl Rna {
    /// Reads an RNA as typed.
    ///
    /// # Errors
    /// Anything but `W` and nine digits or letters.
    pub fn lire(saisi: &str) -> Result<Self, IdentifiantRefuse> {
        let texte: String = saisi.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let suite = texte.strip_prefix('W').ok_or(IdentifiantRefuse::Rna)?;
        if suite.len() == 9 && suite.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Ok(Self(texte))
        } else {
            Err(IdentifiantRefuse::Rna)
        }
    }

    /// As the national schema takes it: « RNA laissé vide s'il contient une lettre (outre-mer) ».
    #[must_use]
    pub fn en_chiffres(&self) -> Option<&str> {
        self.0[1..].bytes().all(|b| b.is_ascii_digit()).then_some(self.0.as_str())
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Rna {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Refusal for IdentifiantRefuse {
    fn code(&self) -> &'static str {
        match self {
            IdentifiantRefuse::SiretLongueur { .. } => "siret-longueur",
            IdentifiantRefuse::SiretIllisible => "siret-illisible",
            IdentifiantRefuse::SiretCle => "siret-cle",
            IdentifiantRefuse::Rna => "rna",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (IdentifiantRefuse::SiretLongueur { chiffres }, Lang::Fr) if *chiffres < 2 => {
                format!("Ce SIRET compte {chiffres} chiffre ; il en faut 14.")
            }
            (IdentifiantRefuse::SiretLongueur { chiffres }, Lang::Fr) => {
                format!("Ce SIRET compte {chiffres} chiffres ; il en faut 14.")
            }
            (IdentifiantRefuse::SiretLongueur { chiffres }, Lang::En) => {
                format!("This SIRET has {chiffres} digits; it takes 14.")
            }
            (IdentifiantRefuse::SiretIllisible, Lang::Fr) => "Un SIRET s'écrit en 14 chiffres, sans autre signe.".to_owned(),
            (IdentifiantRefuse::SiretIllisible, Lang::En) => "A SIRET is written in 14 digits and nothing else.".to_owned(),
            (IdentifiantRefuse::SiretCle, Lang::Fr) => "Ce SIRET compte 14 chiffres mais sa clé est fausse.".to_owned(),
            (IdentifiantRefuse::SiretCle, Lang::En) => "This SIRET has 14 digits but its key is false.".to_owned(),
            (IdentifiantRefuse::Rna, Lang::Fr) => "Un numéro RNA s'écrit W suivi de 9 caractères.".to_owned(),
            (IdentifiantRefuse::Rna, Lang::En) => "An RNA number is W and 9 characters.".to_owned(),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 12")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_siret_a_quatorze_chiffres_et_une_cle_juste() {
        assert_eq!(Siret::lire("732 829 320 00074").map(|s| s.siren().to_owned()), Ok("732829320".to_owned()));
        assert_eq!(Siret::lire("73282932000075"), Err(IdentifiantRefuse::SiretCle));
        assert_eq!(Siret::lire("7328293200007"), Err(IdentifiantRefuse::SiretLongueur { chiffres: 13 }));
        assert_eq!(Siret::lire("1,23E+13"), Err(IdentifiantRefuse::SiretIllisible));
        assert_eq!(
            IdentifiantRefuse::SiretLongueur { chiffres: 13 }.message(Lang::Fr),
            "Ce SIRET compte 13 chiffres ; il en faut 14."
        );
    }

    #[test]
    fn la_poste_a_sa_propre_cle() {
        assert!(Siret::lire("35600000049837").is_ok());
        assert_eq!(Siret::lire("35600000049838"), Err(IdentifiantRefuse::SiretCle));
    }

    #[test]
    fn un_rna_d_outre_mer_se_garde_mais_ne_se_publie_pas() {
        let de = |texte: &str| Rna::lire(texte).map(|rna| rna.en_chiffres().map(str::to_owned));
        assert_eq!(de("w111 000123"), Ok(Some("W111000123".to_owned())));
        assert_eq!(de("W9R1000123"), Ok(None));
        assert_eq!(de("111000123"), Err(IdentifiantRefuse::Rna));
        assert_eq!(de("W11100012"), Err(IdentifiantRefuse::Rna));
    }
}
