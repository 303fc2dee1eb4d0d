//! The target of the whole contract, what deserves a look, what is late, and the part of a whole.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Voulu};
use crate::model::*;
use axum::http::StatusCode;
use kernel::Id;

fn suivi(version: i64, plus: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut form = champs(&[
        ("source", "Registre de la ville"),
        ("periodicite", "12"),
        ("delai", "3"),
        ("debut", "2022-01"),
        ("nature", "flux"),
        ("operation_periodes", "somme"),
        ("operation_territoires", "somme"),
        ("couverture_min", "100"),
        ("seuil_secret", "11"),
    ]);
    form.push(("version".into(), version.to_string()));
    form.extend(champs(plus));
    form
}

#[tokio::test]
async fn la_cible_finale_s_ecrit_avec_sa_date_et_donne_le_taux_final() {
    for ici in maisons().await {
        let page = format!("/indicateurs/{}", ici.ateliers.id);
        let reglage = format!("{page}/suivi");
        for (champs, dit) in [
            ([("cible_finale", "24"), ("cible_finale_le", "")], "Une cible finale a une date"),
            ([("cible_finale", ""), ("cible_finale_le", "31/12/2026")], "Une cible finale a une date"),
            ([("cible_finale", "24"), ("cible_finale_le", "31/12/2030")], "après la fin du contrat, le 31 décembre 2026"),
            ([("cible_finale", "beaucoup"), ("cible_finale_le", "31/12/2026")], "«\u{202f}beaucoup\u{202f}» ne se lit pas"),
        ] {
            let lue = ici.poster("coordination", &reglage, &suivi(1, &champs)).await;
            assert!(lue.status == StatusCode::UNPROCESSABLE_ENTITY && lue.contient(dit), "{dit}: {}", lue.texte);
        }
        let dite = [("cible_finale", "24"), ("cible_finale_le", "31/12/2026")];
        assert_eq!(ici.poster("coordination", &reglage, &suivi(1, &dite)).await.status, StatusCode::SEE_OTHER);
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Validee).await.unwrap();
        let lue = ici.voir("elu", &page).await;
        assert!(lue.contient("60\u{202f}%"), "12 sur les 20 de l’année : {}", lue.texte);
        assert!(lue.contient("Atteinte finale\u{202f}: 50\u{202f}%, avec la valeur de l’année 4"), "12 sur 24 : {}", lue.texte);
    }
}

#[tokio::test]
async fn un_ecart_a_la_trajectoire_et_trois_baisses_de_suite_se_disent() {
    for ici in maisons().await {
        let page = format!("/indicateurs/{}", ici.ateliers.id);
        ici.ecrire("coordination", &[ici.cellule(2025, "19")], Voulu::Validee).await.unwrap();
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.update(&mut Indicateur { reference_le: Some("2021-12-31".parse().unwrap()), ..ici.ateliers.clone() }).await.unwrap();
        for annee in 1..=3 {
            let (id, contrat_id, indicateur_id) = (Id::fresh(), CONTRAT.to_owned(), ici.ateliers.id);
            w.insert(&Cible { id, version: 1, contrat_id, indicateur_id, annee, valeur: "20".into() }).await.unwrap();
        }
        w.commit().await.unwrap();
        assert!(!ici.voir("elu", &page).await.contient("la trajectoire attend"), "19 sur 20 : à moins de dix points");
        let motif = |c: Cellule| Cellule { motif: "Vérifié avec le service qui compte".into(), ..c };
        let baisse = [(2022, "20"), (2023, "16"), (2024, "12")].map(|(annee, n)| motif(ici.cellule(annee, n)));
        ici.ecrire("coordination", &baisse, Voulu::Validee).await.unwrap();
        assert!(!ici.voir("elu", &page).await.contient("Trois baisses de suite"));
        ici.ecrire("coordination", &[motif(ici.cellule(2025, "8"))], Voulu::Validee).await.unwrap();
        let lue = ici.voir("elu", &page).await;
        assert!(
            lue.contient("Trois baisses de suite") && lue.contient("la trajectoire attend le 31 décembre 2025"),
            "{}",
            lue.texte
        );
    }
}

#[tokio::test]
async fn une_commune_qui_repond_ne_met_pas_les_autres_a_jour_ni_une_source_a_cote() {
    for ici in maisons().await {
        let retard = "/indicateurs?etat=en_retard";
        let page = format!("/indicateurs/{}", ici.couverture.id);
        ici.ecrire("coordination", &[ici.part(0, "3/5"), ici.part(1, "2/5")], Voulu::Validee).await.unwrap();
        assert!(ici.voir("elu", retard).await.contient("Élèves touchés"), "une commune sur trois n’a rien dit");
        assert!(ici.voir("elu", &page).await.contient("En retard"));
        ici.ecrire("coordination", &[ici.part(2, "1/5")], Voulu::Validee).await.unwrap();
        assert!(!ici.voir("elu", retard).await.contient("Élèves touchés"));
        assert!(!ici.voir("elu", &page).await.contient("En retard"));
        let mut cote = ici.cellule(2025, "12");
        cote.cle.source = "Rectorat".into();
        ici.ecrire("coordination", &[cote], Voulu::Validee).await.unwrap();
        assert!(ici.voir("elu", retard).await.contient("Ateliers tenus"), "une source à côté ne répond pas");
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Validee).await.unwrap();
        assert!(!ici.voir("elu", retard).await.contient("Ateliers tenus"));
    }
}

#[tokio::test]
async fn une_part_ne_depasse_pas_son_tout() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.update(&mut Indicateur { unite: "pour dix".into(), ..ici.couverture.clone() }).await.unwrap();
        w.commit().await.unwrap();
        let reglage = format!("/indicateurs/{}/suivi", ici.couverture.id);
        let dit = [("source", ""), ("operation_periodes", "ratio_des_sommes"), ("operation_territoires", "ratio_des_sommes")];
        let mut form: Vec<(String, String)> = suivi(1, &[("niveau", "commune"), ("part", "1")]);
        for (nom, valeur) in dit {
            form.retain(|(n, _)| n != nom);
            form.push((nom.to_owned(), valeur.to_owned()));
        }
        assert_eq!(ici.poster("coordination", &reglage, &form).await.status, StatusCode::SEE_OTHER);
        let bilan = ici.ecrire("coordination", &[ici.part(0, "12/10"), ici.part(1, "-1/10")], Voulu::Validee).await.unwrap();
        let codes: Vec<&str> = bilan.refusees.values().map(kernel::Refusal::code).collect();
        assert_eq!(codes, ["cellule-part-superieure", "cellule-signe-interdit"]);
    }
}
