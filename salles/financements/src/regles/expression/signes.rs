//! The signs of a text: words, numbers with their unit, dates, texts, sets, each with its place.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::texte::FauteTexte;

/// Digits of a number at most: beyond, nothing of a contract is counted.
const CHIFFRES_MAX: usize = 15;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Signe {
    /// A field, a function, or a word of the language.
    Mot(String),
    /// A literal in its stored form.
    Litteral(Value),
    /// `( ) , : + − × = ≠ < ≤ > ≥`, whatever the keyboard gave.
    Ponctuation(&'static str),
}

/// A sign and where it stands, from 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub signe: Signe,
    pub debut: usize,
    pub fin: usize,
}

/// The fields whose name holds parentheses.
const A_PARENTHESES: [&str; 2] = ["historique", "annees_financees"];

pub(super) fn decouper(texte: &[char]) -> Result<Vec<Place>, FauteTexte> {
    let mut lecteur = Lecteur { texte, ici: 0 };
    let mut signes = vec![];
    loop {
        while lecteur.vu(0).is_some_and(char::is_whitespace) {
            lecteur.ici += 1;
        }
        let debut = lecteur.ici;
        let Some(c) = lecteur.vu(0) else { return Ok(signes) };
        let signe = lecteur.signe(c)?;
        signes.push(Place { signe, debut, fin: lecteur.ici });
    }
}

struct Lecteur<'a> {
    texte: &'a [char],
    ici: usize,
}

fn espace(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

impl Lecteur<'_> {
    fn vu(&self, plus_loin: usize) -> Option<char> {
        self.texte.get(self.ici + plus_loin).copied()
    }

    fn entre(&self, debut: usize, fin: usize) -> String {
        self.texte.get(debut..fin).unwrap_or_default().iter().collect()
    }

    fn signe(&mut self, c: char) -> Result<Signe, FauteTexte> {
        match c {
            '"' | '«' => self.texte_cite().map(|t| Signe::Litteral(json!({ "texte": t }))),
            '{' => self.ensemble(),
            c if c.is_ascii_digit() => self.nombre(),
            c if c.is_alphabetic() || c == '_' => Ok(self.mot()),
            _ => self.ponctuation(c),
        }
    }

    fn ponctuation(&mut self, c: char) -> Result<Signe, FauteTexte> {
        let (lu, pris) = match (c, self.vu(1)) {
            ('<', Some('=')) => ("≤", 2),
            ('>', Some('=')) => ("≥", 2),
            ('<', Some('>')) | ('!', Some('=')) => ("≠", 2),
            ('(', _) => ("(", 1),
            (')', _) => (")", 1),
            (',', _) => (",", 1),
            (':', _) => (":", 1),
            ('+', _) => ("+", 1),
            ('-' | '−' | '–', _) => ("−", 1),
            ('*' | '×', _) => ("×", 1),
            ('=', _) => ("=", 1),
            ('≠', _) => ("≠", 1),
            ('<', _) => ("<", 1),
            ('≤', _) => ("≤", 1),
            ('>', _) => (">", 1),
            ('≥', _) => ("≥", 1),
            _ => return Err(FauteTexte::Inattendu { place: self.ici, vu: c.to_string() }),
        };
        self.ici += pris;
        Ok(Signe::Ponctuation(lu))
    }

    /// `l.financeur`, `historique(action, 1).vote.CAF`.
    fn mot(&mut self) -> Signe {
        let debut = self.ici;
        let du_mot = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        while self.vu(0).is_some_and(du_mot) {
            self.ici += 1;
        }
        let mut mot = self.entre(debut, self.ici);
        if self.vu(0) == Some('(')
            && A_PARENTHESES.contains(&mot.as_str())
            && let Some(long) = self.texte[self.ici..].iter().position(|c| *c == ')')
        {
            let suite = self.ici;
            self.ici += long + 1;
            while self.vu(0).is_some_and(du_mot) {
                self.ici += 1;
            }
            mot.extend(self.texte[suite..self.ici].iter().filter(|c| !c.is_whitespace()));
        }
        Signe::Mot(mot)
    }

    /// `"une ""citation"""` as it is, `« un texte »` without the spaces beside its quotes.
    fn texte_cite(&mut self) -> Result<String, FauteTexte> {
        let debut = self.ici;
        let ouvert = || FauteTexte::GuillemetOuvert { place: debut };
        let anglais = self.vu(0) == Some('"');
        self.ici += 1;
        let mut texte = String::new();
        loop {
            let c = self.vu(0).ok_or_else(ouvert)?;
            self.ici += 1;
            match c {
                '"' if anglais && self.vu(0) == Some('"') => {
                    self.ici += 1;
                    texte.push('"');
                }
                '"' if anglais => return Ok(texte),
                '»' if !anglais => return Ok(texte.trim().to_owned()),
                autre => texte.push(autre),
            }
        }
    }

    /// `{completer, adapter, "autre chose"}`.
    fn ensemble(&mut self) -> Result<Signe, FauteTexte> {
        let debut = self.ici;
        let ouvert = || FauteTexte::AccoladeOuverte { place: debut };
        self.ici += 1;
        let mut textes: Vec<String> = vec![];
        loop {
            while self.vu(0).is_some_and(char::is_whitespace) {
                self.ici += 1;
            }
            match self.vu(0).ok_or_else(ouvert)? {
                '}' if textes.is_empty() => {}
                '"' | '«' => textes.push(self.texte_cite()?),
                _ => {
                    let ici = self.ici;
                    while self.vu(0).is_some_and(|c| !matches!(c, ',' | '}')) {
                        self.ici += 1;
                    }
                    let nu = self.entre(ici, self.ici).trim().to_owned();
                    if nu.is_empty() {
                        return Err(FauteTexte::Inattendu { place: ici, vu: self.vu(0).map_or_else(String::new, String::from) });
                    }
                    textes.push(nu);
                }
            }
            while self.vu(0).is_some_and(char::is_whitespace) {
                self.ici += 1;
            }
            match self.vu(0).ok_or_else(ouvert)? {
                '}' => {
                    self.ici += 1;
                    return Ok(Signe::Litteral(json!({ "ens": textes })));
                }
                ',' => self.ici += 1,
                autre => return Err(FauteTexte::Inattendu { place: self.ici, vu: autre.to_string() }),
            }
        }
    }

    fn chiffres(&mut self) -> String {
        let debut = self.ici;
        while self.vu(0).is_some_and(|c| c.is_ascii_digit()) {
            self.ici += 1;
        }
        self.entre(debut, self.ici)
    }

    /// `2`, `1 500 €`, `2,5 %`, `30/04/2026`, `2026-04-30`.
    fn nombre(&mut self) -> Result<Signe, FauteTexte> {
        let debut = self.ici;
        let mut entier = self.chiffres();
        if let Some(date) = self.date(debut, &entier) {
            return date;
        }
        // « 1 500 »: groups of three.
        let trois = |l: &Self| {
            (1..=3).all(|n| l.vu(n).is_some_and(|c| c.is_ascii_digit())) && !l.vu(4).is_some_and(|c| c.is_ascii_digit())
        };
        while self.vu(0).is_some_and(espace) && trois(self) {
            self.ici += 1;
            entier.push_str(&self.chiffres());
        }
        let illisible = |l: &Self| FauteTexte::NombreIllisible { place: debut, vu: l.entre(debut, l.ici) };
        if entier.len() > CHIFFRES_MAX {
            return Err(illisible(self));
        }
        let n: i64 = entier.parse().map_err(|_| illisible(self))?;
        let decimales = self.decimales();
        let mut unite = self.ici;
        while self.texte.get(unite).copied().is_some_and(espace) {
            unite += 1;
        }
        match (self.texte.get(unite), decimales) {
            (Some('%'), d) => {
                self.ici = unite + 1;
                Ok(Signe::Litteral(json!({ "taux": n.saturating_mul(100).saturating_add(d.unwrap_or(0)) })))
            }
            (Some('€'), None) => {
                self.ici = unite + 1;
                Ok(Signe::Litteral(json!({ "euros": n })))
            }
            (_, None) => Ok(Signe::Litteral(json!(n))),
            (_, Some(_)) => Err(illisible(self)),
        }
    }

    /// One or two decimals, in hundredths, of a rate or of what will be refused; a comma between two terms is none.
    fn decimales(&mut self) -> Option<i64> {
        let long = (1..=2).rev().find(|long| (1..=*long).all(|n| self.vu(n).is_some_and(|c| c.is_ascii_digit())))?;
        let mut apres = long + 1;
        while self.vu(apres).is_some_and(espace) {
            apres += 1;
        }
        if !matches!(self.vu(0), Some(',' | '.')) || !matches!(self.vu(apres), Some('%' | '€')) {
            return None;
        }
        let lues: i64 = self.entre(self.ici + 1, self.ici + 1 + long).parse().ok()?;
        self.ici += long + 1;
        Some(if long == 1 { lues * 10 } else { lues })
    }

    fn date(&mut self, debut: usize, premier: &str) -> Option<Result<Signe, FauteTexte>> {
        let separe = self.vu(0).filter(|c| matches!(c, '/' | '-') && self.vu(1).is_some_and(|c| c.is_ascii_digit()))?;
        if separe == '-' && premier.len() != 4 {
            return None;
        }
        let revenir = self.ici;
        self.ici += 1;
        let second = self.chiffres();
        if self.vu(0) != Some(separe) || !self.vu(1).is_some_and(|c| c.is_ascii_digit()) {
            self.ici = revenir;
            return None;
        }
        self.ici += 1;
        let troisieme = self.chiffres();
        let (a, m, j) = if separe == '-' { (premier, &*second, &*troisieme) } else { (&*troisieme, &*second, premier) };
        let lue = || Date::new(a.parse().ok()?, m.parse().ok()?, j.parse().ok()?).ok();
        let lue = lue().filter(|_| a.len() == 4);
        let dite = |d: Date| Signe::Litteral(json!({ "jour": d.to_string() }));
        Some(lue.map(dite).ok_or_else(|| FauteTexte::DateIllisible { place: debut, vu: self.entre(debut, self.ici) }))
    }
}
