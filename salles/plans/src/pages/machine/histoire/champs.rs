//! The fields that a story tells, and their words. What is technical (versions, identifiers, order, drafts of
//! answers) has none and is not told.

use crate::m;
use kernel::Lang;

/// Table and field → the word, in the order of the list of filters.
fn mots(lang: Lang) -> Vec<(&'static str, &'static str, String)> {
    let t = m(lang);
    vec![
        ("fiche_action", "numero", t.redaction_champ_numero()),
        ("fiche_action", "titre", t.redaction_champ_titre()),
        ("fiche_action", "titre_plan", t.redaction_champ_titre_plan()),
        ("fiche_action", "noeud_id", t.redaction_champ_noeud()),
        ("fiche_action", "mode_pilotage", t.redaction_champ_mode_pilotage()),
        ("fiche_action", "contexte", t.redaction_champ_contexte()),
        ("fiche_action", "objectif_strategique", t.redaction_champ_objectif_strategique()),
        ("fiche_action", "objectifs_operationnels", t.redaction_champ_objectifs_operationnels()),
        ("fiche_action", "public_cible", t.redaction_champ_public_cible()),
        ("fiche_action", "publics", t.redaction_champ_publics()),
        ("fiche_action", "statut", t.redaction_champ_statut()),
        ("fiche_action", "statut_motif", t.redaction_champ_statut_motif()),
        ("fiche_action", "poids", t.redaction_champ_poids()),
        ("fiche_action", "retiree_le", t.machine_champ_retiree_le()),
        ("declinaison", "lettre", t.redaction_champ_lettre()),
        ("declinaison", "libelle", t.redaction_champ_libelle()),
        ("declinaison", "details", t.redaction_champ_details()),
        ("declinaison", "echeance", t.redaction_champ_echeance()),
        ("declinaison", "annees", t.redaction_champ_annees()),
        ("declinaison", "retiree_le", t.machine_champ_retiree_le()),
        ("participation", "organisation_id", t.redaction_champ_organisation()),
        ("participation", "role", t.redaction_champ_role()),
        ("participation", "services", t.redaction_champ_services()),
        ("lien", "cible_fiche_id", t.redaction_champ_cible()),
        ("lien", "programme_id", t.redaction_champ_programme()),
        ("lien", "texte", t.redaction_champ_texte()),
        ("fiche_territoire", "territoire_id", t.fiche_lieux()),
        ("bilan_annuel", "palier", t.fiche_taux()),
        ("bilan_annuel", "atteinte", t.fiche_atteinte()),
        ("bilan_annuel", "commentaire", t.fiche_commentaire()),
        ("bilan_annuel", "difficultes", t.fiche_difficultes()),
        ("bilan_annuel", "besoins", t.fiche_besoins()),
        ("bilan_annuel", "suites", t.fiche_suites()),
        ("bilan_annuel", "meteo", t.lecture_confiance()),
        ("bilan_annuel", "meteo_motif", t.fiche_meteo_motif()),
        ("realisation", "fait", t.difference_realise()),
        ("realisation", "commentaire", t.fiche_commentaire()),
        ("reponse", "etat", t.difference_reponse()),
        ("indicateur", "libelle", t.redaction_champ_libelle()),
        ("indicateur", "unite", t.machine_champ_unite()),
        ("indicateur", "reference", t.difference_reference()),
        ("indicateur", "poids", t.redaction_champ_poids()),
        ("rattachement", "indicateur_id", t.fiche_indicateur()),
        ("rattachement", "lettres", t.fiche_lettre()),
        ("cible", "valeur", t.difference_cible()),
        ("observation", "valeur", t.calcul_valeur()),
        ("piece", "nom", t.redaction_champ_nom()),
        ("contrat", "titre", t.redaction_champ_titre()),
        ("contrat", "periode", t.redaction_champ_periode()),
        ("contrat", "annee_debut", t.redaction_champ_annee_debut()),
        ("contrat", "annee_fin", t.redaction_champ_annee_fin()),
        ("contrat", "duree_annees", t.redaction_champ_duree_annees()),
        ("contrat", "signe_le", t.redaction_champ_signe_le()),
        ("contrat", "annee_un_le", t.redaction_champ_annee_un_le()),
        ("contrat", "porteur_id", t.redaction_champ_porteur()),
        ("contrat", "etat", t.redaction_champ_etat()),
        ("contrat", "perimetre", t.redaction_champ_perimetre()),
        ("contrat", "revision", t.redaction_champ_revision()),
        ("contrat", "niveaux", t.redaction_champ_niveaux()),
        ("contrat", "couverture_fiche", t.redaction_champ_couverture_fiche()),
        ("contrat", "couverture_plan", t.redaction_champ_couverture_plan()),
        ("noeud", "code", t.redaction_champ_code()),
        ("noeud", "titre", t.redaction_champ_titre()),
        ("noeud", "parent_id", t.redaction_champ_parent()),
        ("noeud", "poids", t.redaction_champ_poids()),
        ("noeud", "objectifs", t.redaction_champ_objectifs()),
        ("signataire", "organisation_id", t.redaction_champ_organisation()),
        ("signataire", "fonction", t.redaction_champ_fonction()),
        ("signataire", "part", t.redaction_champ_part()),
        ("engagement", "debiteur", t.redaction_champ_debiteur()),
        ("engagement", "texte", t.redaction_champ_texte()),
        ("engagement", "etat", t.machine_champ_etat()),
        ("engagement", "echeance", t.difference_echeance()),
        ("engagement", "promis", t.engagement_col_promis()),
        ("engagement", "livre", t.engagement_col_livre()),
        ("preuve", "texte", t.redaction_champ_texte()),
        ("preuve", "etat", t.machine_champ_etat()),
        ("fiche_rattachee", "fiche_id", t.tapis_fiche()),
        ("fiche_rattachee", "noeud_id", t.redaction_champ_noeud()),
        ("financement", "objet", t.redaction_champ_objet()),
        ("financement", "montant_centimes", t.redaction_champ_montant()),
        ("financement", "periodicite", t.redaction_champ_periodicite()),
        ("gouvernance", "nom", t.redaction_champ_nom()),
        ("gouvernance", "role", t.redaction_champ_role()),
        ("campagne", "etat", t.machine_champ_etat()),
        ("campagne", "ouverte_le", t.machine_champ_ouverte_le()),
        ("campagne", "echeance", t.difference_echeance()),
        ("campagne", "close_le", t.machine_champ_close_le()),
        ("comite", "titre", t.comite_champ_titre()),
        ("comite", "tenue_le", t.comite_champ_date()),
        ("comite", "etat", t.machine_champ_etat()),
        ("decision", "genre", t.machine_champ_genre()),
        ("decision", "motif", t.machine_champ_motif()),
        ("decision", "conditions", t.machine_champ_conditions()),
        ("decision", "responsable", t.machine_champ_responsable()),
        ("decision", "echeance", t.difference_echeance()),
        ("decision", "etat", t.machine_champ_etat()),
        ("avenant", "objet", t.redaction_champ_objet()),
        ("avenant", "etat", t.machine_champ_etat()),
        ("avenant", "signe_le", t.redaction_champ_signe_le()),
        ("avenant", "effet_le", t.machine_champ_effet_le()),
        ("edition", "numero", t.redaction_champ_numero()),
        ("edition", "motif", t.machine_champ_motif()),
    ]
}

/// Every field told: its code (`fiche_action.titre`) and its words with its subject.
pub fn tous(lang: Lang) -> Vec<(String, String)> {
    let full = |(table, field, word): (&str, &str, String)| {
        (format!("{table}.{field}"), format!("{}, {}", acteurs::mots::journal::sujet(table, lang), word.to_lowercase()))
    };
    mots(lang).into_iter().map(full).collect()
}

/// The fields told of a table, in order.
pub fn de(table: &str, lang: Lang) -> Vec<(&'static str, String)> {
    mots(lang).into_iter().filter(|(of, _, _)| *of == table).map(|(_, field, word)| (field, word)).collect()
}
