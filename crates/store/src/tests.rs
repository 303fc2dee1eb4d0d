//! The promises of the store, held on both databases.

mod concurrence;

use crate::essai::{bases, collectivite};
use crate::journal::{self, Rupture, Verification};
use crate::outbox::Courriel;
use crate::{DbUrl, Read, StoreError, args};
use kernel::{Actor, Id};

crate::record! {
    /// A record of the tests, on a real table.
    pub struct Programme: ProgrammeId in "programme" {
        pub nom: String,
        pub variantes: crate::Json<Vec<String>>,
        pub nature: Option<String>,
        pub cle: String,
    }
}

fn programme(nom: &str) -> Programme {
    Programme { id: Id::fresh(), version: 1, nom: nom.into(), variantes: crate::Json(vec![]), nature: None, cle: nom.into() }
}

#[tokio::test]
async fn une_ecriture_se_relit_et_se_raconte() {
    for db in bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let mut ligne = programme("PRS");
        let mut w = db.writer(c.id, Actor::Systeme, "programme.creer").await.unwrap();
        w.insert(&ligne).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.writer(c.id, Actor::Systeme, "programme.modifier").await.unwrap();
        ligne.nature = Some("plan".into());
        w.motif("précision demandée");
        w.update(&mut ligne).await.unwrap();
        w.commit().await.unwrap();
        let mut r = db.reader(c.id).await.unwrap();
        assert_eq!(r.load::<Programme>(&ligne.id).await.unwrap(), ligne);
        let histoire = journal::histoire(&mut r, "programme", &ligne.id.to_string()).await.unwrap();
        assert_eq!(histoire.len(), 2);
        assert_eq!(histoire[1].motif.as_deref(), Some("précision demandée"));
        assert_eq!(histoire[1].avant.as_ref().unwrap()["nature"], serde_json::Value::Null);
        assert_eq!(histoire[1].apres.as_ref().unwrap()["nature"], "plan");
    }
}

#[tokio::test]
async fn une_modification_perimee_est_refusee_et_rien_n_est_ecrit() {
    for db in bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let premiere = programme("PRS");
        let mut w = db.writer(c.id, Actor::Systeme, "programme.creer").await.unwrap();
        w.insert(&premiere).await.unwrap();
        w.commit().await.unwrap();
        let (mut a, mut b) = (premiere.clone(), premiere);
        a.nom = "A".into();
        b.nom = "B".into();
        let mut w = db.writer(c.id, Actor::Systeme, "programme.modifier").await.unwrap();
        w.update(&mut a).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.writer(c.id, Actor::Systeme, "programme.modifier").await.unwrap();
        assert!(matches!(w.update(&mut b).await, Err(StoreError::Stale { .. })));
        drop(w);
        let mut r = db.reader(c.id).await.unwrap();
        assert_eq!(r.load::<Programme>(&a.id).await.unwrap().nom, "A");
    }
}

#[tokio::test]
async fn une_collectivite_ne_voit_jamais_l_autre() {
    for db in bases().await.unwrap() {
        let ici = collectivite(&db, "ici").await.unwrap();
        let ailleurs = collectivite(&db, "ailleurs").await.unwrap();
        let mut ligne = programme("PRS");
        let mut w = db.writer(ici.id, Actor::Systeme, "programme.creer").await.unwrap();
        w.insert(&ligne).await.unwrap();
        w.commit().await.unwrap();
        let mut r = db.reader(ailleurs.id).await.unwrap();
        assert!(matches!(r.load::<Programme>(&ligne.id).await, Err(StoreError::Missing { .. })));
        let mut w = db.writer(ailleurs.id, Actor::Systeme, "programme.modifier").await.unwrap();
        ligne.nom = "volé".into();
        assert!(w.update(&mut ligne).await.is_err());
        assert!(w.delete(&ligne).await.is_err());
    }
}

#[tokio::test]
async fn un_ecrivain_sans_journal_ne_peut_pas_valider() {
    for db in bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let mut w = db.writer(c.id, Actor::Systeme, "essai").await.unwrap();
        w.execute("UPDATE collectivite SET nom = 'autre' WHERE id = $1", vec![]).await.unwrap();
        assert!(matches!(w.commit().await, Err(StoreError::Unjournalled)));
        assert_eq!(db.collectivites().await.unwrap()[0].nom, "ici");
    }
}

#[tokio::test]
async fn un_octet_change_dans_le_journal_est_trouve_et_nomme() {
    for db in bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        for nom in ["un", "deux", "trois"] {
            let mut w = db.writer(c.id, Actor::Systeme, "programme.creer").await.unwrap();
            w.insert(&programme(nom)).await.unwrap();
            w.commit().await.unwrap();
        }
        assert!(matches!(journal::verifier(&db, c.id).await.unwrap(), Verification::Entiere { entrees: 3, .. }));
        let mut tx = db.transaction().await.unwrap();
        tx.execute(
            "UPDATE journal SET apres = replace(apres, 'deux', 'deus') WHERE rang = 2 AND collectivite_id = $1",
            args![c.id],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(journal::verifier(&db, c.id).await.unwrap(), Verification::Rompue { rang: 2, cause: Rupture::Contenu });
        let mut tx = db.transaction().await.unwrap();
        tx.execute("DELETE FROM journal WHERE rang = 3 AND collectivite_id = $1", args![c.id]).await.unwrap();
        tx.execute(
            "UPDATE journal SET apres = replace(apres, 'deus', 'deux') WHERE rang = 2 AND collectivite_id = $1",
            args![c.id],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(journal::verifier(&db, c.id).await.unwrap(), Verification::Rompue { rang: 3, cause: Rupture::Tete });
    }
}

#[tokio::test]
async fn le_journal_se_cherche_par_sujet_par_verbe_et_par_texte() {
    for db in bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        for (acte, nom) in
            [("programme.creer", "PRS 100%"), ("programme.creer_variante", "Ville_santé"), ("programme.modifier", "PRS")]
        {
            let mut w = db.writer(c.id, Actor::Commande { nom: "Essai".into() }, acte).await.unwrap();
            w.motif("à la demande du comité");
            w.insert(&programme(nom)).await.unwrap();
            w.commit().await.unwrap();
        }
        let mut r = db.reader(c.id).await.unwrap();
        for (sujet, verbe, texte, rangs) in [
            ("", "", "", vec![3, 2, 1]),
            ("programme", "", "", vec![3, 2, 1]),
            ("compte", "", "", vec![]),
            ("", "creer", "", vec![2, 1]),
            ("", "cre", "ville_sant", vec![2]),
            ("", "", "100%", vec![1]),
            ("", "", "prs_", vec![]),
            ("", "", "ESSAI", vec![3, 2, 1]),
            ("", "", "du comité", vec![3, 2, 1]),
            ("", "", "programme.modifier", vec![3]),
        ] {
            let quoi = journal::Recherche { sujet: sujet.into(), verbe: verbe.into(), texte: texte.into() };
            let found = journal::chercher(&mut r, i64::MAX, 10, &quoi).await.unwrap();
            assert_eq!(found.iter().map(|e| e.rang).collect::<Vec<_>>(), rangs, "{quoi:?}");
        }
        let suite = journal::chercher(&mut r, 3, 1, &journal::Recherche::default()).await.unwrap();
        assert_eq!(suite.iter().map(|e| e.rang).collect::<Vec<_>>(), [2]);
    }
}

#[tokio::test]
async fn un_courriel_part_une_fois_et_seulement_si_l_ecriture_est_validee() {
    for db in bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let courriel =
            Courriel { cle: "ouverture:1".into(), destinataire: "a@b.example".into(), objet: "o".into(), corps: "c".into() };
        let mut w = db.writer(c.id, Actor::Systeme, "essai").await.unwrap();
        w.mail(&courriel).await.unwrap();
        drop(w);
        assert!(db.take_mail().await.unwrap().is_none());
        for attendu in [true, false] {
            let mut w = db.writer(c.id, Actor::Systeme, "essai").await.unwrap();
            assert_eq!(w.mail(&courriel).await.unwrap(), attendu);
            w.commit().await.unwrap();
        }
        let pris = db.take_mail().await.unwrap().unwrap();
        assert!(db.take_mail().await.unwrap().is_none());
        db.mail_sent(&pris.id, false).await.unwrap();
        let mut r = db.reader(c.id).await.unwrap();
        let envois = crate::outbox::derniers(&mut r, 10).await.unwrap();
        assert_eq!((envois.len(), envois[0].etat.as_str(), envois[0].corps.as_str()), (1, "envoye", ""));
    }
}

#[tokio::test]
async fn les_tentatives_se_comptent_par_fenetre() {
    for db in bases().await.unwrap() {
        let quart = jiff::SignedDuration::from_mins(15);
        assert_eq!(db.attempt("a", quart).await.unwrap(), 1);
        assert_eq!(db.attempt("a", quart).await.unwrap(), 2);
        assert_eq!(db.attempt("b", quart).await.unwrap(), 1);
        db.forget_attempts("a").await.unwrap();
        assert_eq!(db.attempt("a", quart).await.unwrap(), 1);
    }
}

#[test]
fn une_adresse_dit_sa_base() {
    assert!(matches!("postgres://x/y".parse(), Ok(DbUrl::Postgres(_))));
    assert!(matches!("pacte.db".parse(), Ok(DbUrl::File(_))));
}

#[tokio::test]
async fn une_donnee_effacee_du_journal_laisse_la_chaine_entiere_et_rien_ne_s_efface_en_silence() {
    for db in bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let agent = Actor::Compte { id: "compte-1".into(), nom: "Une personne".into(), pour_le_compte_de: None };
        let mut w = db.writer(c.id, agent.clone(), "programme.creer").await.unwrap();
        w.motif("Une personne le demande");
        let mut garde = programme("Une personne");
        w.insert(&garde).await.unwrap();
        w.insert(&programme("un autre")).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.writer(c.id, agent.clone(), "programme.modifier").await.unwrap();
        garde.variantes = crate::Json(vec!["Une personne, bis".into()]);
        w.update(&mut garde).await.unwrap();
        w.commit().await.unwrap();
        let avant = journal::tete(&mut db.reader(c.id).await.unwrap()).await.unwrap().unwrap();
        let responsable = Actor::Compte { id: "compte-2".into(), nom: "Responsable".into(), pour_le_compte_de: None };
        let mut w = db.writer(c.id, responsable, "conservation.effacer").await.unwrap();
        w.motif("Le délai est passé");
        assert_eq!(w.effacer(&mut garde, &["nom", "cle", "variantes"]).await.unwrap(), 3);
        w.commit().await.unwrap();
        assert_eq!((garde.nom.as_str(), garde.variantes.len()), (journal::EFFACE, 0));
        // Nothing of it is left anywhere, the chain is whole, and the tables say what it says.
        let mut r = db.reader(c.id).await.unwrap();
        let lues = r
            .rows(
                "SELECT acteur FROM journal WHERE collectivite_id = $1
                 AND sujet_id = $2 AND (avant LIKE '%personne%' OR apres LIKE '%personne%' OR acteur LIKE '%personne%' OR motif LIKE '%personne%')",
                args![garde.id],
            )
            .await
            .unwrap();
        assert_eq!(lues.len(), 0);
        let histoire = journal::histoire(&mut r, "programme", &garde.id.to_string()).await.unwrap();
        assert_eq!(histoire.iter().map(|e| e.motif.as_deref()).collect::<Vec<_>>(), [None, None, Some("Le délai est passé")]);
        assert!(matches!(&histoire[0].acteur, Actor::Compte { id, nom, .. } if id == "compte-1" && nom == journal::EFFACE));
        assert_eq!(histoire[2].acteur.nom(), "Responsable");
        assert!(histoire.iter().all(|e| e.records::<Programme>().is_ok()));
        let Verification::Entiere { entrees: 5, effacees: 3, .. } = journal::verifier(&db, c.id).await.unwrap() else {
            panic!("{:?}", journal::verifier(&db, c.id).await)
        };
        assert_eq!(journal::confronter(&db, c.id).await.unwrap(), []);
        assert!(
            journal::suite(&mut r, &avant, 10).await.unwrap().is_some(),
            "l’empreinte gardée ailleurs se retrouve à son rang"
        );
        drop(r);
        // Again, nothing is left to take out; what a hand changes in an emptied entry is seen as in any other.
        let mut w = db.writer(c.id, agent, "conservation.effacer").await.unwrap();
        assert_eq!(w.effacer(&mut garde, &["nom"]).await.unwrap(), 0);
        w.commit().await.unwrap();
        assert!(matches!(journal::verifier(&db, c.id).await.unwrap(), Verification::Entiere { effacees: 3, .. }));
        let mut tx = db.transaction().await.unwrap();
        tx.execute("UPDATE journal SET apres = replace(apres, '—', '-') WHERE rang = 1 AND collectivite_id = $1", args![c.id])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(journal::verifier(&db, c.id).await.unwrap(), Verification::Rompue { rang: 1, cause: Rupture::Contenu });
    }
}
