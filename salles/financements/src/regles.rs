//! The pure rules of the room: no clock, no database, no page. Each cites its source.
//!
//! `verdict` answers, from `catalogue` (the rules as data), `expression` (their language), `parametres` (the readings of
//! ambiguous texts), `situation` (what they look at) and `constat` (what their sentences say). Beside them: what is typed
//! (`saisie`, `budget`), read (`note`), set aside (`enveloppe`, `cpo`, `repartition`), paid (`versement`), left to
//! a programme (`admissible`, `programmation`), frozen and voted (`lot`), told (`bilan`,
//! `publication`), and when (`echeances`, `etats`).

pub mod admissible;
pub mod appel;
pub mod au_dela;
pub mod bilan;
pub mod budget;
pub mod catalogue;
pub mod classeur;
pub mod comptes;
pub mod conservation;
mod constat;
pub mod convention;
pub mod cpo;
pub mod derogation;
pub mod dossier;
pub mod echeances;
pub mod enveloppe;
mod eprouver;
pub mod equipe;
mod etape;
pub mod etats;
pub mod execution;
pub mod expression;
pub mod fichier;
pub mod financeur;
pub mod grille;
pub mod heure;
pub mod historique;
pub mod inscription;
pub mod instruction;
pub mod jeu;
pub mod lecture;
pub mod lot;
pub mod memoire;
pub mod modele;
mod monde;
mod montant;
pub mod note;
pub mod parametres;
pub mod passage;
mod phrase;
pub mod piece;
pub mod porteur;
pub mod programmation;
pub mod publication;
pub mod question;
pub mod regard;
mod repartition;
pub mod saisie;
pub mod scrutin;
pub mod situation;
mod verdict;
pub mod versement;

pub use catalogue::{Catalogue, CatalogueRefuse, Portee, Regle};
pub use eprouver::{EntreeInvalide, eprouver};
pub use etape::{Conclusion, Effet, Etape};
pub use monde::{Import, schema};
pub use montant::Euros;
pub use parametres::Parametres;
pub use repartition::repartir;
pub use situation::{Financeur, Plan, Situation};
pub use verdict::{SansVerdict, Verdict};
