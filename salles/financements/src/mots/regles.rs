//! The rules of a letter in words.

use crate::m;
use crate::regles::jeu::{EtatRegle, RegleLocale};
use crate::regles::{Catalogue, Portee, Verdict};
use kernel::Lang;

/// « Pour chaque dossier ».
#[must_use]
pub fn portee(portee: Portee, lang: Lang) -> String {
    let t = m(lang);
    match portee {
        Portee::Dossier => t.regle_portee_dossier(),
        Portee::Ligne => t.regle_portee_ligne(),
        Portee::Porteur => t.regle_portee_porteur(),
        Portee::Programme => t.regle_portee_programme(),
        Portee::Cpo => t.regle_portee_cpo(),
        Portee::Appel => t.regle_portee_appel(),
    }
}

/// A type in words, by its name in the language of the rules.
#[must_use]
pub fn genre(nom: &str, lang: Lang) -> String {
    let t = m(lang);
    match nom {
        "Euros" => t.jeu_type_euros(),
        "Taux" => t.jeu_type_taux(),
        "Entier" => t.jeu_type_entier(),
        "Date" => t.jeu_type_date(),
        "Texte" => t.jeu_type_texte(),
        "Bool" => t.jeu_type_bool(),
        "Ensemble<Texte>" => t.jeu_type_ensemble_texte(),
        "Ensemble<Entier>" => t.jeu_type_ensemble_entier(),
        "Liste" => t.jeu_type_liste(),
        "a field" => t.jeu_type_champ(),
        "a number" => t.jeu_type_nombre(),
        _ => t.jeu_type_nombre_ou_date(),
    }
}

/// The label of a field of the form of a rule.
#[must_use]
pub fn champ(nom: &str, lang: Lang) -> String {
    let t = m(lang);
    match nom {
        "code" => t.jeu_champ_code(),
        "portee" => t.jeu_champ_portee(),
        "si" => t.jeu_champ_si(),
        "exige" => t.jeu_champ_exige(),
        "source" => t.jeu_champ_source(),
        "enonce" => t.jeu_champ_enonce(),
        "message" => t.jeu_champ_message(),
        "remede" => t.jeu_champ_remede(),
        autre => autre.to_owned(),
    }
}

/// What a rule asks, in its writing: « si … : … ».
#[must_use]
pub fn expression(si: Option<&str>, exige: &str, lang: Lang) -> String {
    match si {
        Some(si) => m(lang).jeu_expression_si(si, exige),
        None => exige.to_owned(),
    }
}

fn locale(regle: &RegleLocale, lang: Lang) -> String {
    use crate::regles::expression::ecrire;
    let (t, si) = (m(lang), regle.si.as_ref().map(ecrire));
    let quand: Vec<String> =
        regle.etapes.iter().map(|(etape, effet)| t.regle_quand(super::etape(*etape, lang), super::effet(*effet, lang))).collect();
    let ecrite = expression(si.as_deref(), &ecrire(&regle.exige), lang);
    t.jeu_etat_locale(super::phrase(&regle.enonce), ecrite, quand.join(", "))
}

/// What a letter makes of a rule.
#[must_use]
pub fn etat(etat: &EtatRegle, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatRegle::Absente => t.jeu_etat_absente(),
        EtatRegle::Appliquee => t.jeu_etat_appliquee(),
        EtatRegle::Ecartee(motif) => t.jeu_etat_ecartee(motif),
        EtatRegle::Locale(regle) => locale(regle, lang),
    }
}

/// The sentence of a step that is refused: as the rule says it, but for one of the letter itself.
#[must_use]
pub fn passage(code: &str, verdict: &Verdict, lang: Lang) -> String {
    if Catalogue::est_locale(code) {
        return arret(code, verdict, lang);
    }
    verdict.message.clone().unwrap_or_else(|| code.to_owned())
}

/// The sentence of a refusal; a rule of the letter itself says its source, which no list of the house knows.
#[must_use]
pub fn arret(code: &str, verdict: &Verdict, lang: Lang) -> String {
    let dit = super::phrase(verdict.message.as_deref().unwrap_or(code));
    if Catalogue::est_locale(code) { m(lang).jeu_dite(dit, super::phrase(&verdict.source)) } else { dit }
}
