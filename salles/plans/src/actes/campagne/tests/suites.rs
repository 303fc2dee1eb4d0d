//! What follows the opening: extension, reminders, evidence, changes of address.

use super::*;
use crate::calculs::PlanLu;
use crate::model::FicheAction;

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
        accepter(&mut w, &depot.id, depot.version, "").await.unwrap();
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
        accepter(&mut w, &again.id, again.version, "").await.unwrap();
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

#[tokio::test]
async fn le_plan_garde_en_memoire_suit_le_journal() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let contrat = e.contrat.clone();
        let first = PlanLu::courant(&mut e.r().await, contrat.clone()).await.unwrap();
        let again = PlanLu::courant(&mut e.r().await, contrat.clone()).await.unwrap();
        assert!(std::sync::Arc::ptr_eq(&first, &again), "nothing changed: the same reading");
        let mut w = e.w("fiche.modifier").await;
        let mut fiche: FicheAction = w.load(&first.fiches[0].id).await.unwrap();
        fiche.titre = "Un titre tout neuf".into();
        w.update(&mut fiche).await.unwrap();
        w.commit().await.unwrap();
        let after = PlanLu::courant(&mut e.r().await, contrat).await.unwrap();
        assert_eq!(after.fiches[0].titre, "Un titre tout neuf");
        assert_ne!(first.fiches[0].titre, after.fiches[0].titre);
    }
}

#[tokio::test]
async fn personne_n_accepte_sa_propre_preuve() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let c = e.ouverte().await;
        let depot = e.deposee(&c).await;
        let mut repondant = e.repondant(&depot).await;
        repondant.compte_id = Some("compte".into());
        let mut w = e.w("essai").await;
        w.update(&mut repondant).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.w("reponse.accepter").await;
        assert_eq!(codes(accepter(&mut w, &depot.id, depot.version, "").await), ["propre_reponse"]);
        drop(w);
        let other = Actor::Compte { id: "autre".into(), nom: "Autre coordinatrice".into(), pour_le_compte_de: None };
        let mut w = e.en_tant_que(other, "reponse.accepter").await;
        accepter(&mut w, &depot.id, depot.version, "").await.unwrap();
        w.commit().await.unwrap();
    }
}
