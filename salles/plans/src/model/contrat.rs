//! The contract as an object: parties, commitments, money promised, governance, levels.

use acteurs::model::OrganisationId;
use jiff::civil::Date;
use kernel::code_enum;
use serde::{Deserialize, Serialize};
use store::{Json, columns, record};

code_enum! {
    pub enum ModeleContrat {
        Cls = "cls",
        ContratDeVille = "contrat_de_ville",
        Libre = "libre",
    }
}

code_enum! {
    pub enum EtatContrat {
        Projet = "projet",
        Signe = "signe",
        EnVigueur = "en_vigueur",
        Clos = "clos",
        Resilie = "resilie",
    }
}

code_enum! {
    /// « "Année 1" est une règle écrite (civile, anniversaire ou scolaire, avec date de départ) ».
    pub enum RegleAnnee {
        Civile = "civile",
        Anniversaire = "anniversaire",
        Scolaire = "scolaire",
    }
}

code_enum! {
    /// « Les statistiques entre contrats passent par la catégorie. »
    pub enum Categorie {
        AVenir = "a_venir",
        Active = "active",
        Suspendue = "suspendue",
        Terminee = "terminee",
        Abandonnee = "abandonnee",
    }
}
columns!(ModeleContrat, EtatContrat, RegleAnnee, Categorie);

/// One status of a contract's own set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statut {
    pub code: String,
    pub libelle: String,
    pub sens: String,
    pub categorie: Categorie,
    pub motif_exige: bool,
    /// Codes one may pass to; empty: all.
    pub passages: Vec<String>,
}

record! {
    pub struct Contrat: ContratId in "contrat" {
        /// Its name in addresses.
        pub slug: String,
        pub modele: ModeleContrat,
        pub titre: String,
        pub sigle: Option<String>,
        /// As printed: « 2024-2029 ».
        pub periode: String,
        pub annee_debut: i64,
        pub annee_fin: i64,
        pub duree_annees: i64,
        /// « Sans date de signature, le contrat vit avec sa période affichée et le signale. »
        pub signe_le: Option<Date>,
        /// First day of year 1.
        pub annee_un_le: Date,
        pub regle_annee: RegleAnnee,
        /// Names of the levels, from the top: « Ambition », « Objectif général ».
        pub niveaux: Json<Vec<String>>,
        pub porteur_id: Option<OrganisationId>,
        pub etat: EtatContrat,
        pub perimetre: String,
        pub revision: String,
        pub resiliation: Json<Vec<String>>,
        pub evaluation: Json<Vec<String>>,
        /// Steps of the yearly rate, in percent: 20 to 100; « La grille n'a pas de 0 ».
        pub paliers: Json<Vec<i64>>,
        pub statuts: Json<Vec<Statut>>,
        /// Least coverage, in percent, for a rate to exist on a sheet.
        pub couverture_fiche: i64,
        /// The same on a level and on the contract.
        pub couverture_plan: i64,
        /// Grows with each amendment applied.
        pub version_plan: i64,
        pub source: String,
    }
}

record! {
    /// « Fonction, pas nom de personne, dans les données publiées. »
    pub struct Signataire: SignataireId in "signataire" {
        pub contrat_id: ContratId,
        pub organisation_id: OrganisationId,
        pub fonction: String,
        pub part: Option<String>,
        pub signe_le: Option<Date>,
        pub ordre: i64,
    }
}

record! {
    /// « Un montant absent n'est pas 0 €. »
    pub struct Financement: FinancementId in "financement" {
        pub contrat_id: ContratId,
        pub organisation_id: Option<OrganisationId>,
        pub objet: String,
        pub montant_centimes: Option<i64>,
        pub periodicite: Option<String>,
        pub ordre: i64,
    }
}

record! {
    /// One body of the contract: COPIL, COPIL élargi, groupes de travail, coordination.
    pub struct Gouvernance: GouvernanceId in "gouvernance" {
        pub contrat_id: ContratId,
        pub code: String,
        pub nom: String,
        pub role: String,
        pub composition: Json<Vec<String>>,
        pub missions: Json<Vec<String>>,
        pub rythme: Option<String>,
        pub ordre: i64,
    }
}

record! {
    /// A node of the plan: « Profondeur libre ; noms de niveaux par contrat. Pas de cycle. »
    pub struct Noeud: NoeudId in "noeud" {
        pub contrat_id: ContratId,
        pub parent_id: Option<NoeudId>,
        /// 1 at the top.
        pub niveau: i64,
        pub code: String,
        pub titre: String,
        pub ordre: i64,
        pub poids: i64,
        pub objectifs: Json<Vec<String>>,
    }
}

impl Noeud {
    /// A node not yet written, after all the others.
    #[must_use]
    pub fn vierge(contrat_id: ContratId) -> Self {
        Self {
            id: NoeudId::fresh(),
            version: 1,
            contrat_id,
            parent_id: None,
            niveau: 1,
            code: String::new(),
            titre: String::new(),
            ordre: i64::MAX,
            poids: 1,
            objectifs: Json(vec![]),
        }
    }
}
