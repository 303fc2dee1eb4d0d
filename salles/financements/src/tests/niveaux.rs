//! A file chooses its challenge, its objective and its axes among those of the contract.

use super::appel::contrat;
use super::maison::*;
use crate::model::*;
use axum::http::StatusCode;
use kernel::Actor;
use store::{Json, args};

/// Two challenges, one objective each, two axes.
async fn plan(ici: &Maison) {
    contrat(ici).await;
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    let noeuds = [
        ("n1", None, 1, "Habiter"),
        ("n2", None, 1, "Travailler"),
        ("n3", Some("n1"), 2, "Embellir les lieux"),
        ("n4", Some("n2"), 2, "Ouvrir le champ"),
    ];
    for (rang, (id, parent, niveau, titre)) in (1_i64..).zip(noeuds) {
        w.execute(
            "INSERT INTO noeud (id, collectivite_id, version, contrat_id, parent_id, niveau, code, titre, ordre, poids, objectifs)
             VALUES ($2, $1, 1, 'cdv', $3, $4, '', $5, $6, 1, '[]')",
            args![format!("{id}-{}", ici.ici.id), parent.map(|p| format!("{p}-{}", ici.ici.id)), i64::from(niveau), titre.to_owned(), rang],
        )
        .await
        .unwrap();
        w.note("noeud", id, &serde_json::json!("essai")).await.unwrap();
    }
    for (rang, titre) in (1_i64..).zip(["Mobilités", "Climat, énergie"]) {
        w.execute(
            "INSERT INTO axe_transversal (id, collectivite_id, version, contrat_id, code, titre, enjeux, ordre)
             VALUES ($2, $1, 1, 'cdv', '', $3, '[]', $4)",
            args![format!("axe-{rang}"), titre.to_owned(), rang],
        )
        .await
        .unwrap();
        w.note("axe_transversal", titre, &serde_json::json!("essai")).await.unwrap();
    }
    w.commit().await.unwrap();
}

#[tokio::test]
async fn le_defi_l_objectif_et_les_axes_se_choisissent_au_contrat() {
    for ici in maisons().await {
        plan(&ici).await;
        let (dossier, chemin) = ici.brouillon().await;
        let form = ici.voir(&ici.porteur_a(), &chemin).await;
        for dit in
            ["<option value=\"Habiter\"", "<option value=\"Ouvrir le champ\"", "value=\"Climat, énergie\"", "value=\"Mobilités\""]
        {
            assert!(form.contient(dit), "{dit} : {}", form.texte);
        }
        let faux = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("defi", "Émancipation")])).await;
        assert_eq!(faux.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faux.contient("n’est pas au contrat") && faux.contient("Financements, § 3"), "{}", faux.texte);
        let autre = avec(&dossier, &[("defi", "Habiter"), ("objectif", "Ouvrir le champ")]);
        assert!(ici.poster(&ici.porteur_a(), &chemin, &autre).await.contient("n’est pas du défi"));
        let bon = avec(&dossier, &[("objectif", "Ouvrir le champ"), ("axes", "Mobilités"), ("axes", "Climat, énergie")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &bon).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let dossier = ici.dossier().await;
        assert_eq!((dossier.contenu.defi.as_str(), dossier.contenu.objectif.as_str()), ("Travailler", "Ouvrir le champ"));
        assert_eq!(dossier.contenu.axes_dits(), ["Mobilités", "Climat, énergie"]);
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient("Ouvrir le champ") && page.contient("Climat, énergie"), "{}", page.texte);
        let form = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(form.contient("<option value=\"Travailler\" selected"), "{}", form.texte);
    }
}

#[tokio::test]
async fn ce_que_le_contrat_n_a_plus_se_lit_encore_et_se_garde() {
    for ici in maisons().await {
        plan(&ici).await;
        let (mut dossier, chemin) = ici.brouillon().await;
        let ancien =
            ContenuDossier { defi: "Émancipation".into(), axes: "Jeunesse, égalité".into(), ..dossier.contenu.0.clone() };
        dossier.contenu = Json(ancien);
        ici.changer(dossier).await;
        let form = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(
            form.contient("Émancipation (n’est plus au contrat)") && form.contient("Jeunesse, égalité (n’est plus au contrat)"),
            "{}",
            form.texte
        );
        let dossier = ici.dossier().await;
        let garde = avec(&dossier, &[("defi", "Émancipation"), ("axes", "Jeunesse, égalité"), ("axes", "Mobilités")]);
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &garde).await.status, StatusCode::SEE_OTHER);
        let dossier = ici.dossier().await;
        assert_eq!(
            (dossier.contenu.defi.as_str(), dossier.contenu.axes_dits()),
            ("Émancipation", vec!["Jeunesse, égalité", "Mobilités"])
        );
    }
}
