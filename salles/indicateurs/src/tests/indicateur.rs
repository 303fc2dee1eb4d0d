//! The page of an indicator, its follow-up, its open file, the page of what waits.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Voulu};
use crate::model::*;
use axum::http::StatusCode;

fn source(cellule: Cellule, source: &str) -> Cellule {
    let mut cellule = cellule;
    cellule.cle.source = source.into();
    cellule
}

#[tokio::test]
async fn la_page_dit_la_definition_les_valeurs_cote_a_cote_et_l_atteinte() {
    for ici in maisons().await {
        let chemin = format!("/indicateurs/{}", ici.ateliers.id);
        ici.ecrire("coordination", &[ici.cellule(2025, "12"), source(ici.cellule(2025, "15"), "Rectorat")], Voulu::Validee)
            .await
            .unwrap();
        ici.ecrire("coordination", &[ici.cellule(2024, "9")], Voulu::Brouillon).await.unwrap();
        let page = ici.voir("elu", &chemin).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("1.R1 Ateliers tenus") && page.contient("/contrats/cls/calcul/atteinte/fiche-1"), "{}", page.texte);
        assert!(page.contient("Registre de la ville") && page.contient("Rectorat") && page.contient("à côté, pour comparer"));
        assert!(page.contient("60\u{202f}%"), "12 sur 20 : {}", page.texte);
        assert!(page.contient("Pas de cible cette année") && page.contient("2 valeurs"), "un brouillon ne se montre pas");
        assert!(ici.voir("coordination", &chemin).await.contient("3 valeurs"));
        let corrigee = Cellule { motif: "Registre relu".into(), ..ici.cellule(2025, "13") };
        ici.ecrire("coordination", &[corrigee], Voulu::Validee).await.unwrap();
        let page = ici.voir("elu", &chemin).await;
        assert!(
            page.contient("Une valeur corrigée") && page.contient("Registre relu") && page.contient("remplacée par"),
            "{}",
            page.texte
        );
        let inconnu = kernel::Id::<Indicateur>::fresh();
        assert_eq!(ici.voir("elu", &format!("/indicateurs/{inconnu}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.voir("elu", "/indicateurs/rien").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn les_niveaux_se_rassemblent_et_disent_ce_qui_manque() {
    for ici in maisons().await {
        let parts = [ici.part(0, "436/1817"), ici.part(1, "282/855")];
        ici.ecrire("coordination", &parts, Voulu::Validee).await.unwrap();
        let chemin = format!("/indicateurs/{}", ici.couverture.id);
        let page = ici.voir("elu", &chemin).await;
        assert!(page.contient("Manquent\u{202f}: Cavanac") && page.contient("Couverture insuffisante"), "{}", page.texte);
        ici.ecrire("coordination", &[ici.part(2, "sans objet")], Voulu::Validee).await.unwrap();
        let page = ici.voir("elu", &chemin).await;
        assert!(page.contient("26,87") && page.contient("100\u{202f}%"), "{}", page.texte);
    }
}

#[tokio::test]
async fn le_fichier_publiable_masque_les_petits_effectifs() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        let mut suivi: Suivi = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == ici.ateliers.id).unwrap();
        suivi.niveau = Some(territoire::model::GenreTerritoire::Commune);
        suivi.operation_territoires = crate::regles::Operation::Somme;
        w.update(&mut suivi).await.unwrap();
        w.commit().await.unwrap();
        let place = |rang: usize, texte: &str| {
            let mut c = ici.cellule(2025, texte);
            c.cle.territoire = ici.communes[rang].id.to_string();
            c
        };
        ici.ecrire("coordination", &[place(0, "4"), place(1, "20"), place(2, "36")], Voulu::Validee).await.unwrap();
        let csv = ici.voir("elu", &format!("/indicateurs/{}/valeurs.csv", ici.ateliers.id)).await;
        assert!(csv.contient("Alairac;11005;c;") && csv.contient("Berriac;11037;c;"), "secret secondaire : {}", csv.texte);
        assert!(csv.contient("Cavanac;11085;36;") && csv.contient("tout le territoire;;60;"), "{}", csv.texte);
        assert_eq!(ici.tous::<Observation>().await[0].valeur.as_deref(), Some("60"));
    }
}

#[tokio::test]
async fn le_suivi_se_regle_et_changer_la_formule_rompt_la_serie() {
    for ici in maisons().await {
        let chemin = format!("/indicateurs/{}/suivi", ici.ateliers.id);
        let page = ici.voir("coordination", &chemin).await;
        assert!(page.contient("Registre de la ville") && page.contient("Rupture de série depuis"), "{}", page.texte);
        assert_eq!(ici.voir("elu", &chemin).await.status, StatusCode::FORBIDDEN);
        let pilote = ici.pilote.id.to_string();
        let base = [
            ("version", "1"),
            ("responsable", pilote.as_str()),
            ("source", "Registre de la ville"),
            ("formule", "Ateliers d’une heure au moins"),
            ("periodicite", "3"),
            ("delai", "1"),
            ("debut", "2022-01"),
            ("nature", "flux"),
            ("operation_periodes", "somme"),
            ("operation_territoires", "somme"),
            ("couverture_min", "100"),
            ("seuil_secret", "0"),
        ];
        let page = ici.poster("coordination", &chemin, &champs(&base)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("rompt la série") && page.contient("Ateliers d’une heure au moins"), "{}", page.texte);
        let mut stock = champs(&base);
        stock.retain(|(nom, _)| nom != "nature");
        stock.push(("nature".into(), "stock".into()));
        assert!(ici.poster("coordination", &chemin, &stock).await.contient("Un stock ne s’additionne pas"));
        let mut juste = champs(&base);
        juste.push(("rupture".into(), "2026-T1".into()));
        juste.push(("rupture_motif".into(), "Le comité a précisé la durée".into()));
        let suite = ici.poster("coordination", &chemin, &juste).await;
        assert_eq!(suite.status, StatusCode::SEE_OTHER, "{}", suite.texte);
        assert_eq!(ici.poster("coordination", &chemin, &juste).await.status, StatusCode::CONFLICT, "la version a changé");
        let s = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == ici.ateliers.id).unwrap();
        assert_eq!((s.version, s.periodicite, s.responsable_id), (2, 3, Some(ici.pilote.id)));
        assert_eq!(ici.tous::<Rupture>().await[0].periode.to_string(), "2026-03");
        let page = ici.voir("elu", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        assert!(
            page.contient("Ruptures de série") && page.contient("Le comité a précisé la durée") && page.contient("Pilote"),
            "{}",
            page.texte
        );
    }
}

#[tokio::test]
async fn les_valeurs_deposees_se_valident_ensemble_ou_se_renvoient() {
    for ici in maisons().await {
        ici.ecrire(&ici.pilote(), &[ici.cellule(2024, "12"), ici.cellule(2025, "14")], Voulu::Deposee).await.unwrap();
        let page = ici.voir("coordination", "/indicateurs/a-valider").await;
        assert!(page.contient("Compte pilote") && page.contient("1.R1 Ateliers tenus"), "{}", page.texte);
        assert_eq!(ici.voir(&ici.pilote(), "/indicateurs/a-valider").await.status, StatusCode::FORBIDDEN);
        let v = ici.tous::<Valeur>().await;
        let (un, deux) = (v[0].id.to_string(), v[1].id.to_string());
        let rien =
            ici.poster("coordination", "/indicateurs/a-valider", &champs(&[("contrat", "cls"), ("action", "valider")])).await;
        assert!(rien.contient("Cochez au moins une valeur"), "{}", rien.texte);
        let renvoi = [("contrat", "cls"), ("action", "renvoyer"), ("v", un.as_str()), ("motif", "non")];
        let page = ici.poster("coordination", "/indicateurs/a-valider", &champs(&renvoi)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient(&format!("value=\"{un}\" checked")), "les cases restent cochées : {}", page.texte);
        let choix = [("contrat", "cls"), ("action", "valider"), ("v", un.as_str()), ("v", deux.as_str())];
        let suite = ici.poster("coordination", "/indicateurs/a-valider", &champs(&choix)).await;
        assert_eq!(suite.vers, "/ici/indicateurs/a-valider?contrat=cls&validees=2");
        assert!(ici.tous::<Valeur>().await.iter().all(|v| v.etat == EtatValeur::Validee));
        assert_eq!(ici.tous::<Observation>().await.len(), 2);
    }
}
