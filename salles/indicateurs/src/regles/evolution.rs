//! F1 `evolution` and `ratio`: two numbers into one.

use kernel::nombre::Nombre;

use super::{Signal, Signaux};

kernel::code_enum! {
    /// How a change is told.
    pub enum TypeEvolution {
        /// In the unit of the values.
        Absolue = "absolue",
        /// In percent of the value before.
        Relative = "relative",
    }
}

/// A number, or the reasons why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resultat {
    pub valeur: Option<Nombre>,
    pub signaux: Signaux,
}

impl Resultat {
    pub(super) fn absent(signaux: Signaux) -> Self {
        Self { valeur: None, signaux }
    }
}

/// « absolue = après − avant ; relative = 100 × (après − avant) / |avant| ; rien si `avant_manquant`,
/// `apres_manquant` ou `base_nulle`. » (§ 4). Every defect that can be seen is named; a base of zero only
/// hinders a relative change.
#[must_use]
pub fn evolution(forme: TypeEvolution, avant: Option<&Nombre>, apres: Option<&Nombre>) -> Resultat {
    let mut signaux = Signaux::new();
    if avant.is_none() {
        signaux.insert(Signal::AvantManquant);
    }
    if apres.is_none() {
        signaux.insert(Signal::ApresManquant);
    }
    if forme == TypeEvolution::Relative && avant.is_some_and(Nombre::est_nul) {
        signaux.insert(Signal::BaseNulle);
    }
    let (Some(avant), Some(apres), true) = (avant, apres, signaux.is_empty()) else {
        return Resultat::absent(signaux);
    };
    let ecart = apres - avant;
    let valeur = match forme {
        TypeEvolution::Absolue => Some(ecart),
        TypeEvolution::Relative => (Nombre::cent() * &ecart).checked_div(&avant.abs()),
    };
    Resultat { valeur, signaux }
}

/// What is divided. `facteur` is 100 for a percentage; `part` says that the numerator belongs to the
/// denominator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotient {
    pub numerateur: Option<Nombre>,
    pub denominateur: Option<Nombre>,
    pub facteur: Nombre,
    pub part: bool,
}

impl Quotient {
    /// A percentage.
    #[must_use]
    pub fn nouveau(numerateur: Option<Nombre>, denominateur: Option<Nombre>) -> Self {
        Self { numerateur, denominateur, facteur: Nombre::cent(), part: false }
    }
}

/// « `facteur` (100 par défaut) × numérateur / dénominateur ; rien si `numerateur_manquant`,
/// `denominateur_manquant`, `denominateur_nul`, `signe_interdit` (négatif) ou, quand `part` est vrai,
/// `part_superieure_au_tout`. » (§ 4). A zero denominator is no whole that a part could exceed.
#[must_use]
pub fn ratio(quotient: &Quotient) -> Resultat {
    let (haut, bas) = (&quotient.numerateur, &quotient.denominateur);
    let mut signaux = Signaux::new();
    if haut.is_none() {
        signaux.insert(Signal::NumerateurManquant);
    }
    match bas {
        None => {
            signaux.insert(Signal::DenominateurManquant);
        }
        Some(bas) if bas.est_nul() => {
            signaux.insert(Signal::DenominateurNul);
        }
        Some(_) => {}
    }
    if [haut, bas].into_iter().flatten().any(Nombre::est_negatif) {
        signaux.insert(Signal::SigneInterdit);
    }
    if quotient.part
        && let (Some(haut), Some(bas)) = (haut, bas)
        && bas.est_positif()
        && haut > bas
    {
        signaux.insert(Signal::PartSuperieureAuTout);
    }
    let (Some(haut), Some(bas), true) = (haut, bas, signaux.is_empty()) else {
        return Resultat::absent(signaux);
    };
    let valeur = (&quotient.facteur * haut).checked_div(bas);
    Resultat { valeur, signaux }
}
