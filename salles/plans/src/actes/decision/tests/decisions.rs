//! Sittings, decisions, their effects and their follow-up.

use super::atelier::{AUJOURD_HUI, MOTIF, ateliers, codes};
use crate::actes::decision::*;
use crate::model::*;
use crate::regles::decision::Passage;
use jiff::civil::date;
use store::{Read, args};

#[tokio::test]
async fn un_comite_hors_du_contrat_ou_sans_objet_est_refuse() {
    for a in ateliers().await {
        let mut projet = a.projet_comite(date(2031, 1, 5));
        projet.titre = " ".into();
        let mut w = a.ecrire().await;
        assert_eq!(
            codes(creer_comite(&mut w, a.contrat.id, &projet).await),
            ["comite.titre_manquant", "comite.date_hors_contrat"]
        );
        let futur = creer_comite(&mut w, a.contrat.id, &a.projet_comite(date(2026, 12, 4))).await.unwrap();
        assert_eq!(codes(tenir_comite(&mut w, futur.id).await), ["comite.seance_future"]);
        assert_eq!(codes(valider_releve(&mut w, futur.id, &[]).await), ["comite.seance_non_tenue"]);
        let mut sans_presents = a.projet_comite(AUJOURD_HUI);
        sans_presents.presents = String::new();
        let vide = creer_comite(&mut w, a.contrat.id, &sans_presents).await.unwrap();
        assert_eq!(codes(tenir_comite(&mut w, vide.id).await), ["comite.presents_manquants"]);
    }
}

#[tokio::test]
async fn une_decision_mal_motivee_dit_tout_ce_qui_manque() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let mut projet = a.projet(GenreDecision::Arret, None);
        projet.motif = " ok ".into();
        projet.responsable = String::new();
        projet.echeance = Some(date(2026, 1, 1));
        let mut w = a.ecrire().await;
        assert_eq!(
            codes(decider(&mut w, seance.id, &projet).await),
            [
                "decision.motif_court",
                "decision.responsable_manquant",
                "decision.echeance_avant_seance",
                "decision.fiche_manquante"
            ]
        );
        let mut sans_date = a.projet(GenreDecision::Renforcement, Some(0));
        sans_date.echeance = None;
        assert_eq!(codes(decider(&mut w, seance.id, &sans_date).await), ["decision.echeance_manquante"]);
        assert_eq!(
            codes(decider(&mut w, seance.id, &a.projet(GenreDecision::NouvelleAction, Some(0))).await),
            ["decision.fiche_en_trop"]
        );
    }
}

#[tokio::test]
async fn les_decisions_se_reordonnent_se_retirent_puis_le_releve_valide_les_fige() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let un = a.decider(&seance, &a.projet(GenreDecision::Poursuite, Some(0))).await;
        let deux = a.decider(&seance, &a.projet(GenreDecision::Poursuite, Some(1))).await;
        let trois = a.decider(&seance, &a.projet(GenreDecision::Poursuite, Some(2))).await;
        let mut w = a.ecrire().await;
        assert_eq!(codes(ordonner(&mut w, seance.id, &[un.id, deux.id]).await), ["decision.ordre_incomplet"]);
        ordonner(&mut w, seance.id, &[trois.id, un.id, deux.id]).await.unwrap();
        retirer_decision(&mut w, un.id).await.unwrap();
        w.commit().await.unwrap();
        let ordre: Vec<_> = a.decisions(&seance).await.iter().map(|d| (d.ordre, d.id)).collect();
        assert_eq!(ordre, [(1, trois.id), (2, deux.id)]);
        a.valider(&seance, &[]).await;
        let mut w = a.ecrire().await;
        assert_eq!(codes(retirer_decision(&mut w, deux.id).await), ["comite.releve_valide"]);
        assert_eq!(
            codes(modifier_decision(&mut w, deux.id, deux.version, &a.projet(GenreDecision::Poursuite, Some(1))).await),
            ["comite.releve_valide"]
        );
        assert_eq!(
            codes(decider(&mut w, seance.id, &a.projet(GenreDecision::Poursuite, Some(1))).await),
            ["comite.releve_valide"]
        );
        assert_eq!(codes(modifier_comite(&mut w, seance.id, 2, &a.projet_comite(AUJOURD_HUI)).await), ["comite.releve_valide"]);
    }
}

#[tokio::test]
async fn un_arret_applique_abandonne_la_fiche_et_eteint_ses_relances() {
    for a in ateliers().await {
        let attendue = a.reponse(0, EtatReponse::AFaire).await;
        let deposee = a.reponse(1, EtatReponse::Deposee).await;
        let seance = a.seance(date(2026, 11, 20)).await;
        let arret = a.decider(&seance, &a.projet(GenreDecision::Arret, Some(0))).await;
        let autre = a.decider(&seance, &a.projet(GenreDecision::Arret, Some(1))).await;
        let mut w = a.ecrire().await;
        assert_eq!(codes(appliquer_effet(&mut w, arret.id).await), ["decision.releve_non_valide"]);
        drop(w);
        a.valider(&seance, &[arret.id]).await;
        let fiche = a.fiche(0).await;
        assert_eq!((fiche.statut.as_str(), fiche.statut_motif.as_deref()), ("abandonnee", Some(MOTIF)));
        assert_eq!(fiche.retiree_le, None, "l’historique est gardé");
        let mut r = a.lire().await;
        let reponse: Reponse = r.load(&attendue.id).await.unwrap();
        assert_eq!((reponse.etat, reponse.motif.as_deref()), (EtatReponse::Dispensee, Some(MOTIF)));
        assert_eq!(r.load::<Reponse>(&deposee.id).await.unwrap().etat, EtatReponse::Deposee);
        let histoire = store::journal::histoire(&mut r, "fiche_action", &fiche.id.to_string()).await.unwrap();
        assert_eq!(histoire.last().unwrap().motif.as_deref(), Some(MOTIF));
        assert_eq!(a.fiche(1).await.statut, "en_cours", "un effet non coché attend");
        let mut w = a.ecrire().await;
        assert_eq!(codes(appliquer_effet(&mut w, arret.id).await), ["decision.effet_deja_applique"]);
        appliquer_effet(&mut w, autre.id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(a.fiche(1).await.statut, "abandonnee");
    }
}

#[tokio::test]
async fn une_reorientation_recrit_la_fiche_et_une_nouvelle_action_prend_le_numero_suivant() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let mut projet = a.projet(GenreDecision::Reorientation, Some(0));
        let vide = a.decider(&seance, &projet).await;
        projet.proposition.changements = vec![
            Changement { champ: "titre".into(), avant: String::new(), apres: "Équiper les jardins existants".into() },
            Changement { champ: "declinaisons.A.annees".into(), avant: String::new(), apres: "2 à 3".into() },
        ];
        let mut w = a.ecrire().await;
        assert_eq!(codes(decider(&mut w, seance.id, &projet).await), ["champ.annees_illisibles"]);
        drop(w);
        projet.proposition.changements[1].apres = "2-3".into();
        let reorientation = a.decider(&seance, &projet).await;
        assert_eq!(reorientation.proposition.changements[0].avant, "Action 1", "la valeur d’avant vient du plan");
        let mut nouvelle = a.projet(GenreDecision::NouvelleAction, None);
        let sans_titre = a.decider(&seance, &nouvelle).await;
        nouvelle.proposition =
            Proposition { titre: "Fortes chaleurs".into(), noeud_id: Some(a.noeud.id), ..Proposition::default() };
        let nouvelle = a.decider(&seance, &nouvelle).await;
        let mut w = a.ecrire().await;
        assert_eq!(codes(valider_releve(&mut w, seance.id, &[vide.id]).await), ["decision.effet_sans_objet"]);
        drop(w);
        a.valider(&seance, &[reorientation.id, nouvelle.id]).await;
        let fiche = a.fiche(0).await;
        assert_eq!(fiche.titre, "Équiper les jardins existants");
        assert!(fiche.recherche.contains("equiper les jardins existants") && fiche.recherche.contains("carcassonne agglo"));
        let mut r = a.lire().await;
        let d: Declinaison = r.load(&a.declinaisons[0].id).await.unwrap();
        assert_eq!((d.annees.0, d.echeance), (vec![2, 3], None));
        let quatre: FicheAction = r.find("contrat_id = $2 AND numero = 4", args![a.contrat.id]).await.unwrap().unwrap();
        assert_eq!((quatre.titre.as_str(), quatre.noeud_id, quatre.statut.as_str()), ("Fortes chaleurs", a.noeud.id, "a_venir"));
        let mut w = a.ecrire().await;
        assert_eq!(codes(appliquer_effet(&mut w, sans_titre.id).await), ["decision.action_sans_titre"]);
    }
}

#[tokio::test]
async fn une_reorientation_ecrite_sur_un_texte_depasse_ne_s_applique_pas() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let mut projet = a.projet(GenreDecision::Reorientation, Some(0));
        projet.proposition.changements =
            vec![Changement { champ: "titre".into(), avant: String::new(), apres: "Nouveau".into() }];
        let decision = a.decider(&seance, &projet).await;
        let mut w = a.ecrire().await;
        let mut fiche = a.fiche(0).await;
        fiche.titre = "Corrigé entre-temps".into();
        w.update(&mut fiche).await.unwrap();
        w.commit().await.unwrap();
        let mut w = a.ecrire().await;
        assert_eq!(codes(valider_releve(&mut w, seance.id, &[decision.id]).await), ["avenant.champ_change"]);
        drop(w);
        assert_eq!(a.decisions(&seance).await[0].appliquee_a, None);
    }
}

#[tokio::test]
async fn la_regle_du_contrat_exige_l_avenant_et_nomme_son_article() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let mut w = a.ecrire().await;
        regler_revision(&mut w, a.contrat.id, ObjetRevision::FicheRetiree, Voie::Avenant, "CLS IV.2.a").await.unwrap();
        w.commit().await.unwrap();
        let mut projet = a.projet(GenreDecision::Arret, Some(0));
        let mut w = a.ecrire().await;
        assert_eq!(codes(decider(&mut w, seance.id, &projet).await), ["decision.avenant_exige"]);
        drop(w);
        projet.avenant_requis = true;
        let arret = a.decider(&seance, &projet).await;
        let mut w = a.ecrire().await;
        assert_eq!(codes(valider_releve(&mut w, seance.id, &[arret.id]).await), ["decision.effet_par_avenant"]);
    }
}

fn passage(vers: EtatDecision) -> Passage {
    Passage {
        le: AUJOURD_HUI,
        vers,
        texte: "Deux sessions tenues hors de Carcassonne.".into(),
        nouvelle_echeance: None,
        rapportee_par: None,
    }
}

#[tokio::test]
async fn une_decision_se_suit_jusqu_a_sa_preuve_et_chaque_passage_interdit_est_nomme() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let d = a.decider(&seance, &a.projet(GenreDecision::Renforcement, Some(0))).await;
        let mut w = a.ecrire().await;
        assert_eq!(codes(suivre(&mut w, d.id, d.version, &passage(EtatDecision::EnCours)).await), ["decision.releve_non_valide"]);
        drop(w);
        a.valider(&seance, &[d.id]).await;
        let d = a.decisions(&seance).await.remove(0);
        let mut w = a.ecrire().await;
        let en_cours = suivre(&mut w, d.id, d.version, &passage(EtatDecision::EnCours)).await.unwrap();
        w.commit().await.unwrap();
        let mut w = a.ecrire().await;
        assert_eq!(
            codes(suivre(&mut w, d.id, en_cours.version, &passage(EtatDecision::AExecuter)).await),
            ["decision.passage_interdit"]
        );
        let mut sans_preuve = passage(EtatDecision::Executee);
        sans_preuve.texte = "fait".into();
        sans_preuve.le = date(2027, 1, 1);
        assert_eq!(
            codes(suivre(&mut w, d.id, en_cours.version, &sans_preuve).await),
            ["decision.suivi_futur", "decision.motif_court"]
        );
        assert_eq!(
            codes(suivre(&mut w, d.id, en_cours.version, &passage(EtatDecision::Reportee)).await),
            ["decision.report_sans_date"]
        );
        let mut recule = passage(EtatDecision::Reportee);
        recule.nouvelle_echeance = Some(date(2027, 3, 1));
        assert_eq!(codes(suivre(&mut w, d.id, en_cours.version, &recule).await), ["decision.report_en_arriere"]);
        assert_eq!(
            codes(suivre(&mut w, d.id, en_cours.version, &passage(EtatDecision::Rapportee)).await),
            ["decision.rapportee_sans_decision"]
        );
        recule.nouvelle_echeance = Some(date(2027, 6, 30));
        let reportee = suivre(&mut w, d.id, en_cours.version, &recule).await.unwrap();
        assert_eq!((reportee.echeance, reportee.suivi.len()), (Some(date(2027, 6, 30)), 2));
        let faite = suivre(&mut w, d.id, reportee.version, &passage(EtatDecision::Executee)).await.unwrap();
        assert_eq!((faite.etat, faite.suivi[2].par.as_str()), (EtatDecision::Executee, "Coordination"));
        assert_eq!(
            codes(suivre(&mut w, d.id, faite.version, &passage(EtatDecision::EnCours)).await),
            ["decision.passage_interdit"]
        );
        w.commit().await.unwrap();
    }
}

#[tokio::test]
async fn seule_une_decision_posterieure_rapporte_une_decision() {
    for a in ateliers().await {
        let premiere = a.seance(date(2025, 11, 28)).await;
        let seconde = a.seance(date(2026, 11, 20)).await;
        let ancienne = a.decider(&premiere, &a.projet(GenreDecision::Poursuite, Some(0))).await;
        let nouvelle = a.decider(&seconde, &a.projet(GenreDecision::Arret, Some(0))).await;
        a.valider(&premiere, &[]).await;
        a.valider(&seconde, &[]).await;
        let mut w = a.ecrire().await;
        let mut a_l_envers = passage(EtatDecision::Rapportee);
        a_l_envers.rapportee_par = Some(ancienne.id);
        assert_eq!(
            codes(suivre(&mut w, nouvelle.id, nouvelle.version, &a_l_envers).await),
            ["decision.rapportee_par_anterieure"]
        );
        let mut bien = passage(EtatDecision::Rapportee);
        bien.rapportee_par = Some(nouvelle.id);
        let rapportee = suivre(&mut w, ancienne.id, ancienne.version, &bien).await.unwrap();
        assert_eq!(rapportee.suivi[0].rapportee_par, Some(nouvelle.id));
        w.commit().await.unwrap();
    }
}

#[tokio::test]
async fn une_tache_de_renforcement_se_coche_et_se_decoche() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let mut projet = a.projet(GenreDecision::Renforcement, Some(0));
        projet.proposition.taches = crate::regles::decision::lire_taches(
            "Ouvrir deux sessions | Pôle formation | 15/03/2027\n\nTrouver une salle",
            "Coordination",
            &[],
        )
        .unwrap();
        let d = a.decider(&seance, &projet).await;
        a.valider(&seance, &[d.id]).await;
        let mut w = a.ecrire().await;
        assert_eq!(codes(cocher_tache(&mut w, d.id, 2, true).await), ["decision.tache_inconnue"]);
        let d = cocher_tache(&mut w, d.id, 0, true).await.unwrap();
        assert_eq!(d.proposition.taches[0].faite_le, Some(AUJOURD_HUI));
        assert_eq!(
            (d.proposition.taches[0].echeance, d.proposition.taches[1].responsable.as_str()),
            (Some(date(2027, 3, 15)), "Coordination")
        );
        let d = cocher_tache(&mut w, d.id, 0, false).await.unwrap();
        assert_eq!(d.proposition.taches[0].faite_le, None);
        w.commit().await.unwrap();
    }
}
