//! The committee and what came of it: sittings, points, decisions, amendments; the proofs of the promises.

use crate::model::{Avenant, Comite, Decision, Modification, Preuve};
use serde::Serialize;
use utoipa::ToSchema;

/// A sitting of the committee.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComiteLu {
    pub id: String,
    pub titre: String,
    pub tenue_le: String,
    pub lieu: Option<String>,
    /// `prepare`, `tenu` or `valide`: the minutes are validated.
    pub etat: String,
    /// The review it examines, when there is one.
    pub campagne_id: Option<String>,
    /// The agenda and its notes, line by line.
    pub ordre_du_jour: Vec<String>,
    /// Functions present, as typed.
    pub presents: String,
    /// How many decisions it took.
    pub decisions: i64,
}

impl ComiteLu {
    #[must_use]
    pub fn new(c: &Comite, decisions: i64) -> Self {
        Self {
            id: c.id.to_string(),
            titre: c.titre.clone(),
            tenue_le: c.tenue_le.to_string(),
            lieu: c.lieu.clone(),
            etat: c.etat.code().to_owned(),
            campagne_id: c.campagne_id.map(|id| id.to_string()),
            ordre_du_jour: c.notes.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect(),
            presents: c.presents.clone(),
            decisions,
        }
    }
}

/// A point that a sitting is shown, with the facts that justify it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct PointLu {
    /// `precedente`: an earlier decision; `demande`: what asks for a decision; `retard`: what is late; `mouvement`: what changed
    /// since the year before.
    pub partie: String,
    /// Number of the sheet; `null`: the contract.
    pub fiche: Option<i64>,
    pub titre: Option<String>,
    /// Of a decision, its kind; else `meteo`, `baisse`, `stagnation`, `sans_pilote`, `marques`, `decision_non_faite`, `reponse`,
    /// `palier`, `echeance` or `valeur`.
    pub genre: String,
    /// State of the decision, of the answer, of the box, or the weather.
    pub etat: Option<String>,
    /// The step, the weather or the value of the year before.
    pub avant: Option<String>,
    /// Those of the year under review.
    pub apres: Option<String>,
    /// The step that the calendar expects.
    pub attendu: Option<String>,
    pub annee: Option<i64>,
    /// Letter of the déclinaison.
    pub declinaison: Option<String>,
    /// Code of the indicator.
    pub indicateur: Option<String>,
    pub decision_id: Option<String>,
    pub en_retard: Option<bool>,
    pub responsable: Option<String>,
    pub echeance: Option<String>,
    /// How many notes are still to settle.
    pub nombre: Option<i64>,
    /// The support asked for.
    pub appui: Option<String>,
    pub texte: Option<String>,
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
    /// The minutes are validated, something is left to do and its day has passed.
    pub en_retard: bool,
    pub avenant_requis: bool,
    /// Number of the amendment that carries it.
    pub avenant: Option<i64>,
    /// Title of the sheet that it asks for.
    pub fiche_nouvelle: Option<String>,
    pub changements: Vec<ChangementLu>,
    pub taches: Vec<TacheLue>,
    pub suivi: Vec<SuiviLu>,
    /// When its effects entered the plan.
    pub appliquee_a: Option<String>,
}

/// A field of the plan, before and after.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangementLu {
    /// `titre`, `pilotes`, `declinaisons.B.libelle`…
    pub champ: String,
    pub avant: String,
    pub apres: String,
}

/// A task that a decision gives.
#[derive(Debug, Serialize, ToSchema)]
pub struct TacheLue {
    pub libelle: String,
    pub responsable: String,
    pub echeance: Option<String>,
    pub faite_le: Option<String>,
}

/// A step in the follow-up of a decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuiviLu {
    pub le: String,
    pub etat: String,
    pub texte: String,
    pub par: String,
    /// The new date of a decision put off.
    pub echeance: Option<String>,
    /// The later decision that undoes it.
    pub rapportee_par: Option<String>,
}

/// What is known of a decision beside its record.
#[derive(Debug, Clone, Copy, Default)]
pub struct AutourDecision {
    pub fiche: Option<i64>,
    pub avenant: Option<i64>,
    pub en_retard: bool,
}

impl DecisionLue {
    #[must_use]
    pub fn new(d: &Decision, autour: AutourDecision) -> Self {
        let p = &d.proposition;
        Self {
            id: d.id.to_string(),
            comite_id: d.comite_id.to_string(),
            fiche: autour.fiche,
            genre: d.genre.code().to_owned(),
            motif: d.motif.clone(),
            conditions: d.conditions.clone(),
            responsable: d.responsable.clone(),
            echeance: d.echeance.map(|e| e.to_string()),
            etat: d.etat.code().to_owned(),
            en_retard: autour.en_retard,
            avenant_requis: d.avenant_requis,
            avenant: autour.avenant,
            fiche_nouvelle: Some(p.titre.clone()).filter(|t| !t.is_empty()),
            changements: p
                .changements
                .iter()
                .map(|c| ChangementLu { champ: c.champ.clone(), avant: c.avant.clone(), apres: c.apres.clone() })
                .collect(),
            taches: p
                .taches
                .iter()
                .map(|t| TacheLue {
                    libelle: t.libelle.clone(),
                    responsable: t.responsable.clone(),
                    echeance: t.echeance.map(|e| e.to_string()),
                    faite_le: t.faite_le.map(|e| e.to_string()),
                })
                .collect(),
            suivi: d
                .suivi
                .iter()
                .map(|s| SuiviLu {
                    le: s.le.to_string(),
                    etat: s.etat.code().to_owned(),
                    texte: s.texte.clone(),
                    par: s.par.clone(),
                    echeance: s.echeance.map(|e| e.to_string()),
                    rapportee_par: s.rapportee_par.map(|id| id.to_string()),
                })
                .collect(),
            appliquee_a: d.appliquee_a.map(|a| a.to_string()),
        }
    }
}

/// An amendment.
#[derive(Debug, Serialize, ToSchema)]
pub struct AvenantLu {
    pub numero: i64,
    pub objet: String,
    /// The party that asked for it.
    pub demandeur: String,
    /// `projet`, `signe` or `applique`.
    pub etat: String,
    pub demande_le: Option<String>,
    pub comite_id: Option<String>,
    pub signe_le: Option<String>,
    pub effet_le: Option<String>,
    pub applique_a: Option<String>,
    /// How many changes it carries.
    pub modifications: i64,
    /// The decisions it carries.
    pub decisions: Vec<String>,
}

impl AvenantLu {
    #[must_use]
    pub fn new(a: &Avenant, modifications: i64, decisions: Vec<String>) -> Self {
        Self {
            numero: a.numero,
            objet: a.objet.clone(),
            demandeur: a.demandeur.clone(),
            etat: a.etat.code().to_owned(),
            demande_le: a.demande_le.map(|d| d.to_string()),
            comite_id: a.comite_id.map(|id| id.to_string()),
            signe_le: a.signe_le.map(|d| d.to_string()),
            effet_le: a.effet_le.map(|d| d.to_string()),
            applique_a: a.applique_a.map(|t| t.to_string()),
            modifications,
            decisions,
        }
    }
}

/// A change that an amendment carries.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModificationLue {
    /// Number of the sheet; `null`: the contract or its levels.
    pub fiche: Option<i64>,
    /// `titre`, `pilotes`, `declinaisons.B.libelle`, `fiche.nouvelle`, `contrat.annee_fin`…
    pub champ: String,
    pub avant: String,
    pub apres: String,
    /// The decision it comes from.
    pub decision_id: Option<String>,
}

impl ModificationLue {
    #[must_use]
    pub fn new(m: &Modification, fiche: Option<i64>) -> Self {
        Self {
            fiche,
            champ: m.champ.clone(),
            avant: m.avant.clone(),
            apres: m.apres.clone(),
            decision_id: m.decision_id.map(|id| id.to_string()),
        }
    }
}

/// Who may make a change, by what it touches.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevisionLue {
    /// `parties`, `duree`, `perimetre`, `noeuds`, `engagements`, `fiche_nouvelle`, `fiche_retiree`, `objectifs`…
    pub objet: String,
    /// `avenant`, `comite` or `coordination`.
    pub voie: String,
    /// The contract says nothing of it: the usual rule.
    pub usuelle: bool,
    /// Article of the contract.
    pub source: Option<String>,
}

/// A proof of a promise.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreuveLue {
    pub id: String,
    pub engagement_id: String,
    /// `deliberation`, `convention`, `paiement`, `compte_rendu`, `livrable` or `photo`.
    pub genre: String,
    pub datee_du: String,
    pub texte: String,
    /// Address of what proves it, when it is elsewhere.
    pub adresse: Option<String>,
    /// Name of the file deposited.
    pub piece: Option<String>,
    pub piece_sha256: Option<String>,
    /// `a_verifier`, `acceptee` or `refusee`.
    pub etat: String,
    pub deposee_a: String,
    /// A function.
    pub deposee_par: String,
    pub jugee_a: Option<String>,
    pub jugee_par: Option<String>,
    pub motif: Option<String>,
}

impl From<&Preuve> for PreuveLue {
    fn from(p: &Preuve) -> Self {
        Self {
            id: p.id.to_string(),
            engagement_id: p.engagement_id.to_string(),
            genre: p.genre.code().to_owned(),
            datee_du: p.datee_du.to_string(),
            texte: p.texte.clone(),
            adresse: p.adresse.clone(),
            piece: p.piece_nom.clone(),
            piece_sha256: p.piece_sha256.clone(),
            etat: p.etat.code().to_owned(),
            deposee_a: p.deposee_a.to_string(),
            deposee_par: p.deposee_par.clone(),
            jugee_a: p.jugee_a.map(|a| a.to_string()),
            jugee_par: p.jugee_par.clone(),
            motif: p.motif.clone(),
        }
    }
}

/// What a partner thinks of a promise of the bearer.
#[derive(Debug, Serialize, ToSchema)]
pub struct AppreciationLue {
    pub engagement_id: String,
    pub organisation: String,
    /// `tenue`, `en_partie`, `non_tenue` or `sans_avis`.
    pub avis: String,
    pub commentaire: String,
}
