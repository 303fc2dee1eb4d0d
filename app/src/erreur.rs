//! Why a command stopped, in words for whoever typed it.

use crate::m;
use kernel::Lang;
use std::path::PathBuf;
use store::{ActeError, StoreError};

#[derive(Debug)]
pub enum Erreur {
    /// The configuration file cannot be read or holds something unknown; the text names it.
    Configuration {
        file: PathBuf,
        what: String,
    },
    Base(StoreError),
    Adresse {
        address: String,
        what: String,
    },
    Fichier {
        file: PathBuf,
        what: String,
    },
    /// A demonstration file is not of the expected shape.
    Donnees {
        file: &'static str,
        what: String,
    },
    Refus(Vec<String>),
    CollectiviteInconnue(String),
    Courriel(String),
    /// The single sign-on of `[sso]` cannot be used; the text says why.
    Sso(String),
    /// A document could not be laid out.
    Document(String),
}

impl Erreur {
    pub fn words(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Configuration { file, what } => t.erreur_configuration(file.display().to_string(), what),
            Self::Base(error) => t.erreur_base(error.to_string()),
            Self::Adresse { address, what } => t.erreur_adresse(address, what),
            Self::Fichier { file, what } => t.erreur_fichier(file.display().to_string(), what),
            Self::Donnees { file, what } => t.erreur_donnees(*file, what),
            Self::Refus(lines) => lines.join("\n"),
            Self::CollectiviteInconnue(slug) => t.erreur_collectivite(slug),
            Self::Courriel(what) => t.erreur_courriel(what),
            Self::Sso(what) => t.erreur_sso(what),
            Self::Document(what) => t.erreur_document(what),
        }
    }
}

impl From<StoreError> for Erreur {
    fn from(error: StoreError) -> Self {
        Self::Base(error)
    }
}

impl From<ActeError> for Erreur {
    fn from(error: ActeError) -> Self {
        match error {
            ActeError::Refus(all) => Self::Refus(all.iter().map(|r| r.message(Lang::Fr)).collect()),
            ActeError::Interdit => Self::Refus(vec![]),
            ActeError::Store(error) => Self::Base(error),
        }
    }
}
