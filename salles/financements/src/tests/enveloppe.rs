//! Envelopes divided into shares, on both databases.

use super::maison::{Maison, maisons};
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::enveloppe::Nature;
use crate::regles::etats::EtatCpo;
use axum::http::StatusCode;
use kernel::{Actor, Id};
use store::Json;

const CHEMIN: &str = "/appels/2027/enveloppes";

async fn noeud(ici: &Maison, nature: Nature) -> Option<Enveloppe> {
    ici.tous::<Enveloppe>().await.into_iter().find(|e| e.nature == nature)
}

fn part<'a>(libelle: &'a str, montant: &'a str) -> [(&'static str, &'a str); 3] {
    [("nature", "hors_qpv"), ("libelle", libelle), ("part", montant)]
}

#[tokio::test]
async fn un_financeur_partage_son_enveloppe_puis_retire_la_part() {
    for ici in maisons().await {
        let (agglo, appel) = (ici.financeur(&ici.agglo), noeud(&ici, Nature::Appel).await.unwrap());
        let sous = format!("{CHEMIN}/{}", appel.id);
        assert!(ici.voir(&agglo, &sous).await.contient("185\u{202f}000"));
        for (libelle, montant, dit) in [
            ("Hors quartiers", "185 001", "dépassement de 1"),
            ("  ", "1 000", "Dites à quoi sert cette part"),
            ("Hors quartiers", "mille", "Montant"),
            ("Hors quartiers", " ", "fût-il de 0"),
        ] {
            let page = ici.poster(&agglo, &sous, &part(libelle, montant)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{montant}");
            assert!(page.contient(dit) && page.contient(montant), "ce qui est tapé reste, {dit} : {}", page.texte);
        }
        let page = ici.poster(&agglo, &sous, &[("nature", "appel"), ("libelle", "Un second appel"), ("part", "10")]).await;
        assert!(page.contient("déjà une enveloppe pour l’appel"), "{}", page.texte);
        assert_eq!(ici.poster(&agglo, &sous, &part("Hors quartiers", "10 000")).await.status, StatusCode::SEE_OTHER);
        let lue = noeud(&ici, Nature::HorsQpv).await.unwrap();
        assert_eq!((lue.parent_id, lue.montant_centimes, lue.acte.clone()), (Some(appel.id), 1_000_000, None));
        assert!(ici.voir("coordination", "/appels/2027").await.contient("Hors quartiers"));
        let (id, version) = (lue.id.to_string(), lue.version.to_string());
        let retirer = |version: &'static str| [("geste", "retirer"), ("enveloppe", id.as_str()), ("version", version)];
        assert_eq!(ici.poster(&agglo, CHEMIN, &retirer("7")).await.status, StatusCode::CONFLICT, "périmée");
        let haut = appel.id.to_string();
        let page = ici.poster(&agglo, CHEMIN, &[("geste", "retirer"), ("enveloppe", haut.as_str()), ("version", "1")]).await;
        assert!(page.contient("partagée en plusieurs parts"), "{}", page.texte);
        let form = [("geste", "retirer"), ("enveloppe", id.as_str()), ("version", version.as_str())];
        assert_eq!(ici.poster(&agglo, CHEMIN, &form).await.status, StatusCode::SEE_OTHER);
        assert!(noeud(&ici, Nature::HorsQpv).await.is_none());
    }
}

/// « 0 = « rien », `∅` = réponse attendue » : an emptied field takes nothing away.
#[tokio::test]
async fn un_montant_vide_n_est_pas_une_enveloppe_de_zero() {
    for ici in maisons().await {
        let (agglo, appel) = (ici.financeur(&ici.agglo), noeud(&ici, Nature::Appel).await.unwrap());
        let (id, version) = (appel.id.to_string(), appel.version.to_string());
        let champ = format!("montant.{id}");
        for (montant, dit) in [("", "écrivez 0 pour dire"), ("  ", "écrivez 0 pour dire")] {
            let champs =
                [("enveloppe", id.as_str()), ("version", version.as_str()), ("financeur", "AGGLO"), (champ.as_str(), montant)];
            let page = ici.poster(&agglo, CHEMIN, &champs).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.texte);
            assert!(page.contient(dit), "{}", page.texte);
        }
        assert_eq!(noeud(&ici, Nature::Appel).await.unwrap(), appel, "les 185 000 € restent");
        let zero = [("enveloppe", id.as_str()), ("version", version.as_str()), ("financeur", "AGGLO"), (champ.as_str(), "0")];
        assert_eq!(ici.poster(&agglo, CHEMIN, &zero).await.status, StatusCode::SEE_OTHER);
        assert_eq!(noeud(&ici, Nature::Appel).await.unwrap().montant_centimes, 0, "écrit, 0 est 0");
    }
}

#[tokio::test]
async fn un_formulaire_envoye_deux_fois_ne_double_pas_l_enveloppe() {
    for ici in maisons().await {
        let avant = ici.tous::<Enveloppe>().await;
        for qui in [ici.financeur(&ici.agglo), "coordination".to_owned()] {
            let page = ici.poster(&qui, CHEMIN, &[("financeur", "AGGLO"), ("montant.AGGLO", "60 000")]).await;
            assert_eq!(page.status, StatusCode::CONFLICT, "{qui}");
            assert!(page.contient("a déjà son enveloppe pour cet exercice"), "{}", page.texte);
        }
        assert_eq!(ici.tous::<Enveloppe>().await, avant);
        // A share that bears the name of its root is another node, not the same one twice.
        let racine = noeud(&ici, Nature::Racine).await.unwrap();
        let sous = format!("{CHEMIN}/{}", racine.id);
        let agglo = ici.financeur(&ici.agglo);
        ici.changer(Enveloppe { montant_centimes: racine.montant_centimes + 500_000, ..racine.clone() }).await;
        assert_eq!(ici.poster(&agglo, &sous, &part(&racine.libelle, "1 000")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.poster(&agglo, &sous, &part(&racine.libelle, "1 000")).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn personne_d_autre_que_le_financeur_et_l_equipe_ne_partage_une_enveloppe() {
    for ici in maisons().await {
        let appel = noeud(&ici, Nature::Appel).await.unwrap();
        let sous = format!("{CHEMIN}/{}", appel.id);
        for qui in [ici.financeur(&ici.etat), ici.porteur_a(), "elu".to_owned()] {
            assert!(ici.voir(&qui, &sous).await.status.is_client_error(), "{qui}");
            assert!(ici.poster(&qui, &sous, &part("Hors quartiers", "10")).await.status.is_client_error(), "{qui}");
        }
        assert_eq!(ici.poster("coordination", &sous, &part("Hors quartiers", "10 000")).await.status, StatusCode::SEE_OTHER);
        let lue = noeud(&ici, Nature::HorsQpv).await.unwrap();
        ici.changer(Enveloppe { acte: Some("Délibération 12".into()), ..lue.clone() }).await;
        let id = lue.id.to_string();
        let page =
            ici.poster("coordination", CHEMIN, &[("geste", "retirer"), ("enveloppe", id.as_str()), ("version", "2")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("a été votée par son financeur"), "{}", page.texte);
    }
}

#[tokio::test]
async fn une_enveloppe_ne_descend_pas_sous_ce_que_les_cpo_y_reservent() {
    for ici in maisons().await {
        let appel = noeud(&ici, Nature::Appel).await.unwrap();
        let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
        let porteur = ici.tous::<Porteur>().await.pop().unwrap();
        let action = ActionAidee {
            id: Id::fresh(),
            version: 1,
            porteur_id: porteur.id,
            intitule: "Ateliers".into(),
            premier_exercice: 2026,
        };
        w.insert(&action).await.unwrap();
        let cpo = Cpo {
            id: Id::fresh(),
            version: 1,
            contrat_id: super::maison::CONTRAT.into(),
            identifiant: "CPO-2026-01".into(),
            action_id: action.id,
            categorie: "ancienne".into(),
            annee_debut: 2026,
            annee_fin: 2028,
            etat: EtatCpo::An1,
            contenu: Json(ContenuCpo::default()),
        };
        w.insert(&cpo).await.unwrap();
        let reservation =
            Reservation { id: Id::fresh(), version: 1, enveloppe_id: appel.id, cpo_id: cpo.id, montant_centimes: 2_400_000 };
        w.insert(&reservation).await.unwrap();
        w.commit().await.unwrap();
        let (id, montant) = (appel.id.to_string(), format!("montant.{}", appel.id));
        let form = |euros: &'static str| {
            [("financeur", "AGGLO"), ("enveloppe", id.as_str()), ("version", "1"), (montant.as_str(), euros)]
        };
        let agglo = ici.financeur(&ici.agglo);
        let page = ici.poster(&agglo, CHEMIN, &form("23 999")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("réservés pour") && page.contient("23 999"), "{}", page.texte);
        assert_eq!(ici.poster(&agglo, CHEMIN, &form("24 000")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(appel.financeur, Financeur::nomme("AGGLO"));
    }
}
