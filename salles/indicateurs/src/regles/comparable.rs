//! F2 `comparable`: the value to put in front of the target, at a date.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use kernel::nombre::Nombre;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::decumul::decumuler;
use super::operation::operation_lue;
use super::{Lecture, Mois, Operation, Signal, Signaux};

kernel::code_enum! {
    /// What a recorded value counts.
    pub enum Nature {
        /// What happened during the period.
        Flux = "flux",
        /// What happened since the last reset.
        Cumul = "cumul",
        /// What there is at the end of the period.
        Stock = "stock",
    }
}

kernel::code_enum! {
    /// « règle `manque` (`strict` ou `partiel`) » (§ 2); strict by default (§ 11).
    #[derive(Default)]
    pub enum Manque {
        #[default]
        Strict = "strict",
        Partiel = "partiel",
    }
}

/// When a cumulated count starts again from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RemiseAZero {
    /// Every January.
    Annee,
    /// Once, at the start of that month.
    Date(Mois),
    /// Never, or nobody knows.
    #[default]
    Jamais,
}

/// Which months are looked at; all end at the date of the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fenetre {
    /// The last known value, as it was recorded.
    Derniere,
    /// That many months (1 at least).
    Mois(u32),
    /// Since January.
    Annee,
    Depuis(Mois),
    /// Since the first recorded value.
    Tout,
}

/// The length of a period in months: a divisor of twelve, or a multiple of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pas(u16);

impl Pas {
    pub const MENSUEL: Pas = Pas(1);

    #[must_use]
    pub fn nouveau(mois: u32) -> Option<Self> {
        let mois = u16::try_from(mois).ok().filter(|mois| *mois > 0)?;
        (12 % mois == 0 || mois.is_multiple_of(12)).then_some(Self(mois))
    }

    #[must_use]
    pub fn mois(self) -> i32 {
        i32::from(self.0)
    }

    /// True when periods follow the calendar; beyond a year they follow the first one.
    #[must_use]
    pub fn civil(self) -> bool {
        self.0 <= 12
    }
}

impl Default for Pas {
    fn default() -> Self {
        Self::MENSUEL
    }
}

/// How an indicator is read through time (« opérations », § 2).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reglage {
    pub nature: Nature,
    #[serde(default)]
    pub remise_a_zero: RemiseAZero,
    /// Between the periods of the window; `valeur`, the default, reads one period only.
    #[serde(default = "une_seule", deserialize_with = "operation_lue")]
    pub operation: Operation,
    pub fenetre: Fenetre,
    #[serde(default)]
    pub manque: Manque,
    #[serde(default)]
    pub pas: Pas,
}

fn une_seule() -> Operation {
    Operation::Valeur
}

impl Reglage {
    /// The last known value, as it was recorded, on the monthly grid.
    #[must_use]
    pub fn derniere(nature: Nature) -> Self {
        Self {
            nature,
            remise_a_zero: RemiseAZero::default(),
            operation: une_seule(),
            fenetre: Fenetre::Derniere,
            manque: Manque::default(),
            pas: Pas::default(),
        }
    }
}

/// The value read, with what it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparable {
    pub valeur: Option<Nombre>,
    /// The period of the value, for the window `derniere` only.
    pub periode: Option<Mois>,
    /// Periods covered by what was recorded.
    pub presents: usize,
    /// Periods of the grid in the window, those before the first record included.
    pub attendus: usize,
    pub signaux: Signaux,
}

impl Comparable {
    /// « Refus : 0 et 0. »
    fn refus(signaux: Signaux) -> Self {
        Self { signaux, ..Self::default() }
    }
}

/// What was recorded covers these periods with this value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    pub valeur: Nombre,
    pub periodes: Vec<Mois>,
}

/// The window once placed on the grid.
pub(super) struct Cadre {
    pub debut: Mois,
    pub fin: Mois,
    grille: Grille,
    sans_objet: BTreeSet<Mois>,
}

impl Cadre {
    /// The periods of the grid between two months, both included, whatever the window.
    pub fn periodes(&self, debut: Mois, fin: Mois) -> Vec<Mois> {
        self.grille.entre(debut, fin).filter(|mois| !self.sans_objet.contains(mois)).collect()
    }

    fn attendues(&self) -> Vec<Mois> {
        self.periodes(self.debut, self.fin)
    }
}

/// « Grille civile de `pas` mois » ; beyond a year, the grid goes through `ancre`.
#[derive(Clone, Copy)]
struct Grille {
    pas: Pas,
    ancre: i32,
}

impl Grille {
    fn nouvelle(pas: Pas, premiere: Option<Mois>) -> Self {
        let ancre = match premiere {
            Some(premiere) if !pas.civil() => premiere.rang(),
            _ => -1,
        };
        Self { pas, ancre }
    }

    fn contient(self, mois: Mois) -> bool {
        (mois.rang() - self.ancre).rem_euclid(self.pas.mois()) == 0
    }

    fn entre(self, debut: Mois, fin: Mois) -> impl Iterator<Item = Mois> {
        let pas = self.pas.mois();
        let attente = (self.ancre - debut.rang()).rem_euclid(pas);
        (0..)
            .map(move |rang| attente + rang * pas)
            .take_while(move |ecart| *ecart <= fin.depuis(debut))
            .map(move |ecart| debut.plus(ecart))
    }
}

/// « Valeur à mettre face à la cible, à la date `a`. Grille civile de `pas` mois ; une saisie hors grille est
/// refusée (`hors_grille`), une période double aussi (`periode_en_double`). Les saisies après `a` sont
/// ignorées. » (§ 4, F2)
///
/// `serie` holds one record per period, named by its last month, in any order; a record without value is no
/// record, except `sans_objet` which takes its period out of what is expected. A period is in the window when
/// its last month is. « Périodes non couvertes : `periode_manquante` ; `strict` rend null, `partiel` calcule
/// sur ce qui est couvert. Dans les deux cas `presents` et `attendus` sont rendus. Refus : 0 et 0. »
#[must_use]
pub fn comparable(reglage: &Reglage, a: Mois, serie: &[(Mois, Lecture)]) -> Comparable {
    match lire(reglage, a, serie) {
        Lue::Refusee(signaux) => Comparable::refus(signaux),
        Lue::Derniere(valeurs) => derniere(&valeurs, a),
        Lue::Fenetre(cadre, valeurs) => agreger(reglage, &cadre, &valeurs),
    }
}

/// What [`comparable`] puts together, oldest first: each period of a flow or a stock, each increment of a cumulated count with
/// the periods it covers. Empty when it reads one period only, or refuses the series.
#[must_use]
pub fn contributions(reglage: &Reglage, a: Mois, serie: &[(Mois, Lecture)]) -> Vec<Contribution> {
    match lire(reglage, a, serie) {
        Lue::Fenetre(cadre, valeurs) => reunir(reglage, &cadre, &valeurs, &mut Signaux::new()),
        Lue::Refusee(_) | Lue::Derniere(_) => vec![],
    }
}

/// A series, once known how it is read.
enum Lue<'a> {
    Refusee(Signaux),
    Derniere(BTreeMap<Mois, &'a Nombre>),
    Fenetre(Cadre, BTreeMap<Mois, &'a Nombre>),
}

fn lire<'a>(reglage: &Reglage, a: Mois, serie: &'a [(Mois, Lecture)]) -> Lue<'a> {
    let mut connues: BTreeMap<Mois, &Lecture> = BTreeMap::new();
    let mut refus = Signaux::new();
    if !operation_permise(reglage) {
        refus.insert(Signal::OperationInterdite);
    }
    let passees = || serie.iter().filter(|(mois, _)| *mois <= a);
    let grille = Grille::nouvelle(reglage.pas, passees().map(|(mois, _)| *mois).min());
    for (mois, lecture) in passees() {
        if !grille.contient(*mois) {
            refus.insert(Signal::HorsGrille);
        }
        if connues.insert(*mois, lecture).is_some() {
            refus.insert(Signal::PeriodeEnDouble);
        }
    }
    if !refus.is_empty() {
        return Lue::Refusee(refus);
    }
    let valeurs: BTreeMap<Mois, &Nombre> =
        connues.iter().filter_map(|(mois, lecture)| Some((*mois, lecture.valeur()?))).collect();
    let debut = match reglage.fenetre {
        Fenetre::Derniere => return Lue::Derniere(valeurs),
        Fenetre::Mois(n) => a.plus(1).plus(i32::try_from(n).map_or(i32::MIN, |n| -n)),
        Fenetre::Annee => a.janvier(),
        Fenetre::Depuis(debut) => debut,
        Fenetre::Tout => match valeurs.keys().next() {
            Some(premiere) => *premiere,
            None => return Lue::Refusee(Signaux::from([Signal::PeriodeManquante])),
        },
    };
    let sans_objet = connues.iter().filter(|(_, lecture)| lecture.est_sans_objet()).map(|(mois, _)| *mois).collect();
    Lue::Fenetre(Cadre { debut, fin: a, grille, sans_objet }, valeurs)
}

/// Operations between periods: « Opérations `somme`, `moyenne` (par période couverte), `max`, `min` ; `somme` d'un
/// stock : `operation_interdite`. » `valeur` reads one period, hence only the window `derniere`.
fn operation_permise(reglage: &Reglage) -> bool {
    match reglage.operation {
        Operation::Somme => reglage.nature != Nature::Stock,
        Operation::Moyenne | Operation::Max | Operation::Min => true,
        Operation::Valeur => reglage.fenetre == Fenetre::Derniere,
        _ => false,
    }
}

/// « `derniere` : dernière valeur non nulle, brute, avec sa période ; plus ancienne que `a` :
/// `valeur_anterieure`. » (« non nulle » : known; zero is a value.)
fn derniere(valeurs: &BTreeMap<Mois, &Nombre>, a: Mois) -> Comparable {
    let mut lu = Comparable { attendus: 1, ..Comparable::default() };
    match valeurs.last_key_value() {
        Some((periode, valeur)) => {
            lu.valeur = Some((*valeur).clone());
            lu.periode = Some(*periode);
            lu.presents = 1;
            if *periode < a {
                lu.signaux.insert(Signal::ValeurAnterieure);
            }
        }
        None => {
            lu.signaux.insert(Signal::PeriodeManquante);
        }
    }
    lu
}

fn reunir(reglage: &Reglage, cadre: &Cadre, valeurs: &BTreeMap<Mois, &Nombre>, signaux: &mut Signaux) -> Vec<Contribution> {
    let extreme = matches!(reglage.operation, Operation::Max | Operation::Min);
    match reglage.nature {
        Nature::Cumul => decumuler(reglage.remise_a_zero, cadre, valeurs, extreme, signaux),
        Nature::Flux | Nature::Stock => valeurs
            .range(cadre.debut.min(cadre.fin)..=cadre.fin)
            .filter(|(mois, _)| **mois >= cadre.debut)
            .map(|(mois, valeur)| Contribution { valeur: (*valeur).clone(), periodes: vec![*mois] })
            .collect(),
    }
}

fn agreger(reglage: &Reglage, cadre: &Cadre, valeurs: &BTreeMap<Mois, &Nombre>) -> Comparable {
    let mut signaux = Signaux::new();
    let attendues = cadre.attendues();
    let parts = reunir(reglage, cadre, valeurs, &mut signaux);
    let presents: usize = parts.iter().map(|part| part.periodes.len()).sum();
    if presents < attendues.len() || presents == 0 {
        signaux.insert(Signal::PeriodeManquante);
    }
    let incomplet = presents < attendues.len() && reglage.manque == Manque::Strict;
    let somme = || parts.iter().map(|part| &part.valeur).sum::<Nombre>();
    let valeur = match reglage.operation {
        _ if incomplet || presents == 0 => None,
        Operation::Somme => Some(somme()),
        Operation::Moyenne => somme().checked_div(&Nombre::from(presents)),
        Operation::Max => parts.iter().map(|part| &part.valeur).max().cloned(),
        Operation::Min => parts.iter().map(|part| &part.valeur).min().cloned(),
        _ => None,
    };
    Comparable { valeur, periode: None, presents, attendus: attendues.len(), signaux }
}

fn lu<T>(texte: &str, valeur: Option<T>, attendu: &str) -> Result<T, String> {
    valeur.ok_or_else(|| format!("{texte:?}: expected {attendu}"))
}

impl fmt::Display for Fenetre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fenetre::Derniere => f.write_str("derniere"),
            Fenetre::Mois(n) => write!(f, "mois:{n}"),
            Fenetre::Annee => f.write_str("annee"),
            Fenetre::Depuis(debut) => write!(f, "depuis:{debut}"),
            Fenetre::Tout => f.write_str("tout"),
        }
    }
}

impl FromStr for Fenetre {
    type Err = String;

    /// `derniere`, `mois:n`, `annee`, `depuis:AAAA-MM` or `tout`.
    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let fenetre = match texte.split_once(':') {
            None => match texte {
                "derniere" => Some(Fenetre::Derniere),
                "annee" => Some(Fenetre::Annee),
                "tout" => Some(Fenetre::Tout),
                _ => None,
            },
            Some(("mois", n)) => n.parse().ok().filter(|n| *n > 0).map(Fenetre::Mois),
            Some(("depuis", mois)) => Mois::from_str(mois).ok().map(Fenetre::Depuis),
            Some(_) => None,
        };
        lu(texte, fenetre, "derniere, mois:n, annee, depuis:YYYY-MM or tout")
    }
}

impl Serialize for Fenetre {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fenetre {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

impl fmt::Display for RemiseAZero {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RemiseAZero::Annee => f.write_str("annee"),
            RemiseAZero::Date(mois) => write!(f, "date:{mois}"),
            RemiseAZero::Jamais => f.write_str("jamais"),
        }
    }
}

impl FromStr for RemiseAZero {
    type Err = String;

    /// `annee`, `date:AAAA-MM` or `jamais`.
    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let remise = match texte.split_once(':') {
            None if texte == "annee" => Some(RemiseAZero::Annee),
            None if texte == "jamais" => Some(RemiseAZero::Jamais),
            Some(("date", mois)) => Mois::from_str(mois).ok().map(RemiseAZero::Date),
            _ => None,
        };
        lu(texte, remise, "annee, date:YYYY-MM or jamais")
    }
}

impl Serialize for RemiseAZero {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RemiseAZero {
    /// Null for `jamais`.
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let Some(texte) = Option::<String>::deserialize(d)? else {
            return Ok(RemiseAZero::Jamais);
        };
        texte.parse().map_err(de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Pas {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let mois = u32::deserialize(d)?;
        lu(&mois.to_string(), Pas::nouveau(mois), "a divisor or a multiple of 12").map_err(de::Error::custom)
    }
}
