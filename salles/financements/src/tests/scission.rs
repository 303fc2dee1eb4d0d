//! A file cut in two: the cure of CAF-02 and CAF-03, in a browser, both ways.

use super::maison::*;
use crate::guichet::Reponse;
use crate::model::*;
use crate::regles::dossier::scission::Parts;
use crate::regles::etats::EtatDossier;
use crate::regles::parametres::Chevauchement;
use crate::regles::{Euros, Financeur, heure};
use axum::http::StatusCode;
use jiff::civil::date;
use kernel::{Actor, Id};
use regex::Regex;
use store::Json;

/// The CAF among the funders, and a draft that asks it for an action from September to May.
async fn a_cheval(ici: &Maison) -> Dossier {
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.insert(&FinanceurInscrit {
        id: Id::fresh(),
        version: 1,
        code: Financeur::nomme(Financeur::CAF),
        nom: "CAF de l’Aude".into(),
        organisation_id: None,
        siret: None,
        ligne_budget: "74orgasoc".into(),
        instruit: false,
        publie_refus: false,
        rang: 4,
    })
    .await
    .unwrap();
    w.commit().await.unwrap();
    let (dossier, chemin) = ici.brouillon().await;
    let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, DEUX_ANS)).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
    ici.dossier().await
}

const DEUX_ANS: &[(&str, &str)] = &[("debut", "01/09/2027"), ("fin", "31/05/2028"), ("d.CAF", "1 000"), ("b.756", "")];

async fn appel_2028(ici: &Maison) -> Appel {
    let suivant = Appel {
        id: Id::fresh(),
        slug: "2028".into(),
        exercice: 2028,
        intitule: "Appel 2028".into(),
        ouverture_a: heure::lire("2026-11-12T09:00"),
        ..ici.appel.clone()
    };
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.insert(&suivant).await.unwrap();
    w.commit().await.unwrap();
    suivant
}

/// What the page proposes to keep.
fn proposes(page: &Reponse) -> Vec<(String, String)> {
    let motif = Regex::new(r#"name="((?:b|d)\.[^"]+|version)" value="([^"]*)""#).unwrap();
    motif.captures_iter(&page.texte).map(|c| (c[1].to_owned(), c[2].to_owned())).collect()
}

fn champs<'a>(lus: &'a [(String, String)], autres: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let gardes = lus.iter().filter(|(n, _)| !autres.iter().any(|(autre, _)| autre == n)).map(|(n, v)| (n.as_str(), v.as_str()));
    gardes.chain(autres.iter().copied()).collect()
}

/// Cuts the file as the page proposes.
async fn scinder(ici: &Maison, dossier: &Dossier) {
    let chemin = format!("/dossiers/{}/scinder", dossier.id);
    let lus = proposes(&ici.voir(&ici.porteur_a(), &chemin).await);
    let page = ici.poster(&ici.porteur_a(), &chemin, &champs(&lus, &[])).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
}

async fn relu(ici: &Maison, id: DossierId) -> Dossier {
    ici.tous::<Dossier>().await.into_iter().find(|d| d.id == id).unwrap()
}

async fn parts(ici: &Maison, dossier: &Dossier) -> Parts {
    let lignes: Vec<LigneFinanceur> =
        ici.tous::<LigneFinanceur>().await.into_iter().filter(|l| l.dossier_id == dossier.id).collect();
    Parts::de(&dossier.budget, &lignes)
}

#[tokio::test]
async fn la_suite_attend_son_appel_et_devient_un_dossier_quand_il_ouvre() {
    for ici in maisons().await {
        let dossier = a_cheval(&ici).await;
        let avant = parts(&ici, &dossier).await;
        let chemin = format!("/dossiers/{}", dossier.id);
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(page.contient("la CAF n’en finance qu’un") && page.contient(&format!("{chemin}/scinder\"")), "{}", page.texte);
        let form = ici.voir(&ici.porteur_a(), &format!("{chemin}/modifier")).await;
        assert!(form.contient("Enregistrer et scinder le dossier"));
        let page = ici.voir(&ici.porteur_a(), &format!("{chemin}/scinder")).await;
        assert!(
            page.contient("L’appel 2028 n’existe pas encore") && page.contient("122 cette année, 152 ensuite"),
            "{}",
            page.texte
        );
        assert!(page.contient("name=\"b.641\" value=\"4007\""), "9 000 × 122 / 274");
        scinder(&ici, &dossier).await;
        let premier = relu(&ici, dossier.id).await;
        let c = &premier.contenu;
        assert_eq!((c.debut, c.fin), (Some(date(2027, 9, 1)), Some(date(2027, 12, 31))));
        assert_eq!((c.action_debut, c.action_fin), (Some(date(2027, 9, 1)), Some(date(2028, 5, 31))));
        assert_eq!(premier.cout_centimes, 400_700);
        let suite = c.suite.clone().unwrap();
        assert_eq!((suite.dossier, suite.debut, suite.fin), (None, date(2028, 1, 1), date(2028, 5, 31)));
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(
            page.contient("Elle attend l’ouverture de l’appel 2028") && !page.contient("n’en finance qu’un"),
            "{}",
            page.texte
        );
        assert!(!page.contient("à cheval"), "CAF-03 est tenue");
        assert!(!page.contient(&format!("{chemin}/scinder\">Scinder")));
        // A year later, by the button of the file.
        appel_2028(&ici).await;
        let action = dossier.action_id.to_string();
        assert!(ici.voir(&ici.porteur_a(), &chemin).await.contient("Ouvrir le dossier 2028"));
        let page = ici.poster(&ici.porteur_a(), "/appels/2028/dossiers/nouveau", &[("reprise", &action)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let premier = relu(&ici, dossier.id).await;
        let second = relu(&ici, premier.contenu.suite.clone().unwrap().dossier.unwrap()).await;
        assert_eq!((second.etat, second.contenu.suite_de), (EtatDossier::Brouillon, Some(dossier.id)));
        assert_eq!(second.contenu.resume, dossier.contenu.resume, "prérempli");
        assert_eq!((second.contenu.debut, second.contenu.fin), (Some(date(2028, 1, 1)), Some(date(2028, 5, 31))));
        assert_eq!(parts(&ici, &premier).await.plus(&parts(&ici, &second).await), avant, "aucun centime perdu");
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", second.id)).await;
        assert!(page.contient("Ce dossier est la suite de") && page.contient(&format!("{chemin}\"")), "{}", page.texte);
        // What is typed afterwards does not undo the link.
        let champs = avec(&premier, &[("fin", "31/12/2027"), ("d.CAF", "500"), ("resume", "Autre résumé")]);
        assert_eq!(ici.poster(&ici.porteur_a(), &format!("{chemin}/modifier"), &champs).await.status, StatusCode::SEE_OTHER);
        assert_eq!(relu(&ici, dossier.id).await.contenu.suite, premier.contenu.suite);
    }
}

#[tokio::test]
async fn quand_l_appel_suivant_recoit_le_second_dossier_nait_aussitot_et_se_defait() {
    for ici in maisons().await {
        let dossier = a_cheval(&ici).await;
        let avant = parts(&ici, &dossier).await;
        appel_2028(&ici).await;
        let chemin = format!("/dossiers/{}", dossier.id);
        let page = ici.voir(&ici.porteur_a(), &format!("{chemin}/scinder")).await;
        assert!(page.contient("Il est créé tout de suite, en brouillon, dans"), "{}", page.texte);
        scinder(&ici, &dossier).await;
        let premier = relu(&ici, dossier.id).await;
        let second = premier.contenu.suite.clone().unwrap().dossier.unwrap();
        // Joined again: as it was, to the centime, and the other draft is gone.
        let version = premier.version.to_string();
        let defaire = [("version", version.as_str()), ("action", "annuler")];
        let page = ici.poster(&ici.porteur_a(), &format!("{chemin}/scinder"), &defaire).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let joint = relu(&ici, dossier.id).await;
        assert_eq!((&joint.contenu, joint.cout_centimes), (&dossier.contenu, dossier.cout_centimes));
        assert_eq!(parts(&ici, &joint).await, avant);
        assert_eq!(relu(&ici, second).await.etat, EtatDossier::Retire);
        let version = joint.version.to_string();
        let page =
            ici.poster(&ici.porteur_a(), &format!("{chemin}/scinder"), &[("version", &version), ("action", "annuler")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "il n’y a plus rien à défaire");
    }
}

#[tokio::test]
async fn retirer_le_second_dossier_ote_le_lien_et_la_regle_mord_de_nouveau() {
    for ici in maisons().await {
        let dossier = a_cheval(&ici).await;
        appel_2028(&ici).await;
        scinder(&ici, &dossier).await;
        let second = relu(&ici, relu(&ici, dossier.id).await.contenu.suite.clone().unwrap().dossier.unwrap()).await;
        let version = second.version.to_string();
        let retrait = [("version", version.as_str()), ("action", "retirer")];
        let page = ici.poster(&ici.porteur_a(), &format!("/dossiers/{}/etat", second.id), &retrait).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(relu(&ici, second.id).await.contenu.suite_de, None);
        assert_eq!(relu(&ici, dossier.id).await.contenu.suite, None);
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient("Action à cheval sur 2027 et 2028"), "{}", page.texte);
        assert!(page.contient(&format!("/dossiers/{}/scinder\">Scinder", dossier.id)), "le remède est offert de nouveau");
    }
}

#[tokio::test]
async fn un_montant_faux_une_version_perimee_ou_un_dossier_en_place_refusent_la_coupe() {
    for ici in maisons().await {
        let dossier = a_cheval(&ici).await;
        let chemin = format!("/dossiers/{}/scinder", dossier.id);
        let lus = proposes(&ici.voir(&ici.porteur_a(), &chemin).await);
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs(&lus, &[("d.CAF", "1 001"), ("d.ETAT", "")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.contient("il n’y a que 1\u{202f}000\u{202f}€ à partager") && page.contient("Écrivez 0 si rien ne reste"),
            "{}",
            page.texte
        );
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs(&lus, &[("version", "1")])).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("value=\"4007\""), "ce qui est tapé est gardé");
        let suivant = appel_2028(&ici).await;
        let page = ici.poster(&ici.porteur_a(), "/appels/2028/dossiers/nouveau", &[("intitule", "Autre")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let deja = ici.tous::<Dossier>().await.into_iter().find(|d| d.appel_id == suivant.id).unwrap();
        ici.changer(Dossier { action_id: dossier.action_id, ..deja }).await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs(&lus, &[])).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Cette action a déjà un brouillon en 2028"), "{}", page.texte);
        assert_eq!(relu(&ici, dossier.id).await, dossier, "rien n’est écrit");
    }
}

#[tokio::test]
async fn nul_autre_ne_scinde_et_une_lettre_peut_le_refuser() {
    for ici in maisons().await {
        let dossier = a_cheval(&ici).await;
        let chemin = format!("/dossiers/{}/scinder", dossier.id);
        let version = dossier.version.to_string();
        for autre in [ici.porteur_b(), ici.financeur(&ici.etat), "elu".to_owned(), "lecteur".to_owned()] {
            // Another holder meets nothing; who has no right to deposit is stopped at the door.
            let attendu = if autre == ici.porteur_b() { StatusCode::NOT_FOUND } else { StatusCode::FORBIDDEN };
            assert_eq!(ici.voir(&autre, &chemin).await.status, attendu, "{autre}");
            let page = ici.poster(&autre, &chemin, &[("version", &version), ("b.641", "0")]).await;
            assert_eq!(page.status, attendu, "{autre}");
        }
        let mut lettre = ici.tous::<LettreCadrage>().await.pop().unwrap();
        let mut parametres = lettre.parametres.0.clone();
        parametres.caf_chevauchement = Chevauchement::Refuser;
        lettre.parametres = Json(parametres);
        ici.changer(lettre).await;
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient("Ramenez l’action à une année civile") && !page.contient("/scinder\""), "{}", page.texte);
        assert_eq!(ici.voir(&ici.porteur_a(), &chemin).await.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn en_correction_on_ne_scinde_que_si_la_periode_est_a_corriger() {
    for ici in maisons().await {
        let dossier = a_cheval(&ici).await;
        ici.changer(Dossier { etat: EtatDossier::ACompleter, numero: Some("2027-0001".into()), ..dossier.clone() }).await;
        let chemin = format!("/dossiers/{}/scinder", dossier.id);
        let lus = proposes(&ici.voir(&ici.porteur_a(), &chemin).await);
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs(&lus, &[])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Aucune correction n’est demandée sur"), "{}", page.texte);
        let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&Complement {
            id: Id::fresh(),
            version: 1,
            dossier_id: dossier.id,
            champ: "periode".into(),
            demande: "La CAF demande deux dossiers.".into(),
            demande_par: "Équipe projet".into(),
            demande_a: heure::lire("2026-11-20T09:00").unwrap(),
            corrige_a: None,
        })
        .await
        .unwrap();
        w.commit().await.unwrap();
        scinder(&ici, &dossier).await;
        let premier = relu(&ici, dossier.id).await;
        assert_eq!(premier.contenu.fin, Some(date(2027, 12, 31)));
        assert!(premier.demande() < Euros::entiers(9_000) && premier.demande().est_positif());
    }
}
