//! The words of codes: a decision's kind and state, a field, an object of revision.

use super::Champ;
use crate::m;
use crate::model::{EtatAvenant, EtatComite, EtatDecision, GenreDecision, ObjetRevision, Voie};
use kernel::Lang;

#[must_use]
pub fn genre(genre: GenreDecision, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenreDecision::Poursuite => t.decision_genre_poursuite(),
        GenreDecision::Renforcement => t.decision_genre_renforcement(),
        GenreDecision::Reorientation => t.decision_genre_reorientation(),
        GenreDecision::Arret => t.decision_genre_arret(),
        GenreDecision::NouvelleAction => t.decision_genre_nouvelle_action(),
        GenreDecision::Validation => t.decision_genre_validation(),
        GenreDecision::Demande => t.decision_genre_demande(),
    }
}

#[must_use]
pub fn etat_decision(etat: EtatDecision, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatDecision::AExecuter => t.decision_etat_a_executer(),
        EtatDecision::EnCours => t.decision_etat_en_cours(),
        EtatDecision::Executee => t.decision_etat_executee(),
        EtatDecision::Reportee => t.decision_etat_reportee(),
        EtatDecision::Abandonnee => t.decision_etat_abandonnee(),
        EtatDecision::Rapportee => t.decision_etat_rapportee(),
    }
}

#[must_use]
pub fn etat_comite(etat: EtatComite, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatComite::Prepare => t.comite_etat_prepare(),
        EtatComite::Tenu => t.comite_etat_tenu(),
        EtatComite::Valide => t.comite_etat_valide(),
    }
}

#[must_use]
pub fn etat_avenant(etat: EtatAvenant, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatAvenant::Projet => t.avenant_etat_projet(),
        EtatAvenant::Signe => t.avenant_etat_signe(),
        EtatAvenant::Applique => t.avenant_etat_applique(),
    }
}

#[must_use]
pub fn objet(objet: ObjetRevision, lang: Lang) -> String {
    let t = m(lang);
    match objet {
        ObjetRevision::Parties => t.revision_parties(),
        ObjetRevision::Duree => t.revision_duree(),
        ObjetRevision::Perimetre => t.revision_perimetre(),
        ObjetRevision::Noeuds => t.revision_noeuds(),
        ObjetRevision::Engagements => t.revision_engagements(),
        ObjetRevision::FicheNouvelle => t.revision_fiche_nouvelle(),
        ObjetRevision::FicheRetiree => t.revision_fiche_retiree(),
        ObjetRevision::Objectifs => t.revision_objectifs(),
        ObjetRevision::Redaction => t.revision_redaction(),
        ObjetRevision::Pilotes => t.revision_pilotes(),
        ObjetRevision::Declinaisons => t.revision_declinaisons(),
        ObjetRevision::Statut => t.revision_statut(),
    }
}

#[must_use]
pub fn voie(voie: Voie, lang: Lang) -> String {
    let t = m(lang);
    match voie {
        Voie::Avenant => t.revision_voie_avenant(),
        Voie::Comite => t.revision_voie_comite(),
        Voie::Coordination => t.revision_voie_coordination(),
    }
}

#[must_use]
pub fn champ(champ: &Champ, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        Champ::Titre => t.champ_titre(),
        Champ::Contexte => t.champ_contexte(),
        Champ::ObjectifStrategique => t.champ_objectif_strategique(),
        Champ::ObjectifsOperationnels => t.champ_objectifs_operationnels(),
        Champ::PublicCible => t.champ_public_cible(),
        Champ::Statut => t.champ_statut(),
        Champ::Pilotes => t.champ_pilotes(),
        Champ::DeclinaisonLibelle(lettre) => t.champ_declinaison_libelle(lettre),
        Champ::DeclinaisonAnnees(lettre) => t.champ_declinaison_annees(lettre),
        Champ::DeclinaisonRetirer(lettre) => t.champ_declinaison_retirer(lettre),
        Champ::DeclinaisonAjouter => t.champ_declinaison_ajouter(),
        Champ::FicheNouvelle => t.champ_fiche_nouvelle(),
        Champ::FicheRetirer => t.champ_fiche_retirer(),
        Champ::ContratAnneeFin => t.champ_contrat_annee_fin(),
    }
}

/// « Fiche 32 », or the contract itself.
#[must_use]
pub fn sujet(numero: Option<i64>, lang: Lang) -> String {
    let t = m(lang);
    numero.map_or_else(|| t.decision_sujet_contrat(), |n| t.decision_sujet_fiche(n.to_string()))
}

/// A value shown inside a sentence: one line, cut after 160 signs; « — » when there was none.
#[must_use]
pub fn cite(texte: &str) -> String {
    let ligne = texte.split_whitespace().collect::<Vec<_>>().join(" ");
    match ligne.chars().count() {
        0 => "—".to_owned(),
        1..=160 => ligne,
        _ => ligne.chars().take(159).chain(['…']).collect(),
    }
}
