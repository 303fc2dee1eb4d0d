//! Figures and states: each figure opens its explanation, each colour has its word.

use crate::m;
use kernel::Lang;
use maud::{Markup, html};

/// A key figure of a page's head.
#[derive(Debug, Clone, Default)]
pub struct Chiffre {
    pub label: String,
    /// `None`: there is no figure, and the explanation says what is missing.
    pub value: Option<String>,
    pub beside: String,
    /// Address of « Comment c'est calculé ».
    pub why: Option<String>,
}

#[must_use]
pub fn chiffres(all: &[Chiffre], lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        dl.chiffres {
            @for figure in all {
                div {
                    dt { (figure.label) }
                    dd {
                        span.valeur { (figure.value.as_deref().unwrap_or("—")) }
                        @if !figure.beside.is_empty() { " " small { (figure.beside) } }
                        @if let Some(why) = &figure.why { a.pourquoi href=(why) aria-label=(t.comment_calcule_de(&figure.label)) { (t.comment_calcule()) } }
                    }
                }
            }
        }
    }
}

/// The gauge of five steps of the paper form; `palier` is 0, 20, 40, 60, 80 or 100.
#[must_use]
pub fn jauge(palier: Option<i64>, lang: Lang) -> Markup {
    html! {
        @match palier {
            Some(palier) => { i.(format!("j j{}", (palier / 20).clamp(0, 5))) {} " " (m(lang).pourcent(palier.to_string()).replace(' ', "\u{202f}")) }
            None => { "—" }
        }
    }
}

/// « 46 % », « 46% » in English, « — » when there is none.
#[must_use]
pub fn pourcent(value: Option<&str>, lang: Lang) -> String {
    value.map_or_else(
        || "—".to_owned(),
        |v| match lang {
            Lang::Fr => format!("{}\u{202f}%", v.replace('.', ",")),
            Lang::En => format!("{v}%"),
        },
    )
}

/// The tone of a state; the word says the state, the sign and the colour double it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Etat {
    Bien,
    Alerte,
    Attente,
    Info,
}

#[must_use]
pub fn etat(tone: Etat, label: &str) -> Markup {
    let (class, sign) = match tone {
        Etat::Bien => ("ok", "✓"),
        Etat::Alerte => ("ret", "!"),
        Etat::Attente => ("att", "…"),
        Etat::Info => ("inf", "•"),
    };
    html! { span.(format!("etat {class}")) { span aria-hidden="true" { (sign) } " " (label) } }
}

/// The four skies of the météo: « libellé toujours écrit à côté du pictogramme ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meteo {
    Soleil,
    Couvert,
    Nuage,
    Orage,
}

#[must_use]
pub fn meteo(sky: Meteo, label: &str) -> Markup {
    let (class, sign) = match sky {
        Meteo::Soleil => ("m1", "☀"),
        Meteo::Couvert => ("m2", "☼"),
        Meteo::Nuage => ("m3", "☁"),
        Meteo::Orage => ("m4", "☂"),
    };
    html! { span.(format!("meteo {class}")) { span aria-hidden="true" { (sign) "\u{fe0e}" } " " (label) } }
}
