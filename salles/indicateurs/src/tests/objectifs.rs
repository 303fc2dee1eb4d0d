//! The reference and the targets of each place: typed, pasted, refused, written by two people at once.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Cle, Voulu};
use crate::model::*;
use crate::regles::Mois;
use axum::http::StatusCode;
use kernel::{Actor, Id};
use territoire::model::{GenreTerritoire, Territoire};

/// Workshops are counted every year in every commune.
pub async fn par_commune(ici: &Maison, regler: impl Fn(&mut Suivi)) {
    let mut suivi = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == ici.ateliers.id).unwrap();
    suivi.niveau = Some(GenreTerritoire::Commune);
    regler(&mut suivi);
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.update(&mut suivi).await.unwrap();
    w.commit().await.unwrap();
}

pub async fn poser<R: store::Record>(ici: &Maison, rangs: &[R]) {
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    for rang in rangs {
        w.insert(rang).await.unwrap();
    }
    w.commit().await.unwrap();
}

pub fn objectif(ici: &Maison, commune: usize, annee: i64, valeur: &str) -> ObjectifTerritoire {
    ObjectifTerritoire {
        id: Id::fresh(),
        version: 1,
        contrat_id: CONTRAT.into(),
        indicateur_id: ici.ateliers.id,
        territoire_id: ici.communes[commune].id,
        annee,
        valeur: valeur.into(),
        le: None,
        provenance: String::new(),
    }
}

/// Workshops of a commune in a year, validated.
pub async fn valeur(ici: &Maison, commune: usize, annee: i16, texte: &str) {
    let cle = Cle {
        indicateur: ici.ateliers.id,
        territoire: ici.communes[commune].id.to_string(),
        periode: Mois::nouveau(annee, 12).unwrap(),
        source: "Registre de la ville".into(),
    };
    let cellule = Cellule { motif: "Compté par la commune elle-même".into(), ..Cellule::nouvelle(cle, texte) };
    let bilan = ici.ecrire("coordination", &[cellule], Voulu::Validee).await.unwrap();
    assert_eq!(bilan.ecrites, 1, "{:?}", bilan.refusees);
}

pub fn chemin(ici: &Maison) -> String {
    format!("/indicateurs/{}/territoires", ici.ateliers.id)
}

/// The form of every commune as it is drawn, with some fields typed over.
async fn formulaire(ici: &Maison, dits: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = ici.voir("coordination", &chemin(ici)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.texte);
    let entre =
        |texte: &str, de: &str, a: &str| texte.split_once(de).and_then(|(_, r)| r.split_once(a)).map(|(v, _)| v.to_owned());
    let mut form: Vec<(String, String)> = vec![];
    for balise in page.texte.split("<input").skip(1).filter_map(|r| r.split_once('>').map(|(b, _)| b)) {
        let (Some(nom), valeur) = (entre(balise, " name=\"", "\""), entre(balise, " value=\"", "\"").unwrap_or_default()) else {
            continue;
        };
        let dit = dits.iter().find(|(n, _)| *n == nom).map_or(valeur, |(_, v)| (*v).to_owned());
        form.push((nom, dit));
    }
    form
}

async fn lus(ici: &Maison) -> Vec<(String, i64, String)> {
    let mut tous: Vec<_> = ici
        .tous::<ObjectifTerritoire>()
        .await
        .iter()
        .map(|o| (ici.communes.iter().find(|c| c.id == o.territoire_id).unwrap().nom.clone(), o.annee, o.valeur.clone()))
        .collect();
    tous.sort();
    tous
}

fn dit(nom: &str, annee: i64, valeur: &str) -> (String, i64, String) {
    (nom.to_owned(), annee, valeur.to_owned())
}

#[tokio::test]
async fn la_reference_et_les_cibles_de_chaque_territoire_se_tapent_et_se_relisent() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        let saisie =
            [("r.0", "12"), ("d.0", "31/12/2021"), ("p.0", "Registre"), ("c.0.4", "20"), ("c.0.5", "1 200"), ("c.2.4", "7")];
        let form = formulaire(&ici, &saisie).await;
        let reponse = ici.poster("coordination", &chemin(&ici), &form).await;
        assert_eq!(reponse.vers, format!("/ici{}?page=1&fait=4", chemin(&ici)), "{}", reponse.texte);
        let attendu = [dit("Alairac", 0, "12"), dit("Alairac", 4, "20"), dit("Alairac", 5, "1200"), dit("Cavanac", 4, "7")];
        assert_eq!(lus(&ici).await, attendu);
        let page = ici.voir("coordination", &format!("{}?page=1&fait=4", chemin(&ici))).await;
        assert!(page.contient("4 objectifs sont changés") && page.contient("value=\"31/12/2021\""), "{}", page.texte);
        assert!(page.texte.len() < 60_000);
        // Sent again as it is: nothing changes, nothing is written.
        let form = formulaire(&ici, &[]).await;
        assert!(ici.poster("coordination", &chemin(&ici), &form).await.vers.ends_with("fait=0"));
        assert!(ici.tous::<ObjectifTerritoire>().await.iter().all(|o| o.version == 1));
        let form = formulaire(&ici, &[("c.0.4", ""), ("c.0.5", "21")]).await;
        assert!(ici.poster("coordination", &chemin(&ici), &form).await.vers.ends_with("fait=2"));
        assert_eq!(lus(&ici).await, [dit("Alairac", 0, "12"), dit("Alairac", 5, "21"), dit("Cavanac", 4, "7")]);
        let page = ici.voir("elu", &format!("/indicateurs/{}?annee=4", ici.ateliers.id)).await;
        assert!(page.contient("Par territoire, Année 4 (2025)") && page.contient("Registre"), "{}", page.texte);
    }
}

#[tokio::test]
async fn chaque_refus_est_dit_a_sa_case_et_rien_n_est_ecrit_a_moitie() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        let faux =
            [("r.0", "12"), ("c.0.4", "douze"), ("c.0.5", "8"), ("r.1", "-3"), ("d.2", "hier"), ("p.2", "Insee"), ("c.1.4", "9")];
        let reponse = ici.poster("coordination", &chemin(&ici), &formulaire(&ici, &faux).await).await;
        assert_eq!(reponse.status, StatusCode::UNPROCESSABLE_ENTITY);
        for mots in [
            "value=\"douze\"",
            "id=\"c-c-0-4-erreur\"",
            "ne se lit pas comme un nombre",
            "alors que plus haut = mieux",
            "ce qui se compte ou se mesure n’est jamais négatif",
            "ne se lit pas comme une date",
            "il n’y a pas de référence dont ce serait",
            "value=\"9\"",
            "href=\"#c-c-0-5\"",
        ] {
            assert!(reponse.contient(mots), "{mots} : {}", reponse.texte);
        }
        assert!(lus(&ici).await.is_empty(), "rien à moitié");
        // A place that is not of the level, sent by hand.
        let epci = Territoire {
            id: Id::fresh(),
            genre: GenreTerritoire::Epci,
            nom: "Agglo".into(),
            cle: "agglo".into(),
            code: None,
            ..ici.communes[0].clone()
        };
        poser(&ici, std::slice::from_ref(&epci)).await;
        let id = epci.id.to_string();
        let reponse = ici.poster("coordination", &chemin(&ici), &champs(&[("lieu.0", &id), ("c.0.4", "5")])).await;
        assert!(reponse.status == StatusCode::UNPROCESSABLE_ENTITY && reponse.contient("n’est pas attendu"), "{}", reponse.texte);
        assert!(lus(&ici).await.is_empty());
    }
}

#[tokio::test]
async fn un_oui_non_va_de_non_a_oui_et_une_baisse_vise_plus_bas() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        let changer = async |mesure: Mesure, sens: Sens| {
            let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
            let i: Indicateur = store::Read::load(&mut w, &ici.ateliers.id).await.unwrap();
            w.update(&mut Indicateur { mesure, sens, ..i }).await.unwrap();
            w.commit().await.unwrap();
        };
        changer(Mesure::Quantite, Sens::Baisse).await;
        let reponse = ici.poster("coordination", &chemin(&ici), &formulaire(&ici, &[("r.0", "30"), ("c.0.4", "31")]).await).await;
        assert!(reponse.contient("alors que plus bas = mieux"), "{}", reponse.texte);
        changer(Mesure::OuiNon, Sens::Hausse).await;
        let form = formulaire(&ici, &[("c.0.4", "oui"), ("c.1.4", "2")]).await;
        assert!(!form.iter().any(|(nom, _)| nom == "r.0"), "pas de case de référence");
        let reponse = ici.poster("coordination", &chemin(&ici), &form).await;
        assert!(reponse.contient("n’est ni oui ni non"), "{}", reponse.texte);
        let id = ici.communes[0].id.to_string();
        let forge = champs(&[("lieu.0", &id), ("r.0", "oui")]);
        assert!(ici.poster("coordination", &chemin(&ici), &forge).await.contient("part toujours de non"));
        let form = formulaire(&ici, &[("c.0.4", "oui"), ("c.1.4", "non")]).await;
        assert!(ici.poster("coordination", &chemin(&ici), &form).await.vers.ends_with("fait=2"));
        assert!(ici.voir("coordination", &chemin(&ici)).await.contient("value=\"oui\""));
        changer(Mesure::Document, Sens::Hausse).await;
        assert!(ici.voir("coordination", &chemin(&ici)).await.contient("ne va pas d’une référence à une cible"));
    }
}

#[tokio::test]
async fn ce_que_quelqu_un_d_autre_a_ecrit_entre_temps_se_voit_et_n_est_pas_perdu() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        poser(&ici, &[objectif(&ici, 0, 4, "20")]).await;
        let mien = formulaire(&ici, &[("c.0.4", "25"), ("c.1.4", "9")]).await;
        let sien = formulaire(&ici, &[("c.0.4", "22"), ("c.0.5", "40")]).await;
        assert!(ici.poster("coordination", &chemin(&ici), &sien).await.vers.ends_with("fait=2"));
        let reponse = ici.poster("coordination", &chemin(&ici), &mien).await;
        assert_eq!(reponse.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reponse.contient("quelqu’un d’autre a enregistré «\u{202f}22\u{202f}» entre-temps"), "{}", reponse.texte);
        assert!(
            reponse.contient("enregistré «\u{202f}40\u{202f}»")
                && reponse.contient("value=\"25\"")
                && reponse.contient("value=\"9\"")
        );
        assert_eq!(lus(&ici).await, [dit("Alairac", 4, "22"), dit("Alairac", 5, "40")], "rien n’est écrit");
        // Once seen, what one types is what one wants; what the other wrote elsewhere is kept.
        let vu = reponse.texte.split_once("name=\"vu.0\" value=\"").unwrap().1.split_once('"').unwrap().0;
        let mut encore: Vec<(String, String)> = mien.into_iter().filter(|(n, _)| n != "vu.0").collect();
        encore.push(("vu.0".into(), vu.into()));
        for (nom, v) in &mut encore {
            if nom == "c.0.5" {
                *v = "40".into();
            }
        }
        assert!(ici.poster("coordination", &chemin(&ici), &encore).await.vers.ends_with("fait=2"));
        assert_eq!(lus(&ici).await, [dit("Alairac", 4, "25"), dit("Alairac", 5, "40"), dit("Berriac", 4, "9")]);
    }
}

#[tokio::test]
async fn un_bloc_colle_trouve_ses_lignes_et_ses_colonnes_et_n_ecrit_rien() {
    for ici in maisons().await {
        par_commune(&ici, |_| ()).await;
        let bloc = "\tRéférence\tDate\t2025\tTotal\n11037\t3\t31/12/2021\t9\t1\ncavanac\t2\t\tbeaucoup\t1\nAilleurs\t1\t\t1\t1";
        let mut form = formulaire(&ici, &[("c.0.5", "77")]).await;
        form.extend(champs(&[("action", "coller"), ("colle", bloc)]));
        let page = ici.poster("coordination", &chemin(&ici), &form).await;
        assert_eq!(page.status, StatusCode::OK);
        for mots in [
            "value=\"77\"",
            "value=\"31/12/2021\"",
            "value=\"beaucoup\"",
            "Ailleurs",
            "Total",
            "5 cases sont collées",
            "Rien n’est encore",
        ] {
            assert!(page.contient(mots), "{mots} : {}", page.texte);
        }
        assert!(lus(&ici).await.is_empty());
    }
}

#[tokio::test]
async fn sans_niveau_la_page_dit_quoi_faire_et_chacun_a_ses_droits() {
    for ici in maisons().await {
        let page = ici.voir("coordination", &chemin(&ici)).await;
        assert!(page.contient("Se renseigne par") && page.contient("/suivi\""), "{}", page.texte);
        assert!(!ici.voir("coordination", &format!("/indicateurs/{}", ici.ateliers.id)).await.contient("Par territoire, "));
        par_commune(&ici, |_| ()).await;
        let id = ici.communes[0].id.to_string();
        for nom in ["pilote", "partenaire", "elu", "lecteur", "administration"] {
            let nom = if nom == "pilote" { ici.pilote() } else { nom.to_owned() };
            assert_eq!(ici.voir(&nom, &chemin(&ici)).await.status, StatusCode::FORBIDDEN, "{nom}");
            let forge = champs(&[("lieu.0", &id), ("c.0.4", "5")]);
            assert_eq!(ici.poster(&nom, &chemin(&ici), &forge).await.status, StatusCode::FORBIDDEN, "{nom}");
        }
        assert!(lus(&ici).await.is_empty());
    }
}
