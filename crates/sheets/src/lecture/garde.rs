//! The first pass over an archive: what it unfolds to, whether its XML holds, what the reader of values does not say.
//! That library believes what a file declares of itself; nothing reaches it before having passed here.

use super::brut::Fusion;
use super::{COLONNES, Compteur, FichierRefuse, LIGNES, Limites, Mesure};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Parts an archive may have; a workbook has a dozen plus a few by sheet.
const PARTIES: usize = 5_000;
/// Elements inside one another.
const PROFONDEUR: usize = 200;
/// Sheets of charts and of metadata, which the limit of sheets does not count.
const FEUILLES_CACHEES: usize = 50;
/// Bytes of one tag with its attributes.
const BALISE: usize = 64 << 10;
/// Formats of cells, fonts, names, relations: what is kept whole. A spreadsheet stops at 65,490 formats.
const GARDES: usize = 100_000;

/// What the archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    Xlsx,
    Ods,
}

/// What the first pass saw.
pub struct Releve {
    pub format: Archive,
    /// The manifest says that the parts are under a password.
    chiffre: bool,
    /// By path of the part, as `xl/worksheets/sheet1.xml`.
    pages: BTreeMap<String, Page>,
    /// Sheet name and relation id, in the workbook.
    noms: Vec<(String, String)>,
    /// Relation id to path.
    relations: BTreeMap<String, String>,
}

/// What the reader of values does not say of a sheet.
#[derive(Default)]
pub struct Page {
    pub lignes_masquees: BTreeSet<u32>,
    pub fusions: Vec<Fusion>,
}

impl Releve {
    pub fn page(&self, nom: &str) -> Option<&Page> {
        let (_, id) = self.noms.iter().find(|(n, _)| n == nom)?;
        let target = self.relations.get(id)?;
        let end = target.trim_start_matches('/').trim_start_matches("xl/");
        self.pages.iter().find(|(path, _)| path.ends_with(end)).map(|(_, page)| page)
    }
}

/// A part of the archive that stops when too much was unfolded, or for too long.
struct Borne<'a, 'b, R> {
    part: R,
    compteur: &'a mut Compteur<'b>,
    refus: Option<FichierRefuse>,
}

impl<R: Read> Read for Borne<'_, '_, R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let read = self.part.read(buf)?;
        match self.compteur.deplie(read).and_then(|()| self.compteur.tic()) {
            Ok(()) => Ok(read),
            Err(refus) => {
                self.refus = Some(refus);
                Err(std::io::Error::other("over the limit"))
            }
        }
    }
}

pub fn abime(ou: &str) -> FichierRefuse {
    FichierRefuse::Abime { ou: ou.chars().take(80).collect() }
}

/// Unfolds every part once, within the limits.
pub fn inspecter(bytes: &[u8], compteur: &mut Compteur<'_>) -> Result<Releve, FichierRefuse> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| abime("zip"))?;
    if archive.len() > PARTIES {
        return Err(FichierRefuse::FormatInconnu);
    }
    let names: Vec<String> = archive.file_names().flatten().map(|n| n.replace('\\', "/").to_lowercase()).collect();
    let has = |end: &str| names.iter().any(|n| n.ends_with(end));
    let format = if has("content.xml") && has("mimetype") {
        Archive::Ods
    } else if has("workbook.xml") {
        Archive::Xlsx
    } else {
        return Err(FichierRefuse::FormatInconnu);
    };
    let mut releve = Releve { format, chiffre: false, pages: BTreeMap::new(), noms: vec![], relations: BTreeMap::new() };
    let mut damage = None;
    let limits = *compteur.limites;
    for rank in 0..archive.len() {
        let part = match archive.by_index(rank) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(_)) => return Err(FichierRefuse::AncienOuChiffre),
            Err(_) => return Err(abime("zip")),
        };
        let path = part.name().map_err(|_| abime("zip"))?.replace('\\', "/");
        let mut reader = BufReader::new(Borne { part, compteur: &mut *compteur, refus: None });
        let outcome =
            Partie { path: &path, limites: &limits, releve: &mut releve, row: 0, textes: 0, gardes: 0 }.inspect(&mut reader);
        if let Some(refus) = reader.into_inner().refus {
            return Err(refus);
        }
        match outcome {
            // Damage in what nobody reads is nobody's concern; a limit always is.
            Err(FichierRefuse::Abime { .. }) if !est_lue(&path) => {}
            Err(refus @ FichierRefuse::Abime { .. }) => damage = damage.or(Some(refus)),
            other => other?,
        }
    }
    match damage {
        // Under a password, the parts of an ods are noise.
        _ if releve.chiffre => Err(FichierRefuse::AncienOuChiffre),
        Some(refus) => Err(refus),
        None => Ok(releve),
    }
}

/// True for the parts that the readers open. Others hold what spreadsheets like to keep: queries in UTF-16, drawings.
fn est_lue(path: &str) -> bool {
    let path = path.to_lowercase();
    ["sharedstrings", "workbook", "worksheets", "styles", ".rels", "content.xml", "manifest.xml"].iter().any(|p| path.contains(p))
}

/// One part of the archive under the eye.
struct Partie<'a> {
    path: &'a str,
    limites: &'a Limites,
    releve: &'a mut Releve,
    row: u32,
    textes: usize,
    gardes: usize,
}

impl Partie<'_> {
    fn inspect(&mut self, part: &mut impl BufRead) -> Result<(), FichierRefuse> {
        let first = part.fill_buf().map_err(|_| abime(self.path))?;
        let starts: [&[u8]; 4] = [b"<", &[0xEF, 0xBB, 0xBF, b'<'], &[0xFE, 0xFF], &[0xFF, 0xFE]];
        let by_name = [".xml", ".rels"].iter().any(|end| self.path.to_lowercase().ends_with(end));
        if !by_name && !starts.iter().any(|s| first.starts_with(s)) {
            // A picture, a thumbnail: unfolded to be counted, and for its checksum.
            std::io::copy(part, &mut std::io::sink()).map_err(|_| abime(self.path))?;
            return Ok(());
        }
        self.inspect_xml(part)
    }

    fn inspect_xml(&mut self, part: &mut impl BufRead) -> Result<(), FichierRefuse> {
        let mut reader = Reader::from_reader(part);
        let mut depth = 0_usize;
        let mut buf = Vec::with_capacity(1024);
        loop {
            buf.clear();
            match reader.read_event_into(&mut buf).map_err(|_| abime(self.path))? {
                Event::Start(tag) => {
                    depth += 1;
                    if depth > PROFONDEUR {
                        return Err(abime(self.path));
                    }
                    self.tag(&tag)?;
                }
                Event::Empty(tag) => self.tag(&tag)?,
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::DocType(_) => return Err(abime(self.path)),
                Event::Eof if depth == 0 => return Ok(()),
                Event::Eof => return Err(abime(self.path)),
                Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::GeneralRef(_) => {}
            }
        }
    }

    fn tag(&mut self, tag: &BytesStart<'_>) -> Result<(), FichierRefuse> {
        if tag.len() > BALISE {
            return Err(abime(self.path));
        }
        match tag.local_name().as_ref() {
            // The library reserves this many texts before having seen one.
            "sst" => {
                let count = attribute(tag, "uniqueCount").unwrap_or_default();
                if count.trim().parse::<u128>().map_or(!count.is_empty(), |n| n > self.limites.textes as u128) {
                    return Err(Compteur::refus(Mesure::Textes, self.limites.textes));
                }
            }
            "si" => {
                self.textes += 1;
                if self.textes > self.limites.textes {
                    return Err(Compteur::refus(Mesure::Textes, self.limites.textes));
                }
            }
            "xf" | "font" | "fill" | "border" | "numFmt" | "dxf" | "cellStyle" | "color" | "rgbColor" | "definedName" => {
                self.garder()?;
            }
            "sheet" => {
                if let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id")) {
                    self.releve.noms.push((name, id));
                }
                if self.releve.noms.len() > self.limites.feuilles.saturating_add(FEUILLES_CACHEES) {
                    return Err(Compteur::refus(Mesure::Feuilles, self.limites.feuilles));
                }
            }
            "Relationship" => {
                self.garder()?;
                if !self.path.to_lowercase().ends_with("workbook.xml.rels") {
                    return Ok(());
                }
                if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
                    self.releve.relations.insert(id, target);
                }
            }
            "encryption-data" => self.releve.chiffre = true,
            "row" => self.row(tag)?,
            "c" => self.cell(tag)?,
            "mergeCell" => self.merge(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn garder(&mut self) -> Result<(), FichierRefuse> {
        self.gardes += 1;
        if self.gardes > GARDES { Err(abime(self.path)) } else { Ok(()) }
    }

    fn page(&mut self) -> &mut Page {
        self.releve.pages.entry(self.path.to_owned()).or_default()
    }

    fn row(&mut self, tag: &BytesStart<'_>) -> Result<(), FichierRefuse> {
        self.row = match attribute(tag, "r") {
            Some(stated) => stated.parse().map_err(|_| abime(self.path))?,
            None => self.row.saturating_add(1),
        };
        if matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true")) {
            let row = self.row;
            self.page().lignes_masquees.insert(row);
        }
        Ok(())
    }

    /// A cell that says where it is must be somewhere: the library would count past the end of its integers.
    fn cell(&self, tag: &BytesStart<'_>) -> Result<(), FichierRefuse> {
        match attribute(tag, "r") {
            Some(stated) if place(&stated).is_none() => Err(abime(&format!("{} {stated}", self.path))),
            _ => Ok(()),
        }
    }

    fn merge(&mut self, tag: &BytesStart<'_>) -> Result<(), FichierRefuse> {
        let (limit, path) = (self.limites.fusions, self.path);
        let Some(fusion) = attribute(tag, "ref").as_deref().and_then(fusion) else {
            return Err(abime(path));
        };
        let page = self.page();
        if page.fusions.len() >= limit {
            return Err(Compteur::refus(Mesure::Fusions, limit));
        }
        page.fusions.push(fusion);
        Ok(())
    }
}

/// The value of an attribute by its local name, unescaped.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    all.with_checks(false);
    let found = all.flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
}

/// `B2:C5` as rows from 1 and columns from 0.
fn fusion(text: &str) -> Option<Fusion> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (a, b) = (place(first)?, place(last)?);
    Some(Fusion { lignes: (a.0.min(b.0), a.0.max(b.0)), colonnes: (a.1.min(b.1), a.1.max(b.1)) })
}

fn place(text: &str) -> Option<(u32, u32)> {
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(split);
    let mut column = 0_u32;
    for c in letters.chars() {
        let digit = c.to_digit(36).filter(|_| c.is_ascii_alphabetic())? - 9;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    let row: u32 = digits.parse().ok()?;
    ((1..=LIGNES).contains(&row) && (1..=COLONNES).contains(&column)).then(|| (row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_fusion_se_lit_dans_les_deux_sens() {
        let expected = Fusion { lignes: (2, 5), colonnes: (1, 27) };
        assert_eq!(fusion("B2:AB5"), Some(expected));
        assert_eq!(fusion("AB5:B2"), Some(expected));
        for wrong in ["", "B", "2", "B0", "XFE1", "A1048577", "AAAAAAAAAAAA1", "é1", "A-1"] {
            assert_eq!(fusion(wrong), None, "{wrong}");
        }
    }
}
