//! Durations set, files past them erased, in the tables and in the journal: on both databases.

use super::*;
use crate::essai::{Maison, codes, maisons};
use crate::regles::etats::{EtatAppel, EtatDossier};
use axum::http::StatusCode;
use jiff::civil::date;
use kernel::Actor;
use store::journal::{self, EFFACE, Verification};

const POURQUOI: &str = "Tableau de gestion des archives, effacement annuel";

fn saisie(categorie: &str, annees: &str) -> SaisieDuree {
    SaisieDuree {
        categorie: categorie.into(),
        annees: annees.into(),
        depart: "fin_exercice".into(),
        effet_le: "2020-01-01".into(),
        source: "Délibération du 3 juin".into(),
    }
}

/// A call of 2022 with a refused file and a funded one, each with a paper, in the house of a call of 2026.
async fn anciens(maison: &Maison) -> (Dossier, Dossier) {
    let agent = Actor::Compte { id: "compte-9".into(), nom: "Agente Instructrice".into(), pour_le_compte_de: None };
    let mut w = maison.db.writer(maison.ici.id, agent, "historique.importer").await.unwrap();
    let appel = Appel { id: Id::fresh(), slug: "historique-2022".into(), exercice: 2022, ..maison.appel.clone() };
    w.insert(&appel).await.unwrap();
    let mut faits = vec![];
    for (rang, etat) in [EtatDossier::Refuse, EtatDossier::Clos].into_iter().enumerate() {
        let modele = &maison.dossiers[rang];
        let mut dossier = Dossier {
            id: Id::fresh(),
            appel_id: appel.id,
            numero: Some(format!("2022-000{}", rang + 1)),
            etat,
            depose_par: Some("Personne Nommée".into()),
            motif_etat: "Écrire à Personne Nommée".into(),
            ..modele.clone()
        };
        dossier.contenu.0.objectifs = "Personne Nommée accueille les familles".into();
        w.insert(&dossier).await.unwrap();
        let ligne = LigneFinanceur {
            demande_centimes: Some(500_000),
            demande_par: Some("Personne Nommée".into()),
            vote_centimes: Some(if etat == EtatDossier::Clos { 400_000 } else { 0 }),
            vote_motif: "Hors des axes du contrat".into(),
            vote_par: Some("Agente Instructrice".into()),
            ..LigneFinanceur::vide(appel.id, dossier.id, crate::regles::Financeur::nomme("ETAT"))
        };
        w.insert(&ligne).await.unwrap();
        let piece = PieceDossier {
            id: Id::fresh(),
            version: 1,
            porteur_id: dossier.porteur_id,
            dossier_id: Some(dossier.id),
            genre: "RIB".into(),
            statut: StatutPiece::Valide,
            motif: String::new(),
            nom: "rib-de-personne-nommee.pdf".into(),
            mime: "application/pdf".into(),
            taille: 0,
            sha256: String::new(),
            datee_le: None,
            valable_jusqu_au: None,
            deposee_a: w.now(),
            deposee_par: "Personne Nommée".into(),
            annoncee_a: None,
        };
        crate::actes::pieces::ranger(&mut w, piece, b"%PDF-1.4 essai").await.unwrap();
        faits.push(dossier);
    }
    w.commit().await.unwrap();
    let clos = faits.remove(1);
    (faits.remove(0), clos)
}

async fn fixee(maison: &Maison, categorie: &str, annees: &str) {
    fixer(&maison.visite("coordination"), &saisie(categorie, annees)).await.unwrap();
}

async fn traces(maison: &Maison, id: &str) -> usize {
    let sql = "SELECT rang FROM journal WHERE collectivite_id = $1 AND sujet_id = $2 AND (avant LIKE '%Nommée%' OR apres LIKE '%Nommée%'
               OR acteur LIKE '%Instructrice%' OR apres LIKE '%Instructrice%' OR apres LIKE '%personne-nommee%')";
    let mut r = maison.db.reader(maison.ici.id).await.unwrap();
    r.rows(sql, args![id.to_owned()]).await.unwrap().len()
}

/// Where the tables and the journal disagree, but for the contract of the house, written without it.
async fn ecarts(maison: &Maison) -> Vec<journal::Ecart> {
    let mut tous = journal::confronter(&maison.db, maison.ici.id).await.unwrap();
    tous.retain(|e| e.table != "contrat");
    tous
}

async fn octets(maison: &Maison) -> usize {
    let mut r = maison.db.reader(maison.ici.id).await.unwrap();
    r.rows("SELECT piece_id FROM piece_dossier_contenu WHERE collectivite_id = $1", args![]).await.unwrap().len()
}

#[tokio::test]
async fn ce_qui_a_passe_sa_duree_s_efface_par_un_acte_et_la_chaine_du_journal_reste_entiere() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (refuse, clos) = anciens(&maison).await;
        let visite = maison.visite("coordination");
        assert!(etat(&visite).await.unwrap().passes.is_empty(), "sans durée, rien n’est passé");
        fixee(&maison, "refuse", "2").await;
        fixee(&maison, "finance", "10").await;
        let vue = etat(&visite).await.unwrap();
        let lus: Vec<_> = vue.passes.iter().map(|p| (p.dossier.id, p.categorie, p.echeance, p.dossier.pieces)).collect();
        assert_eq!(lus, [(refuse.id, Categorie::Refuse, date(2024, 12, 31), 1)], "le dossier financé se garde encore");
        let efface = async |vus: &str, motif: &str, confirme| codes(effacer(&visite, vus, motif, confirme).await);
        assert_eq!(efface(&vue.vus(), "Non", false).await, ["conservation-motif", "conservation-non-confirme"]);
        assert_eq!(
            efface(&clos.id.to_string(), POURQUOI, true).await,
            ["conservation-liste-changee"],
            "seulement ce qui fut montré"
        );
        assert_eq!(octets(&maison).await, 2);
        assert!(traces(&maison, &refuse.id.to_string()).await > 0);
        assert_eq!(effacer(&visite, &vue.vus(), POURQUOI, true).await.unwrap(), 1);
        // The amounts, the vote, its reason and the hash of the paper stay; who and what was personal does not.
        let vide: Dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.id == refuse.id).unwrap();
        assert_eq!((vide.depose_par.as_deref(), vide.contenu.objectifs.as_str()), (Some(EFFACE), EFFACE));
        assert_eq!((vide.intitule, vide.demande_centimes), (refuse.intitule.clone(), refuse.demande_centimes));
        let ligne = maison.tous::<LigneFinanceur>().await.into_iter().find(|l| l.dossier_id == refuse.id).unwrap();
        assert_eq!((ligne.vote_centimes, ligne.vote_motif.as_str()), (Some(0), "Hors des axes du contrat"));
        assert_eq!(ligne.vote_par.as_deref(), Some(EFFACE));
        let piece = maison.tous::<PieceDossier>().await.into_iter().find(|p| p.dossier_id == Some(refuse.id)).unwrap();
        assert_eq!((piece.nom.as_str(), piece.sha256.len(), piece.genre.as_str()), (EFFACE, 64, "RIB"));
        assert_eq!(octets(&maison).await, 1, "celle du dossier financé reste");
        for id in [refuse.id.to_string(), ligne.id.to_string(), piece.id.to_string()] {
            assert_eq!(traces(&maison, &id).await, 0, "le journal ne le dit plus");
        }
        let verifie = journal::verifier(&maison.db, maison.ici.id).await.unwrap();
        assert!(matches!(verifie, Verification::Entiere { effacees, .. } if effacees > 3), "{verifie:?}");
        assert_eq!(ecarts(&maison).await, []);
        // The funded file is untouched, the list is empty, and the act is told.
        let garde: Dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.id == clos.id).unwrap();
        assert_eq!(garde, clos);
        let vue = etat(&visite).await.unwrap();
        assert!(vue.passes.is_empty());
        assert_eq!((vue.faits.len(), vue.faits[0].0.motif.as_str(), vue.faits[0].1.as_deref()), (1, POURQUOI, Some("2022-0001")));
        assert_eq!(efface("", POURQUOI, true).await, ["conservation-liste-changee"]);
        let page = maison.voir("coordination", &format!("/dossiers/{}", refuse.id)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.texte);
        assert!(!page.contient("Nommée"), "{}", page.texte);
        // Neither the holder's other files nor its representative are touched while one is kept.
        assert_eq!(maison.tous::<Porteur>().await[0].representant, "Présidence");
    }
}

#[tokio::test]
async fn un_porteur_sans_dossier_garde_perd_son_coffre_et_son_representant() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (refuse, _) = anciens(&maison).await;
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        let autre = Porteur {
            id: Id::fresh(),
            siret: None,
            organisation_id: {
                let o = acteurs::model::Organisation {
                    id: Id::fresh(),
                    ..w.load(&maison.tous::<Porteur>().await[0].organisation_id).await.unwrap()
                };
                w.insert(&o).await.unwrap();
                o.id
            },
            ..maison.tous::<Porteur>().await.remove(0)
        };
        w.insert(&autre).await.unwrap();
        let mut dossier: Dossier = w.load(&refuse.id).await.unwrap();
        dossier.porteur_id = autre.id;
        w.update(&mut dossier).await.unwrap();
        let mut piece: PieceDossier = w.find("dossier_id = $2", args![refuse.id]).await.unwrap().unwrap();
        piece.id = Id::fresh();
        piece.dossier_id = None;
        piece.porteur_id = autre.id;
        crate::actes::pieces::ranger(&mut w, piece, b"%PDF-1.4 coffre").await.unwrap();
        w.commit().await.unwrap();
        fixee(&maison, "refuse", "2").await;
        let visite = maison.visite("coordination");
        let vus = etat(&visite).await.unwrap().vus();
        effacer(&visite, &vus, POURQUOI, true).await.unwrap();
        let apres = maison.tous::<Porteur>().await.into_iter().find(|p| p.id == autre.id).unwrap();
        assert_eq!((apres.representant.as_str(), apres.nom.as_str()), (EFFACE, autre.nom.as_str()));
        assert_eq!(octets(&maison).await, 1, "son coffre est vide, l’autre dossier garde sa pièce");
        assert_eq!(ecarts(&maison).await, []);
    }
}

#[tokio::test]
async fn la_page_fixe_les_durees_liste_et_efface_et_n_est_qu_a_l_equipe() {
    const ICI: &str = "/conservation";
    for maison in maisons(EtatAppel::Instruction).await {
        let (refuse, _) = anciens(&maison).await;
        for qui in [maison.de("ETAT"), maison.porteur(), "elu".to_owned()] {
            assert!(matches!(maison.voir(&qui, ICI).await.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{qui}");
            let fait =
                maison.poster(&qui, ICI, &[("geste", "effacer"), ("vus", ""), ("motif", POURQUOI), ("confirme", "oui")]).await;
            assert_ne!(fait.status, StatusCode::SEE_OTHER, "{qui}");
        }
        assert!(maison.voir("coordination", "/appels").await.contient("Conservation des dossiers"));
        let page = maison.voir("coordination", ICI).await;
        assert!(page.contient("Aucune durée n’est fixée") && page.contient("rien ne s’efface"), "{}", page.texte);
        let faux = [
            ("geste", "fixer"),
            ("categorie", "refuse"),
            ("annees", "deux"),
            ("depart", "fin_exercice"),
            ("effet_le", "2020-01-01"),
            ("source", ""),
        ];
        let page = maison.poster("coordination", ICI, &faux).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("value=\"deux\"") && page.contient("dix signes"), "{}", page.texte);
        let bonne = [
            ("geste", "fixer"),
            ("categorie", "refuse"),
            ("annees", "2"),
            ("depart", "fin_exercice"),
            ("effet_le", "2020-01-01"),
            ("source", "Délibération du 3 juin"),
        ];
        let fait = maison.poster("coordination", ICI, &bonne).await;
        assert_eq!(fait.status, StatusCode::SEE_OTHER, "{}", fait.texte);
        let page = maison.voir("coordination", ICI).await;
        assert!(
            page.contient("2022-0001") && page.contient("31 décembre 2024") && page.contient("Délibération du 3 juin"),
            "{}",
            page.texte
        );
        let vus = refuse.id.to_string();
        let sans = [("geste", "effacer"), ("vus", vus.as_str()), ("motif", POURQUOI)];
        let page = maison.poster("coordination", ICI, &sans).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient(POURQUOI) && page.contient("Cochez la confirmation"), "{}", page.texte);
        let avec = [("geste", "effacer"), ("vus", vus.as_str()), ("motif", POURQUOI), ("confirme", "oui")];
        let fait = maison.poster("coordination", ICI, &avec).await;
        assert_eq!(fait.vers, "/ici/conservation?effaces=1", "{}", fait.texte);
        assert_eq!(maison.poster("coordination", ICI, &avec).await.status, StatusCode::CONFLICT);
        assert!(
            maison
                .voir("coordination", &format!("{ICI}?effaces=1"))
                .await
                .contient("Les données personnelles d’un dossier sont effacées")
        );
    }
}
