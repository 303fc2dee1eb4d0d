//! The words a rule may be written with, under its form.

use crate::regles::expression::{Schema, Type};
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};

fn champs(schema: &Schema, lang: Lang) -> impl Iterator<Item = (&str, String)> {
    let simples = schema.champs().filter(|(_, type_)| !matches!(type_, Type::Liste(_)));
    simples.map(move |(nom, type_)| (nom, mots::regles::genre(&type_.to_string(), lang)))
}

fn tableau(schema: &Schema, lang: Lang) -> Markup {
    html! { ul { @for (nom, genre) in champs(schema, lang) { li { code { (nom) } " " small { (genre) } } } } }
}

/// Operators, functions, fields.
pub fn montrer(schema: &Schema, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        h2 { (t.jeu_vocabulaire()) }
        p { (t.jeu_vocabulaire_signes()) }
        p { (t.jeu_vocabulaire_fonctions()) }
        p { (t.jeu_vocabulaire_abreges()) }
        details { summary { (t.jeu_vocabulaire_champs()) } (tableau(schema, lang)) }
        @for (nom, type_) in schema.champs() {
            @if let Type::Liste(ligne) = type_ {
                details { summary { (t.jeu_vocabulaire_liste(nom)) } (tableau(ligne, lang)) }
            }
        }
    }
}
