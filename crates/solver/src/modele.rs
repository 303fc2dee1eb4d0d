//! What is asked, and what is answered: whole euros, notes in thousandths of a point, shares in basis points.

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Amounts by dossier, then by financeur, in whole euros. Lines of 0 € are absent, dossiers not retained too.
pub type Plan = BTreeMap<String, BTreeMap<String, i64>>;

/// The largest amount accepted, in euros: beyond, floats of the engine would no longer hold the euro.
pub const MONTANT_MAX: i64 = 1_000_000_000;

/// (3) is written for every set of principal financeurs of a dossier: there are three of them.
const PRINCIPAUX_MAX: i64 = 10;

/// One request of the year. The order of the list is the order of the numbers: it settles equal notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    pub id: String,
    /// Note with its bonus, in thousandths of a point, never negative.
    pub note: i64,
    /// Requested per financeur, whole euros.
    pub demande: BTreeMap<String, i64>,
    /// Share of each QPV, basis points, 10 000 at most in all.
    pub qpv: BTreeMap<String, i64>,
    pub defi: Option<String>,
    pub axes: BTreeSet<String>,
    /// Carried by a convention pluriannuelle d’objectifs.
    pub cpo: bool,
    /// Base of reading A (`cpo_base`), whole euros; absent: the whole request.
    pub base_cpo: Option<i64>,
    /// « L’action tient dans une année civile » : else the line of the CAF is removed (CAF-02, CAF-03).
    pub annee_civile: bool,
    /// Its own μ, basis points; absent: that of the appel.
    pub part_min_pb: Option<i64>,
    /// First request of this porteur: counted by the comparison, unknown to the calculation.
    pub primo_porteur: bool,
    /// AAP-07 as « une priorité à points égaux ».
    pub priorite: bool,
}

impl Dossier {
    /// A dossier with its note (whole points) and requests, everything else by default.
    #[must_use]
    pub fn nouveau(id: &str, note: i64, demande: &[(&str, i64)]) -> Self {
        Self {
            id: id.to_owned(),
            note: note * 1000,
            demande: demande.iter().map(|&(f, m)| (f.to_owned(), m)).collect(),
            qpv: BTreeMap::new(),
            defi: None,
            axes: BTreeSet::new(),
            cpo: false,
            base_cpo: None,
            annee_civile: true,
            part_min_pb: None,
            primo_porteur: false,
            priorite: false,
        }
    }
}

/// Whose lines the floor of AAP-06 concerns (⚙ `plancher_perimetre`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Perimetre {
    Tous,
    PrincipauxEtDepartement,
}

/// In what reading B counts (⚙ `cpo_b_unite`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UniteCpo {
    Euros,
    Conventions,
}

/// What a minimum of the programme is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cible {
    Qpv(String),
    Defi(String),
}

/// (8) « Σ w·a ≥ α Σ a » : at least `part_pb` basis points of the programme for the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minimum {
    pub cible: Cible,
    pub part_pb: i64,
}

/// The ⚙ of § 6 which the calculation reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parametres {
    pub principaux: BTreeSet<String>,
    /// AAP-05, at least 1.
    pub min_principaux: usize,
    /// AAP-06, whole euros.
    pub plancher: i64,
    /// DEP-01: what the Département asks beside AAP-06, whole euros; zero: nothing more.
    pub plancher_departement: i64,
    pub perimetre: Perimetre,
    pub caf: String,
    pub departement: String,
    /// μ, basis points of the admissible request.
    pub part_min_pb: i64,
    pub minima: Vec<Minimum>,
    /// Reading A imposed: in each CPO the principal financeurs bring half of the base.
    pub lecture_a: bool,
    /// Reading B imposed: half of the programme goes through CPO.
    pub lecture_b: Option<UniteCpo>,
    /// How far the second stage of `equite` may go under the best, basis points.
    pub tolerance_equite_pb: i64,
}

impl Default for Parametres {
    fn default() -> Self {
        Self {
            principaux: ["AGGLO", "ETAT", "VILLE"].map(str::to_owned).into(),
            min_principaux: 2,
            plancher: 500,
            plancher_departement: 0,
            perimetre: Perimetre::Tous,
            caf: "CAF".to_owned(),
            departement: "DEPT".to_owned(),
            part_min_pb: 6000,
            minima: vec![],
            lecture_a: false,
            lecture_b: None,
            tolerance_equite_pb: 500,
        }
    }
}

impl Parametres {
    /// « plancher m_f » of § 7 (2): AAP-06 within its perimeter, and DEP-01 for the Département.
    #[must_use]
    pub fn plancher_de(&self, financeur: &str) -> i64 {
        let departement = self.departement == financeur;
        let vise = departement || self.perimetre == Perimetre::Tous || self.principaux.contains(financeur);
        let commun = if vise { self.plancher } else { 0 };
        if departement { commun.max(self.plancher_departement) } else { commun }
    }
}

/// (9) A human choice that the calculation respects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verrou {
    Retenu { dossier: String },
    Ecarte { dossier: String },
    Montant { dossier: String, financeur: String, montant: i64 },
    Plafond { dossier: String, financeur: String, montant: i64 },
    FinanceurExclu { dossier: String, financeur: String },
}

impl Verrou {
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
}

/// A whole question. `dossiers` are those « recevables hors réservations », `enveloppes` what is available.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Probleme {
    pub dossiers: Vec<Dossier>,
    /// Available per financeur, whole euros. « Enveloppe nulle : lignes ôtées » ; absent counts as null.
    pub enveloppes: BTreeMap<String, i64>,
    pub parametres: Parametres,
    pub verrous: Vec<Verrou>,
    /// Inhabitants of each QPV that `equite` compares.
    pub population: BTreeMap<String, i64>,
    /// What the letter of the call adds to the rules of the contract.
    pub locales: Vec<crate::RegleLocale>,
}

/// Why a question cannot be asked.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Invalide {
    #[error("the dossier {id:?} is given twice")]
    DossierEnDouble { id: String },
    #[error("{quoi}: {valeur} is out of 0..={max}")]
    HorsBornes { quoi: String, valeur: i64, max: i64 },
    #[error("a lock names the dossier {id:?}, which is not there")]
    VerrouSansDossier { id: String },
    #[error("`equite` compares euros per inhabitant: give at least one QPV with inhabitants")]
    SansPopulation,
    #[error("the CAF cannot be a principal financeur: alone, it would satisfy AAP-05 and break CAF-01")]
    CafPrincipale,
    #[error("the dossier {id:?} is not there")]
    DossierInconnu { id: String },
}

pub(crate) fn borne(quoi: &str, valeur: i64, max: i64) -> Result<(), Invalide> {
    if (0..=max).contains(&valeur) {
        return Ok(());
    }
    Err(Invalide::HorsBornes { quoi: quoi.to_owned(), valeur, max })
}

impl Probleme {
    /// Refuses what no calculation could answer.
    ///
    /// # Errors
    /// The first place that is wrong: an amount out of bounds, a dossier twice, a lock on nobody.
    pub fn verifier(&self) -> Result<(), Invalide> {
        let mut vus = BTreeSet::new();
        for dossier in &self.dossiers {
            let id = &dossier.id;
            if !vus.insert(id.as_str()) {
                return Err(Invalide::DossierEnDouble { id: id.clone() });
            }
            borne(&format!("note of {id}"), dossier.note, 1_000_000_000)?;
            for (financeur, &montant) in &dossier.demande {
                borne(&format!("request of {id} to {financeur}"), montant, MONTANT_MAX)?;
            }
            borne(&format!("base of {id}"), dossier.base_cpo.unwrap_or(0), MONTANT_MAX)?;
            borne(&format!("smallest share of {id}"), dossier.part_min_pb.unwrap_or(0), 10_000)?;
            for (q, &part) in &dossier.qpv {
                borne(&format!("share of {q} in {id}"), part, 10_000)?;
            }
            borne(&format!("shares of QPV in {id}"), dossier.qpv.values().sum(), 10_000)?;
        }
        for (financeur, &montant) in &self.enveloppes {
            borne(&format!("envelope of {financeur}"), montant, MONTANT_MAX)?;
        }
        for (q, &habitants) in &self.population {
            borne(&format!("inhabitants of {q}"), habitants, 100_000_000)?;
        }
        let p = &self.parametres;
        borne("floor", p.plancher, MONTANT_MAX)?;
        borne("floor of the Département", p.plancher_departement, MONTANT_MAX)?;
        borne("smallest share", p.part_min_pb, 10_000)?;
        borne("tolerance of equity", p.tolerance_equite_pb, 10_000)?;
        if p.min_principaux == 0 {
            return Err(Invalide::HorsBornes { quoi: "principal financeurs, at least 1".to_owned(), valeur: 0, max: 100 });
        }
        if p.principaux.contains(&p.caf) {
            return Err(Invalide::CafPrincipale);
        }
        borne("number of principal financeurs", i64::try_from(p.principaux.len()).unwrap_or(i64::MAX), PRINCIPAUX_MAX)?;
        for minimum in &p.minima {
            borne("minimum of the programme", minimum.part_pb, 10_000)?;
        }
        for verrou in &self.verrous {
            if !vus.contains(verrou.dossier()) {
                return Err(Invalide::VerrouSansDossier { id: verrou.dossier().to_owned() });
            }
            if let Verrou::Montant { montant, .. } | Verrou::Plafond { montant, .. } = verrou {
                borne("amount of a lock", *montant, MONTANT_MAX)?;
            }
        }
        self.locales.iter().try_for_each(|r| r.verifier(&vus))
    }
}

/// A named political aim, given to the calculation (§ 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doctrine {
    /// Points of the retained dossiers, then euros: many actions, smaller aids.
    Large,
    /// Points × euros: fewer actions, better served.
    Concentree,
    /// Euros per inhabitant of the QPV least served, then points.
    Equite,
    /// Euros through CPO, then points.
    Cpo,
}

impl Doctrine {
    pub const TOUTES: [Self; 4] = [Self::Large, Self::Concentree, Self::Equite, Self::Cpo];

    #[must_use]
    pub fn nom(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Concentree => "concentree",
            Self::Equite => "equite",
            Self::Cpo => "cpo",
        }
    }
}

/// What a stage counts, and in what unit its value is an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mesure {
    /// Thousandths of a point.
    Points,
    Euros,
    /// Thousandths of a point × euros.
    PointsEuros,
    /// Hundredths of a euro per inhabitant, whole part.
    CentimesParHabitant,
    /// Euros of the dossiers under CPO.
    EurosCpo,
}

/// What one stage reached, and what nothing can exceed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Etage {
    pub mesure: Mesure,
    pub valeur: i64,
    /// Never under `valeur`; equal to it when the stage is proved.
    pub borne: i64,
    pub prouve: bool,
}

impl Etage {
    /// « écart {e} % » : how far the bound is above the value, in basis points of the bound, rounded up.
    #[must_use]
    pub fn ecart_pb(&self) -> i64 {
        if self.borne <= 0 {
            return 0;
        }
        let ecart = i128::from(self.borne - self.valeur) * 10_000;
        i64::try_from((ecart + i128::from(self.borne) - 1) / i128::from(self.borne)).unwrap_or(10_000)
    }
}

/// « “Optimal” n’apparaît qu’avec sa preuve. »
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statut {
    /// Every stage is proved, to the whole euro.
    Optimal,
    /// Time ran out: each stage says its bound.
    MeilleurTrouve,
    /// Locks, minima or readings contradict each other or the rules.
    Impossible(crate::Conflit),
    /// Nothing better in the time given than the plan « construit dans l’ordre des notes, sans preuve ».
    SansReponse,
}

/// An answer: the plan was checked again in whole euros before being given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programmation {
    pub doctrine: Doctrine,
    pub statut: Statut,
    pub plan: Plan,
    /// The stages of the doctrine in order; the second is missing when only the first was reached.
    pub etages: Vec<Etage>,
    pub duree: Duration,
}
