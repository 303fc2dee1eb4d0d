use crate::essai::{ICI, Maison, maisons};
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use axum::http::StatusCode;

type Champs = Vec<(&'static str, &'static str)>;

/// A whole review of the first file: 11 500 € planned, the salaries 1 350 € under.
fn rempli(version: &'static str) -> Champs {
    vec![
        ("version", version),
        ("mise_en_oeuvre", "Deux ateliers par semaine."),
        ("publics", "Jeunes de 12 à 17 ans"),
        ("nombre_beneficiaires", "42"),
        ("dates_lieux", "Toute l’année, au Viguier"),
        ("indicateurs", "42 inscrits pour 40 attendus"),
        ("r.641", "7 650"),
        ("r.604", "2 000"),
        ("r.756", "1 000"),
        ("r.74etat:ETAT", "6 000"),
        ("r.74epci:AGGLO", "2 650 €"),
        ("r.864", "500"),
        ("r.870", "500"),
        ("m.641", "Poste vacant deux mois"),
        ("m.74epci:AGGLO", "Solde attendu"),
    ]
}

fn avec(mut champs: Champs, autres: &[(&'static str, &'static str)]) -> Champs {
    for (nom, valeur) in autres {
        champs.retain(|(n, _)| n != nom);
        champs.push((nom, valeur));
    }
    champs
}

async fn attendu(m: &Maison) -> String {
    let d = m.voter(0, EtatDossier::BilanAttendu, &[("ETAT", 6_000), ("AGGLO", 4_000)]).await;
    format!("/dossiers/{}/bilan", d.id)
}

/// The whole review sent by its holder.
async fn recu(m: &Maison) -> String {
    let chemin = attendu(m).await;
    let reponse = m.poster(&m.porteur(), &chemin, &avec(rempli("0"), &[("action", "deposer")])).await;
    assert_eq!(reponse.status, StatusCode::SEE_OTHER, "{}", reponse.texte);
    chemin
}

async fn geste(m: &Maison, qui: &str, chemin: &str, champs: &[(&str, &str)]) -> crate::guichet::Reponse {
    let version = m.bilan(0).await.map_or(0, |b| b.version).to_string();
    let mut tous = vec![("version", version.as_str())];
    tous.extend_from_slice(champs);
    m.poster(qui, chemin, &tous).await
}

#[tokio::test]
async fn le_porteur_ne_saisit_que_le_realise_et_les_ecarts_se_calculent() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = attendu(&m).await;
        let page = m.voir(&m.porteur(), &chemin).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("name=\"r.74etat:ETAT\"") && page.contient("6\u{202f}000\u{202f}€"), "{}", page.texte);
        let brouillon = [("version", "0"), ("r.641", "7 650"), ("action", "enregistrer")];
        assert_eq!(m.poster(&m.porteur(), &chemin, &brouillon).await.status, StatusCode::SEE_OTHER);
        let page = m.voir(&m.porteur(), &chemin).await;
        assert!(page.contient("−1\u{202f}350\u{202f}€") && page.contient("−15\u{202f}%"), "{}", page.texte);
        let page = m.poster(&m.porteur(), &chemin, &[("version", "1"), ("r.641", "7 650"), ("action", "deposer")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("sans motif") && page.contient("le réalisé manque") && page.contient("value=\"7 650\""));
        let page = m.poster(&m.porteur(), &chemin, &avec(rempli("1"), &[("action", "deposer"), ("r.756", "900")])).await;
        assert!(page.contient("Charges 9\u{202f}650\u{202f}€, produits 9\u{202f}550\u{202f}€"), "{}", page.texte);
        assert_eq!(m.bilan(0).await.unwrap().recu_le, None);
    }
}

#[tokio::test]
async fn un_bilan_depose_a_son_accuse_de_reception_et_ne_se_change_plus() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = recu(&m).await;
        let bilan = m.bilan(0).await.unwrap();
        assert_eq!((bilan.etat, bilan.cout_realise_centimes), (EtatBilan::Recu, Some(965_000)));
        assert!(bilan.recu_le.is_some());
        assert_eq!(
            m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap().etat,
            EtatDossier::BilanRecu
        );
        let courriel = m.db.take_mail().await.unwrap().unwrap();
        assert!(courriel.objet.contains("2026-0001") && courriel.corps.contains(&chemin), "{}", courriel.corps);
        let page = m.poster(&m.porteur(), &chemin, &rempli("2")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let page = m.voir(&m.de("ETAT"), &chemin).await;
        assert!(
            page.contient("La subvention de 6\u{202f}000\u{202f}€ représente 62,2\u{202f}% du total des produits"),
            "{}",
            page.texte
        );
        assert!(page.contient("Poste vacant deux mois"));
    }
}

#[tokio::test]
async fn nul_autre_ne_voit_le_brouillon_et_une_association_ne_voit_jamais_le_bilan_d_une_autre() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = attendu(&m).await;
        m.poster(&m.porteur(), &chemin, &avec(rempli("0"), &[("action", "enregistrer")])).await;
        for qui in [m.de("ETAT"), "elu".to_owned()] {
            let page = m.voir(&qui, &chemin).await;
            assert!(page.status == StatusCode::OK && page.contient("n’est pas encore rendu"), "{qui}");
            assert!(!page.contient("Deux ateliers") && !page.contient("9\u{202f}650"), "{qui}");
            assert_ne!(m.poster(&qui, &chemin, &rempli("1")).await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        assert!(m.voir("coordination", &chemin).await.contient("Deux ateliers"), "l’équipe aide à saisir");
        for qui in ["porteur:une-autre", "lecteur", "partenaire"] {
            for reponse in [m.voir(qui, &chemin).await, m.poster(qui, &chemin, &rempli("1")).await] {
                assert_ne!(reponse.status, StatusCode::OK, "{qui}");
                assert!(!reponse.contient("Deux ateliers"), "{qui}");
            }
        }
        assert_eq!(m.voir("porteur:une-autre", &chemin).await.status, StatusCode::NOT_FOUND);
        assert_eq!(m.voir(&m.porteur(), &format!("{ICI}/bilans")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn l_equipe_renvoie_puis_valide_et_la_date_de_reception_reste_la_premiere() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = recu(&m).await;
        let premier = m.bilan(0).await.unwrap().recu_le;
        assert_ne!(geste(&m, &m.de("ETAT"), &chemin, &[("action", "valider")]).await.status, StatusCode::SEE_OTHER);
        let page = geste(&m, "coordination", &chemin, &[("action", "renvoyer"), ("motif", "Non")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let motif = [("action", "renvoyer"), ("motif", "Le compte de résultat manque")];
        assert_eq!(geste(&m, "coordination", &chemin, &motif).await.status, StatusCode::SEE_OTHER);
        assert!(m.voir(&m.porteur(), &chemin).await.contient("Le compte de résultat manque"));
        let version = m.bilan(0).await.unwrap().version.to_string();
        let mut corrige: Vec<(&str, &str)> = rempli("0");
        corrige[0] = ("version", &version);
        corrige.push(("action", "deposer"));
        assert_eq!(m.poster(&m.porteur(), &chemin, &corrige).await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.bilan(0).await.unwrap().recu_le, premier);
        assert_eq!(geste(&m, "coordination", &chemin, &[("action", "valider")]).await.status, StatusCode::SEE_OTHER);
        let bilan = m.bilan(0).await.unwrap();
        assert_eq!((bilan.etat, bilan.contenu.a_corriger.as_str()), (EtatBilan::Valide, ""));
        assert!(bilan.valide_le.is_some());
    }
}

#[tokio::test]
async fn chaque_financeur_valide_sa_part_seul_et_le_dernier_clot_le_dossier() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = recu(&m).await;
        for code in ["ETAT", "AGGLO"] {
            let mut ligne = m.ligne(0, code).await;
            ligne.etat = EtatLigne::Versee;
            ligne.paye_centimes = ligne.vote_centimes;
            m.changer(ligne).await;
        }
        let part = |qui: &'static str, rendre: &'static str| [("action", "part"), ("financeur", qui), ("a_reverser", rendre)];
        assert_eq!(
            geste(&m, &m.de("ETAT"), &chemin, &part("ETAT", "")).await.status,
            StatusCode::NOT_FOUND,
            "pas encore complet"
        );
        geste(&m, "coordination", &chemin, &[("action", "valider")]).await;
        // 6 000 € voted, 9 650 € done for 11 000 € planned.
        assert!(m.voir(&m.de("ETAT"), &chemin).await.contient("736,36\u{202f}€"));
        for qui in [m.de("ETAT"), "coordination".to_owned()] {
            assert_eq!(geste(&m, &qui, &chemin, &part("AGGLO", "")).await.status, StatusCode::FORBIDDEN, "{qui}");
        }
        assert_eq!(geste(&m, &m.porteur(), &chemin, &part("ETAT", "")).await.status, StatusCode::FORBIDDEN);
        let page = geste(&m, &m.de("ETAT"), &chemin, &part("ETAT", "7 000")).await;
        assert!(page.contient("7\u{202f}000\u{202f}€ à reverser pour 6\u{202f}000\u{202f}€ versés"), "{}", page.texte);
        assert_eq!(geste(&m, &m.de("ETAT"), &chemin, &part("ETAT", "0")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(geste(&m, &m.de("ETAT"), &chemin, &part("ETAT", "")).await.status, StatusCode::CONFLICT, "une fois");
        assert_eq!(m.ligne(0, "ETAT").await.etat, EtatLigne::Soldee);
        assert_eq!(geste(&m, &m.de("AGGLO"), &chemin, &part("AGGLO", "")).await.status, StatusCode::SEE_OTHER);
        let dossier = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap();
        assert_eq!(dossier.etat, EtatDossier::Clos);
        let bilan = m.bilan(0).await.unwrap();
        assert!(bilan.contenu.valide_par.contains_key(&Financeur::nomme("AGGLO")));
    }
}

#[tokio::test]
async fn deux_saisies_du_meme_bilan_montrent_les_deux_versions() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = attendu(&m).await;
        m.poster(&m.porteur(), &chemin, &avec(rempli("0"), &[("action", "enregistrer")])).await;
        let page =
            m.poster("coordination", &chemin, &avec(rempli("0"), &[("publics", "Adultes"), ("action", "enregistrer")])).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Jeunes de 12 à 17 ans") && page.contient("Adultes"), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_liste_dit_ou_en_est_chaque_bilan_en_peu_de_lectures() {
    for m in maisons(EtatAppel::Bilans).await {
        recu(&m).await;
        m.voter(1, EtatDossier::EnCours, &[("ETAT", 5_000)]).await;
        m.voter(2, EtatDossier::Refuse, &[("ETAT", 0)]).await;
        let liste = m.voir(&m.de("ETAT"), &format!("{ICI}/bilans")).await;
        assert_eq!(liste.status, StatusCode::OK);
        assert!(liste.contient("2026-0001") && liste.contient("2026-0002") && !liste.contient("2026-0003"), "{}", liste.texte);
        assert!(liste.contient("2 bilans"));
        let attendus = m.voir("coordination", &format!("{ICI}/bilans?etat=attendu&financeur=ETAT")).await;
        assert!(!attendus.contient("2026-0001") && attendus.contient("2026-0002"), "{}", attendus.texte);
        assert!(m.voir("coordination", &format!("{ICI}/bilans?financeur=AGGLO")).await.contient("Un bilan"));
    }
}

#[tokio::test]
async fn le_realise_de_chaque_indicateur_se_lit_a_cote_de_l_attendu() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = attendu(&m).await;
        let mut dossier = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap();
        dossier.contenu.0.indicateurs =
            vec![IndicateurAttendu { libelle: "Enfants inscrits".into(), cible: Some(40), unite: "enfants".into() }];
        m.changer(dossier).await;
        let page = m.voir(&m.porteur(), &chemin).await;
        assert!(page.contient("40 enfants") && page.contient("name=\"i.0\""), "{}", page.texte);
        let page = m.poster(&m.porteur(), &chemin, &avec(rempli("0"), &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Le réalisé de «\u{202f}Enfants inscrits\u{202f}» manque"), "{}", page.texte);
        let faux = m.poster(&m.porteur(), &chemin, &avec(rempli("0"), &[("i.0", "beaucoup")])).await;
        assert!(faux.contient("value=\"beaucoup\"") && faux.contient("href=\"#c-i-0\""), "{}", faux.texte);
        let page = m.poster(&m.porteur(), &chemin, &avec(rempli("0"), &[("i.0", "42"), ("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let page = m.voir(&m.porteur(), &chemin).await;
        assert!(page.contient("42 enfants") && page.contient("40 enfants"), "{}", page.texte);
    }
}
