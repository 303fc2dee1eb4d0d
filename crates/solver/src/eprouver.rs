//! The function `programmer` of the domain document (§ 13), in JSON: anybody tries the calculation on figures of
//! their own.

mod acceptation;
mod lecture;

pub use acceptation::accepte;

use crate::conflit::Conflit;
use crate::doctrine::programmer;
use crate::entier::mesurer;
use crate::modele::{Cible, Doctrine, Etage, Invalide, Mesure, Plan, Probleme, Programmation, Statut};
use crate::pourquoi::{PourquoiPas, Supplement, pourquoi_pas};
use crate::{argent_orphelin, par_note};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// « 5 s à l'écran » : for each calculation of a vector.
const LIMITE: Duration = Duration::from_secs(5);

/// Why a vector gets no answer.
#[derive(Debug, thiserror::Error)]
pub enum EntreeInvalide {
    #[error("programmer: {0}")]
    Illisible(#[from] serde_json::Error),
    #[error("programmer: {champ}: {valeur} is not a number with at most {decimales} decimals")]
    Nombre { champ: String, valeur: String, decimales: u32 },
    #[error("programmer: {0}")]
    Invalide(#[from] Invalide),
}

/// Points from their thousandths: whole when they are.
fn points(milliemes: i64) -> Value {
    if milliemes % 1000 == 0 { json!(milliemes / 1000) } else { json!(crate::formulation::reel(milliemes) / 1000.0) }
}

fn valeur(mesure: Mesure, valeur: i64) -> Value {
    match mesure {
        Mesure::Points | Mesure::PointsEuros => points(valeur),
        Mesure::Euros | Mesure::CentimesParHabitant | Mesure::EurosCpo => json!(valeur),
    }
}

fn valeurs(etages: &[Etage]) -> Value {
    etages.iter().map(|e| valeur(e.mesure, e.valeur)).collect()
}

/// Names in the sentences of the domain document.
fn nom(code: &str) -> String {
    let nom = match code {
        "ETAT" => "État",
        "AGGLO" => "Agglo",
        "VILLE" => "Ville",
        "DEPT" => "Département",
        "REGION" => "Région",
        autre => autre,
    };
    nom.to_owned()
}

/// Doctrines that the question gives a sense to: `equite` needs inhabitants.
fn doctrines(probleme: &Probleme) -> Vec<Doctrine> {
    let habite = probleme.population.values().any(|&h| h > 0);
    Doctrine::TOUTES.into_iter().filter(|d| *d != Doctrine::Equite || habite).collect()
}

/// The ids of the dossiers retained, one after the other in the order of the question.
fn retenus(probleme: &Probleme, plan: &Plan) -> String {
    probleme.dossiers.iter().filter(|d| plan.contains_key(&d.id)).map(|d| d.id.as_str()).collect()
}

fn ecrire_supplement(dit: &mut Map<String, Value>, supplement: Option<Supplement>) {
    if let Some(s) = supplement {
        dit.insert("supplement".to_owned(), json!(s.euros));
        dit.insert("chez".to_owned(), json!(s.chez));
        dit.insert("repartition".to_owned(), json!(s.repartition));
    }
}

fn ecrire_pourquoi(id: &str, pourquoi: PourquoiPas) -> Value {
    let mut dit = Map::new();
    let mut mettre = |cle: &str, valeur: Value| dit.insert(cle.to_owned(), valeur);
    mettre("dossier", json!(id));
    let supplement = match pourquoi {
        PourquoiPas::Retenu => {
            mettre("issue", json!("retenu"));
            None
        }
        PourquoiPas::SansReponse => {
            mettre("issue", json!("sans_reponse"));
            None
        }
        PourquoiPas::Regle { regles } => {
            mettre("issue", json!("regle"));
            mettre("regles", json!(regles));
            None
        }
        PourquoiPas::Impossible { conflit, supplement } => {
            mettre("issue", json!("impossible"));
            let message = if conflit.est_vide() { "Enveloppes insuffisantes.".to_owned() } else { conflit.phrase(&nom) };
            mettre("message", json!(message));
            supplement
        }
        PourquoiPas::Egalite { points_si_force, chasses, supplement, .. } => {
            mettre("issue", json!("egalite"));
            mettre("points_si_force", points(points_si_force));
            mettre("perte", json!(0));
            mettre("chasses", json!(chasses));
            supplement
        }
        PourquoiPas::Mieux { chasses, supplement, .. } => {
            mettre("issue", json!("mieux"));
            mettre("chasses", json!(chasses));
            supplement
        }
        PourquoiPas::Perte { points_si_force, perte, note_entree, chasses, supplement, prouve, .. } => {
            mettre("issue", json!("perte"));
            mettre("points_si_force", points(points_si_force));
            mettre("perte", points(perte));
            mettre("note_entree", points(note_entree));
            mettre("chasses", json!(chasses));
            mettre("prouve", json!(prouve));
            supplement
        }
    };
    ecrire_supplement(&mut dit, supplement);
    Value::Object(dit)
}

fn ecrire_par_note(probleme: &Probleme) -> Result<Value, Invalide> {
    let plan = par_note(probleme);
    let orphelin = argent_orphelin(probleme, &plan, LIMITE)?;
    let cadre = crate::cadre::Cadre::nouveau(probleme, &crate::cadre::Souples::toutes(probleme));
    let montants = cadre.montants(&plan);
    let valeurs = [Mesure::Points, Mesure::Euros].map(|m| valeur(m, mesurer(&cadre, &montants, m)));
    Ok(json!({
        "plan": plan,
        "valeurs": valeurs,
        "reste": orphelin.reste_total(),
        "excedent": orphelin.excedent,
        "utilisable": orphelin.utilisable,
        "orphelin": orphelin.orphelin,
    }))
}

fn ecrire_doctrine(dit: &mut Map<String, Value>, probleme: &Probleme, faite: &Programmation) {
    let nom = faite.doctrine.nom();
    dit.insert(nom.to_owned(), valeurs(&faite.etages));
    let exemple = match faite.doctrine {
        Doctrine::Large => json!(faite.plan),
        Doctrine::Concentree | Doctrine::Equite | Doctrine::Cpo => json!(retenus(probleme, &faite.plan)),
    };
    dit.insert(format!("exemple_{nom}"), exemple);
    if faite.statut == Statut::MeilleurTrouve {
        let bornes: Value = faite.etages.iter().map(|e| valeur(e.mesure, e.borne)).collect();
        dit.insert(format!("borne_{nom}"), bornes);
    }
}

fn ecrire_conflit(conflit: &Conflit) -> Value {
    let cible = |c: &Cible| match c {
        Cible::Qpv(q) => json!({ "qpv": q }),
        Cible::Defi(d) => json!({ "defi": d }),
    };
    json!({
        "statut": "impossible",
        "message": conflit.phrase(&nom),
        "conflit": {
            "verrous": conflit.verrous.iter().map(lecture::ecrire_verrou).collect::<Vec<_>>(),
            "minima": conflit.minima.iter().map(|m| cible(&m.cible)).collect::<Vec<_>>(),
            "lecture_a": conflit.lecture_a,
            "lecture_b": conflit.lecture_b,
        },
    })
}

fn repondre(entree: &Value) -> Result<Value, EntreeInvalide> {
    let probleme = lecture::lire(entree)?;
    let mut dit = Map::new();
    let mut statut = "optimal";
    for doctrine in doctrines(&probleme) {
        let faite = programmer(&probleme, doctrine, LIMITE)?;
        match &faite.statut {
            Statut::Optimal => {}
            Statut::MeilleurTrouve if statut == "optimal" => statut = "meilleur_trouve",
            Statut::MeilleurTrouve => {}
            Statut::SansReponse => statut = "sans_reponse",
            Statut::Impossible(conflit) => return Ok(ecrire_conflit(conflit)),
        }
        ecrire_doctrine(&mut dit, &probleme, &faite);
        if doctrine == Doctrine::Large {
            let absents = probleme.dossiers.iter().filter(|d| !faite.plan.contains_key(&d.id));
            let pourquoi: Result<Vec<Value>, Invalide> = absents
                .map(|d| Ok(ecrire_pourquoi(&d.id, pourquoi_pas(&probleme, &faite.plan, Doctrine::Large, &d.id, LIMITE)?)))
                .collect();
            dit.insert("pourquoi_pas".to_owned(), json!(pourquoi?));
        }
    }
    dit.insert("statut".to_owned(), json!(statut));
    dit.insert("par_note".to_owned(), ecrire_par_note(&probleme)?);
    Ok(Value::Object(dit))
}

/// The one function that this crate answers.
#[must_use]
pub fn eprouve(fonction: &str) -> bool {
    fonction == "programmer"
}

/// Answers the function `programmer`; `None` for any other name. Shapes: § 13 of the domain document; more keys
/// than a vector expects may be given (`statut`, who would be driven out, who could add the supplement).
#[must_use]
pub fn eprouver(fonction: &str, entree: &Value) -> Option<Result<Value, EntreeInvalide>> {
    eprouve(fonction).then(|| repondre(entree))
}
