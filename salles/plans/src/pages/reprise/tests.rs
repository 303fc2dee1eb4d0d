//! The pages of a document taken into the plan, without a script, on both databases.

use super::*;
use crate::actes::redaction::tests::monde::{Monde, mondes};
use crate::actes::reprise::tests::{PORT, document};
use crate::model::{FicheAction, Marque};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use http_body_util::BodyExt;
use kernel::Role;
use scraper::{Html, Selector};
use web::PageError;

async fn corps(reponse: Response) -> (StatusCode, String) {
    let statut = reponse.status();
    (statut, String::from_utf8(reponse.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap())
}

async fn lue(page: Page) -> (StatusCode, String) {
    corps(page.unwrap()).await
}

fn vers(page: Page) -> String {
    let reponse = page.unwrap();
    assert_eq!(reponse.status(), StatusCode::SEE_OTHER);
    reponse.headers()["location"].to_str().unwrap().to_owned()
}

fn ici() -> Path<(String, String)> {
    Path(("ici".into(), "cls-2024-2029".into()))
}

fn depot(id: &str) -> Path<(String, String, String)> {
    Path(("ici".into(), "cls-2024-2029".into(), id.into()))
}

fn feuille(id: &str, rang: &str) -> Path<(String, String, String, String)> {
    Path(("ici".into(), "cls-2024-2029".into(), id.into(), rang.into()))
}

async fn envoye(m: &Monde) -> String {
    let mut form = Form::default();
    form.files.push(document("port.txt", PORT.as_bytes()));
    vers(post(m.coordination(), ici(), form).await).rsplit('/').next().unwrap().to_owned()
}

/// What a browser would send of the form of a sheet, with what the person changed.
fn remplie(html: &str, changes: &[(&str, &str)], action: &str) -> Form {
    let page = Html::parse_document(html);
    let champs = Selector::parse("div.cote form input, div.cote form textarea, div.cote form select").unwrap();
    let mut tous: Vec<(String, String)> = vec![];
    for e in page.select(&champs) {
        let nom = e.attr("name").unwrap().to_owned();
        let case = matches!(e.attr("type"), Some("checkbox" | "radio"));
        if case && e.attr("checked").is_none() {
            continue;
        }
        let valeur = match e.value().name() {
            "textarea" => e.text().collect::<String>(),
            "select" => {
                let choisie = Selector::parse("option[selected]").unwrap();
                e.select(&choisie).next().and_then(|o| o.attr("value")).unwrap_or_default().to_owned()
            }
            _ => e.attr("value").unwrap_or_default().to_owned(),
        };
        tous.push((nom, valeur));
    }
    let mut form = Form::filled(tous);
    for (nom, valeur) in changes {
        form.set(nom, *valeur);
    }
    form.set("action", action);
    form
}

#[tokio::test]
async fn un_document_s_envoie_se_relit_et_s_enregistre_sans_script() {
    for m in mondes().await {
        let (_, page) = lue(get(m.coordination(), ici()).await).await;
        assert!(page.contains("type=\"file\"") && page.contains("multipart/form-data"));
        let id = envoye(&m).await;
        let (_, page) = lue(liste::get(m.coordination(), depot(&id), Query(Default::default())).await).await;
        assert!(
            page.contains("Observer les vents")
                && page.contains("3 fiches ont été lues")
                && page.contains("lignes laissées de côté")
        );
        assert!(page.contains("déjà là") && !page.contains("Enregistrer ce"));
        let (_, page) = lue(fiche::get(m.coordination(), feuille(&id, "3")).await).await;
        let html = Html::parse_document(&page);
        // Every field leads to a line that is there.
        let ancres = Selector::parse("a[href^='#l-']").unwrap();
        let cibles: Vec<&str> = html.select(&ancres).filter_map(|a| a.attr("href")).collect();
        assert!(cibles.len() > 5);
        for cible in cibles {
            let ligne = Selector::parse(cible).unwrap();
            assert_eq!(html.select(&ligne).count(), 1, "{cible}");
        }
        assert!(page.contains("à vérifier") && page.contains("≈") | page.contains("✓"));
        assert!(page.contains("value=\"Savoir\""), "l'ambition imprimée est proposée");
        let changes = [("titre", "Observer <tous> les vents"), ("declinaisons.0.annees", "Années 2 à 4")];
        let form = remplie(&page, &changes, "reprendre");
        let suite = vers(fiche::post(m.coordination(), feuille(&id, "3"), form).await);
        assert!(suite.ends_with("/fiches/1"), "la prochaine à relire : {suite}");
        assert_eq!(m.tous::<FicheAction>().await.len(), 2);
        let (_, page) = lue(liste::get(m.coordination(), depot(&id), Query(Default::default())).await).await;
        assert!(
            page.contains("Enregistrer cette fiche") && page.contains("name=\"creer\"") && page.contains("Observer &lt;tous&gt;")
        );
        let vues = Html::parse_document(&page)
            .select(&Selector::parse("input[name=vues]").unwrap())
            .next()
            .and_then(|e| e.attr("value").map(str::to_owned))
            .unwrap();
        let envoi = |vues: &str| Form::filled(vec![("vues".into(), vues.to_owned()), ("creer".into(), "cdr".into())]);
        let fin = vers(liste::post(m.coordination(), depot(&id), envoi(&vues)).await);
        assert!(fin.contains("creees=1"), "{fin}");
        let fiches = m.tous::<FicheAction>().await;
        let une = fiches.iter().find(|f| f.numero == 3 && f.titre == "Observer <tous> les vents").unwrap();
        assert!(m.tous::<crate::model::Declinaison>().await.iter().any(|d| d.fiche_id == une.id && d.annees.0 == [2, 3, 4]));
        assert!(m.tous::<Marque>().await.iter().any(|m| m.texte_source == "Phare"));
        let (statut, page) = lue(liste::post(m.coordination(), depot(&id), envoi(&vues)).await).await;
        assert!(statut == StatusCode::CONFLICT && page.contains("Rien n’a été écrit"), "{statut}");
        let (_, page) = lue(fiche::get(m.coordination(), feuille(&id, "3")).await).await;
        assert!(page.contains("déjà enregistrée") && !page.contains("value=\"reprendre\""));
    }
}

#[tokio::test]
async fn une_fiche_du_plan_se_compare_et_deux_relectures_se_voient() {
    for m in mondes().await {
        let id = envoye(&m).await;
        let (_, page) = lue(fiche::get(m.coordination(), feuille(&id, "1")).await).await;
        assert!(
            page.contains("différences avec le plan") && page.contains("Former les relais") && page.contains("name=\"prises\"")
        );
        assert!(!page.contains("name=\"numero\""), "le numéro du plan ne se change pas ici");
        let une = remplie(&page, &[("contexte", "Un contexte")], "garder");
        let autre = remplie(&page, &[("contexte", "Un autre contexte")], "garder");
        vers(fiche::post(m.coordination(), feuille(&id, "1"), une).await);
        let (statut, page) = lue(fiche::post(m.coordination(), feuille(&id, "1"), autre).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(page.contains("en même temps") && page.contains("Un contexte") && page.contains("Un autre contexte"));
        let encore = remplie(&page, &[], "garder");
        assert_eq!(encore.text("contexte"), "Un autre contexte");
        vers(fiche::post(m.coordination(), feuille(&id, "1"), encore).await);
        assert_eq!(m.relire(&m.fiche).await, m.fiche);
    }
}

#[tokio::test]
async fn un_refus_se_montre_au_champ_et_la_saisie_reste() {
    for m in mondes().await {
        let id = envoye(&m).await;
        let (_, page) = lue(fiche::get(m.coordination(), feuille(&id, "3")).await).await;
        let form =
            remplie(&page, &[("titre", ""), ("contexte", "Gardé"), ("niveau_titre", ""), ("niveau_code", "")], "reprendre");
        let (statut, page) = lue(fiche::post(m.coordination(), feuille(&id, "3"), form).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.contains("Gardé") && page.contains("href=\"#c-titre\"") && page.contains("href=\"#c-niveau_titre\""),
            "{page}"
        );
        let (statut, page) = lue(post(m.coordination(), ici(), Form::default()).await).await;
        assert!(statut == StatusCode::UNPROCESSABLE_ENTITY && page.contains("Aucun fichier"));
        let mut form = Form::default();
        form.files.push(document("lettre.txt", "Chère amie, il fait beau.".as_bytes()));
        let (statut, page) = lue(post(m.coordination(), ici(), form).await).await;
        assert!(statut == StatusCode::UNPROCESSABLE_ENTITY && page.contains("Aucune fiche-action"));
    }
}

#[tokio::test]
async fn qui_ne_tient_pas_le_plan_ne_trouve_pas_ces_pages() {
    for m in mondes().await {
        let id = envoye(&m).await;
        for qui in [m.pilote(), m.role(Role::Lecteur), m.coordination_d_un_autre_contrat()] {
            assert!(matches!(get(qui.clone(), ici()).await, Err(PageError::NotFound)));
            assert!(matches!(liste::get(qui.clone(), depot(&id), Query(Default::default())).await, Err(PageError::NotFound)));
            assert!(matches!(fiche::get(qui, feuille(&id, "1")).await, Err(PageError::NotFound)));
        }
        for rang in ["0", "4", "x", "99999999999999999999"] {
            assert!(matches!(fiche::get(m.coordination(), feuille(&id, rang)).await, Err(PageError::NotFound)));
        }
        vers(liste::post(m.coordination(), depot(&id), Form::filled(vec![("action".into(), "abandonner".into())])).await);
        assert!(matches!(liste::get(m.coordination(), depot(&id), Query(Default::default())).await, Err(PageError::NotFound)));
    }
}

#[tokio::test]
async fn un_tableau_montre_ses_colonnes_puis_ses_fiches() {
    for m in mondes().await {
        let tableau = "Axe;N°;Action;Porteur;Coût\nSavoir;31;Observer <tous> les vents;CPTS;12 000\n";
        let mut form = Form::default();
        form.files.push(document("plan.csv", tableau.as_bytes()));
        let id = vers(post(m.coordination(), ici(), form).await).rsplit('/').next().unwrap().to_owned();
        let suite = vers(liste::get(m.coordination(), depot(&id), Query(Default::default())).await);
        assert!(suite.ends_with("/colonnes"), "{suite}");
        let (_, page) = lue(colonnes::get(m.coordination(), depot(&id)).await).await;
        assert!(page.contains("Ne pas reprendre") && page.contains("Par exemple") && page.contains("Observer &lt;tous&gt;"));
        let html = Html::parse_document(&page);
        let choisi = |rang: usize| {
            let option = Selector::parse(&format!("select[name='colonne.{rang}'] option[selected]")).unwrap();
            html.select(&option).next().and_then(|o| o.attr("value")).unwrap_or_default().to_owned()
        };
        let choix: Vec<String> = (0..5).map(choisi).collect();
        assert_eq!(choix, ["noeud", "numero", "titre", "pilotes", ""]);
        let (statut, page) = lue(colonnes::post(m.coordination(), depot(&id), Form::default()).await).await;
        assert!(statut == StatusCode::UNPROCESSABLE_ENTITY && page.contains("Aucune colonne ne donne le titre"));
        let champs = (0..5).map(|rang| (format!("colonne.{rang}"), choix[rang].clone())).collect();
        vers(colonnes::post(m.coordination(), depot(&id), Form::filled(champs)).await);
        let (_, page) = lue(liste::get(m.coordination(), depot(&id), Query(Default::default())).await).await;
        assert!(page.contains("Observer &lt;tous&gt; les vents") && page.contains("Changer les colonnes"));
        let (_, page) = lue(fiche::get(m.coordination(), feuille(&id, "1")).await).await;
        assert!(page.contains("12 000") && page.contains("ligne 2"), "la colonne laissée se lit à côté");
        assert!(matches!(colonnes::get(m.role(Role::Lecteur), depot(&id)).await, Err(PageError::NotFound)));
    }
}

/// Values that a form may send when it was not made by its page.
#[tokio::test]
async fn un_formulaire_quelconque_ne_casse_ni_n_ecrit_rien() {
    let bizarres = ["", "0", "-1", "99999999999999999999", "\u{202e}é<b>", "declinaisons.0", "'; --", "1.1 2.2"];
    for m in mondes().await {
        let avant = m.tous::<FicheAction>().await;
        let id = envoye(&m).await;
        for (n, valeur) in bizarres.iter().enumerate() {
            let noms = [
                "cible",
                "numero",
                "titre",
                "noeud",
                "niveau_titre",
                "mode_pilotage",
                "pilotes",
                "liens_fiches",
                "prises",
                "verifies",
                "declinaisons.0.libelle",
                "declinaisons.0.annees",
                "indicateurs.0.libelle",
                "indicateurs.0.role",
                "vues",
                "creer",
            ];
            let mut form = Form::filled(noms.iter().map(|nom| ((*nom).to_owned(), (*valeur).to_owned())).collect());
            form.set("version", "1");
            form.set("action", ["reprendre", "garder", "", "enregistrer"][n % 4]);
            for page in [
                fiche::post(m.coordination(), feuille(&id, "1"), form.clone()).await,
                liste::post(m.coordination(), depot(&id), form.clone()).await,
                colonnes::post(m.coordination(), depot(&id), form).await,
            ] {
                match page {
                    Ok(reponse) => assert!(!reponse.status().is_server_error()),
                    Err(erreur) => assert!(matches!(erreur, PageError::NotFound | PageError::Unreadable), "{erreur:?}"),
                }
            }
        }
        assert_eq!(m.tous::<FicheAction>().await, avant);
    }
}

#[tokio::test]
async fn un_plan_vide_propose_de_reprendre_le_document() {
    for m in mondes().await {
        let (label, to) = proposer(&m.coordination(), &m.contrat, 0).unwrap();
        assert_eq!((label.as_str(), to.as_str()), ("Reprendre un document", "/ici/contrats/cls-2024-2029/reprise"));
        assert_eq!(proposer(&m.coordination(), &m.contrat, 1), None);
        assert_eq!(proposer(&m.role(Role::Lecteur), &m.contrat, 0), None);
    }
}

#[tokio::test]
async fn une_reprise_s_annule_apres_avoir_montre_ce_qui_serait_defait() {
    for m in mondes().await {
        let id = envoye(&m).await;
        let (_, page) = lue(fiche::get(m.coordination(), feuille(&id, "3")).await).await;
        fiche::post(m.coordination(), feuille(&id, "3"), remplie(&page, &[], "reprendre")).await.unwrap();
        let (_, page) = lue(liste::get(m.coordination(), depot(&id), Query(Default::default())).await).await;
        assert!(!page.contains("/annuler"), "rien n’est enregistré");
        let vues = bout_de(&page, "name=\"vues\" value=\"");
        let form = Form::filled(vec![("vues".into(), vues), ("action".into(), "enregistrer".into())]);
        vers(liste::post(m.coordination(), depot(&id), form).await);
        let (_, page) = lue(liste::get(m.coordination(), depot(&id), Query(Default::default())).await).await;
        assert!(page.contains("Annuler ce qui a été enregistré"), "{page}");
        let (_, page) = lue(annulation::get(m.coordination(), depot(&id)).await).await;
        assert!(page.contains("Observer les vents") && page.contains("elle disparaît du plan"), "{page}");
        assert!(page.contains("Les niveaux créés pour elles disparaissent aussi"), "{page}");
        let vues = bout_de(&page, "name=\"vues\" value=\"");
        let remplir = |motif: &str| Form::filled(vec![("vues".into(), vues.clone()), ("motif".into(), motif.into())]);
        let (statut, page) = lue(annulation::post(m.coordination(), depot(&id), remplir("erreur")).await).await;
        assert!(statut == StatusCode::UNPROCESSABLE_ENTITY && page.contains("demande un motif"), "{page}");
        assert_eq!(m.tous::<FicheAction>().await.len(), 3);
        for role in [Role::Lecteur, Role::Elu, Role::Pilote] {
            let refusee = annulation::post(m.role(role), depot(&id), remplir("Le mauvais document a été déposé")).await;
            assert!(matches!(refusee, Err(PageError::NotFound)), "{role:?}");
            assert!(matches!(annulation::get(m.role(role), depot(&id)).await, Err(PageError::NotFound)), "{role:?}");
        }
        let suite = vers(annulation::post(m.coordination(), depot(&id), remplir("Le mauvais document a été déposé")).await);
        assert!(suite.contains("retirees=1"), "{suite}");
        assert_eq!(m.tous::<FicheAction>().await.len(), 2);
        let (_, page) = lue(annulation::get(m.coordination(), depot(&id)).await).await;
        assert!(page.contains("Il n’y a rien à annuler"), "{page}");
    }
}

/// What follows a mark, up to the next quote.
fn bout_de(page: &str, marque: &str) -> String {
    let debut = page.find(marque).unwrap_or_else(|| panic!("{marque}: {page}")) + marque.len();
    page[debut..].split('"').next().unwrap().to_owned()
}
