//! What a committee is shown, from records loaded on both databases.

use super::atelier::{Atelier, ateliers};
use crate::actes::decision::*;
use crate::model::*;
use crate::regles::decision::{Mouvement, Preparation, Raison, Retard, palier_attendu, preparer};
use indicateurs::model::{EtatIndicateur, EtatObservation, Indicateur, Mesure, Observation, Rattachement, RoleIndicateur, Sens};
use jiff::civil::date;
use kernel::Id;
use store::{Json, Read};

async fn preparation<'a>(a: &Atelier, comite: &Comite, charge: &'a mut Option<DossierCharge>) -> Preparation<'a> {
    let mut r = a.lire().await;
    let contrat: Contrat = r.load(&a.contrat.id).await.unwrap();
    let lu = charger_dossier(&mut r, contrat, comite.clone(), super::atelier::AUJOURD_HUI).await.unwrap();
    preparer(&charge.insert(lu).dossier())
}

#[tokio::test]
async fn le_comite_s_ouvre_sur_les_decisions_precedentes_et_les_retards_passent_devant() {
    for a in ateliers().await {
        let avant = a.seance(date(2025, 11, 28)).await;
        let mut vite = a.projet(GenreDecision::Demande, Some(1));
        vite.echeance = Some(date(2026, 9, 30));
        let en_retard = a.decider(&avant, &vite).await;
        let mut globale = a.projet(GenreDecision::Demande, None);
        globale.echeance = Some(date(2026, 6, 30));
        let globale = a.decider(&avant, &globale).await;
        let a_temps = a.decider(&avant, &a.projet(GenreDecision::Poursuite, Some(0))).await;
        a.valider(&avant, &[]).await;
        let ici = a.seance(date(2026, 11, 20)).await;
        let mut charge = None;
        let p = preparation(&a, &ici, &mut charge).await;
        let vues: Vec<_> = p.precedentes.iter().map(|p| (p.decision.id, p.en_retard)).collect();
        assert_eq!(vues, [(en_retard.id, true), (globale.id, true), (a_temps.id, false)]);
        assert_eq!(p.demandes[0].fiche, None);
        assert_eq!(p.demandes[0].raisons, [Raison::DecisionNonFaite { decision: globale.id, echeance: date(2026, 6, 30) }]);
        let sur_deux = p.demandes.iter().find(|d| d.fiche == Some(a.fiches[1].id)).unwrap();
        assert_eq!(sur_deux.raisons, [Raison::DecisionNonFaite { decision: en_retard.id, echeance: date(2026, 9, 30) }]);
    }
}

#[tokio::test]
async fn ce_qui_est_en_retard_porte_ses_faits() {
    for a in ateliers().await {
        a.reponse(0, EtatReponse::Commencee).await;
        a.reponse(1, EtatReponse::Deposee).await;
        a.bilan(0, 2, Some(0), None, "").await;
        let mut w = a.ecrire().await;
        w.insert(&Realisation {
            id: Id::fresh(),
            version: 1,
            contrat_id: a.contrat.id,
            fiche_id: a.fiches[0].id,
            declinaison_id: a.declinaisons[0].id,
            annee: 2,
            fait: OuiNon::Non,
            commentaire: String::new(),
            note_le: date(2026, 11, 2),
            auteur: String::new(),
        })
        .await
        .unwrap();
        w.commit().await.unwrap();
        let ici = a.seance(date(2026, 11, 20)).await;
        let mut charge = None;
        let p = preparation(&a, &ici, &mut charge).await;
        assert_eq!(p.retards.len(), 1, "une réponse déposée n’est pas en retard");
        let (fiche, retards) = &p.retards[0];
        assert_eq!(*fiche, a.fiches[0].id);
        assert_eq!(retards[0], Retard::Reponse { echeance: date(2026, 11, 15), etat: EtatReponse::Commencee });
        assert!(matches!(retards[1], Retard::Palier { declare: 0, attendu: 20, .. }), "{:?}", retards[1]);
        assert_eq!(
            retards[2..],
            [Retard::Echeance { lettre: "A".into(), libelle: "Sous-action A".into(), annee: 2, fait: Some(OuiNon::Non) }]
        );
    }
}

#[tokio::test]
async fn ce_qui_a_bouge_et_ce_qui_demande_une_decision() {
    for a in ateliers().await {
        a.bilan(0, 1, Some(40), Some(Ciel::Soleil), "").await;
        a.bilan(0, 2, Some(20), Some(Ciel::Orage), "Un local").await;
        a.bilan(1, 1, Some(40), Some(Ciel::Nuage), "").await;
        a.bilan(1, 2, Some(40), Some(Ciel::Nuage), "").await;
        let mut w = a.ecrire().await;
        let indicateur = Indicateur {
            id: Id::fresh(),
            version: 1,
            contrat_id: a.contrat.id.to_string(),
            code: "3.R1".into(),
            libelle: "Ateliers tenus".into(),
            definition: String::new(),
            unite: "ateliers".into(),
            role: RoleIndicateur::Resultat,
            mesure: Mesure::Quantite,
            sens: Sens::Hausse,
            reference: None,
            reference_le: None,
            poids: "1".into(),
            etat: EtatIndicateur::Valide,
            derive_de: None,
            ordre: 1,
            echelle: Json(None),
        };
        w.insert(&indicateur).await.unwrap();
        w.insert(&Rattachement {
            id: Id::fresh(),
            version: 1,
            contrat_id: a.contrat.id.to_string(),
            indicateur_id: indicateur.id,
            objet: "fiche".into(),
            objet_id: a.fiches[2].id.to_string(),
            lettres: Json(vec![]),
            declinaisons: Json(vec![]),
        })
        .await
        .unwrap();
        for (annee, valeur, etat) in [(1, "3", EtatObservation::Validee), (2, "8", EtatObservation::Validee)] {
            w.insert(&Observation {
                id: Id::fresh(),
                version: 1,
                contrat_id: a.contrat.id.to_string(),
                indicateur_id: indicateur.id,
                annee,
                valeur: Some(valeur.into()),
                absence: None,
                motif: None,
                etat,
                provenance: "saisie".into(),
                auteur: String::new(),
                saisie_a: w.now(),
                lecture: store::Json(None),
            })
            .await
            .unwrap();
        }
        w.insert(&Marque {
            id: Id::fresh(),
            version: 1,
            contrat_id: a.contrat.id,
            fiche_id: Some(a.fiches[2].id),
            champ: "echeance".into(),
            texte_source: String::new(),
            retenu: String::new(),
            note: String::new(),
            etat: EtatMarque::Ouverte,
            choix: None,
            reglee_le: None,
            reglee_par: None,
            ordre: 1,
        })
        .await
        .unwrap();
        let pilotes: Vec<Participation> = w.list("fiche_id = $2", store::args![a.fiches[2].id]).await.unwrap();
        w.delete(&pilotes[0]).await.unwrap();
        w.commit().await.unwrap();
        let ici = a.seance(date(2026, 11, 20)).await;
        let mut charge = None;
        let p = preparation(&a, &ici, &mut charge).await;
        assert_eq!(
            p.mouvements,
            [
                (
                    a.fiches[0].id,
                    vec![
                        Mouvement::Palier { avant: 40, apres: 20 },
                        Mouvement::Meteo {
                            avant: Ciel::Soleil,
                            apres: Ciel::Orage,
                            motif: Some("Le local promis manque toujours.".into())
                        },
                    ]
                ),
                (
                    a.fiches[2].id,
                    vec![Mouvement::Valeur { indicateur: indicateur.id, avant: Some("3".into()), apres: "8".into() }]
                ),
            ]
        );
        let vues: Vec<_> = p.demandes.iter().map(|d| (d.fiche, d.raisons.iter().map(Raison::rang).collect::<Vec<_>>())).collect();
        assert_eq!(
            vues,
            [(Some(a.fiches[0].id), vec![0, 2]), (Some(a.fiches[2].id), vec![4, 6]), (Some(a.fiches[1].id), vec![5])],
            "un nuage sans appui demandé ne monte pas au comité ; deux ans au même palier, si"
        );
    }
}

#[tokio::test]
async fn une_fiche_abandonnee_ne_remonte_plus() {
    for a in ateliers().await {
        a.bilan(0, 2, Some(20), Some(Ciel::Orage), "").await;
        let seance = a.seance(date(2026, 11, 19)).await;
        let arret = a.decider(&seance, &a.projet(GenreDecision::Arret, Some(0))).await;
        a.valider(&seance, &[arret.id]).await;
        let ici = a.seance(date(2026, 11, 20)).await;
        let mut charge = None;
        let p = preparation(&a, &ici, &mut charge).await;
        assert!(p.demandes.is_empty() && p.retards.is_empty());
    }
}

#[test]
fn le_palier_attendu_est_la_derniere_marche_couverte() {
    let contrat = crate::regles::essai::contrat(RegleAnnee::Civile, date(2025, 1, 1));
    for (part, attendu) in [("19,9", None), ("20", Some(20)), ("39", Some(20)), ("100", Some(100))] {
        let part = kernel::nombre::Nombre::decimal(&part.replace(',', ".")).unwrap();
        assert_eq!(palier_attendu(&contrat, &part), attendu, "{part:?}");
    }
}
