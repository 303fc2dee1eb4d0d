//! Between the request and the confirmation: twice, too late, someone else first, never.

use super::*;
use crate::actes::inscription::effacer_les_passees;
use kernel::Actor;
use store::journal::{self, Verification};
use store::{Read, args};

const JOURS: fn(i64) -> SignedDuration = |jours| SignedDuration::from_hours(jours * 24);

#[tokio::test]
async fn un_lien_expire_apres_quatorze_jours_et_l_appel_clos_n_empeche_pas_de_confirmer() {
    let (maisons, heure) = a_l_heure().await;
    for ici in maisons {
        heure.store(store::essai::clock().now().as_second(), Ordering::SeqCst);
        demander(&ici, &[]).await;
        let lien = liens(&ici, ADRESSE).await.remove(0);
        apres(&heure, JOURS(14) - SignedDuration::from_secs(1));
        assert_eq!(ici.voir("-", &lien).await.status, StatusCode::OK);
        apres(&heure, SignedDuration::from_secs(1));
        let page = ouvrir(&ici, &lien).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.contient("dépassé sa durée") && page.contient("refaites la demande"), "{}", page.texte);
        demander(&ici, &[]).await;
        let lien = liens(&ici, ADRESSE).await.remove(0);
        ici.changer(Appel { etat: crate::regles::etats::EtatAppel::Clos, ..ici.tous::<Appel>().await.remove(0) }).await;
        assert_eq!(ouvrir(&ici, &lien).await.vers, "/ici/appels", "un compte ne demande rien par lui-même");
        for faux in ["/inscription/x".to_owned(), lien.replace("/inscription/", "/inscription/A")] {
            assert_eq!(ici.voir("-", &faux).await.status, StatusCode::NOT_FOUND);
        }
    }
}

#[tokio::test]
async fn deux_demandes_de_la_meme_adresse_ne_font_qu_un_compte() {
    for ici in maisons().await {
        demander(&ici, &[]).await;
        demander(&ici, &[("nom", "Un autre nom"), ("siret", &siret(512_000_003_000))]).await;
        let (recent, premier) = {
            let mut liens = liens(&ici, ADRESSE).await;
            assert_eq!(liens.len(), 2);
            (liens.remove(0), liens.remove(0))
        };
        // Whoever types the mail of another shuts none of their links.
        assert_eq!(ici.voir("-", &premier).await.status, StatusCode::OK);
        assert_eq!(ouvrir(&ici, &recent).await.status, StatusCode::SEE_OTHER);
        let page = ouvrir(&ici, &premier).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert_eq!(ici.tous::<Compte>().await.len(), 1);
    }
}

#[tokio::test]
async fn deux_personnes_de_la_meme_association_au_meme_instant_la_seconde_attend() {
    for ici in maisons().await {
        let (un, deux) = ("un@jardins.example", "deux@jardins.example");
        for adresse in [un, deux] {
            demander(&ici, &[("courriel", adresse)]).await;
        }
        let (a, b) = (liens(&ici, un).await.remove(0), liens(&ici, deux).await.remove(0));
        let (a, b) = tokio::join!(ouvrir(&ici, &a), ouvrir(&ici, &b));
        let mut vers = [a.vers, b.vers];
        vers.sort();
        assert_eq!(vers, ["/ici/appels", "/ici/inscription"]);
        let mut etats: Vec<_> = inscriptions(&ici).await.iter().map(|i| i.etat.code()).collect();
        etats.sort_unstable();
        assert_eq!(etats, ["en_attente", "ouverte"]);
        let siennes = ici.tous::<Porteur>().await.into_iter().filter(|p| p.siret == Some(siret(512_000_001_000)));
        assert_eq!((siennes.count(), ici.tous::<Attribution>().await.len()), (1, 1));
    }
}

#[tokio::test]
async fn un_lien_envoye_deux_fois_au_meme_instant_ne_sert_qu_une_fois() {
    for ici in maisons().await {
        demander(&ici, &[]).await;
        let lien = liens(&ici, ADRESSE).await.remove(0);
        let (a, b) = tokio::join!(ouvrir(&ici, &lien), ouvrir(&ici, &lien));
        let mut statuts = [a.status, b.status];
        statuts.sort();
        assert_eq!(statuts, [StatusCode::SEE_OTHER, StatusCode::GONE]);
        assert_eq!(ici.tous::<Compte>().await.len(), 1);
    }
}

#[tokio::test]
async fn l_adresse_invitee_ou_l_organisation_creee_entre_temps_ne_donnent_rien_de_plus() {
    for ici in maisons().await {
        demander(&ici, &[]).await;
        let lien = liens(&ici, ADRESSE).await.remove(0);
        let organisation = ici.associations[1].id.to_string();
        let invite = [("organisation", organisation.as_str()), ("courriel", ADRESSE), ("nom", "Trésorière")];
        assert_eq!(ici.poster("coordination", "/appels/porteurs", &invite).await.status, StatusCode::SEE_OTHER);
        let page = ouvrir(&ici, &lien).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("a reçu un compte depuis votre demande"), "{}", page.texte);
        assert_eq!(compte(&ici, ADRESSE).await.unwrap().nom, "Trésorière");
        // Another one, whose name entered the directory meanwhile.
        let (autre, nom) = ("autre@essai.example", "Maison du quartier");
        demander(&ici, &[("courriel", autre), ("nom", nom)]).await;
        let mut connue: Organisation = ici.associations[1].clone();
        connue = Organisation { id: Id::fresh(), nom: nom.into(), cle: kernel::texte::cle(nom), ..connue };
        let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&connue).await.unwrap();
        w.commit().await.unwrap();
        let page = ouvrir(&ici, &liens(&ici, autre).await[0]).await;
        assert_eq!(page.vers, "/ici/inscription");
        assert_eq!(compte(&ici, autre).await.unwrap().organisation_id, None);
    }
}

#[tokio::test]
async fn cinq_demandes_vives_au_plus_et_vingt_d_une_meme_adresse_du_reseau() {
    let (maisons, heure) = a_l_heure().await;
    for ici in maisons {
        heure.store(store::essai::clock().now().as_second(), Ordering::SeqCst);
        for _ in 0..7 {
            assert_eq!(demander(&ici, &[]).await.status, StatusCode::OK);
            apres(&heure, SignedDuration::from_mins(20));
        }
        assert_eq!((inscriptions(&ici).await.len(), courriels(&ici, ADRESSE).await.len()), (5, 5));
        let fenetre = acteurs::regles::connexion::FENETRE;
        for _ in 0..acteurs::regles::connexion::INSCRIPTIONS_PAR_ADRESSE {
            ici.db.attempt_until("inscription:203.0.113.7", fenetre).await.unwrap();
        }
        let corps = "nom=Neuve&rna=W111000999&courriel=neuve%40essai.example&fonction=Direction&habilite=oui";
        let depuis = |adresse: &str| {
            axum::http::Request::post("/ici/inscription")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("x-forwarded-for", adresse)
                .body(axum::body::Body::from(corps))
                .unwrap()
        };
        assert_eq!(ici.envoyer("-", depuis("203.0.113.7")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(ici.envoyer("-", depuis("203.0.113.8")).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn une_demande_jamais_confirmee_s_efface_avec_son_adresse_et_le_journal_reste_entier() {
    let (maisons, heure) = a_l_heure().await;
    for ici in maisons {
        heure.store(store::essai::clock().now().as_second(), Ordering::SeqCst);
        let oubliee = "oubliee@jardins.example";
        demander(&ici, &[("courriel", oubliee), ("nom", "Nom oublié"), ("siret", &siret(512_000_004_000))]).await;
        let lien = liens(&ici, oubliee).await.remove(0);
        inscrire(&ici, &[]).await;
        let effacer = async || {
            let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "inscription.effacer").await.unwrap();
            let combien = effacer_les_passees(&mut w).await.unwrap();
            w.commit().await.unwrap();
            combien
        };
        let traces = async || {
            let mut r = ici.db.reader(ici.ici.id).await.unwrap();
            let sql = "SELECT rang FROM journal WHERE collectivite_id = $1 AND (avant LIKE '%oubli%' OR apres LIKE '%oubli%')";
            r.rows(sql, args![]).await.unwrap().len()
        };
        apres(&heure, JOURS(14) - SignedDuration::from_secs(1));
        assert_eq!(effacer().await, 0, "son lien s’ouvre encore");
        assert!(traces().await >= 2);
        apres(&heure, SignedDuration::from_secs(1));
        assert_eq!((effacer().await, effacer().await), (1, 0));
        assert_eq!((traces().await, courriels(&ici, oubliee).await.len()), (0, 0));
        let restent = inscriptions(&ici).await;
        assert_eq!(restent.iter().map(|i| i.etat).collect::<Vec<_>>(), [EtatInscription::Ouverte], "la confirmée reste");
        let liens_restants = ici.tous::<acteurs::model::LienSigne>().await;
        assert!(liens_restants.iter().filter(|l| l.genre == GenreLien::Inscription).all(|l| l.destinataire != oubliee));
        let verifie = journal::verifier(&ici.db, ici.ici.id).await.unwrap();
        assert!(matches!(verifie, Verification::Entiere { effacees, .. } if effacees >= 2), "{verifie:?}");
        assert_eq!(journal::confronter(&ici.db, ici.ici.id).await.unwrap(), vec![]);
        // Its link says the same as before.
        let page = ici.voir("-", &lien).await;
        assert!(page.status == StatusCode::GONE && page.contient("dépassé sa durée"), "{}", page.texte);
        assert!(ici.voir("coordination", "/conservation").await.contient("n’a pas confirmée dans les quatorze jours"));
    }
}

#[tokio::test]
async fn l_equipe_est_prevenue_a_l_adresse_du_contrat() {
    for ici in maisons().await {
        let equipe = "equipe@agglo.example";
        ici.changer(Organisation { courriel: Some(equipe.into()), ..ici.agglo.clone() }).await;
        let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.execute(
            "INSERT INTO contrat (id, collectivite_id, version, slug, modele, titre, sigle, periode, annee_debut, annee_fin,
               duree_annees, signe_le, annee_un_le, regle_annee, niveaux, porteur_id, etat, perimetre, revision, resiliation,
               evaluation, paliers, statuts, couverture_fiche, couverture_plan, version_plan, source)
             VALUES ($2, $1, 1, 'cdv', 'contrat_ville', 'Contrat de ville', 'CDV', '2024-2030', 2024, 2030, 7, NULL, '2024-01-01',
               'civile', '[]', $3, 'en_vigueur', '[]', '', '', '', '[]', '[]', 0, 0, 1, 'essai')",
            args![CONTRAT.to_owned(), ici.agglo.id],
        )
        .await
        .unwrap();
        w.note("contrat", CONTRAT, &serde_json::json!({"essai": true})).await.unwrap();
        w.commit().await.unwrap();
        assert!(ici.voir("-", "/appels-ouverts/2027").await.contient("mailto:equipe@agglo.example"));
        inscrire(&ici, &[]).await;
        let demande = inscriptions(&ici).await.remove(0);
        let (objet, corps) = courriels(&ici, equipe).await.remove(0);
        assert!(objet.contains("à vérifier") && corps.contains("Les Jardins partagés"), "{corps}");
        assert!(corps.contains(&format!("https://pacte.example/ici/appels/inscriptions/{}", demande.id)), "{corps}");
        inscrire(&ici, &[("courriel", "autre@jardins.example")]).await;
        assert!(courriels(&ici, equipe).await[0].0.contains("demande de rattachement"), "la seconde attend");
        // Without an open call, the page gives the same address.
        ici.changer(Appel { etat: crate::regles::etats::EtatAppel::Clos, ..ici.tous::<Appel>().await.remove(0) }).await;
        assert!(ici.voir("-", ICI).await.contient("mailto:equipe@agglo.example"));
    }
}
