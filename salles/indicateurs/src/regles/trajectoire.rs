//! F8 `attendu`: where we should be at a date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::nombre::Nombre;

use super::{Objectif, Signal, Signaux, taux};

kernel::code_enum! {
    /// How one goes from a target to the next; linear by default (§ 11).
    #[derive(Default)]
    pub enum ModeTrajectoire {
        /// « Linéaire au jour près entre deux points ».
        #[default]
        Lineaire = "lineaire",
        /// « palier (la cible n'est due qu'à sa date) ».
        Palier = "palier",
    }
}

/// « Trajectoire = référence puis cibles datées. » (§ 4, F8). Points in any order; values in the unit of the
/// indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trajectoire {
    pub points: Vec<(Date, Nombre)>,
    pub mode: ModeTrajectoire,
}

/// Where one should be, and how far from it one is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attendu {
    /// In the unit of the indicator.
    pub valeur_attendue: Option<Nombre>,
    /// In percent, within [0 ; 100].
    pub taux_attendu: Option<Nombre>,
    /// Retained rate minus expected rate, in points; negative when late.
    pub ecart: Option<Nombre>,
    pub signaux: Signaux,
}

/// « Linéaire au jour près entre deux points, ou palier (la cible n'est due qu'à sa date) ; avant : première
/// valeur, après : dernière. Taux attendu = F1 de la valeur attendue (référence = premier point, cible =
/// dernier), borné. Écart = retenu − attendu, en points. » (§ 4, F8)
///
/// `objectif` gives the direction and, for `maintien`, the bounds; its reference and target are those of the
/// trajectory. An empty trajectory is `cible_manquante`; two values on one day are `cible_en_double`.
#[must_use]
pub fn attendu(objectif: &Objectif, trajectoire: &Trajectoire, date: Date, valeur: Option<&Nombre>) -> Attendu {
    let points: BTreeMap<Date, &Nombre> = trajectoire.points.iter().map(|(jour, valeur)| (*jour, valeur)).collect();
    let absent = |signal| Attendu { signaux: Signaux::from([signal]), ..Attendu::default() };
    if points.len() < trajectoire.points.len() {
        return absent(Signal::CibleEnDouble);
    }
    let (Some((_, premier)), Some((_, dernier))) = (points.first_key_value(), points.last_key_value()) else {
        return absent(Signal::CibleManquante);
    };
    let objectif = Objectif { reference: Some((*premier).clone()), cible: Some((*dernier).clone()), ..objectif.clone() };
    let valeur_attendue = lire(&points, trajectoire.mode, date);
    let du = taux(&objectif, valeur_attendue.as_ref());
    let fait = taux(&objectif, valeur);
    let ecart = match (&fait.retenu, &du.retenu) {
        (Some(fait), Some(du)) => Some(fait - du),
        _ => None,
    };
    Attendu { valeur_attendue, taux_attendu: du.retenu, ecart, signaux: fait.signaux }
}

fn lire(points: &BTreeMap<Date, &Nombre>, mode: ModeTrajectoire, date: Date) -> Option<Nombre> {
    let avant = points.range(..=date).next_back();
    let apres = points.range(date..).next();
    match (avant, apres) {
        (Some((debut, depart)), Some((fin, arrivee))) if mode == ModeTrajectoire::Lineaire => {
            Some(interpoler((*debut, depart), (*fin, arrivee), date))
        }
        (Some((_, valeur)), _) | (None, Some((_, valeur))) => Some((*valeur).clone()),
        (None, None) => None,
    }
}

/// The value at `date` on the straight line between two dated values, to the day.
pub(super) fn interpoler((debut, depart): (Date, &Nombre), (fin, arrivee): (Date, &Nombre), date: Date) -> Nombre {
    let parcouru = (arrivee - depart) * Nombre::from(jours(debut, date));
    match parcouru.checked_div(&Nombre::from(jours(debut, fin))) {
        Some(chemin) => chemin + depart,
        None => depart.clone(),
    }
}

/// Days from one date to another.
pub(super) fn jours(de: Date, a: Date) -> i64 {
    a.duration_since(de).as_secs() / 86_400
}
