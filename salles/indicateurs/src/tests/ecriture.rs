//! Writing values, and what they change in the years of the contract.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Voulu, etats};
use crate::model::*;
use kernel::Refusal;
use store::ActeError;

fn motif(cellule: Cellule, motif: &str) -> Cellule {
    Cellule { motif: motif.into(), ..cellule }
}

fn codes(bilan: &crate::actes::valeurs::Bilan) -> Vec<(usize, &'static str)> {
    bilan.refusees.iter().map(|(rang, refus)| (*rang, refus.code())).collect()
}

#[tokio::test]
async fn une_case_refusee_ne_retient_pas_les_autres() {
    for ici in maisons().await {
        let cellules = [ici.cellule(2022, "12"), ici.cellule(2023, "douze"), ici.cellule(2024, "12,5"), ici.cellule(2025, "14")];
        let bilan = ici.ecrire("coordination", &cellules, Voulu::Deposee).await.unwrap();
        assert_eq!((bilan.ecrites, codes(&bilan)), (2, vec![(1, "cellule-pas-un-nombre"), (2, "cellule-compte-fractionnaire")]));
        let ecrites: Vec<Valeur> = ici.tous().await;
        assert!(ecrites.iter().all(|v| v.etat == EtatValeur::Deposee && v.source == "Registre de la ville"));
        assert!(ici.tous::<Observation>().await.is_empty(), "seules les valeurs validées comptent");
    }
}

#[tokio::test]
async fn la_meme_saisie_deux_fois_ne_change_rien() {
    for ici in maisons().await {
        let cellules = [ici.cellule(2024, "12"), ici.cellule(2025, "nd : demandé à la ville")];
        ici.ecrire("coordination", &cellules, Voulu::Validee).await.unwrap();
        let bilan = ici.ecrire("coordination", &cellules, Voulu::Validee).await.unwrap();
        assert_eq!((bilan.ecrites, bilan.inchangees), (0, 2));
        assert_eq!(ici.tous::<Valeur>().await.len(), 2);
        let mut annees: Vec<Observation> = ici.tous().await;
        annees.sort_by_key(|o| o.annee);
        let lues: Vec<_> = annees.iter().map(|o| (o.annee, o.valeur.as_deref(), o.absence)).collect();
        assert_eq!(lues, [(3, Some("12"), None), (4, None, Some(Absence::NonDisponible))]);
    }
}

#[tokio::test]
async fn corriger_une_valeur_validee_demande_un_motif_et_garde_l_ancienne() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Validee).await.unwrap();
        let corrigee = ici.cellule(2025, "13");
        let bilan = ici.ecrire("coordination", std::slice::from_ref(&corrigee), Voulu::Validee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-motif-de-correction")]);
        let bilan = ici.ecrire("coordination", &[motif(corrigee, "Erreur de report")], Voulu::Validee).await.unwrap();
        assert_eq!(bilan.ecrites, 1);
        let v = ici.tous::<Valeur>().await.remove(0);
        assert_eq!((v.version, v.valeur.as_deref()), (2, Some("13")));
        assert_eq!(ici.tous::<Observation>().await[0].valeur.as_deref(), Some("13"));
        let mut r = ici.db.reader(ici.ici.id).await.unwrap();
        let histoire = store::journal::histoire(&mut r, "valeur", &v.id.to_string()).await.unwrap();
        assert_eq!(histoire.len(), 2);
        assert!(histoire.iter().any(|e| e.avant.as_ref().is_some_and(|a| a["valeur"] == "12")), "l’ancienne reste lisible");
    }
}

#[tokio::test]
async fn une_forte_variation_passe_avec_un_motif_ecrit_par_qui_valide() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2024, "12")], Voulu::Validee).await.unwrap();
        let forte = ici.cellule(2025, "40");
        let raison = "Deux écoles de plus cette année";
        let bilan = ici.ecrire("coordination", &[motif(forte.clone(), "ok")], Voulu::Deposee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-motif-d-alerte")]);
        let bilan = ici.ecrire(&ici.pilote(), &[motif(forte.clone(), raison)], Voulu::Deposee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-alerte-sans-droit")]);
        let bilan = ici.ecrire("coordination", &[motif(forte, raison)], Voulu::Deposee).await.unwrap();
        assert_eq!(bilan.ecrites, 1);
        let v = ici.tous::<Valeur>().await.into_iter().find(|v| v.valeur.as_deref() == Some("40")).unwrap();
        assert_eq!((v.alertes.0, v.derogation.as_deref()), (vec!["variation".to_owned()], Some(raison)));
        assert_eq!(v.derogation_par.as_deref(), Some("Compte coordination"));
    }
}

/// The figure of a year, as a page, an answer or a workbook wrote it.
pub fn annuelle(ici: &Maison, annee: i64, valeur: &str) -> Observation {
    Observation {
        id: kernel::Id::fresh(),
        version: 1,
        contrat_id: CONTRAT.into(),
        indicateur_id: ici.ateliers.id,
        annee,
        valeur: Some(valeur.into()),
        absence: None,
        motif: None,
        etat: EtatObservation::Validee,
        provenance: "campagne".into(),
        auteur: "CPTS".into(),
        saisie_a: jiff::Timestamp::UNIX_EPOCH,
        lecture: store::Json(None),
    }
}

#[tokio::test]
async fn une_case_se_compare_aussi_aux_valeurs_annuelles() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.insert(&annuelle(&ici, 3, "13")).await.unwrap();
        w.commit().await.unwrap();
        let bilan = ici.ecrire("coordination", &[ici.cellule(2025, "99999")], Voulu::Validee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-motif-d-alerte")]);
        assert_eq!(ici.ecrire("coordination", &[ici.cellule(2025, "14")], Voulu::Validee).await.unwrap().ecrites, 1);
    }
}

#[tokio::test]
async fn ce_qui_n_est_pas_fini_est_provisoire_et_ne_fait_pas_taire_le_retard() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2024, "12")], Voulu::Validee).await.unwrap();
        let en_retard = async || {
            let liste = ici.voir("coordination", "/indicateurs?etat=en_retard").await;
            let dossier = ici.dossier().await;
            let jour = ici.visite("coordination").today();
            let derniere = dossier.derniere_repondue(&ici.ateliers, &dossier.suivi(&ici.ateliers), jour);
            (liste.contient("Ateliers tenus"), derniere.map(|mois| mois.annee()))
        };
        assert_eq!(en_retard().await, (true, Some(2024)), "l’année 2025 manque");
        let cette_annee = ici.cellule(2026, "13");
        let bilan = ici.ecrire("coordination", std::slice::from_ref(&cette_annee), Voulu::Validee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-periode-en-cours")]);
        let provisoire = Cellule { qualite: Qualite::Provisoire, ..cette_annee };
        assert_eq!(ici.ecrire("coordination", &[provisoire], Voulu::Validee).await.unwrap().ecrites, 1);
        assert_eq!(en_retard().await, (true, Some(2024)), "une valeur provisoire de 2026 ne répond pas pour 2025");
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.insert(&annuelle(&ici, 6, "14")).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(en_retard().await, (true, Some(2024)), "ni une année à venir");
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Validee).await.unwrap();
        assert_eq!(en_retard().await, (false, Some(2025)));
    }
}

#[tokio::test]
async fn deux_saisies_simultanees_et_une_case_videe_se_disent() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Brouillon).await.unwrap();
        let vieille = Cellule { vue: Some(0), ..ici.cellule(2025, "13") };
        let bilan = ici.ecrire("coordination", &[vieille], Voulu::Deposee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-ecrite-entre-temps")]);
        let videe = Cellule { vue: Some(1), ..ici.cellule(2025, "") };
        let bilan = ici.ecrire("coordination", std::slice::from_ref(&videe), Voulu::Deposee).await.unwrap();
        assert_eq!((bilan.ecrites, ici.tous::<Valeur>().await.len()), (1, 0), "un brouillon s’efface");
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Deposee).await.unwrap();
        let bilan = ici.ecrire("coordination", &[videe], Voulu::Deposee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-deja-deposee")]);
        let rien = ici.cellule(2025, "");
        assert_eq!(
            ici.ecrire("coordination", &[rien], Voulu::Deposee).await.unwrap().inchangees,
            1,
            "un fichier vide ne dit rien"
        );
        let double = [ici.cellule(2024, "12"), ici.cellule(2024, "13")];
        assert_eq!(codes(&ici.ecrire("coordination", &double, Voulu::Deposee).await.unwrap()), [(1, "cellule-en-double")]);
    }
}

#[tokio::test]
async fn plusieurs_sources_se_tiennent_a_cote_et_une_seule_fait_foi() {
    for ici in maisons().await {
        let autre = {
            let mut c = ici.cellule(2025, "15");
            c.cle.source = "Rectorat".into();
            c
        };
        ici.ecrire("coordination", &[ici.cellule(2025, "12"), autre], Voulu::Validee).await.unwrap();
        assert_eq!(ici.tous::<Valeur>().await.len(), 2);
        assert_eq!(ici.tous::<Observation>().await[0].valeur.as_deref(), Some("12"));
    }
}

#[tokio::test]
async fn l_annee_rassemble_les_communes_quand_toutes_ont_repondu() {
    for ici in maisons().await {
        let parts = [ici.part(0, "436/1817"), ici.part(1, "282/855")];
        ici.ecrire("coordination", &parts, Voulu::Validee).await.unwrap();
        assert!(ici.tous::<Observation>().await.is_empty(), "une commune manque");
        ici.ecrire("coordination", &[ici.part(2, "sans objet")], Voulu::Validee).await.unwrap();
        let annee = ici.tous::<Observation>().await.remove(0);
        assert_eq!((annee.annee, annee.valeur.as_deref()), (4, Some("26.871257")), "27 % : entre 24 et 33, pas leur moyenne");
    }
}

#[tokio::test]
async fn une_valeur_venue_d_une_campagne_se_remplace_avec_un_motif() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        let recue = Observation {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            indicateur_id: ici.ateliers.id,
            annee: 4,
            valeur: Some("7".into()),
            absence: None,
            motif: None,
            etat: EtatObservation::Validee,
            provenance: "campagne".into(),
            auteur: "CPTS".into(),
            saisie_a: w.now(),
            lecture: store::Json(None),
        };
        w.insert(&recue).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(ici.ecrire("coordination", &[ici.cellule(2025, "7")], Voulu::Validee).await.unwrap().inchangees, 1);
        let autre = ici.cellule(2025, "8");
        let bilan = ici.ecrire("coordination", std::slice::from_ref(&autre), Voulu::Validee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-motif-de-correction")]);
        ici.ecrire("coordination", &[motif(autre, "Recompté avec la ville")], Voulu::Validee).await.unwrap();
        let annee = ici.tous::<Observation>().await.remove(0);
        assert_eq!((annee.id, annee.valeur.as_deref(), annee.provenance.as_str()), (recue.id, Some("8"), "saisie"));
    }
}

#[tokio::test]
async fn on_valide_plusieurs_valeurs_d_un_coup_jamais_sa_propre_preuve() {
    for ici in maisons().await {
        let prouvee = Cellule { preuve: "Registre, page 4".into(), ..ici.cellule(2025, "12") };
        ici.ecrire("coordination", &[prouvee, ici.cellule(2024, "11")], Voulu::Validee).await.unwrap();
        let valeurs: Vec<Valeur> = ici.tous().await;
        let attend = valeurs.iter().find(|v| !v.preuve.is_empty()).unwrap();
        assert_eq!(attend.etat, EtatValeur::Deposee, "une valeur prouvée attend quelqu’un d’autre");
        let refus = |r: Result<usize, ActeError>| match r {
            Err(ActeError::Refus(refus)) => refus[0].code(),
            autre => panic!("un refus était attendu, et non {autre:?}"),
        };
        let c = ici.visite("coordination");
        let mut dossier = ici.dossier().await;
        let mut w = c.writer("valeur.valider").await.unwrap();
        assert_eq!(refus(etats::valider(&c, &mut w, &mut dossier, &[attend.id], "").await), "valeur-propre-preuve");
        let deja = valeurs.iter().find(|v| v.etat == EtatValeur::Validee).unwrap();
        assert_eq!(refus(etats::valider(&c, &mut w, &mut dossier, &[deja.id], "").await), "valeur-pas-deposee");
        assert_eq!(refus(etats::valider(&c, &mut w, &mut dossier, &[], "").await), "valeur-rien-de-choisi");
        assert_eq!(refus(etats::renvoyer(&c, &mut w, &mut dossier, &[attend.id], "ok").await), "valeur-motif-de-renvoi");
        drop(w);
        ici.ecrire(&ici.pilote(), &[ici.cellule(2023, "10"), ici.cellule(2022, "9")], Voulu::Deposee).await.unwrap();
        let ids: Vec<ValeurId> =
            ici.tous::<Valeur>().await.iter().filter(|v| v.auteur == "Compte pilote").map(|v| v.id).collect();
        let mut dossier = ici.dossier().await;
        let mut w = c.writer("valeur.valider").await.unwrap();
        assert_eq!(etats::valider(&c, &mut w, &mut dossier, &ids, "").await.unwrap(), 2);
        w.commit().await.unwrap();
        assert_eq!(ici.tous::<Observation>().await.len(), 3);
        let mut w = c.writer("valeur.renvoyer").await.unwrap();
        let mut dossier = ici.dossier().await;
        etats::renvoyer(&c, &mut w, &mut dossier, &[attend.id], "Le registre dit 11, page 5").await.unwrap();
        w.commit().await.unwrap();
        let v = ici.tous::<Valeur>().await.into_iter().find(|v| v.id == attend.id).unwrap();
        assert_eq!((v.etat, v.renvoi.as_deref()), (EtatValeur::Renvoyee, Some("Le registre dit 11, page 5")));
    }
}

#[tokio::test]
async fn un_trimestre_n_est_pas_l_annee() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        let mut suivi = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == ici.ateliers.id).unwrap();
        suivi.periodicite = 3;
        w.update(&mut suivi).await.unwrap();
        w.commit().await.unwrap();
        let trimestre = |mois: i8, texte: &str| {
            let mut c = ici.cellule(2025, texte);
            c.cle.periode = crate::regles::Mois::nouveau(2025, mois).unwrap();
            c
        };
        let trois = [trimestre(3, "3"), trimestre(6, "4"), trimestre(9, "4")];
        ici.ecrire("coordination", &trois, Voulu::Validee).await.unwrap();
        assert!(ici.tous::<Observation>().await.is_empty(), "un trimestre manque");
        ici.ecrire("coordination", &[trimestre(12, "3")], Voulu::Validee).await.unwrap();
        assert_eq!(ici.tous::<Observation>().await[0].valeur.as_deref(), Some("14"));
        let bilan = ici.ecrire("coordination", &[trimestre(2, "3")], Voulu::Validee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-hors-grille")]);
    }
}
