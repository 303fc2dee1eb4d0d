use super::client::{Options, maisons};
use crate::mots::journal as mots;
use ::store::args;
use axum::http::StatusCode;
use kernel::{Lang, Role};

#[tokio::test]
async fn le_journal_se_lit_en_mots_par_pages_et_se_filtre() {
    for maison in maisons(Options::default()).await {
        maison.compte("adm@agglo.example", &[(Role::Administration, None)]).await;
        let mut adm = maison.connecte("adm@agglo.example").await;
        for rank in 0..50 {
            maison.compte_nu(&format!("p{rank}@agglo.example"), &[]).await;
        }
        let page = adm.get("/ici/journal").await;
        assert_eq!(page.trouve("tbody tr").len(), 30);
        let suite = page.attribut("a[rel=next]", "href").remove(0);
        let anciennes = adm.get(&suite).await;
        let premiers: Vec<String> = page.trouve("tbody th");
        assert!(anciennes.trouve("tbody th").iter().all(|rank| !premiers.contains(rank)));
        assert!(anciennes.contient("Entrée") && anciennes.contient("Session") && anciennes.contient("Les plus récentes"));
        let trouve = adm.get("/ici/journal?sujet=compte&q=P42@agglo").await;
        assert_eq!(trouve.trouve("tbody tr").len(), 1);
        assert!(trouve.contient("Compte Compte p42@agglo.example"));
        assert_eq!(adm.get("/ici/journal?acte=ouvrir").await.trouve("tbody tr").len(), 1);
        assert!(adm.get("/ici/journal?q=introuvable").await.contient("Rien dans le journal ne répond"));
        assert_eq!(adm.get("/ici/journal?avant=n%27importe").await.statut, StatusCode::OK);
    }
}

#[tokio::test]
async fn la_verification_dit_si_le_journal_est_entier_ou_ou_il_est_rompu() {
    for maison in maisons(Options::default()).await {
        maison.compte("adm@agglo.example", &[(Role::Administration, None)]).await;
        let mut adm = maison.connecte("adm@agglo.example").await;
        assert!(adm.get("/ici/journal/verification").await.contient("Le journal est entier"));
        let mut w = maison.ecrire().await;
        w.execute("UPDATE journal SET acte = 'autre' WHERE collectivite_id = $1 AND rang = $2", args![2_i64]).await.unwrap();
        w.note("compte", "x", &serde_json::json!({})).await.unwrap();
        w.commit().await.unwrap();
        let page = adm.get("/ici/journal/verification").await;
        assert!(page.contient("rompu à l’écriture 2") && page.contient("Son contenu a été changé"), "{}", page.lu());
    }
}

#[tokio::test]
async fn le_journal_de_la_collectivite_n_est_pas_celui_d_un_contrat() {
    for maison in maisons(Options::default()).await {
        maison.compte("coo@agglo.example", &[(Role::Coordination, None)]).await;
        maison.compte("cls@agglo.example", &[(Role::Coordination, Some("cls"))]).await;
        maison.compte("pil@agglo.example", &[(Role::Pilote, None)]).await;
        for (courriel, statut) in [
            ("coo@agglo.example", StatusCode::OK),
            ("cls@agglo.example", StatusCode::FORBIDDEN),
            ("pil@agglo.example", StatusCode::FORBIDDEN),
        ] {
            let mut n = maison.connecte(courriel).await;
            assert_eq!(n.get("/ici/journal").await.statut, statut, "{courriel}");
            assert_eq!(n.get("/ici/journal/verification").await.statut, statut, "{courriel}");
        }
    }
}

#[test]
fn un_acte_sans_mots_se_montre_sous_son_code() {
    assert_eq!(mots::acte("fiche.modifier_services", Lang::Fr), "Modification");
    assert_eq!(mots::acte("connexion.ouvrir", Lang::En), "Signed in");
    assert_eq!(mots::acte("fiche.zigzaguer", Lang::Fr), "fiche.zigzaguer");
    assert_eq!(mots::sujet("table_inconnue", Lang::Fr), "table_inconnue");
}
