//! Reading what people type in a value, and comparing it with last year's: everything passes through
//! `kernel::nombre`, which is the only arithmetic of figures.

use indicateurs::model::{Echelle, Mesure};
use indicateurs::regles::echelle::{HorsEchelle, dire_texte, placer};
use kernel::Lang;
use kernel::nombre::{Marque, Nombre, SaisieIllisible};
use kernel::texte::cle;

/// What a typed value says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lu {
    /// Nothing typed: not answered.
    Vide,
    /// A decimal text, « 1200 », « 12.5 ».
    Nombre(String),
    /// « n.d », « NC », « - »: never zero.
    NonDisponible,
    /// « #REF! »: a spreadsheet's formula that failed.
    Formule(String),
}

/// How far a value is from last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ecart {
    /// Ten times more, or ten times less: often a comma or a unit.
    Dix,
    /// « variation de plus de 50 % ».
    Moitie,
}

/// Why a typed value cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Illisible {
    Nombre(SaisieIllisible),
    Hors(Box<HorsEchelle>),
}

/// Reads « 1 200 », « 12,5 », « 15 % », « oui », « n.d », and the step or the mark of a scale.
///
/// # Errors
/// `Illisible` when it is none of those.
pub fn lire_valeur(texte: &str, mesure: Mesure, echelle: Option<&Echelle>) -> Result<Lu, Illisible> {
    use kernel::nombre::Saisie;
    let texte = texte.trim();
    if texte.is_empty() {
        return Ok(Lu::Vide);
    }
    if matches!(mesure, Mesure::OuiNon | Mesure::Document) {
        match cle(texte).as_str() {
            "o" | "oui" | "yes" => return Ok(Lu::Nombre("1".into())),
            "n" | "non" | "no" => return Ok(Lu::Nombre("0".into())),
            _ => {}
        }
    }
    match (kernel::nombre::lire_saisie(texte), placer(mesure, echelle, texte)) {
        (Ok(Saisie::Absence(Marque::NonSaisi | Marque::NonDisponible)), _) => Ok(Lu::NonDisponible),
        (Ok(Saisie::ErreurFormule(vu)), _) => Ok(Lu::Formule(vu)),
        (_, Some(placee)) => placee.map(|n| Lu::Nombre(n.to_string())).map_err(Illisible::Hors),
        (Ok(Saisie::Valeur { nombre, .. }), None) => Ok(Lu::Nombre(nombre.to_string())),
        (Err(illisible), None) => Err(Illisible::Nombre(illisible)),
    }
}

/// Compares two decimal texts; nothing when last year's is zero (« 0/0 n'est ni 0 ni 100 ») or the two
/// are near.
#[must_use]
pub fn ecart(avant: &str, apres: &str) -> Option<Ecart> {
    let avant: Nombre = avant.parse().ok()?;
    let apres: Nombre = apres.parse().ok()?;
    if avant.est_nul() {
        return None;
    }
    let dix = Nombre::from(10);
    let (a, b) = (avant.abs(), apres.abs());
    if b >= &a * &dix || (!b.est_nul() && a >= &b * &dix) {
        return Some(Ecart::Dix);
    }
    let variation = (Nombre::cent() * (&apres - &avant)).checked_div(&a)?;
    (variation.abs() > Nombre::from(50)).then_some(Ecart::Moitie)
}

/// A stored value as a reader of that language writes it: « 1 200 », « 12,5 », « oui », « Étude remise (25 %) ».
#[must_use]
pub fn montrer(valeur: &str, mesure: Mesure, echelle: Option<&Echelle>, lang: Lang) -> String {
    if let Some(dite) = dire_texte(echelle, valeur, lang) {
        return dite;
    }
    if matches!(mesure, Mesure::OuiNon | Mesure::Document) {
        let t = crate::m(lang);
        match valeur {
            "1" => return t.reponse_oui(),
            "0" => return t.reponse_non(),
            _ => {}
        }
    }
    match valeur.parse::<Nombre>() {
        Ok(nombre) => match lang {
            Lang::Fr => nombre.affiche_fr(2),
            Lang::En => nombre.affiche_en(2),
        },
        Err(_) => valeur.to_owned(),
    }
}
