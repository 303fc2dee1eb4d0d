use super::client::{Options, maisons};
use ::store::Read;
use axum::http::StatusCode;
use kernel::Role;

const CHAMPS: [(&str, &str); 3] = [("vu.nom", "ici"), ("vu.siren", ""), ("vu.prefixe", "")];

#[tokio::test]
async fn l_administration_inscrit_le_siren_et_le_prefixe_et_le_journal_le_dit() {
    for maison in maisons(Options::default()).await {
        maison.compte("a@agglo.example", &[(Role::Administration, None)]).await;
        let mut n = maison.connecte("a@agglo.example").await;
        let page = n.get("/ici/collectivite").await;
        assert!(page.contient("SIREN") && page.contient("Préfixe 360Giving"));
        let faux = [&CHAMPS[..], &[("nom", "Agglo d’Ici"), ("siren", "200 035 716"), ("prefixe", "360G-ici")]].concat();
        let refus = n.post("/ici/collectivite", &faux).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refus.contient("La clé de ce SIREN est fausse"), "{}", refus.texte);
        assert_eq!(refus.attribut("input[name=siren]", "value"), ["200 035 716"]);
        assert_eq!(refus.attribut("input[name=nom]", "value"), ["Agglo d’Ici"]);
        let juste = [&CHAMPS[..], &[("nom", "Agglo d’Ici"), ("siren", "200 035 715"), ("prefixe", "360G-ici")]].concat();
        assert_eq!(n.post("/ici/collectivite", &juste).await.vers, "/ici/collectivite?fait=oui");
        let ici = maison.db.collectivite("ici").await.unwrap().unwrap();
        assert_eq!((ici.nom.as_str(), ici.siren.as_deref(), ici.prefixe_360.as_str()), ("Agglo d’Ici", Some("200035715"), "ici"));
        // A tab opened before: both versions are shown, neither is lost.
        let tard =
            n.post("/ici/collectivite", &[&CHAMPS[..], &[("nom", "Agglo de là"), ("siren", ""), ("prefixe", "")]].concat()).await;
        assert_eq!(tard.statut, StatusCode::CONFLICT);
        assert!(tard.contient("Agglo d’Ici"), "{}", tard.texte);
        assert_eq!(tard.attribut("input[name=nom]", "value"), ["Agglo de là"]);
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let rows = r
            .rows("SELECT COUNT(*) FROM journal WHERE collectivite_id = $1 AND acte = 'collectivite.decrire'", vec![])
            .await
            .unwrap();
        assert_eq!(rows.into_iter().next().unwrap().take::<i64>().unwrap(), 1);
        assert!(n.get("/ici/comptes").await.contient("Nom, SIREN et préfixe"));
    }
}

#[tokio::test]
async fn nul_autre_n_y_entre() {
    for maison in maisons(Options::default()).await {
        for (courriel, role) in [("c@agglo.example", Role::Coordination), ("l@agglo.example", Role::Lecteur)] {
            maison.compte(courriel, &[(role, None)]).await;
            let mut n = maison.connecte(courriel).await;
            let lu = n.get("/ici/collectivite").await.statut;
            assert!(lu == StatusCode::NOT_FOUND || lu == StatusCode::FORBIDDEN, "{role:?}: {lu}");
            let ecrit = n.post("/ici/collectivite", &[("nom", "X")]).await.statut;
            assert!(ecrit == StatusCode::NOT_FOUND || ecrit == StatusCode::FORBIDDEN, "{role:?}: {ecrit}");
        }
        assert_eq!(maison.db.collectivite("ici").await.unwrap().unwrap().nom, maison.ici.nom);
    }
}
