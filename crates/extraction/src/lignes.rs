//! The source text cut into lines that can be compared: NBSP, ligatures, odd line ends and control
//! characters are evened out, but the number of the line, the blank lines before it and the way it
//! ends are kept, for they are the only traces of the page that a text extractor leaves.

mod colonnes;

use unicode_normalization::UnicodeNormalization;

/// A heading is always told by its first characters: no need to fold more of a line.
const PLI_MAX: usize = 160;

/// A gap of this many spaces parts two columns.
const GOUTTIERE: usize = 4;

/// One non-blank line of the source, or one cell of it.
#[derive(Debug, Clone)]
pub(crate) struct Ligne {
    /// Counted from 1, as an editor counts.
    pub numero: u32,
    /// Where its cell begins in the source line, in bytes.
    pub rang: u32,
    /// Counted from 1 when the text has form feeds, unknown otherwise.
    pub page: Option<u32>,
    /// Evened out: single plain spaces, no space at either end.
    pub texte: String,
    /// What it was, when something was taken out of it since.
    pub origine: Option<String>,
    /// `texte` without capitals nor accents, character for character, its first `PLI_MAX` only.
    pub pli: String,
    /// Blank lines just before.
    pub vides: u32,
    /// The source line began with a space: what is left of a form feed in many extractors.
    pub retrait: bool,
    /// The source line had no space at its end: in a text where the others have one, a cell ends here.
    pub nette: bool,
    /// First line after a form feed.
    pub saut_page: bool,
}

impl Ligne {
    /// Says what the line is without what does not belong to it; what it was is kept.
    pub fn recrire(&mut self, texte: &str) {
        self.pli = texte.chars().take(PLI_MAX).map(plier).collect();
        let avant = std::mem::replace(&mut self.texte, texte.to_owned());
        self.origine.get_or_insert(avant);
    }

    pub fn largeur(&self) -> usize {
        self.texte.chars().count()
    }

    pub fn commence_par_minuscule(&self) -> bool {
        self.texte.chars().next().is_some_and(|c| c.is_lowercase() || c == '(')
    }
}

/// A line of the source as it stands.
struct Brute<'a> {
    numero: u32,
    page: u32,
    saut_page: bool,
    texte: &'a str,
}

/// Every non-blank line of the text, in order, cell by cell; column by column where it keeps the look of its page.
pub(crate) fn lignes(source: &str) -> Vec<Ligne> {
    let mut sortie = Sortie { feuillete: source.contains('\u{c}'), ..Sortie::default() };
    let brutes = brutes(source);
    if colonnes::presentes(&brutes) {
        colonnes::lire(&brutes, &mut sortie);
    } else {
        for brute in &brutes {
            sortie.ligne(brute, cellules(brute.texte));
        }
    }
    sortie.lignes
}

/// The lines read so far, and what stands before the next one.
#[derive(Default)]
struct Sortie {
    lignes: Vec<Ligne>,
    feuillete: bool,
    vides: u32,
    saut: bool,
}

impl Sortie {
    fn ligne<'a>(&mut self, brute: &Brute<'a>, cellules: impl Iterator<Item = &'a str>) {
        self.saut |= brute.saut_page;
        let mut cellules = cellules.filter_map(|c| Some((c, nettoyer(c))).filter(|(_, texte)| !texte.is_empty())).peekable();
        if cellules.peek().is_none() {
            self.vides = self.vides.saturating_add(1);
        }
        while let Some((cellule, texte)) = cellules.next() {
            let derniere = cellules.peek().is_none();
            self.cellule(brute, cellule, texte, derniere);
            // The next cell stands apart, as a paragraph does.
            (self.vides, self.saut) = (u32::from(!derniere), false);
        }
    }

    fn cellule(&mut self, brute: &Brute, cellule: &str, texte: String, derniere: bool) {
        self.lignes.push(Ligne {
            numero: brute.numero,
            rang: u32::try_from((cellule.as_ptr() as usize).saturating_sub(brute.texte.as_ptr() as usize)).unwrap_or(0),
            page: self.feuillete.then_some(brute.page),
            pli: texte.chars().take(PLI_MAX).map(plier).collect(),
            texte,
            origine: None,
            vides: self.vides,
            retrait: cellule.starts_with(char::is_whitespace),
            nette: derniere && !brute.texte.ends_with(char::is_whitespace),
            saut_page: self.saut,
        });
    }
}

fn brutes(source: &str) -> Vec<Brute<'_>> {
    let mut out = Vec::new();
    let (mut numero, mut page, mut saut_page) = (1_u32, 1_u32, false);
    let mut rest = source.strip_prefix('\u{feff}').unwrap_or(source);
    loop {
        let end = rest.find(['\n', '\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']);
        let (texte, suite) = end.map_or((rest, ""), |at| rest.split_at(at));
        let fin = suite.chars().next();
        // What a form feed ends is no blank line.
        if fin != Some('\u{c}') || !texte.trim().is_empty() {
            out.push(Brute { numero, page, saut_page: std::mem::take(&mut saut_page), texte });
        }
        let Some(fin) = fin else { return out };
        rest = suite.strip_prefix("\r\n").unwrap_or(&suite[fin.len_utf8()..]);
        if fin == '\u{c}' {
            (page, saut_page) = (page.saturating_add(1), true);
        } else {
            numero = numero.saturating_add(1);
        }
    }
}

/// The cells of a line that keeps the columns of its page: a tab or a wide gap parts them.
fn cellules(brute: &str) -> impl Iterator<Item = &str> {
    let debut = brute.len() - brute.trim_start().len();
    let mut reste = Some((brute, debut));
    std::iter::from_fn(move || {
        let (texte, depuis) = reste.take()?;
        let (mut blancs, mut large) = (None, false);
        for (at, c) in texte.char_indices().skip_while(|(at, _)| *at < depuis) {
            if c.is_whitespace() {
                let premier = *blancs.get_or_insert(at);
                large |= c == '\t' || at - premier + 1 >= GOUTTIERE;
            } else if let Some(premier) = blancs.take()
                && std::mem::take(&mut large)
            {
                reste = Some((&texte[at..], 0));
                return Some(&texte[..premier]);
            }
        }
        Some(texte)
    })
}

/// Single plain spaces, composed accents, no control character, the glyphs of bullets made one.
fn nettoyer(brute: &str) -> String {
    let mut out = String::with_capacity(brute.len());
    let decompose = brute.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}'));
    let mut pousser = |c: char| match c {
        c if c.is_whitespace() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffe}' => {}
        '\u{ad}' => out.push('\u{ad}'),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        '\u{fb00}' => out.push_str("ff"),
        '\u{fb01}' => out.push_str("fi"),
        '\u{fb02}' => out.push_str("fl"),
        '\u{fb03}' => out.push_str("ffi"),
        '\u{fb04}' => out.push_str("ffl"),
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{25aa}' | '\u{25cf}' | '\u{25e6}' | '\u{2023}' | '\u{2043}' | '\u{27a2}' => {
            out.push('•')
        }
        c if c.is_control() => {}
        c => out.push(c),
    };
    if decompose {
        brute.nfc().for_each(&mut pousser);
    } else {
        brute.chars().for_each(&mut pousser);
    }
    out.truncate(out.trim_end().len());
    // A soft hyphen counts only where it cut a word at the end of the line.
    let coupe = out.ends_with('\u{ad}');
    if out.contains('\u{ad}') {
        out.retain(|c| c != '\u{ad}');
        if coupe && !out.is_empty() {
            out.push('\u{ad}');
        }
    }
    out
}

/// One character without its capital nor its accent; always one for one.
pub(crate) fn plier(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'Î' | 'Ï' => 'i',
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' => 'o',
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ç' | 'Ç' => 'c',
        '’' | '‘' | 'ʼ' | '´' => '\'',
        '–' | '—' | '−' => '-',
        'º' => '°',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// A whole text folded, for comparing.
pub(crate) fn pli(texte: &str) -> String {
    texte.chars().map(plier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn les_fins_de_ligne_de_toutes_les_machines_donnent_les_memes_lignes() {
        for source in ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc"] {
            let vues: Vec<_> = lignes(source).into_iter().map(|l| (l.numero, l.texte, l.vides)).collect();
            assert_eq!(vues, [(1, "a".into(), 0), (2, "b".into(), 0), (4, "c".into(), 1)], "{source:?}");
        }
    }

    #[test]
    fn les_insecables_les_ligatures_et_les_accents_separes_s_ecrivent_simplement() {
        let lue = &lignes("\u{a0} L\u{2019}e\u{301}ducation\u{202f}:\u{a0}\u{fb01}n  ")[0];
        assert_eq!(lue.texte, "L’éducation : fin");
        assert_eq!(lue.pli, "l'education : fin");
        assert!(lue.retrait && !lue.nette);
    }

    #[test]
    fn les_colonnes_gardees_par_l_extracteur_se_separent() {
        let lues = lignes("  A\tOuvrir le port      Année 1    O/N \n     et la mer  close");
        let vues: Vec<_> = lues.iter().map(|l| (l.numero, l.texte.as_str(), l.vides)).collect();
        assert_eq!(vues, [(1, "A", 0), (1, "Ouvrir le port", 1), (1, "Année 1", 1), (1, "O/N", 1), (2, "et la mer close", 0)]);
    }

    #[test]
    fn le_saut_de_page_se_compte_sans_decaler_les_lignes() {
        let lues = lignes("un\n\u{c}deux\ntrois");
        assert_eq!(
            lues.iter().map(|l| (l.numero, l.page, l.saut_page)).collect::<Vec<_>>(),
            [(1, Some(1), false), (2, Some(2), true), (3, Some(2), false)]
        );
    }
}
