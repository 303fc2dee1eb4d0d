//! The two languages of the product: French first, English second.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fr,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The first of our languages that an `Accept-Language` header names; French when it names none.
    #[must_use]
    pub fn negotiate(accept: &str) -> Self {
        accept
            .split(',')
            .filter_map(|part| {
                let mut pieces = part.split(';');
                let code = pieces.next()?.trim().get(..2)?.to_ascii_lowercase();
                let weight = pieces.find_map(|p| p.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok())).unwrap_or(1.0);
                Some((Self::from_code(&code)?, weight))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(std::cmp::Ordering::Greater))
            .map_or(Self::Fr, |(lang, _)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn la_langue_demandee_est_servie_et_le_francais_sinon() {
        assert_eq!(Lang::negotiate("en-GB,en;q=0.9"), Lang::En);
        assert_eq!(Lang::negotiate("en;q=0.3, fr;q=0.8"), Lang::Fr);
        assert_eq!(Lang::negotiate("fr,en"), Lang::Fr);
        assert_eq!(Lang::negotiate("de, it"), Lang::Fr);
        assert_eq!(Lang::negotiate(""), Lang::Fr);
    }
}
