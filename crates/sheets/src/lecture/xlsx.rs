//! xlsx: the values come from calamine, cell by cell; nothing is laid out in a grid, whose size the file would choose.

use super::brut::{CelluleBrute, ClasseurLu, Contenu, FeuilleBrute, Format, LigneBrute};
use super::garde::{Releve, abime};
use super::{COLONNES, Compteur, FichierRefuse, LIGNES};
use crate::ecriture::xlsx::{CLE_VERSION, FEUILLE_META};
use crate::{Adresse, Decimal};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx};
use jiff::civil::{Date, Time};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads every sheet. The library is kept from taking the process down: a hostile file that makes it panic is damaged.
pub fn lire(bytes: &[u8], releve: &Releve, compteur: &mut Compteur<'_>) -> Result<ClasseurLu, FichierRefuse> {
    catch_unwind(AssertUnwindSafe(|| lire_classeur(bytes, releve, compteur))).unwrap_or_else(|_| Err(abime("xlsx")))
}

fn lire_classeur(bytes: &[u8], releve: &Releve, compteur: &mut Compteur<'_>) -> Result<ClasseurLu, FichierRefuse> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => FichierRefuse::AncienOuChiffre,
        _ => abime("xlsx"),
    })?;
    compteur.tic()?;
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let mut out = ClasseurLu { format: Format::Xlsx, feuilles: vec![], meta: vec![] };
    for sheet in sheets {
        compteur.feuille(&out.feuilles)?;
        if sheet.typ != calamine::SheetType::WorkSheet {
            continue;
        }
        let mut page = FeuilleBrute::new(&sheet.name, sheet.visible != SheetVisible::Visible);
        lire_feuille(&mut book, &mut page, compteur)?;
        if let Some(seen) = releve.page(&sheet.name) {
            for row in &mut page.lignes {
                row.masquee = seen.lignes_masquees.contains(&row.numero);
            }
            page.fusions.clone_from(&seen.fusions);
        }
        out.recevoir(page);
    }
    Ok(out)
}

fn lire_feuille(
    book: &mut Xlsx<Cursor<&[u8]>>,
    page: &mut FeuilleBrute,
    compteur: &mut Compteur<'_>,
) -> Result<(), FichierRefuse> {
    let damaged = || abime(&page.nom);
    let mut cells = match book.worksheet_cells_reader(&page.nom) {
        Ok(cells) => cells,
        // A chart has a tab and no cell.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(_) => return Err(damaged()),
    };
    let mut last = Adresse::new(&page.nom, 1, 0);
    let near = |last: &Adresse| FichierRefuse::AbimeVers { adresse: last.clone() };
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| near(&last))? {
        compteur.tic()?;
        let (row, column) = cell.pos;
        if row >= LIGNES || column >= COLONNES {
            return Err(near(&last));
        }
        last.ligne = row + 1;
        last.colonne = column;
        let content = contenu(cell.value);
        let formula = cell.formula.map(|f| texte_de_formule(&f));
        if content.est_vide() && formula.is_none() {
            continue;
        }
        compteur.cellule(&page.nom, last.ligne, column, &content)?;
        poser(page, last.ligne, CelluleBrute { colonne: column, contenu: content, formule: formula });
    }
    page.ranger();
    Ok(())
}

/// Adds a cell to its row; rows mostly come in order.
fn poser(page: &mut FeuilleBrute, numero: u32, cell: CelluleBrute) {
    match page.lignes.last_mut() {
        Some(row) if row.numero == numero => row.cellules.push(cell),
        _ => page.lignes.push(LigneBrute { numero, masquee: false, cellules: vec![cell] }),
    }
}

fn texte_de_formule(formula: &calamine::XlsxFormulaMetadata) -> String {
    use calamine::XlsxFormulaMetadata as F;
    let text = match formula {
        F::Normal { formula } | F::Shared { formula, .. } => formula.as_str(),
        _ => "…",
    };
    format!("={}", text.chars().take(200).collect::<String>())
}

fn contenu(value: DataRef<'_>) -> Contenu {
    match value {
        DataRef::Empty => Contenu::Vide,
        DataRef::String(text) => Contenu::Texte(text),
        DataRef::SharedString(text) => Contenu::Texte(text.to_owned()),
        DataRef::Int(n) => Contenu::Nombre(n.into()),
        DataRef::Float(f) => Decimal::du_tableur(f).map_or_else(|| Contenu::Erreur(f.to_string()), Contenu::Nombre),
        DataRef::Bool(b) => Contenu::Booleen(b),
        DataRef::DateTime(when) => jour(&when),
        DataRef::DateTimeIso(text) => super::date_iso(&text),
        DataRef::DurationIso(text) => Contenu::Texte(text),
        DataRef::Error(error) => Contenu::Erreur(error.to_string()),
    }
}

/// A day of the calendar, with its hour when there is one; a duration or a day of no calendar is the number it is.
fn jour(when: &ExcelDateTime) -> Contenu {
    let serial = when.as_f64();
    let number = || Decimal::du_tableur(serial).map_or_else(|| Contenu::Erreur(serial.to_string()), Contenu::Nombre);
    if when.is_duration() || !(0.0..3_000_000.0).contains(&serial) {
        return number();
    }
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    let small = |n: u8| i8::try_from(n).unwrap_or(i8::MAX);
    let Ok(date) = Date::new(i16::try_from(year).unwrap_or(i16::MAX), small(month), small(day)) else {
        return number();
    };
    let time = Time::new(small(hour), small(minute), small(second), 0).ok().filter(|t| *t != Time::midnight());
    Contenu::Date(date, time)
}

impl ClasseurLu {
    /// Keeps a sheet; the hidden one of the metadata becomes `meta`.
    pub(super) fn recevoir(&mut self, page: FeuilleBrute) {
        if page.nom == FEUILLE_META && page.texte(1, 0) == CLE_VERSION {
            self.meta = page.lignes.iter().map(|l| (page.texte(l.numero, 0), page.texte(l.numero, 1))).collect();
        } else {
            self.feuilles.push(page);
        }
    }
}
