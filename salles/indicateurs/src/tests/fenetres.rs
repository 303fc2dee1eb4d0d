//! The windows of the document (F2), through the acts that people use: the follow-up, the grid, the page read back.

use super::maison::*;
use crate::actes::valeurs::{Cellule, Cle, Voulu};
use crate::model::*;
use crate::pages::etendue;
use crate::plans::{Contrat, Exercice};
use crate::regles::{Mois, Signaux};
use axum::http::StatusCode;
use kernel::Lang;
use kernel::nombre::Nombre;
use serde::Deserialize;
use serde_json::Value as Json;

const VECTEURS: &str = include_str!("../../tests/vecteurs.json");

#[derive(Deserialize)]
struct Fichier {
    vecteurs: Vec<Vecteur>,
}

#[derive(Deserialize)]
struct Vecteur {
    id: String,
    fonction: String,
    entree: Json,
    attendu: Json,
}

/// Five years that end with that month.
fn contrat_jusqu_a(a: Mois) -> Contrat {
    let fin = |numero: i64| a.plus(12 * i32::try_from(numero - 5).unwrap());
    let exercices = (1..=5).map(|numero| Exercice { numero, debut: fin(numero).plus(-11), fin: fin(numero) }).collect();
    Contrat { exercices, ..contrat() }
}

fn texte(entree: &Json, champ: &str, defaut: &str) -> String {
    entree.get(champ).and_then(Json::as_str).unwrap_or(defaut).to_owned()
}

/// « mois:2 » in the fields of the form: what, how many, since when.
fn en_champs(ecrit: &str) -> (String, String) {
    ecrit.split_once(':').map_or((ecrit.to_owned(), String::new()), |(quoi, combien)| (quoi.to_owned(), combien.to_owned()))
}

fn reglage(version: i64, entree: &Json) -> Vec<(String, String)> {
    let (fenetre, combien) = en_champs(&texte(entree, "fenetre", ""));
    let (remise, remise_le) = en_champs(&texte(entree, "remise_a_zero", "annee"));
    let operation = texte(entree, "operation", "dernier").replace("valeur", "dernier");
    let pas = entree.get("pas").and_then(Json::as_i64).unwrap_or(1);
    let mut form = champs(&[("source", "Registre de la ville"), ("delai", "3"), ("operation_territoires", "somme")]);
    let autres = [
        ("version", version.to_string()),
        ("periodicite", pas.to_string()),
        ("nature", texte(entree, "nature", "flux")),
        ("operation_periodes", operation),
        ("manque", texte(entree, "manque", "strict")),
        ("couverture_min", "100".to_owned()),
        ("seuil_secret", "11".to_owned()),
        ("fenetre", fenetre.clone()),
        ("fenetre_mois", if fenetre == "mois" { combien.clone() } else { String::new() }),
        ("fenetre_depuis", if fenetre == "depuis" { combien } else { String::new() }),
        ("remise", remise),
        ("remise_le", remise_le),
    ];
    form.extend(autres.map(|(nom, valeur)| (nom.to_owned(), valeur)));
    form
}

impl Maison {
    async fn regle(&self, champs: &[(String, String)]) -> Reponse {
        self.poster("coordination", &format!("/indicateurs/{}/suivi", self.ateliers.id), champs).await
    }

    /// Types values in the grid of their year, and validates them.
    async fn tape(&self, serie: &[(Mois, String)]) {
        for exercice in &self.contrat.exercices {
            let siennes = serie.iter().filter(|(mois, _)| exercice.debut <= *mois && *mois <= exercice.fin);
            let mut form = vec![];
            for (mois, valeur) in siennes {
                form.push((format!("v.{}.-.{mois}", self.ateliers.id), valeur.clone()));
                form.push((format!("m.{}.-.{mois}", self.ateliers.id), "Relevé vérifié par le service".to_owned()));
            }
            if form.is_empty() {
                continue;
            }
            form.extend(champs(&[("contrat", CONTRAT), ("action", "valider"), ("annee", &exercice.numero.to_string())]));
            let reponse = self.poster("coordination", "/indicateurs/saisie", &form).await;
            assert_eq!(reponse.status, StatusCode::SEE_OTHER, "{}", reponse.texte);
        }
    }

    /// The cells of a year on the page of the indicator: the value that counts, what is missing or signalled.
    async fn lu(&self, annee: usize) -> (String, String) {
        let page = self.voir("elu", &format!("/indicateurs/{}", self.ateliers.id)).await.texte;
        let case = |titre: &str| {
            let rangee = page.split(&format!("data-l=\"{titre}\">")).nth(annee).unwrap();
            rangee.split("</td>").next().unwrap().to_owned()
        };
        // The figure opens its explanation.
        let dite = case("Valeur retenue");
        let dite = dite.strip_prefix("<a ").and_then(|lien| lien.split_once('>')).map_or(dite.as_str(), |(_, texte)| texte);
        let valeur = dite.split('<').next().unwrap().to_owned();
        (valeur, case("Ce qui manque ou se signale"))
    }

    async fn ecrite(&self, annee: i64) -> Option<Observation> {
        self.tous::<Observation>().await.into_iter().find(|o| o.indicateur_id == self.ateliers.id && o.annee == annee)
    }
}

#[tokio::test]
async fn les_vecteurs_de_la_valeur_comparable_se_relisent_sur_la_page_de_l_indicateur() {
    let fichier: Fichier = serde_json::from_str(VECTEURS).unwrap();
    let lignes: Vec<Vecteur> = fichier.vecteurs.into_iter().filter(|v| v.fonction == "comparable").collect();
    assert_eq!(lignes.len(), 10);
    for v in lignes {
        let a: Mois = texte(&v.entree, "a", "").parse().unwrap();
        let toutes: Vec<(Mois, Option<String>)> = serde_json::from_value(v.entree["serie"].clone()).unwrap();
        // A period without answer is left empty; a year that would have none at all says « n.d ».
        let muette = toutes.iter().all(|(mois, valeur)| *mois <= a.plus(-12) || valeur.is_none());
        let serie: Vec<(Mois, String)> = toutes
            .into_iter()
            .filter_map(|(mois, valeur)| {
                Some((mois, valeur.or_else(|| muette.then(|| "nd\u{202f}: demandé au service".to_owned()))?))
            })
            .collect();
        let signaux: Signaux = serde_json::from_value(v.attendu["signaux"].clone()).unwrap();
        let (presents, attendus) = (v.attendu["presents"].to_string(), v.attendu["attendus"].to_string());
        let attendue = v.attendu["valeur"].as_str().map(|n| n.parse::<Nombre>().unwrap());
        for ici in maisons_de(contrat_jusqu_a(a)).await {
            let page = ici.regle(&reglage(1, &v.entree)).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}: {}", v.id, page.texte);
            ici.tape(&serie).await;
            let (valeur, manque) = ici.lu(5).await;
            assert_eq!(valeur, attendue.as_ref().map_or_else(|| "—".to_owned(), |n| n.affiche_fr(2)), "{}", v.id);
            assert!(manque.contains(&format!("{presents} période(s) sur {attendus}")), "{}: {manque}", v.id);
            let ecrite = ici.ecrite(5).await;
            let lue = ecrite.as_ref().and_then(|o| o.valeur.as_deref()).map(|n| n.parse::<Nombre>().unwrap().arrondi(2, false));
            assert_eq!(lue, attendue.as_ref().map(|n| n.arrondi(2, false)), "{}: ce que lit le taux", v.id);
            let retenue = ici.dossier().await.retenue(&ici.ateliers, 5).unwrap();
            assert_eq!(retenue.signaux, signaux, "{}", v.id);
            for mot in etendue(&Etendue::de(&retenue).unwrap(), Lang::Fr) {
                assert!(manque.contains(&mot), "{}: {mot} n’est pas dans {manque}", v.id);
            }
            if let Some(o) = ecrite {
                assert_eq!(o.lecture.0, Etendue::de(&retenue), "{}: la valeur écrite dit d’où elle vient", v.id);
            }
        }
    }
}

fn trimestres() -> Vec<(Mois, String)> {
    [("2025-03", "10"), ("2025-06", "18"), ("2025-09", "30"), ("2025-12", "33")]
        .map(|(mois, n)| (mois.parse().unwrap(), n.to_owned()))
        .to_vec()
}

#[tokio::test]
async fn un_cumul_trimestriel_somme_donne_trente_trois() {
    for ici in maisons().await {
        let flux = serde_json::json!({"pas": 3, "operation": "somme"});
        assert_eq!(ici.regle(&reglage(1, &flux)).await.status, StatusCode::SEE_OTHER);
        ici.tape(&trimestres()).await;
        assert_eq!(ici.lu(4).await.0, "91", "quatre flux s’additionnent");
        // Told that they are running totals, the house takes them apart: 10 + 8 + 12 + 3.
        let cumul = serde_json::json!({"pas": 3, "operation": "somme", "nature": "cumul"});
        assert_eq!(ici.regle(&reglage(2, &cumul)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.lu(4).await.0, "33");
        assert_eq!(ici.ecrite(4).await.unwrap().valeur.as_deref(), Some("33"), "régler le suivi relit les années");
        let page = ici.voir("elu", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        assert!(page.contient("repart de zéro") && page.contient("Se lit face à la cible"), "{}", page.texte);
        let mois = serde_json::json!({"pas": 3, "operation": "somme", "nature": "cumul", "fenetre": "mois:6"});
        assert_eq!(ici.regle(&reglage(3, &mois)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.lu(4).await.0, "15", "12 + 3 sur six mois");
        let form = ici.voir("coordination", &format!("/indicateurs/{}/suivi", ici.ateliers.id)).await;
        assert!(form.contient("value=\"mois\" selected") && form.contient("value=\"6\""), "{}", form.texte);
    }
}

#[tokio::test]
async fn une_valeur_corrigee_change_les_annees_dont_la_fenetre_la_contient() {
    for ici in maisons().await {
        let tout = serde_json::json!({"pas": 12, "operation": "somme", "fenetre": "tout"});
        assert_eq!(ici.regle(&reglage(1, &tout)).await.status, StatusCode::SEE_OTHER);
        let serie: Vec<(Mois, String)> = [("2023-12", "4"), ("2024-12", "5"), ("2025-12", "6")]
            .map(|(mois, n)| (mois.parse().unwrap(), n.to_owned()))
            .to_vec();
        ici.tape(&serie).await;
        assert_eq!((ici.lu(2).await.0, ici.lu(3).await.0, ici.lu(4).await.0), ("4".into(), "9".into(), "15".into()));
        let cle = Cle {
            indicateur: ici.ateliers.id,
            territoire: String::new(),
            periode: "2023-12".parse().unwrap(),
            source: "Registre de la ville".into(),
        };
        let corrigee = Cellule { motif: "Deux ateliers oubliés au printemps".into(), ..Cellule::nouvelle(cle, "7") };
        ici.ecrire("coordination", &[corrigee], Voulu::Validee).await.unwrap();
        let lues: Vec<Option<String>> =
            vec![ici.ecrite(2).await, ici.ecrite(3).await, ici.ecrite(4).await].into_iter().map(|o| o.unwrap().valeur).collect();
        assert_eq!(lues, [Some("7".into()), Some("12".into()), Some("18".into())]);
        assert!(ici.ecrite(5).await.is_none(), "une année où rien n’a été répondu n’a pas de valeur");
    }
}

#[tokio::test]
async fn une_fenetre_qui_ne_se_lit_pas_est_refusee_a_son_champ() {
    for ici in maisons().await {
        let essais = [
            (serde_json::json!({"fenetre": "mois:zéro"}), "«\u{202f}zéro\u{202f}» ne se lit pas"),
            (serde_json::json!({"fenetre": "mois:2", "pas": 3}), "ne contient aucune période de 3 mois"),
            (serde_json::json!({"fenetre": "depuis:2025"}), "«\u{202f}2025\u{202f}» ne se lit pas"),
            (serde_json::json!({"fenetre": "hier"}), "«\u{202f}hier\u{202f}» ne se lit pas"),
            (serde_json::json!({"fenetre": "annee", "pas": 0}), "il faut un rythme"),
            (serde_json::json!({"fenetre": "derniere", "operation": "somme"}), "est une seule valeur"),
            (serde_json::json!({"remise_a_zero": "date:bientôt"}), "«\u{202f}bientôt\u{202f}» ne se lit pas"),
            (serde_json::json!({"nature": "cumul", "operation": "somme", "pas": 0}), "lisez ce cumul par sa dernière valeur"),
        ];
        for (entree, dit) in essais {
            let page = ici.regle(&reglage(1, &entree)).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient(dit), "{entree}: {}", page.texte);
        }
    }
}

#[tokio::test]
async fn un_reglage_change_ne_touche_pas_une_valeur_ecrite_ailleurs() {
    for ici in maisons().await {
        let flux = serde_json::json!({"pas": 3, "operation": "somme"});
        ici.regle(&reglage(1, &flux)).await;
        ici.tape(&trimestres()).await;
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        let avant = ici.ecrite(4).await.unwrap();
        w.update(&mut Observation { valeur: Some("40".into()), provenance: "campagne".into(), ..avant }).await.unwrap();
        w.commit().await.unwrap();
        let cumul = serde_json::json!({"pas": 3, "operation": "somme", "nature": "cumul"});
        ici.regle(&reglage(2, &cumul)).await;
        let (valeur, manque) = ici.lu(4).await;
        assert!(valeur == "40" && manque.contains("donnent 33"), "{valeur}: {manque}");
    }
}
