//! The filters of a list: a form whose answer is an address that can be kept and sent.

use crate::m;
use maud::{Markup, html};
use web::Visit;

/// The frame of the filters of the list at `path`; without JS the button applies them.
pub fn filtres(visit: &Visit, path: &str, fields: &Markup) -> Markup {
    let t = m(visit.lang);
    html! {
        form.filtres method="get" action=(visit.url(path)) role="search" data-enhance="autosubmit" {
            (fields)
            div.champ { button.bouton.second type="submit" { (t.liste_chercher()) } }
        }
    }
}

/// A text to look for.
pub fn texte(name: &str, label: &str, value: &str) -> Markup {
    let id = format!("f-{name}");
    html! {
        div.champ { label for=(id) { (label) } input id=(id) type="search" name=(name) value=(value); }
    }
}

/// One value among those of the list, or all of them.
pub fn liste(name: &str, label: &str, all: &str, choices: &[(String, String)], value: &str) -> Markup {
    let id = format!("f-{name}");
    html! {
        div.champ {
            label for=(id) { (label) }
            select id=(id) name=(name) {
                option value="" { (all) }
                @for (code, words) in choices { option value=(code) selected[code == value] { (words) } }
            }
        }
    }
}
