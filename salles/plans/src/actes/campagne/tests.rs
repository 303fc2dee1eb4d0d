//! The life of a yearly review, on both databases.

mod ruptures;
mod suites;

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
        accepter(&mut w, &depot.id, depot.version, "").await.unwrap();
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
        assert!(perimee(accepter(&mut w, &depot.id, depot.version, "").await));
        assert_eq!(codes(accepter(&mut w, &depot.id, depot.version + 1, "").await), ["reponse_passage"]);
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
        let accepted = accepter(&mut w, &depot.id, depot.version, "").await.unwrap();
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
        accepter(&mut w, &depot.id, depot.version, "").await.unwrap();
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
async fn une_reponse_qui_romprait_une_relation_n_est_pas_acceptee_et_une_alerte_passe_avec_un_motif_qui_reste() {
    use indicateurs::model::{EffetRelation, Operateur, Relation, SiAbsent};
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let campagne = e.ouverte().await;
        let depot = e.deposee(&campagne).await;
        let mut relation = Relation {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: e.contrat.id.to_string(),
            libelle: "Dix au plus".into(),
            gauche: format!("[{}]", e.indicateur.id),
            operateur: Operateur::AuPlus,
            droite: "10".into(),
            si_absent: SiAbsent::UnManque,
            effet: EffetRelation::Refus,
        };
        let mut w = e.w("relation.definir").await;
        w.insert(&relation).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.w("reponse.accepter").await;
        let refusee = accepter(&mut w, &depot.id, depot.version, "").await;
        assert_eq!(codes(refusee), ["indicateur-relation"]);
        drop(w);
        let lues = |tous: Vec<Observation>| tous.into_iter().filter(|o| o.annee == campagne.exercice).count();
        assert_eq!(lues(e.r().await.list("", args![]).await.unwrap()), 0, "rien n’est entré dans le plan");
        let mut w = e.w("relation.modifier").await;
        relation.effet = EffetRelation::Alerte;
        w.update(&mut relation).await.unwrap();
        w.commit().await.unwrap();
        for motif in ["", "Compté en juin"] {
            let mut w = e.w("reponse.accepter").await;
            assert_eq!(codes(accepter(&mut w, &depot.id, depot.version, motif).await), ["indicateur-relation-a-motiver"]);
        }
        let dossier = Dossier::charger(&mut e.r().await, &depot.id).await.unwrap();
        let dites = relations_de(&mut e.r().await, &dossier).await.unwrap();
        assert_eq!(dites.iter().map(|r| (r.effet, r.annee)).collect::<Vec<_>>(), [(EffetRelation::Alerte, campagne.exercice)]);
        let motif = "Comptage de juin, confirmé par la ville.";
        let mut w = e.w("reponse.accepter").await;
        let acceptee = accepter(&mut w, &depot.id, depot.version, motif).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(acceptee.motif.as_deref(), Some(motif));
        let ecrites: Vec<Observation> = e.r().await.list("annee = $2", args![campagne.exercice]).await.unwrap();
        let par = acceptee.traitee_par.clone().unwrap();
        assert!(ecrites.len() == 1 && ecrites[0].motif.as_deref().unwrap().ends_with(&format!("{motif} — {par}")), "{ecrites:?}");
        let histoire = store::journal::histoire(&mut e.r().await, "reponse", &depot.id.to_string()).await.unwrap();
        assert_eq!(histoire.last().unwrap().motif.as_deref(), Some(motif));
        let dossier = Dossier::charger(&mut e.r().await, &depot.id).await.unwrap();
        assert!(relations_de(&mut e.r().await, &dossier).await.unwrap().is_empty(), "ce qui est accepté n’attend plus");
    }
}
