//! A relation as typed, and what it becomes. Pure: nothing is read or written.

use crate::m;
use crate::model::{EffetRelation, Indicateur, IndicateurId, Operateur, Relation, SiAbsent};
use crate::regles::formule::{Formule, RefusFormule, comparables, lire_cote};
use kernel::{Lang, Refusal};

/// A relation as typed: nothing is parsed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieRelation {
    pub libelle: String,
    pub gauche: String,
    pub operateur: String,
    pub droite: String,
    pub si_absent: String,
    pub effet: String,
}

/// What is refused of a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusRelation {
    LibelleVide,
    ChoixInconnu {
        champ: &'static str,
        saisi: String,
    },
    /// One side does not read, or both cannot be compared.
    Cote {
        champ: &'static str,
        refus: RefusFormule,
    },
    MotifTropCourt,
}

/// Reads what was typed; `indicateurs`: those of the contract.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_relation(avant: &Relation, s: &SaisieRelation, indicateurs: &[Indicateur]) -> Result<Relation, Vec<RefusRelation>> {
    let mut refus = vec![];
    let mut r = avant.clone();
    s.libelle.trim().clone_into(&mut r.libelle);
    if r.libelle.is_empty() {
        refus.push(RefusRelation::LibelleVide);
    }
    let inconnu = |champ: &'static str, saisi: &str| RefusRelation::ChoixInconnu { champ, saisi: saisi.to_owned() };
    match Operateur::from_code(&s.operateur) {
        Some(operateur) => r.operateur = operateur,
        None => refus.push(inconnu("operateur", &s.operateur)),
    }
    match SiAbsent::from_code(&s.si_absent) {
        Some(si_absent) => r.si_absent = si_absent,
        None => refus.push(inconnu("si_absent", &s.si_absent)),
    }
    match EffetRelation::from_code(&s.effet) {
        Some(effet) => r.effet = effet,
        None => refus.push(inconnu("effet", &s.effet)),
    }
    let mut cote = |champ: &'static str, texte: &str| match lire_cote(texte, indicateurs) {
        Ok(lue) => Some(lue),
        Err(no) => {
            refus.push(RefusRelation::Cote { champ, refus: no });
            None
        }
    };
    if let (Some(gauche), Some(droite)) = (cote("gauche", &s.gauche), cote("droite", &s.droite)) {
        match comparables(&gauche.typee, &droite.typee) {
            Err(no) => refus.push(RefusRelation::Cote { champ: "droite", refus: no }),
            Ok(()) => {
                let ecrire = |f: &Formule<IndicateurId>| f.ecrire(&|id: &IndicateurId| id.to_string());
                (r.gauche, r.droite) = (ecrire(&gauche.gardee), ecrire(&droite.gardee));
            }
        }
    }
    if refus.is_empty() { Ok(r) } else { Err(refus) }
}

const CONTROLES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 6";

impl Refusal for RefusRelation {
    fn code(&self) -> &'static str {
        match self {
            Self::LibelleVide => "relation-libelle-vide",
            Self::ChoixInconnu { .. } => "relation-choix-inconnu",
            Self::Cote { refus, .. } => refus.code(),
            Self::MotifTropCourt => "relation-motif",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::LibelleVide => t.relation_refus_libelle(),
            Self::ChoixInconnu { saisi, .. } => t.relation_refus_choix(saisi),
            Self::Cote { refus, .. } => refus.message(lang),
            Self::MotifTropCourt => t.relation_refus_motif(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Cote { refus, .. } => refus.remedy(lang),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Cote { refus, .. } => refus.source(),
            _ => Some(CONTROLES),
        }
    }

    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::LibelleVide => "libelle",
                Self::ChoixInconnu { champ, .. } | Self::Cote { champ, .. } => champ,
                Self::MotifTropCourt => "motif",
            }
            .to_owned(),
        )
    }
}
