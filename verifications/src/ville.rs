//! The demonstration holds the contrat de ville as it is printed, beside the contrat local de santé; what is not published
//! reads as such on every page of it.

use crate::maison::{Maison, bases};
use axum::http::StatusCode;
use kernel::Role;
use pacte::demonstration::SLUG;
use plans::model::*;
use store::{Read, args};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn la_demonstration_tient_le_contrat_de_ville_tel_qu_imprime() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let here = maison.db.collectivite(SLUG).await.unwrap().unwrap().id;
        let mut r = maison.db.reader(here).await.unwrap();
        let all: Vec<Contrat> = r.list(";; ORDER BY slug", args![]).await.unwrap();
        let slugs: Vec<&str> = all.iter().map(|c| c.slug.as_str()).collect();
        assert_eq!(slugs, ["contrat-de-ville", "contrat-local-de-sante"]);
        let id = all[0].id;
        let noeuds: Vec<Noeud> = r.list("contrat_id = $2", args![id]).await.unwrap();
        assert_eq!(noeuds.iter().filter(|n| n.niveau == 1).count(), 3);
        let objectifs: Vec<&Noeud> = noeuds.iter().filter(|n| n.niveau == 2).collect();
        assert_eq!(objectifs.len(), 13);
        assert_eq!(objectifs.iter().map(|n| n.objectifs.len()).sum::<usize>(), 63);
        assert_eq!(r.list::<FocusAction>("contrat_id = $2", args![id]).await.unwrap().len(), 42);
        assert_eq!(r.list::<AxeTransversal>("contrat_id = $2", args![id]).await.unwrap().len(), 4);
        assert_eq!(r.list::<Signataire>("contrat_id = $2", args![id]).await.unwrap().len(), 20);
        assert_eq!(r.list::<Thematique>("contrat_id = $2", args![id]).await.unwrap().len(), 17);
        let promesses: Vec<Engagement> = r.list("contrat_id = $2 AND thematique_id IS NOT NULL", args![id]).await.unwrap();
        assert_eq!(promesses.len(), 207);
        let cases: std::collections::BTreeSet<_> =
            promesses.iter().map(|e| (e.organisation_id.unwrap().to_string(), e.thematique_id.unwrap().to_string())).collect();
        assert_eq!(cases.len(), 103);
        // « Un montant absent n'est pas 0 €. »
        let envelopes: Vec<Financement> = r.list("contrat_id = $2", args![id]).await.unwrap();
        assert_eq!(envelopes.iter().filter(|f| f.montant_centimes.is_none()).count(), 4);
        let marques: Vec<Marque> = r.list("contrat_id = $2", args![id]).await.unwrap();
        assert_eq!(marques.len(), 15 + 2, "the remarks of the source, the unknown signature, the sheets kept back");
        // A programme that both contracts cite is one.
        let shared = r
            .rows(
                "SELECT COUNT(DISTINCT a.programme_id) FROM articulation a JOIN lien l ON l.programme_id = a.programme_id
                 WHERE a.collectivite_id = $1",
                args![],
            )
            .await
            .unwrap();
        assert!(shared.into_iter().next().unwrap().take::<i64>().unwrap() >= 5);
        drop(r);
        maison.db.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn un_contrat_sans_fiche_publiee_se_lit_sans_zero_absurde() {
    let maison = Maison::demonstration(bases().await.unwrap().remove(0)).await.unwrap();
    let personnes = maison.personnes().await.unwrap();
    let coordination = personnes.iter().find(|p| p.role == Role::Coordination).unwrap();
    let mut n = maison.entrer(coordination).await.unwrap();
    for page in
        ["", "/presentation", "/campagnes", "/engagements", "/comites", "/decisions", "/avenants", "/editions", "/au", "/marques"]
    {
        let path = format!("/{SLUG}/contrats/contrat-de-ville{page}");
        let answer = n.get(&path).await.unwrap();
        assert!(answer.statut == StatusCode::OK || answer.statut.is_redirection(), "{path}: {}", answer.statut);
        let text = answer.texte();
        for absurd in [">0\u{202f}%", " 0\u{202f}%", ">0 fiche", " 0 fiche", "sur 0", "NaN"] {
            assert!(!text.contains(absurd), "{path} says « {absurd} »");
        }
        assert!(text.len() <= 60_000, "{path}: {} bytes", text.len());
    }
    maison.db.close().await;
}
