//! What goes on with the field that is open, and what closes it.

use super::{Etat, Lecteur};
use crate::rubrique::{Genre, genre};

/// How an indicator begins, a number before it or not.
const MESURES: [&str; 10] =
    ["nombre", "nb ", "taux", "part ", "pourcentage", "evolution", "mise a jour", "suivi", "realisation", "existence"];

/// What numbers a heading.
enum Rang<'a> {
    /// « Chapitre 4 », « Annexe ».
    Nomme,
    /// « IV. »
    Romain,
    /// « 4. », « V. »: the code of a line of the table would be written so too.
    Ambigu(&'a str),
}

/// The rank of a chapter and its title: « IV. Gouvernance », « 4.1 – Suivre », « PARTIE 3 : Évaluer ».
fn chapitre(texte: &str) -> Option<(Rang<'_>, &str)> {
    let (tete, suite) = texte.split_once(' ').unwrap_or((texte, ""));
    let titre = suite.trim_start_matches(['-', '–', '—', ':', '.', ' ']);
    let nu = tete.trim_end_matches(['.', ')', ':', '-', '–', '—']);
    let plie = crate::lignes::pli(nu);
    if ["chapitre", "partie", "annexe", "annexes", "titre", "volet"].contains(&plie.as_str()) {
        let numero = titre.split([' ', ':', '.', '-', '–']).next().unwrap_or("");
        let rang = numero.bytes().all(|b| b.is_ascii_digit() || b"IVX".contains(&b)) && !numero.is_empty();
        return (nu.starts_with(char::is_uppercase) && (rang || titre.is_empty())).then_some((Rang::Nomme, titre));
    }
    if !titre.starts_with(char::is_uppercase) || titre.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return None;
    }
    let signe = nu.len() < tete.len() || suite.starts_with(['-', '–', '—', ':', '.']);
    if !nu.is_empty() && nu.bytes().all(|b| b"IVX".contains(&b)) {
        return signe.then_some((if nu.len() > 1 { Rang::Romain } else { Rang::Ambigu(nu) }, titre));
    }
    let chiffres = nu.split('.').all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    (chiffres && (signe || nu.contains('.'))).then_some((Rang::Ambigu(nu), titre))
}

impl Lecteur<'_> {
    /// A header printed in the middle of a list: the next bullet or the next letter takes the list up again.
    pub(super) fn reprend_apres_l_axe(&self, texte: &str) -> bool {
        match self.avant {
            Etat::Indicateurs => crate::indicateurs::lettres(texte).is_some(),
            Etat::Programmes => texte.starts_with(['-', '•', '–']),
            _ => false,
        }
    }

    /// What follows the last sheet (« GLOSSAIRE ») is no indicator: capitals, a new page or a large blank part it.
    pub(super) fn quitte_les_indicateurs(&self, i: usize, texte: &str) -> bool {
        if crate::indicateurs::lettres(texte).is_some()
            || texte.starts_with(['-', '•', '–'])
            || self.document.lignes[i].commence_par_minuscule()
        {
            return false;
        }
        let titre = texte.chars().filter(|c| c.is_alphabetic()).count() >= 6 && !texte.chars().any(char::is_lowercase);
        titre || self.document.grand_vide(i, 3) || self.document.retraits_rares && self.document.lignes[i].retrait
    }

    /// « IV. Gouvernance », « Chapitre 4 – Évaluer », and after the last sheet « 4. Modalités d’évaluation »: a heading of the
    /// text, that no field of a sheet is named after.
    pub(super) fn change_de_chapitre(&self, i: usize) -> bool {
        let close = self.brouillon.public.ouvert || self.brouillon.indicateurs_ouverts.contains(&true);
        let fermant = matches!(self.etat, Etat::Indicateurs | Etat::Programmes | Etat::Public | Etat::Grille | Etat::Hors);
        if !close && self.etat != Etat::Indicateurs || !fermant || self.document.genres[i] != Genre::Texte {
            return false;
        }
        let Some((rang, titre)) = chapitre(self.document.texte(i)) else { return false };
        let mut nue = self.document.lignes[i].clone();
        nue.recrire(titre);
        if genre(&nue) != Genre::Texte || self.document.largeur < nue.largeur() || titre.ends_with([';', ',']) {
            return false;
        }
        match rang {
            Rang::Nomme | Rang::Romain => true,
            Rang::Ambigu(code) => {
                let mesure = MESURES.iter().any(|m| nue.pli.starts_with(m));
                let code_d_ici = self.brouillon.tableau.porte(code) || self.brouillon.indicateurs.porte_un_code_comme(code);
                self.derniere && self.document.coupe(i) && !mesure && !code_d_ici
            }
        }
    }

    /// A list goes on in its paragraph, or over a blank when it is visibly not finished.
    pub(super) fn continue_la_liste(&self, i: usize, texte: &str) -> bool {
        let champ = if self.etat == Etat::Pilotage { &self.brouillon.pilotes } else { &self.brouillon.partenaires };
        let minuscule = self.document.lignes[i].commence_par_minuscule();
        // A list of short lines, one organisation each; so few that looking back at them costs nothing.
        if champ.textes.len() < 60 && !self.document.coupe(i) && !texte.ends_with('.') {
            let large = |j: &usize| self.document.lignes[*j].largeur() > 40;
            if !large(&i) && !champ.indices.iter().any(large) && !champ.textes.iter().any(|t| t.contains(',')) {
                return true;
            }
        }
        if champ.textes.is_empty() || champ.finit_par(&[',', '/', '-', ':']) || minuscule && !self.document.grand_vide(i, 1) {
            return true;
        }
        // Without a blank line the text of the sheet is told by its wider lines, or by a last line cut short.
        let largeur = self.document.lignes[i].largeur();
        let derniere = champ.indices.last().map_or(0, |j| self.document.lignes[*j].largeur());
        let courte = derniere * 4 < champ.largeur.max(self.document.largeur * 3 / 5) * 3;
        let colle = !self.document.coupe(i) || self.document.apres_page[i];
        colle && (!texte.starts_with(char::is_uppercase) || largeur * 5 <= champ.largeur * 6 && !courte)
    }

    pub(super) fn boxe(&mut self, i: usize, texte: &str, suite: bool) {
        if suite {
            self.pousser(self.etat, i, texte);
        } else {
            self.etat = self.avant;
            self.texte(i);
        }
    }

    pub(super) fn dedans_ou_dehors(&mut self, i: usize, texte: &str, suite: bool) {
        if suite {
            self.pousser(self.etat, i, texte);
        } else {
            self.etat = Etat::Hors;
            self.dehors(i);
        }
    }
}
