//! Rows of figures against the places and the figures on record: new, changed, unchanged, or refused by cell.

use super::{
    ANNEE, COLONNES, GROUPE, INDICATEUR, LIEU, REPERE, RefusChiffre, SOURCE, UNITE, VALEUR, annee, borner, normal, signature,
    valeur,
};
use crate::model::{AncienCode, Statistique, StatistiqueId, Territoire, TerritoireId};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::{BTreeSet, HashMap};

/// One row of a table: what its cells say and where they are.
#[derive(Debug, Clone)]
pub struct Rangee {
    pub textes: [String; COLONNES],
    pub adresses: [String; COLONNES],
    /// A cell that computes, or that is in error.
    pub faute: Option<(usize, RefusChiffre)>,
}

/// The places by what people call them.
pub struct Lieux<'a> {
    codes: HashMap<String, &'a Territoire>,
    noms: HashMap<&'a str, Vec<&'a Territoire>>,
}

/// What a text designates.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouve<'a> {
    Lieu(&'a Territoire),
    Plusieurs(Vec<String>),
    Rien,
}

fn sans_espace(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase()
}

impl<'a> Lieux<'a> {
    #[must_use]
    pub fn new(places: &'a [Territoire], anciens: &'a [AncienCode]) -> Self {
        let mut codes = HashMap::new();
        let mut noms: HashMap<&str, Vec<&Territoire>> = HashMap::new();
        for former in anciens {
            if let Some(place) = places.iter().find(|p| p.id == former.territoire_id) {
                codes.insert(sans_espace(&former.code), place);
            }
        }
        for place in places {
            // The code of now wins over the former code of another.
            if let Some(code) = &place.code {
                codes.insert(sans_espace(code), place);
            }
            noms.entry(place.cle.as_str()).or_default().push(place);
        }
        Self { codes, noms }
    }

    /// A place by its code, a former code of it, or its name. Spreadsheets take the first zero of a code away.
    #[must_use]
    pub fn trouver(&self, text: &str) -> Trouve<'a> {
        let code = sans_espace(text);
        let padded = if code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit()) { format!("0{code}") } else { String::new() };
        if let Some(place) = self.codes.get(&code).or_else(|| self.codes.get(&padded)) {
            return Trouve::Lieu(place);
        }
        match self.noms.get(cle(text).as_str()).map(Vec::as_slice) {
            Some([place]) => Trouve::Lieu(place),
            Some([]) | None => Trouve::Rien,
            Some(several) => {
                Trouve::Plusieurs(several.iter().map(|p| p.code.clone().unwrap_or_else(|| p.genre.code().to_owned())).collect())
            }
        }
    }

    /// How a table names a place: its name, its code when another place has that name.
    #[must_use]
    pub fn nommer(&self, place: &Territoire) -> String {
        let alone = self.noms.get(place.cle.as_str()).is_none_or(|all| all.len() < 2);
        place.code.clone().filter(|_| !alone).unwrap_or_else(|| place.nom.clone())
    }
}

/// What is on record.
pub struct Connu<'a> {
    pub lieux: Lieux<'a>,
    pub places: &'a [Territoire],
    pub figures: &'a [Statistique],
    /// Places of elsewhere that the person wants as references, by [`signature`].
    pub reperes: &'a BTreeSet<String>,
    /// Year and source of the rows that say none.
    pub annee: &'a str,
    pub source: &'a str,
    /// Group of the figures whose label is new and whose group is not said.
    pub groupe: &'a str,
}

/// The figures on record, by what finds them; one pass over them, however long the table.
struct Index<'a> {
    par_marque: HashMap<Marque, &'a Statistique>,
    par_repere: HashMap<String, &'a Statistique>,
    /// Whatever their source.
    de_toute_source: HashMap<Marque, Vec<&'a Statistique>>,
    ailleurs: HashMap<String, &'a str>,
    groupes: HashMap<String, &'a str>,
    /// Nothing when a label is published in several units.
    unites: HashMap<String, Option<&'a str>>,
}

impl<'a> Index<'a> {
    fn new(figures: &'a [Statistique]) -> Self {
        let mut de_toute_source: HashMap<Marque, Vec<&Statistique>> = HashMap::new();
        for figure in figures {
            de_toute_source.entry(marque(figure).sans_source()).or_default().push(figure);
        }
        let mut unites: HashMap<String, Option<&str>> = HashMap::new();
        for figure in figures {
            let known = unites.entry(signature(&figure.indicateur)).or_insert(Some(&figure.unite));
            *known = known.filter(|unit| signature(unit) == signature(&figure.unite));
        }
        let elsewhere = figures.iter().filter(|f| f.territoire_id.is_none());
        Self {
            par_marque: figures.iter().rev().map(|f| (marque(f), f)).collect(),
            par_repere: figures.iter().map(|f| (f.id.to_string(), f)).collect(),
            de_toute_source,
            ailleurs: elsewhere.map(|f| (signature(&f.territoire_nom), f.territoire_nom.as_str())).collect(),
            unites,
            groupes: figures.iter().rev().map(|f| (signature(&f.indicateur), f.groupe.as_str())).collect(),
        }
    }
}

/// What accepting a row would do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effet {
    Nouveau,
    Change(Box<Statistique>),
    Inchange,
}

/// What deserves a look, and forbids nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doute {
    /// « 0,59 % » : a spreadsheet gives 59 % as 0.59.
    PetitPourcent,
    /// The same figure is published by another source.
    AutreSource(String),
}

/// One row, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Examen {
    /// Of the value, or of the cell at fault.
    pub adresse: String,
    pub textes: [String; COLONNES],
    pub verdict: Result<(Statistique, Effet, Vec<Doute>), RefusChiffre>,
}

impl Examen {
    #[must_use]
    pub fn ecrit(&self) -> bool {
        matches!(&self.verdict, Ok((_, Effet::Nouveau | Effet::Change(_), _)))
    }
}

/// Place, label, unit, year and source: « import répété reconnu (source + clé) ».
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Marque {
    lieu: Option<TerritoireId>,
    nom: String,
    reste: [String; 4],
}

impl Marque {
    fn sans_source(mut self) -> Self {
        let [_, _, _, source] = &mut self.reste;
        source.clear();
        self
    }
}

fn marque(f: &Statistique) -> Marque {
    // A place is renamed and keeps its figures: its name counts only when no place is known.
    let nom = if f.territoire_id.is_none() { signature(&f.territoire_nom) } else { String::new() };
    let annee = f.annee.clone().unwrap_or_default();
    Marque { lieu: f.territoire_id, nom, reste: [signature(&f.indicateur), signature(&f.unite), annee, signature(&f.source)] }
}

fn meme_nombre(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || matches!((a.parse::<Nombre>(), b.parse::<Nombre>()), (Ok(a), Ok(b)) if a == b),
        (a, b) => a == b,
    }
}

/// Every row that says a value, judged; rows without value say nothing.
#[must_use]
pub fn juger(rangees: Vec<Rangee>, connu: &Connu<'_>) -> Vec<Examen> {
    let index = Index::new(connu.figures);
    let mut said: HashMap<Marque, String> = HashMap::new();
    let mut named: HashMap<StatistiqueId, String> = HashMap::new();
    let one = |rangee: Rangee| {
        let verdict = une(&rangee, connu, &index).and_then(|(figure, effet, doutes)| {
            let here = rangee.adresses[VALEUR].clone();
            let twice = |ailleurs: String| (VALEUR, RefusChiffre::EnDouble { ailleurs });
            if let Some(other) = said.insert(marque(&figure), here.clone()) {
                return Err(twice(other));
            }
            if let Some(other) = named.insert(figure.id, here).filter(|_| effet != Effet::Nouveau) {
                return Err(twice(other));
            }
            Ok((figure, effet, doutes))
        });
        let (column, verdict) = match verdict {
            Ok(verdict) => (VALEUR, Ok(verdict)),
            Err((column, refus)) => (column, Err(refus)),
        };
        Examen { adresse: rangee.adresses[column].clone(), textes: rangee.textes, verdict }
    };
    rangees.into_iter().map(one).collect()
}

type Jugee = (Statistique, Effet, Vec<Doute>);

fn une(rangee: &Rangee, connu: &Connu<'_>, index: &Index<'_>) -> Result<Jugee, (usize, RefusChiffre)> {
    if let Some(fault) = &rangee.faute {
        return Err(fault.clone());
    }
    let text = |column: usize| rangee.textes[column].trim();
    let at = |column: usize| move |refus: RefusChiffre| (column, refus);
    let named = match text(REPERE) {
        "" => None,
        id => Some(*index.par_repere.get(id).ok_or_else(|| (REPERE, RefusChiffre::RepereInconnu { saisi: id.to_owned() }))?),
    };
    let (territoire_id, territoire_nom) = lieu(text(LIEU), named, connu, index).map_err(at(LIEU))?;
    let indicateur = borner("indicateur", text(INDICATEUR)).map_err(at(INDICATEUR))?;
    if indicateur.is_empty() {
        return Err((INDICATEUR, RefusChiffre::IndicateurAbsent));
    }
    let (valeur, unit) = valeur(text(VALEUR)).map_err(at(VALEUR))?;
    // A cell left blank keeps what is recorded under the reference; else it is what is said for all the rows, or elsewhere.
    let unite = match (text(UNITE), unit, named) {
        ("", Some(unit), _) => unit.to_owned(),
        ("", None, Some(f)) => f.unite.clone(),
        ("", None, None) => index.unites.get(&signature(&indicateur)).copied().flatten().unwrap_or_default().to_owned(),
        (said, _, _) => borner("unite", said).map_err(at(UNITE))?,
    };
    let annee = match (text(ANNEE), named) {
        ("", Some(f)) => f.annee.clone(),
        ("", None) => Some(annee(connu.annee).map_err(at(ANNEE))?),
        (said, _) => Some(annee(said).map_err(at(ANNEE))?),
    };
    let source = match (text(SOURCE), named) {
        ("", Some(f)) => f.source.clone(),
        ("", None) => connu.source.trim().to_owned(),
        (said, _) => borner("source", said).map_err(at(SOURCE))?,
    };
    if source.is_empty() && named.is_none_or(|f| !f.source.is_empty()) {
        return Err((SOURCE, RefusChiffre::SourceAbsente));
    }
    let groupe = borner("groupe", text(GROUPE)).map_err(at(GROUPE))?;
    let read = Statistique {
        id: StatistiqueId::fresh(),
        version: 1,
        territoire_id,
        territoire_nom,
        groupe,
        indicateur,
        valeur,
        unite,
        annee,
        source,
        ordre: 0,
    };
    confronter(read, named, connu, index).map_err(at(VALEUR))
}

fn confronter(
    mut read: Statistique,
    named: Option<&Statistique>,
    connu: &Connu<'_>,
    index: &Index<'_>,
) -> Result<Jugee, RefusChiffre> {
    let doutes = douter(&read, named, index);
    let known = index.par_marque.get(&marque(&read)).copied();
    if let Some(avant) = named {
        if known.is_some_and(|other| other.id != avant.id) {
            return Err(RefusChiffre::DejaPublie);
        }
        let mut apres = avant.clone();
        let keep = |old: &mut String, new: String| {
            if normal(old) != new {
                *old = new;
            }
        };
        if !read.groupe.is_empty() {
            keep(&mut apres.groupe, read.groupe);
        }
        keep(&mut apres.indicateur, read.indicateur);
        keep(&mut apres.unite, read.unite);
        keep(&mut apres.source, read.source);
        (apres.annee, apres.territoire_id) = (read.annee, read.territoire_id);
        keep(&mut apres.territoire_nom, read.territoire_nom);
        if !meme_nombre(apres.valeur.as_deref(), read.valeur.as_deref()) {
            apres.valeur = read.valeur;
        }
        return Ok(effet(apres, avant, doutes));
    }
    if let Some(avant) = known {
        let mut apres = avant.clone();
        if !read.groupe.is_empty() && signature(&read.groupe) != signature(&avant.groupe) {
            apres.groupe = read.groupe;
        }
        if !meme_nombre(apres.valeur.as_deref(), read.valeur.as_deref()) {
            apres.valeur = read.valeur;
        }
        return Ok(effet(apres, avant, doutes));
    }
    if read.groupe.is_empty() {
        read.groupe = (*index.groupes.get(&signature(&read.indicateur)).unwrap_or(&connu.groupe)).to_owned();
    }
    Ok((read, Effet::Nouveau, doutes))
}

fn effet(apres: Statistique, avant: &Statistique, doutes: Vec<Doute>) -> Jugee {
    if apres == *avant { (apres, Effet::Inchange, vec![]) } else { (apres, Effet::Change(Box::new(avant.clone())), doutes) }
}

fn douter(read: &Statistique, named: Option<&Statistique>, index: &Index<'_>) -> Vec<Doute> {
    let mut out = vec![];
    let number = read.valeur.as_deref().and_then(|v| v.parse::<Nombre>().ok());
    if read.unite == "%" && number.is_some_and(|n| !n.est_nul() && n.abs() < Nombre::un()) {
        out.push(Doute::PetitPourcent);
    }
    let same = index.de_toute_source.get(&marque(read).sans_source()).map(Vec::as_slice).unwrap_or_default();
    let source = signature(&read.source);
    let other = same.iter().find(|f| Some(f.id) != named.map(|n| n.id) && signature(&f.source) != source);
    out.extend(other.map(|f| Doute::AutreSource(f.source.clone())));
    out
}

/// The place of a row: one of this territory, or a reference of elsewhere that is known or wanted.
fn lieu(
    said: &str,
    named: Option<&Statistique>,
    connu: &Connu<'_>,
    index: &Index<'_>,
) -> Result<(Option<TerritoireId>, String), RefusChiffre> {
    let place_of = |f: &Statistique| connu.places.iter().find(|p| Some(p.id) == f.territoire_id);
    if let Some(figure) = named {
        let called = place_of(figure).map(|p| connu.lieux.nommer(p));
        let same = |name: &str| signature(name) == signature(said);
        if same(&figure.territoire_nom) || called.as_deref().is_some_and(same) {
            return Ok((figure.territoire_id, figure.territoire_nom.clone()));
        }
    }
    if said.is_empty() {
        return Err(RefusChiffre::LieuAbsent);
    }
    match connu.lieux.trouver(said) {
        Trouve::Lieu(place) => return Ok((Some(place.id), place.nom.clone())),
        Trouve::Plusieurs(codes) => return Err(RefusChiffre::LieuAmbigu { saisi: said.to_owned(), codes }),
        Trouve::Rien => {}
    }
    let wanted = signature(said);
    match index.ailleurs.get(&wanted) {
        Some(name) => Ok((None, (*name).to_owned())),
        None if connu.reperes.contains(&wanted) => Ok((None, borner("lieu", said)?)),
        None => Err(RefusChiffre::LieuInconnu { saisi: said.to_owned() }),
    }
}

/// Both say the same place, label, unit, year and source.
#[must_use]
pub fn meme_chiffre(a: &Statistique, b: &Statistique) -> bool {
    marque(a) == marque(b)
}
