//! Each figure of money is what its page adds up, to the centime; and opens to whoever sees it, to nobody else.

use crate::essai::{ICI, Maison, maisons};
use crate::guichet::Reponse;
use crate::model::*;
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;
use regex::Regex;

/// The figure of a page, and what its terms add up to, in centimes.
fn rejouer(page: &Reponse) -> (i64, i64) {
    assert_eq!(page.status, StatusCode::OK, "{}", page.texte);
    assert!(page.texte.len() < 60_000, "{} octets", page.texte.len());
    let lu = Regex::new(r#"<data value="(-?\d+)">"#).unwrap();
    let montants: Vec<i64> = lu.captures_iter(&page.texte).map(|c| c[1].parse().unwrap()).collect();
    (montants[0], montants[1..].iter().sum())
}

/// Follows every link of a page towards a calculation; gives the figures that were replayed, by address.
async fn tout_rejouer(maison: &Maison, qui: &str, chemin: &str) -> Vec<(String, i64)> {
    let page = maison.voir(qui, chemin).await;
    let lien = Regex::new(r#"href="/ici(/[^"]*/calcul/[^"]*)"[^>]*>([^<]*)<"#).unwrap();
    let mut rejoues = vec![];
    for c in lien.captures_iter(&page.texte) {
        let (total, somme) = rejouer(&maison.voir(qui, &c[1].replace("&amp;", "&")).await);
        assert_eq!(total, somme, "{}", &c[1]);
        // The link is the figure itself, where it is one.
        let chiffres: String = c[2].chars().filter(char::is_ascii_digit).collect();
        if c[2].contains('€') {
            assert_eq!(chiffres.parse::<i64>().unwrap() * 100, total.abs(), "{} : {}", &c[1], &c[2]);
        }
        rejoues.push((c[1].to_owned(), total));
    }
    rejoues
}

async fn scenario(maison: &Maison) -> String {
    let page =
        maison.poster("coordination", &format!("{ICI}/programmation"), &[("nom", "Essai"), ("doctrine", "par_note")]).await;
    let ici = page.vers.strip_prefix("/ici").unwrap().to_owned();
    let page = maison.poster("coordination", &ici, &[("geste", "calculer"), ("version", "1")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
    ici
}

#[tokio::test]
async fn chaque_chiffre_de_la_programmation_est_la_somme_de_ses_termes() {
    for maison in maisons(EtatAppel::Programmation).await {
        let vus = tout_rejouer(&maison, "coordination", &format!("{ICI}/programmation")).await;
        let de = |fin: &str| vus.iter().find(|(chemin, _)| chemin.ends_with(fin)).map(|(_, total)| *total);
        // S-1: 12 000 + 8 000 + 6 000 asked of the State, 12 000 + 8 000… of the others.
        assert_eq!(de("/demande/ETAT"), Some(2_600_000), "{vus:?}");
        assert_eq!(de("/demande/AGGLO"), Some(1_700_000));
        assert!(de("/disponible/ETAT").is_some_and(|d| d > 0) && de("/reserve/ETAT") == Some(0));
        let ici = scenario(&maison).await;
        let vus = tout_rejouer(&maison, "coordination", &ici).await;
        assert!(vus.iter().any(|(c, total)| c.ends_with("/retenu") && *total > 0), "{vus:?}");
        assert!(vus.iter().any(|(c, total)| c.ends_with("/argent/orphelin") && *total == 600_000), "6 000 € (S-1) : {vus:?}");
    }
}

#[tokio::test]
async fn le_total_de_l_appel_est_la_somme_de_ses_enveloppes() {
    for maison in maisons(EtatAppel::Programmation).await {
        let (total, somme) = rejouer(&maison.voir("lecteur", ICI).await);
        assert!(total > 0 && total == somme, "{total} {somme}");
    }
}

#[tokio::test]
async fn un_chiffre_ne_s_ouvre_qu_a_qui_le_voit() {
    for maison in maisons(EtatAppel::Instruction).await {
        let calcul = |suite: &str| format!("{ICI}/calcul/{suite}");
        let statut = async |qui: &str, suite: &str| maison.voir(qui, &calcul(suite)).await.status;
        for suite in ["demande/ETAT", "disponible/ETAT", "reserve/ETAT", "propose/ETAT", "vote/ETAT", "retenu/ETAT"] {
            assert_eq!(statut("coordination", suite).await, StatusCode::OK, "{suite}");
            assert_ne!(statut(&maison.porteur(), suite).await, StatusCode::OK, "{suite}");
        }
        // Funders write their proposals: each adds up its own.
        let etat = maison.de("ETAT");
        assert_eq!(statut(&etat, "propose/ETAT").await, StatusCode::OK);
        assert_eq!(statut(&etat, "propose/AGGLO").await, StatusCode::NOT_FOUND);
        // Who reads the files in short sees what is asked and available, not what is proposed nor the agreements.
        assert_eq!(statut("conseil_citoyen", "demande/ETAT").await, StatusCode::OK);
        for suite in ["propose/ETAT", "vote/ETAT", "retenu/ETAT"] {
            assert_eq!(statut("conseil_citoyen", suite).await, StatusCode::NOT_FOUND, "{suite}");
        }
        for suite in ["demande/NULLE", "secret/ETAT"] {
            let page = maison.voir("coordination", &calcul(suite)).await;
            assert!(page.status == StatusCode::NOT_FOUND || rejouer(&page).0 == 0, "{suite}");
        }
    }
}

#[tokio::test]
async fn trois_cents_termes_tiennent_en_pages_qui_disent_la_somme_des_autres() {
    for maison in maisons(EtatAppel::Programmation).await {
        let modele = maison.tous::<Dossier>().await.remove(0);
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        for n in 0..300_i64 {
            let action = ActionAidee {
                id: kernel::Id::fresh(),
                version: 1,
                porteur_id: modele.porteur_id,
                intitule: format!("Action {n}"),
                premier_exercice: 2026,
            };
            w.insert(&action).await.unwrap();
            let dossier = Dossier {
                id: kernel::Id::fresh(),
                version: 1,
                action_id: action.id,
                numero: Some(format!("2026-{:04}", 1_000 + n)),
                precedent_id: None,
                ..modele.clone()
            };
            w.insert(&dossier).await.unwrap();
            let ligne = LigneFinanceur {
                demande_centimes: Some(100_001 + n),
                ..LigneFinanceur::vide(dossier.appel_id, dossier.id, crate::regles::Financeur::nomme("ETAT"))
            };
            w.insert(&ligne).await.unwrap();
        }
        w.commit().await.unwrap();
        let attendu = 2_600_000 + (0..300).map(|n| 100_001 + n).sum::<i64>();
        for page in ["", "?page=2", "?page=4", "?page=99"] {
            let lue = maison.voir("coordination", &format!("{ICI}/calcul/demande/ETAT{page}")).await;
            assert_eq!(rejouer(&lue), (attendu, attendu), "{page}");
        }
    }
}
