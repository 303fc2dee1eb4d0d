//! What looks like the name of an organisation: words that head such names, names that the text lists elsewhere.

use super::Document;
use crate::lignes::pli;
use crate::objectifs::commence_par_un_verbe;
use crate::rubrique::{Genre, Rubrique};
use std::collections::HashSet;

/// Lines of a list of partners that are looked at.
const LISTE_MAX: usize = 8;

/// The words that name a kind of organisation.
const GENRES: [&str; 34] = [
    "agglo",
    "agglomeration",
    "communaute",
    "metropole",
    "ville",
    "commune",
    "communes",
    "mairie",
    "departement",
    "departemental",
    "region",
    "regional",
    "conseil",
    "ccas",
    "cias",
    "hospitalier",
    "hopital",
    "association",
    "agence",
    "caisse",
    "mission",
    "syndicat",
    "prefecture",
    "federation",
    "chambre",
    "mutualite",
    "direction",
    "rectorat",
    "academie",
    "union",
    "office",
    "etablissement",
    "groupement",
    "universite",
];

/// The names that the lists of pilots and partners of the text hold, folded.
pub(super) fn listes(document: &Document) -> HashSet<String> {
    let mut noms = HashSet::new();
    for (i, genre) in document.genres.iter().enumerate() {
        let Genre::Intitule(Rubrique::Partenaires | Rubrique::Pilotage(_), reste) = genre else { continue };
        let suite = (i + 1..document.lignes.len()).take(LISTE_MAX);
        let suite = suite.take_while(|j| document.genres[*j] == Genre::Texte && document.lignes[*j].vides == 0);
        let textes = std::iter::once(reste.as_str()).chain(suite.map(|j| document.texte(j)));
        for nom in textes.flat_map(|t| t.split([',', ';', '/', ':'])).map(str::trim) {
            if nom.starts_with(char::is_uppercase) && nom.len() <= 60 {
                noms.insert(pli(nom));
            }
        }
    }
    noms
}

impl Document {
    /// « Rade Agglo : voile, pêche/ CDR », « Ville de Combe », « Criée » when it is a partner elsewhere; no sentence, no action.
    pub fn nomme_une_organisation(&self, texte: &str) -> bool {
        let tete = texte.split([':', '/', ',', ';', '(']).next().unwrap_or("").trim();
        let mots: Vec<&str> = tete.split(' ').filter(|m| !m.is_empty()).collect();
        if !tete.starts_with(char::is_uppercase) || mots.len() > 7 || commence_par_un_verbe(tete) || texte.ends_with('.') {
            return false;
        }
        let plie = pli(tete);
        let genre = plie.split([' ', '-', '\'']).any(|m| GENRES.contains(&m));
        let majuscules = mots.iter().filter(|m| m.starts_with(char::is_uppercase)).count();
        self.noms.contains(&plie) || genre || mots.len() <= 5 && majuscules >= 2
    }
}
