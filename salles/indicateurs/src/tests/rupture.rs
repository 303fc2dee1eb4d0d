//! « un taux ne traverse pas une rupture sans référence recalée » (§ 2); a formula is never silently wrong.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Voulu};
use crate::model::*;
use crate::regles::redaction::SaisieIndicateur;
use axum::http::StatusCode;
use store::ActeError;

fn dans(cellule: Cellule, annee: &str) -> Cellule {
    Cellule { millesime: Some(annee.to_owned()), ..cellule }
}

async fn rompue(ici: &Maison) -> Rupture {
    ici.ecrire("coordination", &[dans(ici.cellule(2024, "12"), "2015")], Voulu::Validee).await.unwrap();
    ici.ecrire("coordination", &[dans(ici.cellule(2025, "16"), "2024")], Voulu::Validee).await.unwrap();
    ici.tous::<Rupture>().await.pop().unwrap()
}

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
        ("decimales", "0"),
        ("seuil_secret", "11"),
    ]);
    form.push(("version".into(), version.to_string()));
    form.extend(champs(plus));
    form
}

/// The workshops in percent of 100, computed.
async fn calcule(ici: &Maison, formule: &str) -> Indicateur {
    let part = Indicateur {
        id: kernel::Id::fresh(),
        code: "1.R4".into(),
        libelle: "Part tenue".into(),
        mesure: Mesure::Evolution,
        unite: "%".into(),
        ordre: 4,
        ..ici.ateliers.clone()
    };
    let mut w = ici.visite("coordination").writer("essai").await.unwrap();
    w.insert(&part).await.unwrap();
    w.insert(&Suivi { expression: formule.replace("1.R1", &ici.ateliers.id.to_string()), ..Suivi::par_defaut(&part, None) })
        .await
        .unwrap();
    crate::actes::recalculer(&mut w, CONTRAT).await.unwrap();
    w.commit().await.unwrap();
    part
}

#[tokio::test]
async fn un_changement_de_limites_rompt_la_serie_et_son_taux_attend_une_reference_recalee() {
    for ici in maisons().await {
        let rupture = rompue(&ici).await;
        assert_eq!(
            (rupture.limites.as_str(), rupture.annee, rupture.periode.to_string()),
            ("2015 → 2024", Some(4), "2025-12".into())
        );
        let chemin = format!("/indicateurs/{}", ici.ateliers.id);
        let page = ici.voir("elu", &chemin).await;
        assert!(page.contient("pas de taux sans référence recalée") && !page.contient("80\u{202f}%"), "{}", page.texte);
        let champ = format!("reference.{}", rupture.id);
        let reglage = format!("{chemin}/suivi");
        assert!(ici.voir("coordination", &reglage).await.contient("Référence recalée à la rupture de 2025"));
        let page = ici.poster("coordination", &reglage, &suivi(1, &[(&champ, "quatre")])).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient("«\u{202f}quatre\u{202f}»"), "{}", page.texte);
        let page = ici.poster("coordination", &reglage, &suivi(1, &[(&champ, "4")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        // From 4 to 20, 16 is three quarters of the way.
        let page = ici.voir("elu", &chemin).await;
        assert!(page.contient("75\u{202f}%") && page.contient("Référence recalée\u{202f}: 4"), "{}", page.texte);
        let corrigee = Cellule { motif: "Recompté dans les limites de 2015".into(), ..dans(ici.cellule(2025, "16"), "2015") };
        ici.ecrire("coordination", &[corrigee], Voulu::Validee).await.unwrap();
        assert!(ici.tous::<Rupture>().await.is_empty(), "les mêmes limites : plus de rupture");
        assert!(ici.voir("elu", &chemin).await.contient("80\u{202f}%"));
    }
}

#[tokio::test]
async fn une_evolution_ne_traverse_pas_une_rupture_et_le_dit() {
    for ici in maisons().await {
        let part = calcule(&ici, "evolution([1.R1])").await;
        ici.ecrire("coordination", &[ici.cellule(2024, "12"), ici.cellule(2023, "10")], Voulu::Validee).await.unwrap();
        let lues =
            async || ici.tous::<Observation>().await.into_iter().filter(|o| o.indicateur_id == part.id).collect::<Vec<_>>();
        assert_eq!(lues().await[0].valeur.as_deref(), Some("20"));
        let motif = |c: Cellule| Cellule { motif: "Limites précisées par la préfecture".into(), ..c };
        let deux = [motif(dans(ici.cellule(2024, "12"), "2024")), motif(dans(ici.cellule(2023, "10"), "2015"))];
        assert_eq!(ici.ecrire("coordination", &deux, Voulu::Validee).await.unwrap().ecrites, 2);
        assert!(lues().await.is_empty(), "12 et 10 ne comptent pas la même chose");
        let page = ici.voir("elu", &format!("/indicateurs/{}", part.id)).await;
        assert!(page.contient("La série de 1.R1 est rompue en année 3"), "{}", page.texte);
    }
}

#[tokio::test]
async fn changer_l_unite_d_un_operande_est_refuse_en_nommant_ce_qui_se_calcule() {
    for ici in maisons().await {
        let part = calcule(&ici, "100 × [1.R1] / 40 − 100 × [1.R1] / 40").await;
        let visit = ici.visite("coordination");
        let modifier = async |unite: &str, mesure: &str| {
            let saisie = SaisieIndicateur {
                code: "1.R1".into(),
                libelle: "Ateliers tenus".into(),
                unite: unite.into(),
                role: "resultat".into(),
                mesure: mesure.into(),
                sens: "hausse".into(),
                reference: "0".into(),
                poids: "1".into(),
                etat: "valide".into(),
                ..SaisieIndicateur::default()
            };
            let version = ici.tous::<Indicateur>().await.into_iter().find(|i| i.id == ici.ateliers.id).unwrap().version;
            let mut w = visit.writer("indicateur.modifier").await.unwrap();
            crate::actes::modifier(&visit, &mut w, 5, ("fiche", FICHE), (ici.ateliers.id, version), &saisie).await?;
            w.commit().await.map_err(ActeError::from)
        };
        let refus = |r: Result<(), ActeError>| match r {
            Err(ActeError::Refus(refus)) => (refus[0].code(), refus[0].message(kernel::Lang::Fr)),
            autre => panic!("{autre:?}"),
        };
        let (code, dit) = refus(modifier("atelier", "texte").await);
        assert!(code == "indicateur-formule-faussee" && dit.contains("1.R4 Part tenue"), "{dit}");
        let mut w = visit.writer("essai").await.unwrap();
        let id = part.id.to_string();
        let relation = Relation {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            libelle: "Deux fois moins".into(),
            gauche: format!("[{}]", ici.ateliers.id),
            operateur: Operateur::AuPlus,
            droite: format!("2 × [{}]", ici.ateliers.id),
            si_absent: SiAbsent::UnManque,
            effet: EffetRelation::Refus,
        };
        w.insert(&relation).await.unwrap();
        let suivi = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id.to_string() == id).unwrap();
        w.update(&mut Suivi { expression: String::new(), ..suivi }).await.unwrap();
        w.commit().await.unwrap();
        let (code, dit) = refus(modifier("atelier", "texte").await);
        assert!(code == "indicateur-relation-faussee" && dit.contains("Deux fois moins"), "{dit}");
        assert!(modifier("séance", "quantite").await.is_ok(), "la même unité des deux côtés");
    }
}

#[tokio::test]
async fn un_operande_clos_se_voit_sur_ce_qu_il_calcule_et_ce_qui_se_calcule_n_est_jamais_en_retard() {
    for ici in maisons().await {
        let part = calcule(&ici, "evolution([1.R1])").await;
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.update(&mut Indicateur { etat: EtatIndicateur::Clos, ..ici.ateliers.clone() }).await.unwrap();
        w.commit().await.unwrap();
        let page = ici.voir("elu", &format!("/indicateurs/{}", part.id)).await;
        assert!(page.contient("clos\u{202f}: il ne donne plus de chiffre"), "{}", page.texte);
        let liste = ici.voir("elu", "/indicateurs?etat=en_retard").await;
        assert!(!liste.contient("Part tenue"), "{}", liste.texte);
        let liste = ici.voir("elu", "/indicateurs?etat=sans_echeance").await;
        assert!(liste.contient("Part tenue"), "{}", liste.texte);
    }
}
