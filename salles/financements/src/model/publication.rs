//! What was published of a voted call: editions that never change, their files, and what the public page reads.

use super::AppelId;
use crate::regles::{Euros, Financeur};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Json, record};

/// A file of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FichierPublie {
    /// `subventions-2025-etat.csv`.
    pub nom: String,
    pub octets: usize,
    /// SHA-256 of its bytes: what `sha256sum` prints.
    pub sha256: String,
}

record! {
    /// What everyone may read of a call from a day on. « Une correction est une nouvelle édition motivée. »
    pub struct Publication: PublicationId in "publication_appel" {
        pub appel_id: AppelId,
        /// 1, 2… in the call.
        pub numero: i64,
        /// The funder whose lines alone it holds (« financeur : ses lignes »); absent: the whole call.
        pub financeur: Option<Financeur>,
        pub motif: String,
        pub publiee_le: Date,
        pub publiee_a: Timestamp,
        pub publiee_par: String,
        pub fichiers: Json<Vec<FichierPublie>>,
    }
}

/// The whole of what a public page reads: nothing on that page is anywhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContenuPublie {
    /// `pacte-subventions-1`.
    pub format: String,
    pub collectivite: String,
    pub contrat: ContratPublie,
    pub appel: AppelPublie,
    pub edition: EnteteEdition,
    /// Those who gave, in the order of the house.
    pub financeurs: Vec<FinanceurPublie>,
    pub actions: Vec<ActionPubliee>,
    pub agrege: Agrege,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContratPublie {
    pub slug: String,
    pub titre: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppelPublie {
    pub slug: String,
    pub intitule: String,
    pub exercice: i64,
}

/// What an edition says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteteEdition {
    pub numero: i64,
    pub publiee_le: Date,
    /// The edition it takes the place of.
    pub remplace: Option<i64>,
    pub motif: String,
    /// The name of the funder whose lines alone it holds.
    pub financeur: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinanceurPublie {
    pub code: Financeur,
    pub nom: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuartierPublie {
    pub nom: String,
    /// Whole per cent.
    pub part: i64,
}

/// An action that was funded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionPubliee {
    pub numero: String,
    pub intitule: String,
    pub resume: String,
    pub porteur: String,
    /// Empty: out of the districts.
    pub quartiers: Vec<QuartierPublie>,
    pub defi: Option<String>,
    pub theme: Option<String>,
    /// Voted, by funder: « le cofinancement ».
    pub montants: BTreeMap<Financeur, Euros>,
    /// From the validated review.
    pub touches: Option<i64>,
    pub cout_realise: Option<Euros>,
}

impl ActionPubliee {
    #[must_use]
    pub fn total(&self) -> Euros {
        self.montants.values().copied().sum()
    }

    /// What is voted, shared among its districts as its file says, to the centime; parts that do not make a hundred leave the rest
    /// out of the districts, under no name.
    #[must_use]
    pub fn parts(&self) -> Vec<(Option<&str>, Euros)> {
        let total = self.total();
        let mut reste = total;
        let mut parts: Vec<(Option<&str>, Euros)> = vec![];
        for q in &self.quartiers {
            let part = Euros::de_centimes(total.centimes().saturating_mul(q.part) / 100);
            reste = reste - part;
            parts.push((Some(q.nom.as_str()), part));
        }
        match parts.last_mut().filter(|_| reste.centimes() < 100) {
            Some((_, derniere)) => *derniere = *derniere + reste,
            None => parts.push((None, reste)),
        }
        parts
    }
}

/// « porteur personne physique ou entreprise individuelle : agrégé, jamais nommé ».
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agrege {
    pub dossiers: usize,
    pub montants: BTreeMap<Financeur, Euros>,
}

impl ContenuPublie {
    /// Everything given, holders that are not named included.
    #[must_use]
    pub fn total(&self) -> Euros {
        self.actions.iter().map(ActionPubliee::total).sum::<Euros>() + self.agrege.montants.values().copied().sum()
    }

    /// By funder: how many actions, how much; holders that are not named included.
    #[must_use]
    pub fn par_financeur(&self) -> Vec<(&FinanceurPublie, usize, Euros)> {
        let de = |f: &Financeur| {
            let lus: Vec<Euros> = self.actions.iter().filter_map(|a| a.montants.get(f).copied()).collect();
            let tus = self.agrege.montants.get(f).copied().unwrap_or_default();
            (lus.len(), lus.into_iter().sum::<Euros>() + tus)
        };
        self.financeurs
            .iter()
            .map(|f| {
                let (actions, montant) = de(&f.code);
                (f, actions, montant)
            })
            .collect()
    }

    /// By district, each action shared as its file says; what is out of the districts under no name.
    #[must_use]
    pub fn par_quartier(&self) -> BTreeMap<Option<&str>, (usize, Euros)> {
        let mut sommes = BTreeMap::new();
        for (quartier, part) in self.actions.iter().flat_map(ActionPubliee::parts) {
            ajouter(&mut sommes, quartier, part);
        }
        sommes
    }

    /// By challenge of the contract.
    #[must_use]
    pub fn par_defi(&self) -> BTreeMap<Option<&str>, (usize, Euros)> {
        let mut sommes = BTreeMap::new();
        for action in &self.actions {
            ajouter(&mut sommes, action.defi.as_deref(), action.total());
        }
        sommes
    }

    /// By theme, as files say it.
    #[must_use]
    pub fn par_theme(&self) -> BTreeMap<Option<&str>, (usize, Euros)> {
        let mut sommes = BTreeMap::new();
        for action in &self.actions {
            ajouter(&mut sommes, action.theme.as_deref().filter(|t| !t.is_empty()), action.total());
        }
        sommes
    }

    /// From the validated reviews: how many, people reached, cost borne.
    #[must_use]
    pub fn resultats(&self) -> (usize, i64, Euros) {
        let rendus = self.actions.iter().filter(|a| a.touches.is_some() || a.cout_realise.is_some());
        rendus.fold((0, 0, Euros::ZERO), |(n, touches, cout), a| {
            (n + 1, touches + a.touches.unwrap_or_default(), cout + a.cout_realise.unwrap_or_default())
        })
    }
}

fn ajouter<'a>(sommes: &mut BTreeMap<Option<&'a str>, (usize, Euros)>, cle: Option<&'a str>, montant: Euros) {
    let (nombre, somme) = sommes.entry(cle).or_default();
    *nombre += 1;
    *somme = *somme + montant;
}
