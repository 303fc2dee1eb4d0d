//! The states of a review and of an answer, and what moves them, as people read them.

use super::{PassageCampagne, PassageReponse};
use crate::m;
use crate::model::{EtatCampagne, EtatReponse};
use kernel::Lang;

/// « préparée », « ouverte »…
#[must_use]
pub fn etat_campagne(etat: EtatCampagne, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatCampagne::Preparee => t.campagne_etat_preparee(),
        EtatCampagne::Ouverte => t.campagne_etat_ouverte(),
        EtatCampagne::Close => t.campagne_etat_close(),
        EtatCampagne::Figee => t.campagne_etat_figee(),
        EtatCampagne::Annulee => t.campagne_etat_annulee(),
    }
}

/// « à faire », « déposée »…
#[must_use]
pub fn etat_reponse(etat: EtatReponse, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatReponse::AFaire => t.reponse_etat_a_faire(),
        EtatReponse::Commencee => t.reponse_etat_commencee(),
        EtatReponse::Deposee => t.reponse_etat_deposee(),
        EtatReponse::Renvoyee => t.reponse_etat_renvoyee(),
        EtatReponse::Acceptee => t.reponse_etat_acceptee(),
        EtatReponse::Dispensee => t.reponse_etat_dispensee(),
        EtatReponse::SansReponse => t.reponse_etat_sans_reponse(),
    }
}

pub(super) fn passage_campagne(passage: PassageCampagne, lang: Lang) -> String {
    let t = m(lang);
    match passage {
        PassageCampagne::Regler => t.campagne_passage_regler(),
        PassageCampagne::Ouvrir => t.campagne_passage_ouvrir(),
        PassageCampagne::Prolonger => t.campagne_passage_prolonger(),
        PassageCampagne::Annuler => t.campagne_passage_annuler(),
        PassageCampagne::Clore => t.campagne_passage_clore(),
        PassageCampagne::RouvrirUneReponse => t.campagne_passage_rouvrir(),
        PassageCampagne::Figer => t.campagne_passage_figer(),
    }
}

pub(super) fn passage_reponse(passage: PassageReponse, lang: Lang) -> String {
    let t = m(lang);
    match passage {
        PassageReponse::Commencer => t.reponse_passage_commencer(),
        PassageReponse::Deposer => t.reponse_passage_deposer(),
        PassageReponse::Reprendre => t.reponse_passage_reprendre(),
        PassageReponse::Renvoyer => t.reponse_passage_renvoyer(),
        PassageReponse::Accepter => t.reponse_passage_accepter(),
        PassageReponse::Dispenser => t.reponse_passage_dispenser(),
        PassageReponse::Clore => t.reponse_passage_clore(),
        PassageReponse::Rouvrir => t.reponse_passage_rouvrir(),
    }
}
