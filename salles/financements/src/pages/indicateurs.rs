//! The expected indicators of a file: a few lines of its form, a list on its page; in the review, the realised beside.

use crate::m;
use crate::model::{ContenuBilan, IndicateurAttendu};
use crate::regles::bilan::mesures;
use crate::regles::dossier::INDICATEURS_MAX;
use kernel::Lang;
use maud::{Markup, html};
use web::components::{Champ, champ};
use web::{Form, Visit};

/// Two empty lines after those written, three at least.
fn montrees(form: &Form) -> usize {
    let ecrite = |rang: &usize| ["libelle", "cible", "unite"].iter().any(|q| !form.text(&format!("i.{rang}.{q}")).is_empty());
    let remplies = (0..INDICATEURS_MAX).rfind(ecrite).map_or(0, |rang| rang + 1);
    (remplies + 2).clamp(3, INDICATEURS_MAX)
}

pub fn formulaire(visit: &Visit, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        h3 id="c-indicateurs" { (t.indicateur_titre()) }
        p.aide { (t.indicateur_aide()) }
        @for rang in 0..montrees(form) {
            @let nom = |quoi: &str| format!("i.{rang}.{quoi}");
            fieldset {
                legend { (t.indicateur_rang((rang + 1).to_string())) }
                (champ(form, &Champ { name: &nom("libelle"), label: &t.indicateur_libelle(), ..Champ::default() }, lang))
                div.cote {
                    (champ(form, &Champ { name: &nom("cible"), label: &t.indicateur_cible(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
                    (champ(form, &Champ { name: &nom("unite"), label: &t.indicateur_unite(), short: true, ..Champ::default() }, lang))
                }
            }
        }
    }
}

/// On the page of the file.
pub fn liste(attendus: &[IndicateurAttendu], lang: Lang) -> Markup {
    html! { @if !attendus.is_empty() {
        h3 { (m(lang).indicateur_titre()) }
        ul { @for i in attendus { li { (i.libelle) "\u{202f}: " (mesures::attendu(i, lang)) } } }
    } }
}

/// The table of a review; `case` gives the box of a rank while it is written, nothing once it is read.
pub fn tableau(
    attendus: &[IndicateurAttendu],
    contenu: &ContenuBilan,
    lang: Lang,
    case: impl Fn(usize, &str) -> Option<Markup>,
) -> Markup {
    let t = m(lang);
    html! { @if !attendus.is_empty() {
        div.defile tabindex="0" role="region" aria-label=(t.indicateur_titre()) {
            table.empile.saisie {
                caption { (t.indicateur_titre()) }
                thead { tr {
                    th scope="col" { (t.indicateur_libelle()) } th.num scope="col" { (t.indicateur_attendu()) } th.num scope="col" { (t.indicateur_realise()) }
                } }
                tbody { @for (rang, i) in attendus.iter().enumerate() {
                    tr {
                        th scope="row" { (i.libelle) }
                        td.num data-l=(t.indicateur_attendu()) { (mesures::attendu(i, lang)) }
                        td.num data-l=(t.indicateur_realise()) {
                            @match case(rang, &t.indicateur_realise_de(&i.libelle)) { Some(case) => { (case) }, None => { (mesures::realise(contenu, i, lang)) } }
                        }
                    }
                } }
            }
        }
    } }
}
