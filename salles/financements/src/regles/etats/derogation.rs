//! « Une dérogation lève un `!` : nommée, motivée, datée, révocable, jamais accordée par son bénéficiaire. » (Financements,
//! § 5)

use jiff::civil::Date;
use kernel::{Lang, Refusal};

/// A waiver of one rule for one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derogation {
    pub regle: String,
    pub motif: String,
    pub accordee_par: String,
    pub beneficiaire: String,
    pub accordee_le: Date,
    pub revoquee_le: Option<Date>,
}

/// Fewer signs than that explain nothing.
const MOTIF_MIN: usize = 20;

/// Why a waiver cannot be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusDerogation {
    SansMotif,
    SansAuteur,
    ASoiMeme { qui: String },
    RevoqueeAvant { accordee_le: Date, revoquee_le: Date },
}

impl Derogation {
    /// Checks a waiver.
    ///
    /// # Errors
    /// No reason of twenty signs, nobody named, given to oneself, or revoked before it was given.
    pub fn verifier(&self) -> Result<(), RefusDerogation> {
        if self.motif.trim().chars().count() < MOTIF_MIN {
            return Err(RefusDerogation::SansMotif);
        }
        if self.accordee_par.trim().is_empty() {
            return Err(RefusDerogation::SansAuteur);
        }
        if kernel::texte::cle(&self.accordee_par) == kernel::texte::cle(&self.beneficiaire) {
            return Err(RefusDerogation::ASoiMeme { qui: self.accordee_par.clone() });
        }
        match self.revoquee_le {
            Some(revoquee_le) if revoquee_le < self.accordee_le => {
                Err(RefusDerogation::RevoqueeAvant { accordee_le: self.accordee_le, revoquee_le })
            }
            _ => Ok(()),
        }
    }

    /// Whether it holds on a day: from the day it is given to the eve of the day it is revoked.
    #[must_use]
    pub fn vaut(&self, le: Date) -> bool {
        self.accordee_le <= le && self.revoquee_le.is_none_or(|fin| le < fin)
    }
}

impl Refusal for RefusDerogation {
    fn code(&self) -> &'static str {
        match self {
            RefusDerogation::SansMotif => "derogation-sans-motif",
            RefusDerogation::SansAuteur => "derogation-sans-auteur",
            RefusDerogation::ASoiMeme { .. } => "derogation-a-soi-meme",
            RefusDerogation::RevoqueeAvant { .. } => "derogation-revoquee-avant",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (RefusDerogation::SansMotif, Lang::Fr) => format!("Une dérogation se motive en {MOTIF_MIN} signes au moins."),
            (RefusDerogation::SansMotif, Lang::En) => format!("A waiver is explained in {MOTIF_MIN} signs at least."),
            (RefusDerogation::SansAuteur, Lang::Fr) => "Une dérogation dit qui l'accorde.".to_owned(),
            (RefusDerogation::SansAuteur, Lang::En) => "A waiver says who gives it.".to_owned(),
            (RefusDerogation::ASoiMeme { qui }, Lang::Fr) => format!("{qui} ne peut pas s'accorder une dérogation."),
            (RefusDerogation::ASoiMeme { qui }, Lang::En) => format!("{qui} cannot give themselves a waiver."),
            (RefusDerogation::RevoqueeAvant { .. }, Lang::Fr) => "La dérogation est révoquée avant d'être accordée.".to_owned(),
            (RefusDerogation::RevoqueeAvant { .. }, Lang::En) => "The waiver is revoked before it is given.".to_owned(),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 5")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn derogation() -> Derogation {
        Derogation {
            regle: "CAF-08".to_owned(),
            motif: "Comptes arrêtés en assemblée le 12 mai".to_owned(),
            accordee_par: "CAF de l'Aude".to_owned(),
            beneficiaire: "Association Exemple".to_owned(),
            accordee_le: date(2026, 5, 3),
            revoquee_le: None,
        }
    }

    #[test]
    fn nul_ne_deroge_pour_lui_meme() {
        assert_eq!(derogation().verifier(), Ok(()));
        let soi = Derogation { beneficiaire: "caf de l’aude".to_owned(), ..derogation() };
        assert_eq!(soi.verifier().map_err(|r| r.code()), Err("derogation-a-soi-meme"));
    }

    #[test]
    fn une_derogation_est_motivee_signee_et_revocable() {
        assert!(Derogation { motif: "Parce que.".to_owned(), ..derogation() }.verifier().is_err());
        assert!(Derogation { accordee_par: " ".to_owned(), ..derogation() }.verifier().is_err());
        let revoquee = Derogation { revoquee_le: Some(date(2026, 6, 1)), ..derogation() };
        assert_eq!(revoquee.verifier(), Ok(()));
        assert!(!revoquee.vaut(date(2026, 5, 2)) && revoquee.vaut(date(2026, 5, 31)) && !revoquee.vaut(date(2026, 6, 1)));
        assert!(Derogation { revoquee_le: Some(date(2026, 1, 1)), ..derogation() }.verifier().is_err());
    }
}
