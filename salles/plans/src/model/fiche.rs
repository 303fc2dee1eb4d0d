//! The sheet: « Unité de pilotage : pilote, partenaires, contexte, objectifs, déclinaisons, public,
//! liens, indicateurs. »

use super::{ContratId, NoeudId};
use acteurs::model::OrganisationId;
use jiff::civil::Date;
use kernel::code_enum;
use store::{Json, columns, record};
use territoire::model::TerritoireId;

code_enum! {
    /// « Mention imprimée ; ne dit pas le nombre de pilotes. »
    pub enum ModePilotage {
        Pilotage = "pilotage",
        Copilotage = "copilotage",
    }
}

code_enum! {
    pub enum RoleParticipation {
        Pilote = "pilote",
        Partenaire = "partenaire",
    }
}

code_enum! {
    /// Types of links.
    pub enum GenreLienFiche {
        ContribueA = "contribue_a",
        DependDe = "depend_de",
        Prolonge = "prolonge",
        Complete = "complete",
        Decline = "decline",
        Remplace = "remplace",
        Doublonne = "doublonne",
    }
}

code_enum! {
    pub enum EtatLien {
        Confirme = "confirme",
        AVerifier = "a_verifier",
        Refuse = "refuse",
    }
}

code_enum! {
    pub enum EtatMarque {
        Ouverte = "ouverte",
        Reglee = "reglee",
    }
}
columns!(ModePilotage, RoleParticipation, GenreLienFiche, EtatLien, EtatMarque);

record! {
    pub struct FicheAction: FicheActionId in "fiche_action" {
        pub contrat_id: ContratId,
        pub noeud_id: NoeudId,
        pub numero: i64,
        pub titre: String,
        /// The title printed in the table of the plan, when it differs.
        pub titre_plan: Option<String>,
        pub mode_pilotage: ModePilotage,
        pub contexte: String,
        pub objectif_strategique: String,
        /// « zéro objectif est légal (fiche 10) ».
        pub objectifs_operationnels: Json<Vec<String>>,
        /// « Texte intégral, plus des étiquettes qui ne l'effacent jamais. »
        pub public_cible: String,
        pub publics: Json<Vec<String>>,
        /// Code of the contract's status set.
        pub statut: String,
        pub statut_motif: Option<String>,
        pub poids: i64,
        /// « Rien ne se détruit : retirer = fin d'effet. »
        pub retiree_le: Option<Date>,
        /// Accent-blind text of number, title, objectives, pilots and public.
        pub recherche: String,
    }
}

impl FicheAction {
    /// A sheet not yet written, in that status of its contract.
    #[must_use]
    pub fn vierge(contrat_id: ContratId, statut: String) -> Self {
        Self {
            id: FicheActionId::fresh(),
            version: 1,
            contrat_id,
            noeud_id: NoeudId::fresh(),
            numero: 0,
            titre: String::new(),
            titre_plan: None,
            mode_pilotage: ModePilotage::Pilotage,
            contexte: String::new(),
            objectif_strategique: String::new(),
            objectifs_operationnels: Json(vec![]),
            public_cible: String::new(),
            publics: Json(vec![]),
            statut,
            statut_motif: None,
            poids: 1,
            retiree_le: None,
            recherche: String::new(),
        }
    }
}

record! {
    /// « Sous-action repérée par une lettre […]. La lettre n'est pas unique. »
    pub struct Declinaison: DeclinaisonId in "declinaison" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        /// The letter retained (A, B, C).
        pub lettre: String,
        /// The letter printed, when it differs (A, A, B on sheet 34).
        pub lettre_imprimee: String,
        pub libelle: String,
        pub details: Json<Vec<String>>,
        /// Term as printed, when known: « Années 2, 3, 4 et 5 ».
        pub echeance: Option<String>,
        /// Contract years in which it is planned; empty: « non précisée ».
        pub annees: Json<Vec<i64>>,
        pub ordre: i64,
        pub retiree_le: Option<Date>,
    }
}

impl Declinaison {
    /// A déclinaison not yet written, after those of its sheet.
    #[must_use]
    pub fn vierge(contrat_id: ContratId, fiche_id: FicheActionId, freres: &[Self]) -> Self {
        Self {
            id: DeclinaisonId::fresh(),
            version: 1,
            contrat_id,
            fiche_id,
            lettre: String::new(),
            lettre_imprimee: String::new(),
            libelle: String::new(),
            details: Json(vec![]),
            echeance: None,
            annees: Json(vec![]),
            ordre: freres.iter().map(|d| d.ordre).max().unwrap_or(0) + 1,
            retiree_le: None,
        }
    }
}

record! {
    /// A pilot or a partner of a sheet.
    pub struct Participation: ParticipationId in "participation" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub organisation_id: OrganisationId,
        pub role: RoleParticipation,
        /// « pilotes "A / B, C (service)" ».
        pub services: Json<Vec<String>>,
        pub ordre: i64,
    }
}

record! {
    /// « Référentiel commun à tous les contrats. »
    pub struct Programme: ProgrammeId in "programme" {
        pub nom: String,
        pub variantes: Json<Vec<String>>,
        pub nature: Option<String>,
        pub cle: String,
        /// Who runs it, as a document names them.
        pub porteur: Option<String>,
        pub note: Option<String>,
        /// The contract followed here that this programme is.
        pub contrat_id: Option<ContratId>,
    }
}

record! {
    /// A typed link from a sheet to a sheet, a programme, or a text nobody resolved yet.
    pub struct Lien: LienId in "lien" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub genre: GenreLienFiche,
        pub cible_fiche_id: Option<FicheActionId>,
        pub programme_id: Option<ProgrammeId>,
        /// As printed.
        pub texte: String,
        pub etat: EtatLien,
        pub ordre: i64,
    }
}

record! {
    pub struct FicheTerritoire: FicheTerritoireId in "fiche_territoire" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub territoire_id: TerritoireId,
    }
}

record! {
    /// « le texte imprimé est conservé, la lecture retenue est à côté, l'écart est listé "à vérifier" ».
    pub struct Marque: MarqueId in "marque" {
        pub contrat_id: ContratId,
        pub fiche_id: Option<FicheActionId>,
        pub champ: String,
        pub texte_source: String,
        pub retenu: String,
        pub note: String,
        pub etat: EtatMarque,
        /// What was decided when it was settled.
        pub choix: Option<String>,
        pub reglee_le: Option<Date>,
        pub reglee_par: Option<String>,
        pub ordre: i64,
    }
}
