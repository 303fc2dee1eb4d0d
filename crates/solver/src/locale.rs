//! The rules that a letter of framing adds to those of the contract, in the two forms a calculation holds: a sum that must reach
//! a threshold, and the amounts between which a dossier must stay. What they come from is not known here, but their code.

use crate::modele::{Invalide, MONTANT_MAX, Plan, Probleme, borne};
use std::collections::{BTreeMap, BTreeSet};

/// What a term of a sum counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Terme {
    /// The euros of a line.
    Montant { dossier: String, financeur: String },
    /// One when the dossier is retained.
    Retenu { dossier: String },
}

/// Smallest and greatest amounts by financeur, whole euros; a financeur that is not named is free.
pub type Boite = BTreeMap<String, (i64, i64)>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forme {
    /// `Σ coefficient × terme ≥ seuil`; of a dossier, only once it is retained.
    Somme { dossier: Option<String>, termes: Vec<(Terme, i64)>, seuil: i64 },
    /// Once retained, the dossier stands in one of these boxes; without any, it is never retained.
    Boites { dossier: String, boites: Vec<Boite> },
}

/// A rule of the letter that no answer may break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegleLocale {
    pub code: String,
    pub forme: Forme,
    /// False when it forbids more than the rule does: a plan found under it is then proved by what is found without it.
    pub exacte: bool,
}

impl RegleLocale {
    /// The dossier it is about; none: the programme as a whole.
    #[must_use]
    pub fn dossier(&self) -> Option<&str> {
        match &self.forme {
            Forme::Somme { dossier, .. } => dossier.as_deref(),
            Forme::Boites { dossier, .. } => Some(dossier),
        }
    }

    pub(crate) fn verifier(&self, connus: &BTreeSet<&str>) -> Result<(), Invalide> {
        let nomme = |id: &str| {
            let inconnu = || Invalide::DossierInconnu { id: id.to_owned() };
            connus.contains(id).then_some(()).ok_or_else(inconnu)
        };
        self.dossier().map_or(Ok(()), nomme)?;
        match &self.forme {
            Forme::Somme { termes, seuil, .. } => {
                borne(&format!("threshold of {}", self.code), seuil.saturating_abs(), COEFFICIENT_MAX)?;
                for (terme, coefficient) in termes {
                    let (Terme::Montant { dossier, .. } | Terme::Retenu { dossier }) = terme;
                    nomme(dossier)?;
                    borne(&format!("coefficient of {}", self.code), coefficient.saturating_abs(), COEFFICIENT_MAX)?;
                }
            }
            Forme::Boites { boites, .. } => {
                for (bas, haut) in boites.iter().flat_map(BTreeMap::values) {
                    borne(&format!("box of {}", self.code), *bas, MONTANT_MAX)?;
                    borne(&format!("box of {}", self.code), *haut, MONTANT_MAX)?;
                }
            }
        }
        Ok(())
    }

    /// Whether `plan` keeps it, read on the plan itself.
    #[must_use]
    pub fn tenue(&self, plan: &Plan) -> bool {
        let retenu = |d: &str| plan.get(d).is_some_and(|l| l.values().any(|&m| m > 0));
        let montant = |d: &str, f: &str| plan.get(d).and_then(|l| l.get(f)).copied().unwrap_or(0);
        match &self.forme {
            Forme::Somme { dossier, termes, seuil } => {
                if dossier.as_deref().is_some_and(|d| !retenu(d)) {
                    return true;
                }
                let valeur = |terme: &Terme| match terme {
                    Terme::Montant { dossier, financeur } => montant(dossier, financeur),
                    Terme::Retenu { dossier } => i64::from(retenu(dossier)),
                };
                termes.iter().map(|(t, c)| i128::from(*c) * i128::from(valeur(t))).sum::<i128>() >= i128::from(*seuil)
            }
            Forme::Boites { dossier, boites } => {
                let dedans = |b: &Boite| b.iter().all(|(f, (bas, haut))| (*bas..=*haut).contains(&montant(dossier, f)));
                !retenu(dossier) || boites.iter().any(dedans)
            }
        }
    }
}

/// Beyond, floats of the engine would no longer hold the euro.
const COEFFICIENT_MAX: i64 = 1_000_000_000_000;

impl Probleme {
    /// The rules of the letter that `plan` breaks.
    #[must_use]
    pub fn locales_rompues(&self, plan: &Plan) -> Vec<&RegleLocale> {
        self.locales.iter().filter(|r| !r.tenue(plan)).collect()
    }
}
