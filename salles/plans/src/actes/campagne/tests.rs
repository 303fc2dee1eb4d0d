//! The life of a yearly review, on both databases.

use super::essai::{Essai, LONG};
use super::*;
use crate::model::*;
use indicateurs::model::Observation;
use jiff::civil::date;
use kernel::Actor;
use store::essai::bases;
use store::{ActeError, Read, StoreError, args};

fn codes<T: std::fmt::Debug>(result: Result<T, ActeError>) -> Vec<&'static str> {
    match result {
        Err(ActeError::Refus(refus)) => refus.iter().map(|r| r.code()).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

fn perimee<T: std::fmt::Debug>(result: Result<T, ActeError>) -> bool {
    matches!(result, Err(ActeError::Store(StoreError::Stale { .. })))
}

#[tokio::test]
async fn preparer_propose_les_repondants_d_apres_les_pilotes() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let mut w = e.w("campagne.preparer").await;
        let c = preparer(&mut w, &e.contrat.id, &Demande::usuelle(2, "Revue", date(2026, 12, 2))).await.unwrap();
        assert_eq!(
            codes(preparer(&mut w, &e.contrat.id, &Demande::usuelle(2, " ", date(2026, 12, 2))).await),
            ["titre_vide", "campagne_deja_la"]
        );
        assert_eq!(
            codes(preparer(&mut w, &e.contrat.id, &Demande::usuelle(6, "x", date(2026, 12, 2))).await),
            ["exercice_hors_contrat"]
        );
        w.commit().await.unwrap();
        let mut repondants = e.r().await.list::<Repondant>("campagne_id = $2", args![c.id]).await.unwrap();
        repondants.sort_by(|a, b| a.courriel.cmp(&b.courriel));
        let seen: Vec<_> = repondants.iter().map(|r| (r.courriel.as_str(), r.portee.fiches.len())).collect();
        assert_eq!(seen, [("coordination@cls.example", 1), ("prevention@cpam.example", 1), ("sante@ville.example", 2)]);
        assert!(e.courriels().await.is_empty(), "préparer n’écrit à personne");
    }
}

#[tokio::test]
async fn regler_la_portee_retire_et_rend_les_repondants() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let mut w = e.w("campagne.regler").await;
        let mut demande = Demande::usuelle(2, "Revue", date(2026, 12, 2));
        let c = preparer(&mut w, &e.contrat.id, &demande).await.unwrap();
        demande.portee.noeuds = vec![e.fiches[3].noeud_id];
        let c = regler(&mut w, &c.id, c.version, &demande).await.unwrap();
        let left = w.list::<Repondant>("campagne_id = $2", args![c.id]).await.unwrap();
        let mut sheets: Vec<_> = left.iter().flat_map(|r| r.portee.fiches.clone()).collect();
        sheets.sort();
        let mut expected = vec![e.fiches[2].id, e.fiches[3].id];
        expected.sort();
        assert_eq!(sheets, expected);
        demande.portee = Portee::default();
        regler(&mut w, &c.id, c.version, &demande).await.unwrap();
        let all = w.list::<Repondant>("campagne_id = $2", args![c.id]).await.unwrap();
        assert_eq!(all.iter().map(|r| r.portee.fiches.len()).sum::<usize>(), 4);
        assert!(perimee(regler(&mut w, &c.id, c.version, &demande).await));
    }
}

#[tokio::test]
async fn ouvrir_cree_les_reponses_les_liens_et_un_courriel_par_repondant() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        assert_eq!((c.etat, c.ouverte_le), (EtatCampagne::Ouverte, Some(date(2026, 11, 22))));
        let answers = e.r().await.list::<Reponse>("campagne_id = $2", args![c.id]).await.unwrap();
        assert_eq!(answers.len(), 4);
        assert!(answers.iter().all(|a| a.etat == EtatReponse::AFaire && a.echeance == Some(c.echeance)));
        let mails = e.courriels().await;
        assert_eq!(mails.len(), 3);
        let ville = mails.iter().find(|m| m.destinataire == "sante@ville.example").unwrap();
        assert!(ville.objet.contains("2 fiches à renseigner avant le 2 décembre 2026"), "{}", ville.objet);
        assert!(ville.corps.contains("– Fiche 2. Santé de proximité 2") && ville.corps.contains("[[lien:"), "{}", ville.corps);
        let mut w = e.w("campagne.ouvrir").await;
        assert_eq!(codes(ouvrir(&mut w, &c.id).await), ["campagne_passage"]);
    }
}

#[tokio::test]
async fn ouvrir_refuse_un_repondant_injoignable_et_une_echeance_passee() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let mut w = e.w("campagne.ouvrir").await;
        let c = preparer(&mut w, &e.contrat.id, &Demande::usuelle(2, "Revue", date(2026, 11, 22))).await.unwrap();
        let mut r =
            w.find::<Repondant>("courriel = 'sante@ville.example' AND campagne_id = $2", args![c.id]).await.unwrap().unwrap();
        r.courriel = String::new();
        w.update(&mut r).await.unwrap();
        assert_eq!(codes(ouvrir(&mut w, &c.id).await), ["echeance_hors_bornes", "repondant_injoignable"]);
    }
}

#[tokio::test]
async fn le_lien_depose_la_coordination_accepte_et_le_plan_recoit() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let depot = e.deposee(&c).await;
        assert_eq!(depot.etat, EtatReponse::Deposee);
        let before = e.r().await.list::<BilanAnnuel>("annee = 2", vec![]).await.unwrap();
        assert!(before.is_empty(), "rien n’entre au plan au dépôt");
        let mut w = e.w("reponse.accepter").await;
        accepter(&mut w, &depot.id, depot.version).await.unwrap();
        w.commit().await.unwrap();
        let mut r = e.r().await;
        let bilan = r.find::<BilanAnnuel>("fiche_id = $2 AND annee = 2", args![e.fiches[1].id]).await.unwrap().unwrap();
        assert_eq!(
            (bilan.palier, bilan.auteur.as_str(), bilan.accepte_par.as_deref()),
            (Some(60), "Direction de la santé", Some("Coordinatrice"))
        );
        let observation =
            r.find::<Observation>("indicateur_id = $2 AND annee = 2", args![e.indicateur.id]).await.unwrap().unwrap();
        assert_eq!(observation.valeur.as_deref(), Some("12"));
        let box_a =
            r.find::<Realisation>("declinaison_id = $2 AND annee = 2", args![e.declinaisons[0].id]).await.unwrap().unwrap();
        assert_eq!(box_a.fait, OuiNon::Oui);
        let receipts: Vec<_> = e.courriels().await.into_iter().filter(|m| m.objet.starts_with("Bien reçu")).collect();
        assert_eq!(receipts.len(), 1);
        assert_eq!(receipts[0].destinataire, "sante@ville.example");
        let mut w = e.w("reponse.accepter").await;
        assert!(perimee(accepter(&mut w, &depot.id, depot.version).await));
        assert_eq!(codes(accepter(&mut w, &depot.id, depot.version + 1).await), ["reponse_passage"]);
    }
}

#[tokio::test]
async fn un_depot_incomplet_est_refuse_et_le_brouillon_garde() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let reponse = e.reponse(&c, 2).await;
        let repondant = e.repondant(&reponse).await;
        let half = Saisie { palier: "33".into(), commentaire: "En cours.".into(), ..Saisie::default() };
        let mut w = e.par_lien(&repondant, "reponse.enregistrer").await;
        let draft = enregistrer_brouillon(&mut w, &reponse.id, reponse.version, &half).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((draft.etat, &draft.contenu.0), (EtatReponse::Commencee, &half));
        let deposant = Deposant::repondant(&repondant, None);
        let mut w = e.par_lien(&repondant, "reponse.deposer").await;
        let refused = codes(deposer(&mut w, &reponse.id, draft.version, &half, &deposant).await);
        assert_eq!(refused, ["palier_inconnu", "obligatoire", "obligatoire", "obligatoire", "obligatoire"]);
        assert!(perimee(enregistrer_brouillon(&mut w, &reponse.id, reponse.version, &half).await), "un autre onglet a écrit");
        drop(w);
        assert_eq!(e.reponse(&c, 2).await.contenu.0, half);
    }
}

#[tokio::test]
async fn un_lien_n_ecrit_que_dans_ce_qui_lui_est_confie() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let (own, other) = (e.reponse(&c, 2).await, e.reponse(&c, 4).await);
        let ville = e.repondant(&own).await;
        let mut w = e.par_lien(&ville, "reponse.enregistrer").await;
        let foreign = enregistrer_brouillon(&mut w, &other.id, other.version, &Saisie::default()).await;
        assert!(matches!(foreign, Err(ActeError::Interdit)));
        assert!(matches!(joindre_piece(&mut w, &other.id, "a.txt", b"a", "x").await, Err(ActeError::Interdit)));
    }
}

#[tokio::test]
async fn renvoyer_demande_un_motif_et_rend_la_main_au_repondant() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let depot = e.deposee(&c).await;
        let mut w = e.w("reponse.renvoyer").await;
        assert_eq!(
            codes(renvoyer(&mut w, &depot.id, depot.version, "ok", date(2026, 11, 20)).await),
            ["motif_court", "echeance_hors_bornes"]
        );
        let back = renvoyer(&mut w, &depot.id, depot.version, LONG, date(2026, 12, 9)).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(
            (back.etat, back.echeance, back.motif.as_deref()),
            (EtatReponse::Renvoyee, Some(date(2026, 12, 9)), Some(LONG))
        );
        let mail = e.courriels().await.pop().unwrap();
        assert!(
            mail.corps.contains(LONG) && mail.corps.contains("[[lien:") && mail.objet.contains("9 décembre 2026"),
            "{mail:?}"
        );
        let repondant = e.repondant(&back).await;
        let mut w = e.par_lien(&repondant, "reponse.deposer").await;
        let draft = enregistrer_brouillon(&mut w, &back.id, back.version, &e.saisie("13")).await.unwrap();
        assert_eq!(draft.etat, EtatReponse::Renvoyee, "le motif reste en vue");
        let again =
            deposer(&mut w, &back.id, draft.version, &e.saisie("13"), &Deposant::repondant(&repondant, None)).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(again.etat, EtatReponse::Deposee);
    }
}

#[tokio::test]
async fn reprendre_avant_lecture_est_permis_et_apres_acceptation_non() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let depot = e.deposee(&c).await;
        let repondant = e.repondant(&depot).await;
        let mut w = e.par_lien(&repondant, "reponse.reprendre").await;
        let back = reprendre(&mut w, &depot.id, depot.version).await.unwrap();
        assert_eq!((back.etat, back.deposee_a), (EtatReponse::Commencee, None));
        drop(w);
        let mut w = e.w("reponse.accepter").await;
        let accepted = accepter(&mut w, &depot.id, depot.version).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.par_lien(&repondant, "reponse.reprendre").await;
        assert_eq!(codes(reprendre(&mut w, &depot.id, accepted.version).await), ["reponse_passage"]);
    }
}

#[tokio::test]
async fn dispenser_sort_des_attendus_et_seulement_ce_qui_n_est_pas_commence() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let a = e.reponse(&c, 3).await;
        let depot = e.deposee(&c).await;
        let mut w = e.w("reponse.dispenser").await;
        assert_eq!(codes(dispenser(&mut w, &a.id, a.version, "non").await), ["motif_court"]);
        assert_eq!(codes(dispenser(&mut w, &depot.id, depot.version, LONG).await), ["reponse_passage"]);
        dispenser(&mut w, &a.id, a.version, LONG).await.unwrap();
        w.commit().await.unwrap();
        let board = tableau(&mut e.r().await, &c, date(2026, 11, 22)).await.unwrap();
        assert_eq!((board.total.completes(), board.total.attendues, board.total.depots), (1, 4, 1));
        assert_eq!(board.ambitions.iter().map(|g| g.compte.completes()).collect::<Vec<_>>(), [0, 1]);
    }
}

#[tokio::test]
async fn un_collegue_recoit_son_propre_lien_et_sa_seule_fiche() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let (two, three) = (e.reponse(&c, 2).await, e.reponse(&c, 3).await);
        let ville = e.repondant(&two).await;
        let mut w = e.par_lien(&ville, "reponse.deleguer").await;
        assert_eq!(
            codes(deleguer(&mut w, &ville.id, &[], "", "sante@ville.example").await),
            ["delegation_a_soi", "delegation_sans_fiche"]
        );
        assert_eq!(codes(deleguer(&mut w, &ville.id, &[e.fiches[3].id], "", "c@ville.example").await), ["fiche_hors_portee"]);
        let colleague = deleguer(&mut w, &ville.id, &[e.fiches[1].id], "Chargée de projet", "c@ville.example").await.unwrap();
        w.commit().await.unwrap();
        assert_ne!(colleague.lien_id, ville.lien_id);
        assert!(confie(&colleague, &two) && !confie(&colleague, &three));
        let mail = e.courriels().await.pop().unwrap();
        assert_eq!(mail.destinataire, "c@ville.example");
        assert!(!mail.corps.contains("Fiche 3") && !mail.corps.contains(&ville.lien_id.unwrap().to_string()));
        let mut w = e.par_lien(&colleague, "reponse.deposer").await;
        deposer(&mut w, &two.id, two.version, &e.saisie("12"), &Deposant::repondant(&colleague, None)).await.unwrap();
        assert!(matches!(
            enregistrer_brouillon(&mut w, &three.id, three.version, &Saisie::default()).await,
            Err(ActeError::Interdit)
        ));
        assert!(matches!(
            deleguer(&mut w, &colleague.id, &[e.fiches[1].id], "", "d@ville.example").await,
            Err(ActeError::Interdit)
        ));
    }
}

#[tokio::test]
async fn deposer_au_nom_de_laisse_sa_trace_et_previent() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let a = e.reponse(&c, 2).await;
        let mut w = e.w("reponse.deposer").await;
        assert_eq!(codes(deposer_au_nom_de(&mut w, &a.id, a.version, &e.saisie("12")).await), ["compte_obligatoire"]);
        drop(w);
        let mut w = e.en_tant_que(Essai::coordinatrice(Some("Direction de la santé, Ville")), "reponse.deposer_au_nom_de").await;
        let depot = deposer_au_nom_de(&mut w, &a.id, a.version, &e.saisie("12")).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(depot.deposee_par.as_deref(), Some("Coordinatrice, pour le compte de Direction de la santé, Ville"));
        let story = store::journal::histoire(&mut e.r().await, "reponse", &a.id.to_string()).await.unwrap();
        let Actor::Compte { pour_le_compte_de, .. } = &story.last().unwrap().acteur else { panic!("not an account") };
        assert_eq!(pour_le_compte_de.as_deref(), Some("Direction de la santé, Ville"));
        assert_eq!(e.courriels().await.pop().unwrap().destinataire, "sante@ville.example");
    }
}

#[tokio::test]
async fn clore_laisse_sans_reponse_ce_qui_n_est_pas_accepte_et_rouvrir_est_borne() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let depot = e.deposee(&c).await;
        let mut w = e.w("reponse.accepter").await;
        accepter(&mut w, &depot.id, depot.version).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.w("campagne.clore").await;
        assert_eq!(codes(annuler(&mut w, &c.id, c.version, LONG).await), ["reponses_acceptees"]);
        assert_eq!(clore(&mut w, &c.id, c.version).await.unwrap(), 3);
        w.commit().await.unwrap();
        let missing = e.reponse(&c, 4).await;
        assert_eq!(missing.etat, EtatReponse::SansReponse);
        let repondant = e.repondant(&missing).await;
        let mut w = e.par_lien(&repondant, "reponse.enregistrer").await;
        assert_eq!(
            codes(enregistrer_brouillon(&mut w, &missing.id, missing.version, &Saisie::default()).await),
            ["campagne_fermee"]
        );
        drop(w);
        let mut w = e.w("reponse.rouvrir").await;
        assert_eq!(
            codes(rouvrir_reponse(&mut w, &missing.id, missing.version, LONG, date(2027, 2, 1)).await),
            ["echeance_hors_bornes"]
        );
        let open = rouvrir_reponse(&mut w, &missing.id, missing.version, LONG, date(2026, 12, 9)).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.par_lien(&repondant, "reponse.enregistrer").await;
        assert!(enregistrer_brouillon(&mut w, &open.id, open.version, &Saisie::default()).await.is_ok());
        drop(w);
        let closed = e.reponse(&c, 1).await;
        assert_eq!(
            codes(enregistrer_brouillon(&mut e.w("x").await, &closed.id, closed.version, &Saisie::default()).await),
            ["campagne_fermee"]
        );
    }
}

#[tokio::test]
async fn prolonger_repousse_les_attendues_et_previent_leurs_repondants() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let depot = e.deposee(&c).await;
        let before = e.courriels().await.len();
        let mut w = e.w("campagne.prolonger").await;
        assert_eq!(codes(prolonger(&mut w, &c.id, c.version, date(2026, 12, 1), LONG).await), ["echeance_hors_bornes"]);
        prolonger(&mut w, &c.id, c.version, date(2026, 12, 15), LONG).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(e.reponse(&c, 4).await.echeance, Some(date(2026, 12, 15)));
        assert_eq!(e.reponse(&c, 2).await.echeance, depot.echeance, "ce qui est déposé ne bouge pas");
        let told: Vec<_> = e.courriels().await.split_off(before).into_iter().map(|m| m.destinataire).collect();
        assert_eq!(told.len(), 3, "{told:?}");
    }
}

#[tokio::test]
async fn un_seul_message_par_personne_et_par_jour_tous_contrats_reunis() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        e.deposee(&c).await;
        // The same person owes the sheets of a second contract.
        let mut w = e.w("essai").await;
        let mut second = super::essai::contrat();
        second.slug = "cdv".into();
        second.titre = "Contrat de ville".into();
        w.insert(&second).await.unwrap();
        let mut other = c.clone();
        other.id = CampagneId::fresh();
        other.version = 1;
        other.contrat_id = second.id;
        other.titre = "Revue du contrat de ville".into();
        w.insert(&other).await.unwrap();
        let mut fiche = e.fiches[2].clone();
        fiche.id = FicheActionId::fresh();
        fiche.contrat_id = second.id;
        fiche.titre = "Quartiers".into();
        w.insert(&fiche).await.unwrap();
        let model = e.reponse(&c, 3).await;
        let mut twin = e.repondant(&model).await;
        let lien = acteurs::lien::creer(&mut w, acteurs::model::GenreLien::Reponse, "x", "x", None).await.unwrap();
        twin.id = RepondantId::fresh();
        twin.version = 1;
        twin.campagne_id = other.id;
        twin.contrat_id = second.id;
        twin.lien_id = Some(lien.id);
        w.insert(&twin).await.unwrap();
        let mut answer = model;
        answer.id = ReponseId::fresh();
        answer.version = 1;
        answer.campagne_id = other.id;
        answer.contrat_id = second.id;
        answer.fiche_id = fiche.id;
        answer.repondant_id = twin.id;
        w.insert(&answer).await.unwrap();
        w.commit().await.unwrap();
        let before = e.courriels().await.len();
        let day = date(2026, 12, 1);
        for expected in [3, 0] {
            let mut w = e.en_tant_que(Actor::Systeme, "campagne.relancer").await;
            assert_eq!(relancer_du_jour(&mut w, day).await.unwrap(), expected);
            w.commit().await.unwrap();
        }
        let sent = e.courriels().await.split_off(before);
        let ville = sent.iter().find(|m| m.destinataire == "sante@ville.example").unwrap();
        assert!(
            ville.corps.contains("Revue de l’année 2") && ville.corps.contains("Revue du contrat de ville"),
            "{}",
            ville.corps
        );
        assert!(
            ville.corps.contains("Fiche 3. Santé") && !ville.corps.contains("Fiche 2."),
            "rien à qui a déposé: {}",
            ville.corps
        );
        assert!(ville.objet.contains("2 fiches"), "{}", ville.objet);
        let log = relances_envoyees(&mut e.r().await, &c.id).await.unwrap();
        assert_eq!(log.len(), 3);
    }
}

#[tokio::test]
async fn les_relances_montent_a_l_organisation_sans_lien_et_s_arretent_a_la_cloture() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let before = e.courriels().await.len();
        let mut w = e.en_tant_que(Actor::Systeme, "campagne.relancer").await;
        assert_eq!(relancer_du_jour(&mut w, date(2026, 12, 16)).await.unwrap(), 3);
        w.commit().await.unwrap();
        let sent = e.courriels().await.split_off(before);
        assert!(sent.iter().all(|m| m.destinataire.starts_with("referent@") && !m.corps.contains("[[lien:")), "{sent:?}");
        let mut w = e.w("campagne.clore").await;
        clore(&mut w, &c.id, c.version).await.unwrap();
        assert_eq!(relancer_du_jour(&mut w, date(2026, 12, 5)).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn une_piece_se_joint_se_relit_et_se_retire_avant_le_depot() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let a = e.reponse(&c, 2).await;
        let repondant = e.repondant(&a).await;
        let mut w = e.par_lien(&repondant, "reponse.joindre").await;
        let piece = joindre_piece(&mut w, &a.id, "bilan.pdf", b"%PDF-1.7 essai", "Ville").await.unwrap();
        let twice = joindre_piece(&mut w, &a.id, "copie.pdf", b"%PDF-1.7 essai", "Ville").await.unwrap();
        assert_eq!(piece.id, twice.id);
        assert_eq!(codes(joindre_piece(&mut w, &a.id, "virus.exe", b"MZ", "Ville").await), ["piece_interdite"]);
        w.commit().await.unwrap();
        let (read, bytes) = lire_piece(&mut e.r().await, &piece.id).await.unwrap();
        assert_eq!((read.mime.as_str(), read.taille, bytes.as_slice()), ("application/pdf", 14, b"%PDF-1.7 essai".as_slice()));
        let mut w = e.par_lien(&repondant, "reponse.retirer").await;
        retirer_piece(&mut w, &piece.id).await.unwrap();
        w.commit().await.unwrap();
        assert!(lire_piece(&mut e.r().await, &piece.id).await.is_err());
    }
}

#[tokio::test]
async fn un_repondant_corrige_recoit_un_autre_lien_et_l_ancien_se_ferme() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let a = e.reponse(&c, 2).await;
        let old = e.repondant(&a).await;
        let mut w = e.w("campagne.regler_repondant").await;
        let identity = Identite {
            organisation_id: old.organisation_id,
            nom: "Direction".into(),
            courriel: "direction@ville.example".into(),
            suppleant_courriel: None,
        };
        let new = regler_repondant(&mut w, &old.id, old.version, &identity).await.unwrap();
        w.commit().await.unwrap();
        assert_ne!(new.lien_id, old.lien_id);
        let lien: acteurs::model::LienSigne = e.r().await.load(&old.lien_id.unwrap()).await.unwrap();
        assert!(lien.revoque_a.is_some());
        assert_eq!(e.courriels().await.pop().unwrap().destinataire, "direction@ville.example");
        let mut w = e.w("campagne.affecter").await;
        let cpam = e.repondant(&e.reponse(&c, 4).await).await;
        assert_eq!(codes(retirer_repondant(&mut w, &cpam.id).await), ["repondant_charge"]);
        affecter(&mut w, &e.fiches[3].id, &new.id).await.unwrap();
        retirer_repondant(&mut w, &cpam.id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(e.reponse(&c, 4).await.repondant_id, new.id);
    }
}

#[tokio::test]
async fn une_reponse_rouverte_et_acceptee_remplace_sans_doubler() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let depot = e.deposee(&c).await;
        let mut w = e.w("campagne.clore").await;
        accepter(&mut w, &depot.id, depot.version).await.unwrap();
        clore(&mut w, &c.id, c.version).await.unwrap();
        let now = depot.version + 1;
        let open = rouvrir_reponse(&mut w, &depot.id, now, LONG, date(2026, 12, 9)).await.unwrap();
        w.commit().await.unwrap();
        let repondant = e.repondant(&open).await;
        let mut w = e.par_lien(&repondant, "reponse.deposer").await;
        let again =
            deposer(&mut w, &open.id, open.version, &e.saisie("14"), &Deposant::repondant(&repondant, None)).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.w("reponse.accepter").await;
        accepter(&mut w, &again.id, again.version).await.unwrap();
        w.commit().await.unwrap();
        let seen = e.r().await.list::<Observation>("indicateur_id = $2 AND annee = 2", args![e.indicateur.id]).await.unwrap();
        assert_eq!(seen.iter().map(|o| o.valeur.as_deref()).collect::<Vec<_>>(), [Some("14")]);
    }
}

#[tokio::test]
async fn une_adresse_en_echec_devient_une_tache_et_s_efface_quand_un_autre_courriel_part() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        while let Some(mail) = e.db.take_mail().await.unwrap() {
            if mail.destinataire == "sante@ville.example" {
                e.db.mail_failed(&mail, "550 boîte inconnue", true).await.unwrap();
            } else {
                e.db.mail_sent(&mail.id, false).await.unwrap();
            }
        }
        let mut w = e.en_tant_que(Actor::Systeme, "campagne.relancer").await;
        assert_eq!(relancer_du_jour(&mut w, date(2026, 12, 1)).await.unwrap(), 2, "rien ne part vers une adresse en échec");
        w.commit().await.unwrap();
        let board = tableau(&mut e.r().await, &c, date(2026, 12, 1)).await.unwrap();
        let failing: Vec<_> = board.lignes.iter().filter(|l| l.echec.is_some()).map(|l| l.numero).collect();
        assert_eq!(failing, [2, 3]);
        let ville = e.repondant(&e.reponse(&c, 2).await).await;
        assert_eq!(ville.echec.as_deref(), Some("550 boîte inconnue"));
        let mut w = e.w("lien.renouveler").await;
        renouveler_lien(&mut w, &ville.id).await.unwrap();
        relancer_du_jour(&mut w, date(2026, 12, 2)).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(e.repondant(&e.reponse(&c, 2).await).await.echec, None);
    }
}
