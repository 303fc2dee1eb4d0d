use super::client::{Options, maisons};
use crate::actes::connexion::Comptes;
use crate::model::{Compte, Connexion};
use ::store::{Read, args};
use axum::http::StatusCode;
use jiff::SignedDuration;
use kernel::{Lang, Role};
use web::Authenticate;

#[tokio::test]
async fn mes_sessions_se_lisent_en_clair_et_se_ferment_une_a_une() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        maison.compte("b@agglo.example", &[(Role::Pilote, None)]).await;
        let mut ici = maison.connecte("a@agglo.example").await;
        maison.avancer(SignedDuration::from_mins(5));
        let mut mobile = maison.navigateur();
        mobile.agent = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36".into();
        mobile.post("/ici/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", super::client::MOT)]).await;
        let mut voisin = maison.connecte("b@agglo.example").await;
        let page = ici.get("/ici/compte").await;
        assert_eq!(page.trouve("tbody th"), ["Chrome sur Android", "Firefox sur Windows"]);
        assert!(page.contient("2 sessions ouvertes") && page.contient("22 novembre 2026, 12:05"));
        let fermer = page.attribut("tbody form", "action");
        assert_eq!(fermer.len(), 1);
        assert_eq!(voisin.post(&fermer[0], &[]).await.statut, StatusCode::NOT_FOUND);
        assert_eq!(mobile.get("/ici/compte").await.statut, StatusCode::OK);
        assert_eq!(ici.post(&fermer[0], &[]).await.vers, "/ici/compte?fait=session");
        assert_eq!(mobile.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        let mut troisieme = maison.connecte("a@agglo.example").await;
        assert_eq!(ici.post("/ici/compte/sessions/fermer", &[]).await.vers, "/ici/compte?fait=sessions");
        assert_eq!(troisieme.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        assert_eq!(ici.get("/ici/compte").await.statut, StatusCode::OK);
        assert_eq!(voisin.get("/ici/compte").await.statut, StatusCode::OK);
    }
}

#[tokio::test]
async fn une_session_se_ferme_apres_douze_heures_d_absence_et_trente_jours_de_presence() {
    for maison in maisons(Options::default()).await {
        let compte = maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut n = maison.connecte("a@agglo.example").await;
        maison.avancer(SignedDuration::from_mins(12 * 60 - 1));
        assert_eq!(n.get("/ici/compte").await.statut, StatusCode::OK);
        maison.avancer(SignedDuration::from_mins(2));
        assert_eq!(n.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let session: Connexion = reader.find("compte_id = $2", args![compte.id]).await.unwrap().unwrap();
        let known = || async { Comptes.visitor(&maison.db, maison.ici.id, &session.id.to_string()).await.unwrap().is_some() };
        maison.avancer(SignedDuration::from_hours(29 * 24));
        assert!(known().await);
        maison.avancer(SignedDuration::from_hours(24));
        assert!(!known().await);
    }
}

#[tokio::test]
async fn mon_nom_et_ma_langue_s_enregistrent_et_la_langue_vaut_aussitot() {
    for maison in maisons(Options::default()).await {
        let compte = maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut n = maison.connecte("a@agglo.example").await;
        let vide = n.post("/ici/compte", &[("nom", " "), ("langue", "en"), ("version", "1")]).await;
        assert_eq!(vide.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(vide.attribut("input[name=langue][checked]", "value"), ["en"]);
        let r = n.post("/ici/compte", &[("nom", "Chargée de mission"), ("langue", "en"), ("version", "1")]).await;
        assert_eq!(r.vers, "/ici/compte?fait=profil");
        assert_eq!(n.get("/ici/compte").await.attribut("html", "lang"), ["en"]);
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let lu: Compte = reader.load(&compte.id).await.unwrap();
        assert_eq!((lu.nom.as_str(), lu.langue), ("Chargée de mission", Lang::En));
    }
}

#[tokio::test]
async fn une_saisie_perimee_montre_les_deux_versions() {
    for maison in maisons(Options::default()).await {
        let mut compte = maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut n = maison.connecte("a@agglo.example").await;
        compte.nom = "Nom posé par l’administration".into();
        let mut w = maison.ecrire().await;
        w.update(&mut compte).await.unwrap();
        w.commit().await.unwrap();
        let r = n.post("/ici/compte", &[("nom", "Mon nom à moi"), ("langue", "fr"), ("version", "1")]).await;
        assert_eq!(r.statut, StatusCode::CONFLICT);
        assert!(r.contient("Nom posé par l’administration"));
        assert_eq!(r.attribut("input[name=nom]", "value"), ["Mon nom à moi"]);
        let version = r.attribut("input[name=version]", "value").remove(0);
        let r = n.post("/ici/compte", &[("nom", "Mon nom à moi"), ("langue", "fr"), ("version", &version)]).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER);
    }
}
