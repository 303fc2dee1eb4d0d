//! The programming of a call: envelopes, scenarios, the plan of one, several side by side, « pourquoi pas ce dossier ? ».

mod bonus;
pub mod cellule;
mod choix;
pub mod comparer;
pub mod efface;
mod enveloppes;
pub mod liste;
mod locales;
mod mots;
mod part_min;
pub mod pourquoi;
pub mod scenario;
mod tache;

#[cfg(test)]
mod tests;
