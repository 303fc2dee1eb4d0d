//! Every kind of object in the story of its sheet and of its contract, in words, in both languages.

use super::*;
use crate::model::*;
use indicateurs::model::EffetRelation;
use indicateurs::model::{
    Cible, CibleId, EtatValeur, Operateur, Provenance, Qualite, Relation, RelationId, SiAbsent, Suivi, Valeur, ValeurId,
};
use kernel::Id;
use store::Json;

fn valeur(e: &Essai, a: jiff::Timestamp) -> Valeur {
    Valeur {
        id: ValeurId::fresh(),
        version: 1,
        contrat_id: e.contrat.id.to_string(),
        indicateur_id: e.indicateur.id,
        territoire_id: String::new(),
        periode: "2026-06".parse().unwrap(),
        source: "Registre des ateliers".into(),
        source_cle: "registre des ateliers".into(),
        valeur: Some("12.5".into()),
        numerateur: None,
        denominateur: None,
        absence: None,
        motif: None,
        qualite: Qualite::Provisoire,
        etat: EtatValeur::Deposee,
        renvoi: None,
        provenance: Provenance::Saisie,
        fichier: None,
        cellule: None,
        commentaire: "Compté à la main".into(),
        preuve: String::new(),
        auteur: "Ville".into(),
        auteur_id: "ville".into(),
        saisie_a: a,
        valideur: None,
        validee_a: None,
        alertes: Json(vec![]),
        derogation: None,
        derogation_par: None,
        derogation_a: None,
        parts: Json(vec![]),
        millesime: String::new(),
    }
}

fn relation(e: &Essai) -> Relation {
    Relation {
        id: RelationId::fresh(),
        version: 1,
        contrat_id: e.contrat.id.to_string(),
        libelle: "Pas plus de cent".into(),
        gauche: format!("[{}]", e.indicateur.id),
        operateur: Operateur::AuPlus,
        droite: "100".into(),
        si_absent: SiAbsent::UnManque,
        effet: EffetRelation::Alerte,
    }
}

fn promesse(e: &Essai) -> Engagement {
    Engagement {
        id: Id::fresh(),
        version: 1,
        contrat_id: e.contrat.id,
        organisation_id: Some(e.ville),
        debiteur: "Ville".into(),
        texte: "Prêter deux salles".into(),
        ordre: 1,
        thematique_id: None,
        etat: EtatEngagement::Promis,
        echeance: None,
        promis: Some("2".into()),
        livre: None,
        unite: "salles".into(),
        remplace_id: None,
    }
}

fn marque(e: &Essai) -> Marque {
    Marque {
        id: Id::fresh(),
        version: 1,
        contrat_id: e.contrat.id,
        fiche_id: Some(e.fiches[1].id),
        champ: "lettre".into(),
        texte_source: "A, A, B".into(),
        retenu: "A, B, C".into(),
        note: String::new(),
        etat: EtatMarque::Ouverte,
        choix: None,
        reglee_le: None,
        reglee_par: None,
        ordre: 1,
    }
}

/// One of each, then a change of each the day after.
async fn deux_jours(db: Db, at: &AtomicI64) -> (Essai, Valeur) {
    let e = Essai::nouveau(db).await;
    let mut w = e.w("essai.preparer").await;
    let (mut v, mut r, mut p, mut k) = (valeur(&e, w.now()), relation(&e), promesse(&e), marque(&e));
    let mut s = Suivi::par_defaut(&e.indicateur, None);
    let mut c = Cible {
        id: CibleId::fresh(),
        version: 1,
        contrat_id: v.contrat_id.clone(),
        indicateur_id: e.indicateur.id,
        annee: 3,
        valeur: "40".into(),
    };
    w.insert(&v).await.unwrap();
    w.insert(&r).await.unwrap();
    w.insert(&p).await.unwrap();
    w.insert(&k).await.unwrap();
    w.insert(&s).await.unwrap();
    w.insert(&c).await.unwrap();
    w.commit().await.unwrap();
    at.fetch_add(DEMAIN, Ordering::SeqCst);
    let mut w = e.w("indicateur.modifier").await;
    v.etat = EtatValeur::Validee;
    r.operateur = Operateur::Inferieur;
    p.etat = EtatEngagement::EnCours;
    (k.etat, k.choix) = (EtatMarque::Reglee, Some("A, B, C".into()));
    (s.seuil_secret, s.source, s.periodicite) = (5, "Registre".into(), 3);
    c.valeur = "45".into();
    w.update(&mut v).await.unwrap();
    w.update(&mut r).await.unwrap();
    w.update(&mut p).await.unwrap();
    w.update(&mut k).await.unwrap();
    w.update(&mut s).await.unwrap();
    w.update(&mut c).await.unwrap();
    let mut n: Noeud = store::Read::load(&mut w, &e.fiches[1].noeud_id).await.unwrap();
    n.poids = 3;
    w.update(&mut n).await.unwrap();
    w.commit().await.unwrap();
    (e, v)
}

#[tokio::test]
async fn valeurs_suivi_cibles_relations_poids_promesses_et_reperes_se_racontent() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let (e, mut v) = deux_jours(db, &at).await;
        let here = "/agglo/contrats/cls/fiches/2/histoire";
        let fiche = |lang| Visit { lang, ..visite(&e, here, None) };
        let words = mots(&lue(histoire::fiche(fiche(Lang::Fr), trois("2")).await).await.1);
        for dit in [
            "Valeur d’un indicateur, 2.R1 Ateliers tenus, 2026-06, Registre des ateliers",
            "Valeur 12,5",
            "Qualité provisoire",
            "Commentaire Compté à la main",
            "Cible 40 → 45",
            "Relation entre indicateurs, Pas plus de cent",
            "Signe ≤ → &lt;",
            "Repère, Fiche 2",
            "11 → 5",
            "à vérifier → ",
        ] {
            assert!(words.contains(dit), "« {dit} » : {words}");
        }
        assert!(!words.contains(&e.indicateur.id.to_string()) && words.contains("[2.R1 Ateliers tenus]"), "{words}");
        let lecteur = Visitor { roles: vec![(Role::Lecteur, None)], ..fiche(Lang::Fr).visitor.unwrap().as_ref().clone() };
        let lue_de_loin = Visit { visitor: Some(Arc::new(lecteur)), ..fiche(Lang::Fr) };
        let loin = mots(&lue(histoire::fiche(lue_de_loin, trois("2")).await).await.1);
        assert!(loin.contains("Cible 40 → 45") && !loin.contains("12,5") && !loin.contains("Compté à la main"), "{loin}");
        let english = mots(&lue(histoire::fiche(fiche(Lang::En), trois("2")).await).await.1);
        for said in ["Value 12.5", "Comment Compté à la main", "Target 40 → 45"] {
            assert!(english.contains(said), "“{said}”: {english}");
        }
        let contract = histoire::contrat(visite(&e, "/agglo/contrats/cls/histoire", None), deux());
        let words = mots(&lue(contract.await).await.1);
        for dit in ["Poids 1 → 3", "Engagement, Ville, Prêter deux salles", "État promis → en cours", "Promis 2"] {
            assert!(words.contains(dit), "« {dit} » : {words}");
        }
        let here = "/agglo/contrats/cls/differences?de=2026-11-22&a=2026-11-23";
        let words = mots(&lue(differences::get(visite(&e, here, None), deux()).await).await.1);
        for dit in ["Autour des fiches", "Engagement, Ville, Prêter deux salles", "promis en cours"] {
            assert!(words.contains(dit), "« {dit} » : {words}");
        }
        // A value sent back leaves the plan: what it said is told as withdrawn, what it says meanwhile is not.
        let mut w = e.w("valeur.renvoyer").await;
        (v.etat, v.valeur) = (EtatValeur::Renvoyee, Some("99".into()));
        w.update(&mut v).await.unwrap();
        w.commit().await.unwrap();
        let words = mots(&lue(histoire::fiche(fiche(Lang::Fr), trois("2")).await).await.1);
        assert!(words.contains("Valeur 12,5 effacé") && !words.contains("99"), "{words}");
    }
}

#[tokio::test]
async fn une_etape_se_raconte_par_son_nom() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let (e, _) = deux_jours(db, &at).await;
        let mut i: indicateurs::model::Indicateur = store::Read::load(&mut e.r().await, &e.indicateur.id).await.unwrap();
        let etapes = indicateurs::regles::echelle::lire_etapes("Étude remise ; 40\nMaison ouverte ; 100").unwrap();
        i.echelle = Json(Some(indicateurs::model::Echelle::Etapes(etapes)));
        let mut w = e.w("indicateur.modifier").await;
        w.update(&mut i).await.unwrap();
        w.commit().await.unwrap();
        let here = visite(&e, "/agglo/contrats/cls/fiches/2/histoire", None);
        let words = mots(&lue(histoire::fiche(here, trois("2")).await).await.1);
        let (_, suite) = words.split_once("Cible Étude remise (40").unwrap();
        let dite: String = suite.chars().take(12).collect();
        assert!(dite.contains("→ 45"), "une part qui n’est pas une étape reste une part : {dite}");
    }
}

#[tokio::test]
async fn les_objectifs_d_un_territoire_se_racontent_et_sa_reference_seulement_a_qui_saisit() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        at.store(1_795_348_800, Ordering::SeqCst);
        let e = Essai::nouveau(db).await;
        let lieu = territoire::model::Territoire {
            id: Id::fresh(),
            version: 1,
            genre: territoire::model::GenreTerritoire::Commune,
            code: Some("11397".into()),
            nom: "Trèbes".into(),
            parent_id: None,
            millesime: None,
            population: None,
            codes_postaux: Json(vec![]),
            longitude: None,
            latitude: None,
            cle: "trebes".into(),
        };
        let mut w = e.w("objectif.definir").await;
        w.insert(&lieu).await.unwrap();
        for (annee, valeur) in [(indicateurs::model::REFERENCE, "7.5"), (3, "40")] {
            let objectif = indicateurs::model::ObjectifTerritoire {
                id: Id::fresh(),
                version: 1,
                contrat_id: e.contrat.id.to_string(),
                indicateur_id: e.indicateur.id,
                territoire_id: lieu.id,
                annee,
                valeur: valeur.into(),
                le: None,
                provenance: String::new(),
            };
            w.insert(&objectif).await.unwrap();
        }
        w.commit().await.unwrap();
        let fiche = visite(&e, "/agglo/contrats/cls/fiches/2/histoire", None);
        let lecteur = Visitor { roles: vec![(Role::Lecteur, None)], ..fiche.visitor.as_ref().unwrap().as_ref().clone() };
        let de_loin = Visit { visitor: Some(Arc::new(lecteur)), ..visite(&e, "/agglo/contrats/cls/fiches/2/histoire", None) };
        let words = mots(&lue(histoire::fiche(fiche, trois("2")).await).await.1);
        for dit in
            ["Objectif d’un territoire, 2.R1 Ateliers tenus, Trèbes, Référence", "Trèbes, Année 3", "Valeur 7,5", "Valeur 40"]
        {
            assert!(words.contains(dit), "« {dit} » : {words}");
        }
        let words = mots(&lue(histoire::fiche(de_loin, trois("2")).await).await.1);
        assert!(words.contains("Valeur 40") && !words.contains("7,5"), "{words}");
    }
}
