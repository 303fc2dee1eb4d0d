//! Defining indicators, their targets and attachments, and typing observed values. Each act writes in
//! the writer of its caller, so that what it does and what follows from it in a plan are one gesture.
//! Rights first (Plans, § 11): « définir indicateur, cible, poids : Coo ● » ; « saisir une valeur ; la
//! valider : Coo ● ».

mod definition;
mod formule;
mod observation;
mod relation;
mod remplacement;
pub mod valeurs;

pub use definition::{definir, fixer_cible, modifier};
pub use formule::{PROVENANCE_FORMULE, recalculer};
pub use observation::{effacer_observation, poser_observation, saisir_observation};
pub use relation::{definir_relation, modifier_relation, retirer_relation, tenir_relations, tenir_relations_strictes};
pub use remplacement::{remplacer, retirer_remplacement};

#[cfg(test)]
mod tests;
