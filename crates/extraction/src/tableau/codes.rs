//! The letters and numbers that open the lines of a table, and the cells told by a word.

/// « O/ », the first half of a box cut by its narrow column.
pub(super) fn debut_de_case(texte: &str) -> bool {
    matches!(texte, "O/" | "O /" | "Oui/" | "Oui /" | "OUI/" | "OUI /")
}

/// « Action 2 : … », where the word itself opens the line.
pub(super) fn nommee(texte: &str) -> bool {
    texte.starts_with("Action ") || texte.starts_with("Sous-action ")
}

/// « Années 1, 2 », told by its first word.
pub(super) fn nomme_une_annee(echeance: &str) -> bool {
    echeance.starts_with("Ann") || echeance.starts_with("ANN")
}

/// A, B… Z, then A2, B2…
pub(super) fn lettre(ordre: usize) -> String {
    let lettre = char::from(b'A' + u8::try_from(ordre % 26).unwrap_or(0));
    if ordre < 26 { lettre.to_string() } else { format!("{lettre}{}", ordre / 26 + 1) }
}

/// The code after this one: « B » after « A », « 3 » after « 2 ».
pub(super) fn suivant(code: &str) -> Option<String> {
    if let Ok(n) = code.parse::<u32>() {
        return Some(n.saturating_add(1).to_string());
    }
    let mut lettres = code.chars();
    match (lettres.next(), lettres.next()) {
        (Some(c @ 'A'..='Y'), None) => char::from_u32(u32::from(c) + 1).map(String::from),
        _ => None,
    }
}

/// A code alone on its line: « C », « C. », « (C) », « 3) ».
pub(crate) fn code_seul(texte: &str) -> Option<String> {
    if texte.len() > 5 {
        return None;
    }
    let nu = texte.trim_matches(['.', ')', '(', '-', '–', ' ', ':', '/']);
    let lettre = nu.len() == 1 && nu.starts_with(|c: char| c.is_ascii_uppercase());
    let chiffre = (1..=2).contains(&nu.len()) && nu.bytes().all(|b| b.is_ascii_digit());
    (lettre || chiffre).then(|| nu.to_owned())
}

/// A code that begins a line, what follows it, and whether a sign parts them.
pub(super) fn code_en_tete(texte: &str) -> Option<(String, &str, bool)> {
    if let Some(code) = code_seul(texte) {
        return Some((code, "", true));
    }
    let (nu, nomme) = match texte.strip_prefix("Action ").or_else(|| texte.strip_prefix("Sous-action ")) {
        Some(apres) => (apres.trim_start_matches("n°").trim_start(), true),
        None => (texte, false),
    };
    let longueur =
        if nu.starts_with(|c: char| c.is_ascii_alphabetic()) { 1 } else { nu.bytes().take_while(u8::is_ascii_digit).count() };
    if longueur == 0 || longueur > 2 {
        return None;
    }
    let (code, reste) = nu.split_at(longueur);
    let apres = reste.trim_start_matches([' ', '\u{a0}']);
    let (signe, apres) = match apres.strip_prefix(['.', ')', ':', '-', '–']) {
        Some(apres) => (true, apres),
        None => (false, apres),
    };
    let espace = reste.len() > apres.len() + usize::from(signe)
        || apres.starts_with(' ')
        || signe && apres.starts_with(char::is_uppercase) && reste.starts_with(['.', ')']);
    let apres = apres.trim_start();
    let chiffre = code.starts_with(|c: char| c.is_ascii_digit());
    let minuscule = code.starts_with(|c: char| c.is_ascii_lowercase());
    if !espace
        || apres.is_empty()
        || (chiffre || minuscule) && !signe
        || minuscule && !reste.starts_with([')', '.'])
        || nomme && !signe
    {
        return None;
    }
    Some((code.to_uppercase(), apres, signe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_code_ouvre_une_ligne_sous_toutes_ses_formes() {
        for (texte, code, reste, signe) in [
            ("A", "A", "", true),
            ("B.", "B", "", true),
            ("C Suivi du port", "C", "Suivi du port", false),
            ("D) Suivi", "D", "Suivi", true),
            ("E - Suivi", "E", "Suivi", true),
            ("1) Suivi", "1", "Suivi", true),
            ("a) suivi", "A", "suivi", true),
            ("Action 2 : Suivi", "2", "Suivi", true),
        ] {
            assert_eq!(code_en_tete(texte), Some((code.to_owned(), reste, signe)), "{texte}");
        }
        for texte in ["0-3 ans (mousses)", "16-18 ans", "100% gagnant", "a suivi", "E-santé", "3 ports", "l’école"] {
            assert_eq!(code_en_tete(texte), None, "{texte}");
        }
    }

    #[test]
    fn les_codes_se_suivent() {
        assert_eq!(suivant("A").as_deref(), Some("B"));
        assert_eq!(suivant("9").as_deref(), Some("10"));
        assert_eq!(suivant("Z"), None);
        assert_eq!(lettre(27), "B2");
    }
}
