//! An indicator computed from others: typed, checked, computed again when an operand changes, explained.

use super::maison::*;
use crate::actes::valeurs::Voulu;
use crate::model::*;
use crate::regles::redaction::SaisieObservation;
use axum::http::StatusCode;
use kernel::Refusal;
use store::ActeError;

/// Workshops planned (typed), share held (computed), and a count of the double (computed from a computed one).
struct Trois {
    prevus: Indicateur,
    part: Indicateur,
    ecart: Indicateur,
}

async fn trois(ici: &Maison) -> Trois {
    let un = |code: &str, mesure: Mesure, unite: &str, ordre: i64| Indicateur {
        id: kernel::Id::fresh(),
        code: code.into(),
        libelle: format!("Indicateur {code}"),
        mesure,
        unite: unite.into(),
        ordre,
        ..ici.ateliers.clone()
    };
    let trois = Trois {
        prevus: un("1.R3", Mesure::Quantite, "ateliers", 3),
        part: un("1.R4", Mesure::TauxNu, "%", 4),
        ecart: un("1.R5", Mesure::TauxNu, "%", 5),
    };
    let mut w = ici.visite("coordination").writer("essai").await.unwrap();
    for i in [&trois.prevus, &trois.part, &trois.ecart] {
        w.insert(i).await.unwrap();
    }
    w.commit().await.unwrap();
    trois
}

async fn regler(ici: &Maison, i: &Indicateur, expression: &str, plus: &[(&str, &str)]) -> Reponse {
    let version = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == i.id).map_or(0, |s| s.version);
    let mut form = champs(&[
        ("periodicite", "12"),
        ("delai", "3"),
        ("debut", "2022-01"),
        ("nature", "flux"),
        ("operation_periodes", "dernier"),
        ("operation_territoires", "somme"),
        ("couverture_min", "100"),
        ("seuil_secret", "0"),
    ]);
    form.push(("version".into(), version.to_string()));
    form.push(("expression".into(), expression.into()));
    form.extend(champs(plus));
    ici.poster("coordination", &format!("/indicateurs/{}/suivi", i.id), &form).await
}

async fn saisir(ici: &Maison, i: &Indicateur, annee: i64, valeur: &str) -> Result<Observation, ActeError> {
    let vue =
        ici.tous::<Observation>().await.into_iter().find(|o| o.indicateur_id == i.id && o.annee == annee).map(|o| o.version);
    let visit = ici.visite("coordination");
    let mut w = visit.writer("observation.saisir").await?;
    let saisie = SaisieObservation {
        annee,
        valeur: valeur.into(),
        motif: "Recompté avec la ville".into(),
        vue,
        ..SaisieObservation::default()
    };
    let observation = crate::actes::saisir_observation(&visit, &mut w, 5, i.id, &saisie).await?;
    w.commit().await?;
    Ok(observation)
}

async fn lue(ici: &Maison, i: &Indicateur, annee: i64) -> Option<String> {
    ici.tous::<Observation>().await.into_iter().find(|o| o.indicateur_id == i.id && o.annee == annee).and_then(|o| o.valeur)
}

#[tokio::test]
async fn un_taux_suit_ses_operandes() {
    for ici in maisons().await {
        let t = trois(&ici).await;
        ici.ecrire("coordination", &[ici.cellule(2025, "15")], Voulu::Validee).await.unwrap();
        assert_eq!(regler(&ici, &t.part, "100 × [1.R1] / [1.R3]", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(regler(&ici, &t.ecart, "[1.R4] − 50", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(lue(&ici, &t.part, 4).await, None, "sans opérande, pas de chiffre");
        saisir(&ici, &t.prevus, 4, "40").await.unwrap();
        // T01 of the document: 15 of 40.
        assert_eq!(lue(&ici, &t.part, 4).await.as_deref(), Some("37.5"));
        assert_eq!(lue(&ici, &t.ecart, 4).await.as_deref(), Some("-12.5"), "une formule en lit une autre");
        let entrees = ici.tous::<Observation>().await;
        let calculee = entrees.iter().find(|o| o.indicateur_id == t.part.id).unwrap();
        assert_eq!((calculee.provenance.as_str(), calculee.auteur.as_str()), ("formule", "100 × [1.R1] / [1.R3]"));
        saisir(&ici, &t.prevus, 4, "30").await.unwrap();
        assert_eq!(lue(&ici, &t.part, 4).await.as_deref(), Some("50"));
        let avant = calculee.version;
        let relue = ici.tous::<Observation>().await.into_iter().find(|o| o.indicateur_id == t.part.id).unwrap();
        assert_eq!(relue.version, avant + 1, "une écriture par changement");
        let visit = ici.visite("coordination");
        let mut w = visit.writer("observation.effacer").await.unwrap();
        crate::actes::effacer_observation(&visit, &mut w, t.prevus.id, 4).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((lue(&ici, &t.part, 4).await, lue(&ici, &t.ecart, 4).await), (None, None), "un manque remonte");
        saisir(&ici, &t.prevus, 4, "0").await.unwrap();
        assert_eq!(lue(&ici, &t.part, 4).await, None, "rien ne se divise par zéro");
    }
}

#[tokio::test]
async fn une_formule_fautive_dit_ou_et_un_cycle_montre_son_chemin() {
    for ici in maisons().await {
        let t = trois(&ici).await;
        for (texte, dit) in [
            ("100 × [1.R1] / [9.R9]", "[1.R1] / [▸9.R9]"),
            ("100 × ([1.R1]", "▸([1.R1]"),
            ("[1.R1] + [1.R2]", "ne sont pas dans la même unité"),
            ("[1.R1] / [1.R3]", "Multipliez par 100"),
            ("12", "ne lit aucun indicateur"),
            ("[1.R4] + 1", "1.R4 → 1.R4"),
        ] {
            let page = regler(&ici, &t.part, texte, &[]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{texte}");
            assert!(page.contient(dit), "{texte} : {}", page.texte);
        }
        assert_eq!(regler(&ici, &t.part, "[1.R5] + 1", &[]).await.status, StatusCode::SEE_OTHER);
        let page = regler(&ici, &t.ecart, "[1.R4] × 2", &[]).await;
        assert!(page.contient("→ 1.R5 →") || page.contient("→ 1.R4 →"), "{}", page.texte);
        let page = regler(&ici, &t.part, "[1.R5] + 2", &[]).await;
        assert!(page.contient("rompt la série"), "changer la formule demande son motif : {}", page.texte);
        let rupture = [("rupture", "2026"), ("rupture_motif", "Le comité a revu la formule")];
        assert_eq!(regler(&ici, &t.part, "[1.R5] + 2", &rupture).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.tous::<Rupture>().await.len(), 1);
    }
}

#[tokio::test]
async fn ce_qui_se_calcule_ne_se_saisit_pas_et_s_explique() {
    for ici in maisons().await {
        let t = trois(&ici).await;
        ici.ecrire("coordination", &[ici.cellule(2025, "15"), ici.cellule(2024, "14")], Voulu::Validee).await.unwrap();
        saisir(&ici, &t.prevus, 4, "40").await.unwrap();
        regler(&ici, &t.part, "100 × [1.R1] / [1.R3]", &[]).await;
        let refus = match saisir(&ici, &t.part, 4, "80").await {
            Err(ActeError::Refus(refus)) => refus[0].code(),
            autre => panic!("{autre:?}"),
        };
        assert_eq!(refus, "indicateur-calculee");
        let mut cellule = ici.cellule(2025, "80");
        cellule.cle.indicateur = t.part.id;
        let bilan = ici.ecrire("coordination", &[cellule], Voulu::Validee).await.unwrap();
        assert_eq!(bilan.refusees[&0].code(), "cellule-calculee");
        let grille = ici.voir("coordination", "/indicateurs/saisie").await;
        assert!(grille.contient("1.R3 ") && !grille.contient("1.R4 "), "la grille ne propose pas ce qui se calcule");
        let page = ici.voir("elu", &format!("/indicateurs/{}", t.part.id)).await;
        assert!(
            page.contient("100 × [1.R1] / [1.R3]") && page.contient(&format!("/indicateurs/{}", t.prevus.id)),
            "{}",
            page.texte
        );
        assert!(page.contient("Manque 1.R3, année 3") && page.contient("37,5"), "{}", page.texte);
        let operande = ici.voir("elu", &format!("/indicateurs/{}", t.prevus.id)).await;
        assert!(operande.contient("Sert à calculer") && operande.contient("1.R4 "), "{}", operande.texte);
        // Without formula, what it had computed goes away.
        let rupture = [("rupture", "2026"), ("rupture_motif", "Le taux sera désormais saisi")];
        assert_eq!(regler(&ici, &t.part, "", &rupture).await.status, StatusCode::SEE_OTHER);
        assert_eq!(lue(&ici, &t.part, 4).await, None);
        assert!(saisir(&ici, &t.part, 4, "80").await.is_ok());
    }
}

#[tokio::test]
async fn recalculer_deux_fois_n_ecrit_rien() {
    for ici in maisons().await {
        let t = trois(&ici).await;
        ici.ecrire("coordination", &[ici.cellule(2025, "1")], Voulu::Validee).await.unwrap();
        saisir(&ici, &t.prevus, 4, "3").await.unwrap();
        regler(&ici, &t.part, "100 × [1.R1] / [1.R3]", &[]).await;
        regler(&ici, &t.ecart, "3 × [1.R4]", &[]).await;
        assert_eq!(lue(&ici, &t.part, 4).await.as_deref(), Some("33.333333"), "une valeur sans fin garde six décimales");
        assert_eq!(lue(&ici, &t.ecart, 4).await.as_deref(), Some("100"), "sans arrondi en chemin");
        let avant = ici.tous::<Observation>().await;
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        crate::actes::recalculer(&mut w, CONTRAT).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(ici.tous::<Observation>().await, avant);
    }
}
