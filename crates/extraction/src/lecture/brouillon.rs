//! A sheet as it is read: the pieces of each field, before they become values.

use crate::couture::Lexique;
use crate::indicateurs::Indicateurs;
use crate::modele::Pilotage;
use crate::objectifs;
use crate::tableau::Tableau;

/// The pieces of one field, with the lines they come from.
#[derive(Debug, Default)]
pub(crate) struct Morceaux {
    pub indices: Vec<usize>,
    pub textes: Vec<String>,
    pub(super) taille: usize,
    /// Width of its widest line.
    pub(super) largeur: usize,
    pub ouvert: bool,
    pub tronque: bool,
    pub recolle: bool,
    /// Its heading is not printed: its shape or its place told it.
    pub devine: bool,
}

impl Morceaux {
    pub fn joindre(&self, lexique: &Lexique) -> String {
        lexique.joindre(self.textes.iter().map(String::as_str))
    }

    /// The elements of a list that may be printed one per line: a semicolon then parts them.
    pub fn enumerer(&self, lexique: &Lexique) -> String {
        let puce = |t: &str| t.starts_with(['-', '•', '–']);
        let puces = self.textes.iter().any(|t| puce(t));
        let une_par_ligne = !puces
            && self.textes.len() > 1
            && self.textes.iter().all(|t| !t.contains([',', ';', '/']) && t.starts_with(char::is_uppercase));
        let mut out = String::new();
        for texte in &self.textes {
            if une_par_ligne || puce(texte) {
                out.push(';');
                out.push_str(texte.trim_start_matches(['-', '•', '–', ' ']));
            } else {
                lexique.coudre(&mut out, texte);
            }
        }
        out
    }

    pub(super) fn finit_par(&self, signes: &[char]) -> bool {
        self.textes.last().is_some_and(|t| t.ends_with(signes))
    }
}

/// A sheet read, its lists still in one run.
pub(crate) struct Brouillon {
    pub titre: Morceaux,
    pub mode: Option<(Pilotage, usize)>,
    pub pilotes: Morceaux,
    pub partenaires: Morceaux,
    pub contexte: Morceaux,
    pub encarts: Vec<Morceaux>,
    pub liens_fiches: Morceaux,
    /// « Continuité de la fiche 34 »: a link, but in other words.
    pub lien_autrement_dit: bool,
    pub strategique: Morceaux,
    pub boite: objectifs::Boite,
    pub operationnels: Morceaux,
    pub tableau: Tableau,
    pub tableau_sans_entete: bool,
    pub public: Morceaux,
    pub programmes: Morceaux,
    pub indicateurs: Indicateurs,
    pub indicateurs_ouverts: [bool; 2],
}
