use super::client::{MOT, Maison, Options, maisons};
use axum::http::StatusCode;
use jiff::SignedDuration;
use kernel::Role;

const NOUVEAU: &str = "quatre mots sans rapport";

async fn demander(maison: &Maison, courriel: &str) -> super::client::Reponse {
    maison.navigateur().post("/ici/mot-de-passe-oublie", &[("courriel", courriel)]).await
}

#[tokio::test]
async fn un_lien_oublie_choisit_un_mot_de_passe_ferme_les_sessions_et_ne_sert_qu_une_fois() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut ancienne = maison.connecte("a@agglo.example").await;
        assert_eq!(demander(&maison, " A@Agglo.example").await.statut, StatusCode::OK);
        assert_eq!(demander(&maison, "a@agglo.example").await.statut, StatusCode::OK);
        let autre = maison.lien_recu("a@agglo.example").await;
        let mails = maison.courriels("a@agglo.example").await;
        assert_eq!(mails.len(), 2);
        let lien =
            mails.iter().flat_map(|m| m.split_whitespace()).find(|w| w.starts_with("/ici/") && **w != *autre).unwrap().to_owned();
        let mut n = maison.navigateur();
        let page = n.get(&lien).await;
        assert!(page.contient("Choisir un mot de passe") && page.contient("a@agglo.example"));
        let court = n.post(&lien, &[("nouveau", "court"), ("confirmation", "autre")]).await;
        assert_eq!(court.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(court.contient("5 signes") && court.contient("Les deux saisies ne sont pas les mêmes"));
        let r = n.post(&lien, &[("nouveau", NOUVEAU), ("confirmation", NOUVEAU)]).await;
        assert_eq!((r.statut, r.vers.as_str()), (StatusCode::SEE_OTHER, "/ici/"));
        assert_eq!(n.get("/ici/compte").await.statut, StatusCode::OK);
        assert_eq!(ancienne.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        for (chemin, pourquoi) in [(&lien, "a déjà servi"), (&autre, "remplacé ou retiré")] {
            let r = n.get(chemin).await;
            assert_eq!(r.statut, StatusCode::GONE);
            assert!(r.contient(pourquoi), "{}", r.lu());
            let r = n.post(chemin, &[("nouveau", MOT), ("confirmation", MOT)]).await;
            assert_eq!(r.statut, StatusCode::GONE);
        }
        let r = maison.navigateur().post("/ici/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", MOT)]).await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
        let r = maison.navigateur().post("/ici/connexion", &[("courriel", "a@agglo.example"), ("mot_de_passe", NOUVEAU)]).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn un_lien_envoye_deux_fois_au_meme_instant_ne_sert_qu_une_fois() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        demander(&maison, "a@agglo.example").await;
        let lien = maison.lien_recu("a@agglo.example").await;
        let (mut un, mut deux) = (maison.navigateur(), maison.navigateur());
        let fields = [("nouveau", NOUVEAU), ("confirmation", NOUVEAU)];
        let (a, b) = tokio::join!(un.post(&lien, &fields), deux.post(&lien, &fields));
        let mut statuts = [a.statut, b.statut];
        statuts.sort();
        assert_eq!(statuts, [StatusCode::SEE_OTHER, StatusCode::GONE]);
    }
}

#[tokio::test]
async fn un_lien_oublie_expire_apres_deux_heures_et_meurt_avec_le_compte() {
    for maison in maisons(Options::default()).await {
        let mut compte = maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        demander(&maison, "a@agglo.example").await;
        let lien = maison.lien_recu("a@agglo.example").await;
        let mut n = maison.navigateur();
        assert_eq!(n.get(&lien.replace("/mot-de-passe/", "/invitation/")).await.statut, StatusCode::NOT_FOUND);
        assert_eq!(n.get(&lien.replace("/ici/", "/ailleurs/")).await.statut, StatusCode::NOT_FOUND);
        let mut forge = lien.clone();
        let last = if forge.pop() == Some('A') { 'Q' } else { 'A' };
        forge.push(last);
        assert_eq!(n.get(&forge).await.statut, StatusCode::NOT_FOUND);
        maison.avancer(SignedDuration::from_mins(119));
        assert_eq!(n.get(&lien).await.statut, StatusCode::OK);
        compte.actif = false;
        let mut w = maison.ecrire().await;
        w.update(&mut compte).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(n.get(&lien).await.statut, StatusCode::GONE);
        compte.actif = true;
        let mut w = maison.ecrire().await;
        w.update(&mut compte).await.unwrap();
        w.commit().await.unwrap();
        maison.avancer(SignedDuration::from_mins(1));
        let r = n.get(&lien).await;
        assert_eq!(r.statut, StatusCode::GONE);
        assert!(r.contient("dépassé sa durée"));
    }
}

#[tokio::test]
async fn demander_un_lien_ne_dit_pas_qui_a_un_compte_et_se_limite() {
    for maison in maisons(Options::default()).await {
        let mut ferme = maison.compte_nu("ferme@agglo.example", &[]).await;
        ferme.actif = false;
        let mut w = maison.ecrire().await;
        w.update(&mut ferme).await.unwrap();
        w.commit().await.unwrap();
        maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        let connu = demander(&maison, "a@agglo.example").await;
        let inconnu = demander(&maison, "z@agglo.example").await;
        assert_eq!(connu.statut, inconnu.statut);
        assert_eq!(connu.texte.replace("a@agglo", ""), inconnu.texte.replace("z@agglo", ""));
        demander(&maison, "ferme@agglo.example").await;
        assert_eq!(maison.nombre("SELECT COUNT(*) FROM courriel WHERE collectivite_id = $1").await, 1);
        demander(&maison, "a@agglo.example").await;
        demander(&maison, "a@agglo.example").await;
        let r = demander(&maison, "a@agglo.example").await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(r.contient("Réessayez dans 15 minutes"));
        assert_eq!(maison.courriels("a@agglo.example").await.len(), 3);
    }
}

#[tokio::test]
async fn changer_son_mot_de_passe_demande_l_ancien_et_ferme_les_autres_sessions() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut ici = maison.connecte("a@agglo.example").await;
        let mut ailleurs = maison.connecte("a@agglo.example").await;
        let faux = ici
            .post(
                "/ici/compte/mot-de-passe",
                &[("ancien", "faux"), ("nouveau", "azertyuiop123"), ("confirmation", "azertyuiop123")],
            )
            .await;
        assert_eq!(faux.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faux.contient("pas votre mot de passe actuel") && faux.contient("premiers qu’un pirate essaie"));
        assert_eq!(ailleurs.get("/ici/compte").await.statut, StatusCode::OK);
        let r = ici.post("/ici/compte/mot-de-passe", &[("ancien", MOT), ("nouveau", NOUVEAU), ("confirmation", NOUVEAU)]).await;
        assert_eq!(r.vers, "/ici/compte?fait=mot-de-passe");
        assert!(ici.get("/ici/compte?fait=mot-de-passe").await.contient("Votre mot de passe est changé"));
        assert_eq!(ailleurs.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        assert!(maison.courriels("a@agglo.example").await[0].contains("a été changé le 22 novembre 2026"));
    }
}

#[tokio::test]
async fn deviner_l_ancien_mot_de_passe_depuis_une_session_ouverte_est_ralenti() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut n = maison.connecte("a@agglo.example").await;
        let fields = [("ancien", "faux"), ("nouveau", NOUVEAU), ("confirmation", NOUVEAU)];
        for _ in 0..8 {
            assert!(n.post("/ici/compte/mot-de-passe", &fields).await.contient("pas votre mot de passe actuel"));
        }
        assert!(n.post("/ici/compte/mot-de-passe", &fields).await.contient("Trop d’essais"));
    }
}

#[tokio::test]
async fn un_compte_sans_mot_de_passe_en_demande_un_par_courriel() {
    for maison in maisons(Options { demo: true, ..Options::default() }).await {
        let compte = maison.compte_nu("a@agglo.example", &[(Role::Pilote, None)]).await;
        let mut n = maison.navigateur();
        n.post("/ici/demonstration", &[("compte", &compte.id.to_string())]).await;
        let page = n.get("/ici/compte").await;
        assert!(page.contient("pas encore de mot de passe"));
        assert!(page.trouve("input[name=ancien]").is_empty());
        assert_eq!(n.post("/ici/compte/mot-de-passe/lien", &[]).await.vers, "/ici/compte?fait=lien");
        assert!(maison.lien_recu("a@agglo.example").await.starts_with("/ici/mot-de-passe/"));
        let r = n.post("/ici/compte/mot-de-passe", &[("ancien", ""), ("nouveau", NOUVEAU), ("confirmation", NOUVEAU)]).await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
