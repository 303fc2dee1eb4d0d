//! « Suivi : à exécuter → en cours → exécutée (preuve) | reportée (nouvelle date, motif) | abandonnée
//! (motif) | rapportée (par une décision postérieure). »

use super::{Refus, verifier_motif};
use crate::model::{Comite, Decision, DecisionId, EtatComite, EtatDecision, Suivi};
use jiff::civil::Date;

/// Where a decision may go from a state; what is over stays over.
#[must_use]
pub fn passages(de: EtatDecision) -> &'static [EtatDecision] {
    use EtatDecision::{Abandonnee, EnCours, Executee, Rapportee, Reportee};
    match de {
        EtatDecision::AExecuter => &[EnCours, Executee, Reportee, Abandonnee, Rapportee],
        EnCours => &[EnCours, Executee, Reportee, Abandonnee, Rapportee],
        Reportee => &[EnCours, Executee, Reportee, Abandonnee, Rapportee],
        Executee | Abandonnee | Rapportee => &[],
    }
}

/// Is there still something to do?
#[must_use]
pub fn vivante(etat: EtatDecision) -> bool {
    !passages(etat).is_empty()
}

/// « En retard » is computed: something is left to do and its day has passed.
#[must_use]
pub fn decision_en_retard(decision: &Decision, le: Date) -> bool {
    vivante(decision.etat) && decision.echeance.is_some_and(|e| e < le)
}

/// A step someone wants to write in the follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub le: Date,
    pub vers: EtatDecision,
    /// Proof of what is done, reason of what is put off or given up, news of what goes on.
    pub texte: String,
    pub nouvelle_echeance: Option<Date>,
    pub rapportee_par: Option<DecisionId>,
}

/// What the rule needs to know around a decision.
#[derive(Debug, Clone, Copy)]
pub struct AutourDuSuivi<'a> {
    pub comite: &'a Comite,
    pub aujourd_hui: Date,
    /// The decision said to undo this one, with its sitting.
    pub rapporteuse: Option<(&'a Decision, &'a Comite)>,
}

/// The follow-up step to write and the deadline that results, if the step is allowed.
///
/// # Errors
/// All the refusals at once: `PassageInterdit`, `ReleveNonValide`, `MotifCourt` (no proof, no reason)…
pub fn franchir(
    decision: &Decision,
    passage: &Passage,
    autour: AutourDuSuivi<'_>,
    par: &str,
) -> Result<(Suivi, Option<Date>), Vec<Refus>> {
    let mut refus = vec![];
    if autour.comite.etat != EtatComite::Valide {
        return Err(vec![Refus::ReleveNonValide]);
    }
    if !passages(decision.etat).contains(&passage.vers) {
        return Err(vec![Refus::PassageInterdit { de: decision.etat, vers: passage.vers }]);
    }
    if passage.le > autour.aujourd_hui {
        refus.push(Refus::SuiviFutur { le: passage.le });
    }
    if passage.le < autour.comite.tenue_le {
        refus.push(Refus::SuiviAvantSeance { le: passage.le, seance: autour.comite.tenue_le });
    }
    if let Err(non) = verifier_motif("texte", &passage.texte) {
        refus.push(non);
    }
    let mut echeance = decision.echeance;
    if passage.vers == EtatDecision::Reportee {
        match (passage.nouvelle_echeance, decision.echeance) {
            (None, _) => refus.push(Refus::ReportSansDate),
            (Some(nouvelle), Some(ancienne)) if nouvelle <= ancienne => refus.push(Refus::ReportEnArriere { nouvelle, ancienne }),
            (Some(nouvelle), _) => echeance = Some(nouvelle),
        }
    }
    if passage.vers == EtatDecision::Rapportee {
        match autour.rapporteuse {
            None => refus.push(Refus::RapporteeSansDecision),
            Some((autre, seance)) => {
                let posterieure = super::precede((autour.comite.tenue_le, autour.comite.id), (seance.tenue_le, seance.id));
                if !posterieure || autre.contrat_id != decision.contrat_id {
                    refus.push(Refus::RapporteeParAnterieure);
                }
            }
        }
    }
    if !refus.is_empty() {
        return Err(refus);
    }
    let reportee = passage.vers == EtatDecision::Reportee;
    let rapportee = passage.vers == EtatDecision::Rapportee;
    Ok((
        Suivi {
            le: passage.le,
            etat: passage.vers,
            texte: passage.texte.trim().to_owned(),
            par: par.to_owned(),
            echeance: passage.nouvelle_echeance.filter(|_| reportee),
            rapportee_par: passage.rapportee_par.filter(|_| rapportee),
        },
        echeance,
    ))
}
