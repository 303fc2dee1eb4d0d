//! Paper: the documents a committee holds in its hands.
//!
//! This crate turns plain data into PDF. It computes no figure and decides nothing: the rooms hand over
//! numbers already written for the reader, with the short code that leads back to their explanation.
//! Every document is tagged PDF/UA-1 (the export fails rather than produce an inaccessible file), set in
//! Noto Sans, made without network, file system, system font or ambient clock. Text from users is data:
//! it is never read as typst markup.
//!
//! Neighbours: the rooms build the structs below; nothing here knows them. Read first [`Tirage`], then the
//! struct of the document you need, then `templates/`.

mod commande;
mod erreur;
mod modele;
mod monde;
mod polices;
mod texte;

// The sample data is shared with the preview, which sees this crate by its name.
#[cfg(test)]
extern crate self as paper;
#[cfg(test)]
mod tests;

pub use commande::Commande;
pub use erreur::{Diagnostic, Document, PaperError};
pub use kernel::Lang;
pub use modele::acte::{ActePapier, ColonneActe, MentionActe, PartieActe, RenvoiActe, SignatureActe, TableauActe};
pub use modele::avenant::{ArticlePapier, AvenantPapier, ModificationPapier, NatureModification};
pub use modele::comite::{ComitePapier, DemandePapier, DocumentComite, MembrePapier, MouvementPapier, Presence};
pub use modele::difference::{
    ChangementPapier, ComptePapier, DifferencePapier, EcartPapier, FicheDifferencePapier, GroupeDifferencePapier,
};
pub use modele::fiche::{
    CaseAnnee, DeclinaisonPapier, FichePapier, IndicateurPapier, LienPapier, MentionPilotage, PilotePapier, ReponseCase,
    ValeurAnnee,
};
pub use modele::rapport::{
    AmbitionPapier, BilanFichePapier, CalculPapier, ChiffreCle, DeclinaisonBilan, ManquantPapier, RapportPapier,
    SansReponsePapier, SignatairePapier,
};
pub use modele::{
    Aiguilles, AnneePapier, AvancementAnnee, Chiffre, ConfiancePapier, DecisionPapier, EditionPapier, EtatPapier, MeteoPapier,
    NiveauMeteo, NoeudPapier, Palier, PartMeteo, RetardPapier, SuiviDecision, Tirage, TonEtat, TypeDecision,
};
pub use texte::Texte;

/// One fiche-action in the structure of the paper form (A4, as many pages as its text needs).
///
/// # Errors
/// [`PaperError`] names the document and what typst or the PDF/UA check refused.
pub fn fiche(fiche: &FichePapier, tirage: &Tirage) -> Result<Vec<u8>, PaperError> {
    Commande::fiche(fiche, tirage)?.composer()
}

/// Several fiches in one file, each starting on its own page, in the order given.
///
/// # Errors
/// As [`fiche`]. An empty slice gives a one-page document that says the selection is empty.
pub fn fiches(fiches: &[FichePapier], tirage: &Tirage) -> Result<Vec<u8>, PaperError> {
    Commande::fiches(fiches, tirage)?.composer()
}

/// The annual report of a contract, drawn from one frozen edition.
///
/// # Errors
/// As [`fiche`].
pub fn rapport_annuel(rapport: &RapportPapier, tirage: &Tirage) -> Result<Vec<u8>, PaperError> {
    Commande::rapport_annuel(rapport, tirage)?.composer()
}

/// The committee's document, before the sitting (dossier) or after it (record of decisions).
///
/// # Errors
/// As [`fiche`].
pub fn comite(comite: &ComitePapier, tirage: &Tirage) -> Result<Vec<u8>, PaperError> {
    Commande::comite(comite, tirage)?.composer()
}

/// A numbered amendment: what changes, before and after, and who signs.
///
/// # Errors
/// As [`fiche`].
pub fn avenant(avenant: &AvenantPapier, tirage: &Tirage) -> Result<Vec<u8>, PaperError> {
    Commande::avenant(avenant, tirage)?.composer()
}

/// What changed in a plan from one evening to another, field by field.
///
/// # Errors
/// As [`fiche`].
pub fn difference(difference: &DifferencePapier, tirage: &Tirage) -> Result<Vec<u8>, PaperError> {
    Commande::difference(difference, tirage)?.composer()
}

/// Written acts, one after the other, each on its own page.
///
/// # Errors
/// As [`fiche`].
pub fn actes(actes: &[ActePapier], tirage: &Tirage) -> Result<Vec<u8>, PaperError> {
    Commande::actes(actes, tirage)?.composer()
}
