//! The preview: what a corrected file would change, cell by cell, before anything is written.
//! « Corrected and re-imported with a preview of differences, no duplicates, errors named by cell, nothing written until
//! accepted. » Rows are recognised by their identifier; an absent row is told, never deleted.

mod index;

use crate::interpretation::{Souci, normaliser};
use crate::modele::texte_normal;
use crate::{Adresse, Feuille, FeuilleLue, LigneLue, Valeur, interpreter};
use index::Index;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Errors kept with their place; those past it are counted.
pub const ERREURS_GARDEES: usize = 2_000;

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

impl Ecarts {
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
    let mut work = Confrontation { attendu, lu, now: &now, then: then.as_ref(), identifier, out: Ecarts::default() };
    let bearers = work.porteurs();
    // Identifiers that some row of the file bears, or has lost and is known all the same.
    let mut seen: BTreeSet<String> = bearers.keys().filter(|id| now.ligne(id).is_some()).cloned().collect();
    for row in &lu.lignes {
        let compared = work.ligne(row, &bearers, &mut seen);
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
    out: Ecarts,
}

/// What one cell of the file amounts to.
enum Issue {
    Pareille,
    Change(Changement),
    Conflit(Changement),
    Erreur,
}

impl Confrontation<'_> {
    /// Identifiers of the file and the rows that bear each.
    fn porteurs(&self) -> BTreeMap<String, Vec<u32>> {
        let mut out: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for row in &self.lu.lignes {
            if let Some(id) = self.identifiant_lu(row) {
                out.entry(id).or_default().push(row.numero);
            }
        }
        out
    }

    fn identifiant_lu(&self, row: &LigneLue) -> Option<String> {
        let cell = row.cellule(self.identifier?)?;
        Some(cell.contenu.en_texte()).filter(|id| !id.is_empty())
    }

    fn erreur(&mut self, numero: u32, rang: usize, souci: Souci) {
        if self.out.erreurs.len() >= ERREURS_GARDEES {
            self.out.erreurs_en_plus += 1;
            return;
        }
        let colonne = self.attendu.colonnes.get(rang).map(|c| c.cle.clone()).unwrap_or_default();
        self.out.erreurs.push(ErreurCellule { adresse: self.lu.adresse(numero, rang), colonne, souci });
    }

    fn ligne(&mut self, row: &LigneLue, bearers: &BTreeMap<String, Vec<u32>>, seen: &mut BTreeSet<String>) -> LigneConfrontee {
        let id = self.identifiant_lu(row);
        let mut out = LigneConfrontee {
            ligne: row.numero,
            identifiant: id.clone(),
            sorte: Sorte::Refusee,
            changements: vec![],
            ressemble_a: None,
        };
        let rank = self.identifier.unwrap_or(0);
        if let Some(formula) = row.cellule(rank).filter(|_| self.identifier.is_some()).and_then(|c| c.formule.clone()) {
            let affiche = id.unwrap_or_default();
            self.erreur(row.numero, rank, Souci::Formule { formule: formula, affiche });
            return out;
        }
        if let Some(anchor) = self.identifier.and_then(|r| self.lu.fusionnee_avec(row.numero, r)) {
            self.erreur(row.numero, rank, Souci::Fusionnee { avec: anchor });
            return out;
        }
        match id {
            Some(lu) => {
                let others: Vec<u32> = bearers.get(&lu).into_iter().flatten().copied().filter(|n| *n != row.numero).collect();
                if !others.is_empty() {
                    self.erreur(row.numero, rank, Souci::IdentifiantEnDouble { lu, lignes: others });
                } else if let Some(known) = self.now.ligne(&lu) {
                    let before = self.then.map(|then| then.ligne(&lu));
                    out.sorte = self.comparer(row, known, before.flatten(), &mut out.changements);
                } else {
                    self.inconnue(row, rank, lu, bearers, seen);
                }
            }
            None => self.sans_identifiant(row, bearers, seen, &mut out),
        }
        out
    }

    /// A row whose identifier the base does not know now.
    fn inconnue(
        &mut self,
        row: &LigneLue,
        rank: usize,
        lu: String,
        bearers: &BTreeMap<String, Vec<u32>>,
        seen: &mut BTreeSet<String>,
    ) {
        let souci = if self.then.is_some_and(|then| then.ligne(&lu).is_some()) {
            Souci::LigneSupprimeeDepuis { identifiant: lu }
        } else if let Some(attendu) = self.orpheline(row, bearers) {
            seen.insert(attendu.clone());
            Souci::IdentifiantModifie { lu, attendu }
        } else {
            Souci::IdentifiantInconnu { lu }
        };
        self.erreur(row.numero, rank, souci);
    }

    /// The row of the base that this one must be: same content or same first text, and no row of the file bears its name.
    fn orpheline(&self, row: &LigneLue, bearers: &BTreeMap<String, Vec<u32>>) -> Option<String> {
        let values = self.valeurs(row);
        let free = |id: &String| !bearers.contains_key(id);
        self.now.de_meme_contenu(&values).filter(free).or_else(|| self.now.de_meme_texte(&values).filter(free))
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

    fn sans_identifiant(
        &mut self,
        row: &LigneLue,
        bearers: &BTreeMap<String, Vec<u32>>,
        seen: &mut BTreeSet<String>,
        out: &mut LigneConfrontee,
    ) {
        let values = self.valeurs(row);
        if let Some(same) = self.now.de_meme_contenu(&values).filter(|id| !bearers.contains_key(id) && !seen.contains(id)) {
            seen.insert(same.clone());
            out.identifiant = Some(same);
            out.sorte = Sorte::DejaPresente;
            return;
        }
        let alike = self.now.de_meme_texte(&values);
        let exported = |id: &String| self.then.is_none_or(|then| then.ligne(id).is_some());
        if let (Some(rank), Some(id)) =
            (self.identifier, alike.clone().filter(|id| !bearers.contains_key(id) && !seen.contains(id) && exported(id)))
        {
            seen.insert(id.clone());
            self.erreur(row.numero, rank, Souci::IdentifiantEfface { attendu: id });
            return;
        }
        out.ressemble_a = alike;
        let blank = vec![];
        out.sorte = match self.comparer(row, &blank, None, &mut out.changements) {
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
        let read = match cell.map(|c| (interpreter(&c.contenu, &column.genre), c)) {
            None => Valeur::Vide,
            Some((Ok(value), _)) => value,
            // A value that the column no longer takes, and that nobody touched.
            Some((Err(_), cell)) if before == Valeur::Texte(texte_normal(&cell.contenu.en_texte())) => return Issue::Pareille,
            Some((Err(error), _)) => return souci(self, error),
        };
        let start = then.map(|value| normaliser(value, &column.genre));
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
