use super::monde::*;
use crate::actes::redaction::*;
use crate::model::*;
use crate::regles::redaction::{SaisieDeclinaison, SaisieFiche};
use kernel::{Id, Role};
use store::Json;
use territoire::model::{GenreTerritoire, Territoire};

fn depuis(f: &FicheAction) -> SaisieFiche {
    SaisieFiche {
        numero: f.numero.to_string(),
        titre: f.titre.clone(),
        noeud: f.noeud_id.to_string(),
        mode_pilotage: f.mode_pilotage.code().into(),
        statut: f.statut.clone(),
        poids: f.poids.to_string(),
        ..SaisieFiche::default()
    }
}

#[tokio::test]
async fn une_fiche_creee_prend_le_numero_suivant_et_se_retrouve() {
    for m in mondes().await {
        assert_eq!((m.fiche.numero, m.autre.numero), (1, 2));
        let mut r = m.coordination().reader().await.unwrap();
        let contrat = contrat_par_adresse(&mut r, "cls-2024-2029").await.unwrap();
        assert_eq!(fiche_par_numero(&mut r, contrat.id, 2).await.unwrap().id, m.autre.id);
        assert!(m.autre.recherche.contains("informer chacun"));
        assert!(fiche_par_numero(&mut r, contrat.id, 3).await.is_err());
    }
}

#[tokio::test]
async fn la_coordination_modifie_tout_et_le_motif_est_au_journal() {
    for m in mondes().await {
        let s =
            SaisieFiche { titre: "Former les pairs".into(), numero: "12".into(), statut: "en_cours".into(), ..depuis(&m.fiche) };
        let lue = modifier_fiche(&m.coordination(), m.fiche.id, 1, &s, "Avis du comité de mars").await.unwrap();
        assert_eq!((lue.version, lue.numero, lue.statut.as_str()), (2, 12, "en_cours"));
        assert!(lue.recherche.contains("cpts"), "{}", lue.recherche);
        assert_eq!(m.dernier_motif(&lue).await.as_deref(), Some("Avis du comité de mars"));
    }
}

#[tokio::test]
async fn deux_saisies_simultanees_ne_s_ecrasent_pas() {
    for m in mondes().await {
        let c = m.coordination();
        let un = SaisieFiche { titre: "Une".into(), ..depuis(&m.fiche) };
        modifier_fiche(&c, m.fiche.id, 1, &un, "").await.unwrap();
        let deux = SaisieFiche { titre: "Deux".into(), ..depuis(&m.fiche) };
        assert!(perime(&modifier_fiche(&c, m.fiche.id, 1, &deux, "").await));
        assert_eq!(m.relire(&m.fiche).await.titre, "Une");
    }
}

#[tokio::test]
async fn un_pilote_ne_modifie_que_sa_part_des_fiches_qu_il_pilote() {
    for m in mondes().await {
        let s = SaisieFiche { titre: "Autre".into(), contexte: "Vu sur le terrain".into(), ..depuis(&m.fiche) };
        let lue = modifier_fiche(&m.pilote(), m.fiche.id, 1, &s, "").await.unwrap();
        assert_eq!((lue.titre.as_str(), lue.contexte.as_str()), ("Former les relais", "Vu sur le terrain"));
        assert!(interdit(&modifier_fiche(&m.pilote(), m.autre.id, 1, &s, "").await));
        let a = SaisieDeclinaison { libelle: "x".into(), ..Default::default() };
        assert!(interdit(&ajouter_declinaison(&m.pilote(), &m.fiche, &a).await));
        assert!(interdit(&retirer_fiche(&m.pilote(), m.fiche.id, 2, "Un motif assez long pour passer").await));
    }
}

#[tokio::test]
async fn les_autres_roles_ne_modifient_rien_et_n_en_apprennent_rien() {
    for m in mondes().await {
        let s = depuis(&m.fiche);
        for role in [Role::Administration, Role::Partenaire, Role::Elu, Role::Lecteur] {
            let v = m.role(role);
            // Even with a stale version: the refusal must not tell that the sheet exists.
            assert!(interdit(&modifier_fiche(&v, m.fiche.id, 9, &s, "").await), "{role:?}");
            assert!(interdit(&creer_fiche(&v, &m.contrat, &s, "").await), "{role:?}");
            assert!(interdit(&placer_fiche(&v, &m.fiche, &[], &[]).await), "{role:?}");
        }
        assert!(interdit(&creer_fiche(&m.coordination_d_un_autre_contrat(), &m.contrat, &s, "").await));
    }
}

#[tokio::test]
async fn retirer_est_une_fin_d_effet_et_se_retablit() {
    for m in mondes().await {
        let c = m.coordination();
        assert_eq!(codes(retirer_fiche(&c, m.fiche.id, 1, "ok").await), ["redaction-motif-trop-court"]);
        let motif = "Fusion décidée avec la fiche 2";
        let retiree = retirer_fiche(&c, m.fiche.id, 1, motif).await.unwrap();
        assert_eq!(retiree.retiree_le.unwrap().to_string(), "2026-11-22");
        assert_eq!(m.dernier_motif(&retiree).await.as_deref(), Some(motif));
        assert_eq!(codes(modifier_fiche(&c, m.fiche.id, 2, &depuis(&m.fiche), "").await), ["redaction-deja-retiree"]);
        let a = SaisieDeclinaison { libelle: "x".into(), ..Default::default() };
        assert_eq!(codes(ajouter_declinaison(&c, &retiree, &a).await), ["redaction-deja-retiree"]);
        // Its number is free, and taken: the sheet cannot come back until it is free again.
        let s = SaisieFiche { numero: "1".into(), ..depuis(&m.autre) };
        let mut autre = modifier_fiche(&c, m.autre.id, 1, &s, "").await.unwrap();
        assert_eq!(codes(retablir_fiche(&c, m.fiche.id, 2, motif).await), ["redaction-numero-pris"]);
        let s = SaisieFiche { numero: "2".into(), ..depuis(&autre) };
        autre = modifier_fiche(&c, autre.id, autre.version, &s, "").await.unwrap();
        assert_eq!(autre.numero, 2);
        assert_eq!(retablir_fiche(&c, m.fiche.id, 2, motif).await.unwrap().retiree_le, None);
    }
}

#[tokio::test]
async fn les_declinaisons_gardent_leur_cle_quand_lettres_et_ordre_changent() {
    for m in mondes().await {
        let c = m.coordination();
        let s =
            SaisieDeclinaison { lettre: "B".into(), lettre_imprimee: "A".into(), libelle: "Suite".into(), ..Default::default() };
        let suite = ajouter_declinaison(&c, &m.fiche, &s).await.unwrap();
        assert_eq!((suite.ordre, suite.lettre_imprimee.as_str()), (2, "A"));
        deplacer_declinaison(&c, &m.fiche, suite.id, Sens::Haut).await.unwrap();
        assert_eq!((m.relire(&suite).await.ordre, m.relire(&m.declinaison).await.ordre), (1, 2));
        let meme = SaisieDeclinaison { lettre: "A".into(), libelle: "Suite".into(), ..Default::default() };
        let suite = m.relire(&suite).await;
        let double = modifier_declinaison(&c, &m.fiche, suite.id, suite.version, &meme).await.unwrap();
        assert_eq!((double.id, double.lettre.as_str()), (suite.id, "A"), "« La lettre n'est pas unique. »");
        assert!(perime(&modifier_declinaison(&c, &m.fiche, suite.id, 1, &meme).await));
        assert!(interdit(&modifier_declinaison(&c, &m.autre, double.id, double.version, &meme).await), "une autre fiche");
        let retiree = retirer_declinaison(&c, &m.fiche, suite.id).await.unwrap();
        assert!(retiree.retiree_le.is_some());
        assert_eq!(codes(retirer_declinaison(&c, &m.fiche, suite.id).await), ["redaction-deja-retiree"]);
        assert!(retablir_declinaison(&c, &m.fiche, suite.id).await.unwrap().retiree_le.is_none());
    }
}

#[tokio::test]
async fn une_echeance_douteuse_laisse_une_marque_et_une_seule() {
    for m in mondes().await {
        let c = m.coordination();
        let s =
            SaisieDeclinaison { libelle: "Livret".into(), echeance: "2024".into(), lire_l_echeance: true, ..Default::default() };
        let d = ajouter_declinaison(&c, &m.fiche, &s).await.unwrap();
        assert_eq!(d.annees.0, [1]);
        let marques: Vec<Marque> = m.tous().await;
        assert_eq!(marques.len(), 1);
        assert_eq!((marques[0].texte_source.as_str(), marques[0].retenu.as_str()), ("B\u{202f}: 2024", "Année 1"));
        let encore = SaisieDeclinaison { lettre: "B".into(), annees: vec!["2".into()], lire_l_echeance: false, ..s };
        modifier_declinaison(&c, &m.fiche, d.id, d.version, &encore).await.unwrap();
        assert_eq!(m.tous::<Marque>().await.len(), 1);
    }
}

#[tokio::test]
async fn les_lieux_changes_par_deux_personnes_se_rejoignent() {
    for m in mondes().await {
        let c = m.coordination();
        let mut w = c.writer("essai").await.unwrap();
        let mut lieux = vec![];
        for nom in ["Carcassonne", "Trèbes", "Saint-Jacques"] {
            let t = Territoire {
                id: Id::fresh(),
                version: 1,
                genre: GenreTerritoire::Commune,
                code: None,
                nom: nom.into(),
                parent_id: None,
                millesime: None,
                population: None,
                codes_postaux: Json(vec![]),
                longitude: None,
                latitude: None,
                cle: kernel::texte::cle(nom),
            };
            w.insert(&t).await.unwrap();
            lieux.push(t.id.to_string());
        }
        w.commit().await.unwrap();
        placer_fiche(&c, &m.fiche, &[], &lieux[..2]).await.unwrap();
        // Two people saw the first two places; one takes the first off, the other adds the third.
        placer_fiche(&c, &m.fiche, &lieux[..2], &lieux[1..2]).await.unwrap();
        placer_fiche(&m.pilote(), &m.fiche, &lieux[..2], &lieux).await.unwrap();
        let mut ici: Vec<String> = m.tous::<FicheTerritoire>().await.iter().map(|t| t.territoire_id.to_string()).collect();
        ici.sort();
        let mut attendus = lieux[1..].to_vec();
        attendus.sort();
        assert_eq!(ici, attendus);
        assert_eq!(codes(placer_fiche(&c, &m.fiche, &[], &["inconnu".into()]).await), ["redaction-choix-inconnu"]);
    }
}
