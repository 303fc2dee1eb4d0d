//! csv: the encoding and the separator are guessed from the content, as a person would.

use super::brut::{CelluleBrute, ClasseurLu, Contenu, FeuilleBrute, Format, LigneBrute};
use super::garde::abime;
use super::{Compteur, FichierRefuse};
use crate::ecriture::csv::sans_garde;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes looked at to guess.
const APERCU: usize = 64 << 10;
const SEPARATEURS: [u8; 4] = [b';', b'\t', b',', b'|'];

pub fn lire(bytes: &[u8], nom: &str, compteur: &mut Compteur<'_>) -> Result<ClasseurLu, FichierRefuse> {
    let text = decoder(bytes)?;
    compteur.deplie(text.len())?;
    let name = nom.rsplit(['/', '\\']).next().unwrap_or(nom);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    let mut page = FeuilleBrute::new(if name.is_empty() { "csv" } else { name }, false);
    let (separator, body, skipped) = separateur(&text);
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(body.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut row = skipped;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).map_err(|_| abime(&page.nom))? {
            break;
        }
        // The library passes over empty lines, a spreadsheet shows them: they count in the address.
        let inside = body.get(start..).unwrap_or_default();
        let after_return = start > 0 && body.as_bytes().get(start - 1) == Some(&b'\r');
        let rest = if after_return { inside.strip_prefix('\n').unwrap_or(inside) } else { inside };
        row = row.saturating_add(1).saturating_add(empty_lines(rest));
        compteur.tic()?;
        let mut cells = vec![];
        for (rank, field) in record.iter().enumerate() {
            if field.trim().is_empty() {
                continue;
            }
            let colonne = u32::try_from(rank).unwrap_or(u32::MAX);
            let contenu = Contenu::Texte(sans_garde(field).to_owned());
            compteur.cellule(&page.nom, row, colonne, &contenu)?;
            cells.push(CelluleBrute { colonne, contenu, formule: None });
        }
        if !cells.is_empty() {
            page.lignes.push(LigneBrute { numero: row, masquee: false, cellules: cells });
        }
    }
    Ok(ClasseurLu { format: Format::Csv, feuilles: vec![page], meta: vec![] })
}

fn empty_lines(rest: &str) -> u32 {
    let mut count = 0_u32;
    let mut bytes = rest.bytes().peekable();
    while let Some(b) = bytes.next_if(|b| matches!(b, b'\r' | b'\n')) {
        if b == b'\r' {
            bytes.next_if_eq(&b'\n');
        }
        count = count.saturating_add(1);
    }
    count
}

/// UTF-8 or UTF-16 when the file says so or cannot be otherwise, else Windows-1252, as French spreadsheets save.
fn decoder(bytes: &[u8]) -> Result<String, FichierRefuse> {
    let head = bytes.get(..APERCU).unwrap_or(bytes);
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    let encoding = if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        encoding
    } else if odd * 2 > half && even * 8 < half {
        UTF_16LE
    } else if even * 2 > half && odd * 8 < half {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    };
    let (text, _, wrong) = encoding.decode(bytes);
    // What no table holds: a picture, a PDF, noise. One sign in a hundred is forgiven to old exports.
    let mut seen = 0_usize;
    let mut strange = 0_usize;
    for c in text.chars() {
        seen += 1;
        if c == '\0' {
            return Err(FichierRefuse::FormatInconnu);
        }
        let control = c.is_ascii_control() || (encoding == WINDOWS_1252 && c.is_control());
        if (wrong && c == '\u{fffd}') || (control && !matches!(c, '\n' | '\r' | '\t')) {
            strange += 1;
        }
    }
    let start = text.trim_start().chars().take(14).collect::<String>().to_lowercase();
    let other = ["%pdf", "<!doctype", "<html", "<?xml", "{\\rtf"].iter().any(|s| start.starts_with(s));
    if strange * 100 > seen || other {
        return Err(FichierRefuse::FormatInconnu);
    }
    Ok(text.into_owned())
}

/// The separator, the text after a `sep=` line, and how many rows that line took.
fn separateur(text: &str) -> (u8, &str, u32) {
    if let Some(rest) = text.strip_prefix("sep=") {
        let mut chars = rest.chars();
        if let Some(sign) = chars.next().and_then(|c| u8::try_from(c).ok()).filter(|b| SEPARATEURS.contains(b)) {
            let after = chars.as_str();
            if let Some(body) = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n')) {
                return (sign, body, 1);
            }
        }
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at < APERCU).last().unwrap_or(0);
    let head = if text.len() > APERCU { text.get(..end).unwrap_or_default() } else { text };
    let best = SEPARATEURS.iter().copied().rev().max_by_key(|s| vraisemblance(head, *s));
    (best.unwrap_or(b';'), text, 0)
}

/// How well a separator cuts the first rows: rows with the same number of cells as the first, times its cells.
fn vraisemblance(head: &str, separator: u8) -> (usize, usize) {
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(head.as_bytes());
    let widths: Vec<usize> = reader.records().take(20).flatten().map(|r| r.len()).collect();
    let first = widths.first().copied().unwrap_or(0);
    if first < 2 {
        return (0, widths.iter().filter(|w| **w > 1).count());
    }
    let same = widths.iter().filter(|w| **w == first).count();
    (same * 100 / widths.len().max(1) + 1, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn le_separateur_est_devine() {
        assert_eq!(separateur("a;b;c\n1,5;2,5;3,5\n").0, b';');
        assert_eq!(separateur("a,b\n\"x;y\",2\n").0, b',');
        assert_eq!(separateur("a\tb\n1\t2\n").0, b'\t');
        assert_eq!(separateur("sep=,\r\na;b,c\n"), (b',', "a;b,c\n", 1));
        assert_eq!(separateur("titre seul\n").0, b';');
    }

    #[test]
    fn l_encodage_est_devine() {
        let text = "Intitulé;Été\nœuvre;1\n";
        let utf16 = |big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let with_mark = |mark: &[u8], body: Vec<u8>| [mark.to_vec(), body].concat();
        let (western, _, _) = WINDOWS_1252.encode(text);
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark(&[0xEF, 0xBB, 0xBF], text.as_bytes().to_vec()),
            utf16(false),
            utf16(true),
            with_mark(&[0xFF, 0xFE], utf16(false)),
            with_mark(&[0xFE, 0xFF], utf16(true)),
            western.into_owned(),
        ] {
            assert_eq!(decoder(&bytes).unwrap(), text);
        }
        assert_eq!(decoder(b"%PDF-1.7\n..."), Err(FichierRefuse::FormatInconnu));
        assert_eq!(decoder(&[1, 2, 3, 4, 5, 200, 0, 7, 9, 11]), Err(FichierRefuse::FormatInconnu));
    }
}
