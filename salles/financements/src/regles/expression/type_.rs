//! The types of the language and what a record of a rule may hold.

use std::collections::BTreeMap;
use std::fmt;

/// « Types : `Euros` (centimes entiers), `Taux` (points de base), `Entier`, `Date`, `Texte`, `Bool`, `Ensemble<T>`,
/// `Liste<Ligne>`. »
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    Euros,
    Taux,
    Entier,
    /// The literal 0: of every unit.
    Zero,
    Date,
    Texte,
    Bool,
    /// A set of texts.
    EnsembleTexte,
    /// A set of integers, such as years.
    EnsembleEntier,
    Liste(Schema),
}

impl Type {
    #[must_use]
    pub const fn est_nombre(&self) -> bool {
        matches!(self, Type::Euros | Type::Taux | Type::Entier | Type::Zero)
    }

    #[must_use]
    pub const fn est_ensemble(&self) -> bool {
        matches!(self, Type::EnsembleTexte | Type::EnsembleEntier)
    }

    /// The type both can be read as, if any: zero goes with every unit.
    #[must_use]
    pub fn commun(&self, autre: &Type) -> Option<Type> {
        match (self, autre) {
            (a, b) if a == b => Some(a.clone()),
            (Type::Zero, b) if b.est_nombre() => Some(b.clone()),
            (a, Type::Zero) if a.est_nombre() => Some(a.clone()),
            _ => None,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Type::Euros => "Euros",
            Type::Taux => "Taux",
            Type::Entier | Type::Zero => "Entier",
            Type::Date => "Date",
            Type::Texte => "Texte",
            Type::Bool => "Bool",
            Type::EnsembleTexte => "Ensemble<Texte>",
            Type::EnsembleEntier => "Ensemble<Entier>",
            Type::Liste(_) => "Liste",
        })
    }
}

/// The fields a rule may name, by path (`lettre.vote_copil_le`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema(BTreeMap<String, Type>);

impl Schema {
    #[must_use]
    pub fn champ(&self, chemin: &str) -> Option<&Type> {
        self.0.get(chemin)
    }

    /// Every field with its type, by name.
    pub fn champs(&self) -> impl Iterator<Item = (&str, &Type)> {
        self.0.iter().map(|(nom, type_)| (nom.as_str(), type_))
    }

    /// The fields of one line of a list, and those of what holds the list.
    #[must_use]
    pub fn dans(&self, ligne: &Schema) -> Schema {
        let mut tous = self.0.clone();
        tous.extend(ligne.0.iter().map(|(nom, type_)| (nom.clone(), type_.clone())));
        Schema(tous)
    }
}

impl<const N: usize> From<[(&str, Type); N]> for Schema {
    fn from(champs: [(&str, Type); N]) -> Self {
        Self(champs.into_iter().map(|(nom, type_)| (nom.to_owned(), type_)).collect())
    }
}

impl Extend<(String, Type)> for Schema {
    fn extend<T: IntoIterator<Item = (String, Type)>>(&mut self, champs: T) {
        self.0.extend(champs);
    }
}
