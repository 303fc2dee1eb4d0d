//! How an exact rational is held: two machine words while it fits, as large as it takes past that.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// Always irreducible, denominator positive, and small whenever both parts fit: equal numbers are held alike.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Exact {
    /// Numerator and denominator, neither of them `i64::MIN`.
    Petit(i64, i64),
    Grand(Box<BigRational>),
}

impl Exact {
    /// An irreducible fraction of positive denominator.
    fn irreductible(numerateur: i128, denominateur: i128) -> Self {
        match (petit(numerateur), petit(denominateur)) {
            (Some(n), Some(d)) => Self::Petit(n, d),
            _ => Self::Grand(Box::new(BigRational::new_raw(BigInt::from(numerateur), BigInt::from(denominateur)))),
        }
    }

    pub fn entier(entier: i128) -> Self {
        Self::irreductible(entier, 1)
    }

    pub fn grand(nombre: BigRational) -> Self {
        let court = |part: &BigInt| part.to_i64().filter(|n| *n != i64::MIN);
        match (court(nombre.numer()), court(nombre.denom())) {
            (Some(n), Some(d)) => Self::Petit(n, d),
            _ => Self::Grand(Box::new(nombre)),
        }
    }

    pub fn en_grand(&self) -> BigRational {
        match self {
            Self::Petit(n, d) => BigRational::new_raw(BigInt::from(*n), BigInt::from(*d)),
            Self::Grand(nombre) => (**nombre).clone(),
        }
    }

    pub fn plus(&self, autre: &Self) -> Self {
        let (Self::Petit(a, b), Self::Petit(c, d)) = (self, autre) else {
            return Self::grand(self.en_grand() + autre.en_grand());
        };
        let commun = b.gcd(d);
        let somme = i128::from(*a) * i128::from(d / commun) + i128::from(*c) * i128::from(b / commun);
        // Whatever divides both the sum and the denominator divides what the denominators share.
        let reste = i64::try_from(somme % i128::from(commun)).unwrap_or_default();
        let partage = reste.gcd(&commun);
        Self::irreductible(somme / i128::from(partage), i128::from(b / commun) * i128::from(d / partage))
    }

    pub fn oppose(&self) -> Self {
        match self {
            Self::Petit(n, d) => Self::Petit(-n, *d),
            Self::Grand(nombre) => Self::grand(-(**nombre).clone()),
        }
    }

    pub fn fois(&self, autre: &Self) -> Self {
        let (Self::Petit(a, b), Self::Petit(c, d)) = (self, autre) else {
            return Self::grand(self.en_grand() * autre.en_grand());
        };
        let (gauche, droite) = (a.gcd(d), c.gcd(b));
        Self::irreductible(i128::from(a / gauche) * i128::from(c / droite), i128::from(b / droite) * i128::from(d / gauche))
    }

    /// Nothing for zero.
    pub fn inverse(&self) -> Option<Self> {
        match self {
            Self::Petit(0, _) => None,
            Self::Petit(n, d) => Some(Self::Petit(d * n.signum(), n.abs())),
            Self::Grand(nombre) => Some(Self::grand(nombre.recip())),
        }
    }

    /// −1, 0 or 1.
    pub fn signe(&self) -> i64 {
        match self {
            Self::Petit(n, _) => n.signum(),
            Self::Grand(nombre) if nombre.is_zero() => 0,
            Self::Grand(nombre) => {
                if nombre.is_negative() {
                    -1
                } else {
                    1
                }
            }
        }
    }

    pub fn est_entier(&self) -> bool {
        match self {
            Self::Petit(_, d) => *d == 1,
            Self::Grand(nombre) => nombre.is_integer(),
        }
    }

    pub fn en_entier(&self) -> Option<i64> {
        match self {
            Self::Petit(n, 1) => Some(*n),
            Self::Petit(..) => None,
            Self::Grand(nombre) => nombre.is_integer().then(|| nombre.numer().to_i64()).flatten(),
        }
    }
}

fn petit(part: i128) -> Option<i64> {
    i64::try_from(part).ok().filter(|n| *n != i64::MIN)
}

impl Ord for Exact {
    fn cmp(&self, autre: &Self) -> Ordering {
        match (self, autre) {
            (Self::Petit(a, b), Self::Petit(c, d)) => (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b))),
            _ => self.en_grand().cmp(&autre.en_grand()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, autre: &Self) -> Option<Ordering> {
        Some(self.cmp(autre))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Around every edge: small, near the largest word, past it.
    fn partie() -> impl Strategy<Value = BigInt> {
        prop_oneof![
            (-50_i64..=50).prop_map(BigInt::from),
            any::<i64>().prop_map(BigInt::from),
            Just(BigInt::from(i64::MIN)),
            Just(BigInt::from(i64::MAX)),
            any::<i128>().prop_map(BigInt::from),
        ]
    }

    fn rationnel() -> impl Strategy<Value = BigRational> {
        (partie(), partie()).prop_filter_map("denominator", |(n, d)| (!d.is_zero()).then(|| BigRational::new(n, d)))
    }

    proptest! {
        #[test]
        fn le_calcul_court_est_celui_des_grands_nombres(x in rationnel(), y in rationnel()) {
            let (a, b) = (Exact::grand(x.clone()), Exact::grand(y.clone()));
            for (court, long) in [
                (a.plus(&b), &x + &y),
                (a.fois(&b), &x * &y),
                (a.oppose(), -x.clone()),
            ] {
                prop_assert_eq!(court.en_grand(), long.clone());
                prop_assert!(court == Exact::grand(long), "the same number is held in two ways");
            }
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            prop_assert_eq!(a == b, x == y);
            prop_assert_eq!(a.inverse().map(|i| i.en_grand()), (!x.is_zero()).then(|| x.recip()));
            prop_assert_eq!(a.est_entier(), x.is_integer());
            prop_assert_eq!(BigInt::from(a.signe()), x.numer().signum());
        }
    }
}
