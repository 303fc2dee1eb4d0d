//! Amendments: drafted, signed, applied in one go.

use super::atelier::{AUJOURD_HUI, Atelier, MOTIF, ateliers, codes};
use crate::actes::decision::*;
use crate::model::*;
use crate::regles::decision::{Champ, NouvelleDeclinaison, NouvelleFiche, ProjetAvenant, en_json};
use jiff::civil::date;
use store::{ActeError, Read, StoreError, args};

fn projet() -> ProjetAvenant {
    ProjetAvenant {
        objet: "Jardins partagés".into(),
        demandeur: "Carcassonne Agglo".into(),
        demande_le: Some(date(2026, 10, 1)),
        comite_id: None,
    }
}

fn sur(a: &Atelier, rang: usize, champ: &str, apres: &str) -> ProjetModification {
    ProjetModification {
        champ: Champ::lire(champ).unwrap(),
        fiche_id: Some(a.fiches[rang].id),
        decision_id: None,
        apres: apres.into(),
    }
}

async fn brouillon(a: &Atelier, modifications: &[ProjetModification]) -> Avenant {
    let mut w = a.ecrire().await;
    let avenant = creer_avenant(&mut w, a.contrat.id, &projet()).await.unwrap();
    for m in modifications {
        ecrire_modification(&mut w, avenant.id, None, m).await.unwrap();
    }
    w.commit().await.unwrap();
    avenant
}

async fn signer(a: &Atelier, avenant: &Avenant) -> Avenant {
    let mut w = a.ecrire().await;
    let signe = signer_avenant(&mut w, avenant.id, avenant.version, date(2026, 11, 10), AUJOURD_HUI).await.unwrap();
    w.commit().await.unwrap();
    signe
}

#[tokio::test]
async fn toutes_les_modifications_prennent_effet_ensemble() {
    for a in ateliers().await {
        let fiche = NouvelleFiche {
            titre: "Fortes chaleurs".into(),
            noeud_id: Some(a.noeud.id),
            pilotes: vec!["ars".into()],
            ..NouvelleFiche::default()
        };
        let nouvelle =
            ProjetModification { champ: Champ::FicheNouvelle, fiche_id: None, decision_id: None, apres: en_json(&fiche) };
        let fin = ProjetModification { champ: Champ::ContratAnneeFin, fiche_id: None, decision_id: None, apres: "2030".into() };
        let ajout = NouvelleDeclinaison { libelle: "Suivre".into(), annees: vec![3, 4] };
        let avenant = brouillon(
            &a,
            &[
                sur(&a, 0, "titre", "Équiper les jardins"),
                sur(&a, 0, "objectifs_operationnels", "Un\nDeux\n"),
                sur(&a, 0, "pilotes", "ARS\nCarcassonne Agglo"),
                sur(&a, 0, "declinaisons.B.libelle", "Récupérer l’eau"),
                sur(&a, 0, "declinaisons.B.annees", "Années 2 et 3"),
                sur(&a, 0, "declinaisons.A.retirer", ""),
                sur(&a, 0, "declinaisons.ajouter", &en_json(&ajout)),
                sur(&a, 1, "statut", "realisee"),
                sur(&a, 2, "fiche.retirer", ""),
                nouvelle,
                fin,
            ],
        )
        .await;
        let signe = signer(&a, &avenant).await;
        let mut w = a.ecrire().await;
        let applique = appliquer_avenant(&mut w, signe.id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(applique.etat, EtatAvenant::Applique);
        let f = a.fiche(0).await;
        assert_eq!(
            (f.titre.as_str(), f.objectifs_operationnels.0.clone()),
            ("Équiper les jardins", vec!["Un".to_owned(), "Deux".into()])
        );
        assert_eq!(a.fiche(1).await.statut, "realisee");
        assert_eq!(a.fiche(2).await.retiree_le, Some(AUJOURD_HUI));
        let mut r = a.lire().await;
        let contrat: Contrat = r.load(&a.contrat.id).await.unwrap();
        assert_eq!(
            (contrat.version_plan, contrat.annee_fin, contrat.duree_annees, contrat.periode.as_str()),
            (2, 2030, 6, "2024-2030")
        );
        let pilotes: Vec<Participation> =
            r.list("fiche_id = $2 AND role = 'pilote' ;; ORDER BY ordre", args![f.id]).await.unwrap();
        assert_eq!(pilotes.iter().map(|p| p.organisation_id).collect::<Vec<_>>(), [a.ars.id, a.agglo.id]);
        assert_eq!(pilotes[1].services.0, ["Santé"], "un pilote gardé garde ses services");
        let lettres: Vec<Declinaison> =
            r.list("fiche_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre", args![f.id]).await.unwrap();
        let lues: Vec<_> = lettres.iter().map(|d| (d.lettre.as_str(), d.libelle.as_str(), d.annees.0.clone())).collect();
        assert_eq!(lues, [("B", "Récupérer l’eau", vec![2, 3]), ("C", "Suivre", vec![3, 4])]);
        let quatre: FicheAction = r.find("contrat_id = $2 AND numero = 4", args![a.contrat.id]).await.unwrap().unwrap();
        assert_eq!(quatre.titre, "Fortes chaleurs");
        let histoire = store::journal::histoire(&mut r, "fiche_action", &f.id.to_string()).await.unwrap();
        assert!(histoire.last().unwrap().motif.as_deref().unwrap().starts_with("Avenant n°"));
        let mut w = a.ecrire().await;
        assert_eq!(codes(appliquer_avenant(&mut w, signe.id).await), ["avenant.applique"]);
    }
}

#[tokio::test]
async fn un_champ_change_depuis_la_redaction_bloque_tout_et_montre_les_deux() {
    for a in ateliers().await {
        let avenant = brouillon(&a, &[sur(&a, 0, "titre", "Équiper"), sur(&a, 1, "titre", "Autre")]).await;
        let signe = signer(&a, &avenant).await;
        let mut w = a.ecrire().await;
        let mut fiche = a.fiche(1).await;
        fiche.titre = "Corrigé par la coordination".into();
        w.update(&mut fiche).await.unwrap();
        w.commit().await.unwrap();
        let mut w = a.ecrire().await;
        match appliquer_avenant(&mut w, signe.id).await {
            Err(ActeError::Refus(refus)) => {
                let dit = refus[0].message(kernel::Lang::Fr);
                assert!(dit.contains("Action 2") && dit.contains("Corrigé par la coordination"), "{dit}");
                assert!(refus[0].is_conflict());
            }
            autre => panic!("{autre:?}"),
        }
        drop(w);
        assert_eq!(a.fiche(0).await.titre, "Action 1", "rien n’est appliqué à moitié");
        let mut r = a.lire().await;
        let etats: Vec<bool> =
            apercu(&mut r, signe.clone()).await.unwrap().modifications.iter().map(|(_, r)| r.is_some()).collect();
        assert_eq!(etats, [false, true]);
        let mut w = a.ecrire().await;
        assert_eq!(codes(remettre_en_projet(&mut w, signe.id, "bof").await), ["decision.motif_court"]);
        remettre_en_projet(&mut w, signe.id, "La fiche 2 a été corrigée depuis la signature.").await.unwrap();
        let m: Vec<Modification> = w.list("avenant_id = $2 ;; ORDER BY ordre", args![signe.id]).await.unwrap();
        let reprise =
            ecrire_modification(&mut w, signe.id, Some((m[1].id, m[1].version)), &sur(&a, 1, "titre", "Autre")).await.unwrap();
        assert_eq!(reprise.avant, "Corrigé par la coordination");
        w.commit().await.unwrap();
    }
}

#[tokio::test]
async fn un_avenant_ne_se_signe_ni_ne_s_applique_n_importe_quand() {
    for a in ateliers().await {
        let vide = brouillon(&a, &[]).await;
        let mut w = a.ecrire().await;
        assert_eq!(
            codes(signer_avenant(&mut w, vide.id, 1, date(2026, 12, 1), date(2026, 11, 1)).await),
            ["avenant.sans_modification", "avenant.signature_future", "avenant.dates_desordre"]
        );
        assert_eq!(codes(appliquer_avenant(&mut w, vide.id).await), ["avenant.non_signe"]);
        ecrire_modification(&mut w, vide.id, None, &sur(&a, 0, "titre", "Équiper")).await.unwrap();
        assert_eq!(
            codes(signer_avenant(&mut w, vide.id, 1, date(2026, 9, 1), date(2026, 12, 1)).await),
            ["avenant.dates_desordre"]
        );
        let signe = signer_avenant(&mut w, vide.id, 1, date(2026, 11, 10), date(2027, 1, 1)).await.unwrap();
        assert_eq!(codes(appliquer_avenant(&mut w, signe.id).await), ["avenant.effet_pas_encore"]);
        assert_eq!(codes(ecrire_modification(&mut w, signe.id, None, &sur(&a, 1, "titre", "Autre")).await), ["avenant.signe"]);
        assert_eq!(codes(modifier_avenant(&mut w, signe.id, signe.version, &projet()).await), ["avenant.signe"]);
        w.commit().await.unwrap();
    }
}

#[tokio::test]
async fn une_date_de_1900_ou_de_2999_se_refuse_a_son_champ() {
    for a in ateliers().await {
        let mut w = a.ecrire().await;
        let avenant = creer_avenant(&mut w, a.contrat.id, &projet()).await.unwrap();
        ecrire_modification(&mut w, avenant.id, None, &sur(&a, 0, "titre", "Équiper")).await.unwrap();
        let champs = |resultat: Result<Avenant, ActeError>| match resultat {
            Err(ActeError::Refus(refus)) => {
                let dit = refus[0].message(kernel::Lang::Fr);
                assert!(dit.contains("du 1er janvier 2024 au 1er janvier 2030"), "{dit}");
                refus.iter().map(|r| (r.code(), r.field().unwrap_or_default())).collect::<Vec<_>>()
            }
            autre => panic!("{autre:?}"),
        };
        let hors = |champ: &str| ("avenant.date_hors_contrat", champ.to_owned());
        let (vieux, loin, juste) = (date(1900, 1, 1), date(2999, 12, 31), date(2026, 11, 10));
        assert_eq!(champs(signer_avenant(&mut w, avenant.id, 1, vieux, loin).await), [hors("signe_le"), hors("effet_le")]);
        assert_eq!(champs(signer_avenant(&mut w, avenant.id, 1, juste, loin).await), [hors("effet_le")]);
        for le in [vieux, loin] {
            let demande = ProjetAvenant { demande_le: Some(le), ..projet() };
            assert_eq!(champs(creer_avenant(&mut w, a.contrat.id, &demande).await), [hors("demande_le")]);
            assert_eq!(champs(modifier_avenant(&mut w, avenant.id, 1, &demande).await), [hors("demande_le")]);
        }
        // The day after the last year is that of an amendment which prolongs the contract.
        signer_avenant(&mut w, avenant.id, 1, juste, date(2030, 1, 1)).await.unwrap();
    }
}

#[tokio::test]
async fn les_decisions_qui_l_exigent_donnent_leur_avenant() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 9)).await;
        let mut arret = a.projet(GenreDecision::Arret, Some(1));
        arret.avenant_requis = true;
        let arret = a.decider(&seance, &arret).await;
        let mut reorientation = a.projet(GenreDecision::Reorientation, Some(0));
        reorientation.avenant_requis = true;
        reorientation.proposition.changements =
            vec![Changement { champ: "public_cible".into(), avant: String::new(), apres: "Quartiers prioritaires".into() }];
        let reorientation = a.decider(&seance, &reorientation).await;
        let mut action = a.projet(GenreDecision::NouvelleAction, None);
        action.avenant_requis = true;
        let action = a.decider(&seance, &action).await;
        let avenant = brouillon(&a, &[]).await;
        let mut w = a.ecrire().await;
        porter_decisions(&mut w, avenant.id, &[arret.id, reorientation.id, action.id]).await.unwrap();
        assert_eq!(
            codes(signer_avenant(&mut w, avenant.id, 1, date(2026, 11, 10), AUJOURD_HUI).await),
            ["avenant.decision_non_validee"; 3]
        );
        w.commit().await.unwrap();
        a.valider(&seance, &[]).await;
        let signe = signer(&a, &avenant).await;
        let mut w = a.ecrire().await;
        appliquer_avenant(&mut w, signe.id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(a.fiche(0).await.public_cible, "Quartiers prioritaires");
        let arretee = a.fiche(1).await;
        assert_eq!((arretee.statut.as_str(), arretee.statut_motif.as_deref()), ("abandonnee", Some(MOTIF)));
        assert!(a.decisions(&seance).await.iter().all(|d| d.appliquee_a.is_some() && d.avenant_id == Some(avenant.id)));
    }
}

#[tokio::test]
async fn un_champ_ne_se_recrit_qu_une_fois_et_les_fautes_sont_nommees() {
    for a in ateliers().await {
        let avenant = brouillon(&a, &[sur(&a, 0, "titre", "Équiper")]).await;
        let mut w = a.ecrire().await;
        for (m, code) in [
            (sur(&a, 0, "titre", "Encore"), "avenant.modification_double"),
            (sur(&a, 1, "titre", "Action 2"), "champ.rien_ne_change"),
            (sur(&a, 1, "titre", " "), "champ.valeur_vide"),
            (sur(&a, 1, "statut", "fini"), "champ.statut_inconnu"),
            (sur(&a, 1, "pilotes", "Agence régionale de l’eau"), "champ.pilote_inconnu"),
            (sur(&a, 0, "declinaisons.Z.libelle", "x"), "champ.declinaison_inconnue"),
            (sur(&a, 0, "declinaisons.B.annees", "2024"), "champ.annees_illisibles"),
        ] {
            assert_eq!(codes(ecrire_modification(&mut w, avenant.id, None, &m).await), [code]);
        }
        let fin =
            ProjetModification { champ: Champ::ContratAnneeFin, fiche_id: None, decision_id: None, apres: "bientôt".into() };
        assert_eq!(codes(ecrire_modification(&mut w, avenant.id, None, &fin).await), ["champ.annee_fin_illisible"]);
    }
}

#[tokio::test]
async fn une_redaction_perimee_n_ecrase_rien_et_un_projet_supprime_rend_ses_decisions() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 9)).await;
        let mut arret = a.projet(GenreDecision::Arret, Some(1));
        arret.avenant_requis = true;
        let arret = a.decider(&seance, &arret).await;
        let avenant = brouillon(&a, &[]).await;
        let mut w = a.ecrire().await;
        porter_decisions(&mut w, avenant.id, &[arret.id]).await.unwrap();
        let modifie = modifier_avenant(&mut w, avenant.id, avenant.version, &ProjetAvenant { objet: "Autre".into(), ..projet() })
            .await
            .unwrap();
        assert_eq!(modifie.version, 2);
        w.commit().await.unwrap();
        let mut w = a.ecrire().await;
        let perime = modifier_avenant(&mut w, avenant.id, 1, &projet()).await;
        assert!(matches!(perime, Err(ActeError::Store(StoreError::Stale { .. }))));
        drop(w);
        let mut w = a.ecrire().await;
        let m: Vec<Modification> = w.list("avenant_id = $2", args![avenant.id]).await.unwrap();
        retirer_modification(&mut w, avenant.id, m[0].id).await.unwrap();
        assert_eq!(w.load::<Decision>(&arret.id).await.unwrap().avenant_id, None);
        porter_decisions(&mut w, avenant.id, &[arret.id]).await.unwrap();
        supprimer_avenant(&mut w, avenant.id).await.unwrap();
        assert_eq!(w.load::<Decision>(&arret.id).await.unwrap().avenant_id, None);
        w.commit().await.unwrap();
    }
}
