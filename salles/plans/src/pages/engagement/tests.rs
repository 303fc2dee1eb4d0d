//! The pages of the ledger as they are asked for and answered, on both databases.

use super::{case, demandes, lien, matrice, promesse};
use crate::actes::engagement::tests::{MOTIF, Scene, scenes};
use crate::actes::engagement::{demander, deposer_par_compte};
use crate::model::*;
use acteurs::model::{GenreLien, LienSigne};
use axum::extract::Path;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use jiff::Span;
use kernel::{Lang, Role};
use web::{Form, Page, PageError, Visit};

async fn lue(page: Page) -> (StatusCode, String) {
    match page {
        Ok(reponse) => {
            let statut = reponse.status();
            let corps = reponse.into_body().collect().await.unwrap().to_bytes();
            (statut, String::from_utf8(corps.to_vec()).unwrap())
        }
        Err(erreur) => (erreur.status(), String::new()),
    }
}

fn form(champs: &[(&str, &str)]) -> Form {
    Form::filled(champs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
}

fn contrat(s: &Scene) -> Path<(String, String)> {
    Path(("ici".into(), s.m.contrat.slug.clone()))
}

fn une(s: &Scene) -> Path<(String, String, String)> {
    Path(("ici".into(), s.m.contrat.slug.clone(), s.promesse.id.to_string()))
}

fn ici(mut visit: Visit, query: &str) -> Visit {
    visit.here = format!("/ici/contrats/cls/engagements{query}");
    visit
}

/// No identifier twice, one `h1`.
fn bien_formee(html: &str) {
    let page = scraper::Html::parse_document(html);
    let mut seen = std::collections::BTreeSet::new();
    for e in page.select(&scraper::Selector::parse("[id]").unwrap()) {
        assert!(seen.insert(e.attr("id").unwrap()), "twice: {:?}", e.attr("id"));
    }
    assert_eq!(page.select(&scraper::Selector::parse("h1").unwrap()).count(), 1);
}

#[tokio::test]
async fn la_matrice_la_case_et_la_promesse_se_lisent_en_deux_langues() {
    for s in scenes().await {
        let code = s.thematique.code.clone();
        let cell = || Path(("ici".into(), s.m.contrat.slug.clone(), s.m.cpts.id.to_string(), code.clone()));
        for lang in [Lang::Fr, Lang::En] {
            let mut v = ici(s.m.role(Role::Lecteur), "");
            v.lang = lang;
            let (statut, html) = lue(matrice::get(v.clone(), contrat(&s)).await).await;
            assert_eq!(statut, StatusCode::OK);
            bien_formee(&html);
            assert!(html.contains("CPTS") && html.contains("Santé"), "{html}");
            let (statut, html) = lue(case::get(v.clone(), cell()).await).await;
            assert_eq!(statut, StatusCode::OK);
            assert!(html.contains("Ouvrir deux permanences") && html.contains("Informer"), "the objective is linked");
            let (statut, html) = lue(promesse::get(v, une(&s)).await).await;
            assert_eq!(statut, StatusCode::OK);
            bien_formee(&html);
            assert!(!html.contains("<form method=\"post\" action=\"/ici/contrats"), "a reader is offered no gesture");
        }
        let (_, html) = lue(matrice::get(ici(s.coordination(), "?etat=tenu"), contrat(&s)).await).await;
        assert!(html.contains("Aucun engagement ne répond"), "{html}");
        let (_, csv) = lue(matrice::csv(ici(s.coordination(), ".csv"), contrat(&s)).await).await;
        assert_eq!(csv.lines().count(), 3, "{csv}");
        let odd = Path(("ici".into(), s.m.contrat.slug.clone(), s.tiers.to_string(), s.thematique.code.clone()));
        assert!(matches!(case::get(s.coordination(), odd).await, Err(PageError::NotFound)));
    }
}

#[tokio::test]
async fn une_saisie_refusee_est_gardee_et_une_saisie_perimee_montre_les_deux() {
    for s in scenes().await {
        let v = s.coordination();
        let typed = form(&[("action", "etat"), ("version", "1"), ("etat", "non_tenu"), ("motif", "trop court")]);
        let (statut, html) = lue(promesse::post(v.clone(), une(&s), typed).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        bien_formee(&html);
        assert!(html.contains("trop court</textarea>"), "{html}");
        let good =
            form(&[("action", "suivi"), ("version", "1"), ("echeance", "31/12/2030"), ("promis", "2"), ("unite", "permanences")]);
        let (statut, _) = lue(promesse::post(v.clone(), une(&s), good).await).await;
        assert_eq!(statut, StatusCode::SEE_OTHER);
        let late = form(&[("action", "suivi"), ("version", "1"), ("echeance", "30/06/2031"), ("unite", "demi-journées")]);
        let (statut, html) = lue(promesse::post(v.clone(), une(&s), late).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(html.contains("31 décembre 2030") && html.contains("30/06/2031") && html.contains("demi-journées"), "{html}");
        let again = form(&[("action", "etat"), ("version", "2"), ("etat", "non_tenu"), ("motif", MOTIF)]);
        assert_eq!(lue(promesse::post(v.clone(), une(&s), again).await).await.0, StatusCode::SEE_OTHER);
        let (_, html) = lue(promesse::get(v, une(&s)).await).await;
        assert!(html.contains("promis → non tenu") && html.contains(MOTIF), "the journal tells it");
    }
}

#[tokio::test]
async fn un_partenaire_ne_fait_par_la_page_que_ce_que_l_acte_lui_permet() {
    for s in scenes().await {
        let forged = form(&[("action", "etat"), ("version", "1"), ("etat", "en_cours")]);
        assert!(matches!(promesse::post(s.partenaire(), une(&s), forged).await, Err(PageError::NotFound)));
        let deposit = form(&[
            ("action", "preuve"),
            ("version", "1"),
            ("genre", "photo"),
            ("datee_du", "01/02/2024"),
            ("texte", "La permanence"),
            ("adresse", "https://documents.example/photo"),
        ]);
        assert_eq!(lue(promesse::post(s.partenaire(), une(&s), deposit).await).await.0, StatusCode::SEE_OTHER);
        assert!(matches!(demandes::get(s.partenaire(), contrat(&s)).await, Err(PageError::NotFound)));
        let piece = deposer_par_compte(
            &s.coordination(),
            &s.m.contrat,
            &s.promesse.id.to_string(),
            &crate::actes::engagement::tests::une_preuve(),
        )
        .await
        .unwrap();
        let path = Path(("ici".into(), s.m.contrat.slug.clone(), s.promesse.id.to_string(), piece.id.to_string()));
        assert!(promesse::piece(s.coordination(), path).await.is_err(), "a proof without file has none to give");
    }
}

async fn jeton(s: &Scene) -> String {
    let v = s.coordination();
    let jour = v.today().saturating_add(Span::new().days(28));
    demander(&v, &s.m.contrat, &[s.m.cpts.id], jour).await.unwrap();
    let lien = s.m.tous::<LienSigne>().await.into_iter().find(|l| l.genre == GenreLien::Engagement).unwrap();
    acteurs::lien::jeton(&v.house.secret, v.collectivite.id, &lien.id.to_string())
}

#[tokio::test]
async fn un_partenaire_repond_par_son_lien_et_ne_voit_que_les_siens() {
    for s in scenes().await {
        let (v, jeton) = (s.m.personne(), jeton(&s).await);
        let door = || Path(("ici".into(), jeton.clone()));
        let one = |id: EngagementId| Path(("ici".into(), jeton.clone(), id.to_string()));
        let (statut, html) = lue(lien::get(v.clone(), door()).await).await;
        assert_eq!(statut, StatusCode::OK);
        bien_formee(&html);
        assert!(html.contains("Ouvrir deux permanences") && html.contains("Financer la coordination"));
        assert_eq!(lue(lien::un(v.clone(), one(s.du_porteur.id)).await).await.0, StatusCode::NOT_FOUND);
        let sans = form(&[("etat", "tenu")]);
        let (statut, html) = lue(lien::declarer(v.clone(), one(s.promesse.id), sans).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        bien_formee(&html);
        assert!(s.m.tous::<Preuve>().await.is_empty());
        let avec = form(&[
            ("etat", "tenu"),
            ("genre", "livrable"),
            ("datee_du", "01/02/2024"),
            ("texte", "Deux permanences ouvertes"),
            ("adresse", "https://documents.example/p"),
        ]);
        assert_eq!(lue(lien::declarer(v.clone(), one(s.promesse.id), avec).await).await.0, StatusCode::SEE_OTHER);
        let avis =
            form(&[(&format!("avis-{}", s.du_porteur.id), "en_partie"), (&format!("mot-{}", s.du_porteur.id), "En retard")]);
        assert_eq!(lue(lien::noter(v.clone(), door(), avis).await).await.0, StatusCode::SEE_OTHER);
        let donnes = s.m.tous::<Appreciation>().await;
        assert_eq!((donnes[0].avis, donnes[0].engagement_id), (Avis::EnPartie, s.du_porteur.id));
        assert!(s.m.tous::<DemandeEngagement>().await[0].repondue_a.is_some());
        let forged = Path(("ici".into(), format!("{}x", &jeton[..jeton.len() - 1])));
        let (statut, html) = lue(lien::get(v, forged).await).await;
        assert_eq!(statut, StatusCode::NOT_FOUND);
        assert!(!html.contains("Ouvrir deux permanences"));
    }
}
