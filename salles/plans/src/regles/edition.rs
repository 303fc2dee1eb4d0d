//! Frozen editions: how they are written, numbered, proved, compared, and what forbids it.
//! « Édition figée : copie immuable, numérotée (2026-1), empreinte publiée […] Une erreur donne une
//! édition rectificative (motif, différence), l'ancienne reste lisible. »

mod canonique;
mod difference;
mod numero;
mod protection;
mod public;
mod refus;

pub use canonique::{ContenuIllisible, canonique, empreinte, lire, memes_faits, texte};
pub use difference::{Champ, Changement, Difference, Ecart, FicheModifiee, difference};
pub use numero::{Numero, prochain};
pub use protection::{SECRET, demasquer, proteger, secrets};
pub use public::{ADRESSE_RETIREE, sans_adresses};
pub use refus::{Refus, etat_campagne, figeable, motif_suffisant, publiable};

/// Version of the formulas of the figures: grows when one of them changes.
pub const VERSION_FORMULES: &str = "2";
