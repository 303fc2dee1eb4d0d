//! When a rule is asked, and what its answer does.

use serde::{Deserialize, Serialize};

/// « Étapes : `demande` (D), `propose` (P), `vote` (V), `paiement` (€), `appel`, `cpo`, `notification`, `publication`,
/// `bilan`, `programme`. » The acts « avis » and « note » of LEG-05 are stages too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Etape {
    #[serde(alias = "soumission", alias = "soumettre")]
    Appel,
    #[serde(alias = "depot")]
    Demande,
    Avis,
    Note,
    #[serde(alias = "proposition")]
    Propose,
    Programme,
    Cpo,
    Vote,
    #[serde(alias = "notifier")]
    Notification,
    Publication,
    #[serde(alias = "versement")]
    Paiement,
    Bilan,
}

/// « Effets : `!` bloquant […], `~` alerte […], `+` bonus ou priorité, `i` indicateur. »
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Effet {
    #[serde(rename(serialize = "bloquant", deserialize = "!"), alias = "bloquant")]
    Bloquant,
    #[serde(rename(serialize = "alerte", deserialize = "~"), alias = "alerte")]
    Alerte,
    #[serde(rename(serialize = "bonus", deserialize = "+"), alias = "bonus")]
    Bonus,
    #[serde(rename(serialize = "indicateur", deserialize = "i"), alias = "indicateur")]
    Indicateur,
}

impl Effet {
    pub const TOUS: [Self; 4] = [Self::Bloquant, Self::Alerte, Self::Bonus, Self::Indicateur];

    /// Its sign in the document.
    #[must_use]
    pub const fn signe(self) -> &'static str {
        match self {
            Self::Bloquant => "!",
            Self::Alerte => "~",
            Self::Bonus => "+",
            Self::Indicateur => "i",
        }
    }
}

/// « Verdicts : `respectee`, `violee`, `sans_objet` (`si` faux), `indeterminee` ; pour `+` : `acquis`, `non_acquis`. »
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    Respectee,
    Violee,
    SansObjet,
    Indeterminee,
    Acquis,
    NonAcquis,
    Indicateur,
}
