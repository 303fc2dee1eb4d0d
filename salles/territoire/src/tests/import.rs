use super::LEGER;
use super::maison::{Maison, Reponse, maisons};
use crate::actes::contours::{Rapport, importer_contours};
use crate::model::{Contour, Territoire};
use axum::http::StatusCode;
use kernel::{Actor, Right, Role};
use store::{ActeError, Read, args, journal};

const SOURCE: &str = "IGN Admin Express COG 2018 – G. David";
const PAGE: &str = "/ici/territoire/contours";

/// A square of `cote` degrees around a point, with these properties.
fn carre(proprietes: &str, [lon, lat]: [f64; 2], cote: f64) -> String {
    let (w, s, e, n) = (lon - cote, lat - cote, lon + cote, lat + cote);
    format!(
        r#"{{"type":"Feature","properties":{{{proprietes}}},"geometry":{{"type":"Polygon","coordinates":[[[{w},{s}],[{e},{s}],[{e},{n}],[{w},{n}],[{w},{s}]]]}}}}"#
    )
}

fn collection(objets: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, objets.join(","))
}

/// Carcassonne by its code, Grazailles by its 2015 code, Trèbes by its name, and three that cannot be taken.
fn fichier() -> String {
    collection(&[
        carre(r#""insee":"11069""#, [2.35, 43.21], 0.05),
        carre(r#""code_commune":"11069","code_qp":"QP011006""#, [2.357, 43.227], 0.002),
        carre(r#""NOM":"TREBES""#, [2.44, 43.21], 0.02),
        carre(r#""insee":"34172","nom":"Montpellier""#, [3.87, 43.6], 0.05),
        r#"{"type":"Feature","properties":{"insee":"11005"},"geometry":null}"#.to_owned(),
        carre(r#""insee":"11009""#, [43.268, 2.185], 0.02),
    ])
}

async fn contours(maison: &Maison) -> Vec<Contour> {
    maison.db.reader(maison.ici.id).await.unwrap().list("", vec![]).await.unwrap()
}

async fn deposer(maison: &Maison, texte: &[u8]) -> Reponse {
    maison.deposer(Role::Coordination, PAGE, SOURCE, "contours.geojson", texte).await
}

#[tokio::test]
async fn rien_n_est_ecrit_avant_la_confirmation_et_tout_l_est_apres() {
    for maison in maisons().await {
        let depot = deposer(&maison, fichier().as_bytes()).await;
        assert_eq!(depot.status, StatusCode::SEE_OTHER, "{}", depot.texte);
        let apercu = maison.voir(Role::Coordination, &depot.vers).await;
        for words in [
            "3 contours nouveaux",
            "Grazailles, reconnu par son ancien code",
            "Trèbes, reconnu par son nom",
            "Objet 5 (insee = 11005)\u{202f}: n’a pas de géométrie",
            "Objet 6 (insee = 11009)\u{202f}: porte le nom ou le code de «\u{202f}Alzonne\u{202f}»",
            "Un objet n’est pas un lieu de ce territoire",
            "insee = 34172, nom = Montpellier",
        ] {
            assert!(apercu.contient(words), "{words}\n{}", apercu.texte);
        }
        assert!(contours(&maison).await.is_empty());
        assert!(maison.voir(Role::Coordination, PAGE).await.contient("contours.geojson"), "it is found again");

        let confirme = maison.poster(Role::Coordination, &format!("{}/confirmer", depot.vers), &[]).await;
        assert_eq!(confirme.vers, "/ici/territoire/contours?importes=3");
        assert!(maison.voir(Role::Coordination, &confirme.vers).await.contient("3 contours sont importés."));
        assert_eq!(contours(&maison).await.iter().map(|c| c.source.as_str()).collect::<Vec<_>>(), [SOURCE; 3]);
        assert_eq!(maison.voir(Role::Coordination, &depot.vers).await.status, StatusCode::NOT_FOUND, "it no longer waits");

        let carte = maison.voir(Role::Lecteur, "/ici/territoire").await;
        assert!(carte.contient(SOURCE) && carte.contient("<path d=\"M"));
        let chaine = journal::verifier(&maison.db, maison.ici.id).await.unwrap();
        assert!(matches!(chaine, journal::Verification::Entiere { .. }));
    }
}

#[tokio::test]
async fn un_second_import_remplace_ce_qui_change_et_se_retire() {
    for maison in maisons().await {
        let avant = deposer(&maison, fichier().as_bytes()).await;
        maison.poster(Role::Coordination, &format!("{}/confirmer", avant.vers), &[]).await;
        let change = fichier().replace("\"NOM\":\"TREBES\"", "\"insee\":\"11397\"").replace("2.46", "2.47");
        let depot = deposer(&maison, change.as_bytes()).await;
        let apercu = maison.voir(Role::Coordination, &depot.vers).await;
        assert!(
            apercu.contient("Un contour remplacé") && apercu.contient("2 contours déjà en place, inchangés"),
            "{}",
            apercu.texte
        );
        assert!(apercu.contient(&format!("au lieu de «\u{202f}{SOURCE}\u{202f}»")));
        let confirme = maison.poster(Role::Coordination, &format!("{}/confirmer", depot.vers), &[]).await;
        assert_eq!(confirme.vers, "/ici/territoire/contours?importes=1");

        let retire = maison.poster(Role::Coordination, "/ici/territoire/contours/retirer", &[("source", SOURCE)]).await;
        assert_eq!(retire.vers, "/ici/territoire/contours?retires=3");
        assert!(contours(&maison).await.is_empty());
        let trebes = maison.lieu("11397").await;
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let rows = reader
            .rows("SELECT avant FROM journal WHERE collectivite_id = $1 AND acte = 'contours.retirer'", vec![])
            .await
            .unwrap();
        let kept: Vec<String> = rows.into_iter().map(|mut row| row.take::<Option<String>>().unwrap().unwrap()).collect();
        assert!(kept.iter().any(|json| json.contains(&trebes.id.to_string()) && json.contains("2.47")), "the journal keeps it");
    }
}

#[tokio::test]
async fn un_mauvais_fichier_est_refuse_avec_ce_qu_il_faut_faire() {
    for maison in maisons().await {
        let entier = fichier();
        let points = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"11069"},"geometry":{"type":"Point","coordinates":[2.35,43.21]}}]}"#;
        let ailleurs = collection(&[carre(r#""insee":"34172""#, [3.87, 43.6], 0.05)]);
        let inverse = collection(&[carre(r#""insee":"11069""#, [43.21, 2.35], 0.05)]);
        let cases: [(&[u8], &str, &str); 6] = [
            (b"%PDF-1.4 \xe2\xe3", "Le fichier est de type PDF", "Exportez les contours au format GeoJSON"),
            (&entier.as_bytes()[..600], "Le fichier s’arrête avant la fin", "Téléchargez-le"),
            (points.as_bytes(), "Le seul objet du fichier est de type Point", "Polygon ou MultiPolygon"),
            (ailleurs.as_bytes(), "insee = 34172", "Chaque objet porte son code INSEE"),
            (inverse.as_bytes(), "dessiné loin d’ici", "longitude d’abord"),
            (b"", "Le fichier est vide", "GeoJSON"),
        ];
        for (octets, words, remedy) in cases {
            let page = deposer(&maison, octets).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(page.contient(words) && page.contient(remedy), "{words} / {remedy}\n{}", page.texte);
            assert!(page.contient(SOURCE), "what was typed is kept");
        }
        let sans_source = maison.deposer(Role::Coordination, PAGE, "  ", "c.geojson", entier.as_bytes()).await;
        assert!(sans_source.status == StatusCode::UNPROCESSABLE_ENTITY && sans_source.contient("La source n’est pas dite."));
        let rien = maison.deposer(Role::Coordination, PAGE, "", "", b"").await;
        assert!(rien.contient("Aucun fichier n’a été choisi.") && rien.contient("La source n’est pas dite."), "both at once");
        let lourd = deposer(&maison, &vec![b' '; 25_000_000]).await;
        assert_eq!(lourd.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(lourd.contient("L’envoi est trop lourd"));
        assert!(contours(&maison).await.is_empty());
    }
}

#[tokio::test]
async fn importer_est_reserve_a_qui_tient_l_annuaire() {
    for maison in maisons().await {
        let depot = deposer(&maison, fichier().as_bytes()).await;
        for role in [Role::Administration, Role::Pilote, Role::Partenaire, Role::Elu, Role::Lecteur] {
            assert_eq!(kernel::actor::reach(role, Right::TenirAnnuaire), kernel::actor::Reach::Rien);
            for path in [PAGE, depot.vers.as_str()] {
                assert_eq!(maison.voir(role, path).await.status, StatusCode::FORBIDDEN, "{role:?} {path}");
            }
            assert_eq!(maison.poster(role, &format!("{}/confirmer", depot.vers), &[]).await.status, StatusCode::FORBIDDEN);
        }
        let ailleurs = depot.vers.replace("/ici/", "/ailleurs/");
        assert_eq!(maison.voir(Role::Coordination, &ailleurs).await.status, StatusCode::NOT_FOUND);
        assert_eq!(maison.poster(Role::Coordination, &format!("{ailleurs}/confirmer"), &[]).await.status, StatusCode::NOT_FOUND);
        let abandon = maison.poster(Role::Coordination, &format!("{}/abandonner", depot.vers), &[]).await;
        assert_eq!(abandon.vers, PAGE);
        assert_eq!(maison.voir(Role::Coordination, &depot.vers).await.status, StatusCode::NOT_FOUND);
        assert!(contours(&maison).await.is_empty());
    }
}

#[tokio::test]
async fn la_ligne_de_commande_importe_en_un_geste() {
    for maison in maisons().await {
        let write = async |texte: &str, source: &str| -> Result<Rapport, ActeError> {
            let mut w =
                maison.db.writer(maison.ici.id, Actor::Commande { nom: "importer contours".into() }, "contours.importer").await?;
            let rapport = importer_contours(&mut w, texte, source).await?;
            w.commit().await?;
            Ok(rapport)
        };
        let attendu = Rapport { objets: 6, ajoutes: 3, non_reconnus: 1, defauts: 2, grille: 1, ..Rapport::default() };
        assert_eq!(write(&fichier(), SOURCE).await.unwrap(), attendu);
        assert_eq!(write(&fichier(), SOURCE).await.unwrap(), Rapport { ajoutes: 0, inchanges: 3, ..attendu });
        assert_eq!(write(&fichier(), "Autre").await.unwrap(), Rapport { ajoutes: 0, remplaces: 3, ..attendu });
        assert!(matches!(write(&fichier(), " ").await, Err(ActeError::Refus(_))));
    }
}

/// The real outlines, when `PACTE_ESSAI_CONTOURS` names the folder that holds them.
#[tokio::test]
async fn les_contours_publies_donnent_une_carte_entiere_et_legere() {
    let Ok(folder) = std::env::var("PACTE_ESSAI_CONTOURS") else {
        eprintln!("skipped: PACTE_ESSAI_CONTOURS names no folder of GeoJSON files");
        return;
    };
    let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    for maison in maisons().await {
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "contours.importer").await.unwrap();
        let communes = importer_contours(&mut w, &read("communes-carcassonne-agglo.geojson"), SOURCE).await.unwrap();
        let quartiers = importer_contours(&mut w, &read("qpv-carcassonne.geojson"), "ANCT").await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((communes.ajoutes, communes.defauts, communes.non_reconnus), (83, 0, 0));
        assert_eq!((quartiers.ajoutes, quartiers.defauts, quartiers.non_reconnus), (5, 0, 0));

        let page = maison.voir(Role::Lecteur, "/ici/territoire").await;
        assert!(page.texte.len() <= LEGER, "{} bytes", page.texte.len());
        assert!(!page.contient("<circle"), "every place has its outline");
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let grazailles: Territoire = reader.find("code = $2", args!["QN01106M".to_owned()]).await.unwrap().unwrap();
        assert!(page.contient(&format!("/ici/territoires/{}\" tabindex", grazailles.id)));
    }
}
