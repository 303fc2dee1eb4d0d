//! What may be published: no mail address, whoever typed it and wherever.

use serde_json::Value;

/// What is read in place of a mail address.
pub const ADRESSE_RETIREE: &str = "[adresse retirée]";

/// Replaces the mail addresses of every text; gives how many were.
pub fn sans_adresses(value: &mut Value) -> usize {
    match value {
        Value::String(text) if text.contains('@') => {
            let (clean, found) = nettoyer(text);
            *text = clean;
            found
        }
        Value::Array(values) => values.iter_mut().map(sans_adresses).sum(),
        Value::Object(fields) => fields.values_mut().map(sans_adresses).sum(),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn signe_d_adresse(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%' | '\'' | '’')
}

/// An address is a run of its signs on both sides of an `@`, with a dot after it.
fn nettoyer(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut found = 0;
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let local = before.chars().rev().take_while(|c| signe_d_adresse(*c)).map(char::len_utf8).sum::<usize>();
        let run: String = after.chars().take_while(|c| signe_d_adresse(*c)).collect();
        let domain = run.trim_end_matches(|c: char| !c.is_alphanumeric());
        if local > 0 && domain.contains('.') {
            out.push_str(&before[..at - local]);
            out.push_str(ADRESSE_RETIREE);
            rest = &after[domain.len()..];
            found += 1;
        } else {
            out.push_str(&rest[..=at]);
            rest = after;
        }
    }
    out.push_str(rest);
    (out, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn une_adresse_est_retiree_et_le_reste_du_texte_demeure() {
        let mut value =
            json!({"a": ["Écrire à projet.sante+cls@agglo.example, avant mars.", "12 @ 3 €", "é@b.example@"], "n": 3});
        assert_eq!(sans_adresses(&mut value), 2);
        assert_eq!(value, json!({"a": ["Écrire à [adresse retirée], avant mars.", "12 @ 3 €", "[adresse retirée]@"], "n": 3}));
    }

    proptest::proptest! {
        #[test]
        fn nettoyer_deux_fois_ne_change_rien_de_plus(text in "[a-z@. é’]{0,40}") {
            let (once, _) = nettoyer(&text);
            let (twice, found) = nettoyer(&once);
            proptest::prop_assert!(found == 0 || once.contains("]@"), "{once} -> {twice}");
        }
    }
}
