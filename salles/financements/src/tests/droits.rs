//! Who may what, on which object.

use super::maison::*;
use crate::model::*;
use axum::http::StatusCode;

#[tokio::test]
async fn une_association_ne_voit_jamais_le_dossier_d_une_autre() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let version = dossier.version.to_string();
        for chemin in [format!("/dossiers/{}", dossier.id), format!("/dossiers/{}/modifier", dossier.id)] {
            assert_eq!(ici.voir(&ici.porteur_b(), &chemin).await.status, StatusCode::NOT_FOUND, "{chemin}");
        }
        let retrait = [("version", version.as_str()), ("action", "retirer"), ("motif", "Ce n’est pas le mien")];
        assert_eq!(
            ici.poster(&ici.porteur_b(), &format!("/dossiers/{}/etat", dossier.id), &retrait).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(ici.voir(&ici.porteur_b(), "/appels/2027/dossiers").await.status, StatusCode::NOT_FOUND);
        let structure = format!("/porteurs/{}", ici.associations[0].id);
        assert_eq!(ici.voir(&ici.porteur_b(), &structure).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.voir(&ici.porteur_a(), "/appels/2027/dossiers").await.status, StatusCode::OK);
        assert_eq!(ici.dossier().await, dossier);
    }
}

#[tokio::test]
async fn un_brouillon_est_invisible_aux_financeurs() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let etat = ici.financeur(&ici.etat);
        assert_eq!(ici.voir(&etat, &format!("/dossiers/{}", dossier.id)).await.status, StatusCode::NOT_FOUND);
        assert!(!ici.voir(&etat, "/appels/2027/dossiers").await.contient("Ateliers"));
        assert!(!ici.voir(&etat, "/appels/2027/dossiers.csv").await.contient("Ateliers"));
        assert!(ici.voir("coordination", "/appels/2027/dossiers").await.contient("Ateliers"), "l’équipe projet aide à saisir");
        ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "deposer")])).await;
        assert!(ici.voir(&etat, "/appels/2027/dossiers").await.contient("Ateliers"));
        let page = ici.voir(&etat, &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient("Avis") && !page.contient("Retirer le dossier"), "un financeur lit, ne retire pas");
    }
}

#[tokio::test]
async fn le_porteur_ne_lit_ni_avis_ni_proposition() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let mut ligne = ici.tous::<LigneFinanceur>().await.remove(0);
        ligne.propose_centimes = Some(123_400);
        ligne.avis = Some(Avis::Defavorable);
        ligne.avis_motif = "Avis confidentiel".into();
        ici.changer(ligne).await;
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", dossier.id)).await;
        assert!(!page.contient("1\u{202f}234") && !page.contient("Avis confidentiel"), "{}", page.texte);
        let csv = ici.voir(&ici.porteur_a(), "/appels/2027/dossiers.csv").await;
        assert!(csv.contient("2027-0001") && !csv.contient("1234"), "{}", csv.texte);
        assert!(ici.voir("coordination", "/appels/2027/dossiers.csv").await.contient("1234"));
    }
}

#[tokio::test]
async fn seule_l_equipe_conduit_l_appel_et_les_autres_roles_ne_lisent_pas_les_dossiers() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let chemin = format!("/dossiers/{}", dossier.id);
        for role in ["lecteur", "partenaire", "pilote", "administration"] {
            assert_eq!(ici.voir(role, "/appels/2027").await.status, StatusCode::OK, "{role}");
            assert_eq!(ici.voir(role, "/appels/2027/regles").await.status, StatusCode::OK, "{role}");
            assert_ne!(ici.voir(role, &chemin).await.status, StatusCode::OK, "{role}");
            assert_ne!(ici.voir(role, "/appels/2027/lettre").await.status, StatusCode::OK, "{role}");
        }
        for role in [ici.porteur_a(), ici.financeur(&ici.etat), "elu".to_owned()] {
            for chemin in ["/appels/2027/lettre", "/appels/2027/parametres", "/appels/nouveau", "/appels/porteurs"] {
                assert_ne!(ici.voir(&role, chemin).await.status, StatusCode::OK, "{role} {chemin}");
            }
            let pas = [("version", "1"), ("confirme", "oui"), ("motif", "Le comité avance la clôture")];
            assert_ne!(ici.poster(&role, "/appels/2027/etape/clos", &pas).await.status, StatusCode::SEE_OTHER, "{role}");
        }
        assert_eq!(ici.voir("elu", &chemin).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn les_pieces_ne_se_lisent_que_la_ou_le_financeur_est_au_plan() {
    for ici in maisons().await {
        let pdf = ("rib.pdf", &b"%PDF-1.4 essai"[..]);
        let page = ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", ("rib.pdf", b"MZ programme")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("n’est pas un fichier PDF"), "{}", page.texte);
        assert!(ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", ("vide.pdf", b"")).await.contient("Le fichier est vide"));
        let protege = ("rib.pdf", &b"%PDF-1.7\ntrailer <</Root 1 0 R /Encrypt 5 0 R>>"[..]);
        let page = ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", protege).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("protégé par un mot de passe") && page.contient("sans protection"), "{}", page.texte);
        let faux = ("rib.png", &b"%PDF-1.4 essai"[..]);
        assert!(ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", faux).await.contient("est en réalité un fichier PDF"));
        assert!(ici.tous::<PieceDossier>().await.is_empty(), "rien de refusé n’est gardé");
        assert_eq!(ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", pdf).await.status, StatusCode::SEE_OTHER);
        let piece = ici.tous::<PieceDossier>().await.pop().unwrap();
        let chemin = format!("/pieces-dossier/{}", piece.id);
        assert_eq!(ici.voir(&ici.porteur_a(), &chemin).await.texte, "%PDF-1.4 essai");
        assert_eq!(ici.voir(&ici.porteur_b(), &chemin).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.voir(&ici.financeur(&ici.etat), &chemin).await.status, StatusCode::NOT_FOUND, "rien ne lui est demandé");
        let dossier = ici.depose().await;
        assert_eq!(ici.voir(&ici.financeur(&ici.etat), &chemin).await.status, StatusCode::OK);
        assert_eq!(ici.voir("elu", &chemin).await.status, StatusCode::NOT_FOUND);
        let page = ici.voir(&ici.financeur(&ici.etat), &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient(&chemin));
        assert!(!ici.voir("elu", &format!("/dossiers/{}", dossier.id)).await.contient(&chemin));
        assert_eq!(ici.poster(&ici.porteur_b(), &chemin, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &[]).await.status, StatusCode::CONFLICT, "lue avant");
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &[("version", "1")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.tous::<PieceDossier>().await.pop().unwrap().statut, StatutPiece::Expiree);
    }
}

#[tokio::test]
async fn une_piece_d_un_dossier_ne_se_lit_que_par_ceux_de_ce_dossier() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let la = format!("/dossiers/{}/pieces", dossier.id);
        let pdf = ("devis.pdf", &b"%PDF-1.4 devis"[..]);
        assert_eq!(ici.joindre(&ici.porteur_b(), &la, "Devis", pdf).await.status, StatusCode::NOT_FOUND);
        let page = ici.joindre(&ici.porteur_a(), &la, "", pdf).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(ici.joindre(&ici.porteur_a(), &la, "Devis", pdf).await.status, StatusCode::SEE_OTHER);
        let piece = ici.tous::<PieceDossier>().await.pop().unwrap();
        assert_eq!(piece.dossier_id, Some(dossier.id));
        let vers = format!("/pieces-dossier/{}", piece.id);
        assert_eq!(
            ici.voir(&ici.financeur(&ici.etat), &vers).await.status,
            StatusCode::NOT_FOUND,
            "un brouillon ne se montre pas"
        );
        assert!(ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", dossier.id)).await.contient("Devis"));
        let dossier = ici.dossier().await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(ici.voir(&ici.financeur(&ici.etat), &vers).await.status, StatusCode::OK);
        assert_eq!(ici.voir(&ici.porteur_b(), &vers).await.status, StatusCode::NOT_FOUND);
        // A funder that the file asks may ask for a correction; a reader may not.
        let demande = |version: i64| {
            [
                ("version", version.to_string()),
                ("action", "demander".into()),
                ("champ", "publics".into()),
                ("demande", "Quel âge\u{202f}?".into()),
            ]
        };
        let dossier = ici.dossier().await;
        let champs = demande(dossier.version);
        let champs: Vec<(&str, &str)> = champs.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let etat = format!("/dossiers/{}/etat", dossier.id);
        assert_ne!(ici.poster("elu", &etat, &champs).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.poster(&ici.financeur(&ici.etat), &etat, &champs).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.dossier().await.etat, crate::regles::etats::EtatDossier::ACompleter);
    }
}

#[tokio::test]
async fn une_structure_se_decrit_et_un_siret_faux_ou_pris_est_refuse() {
    for ici in maisons().await {
        let b = ici.porteur_b();
        let page = ici.poster(&b, "/ma-structure", &[("siret", "123"), ("rna", "111"), ("forme", "association")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Ce SIRET compte 3 chiffres") && page.contient("W suivi de 9 caractères"), "{}", page.texte);
        assert!(page.contient("value=\"123\""), "ce qui est tapé revient");
        let page = ici.poster(&b, "/ma-structure", &[("siret", "732 829 320 00074"), ("forme", "association")]).await;
        assert!(page.contient("est celui d’une autre structure"), "{}", page.texte);
        let faux = [("forme", "association"), ("cer_le", "2099-01-01"), ("budget_annuel", "45,000")];
        let page = ici.poster(&b, "/ma-structure", &faux).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("1er janvier 2099") && page.contient("n’est pas encore passé"), "{}", page.texte);
        assert!(page.contient("Budget annuel\u{202f}:") && !page.contient("✕ budget_annuel"), "{}", page.texte);
        assert!(page.contient("des milliers") && page.contient("value=\"45,000\""), "{}", page.texte);
        let bons = [("rna", "w111000123"), ("forme", "association"), ("cer_le", "2022-03-01"), ("budget_annuel", "45 000 €")];
        assert_eq!(ici.poster(&b, "/ma-structure", &bons).await.status, StatusCode::SEE_OTHER);
        let porteur = ici.tous::<Porteur>().await.into_iter().find(|p| p.organisation_id == ici.associations[1].id).unwrap();
        assert_eq!((porteur.rna.as_deref(), porteur.budget_annuel_centimes), (Some("W111000123"), Some(4_500_000)));
        assert_eq!(porteur.droit, "prive");
    }
}

#[tokio::test]
async fn un_financeur_fixe_son_enveloppe_et_pas_celle_d_un_autre() {
    for ici in maisons().await {
        let part = ici.tous::<Enveloppe>().await.into_iter().find(|e| e.parent_id.is_some()).unwrap();
        let (id, version) = (part.id.to_string(), part.version.to_string());
        let (montant, acte) = (format!("montant.{id}"), format!("acte.{id}"));
        let champs = |euros: &'static str| {
            vec![
                ("financeur", "AGGLO"),
                ("enveloppe", id.as_str()),
                ("version", version.as_str()),
                (montant.as_str(), euros),
                (acte.as_str(), "Délibération 12"),
            ]
        };
        let chemin = "/appels/2027/enveloppes";
        assert_eq!(ici.poster(&ici.financeur(&ici.etat), chemin, &champs("200000")).await.status, StatusCode::NOT_FOUND);
        let page = ici.poster(&ici.financeur(&ici.agglo), chemin, &champs("262 000")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("dépassement de 1"), "plus que le parent : {}", page.texte);
        assert_eq!(ici.poster(&ici.financeur(&ici.agglo), chemin, &champs("190 000")).await.status, StatusCode::SEE_OTHER);
        let part = ici.tous::<Enveloppe>().await.into_iter().find(|e| e.parent_id.is_some()).unwrap();
        assert_eq!((part.montant_centimes, part.acte.as_deref()), (19_000_000, Some("Délibération 12")));
    }
}
