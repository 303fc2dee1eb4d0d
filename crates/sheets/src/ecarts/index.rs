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
    by_content: HashMap<Vec<Valeur>, String>,
    /// None when two rows share the text: it names nobody.
    by_text: HashMap<String, Option<String>>,
    /// Rank of the first column of free texts.
    text: Option<usize>,
}

impl<'a> Index<'a> {
    pub fn new(list: &'a Feuille) -> Self {
        let text = list.colonnes.iter().position(|c| c.genre == Genre::Texte && c.obligatoire);
        let text = text.or_else(|| list.colonnes.iter().position(|c| c.genre == Genre::Texte));
        let mut out =
            Self { list, rows: BTreeMap::new(), order: vec![], by_content: HashMap::new(), by_text: HashMap::new(), text };
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
            if let Some(content) = out.contenu(row) {
                out.by_content.insert(content, id.clone());
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

    pub fn de_meme_contenu(&self, row: &[Valeur]) -> Option<String> {
        self.by_content.get(&self.contenu(row)?).cloned()
    }

    pub fn de_meme_texte(&self, row: &[Valeur]) -> Option<String> {
        self.by_text.get(&self.nom(row)?).cloned().flatten()
    }

    /// Values a person may write, without the identifier; None when all are blank.
    fn contenu(&self, row: &[Valeur]) -> Option<Vec<Valeur>> {
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
