//! The shapes that programs read. Numbers are decimal texts (« 37.50 »): nothing is lost on the way. Years are those of
//! the contract, 1 to `duree_annees`. What nobody said is `null`, never 0.

use crate::actes::engagement::Promesse;
use crate::model::{Campagne, Contrat, Decision, Declinaison, Edition, FicheAction, Noeud, Thematique};
use indicateurs::model::{Indicateur, Observation};
use serde::{Deserialize, Serialize};
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
    /// Grows with each amendment applied.
    pub version_plan: i64,
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
    /// Code of the contract's own statuses.
    pub statut: String,
    pub poids: i64,
    pub pilotes: Vec<String>,
    pub partenaires: Vec<String>,
}

impl FicheLueApi {
    #[must_use]
    pub fn new(f: &FicheAction, pilotes: Vec<String>, partenaires: Vec<String>) -> Self {
        Self {
            numero: f.numero,
            titre: f.titre.clone(),
            niveau_id: f.noeud_id.to_string(),
            contexte: f.contexte.clone(),
            objectif_strategique: f.objectif_strategique.clone(),
            objectifs_operationnels: f.objectifs_operationnels.0.clone(),
            public_cible: f.public_cible.clone(),
            statut: f.statut.clone(),
            poids: f.poids,
            pilotes,
            partenaires,
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

/// The definition of an indicator.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicateurLu {
    /// Unique in the contract.
    pub code: String,
    pub libelle: String,
    pub definition: String,
    pub unite: String,
    pub role: String,
    pub mesure: String,
    pub sens: String,
    pub reference: Option<String>,
    pub reference_le: Option<String>,
    pub poids: String,
    pub etat: String,
    /// By year, decimal text.
    pub cibles: BTreeMap<i64, String>,
}

impl IndicateurLu {
    #[must_use]
    pub fn new(i: &Indicateur, cibles: BTreeMap<i64, String>) -> Self {
        Self {
            code: i.code.clone(),
            libelle: i.libelle.clone(),
            definition: i.definition.clone(),
            unite: i.unite.clone(),
            role: i.role.code().to_owned(),
            mesure: i.mesure.code().to_owned(),
            sens: i.sens.code().to_owned(),
            reference: i.reference.clone(),
            reference_le: i.reference_le.map(|d| d.to_string()),
            poids: i.poids.clone(),
            etat: i.etat.code().to_owned(),
            cibles,
        }
    }
}

/// What was observed for one year: a value or a mark of absence, never both.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValeurLueApi {
    /// Code of the indicator.
    pub indicateur: String,
    pub annee: i64,
    pub valeur: Option<String>,
    /// `nd`, `secret` or `sans_objet`.
    pub absence: Option<String>,
    pub motif: Option<String>,
    /// `deposee`, `renvoyee` or `validee`: only validated values count.
    pub etat: String,
    pub provenance: String,
    pub auteur: String,
    pub saisie_a: String,
    /// To send back with a correction.
    pub version: i64,
}

impl ValeurLueApi {
    #[must_use]
    pub fn new(o: &Observation, indicateur: String) -> Self {
        Self {
            indicateur,
            annee: o.annee,
            valeur: o.valeur.clone(),
            absence: o.absence.map(|a| a.code().to_owned()),
            motif: o.motif.clone(),
            etat: o.etat.code().to_owned(),
            provenance: o.provenance.clone(),
            auteur: o.auteur.clone(),
            saisie_a: o.saisie_a.to_string(),
            version: o.version,
        }
    }
}

/// A value to write.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ValeurAEcrire {
    /// As people type it: « 12,5 », « n.d », « oui ».
    #[serde(default)]
    pub valeur: String,
    /// `nd`, `secret`, `sans_objet`, or nothing.
    #[serde(default)]
    pub absence: String,
    /// Asked for « n.d » and for the correction of a value that came from elsewhere.
    #[serde(default)]
    pub motif: String,
    /// Version of the value this one corrects; absent for a first value.
    pub version: Option<i64>,
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

/// A decision of a committee.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionLue {
    pub id: String,
    pub comite_id: String,
    /// Number of the sheet, when it concerns one.
    pub fiche: Option<i64>,
    /// `poursuite`, `renforcement`, `reorientation`, `arret`, `nouvelle_action`…
    pub genre: String,
    pub motif: String,
    pub conditions: String,
    pub responsable: String,
    pub echeance: Option<String>,
    pub etat: String,
}

impl DecisionLue {
    #[must_use]
    pub fn new(d: &Decision, fiche: Option<i64>) -> Self {
        Self {
            id: d.id.to_string(),
            comite_id: d.comite_id.to_string(),
            fiche,
            genre: d.genre.code().to_owned(),
            motif: d.motif.clone(),
            conditions: d.conditions.clone(),
            responsable: d.responsable.clone(),
            echeance: d.echeance.map(|e| e.to_string()),
            etat: d.etat.code().to_owned(),
        }
    }
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
