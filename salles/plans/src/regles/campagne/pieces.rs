//! Evidence files: « pièce trop lourde, type interdit, macro : refus ». A file is what its bytes say it
//! is; its name only has to agree.

use super::Refus;

/// ≤ 10 MB each.
pub const PIECE_OCTETS_MAX: usize = 10 * 1024 * 1024;
/// ≤ 10 per answer.
pub const PIECES_MAX: usize = 10;

/// Extension and media type of what is accepted.
const TYPES: [(&str, &str); 11] = [
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
];

/// The name a file is kept under: no folder, no control sign, at most 120 signs.
#[must_use]
pub fn nom_de_piece(nom: &str) -> String {
    let last = nom.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '<' | '>')).collect();
    let clean = clean.trim().trim_start_matches('.');
    let extra = clean.chars().count().saturating_sub(120);
    clean.chars().skip(extra).collect()
}

/// The media type of an accepted file, from its content. `deja` is how many the answer already has.
///
/// # Errors
/// `Refus::TropDePieces`, `PieceVide`, `PieceTropLourde`, `PieceMacro`, `PieceInterdite`.
pub fn verifier_piece(nom: &str, octets: &[u8], deja: usize) -> Result<&'static str, Refus> {
    let nom = nom_de_piece(nom);
    if deja >= PIECES_MAX {
        return Err(Refus::TropDePieces { nom });
    }
    if octets.is_empty() {
        return Err(Refus::PieceVide { nom });
    }
    if octets.len() > PIECE_OCTETS_MAX {
        return Err(Refus::PieceTropLourde { nom, octets: octets.len() });
    }
    let extension = nom.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    let Some((_, mime)) = TYPES.iter().find(|(e, _)| *e == extension) else {
        return Err(Refus::PieceInterdite { nom });
    };
    let agrees = match extension.as_str() {
        "pdf" => octets.starts_with(b"%PDF-"),
        "png" => octets.starts_with(b"\x89PNG\r\n\x1a\n"),
        "jpg" | "jpeg" => octets.starts_with(b"\xff\xd8\xff"),
        "webp" => octets.starts_with(b"RIFF") && octets.get(8..12) == Some(b"WEBP"),
        "csv" | "txt" => is_text(octets),
        other => {
            let Some(entries) = zip_entries(octets) else { return Err(Refus::PieceInterdite { nom }) };
            if entries.iter().any(|e| is_macro(e)) {
                return Err(Refus::PieceMacro { nom });
            }
            match other {
                "docx" => entries.iter().any(|e| e == "word/document.xml"),
                "xlsx" => entries.iter().any(|e| e == "xl/workbook.xml"),
                // An OpenDocument says its type first, uncompressed.
                _ => {
                    octets.get(30..38) == Some(b"mimetype")
                        && octets.get(38..).is_some_and(|rest| rest.starts_with(mime.as_bytes()))
                }
            }
        }
    };
    if agrees { Ok(mime) } else { Err(Refus::PieceInterdite { nom }) }
}

/// No binary sign: what a spreadsheet or a text editor writes, in UTF-8 or in Windows-1252.
fn is_text(octets: &[u8]) -> bool {
    octets.iter().all(|b| *b >= 0x20 || matches!(b, b'\t' | b'\n' | b'\r'))
}

fn is_macro(entry: &str) -> bool {
    let entry = entry.to_lowercase();
    entry.contains("vbaproject") || entry.contains("activex/") || entry.starts_with("basic/") || entry.starts_with("scripts/")
}

fn u16_at(octets: &[u8], at: usize) -> Option<usize> {
    octets.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes).map(usize::from)
}

fn u32_at(octets: &[u8], at: usize) -> Option<usize> {
    octets.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes).and_then(|n| usize::try_from(n).ok())
}

/// The names in the central directory of a ZIP archive; nothing when it is not one.
fn zip_entries(octets: &[u8]) -> Option<Vec<String>> {
    if !octets.starts_with(b"PK\x03\x04") {
        return None;
    }
    let from = octets.len().saturating_sub(65_557);
    let end = from + octets.get(from..)?.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let count = u16_at(octets, end + 10)?;
    let mut at = u32_at(octets, end + 16)?;
    let mut names = Vec::with_capacity(count.min(2_000));
    for _ in 0..count {
        if octets.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (name, extra, comment) = (u16_at(octets, at + 28)?, u16_at(octets, at + 30)?, u16_at(octets, at + 32)?);
        names.push(String::from_utf8_lossy(octets.get(at + 46..at + 46 + name)?).into_owned());
        at += 46 + name + extra + comment;
    }
    Some(names)
}
