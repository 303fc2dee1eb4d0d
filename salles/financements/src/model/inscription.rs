//! An association that asks for its account: « crée un compte ou est invitée ».

use acteurs::model::{CompteId, OrganisationId};
use jiff::Timestamp;
use kernel::{Lang, code_enum};
use store::{columns, record};

code_enum! {
    /// What became of a request.
    pub enum EtatInscription {
        /// A link was sent; nobody opened it yet.
        Demandee = "demandee",
        /// Nobody knew the association: it is open, for the team to verify.
        Ouverte = "ouverte",
        /// It was known: the team says whether the account acts for it.
        EnAttente = "en_attente",
        Rattachee = "rattachee",
        Refusee = "refusee",
    }
}
columns!(EtatInscription);

record! {
    /// What was asked, by whom, and what the team answered.
    pub struct Inscription: InscriptionId in "inscription" {
        pub courriel: String,
        /// A function: « Présidente ».
        pub fonction: String,
        /// The association, as typed.
        pub nom: String,
        pub siret: Option<String>,
        pub rna: Option<String>,
        pub langue: Lang,
        pub etat: EtatInscription,
        pub demandee_a: Timestamp,
        pub confirmee_a: Option<Timestamp>,
        pub compte_id: Option<CompteId>,
        /// The structure created, or to which the account was attached.
        pub organisation_id: Option<OrganisationId>,
        pub decidee_a: Option<Timestamp>,
        pub decidee_par: Option<String>,
        pub motif: String,
    }
}

impl Inscription {
    /// Open without anyone of the team having looked at it.
    #[must_use]
    pub fn a_verifier(&self) -> bool {
        self.etat == EtatInscription::Ouverte && self.decidee_a.is_none()
    }
}
