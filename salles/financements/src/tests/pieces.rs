//! The papers of a file: who judges them, what their holder reads, what « complet » asks.

use super::maison::*;
use crate::model::*;
use crate::regles::etats::{EtatAppel, EtatDossier};
use axum::http::StatusCode;

const PDF: (&str, &[u8]) = ("rib.pdf", b"%PDF-1.4 essai");
const MOTIF: &str = "Le RIB est au nom d’une autre structure";

/// A deposited file whose holder has a RIB in its safe.
async fn avec_un_rib(ici: &Maison) -> (Dossier, String) {
    assert_eq!(ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", PDF).await.status, StatusCode::SEE_OTHER);
    let dossier = ici.depose().await;
    let chemin = format!("/dossiers/{}", dossier.id);
    (dossier, chemin)
}

async fn pieces(ici: &Maison) -> Vec<PieceDossier> {
    let mut toutes: Vec<PieceDossier> = ici.tous().await;
    toutes.sort_by_key(|p| (p.deposee_a, p.statut != StatutPiece::Refusee));
    toutes
}

async fn juger(
    ici: &Maison,
    qui: &str,
    dossier: &str,
    piece: &PieceDossier,
    statut: &str,
    motif: &str,
) -> crate::guichet::Reponse {
    let version = piece.version.to_string();
    let champs = [("version", version.as_str()), ("statut", statut), ("motif_piece", motif)];
    ici.poster(qui, &format!("{dossier}/pieces/{}", piece.id), &champs).await
}

async fn dire_complet(ici: &Maison, dossier: &str) -> crate::guichet::Reponse {
    let version = ici.dossier().await.version.to_string();
    ici.poster("coordination", &format!("{dossier}/etat"), &[("version", &version), ("action", "complet")]).await
}

#[tokio::test]
async fn l_equipe_refuse_une_piece_l_association_lit_pourquoi_et_en_depose_une_autre() {
    for ici in maisons().await {
        let (_, chemin) = avec_un_rib(&ici).await;
        let rib = pieces(&ici).await.remove(0);
        assert_eq!(rib.statut, StatutPiece::Deposee, "une pièce déposée compte pour le dépôt");
        ici.changer(Appel { etat: EtatAppel::Clos, ..ici.appel.clone() }).await;
        // Neither its holder nor a funder nor a reader judges it.
        for qui in [ici.porteur_a(), ici.financeur(&ici.etat), "elu".to_owned()] {
            assert_ne!(juger(&ici, &qui, &chemin, &rib, "valide", "").await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        let page = dire_complet(&ici, &chemin).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("ni validées ni refusées") && page.contient("RIB"), "{}", page.texte);
        let page = juger(&ici, "coordination", &chemin, &rib, "refusee", "Non").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("dix signes"), "{}", page.texte);
        assert_eq!(juger(&ici, "coordination", &chemin, &rib, "refusee", MOTIF).await.status, StatusCode::SEE_OTHER);
        let refusee = pieces(&ici).await.remove(0);
        assert_eq!((refusee.statut, refusee.motif.as_str()), (StatutPiece::Refusee, MOTIF));
        assert_eq!(juger(&ici, "coordination", &chemin, &rib, "valide", "").await.status, StatusCode::CONFLICT, "lue avant");
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(page.contient(MOTIF) && page.contient("Autre fichier pour"), "{}", page.texte);
        assert_eq!(ici.voir(&ici.porteur_a(), &format!("/pieces-dossier/{}", rib.id)).await.texte, "%PDF-1.4 essai");
        assert!(dire_complet(&ici, &chemin).await.contient("refusées et non remplacées"));
        // Out of the deposit, it gives what replaces a refused paper and nothing else.
        let la = format!("{chemin}/pieces");
        assert_eq!(ici.joindre(&ici.porteur_a(), &la, "Statuts", PDF).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.joindre(&ici.porteur_a(), &la, "RIB", PDF).await.status, StatusCode::SEE_OTHER);
        let autre = pieces(&ici).await.into_iter().find(|p| p.statut == StatutPiece::Deposee).unwrap();
        assert!(dire_complet(&ici, &chemin).await.contient("ni validées ni refusées"));
        assert_eq!(juger(&ici, "coordination", &chemin, &autre, "valide", "").await.status, StatusCode::SEE_OTHER);
        let page = dire_complet(&ici, &chemin).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(ici.dossier().await.etat, EtatDossier::Complet);
        assert!(ici.voir(&ici.porteur_a(), &format!("/pieces-dossier/{}", rib.id)).await.contient("%PDF"), "toujours lisible");
    }
}

#[tokio::test]
async fn une_piece_d_une_autre_structure_ou_retiree_ne_se_juge_pas() {
    for ici in maisons().await {
        let (_, chemin) = avec_un_rib(&ici).await;
        let rib = pieces(&ici).await.remove(0);
        let autre = ici.autre_porteur().await;
        ici.changer(PieceDossier { porteur_id: autre.id, ..rib.clone() }).await;
        let lue = pieces(&ici).await.remove(0);
        assert_eq!(juger(&ici, "coordination", &chemin, &lue, "valide", "").await.status, StatusCode::NOT_FOUND);
        ici.changer(PieceDossier { porteur_id: rib.porteur_id, statut: StatutPiece::Expiree, ..lue }).await;
        let retiree = pieces(&ici).await.remove(0);
        let page = juger(&ici, "coordination", &chemin, &retiree, "valide", "").await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("a été retirée"), "{}", page.texte);
        assert_eq!(dire_complet(&ici, &chemin).await.status, StatusCode::SEE_OTHER, "retirée, elle n’arrête plus rien");
    }
}

#[tokio::test]
async fn une_piece_que_la_lettre_demande_arrete_le_depot_puis_la_completude_et_se_depose_a_sa_place() {
    for ici in maisons().await {
        let lettre = ici.tous::<LettreCadrage>().await.remove(0);
        let demander = |genre: &str, si: Option<&str>, obligatoire| PieceDemandee {
            genre: genre.into(),
            si_financeur: si.map(crate::regles::Financeur::nomme),
            obligatoire,
        };
        let pieces =
            vec![demander("RIB", None, true), demander("Statuts", None, false), demander("Budget analytique", Some("CAF"), true)];
        let contenu = ContenuLettre { pieces, ..lettre.contenu.0.clone() };
        ici.changer(LettreCadrage { contenu: store::Json(contenu), ..lettre }).await;
        let (brouillon, formulaire) = ici.brouillon().await;
        let chemin = format!("/dossiers/{}", brouillon.id);
        let page = ici.poster(&ici.porteur_a(), &formulaire, &avec(&ici.dossier().await, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("absente\u{202f}: RIB"), "{}", page.texte);
        assert!(
            !page.contient("absente\u{202f}: Budget") && !page.contient("Statuts"),
            "ni la CAF, non sollicitée, ni le facultatif"
        );
        assert!(page.contient("id=\"c-pieces\""), "le refus mène à ce qui manque");
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(page.contient("Demandée par la lettre de cadrage"), "{}", page.texte);
        // The kind is the letter's word, however it is typed.
        let la = format!("{chemin}/pieces");
        assert_eq!(ici.joindre(&ici.porteur_a(), &la, "rib", PDF).await.status, StatusCode::SEE_OTHER);
        let page = ici.poster(&ici.porteur_a(), &formulaire, &avec(&ici.dossier().await, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        ici.changer(Appel { etat: EtatAppel::Clos, ..ici.appel.clone() }).await;
        // Taken back or out of date, it is asked again, and received though the deposit is over.
        let rib = self::pieces(&ici).await.remove(0);
        ici.changer(PieceDossier { statut: StatutPiece::Expiree, ..rib }).await;
        let page = dire_complet(&ici, &chemin).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("absente\u{202f}: RIB"), "{}", page.texte);
        assert_eq!(ici.joindre(&ici.porteur_a(), &la, "Statuts", PDF).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.joindre(&ici.porteur_a(), &la, "RIB", PDF).await.status, StatusCode::SEE_OTHER);
        let autre = self::pieces(&ici).await.into_iter().find(|p| p.statut == StatutPiece::Deposee).unwrap();
        assert_eq!(juger(&ici, "coordination", &chemin, &autre, "valide", "").await.status, StatusCode::SEE_OTHER);
        assert_eq!(dire_complet(&ici, &chemin).await.status, StatusCode::SEE_OTHER);
    }
}
