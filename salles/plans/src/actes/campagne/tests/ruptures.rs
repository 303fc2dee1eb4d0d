//! What the calendar of a contract dates: a break recorded before breaks said their year, and the values of places in front
//! of the answer for the whole.

use super::super::accepter;
use super::super::essai::Essai;
use super::codes;
use indicateurs::actes::recalculer;
use indicateurs::model::{
    EtatValeur, Indicateur, Mesure, Observation, ObservationId, Provenance, Qualite, Rupture, Suivi, Valeur,
};
use indicateurs::regles::Operation;
use kernel::Id;
use store::essai::bases;
use store::{Json, Read, args};
use territoire::model::{GenreTerritoire, Territoire};

#[tokio::test]
async fn une_evolution_ne_traverse_pas_une_rupture_enregistree_sans_annee() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let avant: Observation = e.r().await.find("indicateur_id = $2", args![e.indicateur.id]).await.unwrap().unwrap();
        let part = Indicateur {
            id: Id::fresh(),
            code: "2.S9".into(),
            libelle: "Évolution".into(),
            mesure: Mesure::Evolution,
            unite: "%".into(),
            ..e.indicateur.clone()
        };
        let suivi = Suivi { expression: format!("evolution([{}])", e.indicateur.id), ..Suivi::par_defaut(&part, None) };
        let contrat = e.contrat.id.to_string();
        let mut w = e.w("essai").await;
        w.insert(&part).await.unwrap();
        w.insert(&suivi).await.unwrap();
        let double = Observation { id: ObservationId::fresh(), annee: 2, valeur: Some("20".into()), ..avant };
        w.insert(&double).await.unwrap();
        recalculer(&mut w, &contrat).await.unwrap();
        w.commit().await.unwrap();
        let lue = async || e.r().await.find::<Observation>("indicateur_id = $2", args![part.id]).await.unwrap();
        assert_eq!(lue().await.unwrap().valeur.as_deref(), Some("100"), "de 10 à 20");
        let mut rupture = Rupture {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.clone(),
            indicateur_id: e.indicateur.id,
            periode: "2025-12".parse().unwrap(),
            motif: "Définition revue avec la ville".into(),
            auteur: "Coordination".into(),
            le: double.saisie_a,
            reference: None,
            annee: None,
            limites: String::new(),
        };
        let mut w = e.w("essai").await;
        w.insert(&rupture).await.unwrap();
        recalculer(&mut w, &contrat).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(lue().await.unwrap().valeur.as_deref(), Some("100"), "rompue en année 1, tout entière sous la nouvelle règle");
        rupture.periode = "2026-12".parse().unwrap();
        let mut w = e.w("essai").await;
        w.update(&mut rupture).await.unwrap();
        recalculer(&mut w, &contrat).await.unwrap();
        w.commit().await.unwrap();
        assert!(lue().await.is_none(), "10 et 20 ne comptent pas la même chose");
        let gardee: Rupture = e.r().await.load(&rupture.id).await.unwrap();
        assert_eq!(gardee.annee, None, "ce qui a été enregistré reste tel quel");
    }
}

#[tokio::test]
async fn une_reponse_plus_petite_que_ses_quartiers_n_est_pas_acceptee() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let campagne = e.ouverte().await;
        let depot = e.deposee(&campagne).await;
        let quartier = Territoire {
            id: Id::fresh(),
            version: 1,
            genre: GenreTerritoire::Qpv,
            code: Some("QN1".into()),
            nom: "La Conte".into(),
            parent_id: None,
            millesime: None,
            population: None,
            codes_postaux: Json(vec![]),
            longitude: None,
            latitude: None,
            cle: "la conte".into(),
        };
        let suivi = Suivi {
            niveau: Some(quartier.genre),
            operation_territoires: Operation::Somme,
            ..Suivi::par_defaut(&e.indicateur, None)
        };
        let mut valeur = Valeur {
            id: Id::fresh(),
            version: 1,
            contrat_id: e.contrat.id.to_string(),
            indicateur_id: e.indicateur.id,
            territoire_id: quartier.id.to_string(),
            periode: "2026-12".parse().unwrap(),
            source: suivi.source.clone(),
            source_cle: kernel::texte::cle(&suivi.source),
            valeur: Some("1000".into()),
            numerateur: None,
            denominateur: None,
            absence: None,
            motif: None,
            qualite: Qualite::Definitive,
            etat: EtatValeur::Validee,
            renvoi: None,
            provenance: Provenance::Import,
            fichier: None,
            cellule: None,
            commentaire: String::new(),
            preuve: String::new(),
            auteur: "Ville".into(),
            auteur_id: String::new(),
            saisie_a: jiff::Timestamp::UNIX_EPOCH,
            valideur: None,
            validee_a: None,
            alertes: Json(vec![]),
            derogation: None,
            derogation_par: None,
            derogation_a: None,
            parts: Json(vec![]),
            millesime: String::new(),
        };
        let mut w = e.w("essai").await;
        w.insert(&quartier).await.unwrap();
        w.insert(&suivi).await.unwrap();
        w.insert(&valeur).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.w("reponse.accepter").await;
        assert_eq!(codes(accepter(&mut w, &depot.id, depot.version, "").await), ["indicateur-niveaux-depasses"]);
        drop(w);
        // The same figure a year earlier says nothing of this one.
        valeur.periode = "2025-12".parse().unwrap();
        let mut w = e.w("essai").await;
        w.update(&mut valeur).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.w("reponse.accepter").await;
        accepter(&mut w, &depot.id, depot.version, "").await.unwrap();
    }
}

#[tokio::test]
async fn une_reponse_par_lien_passe_les_controles_et_qui_accepte_dit_pourquoi() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let suivi = Suivi { maximum: Some("11".into()), ..Suivi::par_defaut(&e.indicateur, None) };
        let mut w = e.w("essai").await;
        w.insert(&suivi).await.unwrap();
        w.commit().await.unwrap();
        let campagne = e.ouverte().await;
        let reponse = e.reponse(&campagne, 2).await;
        let repondant = e.repondant(&reponse).await;
        let deposant = super::super::Deposant::repondant(&repondant, None);
        for faux in ["-3", "12,5"] {
            let mut w = e.par_lien(&repondant, "reponse.deposer").await;
            let refus = super::super::deposer(&mut w, &reponse.id, reponse.version, &e.saisie(faux), &deposant).await;
            assert!(codes(refus)[0].starts_with("cellule-compte-"), "{faux}");
        }
        let depot = e.deposee(&campagne).await;
        let mut w = e.w("reponse.accepter").await;
        assert_eq!(
            codes(accepter(&mut w, &depot.id, depot.version, "").await),
            ["cellule-motif-d-alerte"],
            "douze, onze au plus"
        );
        drop(w);
        let dossier = super::super::Dossier::charger(&mut e.r().await, &depot.id).await.unwrap();
        assert!(super::super::a_motiver(&dossier), "la page demande le motif");
        let dites = crate::regles::campagne::alertes(&depot.contenu, &dossier.contexte());
        assert!(
            dites.iter().any(|a| matches!(a, crate::regles::campagne::Alerte::Controle { .. })),
            "et dit l’alerte: {dites:?}"
        );
        let motif = "Un atelier de plus, confirmé par la ville.";
        let mut w = e.w("reponse.accepter").await;
        accepter(&mut w, &depot.id, depot.version, motif).await.unwrap();
        w.commit().await.unwrap();
        let ecrites: Vec<Observation> = e.r().await.list("annee = $2", args![campagne.exercice]).await.unwrap();
        assert!(ecrites[0].motif.as_deref().unwrap().contains(motif), "{ecrites:?}");
    }
}

/// What was handed in before a rule came is not dropped in silence when it is accepted.
#[tokio::test]
async fn une_reponse_deposee_avant_la_regle_se_renvoie_en_clair() {
    for db in bases().await.unwrap() {
        let e = Essai::nouveau(db).await;
        let campagne = e.ouverte().await;
        let mut depot = e.deposee(&campagne).await;
        let mut w = e.w("essai").await;
        depot.contenu = Json(e.saisie("-12"));
        w.update(&mut depot).await.unwrap();
        w.commit().await.unwrap();
        let mut w = e.w("reponse.accepter").await;
        assert_eq!(codes(accepter(&mut w, &depot.id, depot.version, "").await), ["cellule-compte-negatif"]);
    }
}
