//! The files of `donnees/carcassonne/`, inside the binary, and their shapes.

pub mod ville;

use crate::erreur::Erreur;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, Erreur> {
    serde_json::from_str(text).map_err(|e| Erreur::Donnees { file, what: e.to_string() })
}

pub const COMMUNES: &str = include_str!("../../../donnees/carcassonne/communes.json");
pub const QPV: &str = include_str!("../../../donnees/carcassonne/qpv.json");
pub const CONSEILS: &str = include_str!("../../../donnees/carcassonne/conseils_de_territoire.json");
/// Sheets proposed for the contract, as a text to take in: made up, in the manner of the printed contract.
pub const PROPOSITIONS: &str = include_str!("../../../donnees/carcassonne/propositions-2026.txt");
pub const TERRITOIRE: &str = include_str!("../../../donnees/carcassonne/territoire.json");

pub fn cls() -> Result<Cls, Erreur> {
    read("cls.json", include_str!("../../../donnees/carcassonne/cls.json"))
}

pub fn organisations() -> Result<Vec<Organisation>, Erreur> {
    let file: Organisations = read("organisations.json", include_str!("../../../donnees/carcassonne/organisations.json"))?;
    Ok(file.organisations)
}

pub(super) fn appels() -> Result<super::financements::Donnees, Erreur> {
    read("appels.json", include_str!("../../../donnees/carcassonne/appels.json"))
}

pub fn demonstration() -> Result<Demonstration, Erreur> {
    read("demonstration.json", include_str!("../../../donnees/carcassonne/demonstration.json"))
}

pub fn chiffres() -> Result<Chiffres, Erreur> {
    read("indicateurs.json", include_str!("../../../donnees/carcassonne/indicateurs.json"))
}

/// Figures made up to show breakdowns, quarters, a formula and relations.
#[derive(Deserialize)]
pub struct Chiffres {
    pub suivis: Vec<SuiviChiffre>,
    pub relations: Vec<RelationFictive>,
}

#[derive(Deserialize)]
pub struct SuiviChiffre {
    pub fiche: i64,
    /// Rank among the result indicators of the sheet, from 0.
    pub rang: usize,
    pub source: String,
    pub formule: String,
    #[serde(default)]
    pub expression: String,
    pub decimales: Option<i64>,
    pub seuil_secret: i64,
    #[serde(default)]
    pub par_quartier: bool,
    #[serde(default)]
    pub millesime: String,
    #[serde(default)]
    pub ventilations: Vec<VentilationFictive>,
    #[serde(default)]
    pub valeurs: Vec<ValeurFictive>,
    pub rupture: Option<RuptureFictive>,
}

#[derive(Deserialize)]
pub struct VentilationFictive {
    pub libelle: String,
    pub complete: bool,
    pub modalites: Vec<String>,
}

#[derive(Deserialize)]
pub struct ValeurFictive {
    /// Last month.
    pub periode: String,
    pub valeur: Option<String>,
    #[serde(default)]
    pub millesime: String,
    /// In the order of dimensions, then of modalities.
    #[serde(default)]
    pub parts: Vec<Vec<String>>,
    /// By code of the quarter.
    #[serde(default)]
    pub quartiers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub struct RuptureFictive {
    pub periode: String,
    pub motif: String,
    pub reference: Option<String>,
}

#[derive(Deserialize)]
pub struct RelationFictive {
    pub libelle: String,
    pub gauche: String,
    pub operateur: String,
    pub droite: String,
    pub si_absent: String,
    pub effet: String,
}

#[derive(Deserialize)]
struct Organisations {
    organisations: Vec<Organisation>,
}

#[derive(Deserialize)]
pub struct Organisation {
    pub nom: String,
    pub sigle: Option<String>,
    pub graphies: Vec<String>,
    pub famille: String,
    pub rattachement: Option<String>,
    pub generique: bool,
    pub note: Option<String>,
}

#[derive(Deserialize)]
pub struct Cls {
    pub source: Source,
    pub contract: Contract,
    pub programmes_variantes: BTreeMap<String, String>,
    pub corrections: Vec<Correction>,
    pub a_verifier: Vec<AVerifier>,
    pub fiches: Vec<Fiche>,
}

#[derive(Deserialize)]
pub struct Source {
    pub document: String,
}

#[derive(Deserialize)]
pub struct Contract {
    pub period: String,
    pub annee_debut: i64,
    pub annee_fin: i64,
    pub duree_annees: i64,
    pub signatories: Vec<Signatory>,
    pub perimetre: Perimetre,
    pub engagements: BTreeMap<String, Vec<String>>,
    pub financement: Vec<Financement>,
    pub gouvernance: Gouvernance,
    pub revision: String,
    pub resiliation: Vec<String>,
    pub evaluation: Evaluation,
    pub ambitions: Vec<Ambition>,
}

#[derive(Deserialize)]
pub struct Signatory {
    pub organisation: String,
    pub sigle: Option<String>,
    pub fonction: String,
    pub part: Option<String>,
}

#[derive(Deserialize)]
pub struct Perimetre {
    pub texte: String,
}

#[derive(Deserialize)]
pub struct Financement {
    pub organisation: String,
    pub objet: String,
    pub montant_eur: Option<i64>,
    pub periodicite: Option<String>,
}

#[derive(Deserialize)]
pub struct Gouvernance {
    pub copil: Instance,
    pub copil_elargi: Instance,
    pub groupes_de_travail: Instance,
    pub commission_sante: Instance,
    pub coordination: Instance,
}

#[derive(Deserialize)]
pub struct Instance {
    pub nom: Option<String>,
    pub role: String,
    #[serde(default)]
    pub composition: Composition,
    #[serde(default)]
    pub missions: Vec<String>,
    pub reunions_par_an: Option<Vec<i64>>,
    pub rythme: Option<String>,
    #[serde(default)]
    pub task_force: Vec<String>,
}

/// A list of members, or a sentence.
#[derive(Deserialize, Default)]
#[serde(untagged)]
pub enum Composition {
    List(Vec<String>),
    Sentence(String),
    #[default]
    Unsaid,
}

#[derive(Deserialize)]
pub struct Evaluation {
    pub regles: Vec<String>,
    pub finale: String,
    pub taux_avancement: TauxAvancement,
}

#[derive(Deserialize)]
pub struct TauxAvancement {
    pub paliers_pct: Vec<i64>,
}

#[derive(Deserialize)]
pub struct Ambition {
    pub numero: i64,
    pub titre: String,
    pub objectifs: Vec<String>,
    pub objectifs_generaux: Vec<ObjectifGeneral>,
}

#[derive(Deserialize)]
pub struct ObjectifGeneral {
    pub libelle: String,
    pub fiches: Vec<i64>,
}

#[derive(Deserialize)]
pub struct Correction {
    pub fiche: i64,
    pub champ: String,
    pub source: String,
    pub retenu: serde_json::Value,
    pub motif: String,
}

#[derive(Deserialize)]
pub struct AVerifier {
    pub fiche: i64,
    pub champ: String,
    pub note: String,
}

#[derive(Deserialize)]
pub struct Fiche {
    pub numero: i64,
    pub ambition: i64,
    pub titre: String,
    pub pilotage_mode: String,
    pub pilotes: Vec<String>,
    #[serde(default)]
    pub pilotes_services: BTreeMap<String, Vec<String>>,
    pub partenaires: Vec<String>,
    pub objectif_strategique: String,
    pub objectifs_operationnels: Vec<String>,
    pub declinaisons: Vec<Declinaison>,
    pub public_cible: String,
    pub liens_programmes: Vec<String>,
    pub liens_fiches: Vec<i64>,
    pub indicateurs_resultat: Vec<Indicateur>,
    pub indicateurs_suivi: Vec<Indicateur>,
}

#[derive(Deserialize)]
pub struct Declinaison {
    pub lettre: String,
    pub libelle: String,
    pub annees: Vec<i64>,
    #[serde(default)]
    pub details: Vec<String>,
}

#[derive(Deserialize)]
pub struct Indicateur {
    pub lettres: Vec<String>,
    pub libelle: String,
    pub unite: String,
    pub mesure: String,
    pub derive_de: Option<usize>,
}

#[derive(Deserialize)]
pub struct Demonstration {
    pub comptes: Vec<Compte>,
    pub contacts: Vec<Contact>,
    pub cibles: Vec<Cible>,
    pub exercices: BTreeMap<String, Exercice>,
    pub comites: Vec<Comite>,
    pub avenants: Vec<Avenant>,
    pub engagements: ville::SuiviFictif,
}

#[derive(Deserialize)]
pub struct Compte {
    pub role: String,
    pub fonction: String,
    pub email: String,
    pub organisation: String,
}

#[derive(Deserialize)]
pub struct Contact {
    pub organisation: String,
    pub fonction: String,
    pub email: String,
    pub suppleant: Option<Suppleant>,
}

#[derive(Deserialize)]
pub struct Suppleant {
    pub fonction: String,
    pub email: String,
}

#[derive(Deserialize)]
pub struct Cible {
    pub fiche: i64,
    #[serde(rename = "type")]
    pub genre: String,
    pub rang: usize,
    pub sens: String,
    pub reference: String,
    pub cibles: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub struct Exercice {
    pub ouverte_le: Option<String>,
    pub echeance: Option<String>,
    pub close_le: Option<String>,
    pub figee_le: Option<String>,
    pub jours_ouverture: Option<i64>,
    pub jours_echeance: Option<i64>,
    pub reponses: Vec<Reponse>,
}

#[derive(Deserialize)]
pub struct Reponse {
    pub fiche: i64,
    pub etat: String,
    pub par: String,
    #[serde(default)]
    pub realisations: Vec<Realisation>,
    pub palier: Option<i64>,
    pub palier_motif: Option<String>,
    pub atteinte: Option<String>,
    #[serde(default)]
    pub valeurs: Vec<Valeur>,
    pub meteo: Option<String>,
    pub meteo_motif: Option<String>,
    pub difficultes: Option<String>,
    pub besoins: Option<String>,
    pub suites: Option<String>,
    pub commentaire: Option<String>,
    pub motif: Option<String>,
    pub motif_renvoi: Option<String>,
}

#[derive(Deserialize)]
pub struct Realisation {
    pub lettre: String,
    pub r: Option<String>,
    pub commentaire: Option<String>,
}

#[derive(Deserialize)]
pub struct Valeur {
    #[serde(rename = "type")]
    pub genre: String,
    pub rang: usize,
    pub valeur: Option<String>,
    pub nd: Option<String>,
}

#[derive(Deserialize)]
pub struct Comite {
    pub objet: String,
    pub tenue_le: Option<String>,
    pub jours: Option<i64>,
    #[serde(default)]
    pub ordre_du_jour: Vec<String>,
    #[serde(default)]
    pub decisions: Vec<Decision>,
}

#[derive(Deserialize)]
pub struct Decision {
    pub fiche: Option<i64>,
    #[serde(rename = "type")]
    pub genre: String,
    pub motif: String,
    pub responsable: String,
    pub echeance: Option<String>,
    pub etat: String,
    pub suivi: Option<String>,
    pub avenant_requis: bool,
}

#[derive(Deserialize)]
pub struct Avenant {
    pub numero: i64,
    pub objet: String,
    pub demandeur: String,
    pub modifications: Vec<Modification>,
}

#[derive(Deserialize)]
pub struct Modification {
    pub fiche: i64,
    pub champ: String,
    pub apres: String,
}
