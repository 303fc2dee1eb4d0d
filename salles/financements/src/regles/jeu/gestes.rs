//! What people do to the rules of a letter.

use super::{JeuDeRegles, RefusRegle, RegleLocale};
use crate::regles::Catalogue;

/// The shortest reason for setting a rule aside.
pub const MOTIF_MIN: usize = 20;
/// A letter that needs more rules of its own is another contract.
pub const REGLES_MAX: usize = 60;

/// One change of the rules of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Geste {
    Ecarter {
        code: String,
        motif: String,
    },
    Retablir {
        code: String,
    },
    Ajouter(Box<RegleLocale>),
    /// The rule of that code as it was seen, replaced.
    Changer {
        vue: u32,
        regle: Box<RegleLocale>,
    },
    Retirer {
        vue: u32,
        code: String,
    },
}

/// The set once this is done.
///
/// # Errors
/// `Inconnue`, `Intangible`, `MotifCourt`, `CodePris`, `TropDeRegles`, `Perimee`.
pub fn appliquer(jeu: &JeuDeRegles, geste: &Geste) -> Result<JeuDeRegles, RefusRegle> {
    let mut dit = jeu.dit();
    let place = |code: &str, vue: u32| match jeu.locales().iter().position(|r| r.code == code) {
        Some(rang) if jeu.locales()[rang].version == vue => Ok(rang),
        Some(_) => Err(RefusRegle::Perimee { code: code.to_owned() }),
        None => Err(RefusRegle::Inconnue { code: code.to_owned() }),
    };
    match geste {
        Geste::Ecarter { code, motif } => {
            let regles = Catalogue::contrat_de_ville().nommees(code);
            let Some(regle) = regles.first() else { return Err(RefusRegle::Inconnue { code: code.clone() }) };
            if let Some(pourquoi) = &regle.intangible {
                return Err(RefusRegle::Intangible { code: code.clone(), pourquoi: pourquoi.clone() });
            }
            let motif = motif.trim();
            if motif.chars().count() < MOTIF_MIN {
                return Err(RefusRegle::MotifCourt);
            }
            dit.ecartees.insert(code.clone(), motif.chars().take(1_000).collect());
        }
        Geste::Retablir { code } => {
            dit.ecartees.remove(code).ok_or_else(|| RefusRegle::Inconnue { code: code.clone() })?;
        }
        Geste::Ajouter(regle) => {
            if !Catalogue::est_locale(&regle.code) || jeu.locale(&regle.code).is_some() {
                return Err(RefusRegle::CodePris { code: regle.code.clone() });
            }
            if dit.locales.len() >= REGLES_MAX {
                return Err(RefusRegle::TropDeRegles);
            }
            dit.locales.push(RegleLocale { version: 1, ..(**regle).clone() });
        }
        Geste::Changer { vue, regle } => {
            let rang = place(&regle.code, *vue)?;
            dit.locales[rang] = RegleLocale { version: *vue, ..(**regle).clone() };
            if dit.locales[rang] != jeu.locales()[rang] {
                dit.locales[rang].version = vue + 1;
            }
        }
        Geste::Retirer { vue, code } => {
            dit.locales.remove(place(code, *vue)?);
        }
    }
    Ok(JeuDeRegles::de(dit))
}
