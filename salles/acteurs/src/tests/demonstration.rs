use super::client::{Options, maisons};
use crate::lien;
use crate::model::GenreLien;
use axum::http::StatusCode;
use kernel::Role;
use store::outbox::Courriel;

#[tokio::test]
async fn hors_demonstration_rien_n_existe() {
    for maison in maisons(Options::default()).await {
        let compte = maison.compte_nu("a@agglo.example", &[(Role::Administration, None)]).await;
        let mut n = maison.navigateur();
        for path in ["/ici/demonstration", "/ici/demonstration/courriels", "/ici/demonstration/courriels/x"] {
            assert_eq!(n.get(path).await.statut, StatusCode::NOT_FOUND, "{path}");
        }
        let r = n.post("/ici/demonstration", &[("compte", &compte.id.to_string())]).await;
        assert_eq!(r.statut, StatusCode::NOT_FOUND);
        assert_eq!(maison.nombre("SELECT COUNT(*) FROM connexion WHERE collectivite_id = $1").await, 0);
    }
}

#[tokio::test]
async fn une_carte_fait_entrer_et_changer_de_role() {
    for maison in maisons(Options { demo: true, ..Options::default() }).await {
        let coordination = maison.compte_nu("c@agglo.example", &[(Role::Coordination, None)]).await;
        let elu = maison.compte_nu("e@agglo.example", &[(Role::Elu, None), (Role::Pilote, Some("x"))]).await;
        let mut n = maison.navigateur();
        let page = n.get("/ici/demonstration").await;
        assert_eq!(page.trouve(".cartes h2"), ["Compte c@agglo.example", "Compte e@agglo.example"]);
        assert!(page.contient("Élu ou élue") && page.contient("Pilote sur un contrat"));
        let r = n.post("/ici/demonstration", &[("compte", &coordination.id.to_string()), ("retour", "/ici/contrats")]).await;
        assert_eq!(r.vers, "/ici/contrats");
        assert!(n.get("/ici/demonstration").await.contient("C’est votre rôle actuel"));
        n.post("/ici/demonstration", &[("compte", &elu.id.to_string())]).await;
        let open = maison.nombre("SELECT COUNT(*) FROM connexion WHERE collectivite_id = $1 AND revoquee_a IS NULL").await;
        assert_eq!(open, 1);
        let r = n.post("/ici/demonstration", &[("compte", "inconnu")]).await;
        assert_eq!(r.statut, StatusCode::NOT_FOUND);
        let mut ferme = elu.clone();
        ferme.actif = false;
        let mut w = maison.ecrire().await;
        w.update(&mut ferme).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(n.post("/ici/demonstration", &[("compte", &elu.id.to_string())]).await.statut, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn la_boite_montre_les_courriels_et_ouvre_leurs_liens() {
    for maison in maisons(Options { demo: true, ..Options::default() }).await {
        let mut n = maison.navigateur();
        assert!(n.get("/ici/demonstration/courriels").await.contient("Aucun courriel pour l’instant"));
        let mut w = maison.ecrire().await;
        let lien = lien::creer(&mut w, GenreLien::Reponse, "repondant", "medecins@reseau.example", None).await.unwrap();
        for (cle, to, corps) in [
            ("1", "medecins@reseau.example", format!("Répondez ici : {}\n<script>", lien::marque(&lien))),
            ("2", "bailleur_100%@hlm.example", "Bonjour".to_owned()),
        ] {
            let courriel = Courriel { cle: cle.into(), destinataire: to.into(), objet: format!("Objet {cle}"), corps };
            w.mail(&courriel).await.unwrap();
        }
        w.commit().await.unwrap();
        assert_eq!(n.get("/ici/demonstration/courriels").await.trouve("tbody tr").len(), 2);
        let found = n.get("/ici/demonstration/courriels?destinataire=MEDECINS").await;
        assert_eq!(found.trouve("tbody th"), ["Objet 1"]);
        assert_eq!(n.get("/ici/demonstration/courriels?destinataire=l_100%25").await.trouve("tbody th").len(), 0);
        assert_eq!(n.get("/ici/demonstration/courriels?destinataire=r_100%25").await.trouve("tbody th"), ["Objet 2"]);
        let path = found.attribut("tbody a", "href").remove(0);
        let page = n.get(&path).await;
        let jeton = lien::jeton(&super::client::SECRET, maison.ici.id, &lien.id.to_string());
        assert_eq!(page.attribut(".texte a", "href"), [format!("/ici/r/{jeton}")]);
        assert!(page.texte.contains("&lt;script&gt;"));
        assert_eq!(n.get(&path.replace("/ici/", "/ailleurs/")).await.statut, StatusCode::NOT_FOUND);
    }
}
