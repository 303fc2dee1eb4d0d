//! The words of the product: both languages, all used, French typography, and none outside of the
//! message files.

use crate::exceptions;
use crate::fichiers::{Fichier, est_un_essai, fichiers, racine};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use std::collections::{BTreeMap, BTreeSet};

/// The crates that carry messages: `app`, `crates/web`, `salles/x`.
fn crates() -> Vec<String> {
    let mut all: Vec<String> = vec![];
    for f in fichiers(&["crates", "salles", "app"], "ftl") {
        let name = f.chemin.split("/messages/").next().unwrap().to_owned();
        if f.chemin.contains("/messages/") && !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

fn parse(f: &Fichier) -> Resource<&str> {
    fluent_syntax::parser::parse(f.texte.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", f.chemin))
}

fn texts<'a>(pattern: &'a Pattern<&'a str>, into: &mut Vec<&'a str>, variables: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.push(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => variable(inline, variables),
                Expression::Select { selector, variants } => {
                    variable(selector, variables);
                    for v in variants {
                        texts(&v.value, into, variables);
                    }
                }
            },
        }
    }
}

fn variable<'a>(inline: &InlineExpression<&'a str>, into: &mut BTreeSet<&'a str>) {
    if let InlineExpression::VariableReference { id } = inline {
        into.insert(id.name);
    }
}

/// One message of one file.
struct Message {
    lieu: String,
    textes: Vec<String>,
    variables: BTreeSet<String>,
}

fn messages(one: &str, lang: &str) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    for f in fichiers(&[&format!("{one}/messages/{lang}")], "ftl") {
        for entry in &parse(&f).body {
            let Entry::Message(message) = entry else { continue };
            let (mut found, mut variables) = (vec![], BTreeSet::new());
            if let Some(value) = &message.value {
                texts(value, &mut found, &mut variables);
            }
            let id = message.id.name.to_owned();
            let new = Message {
                lieu: f.chemin.clone(),
                textes: found.into_iter().map(str::to_owned).collect(),
                variables: variables.into_iter().map(str::to_owned).collect(),
            };
            let before = all.insert(id.clone(), new);
            assert!(before.is_none(), "{}: `{id}` is written twice", f.chemin);
        }
    }
    all
}

#[test]
fn chaque_message_existe_dans_les_deux_langues() {
    let mut wrong = vec![];
    for one in crates() {
        let (fr, en) = (messages(&one, "fr"), messages(&one, "en"));
        for (id, message) in &fr {
            match en.get(id) {
                None => wrong.push(format!("{}: `{id}` has no English text", message.lieu)),
                Some(other) if other.variables != message.variables => {
                    wrong.push(format!("{}: `{id}` does not take the same arguments in both languages", message.lieu));
                }
                Some(_) => {}
            }
        }
        wrong.extend(
            en.iter().filter(|(id, _)| !fr.contains_key(*id)).map(|(id, m)| format!("{}: `{id}` has no French text", m.lieu)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn aucun_message_ne_dort() {
    let mut asleep = vec![];
    for one in crates() {
        let code: String = fichiers(&[&one], "rs").into_iter().map(|f| f.texte).collect();
        let called: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for (id, message) in messages(&one, "fr") {
            if !called.contains(id.replace('-', "_").as_str()) {
                asleep.push(format!("{}: `{id}` is used by no page, delete it in both languages", message.lieu));
            }
        }
    }
    assert!(asleep.is_empty(), "{}", asleep.join("\n"));
}

/// What French typography reproaches to a text; shared with the reading of the pages.
pub fn fautes_de_typographie(text: &str) -> Vec<String> {
    const FINE: char = '\u{202f}';
    let mut wrong = vec![];
    let chars: Vec<char> = text.chars().collect();
    let around = |i: usize| chars[i.saturating_sub(14)..(i + 8).min(chars.len())].iter().collect::<String>();
    for (i, c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|j| chars[j]);
        let after = chars.get(i + 1).copied();
        let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
        match c {
            '\'' if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic) => {
                wrong.push(format!("« {} »: write ’ (U+2019)", around(i)));
            }
            ';' | '!' | '?' if spaced(after) && before.is_some_and(|b| b != FINE && b != '?' && b != '!' && b != '(') => {
                wrong.push(format!("« {} »: a thin no-break space (U+202F) before {c}", around(i)));
            }
            ':' if spaced(after) && before.is_some_and(|b| b != FINE && b != '\u{a0}') => {
                wrong.push(format!("« {} »: a thin no-break space (U+202F) before :", around(i)));
            }
            '»' | '%' | '€' if before.is_some_and(|b| b != FINE && !"(/«".contains(b)) => {
                wrong.push(format!("« {} »: a thin no-break space (U+202F) before {c}", around(i)));
            }
            '«' if after.is_some_and(|a| a != FINE) => {
                wrong.push(format!("« {} »: a thin no-break space (U+202F) after «", around(i)));
            }
            '.' if after == Some('.') && chars.get(i + 2) == Some(&'.') => {
                wrong.push(format!("« {} »: write … (U+2026)", around(i)));
            }
            _ => {}
        }
    }
    wrong
}

#[test]
fn la_typographie_reconnait_le_bon_du_mauvais() {
    for good in [
        "L’année 3\u{202f}: 12\u{202f}% de 1\u{202f}234\u{202f}€",
        "«\u{202f}Qui\u{202f}?\u{202f}»",
        "https://pacte.example/a",
        "12:30",
        "Vraiment\u{202f}?!",
    ] {
        assert!(fautes_de_typographie(good).is_empty(), "{good}: {:?}", fautes_de_typographie(good));
    }
    for bad in ["L'année", "Qui ?", "Année: 3", "12 %", "«oui»", "Attendez..."] {
        assert!(!fautes_de_typographie(bad).is_empty(), "{bad}");
    }
}

#[test]
fn les_messages_francais_suivent_la_typographie() {
    let mut wrong = vec![];
    for one in crates() {
        for (id, message) in messages(&one, "fr") {
            for text in &message.textes {
                wrong.extend(fautes_de_typographie(text).into_iter().map(|w| format!("{}: `{id}` {w}", message.lieu)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} to mend:\n{}", wrong.len(), wrong.join("\n"));
}

/// Words in the Rust of a page: string literals that maud shows, that is, alone inside a block.
#[test]
fn aucun_mot_visible_hors_des_messages() {
    let shown =
        regex::Regex::new(r#"(?:\{|\}|\)|\])[ \t]*"([^"\\\n{}/=<>_]*\p{L}{3,}[^"\\\n{}/=<>_]*)"[ \t]*(?:\}|\(|@|[a-z]+[ .{#])"#)
            .unwrap();
    let mut found = BTreeSet::new();
    for f in fichiers(&["crates/web", "salles", "app"], "rs") {
        if est_un_essai(&f.chemin) || !f.texte.contains("html!") {
            continue;
        }
        for c in shown.captures_iter(&f.texte) {
            let text = c[1].trim();
            let names = ["pacte", "pacte.", "CSV", "PDF", "XLSX", "· SHA-256"];
            // A lone word in lower case is a code, not a sentence.
            let said = text.contains(' ') || text.chars().next().is_some_and(char::is_uppercase);
            let start = c.get(1).unwrap().start();
            let line = f.texte[..start].matches('\n').count();
            let written = f.texte.lines().nth(line).unwrap_or_default();
            // `match` arms, `Some("…")`, SQL, and messages of panic are not shown.
            let code = written.contains("=>")
                || written.contains("=(")
                || written.trim_start().starts_with("//")
                || written.contains(".list")
                || written.contains("writer(")
                || written.contains("set(")
                || written.contains("go(")
                || written.contains(".rows");
            if said && !names.contains(&text) && !code {
                found.insert(format!("{}: {text}", f.chemin));
            }
        }
    }
    exceptions::comparer("mots-hors-messages", &found, "these words are shown without passing by messages/{fr,en}:");
}

#[test]
fn les_guides_suivent_la_typographie() {
    let code = regex::Regex::new(r"`[^`]*`|\]\([^)]*\)|<[^>]*>").unwrap();
    let mut found = BTreeSet::new();
    for f in fichiers(&["docs/guide"], "md") {
        let mut in_code = false;
        for (n, line) in (1..).zip(f.texte.lines()) {
            if line.trim_start().starts_with("```") {
                in_code = !in_code;
            }
            if in_code {
                continue;
            }
            let plain = code.replace_all(line, "").into_owned();
            for wrong in fautes_de_typographie(&plain) {
                found.insert(format!("{}:{n}: {wrong}", f.chemin));
            }
        }
    }
    exceptions::comparer("typographie", &found, "French typography of the guides:");
    assert!(racine().join("Cargo.toml").exists());
}
