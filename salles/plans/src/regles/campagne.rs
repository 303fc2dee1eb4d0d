//! The rules of the yearly review (« Plans, contrats et campagnes de suivi », § 6, 12, 13). Read
//! `etats` (who may pass where), then `depot` (what a deposit must hold), then `refus` (their words).

mod completude;
mod depot;
mod etats;
mod figures;
mod lecture;
mod motif;
mod mots;
mod pieces;
mod refus;
mod relances;
mod repondants;
mod saisie;

#[cfg(test)]
mod tests;

pub use completude::{Completude, completude, en_retard};
pub use depot::{
    Alerte, Contexte, DeclinaisonVue, Depot, IndicateurVu, Precedent, RealisationLue, ValeurLue, alertes, lire, manques,
    verifier_depot,
};
pub use etats::{PassageCampagne, PassageReponse, passer_campagne, passer_reponse, verifier_ecriture};
pub use figures::{FigureRefusee, figures_a_motiver, figures_alertees};
pub use lecture::{Ecart, Illisible, Lu, ecart, lire_valeur, montrer};
pub use motif::{MOTIF_MIN, verifier_adresse, verifier_echeance, verifier_motif};
pub use mots::{etat_campagne, etat_reponse};
pub use pieces::{PIECE_OCTETS_MAX, PIECES_MAX, nom_de_piece, verifier_piece};
pub use refus::{Refus, mot_du_ciel, question};
pub use relances::{ESCALADE_JOURS, Relance, relance_du_jour};
pub use repondants::{ContactVu, FichePilotee, PiloteVu, Proposition, proposer_repondants};
pub use saisie::{Champ, est_commencee};
