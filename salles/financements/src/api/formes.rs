//! The shapes that programs read. Amounts are decimal texts in euros (« 8000 », « 12.50 »); what nobody said is `null`, never 0.

mod annexe;
mod suite;

pub use annexe::*;
pub use suite::*;

use crate::model::{Appel, Dossier, Enveloppe, LigneFinanceur, LotDecision, Porteur};
use crate::regles::Euros;
use crate::regles::etats::{Etat, EtatDossier};
use crate::regles::instruction::SaisieColonne;
use crate::regles::lot::{ContenuLot, DossierDecide, Sort};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

fn euros(montant: Euros) -> String {
    web::api::euros(montant.centimes())
}

/// A call for projects.
#[derive(Debug, Serialize, ToSchema)]
pub struct AppelLuApi {
    /// Its name in addresses.
    pub slug: String,
    pub intitule: String,
    /// The year of its money.
    pub exercice: i64,
    /// `preparation`, `ouvert`, `instruction`, `votes`, `archive`…
    pub etat: String,
    /// Instants, UTC.
    pub ouverture_a: Option<String>,
    pub cloture_a: Option<String>,
}

impl From<&Appel> for AppelLuApi {
    fn from(a: &Appel) -> Self {
        Self {
            slug: a.slug.clone(),
            intitule: a.intitule.clone(),
            exercice: a.exercice,
            etat: Etat::code(a.etat).to_owned(),
            ouverture_a: a.ouverture_a.map(|t| t.to_string()),
            cloture_a: a.cloture_a.map(|t| t.to_string()),
        }
    }
}

/// A node of the tree of envelopes.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnveloppeLue {
    pub id: String,
    pub parent_id: Option<String>,
    pub financeur: String,
    /// `racine`, `appel`, `cpo`, `pre` or `hors_qpv`.
    pub nature: String,
    pub libelle: String,
    pub montant: String,
    /// Promised to multi-year agreements.
    pub reserve: String,
    pub disponible: String,
    /// `null`: a forecast.
    pub acte: Option<String>,
}

impl EnveloppeLue {
    pub fn new(e: &Enveloppe, reserve: Euros) -> Self {
        Self {
            id: e.id.to_string(),
            parent_id: e.parent_id.map(|id| id.to_string()),
            financeur: e.financeur.code().to_owned(),
            nature: e.nature.code().to_owned(),
            libelle: e.libelle.clone(),
            montant: euros(e.montant()),
            reserve: euros(reserve),
            disponible: euros(e.montant() - reserve),
            acte: e.acte.clone(),
        }
    }
}

/// A file.
#[derive(Debug, Serialize, ToSchema)]
pub struct DossierLuApi {
    /// Its public number: « 2026-0031 ».
    pub numero: String,
    pub intitule: String,
    pub porteur: String,
    pub siret: Option<String>,
    /// `depose`, `en_instruction`, `vote`…
    pub etat: String,
    /// Codes of the QPV it is for.
    pub quartiers: Vec<String>,
    pub themes: Vec<String>,
    pub innovant: bool,
    /// Paid from a multi-year agreement.
    pub cpo: bool,
    pub cout: String,
    pub demande: String,
    pub depose_a: Option<String>,
    pub version: i64,
}

impl DossierLuApi {
    /// `etat`: as the reader is told it.
    pub fn new(d: &Dossier, p: &Porteur, etat: EtatDossier) -> Self {
        Self {
            numero: d.numero.clone().unwrap_or_default(),
            intitule: d.intitule.clone(),
            porteur: p.nom.clone(),
            siret: p.siret.clone(),
            etat: Etat::code(etat).to_owned(),
            quartiers: d.contenu.qpv.iter().filter(|q| q.part > 0).map(|q| q.code.clone()).collect(),
            themes: d.contenu.themes.clone(),
            innovant: d.contenu.innovant,
            cpo: d.cpo_id.is_some(),
            cout: euros(d.cout()),
            demande: euros(d.demande()),
            depose_a: d.depose_a.map(|t| t.to_string()),
            version: d.version,
        }
    }
}

/// A line of the matrix: one file, one funder.
#[derive(Debug, Serialize, ToSchema)]
pub struct LigneLueApi {
    pub dossier: String,
    pub financeur: String,
    pub etat: String,
    pub demande: Option<String>,
    /// `favorable`, `reserve`, `defavorable` or `sans_objet`; `null` also when the reader may not see it yet.
    pub avis: Option<String>,
    pub propose: Option<String>,
    pub vote: Option<String>,
    pub vote_le: Option<String>,
    pub paye: Option<String>,
    /// 0 when the reader may not see yet what it says.
    pub version: i64,
}

impl LigneLueApi {
    pub fn new(d: &Dossier, l: &LigneFinanceur) -> Self {
        Self {
            dossier: d.numero.clone().unwrap_or_default(),
            financeur: l.financeur.code().to_owned(),
            etat: Etat::code(l.etat).to_owned(),
            demande: l.demande().map(euros),
            avis: l.avis.map(|a| a.code().to_owned()),
            propose: l.propose().map(euros),
            vote: l.vote().map(euros),
            vote_le: l.vote_le.map(|le| le.to_string()),
            paye: l.paye().map(euros),
            version: l.version,
        }
    }
}

/// An opinion and a proposal to write, as people type them on the page.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColonneAEcrire {
    /// Version of the line as it was read.
    pub version: i64,
    /// `favorable`, `reserve`, `defavorable` or `sans_objet`.
    pub avis: String,
    /// Asked for a reserved or unfavourable opinion.
    #[serde(default)]
    pub avis_motif: String,
    /// Whole euros: « 8 000 ». Empty: not said yet, never 0.
    #[serde(default)]
    pub propose: String,
    /// Asked for 0, and for more than was asked.
    #[serde(default)]
    pub propose_motif: String,
    /// What proves it, when the team writes for a funder without account.
    #[serde(default)]
    pub justificatif: String,
}

impl From<ColonneAEcrire> for SaisieColonne {
    fn from(c: ColonneAEcrire) -> Self {
        Self {
            avis: c.avis,
            avis_motif: c.avis_motif,
            propose: c.propose,
            propose_motif: c.propose_motif,
            justificatif: c.justificatif,
        }
    }
}

/// A frozen lot of decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct LotLuApi {
    pub numero: i64,
    pub instance: String,
    pub seance: String,
    pub tenue_le: Option<String>,
    /// `gele`, or `corrige` when a later edition replaces it.
    pub etat: String,
    /// SHA-256 of its frozen text, hexadecimal.
    pub empreinte: String,
    /// Public numbers of the files retained.
    pub retenus: Vec<String>,
    pub en_attente: Vec<String>,
    pub ecartes: Vec<String>,
    pub total: String,
}

impl LotLuApi {
    pub fn new(lot: &LotDecision, contenu: &ContenuLot) -> Self {
        let de = |sort: Sort| contenu.de(sort).map(|d| d.numero.clone()).collect();
        Self {
            numero: lot.numero,
            instance: lot.instance.clone(),
            seance: lot.seance.clone(),
            tenue_le: lot.tenue_le.map(|le| le.to_string()),
            etat: lot.etat.code().to_owned(),
            empreinte: lot.empreinte.clone(),
            retenus: de(Sort::Retenu),
            en_attente: de(Sort::Attente),
            ecartes: de(Sort::Ecarte),
            total: euros(contenu.dossiers.iter().map(DossierDecide::total).sum()),
        }
    }
}
