//! What a password may be: long, and not among the first ones tried. No composition rule: it makes
//! passwords worse.

use crate::lien::LienFerme;
use crate::m;
use kernel::texte::cle;
use kernel::{Lang, Refusal};

/// « douze caractères au minimum » when nothing else protects the account.
pub const LONGUEUR: usize = 12;
/// Past this, typing is pasting a file.
pub const LONGUEUR_MAX: usize = 200;

const CNIL: &str = "CNIL, délibération n° 2022-100 du 21 juillet 2022 relative aux mots de passe";

/// Words that, followed by digits or signs, make the first passwords tried.
const COURANTS: &[&str] = &[
    "motdepasse",
    "monmotdepasse",
    "password",
    "passw0rd",
    "mypassword",
    "administrateur",
    "administrator",
    "administration",
    "bienvenue",
    "welcome",
    "utilisateur",
    "changeme",
    "changezmoi",
    "letmein",
    "jetaime",
    "doudou",
    "loulou",
    "soleil",
    "chouchou",
    "marseille",
    "toulouse",
    "carcassonne",
    "carcassonneagglo",
    "agglomeration",
    "communaute",
    "collectivite",
    "mairie",
    "coordination",
    "contratlocaldesante",
    "contratdeville",
    "pacte",
    "pacteagglo",
    "test",
    "demo",
    "secret",
    "iloveyou",
    "football",
    "princess",
];

/// Rows of keys and rows of digits, walked in either direction.
const SUITES: &[&str] = &[
    "01234567890123456789",
    "98765432109876543210",
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refus {
    TropCourt { signes: usize },
    TropLong,
    EstLeCourriel,
    Courant,
    Different,
    AncienFaux,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::TropCourt { .. } => "mot_de_passe.trop_court",
            Self::TropLong => "mot_de_passe.trop_long",
            Self::EstLeCourriel => "mot_de_passe.est_le_courriel",
            Self::Courant => "mot_de_passe.courant",
            Self::Different => "mot_de_passe.different",
            Self::AncienFaux => "mot_de_passe.ancien_faux",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::TropCourt { signes } => t.motdepasse_trop_court(*signes, LONGUEUR),
            Self::TropLong => t.motdepasse_trop_long(LONGUEUR_MAX),
            Self::EstLeCourriel => t.motdepasse_courriel(),
            Self::Courant => t.motdepasse_courant(),
            Self::Different => t.motdepasse_different(),
            Self::AncienFaux => t.motdepasse_ancien_faux(),
        }
    }
    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::TropCourt { .. } | Self::EstLeCourriel | Self::Courant => Some(t.motdepasse_conseil()),
            Self::Different => Some(t.motdepasse_different_remede()),
            Self::AncienFaux => Some(t.motdepasse_ancien_remede()),
            Self::TropLong => None,
        }
    }
    fn source(&self) -> Option<&'static str> {
        matches!(self, Self::TropCourt { .. } | Self::Courant).then_some(CNIL)
    }
    fn field(&self) -> Option<String> {
        let name = match self {
            Self::Different => "confirmation",
            Self::AncienFaux => "ancien",
            _ => "nouveau",
        };
        Some(name.to_owned())
    }
}

/// All that is wrong with a new password for the account of that mail.
#[must_use]
pub fn juger(nouveau: &str, confirmation: &str, courriel: &str) -> Vec<Refus> {
    let mut all = vec![];
    let signes = nouveau.chars().count();
    if signes < LONGUEUR {
        all.push(Refus::TropCourt { signes });
    } else if signes > LONGUEUR_MAX {
        all.push(Refus::TropLong);
    } else if est_le_courriel(nouveau, courriel) {
        all.push(Refus::EstLeCourriel);
    } else if est_courant(nouveau) {
        all.push(Refus::Courant);
    }
    if nouveau != confirmation {
        all.push(Refus::Different);
    }
    all
}

fn serre(text: &str) -> String {
    cle(text).replace(' ', "")
}

/// The mail, or what stands before its `@`, alone or followed by a few digits.
fn est_le_courriel(mot: &str, courriel: &str) -> bool {
    let name = courriel.split('@').next().unwrap_or_default();
    let mot = serre(mot);
    let bare = mot.trim_end_matches(|c: char| c.is_ascii_digit());
    [serre(courriel), serre(name)].iter().any(|own| !own.is_empty() && (mot == *own || bare == own))
}

fn est_courant(mot: &str) -> bool {
    let tight = serre(mot);
    let base = tight.trim_end_matches(|c: char| c.is_ascii_digit());
    let letters: Vec<char> = mot.to_lowercase().chars().collect();
    let repeats = (1..=4).any(|unit| letters.iter().zip(letters.iter().skip(unit)).all(|(a, b)| a == b));
    let reversed: String = tight.chars().rev().collect();
    repeats
        || COURANTS.contains(&base)
        || SUITES.iter().any(|row| row.contains(tight.as_str()) || row.contains(reversed.as_str()))
        || (base.len() >= 5 && SUITES.iter().any(|row| row.contains(base)))
}

/// Why a link does not open, as a page says it.
impl Refusal for LienFerme {
    fn code(&self) -> &'static str {
        match self {
            Self::Inconnu => "lien.inconnu",
            Self::Expire => "lien.expire",
            Self::Revoque => "lien.revoque",
            Self::DejaUtilise => "lien.deja_utilise",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Inconnu => t.lien_inconnu(),
            Self::Expire => t.lien_expire(),
            Self::Revoque => t.lien_revoque(),
            Self::DejaUtilise => t.lien_deja_utilise(),
        }
    }
    fn is_conflict(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn juge(mot: &str) -> Vec<Refus> {
        juger(mot, mot, "camille.pilote@agglo.example")
    }

    #[test]
    fn un_mot_de_passe_long_et_a_soi_est_accepte_sans_autre_exigence() {
        for bon in ["la garrigue au printemps", "quatre mots sans rapport", "éàùçéàùçéàùw", "3 vélos et 1 pont"] {
            assert_eq!(juge(bon), [], "{bon}");
        }
    }

    #[test]
    fn trop_court_se_dit_avec_le_nombre_de_signes() {
        assert_eq!(juge("éàùçéàùçéàù"), [Refus::TropCourt { signes: 11 }]);
        assert_eq!(juge(&"ab1".repeat(70)), [Refus::TropLong]);
    }

    #[test]
    fn le_courriel_n_est_pas_un_mot_de_passe() {
        for mot in ["camille.pilote@agglo.example", "Camille.Pilote", "camille-pilote2026"] {
            assert_eq!(juge(mot), [Refus::EstLeCourriel], "{mot}");
        }
    }

    #[test]
    fn les_premiers_essayes_sont_refuses() {
        for mot in [
            "MotDePasse2026!",
            "mot de passe 1",
            "azertyuiop123",
            "123456789012",
            "aaaaaaaaaaaa",
            "abcdabcdabcd",
            "Carcassonne11",
            "zyxwvutsrqponm",
            "Administrateur",
            "qsdfghjklm12",
            "210987654321",
        ] {
            assert_eq!(juge(mot), [Refus::Courant], "{mot}");
        }
    }

    #[test]
    fn les_deux_saisies_doivent_se_ressembler() {
        assert_eq!(juger("la garrigue au printemps", "la garrigue", "a@b.example"), [Refus::Different]);
    }
}
