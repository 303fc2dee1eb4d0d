//! From a text to a formula; a fault says where.

use super::{Formule, Signe};
use kernel::nombre::Nombre;
use kernel::texte::cle;

/// Signs of a formula at most, and parentheses one inside another.
pub const LONGUEUR_MAX: usize = 500;
const PROFONDEUR_MAX: u8 = 24;

/// What is wrong, and before which sign of the text (from 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Faute {
    TropLongue,
    /// Something else was expected there.
    Inattendu {
        place: usize,
        vu: String,
    },
    /// The text ends too early.
    Inachevee,
    CrochetOuvert {
        place: usize,
    },
    ParentheseOuverte {
        place: usize,
    },
    NombreIllisible {
        place: usize,
        vu: String,
    },
    MotInconnu {
        place: usize,
        vu: String,
    },
    TropProfonde {
        place: usize,
    },
}

impl Faute {
    /// Where, when it has a place.
    #[must_use]
    pub fn place(&self) -> Option<usize> {
        use Faute::*;
        match self {
            TropLongue | Inachevee => None,
            Inattendu { place, .. }
            | CrochetOuvert { place }
            | ParentheseOuverte { place }
            | NombreIllisible { place, .. }
            | MotInconnu { place, .. }
            | TropProfonde { place } => Some(*place),
        }
    }
}

/// Reads « 100 × ([1.R1] + [1.R2]) / [1.R3] » or « evolution([1.R1]) »; names are the texts between brackets.
///
/// # Errors
/// The first fault.
pub fn lire_formule(texte: &str) -> Result<Formule<String>, Faute> {
    if texte.chars().count() > LONGUEUR_MAX { Err(Faute::TropLongue) } else { relire_formule(texte) }
}

/// The same, of what this house wrote: identifiers are longer than codes.
///
/// # Errors
/// The first fault.
pub fn relire_formule(texte: &str) -> Result<Formule<String>, Faute> {
    let mut lecteur = Lecteur { signes: texte.chars().collect(), place: 0, profondeur: 0 };
    let formule = lecteur.somme()?;
    match lecteur.vu() {
        None => Ok(formule),
        Some(c) => Err(Faute::Inattendu { place: lecteur.place, vu: c.to_string() }),
    }
}

struct Lecteur {
    signes: Vec<char>,
    place: usize,
    profondeur: u8,
}

impl Lecteur {
    /// The next sign that is not a space.
    fn vu(&mut self) -> Option<char> {
        while self.signes.get(self.place).is_some_and(|c| c.is_whitespace()) {
            self.place += 1;
        }
        self.signes.get(self.place).copied()
    }

    fn prendre(&mut self, voulus: &[char]) -> Option<char> {
        let c = self.vu().filter(|c| voulus.contains(c))?;
        self.place += 1;
        Some(c)
    }

    fn somme(&mut self) -> Result<Formule<String>, Faute> {
        let mut gauche = self.produit()?;
        while let Some(c) = self.prendre(&['+', '-', '−', '–']) {
            let signe = if c == '+' { Signe::Plus } else { Signe::Moins };
            gauche = Formule::Op(signe, Box::new(gauche), Box::new(self.produit()?));
        }
        Ok(gauche)
    }

    fn produit(&mut self) -> Result<Formule<String>, Faute> {
        let mut gauche = self.facteur()?;
        while let Some(c) = self.prendre(&['*', '×', '·', 'x', '/', '÷', ':']) {
            let signe = if matches!(c, '/' | '÷' | ':') { Signe::Sur } else { Signe::Fois };
            gauche = Formule::Op(signe, Box::new(gauche), Box::new(self.facteur()?));
        }
        Ok(gauche)
    }

    fn facteur(&mut self) -> Result<Formule<String>, Faute> {
        let Some(c) = self.vu() else { return Err(Faute::Inachevee) };
        let debut = self.place;
        match c {
            '-' | '−' | '–' | '(' => {
                self.profondeur += 1;
                if self.profondeur > PROFONDEUR_MAX {
                    return Err(Faute::TropProfonde { place: debut });
                }
                self.place += 1;
                let dedans = if c == '(' {
                    let dedans = self.somme()?;
                    self.fermer(debut)?;
                    dedans
                } else {
                    Formule::Oppose(Box::new(self.facteur()?))
                };
                self.profondeur -= 1;
                Ok(dedans)
            }
            '[' => Ok(Formule::Lire(self.nom()?)),
            c if c.is_ascii_digit() => self.nombre(),
            c if c.is_alphabetic() => self.mot(),
            autre => Err(Faute::Inattendu { place: debut, vu: autre.to_string() }),
        }
    }

    fn fermer(&mut self, ouverte: usize) -> Result<(), Faute> {
        if self.prendre(&[')']).is_some() {
            return Ok(());
        }
        match self.vu() {
            None => Err(Faute::ParentheseOuverte { place: ouverte }),
            Some(c) => Err(Faute::Inattendu { place: self.place, vu: c.to_string() }),
        }
    }

    fn nom(&mut self) -> Result<String, Faute> {
        let debut = self.place;
        let reste = self.signes.get(debut + 1..).unwrap_or_default();
        let long = reste.iter().position(|c| *c == ']').ok_or(Faute::CrochetOuvert { place: debut })?;
        let nom: String = reste.iter().take(long).collect();
        self.place = debut + long + 2;
        if nom.trim().is_empty() {
            return Err(Faute::Inattendu { place: debut + 1, vu: "]".to_owned() });
        }
        Ok(nom.trim().to_owned())
    }

    /// « 1 000,5 » and « 1000.5 » are the same.
    fn nombre(&mut self) -> Result<Formule<String>, Faute> {
        let debut = self.place;
        let mut net = String::new();
        while let Some(c) = self.signes.get(self.place).copied() {
            let espace =
                matches!(c, ' ' | '\u{a0}' | '\u{202f}') && self.signes.get(self.place + 1).is_some_and(char::is_ascii_digit);
            match c {
                c if c.is_ascii_digit() => net.push(c),
                ',' | '.' => net.push('.'),
                _ if espace => {}
                _ => break,
            }
            self.place += 1;
        }
        let vu = || self.signes.get(debut..self.place).unwrap_or_default().iter().collect();
        Nombre::decimal(&net).map(Formule::Nombre).map_err(|_| Faute::NombreIllisible { place: debut, vu: vu() })
    }

    /// `evolution([code])`.
    fn mot(&mut self) -> Result<Formule<String>, Faute> {
        let debut = self.place;
        let mot: String = self.signes.iter().skip(debut).take_while(|c| c.is_alphanumeric() || **c == '.').collect();
        if !matches!(cle(&mot).as_str(), "evolution" | "change") {
            return Err(Faute::MotInconnu { place: debut, vu: mot });
        }
        self.place += mot.chars().count();
        let ouverte = self.place;
        if self.prendre(&['(']).is_none() {
            return Err(self.vu().map_or(Faute::Inachevee, |c| Faute::Inattendu { place: ouverte, vu: c.to_string() }));
        }
        match self.vu() {
            Some('[') => {}
            Some(c) => return Err(Faute::Inattendu { place: self.place, vu: c.to_string() }),
            None => return Err(Faute::Inachevee),
        }
        let nom = self.nom()?;
        self.fermer(ouverte)?;
        Ok(Formule::Evolution(nom))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn relue(texte: &str) -> String {
        lire_formule(texte).unwrap_or_else(|f| panic!("{texte} : {f:?}")).ecrire(&|nom: &String| nom.clone())
    }

    #[test]
    fn une_formule_se_lit_comme_on_l_ecrit() {
        for (texte, ecrite) in [
            ("100*[1.R1]/[1.R2]", "100 × [1.R1] / [1.R2]"),
            ("[a] - ([b] - [c])", "[a] − ([b] − [c])"),
            ("([a] - [b]) - [c]", "[a] − [b] − [c]"),
            ("[a] / ([b] / [c]) × 2", "[a] / ([b] / [c]) × 2"),
            ("1\u{202f}000,5 x [a]", "1000,5 × [a]"),
            ("Évolution( [ 1.R1 ] )", "evolution([1.R1])"),
            ("-[a] + 3", "−[a] + 3"),
            ("2 * (-[a])", "2 × (−[a])"),
        ] {
            assert_eq!(relue(texte), ecrite);
            assert_eq!(relue(&relue(texte)), ecrite, "écrite puis relue");
        }
    }

    #[test]
    fn une_faute_dit_ou_elle_est() {
        let place = |texte: &str| lire_formule(texte).unwrap_err().place();
        assert_eq!(lire_formule(""), Err(Faute::Inachevee));
        assert_eq!(lire_formule("[a] +"), Err(Faute::Inachevee));
        assert_eq!(place("[a] [b]"), Some(4));
        assert_eq!(place("[a] + (3"), Some(6));
        assert_eq!(place("3 * [a"), Some(4));
        assert_eq!(place("3,5,2"), Some(0));
        assert_eq!(lire_formule("somme([a])"), Err(Faute::MotInconnu { place: 0, vu: "somme".into() }));
        assert_eq!(place("1.R1 + 2"), Some(0), "un code s’écrit entre crochets");
        assert!(matches!(lire_formule(&"(".repeat(100)), Err(Faute::TropProfonde { .. })));
        assert_eq!(lire_formule(&"1".repeat(501)), Err(Faute::TropLongue));
    }

    proptest! {
        #[test]
        fn aucun_texte_ne_fait_tomber_la_lecture(texte in "[-+*/()\\[\\]a-c0-9,. \\PC]{0,80}") {
            if let Ok(formule) = lire_formule(&texte) {
                let ecrite = formule.ecrire(&|nom: &String| nom.clone());
                prop_assert_eq!(lire_formule(&ecrite), Ok(formule), "{} → {}", texte, ecrite);
            }
        }
    }
}
