//! The rows of a list by identifier, by content and by first text, so that a large file compares in linear time.

use crate::interpretation::normaliser;
use crate::modele::texte_normal;
use crate::{Feuille, Genre, Valeur};
use kernel::texte;
use std::collections::{BTreeMap, HashMap};

pub struct Index<'a> {
    list: &'a Feuille,
    rows: BTreeMap<String, &'a [Valeur]>,
    order: Vec<String>,
    /// None when two rows share the text: it names nobody.
    by_text: HashMap<String, Option<String>>,
    /// Rank of the first column of free texts.
    text: Option<usize>,
}

impl<'a> Index<'a> {
    pub fn new(list: &'a Feuille) -> Self {
        let text = list.colonnes.iter().position(|c| c.genre == Genre::Texte && c.obligatoire);
        let text = text.or_else(|| list.colonnes.iter().position(|c| c.genre == Genre::Texte));
        let mut out = Self { list, rows: BTreeMap::new(), order: vec![], by_text: HashMap::new(), text };
        let Some(rank) = list.rang_identifiant() else { return out };
        for row in &list.lignes {
            let id = match row.get(rank) {
                Some(Valeur::Texte(id)) => texte_normal(id),
                Some(Valeur::Nombre(id)) => id.a_virgule(),
                _ => continue,
            };
            if let Some(name) = out.nom(row) {
                out.by_text.entry(name).and_modify(|known| *known = None).or_insert_with(|| Some(id.clone()));
            }
            out.rows.insert(id.clone(), row);
            out.order.push(id);
        }
        out
    }

    pub fn ligne(&self, id: &str) -> Option<&'a [Valeur]> {
        self.rows.get(id).copied()
    }

    /// In the order of the list.
    pub fn identifiants(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }

    /// Identifiers that no row of the file bears, by content; twins wait their turn, the first of the list last.
    pub fn orphelines(&self, portes: &BTreeMap<String, Vec<u32>>) -> HashMap<Vec<Valeur>, Vec<String>> {
        let mut out: HashMap<Vec<Valeur>, Vec<String>> = HashMap::new();
        for id in self.order.iter().rev().filter(|id| !portes.contains_key(*id)) {
            if let Some(content) = self.ligne(id).and_then(|row| self.contenu(row)) {
                out.entry(content).or_default().push(id.clone());
            }
        }
        out
    }

    pub fn de_meme_texte(&self, row: &[Valeur]) -> Option<String> {
        self.by_text.get(&self.nom(row)?).cloned().flatten()
    }

    /// Values a person may write, without the identifier; None when all are blank.
    pub fn contenu(&self, row: &[Valeur]) -> Option<Vec<Valeur>> {
        let none = Valeur::Vide;
        let columns = self.list.colonnes.iter().enumerate();
        let own = columns.filter(|(_, c)| c.genre != Genre::Identifiant && c.modifiable);
        let values: Vec<Valeur> = own.map(|(rank, c)| normaliser(row.get(rank).unwrap_or(&none), &c.genre)).collect();
        values.iter().any(|v| *v != Valeur::Vide).then_some(values)
    }

    fn nom(&self, row: &[Valeur]) -> Option<String> {
        match row.get(self.text?) {
            Some(Valeur::Texte(text)) => Some(texte::cle(text)).filter(|name| !name.is_empty()),
            _ => None,
        }
    }
}
