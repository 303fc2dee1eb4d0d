//! What people do: rights, then rules, then the write.

pub mod appel;
pub mod avis_conseil;
pub mod bilan;
pub mod classeur;
pub mod conseil;
pub mod conservation;
pub mod convention;
mod courriels;
pub mod cpo;
mod depot;
pub mod derogation;
pub mod dossier;
pub mod enveloppe;
pub mod equipe;
pub mod execution;
pub mod financeur;
pub mod historique;
pub mod instruction;
pub mod lot;
mod nouvelles;
pub mod pieces;
pub mod porteur;
pub mod programmation;
pub mod publication;
pub mod question;
pub mod rappels;
pub mod versement;
