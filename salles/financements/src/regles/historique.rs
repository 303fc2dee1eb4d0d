//! A finished call that lived in a table: « tableau N−1 avec correspondance de colonnes » (Financements, § 10). One row is a
//! file; what each funder was asked and voted is in its own columns. Nothing here reads a database. Read `colonnes.rs` (which is
//! which), `lecture.rs` (from cells to rows), then `appariement.rs` (whose they are, and what would be written), then
//! `dauphin.rs` (an extract of the State's portal, whose rows come back).

mod appariement;
mod colonnes;
mod dauphin;
mod lecture;
mod quartiers;
mod refus;

pub use appariement::{Connus, PorteurLu, Preparee, Raison, Reponses, Sort, preparer};
pub use colonnes::{champs, lire_les_choix, proposer, signature};
pub use dauphin::{Changement, Deja, STATUTS, Statuts, Tranche, confronter, etat, financeur, montant, sens_en_mots, statuts, vu};
pub use lecture::{LigneReprise, Montants, Tableau, lire, tableau};
pub use quartiers::{Quartiers, RefusQuartier, lire_quartiers};
pub use refus::{Faute, Refus};

/// Rows of a table that are taken in at once.
pub const LIGNES_MAX: usize = 3_000;
/// How many years back a call is taken in.
pub const ANNEES_MAX: i64 = 15;

/// What a holder is answered with: created, or left out; else the identifier of an organisation.
pub const NOUVELLE: &str = "nouvelle";
pub const IGNORER: &str = "ignorer";

/// The year of a table taken in from a call of `exercice`: a past one, or that of the call for an extract of Dauphin.
///
/// # Errors
/// Not a year, after that of the call, or too far back.
pub fn annee(saisie: &str, exercice: i64) -> Result<i64, Refus> {
    let refus = || Refus::Exercice { saisi: saisie.trim().to_owned(), avant: exercice };
    let annee: i64 = saisie.trim().parse().map_err(|_| refus())?;
    if annee <= exercice && annee >= exercice - ANNEES_MAX { Ok(annee) } else { Err(refus()) }
}

/// The word of the address of a call that was taken in.
#[must_use]
pub fn slug(annee: i64) -> String {
    format!("historique-{annee}")
}
