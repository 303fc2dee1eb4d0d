//! What is typed about a place, read or refused.

use super::Refus;
use crate::model::{Territoire, TerritoireId};
use jiff::civil::Date;
use kernel::texte::{cle, typographie};
use std::collections::BTreeSet;

const NOM_MAX: usize = 120;
/// More people than any French territory holds: a slip of the keyboard.
const HABITANTS_MAX: i64 = 100_000_000;

/// The name of a place: present, short enough, borne by no other of its kind.
///
/// # Errors
/// `NomAbsent`, `NomTropLong`, `NomPris`.
pub fn nommer(saisie: &str, id: Option<TerritoireId>, du_meme_genre: &[Territoire]) -> Result<String, Refus> {
    let nom = typographie(saisie.trim());
    let longueur = nom.chars().count();
    if cle(&nom).is_empty() {
        return Err(Refus::NomAbsent);
    }
    if longueur > NOM_MAX {
        return Err(Refus::NomTropLong { longueur, max: NOM_MAX });
    }
    if du_meme_genre.iter().any(|other| Some(other.id) != id && other.cle == cle(&nom)) {
        return Err(Refus::NomPris { nom });
    }
    Ok(nom)
}

/// A day typed « 01/03/2026 » or `2026-03-01`; nothing when nothing is typed.
///
/// # Errors
/// `DateIllisible`.
pub fn dater(champ: &'static str, saisie: &str) -> Result<Option<Date>, Refus> {
    let saisie = saisie.trim();
    if saisie.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = saisie.split('/').map(str::trim).collect();
    let date = match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            let number = |text: &str| text.parse::<i8>().ok();
            year.parse::<i16>().ok().zip(number(month)).zip(number(day)).and_then(|((y, m), d)| Date::new(y, m, d).ok())
        }
        _ => saisie.parse().ok(),
    };
    date.map(Some).ok_or_else(|| Refus::DateIllisible { champ, saisie: saisie.chars().take(40).collect() })
}

/// « validité » : the first day is not after the last.
///
/// # Errors
/// `PeriodeInversee`.
pub fn periode(du: Option<Date>, au: Option<Date>) -> Result<(), Refus> {
    match (du, au) {
        (Some(du), Some(au)) if au < du => Err(Refus::PeriodeInversee { du, au }),
        _ => Ok(()),
    }
}

/// A number of inhabitants, its thousands apart or not.
///
/// # Errors
/// `PopulationIllisible`.
pub fn habitants(saisie: &str) -> Result<i64, Refus> {
    let digits: String = saisie.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|n| plain && (0..=HABITANTS_MAX).contains(n))
        .ok_or_else(|| Refus::PopulationIllisible { saisie: saisie.trim().chars().take(40).collect() })
}

/// The year of a figure.
///
/// # Errors
/// `AnneeIllisible`.
pub fn annee(saisie: &str) -> Result<String, Refus> {
    let saisie = saisie.trim();
    let year = saisie.parse::<u16>().ok().filter(|y| saisie.len() == 4 && (1800..=2200).contains(y));
    year.map(|y| y.to_string()).ok_or_else(|| Refus::AnneeIllisible { saisie: saisie.chars().take(40).collect() })
}

/// « Une correction dit pourquoi ».
///
/// # Errors
/// `MotifAbsent`.
pub fn motiver(saisie: &str) -> Result<String, Refus> {
    let motif = saisie.trim();
    if motif.is_empty() { Err(Refus::MotifAbsent) } else { Ok(motif.chars().take(500).collect()) }
}

/// What choosing these communes changes, when the composition is still the one that was shown:
/// those that come in, those that go out.
///
/// # Errors
/// `CompositionChangee`, with the names of what changed meanwhile.
pub fn composer(
    vues: &BTreeSet<TerritoireId>,
    actuelles: &BTreeSet<TerritoireId>,
    choisies: &BTreeSet<TerritoireId>,
    nom: impl Fn(&TerritoireId) -> String,
) -> Result<(Vec<TerritoireId>, Vec<TerritoireId>), Refus> {
    if vues != actuelles {
        return Err(Refus::CompositionChangee {
            ajoutees: actuelles.difference(vues).map(&nom).collect(),
            retirees: vues.difference(actuelles).map(&nom).collect(),
        });
    }
    Ok((choisies.difference(actuelles).copied().collect(), actuelles.difference(choisies).copied().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn une_date_se_lit_a_la_francaise_ou_pas_du_tout() {
        assert_eq!(dater("du", "01/03/2026"), Ok(Some(date(2026, 3, 1))));
        assert_eq!(dater("du", " 2026-03-01 "), Ok(Some(date(2026, 3, 1))));
        assert_eq!(dater("du", ""), Ok(None));
        for bad in ["31/02/2026", "mars 2026", "1/3/26", "2026"] {
            assert_eq!(dater("du", bad), Err(Refus::DateIllisible { champ: "du", saisie: bad.to_owned() }));
        }
        assert!(periode(Some(date(2026, 3, 1)), Some(date(2026, 3, 1))).is_ok());
        assert!(periode(Some(date(2026, 3, 2)), Some(date(2026, 3, 1))).is_err());
        assert!(periode(None, Some(date(2026, 3, 1))).is_ok());
    }

    #[test]
    fn une_population_est_un_nombre_entier() {
        assert_eq!(habitants("46\u{202f}825"), Ok(46_825));
        assert_eq!(habitants(" 46 825 "), Ok(46_825));
        assert_eq!(habitants("0"), Ok(0));
        for bad in ["", "-3", "+3", "12,5", "beaucoup", "99999999999"] {
            assert!(habitants(bad).is_err(), "{bad}");
        }
        assert_eq!(annee("2023"), Ok("2023".to_owned()));
        assert!(annee("23").is_err() && annee("+203").is_err() && annee("").is_err());
    }

    #[test]
    fn une_composition_changee_par_un_autre_est_dite_et_rien_ne_se_perd() {
        let ids: Vec<TerritoireId> = (0..4).map(|n| TerritoireId::from_parts(n, [0; 10])).collect();
        let set = |ranks: &[usize]| ranks.iter().map(|r| ids[*r]).collect::<BTreeSet<_>>();
        let nom = |id: &TerritoireId| ids.iter().position(|i| i == id).unwrap().to_string();
        assert_eq!(composer(&set(&[0, 1]), &set(&[0, 1]), &set(&[1, 2]), nom), Ok((vec![ids[2]], vec![ids[0]])));
        let refus = composer(&set(&[0, 1]), &set(&[0, 3]), &set(&[1]), nom);
        assert_eq!(refus, Err(Refus::CompositionChangee { ajoutees: vec!["3".into()], retirees: vec!["1".into()] }));
    }
}
