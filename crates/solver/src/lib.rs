//! Programming of an appel à projets: which dossiers, which financeur, how much, under the rules of the contract.
//! Pure: a question in, an answer out; whole euros; the only crate that names the solver (in `moteur.rs`).
//! It decides nothing: it computes plans by named doctrines, proves or bounds them, and answers « pourquoi ? ».
//! Start with [`Probleme`], then [`programmer`]; `controler` is the judge, written apart from the engine.

mod cadre;
mod comparaison;
mod conflit;
mod controle;
mod doctrine;
mod entier;
mod eprouver;
#[cfg(test)]
mod essais;
mod formulation;
mod locale;
mod modele;
mod moteur;
mod orphelin;
mod par_note;
mod pourquoi;
#[cfg(any(test, feature = "essai"))]
pub mod tirage;

pub use comparaison::{Difference, Indicateurs, LectureA, PETITE_AIDE, Part, difference, indicateurs};
pub use conflit::Conflit;
pub use controle::{Manquement, controler};
pub use doctrine::programmer;
pub use eprouver::{EntreeInvalide, accepte, eprouve, eprouver};
pub use locale::{Boite, Forme, RegleLocale, Terme};
pub use modele::{
    Cible, Doctrine, Dossier, Etage, Invalide, MONTANT_MAX, Mesure, Minimum, Parametres, Perimetre, Plan, Probleme,
    Programmation, Statut, UniteCpo, Verrou,
};
pub use orphelin::{ArgentOrphelin, Geste, argent_orphelin};
pub use par_note::par_note;
pub use pourquoi::{Ecart, Gain, PourquoiPas, Supplement, de_plus, pourquoi_pas};
