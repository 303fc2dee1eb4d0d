//! The shape of `contrat-de-ville.json`, and of what the demonstration adds to its promises.

use super::{Erreur, read};
use serde::Deserialize;

pub fn contrat_de_ville() -> Result<Ville, Erreur> {
    read("contrat-de-ville.json", include_str!("../../../../donnees/carcassonne/contrat-de-ville.json"))
}

#[derive(Deserialize)]
pub struct Ville {
    pub source: super::Source,
    pub contrat: Contrat,
    pub defis: Vec<Defi>,
    pub axes_transversaux: Vec<Axe>,
    pub programmes: Vec<Programme>,
    pub signataires: Vec<Signataire>,
    pub engagements: Engagements,
    pub gouvernance: Gouvernance,
    pub evaluation: Evaluation,
    pub fiches_actions: FichesActions,
    pub remarques: Vec<Remarque>,
}

#[derive(Deserialize)]
pub struct Contrat {
    pub porteur: String,
    pub periode: Periode,
}

#[derive(Deserialize)]
pub struct Periode {
    pub debut: i64,
    pub fin: i64,
    pub duree_ans: i64,
}

#[derive(Deserialize)]
pub struct Defi {
    pub code: String,
    pub nom: String,
    pub champ: String,
    pub resume: String,
    pub objectifs_strategiques: Vec<Objectif>,
}

#[derive(Deserialize)]
pub struct Objectif {
    pub code: String,
    pub nom: String,
    pub objectifs_recherches: Vec<String>,
    pub focus_actions: Vec<Coded>,
    /// Codes of programmes.
    pub articulations: Vec<String>,
}

#[derive(Deserialize)]
pub struct Coded {
    pub code: String,
    pub texte: String,
}

#[derive(Deserialize)]
pub struct Axe {
    pub code: String,
    pub nom: String,
    pub enjeux: Vec<String>,
}

#[derive(Deserialize)]
pub struct Programme {
    pub code: String,
    pub nom: String,
    pub porteur: Option<String>,
    pub note: Option<String>,
    /// The name under which another contract cites the same programme.
    pub meme_que: Option<String>,
}

#[derive(Deserialize)]
pub struct Signataire {
    pub organisation: String,
    pub fonction_signataire: String,
    pub annuaire: String,
}

#[derive(Deserialize)]
pub struct Engagements {
    pub thematiques: Vec<Thematique>,
    pub organisations: Vec<Debiteur>,
    pub matrice: Vec<Case>,
    pub lectures: Vec<Lecture>,
    pub hors_matrice: Vec<HorsMatrice>,
}

#[derive(Deserialize)]
pub struct Thematique {
    pub code: String,
    pub nom: String,
    pub rattachement: String,
    pub objectifs_lies: Vec<String>,
}

#[derive(Deserialize)]
pub struct Debiteur {
    pub code: String,
    pub nom: String,
    pub annuaire: String,
    pub enveloppe_eur: Option<i64>,
    pub dont_appel_a_projets_eur: Option<i64>,
    pub moyens_humains: Option<String>,
    pub moyens_materiels: Option<String>,
    pub engagements_generaux: Vec<String>,
}

#[derive(Deserialize)]
pub struct Case {
    pub organisation: String,
    pub thematique: String,
    pub engagements: Vec<String>,
}

/// What a promise says of its own day and quantity.
#[derive(Deserialize)]
pub struct Lecture {
    pub organisation: String,
    pub thematique: String,
    /// 1 for the first promise of the cell.
    pub rang: usize,
    pub echeance: Option<String>,
    pub promis: Option<String>,
    pub unite: String,
}

#[derive(Deserialize)]
pub struct HorsMatrice {
    pub annuaire: String,
    pub nom: String,
    pub engagements: Vec<String>,
}

#[derive(Deserialize)]
pub struct Gouvernance {
    pub instances: Vec<Instance>,
    pub equipe: Vec<Membre>,
    pub temps_de_travail: Vec<String>,
    pub participation: Vec<Participation>,
    pub a_preciser: String,
}

#[derive(Deserialize)]
pub struct Instance {
    pub code: String,
    pub nom: String,
    pub frequence_mention: String,
    pub composition: Option<String>,
    pub attributions: Vec<String>,
}

#[derive(Deserialize)]
pub struct Membre {
    pub role: String,
    pub nombre: i64,
    pub organisation: Option<String>,
}

#[derive(Deserialize)]
pub struct Participation {
    pub niveau: String,
    pub texte: String,
}

#[derive(Deserialize)]
pub struct Evaluation {
    pub entrees: Vec<String>,
    pub questions: Vec<Coded>,
    pub calendrier: Vec<Etape>,
    pub outils: Vec<String>,
    pub criteres_indicateurs: Vec<String>,
}

#[derive(Deserialize)]
pub struct Etape {
    pub code: String,
    pub etape: String,
    pub moment: String,
    pub appui_externe: bool,
}

#[derive(Deserialize)]
pub struct FichesActions {
    pub note: String,
}

#[derive(Deserialize)]
pub struct Remarque {
    pub objet: String,
    pub texte: String,
}

/// Fictitious: what became of some promises.
#[derive(Deserialize)]
pub struct SuiviFictif {
    pub demandes: Vec<Demande>,
    pub suivis: Vec<Suivi>,
    pub avis: Vec<AvisDonne>,
}

#[derive(Deserialize)]
pub struct Demande {
    pub organisation: String,
    pub jours: i64,
    pub echeance_jours: i64,
    pub repondue: bool,
}

#[derive(Deserialize)]
pub struct Suivi {
    #[serde(flatten)]
    pub place: Place,
    pub etat: String,
    pub livre: Option<String>,
    pub preuve: Option<Preuve>,
}

/// One promise of the matrix.
#[derive(Deserialize)]
pub struct Place {
    pub organisation: String,
    pub thematique: String,
    pub rang: usize,
}

#[derive(Deserialize)]
pub struct Preuve {
    pub genre: String,
    pub datee_du: String,
    pub texte: String,
    pub acceptee: bool,
}

#[derive(Deserialize)]
pub struct AvisDonne {
    pub engagement: Place,
    pub par: String,
    pub avis: String,
    pub commentaire: String,
}
