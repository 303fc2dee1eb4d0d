//! « voter la lettre : COPIL ● » (§ 11): by their own account, on the text they read, and nobody else.

use crate::actes::appel::vote::empreinte_de;
use crate::essai::maisons;
use crate::model::{EtatLettre, LettreCadrage, ValidationLettre};
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;
use kernel::Actor;

const ICI: &str = "/appels/aap-2026";
const BOUTON: &str = "Approuver cette lettre";

#[tokio::test]
async fn un_membre_du_comite_approuve_la_lettre_qu_il_a_lue() {
    for maison in maisons(EtatAppel::LettreSoumise).await {
        let chemin = format!("{ICI}/lettre/validation");
        let mut lettre: LettreCadrage = maison.tous().await.remove(0);
        let ecrire = async |lettre: &mut LettreCadrage| {
            let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
            w.update(lettre).await.unwrap();
            w.commit().await.unwrap();
        };
        (lettre.etat, lettre.vote_copil_le) = (EtatLettre::Projet, None);
        ecrire(&mut lettre).await;
        let lue = empreinte_de(&lettre);
        assert!(!maison.voir("elu", ICI).await.contient(BOUTON), "un projet ne s’approuve pas");
        assert_eq!(maison.poster("elu", &chemin, &[("empreinte", &lue)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        lettre.etat = EtatLettre::Soumise;
        ecrire(&mut lettre).await;
        assert!(maison.voir("elu", ICI).await.contient(BOUTON));
        assert!(!maison.voir("coordination", ICI).await.contient(BOUTON), "l’équipe ne vote pas");
        for autre in ["coordination".to_owned(), maison.porteur(), maison.de("ETAT")] {
            let refus = maison.poster(&autre, &chemin, &[("empreinte", &lue)]).await;
            assert!([StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&refus.status), "{autre}: {}", refus.status);
        }
        // The text that was read is no longer the one kept.
        lettre.contenu.0.rubriques.insert("objectifs".into(), "Ouvrir le soir".into());
        ecrire(&mut lettre).await;
        let page = maison.poster("elu", &chemin, &[("empreinte", &lue)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("La lettre a changé pendant que vous la lisiez") && page.contient(BOUTON), "{}", page.texte);
        let lue = empreinte_de(&lettre);
        assert_eq!(maison.poster("elu", &chemin, &[("empreinte", &lue)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(maison.poster("elu", &chemin, &[("empreinte", &lue)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = maison.voir("elu", ICI).await;
        assert!(page.contient("Validé par Compte elu") && !page.contient(BOUTON), "{}", page.texte);
        assert_eq!(maison.tous::<ValidationLettre>().await.len(), 1);
        // Taken back and changed, it is approved anew; what was said of the old text stays and says so.
        lettre.contenu.0.rubriques.insert("objectifs".into(), "Ouvrir le samedi".into());
        ecrire(&mut lettre).await;
        let page = maison.voir("elu", ICI).await;
        assert!(page.contient("Le texte a changé depuis") && page.contient(BOUTON), "{}", page.texte);
    }
}
