use super::*;
use crate::model::*;
use crate::pages::redaction::cadre::Requete;
use crate::pages::redaction::{declinaisons, fiche as page, lieux, nouvelle};
use axum::extract::Query;
use kernel::Role;

fn rien() -> Query<Requete> {
    Query(Requete::default())
}

#[tokio::test]
async fn ce_que_la_page_montre_se_renvoie_sans_rien_changer() {
    for m in mondes().await {
        let (statut, html) = lue(page::get(m.coordination(), fiche(1), rien()).await).await;
        assert_eq!(statut, StatusCode::OK);
        assert!(html.contains("<h1>Modifier la fiche 1\u{202f}: texte et statut</h1>"));
        assert_eq!(
            vers(page::post(m.coordination(), fiche(1), renvoyer(&html, &[])).await),
            "/ici/contrats/cls-2024-2029/fiches/1/modifier?fait=enregistre"
        );
        let une_fois = m.relire(&m.fiche).await;
        assert_eq!((&une_fois.titre, &une_fois.statut, une_fois.publics.len()), (&m.fiche.titre, &m.fiche.statut, 0));
        let (_, html) = lue(page::get(m.coordination(), fiche(1), rien()).await).await;
        vers(page::post(m.coordination(), fiche(1), renvoyer(&html, &[])).await);
        assert_eq!(m.relire(&m.fiche).await, une_fois, "rien n'est écrit quand rien ne change");
    }
}

#[tokio::test]
async fn une_saisie_refusee_revient_entiere_avec_ses_erreurs() {
    for m in mondes().await {
        let (_, html) = lue(page::get(m.coordination(), fiche(1), rien()).await).await;
        let f = renvoyer(&html, &[("numero", "2"), ("contexte", "Long travail"), ("statut", "bloquee")]);
        let (statut, html) = lue(page::post(m.coordination(), fiche(1), f).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("Long travail") && html.contains("Informer chacun"));
        assert!(html.contains("Le statut «\u{202f}bloquée\u{202f}» demande un motif."));
        assert!(html.contains("aria-describedby=\"c-numero-aide c-numero-erreur\""));
    }
}

#[tokio::test]
async fn deux_personnes_choisissent_champ_par_champ() {
    for m in mondes().await {
        let (_, html) = lue(page::get(m.coordination(), fiche(1), rien()).await).await;
        let premiere = renvoyer(&html, &[("titre", "Le sien"), ("contexte", "Son contexte")]);
        vers(page::post(m.coordination(), fiche(1), premiere).await);
        let seconde = renvoyer(&html, &[("titre", "Le mien"), ("poids", "3")]);
        let (statut, conflit) = lue(page::post(m.coordination(), fiche(1), seconde).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(conflit.contains("Le sien") && conflit.contains("Le mien") && conflit.contains("Son contexte"));
        let html = scraper::Html::parse_document(&conflit);
        let choisis: Vec<String> = html
            .select(&scraper::Selector::parse("input[type=radio][checked]").unwrap())
            .map(|e| format!("{}={}", e.value().attr("name").unwrap(), e.value().attr("value").unwrap()))
            .collect();
        // Only one side changed them: proposed. Both changed the title: the person must say.
        assert_eq!(choisis, ["choix.contexte=enregistree", "choix.poids=saisie"]);
        let mut champs: Vec<(String, String)> = html
            .select(&scraper::Selector::parse("main form input[type=hidden]").unwrap())
            .map(|e| (e.value().attr("name").unwrap().to_owned(), e.value().attr("value").unwrap().to_owned()))
            .collect();
        champs.push(("choix.contexte".into(), "enregistree".into()));
        champs.push(("choix.poids".into(), "saisie".into()));
        let (statut, _) = lue(page::post(m.coordination(), fiche(1), Form::filled(champs.clone())).await).await;
        assert_eq!(statut, StatusCode::CONFLICT, "le titre n'est pas choisi");
        champs.push(("choix.titre".into(), "saisie".into()));
        vers(page::post(m.coordination(), fiche(1), Form::filled(champs)).await);
        let f = m.relire(&m.fiche).await;
        assert_eq!((f.titre.as_str(), f.contexte.as_str(), f.poids), ("Le mien", "Son contexte", 3));
    }
}

#[tokio::test]
async fn le_pilote_ne_voit_que_sa_part_et_les_autres_rien() {
    for m in mondes().await {
        let (_, html) = lue(page::get(m.pilote(), fiche(1), rien()).await).await;
        assert!(html.contains("name=\"contexte\"") && !html.contains("name=\"titre\"") && !html.contains("Retirer cette fiche"));
        vers(page::post(m.pilote(), fiche(1), renvoyer(&html, &[("contexte", "Sur place")])).await);
        assert!(introuvable(&page::get(m.pilote(), fiche(2), rien()).await));
        assert!(introuvable(&declinaisons::get(m.pilote(), fiche(1), rien()).await));
        assert!(introuvable(&nouvelle::get(m.pilote(), contrat(), Query::default()).await));
        for role in [Role::Lecteur, Role::Elu, Role::Partenaire, Role::Administration] {
            assert!(introuvable(&page::get(m.role(role), fiche(1), rien()).await));
            assert!(introuvable(&lieux::get(m.role(role), fiche(1), rien()).await));
        }
        assert!(introuvable(&page::get(m.coordination(), fiche(99), rien()).await));
    }
}

#[tokio::test]
async fn une_fiche_se_cree_se_retire_et_revient() {
    for m in mondes().await {
        let (_, html) = lue(nouvelle::get(m.coordination(), contrat(), Query::default()).await).await;
        let noeud = m.objectif.id.to_string();
        let f = renvoyer(&html, &[("titre", "Aller vers"), ("noeud", &noeud)]);
        assert_eq!(
            vers(nouvelle::post(m.coordination(), contrat(), f).await),
            "/ici/contrats/cls-2024-2029/fiches/3/modifier/declinaisons?fait=ajoute"
        );
        let motif = "Décision du comité du 12 mars";
        let court = form(&[("action", "retirer"), ("version", "1"), ("motif_retrait", "non")]);
        let (statut, html) = lue(page::post(m.coordination(), fiche(3), court).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains(">non</textarea>") && html.contains("<details open>"));
        vers(
            page::post(m.coordination(), fiche(3), form(&[("action", "retirer"), ("version", "1"), ("motif_retrait", motif)]))
                .await,
        );
        let (_, html) = lue(page::get(m.coordination(), fiche(3), rien()).await).await;
        assert!(html.contains("retirée du plan depuis le 22 novembre 2026") && !html.contains("name=\"titre\""));
        vers(
            page::post(m.coordination(), fiche(3), form(&[("action", "retablir"), ("version", "2"), ("motif_retrait", motif)]))
                .await,
        );
        let (_, html) = lue(page::get(m.coordination(), fiche(3), rien()).await).await;
        assert!(html.contains("name=\"titre\""));
    }
}

#[tokio::test]
async fn les_declinaisons_s_ajoutent_se_modifient_et_un_retrait_s_annule() {
    for m in mondes().await {
        let (_, html) = lue(declinaisons::get(m.coordination(), fiche(1), rien()).await).await;
        assert!(html.contains("value=\"B\"") && html.contains("Ajouter une déclinaison"));
        let f = renvoyer(&html, &[("libelle", "Livret"), ("echeance", "Année 2"), ("lire_l_echeance", "oui")]);
        vers(declinaisons::post(m.coordination(), fiche(1), f).await);
        let livret = m.tous::<Declinaison>().await.into_iter().find(|d| d.libelle == "Livret").unwrap();
        assert_eq!(livret.annees.0, [2]);
        let cle = livret.id.to_string();
        let vide = form(&[("cle", &cle), ("version", "1"), ("lettre", "B"), ("libelle", ""), ("details", "Gardé")]);
        let (statut, html) = lue(declinaisons::post(m.coordination(), fiche(1), vide).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains(">Gardé</textarea>") && html.contains("Modifier la déclinaison B"));
        let retour = vers(declinaisons::post(m.coordination(), fiche(1), form(&[("cle", &cle), ("action", "retirer")])).await);
        assert!(retour.ends_with(&format!("?fait=retire&annulable={cle}")));
        let q = Query(Requete { fait: "retire".into(), annulable: cle.clone(), ..Requete::default() });
        let (_, html) = lue(declinaisons::get(m.coordination(), fiche(1), q).await).await;
        assert!(html.contains("Annuler le retrait"));
        vers(declinaisons::post(m.coordination(), fiche(1), form(&[("cle", &cle), ("action", "retablir")])).await);
        assert_eq!(m.relire(&livret).await.retiree_le, None);
    }
}
