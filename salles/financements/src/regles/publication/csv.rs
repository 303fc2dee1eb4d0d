//! The bytes of an open table: UTF-8, comma, one line per row, as the schemas read it.

/// A cell. What a spreadsheet would take for a formula is kept as the text it is: « apostrophe devant ».
fn cellule(sortie: &mut String, texte: &str) {
    let formule = texte.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let texte = if formule { format!("'{texte}") } else { texte.to_owned() };
    if texte.contains([',', '"', '\n', '\r']) {
        sortie.push('"');
        sortie.push_str(&texte.replace('"', "\"\""));
        sortie.push('"');
    } else {
        sortie.push_str(&texte);
    }
}

/// The text of a table: its columns, then its rows.
pub fn table<const N: usize>(colonnes: &[&str; N], rangees: &[[String; N]]) -> String {
    let mut sortie = colonnes.join(",");
    sortie.push_str("\r\n");
    for rangee in rangees {
        for (rang, texte) in rangee.iter().enumerate() {
            if rang > 0 {
                sortie.push(',');
            }
            cellule(&mut sortie, texte);
        }
        sortie.push_str("\r\n");
    }
    sortie
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_cellule_tient_dans_sa_case_et_n_est_jamais_une_formule() {
        let rangees = [["Ateliers, \"jeux\"".to_owned(), "=1+1".to_owned()], ["8000.50".to_owned(), "@moi, ici".to_owned()]];
        assert_eq!(table(&["a", "b"], &rangees), "a,b\r\n\"Ateliers, \"\"jeux\"\"\",'=1+1\r\n8000.50,\"'@moi, ici\"\r\n");
    }
}
