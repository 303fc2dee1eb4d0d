//! Which column of the file is which column of the base: moved, renamed in case or accents, missing, in excess.

use crate::{Adresse, CelluleBrute, Colonne, Correspondance, FeuilleBrute};
use kernel::texte;
use std::collections::{BTreeMap, BTreeSet};

/// Rows looked at to find the headings: people put a title above.
const LIGNES_D_ENTETE: usize = 30;
/// Bytes of a heading; longer, it is a text.
pub(crate) const TITRE: usize = 1_000;

/// No row of the sheet bears a heading that is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no known heading in the sheet {feuille}")]
pub struct ColonnesIntrouvables {
    pub feuille: String,
    /// Headings that were looked for.
    pub attendues: Vec<String>,
}

/// A sheet whose columns are known.
#[derive(Debug, Clone, PartialEq)]
pub struct FeuilleLue {
    pub nom: String,
    pub ligne_entete: u32,
    /// For each expected column, its column in the file, from 0.
    pub places: Vec<Option<u32>>,
    /// Keys of the expected columns that the file has not: their values are left alone.
    pub manquantes: Vec<String>,
    /// Columns of the file that nobody expects, with their heading: ignored, and told.
    pub en_trop: Vec<(Adresse, String)>,
    /// Second columns of a same heading: ignored, and told.
    pub en_double: Vec<(Adresse, String)>,
    /// Rows that hold something in an expected column.
    pub lignes: Vec<LigneLue>,
    /// For each expected column, the merged cells that cross it, by first row.
    fusions: Vec<Vec<Traversee>>,
}

/// Merged cells seen from one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Traversee {
    premiere: u32,
    derniere: u32,
    /// Column of the cell that holds what they say, on their first row.
    colonne: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LigneLue {
    /// From 1.
    pub numero: u32,
    pub masquee: bool,
    /// Rank of the expected column and what its cell says; blank cells are not there.
    pub cellules: Vec<(usize, CelluleBrute)>,
}

impl LigneLue {
    #[must_use]
    pub fn cellule(&self, rang: usize) -> Option<&CelluleBrute> {
        self.cellules.iter().find(|(r, _)| *r == rang).map(|(_, cell)| cell)
    }
}

impl FeuilleBrute {
    /// Finds the headings and the columns. With a confirmed [`Correspondance`], it alone decides which column is which.
    ///
    /// ```
    /// use sheets::{Colonne, Genre, Limites, lire};
    /// let lu = lire("Part;INTITULE\n12;Sport\n".as_bytes(), "axes.csv", &Limites::default()).unwrap();
    /// let columns = [Colonne::new("intitule", "Intitulé", Genre::Texte), Colonne::new("fin", "Fin", Genre::Date)];
    /// let sheet = lu.feuilles[0].rattacher(&columns, None).unwrap();
    /// assert_eq!(sheet.places, [Some(1), None]);
    /// assert_eq!(sheet.manquantes, ["fin"]);
    /// ```
    ///
    /// # Errors
    /// [`ColonnesIntrouvables`] when none of the first 30 rows bears one known heading.
    pub fn rattacher(
        &self,
        colonnes: &[Colonne],
        correspondance: Option<&Correspondance>,
    ) -> Result<FeuilleLue, ColonnesIntrouvables> {
        let names = noms(colonnes, correspondance);
        let rank_of = |heading: &str| {
            if heading.len() > TITRE { None } else { names.get(&texte::cle(heading)).copied() }
        };
        let mut best: Option<(usize, usize)> = None;
        for (at, row) in self.lignes.iter().take(LIGNES_D_ENTETE).enumerate() {
            let known: BTreeSet<usize> = row.cellules.iter().filter_map(|c| rank_of(&c.contenu.en_texte())).collect();
            if best.map_or(0, |(_, count)| count) < known.len() {
                best = Some((at, known.len()));
            }
        }
        let Some((at, heading)) = best.and_then(|(at, _)| Some((at, self.lignes.get(at)?))) else {
            let attendues = colonnes.iter().map(|c| c.titre.clone()).collect();
            return Err(ColonnesIntrouvables { feuille: self.nom.clone(), attendues });
        };
        let mut lue = FeuilleLue {
            nom: self.nom.clone(),
            ligne_entete: heading.numero,
            places: vec![None; colonnes.len()],
            manquantes: vec![],
            en_trop: vec![],
            en_double: vec![],
            lignes: vec![],
            fusions: vec![vec![]; colonnes.len()],
        };
        for cell in &heading.cellules {
            let title = cell.contenu.en_texte();
            let here = (Adresse::new(&self.nom, heading.numero, cell.colonne), title.clone());
            match rank_of(&title).and_then(|rank| lue.places.get_mut(rank)) {
                Some(place @ None) => *place = Some(cell.colonne),
                Some(Some(_)) => lue.en_double.push(here),
                None => lue.en_trop.push(here),
            }
        }
        let missing = colonnes.iter().zip(&lue.places).filter(|(_, place)| place.is_none());
        lue.manquantes = missing.map(|(c, _)| c.cle.clone()).collect();
        self.prendre_lignes(at, &mut lue);
        self.prendre_fusions(&mut lue);
        Ok(lue)
    }

    fn prendre_lignes(&self, heading: usize, lue: &mut FeuilleLue) {
        let mut by_place: Vec<(u32, usize)> = lue.places.iter().enumerate().filter_map(|(rank, p)| Some(((*p)?, rank))).collect();
        by_place.sort_unstable();
        for row in self.lignes.iter().skip(heading + 1) {
            let known = row.cellules.iter().filter_map(|cell| {
                let found = by_place.binary_search_by_key(&cell.colonne, |(place, _)| *place).ok()?;
                by_place.get(found).map(|(_, rank)| (*rank, cell.clone()))
            });
            let cellules: Vec<_> = known.collect();
            if !cellules.is_empty() {
                lue.lignes.push(LigneLue { numero: row.numero, masquee: row.masquee, cellules });
            }
        }
    }

    fn prendre_fusions(&self, lue: &mut FeuilleLue) {
        for (place, crossed) in lue.places.iter().zip(&mut lue.fusions) {
            let Some(place) = *place else { continue };
            for merge in &self.fusions {
                if merge.colonnes.0 <= place && place <= merge.colonnes.1 {
                    crossed.push(Traversee { premiere: merge.lignes.0, derniere: merge.lignes.1, colonne: merge.colonnes.0 });
                }
            }
            crossed.sort_unstable();
        }
    }
}

impl FeuilleLue {
    /// Where a value of the base stands in the file. A column that the file has not is at its heading row, first column.
    #[must_use]
    pub fn adresse(&self, numero: u32, rang: usize) -> Adresse {
        let column = self.places.get(rang).copied().flatten();
        Adresse::new(&self.nom, numero, column.unwrap_or(0))
    }

    /// The first of the merged cells that this one is part of, when it is not itself the first.
    #[must_use]
    pub fn fusionnee_avec(&self, numero: u32, rang: usize) -> Option<Adresse> {
        let place = self.places.get(rang).copied().flatten()?;
        let crossed = self.fusions.get(rang)?;
        let before = crossed.partition_point(|c| c.premiere <= numero);
        let merge = crossed.get(before.checked_sub(1)?)?;
        let first = (merge.premiere, merge.colonne) == (numero, place);
        (numero <= merge.derniere && !first).then(|| Adresse::new(&self.nom, merge.premiere, merge.colonne))
    }

    /// Rows that were hidden by hand or by a filter, and read all the same.
    #[must_use]
    pub fn lignes_masquees(&self) -> usize {
        self.lignes.iter().filter(|l| l.masquee).count()
    }
}

/// Normalised heading to rank of the column; of two columns of a same name, the first has it.
fn noms(colonnes: &[Colonne], correspondance: Option<&Correspondance>) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    let mut name = |heading: &str, rank: usize| {
        let key = texte::cle(heading);
        if !key.is_empty() {
            out.entry(key).or_insert(rank);
        }
    };
    for (rank, column) in colonnes.iter().enumerate() {
        match correspondance {
            Some(confirmed) => {
                if let Some(heading) = confirmed.paires.get(&column.cle) {
                    name(heading, rank);
                }
            }
            None => {
                name(&column.titre, rank);
                name(&column.cle, rank);
            }
        }
    }
    out
}
