//! The same moments as the time machine.

use super::lu;
use crate::actes::campagne::essai::Essai;
use crate::actes::edition::essai::retitrer;
use crate::api::{fil, lectures, plan, valeurs};
use crate::calculs::tests::horloge;
use crate::model::BilanAnnuel;
use axum::extract::Path;
use kernel::Role;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use store::Read;
use store::essai::bases_with;
use web::{Page, PageError, Visit};

fn contrat() -> Path<(String, String)> {
    Path(("agglo".into(), "cls".into()))
}

fn numero(n: i64) -> Path<(String, String, String)> {
    Path(("agglo".into(), "cls".into(), n.to_string()))
}

/// A visit to the contract of the review, at that address.
fn lecteur(e: &Essai, adresse: &str) -> Visit {
    let house = web::House(Arc::new(web::house::Inner {
        db: e.db.clone(),
        secret: [7; 32],
        base_url: "https://pacte.example".into(),
        demo: false,
        authenticate: Box::new(acteurs::actes::connexion::Comptes),
        nav: vec![],
        max_upload_mb: 1,
        sso: None,
        behind_proxy: false,
        press: Box::new(crate::papier::EnPlace),
    }));
    Visit {
        house,
        collectivite: Arc::new(e.collectivite.clone()),
        lang: kernel::Lang::Fr,
        visitor: Some(Arc::new(web::Visitor {
            compte_id: "compte".into(),
            connexion_id: "connexion".into(),
            nom: "Lecture".into(),
            organisation_id: None,
            lang: None,
            roles: vec![(Role::Lecteur, None)],
        })),
        here: format!("/agglo/api/v1/contrats/cls/{adresse}"),
        session: None,
        agent: String::new(),
        address: None,
    }
}

/// A plan of 22 November; the day after, another title for sheet 2 and another step for its year 1.
async fn deux_jours(db: store::Db, at: &std::sync::atomic::AtomicI64) -> Essai {
    at.store(1_795_348_800, Ordering::SeqCst);
    let e = Essai::nouveau(db).await;
    at.fetch_add(24 * 3600, Ordering::SeqCst);
    retitrer(&e, "Titre du 23").await;
    let mut w = e.w("fiche.saisir_avancement").await;
    let mut un = w.list::<BilanAnnuel>("annee = 1", vec![]).await.unwrap().remove(0);
    un.palier = Some(80);
    w.update(&mut un).await.unwrap();
    w.commit().await.unwrap();
    e
}

#[tokio::test]
async fn un_programme_lit_le_plan_d_un_soir_comme_la_machine_a_remonter_le_temps() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        let e = deux_jours(db, &at).await;
        for (soir, titre, palier) in [("2026-11-22", "Santé de proximité 2", 40), ("2026-11-23", "Titre du 23", 80)] {
            let v = |quoi: &str| lecteur(&e, &format!("{quoi}?au={soir}"));
            assert_eq!(lu(plan::fiche(v("fiches/2"), numero(2)).await).await["titre"], json!(titre), "{soir}");
            let fiches = lu(plan::fiches(v("fiches"), contrat()).await).await;
            assert_eq!(fiches["elements"][1]["titre"], json!(titre));
            let dits = lu(plan::avancements(v("avancements"), contrat()).await).await;
            let sien = dits["elements"].as_array().unwrap().iter().find(|b| b["fiche"] == 2 && b["annee"] == 1).unwrap().clone();
            assert_eq!(sien["palier"], json!(palier), "{soir} {dits}");
            let lectures = lu(lectures::get(lecteur(&e, &format!("lectures?au={soir}&annee=1")), contrat()).await).await;
            let sienne = lectures["elements"].as_array().unwrap().iter().find(|l| l["reference"] == "2").unwrap().clone();
            assert_eq!(sienne["avancement_declare"], json!(format!("{palier}.00")), "{lectures}");
            assert!(sienne["calcul"].as_str().unwrap().contains(&format!("/au/{soir}/calcul/")), "{sienne}");
        }
        // The evening of today is today, field by field.
        let pareil = async |aujourd_hui: Page, soir: Page| {
            let (a, b) = (lu(aujourd_hui).await, lu(soir).await);
            assert_eq!(a["elements"], b["elements"]);
            assert!(a["total"].as_i64().unwrap() > 0, "{a}");
        };
        let v = |quoi: &str| (lecteur(&e, quoi), lecteur(&e, &format!("{quoi}?au=2026-11-23")));
        let (a, b) = v("niveaux");
        pareil(plan::niveaux(a, contrat()).await, plan::niveaux(b, contrat()).await).await;
        let (a, b) = v("fiches");
        pareil(plan::fiches(a, contrat()).await, plan::fiches(b, contrat()).await).await;
        let (a, b) = v("declinaisons");
        pareil(plan::declinaisons(a, contrat()).await, plan::declinaisons(b, contrat()).await).await;
        let (a, b) = v("avancements");
        pareil(plan::avancements(a, contrat()).await, plan::avancements(b, contrat()).await).await;
        let (a, b) = v("indicateurs");
        pareil(valeurs::indicateurs(a, contrat()).await, valeurs::indicateurs(b, contrat()).await).await;
        let (a, b) = v("valeurs");
        pareil(valeurs::valeurs(a, contrat()).await, valeurs::valeurs(b, contrat()).await).await;
        let (a, b) = v("contrat");
        assert_eq!(lu(plan::contrat(a, contrat()).await).await, lu(plan::contrat(b, contrat()).await).await);
        for faux in ["hier", "2026-11-24", "2026-02-30", "1999-01-01"] {
            let page = plan::fiches(lecteur(&e, &format!("fiches?au={faux}")), contrat()).await;
            let Err(PageError::Refused(refus)) = page else { panic!("{faux}") };
            assert_eq!(refus[0].field().as_deref(), Some("au"), "{faux}");
        }
    }
}

#[tokio::test]
async fn un_programme_lit_l_histoire_d_une_fiche_et_la_difference_de_deux_soirs() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        let e = deux_jours(db, &at).await;
        let histoire = lu(fil::histoire_de_fiche(lecteur(&e, "fiches/2/histoire"), numero(2)).await).await;
        let gestes = histoire["gestes"].as_array().unwrap();
        let champs: Vec<&Value> =
            gestes.iter().flat_map(|g| g["traits"].as_array().unwrap()).flat_map(|t| t["champs"].as_array().unwrap()).collect();
        let titre = champs.iter().find(|c| c["code"] == "fiche_action.titre").unwrap();
        assert_eq!((&titre["avant"], &titre["apres"]), (&json!("Santé de proximité 2"), &json!("Titre du 23")), "{histoire}");
        assert!(gestes.iter().all(|g| g["auteur"].as_str().is_some_and(|a| !a.is_empty())));
        let seul = "fiches/2/histoire?champ=fiche_action.titre";
        let seul = lu(fil::histoire_de_fiche(lecteur(&e, seul), numero(2)).await).await;
        let dits = seul["gestes"].as_array().unwrap().iter().flat_map(|g| g["traits"].as_array().unwrap());
        assert!(dits.flat_map(|t| t["champs"].as_array().unwrap()).all(|c| c["code"] == "fiche_action.titre"), "{seul}");
        let rang = 1;
        let rien = lu(fil::histoire_de_fiche(lecteur(&e, &format!("fiches/2/histoire?avant={rang}")), numero(2)).await).await;
        assert_eq!((&rien["gestes"], &rien["suite"]), (&json!([]), &Value::Null), "avant la première entrée");
        assert!(!lu(fil::histoire(lecteur(&e, "histoire"), contrat()).await).await["gestes"].as_array().unwrap().is_empty());
        assert!(fil::histoire(lecteur(&e, "histoire?avant=zero"), contrat()).await.is_err());

        let adresse = "differences?de=2026-11-22&a=2026-11-23&annee=1";
        let ecarts = lu(fil::differences(lecteur(&e, adresse), contrat()).await).await;
        let titre = ecarts["elements"].as_array().unwrap().iter().find(|d| d["apres"] == "Titre du 23").unwrap();
        assert_eq!((&titre["partie"], &titre["fiche"]), (&json!("modification"), &json!(2)));
        assert_eq!(titre["avant"], json!("Santé de proximité 2"));
        assert!(ecarts["elements"].as_array().unwrap().iter().any(|d| d["ecart"] == "+40 points"), "{ecarts}");
        let rien = lu(fil::differences(lecteur(&e, "differences?de=2026-11-23&a=2026-11-23"), contrat()).await).await;
        assert_eq!(rien["total"], json!(0), "{rien}");
        for faux in ["differences", "differences?de=2026-11-23&a=2026-11-22", "differences?de=hier&a=2026-11-23"] {
            assert!(matches!(fil::differences(lecteur(&e, faux), contrat()).await, Err(PageError::Refused(_))), "{faux}");
        }
    }
}
