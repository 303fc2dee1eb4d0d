//! The shapes that programs read. Numbers are decimal texts (« 37.50 »): nothing is lost on the way. Years are those of
//! the contract, 1 to `duree_annees`. What nobody said is `null`, never 0.

mod articulation;
mod fil;
mod indicateur;
mod marque;
mod seance;

pub use articulation::*;
pub use fil::*;
pub use indicateur::*;
pub use marque::*;
pub use seance::*;

use crate::actes::engagement::Promesse;
use crate::model::{BilanAnnuel, Campagne, Contrat, Declinaison, Edition, FicheAction, Lien, Noeud, Thematique};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A contract.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContratLu {
    /// Its name in addresses.
    pub slug: String,
    pub titre: String,
    pub sigle: Option<String>,
    /// As printed: « 2024-2029 ».
    pub periode: String,
    pub annee_debut: i64,
    pub annee_fin: i64,
    pub duree_annees: i64,
    /// `projet`, `signe`, `en_vigueur`, `clos` or `resilie`.
    pub etat: String,
    /// Names of the levels, from the top.
    pub niveaux: Vec<String>,
    pub perimetre: String,
    pub signe_le: Option<String>,
    /// First day of year 1.
    pub annee_un_le: String,
    /// What the contract says of its revision.
    pub revision: String,
    pub resiliation: Vec<String>,
    /// What it says of its evaluation; its lines are in `evaluation`.
    pub evaluation: Vec<String>,
    /// The statuses that its sheets may have.
    pub statuts: Vec<StatutLu>,
    /// The document it comes from.
    pub source: String,
    /// Grows with each amendment applied.
    pub version_plan: i64,
}

/// A status of a contract's own set.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatutLu {
    pub code: String,
    pub libelle: String,
    /// `a_venir`, `active`, `suspendue`, `terminee` or `abandonnee`.
    pub categorie: String,
}

impl From<&Contrat> for ContratLu {
    fn from(c: &Contrat) -> Self {
        Self {
            slug: c.slug.clone(),
            titre: c.titre.clone(),
            sigle: c.sigle.clone(),
            periode: c.periode.clone(),
            annee_debut: c.annee_debut,
            annee_fin: c.annee_fin,
            duree_annees: c.duree_annees,
            etat: c.etat.code().to_owned(),
            niveaux: c.niveaux.0.clone(),
            perimetre: c.perimetre.clone(),
            signe_le: c.signe_le.map(|d| d.to_string()),
            annee_un_le: c.annee_un_le.to_string(),
            revision: c.revision.clone(),
            resiliation: c.resiliation.0.clone(),
            evaluation: c.evaluation.0.clone(),
            statuts: c
                .statuts
                .iter()
                .map(|s| StatutLu { code: s.code.clone(), libelle: s.libelle.clone(), categorie: s.categorie.code().to_owned() })
                .collect(),
            source: c.source.clone(),
            version_plan: c.version_plan,
        }
    }
}

/// A node of the plan: an ambition, an objective.
#[derive(Debug, Serialize, ToSchema)]
pub struct NiveauLu {
    pub id: String,
    pub parent_id: Option<String>,
    /// 1 at the top.
    pub niveau: i64,
    pub code: String,
    pub titre: String,
    pub poids: i64,
    /// What it seeks.
    pub objectifs: Vec<String>,
}

impl From<&Noeud> for NiveauLu {
    fn from(n: &Noeud) -> Self {
        Self {
            id: n.id.to_string(),
            parent_id: n.parent_id.map(|p| p.to_string()),
            niveau: n.niveau,
            code: n.code.clone(),
            titre: n.titre.clone(),
            poids: n.poids,
            objectifs: n.objectifs.0.clone(),
        }
    }
}

/// A sheet of the plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct FicheLueApi {
    pub numero: i64,
    pub titre: String,
    /// The node it belongs to.
    pub niveau_id: String,
    pub contexte: String,
    pub objectif_strategique: String,
    pub objectifs_operationnels: Vec<String>,
    pub public_cible: String,
    /// Labels beside the text.
    pub publics: Vec<String>,
    /// Code of the contract's own statuses.
    pub statut: String,
    pub statut_motif: Option<String>,
    pub poids: i64,
    /// `pilotage` or `copilotage`, as printed.
    pub mode_pilotage: String,
    pub pilotes: Vec<String>,
    pub partenaires: Vec<String>,
    /// Identifiers of its places; empty: the whole territory.
    pub lieux: Vec<String>,
}

impl FicheLueApi {
    #[must_use]
    pub fn new(f: &FicheAction, pilotes: Vec<String>, partenaires: Vec<String>, lieux: Vec<String>) -> Self {
        Self {
            numero: f.numero,
            titre: f.titre.clone(),
            niveau_id: f.noeud_id.to_string(),
            contexte: f.contexte.clone(),
            objectif_strategique: f.objectif_strategique.clone(),
            objectifs_operationnels: f.objectifs_operationnels.0.clone(),
            public_cible: f.public_cible.clone(),
            publics: f.publics.0.clone(),
            statut: f.statut.clone(),
            statut_motif: f.statut_motif.clone(),
            poids: f.poids,
            mode_pilotage: f.mode_pilotage.code().to_owned(),
            pilotes,
            partenaires,
            lieux,
        }
    }
}

/// A sub-action of a sheet.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeclinaisonLue {
    pub id: String,
    /// Number of its sheet.
    pub fiche: i64,
    pub lettre: String,
    pub libelle: String,
    pub details: Vec<String>,
    pub echeance: Option<String>,
    /// Years of the contract in which it is planned; empty: « non précisée ».
    pub annees: Vec<i64>,
    /// By year: `oui` or `non`; a year without answer is absent.
    pub realisations: BTreeMap<i64, String>,
}

impl DeclinaisonLue {
    #[must_use]
    pub fn new(d: &Declinaison, fiche: i64, realisations: BTreeMap<i64, String>) -> Self {
        Self {
            id: d.id.to_string(),
            fiche,
            lettre: d.lettre.clone(),
            libelle: d.libelle.clone(),
            details: d.details.0.clone(),
            echeance: d.echeance.clone(),
            annees: d.annees.0.clone(),
            realisations,
        }
    }
}

/// What the plan says of a sheet for a year, once accepted.
#[derive(Debug, Serialize, ToSchema)]
pub struct AvancementLu {
    pub fiche: i64,
    pub annee: i64,
    /// Step of the contract's grid, in percent; `null`: not declared.
    pub palier: Option<i64>,
    /// `oui` or `non`.
    pub atteinte: Option<String>,
    pub commentaire: String,
    pub difficultes: String,
    pub besoins: String,
    pub suites: String,
    /// `soleil`, `couvert`, `nuage` or `orage`.
    pub meteo: Option<String>,
    pub meteo_motif: Option<String>,
    pub meteo_le: Option<String>,
    pub auteur: String,
    pub accepte_par: Option<String>,
}

impl AvancementLu {
    #[must_use]
    pub fn new(b: &BilanAnnuel, fiche: i64) -> Self {
        Self {
            fiche,
            annee: b.annee,
            palier: b.palier,
            atteinte: b.atteinte.map(|a| a.code().to_owned()),
            commentaire: b.commentaire.clone(),
            difficultes: b.difficultes.clone(),
            besoins: b.besoins.clone(),
            suites: b.suites.clone(),
            meteo: b.meteo.map(|m| m.code().to_owned()),
            meteo_motif: b.meteo_motif.clone(),
            meteo_le: b.meteo_le.map(|d| d.to_string()),
            auteur: b.auteur.clone(),
            accepte_par: b.accepte_par.clone(),
        }
    }
}

/// A link of a sheet.
#[derive(Debug, Serialize, ToSchema)]
pub struct LienLu {
    pub fiche: i64,
    /// `contribue_a`, `depend_de`, `prolonge`, `complete`, `decline`, `remplace` or `doublonne`.
    pub genre: String,
    /// Number of the sheet it leads to.
    pub cible: Option<i64>,
    pub programme_id: Option<String>,
    /// As printed.
    pub texte: String,
    /// `confirme`, `a_verifier` or `refuse`.
    pub etat: String,
}

impl LienLu {
    #[must_use]
    pub fn new(l: &Lien, fiche: i64, cible: Option<i64>) -> Self {
        Self {
            fiche,
            genre: l.genre.code().to_owned(),
            cible,
            programme_id: l.programme_id.map(|id| id.to_string()),
            texte: l.texte.clone(),
            etat: l.etat.code().to_owned(),
        }
    }
}

/// The readings of an object for a year. Three readings, never mixed.
#[derive(Debug, Serialize, ToSchema)]
pub struct LectureLue {
    /// `contrat`, `niveau` or `fiche`.
    pub objet: String,
    /// Slug of the contract, identifier of the node, number of the sheet.
    pub reference: String,
    pub titre: String,
    pub annee: i64,
    /// Percent, decimal text; `null` when it may not be given.
    pub avancement_declare: Option<String>,
    pub avancement_constate: Option<String>,
    pub completude: Option<String>,
    pub atteinte: Option<String>,
    /// The worst weather: `soleil`, `couvert`, `nuage`, `orage`.
    pub confiance: Option<String>,
    /// What is missing from the achievement: codes.
    pub manquants: Vec<String>,
    /// Page that shows how each is computed.
    pub calcul: String,
}

/// A yearly review.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampagneLueApi {
    pub id: String,
    pub exercice: i64,
    pub titre: String,
    /// `preparee`, `ouverte`, `close`, `figee` or `annulee`.
    pub etat: String,
    pub ouverte_le: Option<String>,
    pub echeance: String,
    pub close_le: Option<String>,
    pub figee_le: Option<String>,
}

impl From<&Campagne> for CampagneLueApi {
    fn from(c: &Campagne) -> Self {
        Self {
            id: c.id.to_string(),
            exercice: c.exercice,
            titre: c.titre.clone(),
            etat: c.etat.code().to_owned(),
            ouverte_le: c.ouverte_le.map(|d| d.to_string()),
            echeance: c.echeance.to_string(),
            close_le: c.close_le.map(|d| d.to_string()),
            figee_le: c.figee_le.map(|d| d.to_string()),
        }
    }
}

/// Where the answer of a sheet stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReponseLueApi {
    pub exercice: i64,
    pub fiche: i64,
    pub etat: String,
    pub echeance: String,
    pub en_retard: bool,
}

/// A promise of a party.
#[derive(Debug, Serialize, ToSchema)]
pub struct EngagementLu {
    pub id: String,
    /// Who promised, as printed.
    pub debiteur: String,
    pub thematique: Option<String>,
    pub texte: String,
    /// `promis`, `en_cours`, `en_retard`, `declare_tenu`, `tenu`, `renegocie` or `non_tenu`.
    pub etat: String,
    pub echeance: Option<String>,
    /// Quantity promised, decimal text.
    pub promis: Option<String>,
    /// Quantity delivered, decimal text.
    pub livre: Option<String>,
    pub unite: String,
    pub preuves: i64,
    /// A promise without quantity nor deadline is kept, out of the rates.
    pub verifiable: bool,
}

impl EngagementLu {
    #[must_use]
    pub fn new(p: &Promesse, thematique: Option<&Thematique>) -> Self {
        let e = &p.engagement;
        Self {
            id: e.id.to_string(),
            debiteur: e.debiteur.clone(),
            thematique: thematique.map(|t| t.nom.clone()),
            texte: e.texte.clone(),
            etat: p.lu.code().to_owned(),
            echeance: e.echeance.map(|d| d.to_string()),
            promis: e.promis.clone(),
            livre: e.livre.clone(),
            unite: e.unite.clone(),
            preuves: i64::try_from(p.preuves.len()).unwrap_or(i64::MAX),
            verifiable: p.verifiable,
        }
    }
}

/// A frozen edition.
#[derive(Debug, Serialize, ToSchema)]
pub struct EditionLue {
    pub numero: String,
    pub exercice: i64,
    pub motif: Option<String>,
    pub figee_a: String,
    pub figee_par: String,
    /// SHA-256 of its text.
    pub empreinte: String,
    pub publiee_a: Option<String>,
}

impl From<&Edition> for EditionLue {
    fn from(e: &Edition) -> Self {
        Self {
            numero: e.numero.clone(),
            exercice: e.exercice,
            motif: e.motif.clone(),
            figee_a: e.figee_a.to_string(),
            figee_par: e.figee_par.clone(),
            empreinte: e.empreinte.clone(),
            publiee_a: e.publiee_a.map(|a| a.to_string()),
        }
    }
}
