//! F1 `taux`: how far from the reference to the target.

use kernel::nombre::Nombre;
use serde::Deserialize;

use super::observation::nombre_ou_rien;
use super::{Comparable, Mesure, Sens, Signal, Signaux};

/// What an indicator aims at. `reference` and `cible` serve `hausse` and `baisse`, `min` and `max` serve
/// `maintien`; all in the unit of the indicator.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Objectif {
    pub sens: Sens,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub reference: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub cible: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub min: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub max: Option<Nombre>,
}

impl Objectif {
    /// An aim with nothing set but its direction.
    #[must_use]
    pub fn vers(sens: Sens) -> Self {
        Self { sens, reference: None, cible: None, min: None, max: None }
    }

    /// From a reference to a target, up or down.
    #[must_use]
    pub fn de_a(sens: Sens, reference: Nombre, cible: Nombre) -> Self {
        Self { reference: Some(reference), cible: Some(cible), ..Self::vers(sens) }
    }

    /// Stay between bounds, either of which may be open.
    #[must_use]
    pub fn entre(min: Option<Nombre>, max: Option<Nombre>) -> Self {
        Self { min, max, ..Self::vers(Sens::Maintien) }
    }

    /// « `oui_non` se lit référence 0, cible 1, oui = 1. » (§ 2)
    #[must_use]
    pub fn oui_non() -> Self {
        Self::de_a(Sens::Hausse, Nombre::zero(), Nombre::un())
    }

    /// « `jalon` : taux = part de l'étape atteinte. » (§ 2): from nothing done to the last step, in shares.
    #[must_use]
    pub fn jalon() -> Self {
        Self::de_a(Sens::Hausse, Nombre::zero(), Nombre::cent())
    }

    /// « **Mesurable** : sens autre qu'`aucun`, cible présente, et référence présente (ou bornes pour
    /// `maintien`). `oui_non` se lit référence 0, cible 1. `jalon` : taux = part de l'étape atteinte.
    /// `document` et `texte` : pas de taux. » (§ 2)
    #[must_use]
    pub fn mesurable(&self, mesure: Mesure) -> bool {
        match mesure {
            Mesure::Document | Mesure::Texte => false,
            Mesure::OuiNon | Mesure::Jalon => self.sens != Sens::Aucun,
            _ => self.manques().is_empty(),
        }
    }

    /// What the aim itself lacks, whatever the value: empty when it is measurable.
    #[must_use]
    pub fn manques(&self) -> Signaux {
        let mut signaux = Signaux::new();
        match self.sens {
            Sens::Aucun => {
                signaux.insert(Signal::SansSens);
            }
            Sens::Maintien => {
                if self.min.is_none() && self.max.is_none() {
                    signaux.insert(Signal::CibleManquante);
                }
            }
            Sens::Hausse | Sens::Baisse => {
                if self.reference.is_none() {
                    signaux.insert(Signal::ReferenceManquante);
                }
                if self.cible.is_none() {
                    signaux.insert(Signal::CibleManquante);
                }
            }
        }
        signaux
    }
}

/// A rate, in percent. `brut` may be negative or above 100; `retenu` is within [0 ; 100].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taux {
    pub brut: Option<Nombre>,
    pub retenu: Option<Nombre>,
    pub signaux: Signaux,
}

impl Taux {
    fn de(brut: Nombre, signaux: Signaux) -> Self {
        let retenu = brut.borne(&Nombre::zero(), &Nombre::cent());
        Self { brut: Some(brut), retenu: Some(retenu), signaux }
    }

    fn absent(signaux: Signaux) -> Self {
        Self { signaux, ..Self::default() }
    }

    /// The rate of a comparable value: the signals of both are kept, so that a value of last year never meets
    /// the target of this year « sans le signal `valeur_anterieure` » (§ 4, F1).
    #[must_use]
    pub fn du_comparable(objectif: &Objectif, comparable: &Comparable) -> Self {
        let mut taux = taux(objectif, comparable.valeur.as_ref());
        taux.signaux.extend(comparable.signaux.iter().copied());
        taux
    }

    /// « 99,5 donne 99 en entier » (§ 1, règle 3).
    #[must_use]
    pub fn entier(&self) -> Option<String> {
        self.retenu.as_ref().map(|retenu| retenu.arrondi(0, true))
    }
}

/// « g = +1 (hausse) ou −1 (baisse). Si g·référence < g·cible : brut = 100 × (valeur − référence) / (cible −
/// référence). Sinon, la cible était déjà atteinte au départ : 100 si g·valeur ≥ g·cible, 0 sinon, signal
/// `cible_deja_atteinte`. `maintien` : 100 dans les bornes comprises, 0 dehors. Manque : pas de taux, chaque
/// manque est nommé (`reference_manquante`, `cible_manquante`, `valeur_manquante`). `aucun` : `sans_sens`.
/// Bornes inversées : `bornes_inversees`. Retenu = brut borné. » (§ 4, F1)
///
/// A `maintien` without any bound lacks its target.
#[must_use]
pub fn taux(objectif: &Objectif, valeur: Option<&Nombre>) -> Taux {
    let mut signaux = objectif.manques();
    if objectif.sens == Sens::Aucun {
        return Taux::absent(signaux);
    }
    if valeur.is_none() {
        signaux.insert(Signal::ValeurManquante);
    }
    if objectif.sens == Sens::Maintien
        && let (Some(min), Some(max)) = (&objectif.min, &objectif.max)
        && min > max
    {
        signaux.insert(Signal::BornesInversees);
    }
    let Some(valeur) = valeur.filter(|_| signaux.is_empty()) else {
        return Taux::absent(signaux);
    };
    match (objectif.sens, &objectif.reference, &objectif.cible) {
        (Sens::Hausse, Some(reference), Some(cible)) => parcours(reference, cible, valeur, reference < cible, valeur >= cible),
        (Sens::Baisse, Some(reference), Some(cible)) => parcours(reference, cible, valeur, reference > cible, valeur <= cible),
        _ => {
            let assez = objectif.min.as_ref().is_none_or(|min| valeur >= min);
            let pas_trop = objectif.max.as_ref().is_none_or(|max| valeur <= max);
            Taux::de(tout_ou_rien(assez && pas_trop), Signaux::new())
        }
    }
}

fn tout_ou_rien(atteint: bool) -> Nombre {
    if atteint { Nombre::cent() } else { Nombre::zero() }
}

/// The share of the way from the reference to the target, or all or nothing when there was no way to go.
fn parcours(reference: &Nombre, cible: &Nombre, valeur: &Nombre, restait_a_faire: bool, tenue: bool) -> Taux {
    let fait = Nombre::cent() * &(valeur - reference);
    match fait.checked_div(&(cible - reference)) {
        Some(brut) if restait_a_faire => Taux::de(brut, Signaux::new()),
        _ => Taux::de(tout_ou_rien(tenue), Signaux::from([Signal::CibleDejaAtteinte])),
    }
}
