//! The communes of an official file against those on record: new, changed, unchanged, of another EPCI, or refused by cell.

use super::{RefusLieu, code_normal, coder, placer};
use crate::model::{AncienCode, GenreTerritoire, Territoire};
use crate::regles::saisie::{habitants, nommer};
use kernel::texte::cle;
use std::collections::BTreeMap;

pub const CODE: usize = 0;
pub const NOM: usize = 1;
pub const POPULATION: usize = 2;
pub const SIREN: usize = 3;
pub const POSTAUX: usize = 4;
pub const LONGITUDE: usize = 5;
pub const LATITUDE: usize = 6;
pub const COLONNES: usize = 7;

/// One row: what its cells say and where they are.
#[derive(Debug, Clone)]
pub struct Rangee {
    pub textes: [String; COLONNES],
    pub adresses: [String; COLONNES],
    /// A cell that computes.
    pub formule: Option<usize>,
}

/// What a file says of one commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    pub code: String,
    pub nom: String,
    pub population: Option<i64>,
    pub codes_postaux: Vec<String>,
    pub point: Option<(String, String)>,
}

/// What accepting a row would do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effet {
    Ajoute,
    /// The commune of now, and what would change of it.
    Change(Box<Territoire>, Vec<Champ>),
    Inchange(Box<Territoire>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Champ {
    Code,
    Nom,
    Population,
    Postaux,
    Point,
}

/// One commune, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Examen {
    pub adresse: String,
    pub lue: Commune,
    pub effet: Effet,
}

/// A file, judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Jugement {
    pub communes: Vec<Examen>,
    /// Address of the cell, what the row says, why.
    pub refusees: Vec<(String, String, RefusLieu)>,
    /// Rows of another EPCI.
    pub ailleurs: usize,
    /// Names of the communes on record that the file does not say.
    pub absentes: Vec<String>,
}

/// Judges the rows. `siren`: the EPCI whose communes are wanted; empty, all are.
#[must_use]
pub fn juger(rangees: &[Rangee], siren: &str, places: &[Territoire], anciens: &[AncienCode]) -> Jugement {
    let mut out = Jugement::default();
    let mut read: BTreeMap<String, (String, Commune)> = BTreeMap::new();
    for rangee in rangees {
        let of: String = rangee.textes[SIREN].chars().filter(char::is_ascii_digit).collect();
        if !siren.is_empty() && of != siren {
            out.ailleurs += 1;
            continue;
        }
        let said = [CODE, NOM].iter().map(|c| rangee.textes[*c].as_str()).collect::<Vec<_>>().join(", ");
        match lire(rangee, places, anciens) {
            Err((column, refus)) => out.refusees.push((rangee.adresses[column].clone(), said, refus)),
            Ok(commune) => match read.get_mut(&commune.code) {
                None => {
                    read.insert(commune.code.clone(), (rangee.adresses[CODE].clone(), commune));
                }
                // One row by postal code: the file of La Poste.
                Some((_, known)) if cle(&known.nom) == cle(&commune.nom) => {
                    for code in commune.codes_postaux {
                        if !known.codes_postaux.contains(&code) {
                            known.codes_postaux.push(code);
                        }
                    }
                }
                Some((ailleurs, _)) => {
                    let refus = RefusLieu::EnDouble { ailleurs: ailleurs.clone() };
                    out.refusees.push((rangee.adresses[CODE].clone(), said, refus));
                }
            },
        }
    }
    let communes: Vec<&Territoire> = places.iter().filter(|p| p.genre == GenreTerritoire::Commune).collect();
    for (adresse, commune) in read.into_values() {
        let by_code = communes.iter().find(|p| p.code.as_deref() == Some(&commune.code));
        let by_name = communes.iter().find(|p| p.cle == cle(&commune.nom));
        match (by_code, by_name) {
            (None, None) => out.communes.push(Examen { adresse, lue: commune, effet: Effet::Ajoute }),
            (None, Some(other)) if other.code.is_some() => {
                let code = other.code.clone().unwrap_or_default();
                let said = format!("{}, {}", commune.code, commune.nom);
                out.refusees.push((adresse, said, RefusLieu::NomSousUnAutreCode { nom: other.nom.clone(), code }));
            }
            (Some(known), _) | (None, Some(known)) => {
                let effet = comparer(&commune, known);
                out.communes.push(Examen { adresse, lue: commune, effet });
            }
        }
    }
    let said = |place: &Territoire| {
        out.communes.iter().any(|e| match &e.effet {
            Effet::Change(known, _) | Effet::Inchange(known) => known.id == place.id,
            Effet::Ajoute => false,
        })
    };
    let absent: Vec<String> = communes.iter().filter(|p| !said(p)).map(|p| p.nom.clone()).collect();
    out.absentes = absent;
    out
}

fn lire(rangee: &Rangee, places: &[Territoire], anciens: &[AncienCode]) -> Result<Commune, (usize, RefusLieu)> {
    if let Some(column) = rangee.formule {
        return Err((column, RefusLieu::Formule));
    }
    let text = |column: usize| rangee.textes[column].trim();
    let code = code_normal(GenreTerritoire::Commune, text(CODE));
    // Its own code is the code of the commune on record: that one is not another.
    let known = places.iter().find(|p| p.genre == GenreTerritoire::Commune && p.code.as_deref() == Some(&code)).map(|p| p.id);
    let code = coder(GenreTerritoire::Commune, &code, known, places, anciens).map_err(|refus| (CODE, refus))?.unwrap_or_default();
    let nom = nommer(text(NOM), None, &[]).map_err(|refus| (NOM, refus.into()))?;
    let population = match text(POPULATION) {
        "" => None,
        said => Some(habitants(said).map_err(|refus| (POPULATION, refus.into()))?),
    };
    let codes_postaux = postaux(text(POSTAUX)).map_err(|refus| (POSTAUX, refus))?;
    let point = placer(text(LONGITUDE), text(LATITUDE)).map_err(|refus| (LONGITUDE, refus))?;
    Ok(Commune { code, nom, population, codes_postaux, point })
}

/// « 11000 11600 », « 11000;11600 », one or many.
fn postaux(said: &str) -> Result<Vec<String>, RefusLieu> {
    let mut out: Vec<String> = vec![];
    for part in said.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()) {
        let code = if part.len() == 4 { format!("0{part}") } else { part.to_owned() };
        if code.len() != 5 || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RefusLieu::PostalIllisible { saisi: said.to_owned() });
        }
        if !out.contains(&code) {
            out.push(code);
        }
    }
    Ok(out)
}

fn comparer(lue: &Commune, known: &Territoire) -> Effet {
    let mut changes = vec![];
    if known.code.as_deref() != Some(&lue.code) {
        changes.push(Champ::Code);
    }
    // « AIGUES VIVES » is « Aigues-Vives »: the name on record is kept.
    if known.cle != cle(&lue.nom) {
        changes.push(Champ::Nom);
    }
    if lue.population.is_some() && lue.population != known.population {
        changes.push(Champ::Population);
    }
    let mut before = known.codes_postaux.0.clone();
    let mut after = lue.codes_postaux.clone();
    before.sort();
    after.sort();
    if !after.is_empty() && before != after {
        changes.push(Champ::Postaux);
    }
    if lue.point.is_some() && known.longitude.is_none() {
        changes.push(Champ::Point);
    }
    if changes.is_empty() { Effet::Inchange(Box::new(known.clone())) } else { Effet::Change(Box::new(known.clone()), changes) }
}
