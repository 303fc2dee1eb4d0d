//! The workbook people work in: frozen headings, filters, drop-downs, identifiers out of reach.
//!
//! **How identifiers are protected.** A spreadsheet refuses to sort a range that holds a locked cell, so a plain lock
//! would forbid the sort that people need. The sheet is therefore protected (headings and structure cannot change),
//! identifiers are locked, the data range is listed as editable without password, and a validation refuses what is typed
//! in the columns out of reach. What is pasted there all the same is found by [`crate::confronter`].

use super::noms::Noms;
use super::{COLONNES_MAX, ErreurEcriture, LIGNES_MAX, TEXTE_MAX};
use crate::modele::{lettres, texte_normal};
use crate::mots;
use crate::{ALire, Adresse, Classeur, Colonne, Feuille, Genre, Valeur};
use jiff::civil::{Date, date};
use kernel::Lang;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, Format, FormatAlign, FormatBorder,
    Formula, IgnoreError, Note, ProtectionOptions, Workbook, Worksheet,
};

/// Hidden sheet of the long lists.
pub const FEUILLE_LISTES: &str = "Listes";
/// Hidden sheet of the keys and values of [`Classeur::meta`].
pub const FEUILLE_META: &str = "_meta";
/// First line of the hidden sheet: which rules the file was written under.
pub const CLE_VERSION: &str = "format_version";
pub const VERSION: &str = "1";

/// A list typed in the validation itself may have 255 characters.
const LISTE_COURTE: usize = 255;
const LARGEUR_MIN: usize = 8;
const LARGEUR_MAX: usize = 60;
/// Earlier than this, spreadsheets disagree about the calendar: the date is written as a text.
const PREMIER_JOUR: Date = date(1900, 3, 1);
const BLEU: Color = Color::RGB(0x1F_3A_5F);
const GRIS: Color = Color::RGB(0xEE_EE_EE);

/// The bytes of the workbook; the same workbook always gives the same bytes.
///
/// # Errors
/// [`ErreurEcriture`]: no sheet, a text or a sheet too large for the format.
pub fn ecrire_xlsx(classeur: &Classeur) -> Result<Vec<u8>, ErreurEcriture> {
    if classeur.feuilles.is_empty() && classeur.a_lire.is_none() {
        return Err(ErreurEcriture::SansFeuille);
    }
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(&classeur.titre).set_creation_datetime(&classeur.cree_a));
    let mut names = Noms::default();
    // The names the reader looks for are taken first.
    let meta_name = names.prendre(FEUILLE_META);
    let titles: Vec<String> = classeur.feuilles.iter().map(|f| names.prendre(&f.nom)).collect();
    let lists_name = names.prendre(FEUILLE_LISTES);
    if let Some(notice) = &classeur.a_lire {
        let name = names.prendre(&notice.nom);
        write_notice(book.add_worksheet().set_name(name)?, notice)?;
    }
    let mut lists: Vec<&[String]> = vec![];
    for (sheet, name) in classeur.feuilles.iter().zip(&titles) {
        let page = book.add_worksheet().set_name(name)?;
        SheetWriter { sheet, name, lang: classeur.lang, lists_name: &lists_name }.write(page, &mut lists)?;
    }
    if !lists.is_empty() {
        let page = book.add_worksheet().set_name(&lists_name)?;
        page.set_hidden(true);
        for (rank, list) in lists.iter().enumerate() {
            for (row, label) in list.iter().enumerate() {
                write_text(page, row, rank, label, None, &lists_name)?;
            }
        }
    }
    let page = book.add_worksheet().set_name(&meta_name)?;
    page.set_very_hidden(true);
    write_text(page, 0, 0, CLE_VERSION, None, &meta_name)?;
    write_text(page, 0, 1, VERSION, None, &meta_name)?;
    for (row, (key, value)) in classeur.meta.iter().enumerate() {
        write_text(page, row + 1, 0, key, None, &meta_name)?;
        write_text(page, row + 1, 1, value, None, &meta_name)?;
    }
    Ok(book.save_to_buffer()?)
}

fn write_notice(page: &mut Worksheet, notice: &ALire) -> Result<(), ErreurEcriture> {
    let title = Format::new().set_bold().set_font_size(16).set_font_color(BLEU);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    page.set_column_width(0, 100)?;
    page.set_screen_gridlines(false);
    for (row, paragraph) in notice.paragraphes.iter().enumerate() {
        write_text(page, row, 0, paragraph, Some(if row == 0 { &title } else { &body }), &notice.nom)?;
    }
    Ok(())
}

fn row_of(rank: usize) -> u32 {
    u32::try_from(rank).unwrap_or(u32::MAX)
}

fn col_of(rank: usize) -> u16 {
    u16::try_from(rank).unwrap_or(u16::MAX)
}

fn write_text(
    page: &mut Worksheet,
    row: usize,
    col: usize,
    text: &str,
    format: Option<&Format>,
    sheet: &str,
) -> Result<(), ErreurEcriture> {
    let text = texte_normal(text);
    let length = text.encode_utf16().count();
    if length > TEXTE_MAX {
        let adresse = Adresse::new(sheet, row_of(row).saturating_add(1), row_of(col));
        return Err(ErreurEcriture::TexteTropLong { adresse, longueur: length });
    }
    match format {
        Some(format) if text.is_empty() => page.write_blank(row_of(row), col_of(col), format)?,
        Some(format) => page.write_string_with_format(row_of(row), col_of(col), text, format)?,
        None => page.write_string(row_of(row), col_of(col), text)?,
    };
    Ok(())
}

struct SheetWriter<'a> {
    sheet: &'a Feuille,
    name: &'a str,
    lang: Lang,
    lists_name: &'a str,
}

impl<'a> SheetWriter<'a> {
    fn write(&self, page: &mut Worksheet, lists: &mut Vec<&'a [String]>) -> Result<(), ErreurEcriture> {
        let columns = &self.sheet.colonnes;
        let rows = self.sheet.lignes.len();
        if rows >= LIGNES_MAX || columns.len() > COLONNES_MAX {
            let feuille = self.name.to_owned();
            return Err(ErreurEcriture::TropGrand { feuille, lignes: rows, colonnes: columns.len() });
        }
        if columns.is_empty() {
            return Ok(());
        }
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_font_color(Color::White)
            .set_background_color(BLEU)
            .set_border(FormatBorder::Thin);
        let last_row = row_of(LIGNES_MAX - 1);
        let last_col = col_of(columns.len() - 1);
        for (rank, column) in columns.iter().enumerate() {
            let col = col_of(rank);
            let format = column_format(column);
            page.set_column_width(col, width_of(self.sheet, rank))?;
            page.set_column_format(col, &format)?;
            let title = if column.obligatoire { format!("{} *", column.titre) } else { column.titre.clone() };
            write_text(page, 0, rank, &title, Some(&heading), self.name)?;
            if !column.aide.is_empty() {
                page.insert_note(0, col, &Note::new(&column.aide).add_author_prefix(false).set_width(320))?;
            }
            if let Some(validation) = self.validation(column, lists)? {
                page.add_data_validation(1, col, last_row, col, &validation)?;
            }
            for (row, values) in self.sheet.lignes.iter().enumerate() {
                self.write_value(page, row + 1, rank, values.get(rank).unwrap_or(&Valeur::Vide), &format)?;
            }
        }
        page.set_freeze_panes(1, self.sheet.rang_identifiant().map_or(0, |rank| if rank == 0 { 1 } else { 0 }))?;
        page.set_repeat_rows(0, 0)?;
        page.set_landscape();
        page.set_print_fit_to_pages(1, 0);
        page.autofilter(0, 0, row_of(rows.max(1)), last_col)?;
        page.unprotect_range(1, 0, last_row, last_col)?;
        // « 007 » is a text on purpose: no warning in the corner of the cell.
        page.ignore_error_range(1, 0, last_row, last_col, IgnoreError::NumberStoredAsText)?;
        page.protect_with_options(&ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            insert_links: true,
            delete_rows: true,
            sort: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }

    fn write_value(
        &self,
        page: &mut Worksheet,
        row: usize,
        col: usize,
        value: &Valeur,
        format: &Format,
    ) -> Result<(), ErreurEcriture> {
        match value {
            Valeur::Vide => {
                page.write_blank(row_of(row), col_of(col), format)?;
                Ok(())
            }
            Valeur::Texte(text) => write_text(page, row, col, text, Some(format), self.name),
            Valeur::OuiNon(answer) => write_text(page, row, col, mots::oui_non(*answer, self.lang), Some(format), self.name),
            Valeur::Nombre(number) => match number.pour_tableur() {
                Some(float) => {
                    page.write_number_with_format(row_of(row), col_of(col), float, format)?;
                    Ok(())
                }
                None => write_text(page, row, col, &number.a_virgule(), Some(format), self.name),
            },
            Valeur::Date(day) if *day >= PREMIER_JOUR => {
                page.write_datetime_with_format(row_of(row), col_of(col), *day, format)?;
                Ok(())
            }
            Valeur::Date(day) => write_text(page, row, col, &day.to_string(), Some(format), self.name),
        }
    }

    /// What the spreadsheet checks while the person types.
    fn validation(&self, column: &'a Colonne, lists: &mut Vec<&'a [String]>) -> Result<Option<DataValidation>, ErreurEcriture> {
        let rule = DataValidation::new();
        let rule = if !column.modifiable || column.genre == Genre::Identifiant {
            rule.allow_custom(Formula::new("=FALSE")).ignore_blank(false)
        } else {
            match &column.genre {
                Genre::Texte | Genre::Libre | Genre::Identifiant => return Ok(None),
                Genre::Entier | Genre::Decimal => rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)),
                Genre::Date => rule.allow_date(DataValidationRule::Between(date(1900, 1, 1), date(9999, 12, 31))),
                Genre::OuiNon => rule.allow_list_strings(&[mots::oui_non(true, self.lang), mots::oui_non(false, self.lang)])?,
                Genre::Choix(labels) if labels.is_empty() => return Ok(None),
                Genre::Choix(labels) if short(labels) => rule.allow_list_strings(labels)?,
                Genre::Choix(labels) => {
                    let known = lists.iter().position(|l| *l == labels.as_slice());
                    let rank = known.unwrap_or(lists.len());
                    if known.is_none() {
                        lists.push(labels);
                    }
                    let letters = lettres(row_of(rank));
                    let quoted = self.lists_name.replace('\'', "''");
                    rule.allow_list_formula(Formula::new(format!("='{quoted}'!${letters}$1:${letters}${}", labels.len())))
                }
            }
        };
        let (title, message) = mots::refus_de_saisie(column, self.lang);
        Ok(Some(rule.set_error_style(DataValidationErrorStyle::Stop).set_error_title(title)?.set_error_message(message)?))
    }
}

/// True when the labels hold in the validation itself, where a comma separates and a quote ends.
fn short(labels: &[String]) -> bool {
    let length: usize = labels.iter().map(|l| l.encode_utf16().count() + 1).sum();
    length <= LISTE_COURTE && labels.iter().all(|l| !l.contains([',', '"', '\n']) && l.trim() == l && !l.is_empty())
}

fn column_format(column: &Colonne) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    let format = match column.genre {
        // The text format keeps leading zeros and takes « =1+1 » for what it is: a text.
        Genre::Texte | Genre::Identifiant | Genre::Choix(_) | Genre::OuiNon => format.set_num_format("@").set_text_wrap(),
        Genre::Entier => format.set_num_format("0"),
        Genre::Decimal => format,
        Genre::Libre => format.set_text_wrap(),
        Genre::Date => format.set_num_format("dd/mm/yyyy"),
    };
    if column.modifiable && column.genre != Genre::Identifiant {
        format.set_unlocked()
    } else {
        format.set_background_color(GRIS)
    }
}

/// Characters of the longest line, between 8 and 60: past that the text wraps.
fn width_of(sheet: &Feuille, rank: usize) -> f64 {
    let longest_line = |text: &str| text.lines().map(|l| l.chars().count()).max().unwrap_or(0);
    let heading = sheet.colonnes.get(rank).map_or(0, |c| longest_line(&c.titre).min(24) + 4);
    let body = sheet.lignes.iter().filter_map(|row| row.get(rank)).map(|value| match value {
        Valeur::Vide => 0,
        Valeur::Texte(text) => longest_line(text),
        Valeur::Nombre(number) => number.as_str().len(),
        Valeur::Date(_) => 11,
        Valeur::OuiNon(_) => 4,
    });
    let width = body.max().unwrap_or(0).max(heading).clamp(LARGEUR_MIN, LARGEUR_MAX) + 2;
    f64::from(row_of(width))
}
