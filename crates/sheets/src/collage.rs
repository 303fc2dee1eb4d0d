//! « Grid paste »: the text a spreadsheet puts on the clipboard, as rows of cells.

/// Rows and cells of a text pasted from a spreadsheet: tabs between cells, and quotes around a cell that holds a tab, a
/// line end or a quote. A quote that closes nowhere sensible is a plain sign. Line ends inside a cell become `\n`.
///
/// ```
/// let grid = sheets::lire_collage("Nom\tNote\r\n\"deux\nlignes\"\t\"dit \"\"oui\"\"\"\r\n");
/// assert_eq!(grid, [["Nom", "Note"], ["deux\nlignes", "dit \"oui\""]]);
/// ```
#[must_use]
pub fn lire_collage(texte: &str) -> Vec<Vec<String>> {
    let text = texte.strip_prefix('\u{feff}').unwrap_or(texte);
    let mut rows = vec![];
    let mut row = vec![];
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = entre_guillemets(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.to_owned(), after)
        });
        row.push(cell);
        rest = match after.strip_prefix('\t') {
            Some("") => {
                row.push(String::new());
                ""
            }
            Some(next) => next,
            None => {
                rows.push(std::mem::take(&mut row));
                after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after)
            }
        };
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// A cell in quotes and what follows it, when the closing quote is before a tab, a line end or the end.
fn entre_guillemets(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(next) = after.strip_prefix('"') {
            cell.push('"');
            rest = next;
        } else if after.is_empty() || after.starts_with(['\t', '\n', '\r']) {
            return Some((cell.replace("\r\n", "\n").replace('\r', "\n"), after));
        } else {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_grille_collee_garde_ses_cellules_vides_et_ses_guillemets() {
        assert_eq!(lire_collage(""), Vec::<Vec<String>>::new());
        assert_eq!(lire_collage("a\t\tb\n"), [["a", "", "b"]]);
        assert_eq!(lire_collage("a\t\n\tb"), [["a", ""], ["", "b"]]);
        assert_eq!(lire_collage("a\t"), [["a", ""]]);
        assert_eq!(lire_collage("a\n\nb\n"), [vec!["a"], vec![""], vec!["b"]]);
        assert_eq!(lire_collage("\"oui\" dit-il\tb"), [["\"oui\" dit-il", "b"]]);
        assert_eq!(lire_collage("\"jamais fermé\tb\nc"), [vec!["\"jamais fermé", "b"], vec!["c"]]);
        assert_eq!(lire_collage("\"a\r\nb\"\t\"c\td\""), [["a\nb", "c\td"]]);
    }
}
