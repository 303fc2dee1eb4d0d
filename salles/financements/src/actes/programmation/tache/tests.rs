use super::*;
use crate::actes::programmation::{SaisieVerrou, calculer, creer, ecrire, partager, verrouiller};
use crate::essai::{Maison, codes, maisons};
use crate::model::LigneFinanceur;
use crate::regles::etats::EtatAppel;
use crate::regles::programmation::scenario::{MOTEUR, StatutEcrit};
use jiff::SignedDuration;
use store::journal;

const PEU: Duration = Duration::from_secs(5);

/// A scenario whose calculation ended without its proof, and with an empty plan.
async fn sans_preuve(maison: &Maison) -> Scenario {
    let visite = maison.visite("coordination");
    let s = creer(&visite, maison.appel.id, "Essai", "large").await.unwrap();
    let mut s = calculer(&visite, s.id, 1).await.unwrap();
    s.plan.0.clear();
    s.preuve = ecrire(&Preuve { statut: StatutEcrit::MeilleurTrouve, ..Preuve::default() }).unwrap();
    maison.changer(s).await
}

async fn relu(maison: &Maison, s: &Scenario) -> Scenario {
    maison.db.reader(maison.ici.id).await.unwrap().load(&s.id).await.unwrap()
}

async fn tache(maison: &Maison, s: &Scenario) -> TacheCalcul {
    let mut r = maison.db.reader(maison.ici.id).await.unwrap();
    derniere(&mut r, s.id).await.unwrap().unwrap()
}

#[tokio::test]
async fn une_recherche_ecrit_le_plan_sa_preuve_et_qui_l_a_demandee() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let avant = sans_preuve(&maison).await;
        demander(&visite, avant.id, avant.version).await.unwrap();
        assert_eq!(tache(&maison, &avant).await.etat, EtatTache::Attente);
        assert_eq!(codes(demander(&visite, avant.id, avant.version).await), ["tache-en-cours"]);
        assert!(faire_une(&maison.db, "un", PEU).await.unwrap());
        let apres = relu(&maison, &avant).await;
        let preuve: Preuve = lire(&apres.preuve).unwrap();
        assert_eq!((preuve.statut, preuve.etages.len(), apres.plan.len()), (StatutEcrit::Optimal, 2, 4));
        assert_eq!((apres.version, apres.moteur.as_str()), (avant.version + 1, MOTEUR));
        let faite = tache(&maison, &avant).await;
        assert_eq!((faite.etat, faite.fil.as_str(), faite.finie_a.is_some()), (EtatTache::Faite, "un", true));
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let dit = journal::histoire(&mut r, "scenario", &avant.id.to_string()).await.unwrap();
        let derniere = dit.iter().max_by_key(|e| e.rang).unwrap();
        assert_eq!((derniere.acteur.clone(), derniere.acte.as_str()), (Actor::Systeme, "scenario.calculer"));
        assert!(derniere.motif.as_deref().is_some_and(|m| m.contains("Compte coordination")), "{derniere:?}");
        assert!(!faire_une(&maison.db, "un", PEU).await.unwrap(), "nothing waits any more");
    }
}

#[tokio::test]
async fn rien_ne_se_cherche_sans_droit_ni_sur_un_plan_prouve_ou_partage() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let s = creer(&visite, maison.appel.id, "Essai", "large").await.unwrap();
        assert_eq!(codes(demander(&visite, s.id, 1).await), ["tache-inutile"], "never computed");
        let s = calculer(&visite, s.id, 1).await.unwrap();
        assert_eq!(codes(demander(&visite, s.id, s.version).await), ["tache-inutile"], "proved");
        assert_eq!(codes(annuler(&visite, s.id).await), ["tache-absente"]);
        let note = creer(&visite, maison.appel.id, "Par note", "par_note").await.unwrap();
        let note = calculer(&visite, note.id, 1).await.unwrap();
        assert_eq!(codes(demander(&visite, note.id, note.version).await), ["tache-inutile"], "the list searches nothing");
        let s = sans_preuve(&maison).await;
        assert_eq!(codes(demander(&maison.visite(&maison.de("ETAT")), s.id, s.version).await), ["interdit"]);
        assert_eq!(codes(demander(&visite, s.id, s.version - 1).await), ["perime"]);
        demander(&visite, s.id, s.version).await.unwrap();
        assert_eq!(codes(annuler(&maison.visite(&maison.de("ETAT")), s.id).await), ["interdit"]);
        let s = partager(&visite, s.id, s.version).await.unwrap();
        assert_eq!(codes(demander(&visite, s.id, s.version).await), ["scenario-partage"]);
        assert!(faire_une(&maison.db, "un", PEU).await.unwrap());
        assert_eq!(tache(&maison, &s).await.etat, EtatTache::Perimee, "shared meanwhile: it does not change");
        assert_eq!(relu(&maison, &s).await, s);
    }
}

#[tokio::test]
async fn un_resultat_d_avant_un_changement_est_jete() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        // A request that changes while the search runs.
        let s = sans_preuve(&maison).await;
        demander(&visite, s.id, s.version).await.unwrap();
        let (ici, prise) = prendre(&maison.db, "un").await.unwrap().unwrap();
        let trouve = chercher(&maison.db, ici, &prise, PEU).await.unwrap();
        let ligne: LigneFinanceur = maison.ligne(0, "ETAT").await;
        maison.changer(LigneFinanceur { demande_centimes: Some(900_000), ..ligne }).await;
        conclure(&maison.db, ici, &prise, trouve).await.unwrap();
        assert_eq!((tache(&maison, &s).await.etat, relu(&maison, &s).await), (EtatTache::Perimee, s.clone()));
        // A lock set while the search waits.
        demander(&visite, s.id, s.version).await.unwrap();
        let verrou = SaisieVerrou { genre: "ecarte".into(), dossier: "2026-0001".into(), ..SaisieVerrou::default() };
        let s = verrouiller(&visite, s.id, s.version, &verrou).await.unwrap();
        assert!(faire_une(&maison.db, "un", PEU).await.unwrap());
        assert_eq!((tache(&maison, &s).await.etat, relu(&maison, &s).await), (EtatTache::Perimee, s));
    }
}

#[tokio::test]
async fn deux_processus_ne_font_jamais_la_meme_recherche_ni_deux_a_la_fois() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        for tour in 0..6 {
            let (a, b) = (sans_preuve(&maison).await, sans_preuve(&maison).await);
            demander(&visite, a.id, a.version).await.unwrap();
            demander(&visite, b.id, b.version).await.unwrap();
            let (un, deux) = (maison.db.clone(), maison.db.clone());
            let (un, deux) = tokio::join!(
                tokio::spawn(async move { prendre(&un, "un").await.unwrap() }),
                tokio::spawn(async move { prendre(&deux, "deux").await.unwrap() })
            );
            let prises: Vec<_> = [un.unwrap(), deux.unwrap()].into_iter().flatten().collect();
            assert_eq!(prises.len(), 1, "turn {tour}");
            assert!(prendre(&maison.db, "trois").await.unwrap().is_none(), "one at a time for the installation");
            let (ici, prise) = prises.into_iter().next().unwrap();
            let trouve = chercher(&maison.db, ici, &prise, PEU).await.unwrap();
            conclure(&maison.db, ici, &prise, trouve).await.unwrap();
            assert!(faire_une(&maison.db, "deux", PEU).await.unwrap());
            assert_eq!((tache(&maison, &a).await.etat, tache(&maison, &b).await.etat), (EtatTache::Faite, EtatTache::Faite));
        }
        // What the index refuses, whatever the code asks: two that run.
        let (a, b) = (sans_preuve(&maison).await, sans_preuve(&maison).await);
        demander(&visite, a.id, a.version).await.unwrap();
        demander(&visite, b.id, b.version).await.unwrap();
        prendre(&maison.db, "un").await.unwrap().unwrap();
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        let mut seconde = tache(&maison, &b).await;
        seconde.etat = EtatTache::EnCours;
        assert!(matches!(w.update(&mut seconde).await, Err(StoreError::Duplicate(_))));
    }
}

#[tokio::test]
async fn un_processus_mort_laisse_le_scenario_tel_quel_et_l_on_recommence() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let s = sans_preuve(&maison).await;
        demander(&visite, s.id, s.version).await.unwrap();
        let (ici, prise) = prendre(&maison.db, "mort").await.unwrap().unwrap();
        let trouve = chercher(&maison.db, ici, &prise, PEU).await.unwrap();
        let tenue = tache(&maison, &s).await;
        let hier = tenue.prise_a.unwrap() - SignedDuration::from_hours(1);
        maison.changer(TacheCalcul { jusqu_a: Some(hier), ..tenue }).await;
        assert!(prendre(&maison.db, "vivant").await.unwrap().is_none());
        assert_eq!((tache(&maison, &s).await.etat, relu(&maison, &s).await), (EtatTache::Perdue, s.clone()));
        // The dead process answers after all: too late.
        conclure(&maison.db, ici, &prise, trouve).await.unwrap();
        assert_eq!((tache(&maison, &s).await.etat, relu(&maison, &s).await), (EtatTache::Perdue, s.clone()));
        demander(&visite, s.id, s.version).await.unwrap();
        assert!(faire_une(&maison.db, "vivant", PEU).await.unwrap());
        assert_eq!(lire::<Preuve>(&relu(&maison, &s).await.preuve).unwrap().statut, StatutEcrit::Optimal);
        // Nobody looked between the death and the new request: it is lost all the same.
        let s = sans_preuve(&maison).await;
        demander(&visite, s.id, s.version).await.unwrap();
        prendre(&maison.db, "mort").await.unwrap().unwrap();
        let tenue = tache(&maison, &s).await;
        maison.changer(TacheCalcul { jusqu_a: Some(hier), ..tenue }).await;
        demander(&visite, s.id, s.version).await.unwrap();
        assert_eq!(tache(&maison, &s).await.etat, EtatTache::Attente);
    }
}

#[tokio::test]
async fn une_recherche_annulee_n_ecrit_rien_et_un_arret_la_rend() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let s = sans_preuve(&maison).await;
        demander(&visite, s.id, s.version).await.unwrap();
        let (ici, prise) = prendre(&maison.db, "un").await.unwrap().unwrap();
        let trouve = chercher(&maison.db, ici, &prise, PEU).await.unwrap();
        annuler(&visite, s.id).await.unwrap();
        conclure(&maison.db, ici, &prise, trouve).await.unwrap();
        assert_eq!((tache(&maison, &s).await.etat, relu(&maison, &s).await), (EtatTache::Annulee, s.clone()));
        demander(&visite, s.id, s.version).await.unwrap();
        prendre(&maison.db, "un").await.unwrap().unwrap();
        rendre(&maison.db, "deux").await.unwrap();
        assert_eq!(tache(&maison, &s).await.etat, EtatTache::EnCours, "another process keeps its own");
        rendre(&maison.db, "un").await.unwrap();
        assert_eq!(tache(&maison, &s).await.etat, EtatTache::Attente);
        assert!(faire_une(&maison.db, "deux", PEU).await.unwrap());
        assert_eq!(tache(&maison, &s).await.etat, EtatTache::Faite);
    }
}
