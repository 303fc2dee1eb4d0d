//! A parameter in words: its name, and the reading of a letter.

use super::{euros, phrase};
use crate::m;
use crate::regles::appel::parametre_ecrit;
use crate::regles::parametres::descriptions;
use crate::regles::{Euros, Parametres};
use kernel::Lang;

/// A figure of the contract: its name and its value; nothing when the parameter is another one.
fn chiffre(code: &str, p: &Parametres, lang: Lang) -> Option<(String, String)> {
    let t = m(lang);
    let euros = |m: Euros| euros(Some(m), lang);
    Some(match code {
        "min_principaux" => (t.cadrage_chiffre_min_principaux(), p.min_principaux.to_string()),
        "plancher" => (t.cadrage_chiffre_plancher(), euros(p.plancher)),
        "plancher_departement" => (t.cadrage_chiffre_plancher_departement(), euros(p.plancher_departement)),
        "seuil_convention" => (t.cadrage_chiffre_seuil_convention(), euros(p.seuil_convention)),
        "seuil_comptes" => (t.comptes_chiffre_annee(), euros(p.seuil_comptes)),
        "seuil_attestation" => (t.comptes_chiffre_trois(), euros(p.seuil_attestation)),
        "anciennete_min" => (t.cadrage_chiffre_anciennete(), t.cadrage_annees(p.anciennete_min.to_string())),
        _ => return None,
    })
}

/// « Plancher par financeur ».
#[must_use]
pub fn nom(code: &str, lang: Lang) -> String {
    let dite = descriptions().iter().find(|d| d.code == code).map(|d| phrase(&d.nom));
    dite.or_else(|| chiffre(code, &Parametres::default(), lang).map(|(nom, _)| nom)).unwrap_or_else(|| code.to_owned())
}

/// What a letter says of a parameter: « 500 € », a reading, « non fixé ».
#[must_use]
pub fn valeur(code: &str, p: &Parametres, lang: Lang) -> String {
    if let Some((_, valeur)) = chiffre(code, p, lang) {
        return valeur;
    }
    let ecrit = parametre_ecrit(p, code);
    let lectures = descriptions().iter().find(|d| d.code == code).map(|d| &d.lectures);
    let dite = lectures.and_then(|toutes| {
        toutes.iter().find(|(valeur, _)| valeur.as_str().map_or_else(|| valeur.to_string(), str::to_owned) == ecrit)
    });
    match dite {
        Some((_, dite)) => phrase(dite),
        None if ecrit.is_empty() => m(lang).cadrage_non_fixe(),
        None => ecrit,
    }
}
