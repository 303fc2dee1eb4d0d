//! What a page says of the write that led to it, and of a write that came too late.

use crate::m;
use maud::{Markup, html};
use web::Visit;

/// « C'est fait » : heard by screen readers, absent when there is nothing to say.
pub fn annonce(text: Option<&str>) -> Markup {
    html! { @if let Some(text) = text { div.encadre.bien role="status" { p { (text) } } } }
}

/// Someone wrote meanwhile: the stored version, beside the typed one that stays in the form below.
pub fn perime(visit: &Visit, enregistre: &[(String, String)]) -> Markup {
    let t = m(visit.lang);
    html! {
        div.encadre.attention role="alert" tabindex="-1" data-enhance="focus" {
            h2 { (t.perime_titre()) }
            p { (t.perime_texte()) }
            dl.fiche-info {
                @for (label, value) in enregistre {
                    dt { (label) }
                    dd.texte { @if value.is_empty() { "—" } @else { (value) } }
                }
            }
        }
    }
}
