//! Steps and marks from end to end: defined, typed by name, read as a share, kept from a change that would lose them.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Cle, Voulu};
use crate::actes::{definir, modifier, saisir_observation};
use crate::model::*;
use crate::regles::Mois;
use crate::regles::redaction::{SaisieIndicateur, SaisieObservation};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use kernel::{Lang, Refusal};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use store::ActeError;

const ETAPES: &str = "Étude remise ; 25\nMarché signé ; 60\nMaison ouverte ; 100";
const OBJET: (&str, &str) = ("fiche", FICHE);

fn jalon() -> SaisieIndicateur {
    SaisieIndicateur {
        code: "1.R7".into(),
        libelle: "Maison de santé".into(),
        role: "resultat".into(),
        mesure: "jalon".into(),
        etapes: ETAPES.into(),
        sens: "hausse".into(),
        poids: "1".into(),
        etat: "valide".into(),
        cibles: BTreeMap::from([(4, "marché signé".to_owned())]),
        ..SaisieIndicateur::default()
    }
}

fn note() -> SaisieIndicateur {
    let (note_min, note_max) = ("1".into(), "5".into());
    SaisieIndicateur {
        mesure: "note".into(),
        note_min,
        note_max,
        reference: "1".into(),
        cibles: BTreeMap::from([(4, "5".into())]),
        ..jalon()
    }
}

async fn defini(ici: &Maison, saisie: &SaisieIndicateur) -> Indicateur {
    let visit = ici.visite("coordination");
    let mut w = visit.writer("essai").await.unwrap();
    let (i, _) = definir(&visit, &mut w, CONTRAT, 5, OBJET, saisie).await.unwrap();
    w.commit().await.unwrap();
    i
}

async fn change(ici: &Maison, i: &Indicateur, saisie: &SaisieIndicateur) -> Result<Indicateur, ActeError> {
    let visit = ici.visite("coordination");
    let mut w = visit.writer("essai").await?;
    let (i, _) = modifier(&visit, &mut w, 5, OBJET, (i.id, i.version), saisie).await?;
    w.commit().await?;
    Ok(i)
}

fn cellule(i: &Indicateur, annee: i16, texte: &str) -> Cellule {
    let periode = Mois::nouveau(annee, 12).unwrap();
    Cellule::nouvelle(Cle { indicateur: i.id, territoire: String::new(), periode, source: String::new() }, texte)
}

fn refus<T: std::fmt::Debug>(r: Result<T, ActeError>) -> Vec<(&'static str, String)> {
    match r.unwrap_err() {
        ActeError::Refus(refus) => refus.iter().map(|r| (r.code(), r.message(Lang::Fr))).collect(),
        autre => panic!("{autre:?}"),
    }
}

async fn valeurs(ici: &Maison, i: &Indicateur) -> Vec<(i64, Option<String>)> {
    let siennes = ici.tous::<Observation>().await.into_iter().filter(|o| o.indicateur_id == i.id);
    let mut siennes: Vec<_> = siennes.map(|o| (o.annee, o.valeur)).collect();
    siennes.sort();
    siennes
}

#[tokio::test]
async fn une_etape_se_tape_par_son_nom_et_vaut_sa_part() {
    for ici in maisons().await {
        let i = defini(&ici, &jalon()).await;
        let cible: Vec<Cible> = ici.tous::<Cible>().await.into_iter().filter(|c| c.indicateur_id == i.id).collect();
        assert_eq!((cible[0].annee, cible[0].valeur.as_str()), (4, "60"));
        let bilan = ici.ecrire("coordination", &[cellule(&i, 2025, "étude remise")], Voulu::Validee).await.unwrap();
        assert_eq!(bilan.ecrites, 1, "{bilan:?}");
        assert_eq!(valeurs(&ici, &i).await, [(4, Some("25".into()))]);
        // The same said by its share, or as the grid shows it.
        for dite in ["25", "25 %", "Étude remise (25\u{202f}%)"] {
            let bilan = ici.ecrire("coordination", &[cellule(&i, 2025, dite)], Voulu::Validee).await.unwrap();
            assert_eq!((bilan.ecrites, bilan.inchangees), (0, 1), "{dite}");
        }
        let bilan = ici.ecrire("coordination", &[cellule(&i, 2024, "Étude")], Voulu::Validee).await.unwrap();
        let hors = &bilan.refusees[&0];
        assert_eq!(hors.code(), "cellule-hors-echelle");
        assert!(hors.remedy(Lang::Fr).unwrap().contains("Étude remise (25\u{202f}%), Marché signé (60\u{202f}%)"), "{hors:?}");
        let page = ici.voir("coordination", &format!("/indicateurs/{}", i.id)).await;
        for dit in [
            "Étude remise (25\u{202f}%)",
            "Marché signé (60\u{202f}%)",
            "Pas commencé (0\u{202f}%)",
            "data-l=\"Atteinte\">25\u{202f}%",
        ] {
            assert!(page.contient(dit), "{dit}: {}", page.texte);
        }
        let grille = ici.voir("coordination", &format!("/indicateurs/saisie?contrat=cls&indicateur={}", i.id)).await;
        assert!(grille.contient("value=\"Étude remise (25\u{202f}%)\" aria-label"), "{}", grille.texte);
        assert!(grille.contient("<datalist") && grille.contient("Marché signé (60\u{202f}%)"));
        let liste = ici.voir("coordination", "/indicateurs").await;
        assert!(liste.contient("Étude remise (25\u{202f}%)"), "{}", liste.texte);
        let csv = ici.voir("coordination", &format!("/indicateurs/{}/valeurs.csv", i.id)).await;
        assert!(csv.contient("Étude remise (25\u{202f}%)"), "{}", csv.texte);
    }
}

#[tokio::test]
async fn la_valeur_d_une_annee_se_dit_par_l_etape() {
    for ici in maisons().await {
        let i = defini(&ici, &jalon()).await;
        let visit = ici.visite("coordination");
        let tape = |valeur: &str| SaisieObservation { annee: 3, valeur: valeur.into(), ..SaisieObservation::default() };
        let mut w = visit.writer("essai").await.unwrap();
        let codes = refus(saisir_observation(&visit, &mut w, 5, i.id, &tape("61")).await);
        assert_eq!(codes[0].0, "indicateur-hors-echelle");
        drop(w);
        let mut w = visit.writer("essai").await.unwrap();
        saisir_observation(&visit, &mut w, 5, i.id, &tape("Marché signé")).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(valeurs(&ici, &i).await, [(3, Some("60".into()))]);
    }
}

#[tokio::test]
async fn une_etape_qui_sert_ne_part_pas_et_se_renomme() {
    for ici in maisons().await {
        let i = defini(&ici, &jalon()).await;
        ici.ecrire("coordination", &[cellule(&i, 2025, "Étude remise")], Voulu::Validee).await.unwrap();
        // A draft counts as well: it would be handed in.
        ici.ecrire("coordination", &[cellule(&i, 2026, "Marché signé")], Voulu::Brouillon).await.unwrap();
        let sans =
            SaisieIndicateur { etapes: "Étude remise ; 30\nMaison ouverte ; 100".into(), cibles: BTreeMap::new(), ..jalon() };
        let dits = refus(change(&ici, &i, &sans).await);
        assert_eq!(dits.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["indicateur-etape-servie"; 2]);
        assert!(dits[0].1.contains("Étude remise (25\u{202f}%)") && dits[0].1.contains("année 4, 2025"), "{dits:?}");
        assert!(dits[1].1.contains("Marché signé (60\u{202f}%)") && dits[1].1.contains("2026"), "{dits:?}");
        let compte = SaisieIndicateur { mesure: "quantite".into(), cibles: BTreeMap::new(), ..jalon() };
        assert_eq!(refus(change(&ici, &i, &compte).await)[0].0, "indicateur-mesure-servie");
        let etapes = "Idée ; 10\nÉtude rendue ; 25\nMarché signé ; 60\nMaison ouverte ; 100".into();
        let i = change(&ici, &i, &SaisieIndicateur { etapes, ..jalon() }).await.unwrap();
        let page = ici.voir("coordination", &format!("/indicateurs/{}", i.id)).await;
        assert!(page.contient("Étude rendue (25\u{202f}%)"), "{}", page.texte);
        // What the steps were is told in words.
        assert!(
            page.contient(
                "Étude remise (25\u{202f}%), Marché signé (60\u{202f}%), Maison ouverte (100\u{202f}%) → Idée (10\u{202f}%)"
            ),
            "{}",
            page.texte
        );
        let dit = crate::recit::mots("indicateur", "echelle", &serde_json::to_value(&i).unwrap(), &|_| None, Lang::Fr);
        assert!(dit.unwrap().starts_with("Idée (10\u{202f}%)"));
    }
}

#[tokio::test]
async fn une_note_hors_de_ses_bornes_est_refusee() {
    for ici in maisons().await {
        let i = defini(&ici, &note()).await;
        let bilan = ici.ecrire("coordination", &[cellule(&i, 2025, "3"), cellule(&i, 2024, "6")], Voulu::Validee).await.unwrap();
        assert_eq!((bilan.ecrites, bilan.refusees[&1].code()), (1, "cellule-hors-echelle"));
        let page = ici.voir("coordination", &format!("/indicateurs/{}", i.id)).await;
        for dit in ["3 sur 5", "5 sur 5", "de 1 à 5", "data-l=\"Atteinte\">50\u{202f}%"] {
            assert!(page.contient(dit), "{dit}: {}", page.texte);
        }
        let dits = refus(change(&ici, &i, &SaisieIndicateur { note_max: "2".into(), cibles: BTreeMap::new(), ..note() }).await);
        assert_eq!(dits[0].0, "indicateur-bornes-servies");
        assert!(dits[0].1.contains("La note 3") && dits[0].1.contains("année 4, 2025"), "{dits:?}");
        change(&ici, &i, &SaisieIndicateur { note_max: "10".into(), ..note() }).await.unwrap();
    }
}

#[tokio::test]
async fn un_programme_ecrit_une_etape_par_son_nom() {
    for ici in maisons().await {
        let i = defini(&ici, &jalon()).await;
        let ecrire = async |valeur: &str| {
            let corps = json!({"etat": "validee", "cellules": [{"indicateur": i.code, "periode": "2025", "valeur": valeur}]});
            let demande = Request::post("/ici/api/v1/contrats/cls/valeurs/periodes").body(Body::from(corps.to_string())).unwrap();
            let reponse = ici.envoyer("coordination", demande).await;
            (reponse.status, serde_json::from_str::<Json>(&reponse.texte).unwrap())
        };
        let (statut, lu) = ecrire("Phase 2").await;
        assert_eq!((statut, &lu["refus"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("cellule-hors-echelle")), "{lu}");
        let (statut, lu) = ecrire("Marché signé").await;
        assert_eq!((statut, &lu["valeurs"][0]["valeur"]), (StatusCode::OK, &json!("60")), "{lu}");
    }
}

#[tokio::test]
async fn le_suivi_d_un_jalon_n_offre_que_la_derniere_valeur() {
    for ici in maisons().await {
        let i = defini(&ici, &jalon()).await;
        let page = ici.voir("coordination", &format!("/indicateurs/{}/suivi", i.id)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("value=\"dernier\"") && !page.contient("value=\"somme\"") && !page.contient("name=\"niveau\""));
        let mut form = champs(&[
            ("version", "0"),
            ("periodicite", "12"),
            ("delai", "3"),
            ("nature", "flux"),
            ("operation_periodes", "dernier"),
            ("couverture_min", "100"),
            ("seuil_secret", "0"),
            ("cible_finale", "Bientôt"),
            ("cible_finale_le", "31/12/2026"),
        ]);
        let chemin = format!("/indicateurs/{}/suivi", i.id);
        let page = ici.poster("coordination", &chemin, &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Bientôt") && page.contient("Choisissez parmi"), "{}", page.texte);
        form.retain(|(nom, _)| nom != "cible_finale");
        form.extend(champs(&[("cible_finale", "maison ouverte")]));
        let page = ici.poster("coordination", &chemin, &form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let suivi = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == i.id).unwrap();
        assert_eq!(suivi.cible_finale.as_deref(), Some("100"));
    }
}
