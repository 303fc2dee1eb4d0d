//! A document sent to the whole house: its pages are read as the others, which the walk cannot meet since the demonstration
//! keeps no draft; noise never breaks them.

use crate::lecture::fautes;
use crate::maison::{Maison, Navigateur, Reponse, bases};
use axum::http::{StatusCode, header};
use kernel::Role;
use pacte::demonstration::SLUG;

const PORT: &str = include_str!("../../crates/extraction/tests/textes/port.txt");
const TABLEAU: &str = "Axe;N°;Action;Porteur;Calendrier\nSavoir;901;Observer les vents;CPTS;Année 2\n";

fn ici() -> String {
    format!("/{SLUG}/contrats/contrat-local-de-sante/reprise")
}

async fn coordination(maison: &Maison) -> Navigateur {
    let personnes = maison.personnes().await.unwrap();
    let coordination = personnes.iter().find(|p| p.role == Role::Coordination).unwrap();
    maison.entrer(coordination).await.unwrap()
}

fn adresse(reponse: &Reponse) -> String {
    assert_eq!(reponse.statut, StatusCode::SEE_OTHER, "{}", reponse.texte());
    reponse.entete(header::LOCATION).to_owned()
}

/// Reads a page; the words of the document are not ours to correct.
async fn lire(n: &mut Navigateur, path: &str) -> String {
    let page = n.get(path).await.unwrap();
    assert_eq!(page.statut, StatusCode::OK, "{path}");
    let wrong = fautes(&page.texte(), false);
    assert!(wrong.is_empty(), "{path}:\n{}", wrong.join("\n"));
    page.texte()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn les_pages_d_un_document_repris_sont_bien_faites() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let mut n = coordination(&maison).await;
        for langue in ["fr", "en"] {
            n.cookies.insert("langue".into(), langue.into());
            lire(&mut n, &ici()).await;
            let depot = adresse(&n.televerser(&ici(), "fichier", "port.txt", PORT.as_bytes()).await.unwrap());
            assert!(lire(&mut n, &depot).await.contains("Observer les vents"));
            for rang in 1..=3 {
                assert!(lire(&mut n, &format!("{depot}/fiches/{rang}")).await.contains("id=\"l-"));
            }
            let tableau = adresse(&n.televerser(&ici(), "fichier", "plan.csv", TABLEAU.as_bytes()).await.unwrap());
            lire(&mut n, &format!("{tableau}/colonnes")).await;
        }
        maison.db.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn un_fichier_quelconque_est_refuse_en_mots() {
    let maison = Maison::demonstration(bases().await.unwrap().remove(0)).await.unwrap();
    let mut n = coordination(&maison).await;
    let noise: Vec<u8> = (0..4_000_u32).map(|i| u8::try_from(i.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect();
    for (name, bytes) in
        [("a.txt", &b""[..]), ("a.pdf", b"%PDF-1.7\n%%EOF"), ("a.docx", b"PK\x03\x04"), ("a.xlsx", b"PK\x03\x04"), ("a", &noise)]
    {
        let answer = n.televerser(&ici(), "fichier", name, bytes).await.unwrap();
        assert_eq!(answer.statut, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let wrong = fautes(&answer.texte(), true);
        assert!(wrong.is_empty() && answer.texte().contains("role=\"alert\""), "{name}: {wrong:?}");
    }
    maison.db.close().await;
}
