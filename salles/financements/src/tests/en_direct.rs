//! The rules while the form is filled: after saving, by « Vérifier », by the piece of page a script asks.

use super::maison::*;
use axum::http::StatusCode;

#[tokio::test]
async fn apres_l_enregistrement_le_formulaire_dit_les_regles_et_mene_au_champ() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("d.AGGLO", ""), ("b.756", "3 500")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(page.vers, format!("/ici{chemin}?fait=enregistre#regles"));
        let form = ici.voir(&ici.porteur_a(), &format!("{chemin}?fait=enregistre")).await;
        assert!(form.contient("C’est enregistré") && form.contient("points empêchent le dépôt"), "{}", form.texte);
        assert!(form.contient("AAP-05") && form.contient("Ajoutez 1 financeur parmi Ville et Agglo"), "{}", form.texte);
        assert!(form.contient("href=\"#c-demandes\"") && form.contient("href=\"#c-budget\""), "{}", form.texte);
    }
}

#[tokio::test]
async fn verifier_dit_les_regles_de_ce_qui_est_tape_et_n_enregistre_rien() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "verifier")])).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("Rien ne s’oppose au dépôt") && page.contient("value=\"9 000\""), "{}", page.texte);
        assert_eq!(ici.dossier().await, dossier, "rien n’est écrit");
        let faux = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "verifier"), ("d.AGGLO", "")])).await;
        assert!(faux.contient("AAP-05") && faux.contient("2 points empêchent le dépôt"), "{}", faux.texte);
        let illisible = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "verifier"), ("b.641", "8k")])).await;
        assert_eq!(illisible.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(illisible.contient("Écrivez par exemple 8 000"), "{}", illisible.texte);
    }
}

#[tokio::test]
async fn le_fragment_des_regles_suit_la_saisie_et_n_est_donne_qu_a_qui_ecrit_le_dossier() {
    for ici in maisons().await {
        let (dossier, _) = ici.brouillon().await;
        let chemin = format!("/dossiers/{}/regles", dossier.id);
        let bon = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[])).await;
        assert_eq!(bon.status, StatusCode::OK, "{}", bon.texte);
        assert!(bon.contient("Rien ne s’oppose au dépôt") && !bon.contient("<html"), "{}", bon.texte);
        let faux = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("b.641", "8 000")])).await;
        assert!(faux.contient("BUD-01") && faux.contient("écart de 1"), "{}", faux.texte);
        let illisible = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("b.641", "8,000")])).await;
        assert!(illisible.contient("Un champ ne se lit pas") && illisible.contient("href=\"#c-b-641\""), "{}", illisible.texte);
        assert_eq!(ici.poster(&ici.porteur_b(), &chemin, &avec(&dossier, &[])).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.dossier().await, dossier, "rien n’est écrit");
    }
}
