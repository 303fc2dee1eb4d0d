//! « remplacé par » (§ 2): what is typed, and whether one indicator may go on after another.

use super::{MOTIF_MIN, Mois, lire_periode};
use crate::m;
use crate::model::{Indicateur, IndicateurId, Remplacement};
use kernel::{Lang, Refusal};

/// As typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieRemplacement {
    /// Identifier of the indicator that goes on.
    pub nouveau: String,
    /// First period of the new one.
    pub periode: String,
    pub motif: String,
}

/// What is refused of a replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusRemplacement {
    NouveauInconnu,
    /// Codes along the path, the first repeated at the end.
    EnRond {
        chemin: Vec<String>,
    },
    DejaRemplace {
        par: String,
    },
    /// Numbers do not go on after texts.
    MesuresEtrangeres {
        ancien: String,
        nouveau: String,
    },
    PeriodeIllisible {
        saisi: String,
    },
    MotifTropCourt,
}

/// The indicator that goes on, and from when.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_remplacement(
    ancien: &Indicateur,
    s: &SaisieRemplacement,
    indicateurs: &[Indicateur],
    deja: &[Remplacement],
) -> Result<(IndicateurId, Mois), Vec<RefusRemplacement>> {
    let mut refus = vec![];
    let code = |id: IndicateurId| indicateurs.iter().find(|i| i.id == id).map(|i| i.code.clone()).unwrap_or_default();
    if let Some(r) = deja.iter().find(|r| r.ancien_id == ancien.id) {
        refus.push(RefusRemplacement::DejaRemplace { par: code(r.nouveau_id) });
    }
    let nouveau = indicateurs.iter().find(|i| i.id.to_string() == s.nouveau.trim());
    match nouveau {
        None => refus.push(RefusRemplacement::NouveauInconnu),
        Some(nouveau) => {
            let mut chemin = vec![ancien.code.clone(), nouveau.code.clone()];
            let mut ici = nouveau.id;
            while let Some(r) = deja.iter().find(|r| r.ancien_id == ici).filter(|_| ici != ancien.id) {
                ici = r.nouveau_id;
                chemin.push(code(ici));
            }
            if ici == ancien.id {
                refus.push(RefusRemplacement::EnRond { chemin });
            } else if sans_nombre(ancien) != sans_nombre(nouveau) {
                let (ancien, nouveau) = (ancien.code.clone(), nouveau.code.clone());
                refus.push(RefusRemplacement::MesuresEtrangeres { ancien, nouveau });
            }
        }
    }
    let periode = lire_periode(&s.periode);
    if periode.is_none() {
        refus.push(RefusRemplacement::PeriodeIllisible { saisi: s.periode.trim().to_owned() });
    }
    if s.motif.trim().chars().count() < MOTIF_MIN {
        refus.push(RefusRemplacement::MotifTropCourt);
    }
    match (nouveau, periode) {
        (Some(nouveau), Some(periode)) if refus.is_empty() => Ok((nouveau.id, periode)),
        _ => Err(refus),
    }
}

fn sans_nombre(i: &Indicateur) -> bool {
    matches!(i.mesure, super::Mesure::Document | super::Mesure::Texte)
}

const DEFINITION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 2";

impl Refusal for RefusRemplacement {
    fn code(&self) -> &'static str {
        match self {
            Self::NouveauInconnu => "remplacement-nouveau-inconnu",
            Self::EnRond { .. } => "remplacement-en-rond",
            Self::DejaRemplace { .. } => "remplacement-deja",
            Self::MesuresEtrangeres { .. } => "remplacement-mesures",
            Self::PeriodeIllisible { .. } => "remplacement-periode",
            Self::MotifTropCourt => "remplacement-motif",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::NouveauInconnu => t.remplacement_refus_inconnu(),
            Self::EnRond { chemin } => t.remplacement_refus_rond(chemin.join(" → ")),
            Self::DejaRemplace { par } => t.remplacement_refus_deja(par),
            Self::MesuresEtrangeres { ancien, nouveau } => t.remplacement_refus_mesures(ancien, nouveau),
            Self::PeriodeIllisible { saisi } => t.cellule_refus_periode(saisi),
            Self::MotifTropCourt => t.remplacement_refus_motif(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::PeriodeIllisible { .. } => Some(m(lang).cellule_remede_periode()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(DEFINITION)
    }

    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::NouveauInconnu | Self::EnRond { .. } | Self::DejaRemplace { .. } | Self::MesuresEtrangeres { .. } => {
                    "nouveau"
                }
                Self::PeriodeIllisible { .. } => "periode",
                Self::MotifTropCourt => "motif",
            }
            .to_owned(),
        )
    }
}
