//! Who asks, who gives; what a file was asked and excused.

use super::euros;
use crate::model::{DerogationAccordee, Dossier, FinanceurInscrit, Porteur, QuestionDossier};
use crate::regles::Euros;
use crate::regles::bilan::{LigneBilan, SeuilMotif};
use serde::Serialize;
use utoipa::ToSchema;

/// Who may ask.
#[derive(Debug, Serialize, ToSchema)]
pub struct PorteurLuApi {
    /// Its organisation.
    pub organisation_id: String,
    pub nom: String,
    pub siret: Option<String>,
    pub rna: Option<String>,
    /// `association`, `fondation`, `collectivite`, `etablissement_public`, `bailleur` or `entreprise`.
    pub forme: String,
    /// `prive` or `public`.
    pub droit: String,
    /// « reconnue d'utilité publique ».
    pub rup: bool,
    pub agrement: bool,
    /// The day it signed the « contrat d'engagement républicain ».
    pub cer_le: Option<String>,
    /// The day the committee called it « structurante ».
    pub structurante_le: Option<String>,
    pub budget_annuel: Option<String>,
}

impl From<&Porteur> for PorteurLuApi {
    fn from(p: &Porteur) -> Self {
        Self {
            organisation_id: p.organisation_id.to_string(),
            nom: p.nom.clone(),
            siret: p.siret.clone(),
            rna: p.rna.clone(),
            forme: p.forme.clone(),
            droit: p.droit.clone(),
            rup: p.rup,
            agrement: p.agrement,
            cer_le: p.cer_le.map(|d| d.to_string()),
            structurante_le: p.structurante_copil_le.map(|d| d.to_string()),
            budget_annuel: p.budget_annuel_centimes.map(|c| euros(Euros::de_centimes(c))),
        }
    }
}

/// Who may give.
#[derive(Debug, Serialize, ToSchema)]
pub struct FinanceurLuApi {
    pub code: String,
    pub nom: String,
    pub organisation_id: Option<String>,
    pub siret: Option<String>,
    /// The line of the budget where its money is written.
    pub ligne_budget: String,
    /// It has accounts and fills its own column.
    pub instruit: bool,
    pub publie_refus: bool,
}

impl From<&FinanceurInscrit> for FinanceurLuApi {
    fn from(f: &FinanceurInscrit) -> Self {
        Self {
            code: f.code.code().to_owned(),
            nom: f.nom.clone(),
            organisation_id: f.organisation_id.map(|id| id.to_string()),
            siret: f.siret.clone(),
            ligne_budget: f.ligne_budget.clone(),
            instruit: f.instruit,
            publie_refus: f.publie_refus,
        }
    }
}

/// What the instruction asked of a holder.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionLue {
    /// Public number of the file.
    pub dossier: String,
    /// The funder that asks; `null`: the team.
    pub financeur: Option<String>,
    pub question: String,
    pub posee_a: String,
    /// The last day on time.
    pub attendue_le: String,
    pub reponse: Option<String>,
    pub repondue_par: Option<String>,
    pub repondue_a: Option<String>,
    /// A question that has no object any more.
    pub retiree_a: Option<String>,
    pub retrait_motif: Option<String>,
}

fn dit(texte: &str) -> Option<String> {
    Some(texte.to_owned()).filter(|t| !t.is_empty())
}

impl QuestionLue {
    #[must_use]
    pub fn new(d: &Dossier, q: &QuestionDossier) -> Self {
        Self {
            dossier: d.numero.clone().unwrap_or_default(),
            financeur: q.financeur.as_ref().map(|f| f.code().to_owned()),
            question: q.question.clone(),
            posee_a: q.posee_a.to_string(),
            attendue_le: q.attendue_le.to_string(),
            reponse: dit(&q.reponse),
            repondue_par: q.repondue_par.clone(),
            repondue_a: q.repondue_a.map(|a| a.to_string()),
            retiree_a: q.retiree_a.map(|a| a.to_string()),
            retrait_motif: dit(&q.retrait_motif),
        }
    }
}

/// A rule that was waived for a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct DerogationLue {
    /// Public number of the file.
    pub dossier: String,
    /// Code of the rule.
    pub regle: String,
    pub motif: String,
    pub accordee_par: String,
    pub beneficiaire: String,
    pub accordee_le: String,
    pub revoquee_le: Option<String>,
}

impl DerogationLue {
    #[must_use]
    pub fn new(d: &Dossier, une: &DerogationAccordee) -> Self {
        Self {
            dossier: d.numero.clone().unwrap_or_default(),
            regle: une.regle.clone(),
            motif: une.motif.clone(),
            accordee_par: une.accordee_par.clone(),
            beneficiaire: une.beneficiaire.clone(),
            accordee_le: une.accordee_le.to_string(),
            revoquee_le: une.revoquee_le.map(|d| d.to_string()),
        }
    }
}

/// A line of the review of a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct LigneBilanLue {
    /// Code of the line: `641`; that of a funder is `74etat:ETAT`.
    pub code: String,
    pub libelle: String,
    pub financeur: Option<String>,
    pub prevu: String,
    /// `null`: not said yet.
    pub realise: Option<String>,
    /// Realised less planned.
    pub ecart: Option<String>,
    /// A gap that must be explained.
    pub motif_exige: bool,
    pub motif: Option<String>,
}

impl LigneBilanLue {
    #[must_use]
    pub fn new(l: &LigneBilan, seuil: SeuilMotif) -> Self {
        let ecart = l.ecart(seuil);
        Self {
            code: l.code.clone(),
            libelle: crate::mots::phrase(l.ligne.libelle),
            financeur: l.financeur.as_ref().map(|f| f.code().to_owned()),
            prevu: euros(l.prevu),
            realise: l.realise.map(euros),
            motif_exige: ecart.as_ref().is_some_and(|e| e.motif_exige),
            ecart: ecart.map(|e| euros(e.montant)),
            motif: dit(&l.motif),
        }
    }
}
