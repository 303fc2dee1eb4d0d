//! F6 `secret`, `secret_emboite`, `secret_taux`: small counts are not told (§ 7).
//!
//! « Même masque sur carte, graphique, tri, API et info-bulle. » : publish only what these functions return.

mod annees;
mod lie;

pub use annees::{Masques, Protection, Serie, masques_annuels};
pub use lie::{Egalite, secret_lie};

use std::collections::BTreeMap;

use kernel::nombre::Nombre;
use serde::Deserialize;

use super::Lecture;
use super::observation::nombre_ou_rien;

/// « Seuil par source, 11 par défaut (aucune statistique fiscale de l'Insee sous 11 ménages) ; entreprises : 3
/// unités et 85 % au plus pour la première. » (§ 7)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegleSecret {
    /// A strictly positive count under it is secret.
    pub seuil: Nombre,
    /// « indicateur à zéro sensible »: zero is secret as well.
    pub zero_sensible: bool,
    /// Largest share, in percent, that the first unit of a case may hold.
    pub dominance: Option<Nombre>,
}

impl Default for RegleSecret {
    fn default() -> Self {
        Self { seuil: Nombre::from(11), zero_sensible: false, dominance: None }
    }
}

impl RegleSecret {
    /// For sources about businesses.
    #[must_use]
    pub fn entreprises() -> Self {
        Self { seuil: Nombre::from(3), zero_sensible: false, dominance: Some(Nombre::from(85)) }
    }

    /// « toute case strictement positive sous le seuil devient « c » ; 0 reste publiable sauf indicateur à
    /// zéro sensible. »
    fn est_petit(&self, nombre: &Nombre) -> bool {
        if nombre.est_nul() { self.zero_sensible } else { nombre.est_positif() && *nombre < self.seuil }
    }
}

/// One case of a published table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Case {
    pub code: String,
    /// Number of units; `secret` when the source itself hides it.
    pub valeur: Lecture,
    /// Share of the first unit, in percent, for sources about businesses.
    #[serde(deserialize_with = "nombre_ou_rien")]
    pub part_premiere: Option<Nombre>,
}

impl Case {
    #[must_use]
    pub fn nouvelle(code: impl Into<String>, valeur: impl Into<Lecture>) -> Self {
        Self { code: code.into(), valeur: valeur.into(), part_premiere: None }
    }
}

/// What may be told of one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publie {
    Valeur(Nombre),
    /// Written « c ».
    Secret,
    /// There is no figure; it is not a secret.
    Absent,
}

/// What may be told of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    pub cases: BTreeMap<String, Publie>,
    pub total: Publie,
}

/// « Toute case strictement positive sous le seuil devient « c » […]. Si le total est publié, on masque ensuite la
/// plus petite case publiée non nulle (à égalité, premier code) jusqu'à deux cases masquées au moins **et** une
/// somme masquée au moins égale au seuil ; faute de candidat, le total est masqué ; un total lui-même petit
/// l'est aussi. » (§ 7, F6)
///
/// Without secret case nothing more is masked. A case secret at its source counts for one case and for nothing
/// in the masked sum, which can only mask more. `total` absent: it is not published.
#[must_use]
pub fn secret(regle: &RegleSecret, cases: &[Case], total: Option<&Nombre>) -> Publication {
    let mut publiees: BTreeMap<String, Publie> = BTreeMap::new();
    let mut masquees = 0usize;
    let mut somme = Nombre::zero();
    for case in cases {
        let domine = match (&case.part_premiere, &regle.dominance) {
            (Some(part), Some(dominance)) => part > dominance,
            _ => false,
        };
        let publie = match case.valeur.valeur() {
            Some(valeur) if domine || regle.est_petit(valeur) => {
                somme = somme + valeur;
                Publie::Secret
            }
            Some(valeur) => Publie::Valeur(valeur.clone()),
            None if case.valeur.est_secrete() => Publie::Secret,
            None => Publie::Absent,
        };
        masquees += usize::from(publie == Publie::Secret);
        publiees.insert(case.code.clone(), publie);
    }
    let total = match total {
        None => Publie::Absent,
        Some(total) if regle.est_petit(total) => Publie::Secret,
        Some(total) if masquees == 0 => Publie::Valeur(total.clone()),
        Some(total) => loop {
            if masquees >= 2 && somme >= regle.seuil {
                break Publie::Valeur(total.clone());
            }
            let Some((code, valeur)) = plus_petite(&publiees) else {
                break Publie::Secret;
            };
            somme = somme + &valeur;
            masquees += 1;
            publiees.insert(code, Publie::Secret);
        },
    };
    Publication { cases: publiees, total }
}

/// The smallest published case which is not zero; first code when equal.
fn plus_petite(publiees: &BTreeMap<String, Publie>) -> Option<(String, Nombre)> {
    publiees
        .iter()
        .filter_map(|(code, publie)| match publie {
            Publie::Valeur(valeur) if valeur.est_positif() => Some((valeur, code)),
            _ => None,
        })
        .min()
        .map(|(valeur, code)| (code.clone(), valeur.clone()))
}

/// A place published together with some places inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emboitement {
    /// The whole (a commune).
    pub tout: Nombre,
    /// What is published inside it, without overlap (its QPV).
    pub parties: Vec<Case>,
}

/// « Les niveaux emboîtés (QPV et commune) se masquent ensemble. » (§ 7): what is left of the whole once its parts
/// are taken out can be found by subtraction, hence it is judged as one more case, which is not returned.
#[must_use]
pub fn secret_emboite(regle: &RegleSecret, emboitement: &Emboitement) -> Publication {
    let connues: Nombre = emboitement.parties.iter().filter_map(|p| p.valeur.valeur()).sum();
    // A code no place can bear: codes of places are not empty.
    let reste = Case::nouvelle("", &emboitement.tout - &connues);
    let mut cases = emboitement.parties.clone();
    cases.push(reste);
    let mut publication = secret(regle, &cases, Some(&emboitement.tout));
    publication.cases.remove("");
    publication
}

/// « Un taux est masqué si dénominateur, numérateur ou complément est sous le seuil (numérateur ou complément nuls
/// admis). » (§ 7, F6). The published rate is in percent. Nulls are admitted unless zero is sensitive; a zero
/// denominator is under the threshold; a missing number leaves no rate.
#[must_use]
pub fn secret_taux(regle: &RegleSecret, numerateur: Option<&Nombre>, denominateur: Option<&Nombre>) -> Publie {
    let (Some(haut), Some(bas)) = (numerateur, denominateur) else {
        return Publie::Absent;
    };
    let admis = |nombre: &Nombre| *nombre >= regle.seuil || (nombre.est_nul() && !regle.zero_sensible);
    if *bas < regle.seuil || !admis(haut) || !admis(&(bas - haut)) {
        return Publie::Secret;
    }
    (Nombre::cent() * haut).checked_div(bas).map_or(Publie::Secret, Publie::Valeur)
}
