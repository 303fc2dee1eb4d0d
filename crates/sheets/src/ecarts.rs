//! The preview: what a corrected file would change, cell by cell, before anything is written.
//! « Corrected and re-imported with a preview of differences, no duplicates, errors named by cell, nothing written until
//! accepted. » Rows are recognised by their identifier; an absent row is told, never deleted.

mod index;

use crate::interpretation::{Souci, normaliser};
use crate::modele::texte_normal;
use crate::mots;
use crate::{Adresse, Feuille, FeuilleLue, LigneLue, Valeur, interpreter};
use index::Index;
use kernel::Lang;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Errors kept with their place; those past it are counted.
pub const ERREURS_GARDEES: usize = 2_000;
/// Other rows named by a duplicate.
const AUTRES_LIGNES: usize = 20;

/// All that a file would change in one list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ecarts {
    /// Every row of the file, in its order.
    pub lignes: Vec<LigneConfrontee>,
    pub erreurs: Vec<ErreurCellule>,
    /// Errors past the first 2,000.
    pub erreurs_en_plus: usize,
    /// Identifiers of the base that the file has not, though the export had them: reported, never deleted.
    pub absentes: Vec<String>,
    /// Identifiers that the base received since the export: no surprise that the file has them not.
    pub nees_depuis: Vec<String>,
}

/// What becomes of a row of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sorte {
    Inchangee,
    Modifiee,
    /// No identifier: to be created.
    Nouvelle,
    /// No identifier, and a row of the base has every one of its values: already created, nothing to do.
    DejaPresente,
    /// At least one cell was changed here since the export and differently in the file.
    EnConflit,
    /// At least one cell is wrong; nothing of the row is to be applied.
    Refusee,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LigneConfrontee {
    /// Row of the file, from 1.
    pub ligne: u32,
    pub identifiant: Option<String>,
    pub sorte: Sorte,
    /// Cells that would change; for a new row, those that hold something.
    pub changements: Vec<Changement>,
    /// For a new row: the identifier of a row whose first text is the same, a duplicate perhaps.
    pub ressemble_a: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changement {
    /// Key of the column.
    pub colonne: String,
    pub adresse: Adresse,
    /// The base, now.
    pub avant: Valeur,
    /// The file.
    pub apres: Valeur,
    /// In a conflict: what both started from.
    pub depart: Option<Valeur>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErreurCellule {
    pub adresse: Adresse,
    /// Key of the column.
    pub colonne: String,
    pub souci: Souci,
}

/// Which side is kept where a cell changed on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cote {
    /// The base: the cell of the file is set aside.
    Base,
    /// The file: its cell replaces what the base holds now.
    Fichier,
}

/// A choice made on a conflict, and what the base said then, in French words: a choice made on another value decides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tranche {
    pub cote: Cote,
    pub vu: String,
}

/// Choices made on conflicts, by address of the cell (« Fiches!I2 »).
pub type Choix = BTreeMap<String, Tranche>;

impl Ecarts {
    /// Settles the conflicts that a choice answers; a row whose every conflict is answered can be applied.
    pub fn trancher(&mut self, choix: &Choix) {
        for row in self.lignes.iter_mut().filter(|l| l.sorte == Sorte::EnConflit) {
            row.changements.retain_mut(|c| {
                let chosen = choix.get(&c.adresse.to_string()).filter(|t| t.vu == mots::valeur(&c.avant, Lang::Fr));
                match (&c.depart, chosen.map(|t| t.cote)) {
                    (Some(_), Some(Cote::Base)) => return false,
                    (Some(_), Some(Cote::Fichier)) => c.depart = None,
                    _ => {}
                }
                true
            });
            if row.changements.iter().all(|c| c.depart.is_none()) {
                row.sorte = if row.changements.is_empty() { Sorte::Inchangee } else { Sorte::Modifiee };
            }
        }
    }

    #[must_use]
    pub fn compte(&self, sorte: Sorte) -> usize {
        self.lignes.iter().filter(|l| l.sorte == sorte).count()
    }

    /// True when accepting would change nothing and nothing is to be said.
    #[must_use]
    pub fn est_vide(&self) -> bool {
        self.erreurs.is_empty()
            && self.absentes.is_empty()
            && self.lignes.iter().all(|l| matches!(l.sorte, Sorte::Inchangee | Sorte::DejaPresente))
    }

    /// Rows that can be applied as they are: changed or new, no error, no conflict.
    pub fn applicables(&self) -> impl Iterator<Item = &LigneConfrontee> {
        self.lignes.iter().filter(|l| matches!(l.sorte, Sorte::Modifiee | Sorte::Nouvelle))
    }
}

/// Compares a file with the base. `attendu`: the list as the base holds it now; `lu`: the sheet, attached to the same
/// columns; `base`: the list as it was exported, when the caller kept it; without it a cell changed on both sides is
/// seen as changed in the file only.
///
/// ```
/// use sheets::{Colonne, Feuille, Genre, Limites, Sorte, Valeur, confronter, lire};
/// let list = Feuille {
///     nom: "Axes".into(),
///     colonnes: vec![Colonne::new("id", "Id", Genre::Identifiant), Colonne::new("nom", "Nom", Genre::Texte)],
///     lignes: vec![vec![Valeur::texte("A1"), Valeur::texte("Sport")]],
/// };
/// let file = lire("id;nom\nA1;Sport santé\n;Air\n".as_bytes(), "axes.csv", &Limites::default()).unwrap();
/// let read = file.feuilles[0].rattacher(&list.colonnes, None).unwrap();
/// let ecarts = confronter(&list, &read, None);
/// assert_eq!(ecarts.lignes[0].sorte, Sorte::Modifiee);
/// assert_eq!(ecarts.lignes[0].changements[0].adresse.to_string(), "axes!B2");
/// assert_eq!(ecarts.lignes[1].sorte, Sorte::Nouvelle);
/// ```
#[must_use]
pub fn confronter(attendu: &Feuille, lu: &FeuilleLue, base: Option<&Feuille>) -> Ecarts {
    let now = Index::new(attendu);
    let then = base.map(Index::new);
    let identifier = attendu.rang_identifiant().filter(|rank| lu.places.get(*rank).is_some_and(Option::is_some));
    let bearers = porteurs(lu, identifier);
    let orphans = now.orphelines(&bearers);
    let mut work =
        Confrontation { attendu, lu, now: &now, then: then.as_ref(), identifier, bearers, orphans, out: Ecarts::default() };
    // Identifiers that some row of the file bears, or has lost and is known all the same.
    let mut seen: BTreeSet<String> = work.bearers.keys().filter(|id| now.ligne(id).is_some()).cloned().collect();
    for row in &lu.lignes {
        let compared = work.ligne(row, &mut seen);
        work.out.lignes.push(compared);
    }
    for id in now.identifiants() {
        if !seen.contains(id) {
            let known_then = then.as_ref().is_none_or(|t| t.ligne(id).is_some());
            if known_then { work.out.absentes.push(id.to_owned()) } else { work.out.nees_depuis.push(id.to_owned()) }
        }
    }
    work.out
}

struct Confrontation<'a> {
    attendu: &'a Feuille,
    lu: &'a FeuilleLue,
    now: &'a Index<'a>,
    then: Option<&'a Index<'a>>,
    identifier: Option<usize>,
    /// Identifiers of the file and the rows that bear each.
    bearers: BTreeMap<String, Vec<u32>>,
    /// Rows of the base that the file does not name, by content.
    orphans: HashMap<Vec<Valeur>, Vec<String>>,
    out: Ecarts,
}

/// What one cell of the file amounts to.
enum Issue {
    Pareille,
    Change(Changement),
    Conflit(Changement),
    Erreur,
}

fn identifiant_lu(row: &LigneLue, identifier: Option<usize>) -> Option<String> {
    let cell = row.cellule(identifier?)?;
    Some(cell.contenu.en_texte()).filter(|id| !id.is_empty())
}

fn porteurs(lu: &FeuilleLue, identifier: Option<usize>) -> BTreeMap<String, Vec<u32>> {
    let mut out: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for row in &lu.lignes {
        if let Some(id) = identifiant_lu(row, identifier) {
            out.entry(id).or_default().push(row.numero);
        }
    }
    out
}

impl Confrontation<'_> {
    fn erreur(&mut self, numero: u32, rang: usize, souci: Souci) {
        if self.out.erreurs.len() >= ERREURS_GARDEES {
            self.out.erreurs_en_plus += 1;
            return;
        }
        let colonne = self.attendu.colonnes.get(rang).map(|c| c.cle.clone()).unwrap_or_default();
        self.out.erreurs.push(ErreurCellule { adresse: self.lu.adresse(numero, rang), colonne, souci });
    }

    fn ligne(&mut self, row: &LigneLue, seen: &mut BTreeSet<String>) -> LigneConfrontee {
        let id = identifiant_lu(row, self.identifier);
        let mut out = LigneConfrontee {
            ligne: row.numero,
            identifiant: id.clone(),
            sorte: Sorte::Refusee,
            changements: vec![],
            ressemble_a: None,
        };
        let rank = self.identifier.unwrap_or(0);
        if let Some(formule) = row.cellule(rank).filter(|_| self.identifier.is_some()).and_then(|c| c.formule.clone()) {
            self.erreur(row.numero, rank, Souci::Formule { formule, affiche: id.unwrap_or_default() });
            return out;
        }
        if let Some(avec) = self.identifier.and_then(|r| self.lu.fusionnee_avec(row.numero, r)) {
            self.erreur(row.numero, rank, Souci::Fusionnee { avec });
            return out;
        }
        let Some(lu) = id else {
            self.sans_identifiant(row, seen, &mut out);
            return out;
        };
        let bearers = self.bearers.get(&lu).map(Vec::as_slice).unwrap_or_default();
        if bearers.len() > 1 {
            let others = bearers.iter().copied().filter(|n| *n != row.numero).take(AUTRES_LIGNES).collect();
            self.erreur(row.numero, rank, Souci::IdentifiantEnDouble { lu, lignes: others });
        } else if let Some(known) = self.now.ligne(&lu) {
            let before = self.then.and_then(|then| then.ligne(&lu));
            out.sorte = self.comparer(row, known, before, &mut out.changements);
        } else {
            self.inconnue(row, rank, lu, seen);
        }
        out
    }

    /// A row whose identifier the base does not know now.
    fn inconnue(&mut self, row: &LigneLue, rank: usize, lu: String, seen: &mut BTreeSet<String>) {
        let values = self.valeurs(row);
        let souci = if self.then.is_some_and(|then| then.ligne(&lu).is_some()) {
            Souci::LigneSupprimeeDepuis { identifiant: lu }
        } else if let Some(attendu) = self.jumelle(&values).or_else(|| self.homonyme(&values, seen)) {
            seen.insert(attendu.clone());
            Souci::IdentifiantModifie { lu, attendu }
        } else {
            Souci::IdentifiantInconnu { lu }
        };
        self.erreur(row.numero, rank, souci);
    }

    /// A row of the base with every one of these values, that no row of the file names; each is given once.
    fn jumelle(&mut self, values: &[Valeur]) -> Option<String> {
        self.orphans.get_mut(&self.now.contenu(values)?)?.pop()
    }

    /// The one row of the base with the same first text, that no row of the file names.
    fn homonyme(&self, values: &[Valeur], seen: &BTreeSet<String>) -> Option<String> {
        self.now.de_meme_texte(values).filter(|id| !self.bearers.contains_key(id) && !seen.contains(id))
    }

    /// Values of a row as they can be understood, one by column; what is wrong is blank.
    fn valeurs(&self, row: &LigneLue) -> Vec<Valeur> {
        let columns = self.attendu.colonnes.iter().enumerate();
        columns
            .map(|(rank, column)| match row.cellule(rank) {
                Some(cell) => interpreter(&cell.contenu, &column.genre).unwrap_or_default(),
                None => Valeur::Vide,
            })
            .collect()
    }

    fn sans_identifiant(&mut self, row: &LigneLue, seen: &mut BTreeSet<String>, out: &mut LigneConfrontee) {
        let values = self.valeurs(row);
        let computes = row.cellules.iter().any(|(_, cell)| cell.formule.is_some());
        if let Some(same) = if computes { None } else { self.jumelle(&values) } {
            seen.insert(same.clone());
            out.identifiant = Some(same);
            out.sorte = Sorte::DejaPresente;
            return;
        }
        let exported = |id: &String| self.then.is_none_or(|then| then.ligne(id).is_some());
        if let (Some(rank), Some(attendu)) = (self.identifier, self.homonyme(&values, seen).filter(exported)) {
            seen.insert(attendu.clone());
            self.erreur(row.numero, rank, Souci::IdentifiantEfface { attendu });
            return;
        }
        out.ressemble_a = self.now.de_meme_texte(&values);
        out.sorte = match self.comparer(row, &[], None, &mut out.changements) {
            Sorte::Refusee => Sorte::Refusee,
            _ => Sorte::Nouvelle,
        };
    }

    fn comparer(&mut self, row: &LigneLue, now: &[Valeur], then: Option<&[Valeur]>, changes: &mut Vec<Changement>) -> Sorte {
        let mut sorte = Sorte::Inchangee;
        for rank in 0..self.attendu.colonnes.len() {
            if Some(rank) == self.attendu.rang_identifiant() || self.lu.places.get(rank).copied().flatten().is_none() {
                continue;
            }
            let none = Valeur::Vide;
            let before = now.get(rank).unwrap_or(&none);
            let start = then.map(|values| values.get(rank).unwrap_or(&none));
            match self.cellule(row, rank, before, start, now.is_empty()) {
                Issue::Pareille => {}
                Issue::Change(change) => {
                    changes.push(change);
                    if sorte == Sorte::Inchangee {
                        sorte = Sorte::Modifiee;
                    }
                }
                Issue::Conflit(change) => {
                    changes.push(change);
                    if sorte != Sorte::Refusee {
                        sorte = Sorte::EnConflit;
                    }
                }
                Issue::Erreur => sorte = Sorte::Refusee,
            }
        }
        sorte
    }

    fn cellule(&mut self, row: &LigneLue, rank: usize, now: &Valeur, then: Option<&Valeur>, new: bool) -> Issue {
        let Some(column) = self.attendu.colonnes.get(rank) else { return Issue::Pareille };
        let souci = |work: &mut Self, souci| {
            work.erreur(row.numero, rank, souci);
            Issue::Erreur
        };
        if let Some(avec) = self.lu.fusionnee_avec(row.numero, rank) {
            return souci(self, Souci::Fusionnee { avec });
        }
        let cell = row.cellule(rank);
        if let Some(formule) = cell.and_then(|c| c.formule.clone()) {
            let affiche = cell.map(|c| c.contenu.en_texte()).unwrap_or_default();
            return souci(self, Souci::Formule { formule, affiche });
        }
        let before = normaliser(now, &column.genre);
        let start = then.map(|value| normaliser(value, &column.genre));
        let untouched = |text: &str| {
            let text = Valeur::Texte(texte_normal(text));
            before == text || start.as_ref() == Some(&text)
        };
        let read = match cell.map(|c| (interpreter(&c.contenu, &column.genre), c)) {
            None => Valeur::Vide,
            Some((Ok(value), _)) => value,
            // A value that the column no longer takes, or that bears another name since the export, and that nobody touched.
            Some((Err(_), cell)) if untouched(&cell.contenu.en_texte()) => return Issue::Pareille,
            Some((Err(error), _)) => return souci(self, error),
        };
        if new && read == Valeur::Vide {
            let needed = column.obligatoire && column.modifiable;
            return if needed { souci(self, Souci::Obligatoire) } else { Issue::Pareille };
        }
        // Equal to the base, or to what was exported: the person did not touch it.
        if read == before || start.as_ref() == Some(&read) {
            return Issue::Pareille;
        }
        if !column.modifiable {
            return souci(self, Souci::NonModifiable { avant: before });
        }
        if read == Valeur::Vide && column.obligatoire {
            return souci(self, Souci::Obligatoire);
        }
        let moved_here = start.as_ref().is_some_and(|s| *s != before);
        let change = Changement {
            colonne: column.cle.clone(),
            adresse: self.lu.adresse(row.numero, rank),
            avant: before,
            apres: read,
            depart: start.filter(|_| moved_here),
        };
        if moved_here { Issue::Conflit(change) } else { Issue::Change(change) }
    }
}
