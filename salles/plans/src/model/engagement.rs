//! « Promesse d'une organisation : quoi, combien, pour quand, envers qui », and what becomes of it.

use super::{AxeTransversalId, ContratId, NoeudId};
use acteurs::model::{LienSigneId, OrganisationId};
use jiff::{Timestamp, civil::Date};
use kernel::code_enum;
use store::{Json, columns, record};

code_enum! {
    /// What is written of a promise. « en retard : calculé » is no state of this list.
    pub enum EtatEngagement {
        Promis = "promis",
        EnCours = "en_cours",
        Tenu = "tenu",
        Renegocie = "renegocie",
        NonTenu = "non_tenu",
    }
}

impl EtatEngagement {
    /// The state of a promise written before states were.
    fn initial() -> Self {
        Self::Promis
    }
}

code_enum! {
    /// « Preuve : type (délibération, convention, paiement, compte rendu, livrable, photo) ».
    pub enum GenrePreuve {
        Deliberation = "deliberation",
        Convention = "convention",
        Paiement = "paiement",
        CompteRendu = "compte_rendu",
        Livrable = "livrable",
        Photo = "photo",
    }
}

code_enum! {
    pub enum EtatPreuve {
        AVerifier = "a_verifier",
        Acceptee = "acceptee",
        Refusee = "refusee",
    }
}

code_enum! {
    /// « le partenaire évalue aussi l'agglomération ».
    pub enum Avis {
        Tenue = "tenue",
        EnPartie = "en_partie",
        NonTenue = "non_tenue",
        SansAvis = "sans_avis",
    }
}
columns!(EtatEngagement, GenrePreuve, EtatPreuve, Avis);

record! {
    /// A written promise of a party.
    pub struct Engagement: EngagementId in "engagement" {
        pub contrat_id: ContratId,
        pub organisation_id: Option<OrganisationId>,
        /// As printed: « Tous les signataires », « CPAM ».
        pub debiteur: String,
        pub texte: String,
        pub ordre: i64,
        /// Absent: a promise on the whole contract.
        pub thematique_id: Option<ThematiqueId>,
        #[serde(default = "EtatEngagement::initial")]
        pub etat: EtatEngagement,
        pub echeance: Option<Date>,
        /// Quantity promised and delivered, decimal text; « ou "non précisé" ».
        pub promis: Option<String>,
        pub livre: Option<String>,
        #[serde(default)]
        pub unite: String,
        /// The promise that this one replaces: « l'ancienne reste liée ».
        pub remplace_id: Option<EngagementId>,
    }
}

record! {
    /// A line of the matrix of promises.
    pub struct Thematique: ThematiqueId in "thematique" {
        pub contrat_id: ContratId,
        pub code: String,
        pub nom: String,
        /// Code of the level or of the axis it stands under.
        pub rattachement: String,
        pub noeuds: Json<Vec<NoeudId>>,
        pub axe_id: Option<AxeTransversalId>,
        pub ordre: i64,
    }
}

record! {
    /// « Preuve : type, date, pièce ou lien, déposant, vérificateur. » The bytes are in `preuve_contenu`.
    pub struct Preuve: PreuveId in "preuve" {
        pub contrat_id: ContratId,
        pub engagement_id: EngagementId,
        pub genre: GenrePreuve,
        pub datee_du: Date,
        pub texte: String,
        pub adresse: Option<String>,
        pub piece_nom: Option<String>,
        pub piece_mime: Option<String>,
        pub piece_taille: Option<i64>,
        pub piece_sha256: Option<String>,
        pub etat: EtatPreuve,
        pub deposee_a: Timestamp,
        /// Function shown.
        pub deposee_par: String,
        /// Identifier of the account or of the link.
        pub deposant: String,
        pub organisation_id: Option<OrganisationId>,
        pub jugee_a: Option<Timestamp>,
        pub jugee_par: Option<String>,
        pub juge_organisation_id: Option<OrganisationId>,
        pub motif: Option<String>,
    }
}

record! {
    /// An organisation asked to say where its promises are, by its own signed link.
    pub struct DemandeEngagement: DemandeEngagementId in "demande_engagement" {
        pub contrat_id: ContratId,
        pub organisation_id: OrganisationId,
        pub nom: String,
        pub courriel: String,
        pub lien_id: Option<LienSigneId>,
        pub demandee_le: Date,
        pub echeance: Date,
        pub repondue_a: Option<Timestamp>,
    }
}

record! {
    /// What a partner thinks of a promise of the bearer.
    pub struct Appreciation: AppreciationId in "appreciation" {
        pub contrat_id: ContratId,
        pub engagement_id: EngagementId,
        pub organisation_id: OrganisationId,
        pub avis: Avis,
        pub commentaire: String,
        pub donnee_a: Timestamp,
        pub auteur: String,
    }
}
