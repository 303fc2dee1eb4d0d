//! « avant l'instant de clôture (heure de Paris) » (Financements, § 2): the last second, and a deposit that races the act that
//! closes, on both databases.

use super::maison::*;
use crate::model::*;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::heure;
use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use kernel::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Houses whose clock the test sets.
async fn a_l_heure() -> (Vec<Maison>, Arc<AtomicI64>) {
    let secondes = Arc::new(AtomicI64::new(store::essai::clock().now().as_second()));
    let lues = secondes.clone();
    let horloge = Clock::from_fn(move || Timestamp::from_second(lues.load(Ordering::SeqCst)).unwrap());
    (maisons_a(horloge).await, secondes)
}

fn cloture() -> Timestamp {
    heure::lire("2027-01-15T12:00").unwrap()
}

#[tokio::test]
async fn a_l_instant_de_cloture_le_depot_est_refuse_avec_ses_mots_et_une_seconde_avant_il_est_recu() {
    let (maisons, heure) = a_l_heure().await;
    for ici in maisons {
        heure.store(store::essai::clock().now().as_second(), Ordering::SeqCst);
        let (brouillon, chemin) = ici.brouillon().await;
        let champs = avec(&brouillon, &[("action", "deposer"), ("resume", "Tapé à la dernière seconde")]);
        heure.store(cloture().as_second(), Ordering::SeqCst);
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.texte);
        for dit in ["clos depuis le 15 janvier 2027 à 12", "Tapé à la dernière seconde", "value=\"9 000\"", "value=\"5 000\""]
        {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        assert_eq!(ici.dossier().await, brouillon, "rien n’est écrit");
        heure.store((cloture() - SignedDuration::from_secs(1)).as_second(), Ordering::SeqCst);
        let page = ici.poster(&ici.porteur_a(), &chemin, &champs).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let recu = ici.dossier().await;
        assert_eq!((recu.etat, recu.numero.as_deref()), (EtatDossier::Depose, Some("2027-0001")));
        assert_eq!(recu.depose_a, Some(cloture() - SignedDuration::from_secs(1)));
        assert_eq!(recu.contenu.resume, "Tapé à la dernière seconde");
    }
}

/// Whoever holds the pen first is served; the other reads what was written. Never a file deposited in a call that was closed.
#[tokio::test]
async fn un_depot_qui_croise_l_acte_qui_clot_est_recu_entier_ou_refuse_entier() {
    for tour in 0..6 {
        for ici in maisons().await {
            let (brouillon, chemin) = ici.brouillon().await;
            let champs = avec(&brouillon, &[("action", "deposer"), ("resume", "Croise la clôture")]);
            let clore = [("version", "1"), ("confirme", "oui"), ("motif", "Le comité avance la clôture")];
            let porteur = ici.porteur_a();
            let (depot, clos) = if tour % 2 == 0 {
                tokio::join!(
                    ici.poster(&porteur, &chemin, &champs),
                    ici.poster("coordination", "/appels/2027/etape/clos", &clore)
                )
            } else {
                let (clos, depot) = tokio::join!(
                    ici.poster("coordination", "/appels/2027/etape/clos", &clore),
                    ici.poster(&porteur, &chemin, &champs)
                );
                (depot, clos)
            };
            assert_eq!(clos.status, StatusCode::SEE_OTHER, "{}", clos.texte);
            let appel = ici.tous::<Appel>().await.pop().unwrap();
            assert_eq!((appel.etat, appel.clos_a.is_some()), (EtatAppel::Clos, true));
            let dossier = ici.dossier().await;
            if depot.status == StatusCode::SEE_OTHER {
                assert_eq!((dossier.etat, dossier.numero.as_deref()), (EtatDossier::Depose, Some("2027-0001")));
                // The journal tells that the deposit came first.
                assert!(rang(&ici, "dossier.deposer").await < rang(&ici, "appel.avancer").await);
            } else {
                assert_eq!(depot.status, StatusCode::CONFLICT, "{}", depot.texte);
                assert!(depot.contient("clos depuis") && depot.contient("Croise la clôture"), "{}", depot.texte);
                assert_eq!(dossier, brouillon, "rien n’est écrit");
            }
        }
    }
}

/// Where an act stands in the journal.
async fn rang(ici: &Maison, acte: &str) -> i64 {
    let mut r = ici.db.reader(ici.ici.id).await.unwrap();
    let rows = store::Read::rows(
        &mut r,
        "SELECT MIN(rang) FROM journal WHERE collectivite_id = $1 AND acte = $2",
        store::args![acte.to_owned()],
    )
    .await
    .unwrap();
    rows.into_iter().next().unwrap().take().unwrap()
}
