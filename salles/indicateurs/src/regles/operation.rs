//! What may be done with several values (§ 2).

use serde::{Deserialize, Deserializer};

kernel::code_enum! {
    /// What is done with several values.
    pub enum Operation {
        Somme = "somme",
        Moyenne = "moyenne",
        MoyennePonderee = "moyenne_ponderee",
        RatioDesSommes = "ratio_des_sommes",
        Dernier = "dernier",
        Max = "max",
        Min = "min",
        /// The value itself, for the window `derniere`.
        Valeur = "valeur",
        /// An operation this house does not know: always refused, never guessed.
        Inconnue = "inconnue",
    }
}

/// Reads an operation; an unknown name is [`Operation::Inconnue`], which every rule refuses by
/// `operation_interdite`.
pub(super) fn operation_lue<'de, D: Deserializer<'de>>(d: D) -> Result<Operation, D::Error> {
    let code = String::deserialize(d)?;
    Ok(Operation::from_code(&code).unwrap_or(Operation::Inconnue))
}
