//! Small counts in what an edition says to everyone.

use super::super::essai::{figee_de, petite};
use super::*;
use crate::calculs::tests::foret::{ANNEE, plan_au_hasard};
use crate::calculs::tests::gestes::Hasard;
use crate::calculs::{PlanLu, Tables};
use crate::model::edition_contenu::EditionContenu;
use crate::regles::edition::{SECRET, proteger, texte};
use indicateurs::model::Absence;
use indicateurs::regles::Protection;
use std::collections::BTreeMap;

#[tokio::test]
async fn un_petit_effectif_est_masque_pour_tous_et_entier_pour_la_maison() {
    for db in bases().await.unwrap() {
        let (e, campagne) = petite(db).await;
        let (e, edition) = figee_de(e, campagne).await;
        let mut r = e.r().await;
        let open = lire_publique(&mut r, &edition).await.unwrap();
        assert_eq!(open.copie, None, "le texte figé est celui que tous lisent");
        let i = &open.contenu.fiches[1].indicateurs[0];
        assert_eq!((i.valeurs[&2].valeur.as_deref(), i.valeurs[&2].absence), (None, Some(Absence::Secret)));
        assert_eq!(i.taux.as_deref(), Some(SECRET));
        for figures in [&open.contenu.fiches[1].chiffres, &open.contenu.noeuds[0].chiffres, &open.contenu.chiffres] {
            let one = figures.iter().find(|c| c.lecture == "atteinte").unwrap();
            assert_eq!(one.valeur.as_deref(), Some(SECRET), "une moyenne d’un seul taux le rend");
            assert!(one.operandes.iter().all(|o| o.valeur == SECRET), "{:?}", one.operandes);
        }
        let text = lire_texte(&mut r, &edition).await.unwrap();
        assert!(!text.contains("700/937") && !text.contains("0,75") && !text.contains("\"7\""));
        let house = lire(&mut r, &edition).await.unwrap();
        let i = &house.contenu.fiches[1].indicateurs[0];
        assert_eq!((i.valeurs[&2].valeur.as_deref(), i.taux.as_deref()), (Some("7"), Some("700/937")));
        let annexe = lire_annexe(&mut r, &house).await.unwrap();
        assert!(!annexe.secrets.is_empty());
    }
}

#[tokio::test]
async fn le_seuil_de_l_indicateur_decide() {
    for db in bases().await.unwrap() {
        let (e, campagne) = petite(db).await;
        let mut w = e.w("indicateur.suivre").await;
        let suivi = indicateurs::model::Suivi { seuil_secret: 5, ..indicateurs::model::Suivi::par_defaut(&e.indicateur, None) };
        w.insert(&suivi).await.unwrap();
        w.commit().await.unwrap();
        let (e, edition) = figee_de(e, campagne).await;
        let open = lire_publique(&mut e.r().await, &edition).await.unwrap();
        let i = &open.contenu.fiches[1].indicateurs[0];
        assert_eq!((i.valeurs[&2].valeur.as_deref(), i.taux.as_deref()), (Some("7"), Some("700/937")));
        assert_eq!(open.contenu.protection.unwrap().masques, 0);
    }
}

#[tokio::test]
async fn une_edition_figee_avant_garde_son_empreinte_et_sa_copie_publique_est_masquee() {
    for db in bases().await.unwrap() {
        let (e, campagne) = petite(db).await;
        let (e, edition) = figee_de(e, campagne).await;
        let edition = vieillir(&e, &edition).await;
        let mut r = e.r().await;
        let before = lire_texte(&mut r, &edition).await.unwrap();
        assert!(before.contains("700/937"), "le texte figé n’a pas bougé");
        let open = lire_publique(&mut r, &edition).await.unwrap();
        let copy = texte(&open.contenu).unwrap();
        assert_eq!(open.copie.as_deref(), Some(empreinte(copy.as_bytes()).as_str()));
        assert!(!copy.contains("700/937") && !copy.contains("0,75") && !copy.contains("\"7\""));
        assert_eq!(lire(&mut r, &edition).await.unwrap().contenu.fiches[1].indicateurs[0].taux.as_deref(), Some("700/937"));
    }
}

/// Makes of an edition one that was frozen before small counts were masked.
pub async fn vieillir(e: &super::super::super::campagne::essai::Essai, edition: &Edition) -> Edition {
    let mut w = e.w("essai.vieillir").await;
    let mut contenu = lire(&mut w, edition).await.unwrap().contenu;
    contenu.protection = None;
    contenu.formules.iter_mut().for_each(|f| f.version = "1".into());
    let figures = contenu.fiches.iter_mut().flat_map(|f| &mut f.chiffres).chain(&mut contenu.chiffres);
    for figure in figures.chain(contenu.noeuds.iter_mut().flat_map(|n| &mut n.chiffres)) {
        figure.operandes.iter_mut().for_each(|o| o.objet = String::new());
    }
    let text = texte(&contenu).unwrap();
    let mut old: Edition = w.load(&edition.id).await.unwrap();
    old.empreinte = empreinte(text.as_bytes());
    w.update(&mut old).await.unwrap();
    let sql = "UPDATE edition_contenu SET contenu = $3 WHERE collectivite_id = $1 AND edition_id = $2";
    w.execute(sql, args![edition.id, text]).await.unwrap();
    w.note("essai", "x", &serde_json::json!({})).await.unwrap();
    w.commit().await.unwrap();
    old
}

fn contenu(tables: &Tables) -> EditionContenu {
    let plan = PlanLu::de(tables, None).unwrap();
    let le = jiff::civil::date(2026, 11, 22);
    let sujet = Sujet { collectivite: "Agglo", contrat: tables.contrat.clone(), exercice: ANNEE, campagne: None, le };
    composer_de(&plan, tables, &sujet).contenu
}

/// « (ni) un taux qui la rende »: whatever the small counts are, what everyone reads is the same, byte for byte.
#[test]
fn le_texte_public_ne_depend_d_aucun_petit_effectif() {
    let (mut small, mut told, mut rounded) = (0, 0, 0);
    for seed in 1..=120 {
        let mut h = Hasard::new(seed);
        let mut tables = plan_au_hasard(&mut h);
        let rules: BTreeMap<String, Protection<String>> =
            tables.indicateurs.iter().map(|i| (i.id.to_string(), Protection::default())).collect();
        let first = proteger(&contenu(&tables), &rules);
        let text = texte(&first).unwrap();
        for value in 1..=10 {
            for o in &mut tables.observations {
                if o.valeur.as_deref().and_then(|v| v.parse::<i64>().ok()).is_some_and(|n| n < 11) {
                    o.valeur = Some(if value == 10 { 1 + h.below(10) as i64 } else { value }.to_string());
                    small += 1;
                }
            }
            assert_eq!(texte(&proteger(&contenu(&tables), &rules)).unwrap(), text, "seed {seed}, value {value}");
        }
        let sheets = first.fiches.iter().flat_map(|f| &f.chiffres).chain(&first.chiffres);
        for figure in sheets.filter(|c| c.lecture == "atteinte") {
            told += usize::from(figure.valeur.as_ref().is_some_and(|v| v != SECRET));
            rounded += usize::from(
                figure.valeur.as_ref().is_some_and(|v| v != SECRET) && first.protection.as_ref().is_some_and(|p| p.masques > 0),
            );
        }
    }
    assert!(small > 500 && told > 50 && rounded > 20, "{small} small counts, {told} rates told, {rounded} beside a mask");
}
