//! Lists and tables of a call: filtered, sorted and paged by the database; nobody reads more there than elsewhere.

use crate::actes::instruction::{declarer_interet, remplir};
use crate::essai::{ICI, Maison, maisons};
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::instruction::SaisieColonne;
use crate::store::{DEBUT, Filtres, dossiers, export};
use axum::http::StatusCode;
use kernel::Actor;

async fn changer<T: store::Record>(maison: &Maison, mut quoi: T) {
    let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.update(&mut quoi).await.unwrap();
    w.commit().await.unwrap();
}

/// A funder writes its opinion of the first file.
async fn donner_son_avis(maison: &Maison, code: &str) {
    let saisie = SaisieColonne { avis: "favorable".into(), ..SaisieColonne::default() };
    let (dossier, version) = (maison.dossiers[0].id, maison.ligne(0, code).await.version);
    remplir(&maison.visite(&maison.de(code)), dossier, &Financeur::nomme(code), version, &saisie).await.unwrap();
}

#[tokio::test]
async fn un_export_se_lit_par_pages_sans_rien_perdre_ni_doubler() {
    for maison in maisons(EtatAppel::Instruction).await {
        let mut brouillon = maison.tous::<Dossier>().await.remove(0);
        brouillon.numero = None;
        brouillon.etat = EtatDossier::Brouillon;
        changer(&maison, brouillon).await;
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        for (brouillons, attendus) in [(false, 3), (true, 4)] {
            let filtres = Filtres { brouillons, ..Filtres::default() };
            let tous = dossiers(&mut r, maison.appel.id, &filtres, 1).await.unwrap();
            assert_eq!((tous.lignes.len(), tous.total), (attendus, i64::try_from(attendus).unwrap()));
            for combien in [1, 2, 3, 500] {
                let (mut lus, mut apres) = (vec![], Some(DEBUT.to_owned()));
                while let Some(de) = apres {
                    let (lignes, suite) = export(&mut r, maison.appel.id, &filtres, &de, combien).await.unwrap();
                    lus.extend(lignes);
                    apres = suite;
                }
                assert_eq!(lus, tous.lignes, "{combien} à la fois : les mêmes, dans le même ordre, avec leur matrice");
            }
        }
        let filtres = Filtres { brouillons: true, ..Filtres::default() };
        let (lus, _) = export(&mut r, maison.appel.id, &filtres, DEBUT, 100).await.unwrap();
        let colonnes: usize = lus.iter().map(|d| d.financeurs.len()).sum();
        assert_eq!(colonnes, maison.tous::<LigneFinanceur>().await.len());
    }
}

#[tokio::test]
async fn un_dossier_se_trouve_par_son_numero() {
    for maison in maisons(EtatAppel::Instruction).await {
        for q in ["2026-0003", "2026+0003", "0003"] {
            let page = maison.voir("coordination", &format!("{ICI}/dossiers?q={q}")).await;
            assert!(page.contient("Accès aux droits") && !page.contient("Ateliers lecture"), "{q} : {}", page.texte);
            let csv = maison.voir("coordination", &format!("{ICI}/dossiers.csv?q={q}")).await;
            assert!(csv.contient("2026-0003") && !csv.contient("2026-0001"), "{q} : {}", csv.texte);
        }
        let page = maison.voir("coordination", &format!("{ICI}/dossiers?q=2026-0099")).await;
        assert!(!page.contient("Accès aux droits"), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_liste_se_trie_et_une_page_qui_n_existe_pas_ramene_a_la_premiere() {
    for maison in maisons(EtatAppel::Instruction).await {
        let noms = |page: &str| -> Vec<usize> {
            ["Ateliers lecture", "Jardin partagé", "Accès aux droits", "Sport au pied"]
                .iter()
                .map(|nom| page.find(nom).unwrap_or(usize::MAX))
                .collect()
        };
        let rangs = |suite: &str| {
            let maison = &maison;
            let chemin = format!("{ICI}/dossiers{suite}");
            async move { noms(&maison.voir("coordination", &chemin).await.texte) }
        };
        let par_numero = rangs("").await;
        assert!(par_numero.is_sorted(), "{par_numero:?}");
        let par_demande = rangs("?tri=demande").await;
        let (a, b, c, d) = (par_demande[0], par_demande[1], par_demande[2], par_demande[3]);
        assert!(a < b && b < d && d < c, "18 000, 14 000, 11 000 puis 10 000 : {par_demande:?}");
        let par_nom = rangs("?tri=action").await;
        assert!(par_nom[2] < par_nom[0] && par_nom[0] < par_nom[1] && par_nom[1] < par_nom[3], "{par_nom:?}");
        let loin = maison.voir("coordination", &format!("{ICI}/dossiers?tri=action&page=99999999999")).await;
        assert_eq!((loin.status, loin.vers.as_str()), (StatusCode::SEE_OTHER, "/ici/appels/aap-2026/dossiers?tri=action"));
        let loin = maison.voir("coordination", &format!("{ICI}/instruction?page=7")).await;
        assert_eq!(loin.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn ce_qui_attend_un_financeur_est_ce_que_la_base_en_dit() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let page = maison.voir(&etat, &format!("{ICI}/instruction?voir=a_faire")).await;
        assert!(page.contient("3 dossiers"), "{}", page.texte);
        assert!(!page.contient("Accès aux droits"), "rien ne lui est demandé : {}", page.texte);
        let mut ligne = maison.ligne(0, "ETAT").await;
        ligne.avis = Some(Avis::Favorable);
        ligne.propose_centimes = Some(0);
        changer(&maison, ligne).await;
        let page = maison.voir(&etat, &format!("{ICI}/instruction?voir=a_faire")).await;
        assert!(page.contient("Ateliers lecture"), "la note manque encore");
        let mut note = maison.tous::<NoteDossier>().await.into_iter().find(|n| n.dossier_id == maison.dossiers[0].id).unwrap();
        note.compte_id = etat.clone();
        changer(&maison, note).await;
        let page = maison.voir(&etat, &format!("{ICI}/instruction?voir=a_faire")).await;
        assert!(!page.contient("Ateliers lecture"), "{}", page.texte);
        let page = maison.voir(&etat, &format!("{ICI}/instruction?q=2026-0003")).await;
        assert!(page.contient("Accès aux droits") && !page.contient("Jardin partagé"), "{}", page.texte);
        let page = maison.voir(&etat, &format!("{ICI}/instruction?voir=colonne&q=JARDIN")).await;
        assert!(page.contient("Jardin partagé") && !page.contient("Sport au pied"), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_table_des_lignes_ne_dit_les_avis_qu_a_ceux_qui_instruisent_et_apres_le_leur() {
    for maison in maisons(EtatAppel::Instruction).await {
        let mut ligne = maison.ligne(0, "ETAT").await;
        ligne.avis = Some(Avis::Defavorable);
        ligne.propose_centimes = Some(123_400);
        changer(&maison, ligne).await;
        let mut dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.numero.as_deref() == Some("2026-0001")).unwrap();
        dossier.intitule = "=HYPERLINK(\"http://x.example\")".into();
        changer(&maison, dossier).await;
        let table = format!("{ICI}/lignes.csv");
        let avant = maison.voir(&maison.de("AGGLO"), &table).await;
        assert!(avant.contient("2026-0001;") && !avant.contient("défavorable") && !avant.contient("1234"), "{}", avant.texte);
        let filtree = maison.voir(&maison.de("AGGLO"), &format!("{table}?financeur=ETAT")).await;
        assert!(filtree.contient("ETAT") && !filtree.contient("AGGLO") && !filtree.contient("1234"), "{}", filtree.texte);
        donner_son_avis(&maison, "AGGLO").await;
        let filtree = maison.voir(&maison.de("AGGLO"), &format!("{table}?financeur=ETAT")).await;
        assert!(filtree.contient("1234") && !filtree.contient("AGGLO"), "{}", filtree.texte);
        for qui in ["coordination".to_owned(), maison.de("AGGLO"), maison.de("ETAT")] {
            let lue = maison.voir(&qui, &table).await;
            assert!(lue.contient("défavorable") && lue.contient("1234"), "{}", lue.texte);
            assert!(lue.contient("'=HYPERLINK"), "une formule reste un texte : {}", lue.texte);
        }
        for qui in ["elu".to_owned(), maison.porteur()] {
            let lue = maison.voir(&qui, &table).await;
            assert_eq!(lue.status, StatusCode::OK, "{qui}");
            assert!(lue.contient("2026-0001;") && !lue.contient("défavorable") && !lue.contient("1234"), "{}", lue.texte);
        }
        for qui in ["lecteur", "partenaire", "administration", "porteur:ailleurs", ""] {
            assert_ne!(maison.voir(qui, &table).await.status, StatusCode::OK, "{qui}");
        }
        let filtree = maison.voir("coordination", &format!("{table}?financeur=VILLE")).await;
        assert_eq!(filtree.texte.lines().count(), 3, "{}", filtree.texte);
    }
}

#[tokio::test]
async fn les_colonnes_des_autres_se_lisent_apres_la_sienne_sur_les_pages_et_dans_les_tables() {
    for maison in maisons(EtatAppel::Instruction).await {
        let mut ligne = maison.ligne(0, "ETAT").await;
        ligne.avis = Some(Avis::Reserve);
        ligne.avis_motif = "Avis confidentiel".into();
        ligne.propose_centimes = Some(123_400);
        changer(&maison, ligne).await;
        let agglo = maison.de("AGGLO");
        let fiche = format!("/dossiers/{}", maison.dossiers[0].id);
        let (instruit, derogations) = (format!("{ICI}/instruction/2026-0001"), format!("{fiche}/derogations"));
        let dit = async |qui: &str, chemin: &str| {
            let page = maison.voir(qui, chemin).await;
            assert_eq!(page.status, StatusCode::OK, "{qui} {chemin}");
            page.contient("Avis confidentiel") || page.contient("1234") || page.contient("1\u{202f}234")
        };
        let table = format!("{ICI}/dossiers.csv");
        for chemin in [&fiche, &instruit, &derogations, &table] {
            assert!(!dit(&agglo, chemin).await, "avant son avis : {chemin}");
            assert!(!dit("elu", chemin).await, "le comité lit une synthèse : {chemin}");
        }
        for chemin in [&fiche, &instruit] {
            assert!(maison.voir(&agglo, chemin).await.contient("apparaissent ici une fois votre avis écrit"), "{chemin}");
            assert!(!maison.voir("elu", chemin).await.contient("votre avis écrit"), "{chemin}");
        }
        for qui in ["coordination".to_owned(), maison.de("ETAT")] {
            for chemin in [&fiche, &instruit, &table] {
                assert!(dit(&qui, chemin).await, "{qui} {chemin}");
            }
        }
        // Of a file that does not ask it, a funder has nothing to write: it reads.
        assert!(dit(&maison.de("DEPT"), &instruit).await);
        donner_son_avis(&maison, "AGGLO").await;
        for chemin in [&fiche, &instruit, &table] {
            assert!(dit(&agglo, chemin).await, "après son avis : {chemin}");
        }
        // LEG-05: an interest closes the columns of others again.
        declarer_interet(&maison.visite(&agglo), maison.dossiers[0].id, "Membre du conseil d’administration").await.unwrap();
        for chemin in [&fiche, &instruit, &table] {
            assert!(!dit(&agglo, chemin).await, "intérêt déclaré : {chemin}");
        }
    }
}
