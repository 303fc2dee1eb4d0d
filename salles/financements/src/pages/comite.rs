//! The committee at work: a scenario on the wall, one file at a time, then the freeze. « Projetable, clavier seul, sans donnée
//! personnelle ni note nominative ; chaque saisie réévalue règles et restes » (Financements, § 8).

pub mod gel;
mod seance;
#[cfg(test)]
mod tests;

pub use seance::{get, mot_du_sort, post, ton_du_sort};
