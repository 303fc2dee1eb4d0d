//! How a scenario is written: locks, choices, plan, proof. « doctrine, paramètres, verrous, plan, preuve (statut, borne, durée),
//! version du moteur » (Financements, § 3).

use super::Choix;
use crate::regles::lot::Annotations;
use crate::regles::parametres::LectureCpo;
use crate::regles::{Euros, Financeur, Parametres};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// « version du moteur »: what answered, so that a plan can be computed again.
pub const MOTEUR: &str = concat!("pacte-solver ", env!("CARGO_PKG_VERSION"));

/// By public number of file, then funder.
pub type PlanEcrit = BTreeMap<String, BTreeMap<Financeur, Euros>>;

/// A lock, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum VerrouEcrit {
    Retenu { dossier: String },
    Ecarte { dossier: String },
    Montant { dossier: String, financeur: Financeur, euros: i64 },
    Plafond { dossier: String, financeur: Financeur, euros: i64 },
    FinanceurExclu { dossier: String, financeur: Financeur },
}

impl VerrouEcrit {
    #[must_use]
    pub fn dossier(&self) -> &str {
        match self {
            Self::Retenu { dossier }
            | Self::Ecarte { dossier }
            | Self::Montant { dossier, .. }
            | Self::Plafond { dossier, .. }
            | Self::FinanceurExclu { dossier, .. } => dossier,
        }
    }

    #[must_use]
    pub fn lu(&self) -> solver::Verrou {
        match self.clone() {
            Self::Retenu { dossier } => solver::Verrou::Retenu { dossier },
            Self::Ecarte { dossier } => solver::Verrou::Ecarte { dossier },
            Self::Montant { dossier, financeur, euros } => {
                solver::Verrou::Montant { dossier, financeur: financeur.code().to_owned(), montant: euros }
            }
            Self::Plafond { dossier, financeur, euros } => {
                solver::Verrou::Plafond { dossier, financeur: financeur.code().to_owned(), montant: euros }
            }
            Self::FinanceurExclu { dossier, financeur } => {
                solver::Verrou::FinanceurExclu { dossier, financeur: financeur.code().to_owned() }
            }
        }
    }
}

impl VerrouEcrit {
    /// Whether an amount of this file may be typed beside the lock.
    #[must_use]
    pub fn permet(&self, numero: &str, qui: &Financeur, montant: Euros) -> bool {
        if self.dossier() != numero {
            return true;
        }
        match self {
            Self::Retenu { .. } => true,
            Self::Ecarte { .. } => !montant.est_positif(),
            Self::Montant { financeur, euros, .. } => financeur != qui || montant == Euros::entiers(*euros),
            Self::Plafond { financeur, euros, .. } => financeur != qui || montant <= Euros::entiers(*euros),
            Self::FinanceurExclu { financeur, .. } => financeur != qui || !montant.est_positif(),
        }
    }
}

/// A minimum of the programme for a district, « idem par défi », as stored: one of the two is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinimumEcrit {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub qpv: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub defi: String,
    pub part_pb: i64,
}

/// « μ par dossier » (§ 6), as stored: a human choice, and why it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartMinEcrite {
    /// Whole per cent of what the file may be given.
    pub pct: i64,
    pub motif: String,
}

/// The choices of a scenario beside its locks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParametresEcrits {
    pub lecture_a: bool,
    pub lecture_b: bool,
    pub minima: Vec<MinimumEcrit>,
    /// By public number of file.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts_min: BTreeMap<String, PartMinEcrite>,
    /// Files whose amounts were typed since the last calculation and that no lock holds: a new one takes them back.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub a_la_main: BTreeSet<String>,
    /// Reasons and files set aside: what a sitting writes beside the amounts.
    pub annotations: Annotations,
}

impl ParametresEcrits {
    /// What a scenario begins with: the reading of « CPO 50 % » that the letter retains (⚙ `cpo_lecture`); both shown, none is
    /// imposed.
    #[must_use]
    pub fn au_depart(p: &Parametres) -> Self {
        Self { lecture_a: p.cpo_lecture == LectureCpo::A, lecture_b: p.cpo_lecture == LectureCpo::B, ..Self::default() }
    }
}

/// What people chose, as the calculation reads it.
#[must_use]
pub fn choix(verrous: &[VerrouEcrit], parametres: &ParametresEcrits) -> Choix {
    let cible = |m: &MinimumEcrit| {
        if m.defi.is_empty() { solver::Cible::Qpv(m.qpv.clone()) } else { solver::Cible::Defi(m.defi.clone()) }
    };
    let minimum = |m: &MinimumEcrit| solver::Minimum { cible: cible(m), part_pb: m.part_pb };
    Choix {
        verrous: verrous.iter().map(VerrouEcrit::lu).collect(),
        minima: parametres.minima.iter().map(minimum).collect(),
        lecture_a: parametres.lecture_a,
        lecture_b: parametres.lecture_b,
        parts_min_pct: parametres.parts_min.iter().map(|(numero, part)| (numero.clone(), part.pct)).collect(),
        ..Choix::default()
    }
}

/// « `optimal` ; `meilleur_trouve` ; `impossible` ; `sans_reponse` »; `a_la_main` once an amount was typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatutEcrit {
    /// Nothing was computed yet.
    #[default]
    Vide,
    Optimal,
    MeilleurTrouve,
    Impossible,
    SansReponse,
    ALaMain,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EtageEcrit {
    /// `points`, `euros`, `points_euros`, `centimes_par_habitant`, `euros_cpo`.
    pub mesure: String,
    pub valeur: i64,
    pub borne: i64,
    pub prouve: bool,
    /// Basis points of the bound.
    pub ecart_pb: i64,
}

/// « Argent orphelin », whole euros.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrphelinEcrit {
    pub mobilisable: i64,
    pub utilisable: i64,
    pub orphelin: i64,
    pub excedent: i64,
    pub prouve: bool,
    /// By funder, what is left and what is asked and not served: `mobilisable` adds up the smaller of each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub par_financeur: BTreeMap<Financeur, (i64, i64)>,
    /// « Le plus petit geste qui libère (financeur, montant, dossier). »
    pub geste: Option<GesteEcrit>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GesteEcrit {
    pub dossier: String,
    pub euros: i64,
    pub repartition: BTreeMap<Financeur, i64>,
}

/// What the calculation answered beside the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preuve {
    pub statut: StatutEcrit,
    pub etages: Vec<EtageEcrit>,
    pub duree_ms: i64,
    /// « jusqu'au conflit minimal », in one French sentence.
    pub conflit: Option<String>,
    pub orphelin: Option<OrphelinEcrit>,
}

/// Euros of the solver as centimes.
#[must_use]
pub fn ecrit(plan: &solver::Plan) -> PlanEcrit {
    let lignes = |l: &BTreeMap<String, i64>| l.iter().map(|(f, m)| (Financeur::nomme(f), Euros::entiers(*m))).collect();
    plan.iter().map(|(numero, l)| (numero.clone(), lignes(l))).collect()
}

/// Centimes as euros of the solver; lines at zero are absent.
#[must_use]
pub fn lu(plan: &PlanEcrit) -> solver::Plan {
    let lignes = |l: &BTreeMap<Financeur, Euros>| -> BTreeMap<String, i64> {
        l.iter().map(|(f, m)| (f.code().to_owned(), m.centimes() / 100)).filter(|(_, m)| *m > 0).collect()
    };
    plan.iter().map(|(numero, l)| (numero.clone(), lignes(l))).filter(|(_, l)| !l.is_empty()).collect()
}

/// The name of a measure, as stored.
#[must_use]
pub const fn nom_de_mesure(mesure: solver::Mesure) -> &'static str {
    match mesure {
        solver::Mesure::Points => "points",
        solver::Mesure::Euros => "euros",
        solver::Mesure::PointsEuros => "points_euros",
        solver::Mesure::CentimesParHabitant => "centimes_par_habitant",
        solver::Mesure::EurosCpo => "euros_cpo",
    }
}

impl Preuve {
    /// The answer of a calculation; `nom` names a funder by its code.
    #[must_use]
    pub fn de(p: &solver::Programmation, orphelin: Option<OrphelinEcrit>, nom: &dyn Fn(&str) -> String) -> Self {
        let (statut, conflit) = match &p.statut {
            solver::Statut::Optimal => (StatutEcrit::Optimal, None),
            solver::Statut::MeilleurTrouve => (StatutEcrit::MeilleurTrouve, None),
            solver::Statut::Impossible(conflit) => (StatutEcrit::Impossible, Some(conflit.phrase(nom))),
            solver::Statut::SansReponse => (StatutEcrit::SansReponse, None),
        };
        let etage = |e: &solver::Etage| EtageEcrit {
            mesure: nom_de_mesure(e.mesure).to_owned(),
            valeur: e.valeur,
            borne: e.borne,
            prouve: e.prouve,
            ecart_pb: e.ecart_pb(),
        };
        let duree_ms = i64::try_from(p.duree.as_millis()).unwrap_or(i64::MAX);
        Self { statut, etages: p.etages.iter().map(etage).collect(), duree_ms, conflit, orphelin }
    }
}

impl OrphelinEcrit {
    #[must_use]
    pub fn de(o: &solver::ArgentOrphelin) -> Self {
        let geste = o.geste.as_ref().map(|g| GesteEcrit {
            dossier: g.dossier.clone(),
            euros: g.supplement.euros,
            repartition: g.supplement.repartition.iter().map(|(f, m)| (Financeur::nomme(f), *m)).collect(),
        });
        Self {
            mobilisable: o.mobilisable,
            utilisable: o.utilisable,
            orphelin: o.orphelin,
            excedent: o.excedent,
            prouve: o.prouve,
            par_financeur: o
                .reste
                .iter()
                .map(|(f, reste)| (Financeur::nomme(f), (*reste, o.non_servi.get(f).copied().unwrap_or(0))))
                .collect(),
            geste,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_plan_ecrit_se_relit_le_meme_et_ses_zeros_disparaissent() {
        let plan = solver::Plan::from([("2026-0001".to_owned(), [("ETAT".to_owned(), 6_000), ("AGGLO".to_owned(), 500)].into())]);
        assert_eq!(lu(&ecrit(&plan)), plan);
        let zero = PlanEcrit::from([("2026-0002".to_owned(), [(Financeur::nomme("ETAT"), Euros::ZERO)].into())]);
        assert!(lu(&zero).is_empty());
    }

    #[test]
    fn un_verrou_s_ecrit_par_son_type() {
        let verrou = VerrouEcrit::Montant { dossier: "2026-0001".into(), financeur: Financeur::nomme("VILLE"), euros: 2_000 };
        let texte = serde_json::to_string(&verrou).unwrap();
        assert_eq!(texte, r#"{"type":"montant","dossier":"2026-0001","financeur":"VILLE","euros":2000}"#);
        assert_eq!(serde_json::from_str::<VerrouEcrit>(&texte).unwrap(), verrou);
    }
}
