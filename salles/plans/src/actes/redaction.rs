//! Editing a contract: rights, then rules, then the write, its journal and what follows from it
//! (search key, marks). « Rien ne se détruit : retirer = fin d'effet. »
//! Read `droits.rs` first, then `fiche.rs`.

mod acces;
mod contrat;
mod declinaison;
mod droits;
mod fiche;
mod indicateur;
mod lien;
mod lieux;
mod marque;
mod noeud;
mod ordre;
mod participation;
mod partie;
mod programme;
mod suppression;

pub use crate::regles::redaction::SaisieLien;
pub(in crate::actes) use acces::charger_a_jour;
pub use acces::{contrat_par_adresse, fiche_par_numero};
pub use contrat::{changer_statuts, creer_contrat, emplois_des_statuts, regler_contrat};
pub(in crate::actes) use declinaison::marquer;
pub use declinaison::{
    ajouter_declinaison, deplacer_declinaison, modifier_declinaison, retablir_declinaison, retirer_declinaison,
};
pub(in crate::actes) use droits::sur_contrat;
pub use droits::{Portee, portee_sur_fiche};
pub(in crate::actes) use fiche::reindexer;
pub use fiche::{creer_fiche, modifier_fiche, retablir_fiche, retirer_fiche};
pub use indicateur::{ajouter_indicateur, effacer_valeur, modifier_indicateur, saisir_par_code, saisir_valeur};
pub(in crate::actes) use indicateur::{definir_sur, redefinir_sur};
pub use lien::{ajouter_lien, ajouter_variante, modifier_lien, trancher_lien};
pub(in crate::actes) use lien::{changer_lien, juger_lien, poser_lien};
pub use lieux::placer_fiche;
pub(in crate::actes) use lieux::situer_fiche;
pub(in crate::actes) use marque::{decider_marque, reprendre_marque};
pub use marque::{regler_marque, rouvrir_marque};
pub(in crate::actes) use noeud::ranger;
pub use noeud::{ajouter_noeud, deplacer_noeud, modifier_noeud, nommer_niveaux, retablir_noeud, supprimer_noeud};
pub use ordre::Sens;
pub use participation::{
    ajouter_participant, deplacer_participant, modifier_services, retablir_participant, retirer_participant,
};
pub(in crate::actes) use partie::suivre_le_code;
pub use partie::{LigneDeContrat, ajouter_ligne, deplacer_ligne, modifier_ligne, supprimer_ligne};
pub use programme::{ajouter_programme, modifier_programme};
pub use suppression::retablir_ce_qui_fut_supprime;

#[cfg(test)]
pub mod tests;
