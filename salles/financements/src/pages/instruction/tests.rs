use crate::essai::{ICI, Maison, euros, maisons};
use crate::model::LigneFinanceur;
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;

fn colonne<'a>(financeur: &'a str, version: &'a str, montant: &'a str) -> [(&'a str, &'a str); 5] {
    [("geste", "colonne"), ("financeur", financeur), ("version", version), ("avis", "favorable"), ("propose", montant)]
}

#[tokio::test]
async fn la_liste_dit_ce_qui_m_attend_et_la_colonne_d_autrui_est_refusee() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let liste = maison.voir(&etat, &format!("{ICI}/instruction")).await;
        assert_eq!(liste.status, StatusCode::OK);
        assert!(liste.contient("3 dossiers vous attendent"), "{}", liste.texte);
        let dossier = format!("{ICI}/instruction/2026-0001");
        let page = maison.voir(&etat, &dossier).await;
        assert!(page.contient("La colonne de Préfecture de l’Aude") && !page.contient("La colonne de Carcassonne Agglo"));
        // The reading of another is not shown before one's own.
        assert!(page.contient("Une autre lecture vous sera montrée après la vôtre") && !page.contient("Lu et discuté"));
        let ecrite = maison.poster(&etat, &dossier, &colonne("ETAT", "1", "10 000")).await;
        assert_eq!((ecrite.status, ecrite.vers.as_str()), (StatusCode::SEE_OTHER, &*format!("/ici{dossier}")));
        let refusee = maison.poster(&agglo, &dossier, &colonne("ETAT", "2", "1")).await;
        assert_eq!(refusee.status, StatusCode::FORBIDDEN);
        assert!(refusee.contient("Cette colonne est celle de Préfecture de l’Aude"));
        assert_eq!(maison.poster("coordination", &dossier, &colonne("ETAT", "2", "1")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(10_000));
    }
}

#[tokio::test]
async fn une_association_n_entre_ni_dans_l_instruction_ni_dans_ses_notes() {
    for maison in maisons(EtatAppel::Instruction).await {
        let page = maison.voir(&maison.porteur(), &format!("{ICI}/instruction")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let page = maison.voir(&maison.porteur(), &format!("{ICI}/instruction/2026-0001")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let page = maison.voir("elu", &format!("{ICI}/instruction/2026-0001")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("Moyenne des notes") && !page.contient("Lu et discuté"), "« COPIL : ○ moyennes »");
    }
}

#[tokio::test]
async fn deux_saisies_de_la_meme_ligne_montrent_les_deux_versions() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let dossier = format!("{ICI}/instruction/2026-0001");
        maison.poster(&etat, &dossier, &colonne("ETAT", "1", "9000")).await;
        let page = maison.poster(&format!("{etat}:2"), &dossier, &colonne("ETAT", "1", "7500")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("9\u{202f}000\u{202f}€") && page.contient(r#"value="7500""#), "{}", page.texte);
        // Sent again on the version now seen, it replaces: a choice, not a loss.
        let page = maison.poster(&format!("{etat}:2"), &dossier, &colonne("ETAT", "2", "7500")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(7_500));
    }
}

#[tokio::test]
async fn une_saisie_refusee_revient_telle_quelle_a_cote_de_ce_qui_est_a_corriger() {
    for maison in maisons(EtatAppel::Instruction).await {
        let dossier = format!("{ICI}/instruction/2026-0001");
        let page = maison.poster(&maison.de("ETAT"), &dossier, &colonne("ETAT", "1", "8k")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient(r#"value="8k""#));
        let muette = [("geste", "noter"), ("note.ensemble", "14"), ("justification.ensemble", " ")];
        let page = maison.poster(&maison.de("ETAT"), &dossier, &muette).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("justifiez la note") && page.contient(r#"value="14""#));
    }
}

#[tokio::test]
async fn un_avis_ecrit_avant_de_declarer_un_interet_se_signale_jusqu_a_ce_qu_un_collegue_le_confirme() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let dossier = format!("{ICI}/instruction/2026-0001");
        maison.poster(&etat, &dossier, &colonne("ETAT", "1", "9000")).await;
        let collegue = format!("{etat}:2");
        assert!(!maison.voir(&collegue, &dossier).await.contient("avec un intérêt déclaré depuis"));
        let interet = [("geste", "interet"), ("interet_motif", "Membre du conseil de l’association")];
        assert_eq!(maison.poster(&etat, &dossier, &interet).await.status, StatusCode::SEE_OTHER);
        assert!(maison.voir(&collegue, &dossier).await.contient("avec un intérêt déclaré depuis"));
        maison.poster(&collegue, &dossier, &colonne("ETAT", "2", "9000")).await;
        assert!(!maison.voir(&collegue, &dossier).await.contient("avec un intérêt déclaré depuis"), "confirmé mot pour mot");
    }
}

/// A paper of the file of that rank, on file.
async fn piece(maison: &Maison, rang: usize, genre: &str) -> String {
    let dossier = maison.dossiers[rang].clone();
    let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "piece.deposer").await.unwrap();
    let piece = crate::model::PieceDossier {
        id: kernel::Id::fresh(),
        version: 1,
        porteur_id: dossier.porteur_id,
        dossier_id: Some(dossier.id),
        genre: genre.into(),
        statut: crate::model::StatutPiece::Deposee,
        motif: String::new(),
        nom: "essai.pdf".into(),
        mime: "application/pdf".into(),
        taille: 0,
        sha256: String::new(),
        datee_le: None,
        valable_jusqu_au: None,
        deposee_a: w.now(),
        deposee_par: String::new(),
        annoncee_a: None,
    };
    let piece = crate::actes::pieces::ranger(&mut w, piece, b"%PDF-1.4 essai").await.unwrap();
    w.commit().await.unwrap();
    piece.id.to_string()
}

#[tokio::test]
async fn un_lien_signe_envoye_par_l_equipe_ouvre_une_colonne() {
    for maison in maisons(EtatAppel::Instruction).await {
        let liste = format!("{ICI}/instruction");
        let envoi = [("geste", "lien"), ("financeur", "CAF"), ("courriel", "action.sociale@caf.example")];
        assert_eq!(maison.poster("coordination", &liste, &envoi).await.status, StatusCode::SEE_OTHER);
        let lien = maison.tous::<acteurs::model::LienSigne>().await.remove(0);
        let jeton = acteurs::lien::jeton(&[7; 32], maison.ici.id, &lien.id.to_string());
        let porte = format!("/f/{jeton}");
        let page = maison.voir("-", &porte).await;
        assert!(page.contient("un dossier vous sollicite") && page.contient("2026-0004"), "{}", page.texte);
        let saisie = [("numero", "2026-0004"), ("version", "1"), ("avis", "favorable"), ("propose", "700")];
        assert_eq!(maison.poster("-", &porte, &saisie).await.status, StatusCode::SEE_OTHER);
        assert_eq!(euros(maison.ligne(3, "CAF").await.propose_centimes), Some(700));
        let ailleurs = [("numero", "2026-0001"), ("version", "1"), ("avis", "favorable"), ("propose", "700")];
        assert_eq!(maison.poster("-", &porte, &ailleurs).await.status, StatusCode::NOT_FOUND);
        assert_eq!(maison.voir("-", "/f/forge").await.status, StatusCode::NOT_FOUND);
        // What the link instructs it reads whole, and nothing else.
        let page = maison.voir("-", &format!("{porte}/2026-0004")).await;
        assert!(page.contient("Budget de l’action") && page.contient("À qui l’association demande"), "{}", page.texte);
        assert!(!page.contient("Avis") && !page.contient("favorable"), "ce que les autres en pensent n’y est pas");
        assert_eq!(maison.voir("-", &format!("{porte}/2026-0001")).await.status, StatusCode::NOT_FOUND);
        let rib = piece(&maison, 3, "RIB").await;
        let autre = piece(&maison, 0, "Statuts").await;
        assert_eq!(maison.voir("-", &format!("{porte}/2026-0004/pieces/{rib}")).await.texte, "%PDF-1.4 essai");
        for ailleurs in [format!("2026-0004/pieces/{autre}"), format!("2026-0001/pieces/{rib}"), "2026-0004/pieces/x".into()] {
            assert_eq!(maison.voir("-", &format!("{porte}/{ailleurs}")).await.status, StatusCode::NOT_FOUND, "{ailleurs}");
        }
    }
}

/// « 0 = « rien », `∅` = réponse attendue »: a total of answers awaited is awaited too.
#[tokio::test]
async fn le_total_d_une_colonne_vide_est_vide() {
    for maison in maisons(EtatAppel::Instruction).await {
        let chemin = format!("{ICI}/instruction/2026-0001");
        let total = async || {
            let page = maison.voir("coordination", &chemin).await.texte;
            let pied = page.split("<tfoot>").nth(1).and_then(|p| p.split("</tfoot>").next()).unwrap().to_owned();
            pied.replace('\u{202f}', " ")
        };
        let vide = total().await;
        assert!(vide.contains("18 000 €") && vide.contains('∅') && !vide.contains(">0 €"), "{vide}");
        let ligne = maison.ligne(0, "ETAT").await;
        maison.changer(LigneFinanceur { vote_centimes: Some(0), ..ligne }).await;
        let rien = total().await;
        assert!(rien.contains(">0 €") && rien.contains('∅'), "{rien}");
    }
}
