use super::client::{MOT, Maison, Options, maisons};
use axum::http::StatusCode;
use jiff::SignedDuration;
use kernel::Role;

async fn essayer(maison: &Maison, courriel: &str, mot: &str) -> super::client::Reponse {
    maison.navigateur().post("/ici/connexion", &[("courriel", courriel), ("mot_de_passe", mot)]).await
}

#[tokio::test]
async fn on_entre_on_revient_ou_l_on_voulait_et_on_sort() {
    for maison in maisons(Options::default()).await {
        maison.compte("pilote@agglo.example", &[(Role::Pilote, None)]).await;
        let mut n = maison.navigateur();
        let page = n.get("/ici/connexion?retour=/ici/contrats").await;
        assert_eq!(page.attribut("input[name=retour]", "value"), ["/ici/contrats"]);
        let r = n
            .post("/ici/connexion", &[("courriel", " Pilote@Agglo.example "), ("mot_de_passe", MOT), ("retour", "/ici/contrats")])
            .await;
        assert_eq!((r.statut, r.vers.as_str()), (StatusCode::SEE_OTHER, "/ici/contrats"));
        assert_eq!(n.get("/ici/connexion").await.vers, "/ici/");
        let r = n.post("/ici/deconnexion", &[]).await;
        assert_eq!((r.statut, r.vers.as_str()), (StatusCode::SEE_OTHER, "/ici/connexion"));
        assert_eq!(n.get("/ici/connexion").await.statut, StatusCode::OK);
        assert_eq!(n.post("/ici/deconnexion", &[]).await.statut, StatusCode::SEE_OTHER);
        let closed = maison.nombre("SELECT COUNT(*) FROM connexion WHERE collectivite_id = $1 AND revoquee_a IS NOT NULL").await;
        assert_eq!(closed, 1);
    }
}

#[tokio::test]
async fn on_ne_revient_jamais_sur_un_autre_site() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        for retour in ["https://pirate.example/", "//pirate.example", "/ailleurs/contrats", "/ici/..//pirate.example"] {
            let mut n = maison.navigateur();
            let r = n.post("/ici/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", MOT), ("retour", retour)]).await;
            assert_eq!(r.vers, "/ici/", "{retour}");
        }
    }
}

#[tokio::test]
async fn adresse_inconnue_mot_faux_et_compte_ferme_recoivent_la_meme_reponse() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        maison.compte_nu("sans@agglo.example", &[(Role::Lecteur, None)]).await;
        let mut ferme = maison.compte("ferme@agglo.example", &[(Role::Lecteur, None)]).await;
        ferme.actif = false;
        let mut w = maison.ecrire().await;
        w.update(&mut ferme).await.unwrap();
        w.commit().await.unwrap();
        let mut textes = vec![];
        for (courriel, mot) in [
            ("a@agglo.example", "la garrigue en automne"),
            ("personne@agglo.example", MOT),
            ("ferme@agglo.example", MOT),
            ("sans@agglo.example", MOT),
            ("sans@agglo.example", ""),
        ] {
            let r = essayer(&maison, courriel, mot).await;
            assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(r.attribut("input[name=courriel]", "value"), [courriel]);
            textes.push(r.texte.replace(courriel, ""));
        }
        assert!(textes.iter().all(|t| *t == textes[0]));
        assert!(!textes[0].contains("garrigue"));
    }
}

#[tokio::test]
async fn un_compte_d_une_collectivite_n_ouvre_pas_l_autre() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        let mut n = maison.navigateur();
        let r = n.post("/ailleurs/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", MOT)]).await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
        let mut n = maison.connecte("a@agglo.example").await;
        assert_eq!(n.get("/ailleurs/connexion").await.statut, StatusCode::OK);
    }
}

#[tokio::test]
async fn trop_d_essais_font_attendre_et_disent_combien() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        for _ in 0..8 {
            assert!(essayer(&maison, "a@agglo.example", "faux").await.contient("ne vont pas ensemble"));
        }
        maison.avancer(SignedDuration::from_mins(4));
        let refuse = essayer(&maison, "A@agglo.example", MOT).await;
        assert_eq!(refuse.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refuse.contient("Réessayez dans 11 minutes"), "{}", refuse.lu());
        assert!(essayer(&maison, "b@agglo.example", "faux").await.contient("ne vont pas ensemble"));
        maison.avancer(SignedDuration::from_mins(12));
        assert_eq!(essayer(&maison, "a@agglo.example", MOT).await.statut, StatusCode::SEE_OTHER);
    }
}

/// One try from an address.
async fn depuis(maison: &Maison, adresse: &str, mot: &str) -> super::client::Reponse {
    let mut n = maison.navigateur();
    n.adresse = Some(adresse.to_owned());
    n.post("/ici/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", mot)]).await
}

#[tokio::test]
async fn un_inconnu_n_enferme_pas_dehors_la_personne_du_compte() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        assert_eq!(depuis(&maison, "192.0.2.7", MOT).await.statut, StatusCode::SEE_OTHER, "chez elle, une fois");
        for _ in 0..8 {
            assert!(depuis(&maison, "198.51.100.1", "faux").await.contient("ne vont pas ensemble"));
        }
        assert!(depuis(&maison, "198.51.100.1", MOT).await.contient("Trop d’essais"), "de là, plus rien");
        assert_eq!(depuis(&maison, "203.0.113.9", MOT).await.statut, StatusCode::SEE_OTHER, "d’ailleurs, elle entre");
        // Many addresses together: a slow brake on all those where the account never came in, none on hers.
        for n in 0..60 {
            depuis(&maison, &format!("198.51.100.{}", 10 + n), "faux").await;
        }
        assert!(depuis(&maison, "198.51.100.200", MOT).await.contient("Trop d’essais"), "une adresse de plus n’y fait rien");
        for connue in ["192.0.2.7", "203.0.113.9"] {
            assert_eq!(depuis(&maison, connue, MOT).await.statut, StatusCode::SEE_OTHER, "{connue}");
        }
        maison.avancer(SignedDuration::from_hours(7));
        assert_eq!(depuis(&maison, "198.51.100.200", MOT).await.statut, StatusCode::SEE_OTHER, "le frein lent se desserre");
    }
}

#[tokio::test]
async fn le_bon_mot_de_passe_efface_les_essais() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        for _ in 0..3 {
            for _ in 0..4 {
                essayer(&maison, "a@agglo.example", "faux").await;
            }
            assert_eq!(essayer(&maison, "a@agglo.example", MOT).await.statut, StatusCode::SEE_OTHER);
        }
    }
}

#[tokio::test]
async fn une_adresse_qui_essaie_tous_les_courriels_est_ralentie_et_elle_seule() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        for _ in 0..100 {
            maison.db.attempt("adresse:192.0.2.7", SignedDuration::from_mins(15)).await.unwrap();
        }
        let mut n = maison.navigateur();
        n.adresse = Some("203.0.113.9, 192.0.2.7".into());
        let r = n.post("/ici/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", MOT)]).await;
        assert!(r.contient("Réessayez dans 15 minutes"), "{}", r.lu());
        n.adresse = Some("192.0.2.7, 203.0.113.9".into());
        let r = n.post("/ici/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", MOT)]).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn une_connexion_revoquee_ne_sert_plus_a_la_requete_suivante() {
    for maison in maisons(Options::default()).await {
        let compte = maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        let mut n = maison.connecte("a@agglo.example").await;
        assert_eq!(n.get("/ici/connexion").await.statut, StatusCode::SEE_OTHER);
        let mut w = maison.ecrire().await;
        assert_eq!(crate::actes::connexion::revoquer_toutes(&mut w, compte.id, None).await.unwrap(), 1);
        w.commit().await.unwrap();
        assert_eq!(n.get("/ici/connexion").await.statut, StatusCode::OK);
    }
}

#[tokio::test]
async fn le_mot_de_passe_n_entre_jamais_dans_le_journal() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Lecteur, None)]).await;
        maison.connecte("a@agglo.example").await;
        let leaks = maison
            .nombre(
                "SELECT COUNT(*) FROM journal WHERE collectivite_id = $1
                 AND (COALESCE(apres, '') LIKE '%argon2%' OR COALESCE(apres, '') LIKE '%garrigue%')",
            )
            .await;
        assert_eq!(leaks, 0);
        let told = maison.nombre("SELECT COUNT(*) FROM journal WHERE collectivite_id = $1 AND apres LIKE '%mot_de_passe%'").await;
        assert!(told >= 1);
    }
}
