//! What the rules say, in the words of the rules: « valeur lue, limite, source, message, remède ».

use crate::regles::{Conclusion, Verdict};
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};
use web::components::etat;

/// The verdicts that matter first, those respected folded. What has no object here is not shown.
pub fn verdicts(tous: &[(String, Verdict)], lang: Lang) -> Markup {
    let t = m(lang);
    let parle = |v: &Verdict| !matches!(v.verdict, Conclusion::Respectee | Conclusion::SansObjet);
    let rang = |v: &Verdict| match v.verdict {
        Conclusion::Violee if v.bloque() => 0,
        Conclusion::Violee => 1,
        Conclusion::Indeterminee => 2,
        _ => 3,
    };
    let mut parlent: Vec<&(String, Verdict)> = tous.iter().filter(|(_, v)| parle(v)).collect();
    parlent.sort_by_key(|(_, v)| rang(v));
    let tenues: Vec<&(String, Verdict)> = tous.iter().filter(|(_, v)| v.verdict == Conclusion::Respectee).collect();
    html! {
        @if parlent.is_empty() { p { (t.suite_regles_rien()) } }
        @else { ul.lignes { @for (code, v) in parlent { li { (verdict(code, v, lang)) } } } }
        @if !tenues.is_empty() {
            details {
                summary { (t.suite_regles_tenues(tenues.len())) }
                p { @for (n, (code, v)) in tenues.iter().enumerate() { @if n > 0 { ", " } abbr title=(v.source) { (code) } } }
            }
        }
    }
}

/// One verdict: state, code, sentence, remedy, source.
pub fn verdict(code: &str, v: &Verdict, lang: Lang) -> Markup {
    let t = m(lang);
    let (ton, mot) = mots::conclusion(v.verdict, v.effet, lang);
    let dire = |texte: &str| if lang == Lang::Fr { kernel::texte::typographie(texte) } else { texte.to_owned() };
    html! {
        (etat(ton, &mot)) " " strong { (code) } " "
        @if let Some(message) = &v.message { (dire(message)) }
        @if let Some(remede) = &v.remede { " " (dire(remede)) }
        @if v.message.is_none() && !v.attendus.is_empty() {
            (t.suite_regles_attendus(v.attendus.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")))
        }
        " " small.discret { (t.suite_source(&v.source)) }
    }
}
