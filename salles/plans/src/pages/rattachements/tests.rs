//! A sheet of one contract read by another, on both databases: the act, both directions, who may not.

use super::{Requete, get, post};
use crate::actes::rattachement::{detacher, rattacher};
use crate::actes::redaction::tests::monde::{Monde, codes, interdit, mondes};
use crate::model::*;
use crate::pages::lecture;
use crate::regles::rattachement::SaisieRattachement;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use http_body_util::BodyExt;
use kernel::{Id, Role};
use store::{Json, Read};
use web::{Form, Page, PageError};

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

/// A contract of another shape, without sheet: one défi, one objective, one axis, one programme, one focus.
struct Ville {
    contrat: Contrat,
    objectif: Noeud,
    axe: AxeTransversal,
    programme: Programme,
}

async fn ville(m: &Monde) -> Ville {
    let mut contrat = crate::regles::redaction::nouveau_contrat(
        Id::fresh(),
        ModeleContrat::ContratDeVille,
        "ville".into(),
        jiff::civil::date(2024, 7, 1),
    );
    contrat.titre = "Contrat de ville".into();
    contrat.niveaux = Json(vec!["Défi".into(), "Objectif stratégique".into()]);
    let defi = Noeud { code: "D1".into(), titre: "Grandir".into(), ordre: 1, ..Noeud::vierge(contrat.id) };
    let objectif = Noeud {
        code: "D1.1".into(),
        titre: "Vivre en bonne santé".into(),
        parent_id: Some(defi.id),
        niveau: 2,
        ordre: 2,
        ..Noeud::vierge(contrat.id)
    };
    let axe = AxeTransversal {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        code: "T1".into(),
        titre: "Mobilités".into(),
        enjeux: Json(vec!["Cerner les besoins".into()]),
        ordre: 1,
    };
    let programme = Programme {
        id: Id::fresh(),
        version: 1,
        nom: "Projet régional de santé".into(),
        variantes: Json(vec![]),
        nature: None,
        cle: "projet regional de sante".into(),
        porteur: Some("ARS".into()),
        note: None,
        contrat_id: None,
    };
    let focus = FocusAction {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        noeud_id: objectif.id,
        code: "D1.1.F.1".into(),
        texte: "Monter des actions communes".into(),
        ordre: 1,
    };
    let tie = Articulation {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        noeud_id: objectif.id,
        programme_id: programme.id,
        ordre: 1,
    };
    let mut w = m.coordination().writer("essai.preparer").await.unwrap();
    w.insert(&contrat).await.unwrap();
    w.insert(&defi).await.unwrap();
    w.insert(&objectif).await.unwrap();
    w.insert(&axe).await.unwrap();
    w.insert(&programme).await.unwrap();
    w.insert(&focus).await.unwrap();
    w.insert(&tie).await.unwrap();
    w.commit().await.unwrap();
    Ville { contrat, objectif, axe, programme }
}

fn saisie(m: &Monde, v: &Ville) -> SaisieRattachement {
    SaisieRattachement {
        fiche: m.fiche.id.to_string(),
        noeud: v.objectif.id.to_string(),
        note: "Même public".into(),
        ..SaisieRattachement::default()
    }
}

#[tokio::test]
async fn une_fiche_se_lit_dans_deux_contrats_sans_etre_ecrite_deux_fois() {
    for m in mondes().await {
        let v = ville(&m).await;
        let all = m.role(Role::Coordination);
        let one = rattacher(&all, &v.contrat, &saisie(&m, &v)).await.unwrap();
        assert_eq!(codes(rattacher(&all, &v.contrat, &saisie(&m, &v)).await), ["articulation-deja-rattachee"]);
        let axis = Path(("ici".into(), "ville".into(), v.objectif.id.to_string()));
        let (statut, html) = lue(lecture::axe(all.clone(), axis).await).await;
        assert_eq!(statut, StatusCode::OK);
        for words in ["Former les relais", "Même public", "Monter des actions communes", "Projet régional de santé"] {
            assert!(html.contains(words), "{words}");
        }
        let sheet = Path(("ici".into(), m.contrat.slug.clone(), m.fiche.numero.to_string()));
        let (_, html) = lue(lecture::fiche(all.clone(), sheet).await).await;
        assert!(html.contains("Sert aussi") && html.contains("D1.1 Vivre en bonne santé"), "the other direction");
        let (_, html) = lue(lecture::programme(all.clone(), Path(("ici".into(), v.programme.id.to_string()))).await).await;
        assert!(html.contains("D1.1 Vivre en bonne santé") && html.contains("Aucune fiche-action ne le cite"), "{html}");
        let plan = lecture::plan(all.clone(), Path(("ici".into(), "ville".into()))).await;
        let (_, html) = lue(plan).await;
        assert!(html.contains("fiches-actions non publiées") && html.contains("T1 Mobilités"), "{html}");
        assert!(!html.contains("0\u{202f}%") && !html.contains("0 fiche"), "no absurd zero: {html}");
        detacher(&all, &v.contrat, one.id).await.unwrap();
        assert!(m.tous::<FicheRattachee>().await.is_empty());
        assert_eq!(m.relire(&m.fiche).await, m.fiche, "the sheet never moved");
    }
}

#[tokio::test]
async fn une_fiche_relue_coute_dix_lectures_au_plus_et_suit_ce_qui_s_ecrit() {
    for m in mondes().await {
        let all = m.role(Role::Coordination);
        let sheet = || Path(("ici".into(), m.contrat.slug.clone(), m.fiche.numero.to_string()));
        let (_, before) = lue(lecture::fiche(all.clone(), sheet()).await).await;
        let (again, statements) = store::stats::counted(lecture::fiche(all.clone(), sheet())).await;
        assert!(statements <= 10, "{statements}");
        assert_eq!(lue(again).await.1, before);
        let mut fiche = m.relire(&m.fiche).await;
        fiche.objectif_strategique = "Former cent relais de plus".into();
        let mut w = all.writer("essai").await.unwrap();
        w.update(&mut fiche).await.unwrap();
        w.commit().await.unwrap();
        let (_, after) = lue(lecture::fiche(all.clone(), sheet()).await).await;
        assert!(after.contains("Former cent relais de plus"), "{after}");
    }
}

#[tokio::test]
async fn la_fiche_montre_les_indicateurs_de_chaque_role() {
    use indicateurs::model::{Indicateur, IndicateurId, Rattachement, RoleIndicateur};
    for m in mondes().await {
        let all = m.role(Role::Coordination);
        let mut w = all.writer("essai").await.unwrap();
        for (rang, role) in (1..).zip(RoleIndicateur::ALL) {
            let un: Indicateur = serde_json::from_value(serde_json::json!({
                "id": IndicateurId::fresh(), "version": 1, "contrat_id": m.contrat.id.to_string(), "code": format!("9.X{rang}"),
                "libelle": format!("Mesure {}", role.code()), "definition": "", "unite": "", "role": role, "mesure": "quantite",
                "sens": "aucun", "reference": null, "reference_le": null, "poids": "1", "etat": "valide", "derive_de": null,
                "ordre": 90 + rang,
            }))
            .unwrap();
            let (objet, objet_id) = ("fiche".to_owned(), m.fiche.id.to_string());
            let (lettres, declinaisons) = (Json(vec![]), Json(vec![]));
            let (id, contrat_id, indicateur_id) = (Id::fresh(), un.contrat_id.clone(), un.id);
            w.insert(&un).await.unwrap();
            w.insert(&Rattachement { id, version: 1, contrat_id, indicateur_id, objet, objet_id, lettres, declinaisons })
                .await
                .unwrap();
        }
        w.commit().await.unwrap();
        let sheet = Path(("ici".into(), m.contrat.slug.clone(), m.fiche.numero.to_string()));
        let (_, html) = lue(lecture::fiche(all.clone(), sheet).await).await;
        for role in RoleIndicateur::ALL {
            assert!(html.contains(&format!("Mesure {}", role.code())), "{role:?}: {html}");
        }
    }
}

#[tokio::test]
async fn rattacher_demande_le_droit_sur_le_contrat_qui_lit() {
    for m in mondes().await {
        let v = ville(&m).await;
        for who in [m.coordination(), m.role(Role::Pilote), m.role(Role::Lecteur), m.personne()] {
            assert!(interdit(&rattacher(&who, &v.contrat, &saisie(&m, &v)).await), "not of this contract");
            let page = get(who, Path(("ici".into(), "ville".into())), Query(Requete::default())).await;
            assert!(matches!(page, Err(PageError::NotFound)));
        }
        let all = m.role(Role::Coordination);
        let one = rattacher(&all, &v.contrat, &saisie(&m, &v)).await.unwrap();
        assert!(interdit(&detacher(&all, &m.contrat, one.id).await), "another contract's reading");
    }
}

#[tokio::test]
async fn la_page_garde_la_saisie_refusee_et_retire_ce_qu_on_detache() {
    for m in mondes().await {
        let v = ville(&m).await;
        let all = m.role(Role::Coordination);
        let here = || Path(("ici".into(), "ville".into()));
        let form = |fields: &[(&str, &str)]| Form::filled(fields.iter().map(|(n, x)| ((*n).into(), (*x).into())).collect());
        let both = form(&[
            ("fiche", &m.fiche.id.to_string()),
            ("noeud", &v.objectif.id.to_string()),
            ("axe", &v.axe.id.to_string()),
            ("note", "gardée"),
        ]);
        let (statut, html) = lue(post(all.clone(), here(), both).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("gardée</textarea>") && html.contains("pas aux deux"), "{html}");
        let good = form(&[("fiche", &m.fiche.id.to_string()), ("axe", &v.axe.id.to_string())]);
        assert_eq!(lue(post(all.clone(), here(), good).await).await.0, StatusCode::SEE_OTHER);
        let axis = Path(("ici".into(), "ville".into(), v.axe.id.to_string()));
        let (_, html) = lue(lecture::transversal(all.clone(), axis).await).await;
        assert!(html.contains("Former les relais") && html.contains("D1 Grandir"), "{html}");
        let one = m.tous::<FicheRattachee>().await.remove(0);
        let away = form(&[("action", "detacher"), ("cle", &one.id.to_string())]);
        assert_eq!(lue(post(all.clone(), here(), away).await).await.0, StatusCode::SEE_OTHER);
        let mut r = all.reader().await.unwrap();
        assert!(r.list::<FicheRattachee>("", vec![]).await.unwrap().is_empty());
    }
}
