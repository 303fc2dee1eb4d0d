//! A stored value as people read it: names instead of identifiers, words instead of codes.

use crate::calculs::{Tables, ciel_en_mots, nombre_en_mots, taux_en_mots};
use crate::m;
use crate::model::{
    Ciel, EtatAvenant, EtatCampagne, EtatComite, EtatContrat, EtatDecision, EtatEngagement, EtatPreuve, EtatReponse,
    GenreDecision, Statut,
};
use crate::pages::lecture::etat_reponse;
use crate::regles::decision::mots;
use crate::regles::edition::etat_campagne;
use crate::regles::engagement::mots as engagement;
use jiff::civil::Date;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::{date_longue, entier};
use serde_json::Value;
use std::collections::HashMap;

/// Names of what records point to, as they are today.
pub struct Noms {
    pub lang: Lang,
    noms: HashMap<String, String>,
    statuts: Vec<Statut>,
}

impl Noms {
    pub fn de(tables: &Tables, lang: Lang) -> Self {
        let t = m(lang);
        let mut noms = HashMap::new();
        noms.extend(tables.organisations.iter().map(|o| (o.id.to_string(), o.nom.clone())));
        noms.extend(tables.territoires.iter().map(|x| (x.id.to_string(), x.nom.clone())));
        noms.extend(tables.programmes.iter().map(|p| (p.id.to_string(), p.nom.clone())));
        noms.extend(tables.noeuds.iter().map(|n| (n.id.to_string(), format!("{} {}", n.code, n.titre))));
        noms.extend(tables.fiches.iter().map(|f| (f.id.to_string(), t.lecture_fiche_n(f.numero))));
        noms.extend(tables.declinaisons.iter().map(|d| (d.id.to_string(), format!("{}. {}", d.lettre, d.libelle))));
        noms.extend(tables.indicateurs.iter().map(|i| (i.id.to_string(), i.libelle.clone())));
        Self { lang, noms, statuts: tables.contrat.statuts.0.clone() }
    }

    /// The name of what an identifier points to, when it is still there.
    pub fn nom(&self, id: &str) -> Option<&str> {
        self.noms.get(id).map(String::as_str)
    }

    /// A field's value in words; nothing when it says nothing.
    pub fn mots(&self, table: &str, field: &str, value: Option<&Value>) -> Option<String> {
        match value? {
            Value::Null | Value::Object(_) => None,
            Value::Bool(yes) => Some(if *yes { m(self.lang).oui() } else { m(self.lang).non() }),
            Value::Number(n) => n.as_i64().map(|n| self.nombre(field, n)),
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(self.texte(table, field, text)),
            Value::Array(all) => {
                let words: Vec<String> = all.iter().filter_map(|one| self.mots(table, "", Some(one))).collect();
                (!words.is_empty()).then(|| words.join(", "))
            }
        }
    }

    fn nombre(&self, field: &str, n: i64) -> String {
        match field {
            "palier" | "couverture_fiche" | "couverture_plan" => taux_en_mots(&Nombre::from(n), self.lang),
            "montant_centimes" => format!("{}\u{202f}€", entier(n / 100, self.lang)),
            "annee_debut" | "annee_fin" => n.to_string(),
            _ => entier(n, self.lang),
        }
    }

    fn texte(&self, table: &str, field: &str, text: &str) -> String {
        let t = m(self.lang);
        let known = match (table, field) {
            (_, field) if field.ends_with("_id") => Some(self.nom(text).map_or_else(|| t.machine_disparu(), str::to_owned)),
            ("fiche_action", "statut") => self.statuts.iter().find(|s| s.code == text).map(|s| s.libelle.clone()),
            ("fiche_action", "mode_pilotage") => {
                Some(if text == "copilotage" { t.fiche_copilotage() } else { t.fiche_pilotage() })
            }
            ("participation", "role") => Some(if text == "pilote" { t.filtre_pilote() } else { t.filtre_partenaire() }),
            ("bilan_annuel", "atteinte") | ("realisation", "fait") => Some(if text == "O" { t.oui() } else { t.non() }),
            ("bilan_annuel", "meteo") => Ciel::from_code(text).map(|c| ciel_en_mots(c, self.lang)),
            ("reponse", "etat") => EtatReponse::from_code(text).map(|e| etat_reponse(e, false, self.lang).1),
            ("campagne", "etat") => EtatCampagne::from_code(text).map(|e| etat_campagne(e, self.lang)),
            ("comite", "etat") => EtatComite::from_code(text).map(|e| mots::etat_comite(e, self.lang)),
            ("decision", "etat") => EtatDecision::from_code(text).map(|e| mots::etat_decision(e, self.lang)),
            ("decision", "genre") => GenreDecision::from_code(text).map(|g| mots::genre(g, self.lang)),
            ("avenant", "etat") => EtatAvenant::from_code(text).map(|e| mots::etat_avenant(e, self.lang)),
            ("engagement", "etat") => EtatEngagement::from_code(text).map(|e| engagement::etat(e, self.lang)),
            ("preuve", "etat") => EtatPreuve::from_code(text).map(|e| engagement::etat_preuve(e, self.lang)),
            ("contrat", "etat") => EtatContrat::from_code(text).map(|e| self.contrat(e)),
            ("engagement", "promis" | "livre") | ("cible" | "observation", "valeur") | ("indicateur", "reference" | "poids") => {
                Nombre::decimal(text).ok().map(|n| nombre_en_mots(&n, self.lang))
            }
            _ => None,
        };
        let day = || (text.len() == 10).then(|| text.parse::<Date>().ok()).flatten().map(|d| date_longue(d, self.lang));
        known.or_else(day).unwrap_or_else(|| text.to_owned())
    }

    fn contrat(&self, etat: EtatContrat) -> String {
        let t = m(self.lang);
        match etat {
            EtatContrat::Projet => t.contrat_etat_projet(),
            EtatContrat::Signe => t.contrat_etat_signe(),
            EtatContrat::EnVigueur => t.contrat_etat_en_vigueur(),
            EtatContrat::Clos => t.contrat_etat_clos(),
            EtatContrat::Resilie => t.contrat_etat_resilie(),
        }
    }
}
