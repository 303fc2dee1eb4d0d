//! ods: read here, cell by cell. calamine unfolds every repetition before one can count, loses runs of spaces, and does
//! not say which rows are hidden; the format is small enough to be read in one pass that counts.

use super::brut::{CelluleBrute, ClasseurLu, Contenu, FeuilleBrute, Format, Fusion, LigneBrute};
use super::garde::{abime, attribute};
use super::{COLONNES, Compteur, FichierRefuse, LIGNES, Mesure};
use crate::{Adresse, Decimal};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::{BufReader, Cursor};
use zip::ZipArchive;

const CONTENU: &str = "content.xml";
/// Spaces a `text:s` may stand for.
const ESPACES: usize = 1_000;
/// Bytes of the text of one cell; spreadsheets stop thirty times earlier.
const TEXTE: usize = 1 << 20;
/// Styles that hide a sheet.
const STYLES: usize = 10_000;

pub fn lire(bytes: &[u8], compteur: &mut Compteur<'_>) -> Result<ClasseurLu, FichierRefuse> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| abime("zip"))?;
    let part = archive.by_name(CONTENU).map_err(|_| abime(CONTENU))?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut state = Lecture::new(compteur);
    let mut buf = Vec::with_capacity(1024);
    loop {
        buf.clear();
        match reader.read_event_into(&mut buf).map_err(|_| abime(CONTENU))? {
            Event::Start(tag) => state.open(&tag)?,
            Event::Empty(tag) => {
                state.open(&tag)?;
                state.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => state.close(tag.local_name().as_ref())?,
            Event::Text(text) => state.text(&text.xml10_content())?,
            Event::CData(text) => state.text(&text.xml10_content())?,
            Event::GeneralRef(name) => state.entity(&name)?,
            Event::Eof => return Ok(state.out),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// A cell being read.
struct Cellule {
    repete: u32,
    contenu: Contenu,
    formule: Option<String>,
    /// The text shown, paragraphs apart.
    texte: String,
    paragraphes: u32,
    en_texte: bool,
}

struct Lecture<'a, 'b> {
    compteur: &'a mut Compteur<'b>,
    out: ClasseurLu,
    hidden_styles: BTreeSet<String>,
    style: String,
    page: Option<FeuilleBrute>,
    /// Number of the row being read, from 1, and how many times it stands.
    row: u32,
    row_repeats: u32,
    row_hidden: bool,
    cells: Vec<CelluleBrute>,
    column: u32,
    cell: Option<Cellule>,
    /// Inside an annotation, whose text is not the cell's.
    aside: u32,
    paragraph: bool,
}

impl<'a, 'b> Lecture<'a, 'b> {
    fn new(compteur: &'a mut Compteur<'b>) -> Self {
        Self {
            compteur,
            out: ClasseurLu { format: Format::Ods, feuilles: vec![], meta: vec![] },
            hidden_styles: BTreeSet::new(),
            style: String::new(),
            page: None,
            row: 1,
            row_repeats: 1,
            row_hidden: false,
            cells: vec![],
            column: 0,
            cell: None,
            aside: 0,
            paragraph: false,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), FichierRefuse> {
        self.compteur.tic()?;
        match tag.name().as_ref() {
            "style:style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "style:table-properties" if attribute(tag, "display").as_deref() == Some("false") => {
                if self.hidden_styles.len() >= STYLES {
                    return Err(abime(CONTENU));
                }
                self.hidden_styles.insert(self.style.clone());
            }
            "table:table" if self.page.is_none() => {
                self.compteur.feuille(&self.out.feuilles)?;
                let hidden = attribute(tag, "style-name").is_some_and(|s| self.hidden_styles.contains(&s));
                self.page = Some(FeuilleBrute::new(&attribute(tag, "name").unwrap_or_default(), hidden));
                self.row = 1;
            }
            "table:table-row" => {
                self.row_repeats = repeats(tag, "number-rows-repeated");
                self.row_hidden = matches!(attribute(tag, "visibility").as_deref(), Some("collapse" | "filter"));
                self.cells.clear();
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.cell.is_none() => self.open_cell(tag)?,
            "office:annotation" | "draw:frame" | "draw:custom-shape" => self.aside += 1,
            "text:p" if self.aside == 0 => {
                self.paragraph = true;
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphes > 0 {
                        cell.texte.push('\n');
                    }
                    cell.paragraphes += 1;
                }
            }
            "text:s" => {
                let count = attribute(tag, "c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1).min(ESPACES);
                self.text(&" ".repeat(count))?;
            }
            "text:tab" => self.text("\t")?,
            "text:line-break" => self.text("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), FichierRefuse> {
        let value = attribute(tag, "value");
        let kind = attribute(tag, "value-type").unwrap_or_default();
        let contenu = match kind.as_str() {
            "float" | "percentage" | "currency" => {
                let float = value.as_deref().and_then(|v| v.trim().parse::<f64>().ok());
                float.and_then(Decimal::du_tableur).map_or_else(|| Contenu::Erreur(value.unwrap_or_default()), Contenu::Nombre)
            }
            "date" => super::date_iso(&attribute(tag, "date-value").unwrap_or_default()),
            "boolean" => Contenu::Booleen(attribute(tag, "boolean-value").as_deref() == Some("true")),
            _ => Contenu::Vide,
        };
        let stated = attribute(tag, "string-value").filter(|_| kind == "string");
        let repete = repeats(tag, "number-columns-repeated");
        let formule = attribute(tag, "formula").map(|f| {
            let text = f.split_once(":=").map_or(f.as_str(), |(_, formula)| formula);
            format!("={}", text.trim_start_matches('=').chars().take(200).collect::<String>())
        });
        let spans = |name| attribute(tag, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1);
        let (down, across) = (spans("number-rows-spanned"), spans("number-columns-spanned"));
        if let (Some(page), true) = (&mut self.page, down > 1 || across > 1) {
            if page.fusions.len() >= self.compteur.limites.fusions {
                return Err(Compteur::refus(Mesure::Fusions, self.compteur.limites.fusions));
            }
            page.fusions.push(Fusion {
                lignes: (self.row, self.row.saturating_add(down - 1).min(LIGNES)),
                colonnes: (self.column, self.column.saturating_add(across - 1).min(COLONNES - 1)),
            });
        }
        let en_texte = contenu.est_vide() && stated.is_none();
        let contenu = stated.map_or(contenu, Contenu::Texte);
        self.cell = Some(Cellule { repete, contenu, formule, texte: String::new(), paragraphes: 0, en_texte });
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), FichierRefuse> {
        if let (Some(cell), 0, true) = (&mut self.cell, self.aside, self.paragraph) {
            if cell.texte.len().saturating_add(text.len()) > TEXTE {
                let sheet = self.page.as_ref().map(|p| p.nom.as_str()).unwrap_or_default();
                let adresse = Adresse::new(sheet, self.row, self.column);
                return Err(FichierRefuse::TropGrosVers { mesure: Mesure::OctetsDeplies, permis: TEXTE as u64, adresse });
            }
            cell.texte.push_str(text);
        }
        Ok(())
    }

    fn entity(&mut self, name: &str) -> Result<(), FichierRefuse> {
        let code = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => n.parse().ok(),
        });
        let text = match code.and_then(char::from_u32) {
            Some(c) => c.to_string(),
            None => quick_xml::escape::resolve_predefined_entity(name).unwrap_or_default().to_owned(),
        };
        self.text(&text)
    }

    fn close(&mut self, local: &str) -> Result<(), FichierRefuse> {
        match local {
            "annotation" | "frame" | "custom-shape" => self.aside = self.aside.saturating_sub(1),
            "p" if self.aside == 0 => self.paragraph = false,
            "table-cell" | "covered-table-cell" => self.close_cell()?,
            "table-row" => self.close_row()?,
            "table" => {
                if let Some(mut page) = self.page.take() {
                    page.ranger();
                    self.out.recevoir(page);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), FichierRefuse> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let contenu = if cell.en_texte { Contenu::Texte(cell.texte) } else { cell.contenu };
        if !contenu.est_vide() || cell.formule.is_some() {
            let name = self.page.as_ref().map(|p| p.nom.clone()).unwrap_or_default();
            for rank in 0..cell.repete {
                let colonne = self.column.saturating_add(rank);
                self.compteur.cellule(&name, self.row, colonne, &contenu)?;
                self.cells.push(CelluleBrute { colonne, contenu: contenu.clone(), formule: cell.formule.clone() });
            }
        }
        self.column = self.column.saturating_add(cell.repete);
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), FichierRefuse> {
        let cells = std::mem::take(&mut self.cells);
        if let (Some(page), false) = (&mut self.page, cells.is_empty()) {
            for rank in 0..self.row_repeats {
                let numero = self.row.saturating_add(rank);
                if rank > 0 {
                    for cell in &cells {
                        self.compteur.cellule(&page.nom, numero, cell.colonne, &cell.contenu)?;
                    }
                }
                page.lignes.push(LigneBrute { numero, masquee: self.row_hidden, cellules: cells.clone() });
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }
}

/// How many times an element stands for itself; nonsense counts for one.
fn repeats(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1)
}
