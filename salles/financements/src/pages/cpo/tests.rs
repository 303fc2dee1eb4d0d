use crate::essai::{Maison, maisons};
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatCpo, EtatDossier};
use axum::http::StatusCode;
use jiff::civil::date;

/// The first file of the house, its holder said structuring by the committee.
async fn prete(m: &Maison) -> String {
    m.voter(0, EtatDossier::Vote, &[("ETAT", 6_000), ("AGGLO", 4_000), ("CAF", 1_000)]).await;
    let mut porteur = m.tous::<Porteur>().await.remove(0);
    porteur.structurante_copil_le = Some(date(2025, 6, 20));
    m.changer(porteur).await;
    let reponse =
        m.poster("coordination", &format!("/dossiers/{}/cpo", m.dossiers[0].id), &[("categorie", "structurante")]).await;
    assert_eq!(reponse.vers, "/ici/cpo/CPO-2026-01", "{}", reponse.texte);
    "/cpo/CPO-2026-01".to_owned()
}

async fn geste(m: &Maison, qui: &str, chemin: &str, champs: &[(&str, &str)]) -> crate::guichet::Reponse {
    let version = m.tous::<Cpo>().await[0].version.to_string();
    let mut tous = vec![("version", version.as_str())];
    tous.extend_from_slice(champs);
    m.poster(qui, chemin, &tous).await
}

#[tokio::test]
async fn la_conclusion_reserve_deux_annees_et_la_caf_n_a_que_des_intentions() {
    for m in maisons(EtatAppel::Votes).await {
        let chemin = prete(&m).await;
        for qui in [m.de("ETAT"), m.porteur(), "elu".to_owned()] {
            assert_ne!(geste(&m, &qui, &chemin, &[("action", "conclure")]).await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        let ajuste = [("action", "ecrire"), ("m.2028.AGGLO", "3 000"), ("m.2029.AGGLO", "9 000")];
        assert_eq!(geste(&m, "coordination", &chemin, &ajuste).await.status, StatusCode::SEE_OTHER);
        let reponse = geste(&m, "coordination", &chemin, &[("action", "conclure")]).await;
        assert_eq!(reponse.status, StatusCode::SEE_OTHER, "{}", reponse.texte);
        let cpo = m.tous::<Cpo>().await.remove(0);
        assert_eq!((cpo.etat, cpo.contenu.montants.len()), (EtatCpo::An1, 3));
        let enveloppes = m.tous::<Enveloppe>().await;
        let mut reserves: Vec<(i64, String, i64)> = m
            .tous::<Reservation>()
            .await
            .into_iter()
            .map(|r| {
                let e = enveloppes.iter().find(|e| e.id == r.enveloppe_id).unwrap();
                (e.exercice, e.financeur.code().to_owned(), r.montant_centimes / 100)
            })
            .collect();
        reserves.sort();
        let attendu = [(2027, "AGGLO", 4_000), (2027, "ETAT", 6_000), (2028, "AGGLO", 3_000), (2028, "ETAT", 6_000)];
        assert_eq!(reserves, attendu.map(|(a, f, n)| (a, f.to_owned(), n)));
        let page = m.voir(&m.porteur(), &chemin).await;
        assert!(page.contient("intention") && page.contient("réservé"), "{}", page.texte);
        assert_eq!(geste(&m, "coordination", &chemin, &ajuste).await.status, StatusCode::CONFLICT, "elle ne change plus");
        assert_eq!(m.voir("porteur:une-autre", &chemin).await.status, StatusCode::NOT_FOUND);
        assert!(m.voir("elu", "/cpo").await.contient("CPO-2026-01"));
        assert_eq!(m.voir(&m.porteur(), "/cpo").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn une_categorie_que_le_copil_n_a_pas_dite_arrete_la_conclusion() {
    for m in maisons(EtatAppel::Votes).await {
        m.voter(0, EtatDossier::Vote, &[("ETAT", 6_000), ("AGGLO", 4_000)]).await;
        let creer = format!("/dossiers/{}/cpo", m.dossiers[0].id);
        assert_eq!(m.poster("coordination", &creer, &[("categorie", "structurante")]).await.status, StatusCode::SEE_OTHER);
        let page = geste(&m, "coordination", "/cpo/CPO-2026-01", &[("action", "conclure")]).await;
        assert_ne!(page.status, StatusCode::SEE_OTHER);
        assert!(page.contient("structurante"), "{}", page.texte);
        assert!(m.tous::<Reservation>().await.is_empty());
        let dossier = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap();
        assert!(dossier.cpo_id.is_some() && m.tous::<Cpo>().await[0].contenu.signataires.contains(&Financeur::nomme("ETAT")));
    }
}
