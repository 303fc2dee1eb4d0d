//! Why an act on a multi-year agreement is refused.

use crate::m;
use crate::mots;
use crate::regles::saisie::RefusSaisie;
use crate::regles::{Euros, Financeur};
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusCpo {
    Categorie {
        code: String,
    },
    /// The file has one already.
    DejaUne,
    Montant {
        champ: String,
        refus: RefusSaisie,
    },
    SansMontant,
    /// Concluded: what it promises no longer changes.
    PasPreparation,
    PasEnCours,
    /// An envelope voted for that year cannot hold the promise.
    AuDelaDeLEnveloppe {
        financeur: Financeur,
        annee: i64,
        manque: Euros,
    },
    DejaEvaluee {
        annee: i64,
    },
    AnneeNonEchue {
        annee: i64,
    },
    DansLOrdre {
        attendue: i64,
    },
}

impl Refusal for RefusCpo {
    fn code(&self) -> &'static str {
        match self {
            RefusCpo::Categorie { .. } => "cpo-categorie",
            RefusCpo::DejaUne => "cpo-deja",
            RefusCpo::Montant { refus, .. } => refus.code(),
            RefusCpo::SansMontant => "cpo-sans-montant",
            RefusCpo::PasPreparation => "cpo-pas-preparation",
            RefusCpo::PasEnCours => "cpo-pas-en-cours",
            RefusCpo::AuDelaDeLEnveloppe { .. } => "cpo-au-dela",
            RefusCpo::DejaEvaluee { .. } => "cpo-deja-evaluee",
            RefusCpo::AnneeNonEchue { .. } => "cpo-annee-non-echue",
            RefusCpo::DansLOrdre { .. } => "cpo-dans-l-ordre",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusCpo::Categorie { code } => t.cpo_refus_categorie(code),
            RefusCpo::DejaUne => t.cpo_refus_deja(),
            RefusCpo::Montant { refus, .. } => mots::phrase(&refus.message(lang)),
            RefusCpo::SansMontant => t.cpo_refus_sans_montant(),
            RefusCpo::PasPreparation => t.cpo_refus_preparation(),
            RefusCpo::PasEnCours => t.cpo_refus_en_cours(),
            RefusCpo::AuDelaDeLEnveloppe { financeur, annee, manque } => {
                t.cpo_refus_enveloppe(financeur.to_string(), mots::euros(Some(*manque), lang), annee.to_string())
            }
            RefusCpo::DejaEvaluee { annee } => t.cpo_refus_deja_evaluee(annee.to_string()),
            RefusCpo::AnneeNonEchue { annee } => t.cpo_refus_non_echue(annee.to_string()),
            RefusCpo::DansLOrdre { attendue } => t.cpo_refus_ordre(attendue.to_string()),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Contrat de ville 2024-2030, § 2 p. 24")
    }

    fn field(&self) -> Option<String> {
        match self {
            RefusCpo::Categorie { .. } => Some("categorie".to_owned()),
            RefusCpo::Montant { champ, .. } => Some(champ.clone()),
            _ => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusCpo::DejaUne | RefusCpo::PasPreparation | RefusCpo::PasEnCours | RefusCpo::DejaEvaluee { .. })
    }
}
