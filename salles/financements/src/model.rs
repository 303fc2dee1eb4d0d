//! What is funded, by whom, for whom. `appel`, `dossier` and `decision` are the tables; below are the facts of a voted
//! programme, as published.

mod appel;
mod avis;
mod colonnes;
mod conseil;
mod conservation;
mod dauphin;
mod decision;
mod dossier;
mod equipe;
mod execution;
mod identifiant;
mod inscription;
mod modele;
mod publication;
mod tache;

use jiff::civil::Date;
use jiff::{Timestamp, civil};

use crate::regles::{Euros, Financeur};
pub use appel::*;
pub use avis::*;
pub use conseil::*;
pub use conservation::*;
pub use dauphin::*;
pub use decision::*;
pub use dossier::*;
pub use equipe::*;
pub use execution::*;
pub use identifiant::{IdentifiantRefuse, Rna, Siret};
pub use inscription::*;
pub use modele::*;
pub use publication::*;
pub use tache::*;

/// A public body that gives money, or a funder without account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribuant {
    pub financeur: Financeur,
    pub nom: String,
    pub siret: Siret,
    /// The service that instructs, when it is not the body itself.
    pub service: Option<(String, Siret)>,
    /// « Refus publiés seulement si le financeur l'a décidé. » (Financements, § 10)
    pub publie_ses_refus: bool,
}

/// Who receives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beneficiaire {
    pub nom: String,
    pub siret: Option<Siret>,
    pub rna: Option<Rna>,
    /// « porteur personne physique ou entreprise individuelle : agrégé, jamais nommé ».
    pub personne_physique: bool,
}

/// A multi-year agreement, as a file cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CpoCitee {
    /// « un identifiant public pour tous les financeurs et toutes les années ».
    pub identifiant: String,
    pub annees: Vec<i16>,
}

/// A file once its funders have voted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierVote {
    /// « numéro public `AAAA-nnnn` ».
    pub numero: String,
    pub exercice: i16,
    /// « intitulé public relu », at most 256 signs.
    pub intitule: String,
    /// « résumé relu ».
    pub resume: String,
    pub beneficiaire: Beneficiaire,
    pub depose_le: Date,
    pub periode: (Date, Date),
    /// Names of the QPV.
    pub quartiers: Vec<String>,
    /// The part of each, whole per cent, in the same order.
    pub parts: Vec<i64>,
    pub defi: Option<String>,
    pub theme: Option<String>,
    pub objectif: Option<String>,
    pub cpo: Option<CpoCitee>,
    pub lignes: Vec<LigneVotee>,
    /// Cost borne, once the review is validated.
    pub cout_realise: Option<Euros>,
    /// People reached, once the review is validated.
    pub touches: Option<i64>,
    pub evaluation: Option<String>,
    pub modifie_a: Timestamp,
}

/// What one funder decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneVotee {
    pub attribuant: Attribuant,
    pub demande: Euros,
    pub decision: Decision,
    /// « n° de l'acte ».
    pub acte: Option<String>,
    pub convention_signee_le: Option<Date>,
    pub nature: NatureAide,
    pub versement: Versement,
    pub paye: Option<Euros>,
}

/// « `en cours d'intruction` [sic], `attribuée`, `ineligible`, `refusée` ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Attendue,
    Attribuee { montant: Euros, le: civil::Date },
    Ineligible { le: civil::Date },
    Refusee { le: civil::Date },
}

/// « numéraire, sauf mise à disposition ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NatureAide {
    Numeraire,
    Nature,
    NumeraireEtNature,
}

/// When it is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Versement {
    Unique { le: Date },
    Echelonne { du: Date, au: Date },
    Autre { description: String, du: Date, au: Date },
}

impl LigneVotee {
    /// What the funder gave, if it did.
    #[must_use]
    pub const fn montant(&self) -> Option<Euros> {
        match self.decision {
            Decision::Attribuee { montant, .. } => Some(montant),
            _ => None,
        }
    }

    /// The day of the decision.
    #[must_use]
    pub const fn decidee_le(&self) -> Option<Date> {
        match self.decision {
            Decision::Attendue => None,
            Decision::Attribuee { le, .. } | Decision::Ineligible { le } | Decision::Refusee { le } => Some(le),
        }
    }
}

impl DossierVote {
    /// The other funders who gave: what national open data cannot say.
    pub fn cofinanceurs<'a>(&'a self, ligne: &'a LigneVotee) -> impl Iterator<Item = &'a LigneVotee> + 'a {
        let donne = |l: &LigneVotee| l.montant().is_some_and(Euros::est_positif);
        self.lignes.iter().filter(move |l| donne(l) && l.attribuant.financeur != ligne.attribuant.financeur)
    }
}
