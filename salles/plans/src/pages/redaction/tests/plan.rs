use super::*;
use crate::actes::redaction::{SaisieLien, ajouter_declinaison, ajouter_lien};
use crate::model::*;
use crate::pages::redaction::cadre::Requete;
use crate::pages::redaction::{acteurs, indicateurs, liens, lieux, marques, niveaux, nouveau, reglages, statuts};
use axum::extract::Query;
use kernel::Role;

fn q(requete: Requete) -> Query<Requete> {
    Query(requete)
}

fn rien() -> Query<Requete> {
    q(Requete::default())
}

fn ouvrir(id: impl ToString) -> Query<Requete> {
    q(Requete { ouvrir: id.to_string(), ..Requete::default() })
}

#[tokio::test]
async fn chaque_page_s_ouvre_en_deux_langues_et_se_ferme_aux_autres_roles() {
    for m in mondes().await {
        let mut anglais = m.coordination();
        anglais.lang = kernel::Lang::En;
        for v in [m.coordination(), anglais] {
            let pages = [
                lue(acteurs::get(v.clone(), fiche(1), rien()).await).await,
                lue(liens::get(v.clone(), fiche(1), rien()).await).await,
                lue(indicateurs::get(v.clone(), fiche(1), rien()).await).await,
                lue(lieux::get(v.clone(), fiche(1), rien()).await).await,
                lue(niveaux::get(v.clone(), contrat(), rien(), Query::default()).await).await,
                lue(reglages::get(v.clone(), contrat(), rien()).await).await,
                lue(statuts::get(v.clone(), contrat(), rien()).await).await,
                lue(marques::get(v.clone(), contrat(), rien()).await).await,
                lue(nouveau::get(v.clone()).await).await,
            ];
            for (statut, html) in pages {
                assert_eq!(statut, StatusCode::OK, "{html}");
                sans_double(&html);
            }
        }
        for partie in crate::pages::redaction::parties::PARTIES.into_iter().filter(|p| !p.is_empty()) {
            let (statut, html) =
                lue(reglages::get(m.coordination(), contrat(), q(Requete { partie: partie.into(), ..Requete::default() })).await)
                    .await;
            assert_eq!(statut, StatusCode::OK);
            sans_double(&html);
        }
        for v in [m.pilote(), m.role(Role::Lecteur), m.role(Role::Partenaire), m.coordination_d_un_autre_contrat()] {
            assert!(introuvable(&acteurs::get(v.clone(), fiche(1), rien()).await));
            assert!(introuvable(&liens::get(v.clone(), fiche(1), rien()).await));
            assert!(introuvable(&indicateurs::get(v.clone(), fiche(1), rien()).await));
            assert!(introuvable(&niveaux::get(v.clone(), contrat(), rien(), Query::default()).await));
            assert!(introuvable(&reglages::get(v.clone(), contrat(), rien()).await));
            assert!(introuvable(&statuts::get(v.clone(), contrat(), rien()).await));
            assert!(introuvable(&marques::get(v.clone(), contrat(), rien()).await));
        }
        assert!(introuvable(&nouveau::get(m.pilote()).await));
        assert!(introuvable(
            &reglages::get(m.coordination(), contrat(), q(Requete { partie: "autre".into(), ..Requete::default() })).await
        ));
    }
}

/// One h1, no identifier twice, every field labelled.
fn sans_double(page: &str) {
    let html = scraper::Html::parse_document(page);
    let tous = |s: &str| html.select(&scraper::Selector::parse(s).unwrap()).collect::<Vec<_>>();
    assert_eq!(tous("h1").len(), 1);
    let mut ids: Vec<&str> = tous("[id]").iter().filter_map(|e| e.value().attr("id")).collect();
    let nombre = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), nombre, "des identifiants en double");
    let labels: Vec<&str> = tous("label[for]").iter().filter_map(|e| e.value().attr("for")).collect();
    for champ in tous("main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea, main select") {
        let id = champ.value().attr("id").unwrap_or("sans id");
        assert!(labels.contains(&id), "{id} n'a pas d'étiquette");
    }
}

#[tokio::test]
async fn on_cherche_un_pilote_sans_accent_et_le_retrait_s_annule() {
    for m in mondes().await {
        let c = m.coordination();
        let (_, html) =
            lue(acteurs::get(c.clone(), fiche(1), q(Requete { q: "agence regionale sante".into(), ..Requete::default() })).await)
                .await;
        assert!(html.contains("Agence régionale de santé") && html.contains("Ajouter comme pilote"));
        let ars = m.ars.id.to_string();
        vers(acteurs::post(c.clone(), fiche(1), form(&[("organisation", &ars), ("action", "partenaire")])).await);
        let (statut, html) = lue(acteurs::post(
            c.clone(),
            fiche(1),
            form(&[("organisation", &ars), ("action", "partenaire"), ("q", "ars")]),
        )
        .await)
        .await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("figure déjà dans cette liste") && html.contains("déjà partenaire"));
        let p = m.tous::<Participation>().await.into_iter().find(|p| p.organisation_id == m.ars.id).unwrap();
        let cle = p.id.to_string();
        let services = form(&[("cle", &cle), ("version", "1"), ("services", "Un")]);
        vers(acteurs::post(c.clone(), fiche(1), services.clone()).await);
        let (statut, html) =
            lue(acteurs::post(c.clone(), fiche(1), form(&[("cle", &cle), ("version", "1"), ("services", "Deux")])).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(html.contains(">Deux</textarea>") && html.contains(">Un</p>"), "les deux versions");
        vers(acteurs::post(c.clone(), fiche(1), form(&[("cle", &cle), ("action", "retirer")])).await);
        let (_, html) = lue(acteurs::get(
            c.clone(),
            fiche(1),
            q(Requete { fait: "retire".into(), annulable: cle.clone(), ..Requete::default() }),
        )
        .await)
        .await;
        assert!(html.contains("Annuler le retrait"));
        for _ in 0..2 {
            vers(acteurs::post(c.clone(), fiche(1), form(&[("cle", &cle), ("action", "retablir")])).await);
        }
        assert_eq!(m.relire(&p).await.services.0, ["Un"]);
    }
}

#[tokio::test]
async fn un_lien_refuse_garde_la_saisie_et_un_texte_propose_des_candidates() {
    for m in mondes().await {
        let c = m.coordination();
        let (_, html) = lue(liens::get(c.clone(), fiche(1), rien()).await).await;
        let soi = m.fiche.id.to_string();
        let f = renvoyer(&html, &[("genre", "prolonge"), ("vers", "fiche"), ("fiche", &soi), ("texte", "mot pour mot")]);
        let (statut, html) = lue(liens::post(c.clone(), fiche(1), f).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            html.contains("ne peut pas être liée à elle-même")
                && html.contains("value=\"mot pour mot\"")
                && html.contains("href=\"#c-fiche\"")
        );
        let texte = SaisieLien {
            genre: "complete".into(),
            vers: "texte".into(),
            cible: String::new(),
            programme: String::new(),
            autre_programme: false,
            texte: "fiche « Informer »".into(),
        };
        let lien = ajouter_lien(&c, &m.fiche, &texte).await.unwrap();
        let (_, html) = lue(liens::get(c.clone(), fiche(1), rien()).await).await;
        assert!(html.contains("Candidates\u{202f}: 2 Informer chacun") && html.contains("Un lien à vérifier"));
        let (_, html) = lue(liens::get(c.clone(), fiche(1), ouvrir(lien.id)).await).await;
        let autre = m.autre.id.to_string();
        vers(liens::post(c.clone(), fiche(1), renvoyer(&html, &[("vers", "fiche"), ("fiche", &autre)])).await);
        assert_eq!(m.relire(&lien).await.etat, EtatLien::Confirme);
        let (_, html) = lue(liens::get(c.clone(), fiche(2), rien()).await).await;
        assert!(html.contains("Les fiches qui citent celle-ci"));
        let version = m.relire(&lien).await.version.to_string();
        vers(
            liens::post(c.clone(), fiche(1), form(&[("cle", &lien.id.to_string()), ("version", &version), ("action", "refuse")]))
                .await,
        );
        assert_eq!(m.relire(&lien).await.etat, EtatLien::Refuse);
    }
}

#[tokio::test]
async fn un_indicateur_se_definit_et_sa_valeur_se_saisit() {
    use ::indicateurs::model::{Indicateur, Observation};
    for m in mondes().await {
        let c = m.coordination();
        let (_, html) = lue(indicateurs::get(c.clone(), fiche(1), rien()).await).await;
        assert!(html.contains("value=\"1.R1\""));
        let faux = renvoyer(
            &html,
            &[("libelle", "Ateliers"), ("poids", "-2"), ("reference", "10"), ("cible.1", "5"), ("unite", "atelier")],
        );
        let (statut, page) = lue(indicateurs::post(c.clone(), fiche(1), faux).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.contains("Un poids négatif (-2)") && page.contains("plus haut = mieux") && page.contains("value=\"Ateliers\"")
        );
        sans_double(&page);
        vers(
            indicateurs::post(
                c.clone(),
                fiche(1),
                renvoyer(&html, &[("libelle", "Ateliers"), ("cible.1", "5"), ("unite", "atelier")]),
            )
            .await,
        );
        let i: Indicateur = m.tous().await.remove(0);
        let cle = i.id.to_string();
        let (_, html) = lue(indicateurs::get(
            c.clone(),
            fiche(1),
            q(Requete { ouvrir: cle.clone(), annee: "2".into(), ..Requete::default() }),
        )
        .await)
        .await;
        assert!(html.contains("Valeur de 1.R1 en année 2"));
        let valeur = |v: &str, version: &str| {
            form(&[("cle", &cle), ("annee", "2"), ("version", version), ("action", "valeur"), ("valeur", v)])
        };
        let (statut, html) = lue(indicateurs::post(c.clone(), fiche(1), valeur("12,5", "")).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY, "un atelier ne se coupe pas");
        assert!(html.contains("un compte est un nombre entier") && html.contains("value=\"12,5\""));
        vers(indicateurs::post(c.clone(), fiche(1), valeur("14", "")).await);
        let (statut, html) = lue(indicateurs::post(c.clone(), fiche(1), valeur("13", "")).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(html.contains("14") && html.contains("value=\"13\""));
        vers(indicateurs::post(c.clone(), fiche(1), valeur("13", "1")).await);
        let o: Observation = m.tous().await.remove(0);
        assert_eq!((o.valeur.as_deref(), o.auteur.as_str()), (Some("13"), "Compte coordination"));
        vers(indicateurs::post(c.clone(), fiche(1), form(&[("cle", &cle), ("annee", "2"), ("action", "effacer")])).await);
        let (_, html) = lue(indicateurs::get(c.clone(), fiche(1), ouvrir(&cle)).await).await;
        vers(indicateurs::post(c.clone(), fiche(1), renvoyer(&html, &[("libelle", "Ateliers tenus")])).await);
        let (statut, html) = lue(indicateurs::post(c.clone(), fiche(1), renvoyer(&html, &[("libelle", "Séances")])).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(html.contains("Ateliers tenus") && html.contains("Séances"));
    }
}

#[tokio::test]
async fn les_niveaux_se_refusent_en_gardant_la_saisie() {
    for m in mondes().await {
        let c = m.coordination();
        let (_, html) = lue(niveaux::get(c.clone(), contrat(), ouvrir(m.ambition.id), Query::default()).await).await;
        let objectif = m.objectif.id.to_string();
        let (statut, html) =
            lue(niveaux::post(c.clone(), contrat(), renvoyer(&html, &[("parent", &objectif), ("titre", "Gardé")])).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("sous lui-même") && html.contains("value=\"Gardé\""));
        let (statut, html) =
            lue(niveaux::post(c.clone(), contrat(), form(&[("cle", &objectif), ("action", "retirer")])).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("deux fiches") || html.contains("2 fiches"), "les fiches sont comptées");
        vers(
            niveaux::post(
                c.clone(),
                contrat(),
                form(&[("action", "noms"), ("version", "1"), ("niveaux", "Ambition\nObjectif\nThème")]),
            )
            .await,
        );
        let (statut, html) =
            lue(niveaux::post(c.clone(), contrat(), form(&[("action", "noms"), ("version", "1"), ("niveaux", "Axe\nMesure")]))
                .await)
            .await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(html.contains("Axe\nMesure</textarea>") && html.contains("Thème"));
        let cree = form(&[("code", "1.2"), ("titre", "Nouveau"), ("parent", &m.ambition.id.to_string()), ("poids", "1")]);
        assert!(vers(niveaux::post(c.clone(), contrat(), cree).await).ends_with("/niveaux?fait=ajoute"));
    }
}

#[tokio::test]
async fn les_reglages_disent_l_absence_de_signature_et_deux_personnes_choisissent() {
    for m in mondes().await {
        let c = m.coordination();
        let (_, html) = lue(reglages::get(c.clone(), contrat(), rien()).await).await;
        assert!(html.contains("Sans date de signature."));
        let un = renvoyer(&html, &[("periode", "2024-2029"), ("titre", "Un"), ("annee_fin", "2029")]);
        vers(reglages::post(c.clone(), contrat(), rien(), un).await);
        let deux = renvoyer(&html, &[("periode", "2024-2029"), ("titre", "Deux"), ("annee_fin", "2029")]);
        let (statut, page) = lue(reglages::post(c.clone(), contrat(), rien(), deux).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(page.contains(">Un<") && page.contains(">Deux<"));
        let partie = || q(Requete { partie: "financements".into(), ..Requete::default() });
        vers(reglages::post(c.clone(), contrat(), partie(), form(&[("objet", "Coordination"), ("montant", "")])).await);
        let (_, html) = lue(reglages::get(c.clone(), contrat(), partie()).await).await;
        assert!(html.contains("montant non précisé"));
        let (statut, html) =
            lue(reglages::post(c.clone(), contrat(), partie(), form(&[("objet", "Autre"), ("montant", "beaucoup")])).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("value=\"beaucoup\"") && html.contains("jamais 0"));
        let f: Financement = m.tous().await.remove(0);
        let cle = f.id.to_string();
        let retour = vers(reglages::post(c.clone(), contrat(), partie(), form(&[("cle", &cle), ("action", "retirer")])).await);
        assert!(retour.ends_with(&format!("?partie=financements&fait=retire&annulable={cle}")));
        vers(reglages::post(c.clone(), contrat(), partie(), form(&[("cle", &cle), ("action", "retablir")])).await);
        assert_eq!(m.tous::<Financement>().await.len(), 1);
    }
}

#[tokio::test]
async fn un_contrat_se_cree_puis_se_nomme_ses_niveaux() {
    for m in mondes().await {
        let v = m.role(Role::Coordination);
        let (_, html) = lue(nouveau::get(v.clone()).await).await;
        let (statut, page) = lue(nouveau::post(v.clone(), renvoyer(&html, &[("titre", "Contrat de ville")])).await).await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("value=\"Contrat de ville\""));
        let complet = [
            ("modele", "contrat_de_ville"),
            ("titre", "Contrat de ville"),
            ("periode", "2024-2030"),
            ("annee_debut", "2024"),
            ("annee_fin", "2030"),
            ("duree_annees", "6"),
            ("annee_un_le", "01/01/2024"),
        ];
        assert_eq!(
            vers(nouveau::post(v.clone(), renvoyer(&html, &complet)).await),
            "/ici/contrats/contrat-de-ville/niveaux?fait=ajoute"
        );
    }
}

#[tokio::test]
async fn un_statut_employe_ne_part_pas_sans_remplacant() {
    for m in mondes().await {
        let c = m.coordination();
        let (_, html) = lue(statuts::get(c.clone(), contrat(), rien()).await).await;
        let html = html
            .replace("<form method=\"post\" action=\"/ici/contrats/cls-2024-2029/statuts\"", "<form data-enhance=\"brouillon\"");
        let (statut, page) =
            lue(statuts::post(c.clone(), contrat(), renvoyer(&html, &[("supprimer.0", "oui"), ("libelle.1", "lancée")])).await)
                .await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.contains("Supprimer un statut employé est refusé\u{202f}: 2 fiches sont «\u{202f}à venir\u{202f}»")
                && page.contains("value=\"lancée\"")
        );
        sans_double(&page);
        vers(statuts::post(c.clone(), contrat(), renvoyer(&html, &[("supprimer.0", "oui"), ("vers.0", "en_cours")])).await);
        assert_eq!(m.relire(&m.fiche).await.statut, "en_cours");
        let (statut, page) = lue(statuts::post(c.clone(), contrat(), renvoyer(&html, &[("libelle.1", "lancée")])).await).await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(page.contains("value=\"lancée\""));
    }
}

#[tokio::test]
async fn une_marque_se_filtre_se_regle_et_se_rouvre() {
    for m in mondes().await {
        let c = m.coordination();
        let s = crate::regles::redaction::SaisieDeclinaison {
            libelle: "Livret".into(),
            echeance: "2024".into(),
            lire_l_echeance: true,
            ..Default::default()
        };
        ajouter_declinaison(&c, &m.fiche, &s).await.unwrap();
        let marque: Marque = m.tous().await.remove(0);
        let cle = marque.id.to_string();
        let (_, html) = lue(marques::get(c.clone(), contrat(), rien()).await).await;
        assert!(
            html.contains("B\u{202f}: 2024") && html.contains("2 points à vérifier, aucun réglé."),
            "la signature manquante compte"
        );
        let (_, html) =
            lue(marques::get(c.clone(), contrat(), q(Requete { fiche: "2".into(), ..Requete::default() })).await).await;
        assert!(html.contains("Aucun point ne répond"));
        let (statut, html) = lue(marques::post(
            c.clone(),
            contrat(),
            rien(),
            form(&[("cle", &cle), ("version", "1"), ("choix", "autre"), ("autre", "")]),
        )
        .await)
        .await;
        assert_eq!(statut, StatusCode::UNPROCESSABLE_ENTITY);
        sans_double(&html);
        vers(marques::post(c.clone(), contrat(), rien(), form(&[("cle", &cle), ("version", "1"), ("choix", "retenu")])).await);
        let (_, html) =
            lue(marques::get(c.clone(), contrat(), q(Requete { etat: "reglee".into(), ..Requete::default() })).await).await;
        assert!(html.contains("Garder la lecture retenue") && html.contains("par Compte coordination, le 22 novembre 2026"));
        let (statut, html) = lue(marques::post(
            c.clone(),
            contrat(),
            rien(),
            form(&[("cle", &cle), ("version", "1"), ("choix", "autre"), ("autre", "Mon avis")]),
        )
        .await)
        .await;
        assert_eq!(statut, StatusCode::CONFLICT);
        assert!(html.contains("Mon avis"), "rien de tapé n'est perdu");
        vers(marques::post(c.clone(), contrat(), rien(), form(&[("cle", &cle), ("version", "2"), ("action", "rouvrir")])).await);
        assert_eq!(m.relire(&marque).await.etat, EtatMarque::Ouverte);
    }
}
