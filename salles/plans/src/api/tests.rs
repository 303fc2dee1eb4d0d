//! What programs read of a plan, by role, on both databases.

mod temps;

use super::{articulation, avenants, comites, fil, plan, preuves, valeurs};
use crate::actes::decision::tests::atelier::{Atelier, MOTIF, ateliers};
use crate::model::*;
use axum::extract::Path;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use jiff::civil::date;
use kernel::{Id, Role};
use serde_json::{Value, json};
use std::sync::Arc;
use store::Json;
use web::{Page, PageError, Visit};

async fn octets(page: Page) -> (StatusCode, String) {
    match page {
        Ok(reponse) => {
            let statut = reponse.status();
            (statut, String::from_utf8(reponse.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap())
        }
        Err(erreur) => (erreur.status(), String::new()),
    }
}

async fn lu(page: Page) -> Value {
    let (statut, texte) = octets(page).await;
    assert_eq!(statut, StatusCode::OK, "{texte}");
    serde_json::from_str(&texte).unwrap()
}

fn champ(liste: &Value, nom: &str) -> Vec<Value> {
    liste["elements"].as_array().unwrap().iter().map(|e| e[nom].clone()).collect()
}

fn ici() -> Path<(String, String)> {
    Path(("ici".into(), "cls".into()))
}

fn un(id: impl std::fmt::Display) -> Path<(String, String, String)> {
    Path(("ici".into(), "cls".into(), id.to_string()))
}

fn elu(a: &Atelier, requete: &str) -> Visit {
    a.visite(Role::Elu, true, &format!("/ici/api/v1/contrats/cls/essai{requete}"))
}

#[tokio::test]
async fn une_seance_se_lit_avec_ses_points_et_ses_decisions() {
    for a in ateliers().await {
        assert_eq!(lu(comites::comites(elu(&a, ""), ici()).await).await["total"], json!(0), "rien encore");
        assert_eq!(lu(comites::decisions(elu(&a, ""), ici()).await).await["total"], json!(0));
        let avant = a.seance(date(2025, 11, 28)).await;
        let mut vite = a.projet(GenreDecision::Demande, Some(1));
        vite.echeance = Some(date(2026, 6, 30));
        let promise = a.decider(&avant, &vite).await;
        a.valider(&avant, &[]).await;
        a.bilan(0, 1, Some(40), None, "").await;
        a.bilan(0, 2, Some(20), Some(Ciel::Orage), "Un local").await;
        a.reponse(2, EtatReponse::AFaire).await;
        let seance = a.seance(date(2026, 11, 20)).await;
        let lues = lu(comites::comites(elu(&a, ""), ici()).await).await;
        assert_eq!(champ(&lues, "id"), [json!(seance.id), json!(avant.id)], "la dernière d’abord");
        assert_eq!(champ(&lues, "decisions"), [json!(0), json!(1)]);
        assert_eq!(champ(&lues, "etat"), [json!("tenu"), json!("valide")]);
        let une = lu(comites::comite(elu(&a, ""), un(seance.id)).await).await;
        assert_eq!(une["presents"], json!("Vice-présidence à la santé\nDélégation départementale de l’ARS"));
        assert_eq!((&une["lieu"], &une["tenue_le"]), (&json!("Salle du conseil"), &json!("2026-11-20")));

        let points = lu(comites::points(elu(&a, ""), un(seance.id)).await).await;
        let tous = points["elements"].as_array().unwrap();
        let trouve = |partie: &str, genre: &str| {
            tous.iter()
                .find(|p| p["partie"] == partie && p["genre"] == genre)
                .unwrap_or_else(|| panic!("{partie} {genre} : {points}"))
        };
        let precedente = trouve("precedente", "demande");
        assert_eq!((&precedente["fiche"], &precedente["en_retard"]), (&json!(2), &json!(true)));
        assert_eq!(precedente["decision_id"], json!(promise.id));
        let orage = trouve("demande", "meteo");
        assert_eq!((&orage["fiche"], &orage["etat"], &orage["appui"]), (&json!(1), &json!("orage"), &json!("Un local")));
        assert_eq!(orage["texte"], json!("Le local promis manque toujours."));
        assert_eq!(trouve("demande", "decision_non_faite")["echeance"], json!("2026-06-30"));
        let baisse = trouve("demande", "baisse");
        assert_eq!((&baisse["avant"], &baisse["apres"]), (&json!("40"), &json!("20")));
        assert_eq!(trouve("retard", "reponse")["fiche"], json!(3));
        assert_eq!(trouve("mouvement", "palier")["titre"], json!("Action 1"));
        assert_eq!(tous[0]["partie"], json!("precedente"), "les décisions précédentes d’abord");

        let total = points["total"].as_i64().unwrap();
        let visite = elu(&a, "?depuis=1&limite=1");
        let (part, statements) = store::stats::counted(comites::points(visite, un(seance.id))).await;
        let part = lu(part).await;
        assert!(statements <= 6, "{statements}");
        assert_eq!((&part["elements"][0], part["total"].as_i64()), (&tous[1], Some(total)));
        assert!(part["suite"].as_str().unwrap().ends_with("?depuis=2&limite=1"), "{part}");
        // A write moves the journal: what was kept is not served again.
        a.bilan(1, 2, Some(20), Some(Ciel::Orage), "").await;
        let apres = lu(comites::points(elu(&a, ""), un(seance.id)).await).await;
        assert!(apres["total"].as_i64().unwrap() > total, "{apres}");

        let decisions = lu(comites::decisions(elu(&a, ""), ici()).await).await;
        assert_eq!(champ(&decisions, "en_retard"), [json!(true)]);
        assert_eq!((champ(&decisions, "motif"), champ(&decisions, "fiche")), (vec![json!(MOTIF)], vec![json!(2)]));
        let chemin = Path(("ici".into(), "cls".into(), avant.id.to_string(), promise.id.to_string()));
        assert_eq!(lu(comites::decision(elu(&a, ""), chemin).await).await, decisions["elements"][0]);
    }
}

async fn avenant(a: &Atelier) -> Avenant {
    let mut w = a.ecrire().await;
    let avenant = Avenant {
        id: Id::fresh(),
        version: 1,
        contrat_id: a.contrat.id,
        numero: 1,
        objet: "Jardins".into(),
        demandeur: "Carcassonne Agglo".into(),
        etat: EtatAvenant::Projet,
        demande_le: Some(date(2026, 10, 1)),
        comite_id: None,
        signe_le: None,
        effet_le: None,
        applique_a: None,
    };
    w.insert(&avenant).await.unwrap();
    for (ordre, fiche_id, champ, avant, apres) in
        [(1, Some(a.fiches[0].id), "titre", "Action 1", "Équiper"), (2, None, "contrat.annee_fin", "2029", "2030")]
    {
        let une = Modification {
            id: Id::fresh(),
            version: 1,
            contrat_id: a.contrat.id,
            avenant_id: avenant.id,
            decision_id: None,
            fiche_id,
            champ: champ.into(),
            avant: avant.into(),
            apres: apres.into(),
            ordre,
        };
        w.insert(&une).await.unwrap();
    }
    w.commit().await.unwrap();
    avenant
}

#[tokio::test]
async fn un_avenant_se_lit_avec_ses_modifications_et_la_regle_de_revision() {
    for a in ateliers().await {
        assert_eq!(lu(avenants::avenants(elu(&a, ""), ici()).await).await["total"], json!(0));
        avenant(&a).await;
        let lus = lu(avenants::avenants(elu(&a, ""), ici()).await).await;
        assert_eq!((champ(&lus, "numero"), champ(&lus, "etat")), (vec![json!(1)], vec![json!("projet")]));
        assert_eq!((champ(&lus, "modifications"), champ(&lus, "demande_le")), (vec![json!(2)], vec![json!("2026-10-01")]));
        assert_eq!(lu(avenants::avenant(elu(&a, ""), un(1)).await).await, lus["elements"][0]);
        let (page, statements) = store::stats::counted(avenants::modifications(elu(&a, ""), un(1))).await;
        let changes = lu(page).await;
        assert!(statements <= 6, "{statements}");
        assert_eq!(champ(&changes, "fiche"), [json!(1), Value::Null]);
        assert_eq!(
            (champ(&changes, "avant"), champ(&changes, "apres")),
            (vec![json!("Action 1"), json!("2029")], vec![json!("Équiper"), json!("2030")])
        );
        assert_eq!(octets(avenants::avenant(elu(&a, ""), un(2)).await).await.0, StatusCode::NOT_FOUND);
        let regle = lu(avenants::revision(elu(&a, ""), ici()).await).await;
        assert_eq!(regle["total"], json!(ObjetRevision::ALL.len()));
        assert!(champ(&regle, "usuelle").iter().all(|u| *u == json!(true)), "{regle}");
        assert_eq!(regle["elements"][0], json!({"objet": "parties", "voie": "avenant", "usuelle": true, "source": null}));
    }
}

async fn articuler(a: &Atelier) {
    let contrat_id = a.contrat.id;
    let mut w = a.ecrire().await;
    let axe = AxeTransversal {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        code: "A".into(),
        titre: "Mobilités".into(),
        enjeux: Json(vec!["Se déplacer sans voiture".into()]),
        ordre: 1,
    };
    w.insert(&axe).await.unwrap();
    let focus = FocusAction {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        noeud_id: a.noeud.id,
        code: "1.a".into(),
        texte: "Un bus".into(),
        ordre: 1,
    };
    w.insert(&focus).await.unwrap();
    let programme = Programme {
        id: Id::fresh(),
        version: 1,
        nom: "Plan climat".into(),
        variantes: Json(vec!["PCAET".into()]),
        nature: None,
        cle: "plan climat".into(),
        porteur: Some("Carcassonne Agglo".into()),
        note: None,
        contrat_id: None,
    };
    w.insert(&programme).await.unwrap();
    let lie =
        Articulation { id: Id::fresh(), version: 1, contrat_id, noeud_id: a.noeud.id, programme_id: programme.id, ordre: 1 };
    w.insert(&lie).await.unwrap();
    let lien = |programme_id, fiche: usize, etat| Lien {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        fiche_id: a.fiches[fiche].id,
        genre: GenreLienFiche::ContribueA,
        cible_fiche_id: None,
        programme_id,
        texte: "PCAET".into(),
        etat,
        ordre: 1,
    };
    w.insert(&lien(Some(programme.id), 1, EtatLien::Confirme)).await.unwrap();
    w.insert(&lien(Some(programme.id), 2, EtatLien::Refuse)).await.unwrap();
    let signataire = Signataire {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        organisation_id: a.ars.id,
        fonction: "Direction générale".into(),
        part: Some("Soins".into()),
        signe_le: None,
        ordre: 1,
    };
    w.insert(&signataire).await.unwrap();
    let argent = |objet: &str, montant_centimes, ordre| Financement {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        organisation_id: Some(a.ars.id),
        objet: objet.into(),
        montant_centimes,
        periodicite: Some("par an".into()),
        ordre,
    };
    w.insert(&argent("Coordination", Some(3_500_050), 1)).await.unwrap();
    w.insert(&argent("Actions", None, 2)).await.unwrap();
    let corps = Gouvernance {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        code: "copil".into(),
        nom: "Comité de pilotage".into(),
        role: "Décide".into(),
        composition: Json(vec!["Signataires".into()]),
        missions: Json(vec![]),
        rythme: Some("une fois par an".into()),
        ordre: 1,
    };
    w.insert(&corps).await.unwrap();
    let question = PointEvaluation {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        genre: GenreEvaluation::Question,
        code: "Q1".into(),
        texte: "Les habitants se soignent-ils mieux ?".into(),
        moment: None,
        appui_externe: false,
        ordre: 1,
    };
    w.insert(&question).await.unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn le_contrat_se_lit_avec_ses_parties_ses_axes_et_ses_programmes() {
    for a in ateliers().await {
        for vide in [
            articulation::signataires(elu(&a, ""), ici()).await,
            articulation::financements(elu(&a, ""), ici()).await,
            articulation::gouvernance(elu(&a, ""), ici()).await,
            articulation::evaluation(elu(&a, ""), ici()).await,
            articulation::axes(elu(&a, ""), ici()).await,
            articulation::focus(elu(&a, ""), ici()).await,
            articulation::articulations(elu(&a, ""), ici()).await,
            articulation::rattachees(elu(&a, ""), ici()).await,
            preuves::preuves(elu(&a, ""), ici()).await,
            preuves::appreciations(elu(&a, ""), ici()).await,
            valeurs::ruptures(elu(&a, ""), ici()).await,
            valeurs::relations(elu(&a, ""), ici()).await,
            valeurs::remplacements(elu(&a, ""), ici()).await,
            valeurs::rattachements(elu(&a, ""), ici()).await,
        ] {
            let vide = lu(vide).await;
            assert_eq!((&vide["total"], &vide["suite"]), (&json!(0), &Value::Null));
        }
        articuler(&a).await;
        let lu_un = async |page: Page| lu(page).await["elements"][0].clone();
        let signe = lu_un(articulation::signataires(elu(&a, ""), ici()).await).await;
        assert_eq!(signe["organisation"], json!("Agence régionale de santé"));
        assert_eq!((&signe["fonction"], &signe["part"]), (&json!("Direction générale"), &json!("Soins")));
        let argent = lu(articulation::financements(elu(&a, ""), ici()).await).await;
        assert_eq!(champ(&argent, "montant"), [json!("35000.50"), Value::Null], "non précisé n’est pas 0 €");
        assert_eq!(lu_un(articulation::gouvernance(elu(&a, ""), ici()).await).await["composition"], json!(["Signataires"]));
        assert_eq!(lu_un(articulation::evaluation(elu(&a, ""), ici()).await).await["genre"], json!("question"));
        assert_eq!(lu_un(articulation::axes(elu(&a, ""), ici()).await).await["enjeux"], json!(["Se déplacer sans voiture"]));
        assert_eq!(lu_un(articulation::focus(elu(&a, ""), ici()).await).await["niveau_id"], json!(a.noeud.id));
        let lies = lu(articulation::articulations(elu(&a, ""), ici()).await).await;
        assert_eq!(champ(&lies, "programme"), [json!("Plan climat"), json!("Plan climat")]);
        assert_eq!(champ(&lies, "niveau_id"), [json!(a.noeud.id), Value::Null]);
        assert_eq!(champ(&lies, "fiche"), [Value::Null, json!(2)], "un lien refusé ne compte pas");
        let programme = lu_un(articulation::programmes(elu(&a, "")).await).await;
        assert_eq!((&programme["niveaux"], &programme["fiches"]), (&json!(1), &json!(1)));
        let liens = lu(plan::liens(elu(&a, ""), ici()).await).await;
        assert_eq!(
            (champ(&liens, "fiche"), champ(&liens, "etat")),
            (vec![json!(2), json!(3)], vec![json!("confirme"), json!("refuse")])
        );
        let (_, csv) = octets(articulation::financements(elu(&a, "?format=csv"), ici()).await).await;
        assert!(csv.lines().count() == 3 && csv.contains("35000.50"), "{csv}");
    }
}

/// The same visit in another collectivité of the same database.
async fn ailleurs(a: &Atelier) -> Visit {
    let la_bas = match a.db.collectivite("la-bas").await.unwrap() {
        Some(connue) => connue,
        None => store::essai::collectivite(&a.db, "la-bas").await.unwrap(),
    };
    let mut visite = a.visite(Role::Coordination, true, "/la-bas/api/v1/contrats/cls/essai");
    visite.collectivite = Arc::new(la_bas);
    visite
}

#[tokio::test]
async fn un_autre_contrat_une_association_ou_une_autre_collectivite_ne_lisent_rien() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let d = a.decider(&seance, &a.projet(GenreDecision::Poursuite, Some(0))).await;
        avenant(&a).await;
        articuler(&a).await;
        let refuse = |page: &Page| matches!(page, Err(PageError::NotFound));
        let chemin = || Path(("ici".into(), "cls".into(), seance.id.to_string(), d.id.to_string()));
        let etrangers = [
            a.visite(Role::Coordination, false, "/ici/api/v1/contrats/cls/essai"),
            a.visite(Role::Porteur, true, "/ici/api/v1/contrats/cls/essai"),
            ailleurs(&a).await,
        ];
        for v in etrangers {
            assert!(refuse(&comites::comites(v.clone(), ici()).await));
            assert!(refuse(&comites::comite(v.clone(), un(seance.id)).await));
            assert!(refuse(&comites::points(v.clone(), un(seance.id)).await));
            assert!(refuse(&comites::decisions(v.clone(), ici()).await));
            assert!(refuse(&comites::decision(v.clone(), chemin()).await));
            assert!(refuse(&avenants::avenants(v.clone(), ici()).await));
            assert!(refuse(&avenants::modifications(v.clone(), un(1)).await));
            assert!(refuse(&avenants::revision(v.clone(), ici()).await));
            assert!(refuse(&valeurs::relations(v.clone(), ici()).await));
            assert!(refuse(&valeurs::ruptures(v.clone(), ici()).await));
            assert!(refuse(&fil::histoire(v.clone(), ici()).await));
            assert!(refuse(&fil::differences(v.clone(), ici()).await));
            let hier = Visit { here: "/ici/api/v1/contrats/cls/fiches?au=2026-11-22".into(), ..v };
            assert!(refuse(&plan::fiches(hier.clone(), ici()).await));
            assert!(refuse(&valeurs::valeurs(hier, ici()).await));
        }
        let v = ailleurs(&a).await;
        assert!(refuse(&articulation::signataires(v.clone(), ici()).await));
        assert!(refuse(&articulation::articulations(v.clone(), ici()).await));
        assert!(refuse(&plan::avancements(v.clone(), ici()).await));
        assert_eq!(lu(articulation::programmes(v).await).await["total"], json!(0));
    }
}
