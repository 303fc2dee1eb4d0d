//! Terms as printed, read as contract years. « échéance ; années du contrat où elle est prévue
//! ("Années 2, 3, 4 et 5") » ; what cannot be read for sure is said, never guessed in silence.

use crate::model::{Contrat, RegleAnnee};
use jiff::civil::{Date, date};
use kernel::texte::cle;

/// What turns a calendar date into a contract year: « "Année 1" est une règle écrite (civile,
/// anniversaire ou scolaire, avec date de départ) : rien ne la devine. »
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CadreAnnees {
    pub annee_un_le: Date,
    pub regle: RegleAnnee,
    pub duree: i64,
}

impl CadreAnnees {
    #[must_use]
    pub fn du_contrat(contrat: &Contrat) -> Self {
        Self { annee_un_le: contrat.annee_un_le, regle: contrat.regle_annee, duree: contrat.duree_annees }
    }

    /// Every year of the contract: 1 to its length.
    #[must_use]
    pub fn toutes(&self) -> Vec<i64> {
        (1..=self.duree).collect()
    }

    fn compte(&self, annee: i64) -> bool {
        (1..=self.duree).contains(&annee)
    }

    /// The contract year that holds this day; under 1 before the contract.
    #[must_use]
    pub fn annee_du(&self, jour: Date) -> i64 {
        let debut = self.annee_un_le;
        let ecart = i64::from(jour.year()) - i64::from(debut.year());
        let avant = match self.regle {
            RegleAnnee::Civile => false,
            RegleAnnee::Anniversaire => (jour.month(), jour.day()) < (debut.month(), debut.day()),
            RegleAnnee::Scolaire => jour.month() < 9,
        };
        let decale = self.regle == RegleAnnee::Scolaire && debut.month() < 9;
        ecart + 1 - i64::from(avant) + i64::from(decale)
    }

    /// Does one calendar year fall inside one contract year?
    fn annees_civiles(&self) -> bool {
        self.regle == RegleAnnee::Civile
            || (self.regle == RegleAnnee::Anniversaire && (self.annee_un_le.month(), self.annee_un_le.day()) == (1, 1))
    }
}

/// Why a reading is to be checked (Plans, § 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DouteAnnees {
    /// « échéance absente (38 C) : années = ensemble vide, "non précisée" ».
    NonPrecisee,
    /// « échéance "2024" au lieu d'une année (37 A) : année 1 déduite de la règle du contrat, signalée ».
    AnneeCivile,
    /// « "rentrée 2023" antérieure au contrat (25 C) : années lues ; mention libre gardée ».
    AvantLeContrat,
    /// A year after the last one of the contract.
    ApresLeContrat,
    /// No year could be read.
    Illisible,
}

/// A printed term and what it is taken to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnneesLues {
    /// Contract years, in order, without repetition.
    pub annees: Vec<i64>,
    pub doute: Option<DouteAnnees>,
}

/// Reads « Années 2, 3, 4 et 5 », « Année 2 », « Années 1 à 3 », « À partir de l’année 3 »,
/// « Chaque année », « 2024 », « rentrée 2023 ».
#[must_use]
pub fn lire_annees(texte: &str, cadre: &CadreAnnees) -> AnneesLues {
    let lu = cle(&texte.replace(['-', '–'], " à "));
    let mots: Vec<&str> = lu.split(' ').filter(|m| !m.is_empty()).collect();
    if mots.is_empty() {
        return AnneesLues { annees: vec![], doute: Some(DouteAnnees::NonPrecisee) };
    }
    let dit = |mot: &str| mots.contains(&mot);
    let nombres: Vec<i64> = mots.iter().filter_map(|m| m.parse().ok()).collect();
    let mut doute = None;
    let mut annees: Vec<i64> = vec![];
    let garder = |annees: &mut Vec<i64>, doute: &mut Option<DouteAnnees>, annee: i64| {
        if cadre.compte(annee) {
            annees.push(annee);
        } else {
            *doute = Some(if annee < 1 { DouteAnnees::AvantLeContrat } else { DouteAnnees::ApresLeContrat });
        }
    };
    let en_annees: Vec<i64> = nombres
        .iter()
        .map(|&n| {
            if n < 1000 {
                return n;
            }
            doute = Some(DouteAnnees::AnneeCivile);
            let debut = i16::try_from(n).unwrap_or(9999);
            if dit("rentree") {
                return cadre.annee_du(date(debut.clamp(1, 9999), 9, 1));
            }
            let dernier = if cadre.annees_civiles() { 1 } else { 12 };
            cadre.annee_du(date(debut.clamp(1, 9999), dernier, if dernier == 12 { 31 } else { 1 }))
        })
        .collect();
    match en_annees.as_slice() {
        [] if lu.contains("chaque annee") || lu.contains("toutes les annees") || lu.contains("tous les ans") || dit("annuel") => {
            annees = cadre.toutes();
        }
        [] => doute = Some(DouteAnnees::Illisible),
        [debut] if lu.contains("partir de") || texte.to_lowercase().contains("dès ") => {
            for annee in *debut..=cadre.duree.max(*debut) {
                garder(&mut annees, &mut doute, annee);
            }
        }
        [debut, fin] if (dit("a") || dit("au")) && !dit("et") && debut <= fin && fin - debut < 100 => {
            for annee in *debut..=*fin {
                garder(&mut annees, &mut doute, annee);
            }
        }
        plusieurs => {
            for annee in plusieurs {
                garder(&mut annees, &mut doute, *annee);
            }
        }
    }
    annees.sort_unstable();
    annees.dedup();
    AnneesLues { annees, doute }
}

/// The years as a printed form would write them: « Années 2, 3 et 5 », « Année 2 », empty for none.
#[must_use]
pub fn ecrire_annees(annees: &[i64]) -> String {
    match annees {
        [] => String::new(),
        [seule] => format!("Année {seule}"),
        [debut @ .., derniere] => {
            let debut: Vec<String> = debut.iter().map(ToString::to_string).collect();
            format!("Années {} et {derniere}", debut.join(", "))
        }
    }
}

/// What the mark of a doubtful reading says. Written in French: it is data of the contract.
#[must_use]
pub fn note_de_lecture(lecture: &AnneesLues, retenues: &[i64]) -> String {
    let note = match lecture.doute {
        Some(DouteAnnees::NonPrecisee) => "aucune échéance imprimée",
        Some(DouteAnnees::AnneeCivile) => "année civile imprimée ; année du contrat déduite de sa règle",
        Some(DouteAnnees::AvantLeContrat) => "échéance antérieure au contrat",
        Some(DouteAnnees::ApresLeContrat) => "échéance postérieure à la dernière année du contrat",
        Some(DouteAnnees::Illisible) => "échéance où aucune année ne se lit",
        None => "les années retenues diffèrent de l’échéance imprimée",
    };
    let lues = ecrire_annees(&lecture.annees);
    let note = if lecture.annees == retenues || lues.is_empty() {
        note.to_owned()
    } else {
        format!("{note} ; lecture proposée : {lues}")
    };
    kernel::texte::typographie(&note)
}
