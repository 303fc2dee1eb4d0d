//! A whole call in memory: read in a fixed number of statements whatever its size, then looked at by the rules.

mod appel_lu;
mod argent;
mod au_vote;
mod enveloppes;
mod jeu;
mod lecture;
mod notes;
mod passe;
mod programme;
mod votes;
mod votes_financeur;

pub use appel_lu::{AppelLu, DossierSuivi};
pub use argent::{Argent, Somme};
pub use au_vote::AuVote;
pub use enveloppes::{Consommee, noeuds};
pub use jeu::Essai;
pub use lecture::Besoin;
pub use notes::{Lecteur, SUR, grille, moyenne, points_du_lecteur};
pub use passe::Passe;
pub use votes::{AppelVote, est_une_personne};
pub use votes_financeur::VotesFinanceur;
