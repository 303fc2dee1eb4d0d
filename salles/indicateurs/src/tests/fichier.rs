//! Values by file: the model, the report by cell, the acceptance, hostile bytes.

use super::maison::*;
use crate::actes::valeurs::import::{self, Examen};
use crate::actes::valeurs::{Verdict, Voulu};
use crate::model::*;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::Refusal;
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::ActeError;
use web::Upload;

fn fichier(nom: &str, octets: &[u8]) -> Option<Upload> {
    Some(Upload { field: "fichier".into(), name: nom.into(), bytes: octets.to_vec() })
}

async fn deposer(ici: &Maison, nom: &str, octets: &[u8]) -> Result<String, ActeError> {
    import::deposer(&ici.visite(nom), &ici.dossier().await, fichier("valeurs.csv", octets)).await
}

async fn examiner(ici: &Maison, nom: &str, id: &str, motifs: &BTreeMap<String, String>) -> Vec<Examen> {
    let visit = ici.visite(nom);
    let depot = import::depot(&visit, &mut visit.reader().await.unwrap(), id).await.unwrap();
    import::examiner(&visit, &ici.dossier().await, &depot, motifs, Voulu::Deposee).await.unwrap()
}

fn dit(examens: &[Examen]) -> Vec<(String, &'static str)> {
    let mot = |v: &Verdict| match v {
        Verdict::Acceptee { .. } => "acceptée",
        Verdict::Inchangee => "inchangée",
        Verdict::Effacee => "effacée",
        Verdict::Refusee(refus) => refus.code(),
    };
    examens.iter().map(|e| (e.ligne.adresse.clone(), mot(&e.verdict))).collect()
}

const CSV: &str = "Code;Territoire;Période;Valeur;Motif;Qualité\n\
    1.R1;;2024;12;;\n\
    1.R1;;2025;douze;;\n\
    1.R2;11005;2025;436/1817;;provisoire\n\
    1.R2;berriac;2025;nd;;\n\
    9.R9;;2025;3;;\n\
    1.R2;Nulle-Part;2025;1/2;;\n\
    1.R1;;hier;3;;\n\
    1.R1;;2023;;;\n\
    1.R1;Alairac;2023;4;;\n\
    1.R1;;2024;14;;\n";

#[tokio::test]
async fn le_rapport_nomme_chaque_cellule_et_n_ecrit_rien() {
    for ici in maisons().await {
        let id = deposer(&ici, "coordination", CSV.as_bytes()).await.unwrap();
        let examens = examiner(&ici, "coordination", &id, &BTreeMap::new()).await;
        let attendu = [
            ("valeurs!D2", "acceptée"),
            ("valeurs!D3", "cellule-pas-un-nombre"),
            ("valeurs!D4", "acceptée"),
            ("valeurs!D5", "cellule-motif-d-absence"),
            ("valeurs!A6", "cellule-code-inconnu"),
            ("valeurs!B7", "cellule-territoire-inconnu"),
            ("valeurs!C8", "cellule-periode-illisible"),
            ("valeurs!D10", "cellule-territoire-inapplicable"),
            ("valeurs!D11", "cellule-en-double"),
        ];
        assert_eq!(dit(&examens), attendu.map(|(a, v)| (a.to_owned(), v)));
        assert!(ici.tous::<Valeur>().await.is_empty(), "rien n’est écrit avant l’accord");
        let motifs = BTreeMap::from([("valeurs!D5".to_owned(), "Demandé à la commune".to_owned())]);
        let mut dossier = ici.dossier().await;
        let bilan = import::appliquer(&ici.visite("coordination"), &mut dossier, &id, &motifs, Voulu::Deposee).await.unwrap();
        assert_eq!((bilan.ecrites, bilan.refusees.len()), (3, 6));
        let v = ici.tous::<Valeur>().await;
        let alairac = v.iter().find(|v| v.numerateur.is_some()).unwrap();
        assert_eq!((alairac.qualite, alairac.cellule.as_deref()), (Qualite::Provisoire, Some("valeurs!D4")));
        assert_eq!((alairac.provenance, alairac.fichier.as_deref()), (Provenance::Import, Some("valeurs.csv")));
        let appliquer = import::appliquer(&ici.visite("coordination"), &mut dossier, &id, &motifs, Voulu::Deposee).await;
        assert!(matches!(appliquer, Err(ActeError::Store(_))), "un fichier ne s’applique qu’une fois");
    }
}

#[tokio::test]
async fn un_import_repete_ne_fait_aucun_double_et_une_correction_est_une_version() {
    for ici in maisons().await {
        let un = "Code;Période;Valeur\n1.R1;2024;12\n1.R1;2025;14\n";
        for attendu in ["acceptée", "inchangée"] {
            let id = deposer(&ici, "coordination", un.as_bytes()).await.unwrap();
            let examens = examiner(&ici, "coordination", &id, &BTreeMap::new()).await;
            assert!(examens.iter().all(|e| dit(std::slice::from_ref(e))[0].1 == attendu), "{:?}", dit(&examens));
            let mut dossier = ici.dossier().await;
            let suite = import::appliquer(&ici.visite("coordination"), &mut dossier, &id, &BTreeMap::new(), Voulu::Deposee).await;
            assert_eq!(suite.is_ok(), attendu == "acceptée");
        }
        let deux = "Code;Période;Valeur\n1.R1;2025;15\n";
        let id = deposer(&ici, "coordination", deux.as_bytes()).await.unwrap();
        let mut dossier = ici.dossier().await;
        import::appliquer(&ici.visite("coordination"), &mut dossier, &id, &BTreeMap::new(), Voulu::Deposee).await.unwrap();
        let mut v: Vec<(i64, String)> =
            ici.tous::<Valeur>().await.into_iter().map(|v| (v.version, v.valeur.unwrap_or_default())).collect();
        v.sort();
        assert_eq!(v, [(1, "12".into()), (2, "15".into())]);
    }
}

#[tokio::test]
async fn le_modele_rempli_revient_inchange_puis_se_complete() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2024, "12,5")], Voulu::Deposee).await.unwrap();
        ici.ecrire("coordination", &[ici.cellule(2024, "12"), ici.part(0, "436/1817")], Voulu::Deposee).await.unwrap();
        let visit = ici.visite("coordination");
        let cree_a = jiff::civil::date(2026, 3, 1).at(0, 0, 0, 0);
        let mut classeur = import::modele(&visit, &ici.dossier().await, jiff::civil::date(2026, 3, 1), cree_a);
        // Five years of the workshops, five of each of the three communes.
        assert_eq!(classeur.feuilles[0].lignes.len(), 5 + 15);
        let octets = sheets::ecrire_xlsx(&classeur).unwrap();
        let id = deposer(&ici, "coordination", &octets).await.unwrap();
        let examens = examiner(&ici, "coordination", &id, &BTreeMap::new()).await;
        assert_eq!(examens.iter().filter(|e| e.verdict == Verdict::Inchangee).count(), examens.len(), "{:?}", dit(&examens));
        assert_eq!(examens.len(), 2);
        classeur.feuilles[0].lignes[0][5] = sheets::Valeur::texte("11");
        let id = deposer(&ici, "coordination", &sheets::ecrire_xlsx(&classeur).unwrap()).await.unwrap();
        let examens = examiner(&ici, "coordination", &id, &BTreeMap::new()).await;
        assert_eq!(dit(&examens).into_iter().filter(|(_, v)| *v == "acceptée").count(), 1);
        assert!(dit(&examens)[0].0.starts_with("Valeurs!F"), "{:?}", dit(&examens));
    }
}

#[tokio::test]
async fn un_fichier_illisible_ou_d_un_autre_est_refuse() {
    for ici in maisons().await {
        let code = |r: Result<String, ActeError>| match r {
            Err(ActeError::Refus(refus)) => refus[0].code(),
            autre => panic!("un refus était attendu, et non {autre:?}"),
        };
        assert_eq!(code(deposer(&ici, "coordination", b"").await), "valeur-fichier-refuse");
        assert_eq!(code(deposer(&ici, "coordination", b"PK\x03\x04tronc").await), "valeur-fichier-refuse");
        assert_eq!(code(deposer(&ici, "coordination", b"bonjour;le monde\n1;2\n").await), "valeur-colonnes-introuvables");
        assert!(matches!(deposer(&ici, "elu", CSV.as_bytes()).await, Err(ActeError::Interdit)));
        let id = deposer(&ici, "coordination", CSV.as_bytes()).await.unwrap();
        let autre = ici.visite(&ici.pilote());
        assert!(import::depot(&autre, &mut autre.reader().await.unwrap(), &id).await.is_err(), "le fichier d’un autre");
    }
}

#[tokio::test]
async fn on_depose_on_lit_le_rapport_on_accepte_dans_le_navigateur() {
    for ici in maisons().await {
        let page = ici.voir("coordination", "/indicateurs/import").await;
        assert!(page.contient("/indicateurs/import/modele?contrat=cls"), "{}", page.texte);
        assert_eq!(ici.voir("coordination", "/indicateurs/import/modele?contrat=cls").await.status, StatusCode::OK);
        let corps = format!(
            "--b\r\nContent-Disposition: form-data; name=\"contrat\"\r\n\r\ncls\r\n--b\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"v.csv\"\r\n\r\n{CSV}\r\n--b--\r\n"
        );
        let demande = Request::post("/ici/indicateurs/import")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
            .body(Body::from(corps))
            .unwrap();
        let reponse = ici.envoyer("coordination", demande).await;
        assert_eq!(reponse.status, StatusCode::SEE_OTHER, "{}", reponse.texte);
        let chemin = reponse.vers.strip_prefix("/ici").unwrap().to_owned();
        let page = ici.voir("coordination", &chemin).await;
        assert!(
            page.contient("v!D3") && page.contient("7 cases refusées") && page.contient("2 cases acceptées"),
            "{}",
            page.texte
        );
        assert!(page.contient("name=\"m.v!D5\""), "le motif se remplit dans le rapport");
        let motif = ("m.v!D5", "Demandé à la commune");
        let page = ici.poster("coordination", &chemin, &champs(&[("action", "verifier"), motif])).await;
        assert!(page.contient("3 cases acceptées") && page.contient("Demandé à la commune"), "{}", page.texte);
        let suite = ici.poster("coordination", &chemin, &champs(&[("action", "deposer"), motif])).await;
        assert_eq!(suite.vers, "/ici/indicateurs/import?contrat=cls&fait=3");
        assert_eq!(ici.tous::<Valeur>().await.len(), 3);
        assert_eq!(ici.voir("coordination", &chemin).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn aucun_octet_ne_fait_tomber_l_import_ni_n_ecrit_une_valeur() {
    let ici = maisons().await.remove(0);
    let dossier = ici.dossier().await;
    let visit = ici.visite("coordination");
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 150, ..ProptestConfig::default() });
    let bruit = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..400),
        "(Code;Période;Valeur\n)?([\\PC;\n]{0,200})".prop_map(String::into_bytes),
        "Code;Territoire;Période;Valeur\n(1.R[12];[\\PC]{0,6};20[0-9]{2}(-[ST0-9]{1,2})?;[\\PC]{0,8}\n){0,6}"
            .prop_map(String::into_bytes),
    ];
    runner
        .run(&bruit, |octets| {
            if let Ok(lu) = sheets::lire(&octets, "bruit.csv", &sheets::Limites::default())
                && let Ok(lignes) = import::lignes(&dossier, &lu)
            {
                for cellule in lignes.iter().filter_map(|l| l.lue.as_ref().ok()) {
                    let _ = crate::actes::valeurs::juger(&visit, &dossier, cellule, Voulu::Deposee);
                }
            }
            Ok(())
        })
        .unwrap();
    assert!(ici.tous::<Valeur>().await.is_empty());
}
