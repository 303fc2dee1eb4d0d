//! A question of the instruction: asked of the holder with a day to answer by, answered once, read by all who instruct, never
//! published (Financements, § 2 and § 11).

use super::etats::EtatDossier;
use super::saisie::{self, RefusSaisie};
use crate::{m, mots};
use jiff::civil::Date;
use kernel::{Lang, Refusal};

/// The shortest text that asks something, and the longest that is read.
const TEXTE: std::ops::RangeInclusive<usize> = 10..=4_000;

/// Where an answer stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horloge {
    /// So many days left; 0: today.
    Reste(i64),
    /// Not answered, so many days after.
    Retard(i64),
    Repondu,
    /// Answered, so many days after.
    ReponduTard(i64),
}

/// The clock of a question, the same for who asks and who answers.
#[must_use]
pub fn horloge(attendue_le: Date, repondue_le: Option<Date>, jour: Date) -> Horloge {
    let apres = |fin: Date| attendue_le.duration_until(fin).as_hours() / 24;
    match repondue_le {
        Some(le) if le > attendue_le => Horloge::ReponduTard(apres(le)),
        Some(_) => Horloge::Repondu,
        None if jour > attendue_le => Horloge::Retard(apres(jour)),
        None => Horloge::Reste(-apres(jour)),
    }
}

/// The days a holder is reminded of an answer: a week before and the day before, once the question was asked.
#[must_use]
pub fn rappels(posee_le: Date, attendue_le: Date) -> Vec<Date> {
    let mut jours = super::echeances::avant(attendue_le, &[7, 1]);
    jours.retain(|le| *le > posee_le);
    jours
}

/// The day who asked is told that no answer came.
#[must_use]
pub fn retard(attendue_le: Date) -> Option<Date> {
    attendue_le.tomorrow().ok()
}

/// Why a question or an answer is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusQuestion {
    /// The file is not under review.
    HorsInstruction {
        etat: EtatDossier,
    },
    TexteCourt {
        champ: &'static str,
    },
    TexteLong {
        champ: &'static str,
        max: usize,
    },
    DateIllisible(RefusSaisie),
    EcheancePassee {
        le: Date,
    },
    DejaRepondue,
    Retiree,
    MotifManquant,
}

/// Whether a question may be asked of a file in that state.
///
/// # Errors
/// `HorsInstruction`.
pub const fn posable(etat: EtatDossier) -> Result<(), RefusQuestion> {
    use EtatDossier::{Complet, Depose, EnInstruction, ListeAttente, Programme};
    if matches!(etat, Depose | Complet | EnInstruction | ListeAttente | Programme) {
        Ok(())
    } else {
        Err(RefusQuestion::HorsInstruction { etat })
    }
}

/// A text that says something.
///
/// # Errors
/// `TexteCourt`, `TexteLong`.
pub fn texte(champ: &'static str, tape: &str) -> Result<String, RefusQuestion> {
    let net = tape.trim();
    match net.chars().count() {
        n if n < *TEXTE.start() => Err(RefusQuestion::TexteCourt { champ }),
        n if n > *TEXTE.end() => Err(RefusQuestion::TexteLong { champ, max: *TEXTE.end() }),
        _ => Ok(net.to_owned()),
    }
}

/// The day an answer is waited for.
///
/// # Errors
/// `DateIllisible`, `EcheancePassee`.
pub fn echeance(tape: &str, jour: Date) -> Result<Date, RefusQuestion> {
    let le = saisie::jour(tape).map_err(RefusQuestion::DateIllisible)?;
    if le < jour { Err(RefusQuestion::EcheancePassee { le }) } else { Ok(le) }
}

impl Refusal for RefusQuestion {
    fn code(&self) -> &'static str {
        match self {
            Self::HorsInstruction { .. } => "question-hors-instruction",
            Self::TexteCourt { .. } => "question-texte-court",
            Self::TexteLong { .. } => "question-texte-long",
            Self::DateIllisible(refus) => refus.code(),
            Self::EcheancePassee { .. } => "question-echeance",
            Self::DejaRepondue => "question-repondue",
            Self::Retiree => "question-retiree",
            Self::MotifManquant => "question-motif",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::HorsInstruction { etat } => t.question_refus_etat(mots::etat_dossier(*etat, lang)),
            Self::TexteCourt { .. } => t.question_refus_court(),
            Self::TexteLong { max, .. } => t.question_refus_long(max.to_string()),
            Self::DateIllisible(refus) => mots::phrase(&refus.message(lang)),
            Self::EcheancePassee { le } => t.question_refus_echeance(kernel::texte::date_longue(*le, lang)),
            Self::DejaRepondue => t.question_refus_repondue(),
            Self::Retiree => t.question_refus_retiree(),
            Self::MotifManquant => t.dossier_refus_motif(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::DateIllisible(refus) => refus.remedy(lang),
            Self::MotifManquant => Some(t.dossier_remede_motif()),
            Self::DejaRepondue => Some(t.question_remede_repondue()),
            Self::EcheancePassee { .. } => Some(t.question_remede_echeance()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::DateIllisible(refus) => refus.source(),
            Self::HorsInstruction { .. } => Some("Financements, § 2"),
            _ => None,
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::TexteCourt { champ } | Self::TexteLong { champ, .. } => Some((*champ).to_owned()),
            Self::DateIllisible(_) | Self::EcheancePassee { .. } => Some("attendue_le".to_owned()),
            Self::MotifManquant => Some("motif".to_owned()),
            Self::HorsInstruction { .. } | Self::DejaRepondue | Self::Retiree => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::HorsInstruction { .. } | Self::DejaRepondue | Self::Retiree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn l_horloge_dit_ce_qui_reste_puis_le_retard() {
        let attendue = date(2027, 2, 28);
        assert_eq!(horloge(attendue, None, date(2027, 2, 20)), Horloge::Reste(8));
        assert_eq!(horloge(attendue, None, attendue), Horloge::Reste(0));
        assert_eq!(horloge(attendue, None, date(2027, 3, 2)), Horloge::Retard(2));
        assert_eq!(horloge(attendue, Some(attendue), date(2027, 6, 1)), Horloge::Repondu);
        assert_eq!(horloge(attendue, Some(date(2027, 3, 1)), date(2027, 6, 1)), Horloge::ReponduTard(1));
    }

    #[test]
    fn on_interroge_pendant_l_instruction_et_pour_un_jour_a_venir() {
        assert_eq!(posable(EtatDossier::EnInstruction), Ok(()));
        for etat in [EtatDossier::Brouillon, EtatDossier::ACompleter, EtatDossier::Vote, EtatDossier::Retire] {
            assert_eq!(posable(etat).map_err(|r| r.code()), Err("question-hors-instruction"));
        }
        let jour = date(2027, 2, 1);
        assert_eq!(echeance("01/02/2027", jour), Ok(jour));
        assert_eq!(echeance("31/01/2027", jour).map_err(|r| r.code()), Err("question-echeance"));
        assert_eq!(texte("question", " trop ").map_err(|r| r.code()), Err("question-texte-court"));
        assert_eq!(texte("question", &"a".repeat(4_001)).map_err(|r| r.code()), Err("question-texte-long"));
    }
}
