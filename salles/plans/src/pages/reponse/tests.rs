//! The respondent's pages as they are asked for and answered, on both databases.

mod etapes;

use super::{a_repondre, accueil, apercu, delegation, ecrire, pieces, recu};
use crate::actes::campagne::essai::{Essai, LONG};
use crate::actes::campagne::{Demande, accepter, clore, preparer, renvoyer, revoquer_lien, rouvrir_reponse};
use crate::model::{Campagne, EtatReponse, Piece, Repondant, Reponse};
use acteurs::lien::jeton;
use axum::extract::Path;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use jiff::civil::date;
use kernel::{Lang, Role};
use std::sync::Arc;
use store::essai::bases;
use store::{Read, args};
use web::house::Inner;
use web::{Form, House, NoPress, Page, PageError, Upload, Visit, Visitor};

const SECRET: [u8; 32] = [7; 32];

fn visite(e: &Essai, role: Option<(Role, Option<String>)>) -> Visit {
    let house = House(Arc::new(Inner {
        db: e.db.clone(),
        secret: SECRET,
        base_url: "https://pacte.example".into(),
        demo: false,
        authenticate: Box::new(acteurs::actes::connexion::Comptes),
        nav: vec![],
        max_upload_mb: 20,
        sso: None,
        behind_proxy: false,
        press: Box::new(NoPress),
    }));
    Visit {
        house,
        collectivite: Arc::new(e.collectivite.clone()),
        lang: Lang::Fr,
        visitor: role.map(|(role, organisation_id)| {
            Arc::new(Visitor {
                compte_id: "compte".into(),
                connexion_id: "connexion".into(),
                nom: "Compte d’essai".into(),
                organisation_id,
                lang: None,
                roles: vec![(role, None)],
            })
        }),
        here: "/agglo/r".into(),
        session: None,
        agent: String::new(),
        address: None,
    }
}

struct Scene {
    e: Essai,
    campagne: Campagne,
    reponse: Reponse,
    repondant: Repondant,
    jeton: String,
}

impl Scene {
    /// Sheet 2 and the link of whoever answers for it.
    async fn nouvelle(db: store::Db) -> Self {
        let e = Essai::nouveau(db).await;
        let campagne = e.ouverte().await;
        let reponse = e.reponse(&campagne, 2).await;
        let repondant = e.repondant(&reponse).await;
        let jeton = jeton(&SECRET, e.collectivite.id, &repondant.lien_id.unwrap().to_string());
        Self { e, campagne, reponse, repondant, jeton }
    }

    fn visit(&self) -> Visit {
        visite(&self.e, None)
    }

    fn fiche(&self) -> Path<(String, String, String)> {
        Path(("agglo".into(), self.jeton.clone(), self.reponse.id.to_string()))
    }

    fn lien(&self) -> Path<(String, String)> {
        Path(("agglo".into(), self.jeton.clone()))
    }

    /// A complete answer as the form sends it.
    fn rempli(&self, version: i64, action: &str) -> Form {
        let mut fields = super::saisie::champs(&self.e.saisie("12"));
        fields.push(("version".into(), version.to_string()));
        fields.push(("action".into(), action.into()));
        Form::filled(fields)
    }

    fn valeur(&self) -> String {
        format!("v.{}.valeur", self.e.indicateur.id)
    }

    async fn relue(&self) -> Reponse {
        self.e.reponse(&self.campagne, 2).await
    }
}

async fn lue(page: Page) -> (StatusCode, String) {
    match page {
        Ok(response) => {
            let status = response.status();
            let body = response.into_body().collect().await.unwrap().to_bytes();
            (status, String::from_utf8(body.to_vec()).unwrap())
        }
        Err(error) => (error.status(), String::new()),
    }
}

fn vers(page: Page) -> String {
    let response = page.unwrap();
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn le_lien_ouvre_ses_fiches_et_seulement_elles() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let (status, page) = lue(accueil::get(s.visit(), s.lien()).await).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("Santé de proximité 2") && page.contains("Santé de proximité 3"));
        assert!(!page.contains("Santé de proximité 4") && page.contains("Renseigner l’année 2"));
        assert!(page.contains("coordination@cls.example") && page.contains("2 décembre 2026"));
        let lien: acteurs::model::LienSigne = s.e.r().await.load(&s.repondant.lien_id.unwrap()).await.unwrap();
        assert_eq!(lien.vu_le, Some(date(2026, 11, 22)), "l’usage est noté");
    }
}

#[tokio::test]
async fn le_formulaire_montre_la_derniere_reponse_sans_la_donner_pour_faite() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let (status, page) = lue(ecrire::get_par_lien(s.visit(), s.fiche()).await).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("Année 1\u{202f}: 40\u{202f}%") && page.contains("Année 1\u{202f}: 10, le"), "{page}");
        assert!(page.contains("Reprendre la dernière réponse telle quelle"));
        let html = scraper::Html::parse_document(&page);
        let count = |css: &str| html.select(&scraper::Selector::parse(css).unwrap()).count();
        assert_eq!(count("main form input[checked]"), 0, "rien n’est coché d’avance");
        assert_eq!(count(&format!("input[name='{}'][value='']", s.valeur())), 1);
        assert_eq!(count("main h1"), 1);
        assert_eq!(count("form[enctype='multipart/form-data']"), 1);
    }
}

#[tokio::test]
async fn reprendre_la_derniere_valeur_est_un_geste() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let mut form = s.rempli(s.reponse.version, "brouillon");
        form.set(&s.valeur(), "");
        vers(ecrire::post_par_lien(s.visit(), s.fiche(), form).await);
        let draft = s.relue().await;
        assert!(!draft.contenu.valeurs.contains_key(&s.e.indicateur.id.to_string()), "sans geste, pas de réponse");
        let mut form = s.rempli(draft.version, "brouillon");
        form.set(&s.valeur(), "");
        form.set("reprendre", s.valeur());
        vers(ecrire::post_par_lien(s.visit(), s.fiche(), form).await);
        assert_eq!(s.relue().await.contenu.valeurs[&s.e.indicateur.id.to_string()].valeur, "10");
    }
}

#[tokio::test]
async fn un_brouillon_se_garde_et_se_retrouve() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let mut form = Form::default();
        form.set("version", s.reponse.version.to_string());
        form.set("action", "brouillon");
        form.set("palier", "33");
        form.set("difficultes", "La salle <b>manque</b>.");
        assert!(vers(ecrire::post_par_lien(s.visit(), s.fiche(), form).await).ends_with("?garde=1"));
        assert_eq!(s.relue().await.etat, EtatReponse::Commencee);
        let mut visit = s.visit();
        visit.here = "/agglo/r/x?garde=1".into();
        let (_, page) = lue(ecrire::get_par_lien(visit, s.fiche()).await).await;
        assert!(page.contains("Brouillon enregistré.") && page.contains("La salle &lt;b&gt;manque&lt;/b&gt;."), "{page}");
    }
}

#[tokio::test]
async fn un_depot_incomplet_revient_avec_toutes_ses_erreurs_et_sa_saisie() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let mut form = s.rempli(s.reponse.version, "deposer");
        form.set("palier", "33");
        form.set(&s.valeur(), "100");
        form.set("meteo", "nuage");
        form.set("commentaire", "Ce qui a été fait.");
        let (status, page) = lue(ecrire::post_par_lien(s.visit(), s.fiche(), form).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("3 choses sont à corriger"), "{page}");
        assert!(page.contains("Ce qui a été fait.") && page.contains("value=\"100\""));
        let html = scraper::Html::parse_document(&page);
        for link in html.select(&scraper::Selector::parse(".erreurs a").unwrap()) {
            let target = link.value().attr("href").unwrap().trim_start_matches('#');
            assert!(page.contains(&format!("id=\"{target}\"")), "{target} is nowhere in the page");
        }
        assert_eq!(s.relue().await, s.reponse, "rien n’est enregistré");
    }
}

#[tokio::test]
async fn un_depot_complet_est_recu_et_mene_a_la_fiche_suivante() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let to = vers(ecrire::post_par_lien(s.visit(), s.fiche(), s.rempli(s.reponse.version, "deposer")).await);
        assert!(to.ends_with("/recu"), "{to}");
        let (status, page) = lue(recu::get_par_lien(s.visit(), s.fiche()).await).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("Bien reçu") && page.contains("22 novembre 2026 à 12 h 00"), "{page}");
        assert!(page.contains("Passer à la fiche 3") && page.contains("60\u{202f}%") && page.contains("(changé)"));
        let mut form = Form::default();
        form.set("version", s.relue().await.version.to_string());
        vers(recu::reprendre_par_lien(s.visit(), s.fiche(), form).await);
        assert_eq!(s.relue().await.etat, EtatReponse::Commencee);
    }
}

#[tokio::test]
async fn un_onglet_perime_montre_les_deux_versions() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let mut first = s.rempli(s.reponse.version, "brouillon");
        first.set("difficultes", "Écrit au bureau.");
        vers(ecrire::post_par_lien(s.visit(), s.fiche(), first).await);
        let mut second = s.rempli(s.reponse.version, "brouillon");
        second.set("difficultes", "Écrit dans le train.");
        let (status, page) = lue(ecrire::post_par_lien(s.visit(), s.fiche(), second.clone()).await).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(page.contains("Écrit au bureau.") && page.matches("Écrit dans le train.").count() >= 2, "{page}");
        assert_eq!(s.relue().await.contenu.difficultes, "Écrit au bureau.", "rien n’est écrasé");
        second.set("version", s.relue().await.version.to_string());
        vers(ecrire::post_par_lien(s.visit(), s.fiche(), second).await);
        assert_eq!(s.relue().await.contenu.difficultes, "Écrit dans le train.");
    }
}

#[tokio::test]
async fn un_lien_faux_revoque_ou_hors_portee_ne_dit_rien_et_donne_le_contact() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let mut forged = s.jeton.clone();
        forged.replace_range(30..31, if &forged[30..31] == "A" { "B" } else { "A" });
        for faux in [forged.as_str(), "court", "é", &s.jeton[..40]] {
            let (status, page) = lue(accueil::get(s.visit(), Path(("agglo".into(), faux.to_owned()))).await).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{faux}");
            assert!(page.contains("coordination@cls.example") && !page.contains("Santé de proximité"), "{faux}");
        }
        let other = s.e.reponse(&s.campagne, 4).await;
        let foreign = Path(("agglo".into(), s.jeton.clone(), other.id.to_string()));
        let (status, page) = lue(ecrire::get_par_lien(s.visit(), foreign).await).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(!page.contains("Santé de proximité"));
        let mut w = s.e.w("lien.revoquer").await;
        revoquer_lien(&mut w, &s.repondant.id, LONG).await.unwrap();
        w.commit().await.unwrap();
        let (status, page) = lue(accueil::get(s.visit(), s.lien()).await).await;
        assert_eq!(status, StatusCode::GONE);
        assert!(page.contains("coordination@cls.example") && !page.contains("Santé de proximité"));
    }
}

#[tokio::test]
async fn une_campagne_close_pendant_la_saisie_rend_la_saisie_et_n_ecrit_rien() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let mut w = s.e.w("campagne.clore").await;
        clore(&mut w, &s.campagne.id, s.campagne.version).await.unwrap();
        w.commit().await.unwrap();
        let before = s.relue().await;
        let mut form = s.rempli(s.reponse.version, "deposer");
        form.set("commentaire", "Écrit trop tard.");
        form.files.push(Upload { field: "pieces".into(), name: "a.txt".into(), bytes: b"a".to_vec() });
        let (status, page) = lue(ecrire::post_par_lien(s.visit(), s.fiche(), form).await).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(page.contains("Écrit trop tard.") && page.contains("coordination@cls.example"));
        assert_eq!(s.relue().await, before);
        assert!(s.e.r().await.list::<Piece>("", vec![]).await.unwrap().is_empty());
        let (status, _) = lue(accueil::get(s.visit(), s.lien()).await).await;
        assert_eq!(status, StatusCode::GONE);
        let mut w = s.e.w("reponse.rouvrir").await;
        rouvrir_reponse(&mut w, &before.id, before.version, LONG, date(2026, 12, 9)).await.unwrap();
        w.commit().await.unwrap();
        let (status, page) = lue(ecrire::get_par_lien(s.visit(), s.fiche()).await).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains(LONG), "le motif de la réouverture est sous les yeux");
        let (_, home) = lue(accueil::get(s.visit(), s.lien()).await).await;
        assert!(home.contains("Santé de proximité 2") && !home.contains("Santé de proximité 3"), "une seule est rouverte");
    }
}

#[tokio::test]
async fn une_piece_juste_est_gardee_quand_le_reste_est_refuse() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let mut form = s.rempli(s.reponse.version, "deposer");
        form.set("palier", "33");
        for (name, bytes) in [("bilan.pdf", b"%PDF-1.7 x".as_slice()), ("virus.exe", b"MZ")] {
            form.files.push(Upload { field: "pieces".into(), name: name.into(), bytes: bytes.to_vec() });
        }
        let (status, page) = lue(ecrire::post_par_lien(s.visit(), s.fiche(), form).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("bilan.pdf") && page.contains("virus.exe"), "{page}");
        let kept = s.e.r().await.list::<Piece>("", vec![]).await.unwrap();
        assert_eq!(kept.iter().map(|p| p.nom.as_str()).collect::<Vec<_>>(), ["bilan.pdf"]);
        let file = Path(("agglo".into(), s.jeton.clone(), s.reponse.id.to_string(), kept[0].id.to_string()));
        let response = pieces::get_par_lien(s.visit(), file).await.unwrap();
        assert!(response.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        let mut form = s.rempli(s.reponse.version, "deposer");
        form.set("retirer", kept[0].id.to_string());
        vers(ecrire::post_par_lien(s.visit(), s.fiche(), form).await);
        assert!(s.e.r().await.list::<Piece>("", vec![]).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn confier_une_fiche_envoie_un_autre_lien_et_refuse_ce_qui_manque() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let (status, page) = lue(delegation::post(s.visit(), s.lien(), Form::default()).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("2 choses sont à corriger"), "{page}");
        let mut form = Form::default();
        form.set("fiches", s.e.fiches[1].id.to_string());
        form.set("courriel", "collegue@ville.example");
        let (status, page) = lue(delegation::post(s.visit(), s.lien(), form).await).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("collegue@ville.example"));
        let colleague = s.e.r().await.find::<Repondant>("delegue_de = $2", args![s.repondant.id]).await.unwrap().unwrap();
        let token = jeton(&SECRET, s.e.collectivite.id, &colleague.lien_id.unwrap().to_string());
        let own = Path(("agglo".to_owned(), token));
        let (_, home) = lue(accueil::get(s.visit(), Path(own.0.clone())).await).await;
        assert!(home.contains("Santé de proximité 2") && !home.contains("Santé de proximité 3") && !home.contains(&s.jeton));
        assert!(matches!(delegation::get(s.visit(), own).await, Err(PageError::NotFound)));
    }
}

#[tokio::test]
async fn une_personne_connectee_ne_voit_que_ce_qui_est_confie_a_son_organisation() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let pilote = visite(&s.e, Some((Role::Pilote, Some(s.e.ville.to_string()))));
        let (_, page) = lue(a_repondre::get(pilote.clone()).await).await;
        assert!(page.contains("2 fiches vous sont confiées") && !page.contains("Santé de proximité 4"), "{page}");
        let own = Path(("agglo".to_owned(), s.reponse.id.to_string()));
        assert_eq!(lue(ecrire::get(pilote.clone(), Path(own.0.clone())).await).await.0, StatusCode::OK);
        let other = Path(("agglo".to_owned(), s.e.reponse(&s.campagne, 4).await.id.to_string()));
        assert!(matches!(ecrire::get(pilote.clone(), Path(other.0.clone())).await, Err(PageError::NotFound)));
        assert!(matches!(ecrire::post(pilote.clone(), other, s.rempli(1, "deposer")).await, Err(PageError::NotFound)));
        let elu = visite(&s.e, Some((Role::Elu, Some(s.e.ville.to_string()))));
        assert!(matches!(ecrire::get(elu, Path(own.0.clone())).await, Err(PageError::NotFound)));
        vers(ecrire::post(pilote, own, s.rempli(s.reponse.version, "deposer")).await);
        assert_eq!(s.relue().await.deposee_par.as_deref(), Some("Compte d’essai, Ville"));
    }
}

#[tokio::test]
async fn la_coordination_repond_pour_un_autre_et_cela_se_voit() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let coordination = visite(&s.e, Some((Role::Coordination, None)));
        let own = Path(("agglo".to_owned(), s.reponse.id.to_string()));
        let (_, page) = lue(ecrire::get(coordination.clone(), Path(own.0.clone())).await).await;
        assert!(page.contains("Vous répondez pour le compte de"), "{page}");
        vers(ecrire::post(coordination, own, s.rempli(s.reponse.version, "deposer")).await);
        assert_eq!(
            s.relue().await.deposee_par.as_deref(),
            Some("Compte d’essai, pour le compte de Direction de la santé, Ville")
        );
    }
}

#[tokio::test]
async fn une_reponse_renvoyee_montre_la_question_et_une_acceptee_ne_s_ecrit_plus() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        let depot = s.e.deposee(&s.campagne).await;
        let mut w = s.e.w("reponse.renvoyer").await;
        let back = renvoyer(&mut w, &depot.id, depot.version, LONG, date(2026, 12, 9)).await.unwrap();
        w.commit().await.unwrap();
        let (_, home) = lue(accueil::get(s.visit(), s.lien()).await).await;
        assert!(home.contains(LONG) && home.contains("9 décembre 2026"));
        vers(ecrire::post_par_lien(s.visit(), s.fiche(), s.rempli(back.version, "deposer")).await);
        let again = s.relue().await;
        let mut w = s.e.w("reponse.accepter").await;
        accepter(&mut w, &again.id, again.version, "").await.unwrap();
        w.commit().await.unwrap();
        assert!(vers(ecrire::get_par_lien(s.visit(), s.fiche()).await).ends_with("/recu"));
        let (status, _) =
            lue(ecrire::post_par_lien(s.visit(), s.fiche(), s.rempli(s.relue().await.version, "deposer")).await).await;
        assert_eq!(status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn l_apercu_montre_le_formulaire_a_la_seule_coordination_et_n_ecrit_rien() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let mut w = e.w("campagne.preparer").await;
        let c = preparer(&mut w, &e.contrat.id, &Demande::usuelle(2, "Revue", date(2026, 12, 2))).await.unwrap();
        w.commit().await.unwrap();
        let here = || Path(("agglo".to_owned(), "cls".to_owned(), c.id.to_string()));
        let mut visit = visite(&e, Some((Role::Coordination, None)));
        visit.here = "/agglo/contrats/cls/campagnes/x/apercu?fiche=2".into();
        let (status, page) = lue(apercu::get(visit, here()).await).await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            page.contains("Sous-action A")
                && page.contains("Ateliers tenus")
                && page.contains("fieldset class=\"champ\" disabled"),
            "{page}"
        );
        assert!(!page.contains("name=\"action\""), "rien ne peut être envoyé");
        assert!(e.r().await.list::<Reponse>("", vec![]).await.unwrap().is_empty());
        let pilote = visite(&e, Some((Role::Pilote, Some(e.ville.to_string()))));
        assert!(matches!(apercu::get(pilote, here()).await, Err(PageError::NotFound)));
    }
}
