//! « relation entre indicateurs […] : refus ou alerte selon la règle » (§ 6): defined by a page, asked of every entry.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Voulu, import};
use crate::model::*;
use crate::regles::redaction::SaisieObservation;
use crate::regles::relation::SaisieRelation;
use axum::http::StatusCode;
use kernel::Refusal;
use std::collections::BTreeMap;
use store::{ActeError, Record};
use web::Upload;

/// A second count beside the workshops: those held in a school.
async fn ecoles(ici: &Maison) -> Indicateur {
    let i = Indicateur {
        id: kernel::Id::fresh(),
        code: "1.R3".into(),
        libelle: "Ateliers en école".into(),
        ordre: 3,
        ..ici.ateliers.clone()
    };
    let suivi = Suivi { decimales: Some(0), ..Suivi::par_defaut(&i, None) };
    let mut w = ici.visite("coordination").writer("essai").await.unwrap();
    w.insert(&i).await.unwrap();
    w.insert(&suivi).await.unwrap();
    w.commit().await.unwrap();
    i
}

fn de(i: &Indicateur, cellule: Cellule) -> Cellule {
    let mut cellule = cellule;
    cellule.cle.indicateur = i.id;
    cellule.cle.source = String::new();
    cellule
}

fn formulaire(plus: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut form = champs(&[
        ("contrat", CONTRAT),
        ("libelle", "Pas plus en école que partout"),
        ("gauche", "[1.R3]"),
        ("operateur", "au_plus"),
        ("droite", "[1.R1]"),
        ("si_absent", "un_manque"),
        ("effet", "refus"),
    ]);
    for (nom, valeur) in plus {
        form.retain(|(n, _)| n != nom);
        form.push(((*nom).to_owned(), (*valeur).to_owned()));
    }
    form
}

async fn definir(ici: &Maison, plus: &[(&str, &str)]) -> Relation {
    let page = ici.poster("coordination", "/indicateurs/relations/nouvelle", &formulaire(plus)).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
    ici.tous::<Relation>().await.pop().unwrap()
}

#[tokio::test]
async fn la_coordination_definit_une_relation_et_personne_d_autre() {
    for ici in maisons().await {
        ecoles(&ici).await;
        for nom in ["pilote", "partenaire", "elu", "lecteur"] {
            let page = ici.poster(nom, "/indicateurs/relations/nouvelle", &formulaire(&[])).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{nom}");
            assert_eq!(ici.voir(nom, "/indicateurs/relations/nouvelle?contrat=cls").await.status, StatusCode::FORBIDDEN, "{nom}");
            let visit = ici.visite(nom);
            let mut w = visit.writer("relation.definir").await.unwrap();
            let essai = crate::actes::definir_relation(&visit, &mut w, CONTRAT, &SaisieRelation::default()).await;
            assert!(matches!(essai, Err(ActeError::Interdit)), "{nom} : {essai:?}");
        }
        for (plus, dit) in [
            (("gauche", "[9.R9]"), "n’est le code d’aucun indicateur"),
            (("gauche", "[1.R3] +"), "s’arrête trop tôt"),
            (("droite", "[1.R2]"), "ne sont pas dans la même unité"),
            (("libelle", " "), "n’a pas de nom"),
            (("operateur", "environ"), "n’est pas un choix proposé"),
        ] {
            let page = ici.poster("coordination", "/indicateurs/relations/nouvelle", &formulaire(&[plus])).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient(dit), "{plus:?} : {}", page.texte);
        }
        let page =
            ici.poster("coordination", "/indicateurs/relations/nouvelle", &formulaire(&[("gauche", "3"), ("droite", "2")])).await;
        assert!(page.contient("ne lit aucun indicateur"), "{}", page.texte);
        let r = definir(&ici, &[]).await;
        let page = ici.voir("elu", "/indicateurs/relations").await;
        assert!(page.contient("[1.R3] ≤ [1.R1]") && page.contient("La saisie est refusée"), "{}", page.texte);
        assert!(!page.contient("/indicateurs/relations/nouvelle"), "qui ne fait que lire n’a pas le bouton");
        let chemin = format!("/indicateurs/relations/{}", r.id);
        let page = ici.poster("coordination", &chemin, &formulaire(&[("version", "1"), ("effet", "alerte")])).await;
        assert!(page.contient("demande un motif"), "{}", page.texte);
        let change = [("version", "1"), ("effet", "alerte"), ("motif", "Le comité préfère être alerté")];
        assert_eq!(ici.poster("coordination", &chemin, &formulaire(&change)).await.status, StatusCode::SEE_OTHER);
        let perdue = ici.poster("coordination", &chemin, &formulaire(&change)).await;
        assert_eq!(perdue.status, StatusCode::CONFLICT, "quelqu’un l’a changée entre-temps");
        let page = ici.voir("coordination", &chemin).await;
        assert!(page.contient("Le comité préfère être alerté") && page.contient("Compte coordination"), "{}", page.texte);
        assert_eq!(ici.poster("elu", &chemin, &formulaire(&change)).await.status, StatusCode::FORBIDDEN);
        let retrait = [("version", "2"), ("action", "retirer"), ("motif", "Elle ne servait plus à rien")];
        assert_eq!(ici.poster("coordination", &chemin, &formulaire(&retrait)).await.status, StatusCode::SEE_OTHER);
        assert!(ici.tous::<Relation>().await.is_empty());
    }
}

#[tokio::test]
async fn une_saisie_qui_rompt_une_relation_est_refusee_et_le_reste_est_garde() {
    for ici in maisons().await {
        let ecoles = ecoles(&ici).await;
        definir(&ici, &[]).await;
        let cellules = [de(&ecoles, ici.cellule(2025, "25")), ici.cellule(2025, "20"), ici.cellule(2024, "12")];
        let bilan = ici.ecrire("coordination", &cellules, Voulu::Validee).await.unwrap();
        assert_eq!(bilan.refusees[&0].code(), "cellule-relation");
        let dit = bilan.refusees[&0].message(kernel::Lang::Fr);
        assert!(dit.contains("[1.R3] ≤ [1.R1]") && dit.contains("25 et 20"), "{dit}");
        assert!(bilan.refusees[&0].remedy(kernel::Lang::Fr).is_some() && bilan.refusees[&0].source().is_some());
        assert_eq!((bilan.refusees.len(), bilan.ecrites), (1, 2), "l’une des deux suffit à rétablir la relation");
        // Against what is on record, then both at once.
        let seule = ici.ecrire("coordination", &[de(&ecoles, ici.cellule(2025, "21"))], Voulu::Deposee).await.unwrap();
        assert_eq!(seule.refusees[&0].code(), "cellule-relation");
        let motif = |mut c: Cellule| {
            c.motif = "Recompté avec la ville en mars".into();
            c
        };
        let ensemble = [motif(de(&ecoles, ici.cellule(2025, "25"))), motif(ici.cellule(2025, "26"))];
        let bilan = ici.ecrire("coordination", &ensemble, Voulu::Validee).await.unwrap();
        assert_eq!(bilan.ecrites, 2, "{:?}", bilan.refusees);
        // A draft is asked nothing; handed in, it is.
        let brouillon = ici.ecrire("coordination", &[de(&ecoles, ici.cellule(2024, "13"))], Voulu::Brouillon).await.unwrap();
        assert_eq!(brouillon.ecrites, 1);
        let depose = ici.ecrire("coordination", &[de(&ecoles, ici.cellule(2024, "13"))], Voulu::Deposee).await.unwrap();
        assert_eq!(depose.refusees[&0].code(), "cellule-relation");
        // Another source is kept beside: nothing is asked of it.
        let mut autre = ici.cellule(2024, "2");
        autre.cle.source = "Comptage des écoles".into();
        assert_eq!(ici.ecrire("coordination", &[autre], Voulu::Deposee).await.unwrap().ecrites, 1);
    }
}

#[tokio::test]
async fn le_collage_le_fichier_et_la_grille_verifient_les_relations() {
    for ici in maisons().await {
        let ecoles = ecoles(&ici).await;
        definir(&ici, &[]).await;
        ici.ecrire("coordination", &[ici.cellule(2025, "20")], Voulu::Validee).await.unwrap();
        let colle = champs(&[("contrat", CONTRAT), ("action", "coller"), ("colle", "\t2025\n1.R3\t25")]);
        let page = ici.poster("coordination", "/indicateurs/saisie", &colle).await;
        assert!(page.contient("il faut [1.R3] ≤ [1.R1]"), "{}", page.texte);
        let nom = format!("v.{}.-.2025-12", ecoles.id);
        let grille = champs(&[("contrat", CONTRAT), ("action", "deposer"), (&nom, "25")]);
        let page = ici.poster("coordination", "/indicateurs/saisie", &grille).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient("25 et 20"), "{}", page.texte);
        // Alone in its grid, it is still compared with what that grid does not show.
        let seule = champs(&[("contrat", CONTRAT), ("action", "deposer"), ("indicateur", &ecoles.id.to_string()), (&nom, "25")]);
        assert!(ici.poster("coordination", "/indicateurs/saisie", &seule).await.contient("25 et 20"));
        let octets = "Code;Période;Valeur\n1.R3;2025;25\n1.R3;2024;4\n".as_bytes().to_vec();
        let fichier = Upload { field: "fichier".into(), name: "valeurs.csv".into(), bytes: octets };
        let visit = ici.visite("coordination");
        let mut dossier = ici.dossier().await;
        let id = import::deposer(&visit, &dossier, Some(fichier)).await.unwrap();
        let bilan = import::appliquer(&visit, &mut dossier, &id, &BTreeMap::new(), Voulu::Deposee).await.unwrap();
        assert_eq!((bilan.ecrites, bilan.refusees.len()), (1, 1));
    }
}

#[tokio::test]
async fn une_alerte_passe_avec_un_motif_par_qui_valide_et_reste_visible() {
    for ici in maisons().await {
        let ecoles = ecoles(&ici).await;
        definir(&ici, &[("effet", "alerte"), ("gauche", "[1.R1]"), ("operateur", "au_moins"), ("droite", "[1.R3]")]).await;
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        let visit = ici.visite("coordination");
        let saisie = SaisieObservation { annee: 4, valeur: "25".into(), ..SaisieObservation::default() };
        crate::actes::saisir_observation(&visit, &mut w, 5, ecoles.id, &saisie).await.unwrap();
        w.commit().await.unwrap();
        let refus = ici.ecrire(&ici.pilote(), &[ici.cellule(2025, "20")], Voulu::Deposee).await.unwrap();
        assert_eq!(refus.refusees[&0].code(), "cellule-alerte-sans-droit");
        let refus = ici.ecrire("coordination", &[ici.cellule(2025, "20")], Voulu::Validee).await.unwrap();
        assert_eq!(refus.refusees[&0].code(), "cellule-motif-d-alerte");
        let mut motivee = ici.cellule(2025, "20");
        motivee.motif = "Cinq ateliers comptés deux fois en école".into();
        assert_eq!(ici.ecrire("coordination", &[motivee], Voulu::Validee).await.unwrap().ecrites, 1);
        let v = ici.tous::<Valeur>().await.pop().unwrap();
        assert_eq!((v.alertes.0, v.derogation.is_some()), (vec!["relation".to_owned()], true));
        for i in [&ici.ateliers, &ecoles] {
            let page = ici.voir("elu", &format!("/indicateurs/{}", i.id)).await;
            assert!(page.contient("Relations à tenir") && page.contient("les deux membres valent 20 et 25"), "{}", page.texte);
        }
    }
}

#[tokio::test]
async fn la_valeur_d_une_annee_verifie_aussi_et_lit_les_operandes_de_ce_qui_se_calcule() {
    for ici in maisons().await {
        let ecoles = ecoles(&ici).await;
        let part = Indicateur {
            mesure: Mesure::TauxNu,
            unite: "%".into(),
            code: "1.R4".into(),
            ordre: 4,
            id: kernel::Id::fresh(),
            ..ecoles.clone()
        };
        let expression = format!("100 × [{}] / [{}]", ecoles.id, ici.ateliers.id);
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.insert(&part).await.unwrap();
        w.insert(&Suivi { expression, ..Suivi::par_defaut(&part, None) }).await.unwrap();
        w.commit().await.unwrap();
        definir(&ici, &[("gauche", "[1.R4]"), ("droite", "100"), ("si_absent", "tous_manquent")]).await;
        let saisir = async |i: &Indicateur, valeur: &str| {
            let vue = ici.tous::<Observation>().await.into_iter().find(|o| o.indicateur_id == i.id).map(|o| o.version);
            let visit = ici.visite("coordination");
            let mut w = visit.writer("observation.saisir").await.unwrap();
            let saisie = SaisieObservation { annee: 4, valeur: valeur.into(), vue, ..SaisieObservation::default() };
            crate::actes::saisir_observation(&visit, &mut w, 5, i.id, &saisie).await?;
            w.commit().await?;
            Ok::<(), ActeError>(())
        };
        let refus = |r: Result<(), ActeError>| match r {
            Err(ActeError::Refus(refus)) => (refus[0].code(), refus[0].message(kernel::Lang::Fr)),
            autre => panic!("{autre:?}"),
        };
        let (code, dit) = refus(saisir(&ecoles, "25").await);
        assert!(code == "indicateur-relation" && dit.contains("il manque 1.R1"), "{dit}");
        assert!(ici.tous::<Observation>().await.is_empty(), "rien n’est écrit");
        // Both at once, by cells.
        let deux = [de(&ecoles, ici.cellule(2025, "15")), ici.cellule(2025, "20")];
        assert_eq!(ici.ecrire("coordination", &deux, Voulu::Validee).await.unwrap().ecrites, 2);
        let (code, dit) = refus(saisir_motive(&ici, &ecoles, "25").await);
        assert!(code == "indicateur-relation" && dit.contains("125 et 100"), "{dit}");
        let moins = Cellule { motif: "Recompté avec la ville en mars".into(), ..ici.cellule(2025, "10") };
        let bilan = ici.ecrire("coordination", &[moins], Voulu::Deposee).await.unwrap();
        assert_eq!(bilan.refusees[&0].code(), "cellule-relation", "par la formule, avant qu’elle ne soit recalculée");
        assert_eq!(Relation::TABLE, "relation");
    }
}

async fn saisir_motive(ici: &Maison, i: &Indicateur, valeur: &str) -> Result<(), ActeError> {
    let vue = ici.tous::<Observation>().await.into_iter().find(|o| o.indicateur_id == i.id).map(|o| o.version);
    let visit = ici.visite("coordination");
    let mut w = visit.writer("observation.saisir").await?;
    let motif = "Recompté avec les écoles".to_owned();
    let saisie = SaisieObservation { annee: 4, valeur: valeur.into(), motif, vue, ..SaisieObservation::default() };
    crate::actes::saisir_observation(&visit, &mut w, 5, i.id, &saisie).await?;
    w.commit().await?;
    Ok(())
}
