//! How the types of the rules fit in columns.

use crate::regles::Financeur;
use crate::regles::enveloppe::Nature;
use crate::regles::etats::{Etat, EtatAppel, EtatCpo, EtatDossier, EtatLigne};
use crate::regles::versement::NatureVersement;
use store::{Column, StoreError, Value, columns};

columns!(Nature, NatureVersement);

macro_rules! etats {
    ($($t:ty),+) => {$(
        impl $t {
            /// The state of a code, when it is one.
            #[must_use]
            pub fn de_code(code: &str) -> Option<Self> {
                Self::TOUS.iter().copied().find(|etat| etat.code() == code)
            }
        }
        impl Column for $t {
            fn to_value(&self) -> Value {
                Value::Text(Some(Etat::code(*self).to_owned()))
            }
            fn from_value(value: Value) -> Result<Self, StoreError> {
                let code = String::from_value(value)?;
                Self::de_code(&code).ok_or_else(|| StoreError::Broken(format!("unknown state: {code}")))
            }
        }
    )+};
}
etats!(EtatAppel, EtatDossier, EtatLigne, EtatCpo);

impl Column for Financeur {
    fn to_value(&self) -> Value {
        Value::Text(Some(self.code().to_owned()))
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        Ok(Self::nomme(&String::from_value(value)?))
    }
}
