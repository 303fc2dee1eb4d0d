//! The plan of each contract of the demonstration as a workbook: sent back as it was taken, it changes nothing.

use crate::lecture::fautes;
use crate::maison::{Maison, bases};
use axum::http::{StatusCode, header};
use kernel::Role;
use pacte::demonstration::SLUG;
use plans::model::Contrat;
use store::Read;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn le_classeur_de_chaque_contrat_renvoye_tel_quel_ne_change_rien() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let ici = maison.db.collectivite(SLUG).await.unwrap().unwrap();
        let contrats: Vec<Contrat> = maison.db.reader(ici.id).await.unwrap().list(";; ORDER BY slug", vec![]).await.unwrap();
        assert!(contrats.iter().any(|c| c.slug == "contrat-local-de-sante"));
        let personnes = maison.personnes().await.unwrap();
        let coordination = personnes.iter().find(|p| p.role == Role::Coordination).unwrap();
        let mut n = maison.entrer(coordination).await.unwrap();
        for (langue, rien) in [("fr", "ne change rien au plan"), ("en", "changes nothing in the plan")] {
            n.cookies.insert("langue".into(), langue.into());
            for contrat in &contrats {
                let chemin = format!("/{SLUG}/contrats/{}", contrat.slug);
                let classeur = n.get(&format!("{chemin}/plan.xlsx")).await.unwrap();
                assert_eq!(classeur.statut, StatusCode::OK, "{chemin}");
                let envoi = n.televerser(&format!("{chemin}/classeur"), "fichier", "plan.xlsx", &classeur.corps).await.unwrap();
                assert_eq!(envoi.statut, StatusCode::SEE_OTHER, "{}", envoi.texte());
                let page = n.get(envoi.entete(header::LOCATION)).await.unwrap();
                let texte = page.texte();
                assert!(page.statut == StatusCode::OK && texte.contains(rien), "{langue} {chemin}: {texte}");
                let mal = fautes(&texte, false);
                assert!(mal.is_empty(), "{chemin}:\n{}", mal.join("\n"));
            }
        }
        maison.db.close().await;
    }
}
