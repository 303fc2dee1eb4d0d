//! The pieces of a page. Each is a function that takes one struct or a few plain values, and gives
//! markup; what needs a colour says it with a word too.

mod champs;
mod chiffres;
mod listes;

pub use champs::{Champ, Choix, bouton, bouton_second, champ, choix, coches, erreurs, liste_deroulante, zone};
pub use chiffres::{Chiffre, Etat, Meteo, chiffres, etat, jauge, meteo, pourcent};
pub use listes::{barre, fil, pagination, vide};
