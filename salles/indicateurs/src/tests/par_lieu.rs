//! The rate of each place, read beside the others: nothing borrowed from the contract, nothing that tells a small count.

use super::maison::*;
use super::objectifs::{chemin, objectif, par_commune, poser, valeur};
use crate::model::*;
use crate::regles::Mois;
use axum::http::StatusCode;
use kernel::Id;
use store::Json;
use territoire::model::Territoire;

#[tokio::test]
async fn chaque_territoire_a_son_taux_et_ce_qui_manque_ne_s_emprunte_pas_au_contrat() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        for (commune, texte) in [(0, "15"), (1, "15"), (2, "15")] {
            valeur(&ici, commune, 2025, texte).await;
        }
        // The contract has 0 and 20; the second has no target of its own, the third no reference of its own.
        let siens =
            [objectif(&ici, 0, 0, "10"), objectif(&ici, 0, 4, "18"), objectif(&ici, 1, 0, "10"), objectif(&ici, 2, 4, "20")];
        poser(&ici, &siens).await;
        let page = ici.voir("coordination", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        let section = page.texte.split_once("id=\"territoires\"").unwrap().1.split_once("<h2").unwrap().0;
        let lignes: Vec<&str> = section.split("<tr>").collect();
        let de = |nom: &str| *lignes.iter().find(|l| l.contains(&format!(">{nom}<"))).unwrap();
        assert!(de("Alairac").contains("62,5\u{202f}%") && de("Alairac").contains("/territoires/"), "{section}");
        assert!(de("Berriac").contains("Pas de cible") && !de("Berriac").contains("\u{202f}%"), "{section}");
        assert!(de("Cavanac").contains("Pas de valeur de référence") && !de("Cavanac").contains("\u{202f}%"), "{section}");
        assert!(section.contains("n’est jamais pris au contrat") && section.contains("il n’y a pas de médiane"));
        let calcul = format!("{}/{}?annee=4", chemin(&ici), ici.communes[0].id);
        let page = ici.voir("coordination", &calcul).await;
        assert!(
            page.contient("100 × (15 − 10) / (18 − 10) = 62,5\u{202f}%") && page.contient("Registre de la ville"),
            "{}",
            page.texte
        );
        let page = ici.voir("coordination", &format!("{}/{}?annee=4", chemin(&ici), ici.communes[2].id)).await;
        assert!(
            page.contient("pas de taux") && page.contient("La référence du contrat n’est pas prise à la place"),
            "{}",
            page.texte
        );
        assert_eq!(
            ici.voir("coordination", &format!("{}/{}", chemin(&ici), Id::<Territoire>::fresh())).await.status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn un_taux_de_territoire_ne_traverse_pas_une_rupture_meme_recalee_pour_le_contrat() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        valeur(&ici, 0, 2025, "15").await;
        valeur(&ici, 1, 2025, "15").await;
        let rupture = Rupture {
            id: Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            indicateur_id: ici.ateliers.id,
            periode: Mois::nouveau(2025, 12).unwrap(),
            motif: "On compte autrement".into(),
            auteur: "Coordination".into(),
            le: jiff::Timestamp::UNIX_EPOCH,
            reference: Some("0".into()),
            annee: Some(4),
            limites: String::new(),
        };
        poser(&ici, &[rupture]).await;
        let avant = ObjectifTerritoire { le: Some("2021-12-31".parse().unwrap()), ..objectif(&ici, 0, 0, "10") };
        let apres = ObjectifTerritoire { le: Some("2025-03-01".parse().unwrap()), ..objectif(&ici, 1, 0, "10") };
        poser(&ici, &[avant, apres, objectif(&ici, 0, 4, "20"), objectif(&ici, 1, 4, "20")]).await;
        let page = ici.voir("coordination", &format!("{}/{}?annee=4", chemin(&ici), ici.communes[0].id)).await;
        assert!(page.contient("pas de taux") && page.contient("La série est rompue"), "{}", page.texte);
        let page = ici.voir("coordination", &format!("{}/{}?annee=4", chemin(&ici), ici.communes[1].id)).await;
        assert!(page.contient("100 × (15 − 10) / (20 − 10) = 50\u{202f}%"), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_mediane_alerte_a_plus_de_dix_points_et_se_dit() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        for (commune, texte) in [(0, "40"), (1, "50"), (2, "39")] {
            valeur(&ici, commune, 2025, texte).await;
            poser(&ici, &[objectif(&ici, commune, 0, "0"), objectif(&ici, commune, 4, "100")]).await;
        }
        let quatrieme = Territoire {
            id: Id::fresh(),
            nom: "Douzens".into(),
            cle: "douzens".into(),
            code: Some("11126".into()),
            ..ici.communes[0].clone()
        };
        poser(&ici, std::slice::from_ref(&quatrieme)).await;
        let section = async || {
            let page = ici.voir("elu", &format!("/indicateurs/{}?annee=4", ici.ateliers.id)).await;
            page.texte.split_once("id=\"territoires\"").unwrap().1.split_once("<h2").unwrap().0.to_owned()
        };
        let lue = section().await;
        assert!(lue.contains("Médiane des territoires\u{202f}: 40\u{202f}%, sur les 3 qui ont un taux (4 en tout)"), "{lue}");
        assert!(!lue.contains("sous la médiane"), "un point sous la médiane n’alerte pas");
        valeur(&ici, 0, 2025, "60").await;
        let lue = section().await;
        assert_eq!(lue.matches("À plus de 10 points sous la médiane").count(), 1, "39 face à 50 fait −11 : {lue}");
        valeur(&ici, 2, 2025, "40").await;
        let lue = section().await;
        assert!(lue.contains("50\u{202f}%") && !lue.contains("sous la médiane"), "−10 tout juste n’alerte pas : {lue}");
    }
}

#[tokio::test]
async fn qui_ne_lit_que_le_publiable_ne_lit_ni_un_petit_effectif_ni_ce_qui_le_rendrait() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        for (commune, texte) in [(0, "4"), (1, "30"), (2, "40")] {
            valeur(&ici, commune, 2025, texte).await;
            poser(&ici, &[objectif(&ici, commune, 0, if commune == 2 { "5" } else { "0" }), objectif(&ici, commune, 4, "100")])
                .await;
        }
        let csv = ici.voir("coordination", &format!("{}.csv?annee=4", chemin(&ici))).await;
        let lignes: Vec<&str> = csv.texte.lines().collect();
        let de = |nom: &str| lignes.iter().find(|l| l.contains(nom)).unwrap().split(';').collect::<Vec<_>>();
        let rang = |titre: &str| lignes[0].trim_start_matches('\u{feff}').split(';').position(|t| t == titre).unwrap();
        let (reference, valeur, taux, mediane) =
            (rang("Référence"), rang("Valeur retenue"), rang("Atteinte"), rang("Médiane des territoires"));
        assert_eq!((de("Alairac")[valeur], de("Alairac")[taux]), ("c", "c"), "{}", csv.texte);
        assert_eq!((de("Berriac")[valeur], de("Berriac")[taux]), ("c", "c"), "masqué avec lui : sinon le total le rendrait");
        assert_eq!(
            (de("Cavanac")[reference], de("Cavanac")[valeur], de("Cavanac")[taux]),
            ("c", "40", "c"),
            "sa référence est petite"
        );
        assert_eq!(de("Cavanac")[mediane], "c", "la médiane dirait un taux masqué");
        assert!(!csv.texte.contains(";5;"), "{}", csv.texte);
        let page = format!("/indicateurs/{}?annee=4", ici.ateliers.id);
        let section = |texte: &str| texte.split_once("id=\"territoires\"").unwrap().1.split_once("<h2").unwrap().0.to_owned();
        let loin = section(&ici.voir("elu", &page).await.texte);
        assert!(loin.contains(">c<") && loin.contains("La médiane n’est pas donnée") && !loin.contains(">4<"), "{loin}");
        assert!(!loin.contains("4\u{202f}%") && !loin.contains("30\u{202f}%"), "{loin}");
        let pres = section(&ici.voir("coordination", &page).await.texte);
        assert!(pres.contains(">4<") && pres.contains("30\u{202f}%") && pres.contains("Médiane des territoires"), "{pres}");
        let calcul = format!("{}/{}?annee=4", chemin(&ici), ici.communes[0].id);
        let loin = ici.voir("elu", &calcul).await;
        assert!(loin.contient("permettrait d’en retrouver un") && !loin.contient("100 × ("), "{}", loin.texte);
        assert!(ici.voir("coordination", &calcul).await.contient("100 × (4 − 0) / (100 − 0) = 4\u{202f}%"));
        let api = async |nom: &str| {
            let reponse = ici.voir(nom, "/api/v1/contrats/cls/objectifs/territoires?indicateur=1.R1").await;
            assert_eq!(reponse.status, StatusCode::OK, "{}", reponse.texte);
            serde_json::from_str::<serde_json::Value>(&reponse.texte).unwrap()["elements"].as_array().unwrap().clone()
        };
        let vus = api("elu").await;
        assert_eq!(vus.len(), 3);
        assert!(
            vus[2]["reference"].is_null() && vus[2]["reference_masquee"] == true && vus[2]["cibles"]["4"] == "100",
            "{vus:?}"
        );
        assert_eq!(vus[0]["reference"], "0", "zéro se publie");
        let tout = api("coordination").await;
        assert!(tout[2]["reference"] == "5" && tout[2]["reference_masquee"] == false && tout[2]["cible_finale_annee"] == 4);
    }
}

/// Two indicators of one source: each says its own values, under its own threshold.
#[tokio::test]
async fn un_programme_ne_lit_pas_les_valeurs_d_un_indicateur_sous_le_code_d_un_autre() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        valeur(&ici, 0, 2025, "4").await;
        let salles = Indicateur { id: Id::fresh(), code: "1.R9".into(), ordre: 9, ..ici.ateliers.clone() };
        poser(&ici, std::slice::from_ref(&salles)).await;
        let suivi = Suivi::par_defaut(&salles, None);
        poser(&ici, &[Suivi { source: "Registre de la ville".into(), seuil_secret: 0, ..suivi }]).await;
        let page = ici.voir("elu", "/api/v1/contrats/cls/valeurs/periodes").await;
        let lue: serde_json::Value = serde_json::from_str(&page.texte).unwrap();
        assert_eq!(lue["elements"].as_array().unwrap().len(), 1, "{lue}");
        assert!(lue["elements"].as_array().unwrap().iter().all(|v| v["indicateur"] == "1.R1" && v["valeur"].is_null()), "{lue}");
    }
}

#[tokio::test]
async fn vingt_territoires_ne_posent_pas_plus_de_questions_que_trois() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        poser(&ici, &[objectif(&ici, 0, 4, "20")]).await;
        let page = format!("/indicateurs/{}", ici.ateliers.id);
        let compter = async |adresse: &str| {
            ici.voir("coordination", adresse).await;
            let (page, n) = store::stats::counted(ici.voir("coordination", adresse)).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.texte.len() < 60_000, "{} octets", page.texte.len());
            n
        };
        let avant = (compter(&chemin(&ici)).await, compter(&page).await);
        for n in 0..57 {
            let commune = Territoire {
                id: Id::fresh(),
                nom: format!("Village {n:02}"),
                cle: format!("village {n:02}"),
                code: Some(format!("11{n:03}")),
                codes_postaux: Json(vec![]),
                ..ici.communes[0].clone()
            };
            poser(&ici, std::slice::from_ref(&commune)).await;
            let rangs = (0..6).map(|annee| ObjectifTerritoire { territoire_id: commune.id, ..objectif(&ici, 0, annee, "20") });
            poser(&ici, &rangs.collect::<Vec<_>>()).await;
        }
        let apres = (compter(&chemin(&ici)).await, compter(&page).await);
        assert_eq!(avant, apres);
        // The contracts, which the binary reads, are one more.
        assert!(apres.0 <= 5, "{apres:?}");
        assert!(ici.voir("coordination", &format!("{}?page=3", chemin(&ici))).await.contient("Village 56"));
        assert!(ici.voir("coordination", &format!("{page}?lieux=3")).await.contient("Village 56"));
    }
}
