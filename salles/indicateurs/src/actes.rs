//! Defining indicators, their targets and attachments, and typing observed values. Each act writes in
//! the writer of its caller, so that what it does and what follows from it in a plan are one gesture.
//! Rights first (Plans, § 11): « définir indicateur, cible, poids : Coo ● » ; « saisir une valeur ; la
//! valider : Coo ● ».

mod annees;
mod definition;
mod formule;
mod niveaux;
mod objectifs;
mod observation;
mod protection;
mod relation;
mod remplacement;
pub mod valeurs;

pub use annees::annees;
pub use definition::{definir, eprouver_definition, fixer_cible, modifier};
pub(crate) use formule::annees_rompues;
pub use formule::{PROVENANCE_FORMULE, recalculer};
pub use niveaux::tenir_niveaux;
pub use objectifs::{du_lieu, fixer_objectifs, objectifs_de};
pub use observation::{effacer_observation, poser_observation, saisir_observation};
pub use protection::protections;
pub use relation::{
    Rompue, definir_relation, modifier_relation, passer_outre, relations_rompues, retirer_relation, tenir_relations,
};
pub use remplacement::{remplacer, retirer_remplacement};
pub use valeurs::relations::Dites;

#[cfg(test)]
mod tests;
