//! Why an act on a scenario is refused.

use crate::m;
use crate::mots::euros;
use crate::regles::Euros;
use crate::regles::saisie::RefusSaisie;
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    SansNom,
    DoctrineInconnue {
        code: String,
    },
    /// « partagé = immuable, on copie ».
    Partage,
    PasCalcule,
    GenreInconnu,
    SansFinanceur,
    SansMontant,
    Montant {
        champ: String,
        cause: RefusSaisie,
    },
    DossierInconnu {
        numero: String,
    },
    SansLigne {
        numero: String,
        financeur: String,
    },
    /// « m ≤ demande »: as for a lock.
    AuDessusDeLaDemande {
        champ: String,
        financeur: String,
        montant: Euros,
        demande: Euros,
    },
    ContreUnVerrou {
        champ: String,
        numero: String,
        financeur: String,
    },
    /// The promise of an agreement and the proposal of its funder say the amount.
    SurReservation {
        champ: String,
        financeur: String,
    },
    /// `equite` compares inhabitants of districts that nobody gave.
    SansPopulation,
    QuestionImpossible {
        cause: String,
    },
    AppelTropTot,
    PartIllisible {
        qpv: String,
    },
    PartsTropGrandes {
        total: i64,
    },
    /// « μ par dossier »: of a file that competes in this programme.
    PartMinSansDossier {
        numero: String,
    },
    PartMinIllisible,
    PartMinSansMotif,
    /// More time changes nothing: proved, typed by hand, or in the order of the notes.
    RienAChercher,
    /// « 60 s en tâche »: one search at a time for a scenario.
    DejaCherche,
    RienEnCours,
}

impl Refus {
    /// A question that the engine does not take.
    #[must_use]
    pub fn de_la_question(cause: solver::Invalide) -> Self {
        match cause {
            solver::Invalide::SansPopulation => Self::SansPopulation,
            autre => Self::QuestionImpossible { cause: autre.to_string() },
        }
    }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::SansNom => "scenario-nom",
            Self::DoctrineInconnue { .. } => "scenario-doctrine",
            Self::Partage => "scenario-partage",
            Self::PasCalcule => "scenario-pas-calcule",
            Self::GenreInconnu => "scenario-verrou",
            Self::SansFinanceur => "scenario-financeur",
            Self::SansMontant => "scenario-montant-vide",
            Self::Montant { .. } => "scenario-montant",
            Self::DossierInconnu { .. } => "scenario-dossier",
            Self::SansLigne { .. } => "scenario-ligne",
            Self::SurReservation { .. } => "scenario-reservation",
            Self::AuDessusDeLaDemande { .. } => "scenario-au-dessus",
            Self::ContreUnVerrou { .. } => "scenario-contre-verrou",
            Self::SansPopulation => "scenario-population",
            Self::QuestionImpossible { .. } => "scenario-question",
            Self::AppelTropTot => "scenario-trop-tot",
            Self::PartIllisible { .. } => "scenario-part",
            Self::PartsTropGrandes { .. } => "scenario-parts",
            Self::PartMinSansDossier { .. } => "part-min-dossier",
            Self::PartMinIllisible => "part-min-illisible",
            Self::PartMinSansMotif => "part-min-motif",
            Self::RienAChercher => "tache-inutile",
            Self::DejaCherche => "tache-en-cours",
            Self::RienEnCours => "tache-absente",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::SansNom => t.programmation_refus_nom(),
            Self::DoctrineInconnue { code } => t.programmation_refus_doctrine(code),
            Self::Partage => t.programmation_refus_partage(),
            Self::PasCalcule => t.programmation_refus_pas_calcule(),
            Self::GenreInconnu => t.programmation_refus_genre(),
            Self::SansFinanceur => t.programmation_refus_financeur(),
            Self::SansMontant => t.programmation_refus_montant(),
            Self::Montant { cause, .. } => cause.message(lang),
            Self::DossierInconnu { numero } => t.programmation_refus_dossier(numero),
            Self::SansLigne { numero, financeur } => t.programmation_refus_ligne(numero, financeur),
            Self::SurReservation { financeur, .. } => t.programmation_refus_reservation(financeur),
            Self::AuDessusDeLaDemande { financeur, montant, demande, .. } => {
                t.programmation_refus_au_dessus(financeur, euros(Some(*montant), lang), euros(Some(*demande), lang))
            }
            Self::ContreUnVerrou { numero, financeur, .. } => t.programmation_refus_verrou(numero, financeur),
            Self::SansPopulation => t.programmation_refus_population(),
            Self::QuestionImpossible { cause } => t.programmation_refus_question(cause),
            Self::AppelTropTot => t.programmation_refus_trop_tot(),
            Self::PartIllisible { .. } => t.programmation_refus_part(),
            Self::PartsTropGrandes { total } => t.programmation_refus_parts(*total),
            Self::PartMinSansDossier { numero } => t.programmation_part_min_refus_dossier(numero),
            Self::PartMinIllisible => t.programmation_refus_part(),
            Self::PartMinSansMotif => t.programmation_part_min_refus_motif(),
            Self::RienAChercher => t.programmation_tache_refus_inutile(),
            Self::DejaCherche => t.programmation_tache_refus_deja(),
            Self::RienEnCours => t.programmation_tache_refus_rien(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Partage => Some(m(lang).programmation_remede_partage()),
            Self::SurReservation { .. } => Some(m(lang).programmation_remede_reservation()),
            Self::AuDessusDeLaDemande { demande, .. } => {
                Some(m(lang).programmation_remede_au_dessus(euros(Some(*demande), lang)))
            }
            Self::ContreUnVerrou { .. } => Some(m(lang).programmation_remede_verrou()),
            Self::Montant { cause, .. } => cause.remedy(lang),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 7")
    }

    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::SansNom => "nom",
                Self::DoctrineInconnue { .. } => "doctrine",
                Self::GenreInconnu => "genre",
                Self::SansFinanceur => "financeur",
                Self::SansMontant => "montant",
                Self::Montant { champ, .. }
                | Self::SurReservation { champ, .. }
                | Self::AuDessusDeLaDemande { champ, .. }
                | Self::ContreUnVerrou { champ, .. } => champ,
                Self::PartMinSansDossier { .. } => "mu.dossier",
                Self::PartMinIllisible => "mu.part",
                Self::PartMinSansMotif => "mu.motif",
                Self::PartIllisible { qpv } => return Some(format!("min.{qpv}")),
                _ => return None,
            }
            .to_owned(),
        )
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::Partage | Self::AppelTropTot | Self::DejaCherche | Self::RienEnCours)
    }
}
