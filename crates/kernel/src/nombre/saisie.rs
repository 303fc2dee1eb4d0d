//! What people type or paste in a figure's field.
//!
//! « « 12,5 », « 1 200 », « 30 000 € », « 15 % », espaces insécables : lus, montrés interprétés avant
//! dépôt » and « « n.d », « - », « NC », cellule vide, « #REF! » : jamais 0 : `nd`, non saisi ou erreur de
//! formule, à confirmer » (Plans et campagnes, § 12).

use super::Nombre;

/// What a typed text means, to be shown back before it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saisie {
    /// A number, with the unit typed after it. « 15 % » is 15, not 0.15.
    Valeur { nombre: Nombre, unite: Option<Unite> },
    /// A mark of absence: never zero.
    Absence(Marque),
    /// A spreadsheet formula that failed; holds its message (« #REF! »).
    ErreurFormule(String),
}

/// The unit typed after a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unite {
    Euro,
    Pourcent,
}

/// What the mark of absence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marque {
    /// Empty field or dash: nothing was answered.
    NonSaisi,
    /// « n.d », « NC »: answered, not available.
    NonDisponible,
}

/// The text is neither a number, nor a mark of absence, nor a formula error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaisieIllisible {
    /// `reste` is the part that was not understood.
    #[error("not understood: {reste:?} in {texte:?}")]
    NonCompris { texte: String, reste: String },
    /// Thousands are not groups of three digits (« 12 00 »).
    #[error("thousands are not groups of three digits: {texte:?}")]
    Milliers { texte: String },
    /// « 1.200 » is 1,2 for some and 1 200 for others: nothing is guessed.
    #[error("a decimal point or a thousands separator: {texte:?}")]
    Ambigu { texte: String },
}

/// The number typed, when there is one.
impl Saisie {
    #[must_use]
    pub fn valeur(&self) -> Option<&Nombre> {
        match self {
            Saisie::Valeur { nombre, .. } => Some(nombre),
            Saisie::Absence(_) | Saisie::ErreurFormule(_) => None,
        }
    }
}

/// Reads « 12,5 », « 1 200 », « 30 000 € », « 15 % » (plain, no-break and narrow spaces), the marks of absence,
/// the formula errors of spreadsheets; anything else is an error which names what was not understood.
pub fn lire_saisie(texte: &str) -> Result<Saisie, SaisieIllisible> {
    let net = texte.trim_matches(est_blanc);
    if let Some(marque) = marque_absence(net) {
        return Ok(Saisie::Absence(marque));
    }
    if net.starts_with('#') || net.starts_with("Err:") {
        return Ok(Saisie::ErreurFormule(net.to_owned()));
    }
    let (corps, unite) = separer_unite(net);
    let (negatif, corps) = separer_signe(corps);
    let grandeur = lire_grandeur(texte, corps)?;
    let nombre = if negatif { -grandeur } else { grandeur };
    Ok(Saisie::Valeur { nombre, unite })
}

/// Any space people or spreadsheets put in a figure, no-break ones and invisible marks included.
fn est_blanc(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

fn est_tiret(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−')
}

/// « Absent n'est pas zéro. » (Indicateurs, § 1, règle 1)
fn marque_absence(net: &str) -> Option<Marque> {
    if net.chars().all(est_tiret) {
        return Some(Marque::NonSaisi);
    }
    let lettres: String =
        net.chars().filter(|c| !est_blanc(*c) && !matches!(c, '.' | '/')).flat_map(char::to_lowercase).collect();
    match lettres.as_str() {
        "nd" | "nc" | "nondisponible" | "noncommuniqué" => Some(Marque::NonDisponible),
        "nr" | "nonrenseigné" | "nonsaisi" => Some(Marque::NonSaisi),
        _ => None,
    }
}

fn separer_unite(net: &str) -> (&str, Option<Unite>) {
    const UNITES: [(&str, Unite); 5] =
        [("€", Unite::Euro), ("euros", Unite::Euro), ("euro", Unite::Euro), ("EUR", Unite::Euro), ("%", Unite::Pourcent)];
    for (ecrite, unite) in UNITES {
        if let Some(corps) = net.strip_suffix(ecrite) {
            return (corps.trim_end_matches(est_blanc), Some(unite));
        }
    }
    (net, None)
}

fn separer_signe(corps: &str) -> (bool, &str) {
    if let Some(reste) = corps.strip_prefix(est_tiret) {
        (true, reste.trim_start_matches(est_blanc))
    } else if let Some(reste) = corps.strip_prefix('+') {
        (false, reste.trim_start_matches(est_blanc))
    } else {
        (false, corps)
    }
}

/// An unsigned number without unit: digits, thousands apart by spaces, one decimal comma or point.
fn lire_grandeur(texte: &str, corps: &str) -> Result<Nombre, SaisieIllisible> {
    let non_compris = |reste: &str| SaisieIllisible::NonCompris { texte: texte.to_owned(), reste: reste.to_owned() };
    let etranger = |c: char| !c.is_ascii_digit() && !est_blanc(c) && c != ',' && c != '.';
    if let Some(debut) = corps.find(etranger) {
        return Err(non_compris(corps[debut..].trim_end_matches(est_blanc)));
    }
    let marque = corps.find([',', '.']);
    let (entiers, fraction) = match marque {
        Some(rang) => (&corps[..rang], Some(&corps[rang + 1..])),
        None => (corps, None),
    };
    if let Some(fraction) = fraction
        && (fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(non_compris(&corps[entiers.len()..]));
    }
    let groupes: Vec<&str> = entiers.split(est_blanc).collect();
    let tete = groupes.first().copied().unwrap_or_default();
    if tete.is_empty() {
        let reste = if corps.is_empty() { texte } else { corps };
        return Err(non_compris(reste.trim_matches(est_blanc)));
    }
    if groupes.len() > 1 && (tete.len() > 3 || groupes[1..].iter().any(|g| g.len() != 3)) {
        return Err(SaisieIllisible::Milliers { texte: texte.to_owned() });
    }
    let fraction = fraction.unwrap_or_default();
    let point_de_milliers = corps.contains('.') && fraction.len() == 3;
    if point_de_milliers && groupes.len() == 1 && tete.len() <= 3 && !tete.starts_with('0') {
        return Err(SaisieIllisible::Ambigu { texte: texte.to_owned() });
    }
    let strict = if fraction.is_empty() { groupes.concat() } else { format!("{}.{fraction}", groupes.concat()) };
    Nombre::decimal(&strict).map_err(|_| non_compris(corps))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lue(texte: &str) -> Option<(String, Option<Unite>)> {
        match lire_saisie(texte) {
            Ok(Saisie::Valeur { nombre, unite }) => Some((nombre.to_string(), unite)),
            _ => None,
        }
    }

    #[test]
    fn les_nombres_des_gens_sont_lus() {
        for (texte, nombre, unite) in [
            ("12,5", "12.5", None),
            ("1 200", "1200", None),
            ("1\u{a0}200", "1200", None),
            ("1\u{202f}234\u{202f}567,80", "1234567.8", None),
            ("30 000 €", "30000", Some(Unite::Euro)),
            ("30\u{202f}000\u{a0}€", "30000", Some(Unite::Euro)),
            ("15 %", "15", Some(Unite::Pourcent)),
            ("15%", "15", Some(Unite::Pourcent)),
            (" 0 ", "0", None),
            ("−3,2", "-3.2", None),
            ("- 3", "-3", None),
            ("+4", "4", None),
            ("12.5", "12.5", None),
            ("0.125", "0.125", None),
            ("1234567", "1234567", None),
            ("200 euros", "200", Some(Unite::Euro)),
        ] {
            assert_eq!(lue(texte), Some((nombre.to_owned(), unite)), "{texte:?}");
        }
    }

    #[test]
    fn une_absence_n_est_jamais_zero() {
        for texte in ["", "   ", "\u{a0}", "-", "–", "—", "--"] {
            assert_eq!(lire_saisie(texte), Ok(Saisie::Absence(Marque::NonSaisi)), "{texte:?}");
        }
        for texte in ["n.d", "n.d.", "nd", "ND", "NC", "n.c.", "N.D", "n/d", " n. d. "] {
            assert_eq!(lire_saisie(texte), Ok(Saisie::Absence(Marque::NonDisponible)), "{texte:?}");
        }
    }

    #[test]
    fn une_erreur_de_formule_est_nommee() {
        for texte in ["#REF!", "#N/A", "#DIV/0!", "#VALEUR!", "Err:502"] {
            let lue = lire_saisie(texte);
            assert_eq!(lue, Ok(Saisie::ErreurFormule(texte.to_owned())));
            assert_eq!(lue.ok().and_then(|s| s.valeur().cloned()), None);
        }
    }

    #[test]
    fn le_reste_est_refuse_en_nommant_ce_qui_n_est_pas_compris() {
        for (texte, reste) in [
            ("douze", "douze"),
            ("12 classes", "classes"),
            ("1,2,3", ",2,3"),
            ("12,", ","),
            ("30 k€", "k"),
            (",5", ",5"),
            ("%", "%"),
            (" + ", "+"),
            ("3-4", "-4"),
            ("1e3", "e3"),
        ] {
            assert_eq!(
                lire_saisie(texte),
                Err(SaisieIllisible::NonCompris { texte: texte.to_owned(), reste: reste.to_owned() }),
                "{texte:?}"
            );
        }
        for texte in ["12 00", "1200 300", "1  200"] {
            assert_eq!(lire_saisie(texte), Err(SaisieIllisible::Milliers { texte: texte.to_owned() }));
        }
        assert_eq!(lire_saisie("1.200"), Err(SaisieIllisible::Ambigu { texte: "1.200".to_owned() }));
    }
}
