//! ods: the same workbook for LibreOffice, and for whoever asks for an open format. Sheets, columns, drop-downs and the hidden
//! metadata are those of the xlsx; what is typed out of reach is found by [`crate::confronter`], as there.

use super::noms::Noms;
use super::xlsx::{CLE_VERSION, FEUILLE_META, VERSION};
use super::{COLONNES_MAX, ErreurEcriture, LIGNES_MAX, TEXTE_MAX};
use crate::modele::{lettres, texte_normal};
use crate::mots;
use crate::{Adresse, Classeur, Colonne, Feuille, Genre, Valeur};
use kernel::Lang;
use quick_xml::escape::escape;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

const ESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3""#;

const MANIFESTE: &str = r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// Styles: a sheet out of sight, a day, a heading, a cell out of reach, a text that wraps; columns narrow and wide.
const STYLES: &str = r##"<office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><style:style style:name="cachee" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="etroite" style:family="table-column"><style:table-column-properties style:column-width="2.6cm"/></style:style><style:style style:name="large" style:family="table-column"><style:table-column-properties style:column-width="8cm"/></style:style><style:style style:name="page" style:family="table-column"><style:table-column-properties style:column-width="18cm"/></style:style><style:style style:name="titre" style:family="table-cell"><style:table-cell-properties fo:background-color="#1f3a5f" fo:wrap-option="wrap"/><style:text-properties fo:color="#ffffff" fo:font-weight="bold"/></style:style><style:style style:name="texte" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style><style:style style:name="fixe" style:family="table-cell"><style:table-cell-properties fo:background-color="#eeeeee" fo:wrap-option="wrap" style:vertical-align="top"/></style:style><style:style style:name="jour" style:family="table-cell" style:data-style-name="N1"><style:table-cell-properties style:vertical-align="top"/></style:style><style:style style:name="jour-fixe" style:family="table-cell" style:data-style-name="N1"><style:table-cell-properties fo:background-color="#eeeeee" style:vertical-align="top"/></style:style></office:automatic-styles>"##;

/// The bytes of the workbook; the same workbook always gives the same bytes.
///
/// # Errors
/// [`ErreurEcriture`]: no sheet, a text or a sheet too large for the format.
pub fn ecrire_ods(classeur: &Classeur) -> Result<Vec<u8>, ErreurEcriture> {
    if classeur.feuilles.is_empty() && classeur.a_lire.is_none() {
        return Err(ErreurEcriture::SansFeuille);
    }
    let mut names = Noms::default();
    let meta_name = names.prendre(FEUILLE_META);
    let titles: Vec<String> = classeur.feuilles.iter().map(|f| names.prendre(&f.nom)).collect();
    let mut body = Corps { out: String::new(), lang: classeur.lang };
    body.validations(&classeur.feuilles);
    if let Some(notice) = &classeur.a_lire {
        let name = names.prendre(&notice.nom);
        let rows: Vec<[&str; 1]> = notice.paragraphes.iter().map(|p| [p.as_str()]).collect();
        body.textes(&name, None, "page", &rows)?;
    }
    for (rank, (sheet, name)) in classeur.feuilles.iter().zip(&titles).enumerate() {
        body.feuille(rank, sheet, name)?;
    }
    let mut pairs = vec![[CLE_VERSION, VERSION]];
    pairs.extend(classeur.meta.iter().map(|(key, value)| [key.as_str(), value.as_str()]));
    body.textes(&meta_name, Some("cachee"), "etroite", &pairs)?;
    body.filtres(&classeur.feuilles, &titles);
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content {ESPACES}>{STYLES}<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"#,
        body.out
    );
    let about = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-meta {ESPACES}><office:meta><dc:title>{}</dc:title><meta:creation-date>{}</meta:creation-date></office:meta></office:document-meta>"#,
        escape(texte_normal(&classeur.titre)),
        classeur.cree_a
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // The format is told by the first part, not compressed.
    for (part, text, options) in [
        ("mimetype", MIME, plain),
        ("META-INF/manifest.xml", MANIFESTE, packed),
        ("meta.xml", &about, packed),
        ("content.xml", &content, packed),
    ] {
        zip.start_file(part, options)?;
        zip.write_all(text.as_bytes()).map_err(zip::result::ZipError::from)?;
    }
    Ok(zip.finish()?.into_inner())
}

struct Corps {
    out: String,
    lang: Lang,
}

impl Corps {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A text, each line a paragraph; spaces that XML would fold are told apart.
    fn paragraphes(&mut self, text: &str) {
        for line in text.split('\n') {
            self.push("<text:p>");
            let mut rest = line;
            while let Some(at) = rest.find([' ', '\t']) {
                let (before, after) = rest.split_at(at);
                self.push(&escape(before));
                if after.starts_with('\t') {
                    self.push("<text:tab/>");
                    rest = after.get(1..).unwrap_or_default();
                    continue;
                }
                let next = after.trim_start_matches(' ');
                let spaces = after.len() - next.len();
                // One space between two words is itself.
                if spaces == 1 && !before.is_empty() && !next.is_empty() && !next.starts_with('\t') {
                    self.push(" ");
                } else {
                    let _ = write!(self.out, "<text:s text:c=\"{spaces}\"/>");
                }
                rest = next;
            }
            self.push(&escape(rest));
            self.push("</text:p>");
        }
    }

    fn texte(&mut self, text: &str, style: &str, validation: &str, ici: impl Fn() -> Adresse) -> Result<(), ErreurEcriture> {
        let text = texte_normal(text);
        let length = text.encode_utf16().count();
        if length > TEXTE_MAX {
            return Err(ErreurEcriture::TexteTropLong { adresse: ici(), longueur: length });
        }
        if text.is_empty() {
            let _ = write!(self.out, "<table:table-cell table:style-name=\"{style}\"{validation}/>");
            return Ok(());
        }
        let _ = write!(self.out, "<table:table-cell office:value-type=\"string\" table:style-name=\"{style}\"{validation}>");
        self.paragraphes(&text);
        self.push("</table:table-cell>");
        Ok(())
    }

    fn ouvrir(&mut self, name: &str, style: Option<&str>) {
        let style = style.map(|s| format!(" table:style-name=\"{s}\"")).unwrap_or_default();
        let _ = write!(self.out, "<table:table table:name=\"{}\"{style}>", escape(name));
    }

    /// A sheet of plain texts.
    fn textes<const N: usize>(
        &mut self,
        name: &str,
        style: Option<&str>,
        column: &str,
        rows: &[[&str; N]],
    ) -> Result<(), ErreurEcriture> {
        self.ouvrir(name, style);
        let _ = write!(self.out, "<table:table-column table:style-name=\"{column}\" table:number-columns-repeated=\"{N}\"/>");
        for (row, cells) in rows.iter().enumerate() {
            self.push("<table:table-row>");
            for (col, text) in cells.iter().enumerate() {
                self.texte(text, "texte", "", || adresse(name, row, col))?;
            }
            self.push("</table:table-row>");
        }
        self.push("</table:table>");
        Ok(())
    }

    fn feuille(&mut self, rank: usize, sheet: &Feuille, name: &str) -> Result<(), ErreurEcriture> {
        let (columns, rows) = (&sheet.colonnes, sheet.lignes.len());
        if rows >= LIGNES_MAX || columns.len() > COLONNES_MAX {
            return Err(ErreurEcriture::TropGrand { feuille: name.to_owned(), lignes: rows, colonnes: columns.len() });
        }
        self.ouvrir(name, None);
        for column in columns {
            let wide = matches!(column.genre, Genre::Texte);
            let _ = write!(self.out, "<table:table-column table:style-name=\"{}\"/>", if wide { "large" } else { "etroite" });
        }
        if columns.is_empty() {
            self.push("<table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table>");
            return Ok(());
        }
        self.push("<table:table-header-rows><table:table-row>");
        for (col, column) in columns.iter().enumerate() {
            let title = if column.obligatoire { format!("{} *", column.titre) } else { column.titre.clone() };
            self.texte(&title, "titre", "", || adresse(name, 0, col))?;
        }
        self.push("</table:table-row></table:table-header-rows>");
        for (row, values) in sheet.lignes.iter().enumerate() {
            self.push("<table:table-row>");
            for (col, column) in columns.iter().enumerate() {
                self.valeur(values.get(col).unwrap_or(&Valeur::Vide), column, &validation(rank, col, column), || {
                    adresse(name, row + 1, col)
                })?;
            }
            self.push("</table:table-row>");
        }
        self.push("</table:table>");
        Ok(())
    }

    fn valeur(
        &mut self,
        value: &Valeur,
        column: &Colonne,
        validation: &str,
        ici: impl Fn() -> Adresse,
    ) -> Result<(), ErreurEcriture> {
        let fixed = !column.modifiable || column.genre == Genre::Identifiant;
        let style = if fixed { "fixe" } else { "texte" };
        match value {
            Valeur::Vide => self.texte("", style, validation, ici),
            Valeur::Texte(text) => self.texte(text, style, validation, ici),
            Valeur::OuiNon(answer) => self.texte(mots::oui_non(*answer, self.lang), style, validation, ici),
            Valeur::Nombre(number) if number.pour_tableur().is_some() => {
                let (shown, value) = (number.a_virgule(), number.pour_tableur().unwrap_or_default());
                let _ = write!(
                    self.out,
                    "<table:table-cell office:value-type=\"float\" office:value=\"{value}\" table:style-name=\"{style}\"{validation}><text:p>{shown}</text:p></table:table-cell>"
                );
                Ok(())
            }
            Valeur::Nombre(number) => self.texte(&number.a_virgule(), style, validation, ici),
            Valeur::Date(day) => {
                let style = if fixed { "jour-fixe" } else { "jour" };
                let _ = write!(
                    self.out,
                    "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\" table:style-name=\"{style}\"{validation}><text:p>{}</text:p></table:table-cell>",
                    day.strftime("%d/%m/%Y")
                );
                Ok(())
            }
        }
    }

    /// The drop-downs, which a cell names.
    fn validations(&mut self, sheets: &[Feuille]) {
        let mut all = String::new();
        for (rank, sheet) in sheets.iter().enumerate() {
            for (col, column) in sheet.colonnes.iter().enumerate() {
                let Some(labels) = choix(column, self.lang) else { continue };
                let listed: Vec<String> =
                    labels.iter().map(|l| format!("\"{}\"", texte_normal(l).replace('"', "\"\""))).collect();
                let condition = format!("of:cell-content-is-in-list({})", listed.join(";"));
                let (title, message) = mots::refus_de_saisie(column, self.lang);
                let _ = write!(
                    all,
                    "<table:content-validation table:name=\"v{rank}-{col}\" table:condition=\"{}\" table:allow-empty-cell=\"true\"><table:error-message table:display=\"true\" table:message-type=\"stop\" table:title=\"{}\"><text:p>{}</text:p></table:error-message></table:content-validation>",
                    escape(&condition),
                    escape(title),
                    escape(message)
                );
            }
        }
        if !all.is_empty() {
            let _ = write!(self.out, "<table:content-validations>{all}</table:content-validations>");
        }
    }

    /// The buttons that filter each list.
    fn filtres(&mut self, sheets: &[Feuille], titles: &[String]) {
        let mut all = String::new();
        for (rank, (sheet, name)) in sheets.iter().zip(titles).enumerate().filter(|(_, (s, _))| !s.colonnes.is_empty()) {
            let quoted = format!("'{}'", name.replace('\'', "''"));
            let last = lettres(u32::try_from(sheet.colonnes.len() - 1).unwrap_or(u32::MAX));
            let range = format!("{quoted}.A1:{quoted}.{last}{}", sheet.lignes.len() + 1);
            let _ = write!(
                all,
                "<table:database-range table:name=\"liste{rank}\" table:target-range-address=\"{}\" table:display-filter-buttons=\"true\"/>",
                escape(&range)
            );
        }
        if !all.is_empty() {
            let _ = write!(self.out, "<table:database-ranges>{all}</table:database-ranges>");
        }
    }
}

fn adresse(sheet: &str, row: usize, col: usize) -> Adresse {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Adresse::new(sheet, small(row).saturating_add(1), small(col))
}

/// What a column that people fill offers to choose from.
fn choix(column: &Colonne, lang: Lang) -> Option<Vec<String>> {
    match &column.genre {
        _ if !column.modifiable => None,
        Genre::OuiNon => Some([true, false].map(|b| mots::oui_non(b, lang).to_owned()).to_vec()),
        Genre::Choix(labels) if !labels.is_empty() => Some(labels.clone()),
        _ => None,
    }
}

/// The attribute of a cell whose column offers a choice.
fn validation(rank: usize, col: usize, column: &Colonne) -> String {
    choix(column, Lang::Fr).map(|_| format!(" table:content-validation-name=\"v{rank}-{col}\"")).unwrap_or_default()
}
