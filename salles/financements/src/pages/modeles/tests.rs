use crate::essai::maisons;
use crate::model::ModeleActe;
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;

const PAGE: &str = "/appels/modeles";

fn saisie<'a>(rang: &'a str, texte: &'a str) -> [(&'static str, &'a str); 3] {
    [("cle", "lettre_attribution"), ("rang", rang), ("texte.lettre_attribution", texte)]
}

#[tokio::test]
async fn les_mots_d_une_lettre_se_changent_se_refusent_et_reviennent() {
    for m in maisons(EtatAppel::Votes).await {
        let page = m.voir("coordination", PAGE).await;
        assert!(page.contient("Votre action «\u{202f}Ateliers parents-enfants\u{202f}» est retenue"), "{}", page.texte);
        assert!(page.contient("Mots du logiciel") && page.contient("{action}, {montant}"), "{}", page.texte);
        for qui in [m.de("ETAT"), m.porteur(), "elu".to_owned()] {
            assert_eq!(m.voir(&qui, PAGE).await.status, StatusCode::FORBIDDEN, "{qui}");
            assert_eq!(m.poster(&qui, PAGE, &saisie("0", "{action} {montant}")).await.status, StatusCode::FORBIDDEN, "{qui}");
        }
        let page = m.poster("coordination", PAGE, &saisie("0", "Bravo pour {titre}, {montant}.")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for dit in ["«\u{202f}titre\u{202f}» ne se remplit pas ici", "Remettez {action}", "Bravo pour {titre}, {montant}."] {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        assert!(m.tous::<ModeleActe>().await.is_empty(), "rien n’est écrit à moitié");
        let bravo = "Bravo pour {action}, {montant}.";
        assert_eq!(m.poster("coordination", PAGE, &saisie("0", bravo)).await.status, StatusCode::SEE_OTHER);
        let page = m.voir("coordination", PAGE).await;
        assert!(page.contient("Bravo pour Ateliers parents-enfants, 4"), "{}", page.texte);
        let page = m.poster("coordination", PAGE, &saisie("0", "Oui à {action}, {montant}.")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        for dit in ["vient de changer ces mots", "Bravo pour Ateliers", "Oui à {action}, {montant}."] {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        assert_eq!(m.poster("coordination", PAGE, &saisie("1", bravo)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.tous::<ModeleActe>().await.len(), 1, "sans changement, rien ne s’écrit");
        let revenir = [("cle", "lettre_attribution"), ("rang", "1"), ("geste", "origine")];
        assert_eq!(m.poster("coordination", PAGE, &revenir).await.status, StatusCode::SEE_OTHER);
        assert!(!m.voir("coordination", PAGE).await.contient("Bravo pour"));
        assert_eq!(m.tous::<ModeleActe>().await.len(), 2, "chaque version se garde");
    }
}
