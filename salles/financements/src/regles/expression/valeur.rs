//! What an expression gives: numbers known between two bounds, booleans of three values.

use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::BTreeSet;

use super::Enregistrement;

/// True, false, or not decided yet (`None`): « une comparaison vraie (ou fausse) sur tout l'intervalle est tranchée,
/// sinon `indeterminee` ».
pub type Trois = Option<bool>;

/// Every number between two bounds, both reached; no bound is no limit. Centimes, basis points or integers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intervalle {
    pub min: Option<Nombre>,
    pub max: Option<Nombre>,
}

impl Intervalle {
    /// A known number.
    #[must_use]
    pub fn exact(n: Nombre) -> Self {
        Self { min: Some(n.clone()), max: Some(n) }
    }

    #[must_use]
    pub const fn inconnu() -> Self {
        Self { min: None, max: None }
    }

    #[must_use]
    pub fn est_exact(&self) -> bool {
        self.min.is_some() && self.min == self.max
    }

    /// The number, when it is known.
    #[must_use]
    pub fn exact_connu(&self) -> Option<Nombre> {
        self.min.clone().filter(|_| self.est_exact())
    }

    #[must_use]
    pub fn contient(&self, n: &Nombre) -> bool {
        self.min.as_ref().is_none_or(|min| min <= n) && self.max.as_ref().is_none_or(|max| n <= max)
    }

    #[must_use]
    pub fn plus(&self, autre: &Self) -> Self {
        let somme = |a: &Option<Nombre>, b: &Option<Nombre>| Some(a.as_ref()? + b.as_ref()?);
        Self { min: somme(&self.min, &autre.min), max: somme(&self.max, &autre.max) }
    }

    #[must_use]
    pub fn oppose(&self) -> Self {
        Self { min: self.max.clone().map(|n| -n), max: self.min.clone().map(|n| -n) }
    }

    /// The product; a missing bound leaves no bound unless both are known to be positive.
    #[must_use]
    pub fn fois(&self, autre: &Self) -> Self {
        if let (Some(a), Some(b), Some(c), Some(d)) = (&self.min, &self.max, &autre.min, &autre.max) {
            let coins = [a * c, a * d, b * c, b * d];
            return Self { min: coins.iter().min().cloned(), max: coins.iter().max().cloned() };
        }
        match (&self.min, &autre.min) {
            (Some(a), Some(c)) if !a.est_negatif() && !c.est_negatif() => Self { min: Some(a * c), max: None },
            _ => Self::inconnu(),
        }
    }

    /// The quotient of two numbers of which the second is positive; unknown when it may be zero.
    #[must_use]
    pub fn divise(&self, par: &Self) -> Self {
        let Some(bas) = par.min.as_ref().filter(|n| n.est_positif()) else { return Self::inconnu() };
        // A negative numerator is smallest over the smallest divisor, a positive one over the greatest.
        let min = self.min.as_ref().and_then(|n| {
            if n.est_negatif() {
                n.checked_div(bas)
            } else {
                Some(par.max.as_ref().and_then(|h| n.checked_div(h)).unwrap_or_else(Nombre::zero))
            }
        });
        let max = self.max.as_ref().and_then(|n| {
            if n.est_negatif() {
                Some(par.max.as_ref().and_then(|h| n.checked_div(h)).unwrap_or_else(Nombre::zero))
            } else {
                n.checked_div(bas)
            }
        });
        Self { min, max }
    }

    /// « tranchée » when true, or false, of every pair of numbers.
    #[must_use]
    pub fn inferieur(&self, autre: &Self) -> Trois {
        if let (Some(max), Some(min)) = (&self.max, &autre.min)
            && max < min
        {
            return Some(true);
        }
        if let (Some(min), Some(max)) = (&self.min, &autre.max)
            && min >= max
        {
            return Some(false);
        }
        None
    }

    #[must_use]
    pub fn egal(&self, autre: &Self) -> Trois {
        if self.est_exact() && self == autre {
            return Some(true);
        }
        let disjoints = self.inferieur(autre) == Some(true) || autre.inferieur(self) == Some(true);
        disjoints.then_some(false)
    }
}

/// What a set holds and texts and integers compare by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cle {
    Texte(String),
    Entier(i64),
}

#[derive(Debug, Clone)]
pub enum Valeur {
    Nombre(Intervalle),
    Bool(Trois),
    Date(Option<Date>),
    /// Empty is no text.
    Texte(Option<String>),
    Ensemble(BTreeSet<Cle>),
    Liste(Vec<Enregistrement>),
    /// The record does not have it.
    Absente,
}

impl Valeur {
    #[must_use]
    pub fn entier(n: i64) -> Self {
        Self::Nombre(Intervalle::exact(Nombre::from(n)))
    }

    #[must_use]
    pub fn texte(texte: &str) -> Self {
        Self::Texte((!texte.trim().is_empty()).then(|| texte.to_owned()))
    }

    #[must_use]
    pub fn ensemble<T: AsRef<str>>(textes: impl IntoIterator<Item = T>) -> Self {
        Self::Ensemble(textes.into_iter().map(|t| Cle::Texte(t.as_ref().to_owned())).collect())
    }

    #[must_use]
    pub fn annees(annees: impl IntoIterator<Item = i64>) -> Self {
        Self::Ensemble(annees.into_iter().map(Cle::Entier).collect())
    }
}
