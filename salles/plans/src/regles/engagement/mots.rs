//! The codes of promises as people read them.

use super::EtatLu;
use crate::m;
use crate::model::{Avis, EtatEngagement, EtatPreuve, GenrePreuve};
use kernel::Lang;

#[must_use]
pub fn etat(etat: EtatEngagement, lang: Lang) -> String {
    lu(
        match etat {
            EtatEngagement::Promis => EtatLu::Promis,
            EtatEngagement::EnCours => EtatLu::EnCours,
            EtatEngagement::Tenu => EtatLu::Tenu,
            EtatEngagement::Renegocie => EtatLu::Renegocie,
            EtatEngagement::NonTenu => EtatLu::NonTenu,
        },
        lang,
    )
}

#[must_use]
pub fn lu(etat: EtatLu, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatLu::Promis => t.engagement_etat_promis(),
        EtatLu::EnCours => t.engagement_etat_en_cours(),
        EtatLu::EnRetard => t.engagement_etat_en_retard(),
        EtatLu::DeclareTenu => t.engagement_etat_declare(),
        EtatLu::Tenu => t.engagement_etat_tenu(),
        EtatLu::Renegocie => t.engagement_etat_renegocie(),
        EtatLu::NonTenu => t.engagement_etat_non_tenu(),
    }
}

#[must_use]
pub fn genre(genre: GenrePreuve, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenrePreuve::Deliberation => t.engagement_preuve_deliberation(),
        GenrePreuve::Convention => t.engagement_preuve_convention(),
        GenrePreuve::Paiement => t.engagement_preuve_paiement(),
        GenrePreuve::CompteRendu => t.engagement_preuve_compte_rendu(),
        GenrePreuve::Livrable => t.engagement_preuve_livrable(),
        GenrePreuve::Photo => t.engagement_preuve_photo(),
    }
}

#[must_use]
pub fn etat_preuve(etat: EtatPreuve, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatPreuve::AVerifier => t.engagement_preuve_a_verifier(),
        EtatPreuve::Acceptee => t.engagement_preuve_acceptee(),
        EtatPreuve::Refusee => t.engagement_preuve_refusee(),
    }
}

#[must_use]
pub fn avis(avis: Avis, lang: Lang) -> String {
    let t = m(lang);
    match avis {
        Avis::Tenue => t.engagement_avis_tenue(),
        Avis::EnPartie => t.engagement_avis_en_partie(),
        Avis::NonTenue => t.engagement_avis_non_tenue(),
        Avis::SansAvis => t.engagement_avis_sans(),
    }
}
