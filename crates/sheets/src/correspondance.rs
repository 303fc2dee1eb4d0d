//! « An Excel plan of unknown columns, with a mapping the person confirms once and pacte remembers. »

use crate::rattachement::TITRE;
use crate::{Colonne, Contenu, FeuilleBrute, Genre, Valeur, interpreter};
use kernel::texte;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Below this note nothing is proposed.
const SEUIL: u8 = 40;
const EXEMPLES: usize = 20;
const LIGNES_D_ENTETE: usize = 15;
/// Headings looked at.
const ENTETES: usize = 300;

/// A heading of the file and what stands below it.
#[derive(Debug, Clone, PartialEq)]
pub struct EnteteVue {
    pub titre: String,
    /// From 0.
    pub colonne: u32,
    /// The first cells that hold something, 20 at most.
    pub exemples: Vec<Contenu>,
}

/// Why a heading is proposed for a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Raison {
    /// The same heading, but for case, accents and punctuation.
    MemeTitre,
    Synonyme,
    MotsCommuns,
    /// Nothing in common but what the cells hold.
    Contenu,
    Aucune,
}

/// What is proposed for one column of the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposition {
    /// Key of the column.
    pub colonne: String,
    /// None: nothing in the file resembles it.
    pub entete: Option<String>,
    /// From 0 to 100.
    pub note: u8,
    pub raison: Raison,
}

/// What the person confirmed: key of the column, heading of the file. Kept by the caller for the next file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Correspondance {
    pub paires: BTreeMap<String, String>,
}

impl Correspondance {
    /// All the propositions, before the person corrects them.
    #[must_use]
    pub fn des_propositions(propositions: &[Proposition]) -> Self {
        let pairs = propositions.iter().filter_map(|p| Some((p.colonne.clone(), p.entete.clone()?)));
        Self { paires: pairs.collect() }
    }
}

impl FeuilleBrute {
    /// The headings of a file nobody knows: the first row, of the first 15, whose cells are texts almost as many as the
    /// widest row has cells.
    #[must_use]
    pub fn entetes(&self) -> Vec<EnteteVue> {
        let texts = |row: &crate::LigneBrute| row.cellules.iter().filter(|c| matches!(c.contenu, Contenu::Texte(_))).count();
        let seen = || self.lignes.iter().take(LIGNES_D_ENTETE);
        let widest = seen().map(|row| row.cellules.len()).max().unwrap_or(0);
        let Some((at, heading)) = seen().enumerate().find(|(_, row)| texts(row) * 10 >= widest * 6) else { return vec![] };
        let of_column = |column: u32| {
            let below = self.lignes.iter().skip(at + 1).filter_map(|row| row.cellule(column));
            below.map(|cell| cell.contenu.clone()).filter(|c| !c.est_vide()).take(EXEMPLES).collect()
        };
        let titled = heading.cellules.iter().filter(|cell| (1..=TITRE).contains(&cell.contenu.en_texte().len())).take(ENTETES);
        titled
            .map(|cell| EnteteVue { titre: cell.contenu.en_texte(), colonne: cell.colonne, exemples: of_column(cell.colonne) })
            .collect()
    }
}

/// One proposition by column of the base, in their order; a heading is proposed once. `synonymes`: key of a column and the
/// other names it goes by in the field.
///
/// ```
/// use sheets::{Colonne, EnteteVue, Genre, Raison, proposer_correspondance};
/// let headings = [EnteteVue { titre: "Nom de l'action".into(), colonne: 0, exemples: vec![] }];
/// let columns = [Colonne::new("intitule", "Intitulé", Genre::Texte)];
/// let proposed = proposer_correspondance(&headings, &columns, &[("intitule", &["nom de l’action"])]);
/// assert_eq!((proposed[0].note, proposed[0].raison), (90, Raison::Synonyme));
/// ```
#[must_use]
pub fn proposer_correspondance(entetes: &[EnteteVue], colonnes: &[Colonne], synonymes: &[(&str, &[&str])]) -> Vec<Proposition> {
    let mut pairs: Vec<(u8, usize, usize, Raison)> = vec![];
    for (column_rank, column) in colonnes.iter().enumerate() {
        let known = synonymes.iter().filter(|(key, _)| *key == column.cle).flat_map(|(_, names)| names.iter().copied());
        let known: Vec<&str> = known.collect();
        for (heading_rank, heading) in entetes.iter().enumerate() {
            let (note, reason) = noter(heading, column, &known);
            if note >= SEUIL {
                pairs.push((note, column_rank, heading_rank, reason));
            }
        }
    }
    // The surest pair first; among equals, the order of the base then of the file.
    pairs.sort_by_key(|(note, column, heading, _)| (std::cmp::Reverse(*note), *column, *heading));
    let mut out: Vec<Proposition> =
        colonnes.iter().map(|c| Proposition { colonne: c.cle.clone(), entete: None, note: 0, raison: Raison::Aucune }).collect();
    let mut taken = BTreeSet::new();
    for (note, column, heading, reason) in pairs {
        let (Some(proposed), Some(seen)) = (out.get_mut(column), entetes.get(heading)) else { continue };
        if proposed.entete.is_none() && taken.insert(heading) {
            *proposed = Proposition { entete: Some(seen.titre.clone()), note, raison: reason, colonne: proposed.colonne.clone() };
        }
    }
    out
}

fn noter(heading: &EnteteVue, column: &Colonne, synonyms: &[&str]) -> (u8, Raison) {
    let title = texte::cle(&heading.titre);
    let by_name = if column.se_nomme(&heading.titre) {
        (100, Raison::MemeTitre)
    } else if synonyms.iter().any(|s| texte::cle(s) == title) {
        (90, Raison::Synonyme)
    } else {
        let names = synonyms.iter().copied().chain([column.titre.as_str(), column.cle.as_str()]);
        (names.map(|name| mots_communs(&title, &texte::cle(name))).max().unwrap_or(0), Raison::MotsCommuns)
    };
    let Some(fit) = convenance(&heading.exemples, column) else { return by_name };
    match by_name {
        (note, reason) if note >= SEUIL && fit < 50 => (note.saturating_sub(30), reason),
        (note, reason) if note >= SEUIL => (note, reason),
        (_, _) if fit >= 80 => (SEUIL + 10, Raison::Contenu),
        weak => weak,
    }
}

/// Share of the words that two headings have in common, over 80. Plurals and endings are forgiven.
fn mots_communs(a: &str, b: &str) -> u8 {
    const OUTILS: [&str; 16] = ["de", "du", "des", "la", "le", "les", "l", "d", "un", "une", "et", "ou", "en", "a", "of", "the"];
    let roots = |text: &str| -> BTreeSet<String> {
        let words = text.split(' ').filter(|w| !w.is_empty() && !OUTILS.contains(w));
        words.map(|w| w.trim_end_matches(['s', 'x', 'e']).chars().take(7).collect()).collect()
    };
    let (a, b) = (roots(a), roots(b));
    let (common, all) = (a.intersection(&b).count(), a.union(&b).count());
    if common == 0 {
        return 0;
    }
    // Every word of the shorter heading is in the longer: « Pilote » and « Pilote de l’action ».
    let within = common == a.len().min(b.len());
    let share = common * 80 / all.max(1);
    u8::try_from(if within { share.max(55) } else { share }).unwrap_or(80)
}

/// Percentage of the cells that the column would take; None when the kind takes anything, or nothing is there to read.
fn convenance(exemples: &[Contenu], column: &Colonne) -> Option<usize> {
    let kind = match &column.genre {
        Genre::Texte | Genre::Libre | Genre::Identifiant => return None,
        kind => kind,
    };
    if exemples.is_empty() {
        return None;
    }
    let taken = exemples.iter().filter(|cell| matches!(interpreter(cell, kind), Ok(v) if v != Valeur::Vide)).count();
    // Any year is a number: a column of numbers is not known by its cells alone.
    let share = taken * 100 / exemples.len();
    Some(if matches!(kind, Genre::Entier | Genre::Decimal) { share.min(79) } else { share })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(title: &str, cells: &[&str]) -> EnteteVue {
        let exemples = cells.iter().map(|c| Contenu::Texte((*c).to_owned())).collect();
        EnteteVue { titre: title.into(), colonne: 0, exemples }
    }

    #[test]
    fn un_plan_inconnu_trouve_ses_colonnes() {
        let columns = [
            Colonne::new("code", "Numéro", Genre::Texte),
            Colonne::new("intitule", "Intitulé de l’action", Genre::Texte),
            Colonne::new("pilote", "Pilote", Genre::Texte),
            Colonne::new("debut", "Début", Genre::Date),
            Colonne::new("meteo", "État", Genre::Choix(vec!["En cours".into(), "Terminée".into()])),
            Colonne::new("budget", "Budget", Genre::Entier),
        ];
        let headings = [
            heading("N°", &["1.1"]),
            heading("Actions", &["Sport santé"]),
            heading("Pilote(s) de l'action", &["Service santé"]),
            heading("Démarrage", &["1er mars 2026", "12/04/2026"]),
            heading("Avancement", &["en cours", "terminee"]),
            heading("Budget prévisionnel", &["à préciser", "selon devis"]),
        ];
        let synonyms: [(&str, &[&str]); 1] = [("code", &["n°", "numéro de fiche"])];
        let proposed = proposer_correspondance(&headings, &columns, &synonyms);
        let short: Vec<_> = proposed.iter().map(|p| (p.colonne.as_str(), p.entete.as_deref(), p.raison)).collect();
        assert_eq!(
            short,
            [
                ("code", Some("N°"), Raison::Synonyme),
                ("intitule", Some("Actions"), Raison::MotsCommuns),
                ("pilote", Some("Pilote(s) de l'action"), Raison::MotsCommuns),
                ("debut", Some("Démarrage"), Raison::Contenu),
                ("meteo", Some("Avancement"), Raison::Contenu),
                // « À préciser » in a column of numbers: the words agree, the cells do not.
                ("budget", None, Raison::Aucune),
            ]
        );
        let confirmed = Correspondance::des_propositions(&proposed);
        let kept = serde_json::to_string(&confirmed).unwrap();
        assert_eq!(serde_json::from_str::<Correspondance>(&kept).unwrap(), confirmed);
    }
}
