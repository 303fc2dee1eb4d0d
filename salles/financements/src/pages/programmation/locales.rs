//! The rules of the letter that the calculation obeys, and the one that keeps a file out: each with the text it comes from.

use crate::actes::programmation::question;
use crate::calculs::AppelLu;
use crate::m;
use crate::model::Scenario;
use crate::regles::programmation::Tenue;
use kernel::Lang;
use maud::{Markup, html};
use solver::PourquoiPas;
use std::collections::BTreeSet;
use web::PageError;

/// « Sous toutes les règles »: those of the letter that stop a proposal, and how the calculation holds each.
pub fn tenues(lu: &AppelLu, s: &Scenario, lang: Lang) -> Result<Markup, PageError> {
    if lu.parametres.regles.locales().is_empty() {
        return Ok(html! {});
    }
    let t = m(lang);
    let suivies = question(lu, s)?.suivies;
    let comment = |tenue: Tenue| match tenue {
        Tenue::Exacte => t.programmation_locale_exacte(),
        Tenue::Approchee => t.programmation_locale_approchee(),
        Tenue::SurLePlan => t.programmation_locale_sur_le_plan(),
        Tenue::AuVote => t.programmation_locale_au_vote(),
    };
    Ok(html! {
        @if !suivies.is_empty() {
            details id="regles-de-la-lettre" {
                summary { (t.programmation_locales(suivies.len())) }
                ul.lignes { @for r in &suivies {
                    li { strong { (r.code) } " " (dire(&r.enonce, lang)) " " (comment(r.tenue)) " " small.discret { (t.suite_source(&r.source)) } }
                } }
            }
        }
    })
}

/// The rules of the letter that an answer names, in their own words.
pub fn en_cause(lu: &AppelLu, reponse: &PourquoiPas, lang: Lang) -> Markup {
    let t = m(lang);
    let codes: BTreeSet<&String> = match reponse {
        PourquoiPas::Regle { regles } => regles.iter().collect(),
        PourquoiPas::Impossible { conflit, .. } => conflit.locales.iter().collect(),
        _ => BTreeSet::new(),
    };
    let dites: Vec<_> = codes.into_iter().filter_map(|code| lu.parametres.regles.locale(code)).collect();
    html! {
        @if !dites.is_empty() {
            ul.lignes { @for r in dites {
                li {
                    strong { (r.code) } " " (dire(&r.enonce, lang)) " " (dire(&r.message, lang))
                    @if !r.remede.is_empty() { " " (dire(&r.remede, lang)) }
                    " " small.discret { (t.suite_source(&r.source)) }
                }
            } }
        }
    }
}

fn dire(texte: &str, lang: Lang) -> String {
    if lang == Lang::Fr { kernel::texte::typographie(texte) } else { texte.to_owned() }
}
