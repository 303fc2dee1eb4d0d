//! The grid of notes of a call, as the team writes it: « grille de notes » of the call (Financements, § 3), « points = somme
//! pondérée de la grille ».

use crate::m;
use crate::model::CritereGrille;
use kernel::texte::{cle, slug};
use kernel::{Lang, Refusal};

/// The most criteria a grid holds, the greatest weight, the greatest best value.
pub const CRITERES_MAX: usize = 12;
const PLUS_GRAND: u32 = 100;

/// One line as typed; empty, the criterion is taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CritereSaisi {
    /// Of a criterion already there.
    pub code: String,
    pub libelle: String,
    pub poids: String,
    pub max: String,
}

/// A grid as typed, on the call as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieGrille {
    /// Of the call.
    pub version: i64,
    pub criteres: Vec<CritereSaisi>,
}

/// Why a grid is refused; `rang` is the line, from zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    SansLibelle {
        rang: usize,
    },
    EnDouble {
        rang: usize,
        libelle: String,
    },
    Poids {
        rang: usize,
        texte: String,
    },
    Max {
        rang: usize,
        texte: String,
    },
    TropDeCriteres {
        nombre: usize,
    },
    /// Readers have noted with it.
    Figee,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::SansLibelle { .. } => "grille-libelle",
            Self::EnDouble { .. } => "grille-double",
            Self::Poids { .. } => "grille-poids",
            Self::Max { .. } => "grille-max",
            Self::TropDeCriteres { .. } => "grille-trop",
            Self::Figee => "grille-figee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::SansLibelle { rang } => t.grille_refus_libelle((rang + 1).to_string()),
            Self::EnDouble { libelle, .. } => t.grille_refus_double(libelle),
            Self::Poids { texte, .. } => t.grille_refus_poids(texte),
            Self::Max { texte, .. } => t.grille_refus_max(texte),
            Self::TropDeCriteres { nombre } => t.grille_refus_trop(nombre.to_string(), CRITERES_MAX.to_string()),
            Self::Figee => t.grille_refus_figee(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::SansLibelle { .. } => t.grille_remede_libelle(),
            Self::EnDouble { .. } => t.grille_remede_double(),
            Self::Poids { .. } | Self::Max { .. } => t.grille_remede_nombre(PLUS_GRAND.to_string()),
            Self::TropDeCriteres { .. } => return None,
            Self::Figee => t.grille_remede_figee(),
        })
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 3")
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::SansLibelle { rang } | Self::EnDouble { rang, .. } => Some(format!("critere{rang}.libelle")),
            Self::Poids { rang, .. } => Some(format!("critere{rang}.poids")),
            Self::Max { rang, .. } => Some(format!("critere{rang}.max")),
            Self::TropDeCriteres { .. } | Self::Figee => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::Figee)
    }
}

fn entier(texte: &str, defaut: u32) -> Option<u32> {
    let texte = texte.trim();
    if texte.is_empty() { Some(defaut) } else { texte.parse().ok().filter(|n| (1..=PLUS_GRAND).contains(n)) }
}

/// The grid as typed: lines without any word are forgotten; a weight not said is 1, a best value not said is 5.
///
/// # Errors
/// Each line that cannot be.
pub fn lire(saisis: &[CritereSaisi]) -> Result<Vec<CritereGrille>, Vec<Refus>> {
    let (mut refus, mut grille) = (vec![], Vec::<CritereGrille>::new());
    let dite = |s: &CritereSaisi| ![&s.libelle, &s.poids, &s.max].iter().all(|t| t.trim().is_empty());
    for (rang, s) in saisis.iter().enumerate().filter(|(_, s)| dite(s)) {
        let libelle = s.libelle.trim();
        if libelle.is_empty() {
            // A criterion whose words are wiped out, its figures still there, is taken out; figures alone say nothing.
            if s.code.trim().is_empty() {
                refus.push(Refus::SansLibelle { rang });
            }
            continue;
        }
        if grille.iter().any(|c| cle(&c.libelle) == cle(libelle)) {
            refus.push(Refus::EnDouble { rang, libelle: libelle.to_owned() });
        }
        let poids = entier(&s.poids, 1);
        if poids.is_none() {
            refus.push(Refus::Poids { rang, texte: s.poids.trim().to_owned() });
        }
        let max = entier(&s.max, 5);
        if max.is_none() {
            refus.push(Refus::Max { rang, texte: s.max.trim().to_owned() });
        }
        let code = code_libre(s, libelle, &grille, saisis);
        grille.push(CritereGrille {
            code,
            libelle: libelle.to_owned(),
            poids: poids.unwrap_or_default(),
            max: max.unwrap_or_default(),
        });
    }
    if grille.len() > CRITERES_MAX {
        refus.push(Refus::TropDeCriteres { nombre: grille.len() });
    }
    if refus.is_empty() { Ok(grille) } else { Err(refus) }
}

/// The code a criterion had, else its words as one; never that of another line.
fn code_libre(s: &CritereSaisi, libelle: &str, grille: &[CritereGrille], saisis: &[CritereSaisi]) -> String {
    let pris = |code: &str| grille.iter().any(|c| c.code == code);
    let garde = s.code.trim();
    if !garde.is_empty() && !pris(garde) {
        return garde.to_owned();
    }
    let base = Some(slug(libelle)).filter(|b| !b.is_empty()).unwrap_or_else(|| "critere".to_owned());
    let ailleurs = |code: &str| pris(code) || saisis.iter().any(|autre| autre.code.trim() == code);
    let suites = (2..).map(|n| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(suites).find(|code| !ailleurs(code)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ligne(code: &str, libelle: &str, poids: &str, max: &str) -> CritereSaisi {
        CritereSaisi { code: code.into(), libelle: libelle.into(), poids: poids.into(), max: max.into() }
    }

    #[test]
    fn une_grille_s_ecrit_ligne_a_ligne_et_garde_ses_codes() {
        let grille = lire(&[
            ligne("ensemble", "Qualité d’ensemble", "3", "20"),
            ligne("", "Ensemble", "", ""),
            ligne("vieux", "", "2", "5"),
            ligne("", "", "", ""),
        ])
        .unwrap();
        let lus: Vec<(&str, u32, u32)> = grille.iter().map(|c| (c.code.as_str(), c.poids, c.max)).collect();
        assert_eq!(lus, [("ensemble", 3, 20), ("ensemble-2", 1, 5)]);
        assert_eq!(lire(&[]), Ok(vec![]));
    }

    #[test]
    fn une_ligne_fausse_est_refusee_a_sa_place() {
        for (ligne, champ) in [
            (ligne("", "", "2", ""), "critere1.libelle"),
            (ligne("", "LECTURE", "", ""), "critere1.libelle"),
            (ligne("", "Autre", "0", ""), "critere1.poids"),
            (ligne("", "Autre", "", "cent"), "critere1.max"),
            (ligne("", "Autre", "", "101"), "critere1.max"),
        ] {
            let refus = lire(&[self::ligne("", "Lecture", "1", "5"), ligne]).unwrap_err();
            assert_eq!(refus[0].field().as_deref(), Some(champ));
        }
        let trop: Vec<CritereSaisi> = (0..=CRITERES_MAX).map(|n| ligne("", &format!("Critère {n}"), "", "")).collect();
        assert_eq!(lire(&trop), Err(vec![Refus::TropDeCriteres { nombre: CRITERES_MAX + 1 }]));
    }
}
