//! Why a value is not certain: one code per reason, which a page or the preview puts into words.

use serde::{Deserialize, Serialize};

/// How far a value can be trusted without opening the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confiance {
    Sur,
    Probable,
    AVerifier,
}

/// One reason to doubt, in the order of the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Raison {
    /// The number of the sheet is not printed: the one after the previous sheet is proposed.
    NumeroPropose,
    /// Two sheets of the text carry this number.
    NumeroEnDouble,
    /// No ambition above this sheet: the one of the sheet before is kept.
    AmbitionReprise,
    /// No ambition anywhere before this sheet.
    AmbitionAbsente,
    /// The plan gives this number to an ambition of another title.
    AmbitionAutreTitre,
    /// The table of contents or the plan prints another title for this number.
    TitresDifferents,
    /// The heading of this field is nowhere in the sheet.
    RubriqueAbsente,
    /// The heading is there, nothing follows it.
    RubriqueVide,
    /// The heading is missing: the value was told by its shape or its position.
    IntituleAbsent,
    /// The value was cut by a page, a box or a blank, and joined again.
    Recolle,
    /// Nothing in the layout separates the elements: their first words did.
    DecoupeParLeSens,
    /// « phrase amputée » : the text begins in the middle of a sentence.
    PhraseAmputee,
    /// The list mixes commas and services after a colon: its cutting may be argued.
    SeparateursMeles,
    /// No deadline is printed for this line of the table.
    EcheanceAbsente,
    /// The deadline names a calendar year: the year of the contract is deduced.
    AnneeCivile,
    /// The deadline has no year that can be read.
    EcheanceLibre,
    /// No letter is printed: the next free one is proposed.
    LettreProposee,
    /// The same letter is printed twice: the source is kept, another one is proposed.
    LettreEnDouble,
    /// A letter of the sequence is missing before this one.
    LettreSautee,
    /// The indicator points to a letter that no line of the table carries.
    LettreSansDeclinaison,
    /// The indicator has no letter: it speaks for the whole sheet.
    SansLettre,
    /// « deux mesures en une ligne ».
    DeuxMesures,
    /// The sheet cites itself.
    FicheSeCite,
    /// The link names a sheet without its number.
    LienSansNumero,
    /// A digit stands inside a word.
    ChiffreDansMot,
    /// The box of the O/N answer is not printed.
    CaseAbsente,
    /// A number in the sentence may be that of a page.
    NombreDePage,
    /// The link is told in other words than those of a reference.
    LienAutrementDit,
    /// The deadline names years of the contract and a calendar year: only the first are kept.
    EcheanceMixte,
    /// The value is longer than a field can be: the rest is left over.
    TropLong,
}

impl Raison {
    /// How much this reason lowers the confidence.
    #[must_use]
    pub fn confiance(self) -> Confiance {
        match self {
            Self::Recolle
            | Self::AmbitionReprise
            | Self::DecoupeParLeSens
            | Self::SeparateursMeles
            | Self::IntituleAbsent
            | Self::RubriqueVide
            | Self::TitresDifferents => Confiance::Probable,
            _ => Confiance::AVerifier,
        }
    }

    /// Stable code, for pages and tests.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NumeroPropose => "numero-propose",
            Self::NumeroEnDouble => "numero-en-double",
            Self::AmbitionReprise => "ambition-reprise",
            Self::AmbitionAbsente => "ambition-absente",
            Self::AmbitionAutreTitre => "ambition-autre-titre",
            Self::TitresDifferents => "titres-differents",
            Self::RubriqueAbsente => "rubrique-absente",
            Self::RubriqueVide => "rubrique-vide",
            Self::IntituleAbsent => "intitule-absent",
            Self::Recolle => "recolle",
            Self::DecoupeParLeSens => "decoupe-par-le-sens",
            Self::PhraseAmputee => "phrase-amputee",
            Self::SeparateursMeles => "separateurs-meles",
            Self::EcheanceAbsente => "echeance-absente",
            Self::AnneeCivile => "annee-civile",
            Self::EcheanceLibre => "echeance-libre",
            Self::LettreProposee => "lettre-proposee",
            Self::LettreEnDouble => "lettre-en-double",
            Self::LettreSautee => "lettre-sautee",
            Self::LettreSansDeclinaison => "lettre-sans-declinaison",
            Self::SansLettre => "sans-lettre",
            Self::DeuxMesures => "deux-mesures",
            Self::FicheSeCite => "fiche-se-cite",
            Self::LienSansNumero => "lien-sans-numero",
            Self::ChiffreDansMot => "chiffre-dans-mot",
            Self::CaseAbsente => "case-absente",
            Self::NombreDePage => "nombre-de-page",
            Self::LienAutrementDit => "lien-autrement-dit",
            Self::EcheanceMixte => "echeance-mixte",
            Self::TropLong => "trop-long",
        }
    }
}
