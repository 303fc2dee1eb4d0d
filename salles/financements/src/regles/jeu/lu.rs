//! « Affichage : valeur lue, limite » (Financements, § 5): the two sides of a rule that compares two numbers.

use serde_json::Value;

use crate::regles::Euros;
use crate::regles::expression::{Enregistrement, Expression, Schema, Type};
use crate::regles::phrase::pourcentage;
use kernel::nombre::Nombre;

/// A comparison of numbers: what is read, the sign, the limit.
#[derive(Debug, Clone)]
pub(crate) struct Cotes {
    pub signe: String,
    lu: Expression,
    limite: Expression,
}

impl Cotes {
    /// The sides of a condition; none when it compares nothing, or no numbers.
    pub fn de(exige: &Value, schema: &Schema) -> Option<Self> {
        let (signe, termes) = exige.as_object()?.iter().next()?;
        let [lu, limite] = termes.as_array()?.as_slice() else { return None };
        let lire = |terme| Expression::lire(terme, schema, signe).ok().filter(|e| e.type_().est_nombre());
        let compare = matches!(signe.as_str(), "=" | "≠" | "<" | "≤" | ">" | "≥");
        Some(Self { signe: signe.clone(), lu: lire(lu)?, limite: lire(limite)? }).filter(|_| compare)
    }

    /// Both as people write them, once both are known.
    pub fn dites(&self, e: &Enregistrement) -> Option<(String, String)> {
        let type_ = self.lu.type_().commun(self.limite.type_())?;
        let dire = |cote: &Expression| ecrit(&cote.nombre(e).exact_connu()?, &type_);
        Some((dire(&self.lu)?, dire(&self.limite)?))
    }
}

fn ecrit(n: &Nombre, type_: &Type) -> Option<String> {
    Some(match type_ {
        Type::Euros => Euros::de_centimes(n.en_entier()?).to_string(),
        Type::Taux => format!("{} %", pourcentage(&n.checked_div(&Nombre::from(10_000))?)),
        _ => n.en_entier()?.to_string(),
    })
}
