//! Fields: label above, hint before, error beside, tied by `aria-describedby`; nothing typed is lost.

use crate::{Form, m};
use kernel::Lang;
use maud::{Markup, html};

/// One field of a form.
#[derive(Debug, Clone, Default)]
pub struct Champ<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub hint: &'a str,
    pub required: bool,
    /// A filter of a list: not required, and it need not say so.
    pub filter: bool,
    /// HTML type of a one-line field (`text` when empty), and `inputmode`, `autocomplete`.
    pub kind: &'a str,
    pub inputmode: &'a str,
    pub autocomplete: &'a str,
    /// Lines of a text area.
    pub lines: u8,
    /// Short fields (a year, a number) are drawn short.
    pub short: bool,
    /// Tells this field from another of the same name in another form of the page.
    pub part: &'a str,
}

/// One choice of a list, of radios or of boxes.
#[derive(Debug, Clone)]
pub struct Choix {
    pub value: String,
    pub label: String,
    pub hint: String,
}

impl Choix {
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }
}

/// The summary of what is to be corrected, first thing in the page; empty when all is well.
#[must_use]
pub fn erreurs(form: &Form, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        @if !form.errors.is_empty() {
            div.erreurs role="alert" tabindex="-1" data-enhance="focus" {
                h2 { (t.erreurs_titre(form.errors.len())) }
                p { (t.erreurs_rien_perdu()) }
                ul {
                    @for error in &form.errors {
                        li {
                            @match &error.field {
                                Some(field) => a href=(format!("#{}", id(field))) { (error.message) },
                                None => (error.message),
                            }
                            @if let Some(remedy) = &error.remedy { " " (remedy) }
                            @if let Some(source) = error.source { br; small { (t.source()) "\u{202f}: " (source) } }
                        }
                    }
                }
            }
        }
    }
}

/// The `id` of the field of that name.
fn id(name: &str) -> String {
    format!("c-{}", name.replace(['.', '[', ']', ' '], "-"))
}

struct Frame {
    id: String,
    described: String,
    before: Markup,
    bad: bool,
}

fn frame(form: &Form, c: &Champ<'_>, lang: Lang, group: bool) -> Frame {
    let t = m(lang);
    let mut id = id(c.name);
    if !c.part.is_empty() {
        id = format!("{id}-{}", c.part);
    }
    let error = form.error(c.name);
    let mut described = vec![];
    if !c.hint.is_empty() {
        described.push(format!("{id}-aide"));
    }
    if error.is_some() {
        described.push(format!("{id}-erreur"));
    }
    let before = html! {
        @if !group {
            label for=(id) { (c.label) @if !c.required && !c.filter { " " span.discret { (t.facultatif()) } } }
        }
        @if !c.hint.is_empty() { p.aide id=(format!("{id}-aide")) { (c.hint) } }
        @if let Some(error) = error {
            p.erreur id=(format!("{id}-erreur")) { "✕ " (error.message) @if let Some(remedy) = &error.remedy { " " (remedy) } }
        }
    };
    Frame { described: described.join(" "), id, before, bad: error.is_some() }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

/// A one-line field.
#[must_use]
pub fn champ(form: &Form, c: &Champ<'_>, lang: Lang) -> Markup {
    let f = frame(form, c, lang, false);
    html! {
        div.champ.court[c.short] {
            (f.before)
            input id=(f.id) name=(c.name) type=(some(c.kind).unwrap_or("text")) value=[(c.kind != "password" && c.kind != "file").then(|| form.text(c.name))]
                inputmode=[some(c.inputmode)] autocomplete=[some(c.autocomplete)] required[c.required]
                aria-invalid=[f.bad.then_some("true")] aria-describedby=[some(&f.described)];
        }
    }
}

/// A text area.
#[must_use]
pub fn zone(form: &Form, c: &Champ<'_>, lang: Lang) -> Markup {
    let f = frame(form, c, lang, false);
    html! {
        div.champ {
            (f.before)
            textarea id=(f.id) name=(c.name) rows=(c.lines.max(3)) required[c.required]
                aria-invalid=[f.bad.then_some("true")] aria-describedby=[some(&f.described)] { (form.text(c.name)) }
        }
    }
}

/// A drop-down list. An empty first choice means « none yet ».
#[must_use]
pub fn liste_deroulante(form: &Form, c: &Champ<'_>, choix: &[Choix], lang: Lang) -> Markup {
    let f = frame(form, c, lang, false);
    html! {
        div.champ.court[c.short] {
            (f.before)
            select id=(f.id) name=(c.name) required[c.required] aria-invalid=[f.bad.then_some("true")] aria-describedby=[some(&f.described)] {
                @for choice in choix {
                    option value=(choice.value) selected[form.text(c.name) == choice.value] { (choice.label) }
                }
            }
        }
    }
}

fn group(form: &Form, c: &Champ<'_>, choix: &[Choix], lang: Lang, kind: &str) -> Markup {
    let t = m(lang);
    let f = frame(form, c, lang, true);
    html! {
        fieldset.champ.groupe aria-describedby=[some(&f.described)] {
            legend { (c.label) @if !c.required && !c.filter { " " span.discret { (t.facultatif()) } } }
            (f.before)
            @for (rank, choice) in choix.iter().enumerate() {
                @let own = if rank == 0 { f.id.clone() } else { format!("{}-{rank}", f.id) };
                label.choix for=(own) {
                    input id=(own) type=(kind) name=(c.name) value=(choice.value) checked[form.is_checked(c.name, &choice.value)];
                    span { (choice.label) @if !choice.hint.is_empty() { small { (choice.hint) } } }
                }
            }
        }
    }
}

/// Radios: one answer.
#[must_use]
pub fn choix(form: &Form, c: &Champ<'_>, choix: &[Choix], lang: Lang) -> Markup {
    group(form, c, choix, lang, "radio")
}

/// Boxes: any number of answers.
#[must_use]
pub fn coches(form: &Form, c: &Champ<'_>, choix: &[Choix], lang: Lang) -> Markup {
    group(form, c, choix, lang, "checkbox")
}

/// The main button of a form.
#[must_use]
pub fn bouton(label: &str) -> Markup {
    html! { button.bouton type="submit" { (label) } }
}

/// A second button of a form, which says what it does under `action`.
#[must_use]
pub fn bouton_second(label: &str, value: &str) -> Markup {
    html! { button.bouton.second type="submit" name="action" value=(value) { (label) } }
}
