//! « remplacé par » (§ 2): both series are readable one after the other, and entries go to the new one.

use super::maison::*;
use crate::actes::valeurs::Voulu;
use crate::model::*;
use crate::regles::redaction::SaisieObservation;
use crate::regles::remplacement::SaisieRemplacement;
use axum::http::StatusCode;
use kernel::Refusal;
use store::ActeError;

async fn nouveau(ici: &Maison) -> Indicateur {
    let i = Indicateur {
        id: kernel::Id::fresh(),
        code: "1.R9".into(),
        libelle: "Ateliers tenus, en heures".into(),
        ordre: 9,
        ..ici.ateliers.clone()
    };
    let mut w = ici.visite("coordination").writer("essai").await.unwrap();
    w.insert(&i).await.unwrap();
    w.commit().await.unwrap();
    i
}

fn formulaire(version: i64, nouveau: &Indicateur, plus: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut form = champs(&[("periode", "2025"), ("motif", "Le comité compte désormais les heures")]);
    form.push(("version".into(), version.to_string()));
    form.push(("nouveau".into(), nouveau.id.to_string()));
    for (nom, valeur) in plus {
        form.retain(|(n, _)| n != nom);
        form.push(((*nom).to_owned(), (*valeur).to_owned()));
    }
    form
}

#[tokio::test]
async fn un_indicateur_remplace_ne_se_renseigne_plus_et_les_deux_pages_se_renvoient() {
    for ici in maisons().await {
        let n = nouveau(&ici).await;
        ici.ecrire("coordination", &[ici.cellule(2024, "12")], Voulu::Validee).await.unwrap();
        let chemin = format!("/indicateurs/{}/remplacement", ici.ateliers.id);
        for nom in ["pilote", "elu", "lecteur"] {
            assert_eq!(ici.poster(nom, &chemin, &formulaire(1, &n, &[])).await.status, StatusCode::FORBIDDEN, "{nom}");
            let visit = ici.visite(nom);
            let mut w = visit.writer("indicateur.remplacer").await.unwrap();
            let essai = crate::actes::remplacer(&visit, &mut w, (ici.ateliers.id, 1), &SaisieRemplacement::default()).await;
            assert!(matches!(essai, Err(ActeError::Interdit)), "{nom} : {essai:?}");
        }
        for (plus, dit) in
            [(("motif", "trop court"), "vingt signes"), (("periode", "bientôt"), "période"), (("nouveau", "x"), "prend la suite")]
        {
            let page = ici.poster("coordination", &chemin, &formulaire(1, &n, &[plus])).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient(dit), "{plus:?} : {}", page.texte);
        }
        let page = ici.poster("coordination", &chemin, &formulaire(7, &n, &[])).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "l’indicateur a changé entre-temps");
        assert_eq!(ici.poster("coordination", &chemin, &formulaire(1, &n, &[])).await.status, StatusCode::SEE_OTHER);
        let etat = ici.tous::<Indicateur>().await.into_iter().find(|i| i.id == ici.ateliers.id).unwrap().etat;
        assert_eq!(etat, EtatIndicateur::Clos, "il n’entre plus dans les taux");
        let bilan = ici.ecrire("coordination", &[ici.cellule(2025, "20")], Voulu::Validee).await.unwrap();
        assert_eq!(bilan.refusees[&0].code(), "cellule-remplacee");
        assert!(bilan.refusees[&0].remedy(kernel::Lang::Fr).unwrap().contains("1.R9"));
        let visit = ici.visite("coordination");
        let mut w = visit.writer("observation.saisir").await.unwrap();
        let saisie = SaisieObservation { annee: 4, valeur: "20".into(), ..SaisieObservation::default() };
        match crate::actes::saisir_observation(&visit, &mut w, 5, ici.ateliers.id, &saisie).await {
            Err(ActeError::Refus(refus)) => assert_eq!(refus[0].code(), "indicateur-remplace"),
            autre => panic!("{autre:?}"),
        }
        drop(w);
        let page = ici.voir("elu", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        assert!(page.contient("est remplacé par") && page.contient(&format!("/indicateurs/{}", n.id)), "{}", page.texte);
        let page = ici.voir("elu", &format!("/indicateurs/{}", n.id)).await;
        assert!(
            page.contient("prend la suite de") && page.contient("La série d’avant") && page.contient("Année 3"),
            "{}",
            page.texte
        );
        assert!(page.contient("Le comité compte désormais les heures"), "{}", page.texte);
        let retour = format!("/indicateurs/{}/remplacement", n.id);
        let page = ici.poster("coordination", &retour, &formulaire(1, &ici.ateliers, &[])).await;
        assert!(page.contient("tournent en rond"), "{}", page.texte);
        let retrait = champs(&[("action", "retirer"), ("motif", "Le comité est revenu sur son choix")]);
        assert_eq!(ici.poster("coordination", &chemin, &retrait).await.status, StatusCode::SEE_OTHER);
        assert!(ici.tous::<Remplacement>().await.is_empty());
        assert_eq!(ici.ecrire("coordination", &[ici.cellule(2025, "15")], Voulu::Validee).await.unwrap().ecrites, 1);
    }
}

#[tokio::test]
async fn un_texte_ne_prend_pas_la_suite_d_un_nombre() {
    for ici in maisons().await {
        let n = nouveau(&ici).await;
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.update(&mut Indicateur { mesure: Mesure::Texte, ..n.clone() }).await.unwrap();
        w.commit().await.unwrap();
        let page =
            ici.poster("coordination", &format!("/indicateurs/{}/remplacement", ici.ateliers.id), &formulaire(1, &n, &[])).await;
        assert!(page.contient("n’ont pas des valeurs de même genre"), "{}", page.texte);
    }
}
