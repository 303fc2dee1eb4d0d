//! CSV: UTF-8 with its mark, `;`, decimal comma, ISO dates, what French spreadsheets open without a question.

use super::ErreurEcriture;
use crate::modele::texte_normal;
use crate::mots;
use crate::{Feuille, Valeur};
use kernel::Lang;

/// Signs that make a spreadsheet take a text for a formula, or move it to another cell.
const DANGEREUX: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// « Cellule commençant par `= + - @`, tabulation ou retour : apostrophe devant ». A text that already has apostrophes
/// before such a sign gets one more, so that [`sans_garde`] always gives the text back.
#[must_use]
pub fn avec_garde(texte: &str) -> String {
    if texte.trim_start_matches('\'').starts_with(DANGEREUX) { format!("'{texte}") } else { texte.to_owned() }
}

/// Undoes [`avec_garde`]; any other text is left as it is.
#[must_use]
pub fn sans_garde(texte: &str) -> &str {
    match texte.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(DANGEREUX) => rest,
        _ => texte,
    }
}

/// The bytes of a list. Numbers and dates are written bare, texts under the apostrophe rule ([`avec_garde`]).
///
/// # Errors
/// [`ErreurEcriture::Csv`] when memory cannot take it.
pub fn ecrire_csv(feuille: &Feuille, lang: Lang) -> Result<Vec<u8>, ErreurEcriture> {
    let mut out = vec![0xEF, 0xBB, 0xBF];
    {
        let mut writer = ::csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(::csv::Terminator::CRLF)
            .quote_style(::csv::QuoteStyle::Necessary)
            .from_writer(&mut out);
        writer.write_record(feuille.colonnes.iter().map(|c| avec_garde(&c.titre)))?;
        for row in &feuille.lignes {
            let cells = (0..feuille.colonnes.len()).map(|rank| match row.get(rank) {
                None | Some(Valeur::Vide) => String::new(),
                Some(Valeur::Texte(t)) => avec_garde(&texte_normal(t)),
                Some(Valeur::Nombre(n)) => n.a_virgule(),
                Some(Valeur::Date(d)) => d.to_string(),
                Some(Valeur::OuiNon(b)) => mots::oui_non(*b, lang).to_owned(),
            });
            writer.write_record(cells)?;
        }
        writer.flush().map_err(::csv::Error::from)?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_formule_ecrite_en_texte_reste_un_texte_et_revient() {
        for text in ["=1+1", "+33", "-", "@x", "\tx", "'=1", "''=1", "'bonjour", "bonjour", "", "'"] {
            let kept = avec_garde(text);
            assert!(!kept.starts_with(DANGEREUX), "{text}");
            assert_eq!(sans_garde(&kept), text);
        }
    }
}
