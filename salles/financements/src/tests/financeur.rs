//! Registering who may give, on both databases: without it a new house can receive no request.

use super::maison::{Maison, maisons};
use crate::guichet::Reponse;
use crate::model::*;
use axum::http::StatusCode;

const NOUVEAU: &str = "/financeurs/nouveau";

/// A form that may be written, some fields changed.
fn avec<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let base = [("code", "CAF"), ("nom", "CAF de l’Aude"), ("siret", "73282932000074"), ("ligne_budget", "74orgasoc")];
    base.into_iter().filter(|(nom, _)| !changes.iter().any(|(autre, _)| autre == nom)).chain(changes.iter().copied()).collect()
}

async fn inscrit(ici: &Maison, code: &str) -> Option<FinanceurInscrit> {
    ici.tous::<FinanceurInscrit>().await.into_iter().find(|f| f.code.code() == code)
}

async fn retirer(ici: &Maison, code: &str) -> Reponse {
    let version = inscrit(ici, code).await.unwrap().version.to_string();
    let champs = [("action", "retirer"), ("version", version.as_str())];
    ici.poster("coordination", &format!("/financeurs/{code}/modifier"), &champs).await
}

#[tokio::test]
async fn l_equipe_inscrit_un_financeur_le_change_puis_le_retire() {
    for ici in maisons().await {
        assert!(ici.voir("coordination", "/appels").await.contient("/financeurs"), "le chemin se voit");
        assert!(ici.voir("coordination", NOUVEAU).await.contient("Un autre financeur"));
        let page = ici.poster("coordination", NOUVEAU, &avec(&[])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let caf = inscrit(&ici, "CAF").await.unwrap();
        assert_eq!(
            (caf.nom.as_str(), caf.siret.as_deref(), caf.instruit, caf.publie_refus, caf.rang),
            ("CAF de l’Aude", Some("73282932000074"), false, false, 4)
        );
        assert!(ici.voir("coordination", "/financeurs").await.contient("CAF de l’Aude"));
        let organisation = ici.agglo.id.to_string();
        let champs = avec(&[
            ("version", "1"),
            ("code", "ETAT"),
            ("nom", "Caisse d’allocations familiales"),
            ("organisation", &organisation),
            ("instruit", "oui"),
            ("publie_refus", "oui"),
            ("rang", "2"),
        ]);
        let page = ici.poster("coordination", "/financeurs/CAF/modifier", &champs).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let caf = inscrit(&ici, "CAF").await.unwrap();
        assert_eq!((caf.organisation_id, caf.instruit, caf.publie_refus, caf.rang), (Some(ici.agglo.id), true, true, 2));
        let page = ici.voir("coordination", "/financeurs/CAF/modifier").await;
        assert!(page.contient("Caisse d’allocations familiales") && page.contient("Le code ne change pas"), "{}", page.texte);
        let perimee = ici.poster("coordination", "/financeurs/CAF/modifier", &champs).await;
        assert_eq!(perimee.status, StatusCode::CONFLICT, "périmée");
        assert_eq!(retirer(&ici, "CAF").await.status, StatusCode::SEE_OTHER);
        assert!(inscrit(&ici, "CAF").await.is_none());
        let mut r = ici.db.reader(ici.ici.id).await.unwrap();
        let rows = store::Read::rows(
            &mut r,
            "SELECT acte FROM journal WHERE collectivite_id = $1 AND acte LIKE 'financeur.%' ORDER BY rang",
            store::args![],
        )
        .await
        .unwrap();
        let actes: Vec<String> = rows.into_iter().map(|mut row| row.take().unwrap()).collect();
        assert_eq!(actes, ["financeur.inscrire", "financeur.modifier", "financeur.retirer"]);
    }
}

#[tokio::test]
async fn un_financeur_mal_dit_est_refuse_a_sa_place_et_ce_qui_est_tape_reste() {
    for ici in maisons().await {
        for (changes, dit) in [
            (&[("code", "ETAT")][..], "Le code ETAT est déjà celui d’un financeur"),
            (&[("code", "autre"), ("mot", "É1")], "n’est pas un code"),
            (&[("nom", " ")], "Donnez le nom du financeur"),
            (&[("nom", "financeur etat")], "Un financeur s’appelle déjà"),
            (&[("siret", "73282932000075")], "SIRET"),
            (&[("siret", "7328293200007")], "13 chiffres"),
            (&[("ligne_budget", "756")], "à quelle ligne du budget"),
            (&[("rang", "premier")], "n’est pas un rang"),
            (&[("instruit", "oui")], "aucune n’est choisie"),
            (&[("organisation", "nulle")], "n’est pas dans l’annuaire"),
        ] {
            let page = ici.poster("coordination", NOUVEAU, &avec(changes)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{dit} : {}", page.texte);
            assert!(page.contient(dit) && page.contient("74orgasoc"), "{dit} : {}", page.texte);
        }
        assert!(inscrit(&ici, "CAF").await.is_none());
        let page = ici.poster("coordination", NOUVEAU, &avec(&[("code", "autre"), ("mot", "bailleur social")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert!(inscrit(&ici, "BAILLEUR_SOCIAL").await.is_some());
    }
}

#[tokio::test]
async fn un_financeur_cite_ne_se_retire_pas_et_le_refus_dit_ou() {
    for ici in maisons().await {
        let page = retirer(&ici, "AGGLO").await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("est cité et ne se retire pas") && page.contient("des enveloppes"), "{}", page.texte);
        ici.depose().await;
        let page = retirer(&ici, "ETAT").await;
        assert!(page.status == StatusCode::CONFLICT && page.contient("des demandes"), "{}", page.texte);
        assert!(inscrit(&ici, "AGGLO").await.is_some() && inscrit(&ici, "ETAT").await.is_some());
    }
}

/// A right nobody has opens nothing; a page kept from whom it is not for does not exist.
fn ferme(statut: StatusCode) -> bool {
    matches!(statut, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

#[tokio::test]
async fn personne_d_autre_que_l_equipe_n_inscrit_un_financeur() {
    for ici in maisons().await {
        for qui in [ici.financeur(&ici.agglo), ici.porteur_a(), "elu".to_owned(), "administration".to_owned()] {
            for chemin in ["/financeurs", NOUVEAU, "/financeurs/ETAT/modifier"] {
                assert!(ferme(ici.voir(&qui, chemin).await.status), "{qui} {chemin}");
            }
            assert!(ferme(ici.poster(&qui, NOUVEAU, &avec(&[])).await.status), "{qui}");
            let retrait = [("action", "retirer"), ("version", "1")];
            let page = ici.poster(&qui, "/financeurs/VILLE/modifier", &retrait).await;
            assert!(ferme(page.status), "{qui}");
        }
        assert!(inscrit(&ici, "CAF").await.is_none() && inscrit(&ici, "VILLE").await.is_some());
        assert_eq!(ici.voir("coordination", "/financeurs/INCONNU/modifier").await.status, StatusCode::NOT_FOUND);
    }
}
