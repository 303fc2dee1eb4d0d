//! A table with one column per year, where a mark says that a year is planned.

/// The years that a header names, as printed: « Année 1 », « 2025 ». Fewer than two make no columns.
pub(super) fn colonnes(entete: &str) -> Vec<String> {
    let mut lues = Vec::new();
    let mut avant = "";
    for mot in entete.split(' ') {
        let nombre = mot.bytes().all(|b| b.is_ascii_digit()) && !mot.is_empty();
        if nombre && (avant.starts_with("Ann") || avant.starts_with("ANN")) {
            lues.push(format!("{avant} {mot}"));
        } else if nombre && mot.len() == 4 && mot.starts_with("20") {
            lues.push(mot.to_owned());
        }
        avant = mot;
    }
    lues
}

/// What stands before the marks that end this line, and the marks; none when it ends with no mark.
pub(super) fn marques(texte: &str) -> Option<(&str, Vec<&str>)> {
    let mut avant = texte;
    let mut lues = Vec::new();
    while let Some(mot) = avant.rsplit(' ').next().filter(|m| est_une_marque(m)) {
        avant = avant[..avant.len() - mot.len()].trim_end();
        lues.insert(0, mot);
        if lues.len() > 12 {
            return None;
        }
    }
    (!lues.is_empty()).then_some((avant, lues))
}

fn est_une_marque(mot: &str) -> bool {
    matches!(mot, "X" | "x" | "☒" | "☑" | "✓" | "✔" | "■" | "●" | "☐" | "□" | "❑" | "❒" | "○")
}

/// The years marked, as a printed deadline would say them. When some cells printed nothing, which years are
/// meant is lost: the marks are kept as they are.
pub(super) fn echeance(colonnes: &[String], marques: &[String]) -> Option<String> {
    if marques.len() != colonnes.len() {
        return (!marques.is_empty()).then(|| marques.join(" "));
    }
    let pleines = |m: &&String| !matches!(m.as_str(), "☐" | "□" | "❑" | "❒" | "○");
    let prevues: Vec<&str> = colonnes.iter().zip(marques).filter(|(_, m)| pleines(m)).map(|(c, _)| c.as_str()).collect();
    (!prevues.is_empty()).then(|| prevues.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn les_colonnes_d_annees_se_lisent_dans_l_en_tete() {
        assert_eq!(colonnes("Déclinaison des actions 2025 2026 2027"), ["2025", "2026", "2027"]);
        assert_eq!(colonnes("Déclinaison Année 1 Année 2"), ["Année 1", "Année 2"]);
        assert!(colonnes("Déclinaison des actions Echéance Réalisé").is_empty());
    }

    #[test]
    fn les_marques_disent_les_annees_ou_restent_telles_quelles() {
        let colonnes = colonnes("Déclinaison 2025 2026 2027");
        assert_eq!(marques("Ouvrir le port ☒ ☐ ☒"), Some(("Ouvrir le port", vec!["☒", "☐", "☒"])));
        assert_eq!(marques("Ouvrir le port"), None);
        let dites = |m: &[&str]| echeance(&colonnes, &m.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(dites(&["☒", "☐", "☒"]).as_deref(), Some("2025, 2027"));
        assert_eq!(dites(&["X", "X"]).as_deref(), Some("X X"));
        assert_eq!(dites(&["☐", "☐", "☐"]), None);
    }
}
