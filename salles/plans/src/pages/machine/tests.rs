//! The time machine as people meet it, on both databases.

mod racontes;

use super::{choix, differences, histoire, passe};
use crate::actes::campagne::essai::Essai;
use crate::actes::edition::essai::{BESOINS, DIFFICULTES, retitrer};
use crate::calculs::tests::horloge;
use crate::pages::lecture;
use crate::papier::EnPlace;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use http_body_util::BodyExt;
use kernel::{CollectiviteId, Lang, Role};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::essai::bases_with;
use store::{Db, StoreError};
use web::house::Inner;
use web::{Authenticate, House, Page, PageError, Visit, Visitor};

struct Personne;

#[async_trait::async_trait]
impl Authenticate for Personne {
    async fn visitor(&self, _: &Db, _: CollectiviteId, _: &str) -> Result<Option<Visitor>, StoreError> {
        Ok(None)
    }
}

fn visite(e: &Essai, here: &str, limite: Option<&str>) -> Visit {
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
            press: Box::new(EnPlace),
        })),
        collectivite: Arc::new(e.collectivite.clone()),
        lang: Lang::Fr,
        visitor: Some(Arc::new(Visitor {
            compte_id: "compte".into(),
            connexion_id: "connexion".into(),
            nom: "Coordinatrice".into(),
            organisation_id: None,
            lang: None,
            roles: vec![(Role::Coordination, limite.map(str::to_owned))],
        })),
        here: here.into(),
        session: None,
        agent: String::new(),
        address: None,
    }
}

fn deux() -> Path<(String, String)> {
    Path(("agglo".into(), "cls".into()))
}

fn trois(b: &str) -> Path<(String, String, String)> {
    Path(("agglo".into(), "cls".into(), b.into()))
}

fn quatre(b: &str, c: &str) -> Path<(String, String, String, String)> {
    Path(("agglo".into(), "cls".into(), b.into(), c.into()))
}

fn cinq(b: &str, c: &str, d: &str) -> Path<(String, String, String, String, String)> {
    Path(("agglo".into(), "cls".into(), b.into(), c.into(), d.into()))
}

async fn lue(page: Page) -> (StatusCode, String) {
    let response = page.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
    (status, String::from_utf8(bytes).unwrap())
}

/// The words of a piece of page, without its marks.
fn mots(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The piece of a page from a mark to another.
fn bout<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).unwrap_or_else(|| panic!("no {from} in {html}"));
    let rest = &html[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("no {to} after {from}"))]
}

const DEMAIN: i64 = 24 * 3600;

/// A plan of 22 November; the title of sheet 2 and its year 1 changed the day after, another the day after that.
async fn trois_jours(db: Db, at: &AtomicI64) -> Essai {
    let e = Essai::nouveau(db).await;
    at.fetch_add(DEMAIN, Ordering::SeqCst);
    retitrer(&e, "Titre du 23").await;
    let mut w = e.w("fiche.saisir_avancement").await;
    let all: Vec<crate::model::BilanAnnuel> = store::Read::list(&mut w, "annee = 1", vec![]).await.unwrap();
    let mut one = all.into_iter().next().unwrap();
    one.palier = Some(80);
    w.update(&mut one).await.unwrap();
    w.commit().await.unwrap();
    at.fetch_add(DEMAIN, Ordering::SeqCst);
    retitrer(&e, "Titre du 24").await;
    e
}

#[tokio::test]
async fn le_plan_du_soir_meme_dit_les_memes_chiffres_que_la_page_d_aujourd_hui() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = trois_jours(db, &at).await;
        for query in ["", "?annee=1", "?annee=2"] {
            let (_, live) = lue(lecture::plan(visite(&e, &format!("/agglo/contrats/cls{query}"), None), deux()).await).await;
            let here = format!("/agglo/contrats/cls/au/2026-11-24{query}");
            let (status, past) = lue(passe::plan(visite(&e, &here, None), trois("2026-11-24")).await).await;
            assert_eq!(status, StatusCode::OK);
            for (from, to) in [("<section", "</section>"), ("<table class=\"tapis", "</table>")] {
                assert_eq!(mots(bout(&past, from, to)), mots(bout(&live, from, to)), "{query}");
            }
            assert!(past.contains("Le plan tel qu’il était le 24 novembre 2026 au soir."));
            assert!(live.contains("/fiches/nouvelle") && !past.contains("/fiches/nouvelle"));
        }
    }
}

#[tokio::test]
async fn le_plan_d_un_soir_se_filtre_avec_les_memes_mots_que_celui_d_aujourd_hui() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = trois_jours(db, &at).await;
        let axe = store::Read::list::<crate::model::Noeud>(&mut e.r().await, "ordre = 1", vec![]).await.unwrap()[0].id;
        let (ville, mut gardees) = (e.ville, vec![]);
        for query in [
            format!("?pilote={ville}"),
            format!("?partenaire={ville}"),
            format!("?axe={axe}"),
            "?q=proximite".to_owned(),
            "?q=zebre".to_owned(),
            "?public=habitants".to_owned(),
            "?etat=retard".to_owned(),
            "?etat=acceptee&annee=1".to_owned(),
            "?par=2&page=2".to_owned(),
        ] {
            let (_, live) = lue(lecture::plan(visite(&e, &format!("/agglo/contrats/cls{query}"), None), deux()).await).await;
            let here = format!("/agglo/contrats/cls/au/2026-11-24{query}");
            let (status, past) = lue(passe::plan(visite(&e, &here, None), trois("2026-11-24")).await).await;
            assert_eq!(status, StatusCode::OK, "{query}");
            let table =
                |page: &str| page.contains("<table class=\"tapis").then(|| mots(bout(page, "<table class=\"tapis", "</table>")));
            assert_eq!(table(&past), table(&live), "{query}");
            let filtres = |page: &str| mots(bout(page, "<form class=\"filtres\"", "</form>"));
            assert_eq!(filtres(&past), filtres(&live), "{query}\u{202f}: les mêmes mots, les mêmes choix");
            assert!(past.contains(&format!("/agglo/contrats/cls{}", query.replace('&', "&amp;"))), "{query}\u{202f}: {past}");
            gardees.push(table(&past).map_or(0, |t| t.matches("Santé de proximité").count()));
        }
        assert!(gardees.contains(&0) && gardees.iter().any(|n| *n > 1), "{gardees:?}");
    }
}

#[tokio::test]
async fn la_veille_la_fiche_et_ses_taux_sont_ceux_de_la_veille() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = trois_jours(db, &at).await;
        for (soir, titre, palier) in [
            ("2026-11-22", "Santé de proximité 2", "40"),
            ("2026-11-23", "Titre du 23", "80"),
            ("2026-11-24", "Titre du 24", "80"),
        ] {
            let here = format!("/agglo/contrats/cls/au/{soir}/fiches/2?annee=1");
            let (status, sheet) = lue(passe::fiche(visite(&e, &here, None), quatre(soir, "2")).await).await;
            assert_eq!(status, StatusCode::OK);
            assert!(mots(bout(&sheet, "<h1", "</h1>")).starts_with(titre), "{soir}: {sheet}");
            assert!(mots(bout(&sheet, "<section", "</section>")).contains(&format!("{palier} %")), "{soir}: {sheet}");
            assert!(!sheet.contains("/modifier") && sheet.contains(&format!("/au/{soir}/calcul/")));
            let here = format!("/agglo/contrats/cls/au/{soir}/calcul/avancement-declare/fiche-2?annee=1");
            let path = cinq(soir, "avancement-declare", "fiche-2");
            let (_, why) = lue(passe::calcul(visite(&e, &here, None), path).await).await;
            assert!(mots(bout(&why, "<dl class=\"chiffres", "</dl>")).contains(&format!("{palier} %")), "{soir}: {why}");
            let (_, tapis) = lue(passe::plan(visite(&e, "/agglo", None), trois(soir)).await).await;
            assert!(tapis.contains(titre) && tapis.contains(&format!("/contrats/cls/au/{soir}/fiches/2")));
            assert!(tapis.contains(&format!("/au/{soir}/tapis.csv")) && tapis.contains(&format!("/au/{soir}/fiches.pdf")));
            let (_, file) = lue(passe::csv(visite(&e, "/agglo/x?annee=1", None), trois(soir)).await).await;
            let line = file.lines().find(|l| l.starts_with("2;")).unwrap();
            assert!(line.contains(titre) && line.contains(palier) && line.contains(&soir.replace('-', "")), "{soir}: {file}");
            let pdf = passe::fiche_pdf(visite(&e, "/agglo", None), quatre(soir, "2")).await.unwrap();
            assert_eq!(pdf.status(), StatusCode::OK);
            assert_eq!(pdf.headers()[header::CONTENT_TYPE], "application/pdf");
            assert!(pdf.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().contains(&format!("fiche-2-{soir}.pdf")));
            let absent = passe::fiche_pdf(visite(&e, "/agglo", None), quatre(soir, "99")).await.unwrap();
            assert_eq!(absent.status(), StatusCode::NOT_FOUND);
        }
        let node = store::Read::list::<crate::model::Noeud>(&mut e.r().await, "ordre = 1", vec![]).await.unwrap()[0].id;
        let (status, axe) = lue(passe::axe(visite(&e, "/agglo", None), quatre("2026-11-22", &node.to_string())).await).await;
        assert!(status == StatusCode::OK && axe.contains("Santé de proximité 2") && !axe.contains("Titre du 2"));
    }
}

#[tokio::test]
async fn un_soir_inconnu_se_dit_et_propose_une_autre_date() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = trois_jours(db, &at).await;
        for (soir, dit) in [
            ("2026-11-21", "pacte ne connaissait pas encore ce contrat"),
            ("2026-11-25", "n’est pas encore passé"),
            ("hier", "n’est pas une date"),
            ("2026-02-30", "n’est pas une date"),
        ] {
            let (status, page) = lue(passe::plan(visite(&e, "/agglo", None), trois(soir)).await).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{soir}");
            assert!(page.contains(dit) && page.contains("name=\"le\""), "{soir}: {page}");
            let here = format!("/agglo/contrats/cls/au?le={soir}");
            let (status, page) = lue(choix::get(visite(&e, &here, None), deux()).await).await;
            assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains(dit), "{soir}: {page}");
        }
        let went = choix::get(visite(&e, "/agglo/contrats/cls/au?le=23/11/2026", None), deux()).await.unwrap();
        assert_eq!(went.headers()[header::LOCATION], "/agglo/contrats/cls/au/2026-11-23");
        let (status, page) = lue(choix::get(visite(&e, "/agglo/contrats/cls/au", None), deux()).await).await;
        assert!(
            status == StatusCode::OK
                && page.contains("depuis le 22 novembre 2026")
                && page.contains("/agglo/contrats/cls/au/2026-11-22")
        );
        let (status, page) = lue(passe::fiche(visite(&e, "/agglo", None), quatre("2026-11-23", "99")).await).await;
        assert!(status == StatusCode::NOT_FOUND && page.contains("n’était pas dans le plan"));
    }
}

#[tokio::test]
async fn qui_ne_lit_pas_ce_contrat_ne_le_lit_pas_non_plus_au_passe() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = trois_jours(db.clone(), &at).await;
        let other = Some("un-autre-contrat");
        let refused = |page: Page| matches!(page, Err(PageError::NotFound));
        assert!(refused(choix::get(visite(&e, "/agglo", other), deux()).await));
        assert!(refused(passe::plan(visite(&e, "/agglo", other), trois("2026-11-23")).await));
        assert!(refused(passe::fiche(visite(&e, "/agglo", other), quatre("2026-11-23", "2")).await));
        // Another collectivité of the same database has neither this contract nor its past.
        let ailleurs = store::essai::collectivite(&db, "ailleurs").await.unwrap();
        let neighbour = Visit { collectivite: Arc::new(ailleurs), ..visite(&e, "/ailleurs", None) };
        assert!(refused(passe::plan(neighbour, trois("2026-11-23")).await));
    }
}

#[tokio::test]
async fn la_difference_de_deux_soirs_dit_les_deux_valeurs_sur_l_ecran_et_sur_le_papier() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = trois_jours(db, &at).await;
        let page = |query: &str| {
            let here = format!("/agglo/contrats/cls/differences{query}");
            differences::get(visite(&e, &here, None), deux())
        };
        let (status, html) = lue(page("?de=2026-11-22&a=2026-11-23&annee=1").await).await;
        assert_eq!(status, StatusCode::OK);
        let words = mots(&html);
        for dit in [
            "Fiches modifiées 1",
            "Ambition 1. Ambition 1",
            "Fiche 2 — Titre du 23",
            "Palier déclaré, Année 1 40 % 80 % +40 points",
            "Avancement déclaré 40 % 80 % +40 points",
        ] {
            assert!(words.contains(dit), "« {dit} »: {words}");
        }
        assert!(html.contains("<del>") && html.contains("/differences.pdf?de=2026-11-22&amp;a=2026-11-23&amp;annee=1"));
        assert!(!words.contains("Titre du 24") && !words.contains("Fiche 3 —"), "{words}");
        let (_, same) = lue(page("?de=2026-11-23&a=2026-11-23").await).await;
        assert!(same.contains("Le plan dit la même chose ces deux soirs."));
        for (query, dit) in [
            ("?de=2026-11-23&a=2026-11-22", "vient après"),
            ("?de=2026-11-01&a=2026-11-23", "ne connaissait pas encore"),
            ("?de=&a=demain", "n’est pas une date"),
        ] {
            let (status, html) = lue(page(query).await).await;
            assert!(status == StatusCode::UNPROCESSABLE_ENTITY && html.contains(dit), "{query}: {html}");
        }
        let (status, html) = lue(page("").await).await;
        assert!(status == StatusCode::OK && html.contains("Depuis l’entrée du contrat dans pacte"));
        let here = "/agglo/contrats/cls/differences.pdf?de=2026-11-22&a=2026-11-23";
        let paper = differences::pdf(visite(&e, here, None), deux()).await.unwrap();
        assert_eq!(paper.headers()[header::CONTENT_TYPE], "application/pdf");
        assert!(paper.into_body().collect().await.unwrap().to_bytes().starts_with(b"%PDF"));
        let nothing = "/agglo/contrats/cls/differences.pdf?de=2026-11-24&a=2026-11-24";
        let english = Visit { lang: Lang::En, ..visite(&e, nothing, None) };
        let paper = differences::pdf(english, deux()).await.unwrap();
        assert_eq!(paper.headers()[header::CONTENT_TYPE], "application/pdf");
        let other = Some("un-autre-contrat");
        assert!(matches!(differences::get(visite(&e, here, other), deux()).await, Err(PageError::NotFound)));
        assert!(matches!(differences::pdf(visite(&e, here, other), deux()).await, Err(PageError::NotFound)));
    }
}

#[tokio::test]
async fn ce_que_les_pilotes_confient_a_la_maison_n_est_pas_dans_une_difference() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = Essai::nouveau(db).await;
        at.fetch_add(DEMAIN, Ordering::SeqCst);
        let mut w = e.w("fiche.saisir_avancement").await;
        let all: Vec<crate::model::BilanAnnuel> = store::Read::list(&mut w, "annee = 1", vec![]).await.unwrap();
        let mut one = all.into_iter().next().unwrap();
        (one.suites, one.difficultes, one.besoins) = ("Suites dites.".into(), DIFFICULTES.into(), BESOINS.into());
        w.update(&mut one).await.unwrap();
        w.commit().await.unwrap();
        let here = "/agglo/contrats/cls/differences?de=2026-11-22&a=2026-11-23";
        let (_, html) = lue(differences::get(visite(&e, here, None), deux()).await).await;
        assert!(html.contains("Suites dites.") && !html.contains(DIFFICULTES) && !html.contains(BESOINS));
    }
}

#[tokio::test]
async fn l_histoire_dit_qui_quand_quoi_en_mots_et_se_filtre_par_champ() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = trois_jours(db.clone(), &at).await;
        // The same identifiers are known to nobody else: another collectivité writes too.
        let ailleurs = store::essai::collectivite(&db, "ailleurs").await.unwrap();
        let sheet = |query: &str, limite| {
            let here = format!("/agglo/contrats/cls/fiches/2/histoire{query}");
            histoire::fiche(visite(&e, &here, limite), trois("2"))
        };
        let (status, html) = lue(sheet("", None).await).await;
        assert_eq!(status, StatusCode::OK);
        let words = mots(&html);
        for dit in [
            "24 novembre 2026, 12:00 Coordinatrice : Modification",
            "Titre Titre du 23 → Titre du 24",
            "Palier déclaré 40 % → 80 %",
            "Réalisé Oui",
            "Organisation Ville",
            "Valeur 10",
            "Confiance objectifs sécurisés",
            "Bilan",
        ] {
            assert!(words.contains(dit), "« {dit} »: {words}");
        }
        assert!(words.find("Titre du 24").unwrap() < words.find("Palier déclaré 40").unwrap(), "{words}");
        let shown = bout(&html, "<ol class=\"cartes", "</ol>");
        for hidden in [e.contrat.id.to_string(), e.ville.to_string(), "version".to_owned(), "recherche".to_owned()] {
            assert!(!mots(shown).contains(&hidden), "{hidden}");
        }
        let (_, html) = lue(sheet("?champ=fiche_action.titre", None).await).await;
        let only = mots(bout(&html, "<ol class=\"cartes", "</ol>"));
        assert!(only.contains("Titre du 23") && !only.contains("Palier"), "{only}");
        let (_, html) = lue(sheet("?champ=fiche_action.statut_motif", None).await).await;
        assert!(html.contains("Rien n’a changé ici pour ce choix."));
        let contract = histoire::contrat(visite(&e, "/agglo/contrats/cls/histoire", None), deux());
        let words = mots(&lue(contract.await).await.1);
        assert!(words.contains("Titre du 23 → Titre du 24") && words.contains("Contrat local de santé"), "{words}");
        assert!(matches!(sheet("", Some("un-autre-contrat")).await, Err(PageError::NotFound)));
        let neighbour = Visit { collectivite: Arc::new(ailleurs), ..visite(&e, "/ailleurs", None) };
        assert!(matches!(histoire::fiche(neighbour, trois("2")).await, Err(PageError::NotFound)));
    }
}

#[tokio::test]
async fn une_longue_histoire_se_lit_page_par_page_sans_rien_perdre_ni_redire() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = Essai::nouveau(db).await;
        for n in 0..90 {
            retitrer(&e, &format!("Titre numéro {n:02}.")).await;
        }
        let mut seen = vec![];
        let mut here = "/agglo/contrats/cls/fiches/2/histoire?champ=fiche_action.titre".to_owned();
        for _ in 0..10 {
            let (_, html) = lue(histoire::fiche(visite(&e, &here, None), trois("2")).await).await;
            let after = mots(&html);
            seen.extend(after.match_indices("→ Titre numéro ").map(|(at, mark)| after[at + mark.len()..][..2].to_owned()));
            let Some(at) = html.find("rel=\"next\" href=\"") else { break };
            let link = &html[at + "rel=\"next\" href=\"".len()..];
            here = link[..link.find('"').unwrap()].replace("&amp;", "&");
        }
        let expected: Vec<String> = (0..90).rev().map(|n| format!("{n:02}")).collect();
        assert_eq!(seen, expected);
    }
}
