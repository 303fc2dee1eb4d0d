use super::{COMMUNES, CONSEILS, QPV, TERRITOIRE, carcassonne};
use crate::chargement::{Compte, charger};
use crate::model::{GenreTerritoire, Statistique, Territoire};
use kernel::{Actor, Lang};
use store::{ActeError, Read, args, essai};

#[tokio::test]
async fn le_territoire_de_demonstration_se_charge_une_fois() {
    for db in essai::bases().await.unwrap() {
        let agglo = essai::collectivite(&db, "agglo").await.unwrap();
        let compte = carcassonne(&db, agglo.id).await.unwrap();
        assert_eq!((compte.communes, compte.qpv, compte.conseils), (83, 5, 7));
        assert_eq!(compte.statistiques, 104 + 2 * 84 + 5 * 16);
        assert_eq!(compte.portraits, 102, "five portraits, and what is said of two quartiers still watched");
        assert_eq!(carcassonne(&db, agglo.id).await.unwrap(), Compte::default());

        let mut reader = db.reader(agglo.id).await.unwrap();
        let epci: Territoire = reader.find("genre = $2", args![GenreTerritoire::Epci]).await.unwrap().unwrap();
        assert_eq!((epci.nom.as_str(), epci.population), ("Carcassonne Agglo", Some(114_411)));
        let ville: Territoire = reader.find("code = $2", args!["11069".to_owned()]).await.unwrap().unwrap();
        assert_eq!((ville.parent_id, ville.millesime.as_deref()), (Some(epci.id), Some("2026")));
        let quartiers: Vec<Territoire> = reader.list("parent_id = $2 ;; ORDER BY code", args![ville.id]).await.unwrap();
        assert_eq!(quartiers[0].code.as_deref(), Some("QN01102I"));
        assert_eq!((quartiers[0].population, quartiers[0].longitude.as_deref()), (Some(2525), Some("2.37576")));
    }
}

#[tokio::test]
async fn une_valeur_absente_reste_absente_et_dit_ce_qui_est_imprime() {
    for db in essai::bases().await.unwrap() {
        let agglo = essai::collectivite(&db, "agglo").await.unwrap();
        carcassonne(&db, agglo.id).await.unwrap();
        let mut reader = db.reader(agglo.id).await.unwrap();
        let figures: Vec<Statistique> =
            reader.list("groupe = $2 ;; ORDER BY ordre", args!["Précarité".to_owned()]).await.unwrap();
        let agglo_pauvrete = figures.iter().find(|f| f.indicateur == "Taux de pauvreté" && f.territoire_id.is_some()).unwrap();
        assert_eq!(agglo_pauvrete.valeur, None);
        assert!(agglo_pauvrete.source.contains("Graphique non lisible"));
        let jeunes = figures.iter().find(|f| f.indicateur.starts_with("Jeunes aux")).unwrap();
        assert_eq!((jeunes.valeur.clone(), jeunes.source.contains("valeur publiée\u{202f}: 1/3")), (None, true));
        let aude = figures.iter().find(|f| f.territoire_nom == "Aude").unwrap();
        assert_eq!((aude.valeur.as_deref(), aude.territoire_id), (Some("21.4"), None));
    }
}

#[tokio::test]
async fn un_fichier_de_reference_abime_est_nomme_et_rien_n_est_ecrit() {
    for db in essai::bases().await.unwrap() {
        let agglo = essai::collectivite(&db, "agglo").await.unwrap();
        let cases = [
            (COMMUNES, &QPV[..400], CONSEILS, "territoire-reference-illisible", "qpv.json"),
            (
                COMMUNES,
                QPV,
                &CONSEILS.replace("\"communes\": []", "\"communes\": [\"Toulouse\"]"),
                "territoire-commune-inconnue",
                "Toulouse",
            ),
        ];
        for (communes, qpv, conseils, code, word) in cases {
            let mut w = db.writer(agglo.id, Actor::Systeme, "territoire.charger").await.unwrap();
            let Err(ActeError::Refus(refusals)) = charger(&mut w, communes, qpv, conseils, TERRITOIRE).await else {
                panic!("the file was accepted");
            };
            drop(w);
            assert_eq!(refusals[0].code(), code);
            assert!(refusals[0].message(Lang::Fr).contains(word), "{}", refusals[0].message(Lang::Fr));
        }
        assert!(db.reader(agglo.id).await.unwrap().list::<Territoire>("", vec![]).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn une_composition_connue_donne_ses_communes_au_conseil() {
    for db in essai::bases().await.unwrap() {
        let agglo = essai::collectivite(&db, "agglo").await.unwrap();
        let conseils = CONSEILS.replacen("\"communes\": []", "\"communes\": [\"11397\", \"Alairac\"]", 1);
        let mut w = db.writer(agglo.id, Actor::Systeme, "territoire.charger").await.unwrap();
        charger(&mut w, COMMUNES, QPV, &conseils, TERRITOIRE).await.unwrap();
        w.commit().await.unwrap();
        let mut reader = db.reader(agglo.id).await.unwrap();
        let premier: Territoire = reader.find("code = $2", args!["CT1".to_owned()]).await.unwrap().unwrap();
        let communes: Vec<Territoire> =
            reader.list("parent_id = $2 ;; ORDER BY cle COLLATE \"C\"", args![premier.id]).await.unwrap();
        assert_eq!(communes.iter().map(|c| c.nom.as_str()).collect::<Vec<_>>(), ["Alairac", "Trèbes"]);
    }
}
