//! The call: who may give, what it says, what each funder has. Amounts of columns are centimes.

use crate::regles::enveloppe::Nature;
use crate::regles::etats::{EtatAppel, EtatCpo};
use crate::regles::{Euros, Financeur, Parametres};
use acteurs::model::OrganisationId;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::code_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Json, columns, record};

record! {
    /// Who may give: « Instructeur : a des comptes et remplit sa colonne. Déclaré : figure au plan sans instruire ».
    pub struct FinanceurInscrit: FinanceurInscritId in "financeur" {
        pub code: Financeur,
        pub nom: String,
        /// The organisation whose accounts fill the column.
        pub organisation_id: Option<OrganisationId>,
        pub siret: Option<String>,
        /// The line of the budget where its money is written: `74etat`, `74epci`… (Financements, § 4).
        pub ligne_budget: String,
        pub instruit: bool,
        /// « Refus publiés seulement si le financeur l'a décidé. »
        pub publie_refus: bool,
        pub rang: i64,
    }
}

/// One criterion of the grid of notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CritereGrille {
    pub code: String,
    pub libelle: String,
    pub poids: u32,
    pub max: u32,
}

record! {
    /// « Campagne annuelle d'attribution des crédits spécifiques. »
    pub struct Appel: AppelId in "appel" {
        pub contrat_id: String,
        /// The word of its address: `contrat-de-ville-2026`.
        pub slug: String,
        pub intitule: String,
        pub exercice: i64,
        pub etat: EtatAppel,
        pub ouverture_a: Option<Timestamp>,
        /// « clôture (instant) » : no deposit from that instant on.
        pub cloture_a: Option<Timestamp>,
        /// When the team closed it.
        pub clos_a: Option<Timestamp>,
        pub grille: Json<Vec<CritereGrille>>,
    }
}

impl Appel {
    /// When deposits end: the published closing, or the day the team closed before it.
    #[must_use]
    pub fn fin_des_depots(&self) -> Option<Timestamp> {
        match (self.cloture_a, self.clos_a) {
            (Some(prevue), Some(dite)) => Some(prevue.min(dite)),
            (prevue, dite) => prevue.or(dite),
        }
    }

    /// The published closing, when the team closed before it.
    #[must_use]
    pub fn close_avant(&self) -> Option<Timestamp> {
        self.cloture_a.filter(|prevue| self.clos_a.is_some_and(|dite| dite < *prevue))
    }
}

code_enum! {
    /// Where a version of the framing letter stands.
    pub enum EtatLettre {
        Projet = "projet",
        Soumise = "soumise",
        EnVigueur = "en_vigueur",
        Remplacee = "remplacee",
    }
}
columns!(EtatLettre);

/// A date of the calendar of the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repere {
    pub le: Date,
    pub quoi: String,
}

/// A paper asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceDemandee {
    /// What it is, in words: « RIB ».
    pub genre: String,
    /// Only when this funder is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si_financeur: Option<Financeur>,
    pub obligatoire: bool,
}

/// What the letter says in words: five sections, a calendar, papers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContenuLettre {
    /// By code: see [`crate::regles::appel::RUBRIQUES`].
    pub rubriques: BTreeMap<String, String>,
    pub calendrier: Vec<Repere>,
    pub pieces: Vec<PieceDemandee>,
    /// Why the call was given up, when it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abandon: Option<AbandonAppel>,
}

/// A call that was given up: the day, the reason, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbandonAppel {
    pub le: Date,
    pub motif: String,
    pub par: String,
}

record! {
    /// « règlement de l'appel, versionné, voté par le COPIL ; elle porte calendrier, règles, paramètres, enveloppes ».
    pub struct LettreCadrage: LettreCadrageId in "lettre_cadrage" {
        pub appel_id: AppelId,
        /// 1, 2…: « règles changées après ouverture = nouvelle version votée ».
        pub numero: i64,
        pub etat: EtatLettre,
        pub contenu: Json<ContenuLettre>,
        pub parametres: Json<Parametres>,
        /// The first day its parameters hold; absent: from the vote.
        pub effet_le: Option<Date>,
        pub vote_copil_le: Option<Date>,
        pub seance: String,
        /// What this version changes and why.
        pub motif: String,
        pub cree_a: Timestamp,
    }
}

record! {
    /// « crédits d'un financeur pour un exercice », a tree: « Σ enfants ≤ parent ; sans acte : « prévisionnel » ».
    pub struct Enveloppe: EnveloppeId in "enveloppe" {
        pub contrat_id: String,
        pub exercice: i64,
        pub financeur: Financeur,
        pub parent_id: Option<EnveloppeId>,
        pub nature: Nature,
        pub libelle: String,
        pub montant_centimes: i64,
        pub acte: Option<String>,
        pub acte_le: Option<Date>,
    }
}

impl Enveloppe {
    #[must_use]
    pub const fn montant(&self) -> Euros {
        Euros::de_centimes(self.montant_centimes)
    }
}

record! {
    /// « part promise à une CPO ».
    pub struct Reservation: ReservationId in "reservation" {
        pub enveloppe_id: EnveloppeId,
        pub cpo_id: CpoId,
        pub montant_centimes: i64,
    }
}

/// What an agreement promises.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContenuCpo {
    /// By year, then funder.
    pub montants: BTreeMap<i64, BTreeMap<Financeur, Euros>>,
    pub signataires: Vec<Financeur>,
    /// The years evaluated (CPO-02).
    pub evaluations: Vec<i64>,
    pub objet: String,
}

record! {
    /// « convention pluriannuelle d'objectifs, 3 ans » ; « un identifiant public pour tous les financeurs et toutes les années ».
    pub struct Cpo: CpoId in "cpo" {
        pub contrat_id: String,
        pub identifiant: String,
        pub action_id: super::ActionAideeId,
        /// `structurante`, `ancienne`, `experimentale`, `petite`, `pre`.
        pub categorie: String,
        pub annee_debut: i64,
        pub annee_fin: i64,
        pub etat: EtatCpo,
        pub contenu: Json<ContenuCpo>,
    }
}
