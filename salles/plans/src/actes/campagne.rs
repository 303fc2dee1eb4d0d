//! The life of a yearly review, act by act: prepare, open, answer, accept or send back, close. Acts take
//! a `Writer` and leave the commit to the caller, so that a page, a loader or a test can group them.
//! Rights on the contract are the caller's to check (`Right::MenerCampagne`, `Right::Repondre`); a
//! respondent known by a link alone is checked here against what was entrusted to them.

mod conduite;
mod courriels;
mod depot;
mod dossier;
mod instruction;
mod lecture;
mod liens;
mod pieces;
mod preparation;
mod relances;
mod repondants;

#[cfg(test)]
pub(crate) mod essai;
#[cfg(test)]
mod tests;

pub use conduite::{Ouverture, annuler, clore, ecrire_aux_repondants, ouvrir, prolonger};
pub use courriels::{Contact, contact_de_la_coordination};
pub use depot::{Deposant, deposer, deposer_au_nom_de, enregistrer_brouillon, reprendre};
pub use dossier::{Dossier, IndicateurDemande};
pub use instruction::{REOUVERTURE_JOURS_MAX, a_motiver, accepter, dispenser, relations_de, renvoyer, rouvrir_reponse};
pub use lecture::{LigneReponse, Releve, Tableau, relances_envoyees, tableau};
pub use liens::{confie, deleguer, renouveler_lien, repondant_du_lien, revoquer_lien};
pub use pieces::{joindre_piece, lire_piece, retirer_piece};
pub use preparation::{Demande, fiches_de_la_portee, preparer, regler};
pub use relances::relancer_du_jour;
pub use repondants::{Identite, affecter, ajouter_repondant, proposer, regler_repondant, retirer_repondant};
