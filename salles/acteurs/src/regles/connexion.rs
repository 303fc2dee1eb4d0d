//! Signing in: how many tries, which addresses to come back to, what is said when it fails.

use crate::m;
use jiff::{SignedDuration, Timestamp};
use kernel::{Lang, Refusal};
use std::net::IpAddr;

/// The window in which tries are counted.
pub const FENETRE: SignedDuration = SignedDuration::from_mins(15);
/// Tries for one mail from one address in a window: a tired agent needs four, a machine would need millions. Of another address,
/// nothing is held against the owner of the account.
pub const ESSAIS_PAR_COURRIEL: i64 = 8;
/// Tries for one mail from all the addresses where it never came in, in a slow window: many addresses together guess no faster.
pub const ESSAIS_D_INCONNUS: i64 = 60;
/// The slow window.
pub const FENETRE_LENTE: SignedDuration = SignedDuration::from_hours(6);
/// How long an address where the right password was given is known for it.
pub const ADRESSE_CONNUE: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Tries from one address in a window: a whole agency signs in at nine through the same one.
pub const ESSAIS_PAR_ADRESSE: i64 = 100;
/// Links asked for one mail in a window.
pub const LIENS_PAR_COURRIEL: i64 = 3;
/// Accounts asked for from one address in a window: each writes to a mail that nobody has confirmed yet. A meeting where several
/// associations register from the same room stays under it.
pub const INSCRIPTIONS_PAR_ADRESSE: i64 = 20;

/// Why someone does not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refus {
    /// Unknown mail, wrong password, account closed: the same answer, on purpose.
    Inconnu,
    TropDEssais {
        minutes: i64,
    },
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::Inconnu => "connexion.inconnu",
            Self::TropDEssais { .. } => "connexion.trop_d_essais",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Inconnu => t.connexion_refus(),
            Self::TropDEssais { minutes } => t.connexion_trop(*minutes),
        }
    }
    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::Inconnu => t.connexion_refus_remede(),
            Self::TropDEssais { .. } => t.connexion_trop_remede(),
        })
    }
    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Inconnu => None,
            Self::TropDEssais { .. } => Some("CNIL, délibération n° 2022-100 du 21 juillet 2022 relative aux mots de passe"),
        }
    }
    fn field(&self) -> Option<String> {
        Some("courriel".to_owned())
    }
}

/// Refuses the try number `count` of a window that ends at `until` when `max` were allowed.
///
/// # Errors
/// `Refus::TropDEssais` with the minutes to wait, at least one.
pub fn compter(count: i64, max: i64, until: Timestamp, now: Timestamp) -> Result<(), Refus> {
    if count <= max {
        return Ok(());
    }
    let seconds = until.duration_since(now).as_secs().max(1);
    Err(Refus::TropDEssais { minutes: (seconds + 59) / 60 })
}

/// What of an address is counted: all of it in version 4, the network of one home in version 6.
#[must_use]
pub fn classe_d_adresse(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let s = v6.segments();
            format!("{:x}:{:x}:{:x}:{:x}::/64", s[0], s[1], s[2], s[3])
        }
    }
}

/// The mail as accounts keep it: no space around, lower case.
#[must_use]
pub fn courriel_net(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Where to go back after signing in: a path of this collectivité, or nothing.
#[must_use]
pub fn retour_sur(slug: &str, asked: &str) -> Option<String> {
    let inside = asked.strip_prefix('/')?.strip_prefix(slug)?;
    if !(inside.is_empty() || inside.starts_with(['/', '?'])) || inside.len() > 2_000 {
        return None;
    }
    if asked.chars().any(|c| c.is_control() || c == '\\') || asked.contains("//") {
        return None;
    }
    let path = inside.split(['?', '#']).next().unwrap_or_default().to_lowercase().replace("%2e", ".");
    if path.split('/').any(|segment| segment == ".." || segment == ".") {
        return None;
    }
    Some(asked.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_ne_revient_que_dans_la_collectivite() {
        assert_eq!(retour_sur("ici", "/ici/contrats?page=2"), Some("/ici/contrats?page=2".into()));
        assert_eq!(retour_sur("ici", "/ici"), Some("/ici".into()));
        for ailleurs in [
            "https://exemple.fr/ici",
            "//exemple.fr/ici",
            "/ailleurs/contrats",
            "/ici-bis/contrats",
            "/ici/../ailleurs",
            "/ici/%2E%2e/ailleurs",
            "/ici//exemple.fr",
            "/ici/\\exemple.fr",
            "/ici/\r\nSet-Cookie: a=b",
            "ici/contrats",
            "",
        ] {
            assert_eq!(retour_sur("ici", ailleurs), None, "{ailleurs}");
        }
    }

    #[test]
    fn l_attente_se_dit_en_minutes_entieres() {
        let now = Timestamp::constant(1_000, 0);
        assert_eq!(compter(8, 8, now + FENETRE, now), Ok(()));
        assert_eq!(compter(9, 8, now + FENETRE, now), Err(Refus::TropDEssais { minutes: 15 }));
        assert_eq!(compter(9, 8, now + SignedDuration::from_secs(61), now), Err(Refus::TropDEssais { minutes: 2 }));
        assert_eq!(compter(9, 8, now, now), Err(Refus::TropDEssais { minutes: 1 }));
    }

    #[test]
    fn une_maison_en_version_six_compte_pour_une_adresse() {
        let classe = |text: &str| classe_d_adresse(text.parse().unwrap());
        assert_eq!(classe("192.0.2.7"), "192.0.2.7");
        assert_eq!(classe("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(classe("2001:db8:1:2::1"), classe("2001:db8:1:2:ffff::9"));
        assert_ne!(classe("2001:db8:1:2::1"), classe("2001:db8:1:3::1"));
    }
}
