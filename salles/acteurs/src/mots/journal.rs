//! The journal in words: who, what act, on what. A code that has no word here shows itself.

use crate::m;
use kernel::{Actor, Lang};
use serde_json::Value;

/// The verbs of acts, after the dot of their code, and their words.
#[must_use]
pub fn verbes(lang: Lang) -> Vec<(&'static str, String)> {
    let t = m(lang);
    vec![
        ("abandonner", t.verbe_abandonner()),
        ("accepter", t.verbe_accepter()),
        ("affecter", t.verbe_affecter()),
        ("ajouter", t.verbe_ajouter()),
        ("appliquer", t.verbe_appliquer()),
        ("changer", t.verbe_changer()),
        ("charger", t.verbe_charger()),
        ("choisir", t.verbe_choisir()),
        ("clore", t.verbe_clore()),
        ("composer", t.verbe_composer()),
        ("confirmer", t.verbe_confirmer()),
        ("corriger", t.verbe_corriger()),
        ("creer", t.verbe_creer()),
        ("decrire", t.verbe_decrire()),
        ("deleguer", t.verbe_deleguer()),
        ("demander", t.verbe_demander()),
        ("deplacer", t.verbe_deplacer()),
        ("avancer", t.verbe_avancer()),
        ("ajuster", t.verbe_ajuster()),
        ("calculer", t.verbe_calculer()),
        ("copier", t.verbe_copier()),
        ("deverrouiller", t.verbe_deverrouiller()),
        ("envoyer", t.verbe_envoyer()),
        ("fixer", t.verbe_fixer()),
        ("lire", t.verbe_lire()),
        ("noter", t.verbe_noter()),
        ("partager", t.verbe_partager()),
        ("remplir", t.verbe_remplir()),
        ("verrouiller", t.verbe_verrouiller()),
        ("rediger", t.verbe_rediger()),
        ("constater", t.verbe_constater()),
        ("consulter", t.verbe_consulter()),
        ("deposer", t.verbe_deposer()),
        ("dispenser", t.verbe_dispenser()),
        ("donner", t.verbe_donner()),
        ("enregistrer", t.verbe_enregistrer()),
        ("fermer", t.verbe_fermer()),
        ("figer", t.verbe_figer()),
        ("fusionner", t.verbe_fusionner()),
        ("geler", t.verbe_geler()),
        ("importer", t.verbe_importer()),
        ("inviter", t.verbe_inviter()),
        ("joindre", t.verbe_joindre()),
        ("modifier", t.verbe_modifier()),
        ("ouvrir", t.verbe_ouvrir()),
        ("placer", t.verbe_placer()),
        ("premiere", t.verbe_premiere()),
        ("preparer", t.verbe_preparer()),
        ("prolonger", t.verbe_prolonger()),
        ("publier", t.verbe_publier()),
        ("traduire", t.verbe_traduire()),
        ("rectifier", t.verbe_rectifier()),
        ("regler", t.verbe_regler()),
        ("relancer", t.verbe_relancer()),
        ("relier", t.verbe_relier()),
        ("relire", t.verbe_relire()),
        ("renvoyer", t.verbe_renvoyer()),
        ("reprendre", t.verbe_reprendre()),
        ("retablir", t.verbe_retablir()),
        ("retirer", t.verbe_retirer()),
        ("rouvrir", t.verbe_rouvrir()),
        ("saisir", t.verbe_saisir()),
        ("separer", t.verbe_separer()),
        ("trancher", t.verbe_trancher()),
        ("annuler", t.verbe_annuler()),
        ("cocher", t.verbe_cocher()),
        ("effacer", t.verbe_effacer()),
        ("nommer", t.verbe_nommer()),
        ("notifier", t.verbe_notifier()),
        ("ordonner", t.verbe_ordonner()),
        ("prendre", t.verbe_prendre()),
        ("renouveler", t.verbe_renouveler()),
        ("repondant", t.verbe_repondant()),
        ("signer", t.verbe_signer()),
        ("suivre", t.verbe_suivre()),
        ("supprimer", t.verbe_supprimer()),
        ("tenir", t.verbe_tenir()),
        ("valider", t.verbe_valider()),
        ("declarer", t.verbe_declarer()),
        ("detacher", t.verbe_detacher()),
        ("juger", t.verbe_juger()),
        ("renegocier", t.verbe_renegocier()),
        ("rattacher", t.verbe_rattacher()),
        ("accorder", t.verbe_accorder()),
        ("revoquer", t.verbe_revoquer()),
        ("proposer", t.verbe_proposer()),
        ("conclure", t.verbe_conclure()),
        ("evaluer", t.verbe_evaluer()),
        ("rappeler", t.verbe_rappeler()),
        ("apprecier", t.verbe_apprecier()),
        ("ventiler", t.verbe_ventiler()),
        ("definir", t.verbe_definir()),
        ("remplacer", t.verbe_remplacer()),
        ("detailler", t.verbe_detailler()),
        ("scinder", t.verbe_scinder()),
        ("dater", t.verbe_dater()),
        ("habiliter", t.verbe_habiliter()),
        ("mandater", t.verbe_mandater()),
        ("interroger", t.verbe_interroger()),
        ("repondre", t.verbe_repondre()),
        ("inscrire", t.verbe_inscrire()),
        ("reconnaitre", t.verbe_reconnaitre()),
    ]
}

/// « Modification » for `fiche.modifier`; what has words of its own says more (« Entrée »).
#[must_use]
pub fn acte(code: &str, lang: Lang) -> String {
    let t = m(lang);
    match code {
        "connexion.ouvrir" => return t.acte_connexion_ouvrir(),
        "connexion.fermer" => return t.acte_connexion_fermer(),
        "donnees.generer" => return t.acte_donnees_generer(),
        "jeton.creer" => return t.acte_jeton_creer(),
        "jeton.fermer" => return t.acte_jeton_fermer(),
        "jeton.utiliser" => return t.acte_jeton_utiliser(),
        "compte.donner_role" => return t.acte_donner_role(),
        "compte.retirer_role" => return t.acte_retirer_role(),
        "compte.premiere_administration" => return t.acte_premiere_administration(),
        "compte.relier" => return t.acte_relier(),
        "mot_de_passe.demander" => return t.acte_mot_de_passe_demander(),
        "mot_de_passe.choisir" | "mot_de_passe.changer" => return t.acte_mot_de_passe_changer(),
        "invitation.accepter" => return t.acte_invitation_accepter(),
        "invitation.renvoyer" => return t.acte_invitation_renvoyer(),
        "invitation.retirer" => return t.acte_invitation_retirer(),
        "demonstration.charger" => return t.acte_demonstration_charger(),
        _ => {}
    }
    let verb = code.split_once('.').map_or("", |(_, v)| v.split('_').next().unwrap_or(v));
    verbes(lang).into_iter().find(|(v, _)| *v == verb).map_or_else(|| code.to_owned(), |(_, words)| words)
}

/// The kinds of record that the journal speaks of, and their words.
#[must_use]
pub fn sujets(lang: Lang) -> Vec<(&'static str, String)> {
    let t = m(lang);
    vec![
        ("action_aidee", t.sujet_action_aidee()),
        ("appel", t.sujet_appel()),
        ("appel_correspondance", t.sujet_appel_correspondance()),
        ("appel_depot", t.sujet_appel_depot()),
        ("journal", t.sujet_journal()),
        ("duree_conservation", t.sujet_duree_conservation()),
        ("effacement_dossier", t.sujet_effacement_dossier()),
        ("import_dauphin", t.sujet_import_dauphin()),
        ("statut_dauphin", t.sujet_statut_dauphin()),
        ("attribution", t.sujet_attribution()),
        ("avenant", t.sujet_avenant()),
        ("bilan_annuel", t.sujet_bilan_annuel()),
        ("bilan_dossier", t.sujet_bilan_dossier()),
        ("bulletin_conseil", t.sujet_bulletin_conseil()),
        ("campagne", t.sujet_campagne()),
        ("cible", t.sujet_cible()),
        ("classeur_depot", t.sujet_classeur_depot()),
        ("collectivite", t.sujet_collectivite()),
        ("comite", t.sujet_comite()),
        ("complement", t.sujet_complement()),
        ("compte", t.sujet_compte()),
        ("connexion", t.sujet_connexion()),
        ("contact", t.sujet_contact()),
        ("contour", t.sujet_contour()),
        ("contour_depot", t.sujet_contour_depot()),
        ("contrat", t.sujet_contrat()),
        ("convention", t.sujet_convention()),
        ("cpo", t.sujet_cpo()),
        ("decision", t.sujet_decision()),
        ("declinaison", t.sujet_declinaison()),
        ("derogation", t.sujet_derogation()),
        ("dimension", t.sujet_dimension()),
        ("dossier", t.sujet_dossier()),
        ("edition", t.sujet_edition()),
        ("edition_annexe", t.sujet_edition_annexe()),
        ("edition_contenu", t.sujet_edition_contenu()),
        ("engagement", t.sujet_engagement()),
        ("enveloppe", t.sujet_enveloppe()),
        ("fiche_action", t.sujet_fiche_action()),
        ("fiche_territoire", t.sujet_fiche_territoire()),
        ("financement", t.sujet_financement()),
        ("financeur", t.sujet_financeur()),
        ("gouvernance", t.sujet_gouvernance()),
        ("indicateur", t.sujet_indicateur()),
        ("interet", t.sujet_interet()),
        ("lettre_cadrage", t.sujet_lettre_cadrage()),
        ("lien", t.sujet_lien()),
        ("lien_signe", t.sujet_lien_signe()),
        ("ligne_financeur", t.sujet_ligne_financeur()),
        ("lot_decision", t.sujet_lot_decision()),
        ("marque", t.sujet_marque()),
        ("modification", t.sujet_modification()),
        ("noeud", t.sujet_noeud()),
        ("note_dossier", t.sujet_note_dossier()),
        ("observation", t.sujet_observation()),
        ("organisation", t.sujet_organisation()),
        ("participation", t.sujet_participation()),
        ("piece", t.sujet_piece()),
        ("piece_contenu", t.sujet_piece_contenu()),
        ("piece_dossier", t.sujet_piece_dossier()),
        ("piece_dossier_contenu", t.sujet_piece_dossier_contenu()),
        ("porteur", t.sujet_porteur()),
        ("programme", t.sujet_programme()),
        ("publication_appel", t.sujet_publication_appel()),
        ("publication_fichier", t.sujet_publication_fichier()),
        ("rattachement", t.sujet_rattachement()),
        ("realisation", t.sujet_realisation()),
        ("regle_revision", t.sujet_regle_revision()),
        ("repondant", t.sujet_repondant()),
        ("reponse", t.sujet_reponse()),
        ("reprise", t.sujet_reprise()),
        ("reprise_correspondance", t.sujet_reprise_correspondance()),
        ("reprise_fiche", t.sujet_reprise_fiche()),
        ("proposition_derogation", t.sujet_proposition_derogation()),
        ("relation", t.sujet_relation()),
        ("remplacement", t.sujet_remplacement()),
        ("reservation", t.sujet_reservation()),
        ("rupture", t.sujet_rupture()),
        ("scenario", t.sujet_scenario()),
        ("scrutin_conseil", t.sujet_scrutin_conseil()),
        ("signataire", t.sujet_signataire()),
        ("statistique", t.sujet_statistique()),
        ("suivi", t.sujet_suivi()),
        ("territoire", t.sujet_territoire()),
        ("territoire_ancien_code", t.sujet_territoire_ancien_code()),
        ("territoire_validite", t.sujet_territoire_validite()),
        ("territoire_depot", t.sujet_territoire_depot()),
        ("valeur", t.sujet_valeur()),
        ("valeur_depot", t.sujet_valeur_depot()),
        ("appreciation", t.sujet_appreciation()),
        ("articulation", t.sujet_articulation()),
        ("axe_transversal", t.sujet_axe_transversal()),
        ("demande_engagement", t.sujet_demande_engagement()),
        ("fiche_rattachee", t.sujet_fiche_rattachee()),
        ("focus_action", t.sujet_focus_action()),
        ("point_evaluation", t.sujet_point_evaluation()),
        ("portrait", t.sujet_portrait()),
        ("preuve", t.sujet_preuve()),
        ("preuve_contenu", t.sujet_preuve_contenu()),
        ("thematique", t.sujet_thematique()),
        ("versement", t.sujet_versement()),
        ("habilitation", t.sujet_habilitation()),
        ("question_dossier", t.sujet_question_dossier()),
    ]
}

/// « Fiche-action » for `fiche_action`.
#[must_use]
pub fn sujet(table: &str, lang: Lang) -> String {
    sujets(lang).into_iter().find(|(code, _)| *code == table).map_or_else(|| table.to_owned(), |(_, words)| words)
}

/// Who wrote, as the page says it.
#[must_use]
pub fn auteur(actor: &Actor, lang: Lang) -> String {
    let t = m(lang);
    match actor {
        Actor::Compte { nom, pour_le_compte_de: Some(autre), .. } => t.auteur_pour(nom, autre),
        Actor::Compte { nom, .. } => nom.clone(),
        Actor::Lien { nom, .. } => t.auteur_lien(nom),
        Actor::Systeme => t.auteur_systeme(),
        Actor::Commande { nom } => t.auteur_commande(nom),
        Actor::Inconnu => t.auteur_inconnu(),
    }
}

/// The name of a record among its own fields, when it has one.
#[must_use]
pub fn nom_du_sujet(record: &Value) -> Option<String> {
    ["nom", "titre", "intitule", "libelle", "objet", "fonction", "courriel", "destinataire", "role"]
        .iter()
        .filter_map(|field| record.get(field)?.as_str())
        .find(|text| !text.trim().is_empty())
        .map(|text| text.chars().take(160).collect())
}
