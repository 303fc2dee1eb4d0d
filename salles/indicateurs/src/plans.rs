//! What this room asks of plans, which stand above it: the years of a contract, the names of the objects measured. The
//! binary answers.

use crate::regles::Mois;
use async_trait::async_trait;
use store::{Reader, StoreError};

/// A year of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exercice {
    /// From 1.
    pub numero: i64,
    pub debut: Mois,
    pub fin: Mois,
}

/// A contract, as far as figures are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contrat {
    pub id: String,
    pub slug: String,
    pub nom: String,
    pub exercices: Vec<Exercice>,
}

impl Contrat {
    /// First and last month.
    #[must_use]
    pub fn bornes(&self) -> Option<(Mois, Mois)> {
        Some((self.exercices.first()?.debut, self.exercices.last()?.fin))
    }

    /// The year in which a period ends.
    #[must_use]
    pub fn exercice(&self, mois: Mois) -> Option<Exercice> {
        self.exercices.iter().find(|e| e.debut <= mois && mois <= e.fin).copied()
    }
}

/// An object of a plan that indicators measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Objet {
    pub id: String,
    pub nom: String,
    /// Path after the collectivité.
    pub chemin: String,
    /// Path of « Comment c'est calculé » of its achievement.
    pub calcul: Option<String>,
    /// Organisations to which it is entrusted.
    pub confie_a: Vec<String>,
}

#[async_trait]
pub trait Plans: Send + Sync {
    /// Every contract, by name.
    ///
    /// # Errors
    /// `StoreError`.
    async fn contrats(&self, r: &mut Reader) -> Result<Vec<Contrat>, StoreError>;

    /// The objects of a contract, in the order of its plan.
    ///
    /// # Errors
    /// `StoreError`.
    async fn objets(&self, r: &mut Reader, contrat: &str) -> Result<Vec<Objet>, StoreError>;
}
