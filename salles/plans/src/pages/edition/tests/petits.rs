//! A stranger never reads a small count, on any public page nor in any public file.

use super::*;
use crate::actes::edition::essai::{figee_de, petite};
use crate::actes::edition::tests::petits::vieillir;
use std::sync::Mutex;

/// Keeps the order and prints nothing.
struct Commandes(Arc<Mutex<String>>);

#[async_trait::async_trait]
impl Press for Commandes {
    async fn print(&self, order: Vec<u8>) -> Result<Vec<u8>, PressError> {
        *self.0.lock().unwrap() = String::from_utf8(order).unwrap();
        Ok(b"%PDF".to_vec())
    }
}

/// What is written between the quotes of JSON, or the words between tags.
fn mots(text: &str) -> Vec<&str> {
    if text.starts_with('{') {
        return text.split('"').collect();
    }
    text.split(['<', '>', '"', '\u{202f}', ' ', '\n', '(', ')', ';']).collect()
}

fn dit(text: &str) -> bool {
    mots(text).contains(&"7") || text.contains("0,75") || text.contains("700/937")
}

async fn publics(e: &Essai) -> Vec<(&'static str, String)> {
    let order = Arc::new(Mutex::new(String::new()));
    let press = visite_avec(e, "/agglo/public/cls/rapport.pdf", &[], Box::new(Commandes(order.clone())));
    papier::rapport_public(press, HeaderMap::new(), deux("cls")).await.unwrap();
    let calcul = |objet: String| {
        let visit = visite(e, "/agglo/public/cls/calcul", &[]);
        public::calcul(visit, Path(("agglo".into(), "cls".into(), "atteinte".into(), objet)))
    };
    let axe = e.fiches[1].noeud_id.to_string();
    vec![
        ("contract", texte(public::contrat(visite(e, "/agglo/public/cls", &[]), deux("cls")).await).await),
        ("sheet", texte(public::fiche(visite(e, "/agglo/public/cls/fiches/2", &[]), trois("cls", "2")).await).await),
        ("level", texte(public::axe(visite(e, "/agglo/public/cls/axes/x", &[]), trois("cls", &axe)).await).await),
        ("sheet’s rate", texte(calcul("fiche-2".into()).await).await),
        ("level’s rate", texte(calcul(axe.clone()).await).await),
        ("contract’s rate", texte(calcul("contrat".into()).await).await),
        ("data", texte(public::json(visite(e, "/agglo/public/cls/edition.json", &[]), deux("cls")).await).await),
        ("report", order.lock().unwrap().clone()),
    ]
}

#[tokio::test]
async fn un_petit_effectif_ne_sort_sur_aucune_page_publique_ni_dans_aucun_fichier_public() {
    for old in [false, true] {
        for db in bases().await.unwrap() {
            let (e, campagne) = petite(db).await;
            let (e, mut edition) = figee_de(e, campagne).await;
            if old {
                edition = vieillir(&e, &edition).await;
            }
            publier(&e, &edition).await;
            let all = publics(&e).await;
            for (name, text) in &all {
                assert!(!dit(text), "{name}, old {old}: {text}");
            }
            assert!(all[1].1.contains("secret") && all[1].1.contains(">c<"), "{}", all[1].1);
            assert!(all[0].1.contains("chiffres sont masqués"), "{}", all[0].1);
            let own = crate::regles::edition::empreinte(all[6].1.as_bytes());
            assert!(all[0].1.contains(&own) && all[0].1.contains(&edition.empreinte), "les deux empreintes se vérifient");
            assert_eq!(own == edition.empreinte, !old);
            let inside = visite(&e, "/agglo", COORDINATION);
            let path = Path(("agglo".into(), "cls".into(), "2026-1".into(), "2".into()));
            assert!(dit(&texte(interne::fiche(inside, path).await).await), "la maison lit la valeur");
        }
    }
}
