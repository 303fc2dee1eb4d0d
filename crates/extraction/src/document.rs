//! The text once its page furniture is set aside: page numbers and repeated headers no longer cut sentences.

mod noms;
mod pages;

use crate::couture::Lexique;
use crate::echeance::{peler, que_des_rangs};
use crate::lignes::{Ligne, lignes};
use crate::modele::{Lu, Place, Sort};
use crate::raison::Raison;
use crate::rubrique::{Genre, Rubrique, genre};
use pages::Trace;
use std::collections::{HashMap, HashSet};

/// Longest text that one field holds, in characters.
pub(crate) const CHAMP_MAX: usize = 20_000;

/// A running title is neither a word nor a paragraph: letters without their spaces, then characters.
const TITRE_COURANT_MIN: usize = 8;
const TITRE_COURANT_MAX: usize = 120;

pub(crate) struct Document {
    pub lignes: Vec<Ligne>,
    pub genres: Vec<Genre>,
    pub sorts: Vec<Option<Sort>>,
    pub lexique: Lexique,
    /// Lines that are no page furniture, in order.
    pub visibles: Vec<usize>,
    /// By line: a page ended just before it.
    pub apres_page: Vec<bool>,
    /// Width of a full line of running text, in characters.
    pub largeur: usize,
    /// Blank lines between two paragraphs of this text, most often.
    interligne: u32,
    /// So few lines begin with a space that one that does was a form feed.
    pub retraits_rares: bool,
    /// In this text a line without a space at its end closes a cell.
    pub fins_nettes: bool,
    /// The organisations that the lists of the text name, folded.
    noms: HashSet<String>,
    /// By line: a page number glued to it.
    traces: Vec<Option<Trace>>,
    /// The headings printed somewhere in the text, once each.
    rubriques: Vec<Rubrique>,
}

impl Document {
    pub fn new(source: &str) -> Self {
        let lignes = lignes(source);
        let genres: Vec<Genre> = lignes.iter().map(genre).collect();
        let nettes = lignes.iter().filter(|l| l.nette).count();
        let fins_nettes = nettes > 0 && nettes * 2 < lignes.len();
        let mut largeurs: Vec<usize> = lignes.iter().map(Ligne::largeur).collect();
        let rang = largeurs.len() * 9 / 10;
        let largeur = if largeurs.is_empty() { 0 } else { *largeurs.select_nth_unstable(rang.min(lignes.len() - 1)).1 };
        let mut document = Self {
            sorts: vec![None; lignes.len()],
            traces: vec![None; lignes.len()],
            apres_page: lignes.iter().map(|l| l.saut_page).collect(),
            visibles: Vec::new(),
            largeur: largeur.clamp(60, 120),
            interligne: interligne(&lignes),
            retraits_rares: lignes.iter().filter(|l| l.retrait).count() * 10 < lignes.len() * 3,
            lignes,
            genres,
            lexique: Lexique::default(),
            fins_nettes,
            rubriques: Vec::new(),
            noms: HashSet::new(),
        };
        document.ecarter_les_titres_numerotes();
        document.ecarter_les_pages();
        document.ecarter_les_titres_courants();
        document.decoller_les_pages();
        document.lexique = Lexique::new(&document.lignes);
        for genre in &document.genres {
            if let Genre::Intitule(rubrique, _) = genre
                && !document.rubriques.contains(rubrique)
            {
                document.rubriques.push(*rubrique);
            }
        }
        document.noms = noms::listes(&document);
        document.visibles = (0..document.lignes.len()).filter(|i| document.sorts[*i].is_none()).collect();
        let mut page = false;
        for i in 0..document.lignes.len() {
            if document.sorts[i].is_some() {
                page = true;
            } else {
                document.apres_page[i] |= page;
                page = false;
            }
        }
        document
    }

    pub fn texte(&self, i: usize) -> &str {
        &self.lignes[i].texte
    }

    /// Blank lines before this one; none that counts when a page ended there.
    pub fn vides(&self, i: usize) -> u32 {
        if self.apres_page[i] { 0 } else { self.lignes[i].vides }
    }

    /// More than this many times the blank that parts two paragraphs of this text.
    pub fn grand_vide(&self, i: usize, fois: u32) -> bool {
        self.vides(i) > fois * self.interligne
    }

    /// A page ended here, or left the trace of a form feed.
    pub fn reprise(&self, i: usize) -> bool {
        self.apres_page[i] || self.retraits_rares && self.lignes[i].retrait
    }

    /// A new paragraph may begin here.
    pub fn coupe(&self, i: usize) -> bool {
        self.apres_page[i] || self.lignes[i].vides > 0
    }

    /// Other sheets print this heading: the one that does not has lost it.
    pub fn imprime(&self, rubrique: Rubrique) -> bool {
        self.rubriques.contains(&rubrique)
    }

    /// The end of a heading cut in two lines: a few small words, no more.
    pub fn finit_l_intitule(&self, i: usize) -> bool {
        let ligne = &self.lignes[i];
        ligne.texte.starts_with(char::is_lowercase) && ligne.largeur() <= 24
    }

    pub fn place(&self, indices: &[usize]) -> Option<Place> {
        let debut = indices.iter().min()?;
        let fin = indices.iter().max()?;
        Some(Place { debut: self.lignes[*debut].numero, fin: self.lignes[*fin].numero, page: self.lignes[*debut].page })
    }

    /// A value read on these lines.
    pub fn lu<T>(&self, valeur: T, indices: &[usize]) -> Lu<T> {
        let mut lu = Lu::new(valeur, self.place(indices));
        let trouve = |trace| indices.iter().any(|i| self.traces[*i] == Some(trace));
        if trouve(Trace::Retire) {
            lu.douter(Raison::Recolle);
        }
        if trouve(Trace::Douteux) {
            lu.douter(Raison::NombreDePage);
        }
        lu
    }

    pub fn marquer(&mut self, indices: &[usize], sort: Sort) {
        for i in indices {
            self.sorts[*i] = Some(sort);
        }
    }

    pub fn joindre(&self, indices: &[usize]) -> String {
        self.lexique.joindre(indices.iter().map(|i| self.texte(*i)))
    }

    /// « page numbers in mid-sentence »: a number alone, a blank or the end of a page on either side,
    /// that neither ends a deadline nor numbers the lines of a table.
    fn ecarter_les_pages(&mut self) {
        let mut rang_attendu = None;
        let (mut suite, mut douteux) = (Vec::new(), Vec::new());
        // A text that lost all its blank lines leaves nothing around the numbers of its pages.
        let serre = self.lignes.iter().all(|l| l.vides == 0);
        for i in 0..self.lignes.len() {
            if self.sorts[i].is_some() {
                continue;
            }
            match &self.genres[i] {
                Genre::Intitule(Rubrique::Tableau, _) => {
                    rang_attendu = match self.genres.get(i + 1) {
                        Some(Genre::Nombre(1)) => Some(1),
                        _ => rang_attendu,
                    };
                }
                Genre::Fiche { .. } | Genre::Intitule(Rubrique::Grille | Rubrique::Public | Rubrique::Indicateurs, _) => {
                    rang_attendu = None
                }
                Genre::Nombre(n) if rang_attendu == Some(*n) => rang_attendu = Some(n + 1),
                // « 2024 » alone is a deadline or the end of a sentence.
                Genre::Nombre(2000..=2099) => {}
                Genre::Nombre(n) => {
                    let avant = self.lignes[i].vides > 0 || self.lignes[i].saut_page || i == 0;
                    let suivante = self.lignes.get(i + 1);
                    let apres = suivante.is_none_or(|l| l.vides > 0 || l.saut_page);
                    let bord = self.lignes[i].saut_page || suivante.is_none_or(|l| l.saut_page);
                    let ecrit = self.lignes[i].texte.contains(|c: char| !c.is_ascii_digit());
                    if *n <= 30 && self.echeance_ouverte(i) {
                        continue;
                    }
                    suite.push(*n);
                    if avant && apres || bord || ecrit || serre {
                        self.sorts[i] = Some(Sort::NumeroDePage);
                    } else {
                        douteux.push(i);
                    }
                }
                _ => {}
            }
        }
        // Numbers that follow one another all along the text are those of its pages, whatever stands around them.
        let pas = suite.windows(2).filter(|paire| paire[0] < paire[1] && paire[1] - paire[0] <= 3).count();
        if pas >= 4 && pas * 10 >= (suite.len() - 1) * 8 {
            self.marquer(&douteux, Sort::NumeroDePage);
        }
    }

    /// The line before ends a deadline that goes on: « Années 1, 2 et ».
    fn echeance_ouverte(&self, i: usize) -> bool {
        (i.saturating_sub(3)..i).any(|j| {
            let avant = self.texte(j);
            let ouverte = avant.ends_with(',') || avant.ends_with(" et") || avant.ends_with("Années") || avant.ends_with("Année");
            ouverte && (peler(avant).echeance.is_some() || que_des_rangs(avant))
        })
    }

    /// « Contrat de rade 2024-2029    63 », then « CONTRAT DE RADE 2024 – 2029 | 64 »: the same words, spaces and signs aside, with a
    /// number that grows from one to the next, are a header or a footer, wherever they stand.
    fn ecarter_les_titres_numerotes(&mut self) {
        let mut vus: HashMap<String, Vec<(usize, Option<u32>)>> = HashMap::new();
        for i in 0..self.lignes.len() {
            if self.peut_courir(i) && self.lignes[i].largeur() <= TITRE_COURANT_MAX {
                let cle = mots_du_titre(&self.lignes[i].pli);
                if cle.len() >= TITRE_COURANT_MIN {
                    vus.entry(cle).or_default().push((i, self.page_du_titre(i)));
                }
            }
        }
        for siens in vus.into_values() {
            let pages: Vec<u32> = siens.iter().filter_map(|(_, n)| *n).collect();
            // The lines of a sheet that count something end with a number too, but stand close by.
            let loin = siens.windows(2).all(|p| self.lignes[p[1].0].numero.abs_diff(self.lignes[p[0].0].numero) >= 8);
            if pages.len() >= 2 && pages.len() * 2 >= siens.len() && loin && pages.windows(2).all(|p| p[0] < p[1]) {
                let lignes: Vec<usize> = siens.into_iter().map(|(i, _)| i).collect();
                let nombres: Vec<usize> = lignes.iter().filter_map(|i| Some(self.nombre_a_cote(*i)?.0)).collect();
                self.marquer(&lignes, Sort::TitreCourant);
                self.marquer(&nombres, Sort::NumeroDePage);
            }
        }
    }

    /// The number of a running title: at one of its ends, or in the next cell of its line.
    fn page_du_titre(&self, i: usize) -> Option<u32> {
        self.nombre_a_cote(i).map(|(_, n)| n).or_else(|| nombre_au_bord(&self.lignes[i].texte))
    }

    fn nombre_a_cote(&self, i: usize) -> Option<(usize, u32)> {
        [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find_map(|j| {
            let meme_ligne = self.lignes.get(j).is_some_and(|l| l.numero == self.lignes[i].numero);
            match self.genres.get(j) {
                Some(Genre::Nombre(n)) if meme_ligne => Some((j, *n)),
                _ => None,
            }
        })
    }

    /// The same line at the edge of many pages is a header or a footer.
    fn ecarter_les_titres_courants(&mut self) {
        let mut bords = Vec::new();
        let mut pages = 0_usize;
        for i in 0..self.lignes.len() {
            let numero = self.sorts[i].is_some();
            if numero || self.lignes[i].saut_page {
                pages += 1;
                bords.extend(i.checked_sub(1));
                bords.push(if numero { i + 1 } else { i });
            }
        }
        bords.push(0);
        bords.dedup();
        let mut vus: HashMap<String, Vec<usize>> = HashMap::new();
        for i in bords {
            if i < self.lignes.len() && self.sorts[i].is_none() && self.peut_courir(i) {
                let cle = self.lignes[i].pli.chars().filter(|c| !c.is_ascii_digit()).collect();
                vus.entry(cle).or_default().push(i);
            }
        }
        let seuil = 3.max(pages * 3 / 10);
        for indices in vus.into_values().filter(|v| v.len() >= seuil) {
            self.marquer(&indices, Sort::TitreCourant);
        }
    }

    fn peut_courir(&self, i: usize) -> bool {
        let ligne = &self.lignes[i];
        let fin = peler(&ligne.texte);
        self.genres[i] == Genre::Texte
            && ligne.texte.len() >= 8
            && !fin.case
            && fin.echeance.is_none()
            && !que_des_rangs(&ligne.texte)
            && !ligne.texte.starts_with(['-', '•'])
    }
}

/// The words of a line and the years of its period, without the other numbers, the signs, nor the word « page ».
fn mots_du_titre(pli: &str) -> String {
    let annee = |m: &str| m.len() == 4 && m.starts_with("20") && m.bytes().all(|b| b.is_ascii_digit());
    let mots = pli.split(|c: char| !c.is_alphanumeric());
    mots.filter(|m| annee(m) || m.chars().all(char::is_alphabetic) && !matches!(*m, "page" | "p")).collect()
}

/// The page number at one end of a running title: « Contrat de rade 2024-2029    63 », « 63 | Contrat de rade ».
fn nombre_au_bord(texte: &str) -> Option<u32> {
    let nombre = |mot: Option<&str>| {
        let nu = mot?.trim_matches(['-', '–', '|', '.', '·']);
        let nu = nu.split_once('/').map_or(nu, |(page, _)| page);
        let chiffres = (1..=3).contains(&nu.len()) && nu.bytes().all(|b| b.is_ascii_digit());
        chiffres.then(|| nu.parse().ok()).flatten()
    };
    let mut fins = texte.rsplit([' ', '|']).filter(|m| !m.trim_matches(['-', '–', '|']).is_empty());
    nombre(fins.next()).or_else(|| nombre(texte.split([' ', '|']).find(|m| !m.is_empty())))
}

fn interligne(lignes: &[Ligne]) -> u32 {
    let mut compte = [0_u32; 5];
    for ligne in lignes {
        if let Some(n) = compte.get_mut(ligne.vides as usize).filter(|_| ligne.vides > 0) {
            *n += 1;
        }
    }
    (1..5).rev().max_by_key(|v| compte[*v as usize]).filter(|v| compte[*v as usize] > 0).unwrap_or(1)
}
