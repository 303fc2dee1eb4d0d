//! The pages of committees, decisions and amendments as they are asked for and answered, on both databases.

use super::{avenant, avenants, decider, decision, decisions, dossier, liste, modification, seance, validation};
use crate::actes::decision::tests::atelier::{Atelier, MOTIF, ateliers};
use crate::model::*;
use axum::extract::Path;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use jiff::civil::date;
use kernel::Role;
use store::{Read, args};
use web::{Form, Page, PageError, Visit};

async fn octets(page: Page) -> (StatusCode, Vec<u8>) {
    match page {
        Ok(reponse) => {
            let statut = reponse.status();
            (statut, reponse.into_body().collect().await.unwrap().to_bytes().to_vec())
        }
        Err(erreur) => (erreur.status(), vec![]),
    }
}

/// Status and text of a page, tags removed, spaces folded.
async fn lue(page: Page) -> (StatusCode, String) {
    let (statut, octets) = octets(page).await;
    let html = scraper::Html::parse_document(&String::from_utf8(octets).unwrap());
    (statut, html.root_element().text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where a successful write goes.
fn vers(page: Page) -> String {
    let reponse = page.unwrap();
    assert_eq!(reponse.status(), StatusCode::SEE_OTHER);
    reponse.headers()["location"].to_str().unwrap().to_owned()
}

fn introuvable(page: &Page) -> bool {
    matches!(page, Err(PageError::NotFound))
}

fn form(champs: &[(&str, &str)]) -> Form {
    Form::filled(champs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
}

fn contrat() -> Path<(String, String)> {
    Path(("ici".into(), "cls".into()))
}

fn un(id: impl std::fmt::Display) -> Path<(String, String, String)> {
    Path(("ici".into(), "cls".into(), id.to_string()))
}

fn deux(comite: &Comite, decision: &Decision) -> Path<(String, String, String, String)> {
    Path(("ici".into(), "cls".into(), comite.id.to_string(), decision.id.to_string()))
}

fn coordination(a: &Atelier) -> Visit {
    a.visite(Role::Coordination, true, "/ici/contrats/cls")
}

fn decision_tapee<'a>(fiche: &'a str, motif: &'a str) -> Form {
    form(&[("genre", "arret"), ("fiche", fiche), ("motif", motif), ("responsable", "Coordination"), ("echeance", "31/03/2027")])
}

#[tokio::test]
async fn un_elu_lit_tout_et_n_ecrit_rien_et_un_autre_contrat_ne_se_devine_pas() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let d = a.decider(&seance, &a.projet(GenreDecision::Poursuite, Some(0))).await;
        let elu = || a.visite(Role::Elu, true, "/ici/contrats/cls");
        let (statut, texte) = lue(dossier::get(elu(), un(seance.id)).await).await;
        assert_eq!(statut, StatusCode::OK);
        assert!(texte.contains("Où en sont les décisions précédentes") && !texte.contains("Enregistrer une autre décision"));
        assert_eq!(lue(decision::get(elu(), deux(&seance, &d)).await).await.0, StatusCode::OK);
        assert_eq!(lue(decisions::get(elu(), contrat()).await).await.0, StatusCode::OK);
        assert_eq!(lue(avenants::get(elu(), contrat()).await).await.0, StatusCode::OK);
        let fiche = a.fiches[0].id.to_string();
        assert!(introuvable(&decider::post(elu(), un(seance.id), decision_tapee(&fiche, MOTIF)).await));
        assert!(introuvable(&validation::post(elu(), un(seance.id), Form::default()).await));
        assert!(introuvable(&decision::post(elu(), deux(&seance, &d), form(&[("action", "effet")])).await));
        assert!(introuvable(&avenants::nouveau(elu(), contrat()).await));
        let ailleurs = || a.visite(Role::Coordination, false, "/ici/contrats/cls");
        assert!(introuvable(&dossier::get(ailleurs(), un(seance.id)).await));
        assert!(introuvable(&liste::get(ailleurs(), contrat()).await));
        assert!(introuvable(&liste::post(ailleurs(), contrat(), form(&[("titre", "x"), ("tenue_le", "2026-11-20")])).await));
        assert_eq!(a.decisions(&seance).await.len(), 1);
    }
}

#[tokio::test]
async fn une_saisie_refusee_revient_entiere_avec_sa_raison() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let fiche = a.fiches[0].id.to_string();
        let (statut, page) =
            octets(decider::post(coordination(&a), un(seance.id), decision_tapee(&fiche, "trop court")).await).await;
        let page = String::from_utf8(page).unwrap();
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("trop court") && page.contains("il en faut vingt") && page.contains("#c-motif"));
        let (statut, texte) =
            lue(liste::post(coordination(&a), contrat(), form(&[("titre", ""), ("tenue_le", "31/02/2026")])).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(texte.contains("n’a pas d’objet") && texte.contains("31/02/2026"), "{texte}");
    }
}

#[tokio::test]
async fn une_seance_va_de_sa_preparation_a_la_preuve_de_ses_decisions() {
    for a in ateliers().await {
        a.bilan(0, 2, Some(20), Some(Ciel::Orage), "Un local").await;
        let saisie = form(&[
            ("titre", "Bilan de l’année 2"),
            ("tenue_le", "20/11/2026"),
            ("presents", "Vice-présidence à la santé"),
            ("campagne", &a.campagne.id.to_string()),
        ]);
        let vers_comite = vers(liste::post(coordination(&a), contrat(), saisie).await);
        let id = vers_comite.split(['/', '?']).nth(5).unwrap().to_owned();
        let (_, texte) = lue(dossier::get(coordination(&a), un(&id)).await).await;
        assert!(texte.contains("Appui demandé") && texte.contains("Un local") && texte.contains("Décider"), "{texte}");
        vers(validation::tenir(coordination(&a), un(&id)).await);
        let fiche = a.fiches[0].id.to_string();
        vers(decider::post(coordination(&a), un(&id), decision_tapee(&fiche, MOTIF)).await);
        let (_, texte) = lue(validation::get(coordination(&a), un(&id)).await).await;
        assert!(texte.contains("Passer la fiche au statut"), "{texte}");
        let mut r = a.lire().await;
        let d: Decision = r.find("genre = 'arret'", args![]).await.unwrap().unwrap();
        let comite: Comite = r.load(&d.comite_id).await.unwrap();
        drop(r);
        vers(validation::post(coordination(&a), un(&id), form(&[("appliquer", &d.id.to_string())])).await);
        assert_eq!(a.fiche(0).await.statut, "abandonnee");
        let d = a.decisions(&comite).await.remove(0);
        let version = d.version.to_string();
        let etape = form(&[("etat", "executee"), ("le", "2026-11-22"), ("texte", "fait"), ("version", &version)]);
        let (statut, texte) = lue(decision::post(coordination(&a), deux(&comite, &d), etape).await).await;
        assert!(statut == StatusCode::UNPROCESSABLE_ENTITY && texte.contains("il en faut vingt"));
        let etape =
            form(&[("etat", "executee"), ("le", "2026-11-22"), ("texte", "Évaluation remise au comité."), ("version", &version)]);
        vers(decision::post(coordination(&a), deux(&comite, &d), etape).await);
        let (_, texte) = lue(decision::get(coordination(&a), deux(&comite, &d)).await).await;
        assert!(texte.contains("Évaluation remise au comité.") && texte.contains("Cette décision est terminée."));
        let (_, texte) = lue(seance::get(a.visite(Role::Elu, true, "/x?vue=0"), un(&id)).await).await;
        assert!(texte.contains("1 sur"));
    }
}

#[tokio::test]
async fn une_reorientation_se_tape_par_dessus_le_texte_du_plan() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 20)).await;
        let fiche = a.fiches[0].id.to_string();
        let visite = a.visite(Role::Coordination, true, &format!("/x?fiche={fiche}"));
        let (_, page) = octets(decider::get(visite, un(seance.id)).await).await;
        assert!(String::from_utf8(page).unwrap().contains("Créer des jardins clés en main"));
        let tape = |titre: &'static str, annees: &'static str| {
            form(&[
                ("genre", "reorientation"),
                ("fiche", &fiche),
                ("motif", MOTIF),
                ("responsable", "Coordination"),
                ("echeance", "2027-03-31"),
                ("v.titre", titre),
                ("v.public_cible", "Habitants"),
                ("v.declinaisons.A.annees", annees),
            ])
        };
        let (statut, page) = octets(decider::post(coordination(&a), un(seance.id), tape("Équiper", "l’an prochain")).await).await;
        let page = String::from_utf8(page).unwrap();
        assert!(statut == StatusCode::UNPROCESSABLE_ENTITY && page.contains("#c-v-declinaisons-A-annees"), "{page}");
        vers(decider::post(coordination(&a), un(seance.id), tape("Équiper", "1, 2")).await);
        let d = a.decisions(&seance).await.remove(0);
        let changes: Vec<_> =
            d.proposition.changements.iter().map(|c| (c.champ.as_str(), c.avant.as_str(), c.apres.as_str())).collect();
        assert_eq!(changes, [("titre", "Action 1", "Équiper")], "ce qui n’est pas retouché ne change pas");
        let mut relu = Form::filled(super::formulaires::decision(&d));
        relu.set("motif", "Un autre motif, plus précis encore.");
        relu.set("version", "0");
        let (statut, texte) = lue(decider::enregistrer(coordination(&a), deux(&seance, &d), relu.clone()).await).await;
        assert!(statut == StatusCode::CONFLICT && texte.contains(MOTIF) && texte.contains("plus précis encore"), "{texte}");
        relu.set("version", d.version.to_string());
        vers(decider::enregistrer(coordination(&a), deux(&seance, &d), relu).await);
        assert_eq!(a.decisions(&seance).await[0].motif, "Un autre motif, plus précis encore.");
    }
}

#[tokio::test]
async fn les_decisions_se_filtrent_par_l_adresse_et_s_exportent() {
    for a in ateliers().await {
        let seance = a.seance(date(2025, 11, 28)).await;
        let mut vite = a.projet(GenreDecision::Demande, Some(1));
        vite.echeance = Some(date(2026, 6, 30));
        a.decider(&seance, &vite).await;
        a.decider(&seance, &a.projet(GenreDecision::Poursuite, Some(0))).await;
        a.valider(&seance, &[]).await;
        for (adresse, compte) in [
            ("/x", "2 décisions sur 2"),
            ("/x?etat=en_retard", "1 décision sur 2"),
            ("/x?genre=poursuite&fiche=1", "1 décision sur 2"),
            ("/x?fiche=3", "0 décision sur 2"),
            ("/x?q=LIVRAISON", "2 décisions sur 2"),
        ] {
            let (_, texte) = lue(decisions::get(a.visite(Role::Lecteur, true, adresse), contrat()).await).await;
            let compte = compte.replace("0 décision ", "0 décisions ");
            assert!(texte.contains(&compte) || texte.contains(&compte.replace("décisions", "décision")), "{adresse} : {texte}");
        }
        let (_, csv) = octets(decisions::csv(a.visite(Role::Lecteur, true, "/x?etat=en_retard"), contrat()).await).await;
        let csv = String::from_utf8(csv).unwrap();
        assert_eq!(csv.lines().count(), 2);
        assert!(csv.contains("2026-06-30") && csv.contains("demande"));
    }
}

#[tokio::test]
async fn un_avenant_se_prepare_se_signe_et_s_applique_page_apres_page() {
    for a in ateliers().await {
        let seance = a.seance(date(2026, 11, 9)).await;
        let mut arret = a.projet(GenreDecision::Arret, Some(1));
        arret.avenant_requis = true;
        let arret = a.decider(&seance, &arret).await;
        a.valider(&seance, &[]).await;
        let neuf = form(&[
            ("objet", "Jardins"),
            ("demandeur", "Carcassonne Agglo"),
            ("demande_le", "2026-10-01"),
            ("decisions", &arret.id.to_string()),
        ]);
        assert!(vers(avenants::post(coordination(&a), contrat(), neuf).await).ends_with("/avenants/1?fait=enregistre"));
        let fiche = a.fiches[0].id.to_string();
        let change = form(&[("fiche", &fiche), ("champ", "objectif_strategique"), ("apres", "Équiper les jardins existants")]);
        vers(modification::post(coordination(&a), un(1), change).await);
        let fautive = form(&[("fiche", &fiche), ("champ", "pilotes"), ("apres", "Agence de l’eau")]);
        let (statut, texte) = lue(modification::post(coordination(&a), un(1), fautive).await).await;
        assert!(
            statut == StatusCode::UNPROCESSABLE_ENTITY && texte.contains("n’est pas une organisation de l’annuaire"),
            "{texte}"
        );
        let (_, page) = octets(avenant::get(coordination(&a), un(1)).await).await;
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("<del>Créer des</del>") && page.contains("<ins>"), "{page}");
        let signe = form(&[("signe_le", "10/11/2026"), ("effet_le", "22/11/2026"), ("version", "1")]);
        vers(avenant::signer(coordination(&a), un(1), signe).await);
        let mut w = a.ecrire().await;
        let mut f = a.fiche(0).await;
        let d_avant = std::mem::replace(&mut f.objectif_strategique, "Retouché depuis".into());
        w.update(&mut f).await.unwrap();
        w.commit().await.unwrap();
        let (statut, texte) = lue(avenant::appliquer(coordination(&a), un(1), Form::default()).await).await;
        assert!(statut == StatusCode::CONFLICT && texte.contains("Retouché depuis") && texte.contains(&d_avant), "{texte}");
        let mut w = a.ecrire().await;
        f.objectif_strategique = d_avant;
        w.update(&mut f).await.unwrap();
        w.commit().await.unwrap();
        let (_, texte) = lue(avenant::application(coordination(&a), un(1)).await).await;
        assert!(texte.contains("le plan passe en version 2"), "{texte}");
        vers(avenant::appliquer(coordination(&a), un(1), Form::default()).await);
        assert_eq!(a.fiche(0).await.objectif_strategique, "Équiper les jardins existants");
        assert_eq!(a.fiche(1).await.statut, "abandonnee");
    }
}

#[tokio::test]
async fn le_dossier_et_l_avenant_s_impriment() {
    let a = ateliers().await.remove(0);
    a.bilan(0, 2, Some(20), Some(Ciel::Orage), "Un local").await;
    let seance = a.seance(date(2026, 11, 9)).await;
    a.decider(&seance, &a.projet(GenreDecision::Poursuite, Some(0))).await;
    let (statut, pdf) = octets(dossier::get(coordination(&a), un(format!("{}.pdf", seance.id))).await).await;
    assert!(statut == StatusCode::OK && pdf.starts_with(b"%PDF"), "{statut}");
    let neuf = form(&[("objet", "Jardins"), ("demandeur", "Carcassonne Agglo")]);
    vers(avenants::post(coordination(&a), contrat(), neuf).await);
    let fiche = a.fiches[0].id.to_string();
    vers(modification::post(coordination(&a), un(1), form(&[("fiche", &fiche), ("champ", "titre"), ("apres", "Équiper")])).await);
    let (statut, pdf) = octets(avenant::get(coordination(&a), un("1.pdf")).await).await;
    assert!(statut == StatusCode::OK && pdf.starts_with(b"%PDF"), "{statut}");
}
