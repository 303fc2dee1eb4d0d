//! Organisations, contacts, accounts, roles, signed links.

use jiff::{Timestamp, civil::Date};
use kernel::{Role, code_enum};
use store::{Json, columns, record};

code_enum! {
    /// The kinds of organisation that a contract gathers.
    pub enum Famille {
        Etat = "etat",
        AgenceSante = "agence_sante",
        Collectivite = "collectivite",
        SecuriteSociale = "securite_sociale",
        EtablissementSante = "etablissement_sante",
        ProfessionnelsSante = "professionnels_sante",
        Association = "association",
        Bailleur = "bailleur",
        Service = "service",
        Dispositif = "dispositif",
        Autre = "autre",
    }
}

code_enum! {
    /// What a signed link opens.
    pub enum GenreLien {
        /// The answers entrusted to a respondent (`objet_id`: the respondent).
        Reponse = "reponse",
        /// An invitation to open an account (`objet_id`: the account).
        Invitation = "invitation",
        /// The account that an association asked for by itself, to confirm (`objet_id`: the request).
        Inscription = "inscription",
        /// A password to choose again (`objet_id`: the account).
        MotDePasse = "mot_de_passe",
        /// A program that reads what the account may read (`objet_id`: the account, `destinataire`: the program).
        ApiLecture = "api_lecture",
        /// A program that also writes.
        ApiEcriture = "api_ecriture",
        /// The address of a calendar (`objet_id`: the account).
        Calendrier = "calendrier",
        /// The promises of an organisation (`objet_id`: the request).
        Engagement = "engagement",
        /// The column of a funder without account, in one call (`objet_id`: the call, then the funder).
        Financeur = "financeur",
    }
}
columns!(Famille, GenreLien);

record! {
    /// « Une organisation, plusieurs graphies ; fusion réversible ; jamais de doublon silencieux. »
    pub struct Organisation: OrganisationId in "organisation" {
        pub nom: String,
        pub sigle: Option<String>,
        /// The other spellings met in printed documents.
        pub graphies: Json<Vec<String>>,
        pub famille: Famille,
        /// « PMI → Département ».
        pub parent_id: Option<OrganisationId>,
        /// A generic label (« associations ») that designates nobody in particular.
        pub generique: bool,
        pub courriel: Option<String>,
        pub note: Option<String>,
        /// The organisation this one was merged into; kept, so that a merge can be undone.
        pub remplacee_par: Option<OrganisationId>,
        /// Accent-blind sort and search key.
        pub cle: String,
    }
}

impl Organisation {
    /// The short name when there is one: what lists show.
    #[must_use]
    pub fn court(&self) -> &str {
        self.sigle.as_deref().unwrap_or(&self.nom)
    }
}

record! {
    /// Someone who answers for an organisation, named by their function.
    pub struct Contact: ContactId in "contact" {
        pub organisation_id: OrganisationId,
        pub fonction: String,
        pub courriel: String,
        pub service: Option<String>,
        pub suppleant_de: Option<ContactId>,
        pub actif: bool,
    }
}

record! {
    /// An account of one collectivité.
    pub struct Compte: CompteId in "compte" {
        /// Lower case; unique in the collectivité.
        pub courriel: String,
        pub nom: String,
        pub organisation_id: Option<OrganisationId>,
        pub langue: kernel::Lang,
        pub actif: bool,
        pub oidc_emetteur: Option<String>,
        pub oidc_sujet: Option<String>,
    }
}

record! {
    /// A role given to an account, on one contract or (absent) on the whole collectivité.
    pub struct Attribution: AttributionId in "attribution" {
        pub compte_id: CompteId,
        pub role: Role,
        pub contrat_id: Option<String>,
    }
}

record! {
    /// One sign-in: what a person sees in « mes sessions » and can revoke.
    pub struct Connexion: ConnexionId in "connexion" {
        pub compte_id: CompteId,
        pub ouverte_a: Timestamp,
        pub agent: String,
        /// `mot_de_passe`, `oidc`, `demonstration`, `invitation`.
        pub moyen: String,
        pub revoquee_a: Option<Timestamp>,
    }
}

record! {
    /// « un lien = une campagne, un répondant, une portée ; valable jusqu'à la clôture ; révocable ;
    /// usages journalisés ». The secret is not here: it is computed from the id and the house's key.
    pub struct LienSigne: LienSigneId in "lien_signe" {
        pub genre: GenreLien,
        pub objet_id: String,
        pub destinataire: String,
        pub expire_a: Option<Timestamp>,
        pub revoque_a: Option<Timestamp>,
        /// The last day it was opened.
        pub vu_le: Option<Date>,
        /// Set when a link that serves once has served.
        pub utilise_a: Option<Timestamp>,
    }
}
