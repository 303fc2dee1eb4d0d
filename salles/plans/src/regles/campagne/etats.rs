//! The two tables of § 6, state by state. What is not written there is refused by name.

use super::Refus;
use crate::model::{EtatCampagne, EtatReponse};
use jiff::civil::Date;
use kernel::code_enum;

code_enum! {
    /// What one may do to a campaign.
    pub enum PassageCampagne {
        Regler = "regler",
        Ouvrir = "ouvrir",
        Prolonger = "prolonger",
        Annuler = "annuler",
        Clore = "clore",
        /// Reopening one answer leaves the campaign closed.
        RouvrirUneReponse = "rouvrir_une_reponse",
        Figer = "figer",
    }
}

code_enum! {
    /// What one may do to an answer.
    pub enum PassageReponse {
        Commencer = "commencer",
        Deposer = "deposer",
        Reprendre = "reprendre",
        Renvoyer = "renvoyer",
        Accepter = "accepter",
        Dispenser = "dispenser",
        Clore = "clore",
        Rouvrir = "rouvrir",
    }
}

/// « préparée : tout régler, ouvrir ; ouverte : prolonger avec motif, clore, annuler avec motif ; close :
/// corriger par réouverture motivée d'une réponse, figer ; figée : édition rectificative seulement ».
///
/// # Errors
/// `Refus::PassageCampagne` names the state and what was asked.
pub fn passer_campagne(etat: EtatCampagne, passage: PassageCampagne) -> Result<EtatCampagne, Refus> {
    use EtatCampagne as E;
    use PassageCampagne as P;
    match (etat, passage) {
        (E::Preparee, P::Regler) => Ok(E::Preparee),
        (E::Preparee, P::Ouvrir) | (E::Ouverte, P::Prolonger) => Ok(E::Ouverte),
        (E::Ouverte, P::Annuler) => Ok(E::Annulee),
        (E::Ouverte, P::Clore) | (E::Close, P::RouvrirUneReponse) => Ok(E::Close),
        (E::Close, P::Figer) => Ok(E::Figee),
        _ => Err(Refus::PassageCampagne { etat, passage }),
    }
}

/// « à faire → commencée → déposée → renvoyée | acceptée ; à faire → dispensée ; non acceptée à la
/// clôture → sans réponse ». A draft saved on an answer sent back leaves it « renvoyée », so that its
/// reason stays in sight; a deposit not yet treated can be taken back by its author.
///
/// # Errors
/// `Refus::PassageReponse` names the state and what was asked.
pub fn passer_reponse(etat: EtatReponse, passage: PassageReponse) -> Result<EtatReponse, Refus> {
    use EtatReponse as E;
    use PassageReponse as P;
    match (etat, passage) {
        (E::AFaire | E::Commencee, P::Commencer) | (E::Deposee, P::Reprendre) => Ok(E::Commencee),
        (E::Commencee | E::Renvoyee, P::Deposer) => Ok(E::Deposee),
        (E::Renvoyee, P::Commencer) | (E::Deposee, P::Renvoyer) | (E::SansReponse | E::Acceptee, P::Rouvrir) => Ok(E::Renvoyee),
        (E::Deposee, P::Accepter) => Ok(E::Acceptee),
        (E::AFaire, P::Dispenser) => Ok(E::Dispensee),
        (E::AFaire | E::Commencee | E::Deposee | E::Renvoyee, P::Clore) => Ok(E::SansReponse),
        _ => Err(Refus::PassageReponse { etat, passage }),
    }
}

/// Whether a respondent may write now: the campaign is open, or it is closed and this one answer was
/// reopened and its own deadline (`echeance`, included) has not passed. « corriger par réouverture
/// motivée d'**une** réponse, bornée dans le temps ».
///
/// # Errors
/// `Refus::CampagneFermee` or `Refus::ReouvertureTerminee`.
pub fn verifier_ecriture(campagne: EtatCampagne, reponse: EtatReponse, echeance: Option<Date>, today: Date) -> Result<(), Refus> {
    let rouverte = matches!(reponse, EtatReponse::Renvoyee | EtatReponse::Commencee | EtatReponse::Deposee);
    match campagne {
        EtatCampagne::Ouverte => Ok(()),
        EtatCampagne::Close if rouverte => match echeance {
            Some(limite) if today <= limite => Ok(()),
            Some(limite) => Err(Refus::ReouvertureTerminee { limite }),
            None => Err(Refus::CampagneFermee { etat: campagne }),
        },
        _ => Err(Refus::CampagneFermee { etat: campagne }),
    }
}
