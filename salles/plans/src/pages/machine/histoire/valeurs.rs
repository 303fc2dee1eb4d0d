//! A stored value as people read it: names instead of identifiers, words instead of codes.

use crate::calculs::{Tables, ciel_en_mots, nombre_en_mots, taux_en_mots};
use crate::m;
use crate::model::{
    Avis, AxeTransversal, Ciel, ContratId, EtatAvenant, EtatCampagne, EtatComite, EtatContrat, EtatDecision, EtatEngagement,
    EtatLien, EtatPreuve, EtatReponse, GenreDecision, GenreLienFiche, GenrePreuve, RegleAnnee, Statut, Thematique,
};
use crate::pages::lecture::etat_reponse;
use crate::pages::redaction::mots as redaction;
use crate::regles::decision::mots;
use crate::regles::edition::etat_campagne;
use crate::regles::engagement::mots as engagement;
use crate::regles::redaction::{nom_d_etat_de_lien, nom_de_lien};
use indicateurs::model::{Dimension, Echelle, Relation};
use indicateurs::recit::cle_de_modalite;
use indicateurs::regles::echelle::dire_texte;
use jiff::civil::Date;
use kernel::actor::Reach;
use kernel::nombre::Nombre;
use kernel::texte::{date_longue, entier};
use kernel::{Lang, Right};
use serde_json::Value;
use std::collections::HashMap;
use store::{Read, StoreError, args};
use web::Visit;

/// What a story names beside the tables of a plan.
#[derive(Default)]
pub struct Autour {
    pub relations: Vec<Relation>,
    pub thematiques: Vec<Thematique>,
    pub axes: Vec<AxeTransversal>,
    pub dimensions: Vec<Dimension>,
}

impl Autour {
    pub async fn lire(r: &mut impl Read, contrat: ContratId) -> Result<Self, StoreError> {
        let named = contrat.to_string();
        Ok(Self {
            relations: r.list("contrat_id = $2 ;; ORDER BY id", args![named.clone()]).await?,
            thematiques: r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await?,
            axes: r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await?,
            dimensions: r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![named]).await?,
        })
    }
}

/// Signs of a promise that name it.
const NOM_MAX: usize = 80;

fn court(text: &str) -> String {
    let cut: String = text.chars().take(NOM_MAX).collect();
    if cut.len() < text.len() { format!("{}…", cut.trim_end()) } else { cut }
}

/// Names of what records point to, as they are today.
pub struct Noms {
    pub lang: Lang,
    /// Values by period, place and source: as typed, they are for who types or validates any of them; others read what is
    /// publishable on the page of the indicator.
    pub valeurs_tapees: bool,
    noms: HashMap<String, String>,
    /// What the values of an indicator are read on, by its identifier.
    echelles: HashMap<String, Echelle>,
    statuts: Vec<Statut>,
}

impl Noms {
    pub fn de(visit: &Visit, tables: &Tables, beside: &Autour) -> Self {
        let contrat = tables.contrat.id.to_string();
        let tout = |right| visit.reach(right, Some(&contrat)) == Reach::Tout;
        Self::nouveaux(visit.lang, tout(Right::Repondre) || tout(Right::DefinirIndicateur), tables, beside)
    }

    pub fn nouveaux(lang: Lang, valeurs_tapees: bool, tables: &Tables, beside: &Autour) -> Self {
        let t = m(lang);
        let mut noms = HashMap::new();
        noms.extend(tables.organisations.iter().map(|o| (o.id.to_string(), o.nom.clone())));
        noms.extend(tables.territoires.iter().map(|x| (x.id.to_string(), x.nom.clone())));
        noms.extend(tables.programmes.iter().map(|p| (p.id.to_string(), p.nom.clone())));
        noms.extend(tables.noeuds.iter().map(|n| (n.id.to_string(), format!("{} {}", n.code, n.titre))));
        noms.extend(tables.fiches.iter().map(|f| (f.id.to_string(), t.lecture_fiche_n(f.numero))));
        noms.extend(tables.declinaisons.iter().map(|d| (d.id.to_string(), format!("{}. {}", d.lettre, d.libelle))));
        noms.extend(tables.indicateurs.iter().map(|i| (i.id.to_string(), format!("{} {}", i.code, i.libelle))));
        noms.extend(tables.engagements.iter().map(|e| (e.id.to_string(), court(&format!("{}, {}", e.debiteur, e.texte)))));
        noms.extend(beside.thematiques.iter().map(|t| (t.id.to_string(), format!("{} {}", t.code, t.nom))));
        noms.extend(beside.axes.iter().map(|a| (a.id.to_string(), format!("{} {}", a.code, a.titre))));
        noms.extend(beside.dimensions.iter().flat_map(|d| {
            let of = d.id.to_string();
            d.modalites.iter().map(move |one| (cle_de_modalite(&of, &one.code), one.libelle.clone()))
        }));
        let echelles = tables.indicateurs.iter().filter_map(|i| Some((i.id.to_string(), i.echelle.0.clone()?))).collect();
        Self { lang, valeurs_tapees, noms, echelles, statuts: tables.contrat.statuts.0.clone() }
    }

    /// A number of an indicator read on steps or between bounds: « Étude remise (25 %) »; nothing for any other field.
    pub fn sur_echelle(&self, table: &str, field: &str, image: &Value) -> Option<String> {
        let text = |field: &str| image.get(field).and_then(Value::as_str);
        let whose = match (table, field) {
            ("indicateur", "reference") => "id",
            ("cible" | "observation" | "objectif_territoire" | "valeur", "valeur")
            | ("rupture", "reference")
            | ("suivi", "cible_finale" | "minimum" | "maximum") => "indicateur_id",
            _ => return None,
        };
        dire_texte(self.echelles.get(text(whose)?), text(field)?, self.lang)
    }

    /// The name of what an identifier points to, when it is still there.
    pub fn nom(&self, id: &str) -> Option<&str> {
        self.noms.get(id).map(String::as_str)
    }

    /// A field's value in words; nothing when it says nothing.
    pub fn mots(&self, table: &str, field: &str, value: Option<&Value>) -> Option<String> {
        match value? {
            // A status of the set of a contract, by its label.
            Value::Object(of) => of.get("libelle").and_then(Value::as_str).map(str::to_owned),
            Value::Null => None,
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
            ("engagement", "promis" | "livre") => Nombre::decimal(text).ok().map(|n| nombre_en_mots(&n, self.lang)),
            ("preuve", "genre") => GenrePreuve::from_code(text).map(|g| engagement::genre(g, self.lang)),
            ("appreciation", "avis") => Avis::from_code(text).map(|a| engagement::avis(a, self.lang)),
            ("lien", "genre") => GenreLienFiche::from_code(text).map(|g| nom_de_lien(g, self.lang)),
            ("lien", "etat") => EtatLien::from_code(text).map(|e| nom_d_etat_de_lien(e, self.lang)),
            ("marque", "etat") => Some(if text == "reglee" { t.classeur_marque_reglee() } else { t.redaction_lien_a_verifier() }),
            ("contrat", "regle_annee") => RegleAnnee::from_code(text).map(|r| redaction::regle_annee(r, self.lang)),
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
