//! A file from its draft to its deposit, in a browser, without JavaScript.

use super::maison::*;
use crate::model::*;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use crate::regles::heure;
use axum::http::StatusCode;
use store::Json;

#[tokio::test]
async fn un_dossier_complet_se_depose_et_recoit_son_numero() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        assert_eq!((dossier.etat, dossier.numero.as_deref()), (EtatDossier::Depose, Some("2027-0001")));
        assert_eq!((dossier.cout_centimes, dossier.demande_centimes), (900_000, 800_000));
        let lignes = ici.tous::<LigneFinanceur>().await;
        assert_eq!(lignes.len(), 2);
        assert!(lignes.iter().all(|l| l.etat == EtatLigne::Demandee && l.demande_par.as_deref() == Some("Compte porteur")));
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}?fait=depose", dossier.id)).await;
        assert!(page.contient("2027-0001") && page.contient("Le budget est équilibré"), "{}", page.texte);
        assert!(page.contient("La Conte") && page.contient("Aucune règle ne s’oppose"));
    }
}

#[tokio::test]
async fn un_brouillon_s_enregistre_incomplet_et_garde_tout() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let version = dossier.version.to_string();
        let champs = [("version", version.as_str()), ("intitule", "Ateliers"), ("b.641", "4 000"), ("d.ETAT", "2000")];
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let dossier = ici.dossier().await;
        assert_eq!((dossier.etat, dossier.intitule.as_str()), (EtatDossier::Brouillon, "Ateliers"));
        let form = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(form.contient("value=\"4000\"") && form.contient("value=\"2000\""), "{}", form.texte);
    }
}

#[tokio::test]
async fn une_regle_bloquante_refuse_le_depot_dit_son_remede_et_ne_perd_rien() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let champs = avec(&dossier, &[("d.AGGLO", ""), ("b.756", "3 500"), ("action", "deposer")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("il en faut 2") && page.contient("Ajoutez 1 financeur parmi Ville et Agglo"), "{}", page.texte);
        assert!(page.contient("écart de 500"), "le budget aussi est faux");
        assert!(page.contient("Contrat de ville 2024-2030, § 4 p. 50"), "la source est celle de la règle");
        assert!(page.contient("value=\"3 500\"") && page.contient("Un atelier chaque semaine"), "ce qui est tapé revient");
        let ecrit = ici.dossier().await;
        assert_eq!((ecrit.etat, ecrit.numero.as_deref()), (EtatDossier::Brouillon, None), "rien n’est déposé");
        assert!(page.contient("Votre brouillon est enregistré"), "{}", page.texte);
        assert_eq!(ecrit.contenu.resume, "Un atelier chaque semaine", "le brouillon garde tout");
    }
}

/// « Bad input never loses anything »: the papers are attached on another page, and what was typed waits there.
#[tokio::test]
async fn deposer_sans_une_piece_enregistre_le_brouillon_et_mene_la_ou_on_la_donne() {
    for ici in maisons().await {
        let mut lettre = ici.tous::<LettreCadrage>().await.remove(0);
        lettre.contenu.pieces.push(PieceDemandee { genre: "RIB".into(), si_financeur: None, obligatoire: true });
        ici.changer(lettre).await;
        let (dossier, chemin) = ici.brouillon().await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Votre brouillon est enregistré") && page.contient("href=\"#c-pieces\""), "{}", page.texte);
        assert!(page.contient("value=\"pieces\"") && page.contient("Enregistrer et joindre les pièces"), "{}", page.texte);
        let ecrit = ici.dossier().await;
        assert_eq!((ecrit.etat, ecrit.demande_centimes), (EtatDossier::Brouillon, 800_000), "relu tel qu’il fut tapé");
        // The page that came back is up to date: it is sent again, and takes along what was changed since.
        let version = ecrit.version.to_string();
        assert!(page.contient(&format!("name=\"version\" value=\"{version}\"")), "{}", page.texte);
        let suite = avec(&ecrit, &[("resume", "Deux ateliers par semaine"), ("action", "pieces")]);
        let vers = ici.poster(&ici.porteur_a(), &chemin, &suite).await;
        assert_eq!(vers.status, StatusCode::SEE_OTHER, "{}", vers.texte);
        assert_eq!(ici.dossier().await.contenu.resume, "Deux ateliers par semaine");
        let la = format!("/dossiers/{}/pieces", dossier.id);
        let rib: (&str, &[u8]) = ("rib.pdf", b"%PDF-1.4 essai");
        assert_eq!(ici.joindre(&ici.porteur_a(), &la, "RIB", rib).await.status, StatusCode::SEE_OTHER);
        let ecrit = ici.dossier().await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&ecrit, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(ici.dossier().await.etat, EtatDossier::Depose);
    }
}

#[tokio::test]
async fn un_depot_illisible_n_enregistre_rien_a_moitie_et_rend_ce_qui_est_tape() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let champs = avec(&dossier, &[("b.641", "8k"), ("action", "deposer")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("value=\"8k\"") && page.contient("Un atelier chaque semaine"), "{}", page.texte);
        assert!(!page.contient("Votre brouillon est enregistré"));
        assert_eq!(ici.dossier().await, dossier);
    }
}

#[tokio::test]
async fn un_montant_faux_est_refuse_a_sa_place_avec_un_exemple() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("b.641", "8k"), ("d.ETAT", "-5")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("value=\"8k\"") && page.contient("Écrivez par exemple 8 000"), "{}", page.texte);
    }
}

#[tokio::test]
async fn apres_la_cloture_on_ne_depose_plus_et_le_brouillon_reste() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        ici.changer(Appel { cloture_a: heure::lire("2026-11-20T12:00"), ..ici.appel.clone() }).await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Cet appel est clos depuis le 20 novembre 2026 à 12"), "{}", page.texte);
        assert_eq!(ici.voir(&ici.porteur_a(), &chemin).await.status, StatusCode::CONFLICT);
        assert_eq!(ici.voir(&ici.porteur_a(), "/appels/2027/dossiers/nouveau").await.status, StatusCode::CONFLICT);
        assert_eq!(ici.dossier().await.etat, EtatDossier::Brouillon);
    }
}

#[tokio::test]
async fn le_second_dossier_d_une_action_mene_au_premier() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let action = dossier.action_id.to_string();
        let page = ici.poster(&ici.porteur_a(), "/appels/2027/dossiers/nouveau", &[("reprise", &action)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("le 2027-0001") && page.contient(&format!("/dossiers/{}\"", dossier.id)), "{}", page.texte);
        // Withdrawn, it frees its action.
        let version = dossier.version.to_string();
        let retrait = [("version", version.as_str()), ("action", "retirer"), ("motif", "Action reportée d’un an")];
        let page = ici.poster(&ici.porteur_a(), &format!("/dossiers/{}/etat", dossier.id), &retrait).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let page = ici.poster(&ici.porteur_a(), "/appels/2027/dossiers/nouveau", &[("reprise", &action)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn une_action_reprise_l_an_d_apres_montre_les_ecarts_de_budget() {
    for ici in maisons().await {
        let ancien = ici.depose().await;
        let suivant = Appel {
            id: kernel::Id::fresh(),
            slug: "2028".into(),
            exercice: 2028,
            intitule: "Appel 2028".into(),
            ..ici.appel.clone()
        };
        let mut w = ici.db.writer(ici.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.insert(&suivant).await.unwrap();
        w.commit().await.unwrap();
        let action = ancien.action_id.to_string();
        let page = ici.poster(&ici.porteur_a(), "/appels/2028/dossiers/nouveau", &[("reprise", &action)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let mut neuf = ici.tous::<Dossier>().await.into_iter().find(|d| d.appel_id == suivant.id).unwrap();
        assert_eq!(neuf.precedent_id, Some(ancien.id));
        assert_eq!(neuf.demande_centimes, ancien.demande_centimes);
        assert_eq!(neuf.contenu.debut, Some(jiff::civil::date(2028, 1, 1)));
        let mut budget = neuf.budget.0.clone();
        budget.insert("641".into(), crate::regles::Euros::entiers(9_600));
        neuf.budget = Json(budget);
        let chemin = format!("/dossiers/{}", neuf.id);
        ici.changer(neuf).await;
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(page.contient("Écarts avec le budget") && page.contient("+600"), "{}", page.texte);
        let mut demande = ici
            .tous::<LigneFinanceur>()
            .await
            .into_iter()
            .find(|l| l.appel_id == suivant.id && l.financeur.code() == "AGGLO")
            .unwrap();
        demande.demande_centimes = Some(360_100);
        ici.changer(demande).await;
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(page.contient("74 Financeur AGGLO") && page.contient("+601"), "{}", page.texte);
        assert!(!page.contient("74 Financeur ETAT") && page.contient("Total demandé"), "{}", page.texte);
        assert!(page.contient(&format!("/dossiers/{}\"", ancien.id)));
    }
}

#[tokio::test]
async fn une_correction_ne_touche_que_les_champs_demandes() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let etat = format!("/dossiers/{}/etat", dossier.id);
        let version = dossier.version.to_string();
        let demande = [
            ("version", version.as_str()),
            ("action", "demander"),
            ("champ", "publics"),
            ("demande", "Dites l’âge des enfants."),
        ];
        assert_eq!(
            ici.poster(&ici.porteur_a(), &etat, &demande).await.status,
            StatusCode::NOT_FOUND,
            "le porteur ne se corrige pas"
        );
        for inconnu in ["iban", "d.", "numero", "__proto__"] {
            let champs = [demande[0], demande[1], ("champ", inconnu), demande[3]];
            let page = ici.poster("coordination", &etat, &champs).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{inconnu}");
            assert!(page.contient("n’est pas une partie du dossier") && page.contient(demande[3].1), "{}", page.texte);
            assert!(page.contient("id=\"c-champ-erreur\""), "{}", page.texte);
        }
        assert_eq!(ici.dossier().await.etat, EtatDossier::Depose, "rien n’est écrit");
        assert_eq!(ici.poster("coordination", &etat, &demande).await.status, StatusCode::SEE_OTHER);
        let dossier = ici.dossier().await;
        assert_eq!(dossier.etat, EtatDossier::ACompleter);
        // The call may close meanwhile: « délai suspendu ».
        ici.changer(Appel { etat: EtatAppel::Clos, clos_a: heure::lire("2026-11-21T12:00"), ..ici.appel.clone() }).await;
        let chemin = format!("/dossiers/{}/modifier", dossier.id);
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(page.contient("Dites l’âge des enfants."), "{}", page.texte);
        let hors = avec(&dossier, &[("resume", "Un tout autre résumé"), ("publics", "Familles, enfants de 3 à 6 ans")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &hors).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Aucune correction n’est demandée sur"), "{}", page.texte);
        let bonne = avec(&dossier, &[("publics", "Familles, enfants de 3 à 6 ans"), ("action", "deposer")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &bonne).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let dossier = ici.dossier().await;
        assert_eq!((dossier.etat, dossier.numero.as_deref()), (EtatDossier::Depose, Some("2027-0001")));
        assert!(ici.tous::<Complement>().await.iter().all(|c| c.corrige_a.is_some()));
    }
}

#[tokio::test]
async fn deux_saisies_du_meme_dossier_ne_s_ecrasent_pas() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let premiere = avec(&dossier, &[("resume", "Écrit par l’une")]);
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &premiere).await.status, StatusCode::SEE_OTHER);
        let seconde = avec(&dossier, &[("resume", "Écrit par l’autre")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &seconde).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Écrit par l’une") && page.contient("Écrit par l’autre"), "{}", page.texte);
        assert_eq!(ici.dossier().await.contenu.resume, "Écrit par l’une");
    }
}

/// « `retire` (par le porteur avant le vote) » : what would be refused is not offered, though the vote is not yet told.
#[tokio::test]
async fn retirer_n_est_pas_offert_une_fois_un_vote_donne() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let chemin = format!("/dossiers/{}", dossier.id);
        for (etat, offert) in [
            (EtatDossier::Depose, true),
            (EtatDossier::Valide, true),
            (EtatDossier::VotePartiel, false),
            (EtatDossier::Vote, false),
        ] {
            let lu = ici.dossier().await;
            ici.changer(Dossier { etat, ..lu }).await;
            let page = ici.voir(&ici.porteur_a(), &chemin).await;
            assert_eq!(page.contient("value=\"retirer\""), offert, "{etat:?} {}", page.texte);
        }
    }
}
