//! The three readings of a plan, never mixed: progress (what is done), achievement (what indicators
//! measure), confidence (what the pilot thinks). Each figure comes with its explanation.
//! « Avancement, atteinte, confiance. Aucune moyenne entre elles. » (Indicateurs, § 1, règle 4)

mod assemblage;
mod explication;
mod lecture;
mod mesure;
mod passe;
mod plan_lu;
mod remontees;
mod suite;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

pub use explication::{
    Explication, Operande, ciel_en_mots, code_court, code_fige, libelle, nombre_en_mots, taux_en_mots, taux_precis,
};
pub use lecture::{Chiffre, Confiance, Lecture, Objet, taux_de};
pub use passe::{Passe, au_soir};
pub use plan_lu::{BilanLu, CampagneLue, FicheLue, MesureLue, PlanLu, ReponseLue, ValeurLue};
pub use tables::Tables;
pub(crate) use tables::par_ordre;
