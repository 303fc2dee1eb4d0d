//! Editions as people meet them, on both databases.

mod codes;
mod petits;

use super::{interne, papier, public};
use crate::actes::campagne::essai::Essai;
use crate::actes::edition::essai::{ADRESSE, BESOINS, DIFFICULTES, figee, retitrer};
use crate::model::Edition;
use crate::papier::EnPlace;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt;
use kernel::{CollectiviteId, Lang, Role};
use std::sync::Arc;
use store::essai::bases;
use store::{Db, Read, StoreError};
use web::house::Inner;
use web::{Authenticate, Form, House, Page, PageError, Press, PressError, Visit, Visitor};

const MOTIF: &str = "Le titre de la fiche 2 était faux.";

struct Personne;

#[async_trait::async_trait]
impl Authenticate for Personne {
    async fn visitor(&self, _: &Db, _: CollectiviteId, _: &str) -> Result<Option<Visitor>, StoreError> {
        Ok(None)
    }
}

struct Lente;

#[async_trait::async_trait]
impl Press for Lente {
    async fn print(&self, _: Vec<u8>) -> Result<Vec<u8>, PressError> {
        Err(PressError::TooLong { seconds: 30 })
    }
}

fn visite_avec(e: &Essai, here: &str, roles: &[(Role, Option<&str>)], press: Box<dyn Press>) -> Visit {
    let visitor = (!roles.is_empty()).then(|| {
        Arc::new(Visitor {
            compte_id: "compte".into(),
            connexion_id: "connexion".into(),
            nom: "Coordinatrice".into(),
            organisation_id: None,
            lang: None,
            roles: roles.iter().map(|(role, limit)| (*role, limit.map(str::to_owned))).collect(),
        })
    });
    Visit {
        house: House(Arc::new(Inner {
            db: e.db.clone(),
            secret: [7; 32],
            base_url: "https://pacte.example".into(),
            demo: false,
            authenticate: Box::new(Personne),
            nav: vec![],
            max_upload_mb: 1,
            sso: None,
            behind_proxy: false,
            press,
        })),
        collectivite: Arc::new(e.collectivite.clone()),
        lang: Lang::Fr,
        visitor,
        here: here.into(),
        session: None,
        agent: String::new(),
        address: None,
    }
}

fn visite(e: &Essai, here: &str, roles: &[(Role, Option<&str>)]) -> Visit {
    visite_avec(e, here, roles, Box::new(EnPlace))
}

const COORDINATION: &[(Role, Option<&str>)] = &[(Role::Coordination, None)];

fn deux(b: &str) -> Path<(String, String)> {
    Path(("agglo".into(), b.into()))
}

fn trois(b: &str, c: &str) -> Path<(String, String, String)> {
    Path(("agglo".into(), b.into(), c.into()))
}

async fn octets(response: Response) -> Vec<u8> {
    response.into_body().collect().await.unwrap().to_bytes().to_vec()
}

async fn texte(page: Page) -> String {
    String::from_utf8(octets(page.unwrap()).await).unwrap()
}

fn introuvable(page: &Page) -> bool {
    matches!(page, Err(PageError::NotFound))
}

async fn publier(e: &Essai, edition: &Edition) {
    interne::publier(visite(e, "/agglo", COORDINATION), trois("cls", &edition.numero)).await.unwrap();
}

async fn rectifier(e: &Essai, numero: &str) -> Page {
    let form = Form::filled(vec![("motif".into(), MOTIF.into())]);
    interne::rectifier(visite(e, "/agglo", COORDINATION), trois("cls", numero), form).await
}

#[tokio::test]
async fn rien_n_est_public_avant_la_publication() {
    for db in bases().await.unwrap() {
        let (e, _) = figee(db).await;
        assert!(introuvable(&public::contrat(visite(&e, "/agglo/public/cls", &[]), deux("cls")).await));
        assert!(introuvable(&public::contrat(visite(&e, "/agglo/public/cls?edition=2026-1", &[]), deux("cls")).await));
        assert!(introuvable(&public::fiche(visite(&e, "/agglo/public/cls/fiches/2", &[]), trois("cls", "2")).await));
        assert!(introuvable(&public::json(visite(&e, "/agglo/public/cls/edition.json", &[]), deux("cls")).await));
        assert!(introuvable(
            &papier::rapport_public(visite(&e, "/agglo/public/cls/rapport.pdf", &[]), HeaderMap::new(), deux("cls")).await
        ));
        let empty = texte(public::liste(visite(&e, "/agglo/public", &[])).await).await;
        assert!(!empty.contains("Contrat local de santé"), "{empty}");
    }
}

#[tokio::test]
async fn la_page_publique_ne_montre_que_l_edition_publiee_et_jamais_le_brouillon() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        publier(&e, &edition).await;
        retitrer(&e, "Titre de travail secret").await;
        let pages = [
            texte(public::liste(visite(&e, "/agglo/public", &[])).await).await,
            texte(public::contrat(visite(&e, "/agglo/public/cls", &[]), deux("cls")).await).await,
            texte(public::fiche(visite(&e, "/agglo/public/cls/fiches/2", &[]), trois("cls", "2")).await).await,
            texte(public::json(visite(&e, "/agglo/public/cls/edition.json", &[]), deux("cls")).await).await,
        ];
        assert!(
            pages[1].contains("Santé de proximité 2")
                && pages[1].contains(&edition.empreinte)
                && pages[1].contains("Doubler les ateliers.")
        );
        assert!(pages[2].contains("Ateliers tenus dans l’été") && pages[2].contains("Ouvrir un atelier de plus."));
        for page in &pages {
            for secret in [
                "Titre de travail secret",
                DIFFICULTES,
                BESOINS,
                ADRESSE,
                "Direction de la santé, Ville",
                "Notes de séance",
                "Coordinatrice",
            ] {
                assert!(!page.contains(secret), "{secret}");
            }
        }
        assert!(!pages[1].contains("plus récente existe"));
    }
}

#[tokio::test]
async fn la_page_publique_dit_quand_une_edition_plus_recente_existe_ou_la_remplace() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        publier(&e, &edition).await;
        retitrer(&e, "Le bon titre").await;
        let made = rectifier(&e, "2026-1").await.unwrap();
        assert_eq!(made.headers()[header::LOCATION], "/agglo/contrats/cls/editions/2026-2/difference/2026-1");
        let waiting = texte(public::contrat(visite(&e, "/agglo/public/cls", &[]), deux("cls")).await).await;
        assert!(waiting.contains("plus récente existe") && !waiting.contains("Le bon titre"));
        assert!(introuvable(&public::contrat(visite(&e, "/agglo/public/cls?edition=2026-2", &[]), deux("cls")).await));
        let new: Edition = e.r().await.find("numero = '2026-2'", vec![]).await.unwrap().unwrap();
        publier(&e, &new).await;
        let now = texte(public::contrat(visite(&e, "/agglo/public/cls", &[]), deux("cls")).await).await;
        assert!(now.contains("Le bon titre") && now.contains(MOTIF), "l’édition rectificative dit son motif");
        let old = texte(public::contrat(visite(&e, "/agglo/public/cls?edition=2026-1", &[]), deux("cls")).await).await;
        assert!(old.contains("a été remplacée par l’édition 2026-2") && old.contains("Santé de proximité 2"));
    }
}

#[tokio::test]
async fn la_recherche_publique_ignore_accents_et_casse() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        publier(&e, &edition).await;
        let found = texte(public::contrat(visite(&e, "/agglo/public/cls?q=SANTE+proximité+3", &[]), deux("cls")).await).await;
        assert!(found.contains("Santé de proximité 3") && !found.contains("Santé de proximité 4</a>"), "{found}");
        let none = texte(public::contrat(visite(&e, "/agglo/public/cls?q=introuvable", &[]), deux("cls")).await).await;
        assert!(none.contains("class=\"vide\""));
    }
}

#[tokio::test]
async fn les_octets_telecharges_ont_l_empreinte_affichee() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let response = interne::une(visite(&e, "/agglo", COORDINATION), trois("cls", "2026-1.json")).await.unwrap();
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
        assert_eq!(response.headers()[header::CONTENT_DISPOSITION], "attachment; filename=\"cls-edition-2026-1.json\"");
        assert_eq!(crate::regles::edition::empreinte(&octets(response).await), edition.empreinte);
        let page = texte(interne::une(visite(&e, "/agglo", COORDINATION), trois("cls", "2026-1")).await).await;
        assert!(page.contains(&edition.empreinte) && page.contains("sha256sum cls-edition-2026-1.json"));
    }
}

#[tokio::test]
async fn le_rapport_est_un_pdf_qui_porte_le_titre_du_contrat() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        publier(&e, &edition).await;
        let inside = papier::rapport(visite(&e, "/agglo", COORDINATION), trois("cls", "2026-1")).await.unwrap();
        let open = papier::rapport_public(visite(&e, "/agglo", &[]), HeaderMap::new(), deux("cls")).await.unwrap();
        let tag = open.headers()[header::ETAG].clone();
        for response in [inside, open] {
            assert_eq!(response.headers()[header::CONTENT_TYPE], "application/pdf");
            assert_eq!(response.headers()[header::CONTENT_DISPOSITION], "inline; filename=\"cls-rapport-2026-1.pdf\"");
            let pdf = octets(response).await;
            assert!(pdf.starts_with(b"%PDF"));
            let title = "Contrat local de santé".as_bytes();
            assert!(pdf.windows(title.len()).any(|w| w == title), "the metadata name the contract");
        }
        let known = HeaderMap::from_iter([(header::IF_NONE_MATCH, tag)]);
        let again = papier::rapport_public(visite(&e, "/agglo", &[]), known, deux("cls")).await.unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn les_fiches_de_travail_s_impriment_une_a_une_ou_toutes() {
    for db in bases().await.unwrap() {
        let (e, _) = figee(db).await;
        let one = papier::fiche(visite(&e, "/agglo", COORDINATION), trois("cls", "2")).await.unwrap();
        assert_eq!(one.headers()[header::CONTENT_DISPOSITION], "inline; filename=\"cls-fiche-2.pdf\"");
        assert!(octets(one).await.starts_with(b"%PDF"));
        assert!(
            octets(papier::fiches(visite(&e, "/agglo", COORDINATION), deux("cls")).await.unwrap()).await.starts_with(b"%PDF")
        );
        assert!(introuvable(&papier::fiche(visite(&e, "/agglo", COORDINATION), trois("cls", "99")).await));
    }
}

#[tokio::test]
async fn une_presse_trop_lente_donne_une_page_claire() {
    for db in bases().await.unwrap() {
        let (e, _) = figee(db).await;
        let slow = visite_avec(&e, "/agglo/contrats/cls/fiches.pdf", COORDINATION, Box::new(Lente));
        let response = papier::fiches(slow, deux("cls")).await.unwrap();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        let page = String::from_utf8(octets(response).await).unwrap();
        assert!(page.contains("30 secondes") && page.contains("href=\"/agglo/contrats/cls/fiches.pdf\""), "{page}");
    }
}

#[tokio::test]
async fn un_contrat_non_confie_est_introuvable_et_un_pilote_ne_fige_ni_ne_publie() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let elsewhere = [(Role::Coordination, Some("autre"))];
        assert!(introuvable(&interne::une(visite(&e, "/agglo", &elsewhere), trois("cls", "2026-1")).await));
        assert!(introuvable(&papier::rapport(visite(&e, "/agglo", &elsewhere), trois("cls", "2026-1")).await));
        assert!(introuvable(&papier::fiches(visite(&e, "/agglo", &elsewhere), deux("cls")).await));
        let pilot = [(Role::Pilote, None)];
        assert!(interne::une(visite(&e, "/agglo", &pilot), trois("cls", "2026-1")).await.is_ok());
        assert!(introuvable(&interne::publier(visite(&e, "/agglo", &pilot), trois("cls", "2026-1")).await));
        let form = Form::filled(vec![("motif".into(), MOTIF.into())]);
        assert!(introuvable(&interne::rectifier(visite(&e, "/agglo", &pilot), trois("cls", "2026-1"), form).await));
        let review = edition.campagne_id.unwrap().to_string();
        assert!(introuvable(&interne::figer(visite(&e, "/agglo", &pilot), trois("cls", &review), Form::default()).await));
        assert_eq!(e.r().await.list::<Edition>("", vec![]).await.unwrap(), [edition]);
    }
}

#[tokio::test]
async fn figer_montre_d_abord_ce_qui_le_sera_et_qui_n_a_pas_repondu() {
    for db in bases().await.unwrap() {
        let (e, campagne) = crate::actes::edition::essai::close(db).await;
        let id = campagne.id.to_string();
        let page = texte(interne::preparer(visite(&e, "/agglo", COORDINATION), trois("cls", &id)).await).await;
        assert!(
            page.contains("Figer l’édition 2026-1")
                && page.contains("3 fiches sans réponse")
                && page.contains("Responsable prévention")
        );
        assert!(e.r().await.list::<Edition>("", vec![]).await.unwrap().is_empty(), "regarder ne fige rien");
        let done = interne::figer(visite(&e, "/agglo", COORDINATION), trois("cls", &id), Form::default()).await.unwrap();
        assert_eq!(done.headers()[header::LOCATION], "/agglo/contrats/cls/editions/2026-1");
        let again = interne::figer(visite(&e, "/agglo", COORDINATION), trois("cls", &id), Form::default()).await.unwrap();
        assert_eq!(again.status(), StatusCode::CONFLICT);
        let short = Form::filled(vec![("motif".into(), "ok".into())]);
        let refused = interne::rectifier(visite(&e, "/agglo", COORDINATION), trois("cls", "2026-1"), short).await.unwrap();
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let list = texte(interne::liste(visite(&e, "/agglo", COORDINATION), deux("cls")).await).await;
        assert!(list.contains("Édition 2026-1") && list.contains("par Coordinatrice") && list.contains("non publiée"));
    }
}
