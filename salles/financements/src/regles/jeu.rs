//! The rules of a letter of framing: « jeu de règles figé » (Financements, § 3). A version of the letter carries, beside its
//! parameters, the rules of the contract that it sets aside, each with a reason, and rules of its own. What a version says holds
//! from its day on and never changes after: another version replaces it.

mod champ;
mod ecarts;
mod gestes;
mod locale;
mod lu;
mod refus;
mod saisie;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Catalogue;
pub use champ::champ_du_verdict;
pub use ecarts::{EtatRegle, ecarts};
pub use gestes::{Geste, MOTIF_MIN, REGLES_MAX, appliquer};
pub use locale::{RegleLocale, se_pose};
pub(crate) use lu::Cotes;
pub use refus::RefusRegle;
pub use saisie::{ETAPES, PORTEES, SaisieRegle, lire};

/// The set of a version; empty, the rules of the contract as they are.
#[derive(Debug, Clone, Default)]
pub struct JeuDeRegles(Option<Arc<Jeu>>);

#[derive(Debug)]
struct Jeu {
    dit: Dit,
    catalogue: Catalogue,
}

/// What is stored of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Dit {
    /// By code, the reason.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    ecartees: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locales: Vec<RegleLocale>,
}

impl JeuDeRegles {
    /// A set: rules set aside by code with their reason, and the letter's own. The law stays whatever is asked.
    #[must_use]
    pub fn nouveau(ecartees: BTreeMap<String, String>, locales: Vec<RegleLocale>) -> Self {
        Self::de(Dit { ecartees, locales })
    }

    fn de(dit: Dit) -> Self {
        if dit == Dit::default() {
            return Self(None);
        }
        let schema = super::schema();
        let locales = dit.locales.iter().map(|r| r.regle(&schema));
        let catalogue = Catalogue::contrat_de_ville().avec(&dit.ecartees, locales);
        Self(Some(Arc::new(Jeu { dit, catalogue })))
    }

    #[must_use]
    pub const fn est_vide(&self) -> bool {
        self.0.is_none()
    }

    /// The rules files are judged by.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        self.0.as_ref().map_or_else(|| Catalogue::contrat_de_ville(), |jeu| &jeu.catalogue)
    }

    fn dit(&self) -> Dit {
        self.0.as_ref().map(|jeu| jeu.dit.clone()).unwrap_or_default()
    }

    /// The letter's own rules, in the order they were added.
    #[must_use]
    pub fn locales(&self) -> &[RegleLocale] {
        self.0.as_ref().map_or(&[], |jeu| &jeu.dit.locales)
    }

    #[must_use]
    pub fn locale(&self, code: &str) -> Option<&RegleLocale> {
        self.locales().iter().find(|r| r.code == code)
    }

    /// Why a rule of the contract was set aside.
    #[must_use]
    pub fn ecartee(&self, code: &str) -> Option<&str> {
        self.0.as_ref()?.dit.ecartees.get(code).map(String::as_str)
    }
}

impl PartialEq for JeuDeRegles {
    fn eq(&self, autre: &Self) -> bool {
        self.dit() == autre.dit()
    }
}

impl Eq for JeuDeRegles {}

impl Serialize for JeuDeRegles {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.dit().serialize(s)
    }
}

impl<'de> Deserialize<'de> for JeuDeRegles {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Self::de(Dit::deserialize(d)?))
    }
}

#[cfg(test)]
mod tests;
