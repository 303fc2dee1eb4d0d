//! The yearly review: campaign, respondents, answers, what is accepted into the plan, editions.

use super::{ContratId, DeclinaisonId, FicheActionId, NoeudId};
use acteurs::model::{LienSigneId, OrganisationId};
use jiff::{Timestamp, civil::Date};
use kernel::code_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Json, columns, record};

code_enum! {
    /// « préparée → ouverte → close → figée » or « annulée ».
    pub enum EtatCampagne {
        Preparee = "preparee",
        Ouverte = "ouverte",
        Close = "close",
        Figee = "figee",
        Annulee = "annulee",
    }
}

code_enum! {
    pub enum EtatReponse {
        AFaire = "a_faire",
        Commencee = "commencee",
        Deposee = "deposee",
        Renvoyee = "renvoyee",
        Acceptee = "acceptee",
        Dispensee = "dispensee",
        SansReponse = "sans_reponse",
    }
}

code_enum! {
    /// What a campaign can ask on a sheet.
    pub enum ChampDemande {
        Declinaisons = "declinaisons",
        Palier = "palier",
        Atteinte = "atteinte",
        Indicateurs = "indicateurs",
        Meteo = "meteo",
        Difficultes = "difficultes",
        Besoins = "besoins",
        Suites = "suites",
        Pieces = "pieces",
    }
}

code_enum! {
    /// The box « Réalisé O/N » of the paper form.
    pub enum OuiNon {
        Oui = "O",
        Non = "N",
    }
}

code_enum! {
    /// « soleil "objectifs sécurisés", couvert "objectifs atteignables", nuage "appuis nécessaires",
    /// orage "objectifs compromis" ; plus non renseignée, non nécessaire ».
    pub enum Ciel {
        Soleil = "soleil",
        Couvert = "couvert",
        Nuage = "nuage",
        Orage = "orage",
        NonNecessaire = "non_necessaire",
    }
}
columns!(EtatCampagne, EtatReponse, OuiNon, Ciel);

/// What part of the plan a campaign, or a delegated link, covers. Empty lists: all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portee {
    #[serde(default)]
    pub noeuds: Vec<NoeudId>,
    #[serde(default)]
    pub fiches: Vec<FicheActionId>,
}

/// One thing asked, and whether an answer is complete without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub champ: ChampDemande,
    pub obligatoire: bool,
}

record! {
    /// « Collecte datée auprès de répondants désignés, close par une édition ».
    pub struct Campagne: CampagneId in "campagne" {
        pub contrat_id: ContratId,
        /// Contract year reviewed: 1, 2, …
        pub exercice: i64,
        pub titre: String,
        pub etat: EtatCampagne,
        pub ouverte_le: Option<Date>,
        pub echeance: Date,
        pub close_le: Option<Date>,
        pub figee_le: Option<Date>,
        pub annulee_motif: Option<String>,
        /// The coordinator's words in the opening mail.
        pub message: String,
        pub portee: Json<Portee>,
        pub champs: Json<Vec<Question>>,
        /// Days of reminders relative to the deadline: −7, −1, +3, +10.
        pub relances: Json<Vec<i64>>,
    }
}

record! {
    /// Someone asked to answer, known by function and mail; no account is needed.
    pub struct Repondant: RepondantId in "repondant" {
        pub campagne_id: CampagneId,
        pub contrat_id: ContratId,
        pub organisation_id: Option<OrganisationId>,
        /// Function: « Cheffe de projet, délégation départementale ».
        pub nom: String,
        pub courriel: String,
        pub suppleant_courriel: Option<String>,
        /// Account of the same mail, when there is one.
        pub compte_id: Option<String>,
        pub lien_id: Option<LienSigneId>,
        /// « le répondant désigne un collègue de son organisation, qui reçoit son propre lien ».
        pub delegue_de: Option<RepondantId>,
        /// Sheets a delegate may answer; empty for a respondent: all of theirs.
        pub portee: Json<Portee>,
        /// Why mail does not reach them.
        pub echec: Option<String>,
    }
}

/// What was typed for one sheet, as typed: numbers are text until they are checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saisie {
    /// By key of déclinaison.
    pub realisations: BTreeMap<String, SaisieRealisation>,
    /// « 0/20/40/60/80/100 »; empty: not answered.
    pub palier: String,
    pub palier_motif: String,
    /// `O`, `N` or empty.
    pub atteinte: String,
    /// By key of indicator.
    pub valeurs: BTreeMap<String, SaisieValeur>,
    pub meteo: String,
    pub meteo_motif: String,
    pub difficultes: String,
    pub besoins: String,
    pub suites: String,
    pub commentaire: String,
    /// « non disponible » with its reason, by name of field: `palier`, `meteo`, `r.<key>.fait`…
    pub indisponibles: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SaisieRealisation {
    /// `O`, `N` or empty: « Une case vide n'est pas "N" ».
    pub fait: String,
    pub commentaire: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SaisieValeur {
    /// As typed: « 1 200 », « 15 % », « n.d ».
    pub valeur: String,
    /// Why it is not available.
    pub motif: String,
    /// Why a value far from last year's is right all the same.
    pub justification: String,
}

record! {
    /// The answer expected for one sheet in one campaign.
    pub struct Reponse: ReponseId in "reponse" {
        pub campagne_id: CampagneId,
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub repondant_id: RepondantId,
        pub etat: EtatReponse,
        /// Its own deadline when it was sent back; else the campaign's.
        pub echeance: Option<Date>,
        pub contenu: Json<Saisie>,
        pub commencee_a: Option<Timestamp>,
        pub deposee_a: Option<Timestamp>,
        /// Who sent it, « pour le compte de » included.
        pub deposee_par: Option<String>,
        /// Why it was sent back, or dispensed with.
        pub motif: Option<String>,
        pub traitee_a: Option<Timestamp>,
        pub traitee_par: Option<String>,
    }
}

record! {
    /// What the plan says of one sheet for one year, once accepted.
    pub struct BilanAnnuel: BilanAnnuelId in "bilan_annuel" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub annee: i64,
        /// 0, 20, …, 100; absent: not declared.
        pub palier: Option<i64>,
        pub atteinte: Option<OuiNon>,
        pub commentaire: String,
        pub difficultes: String,
        pub besoins: String,
        pub suites: String,
        pub meteo: Option<Ciel>,
        pub meteo_motif: Option<String>,
        pub meteo_le: Option<Date>,
        pub reponse_id: Option<ReponseId>,
        pub auteur: String,
        pub accepte_par: Option<String>,
    }
}

record! {
    /// The box O/N of one déclinaison for one year, once accepted.
    pub struct Realisation: RealisationId in "realisation" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub declinaison_id: DeclinaisonId,
        pub annee: i64,
        pub fait: OuiNon,
        pub commentaire: String,
        pub note_le: Date,
        pub auteur: String,
    }
}

record! {
    /// An evidence file; its bytes are in `piece_contenu`.
    pub struct Piece: PieceId in "piece" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub reponse_id: Option<ReponseId>,
        pub nom: String,
        pub mime: String,
        pub taille: i64,
        pub sha256: String,
        pub deposee_a: Timestamp,
        pub deposee_par: String,
    }
}

record! {
    /// « copie immuable, numérotée (2026-1), empreinte publiée »; its text is in `edition_contenu`.
    pub struct Edition: EditionId in "edition" {
        pub contrat_id: ContratId,
        pub campagne_id: Option<CampagneId>,
        pub exercice: i64,
        pub numero: String,
        /// Why a correction was needed.
        pub motif: Option<String>,
        pub remplace_id: Option<EditionId>,
        pub figee_a: Timestamp,
        pub figee_par: String,
        /// SHA-256 of the content, hexadecimal.
        pub empreinte: String,
        pub publiee_a: Option<Timestamp>,
    }
}
