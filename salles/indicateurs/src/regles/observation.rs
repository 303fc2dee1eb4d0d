//! What stands where a value is expected: a value, or the reason why there is none (§ 3).

use std::fmt;

use kernel::nombre::Nombre;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};

use super::Absence;

/// A value or a mark of absence. « Dans les calculs, les trois premières valent `null` » ; `sans_objet`
/// « retire la période ou le territoire des attendus » (§ 3).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Lecture {
    Valeur(Nombre),
    /// « `non_saisi` (rien n'a été répondu) »
    #[default]
    NonSaisie,
    Absente(Absence),
}

impl Lecture {
    /// The code of « non saisi » ; the other marks have theirs in [`Absence`].
    const NON_SAISI: &str = "non_saisi";
}

impl Lecture {
    #[must_use]
    pub fn valeur(&self) -> Option<&Nombre> {
        match self {
            Lecture::Valeur(nombre) => Some(nombre),
            Lecture::NonSaisie | Lecture::Absente(_) => None,
        }
    }

    #[must_use]
    pub fn est_secrete(&self) -> bool {
        *self == Lecture::Absente(Absence::Secret)
    }

    #[must_use]
    pub fn est_sans_objet(&self) -> bool {
        *self == Lecture::Absente(Absence::SansObjet)
    }
}

impl From<Absence> for Lecture {
    fn from(absence: Absence) -> Self {
        Lecture::Absente(absence)
    }
}

impl From<Nombre> for Lecture {
    fn from(nombre: Nombre) -> Self {
        Lecture::Valeur(nombre)
    }
}

impl From<Option<Nombre>> for Lecture {
    fn from(nombre: Option<Nombre>) -> Self {
        nombre.map_or_else(Lecture::default, Lecture::Valeur)
    }
}

impl<'de> Deserialize<'de> for Lecture {
    /// `null` is « non saisi », the code of a mark is that mark, anything else must be a number.
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Lecteur;
        impl<'de> Visitor<'de> for Lecteur {
            type Value = Lecture;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal text, a mark of absence or null")
            }
            fn visit_unit<E: de::Error>(self) -> Result<Lecture, E> {
                Ok(Lecture::default())
            }
            fn visit_none<E: de::Error>(self) -> Result<Lecture, E> {
                Ok(Lecture::default())
            }
            fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Lecture, D::Error> {
                d.deserialize_any(self)
            }
            fn visit_str<E: de::Error>(self, texte: &str) -> Result<Lecture, E> {
                if texte == Lecture::NON_SAISI {
                    return Ok(Lecture::NonSaisie);
                }
                match Absence::from_code(texte) {
                    Some(absence) => Ok(Lecture::Absente(absence)),
                    None => texte.parse().map(Lecture::Valeur).map_err(E::custom),
                }
            }
            fn visit_i64<E: de::Error>(self, entier: i64) -> Result<Lecture, E> {
                Ok(Lecture::Valeur(Nombre::from(entier)))
            }
            fn visit_u64<E: de::Error>(self, entier: u64) -> Result<Lecture, E> {
                Ok(Lecture::Valeur(Nombre::from(entier)))
            }
        }
        d.deserialize_any(Lecteur)
    }
}

/// Reads a field which is a number or absent, for whatever reason.
pub(super) fn nombre_ou_rien<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Nombre>, D::Error> {
    Ok(Lecture::deserialize(d)?.valeur().cloned())
}

/// Reads a number whose absence means one: « Défauts : `poids` 1 » (§ 11).
pub(super) fn un_par_defaut<'de, D: Deserializer<'de>>(d: D) -> Result<Nombre, D::Error> {
    Ok(nombre_ou_rien(d)?.unwrap_or_else(Nombre::un))
}

/// Reads a number whose absence means one hundred: « Défauts : `couverture_min` 100, `facteur` 100 » (§ 11).
pub(super) fn cent_par_defaut<'de, D: Deserializer<'de>>(d: D) -> Result<Nombre, D::Error> {
    Ok(nombre_ou_rien(d)?.unwrap_or_else(Nombre::cent))
}
