//! Identifiers: UUIDv7, written everywhere (database, URL, journal) in the same 26-character form.
//! Crockford base 32 keeps the order of time, has no ambiguous letter and can be read aloud.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Identifier of a `T`; `T` is only a mark that keeps a fiche from being taken for a contrat.
pub struct Id<T: ?Sized>(Uuid, PhantomData<fn() -> T>);

/// Mark of a collectivité, the tenant every other record belongs to.
#[derive(Debug)]
pub struct CollectiviteMark;
pub type CollectiviteId = Id<CollectiviteMark>;

/// The text is not an identifier (26 characters of Crockford base 32).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: {0}")]
pub struct NotAnId(pub String);

impl<T: ?Sized> Id<T> {
    /// A new identifier at `millis` since 1970 with `entropy` from the caller's random source.
    #[must_use]
    pub fn from_parts(millis: u64, entropy: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &entropy).into_uuid(), PhantomData)
    }

    /// A new identifier from the system's clock and random source.
    #[must_use]
    pub fn fresh() -> Self {
        Self(Uuid::now_v7(), PhantomData)
    }

    /// The same 128 bits under another mark: for the few places that know an object only by id.
    #[must_use]
    pub fn cast<U: ?Sized>(self) -> Id<U> {
        Id(self.0, PhantomData)
    }
}

impl<T: ?Sized> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bits = self.0.as_u128();
        let mut out = [b'0'; 26];
        for slot in out.iter_mut().rev() {
            *slot = ALPHABET[(bits & 31) as usize];
            bits >>= 5;
        }
        f.write_str(std::str::from_utf8(&out).unwrap_or_default())
    }
}

impl<T: ?Sized> FromStr for Id<T> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bad = || NotAnId(text.chars().take(40).collect());
        if text.len() != 26 {
            return Err(bad());
        }
        let mut bits: u128 = 0;
        for (rank, byte) in text.bytes().enumerate() {
            let value = ALPHABET.iter().position(|a| *a == byte).ok_or_else(bad)?;
            if rank == 0 && value > 7 {
                return Err(bad());
            }
            bits = (bits << 5) | value as u128;
        }
        Ok(Self(Uuid::from_u128(bits), PhantomData))
    }
}

impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for Id<T> {}
impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T: ?Sized> Eq for Id<T> {}
impl<T: ?Sized> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T: ?Sized> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T: ?Sized> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T: ?Sized> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
impl<T: ?Sized> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de, T: ?Sized> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_identifiant_se_relit_et_garde_l_ordre_du_temps() {
        let avant: Id<()> = Id::from_parts(1_000, [7; 10]);
        let apres: Id<()> = Id::from_parts(2_000, [0; 10]);
        assert_eq!(avant.to_string().parse::<Id<()>>().unwrap(), avant);
        assert!(avant.to_string() < apres.to_string());
        assert!("ceci-nest-pas-un-identifia".parse::<Id<()>>().is_err());
    }
}
