//! The JSON of a vector, read into a question.

use super::EntreeInvalide;
use crate::modele::{Cible, Dossier, Minimum, Parametres, Perimetre, Probleme, UniteCpo, Verrou};
use serde::Deserialize;
use serde_json::{Number, Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Entree {
    #[serde(default)]
    enveloppes: BTreeMap<String, i64>,
    #[serde(default)]
    dossiers: Vec<DossierLu>,
    #[serde(default)]
    verrous: Vec<VerrouLu>,
    #[serde(default)]
    population_qpv: BTreeMap<String, i64>,
    #[serde(default)]
    p: ParametresLus,
}

/// `"Q1"`, or shares: fractions of 1 when they add up to 1 at most, percentages otherwise.
#[derive(Deserialize)]
#[serde(untagged)]
enum QpvLu {
    Un(String),
    Parts(BTreeMap<String, Number>),
}

#[derive(Deserialize)]
struct DossierLu {
    id: String,
    note: Number,
    #[serde(default)]
    demande: BTreeMap<String, Option<i64>>,
    qpv: Option<QpvLu>,
    defi: Option<String>,
    #[serde(default)]
    axes: BTreeSet<String>,
    #[serde(default)]
    cpo: bool,
    #[serde(alias = "base_cpo")]
    cpo_base: Option<i64>,
    annee_civile: Option<bool>,
    #[serde(alias = "mu")]
    part_min_demande_pct: Option<Number>,
    #[serde(default)]
    primo_porteur: bool,
    #[serde(default)]
    priorite: bool,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum VerrouLu {
    Retenu { dossier: String },
    Ecarte { dossier: String },
    Montant { dossier: String, financeur: String, montant: i64 },
    Plafond { dossier: String, financeur: String, montant: i64 },
    FinanceurExclu { dossier: String, financeur: String },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum PerimetreLu {
    Tous,
    PrincipauxEtDepartement,
}

#[derive(Deserialize)]
enum LectureLue {
    A,
    B,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum UniteLue {
    Euros,
    Conventions,
}

#[derive(Deserialize)]
struct MinimumLu {
    qpv: Option<String>,
    defi: Option<String>,
    part_pct: Number,
}

#[derive(Deserialize, Default)]
struct ParametresLus {
    principaux: Option<BTreeSet<String>>,
    min_principaux: Option<usize>,
    plancher: Option<i64>,
    plancher_departement: Option<i64>,
    plancher_perimetre: Option<PerimetreLu>,
    part_min_demande_pct: Option<Number>,
    tolerance_equite_pct: Option<Number>,
    /// The reading imposed, if any.
    cpo_lecture: Option<LectureLue>,
    cpo_b_unite: Option<UniteLue>,
    #[serde(default)]
    minima: Vec<MinimumLu>,
}

/// `nombre` times 10^`decimales`, when that is whole.
fn fixe(champ: &str, nombre: &Number, decimales: u32) -> Result<i64, EntreeInvalide> {
    let refus = || EntreeInvalide::Nombre { champ: champ.to_owned(), valeur: nombre.to_string(), decimales };
    let echelle = 10_i64.pow(decimales);
    if let Some(entier) = nombre.as_i64() {
        return entier.checked_mul(echelle).ok_or_else(refus);
    }
    let mis = nombre.as_f64().ok_or_else(refus)? * crate::formulation::reel(echelle);
    let rond = mis.round();
    if (mis - rond).abs() > 1e-6 || rond.abs() > 1e15 {
        return Err(refus());
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    Ok(rond as i64)
}

fn parts_de_qpv(id: &str, lu: Option<QpvLu>) -> Result<BTreeMap<String, i64>, EntreeInvalide> {
    let parts = match lu {
        None => return Ok(BTreeMap::from([("Q1".to_owned(), 10_000)])),
        Some(QpvLu::Un(q)) => return Ok(BTreeMap::from([(q, 10_000)])),
        Some(QpvLu::Parts(parts)) => parts,
    };
    let champ = format!("qpv of {id}");
    let total: f64 = parts.values().filter_map(Number::as_f64).sum();
    let decimales = if total <= 1.0 { 4 } else { 2 };
    parts.into_iter().map(|(q, part)| Ok((q, fixe(&champ, &part, decimales)?))).collect()
}

fn dossier(lu: DossierLu) -> Result<Dossier, EntreeInvalide> {
    let part = lu.part_min_demande_pct.map(|n| fixe("part_min_demande_pct", &n, 2)).transpose()?;
    Ok(Dossier {
        note: fixe("note", &lu.note, 3)?,
        demande: lu.demande.into_iter().filter_map(|(f, m)| Some((f, m?))).collect(),
        qpv: parts_de_qpv(&lu.id, lu.qpv)?,
        id: lu.id,
        defi: lu.defi,
        axes: lu.axes,
        cpo: lu.cpo,
        base_cpo: lu.cpo_base,
        annee_civile: lu.annee_civile.unwrap_or(true),
        part_min_pb: part,
        primo_porteur: lu.primo_porteur,
        priorite: lu.priorite,
    })
}

fn parametres(lus: ParametresLus) -> Result<Parametres, EntreeInvalide> {
    let defaut = Parametres::default();
    let pct = |champ: &str, n: Option<Number>, sinon: i64| n.map_or(Ok(sinon), |n| fixe(champ, &n, 2));
    let mut minima = vec![];
    for lu in lus.minima {
        let part_pb = fixe("part_pct", &lu.part_pct, 2)?;
        let cibles = lu.qpv.map(Cible::Qpv).into_iter().chain(lu.defi.map(Cible::Defi));
        minima.extend(cibles.map(|cible| Minimum { cible, part_pb }));
    }
    let unite = match lus.cpo_b_unite {
        Some(UniteLue::Conventions) => UniteCpo::Conventions,
        Some(UniteLue::Euros) | None => UniteCpo::Euros,
    };
    Ok(Parametres {
        principaux: lus.principaux.unwrap_or(defaut.principaux),
        min_principaux: lus.min_principaux.unwrap_or(defaut.min_principaux),
        plancher: lus.plancher.unwrap_or(defaut.plancher),
        plancher_departement: lus.plancher_departement.unwrap_or(defaut.plancher_departement),
        perimetre: match lus.plancher_perimetre {
            Some(PerimetreLu::PrincipauxEtDepartement) => Perimetre::PrincipauxEtDepartement,
            Some(PerimetreLu::Tous) | None => Perimetre::Tous,
        },
        part_min_pb: pct("part_min_demande_pct", lus.part_min_demande_pct, defaut.part_min_pb)?,
        tolerance_equite_pb: pct("tolerance_equite_pct", lus.tolerance_equite_pct, defaut.tolerance_equite_pb)?,
        lecture_a: matches!(lus.cpo_lecture, Some(LectureLue::A)),
        lecture_b: matches!(lus.cpo_lecture, Some(LectureLue::B)).then_some(unite),
        minima,
        ..Parametres::default()
    })
}

fn verrou(lu: VerrouLu) -> Verrou {
    match lu {
        VerrouLu::Retenu { dossier } => Verrou::Retenu { dossier },
        VerrouLu::Ecarte { dossier } => Verrou::Ecarte { dossier },
        VerrouLu::Montant { dossier, financeur, montant } => Verrou::Montant { dossier, financeur, montant },
        VerrouLu::Plafond { dossier, financeur, montant } => Verrou::Plafond { dossier, financeur, montant },
        VerrouLu::FinanceurExclu { dossier, financeur } => Verrou::FinanceurExclu { dossier, financeur },
    }
}

/// A lock in the shape it is read.
pub(super) fn ecrire_verrou(verrou: &Verrou) -> Value {
    match verrou {
        Verrou::Retenu { dossier } => json!({ "type": "retenu", "dossier": dossier }),
        Verrou::Ecarte { dossier } => json!({ "type": "ecarte", "dossier": dossier }),
        Verrou::Montant { dossier, financeur, montant } => {
            json!({ "type": "montant", "dossier": dossier, "financeur": financeur, "montant": montant })
        }
        Verrou::Plafond { dossier, financeur, montant } => {
            json!({ "type": "plafond", "dossier": dossier, "financeur": financeur, "montant": montant })
        }
        Verrou::FinanceurExclu { dossier, financeur } => {
            json!({ "type": "financeur_exclu", "dossier": dossier, "financeur": financeur })
        }
    }
}

pub(super) fn lire(entree: &Value) -> Result<Probleme, EntreeInvalide> {
    let lue = Entree::deserialize(entree)?;
    let probleme = Probleme {
        locales: vec![],
        dossiers: lue.dossiers.into_iter().map(dossier).collect::<Result<_, _>>()?,
        enveloppes: lue.enveloppes,
        parametres: parametres(lue.p)?,
        verrous: lue.verrous.into_iter().map(verrou).collect(),
        population: lue.population_qpv,
    };
    probleme.verifier()?;
    Ok(probleme)
}
