//! The vectors of the domain document, and the engine against a judge and an enumerator that know nothing of it.

mod enumeration;
mod equite;
mod juge;
mod locales;
mod reponses;
mod vecteurs;
