//! What a committee freezes: « lignes soumises ensemble à une instance » ; « après gel d'un lot, rien ne se modifie : une
//! correction est une nouvelle édition motivée » (Financements, § 2 and 3). A lot is one text, whose SHA-256 proves it.

mod refus;

use super::programmation::Alerte;
use super::programmation::scenario::PlanEcrit;
use super::{Euros, Financeur};
use crate::model::EtatLot;
use crate::regles::etats::{EtatAppel, EtatDossier};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

pub use refus::{Cas, Refus};

/// The shape of the text below; a later shape gets a later number, and this one is still read.
pub const SCHEMA: u32 = 2;

/// What becomes of a file: « `programme`, `liste_attente` ou `ecarte` ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Retenu,
    Attente,
    Ecarte,
}

/// A line of the matrix as the committee validated it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LigneDecidee {
    pub financeur: Financeur,
    pub demande: Option<Euros>,
    /// What its funder had proposed.
    pub propose: Option<Euros>,
    pub retenu: Euros,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierDecide {
    pub numero: String,
    pub dossier_id: String,
    pub porteur: String,
    pub intitule: String,
    pub quartiers: Vec<String>,
    pub sort: Sort,
    pub motif: String,
    /// In the order of the ranks of the funders; only for a retained file.
    pub lignes: Vec<LigneDecidee>,
    /// Who declared an interest and took no part (LEG-05), by function.
    pub deports: Vec<String>,
}

impl DossierDecide {
    #[must_use]
    pub fn total(&self) -> Euros {
        self.lignes.iter().map(|l| l.retenu).sum()
    }
}

/// A rule that the plan broke, and why it passed: « alerte (l'acte passe, motif demandé au gel) ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlerteVue {
    pub numero: Option<String>,
    pub regle: String,
    pub message: String,
    pub motif: String,
    /// Lifted by a waiver, and by whom.
    pub derogation: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnveloppeVue {
    pub financeur: Financeur,
    pub nom: String,
    pub disponible: Euros,
    /// What the plan takes of it.
    pub retenu: Euros,
    /// What it takes of reservations, beside what is available; texts of the first shape do not say it.
    #[serde(default)]
    pub sur_reservation: Euros,
}

/// Where the plan came from: « doctrine, paramètres, verrous, plan, preuve (statut, borne, durée), version du moteur ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origine {
    pub scenario_id: String,
    pub nom: String,
    pub doctrine: String,
    pub verrous: serde_json::Value,
    pub parametres: serde_json::Value,
    pub preuve: serde_json::Value,
    pub moteur: String,
}

/// The frozen text of a lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContenuLot {
    pub schema: u32,
    pub appel: String,
    pub exercice: i64,
    /// The version of the framing letter in force.
    pub lettre: Option<i64>,
    pub origine: Origine,
    pub enveloppes: Vec<EnveloppeVue>,
    pub dossiers: Vec<DossierDecide>,
    pub alertes: Vec<AlerteVue>,
    pub motif_alertes: String,
    pub motif_ecartes: String,
}

impl ContenuLot {
    /// The files that share this fate.
    pub fn de(&self, sort: Sort) -> impl Iterator<Item = &DossierDecide> {
        self.dossiers.iter().filter(move |d| d.sort == sort)
    }

    #[must_use]
    pub fn dossier(&self, numero: &str) -> Option<&DossierDecide> {
        self.dossiers.iter().find(|d| d.numero == numero)
    }

    /// What the committee validated for a line.
    #[must_use]
    pub fn retenu(&self, numero: &str, financeur: &Financeur) -> Option<Euros> {
        self.dossier(numero)?.lignes.iter().find(|l| l.financeur == *financeur).map(|l| l.retenu)
    }

    /// By funder, what this lot validates.
    #[must_use]
    pub fn totaux(&self) -> BTreeMap<Financeur, Euros> {
        let mut totaux = BTreeMap::new();
        for ligne in self.dossiers.iter().flat_map(|d| &d.lignes) {
            let somme: &mut Euros = totaux.entry(ligne.financeur.clone()).or_default();
            *somme = *somme + ligne.retenu;
        }
        totaux
    }
}

/// The SHA-256 of a frozen text, in hexadecimal: keys sorted, no blank, so that anyone computes it again.
#[must_use]
pub fn empreinte(contenu: &serde_json::Value) -> String {
    use std::fmt::Write as _;
    Sha256::digest(contenu.to_string().as_bytes()).iter().fold(String::with_capacity(64), |mut texte, octet| {
        let _ = write!(texte, "{octet:02x}");
        texte
    })
}

/// What people wrote beside the amounts of a scenario, in sitting or before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Annotations {
    /// « mettre de côté »: files on the waiting list, by public number.
    pub attente: BTreeSet<String>,
    /// Why a file is where it is, by public number.
    pub motifs: BTreeMap<String, String>,
    /// The lot that this scenario corrects, once frozen.
    pub corrige: Option<String>,
}

impl Annotations {
    #[must_use]
    pub fn motif(&self, numero: &str) -> &str {
        self.motifs.get(numero).map_or("", String::as_str)
    }
}

/// What becomes of a file of a plan.
#[must_use]
pub fn sort(plan: &PlanEcrit, annotations: &Annotations, numero: &str) -> Sort {
    let aide: Euros = plan.get(numero).into_iter().flat_map(BTreeMap::values).copied().sum();
    match (aide.est_positif(), annotations.attente.contains(numero)) {
        (true, _) => Sort::Retenu,
        (false, true) => Sort::Attente,
        (false, false) => Sort::Ecarte,
    }
}

/// The freeze, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieGel {
    pub seance: String,
    pub tenue_le: String,
    /// One reason for every alert whose file has none of its own.
    pub motif_alertes: String,
    /// The same for the files left out.
    pub motif_ecartes: String,
    /// Why this edition corrects another.
    pub motif: String,
}

/// What the freeze is asked about.
#[derive(Debug)]
pub struct Gel<'a> {
    pub etat: EtatAppel,
    pub correction: bool,
    pub dossiers: &'a [(String, Sort)],
    pub alertes: &'a [Alerte],
    /// Waivers in force: file and rule.
    pub derogations: &'a BTreeSet<(String, String)>,
    pub annotations: &'a Annotations,
    pub aujourdhui: Date,
}

/// The sitting of a freeze, once read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seance {
    pub nom: String,
    pub tenue_le: Date,
}

/// Signs of the name of a sitting, of a body, of the number of an act.
pub const TEXTE_MAX: usize = 200;

/// Whether a lot may be frozen at this stage of its call. After the committee, a waiting list may still be called upon, or an
/// edition corrected.
#[must_use]
pub const fn etape_du_gel(etat: EtatAppel) -> bool {
    matches!(etat, EtatAppel::Copil | EtatAppel::Votes | EtatAppel::Notification)
}

/// Whether a file still waits for a decision: its fate is not that of a frozen lot, or that lot is the one corrected.
#[must_use]
pub const fn a_decider(etat: EtatDossier) -> bool {
    use EtatDossier::{Complet, Ecarte, EnInstruction, ListeAttente, Programme};
    matches!(etat, Complet | EnInstruction | Programme | ListeAttente | Ecarte)
}

/// Checks a freeze.
///
/// # Errors
/// Every reason: the stage, the sitting, each alert without a reason, each blocking rule without a waiver, each file left out
/// without a word.
pub fn verifier_gel(saisie: &SaisieGel, gel: &Gel<'_>) -> Result<Seance, Vec<Refus>> {
    let mut refus = vec![];
    if !etape_du_gel(gel.etat) {
        refus.push(Refus::PasAuComite { etat: gel.etat });
    }
    if !gel.dossiers.iter().any(|(_, sort)| *sort == Sort::Retenu) {
        refus.push(Refus::RienDeRetenu);
    }
    let nom = saisie.seance.trim().to_owned();
    if nom.is_empty() {
        refus.push(Refus::SansSeance);
    }
    if nom.chars().count() > TEXTE_MAX {
        refus.push(Refus::TropLong { champ: "seance" });
    }
    let tenue_le = saisie.tenue_le.trim().parse::<Date>().ok();
    match tenue_le {
        None => refus.push(Refus::SansDate),
        Some(le) if le > gel.aujourdhui => refus.push(Refus::DateFuture { le }),
        Some(_) => {}
    }
    if gel.correction && saisie.motif.trim().is_empty() {
        refus.push(Refus::CorrectionSansMotif);
    }
    refus.extend(alertes_sans_reponse(saisie, gel));
    let muets: Vec<String> = gel
        .dossiers
        .iter()
        .filter(|(numero, sort)| *sort != Sort::Retenu && gel.annotations.motif(numero).trim().is_empty())
        .map(|(numero, _)| numero.clone())
        .collect();
    if !muets.is_empty() && saisie.motif_ecartes.trim().is_empty() {
        refus.push(Refus::SansMotif { numeros: muets });
    }
    match tenue_le {
        Some(tenue_le) if refus.is_empty() => Ok(Seance { nom, tenue_le }),
        _ => Err(refus),
    }
}

fn alertes_sans_reponse(saisie: &SaisieGel, gel: &Gel<'_>) -> Vec<Refus> {
    let mut refus = vec![];
    let mut sans_motif = vec![];
    for alerte in gel.alertes {
        let numero = alerte.numero.clone().unwrap_or_default();
        let levee = gel.derogations.contains(&(numero.clone(), alerte.code.clone()));
        if alerte.verdict.bloque() {
            if !levee {
                let message = alerte.verdict.message.clone().unwrap_or_default();
                refus.push(Refus::RegleBloquante { cas: Cas { numero, regle: alerte.code.clone() }, message });
            }
        } else if !levee && gel.annotations.motif(&numero).trim().is_empty() && saisie.motif_alertes.trim().is_empty() {
            sans_motif.push(Cas { numero, regle: alerte.code.clone() });
        }
    }
    if !sans_motif.is_empty() {
        refus.push(Refus::AlertesSansMotif { cas: sans_motif });
    }
    refus
}

/// Whether a lot still holds: neither prepared nor corrected since.
#[must_use]
pub fn en_vigueur(etat: EtatLot) -> bool {
    etat == EtatLot::Gele
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::{Catalogue, Situation};
    use jiff::civil::date;

    fn alerte(code: &str, json: &str) -> Alerte {
        let situation: Situation = serde_json::from_str(json).unwrap();
        let verdict = Catalogue::contrat_de_ville().juger(code, &situation).unwrap();
        Alerte { numero: Some("2026-0001".into()), code: code.into(), verdict }
    }

    fn saisie() -> SaisieGel {
        SaisieGel { seance: "Comité de pilotage".into(), tenue_le: "2026-03-27".into(), ..SaisieGel::default() }
    }

    fn codes(saisie: &SaisieGel, gel: &Gel<'_>) -> Vec<&'static str> {
        use kernel::Refusal;
        verifier_gel(saisie, gel).map_or_else(|refus| refus.iter().map(Refusal::code).collect(), |_| vec![])
    }

    #[test]
    fn on_gele_au_comite_une_seance_tenue_et_chaque_dossier_ecarte_a_son_motif() {
        let dossiers = [("2026-0001".to_owned(), Sort::Retenu), ("2026-0002".to_owned(), Sort::Ecarte)];
        let (derogations, vierges) = (BTreeSet::new(), Annotations::default());
        let gel = |etat| Gel {
            etat,
            correction: false,
            dossiers: &dossiers,
            alertes: &[],
            derogations: &derogations,
            annotations: &vierges,
            aujourdhui: date(2026, 3, 27),
        };
        let motive = SaisieGel { motif_ecartes: "Note sous le seuil".into(), ..saisie() };
        let tenue = Seance { nom: "Comité de pilotage".into(), tenue_le: date(2026, 3, 27) };
        assert_eq!(verifier_gel(&motive, &gel(EtatAppel::Copil)), Ok(tenue));
        assert_eq!(codes(&saisie(), &gel(EtatAppel::Copil)), ["lot-sans-motif"]);
        assert_eq!(codes(&motive, &gel(EtatAppel::Programmation)), ["lot-pas-au-comite"]);
        let demain = SaisieGel { tenue_le: "2026-03-28".into(), ..motive.clone() };
        assert_eq!(codes(&demain, &gel(EtatAppel::Copil)), ["lot-date-future"]);
        let correction = Gel { correction: true, ..gel(EtatAppel::Votes) };
        assert_eq!(codes(&motive, &correction), ["lot-correction-sans-motif"]);
        let rien = Gel { dossiers: &dossiers[1..], ..gel(EtatAppel::Copil) };
        assert_eq!(codes(&motive, &rien), ["lot-vide"]);
    }

    #[test]
    fn une_alerte_passe_avec_un_motif_un_blocage_avec_une_derogation() {
        // « AAP-06 ~ à la proposition, ! au vote ».
        let douce = alerte("AAP-06", r#"{"etape":"propose","plan":{"ETAT":[4000,400]}}"#);
        let dure = alerte("AAP-06", r#"{"etape":"vote","plan":{"ETAT":[4000,400,400]}}"#);
        assert!(!douce.verdict.bloque() && dure.verdict.bloque());
        let dossiers = [("2026-0001".to_owned(), Sort::Retenu)];
        let (mut derogations, mut annotations) = (BTreeSet::new(), Annotations::default());
        let essai = |alertes: &[Alerte], derogations: &BTreeSet<_>, annotations: &Annotations, saisie: &SaisieGel| {
            let etat = EtatAppel::Copil;
            let aujourdhui = date(2026, 3, 27);
            codes(saisie, &Gel { etat, correction: false, dossiers: &dossiers, alertes, derogations, annotations, aujourdhui })
        };
        let douces = [douce];
        assert_eq!(essai(&douces, &derogations, &annotations, &saisie()), ["lot-alerte-sans-motif"]);
        let commun = SaisieGel { motif_alertes: "Solde d’une action".into(), ..saisie() };
        assert!(essai(&douces, &derogations, &annotations, &commun).is_empty());
        annotations.motifs.insert("2026-0001".into(), "Solde d’une action".into());
        assert!(essai(&douces, &derogations, &annotations, &saisie()).is_empty());
        let dures = [dure];
        assert_eq!(essai(&dures, &derogations, &annotations, &commun), ["lot-regle-bloquante"]);
        derogations.insert(("2026-0001".to_owned(), "AAP-06".to_owned()));
        assert!(essai(&dures, &derogations, &annotations, &saisie()).is_empty());
    }

    #[test]
    fn l_empreinte_ne_depend_pas_de_l_ordre_des_cles() {
        let a: serde_json::Value = serde_json::from_str(r#"{"b":1,"a":[{"z":2,"y":"é"}]}"#).unwrap();
        let b: serde_json::Value = serde_json::from_str(r#"{ "a": [ {"y":"é", "z":2} ], "b": 1 }"#).unwrap();
        assert_eq!(a.to_string(), r#"{"a":[{"y":"é","z":2}],"b":1}"#);
        assert_eq!(empreinte(&a), empreinte(&b));
        assert_eq!(empreinte(&a).len(), 64);
    }
}
