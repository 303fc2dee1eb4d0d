//! The accounts asked of who receives much, on the page of the file.

use crate::essai::{Maison, maisons};
use crate::model::*;
use crate::regles::etats::{EtatAppel, EtatLigne};

async fn page(m: &Maison) -> String {
    m.voir(&m.porteur(), &format!("/dossiers/{}", m.dossiers[0].id)).await.texte
}

async fn ecrire(m: &Maison, rang: usize, code: &str, ecrite: impl Fn(LigneFinanceur) -> LigneFinanceur) {
    let ligne = m.ligne(rang, code).await;
    m.changer(ecrite(ligne)).await;
}

#[tokio::test]
async fn au_dela_de_153_000_euros_la_page_demande_les_comptes_sans_dire_un_vote_non_notifie() {
    for m in maisons(EtatAppel::Clos).await {
        let dossier = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap();
        m.changer(Dossier { etat: crate::regles::etats::EtatDossier::Depose, ..dossier }).await;
        assert!(!page(&m).await.contains("les comptes sont certifiés"));
        // The four files of the holder ask 53 000 €: 101 000 € more, 154 000 €, is over.
        ecrire(&m, 1, "ETAT", |l| LigneFinanceur { demande_centimes: Some(10_900_000), ..l }).await;
        let dite = page(&m).await;
        assert!(
            dite.contains("154\u{202f}000\u{202f}€ d’aides publiques") && dite.contains("Comptes certifiés par un"),
            "{dite}"
        );
        // A vote that was not told yet changes nothing of what its holder reads; notified, it does.
        ecrire(&m, 1, "ETAT", |l| LigneFinanceur { vote_centimes: Some(0), etat: EtatLigne::Refusee, ..l }).await;
        assert!(page(&m).await.contains("154\u{202f}000\u{202f}€ d’aides publiques"));
        ecrire(&m, 1, "ETAT", |l| LigneFinanceur { etat: EtatLigne::Notifiee, ..l }).await;
        assert!(!page(&m).await.contains("les comptes sont certifiés"));
    }
}
