//! Anything at all through the door: a refusal in words, or a draft; never a broken page, never a write in the plan.

use super::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Noise, noise under the names of formats, and the harbour with pieces torn out or repeated.
fn octets() -> impl Strategy<Value = Vec<u8>> {
    let bruit = proptest::collection::vec(any::<u8>(), 0..600);
    let entete = prop_oneof![
        Just(&b"%PDF-1.4\n"[..]),
        Just(&b"PK\x03\x04"[..]),
        Just(&b"\xff\xfe"[..]),
        Just(&b"Fiche action n\xc2\xb0 1\n"[..])
    ];
    let deguise = (entete, bruit.clone()).prop_map(|(e, b)| [e, &b[..]].concat());
    let dechire = (0..PORT.len(), 0..PORT.len(), bruit.clone()).prop_map(|(a, b, bruit)| {
        let texte = PORT.as_bytes();
        [&texte[..a.max(b)], &bruit[..], &texte[a.min(b)..]].concat()
    });
    prop_oneof![bruit, deguise, dechire]
}

#[tokio::test]
async fn des_octets_quelconques_ne_cassent_ni_n_ecrivent_rien() {
    let mut tirage = TestRunner::deterministic();
    let essais: Vec<Vec<u8>> = (0..60).map(|_| octets().new_tree(&mut tirage).unwrap().current()).collect();
    for m in mondes().await {
        let avant = (m.tous::<FicheAction>().await, m.tous::<Noeud>().await);
        for (n, octets) in essais.iter().enumerate() {
            let nom = ["x.txt", "x.pdf", "x.docx", "\0\u{202e}x", "x.csv", "x.xlsx"][n % 6];
            match deposer(&m.coordination(), &m.contrat, Some(document(nom, octets))).await {
                Ok(id) => {
                    let v = m.coordination();
                    let waits = depot(&mut v.reader().await.unwrap(), &m.contrat, &id).await.unwrap().colonnes_a_confirmer;
                    assert!(waits || !lues(&m, &id).await.is_empty());
                }
                Err(ActeError::Refus(refus)) => {
                    assert!(refus.iter().all(|r| !r.message(kernel::Lang::Fr).is_empty()));
                }
                Err(autre) => panic!("{autre:?} pour {octets:?}"),
            }
        }
        assert_eq!((m.tous::<FicheAction>().await, m.tous::<Noeud>().await), avant);
    }
}
