//! The programming of a call: envelopes, scenarios, the plan of one, several side by side, « pourquoi pas ce dossier ? ».

mod choix;
pub mod comparer;
mod enveloppes;
pub mod liste;
mod mots;
pub mod pourquoi;
pub mod scenario;

#[cfg(test)]
mod tests;
