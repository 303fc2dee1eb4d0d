//! What agreements set aside, from the scenario to the lot.

use super::*;

/// The third file is the second year of an agreement: 3 000 € of the Agglo are set aside for it, and proposed.
pub(super) async fn reserver(maison: &Maison) {
    let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
    let mut dossier: Dossier = w.load(&maison.dossiers[2].id).await.unwrap();
    let cpo = Cpo {
        id: Id::fresh(),
        version: 1,
        contrat_id: crate::essai::CONTRAT.into(),
        identifiant: "CPO-2025-01".into(),
        action_id: dossier.action_id,
        categorie: "structurante".into(),
        annee_debut: 2025,
        annee_fin: 2027,
        etat: crate::regles::etats::EtatCpo::An2,
        contenu: Json(crate::model::ContenuCpo::default()),
    };
    w.insert(&cpo).await.unwrap();
    dossier.cpo_id = Some(cpo.id);
    w.update(&mut dossier).await.unwrap();
    let agglo: Enveloppe = w.find("financeur = $2", args![Financeur::nomme("AGGLO")]).await.unwrap().unwrap();
    let part = Reservation { id: Id::fresh(), version: 1, enveloppe_id: agglo.id, cpo_id: cpo.id, montant_centimes: 300_000 };
    w.insert(&part).await.unwrap();
    let qui = args![dossier.id, Financeur::nomme("AGGLO")];
    let mut ligne: LigneFinanceur = w.find("dossier_id = $2 AND financeur = $3", qui).await.unwrap().unwrap();
    ligne.propose_centimes = Some(300_000);
    w.update(&mut ligne).await.unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn ce_qu_une_convention_reserve_est_retenu_sans_etre_compte_deux_fois() {
    for maison in maisons(EtatAppel::Copil).await {
        reserver(&maison).await;
        let s = par_note(&maison).await;
        assert!(!s.plan.contains_key("2026-0003"), "il ne concourt pas");
        let lot = geler(&maison.visite(QUI), s.id, s.version, &gel(&maison)).await.unwrap();
        let contenu = LotLu::de(lot).unwrap().contenu;
        let agglo = Financeur::nomme("AGGLO");
        assert_eq!(contenu.dossier("2026-0003").unwrap().sort, Sort::Retenu);
        assert_eq!(contenu.retenu("2026-0003", &agglo), Some(crate::regles::Euros::entiers(3_000)));
        let e = contenu.enveloppes.iter().find(|e| e.financeur == agglo).unwrap();
        assert_eq!(e.disponible, crate::regles::Euros::entiers(7_000));
        assert!(e.retenu <= e.disponible, "{:?}", e.retenu);
        assert_eq!(contenu.totaux()[&agglo], e.retenu + crate::regles::Euros::entiers(3_000));
    }
}

#[tokio::test]
async fn un_programme_et_le_classeur_lisent_le_plan_entier() {
    for maison in maisons(EtatAppel::Copil).await {
        reserver(&maison).await;
        let s = par_note(&maison).await;
        let page = maison.voir(QUI, &format!("/api/v1/appels/aap-2026/scenarios/{}/lignes", s.id)).await;
        let lues: serde_json::Value = serde_json::from_str(&page.texte).unwrap();
        let reservees: Vec<_> =
            lues["elements"].as_array().unwrap().iter().filter(|l| l["sur_reservation"] == serde_json::json!(true)).collect();
        assert_eq!(reservees.len(), 1, "{lues}");
        assert_eq!((&reservees[0]["dossier"], &reservees[0]["montant"]), (&"2026-0003".into(), &"3000".into()));
        let classeur = crate::actes::classeur::exporter(&maison.visite(QUI), &maison.appel).await.unwrap();
        let feuille = classeur.feuilles.iter().find(|f| f.nom == "Scénarios").unwrap();
        let dit = |l: &Vec<sheets::Valeur>| l.contains(&sheets::Valeur::texte("2026-0003"));
        assert_eq!(feuille.lignes.iter().filter(|l| dit(l)).count(), 1, "{:?}", feuille.lignes);
    }
}

/// The same file: the State promised 1 000 € and nothing is asked of it, the Agglo proposes less than its promise, the Ville
/// proposes 2 000 € and signed nothing.
async fn reserver_de_travers(maison: &Maison) {
    reserver(maison).await;
    let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
    let cpo: Cpo = w.find("identifiant = $2", args!["CPO-2025-01".to_owned()]).await.unwrap().unwrap();
    let etat: Enveloppe = w.find("financeur = $2", args![Financeur::nomme("ETAT")]).await.unwrap().unwrap();
    w.insert(&Reservation { id: Id::fresh(), version: 1, enveloppe_id: etat.id, cpo_id: cpo.id, montant_centimes: 100_000 })
        .await
        .unwrap();
    for (qui, propose) in [("AGGLO", 250_000), ("VILLE", 200_000)] {
        let ou = args![maison.dossiers[2].id, Financeur::nomme(qui)];
        let mut ligne: LigneFinanceur = w.find("dossier_id = $2 AND financeur = $3", ou).await.unwrap().unwrap();
        ligne.propose_centimes = Some(propose);
        w.update(&mut ligne).await.unwrap();
    }
    w.commit().await.unwrap();
}

#[tokio::test]
async fn rien_n_entre_dans_un_lot_que_le_scenario_le_comite_et_le_gel_n_aient_montre() {
    use crate::essai::ICI;
    for maison in maisons(EtatAppel::Copil).await {
        reserver_de_travers(&maison).await;
        let visite = maison.visite(QUI);
        let s = par_note(&maison).await;
        let voir = async |chemin: String| maison.voir(QUI, &chemin).await;
        let scenario = voir(format!("{ICI}/programmation/{}", s.id)).await;
        for dit in ["sur 3\u{202f}000\u{202f}€ réservés", "hors convention, non programmé", "PRG-01", "PRG-02"] {
            assert!(scenario.contient(dit), "{dit} : {}", scenario.texte);
        }
        let seance = voir(format!("{ICI}/comite/{}?d=2026-0003", s.id)).await;
        assert!(seance.contient("2\u{202f}500\u{202f}€") && seance.contient("3 dossiers retenus"), "{}", seance.texte);
        let page = voir(format!("{ICI}/comite/{}/gel", s.id)).await;
        for dit in [
            "3 dossiers retenus",
            "Total\u{202f}: 30\u{202f}500\u{202f}€",
            "hors convention\u{202f}: 0\u{202f}€",
            "PRG-01",
            "PRG-02",
        ] {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        // What the agreement pays is not typed; what is outside is, and a new calculation keeps it and counts it.
        let saisie = |qui: &str, euros: &str| SaisieSeance {
            montants: vec![(Financeur::nomme(qui), euros.into())],
            ..SaisieSeance::default()
        };
        let refus = ecrire_en_seance(&visite, s.id, s.version, "2026-0003", &saisie("AGGLO", "3000")).await;
        assert_eq!(codes(refus), ["scenario-reservation"]);
        let s = ecrire_en_seance(&visite, s.id, s.version, "2026-0003", &saisie("VILLE", "2000")).await.unwrap();
        let s = calculer(&visite, s.id, s.version).await.unwrap();
        let ville = Financeur::nomme("VILLE");
        assert_eq!(crate::actes::programmation::montant(&s.plan, "2026-0003", &ville), crate::regles::Euros::entiers(2_000));
        let lot = geler(&visite, s.id, s.version, &gel(&maison)).await.unwrap();
        let contenu = LotLu::de(lot).unwrap().contenu;
        let d = contenu.dossier("2026-0003").unwrap();
        assert_eq!((d.sort, d.total()), (Sort::Retenu, crate::regles::Euros::entiers(4_500)));
        let totaux = contenu.totaux();
        for e in &contenu.enveloppes {
            let du_lot = totaux.get(&e.financeur).copied().unwrap_or_default();
            assert_eq!(du_lot, e.retenu + e.sur_reservation, "{}", e.nom);
        }
        let somme: crate::regles::Euros = totaux.values().copied().sum();
        assert_eq!(somme, crate::regles::Euros::entiers(32_500));
        let dites: Vec<&str> = contenu.alertes.iter().map(|a| a.regle.as_str()).collect();
        assert!(dites.contains(&"PRG-01") && dites.contains(&"PRG-02"), "{dites:?}");
        let page = voir(format!("{ICI}/lots/1")).await;
        for dit in ["Sur réservations de CPO", "2\u{202f}500\u{202f}€"] {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        let vote = maison.ligne(2, "VILLE").await;
        assert_eq!((vote.etat, vote.vote_centimes), (EtatLigne::Validee, None));
    }
}

#[tokio::test]
async fn une_part_depassee_a_la_main_demande_un_motif_au_gel_et_le_lot_la_dit() {
    for maison in maisons(EtatAppel::Copil).await {
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        let etat: Enveloppe = w.find("financeur = $2", args![Financeur::nomme("ETAT")]).await.unwrap().unwrap();
        let part = Enveloppe {
            id: Id::fresh(),
            parent_id: Some(etat.id),
            nature: crate::regles::enveloppe::Nature::HorsQpv,
            libelle: "Poches de pauvreté".into(),
            montant_centimes: 1_150_000,
            ..etat
        };
        w.insert(&part).await.unwrap();
        let mut dossier: Dossier = w.load(&maison.dossiers[0].id).await.unwrap();
        dossier.contenu.hors_qpv = true;
        w.update(&mut dossier).await.unwrap();
        w.commit().await.unwrap();
        let visite = maison.visite(QUI);
        let s = par_note(&maison).await;
        let etat = Financeur::nomme("ETAT");
        let pris = crate::actes::programmation::montant(&s.plan, "2026-0001", &etat);
        assert!(pris <= crate::regles::Euros::entiers(11_500), "la part est un plafond du calcul : {pris}");
        let trop = SaisieSeance { montants: vec![(etat, "12000".into())], ..SaisieSeance::default() };
        let s = ecrire_en_seance(&visite, s.id, s.version, "2026-0001", &trop).await.unwrap();
        let muet = SaisieGel { motif_alertes: String::new(), ..gel(&maison) };
        assert_eq!(codes(geler(&visite, s.id, s.version, &muet).await), ["lot-alerte-sans-motif"]);
        let contenu = LotLu::de(geler(&visite, s.id, s.version, &gel(&maison)).await.unwrap()).unwrap().contenu;
        let dite = contenu.alertes.iter().find(|a| a.regle == "AAP-11" && a.message.contains("Poches")).expect("dans le relevé");
        assert!(dite.message.contains("dépassement de 500"), "{}", dite.message);
        assert_eq!(dite.motif, "Vu en séance");
    }
}
