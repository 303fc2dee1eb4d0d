//! The day of a vote: after the committee, never to come, set right as long as nobody was told.

use super::tests::*;
use super::*;
use crate::essai::{codes, maisons};
use crate::model::{Appel, VersementLigne};
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatLigne};
use jiff::civil::date;

fn acte(maison: &crate::essai::Maison, le: &str, motif: &str, lignes: &[(&str, i64)]) -> SaisieActe {
    SaisieActe {
        instance: "Bureau".into(),
        acte: "2026-113".into(),
        le: if le.is_empty() { maison.visite(QUI).today().to_string() } else { le.into() },
        motif: motif.into(),
        justificatif: String::new(),
        lignes: lignes.iter().map(|(n, v)| ((*n).to_owned(), *v)).collect(),
    }
}

/// « aucun vote avant la validation du COPIL » (AAP-04).
#[tokio::test]
async fn un_vote_ne_precede_pas_le_comite_et_ne_vient_pas_du_futur() {
    for maison in maisons(EtatAppel::Copil).await {
        au_vote(&maison).await;
        let qui = maison.visite(&maison.de("ETAT"));
        let version = maison.ligne(0, "ETAT").await.version;
        let bon = vote(&maison, &[("2026-0001", version, "12000", "")]);
        let demain = qui.today().tomorrow().unwrap().to_string();
        for (le, code) in [("2020-01-01", "vote-avant-le-lot"), (demain.as_str(), "lot-date-future")] {
            let faux = SaisieVote { le: le.into(), ..bon.clone() };
            assert_eq!(codes(voter(&qui, maison.appel.id, &Financeur::nomme("ETAT"), &faux).await), [code], "{le}");
        }
        let long = SaisieVote { acte: "x".repeat(201), ..bon.clone() };
        assert_eq!(codes(voter(&qui, maison.appel.id, &Financeur::nomme("ETAT"), &long).await), ["lot-texte-long"]);
        assert_eq!(maison.ligne(0, "ETAT").await.vote_le, None);
        assert_eq!(voter(&qui, maison.appel.id, &Financeur::nomme("ETAT"), &bon).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn la_date_d_un_vote_se_corrige_avant_la_notification_et_ensuite_avec_un_motif() {
    for maison in maisons(EtatAppel::Copil).await {
        au_vote(&maison).await;
        constater(&maison, 0, "ETAT", "12000", "").await;
        constater(&maison, 0, "AGGLO", "6000", "").await;
        // As an earlier version of the program let it be written.
        let mut ligne = maison.ligne(0, "ETAT").await;
        ligne.vote_le = Some(date(2020, 1, 1));
        maison.changer(ligne).await;
        let visite = maison.visite(&maison.de("ETAT"));
        let corriger = async |s: &SaisieActe| corriger_l_acte(&visite, maison.appel.id, &Financeur::nomme("ETAT"), s).await;
        let version = maison.ligne(0, "ETAT").await.version;
        let avant = acte(&maison, "2020-02-01", "", &[("2026-0001", version)]);
        assert_eq!(codes(corriger(&avant).await), ["vote-avant-le-lot"]);
        assert_eq!(codes(corriger(&acte(&maison, "", "", &[])).await), ["vote-acte-rien"]);
        assert_eq!(codes(corriger(&acte(&maison, "", "", &[("2026-0001", version - 1)])).await), ["perime"]);
        assert_eq!(codes(corriger(&acte(&maison, "", "", &[("2026-0003", 1)])).await), ["vote-hors-lot"]);
        let autre = maison.visite(&maison.de("AGGLO"));
        let bon = acte(&maison, "", "", &[("2026-0001", version)]);
        assert_eq!(codes(corriger_l_acte(&autre, maison.appel.id, &Financeur::nomme("ETAT"), &bon).await), ["colonne-autrui"]);
        assert_eq!(corriger(&bon).await.unwrap(), 1);
        let ligne = maison.ligne(0, "ETAT").await;
        assert_eq!((ligne.vote_le, ligne.vote_acte.as_str()), (Some(visite.today()), "2026-113"));
        assert_eq!((ligne.vote_centimes, ligne.etat), (Some(1_200_000), EtatLigne::Votee), "le montant ne change pas");
        notifier_un(&maison, 0).await.unwrap();
        let version = maison.ligne(0, "ETAT").await.version;
        let muet = acte(&maison, "", "", &[("2026-0001", version)]);
        assert_eq!(codes(corriger(&muet).await), ["vote-acte-sans-motif"]);
        let dit = acte(&maison, "", "Numéro de l’arrêté mal recopié", &[("2026-0001", version)]);
        let dit = SaisieActe { acte: "2026-131".into(), ..dit };
        assert_eq!(corriger(&dit).await.unwrap(), 1);
        assert_eq!(maison.ligne(0, "ETAT").await.etat, EtatLigne::Notifiee);
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let rows = r
            .rows("SELECT COUNT(*) FROM journal WHERE collectivite_id = $1 AND acte = 'vote.corriger' AND motif <> ''", args![])
            .await
            .unwrap();
        let n: i64 = rows.into_iter().next().unwrap().take().unwrap();
        assert!(n > 0, "le journal garde pourquoi");
        drop(r);
        // Money already paid holds the day back.
        let ligne = maison.ligne(0, "ETAT").await;
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.insert(&VersementLigne {
            id: Id::fresh(),
            version: 1,
            appel_id: maison.appel.id,
            ligne_id: ligne.id,
            le: visite.today().yesterday().unwrap(),
            montant_centimes: 100,
            nature: crate::regles::versement::NatureVersement::Acompte,
            saisi_par: "Préfecture".into(),
            saisi_a: w.now(),
            annule_a: None,
            annule_par: None,
            annule_motif: String::new(),
        })
        .await
        .unwrap();
        w.commit().await.unwrap();
        let apres = acte(&maison, "", "Numéro de l’arrêté mal recopié", &[("2026-0001", ligne.version)]);
        assert_eq!(codes(corriger(&apres).await), ["vote-apres-versement"]);
    }
}

/// « Après gel d'un lot, rien ne se modifie : une correction est une nouvelle édition motivée » : offered where it can be frozen.
#[tokio::test]
async fn une_edition_corrective_ne_s_ouvre_que_la_ou_elle_se_gele() {
    for maison in maisons(EtatAppel::Copil).await {
        au_vote(&maison).await;
        let lot = maison.tous::<LotDecision>().await.remove(0);
        let page = format!("{}/lots/1", crate::essai::ICI);
        for (etat, offerte) in [
            (EtatAppel::Copil, true),
            (EtatAppel::Votes, true),
            (EtatAppel::Notification, true),
            (EtatAppel::Execution, false),
            (EtatAppel::Bilans, false),
        ] {
            passer_a(&maison, etat).await;
            let vue = maison.voir(QUI, &page).await;
            assert_eq!(vue.contient("Ouvrir une édition corrective"), offerte, "{etat:?}");
            assert_eq!(vue.contient("ce lot ne se corrige plus"), !offerte, "{etat:?} {}", vue.texte);
            let ouverte = codes(corriger(&maison.visite(QUI), lot.id, "Correction").await);
            assert_eq!(ouverte.is_empty(), offerte, "{etat:?} {ouverte:?}");
        }
        assert_eq!(maison.tous::<Appel>().await.len(), 1);
        let refus = crate::regles::lot::Refus::PasAuComite { etat: EtatAppel::Execution };
        let remede = kernel::Refusal::remedy(&refus, kernel::Lang::Fr).unwrap();
        assert!(remede.contains("votes") && !remede.contains("étape du comité"), "{remede}");
    }
}
