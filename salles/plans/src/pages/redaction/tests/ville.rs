//! What a contract of another shape lists, typed by hand: axes, focus actions, programmes, themes, promises, evaluation.

use super::*;
use crate::actes::redaction::tests::monde::Monde;
use crate::model::*;
use crate::pages::redaction::cadre::Requete;
use crate::pages::redaction::{programme, reglages};
use axum::extract::Query;
use kernel::Role;
use web::Visit;

fn partie(nom: &str) -> Query<Requete> {
    Query(Requete { partie: nom.into(), ..Requete::default() })
}

async fn ecrire(v: &Visit, nom: &str, champs: &[(&str, &str)]) -> (StatusCode, String) {
    lue(reglages::post(v.clone(), contrat(), partie(nom), form(champs)).await).await
}

async fn ajouter(v: &Visit, nom: &str, champs: &[(&str, &str)]) {
    let to = vers(reglages::post(v.clone(), contrat(), partie(nom), form(champs)).await);
    assert!(to.ends_with("&fait=ajoute"), "{to}");
}

async fn premier<T: store::Record>(m: &Monde) -> T {
    m.tous().await.remove(0)
}

#[tokio::test]
async fn un_contrat_de_ville_s_ecrit_entier_par_les_formulaires() {
    for m in mondes().await {
        let c = m.coordination();
        let niveau = m.objectif.id.to_string();
        ajouter(&c, "axes", &[("code", "T1"), ("titre", "Mobilités"), ("enjeux", "Se déplacer\n\nSe garer")]).await;
        let axe: AxeTransversal = premier(&m).await;
        assert_eq!(axe.enjeux.0, ["Se déplacer", "Se garer"]);
        let (status, html) = ecrire(&c, "axes", &[("code", "t1"), ("titre", "Autre")]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "the code is taken, whatever its case");
        assert!(html.contains("value=\"Autre\""), "what was typed is kept");

        ajouter(&c, "focus", &[("noeud", &niveau), ("code", "F1"), ("texte", "Un guichet par quartier")]).await;
        let stranger = NoeudId::fresh().to_string();
        let (status, _) = ecrire(&c, "focus", &[("noeud", &stranger), ("code", "F2"), ("texte", "x")]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "a level of another contract");

        ajouter(&c, "thematiques", &[("code", "M"), ("nom", "Mobilités douces"), ("place", "T1"), ("noeuds", &niveau)]).await;
        let theme: Thematique = premier(&m).await;
        assert_eq!((theme.axe_id, theme.noeuds.0.clone()), (Some(axe.id), vec![m.objectif.id]));
        let (status, _) = ecrire(&c, "thematiques", &[("code", "N"), ("nom", "Ailleurs"), ("place", "T9")]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);

        let key = theme.id.to_string();
        let promise = [
            ("debiteur", "CPTS"),
            ("organisation", &m.cpts.id.to_string()),
            ("thematique", &key),
            ("texte", "Financer un atelier"),
            ("echeance_le", "31/12/2027"),
            ("promis", "12,5"),
            ("unite", "h"),
        ];
        ajouter(&c, "engagements", &promise).await;
        let e: Engagement = premier(&m).await;
        assert_eq!((e.promis.as_deref(), e.echeance.map(|d| d.to_string())), (Some("12.5"), Some("2027-12-31".into())));
        let wrong = [("debiteur", "x"), ("texte", "y"), ("promis", "beaucoup"), ("echeance_le", "bientôt")];
        let (status, html) = ecrire(&c, "engagements", &wrong).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("beaucoup") && html.contains("bientôt"), "both refusals at once, nothing lost");

        ajouter(
            &c,
            "evaluation",
            &[("point", "etape"), ("texte", "Bilan"), ("moment", "À mi-parcours"), ("appui_externe", "oui")],
        )
        .await;
        let point: PointEvaluation = premier(&m).await;
        assert!(point.appui_externe && point.genre == GenreEvaluation::Etape);

        // The themes follow the code of the axis; the axis cannot go while they stand under it.
        let again = [("cle", axe.id.to_string()), ("version", axe.version.to_string())];
        let mut renamed: Vec<(&str, &str)> = again.iter().map(|(n, v)| (*n, v.as_str())).collect();
        renamed.extend([("code", "T7"), ("titre", "Mobilités"), ("enjeux", "Se déplacer")]);
        vers(reglages::post(c.clone(), contrat(), partie("axes"), form(&renamed)).await);
        assert_eq!(premier::<Thematique>(&m).await.rattachement, "T7");
        let (status, html) = ecrire(&c, "axes", &[("cle", &axe.id.to_string()), ("action", "retirer")]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{html}");
        assert_eq!(m.tous::<AxeTransversal>().await.len(), 1);
    }
}

#[tokio::test]
async fn un_programme_s_ecrit_une_fois_et_se_cite_par_objectif() {
    for m in mondes().await {
        let c = m.coordination();
        let to = vers(programme::ajouter(c.clone(), form(&[("nom", "Plan climat air énergie"), ("variantes", "PCAET")])).await);
        let id = to.rsplit('/').next().unwrap().to_owned();
        for close in ["plan climat AIR énergie", "PCAET"] {
            let (status, html) = lue(programme::ajouter(c.clone(), form(&[("nom", close)])).await).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{close}");
            assert!(html.contains("Plan climat air énergie"), "the known one is named");
        }
        vers(programme::ajouter(c.clone(), form(&[("nom", "Plan climat"), ("autre_programme", "oui")])).await);

        let niveau = m.objectif.id.to_string();
        ajouter(&c, "programmes", &[("noeud", &niveau), ("programme", &id)]).await;
        let (status, _) = ecrire(&c, "programmes", &[("noeud", &niveau), ("programme", &id)]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "named once by an objective");

        let path = || Path(("ici".to_owned(), id.clone()));
        let (_, page) = lue(programme::get(c.clone(), path()).await).await;
        let first = renvoyer(&page, &[("porteur", "Agglo")]);
        let second = renvoyer(&page, &[("porteur", "Département")]);
        vers(programme::modifier(c.clone(), path(), first).await);
        let (status, html) = lue(programme::modifier(c.clone(), path(), second).await).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(html.contains("Agglo") && html.contains("Département"), "both versions, neither lost");

        for stranger in [m.role(Role::Lecteur), m.role(Role::Partenaire)] {
            assert!(introuvable(&programme::get(stranger.clone(), path()).await));
            assert!(introuvable(&programme::ajouter(stranger, form(&[("nom", "x")])).await));
        }
    }
}
