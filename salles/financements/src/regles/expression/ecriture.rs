//! From the stored form to the writing of § 5, with no more parentheses than it needs: what is written reads back as the same
//! tree.

use jiff::civil::Date;
use serde_json::{Value, json};

/// How tightly a form holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Force {
    Ou,
    Et,
    Non,
    Comparaison,
    Somme,
    Produit,
    Atome,
}

/// `fin(CAF)`, stored.
pub(super) fn finance(code: &str) -> Value {
    json!({"existe": ["plan", {"et": [{"=": ["l.financeur", {"texte": code}]}, {">": ["l.m", 0]}]}]})
}

/// The expression as it is read and typed.
#[must_use]
pub fn ecrire(stocke: &Value) -> String {
    au_moins(stocke, Force::Ou)
}

fn au_moins(stocke: &Value, voulue: Force) -> String {
    let (ecrit, force) = noeud(stocke);
    if force < voulue { format!("({ecrit})") } else { ecrit }
}

fn noeud(stocke: &Value) -> (String, Force) {
    let atome = |ecrit: String| (ecrit, Force::Atome);
    match stocke {
        Value::Bool(b) => atome(if *b { "vrai" } else { "faux" }.to_owned()),
        Value::Number(n) => atome(nombre(&n.to_string())),
        Value::String(champ) => atome(match champ.as_str() {
            "l.financeur" => "f".to_owned(),
            "l.m" => "m".to_owned(),
            autre => autre.to_owned(),
        }),
        Value::Object(objet) => match objet.iter().next() {
            Some((nom, termes)) if objet.len() == 1 => operation(stocke, nom, termes),
            _ => atome(stocke.to_string()),
        },
        Value::Null | Value::Array(_) => atome(stocke.to_string()),
    }
}

fn operation(stocke: &Value, nom: &str, termes: &Value) -> (String, Force) {
    let atome = |ecrit: String| (ecrit, Force::Atome);
    let liste = termes.as_array().map(Vec::as_slice);
    match (nom, liste, termes) {
        ("euros", _, Value::Number(n)) => atome(format!("{}\u{202f}€", nombre(&n.to_string()))),
        ("taux", _, Value::Number(n)) => atome(taux(n.as_i64().unwrap_or_default())),
        ("jour", _, Value::String(jour)) => atome(date(jour)),
        ("texte", _, Value::String(texte)) => atome(cite(texte)),
        ("ens", Some(textes), _) => {
            let dits: Vec<String> = textes.iter().map(|t| element(t.as_str().unwrap_or_default())).collect();
            atome(format!("{{{}}}", dits.join(", ")))
        }
        ("non", ..) => {
            let (ecrit, force) = noeud(termes);
            // « non (a > b) » is read at once where « non a > b » is read twice.
            let nu = matches!(force, Force::Non | Force::Atome);
            (if nu { format!("non {ecrit}") } else { format!("non ({ecrit})") }, Force::Non)
        }
        ("et", Some(dits @ [_, _, ..]), _) => (joindre(dits, " et ", Force::Non, Force::Non), Force::Et),
        ("ou", Some(dits @ [_, _, ..]), _) => (joindre(dits, " ou ", Force::Et, Force::Et), Force::Ou),
        ("=" | "≠" | "<" | "≤" | ">" | "≥" | "dans" | "inclut", Some(dits @ [_, _]), _) => {
            (joindre(dits, &format!(" {nom} "), Force::Somme, Force::Somme), Force::Comparaison)
        }
        ("+", Some(dits @ [premier, _, ..]), _) => {
            // A sum inside a sum keeps its parentheses: it is another tree.
            let somme = premier.get("+").is_some();
            (joindre(dits, " + ", if somme { Force::Produit } else { Force::Somme }, Force::Produit), Force::Somme)
        }
        ("−", Some(dits @ [_, _]), _) => (joindre(dits, " − ", Force::Somme, Force::Produit), Force::Somme),
        ("×", Some(dits @ [_, _]), _) => (joindre(dits, " × ", Force::Produit, Force::Atome), Force::Produit),
        _ => atome(fonction(stocke, nom, termes)),
    }
}

fn joindre(termes: &[Value], entre: &str, premier: Force, suivants: Force) -> String {
    let dits = termes.iter().enumerate().map(|(rang, t)| au_moins(t, if rang == 0 { premier } else { suivants }));
    dits.collect::<Vec<_>>().join(entre)
}

fn fonction(stocke: &Value, nom: &str, termes: &Value) -> String {
    let code = termes.pointer("/1/et/0/=/1/texte").and_then(Value::as_str);
    if let Some(code) = code.filter(|code| *stocke == finance(code)) {
        let simple = code.starts_with(|c: char| c.is_alphabetic()) && code.chars().all(|c| c.is_alphanumeric() || c == '_');
        return format!("fin({})", if simple { code.to_owned() } else { cite(code) });
    }
    let nom = if nom == "+" { "plus" } else { nom };
    let dits = match termes {
        Value::Array(termes) => termes.iter().map(ecrire).collect::<Vec<_>>().join(", "),
        seul => ecrire(seul),
    };
    format!("{nom}({dits})")
}

/// « 1 500 », the thousands held together.
fn nombre(n: &str) -> String {
    let (signe, chiffres) = n.strip_prefix('-').map_or(("", n), |chiffres| ("−", chiffres));
    let Ok(lu) = chiffres.parse::<u64>() else { return format!("{signe}{chiffres}") };
    // A year is written 2026: only what is above is cut.
    let ecrit = if lu < 10_000 { lu.to_string() } else { crate::regles::phrase::milliers(lu).replace(' ', "\u{202f}") };
    format!("{signe}{ecrit}")
}

fn taux(points: i64) -> String {
    let (entiers, centiemes) = (points.unsigned_abs() / 100, points.unsigned_abs() % 100);
    let signe = if points < 0 { "−" } else { "" };
    let entiers = nombre(&entiers.to_string());
    match centiemes {
        0 => format!("{signe}{entiers}\u{202f}%"),
        c if c % 10 == 0 => format!("{signe}{entiers},{}\u{202f}%", c / 10),
        c => format!("{signe}{entiers},{c:02}\u{202f}%"),
    }
}

fn date(jour: &str) -> String {
    match jour.parse::<Date>() {
        Ok(d) if d.year() > 0 => format!("{:02}/{:02}/{:04}", d.day(), d.month(), d.year()),
        _ => cite(jour),
    }
}

fn cite(texte: &str) -> String {
    let simple = !texte.is_empty() && texte.trim() == texte && !texte.contains(['«', '»', '"']);
    if simple { format!("«\u{202f}{texte}\u{202f}»") } else { format!("\"{}\"", texte.replace('"', "\"\"")) }
}

/// A text of a set: bare when nothing in it could be read otherwise.
fn element(texte: &str) -> String {
    let simple = !texte.is_empty()
        && texte.trim() == texte
        && texte.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\'' | '’'));
    if simple { texte.to_owned() } else { cite(texte) }
}
