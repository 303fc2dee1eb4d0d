//! What a version changes in the rules: « deux années se comparent » (Financements, § 3).

use std::collections::BTreeSet;

use super::{JeuDeRegles, RegleLocale};

/// What a letter makes of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EtatRegle {
    Absente,
    /// Of the contract, as it is.
    Appliquee,
    /// With the reason.
    Ecartee(String),
    Locale(Box<RegleLocale>),
}

fn etat(jeu: &JeuDeRegles, code: &str) -> EtatRegle {
    match (jeu.locale(code), jeu.ecartee(code)) {
        (Some(regle), _) => EtatRegle::Locale(Box::new(regle.clone())),
        (None, Some(motif)) => EtatRegle::Ecartee(motif.to_owned()),
        (None, None) if super::Catalogue::est_locale(code) => EtatRegle::Absente,
        (None, None) => EtatRegle::Appliquee,
    }
}

/// The rules that two sets do not treat alike, by code: added, taken away, changed, set aside, restored.
#[must_use]
pub fn ecarts(avant: &JeuDeRegles, apres: &JeuDeRegles) -> Vec<(String, EtatRegle, EtatRegle)> {
    let codes: BTreeSet<String> = [avant, apres]
        .into_iter()
        .flat_map(|jeu| {
            let dit = jeu.dit();
            dit.ecartees.into_keys().chain(dit.locales.into_iter().map(|r| r.code)).collect::<Vec<_>>()
        })
        .collect();
    let dits = codes.into_iter().map(|code| {
        let (a, b) = (etat(avant, &code), etat(apres, &code));
        (code, a, b)
    });
    // Two years may have written the same rule, one of them twice.
    let meme = |a: &EtatRegle, b: &EtatRegle| match (a, b) {
        (EtatRegle::Locale(a), EtatRegle::Locale(b)) => **a == RegleLocale { version: a.version, ..(**b).clone() },
        _ => a == b,
    };
    dits.filter(|(_, a, b)| !meme(a, b)).collect()
}
