//! What a rule looks at: the file, its funding plan, its holder, the call, the programme. Everything may be missing; what is
//! missing makes a verdict unknown, never wrong.

mod financeur;
mod plan;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, BTreeSet};

use super::{Etape, Euros, Parametres};
pub use financeur::Financeur;
pub use plan::{Cellules, Plan};

/// All that the rules may ask about, at one stage.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Situation {
    pub etape: Option<Etape>,
    /// Today, for what falls due.
    #[serde(deserialize_with = "jour")]
    pub date: Option<Date>,
    #[serde(alias = "annee", deserialize_with = "annee")]
    pub exercice: Option<i64>,
    pub p: Parametres,
    pub appels: Vec<Appel>,
    pub lettres: Vec<Lettre>,
    pub lettre: Lettre,
    #[serde(deserialize_with = "jour")]
    pub ouverture_le: Option<Date>,
    pub plan: Plan,
    /// Why a line is above what was asked, by funder.
    pub motifs: BTreeMap<Financeur, String>,
    /// The committee's day of each line's lot, by funder.
    #[serde(deserialize_with = "lots")]
    pub lots: BTreeMap<Financeur, Date>,
    pub fonds_propres: Option<Euros>,
    pub dossier: Dossier,
    pub programme: Vec<Retenu>,
    /// The QPV of the contract.
    pub qpv: Vec<String>,
    pub enveloppe: Enveloppe,
    pub cpo: Cpo,
    pub porteur: Porteur,
    pub historique: Vec<ExerciceConnu>,
    pub ville: Option<String>,
    pub action: Option<String>,
    pub association: Option<String>,
    pub aides_caf: Vec<AideCaf>,
    pub lignes: Vec<LigneBudget>,
    pub instance: Option<String>,
    #[serde(deserialize_with = "jour")]
    pub instance_le: Option<Date>,
    pub budget: BudgetSaisi,
    pub financeur: Option<Financeur>,
    pub votes: Vec<Vote>,
    #[serde(deserialize_with = "jour")]
    pub convention_signee_le: Option<Date>,
    #[serde(deserialize_with = "jour")]
    pub publie_le: Option<Date>,
    #[serde(deserialize_with = "jour")]
    pub exercice_fin: Option<Date>,
    #[serde(deserialize_with = "jour")]
    pub compte_rendu_le: Option<Date>,
    pub acteur: Option<String>,
    /// Who declared an interest in this file.
    pub interets: BTreeSet<String>,
    pub interet_declare: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Appel {
    #[serde(deserialize_with = "annee")]
    pub exercice: Option<i64>,
    pub etat: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Lettre {
    pub etat: String,
    #[serde(deserialize_with = "jour")]
    pub vote_copil_le: Option<Date>,
    pub rubriques: BTreeMap<String, Option<String>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Dossier {
    pub innovant: bool,
    pub periode: String,
    #[serde(deserialize_with = "presence")]
    pub fiche_action: bool,
    #[serde(deserialize_with = "presence")]
    pub cpo: bool,
    /// Whether the action sheet itself is under a multi-year agreement.
    #[serde(deserialize_with = "presence")]
    pub fiche_action_cpo: bool,
    pub hors_qpv: bool,
    #[serde(deserialize_with = "presence")]
    pub poche_pauvrete: bool,
    #[serde(deserialize_with = "texte")]
    pub valeur_ajoutee: String,
    #[serde(deserialize_with = "presence")]
    pub droit_commun: bool,
    #[serde(deserialize_with = "presence", alias = "droit_commun_d_examine", alias = "droit_commun_D_examine")]
    pub droit_commun_departement_examine: bool,
    #[serde(deserialize_with = "annees")]
    pub annees_financees: BTreeSet<i64>,
    #[serde(deserialize_with = "presence", alias = "renouvellement")]
    pub renouvellement_decrit: bool,
    pub partenaires: Vec<String>,
    #[serde(deserialize_with = "texte")]
    pub dispositif: String,
    #[serde(deserialize_with = "jour")]
    pub action_debut: Option<Date>,
    #[serde(deserialize_with = "jour")]
    pub action_fin: Option<Date>,
    #[serde(deserialize_with = "jour")]
    pub debut: Option<Date>,
    #[serde(deserialize_with = "jour")]
    pub fin: Option<Date>,
    #[serde(deserialize_with = "presence")]
    pub dossier_lie: bool,
    pub budgets_analytiques: Vec<String>,
    pub pieces_valides: Vec<String>,
    #[serde(deserialize_with = "presence")]
    pub ref_dauphin: bool,
    #[serde(deserialize_with = "presence")]
    pub ref_elan: bool,
    pub themes: Vec<String>,
    pub fse: bool,
}

/// A file of a programme.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Retenu {
    pub plan: Plan,
    pub hors_qpv: bool,
    #[serde(deserialize_with = "presence")]
    pub cpo: bool,
    /// Taken on what a multi-year agreement reserved.
    pub reservation: bool,
    /// What it reserved with each signatory; when nothing is said of them, every line is taken on it.
    pub reserves: BTreeMap<Financeur, Euros>,
    pub experimentale: bool,
    /// The category of its agreement, when it has one.
    #[serde(deserialize_with = "texte")]
    pub categorie: String,
    /// The main QPV first.
    #[serde(deserialize_with = "un_ou_plusieurs")]
    pub qpv: Vec<String>,
    pub structurante: bool,
    #[serde(deserialize_with = "annees")]
    pub annees_financees: BTreeSet<i64>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Enveloppe {
    pub financeur: Option<Financeur>,
    pub montant: Option<Euros>,
    pub reservations: BTreeMap<String, Euros>,
    /// The share of an envelope is called by its name.
    pub libelle: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Cpo {
    #[serde(deserialize_with = "annee")]
    pub annee_debut: Option<i64>,
    #[serde(deserialize_with = "annee")]
    pub annee_fin: Option<i64>,
    #[serde(deserialize_with = "texte")]
    pub categorie: String,
    #[serde(deserialize_with = "annees")]
    pub evaluations: BTreeSet<i64>,
    /// Said by who knows better than the calendar; else those before the year looked at.
    #[serde(deserialize_with = "annees_dites")]
    pub annees_echues: Option<BTreeSet<i64>>,
    pub signataires: Vec<Financeur>,
    pub plan_base: PlanBase,
}

/// What the 50 % of an agreement may be measured on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PlanBase {
    /// Products but account 87.
    pub produits: Option<Euros>,
    pub compte_87: Option<Euros>,
    pub demande_totale: Option<Euros>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Porteur {
    /// `prive` or `public`.
    #[serde(deserialize_with = "texte")]
    pub droit: String,
    #[serde(deserialize_with = "texte")]
    pub forme: String,
    #[serde(deserialize_with = "presence", alias = "cer")]
    pub cer_le: bool,
    #[serde(deserialize_with = "presence")]
    pub rup: bool,
    #[serde(deserialize_with = "presence")]
    pub agrement: bool,
    #[serde(deserialize_with = "jour")]
    pub structurante_copil_le: Option<Date>,
    pub structurante: bool,
    pub petite: bool,
    pub budget_annuel: Option<Euros>,
}

/// What is known of the same action, or holder, an earlier year.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ExerciceConnu {
    #[serde(deserialize_with = "annee")]
    pub exercice: Option<i64>,
    pub vote: BTreeMap<Financeur, Option<Euros>>,
    pub bilan: Bilan,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Bilan {
    pub pieces: Vec<String>,
    #[serde(deserialize_with = "jour")]
    pub recu_le: Option<Date>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AideCaf {
    #[serde(alias = "nature")]
    pub nom: String,
    pub montant: Option<Euros>,
}

/// A detailed line of the budget.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct LigneBudget {
    #[serde(alias = "code", alias = "compte")]
    pub ligne: String,
    pub nature: String,
    pub montant: Option<Euros>,
}

/// Amounts by line of the budget: the account number, or the line's code.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct BudgetSaisi {
    pub charges: BTreeMap<String, Option<Euros>>,
    pub produits: BTreeMap<String, Option<Euros>>,
    /// What account 74 says of each funder, at import; else the line and the request are one and the same.
    #[serde(alias = "compte_74")]
    pub lignes_74: Option<BTreeMap<Financeur, Option<Euros>>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Vote {
    pub financeur: Option<Financeur>,
    #[serde(alias = "exercice", deserialize_with = "annee")]
    pub annee: Option<i64>,
    pub montant: Option<Euros>,
}

/// A day, or the day of an instant (`2025-11-20T09:00`).
pub(crate) fn jour<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Date>, D::Error> {
    let Some(texte) = Option::<String>::deserialize(d)? else { return Ok(None) };
    let jour = texte.split(['T', ' ']).next().unwrap_or_default();
    if jour.is_empty() { Ok(None) } else { jour.parse().map(Some).map_err(serde::de::Error::custom) }
}

/// A year, of four digits at most.
fn annee<'de, D: Deserializer<'de>>(d: D) -> Result<Option<i64>, D::Error> {
    Option::<i64>::deserialize(d)?.map(une_annee).transpose()
}

fn annees<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeSet<i64>, D::Error> {
    BTreeSet::<i64>::deserialize(d)?.into_iter().map(une_annee).collect()
}

fn annees_dites<'de, D: Deserializer<'de>>(d: D) -> Result<Option<BTreeSet<i64>>, D::Error> {
    let dites = Option::<BTreeSet<i64>>::deserialize(d)?;
    dites.map(|annees| annees.into_iter().map(une_annee).collect()).transpose()
}

fn une_annee<E: serde::de::Error>(annee: i64) -> Result<i64, E> {
    if (0..=9_999).contains(&annee) { Ok(annee) } else { Err(E::custom(format!("not a year: {annee}"))) }
}

fn lots<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<Financeur, Date>, D::Error> {
    #[derive(Deserialize)]
    struct Lot {
        #[serde(default, deserialize_with = "jour")]
        copil_le: Option<Date>,
    }
    let lus = BTreeMap::<Financeur, Option<Lot>>::deserialize(d)?;
    Ok(lus.into_iter().filter_map(|(qui, lot)| Some((qui, lot?.copil_le?))).collect())
}

/// Whether something is there: a text or a list that is not empty, a number, a `true`.
fn presence<'de, D: Deserializer<'de>>(d: D) -> Result<bool, D::Error> {
    use serde_json::Value;
    Ok(match Value::deserialize(d)? {
        Value::Null => false,
        Value::Bool(b) => b,
        Value::String(texte) => !texte.trim().is_empty(),
        Value::Array(liste) => !liste.is_empty(),
        Value::Object(objet) => !objet.is_empty(),
        Value::Number(_) => true,
    })
}

/// A text; nothing and `null` are the empty one.
fn texte<'de, D: Deserializer<'de>>(d: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(d)?.unwrap_or_default())
}

/// One text, or several.
fn un_ou_plusieurs<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Forme {
        Un(String),
        Plusieurs(Vec<String>),
    }
    Ok(match Option::<Forme>::deserialize(d)? {
        None => vec![],
        Some(Forme::Un(texte)) => vec![texte],
        Some(Forme::Plusieurs(textes)) => textes,
    })
}
