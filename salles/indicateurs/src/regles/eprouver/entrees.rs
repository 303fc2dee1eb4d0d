//! The shapes of § 11, read. « Défauts : `manque` strict, `couverture_min` 100, `facteur` 100, `pas` 1, `poids` 1,
//! `applicable` et `mesurable` vrais, `mode` lineaire, `regle` stricte. »

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::nombre::Nombre;
use serde::{Deserialize, Deserializer, de};

use super::super::observation::{cent_par_defaut, nombre_ou_rien};
use super::super::operation::operation_lue;
use super::super::{
    Case, CiblesDatees, Declinaison, Element, Lecture, Manque, Mesure, ModeTrajectoire, Mois, Noeud, Objectif, Operation, Pas,
    Periodicite, Reglage, RegleCible, RegleSecret, Releve, Reponse, Sens, SuiviPeriodique, Territoire, Trajectoire,
    TypeEvolution, VentilationSaisie, seuil_aberrance,
};

pub(super) fn vrai() -> bool {
    true
}

#[derive(Deserialize)]
pub struct Taux {
    #[serde(flatten)]
    pub objectif: Objectif,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub valeur: Option<Nombre>,
    #[serde(default)]
    pub reference_le: Option<Date>,
    /// Month of the value; needed when there are breaks.
    #[serde(default)]
    pub mois: Option<Mois>,
    /// First month under each new rule, and the reference computed again under it.
    #[serde(default)]
    pub coupures: Vec<(Mois, Lecture)>,
}

#[derive(Deserialize)]
pub struct Arrondi {
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub valeur: Option<Nombre>,
    /// « Par défaut 2 décimales » (§ 1, règle 2)
    #[serde(default = "deux")]
    pub decimales: u8,
    #[serde(default)]
    pub taux: bool,
}

fn deux() -> u8 {
    2
}

#[derive(Deserialize)]
pub struct Evolution {
    #[serde(rename = "type")]
    pub forme: TypeEvolution,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub avant: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub apres: Option<Nombre>,
}

#[derive(Deserialize)]
pub struct Ratio {
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub numerateur: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub denominateur: Option<Nombre>,
    #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
    pub facteur: Nombre,
    #[serde(default)]
    pub part: bool,
}

#[derive(Deserialize)]
pub struct Comparable {
    #[serde(flatten)]
    pub reglage: Reglage,
    pub a: Mois,
    #[serde(default)]
    pub serie: Vec<(Mois, Lecture)>,
}

#[derive(Deserialize)]
pub struct Periodes {
    pub mesure: Mesure,
    #[serde(deserialize_with = "operation_lue")]
    pub operation: Operation,
    #[serde(default)]
    pub manque: Manque,
    #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
    pub facteur: Nombre,
    #[serde(default)]
    pub valeurs: Vec<Releve>,
}

#[derive(Deserialize)]
pub struct Territoires {
    pub mesure: Mesure,
    #[serde(deserialize_with = "operation_lue")]
    pub operation: Operation,
    #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
    pub couverture_min: Nombre,
    #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
    pub facteur: Nombre,
    #[serde(default)]
    pub territoires: Vec<Territoire>,
}

#[derive(Deserialize)]
pub struct Ventilation {
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    total: Option<Nombre>,
    #[serde(default)]
    parts: BTreeMap<String, Lecture>,
    #[serde(default = "vrai", alias = "partition_complete")]
    complete: bool,
}

impl Ventilation {
    pub fn saisie(self) -> VentilationSaisie {
        VentilationSaisie { total: self.total, parts: self.parts, complete: self.complete }
    }
}

#[derive(Deserialize)]
pub struct ReglageSecret {
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    seuil: Option<Nombre>,
    #[serde(default)]
    zero_sensible: bool,
    /// « zéro publiable ou non » (§ 2): the same setting told the other way round.
    #[serde(default = "vrai")]
    zero_publiable: bool,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    dominance: Option<Nombre>,
}

impl ReglageSecret {
    pub fn regle(self) -> RegleSecret {
        let defaut = RegleSecret::default();
        RegleSecret {
            seuil: self.seuil.unwrap_or(defaut.seuil),
            zero_sensible: self.zero_sensible || !self.zero_publiable,
            dominance: self.dominance,
        }
    }
}

#[derive(Deserialize)]
pub struct Secret {
    #[serde(flatten)]
    pub regle: ReglageSecret,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub total: Option<Nombre>,
    #[serde(default)]
    pub cellules: Vec<Case>,
}

#[derive(Deserialize)]
pub struct SecretTaux {
    #[serde(flatten)]
    pub regle: ReglageSecret,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub numerateur: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub denominateur: Option<Nombre>,
}

#[derive(Deserialize)]
pub struct Remontee {
    #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
    pub couverture_min: Nombre,
    #[serde(default)]
    pub elements: Vec<Element>,
}

#[derive(Deserialize)]
pub struct Arbre {
    #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
    pub couverture_min: Nombre,
    pub racine: Noeud,
}

#[derive(Deserialize)]
pub struct Attendu {
    sens: Sens,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    min: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    max: Option<Nombre>,
    #[serde(default)]
    mode: ModeTrajectoire,
    #[serde(default)]
    trajectoire: Vec<(Date, Lecture)>,
    pub date: Date,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub valeur: Option<Nombre>,
}

impl Attendu {
    pub fn objectif(&self) -> Objectif {
        Objectif { min: self.min.clone(), max: self.max.clone(), ..Objectif::vers(self.sens) }
    }

    pub fn trajectoire(&self) -> Trajectoire {
        Trajectoire { points: connues(&self.trajectoire), mode: self.mode }
    }
}

/// A dated point without value is no point.
fn connues(points: &[(Date, Lecture)]) -> Vec<(Date, Nombre)> {
    points.iter().filter_map(|(jour, lecture)| Some((*jour, lecture.valeur()?.clone()))).collect()
}

#[derive(Deserialize)]
pub struct Cible {
    pub annee: i16,
    #[serde(default)]
    pub regle: RegleCible,
    #[serde(default)]
    cibles: Vec<(Date, Lecture)>,
    reference: Option<ValeurDatee>,
}

/// « couple date et valeur »
#[derive(Deserialize)]
#[serde(untagged)]
enum ValeurDatee {
    Couple(Date, Lecture),
    Nommee { date: Date, valeur: Lecture },
}

impl Cible {
    pub fn cibles(&self) -> CiblesDatees {
        let reference = self.reference.as_ref().and_then(|datee| match datee {
            ValeurDatee::Couple(date, valeur) | ValeurDatee::Nommee { date, valeur } => Some((*date, valeur.valeur()?.clone())),
        });
        CiblesDatees { cibles: connues(&self.cibles), reference }
    }
}

#[derive(Deserialize)]
pub struct Fraicheur {
    #[serde(default = "ponctuelle", deserialize_with = "periodicite_lue")]
    periodicite: Periodicite,
    #[serde(default)]
    delai: u16,
    debut: Option<Mois>,
    derniere: Option<Mois>,
    #[serde(default)]
    clos: bool,
    prevenir: Option<u16>,
    pub aujourdhui: Date,
}

impl Fraicheur {
    pub fn suivi(&self) -> SuiviPeriodique {
        SuiviPeriodique {
            periodicite: self.periodicite,
            delai: self.delai,
            debut: self.debut,
            derniere: self.derniere,
            clos: self.clos,
            prevenir: self.prevenir.unwrap_or(SuiviPeriodique::PREVENIR),
        }
    }
}

fn ponctuelle() -> Periodicite {
    Periodicite::Ponctuelle
}

/// A number of months, or `ponctuelle` (null and 0 say the same: no period comes back).
fn periodicite_lue<'de, D: Deserializer<'de>>(d: D) -> Result<Periodicite, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Forme {
        Mois(u32),
        Nom(String),
    }
    match Option::<Forme>::deserialize(d)? {
        None | Some(Forme::Mois(0)) => Ok(Periodicite::Ponctuelle),
        Some(Forme::Nom(nom)) if nom == "ponctuelle" => Ok(Periodicite::Ponctuelle),
        Some(Forme::Mois(mois)) => {
            Pas::nouveau(mois).map(Periodicite::Tous).ok_or_else(|| de::Error::custom(format!("no period lasts {mois} months")))
        }
        Some(Forme::Nom(nom)) => Err(de::Error::custom(format!("unknown periodicity {nom:?}"))),
    }
}

#[derive(Deserialize)]
pub struct Aberrant {
    #[serde(default)]
    historique: Vec<Lecture>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    pub valeur: Option<Nombre>,
    #[serde(default, deserialize_with = "nombre_ou_rien")]
    seuil: Option<Nombre>,
}

impl Aberrant {
    pub fn historique(&self) -> Vec<Option<Nombre>> {
        self.historique.iter().map(|lecture| lecture.valeur().cloned()).collect()
    }

    pub fn seuil(&self) -> Nombre {
        self.seuil.clone().unwrap_or_else(seuil_aberrance)
    }
}

#[derive(Deserialize)]
pub struct Constate {
    pub annee: i32,
    #[serde(default)]
    declinaisons: Vec<EntreeDeclinaison>,
}

#[derive(Deserialize)]
struct EntreeDeclinaison {
    cle: String,
    annees: Option<Vec<i32>>,
    reponses: Option<BTreeMap<i32, EntreeReponse>>,
}

/// O, N, or nothing.
struct EntreeReponse(Option<Reponse>);

impl<'de> Deserialize<'de> for EntreeReponse {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let texte = Option::<String>::deserialize(d)?.unwrap_or_default();
        match Reponse::from_code(&texte) {
            None if !texte.is_empty() => Err(de::Error::custom(format!("an answer is O, N or empty, not {texte:?}"))),
            reponse => Ok(Self(reponse)),
        }
    }
}

impl Constate {
    pub fn declinaisons(&self) -> Vec<Declinaison> {
        let une = |lue: &EntreeDeclinaison| Declinaison {
            cle: lue.cle.clone(),
            annees: lue.annees.iter().flatten().copied().collect(),
            reponses: lue.reponses.iter().flatten().filter_map(|(annee, reponse)| Some((*annee, reponse.0?))).collect(),
        };
        self.declinaisons.iter().map(une).collect()
    }
}
