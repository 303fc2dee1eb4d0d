use crate::essai::{ICI, Maison, maisons};
use crate::model::*;
use crate::regles::etats::{EtatAppel, EtatDossier};
use axum::http::StatusCode;

async fn prete(m: &Maison) -> String {
    m.voter(0, EtatDossier::Notifie, &[("ETAT", 15_000), ("AGGLO", 4_000)]).await;
    let d = m.voter(1, EtatDossier::Notifie, &[("ETAT", 9_000)]).await;
    d.porteur_id.to_string()
}

fn etat_de(tous: &[Dossier], id: DossierId) -> EtatDossier {
    tous.iter().find(|d| d.id == id).unwrap().etat
}

#[tokio::test]
async fn une_convention_reunit_ce_qu_un_financeur_donne_et_sa_signature_conventionne_les_dossiers() {
    for m in maisons(EtatAppel::Execution).await {
        let porteur = prete(&m).await;
        let liste = m.voir(&m.de("ETAT"), &format!("{ICI}/conventions")).await;
        assert!(liste.contient("obligatoire, à signer") && liste.contient("24\u{202f}000\u{202f}€"), "{}", liste.texte);
        let preparer = [("porteur", porteur.as_str()), ("preparer", "ETAT")];
        for qui in [m.de("AGGLO"), m.porteur(), "elu".to_owned()] {
            assert_ne!(m.poster(&qui, &format!("{ICI}/conventions"), &preparer).await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        let reponse = m.poster("coordination", &format!("{ICI}/conventions"), &preparer).await;
        assert_eq!(reponse.vers, "/ici/conventions/CV-2026-ETAT-001", "{}", reponse.texte);
        let chemin = "/conventions/CV-2026-ETAT-001";
        assert!(m.voir(&m.porteur(), chemin).await.contient("24\u{202f}000\u{202f}€"));
        assert_eq!(m.voir("porteur:une-autre", chemin).await.status, StatusCode::NOT_FOUND);
        let signer = |le: &'static str| [("version", "1"), ("le", le)];
        assert_eq!(m.poster(&m.de("AGGLO"), chemin, &signer("2026-11-20")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(m.poster(&m.de("ETAT"), chemin, &signer("2027-01-01")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(m.poster(&m.de("ETAT"), chemin, &signer("20/11/2026")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.poster(&m.de("ETAT"), chemin, &signer("2026-11-20")).await.status, StatusCode::CONFLICT);
        let tous = m.tous::<Dossier>().await;
        assert_eq!(etat_de(&tous, m.dossiers[0].id), EtatDossier::Conventionne);
        assert_eq!(etat_de(&tous, m.dossiers[1].id), EtatDossier::Conventionne);
        assert!(m.voir("elu", chemin).await.contient("à publier au plus tard le 20 février 2027"));
        let reponse = m.poster("coordination", &format!("{ICI}/conventions"), &preparer).await;
        assert_eq!(reponse.status, StatusCode::CONFLICT, "tout est signé");
    }
}

#[tokio::test]
async fn un_vote_de_plus_met_a_jour_celle_qui_attend_et_en_appelle_une_autre_apres_la_signature() {
    for m in maisons(EtatAppel::Execution).await {
        let porteur = prete(&m).await;
        let preparer = [("porteur", porteur.as_str()), ("preparer", "ETAT")];
        m.poster(&m.de("ETAT"), &format!("{ICI}/conventions"), &preparer).await;
        m.voter(3, EtatDossier::Notifie, &[("ETAT", 1_000)]).await;
        m.poster(&m.de("ETAT"), &format!("{ICI}/conventions"), &preparer).await;
        let une = m.tous::<Convention>().await;
        assert_eq!((une.len(), une[0].montant_centimes, une[0].contenu.aides.len()), (1, 2_500_000, 3));
        m.poster(&m.de("ETAT"), "/conventions/CV-2026-ETAT-001", &[("version", "2"), ("le", "2026-11-20")]).await;
        m.voter(2, EtatDossier::Notifie, &[("ETAT", 700)]).await;
        m.poster(&m.de("ETAT"), &format!("{ICI}/conventions"), &preparer).await;
        let deux = m.tous::<Convention>().await;
        let seconde = deux.iter().find(|c| c.identifiant == "CV-2026-ETAT-002").unwrap();
        assert_eq!((seconde.montant_centimes, seconde.contenu.aides.len()), (70_000, 1));
    }
}

#[tokio::test]
async fn l_echeancier_se_saisit_avant_la_signature_et_fait_le_montant_au_centime() {
    for m in maisons(EtatAppel::Execution).await {
        let porteur = prete(&m).await;
        m.poster(&m.de("ETAT"), &format!("{ICI}/conventions"), &[("porteur", porteur.as_str()), ("preparer", "ETAT")]).await;
        let chemin = "/conventions/CV-2026-ETAT-001";
        let tape = |version: &'static str, solde: &'static str| {
            [
                ("version", version),
                ("geste", "echelonner"),
                ("le.1", "2026-06-30"),
                ("montant.1", "14 400,50"),
                ("le.2", "2026-12-15"),
                ("montant.2", solde),
                ("conditions", "60 % à la signature,\n le solde au vu du bilan"),
            ]
        };
        for qui in [m.de("AGGLO"), m.porteur(), "elu".to_owned()] {
            assert_ne!(m.poster(&qui, chemin, &tape("1", "9 599,50")).await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        let page = m.poster("coordination", chemin, &tape("1", "9 599,49")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("d’écart") && page.contient("value=\"9 599,49\""), "{}", page.texte);
        let page = m.poster("coordination", chemin, &tape("1", "9 599,50")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(m.poster("coordination", chemin, &tape("1", "9 599,50")).await.status, StatusCode::CONFLICT, "périmée");
        let convention = m.tous::<Convention>().await.remove(0);
        assert_eq!(convention.contenu.echeances.len(), 2);
        let page = m.voir(&m.porteur(), chemin).await;
        assert!(page.contient("15 décembre 2026") && page.contient("60 % à la signature, le solde au vu du bilan"));
        // Prepared again for the same amount, it keeps its schedule.
        m.poster(&m.de("ETAT"), &format!("{ICI}/conventions"), &[("porteur", porteur.as_str()), ("preparer", "ETAT")]).await;
        let convention = m.tous::<Convention>().await.remove(0);
        assert_eq!(convention.contenu.echeances.len(), 2);
        assert_eq!(convention.contenu.conditions, "60 % à la signature, le solde au vu du bilan");
        let version = convention.version.to_string();
        m.poster(&m.de("ETAT"), chemin, &[("version", version.as_str()), ("le", "2026-11-20")]).await;
        let page = m.poster("coordination", chemin, &tape("4", "9 599,50")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("son échéancier ne change plus"), "{}", page.texte);
    }
}

/// An amendment by which the State gives so much to the first file.
async fn amender(m: &Maison, centimes: i64) {
    let mut dossier: Dossier = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap();
    dossier.contenu.0.evenements.push(Evenement {
        genre: GenreEvenement::Avenant,
        le: jiff::civil::date(2026, 6, 1),
        objet: "Le local n’est pas livré avant l’été".into(),
        fin_avant: None,
        fin: None,
        montants: [(crate::regles::Financeur::nomme("ETAT"), crate::regles::Euros::de_centimes(centimes))].into(),
        a_reverser: std::collections::BTreeMap::new(),
        inscrit_par: "Coordination".into(),
        inscrit_a: jiff::Timestamp::UNIX_EPOCH,
    });
    m.changer(dossier).await;
}

#[tokio::test]
async fn une_convention_preparee_apres_un_avenant_reprend_ses_montants() {
    for m in maisons(EtatAppel::Execution).await {
        let porteur = prete(&m).await;
        let preparer = [("porteur", porteur.as_str()), ("preparer", "ETAT")];
        m.poster("coordination", &format!("{ICI}/conventions"), &preparer).await;
        amender(&m, 1_000_050).await;
        let chemin = "/conventions/CV-2026-ETAT-001";
        // Prepared before: it says what is no longer given.
        let page = m.poster(&m.de("ETAT"), chemin, &[("version", "1"), ("le", "2026-11-20")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("10\u{202f}000,50\u{202f}€") && page.contient("Préparez-la de nouveau"), "{}", page.texte);
        m.poster("coordination", &format!("{ICI}/conventions"), &preparer).await;
        let convention = m.tous::<Convention>().await.remove(0);
        let premiere = convention.contenu.aides.iter().find(|a| a.dossier == m.dossiers[0].id).unwrap();
        assert_eq!((convention.montant_centimes, premiere.montant.centimes()), (1_900_050, 1_000_050));
        assert_eq!(
            m.poster(&m.de("ETAT"), chemin, &[("version", "2"), ("le", "2026-11-20")]).await.status,
            StatusCode::SEE_OTHER
        );
    }
}

#[tokio::test]
async fn une_aide_ramenee_a_zero_n_entre_plus_dans_aucune_convention() {
    for m in maisons(EtatAppel::Execution).await {
        let porteur = prete(&m).await;
        amender(&m, 0).await;
        m.poster("coordination", &format!("{ICI}/conventions"), &[("porteur", porteur.as_str()), ("preparer", "ETAT")]).await;
        let convention = m.tous::<Convention>().await.remove(0);
        let couverts: Vec<DossierId> = convention.contenu.aides.iter().map(|a| a.dossier).collect();
        assert_eq!((convention.montant_centimes, couverts), (900_000, vec![m.dossiers[1].id]));
    }
}

#[tokio::test]
async fn une_convention_signee_garde_les_mots_de_son_jour() {
    for m in maisons(EtatAppel::Execution).await {
        let porteur = prete(&m).await;
        m.poster(&m.de("ETAT"), &format!("{ICI}/conventions"), &[("porteur", porteur.as_str()), ("preparer", "ETAT")]).await;
        let imprime = async |quoi: &str| {
            let visit = m.visite("coordination");
            let vue = super::une::charger(&visit, "CV-2026-ETAT-001").await.unwrap();
            let modeles = crate::store::modeles(&mut visit.reader().await.unwrap()).await.unwrap();
            let p = crate::regles::Parametres::default();
            let acte = super::papier::acte(&visit, &vue.appel, (&p, &modeles), &vue.convention, &vue.porteur, &vue.financeur);
            acte.parties.iter().any(|partie| partie.texte.0.contains(quoi))
        };
        assert!(imprime("sur pièces et sur place").await);
        let controle = [("cle", "convention_controle"), ("rang", "0"), ("texte.convention_controle", "Un contrôle par an.")];
        assert_eq!(m.poster("coordination", "/appels/modeles", &controle).await.status, StatusCode::SEE_OTHER);
        let autres = [("cle", "convention_autres"), ("rang", "0"), ("texte.convention_autres", "Le local reste à la Ville.")];
        assert_eq!(m.poster("coordination", "/appels/modeles", &autres).await.status, StatusCode::SEE_OTHER);
        assert!(imprime("Un contrôle par an.").await && imprime("Le local reste à la Ville.").await);
        // Signed the day before those words were written, it keeps the earlier ones.
        let veille = m.visite("coordination").today().yesterday().unwrap().to_string();
        let signer = [("version", "1"), ("le", veille.as_str())];
        assert_eq!(m.poster(&m.de("ETAT"), "/conventions/CV-2026-ETAT-001", &signer).await.status, StatusCode::SEE_OTHER);
        assert!(imprime("sur pièces et sur place").await && !imprime("Le local reste à la Ville.").await);
    }
}
