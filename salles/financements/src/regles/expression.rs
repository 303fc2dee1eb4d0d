//! The language the rules are written in: a typed tree, stored as JSON, that a form, an instructor and the computation
//! share. « Un arbre typé unique sert au formulaire, à l'instruction et au calcul. » (Financements, § 5)
//!
//! The stored form: an operation is an object of one key (`{"≥": [a, b]}`), a field is its path (`"l.m"`), a bare integer is
//! an `Entier` (zero goes with every unit), other literals say their type: `{"euros": 500}`, `{"taux": 5000}` (basis
//! points), `{"jour": "2026-04-30"}`, `{"texte": "favorable"}`, `{"ens": ["REAAP", "PSU"]}`, `true`.
//! « Le typage est vérifié à l'enregistrement » ([`Expression::lire`]); evaluation then has three values ([`Trois`]).
//!
//! People read and type it in the writing of § 5: `texte` goes from that writing to the stored form, `ecriture` comes back.

mod affine;
mod calcul;
mod ecriture;
#[cfg(test)]
mod essai;
mod lecture;
mod signes;
mod texte;
mod type_;
mod valeur;

pub use affine::{Affine, Inconnue, Partie, Reste};
pub use calcul::{Enregistrement, Issue};
pub use ecriture::ecrire;
pub use lecture::Faute;
pub use texte::{Arbre, FauteTexte, LONGUEUR_MAX, lire_texte};
pub use type_::{Schema, Type};
pub use valeur::{Cle, Intervalle, Trois, Valeur};

/// A well-typed expression: it can be evaluated on any record of its schema without error.
#[derive(Debug, Clone)]
pub struct Expression {
    noeud: Noeud,
    type_: Type,
}

impl Expression {
    /// A condition nobody can read any more: it stays undetermined, it never lets through nor stops.
    #[must_use]
    pub const fn inconnue() -> Self {
        Self { noeud: Noeud::Litteral(Valeur::Bool(None)), type_: Type::Bool }
    }

    /// What it gives.
    #[must_use]
    pub const fn type_(&self) -> &Type {
        &self.type_
    }
}

#[derive(Debug, Clone)]
enum Noeud {
    Litteral(Valeur),
    Champ(String),
    Et(Vec<Noeud>),
    Ou(Vec<Noeud>),
    Non(Box<Noeud>),
    Compare(Ordre, Box<[Noeud; 2]>),
    Dans(Box<[Noeud; 2]>),
    Inclut(Box<[Noeud; 2]>),
    Vide(Box<Noeud>),
    Tous(String, Box<Noeud>),
    Existe(String, Box<Noeud>),
    Compte(String, Option<Box<Noeud>>),
    Distinct(String, String),
    Somme(String, Option<Box<Noeud>>, String),
    Min(Vec<Noeud>),
    Max(Vec<Noeud>),
    Ratio(Box<[Noeud; 2]>),
    Plus(Vec<Noeud>),
    Moins(Box<[Noeud; 2]>),
    Fois(Box<[Noeud; 2]>),
    /// A rate times an amount: basis points go away.
    Appliquer(Box<[Noeud; 2]>),
    Annee(Box<Noeud>),
    Jours(Box<[Noeud; 2]>),
    Date(Box<[Noeud; 3]>),
    PlusMois(Box<[Noeud; 2]>),
    PlusJours(Box<[Noeud; 2]>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ordre {
    Egal,
    Different,
    Inferieur,
    InferieurOuEgal,
    Superieur,
    SuperieurOuEgal,
}
