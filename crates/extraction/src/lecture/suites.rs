//! What goes on with the field that is open, and what closes it.

use super::{Etat, Lecteur};

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
