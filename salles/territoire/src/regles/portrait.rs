//! The portrait of a quartier as it is typed: one line per item, what two people wrote at once.

use crate::m;
use crate::model::{GenreTerritoire, Rubrique};
use kernel::texte::{entier, typographie};
use kernel::{Lang, Refusal};

/// Signs of one line, and lines of one heading: past these it is a document, not a portrait.
pub const SIGNES_MAX: usize = 1_000;
pub const LIGNES_MAX: usize = 60;

const PORTRAIT: &str = "Plans, contrats et campagnes de suivi, § 3 (marqueurs stratégiques d’un quartier)";
const PROVENANCE: &str = "Indicateurs, § 3 (chaque valeur dit sa provenance)";

/// Why a portrait is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusPortrait {
    PasUnQuartier,
    /// `rang` from 1.
    LigneTropLongue {
        rubrique: Rubrique,
        rang: usize,
        longueur: usize,
    },
    TropDeLignes {
        rubrique: Rubrique,
        nombre: usize,
    },
    SourceAbsente,
    /// The line to put back was never withdrawn from this portrait, or is there again.
    LigneIntrouvable,
}

impl Refusal for RefusPortrait {
    fn code(&self) -> &'static str {
        match self {
            Self::PasUnQuartier => "portrait-pas-un-quartier",
            Self::LigneTropLongue { .. } => "portrait-ligne-trop-longue",
            Self::TropDeLignes { .. } => "portrait-trop-de-lignes",
            Self::SourceAbsente => "portrait-source-absente",
            Self::LigneIntrouvable => "portrait-ligne-introuvable",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let n = |n: usize| entier(i64::try_from(n).unwrap_or(i64::MAX), lang);
        match self {
            Self::PasUnQuartier => t.portrait_pas_un_quartier(),
            Self::LigneTropLongue { rubrique, rang, longueur } => {
                t.portrait_ligne_trop_longue(titre(*rubrique, lang), n(*rang), n(*longueur), n(SIGNES_MAX))
            }
            Self::TropDeLignes { rubrique, nombre } => {
                t.portrait_trop_de_lignes(titre(*rubrique, lang), n(*nombre), n(LIGNES_MAX))
            }
            Self::SourceAbsente => t.refus_source_absente(),
            Self::LigneIntrouvable => t.portrait_ligne_introuvable(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::LigneTropLongue { .. } => Some(t.portrait_remede_ligne()),
            Self::TropDeLignes { .. } => Some(t.portrait_remede_lignes()),
            Self::SourceAbsente => Some(t.portrait_remede_source()),
            Self::LigneIntrouvable => Some(t.portrait_remede_introuvable()),
            Self::PasUnQuartier => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(if matches!(self, Self::SourceAbsente) { PROVENANCE } else { PORTRAIT })
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::LigneTropLongue { rubrique, .. } | Self::TropDeLignes { rubrique, .. } => Some(rubrique.code().to_owned()),
            Self::SourceAbsente => Some("source".to_owned()),
            Self::PasUnQuartier | Self::LigneIntrouvable => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::PasUnQuartier | Self::LigneIntrouvable)
    }
}

/// « Enjeux », « Pistes d’investissement »…
#[must_use]
pub fn titre(rubrique: Rubrique, lang: Lang) -> String {
    let t = m(lang);
    match rubrique {
        Rubrique::Specificite => t.quartier_specificites(),
        Rubrique::Besoin => t.quartier_besoins(),
        Rubrique::Enjeu => t.quartier_enjeux(),
        Rubrique::BesoinParticulier => t.quartier_besoins_particuliers(),
        Rubrique::PisteInvestissement => t.quartier_pistes(),
    }
}

/// A quartier, or a former one still watched.
#[must_use]
pub fn a_un_portrait(genre: GenreTerritoire) -> bool {
    matches!(genre, GenreTerritoire::Qpv | GenreTerritoire::VeilleActive)
}

/// A line on one line, in French typography.
#[must_use]
pub fn normale(texte: &str) -> String {
    typographie(&texte.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The lines of a zone: bullets that people type are left out, a line said twice counts once.
///
/// # Errors
/// `LigneTropLongue`, `TropDeLignes`.
pub fn lignes(rubrique: Rubrique, zone: &str) -> Result<Vec<String>, RefusPortrait> {
    let mut out: Vec<String> = vec![];
    for line in zone.lines() {
        let line = line.trim();
        let bare = ["- ", "• ", "* ", "– ", "— "].iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line);
        let line = normale(bare);
        if line.is_empty() || out.contains(&line) {
            continue;
        }
        out.push(line);
        let longueur = out.last().map_or(0, |l| l.chars().count());
        if longueur > SIGNES_MAX {
            return Err(RefusPortrait::LigneTropLongue { rubrique, rang: out.len(), longueur });
        }
    }
    if out.len() > LIGNES_MAX { Err(RefusPortrait::TropDeLignes { rubrique, nombre: out.len() }) } else { Ok(out) }
}

/// What becomes of one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// What is recorded stays: nothing was typed over what was shown, or it is already so.
    Garder,
    Ecrire,
    /// « Les deux versions vous sont montrées » : someone wrote this heading meanwhile, otherwise.
    Conflit,
}

/// One heading, from what was shown, what is recorded now and what was typed.
#[must_use]
pub fn departager(vu: &[String], actuel: &[String], saisi: &[String]) -> Sort {
    if saisi == vu || saisi == actuel {
        Sort::Garder
    } else if vu == actuel {
        Sort::Ecrire
    } else {
        Sort::Conflit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|t| (*t).to_owned()).collect()
    }

    #[test]
    fn une_zone_donne_une_ligne_par_element() {
        let read = lignes(Rubrique::Enjeu, "- Rouvrir  l'école\n\n• Un square : ombragé\nRouvrir l’école\n  ").unwrap();
        assert_eq!(read, ["Rouvrir l’école", "Un square\u{202f}: ombragé"]);
        let long = "a".repeat(SIGNES_MAX + 1);
        let refus = lignes(Rubrique::Besoin, &format!("court\n{long}")).unwrap_err();
        assert_eq!(refus, RefusPortrait::LigneTropLongue { rubrique: Rubrique::Besoin, rang: 2, longueur: SIGNES_MAX + 1 });
        let many: Vec<String> = (0..=LIGNES_MAX).map(|n| n.to_string()).collect();
        assert!(matches!(lignes(Rubrique::Besoin, &many.join("\n")), Err(RefusPortrait::TropDeLignes { nombre: 61, .. })));
    }

    #[test]
    fn deux_personnes_sur_deux_rubriques_ne_se_genent_pas() {
        let (a, b, c) = (list(&["a"]), list(&["b"]), list(&["c"]));
        assert_eq!(departager(&a, &a, &b), Sort::Ecrire);
        assert_eq!(departager(&a, &b, &a), Sort::Garder, "untouched here, written by the other");
        assert_eq!(departager(&a, &b, &b), Sort::Garder, "both wrote the same");
        assert_eq!(departager(&a, &b, &c), Sort::Conflit);
        assert_eq!(departager(&a, &list(&[]), &c), Sort::Conflit, "emptied meanwhile is a change");
    }
}
