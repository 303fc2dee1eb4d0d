//! Why an instructor's act is refused.

use crate::regles::Euros;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::note::RefusNote;
use crate::regles::saisie::RefusSaisie;
use crate::{m, mots};
use kernel::{Lang, Refusal};

/// What a reason is missing for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoi {
    Avis,
    Zero,
    Justificatif,
    Interet,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// « Colonne d'autrui : 403 ».
    ColonneDAutrui {
        financeur: String,
    },
    /// LEG-05.
    Interet,
    AppelFerme {
        etat: EtatAppel,
    },
    DossierFerme {
        etat: EtatDossier,
    },
    LigneGelee {
        etat: &'static str,
    },
    AvisManquant,
    MotifManquant {
        quoi: Quoi,
    },
    Montant {
        champ: String,
        cause: RefusSaisie,
    },
    AuDessus {
        montant: Euros,
        demande: Euros,
    },
    Note {
        cause: RefusNote,
    },
    /// Whoever leads the call does not note (§ 11).
    NoteReservee,
    DejaDeclare,
    LienSansAdresse,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::ColonneDAutrui { .. } => "colonne-autrui",
            Self::Interet => "interet-declare",
            Self::AppelFerme { .. } => "instruction-appel",
            Self::DossierFerme { .. } => "instruction-dossier",
            Self::LigneGelee { .. } => "instruction-gelee",
            Self::AvisManquant => "instruction-avis",
            Self::MotifManquant { .. } => "instruction-motif",
            Self::Montant { .. } => "instruction-montant",
            Self::AuDessus { .. } => "instruction-au-dessus",
            Self::Note { .. } => "instruction-note",
            Self::NoteReservee => "instruction-note-reservee",
            Self::DejaDeclare => "interet-deja",
            Self::LienSansAdresse => "lien-adresse",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::ColonneDAutrui { financeur } => t.instruction_refus_autrui(financeur),
            Self::Interet => t.instruction_refus_interet(),
            Self::AppelFerme { etat } => t.instruction_refus_appel(mots::etat_appel(*etat, lang)),
            Self::DossierFerme { etat } => t.instruction_refus_dossier(mots::etat_dossier(*etat, lang)),
            Self::LigneGelee { .. } => t.instruction_refus_gelee(),
            Self::AvisManquant => t.instruction_refus_avis(),
            Self::MotifManquant { quoi } => match quoi {
                Quoi::Avis => t.instruction_refus_motif_avis(),
                Quoi::Zero => t.instruction_refus_motif_zero(),
                Quoi::Justificatif => t.instruction_refus_justificatif(),
                Quoi::Interet => t.instruction_refus_motif_interet(),
            },
            Self::Montant { cause, .. } => cause.message(lang),
            Self::AuDessus { montant, demande } => {
                t.instruction_refus_au_dessus(mots::euros(Some(*montant), lang), mots::euros(Some(*demande), lang))
            }
            Self::Note { cause } => cause.message(lang),
            Self::NoteReservee => t.instruction_refus_note_reservee(),
            Self::DejaDeclare => t.instruction_refus_deja_declare(),
            Self::LienSansAdresse => t.instruction_refus_lien_adresse(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::ColonneDAutrui { .. } => Some(t.instruction_remede_autrui()),
            Self::LigneGelee { .. } => Some(t.instruction_remede_gelee()),
            Self::MotifManquant { .. } => Some(t.instruction_remede_motif(super::MOTIF_MIN)),
            Self::Montant { cause, .. } => cause.remedy(lang),
            Self::AuDessus { .. } => Some(t.instruction_remede_au_dessus()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::ColonneDAutrui { .. } | Self::NoteReservee => "Financements, § 11",
            Self::Interet | Self::DejaDeclare => "LEG-05, CGCT L.2131-11",
            Self::AuDessus { .. } => "BUD-04",
            Self::Note { .. } => "Financements, § 3",
            _ => "Financements, § 2",
        })
    }

    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::AvisManquant => "avis",
                Self::MotifManquant { quoi: Quoi::Avis } => "avis_motif",
                Self::MotifManquant { quoi: Quoi::Zero } | Self::AuDessus { .. } => "propose_motif",
                Self::MotifManquant { quoi: Quoi::Justificatif } => "justificatif",
                Self::MotifManquant { quoi: Quoi::Interet } => "interet_motif",
                Self::Montant { champ, .. } => return Some(champ.clone()),
                Self::Note { cause } => return note(cause),
                Self::LienSansAdresse => "courriel",
                _ => return None,
            }
            .to_owned(),
        )
    }

    /// « Colonne d'autrui ; dossier où l'on a un intérêt […] : 403 ; 403 » (§ 12).
    fn is_forbidden(&self) -> bool {
        matches!(self, Self::ColonneDAutrui { .. } | Self::Interet | Self::NoteReservee)
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::AppelFerme { .. } | Self::DossierFerme { .. } | Self::LigneGelee { .. } | Self::DejaDeclare)
    }
}

fn note(cause: &RefusNote) -> Option<String> {
    match cause {
        RefusNote::SansValeur { code } | RefusNote::HorsGrille { code, .. } => Some(format!("note.{code}")),
        RefusNote::SansJustification { code } => Some(format!("justification.{code}")),
        RefusNote::GrilleVide | RefusNote::CritereInconnu { .. } => None,
    }
}
