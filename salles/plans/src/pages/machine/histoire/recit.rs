//! The words of this room in a story: its tables, and those of the indicators, which that room words itself.

use super::champs;
use super::valeurs::Noms;
use crate::m;
use acteurs::recit::Lexique;
use indicateurs::model::REFERENCE;
use indicateurs::recit as mesures;
use kernel::Lang;
use serde_json::Value;
use std::borrow::Cow;
use store::journal::Entree;

impl Lexique for Noms {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn champs(&self, table: &str) -> Vec<(String, String)> {
        champs::de(table, self.lang)
    }

    fn mots(&self, table: &str, field: &str, image: &Value) -> Option<String> {
        if let Some(said) = self.sur_echelle(table, field, image) {
            return Some(said);
        }
        match mesures::mots(table, field, image, &|id| self.nom(id).map(str::to_owned), self.lang) {
            Some(said) => Some(said).filter(|text| !text.is_empty()),
            None => self.mots(table, field, image.get(field)),
        }
    }

    /// « Fiche-action, Fiche 12 » ; « Cible, Ateliers tenus, Année 2 » ; « Valeur d’un indicateur, Ateliers tenus, Trèbes, 2026, CAF ».
    fn sujet(&self, table: &str, image: &Value) -> String {
        let t = m(self.lang);
        let mut parts = vec![acteurs::mots::journal::sujet(table, self.lang)];
        let text = |field: &str| image.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
        let named = |field: &str| text(field).and_then(|id| self.nom(id)).map(str::to_owned);
        parts.extend(named("fiche_id"));
        parts.extend(match table {
            "fiche_action" | "declinaison" | "noeud" | "indicateur" | "engagement" => named("id"),
            "realisation" => named("declinaison_id"),
            "cible" | "objectif_territoire" | "observation" | "rattachement" | "suivi" | "rupture" | "valeur" | "dimension" => {
                named("indicateur_id")
            }
            "remplacement" => named("ancien_id"),
            "participation" | "signataire" => named("organisation_id"),
            "fiche_territoire" => named("territoire_id"),
            "preuve" | "appreciation" => named("engagement_id"),
            "focus_action" | "articulation" => named("noeud_id"),
            "marque" => text("champ").map(|field| crate::regles::redaction::libelle_champ(field, self.lang)),
            "campagne" | "comite" | "axe_transversal" => text("titre").map(str::to_owned),
            "relation" => text("libelle").map(str::to_owned),
            "thematique" | "gouvernance" | "programme" => text("nom").map(str::to_owned),
            "financement" => text("objet").map(str::to_owned),
            _ => None,
        });
        if table == "valeur" {
            parts.extend(
                [named("territoire_id"), text("periode").map(str::to_owned), text("source").map(str::to_owned)]
                    .into_iter()
                    .flatten(),
            );
        }
        if table == "objectif_territoire" {
            parts.extend(named("territoire_id"));
        }
        match image.get("annee").and_then(Value::as_i64) {
            Some(REFERENCE) if table == "objectif_territoire" => parts.push(t.machine_reference()),
            Some(year) => parts.push(t.lecture_annee_n(year)),
            None => {}
        }
        parts.join(", ")
    }

    /// « Seules les valeurs validées comptent » : what waits for its check is not in the plan; validated, it comes into it.
    fn visible<'a>(&self, table: &str, image: &'a Value) -> Option<Cow<'a, Value>> {
        let validated = || image.get("etat").and_then(Value::as_str) == Some("validee");
        let told = match table {
            "valeur" => self.valeurs_tapees && validated(),
            "observation" => validated(),
            // The reference of a place was observed there: it may be a small count.
            "objectif_territoire" => self.valeurs_tapees || image.get("annee").and_then(Value::as_i64) != Some(REFERENCE),
            _ => true,
        };
        told.then_some(Cow::Borrowed(image))
    }

    /// Why an answer was sent back is between the coordination and whom it asked.
    fn motif(&self, entree: &Entree) -> Option<String> {
        entree.motif.clone().filter(|_| entree.sujet != "reponse")
    }
}
