//! « page numbers in mid-sentence »: the number of a page glued to a line of text. It is taken out where the numbers around it
//! and the grammar agree; where only one of them says so, the text is kept and said to be doubtful.

use super::Document;
use crate::lignes::{Ligne, pli};
use crate::modele::Sort;
use crate::rubrique::{Genre, genre};
use std::collections::BTreeMap;

/// A page of text has at least and at most so many lines, blanks included.
const PAGE_MIN: u32 = 12;
const PAGE_MAX: u32 = 160;

/// Numbers glued that follow one another, page after page, tell of themselves that they are those of pages.
const CHAINE_MIN: usize = 4;

/// A line longer than this is no line of a page.
const LIGNE_MAX: usize = 400;

/// What was found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trace {
    /// A page number stood there, and is taken out.
    Retire,
    /// A number there may be that of a page.
    Douteux,
}

/// A number between two words, or at one end of a line.
struct Colle {
    ligne: usize,
    valeur: u32,
    debut: usize,
    fin: usize,
    /// « 64 prévention »: a plural noun should follow such a number.
    boiteux: bool,
    /// Nothing on this side of the number goes on with the sentence.
    au_bord: bool,
}

impl Document {
    /// Takes out of the lines the numbers of pages glued to them.
    pub(super) fn decoller_les_pages(&mut self) {
        let colles = self.nombres_colles();
        if colles.is_empty() {
            return;
        }
        let repere = Reperes::new(self, &colles);
        for (rang, colle) in colles.iter().enumerate() {
            // A line carries one page number at most; what was taken out of it moves what follows.
            if self.traces[colle.ligne] == Some(Trace::Retire) || repere.deja_numerotee(colle) {
                continue;
            }
            let appuye =
                repere.appuie(colle) || self.au_saut(colle) || self.rend_un_intitule(colle) || repere.chaines[rang] >= CHAINE_MIN;
            match (appuye, colle.boiteux || colle.au_bord) {
                (true, true) => self.decoller(colle),
                (true, false) => self.traces[colle.ligne] = Some(Trace::Douteux),
                (false, _) if colle.boiteux || colle.au_bord && repere.plausible(colle) => {
                    self.traces[colle.ligne] = Some(Trace::Douteux)
                }
                (false, _) => {}
            }
        }
    }

    /// « Les objectifs opérationnels 49 », « 60 AMBITION 1 »: without the number, the line is a heading.
    fn rend_un_intitule(&self, colle: &Colle) -> bool {
        if !colle.au_bord || self.genres[colle.ligne] != Genre::Texte {
            return false;
        }
        let mut ligne = self.lignes[colle.ligne].clone();
        ligne.recrire(&sans(&ligne.texte, colle));
        match genre(&ligne) {
            Genre::Intitule(_, reste) => reste.is_empty(),
            Genre::Ambition { .. } | Genre::Fiche { .. } => true,
            Genre::Nombre(_) | Genre::Texte => false,
        }
    }

    fn decoller(&mut self, colle: &Colle) {
        let ligne = &mut self.lignes[colle.ligne];
        ligne.recrire(&sans(&ligne.texte, colle));
        self.genres[colle.ligne] = genre(ligne);
        self.traces[colle.ligne] = Some(Trace::Retire);
    }

    /// A page ends on this line, or begins there, and the number stands on that side.
    fn au_saut(&self, colle: &Colle) -> bool {
        let ligne = &self.lignes[colle.ligne];
        let fin = self.lignes.get(colle.ligne + 1).is_some_and(|l| l.saut_page) && colle.fin == ligne.texte.len();
        fin || ligne.saut_page && colle.debut == 0
    }

    fn nombres_colles(&self) -> Vec<Colle> {
        let mut colles = Vec::new();
        for (i, ligne) in self.lignes.iter().enumerate() {
            let muette = self.sorts[i].is_some() || matches!(self.genres[i], Genre::Nombre(_) | Genre::Fiche { .. });
            if muette || ligne.texte.len() > LIGNE_MAX || !ligne.texte.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let suivante = self.suivante(i);
            let mut mots = ligne.texte.split(' ').scan(0, |at, mot| {
                let debut = *at;
                *at += mot.len() + 1;
                Some((debut, mot))
            });
            let mut avant = "";
            let mut courant = mots.next();
            while let Some((debut, mot)) = courant {
                let suivant = mots.next();
                if let Some(colle) = colle(i, (debut, mot), avant, suivant.map(|(_, m)| m), suivante) {
                    colles.push(colle);
                }
                (avant, courant) = (mot, suivant);
            }
        }
        colles
    }

    /// The line that goes on with this one, page furniture left out.
    fn suivante(&self, i: usize) -> Option<&Ligne> {
        (i + 1..self.lignes.len()).take(4).find(|j| self.sorts[*j].is_none()).map(|j| &self.lignes[j])
    }
}

fn sans(texte: &str, colle: &Colle) -> String {
    format!("{} {}", texte[..colle.debut].trim_end(), texte[colle.fin..].trim_start()).trim().to_owned()
}

fn colle(i: usize, (debut, mot): (usize, &str), avant: &str, apres: Option<&str>, suivante: Option<&Ligne>) -> Option<Colle> {
    let deux_ou_trois = (2..=3).contains(&mot.len()) && mot.bytes().all(|b| b.is_ascii_digit()) && !mot.starts_with('0');
    let compte = |m: &str| m.ends_with(|c: char| c.is_ascii_digit() || "°,;:(-–/+&".contains(c));
    let valeur = mot.parse::<u32>().ok().filter(|_| deux_ou_trois && !compte(avant) && !annonce_un_nombre(avant))?;
    let fin = debut + mot.len();
    let phrase_finie = avant.is_empty() || avant.ends_with(['.', '!', '?', '…']);
    let prochain = apres.or_else(|| suivante.and_then(|l| l.texte.split(' ').next()));
    if prochain.is_some_and(suit_un_nombre) {
        return None;
    }
    let minuscule = |m: &str| m.starts_with(char::is_lowercase);
    let a_la_fin = apres.is_none() && !prochain.is_some_and(minuscule) && (phrase_finie || avant.len() > 3);
    // « … d’entreprises 60 », then another line: a number counts what comes after it.
    let boiteux = minuscule(avant) && (prochain.is_some_and(sans_pluriel) || a_la_fin && avant.len() > 3);
    let au_debut =
        avant.is_empty() && apres.is_some_and(|m| m.chars().all(char::is_alphabetic)) && !prochain.is_some_and(pluriel);
    Some(Colle { ligne: i, valeur, debut, fin, boiteux, au_bord: a_la_fin || au_debut })
}

/// « Fiche 12 », « article 75 », « de plus de 60 » count; the number of a page follows none of these words.
fn annonce_un_nombre(mot: &str) -> bool {
    let plie = pli(mot);
    let sigle = mot.len() > 1 && mot.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    sigle
        || [
            "n°",
            "no",
            "numero",
            "fiche",
            "fiches",
            "action",
            "actions",
            "article",
            "articles",
            "loi",
            "decret",
            "annee",
            "annees",
            "axe",
            "ambition",
            "objectif",
            "orientation",
            "page",
            "pages",
            "etape",
            "phase",
            "niveau",
            "chapitre",
            "partie",
            "et",
            "a",
            "ou",
            "entre",
            "environ",
            "plus",
            "moins",
            "sur",
            "contre",
            "ans",
            "vers",
            "apres",
            "avant",
            "des",
            "depuis",
        ]
        .contains(&plie.as_str())
}

/// What a number counts: « 64 % », « 64 ans », « 64 000 », « 31 décembre », « 64, ».
fn suit_un_nombre(mot: &str) -> bool {
    let plie = pli(mot);
    let nu = plie.trim_end_matches(['.', ',', ';', ')', ':']);
    mot.starts_with(|c: char| c.is_ascii_digit() || "%€°,;:.)/+-–&\"»".contains(c))
        || [
            "ans",
            "an",
            "mois",
            "jour",
            "jours",
            "heure",
            "heures",
            "h",
            "min",
            "minutes",
            "semaine",
            "semaines",
            "euros",
            "euro",
            "km",
            "m",
            "m2",
            "ha",
            "pour",
            "cent",
            "mille",
            "million",
            "millions",
            "milliards",
            "et",
            "a",
            "ou",
            "sur",
            "au",
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
            "degres",
            "fois",
            "dont",
            "personnes",
        ]
        .contains(&nu)
}

/// « prévention », « d’agriculture »: no plural noun, as what follows a number above one should be.
fn sans_pluriel(mot: &str) -> bool {
    if mot.starts_with(['d', 'l']) && mot.chars().nth(1).is_some_and(|c| matches!(c, '’' | '\'')) {
        return true;
    }
    let plie = pli(mot);
    let nu = plie.trim_end_matches(['.', ',', ';', ')', ':']);
    let outil = ["avec", "dans", "sans", "sous", "chez", "selon", "mais", "donc", "comme", "puis", "quand", "maximum", "minimum"];
    mot.starts_with(char::is_lowercase)
        && nu.len() >= 4
        && nu.chars().all(char::is_alphabetic)
        && !nu.ends_with(['s', 'x', 'z'])
        && !nu.ends_with("nt")
        && !outil.contains(&nu)
}

fn pluriel(mot: &str) -> bool {
    mot.trim_end_matches(['.', ',', ';', ')', ':']).ends_with(['s', 'x', 'z'])
}

/// What is known of the pages of the text: the numbers alone on their line, and those of the running titles.
struct Reperes {
    /// Line of the source by page number; and the page numbers in the order of the lines.
    par_page: BTreeMap<u32, Vec<u32>>,
    par_ligne: Vec<(u32, u32)>,
    lignes: Vec<u32>,
    /// By glued number: how many follow one another, it included.
    chaines: Vec<usize>,
}

impl Reperes {
    fn new(document: &Document, colles: &[Colle]) -> Self {
        let mut par_page: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut par_ligne = Vec::new();
        for (i, ligne) in document.lignes.iter().enumerate() {
            let page = match (document.sorts[i], &document.genres[i]) {
                (Some(Sort::NumeroDePage), Genre::Nombre(n)) => Some(*n),
                (Some(Sort::TitreCourant), _) => super::nombre_au_bord(&ligne.texte),
                _ => None,
            };
            if let Some(page) = page.filter(|n| (1..=999).contains(n)) {
                par_page.entry(page).or_default().push(ligne.numero);
                par_ligne.push((ligne.numero, page));
            }
        }
        // Columns are read one after the other: the lines of the source no longer follow.
        par_ligne.sort_unstable();
        par_page.values_mut().for_each(|lignes| lignes.sort_unstable());
        let lignes: Vec<u32> = colles.iter().map(|c| document.lignes[c.ligne].numero).collect();
        let chaines = chaines(colles, &lignes, &par_page);
        Self { par_page, par_ligne, lignes: document.lignes.iter().map(|l| l.numero).collect(), chaines }
    }

    /// This page is numbered between these lines.
    fn numerotee(&self, page: u32, de: u32, a: u32) -> bool {
        let lignes = self.par_page.get(&page).map(Vec::as_slice).unwrap_or_default();
        lignes.get(lignes.partition_point(|ligne| *ligne < de)).is_some_and(|ligne| *ligne <= a)
    }

    /// The number of this page stands alone close by: the one in the sentence counts something else.
    fn deja_numerotee(&self, colle: &Colle) -> bool {
        let ici = self.lignes[colle.ligne];
        self.numerotee(colle.valeur, ici.saturating_sub(PAGE_MAX), ici.saturating_add(PAGE_MAX))
    }

    /// The page before or the page after is numbered at a page’s length from here, or this one lies between two numbers that
    /// leave it this place.
    fn appuie(&self, colle: &Colle) -> bool {
        let (ici, page) = (self.lignes[colle.ligne], colle.valeur);
        let proche = (1..=2).any(|pas: u32| {
            let (min, max) = (PAGE_MIN * pas, PAGE_MAX * pas);
            let avant = page > pas && ici > min && self.numerotee(page - pas, ici.saturating_sub(max), ici - min);
            avant || self.numerotee(page + pas, ici.saturating_add(min), ici.saturating_add(max))
        });
        proche || self.entre_deux(ici, page)
    }

    /// Some page is numbered so far from here that this number may be that of a page.
    fn plausible(&self, colle: &Colle) -> bool {
        let (ici, page) = (self.lignes[colle.ligne], colle.valeur);
        self.par_ligne.iter().take(400).any(|(ligne, autre)| {
            let loin = (PAGE_MIN..=PAGE_MAX).contains(&(ici.abs_diff(*ligne) / page.abs_diff(*autre).max(1)));
            page != *autre && (page > *autre) == (ici > *ligne) && loin
        })
    }

    fn entre_deux(&self, ici: u32, page: u32) -> bool {
        let rang = self.par_ligne.partition_point(|(ligne, _)| *ligne < ici);
        let (Some((a, pa)), Some((b, pb))) = (rang.checked_sub(1).map(|r| self.par_ligne[r]), self.par_ligne.get(rang).copied())
        else {
            return false;
        };
        if !(pa < page && page < pb && (PAGE_MIN..=PAGE_MAX).contains(&((b - a) / (pb - pa)))) {
            return false;
        }
        // One page more or less.
        let attendue = u64::from(b - a) * u64::from(page - pa) / u64::from(pb - pa) + u64::from(a);
        attendue.abs_diff(u64::from(ici)) <= u64::from((b - a) / (pb - pa))
    }
}

/// How long the run of following numbers is in which each glued number stands, those alone on their line included.
fn chaines(colles: &[Colle], lignes: &[u32], par_page: &BTreeMap<u32, Vec<u32>>) -> Vec<usize> {
    let mut rangs: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (rang, colle) in colles.iter().enumerate() {
        rangs.entry(colle.valeur).or_default().push(rang);
    }
    let (mut suites, mut precedents) = (vec![0_usize; colles.len()], vec![0_usize; colles.len()]);
    let proche = |de: u32, a: u32| a > de && (PAGE_MIN..=PAGE_MAX).contains(&(a - de));
    let autour = |page: u32, ici: u32| {
        let siens = rangs.get(&page).map(Vec::as_slice).unwrap_or_default();
        siens.split_at(siens.partition_point(|r| lignes[*r] < ici))
    };
    let seul = |page: u32, de: u32, a: u32| {
        let siennes = par_page.get(&page).map(Vec::as_slice).unwrap_or_default();
        siennes.get(siennes.partition_point(|ligne| *ligne < de)).is_some_and(|ligne| *ligne <= a)
    };
    // Page after page, from the first number to the last then back: each run is counted once.
    for (page, siens) in &rangs {
        for rang in siens {
            let ici = lignes[*rang];
            let avant = autour(page - 1, ici).0.iter().rev().take(8).find(|r| proche(lignes[**r], ici));
            let alone = ici > PAGE_MIN && seul(page - 1, ici.saturating_sub(PAGE_MAX), ici - PAGE_MIN);
            precedents[*rang] = avant.map_or(usize::from(alone), |r| precedents[*r] + 1);
        }
    }
    for (page, siens) in rangs.iter().rev() {
        for rang in siens {
            let ici = lignes[*rang];
            let apres = autour(page + 1, ici).1.iter().take(8).find(|r| proche(ici, lignes[**r]));
            let alone = seul(page + 1, ici.saturating_add(PAGE_MIN), ici.saturating_add(PAGE_MAX));
            suites[*rang] = apres.map_or(usize::from(alone), |r| suites[*r] + 1);
        }
    }
    (0..colles.len()).map(|r| precedents[r] + suites[r] + 1).collect()
}
