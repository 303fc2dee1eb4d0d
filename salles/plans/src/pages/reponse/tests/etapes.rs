//! A step chosen in the form of a link, refused when it is none, accepted into the plan as its share.

use super::*;
use crate::calculs::PlanLu;
use indicateurs::model::{Echelle, Indicateur, Mesure, Observation};
use indicateurs::regles::echelle::lire_etapes;
use scraper::{Html, Selector};

/// The indicator of sheet 2 counts in steps; « 10 » was answered last year.
async fn par_etapes(s: &Scene) -> Indicateur {
    let etapes = lire_etapes("Étude remise ; 10\nMarché signé ; 62,5\nMaison ouverte ; 100").unwrap();
    let mut i: Indicateur = s.e.r().await.load(&s.e.indicateur.id).await.unwrap();
    i.mesure = Mesure::Jalon;
    i.echelle.0 = Some(Echelle::Etapes(etapes));
    let mut w = s.e.w("essai").await;
    w.update(&mut i).await.unwrap();
    w.commit().await.unwrap();
    i
}

fn options(page: &str, name: &str) -> Vec<(String, bool)> {
    let html = Html::parse_document(page);
    let css = Selector::parse(&format!("select[name='{name}'] option")).unwrap();
    html.select(&css).map(|o| (o.text().collect(), o.value().attr("selected").is_some())).collect()
}

#[tokio::test]
async fn une_etape_se_choisit_par_le_lien_et_compte_pour_sa_part() {
    for db in bases().await.unwrap() {
        let s = Scene::nouvelle(db).await;
        par_etapes(&s).await;
        let (status, page) = lue(ecrire::get_par_lien(s.visit(), s.fiche()).await).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("Année 1\u{202f}: Étude remise (10\u{202f}%), le"), "{page}");
        let dites = options(&page, &s.valeur());
        let mots: Vec<&str> = dites.iter().map(|(dite, _)| dite.as_str()).collect();
        assert_eq!(
            mots,
            [
                "À choisir",
                "Pas commencé (0\u{202f}%)",
                "Étude remise (10\u{202f}%)",
                "Marché signé (62,5\u{202f}%)",
                "Maison ouverte (100\u{202f}%)"
            ]
        );
        let mut form = s.rempli(s.reponse.version, "deposer");
        form.set(&s.valeur(), "26");
        let (status, page) = lue(ecrire::post_par_lien(s.visit(), s.fiche(), form).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("Choisissez parmi\u{202f}: Étude remise (10\u{202f}%)"), "{page}");
        assert!(options(&page, &s.valeur()).contains(&("26".into(), true)), "ce qui est tapé reste");
        // By its name, or as the list sends it: the same step is selected again.
        for dite in ["marché signé", "62,5", "62.5"] {
            let mut form = s.rempli(s.relue().await.version, "brouillon");
            form.set(&s.valeur(), dite);
            vers(ecrire::post_par_lien(s.visit(), s.fiche(), form).await);
            let (_, page) = lue(ecrire::get_par_lien(s.visit(), s.fiche()).await).await;
            assert!(options(&page, &s.valeur()).contains(&("Marché signé (62,5\u{202f}%)".into(), true)), "{dite}");
        }
        let mut form = s.rempli(s.relue().await.version, "deposer");
        form.set(&s.valeur(), "Marché signé");
        vers(ecrire::post_par_lien(s.visit(), s.fiche(), form).await);
        let (_, page) = lue(recu::get_par_lien(s.visit(), s.fiche()).await).await;
        assert!(page.contains("Marché signé (62,5\u{202f}%)") && page.contains("Étude remise (10\u{202f}%)"), "{page}");
        let depot = s.relue().await;
        let mut w = s.e.w("reponse.accepter").await;
        accepter(&mut w, &depot.id, depot.version, "").await.unwrap();
        w.commit().await.unwrap();
        let gardee: Observation =
            s.e.r().await.find("indicateur_id = $2 AND annee = $3", args![s.e.indicateur.id, 2]).await.unwrap().unwrap();
        assert_eq!(gardee.valeur.as_deref(), Some("62.5"));
        // « taux = part de l'étape atteinte », in the sheet that it measures.
        let plan = PlanLu::lire(&mut s.e.r().await, s.e.contrat.clone()).await.unwrap();
        let fiche = plan.fiches.iter().find(|f| f.numero == 2).unwrap();
        let lue = plan.atteinte_de_fiche(fiche, 2);
        assert_eq!(lue.taux, Some("62.5".parse().unwrap()), "{lue:?}");
        let explique = plan.expliquer(
            crate::calculs::Lecture::Atteinte,
            crate::calculs::Objet::Mesure(s.e.indicateur.id),
            2,
            date(2027, 1, 1),
            Lang::Fr,
        );
        assert!(explique.operandes.iter().any(|o| o.valeur == "Marché signé (62,5\u{202f}%)"), "{:?}", explique.operandes);
    }
}
