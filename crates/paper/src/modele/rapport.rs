//! The annual report of a contract.

use serde::Serialize;

use super::fiche::IndicateurPapier;
use super::{Aiguilles, AvancementAnnee, Chiffre, DecisionPapier, EtatPapier, MeteoPapier, NoeudPapier, RetardPapier};
use crate::modele::fiche::ReponseCase;
use crate::texte::Texte;
use jiff::civil::Date;

#[derive(Debug, Clone, Serialize)]
pub struct ChiffreCle {
    pub libelle: String,
    pub chiffre: Chiffre,
}

/// A respondent who did not answer the campaign, by function or organisation, never by name.
#[derive(Debug, Clone, Serialize)]
pub struct SansReponsePapier {
    pub repondant: String,
    /// What was asked of them (« fiches 8, 12, 31 »).
    pub objets: String,
    /// What was done about it (« relancé trois fois »).
    pub suites: Option<String>,
}

/// One déclinaison in the year of the report.
#[derive(Debug, Clone, Serialize)]
pub struct DeclinaisonBilan {
    pub lettre: Option<String>,
    pub texte: String,
    pub reponse: ReponseCase,
    pub commentaire: Option<String>,
}

/// One sheet, in one compact block of the report.
#[derive(Debug, Clone, Serialize)]
pub struct BilanFichePapier {
    pub numero: String,
    pub titre: String,
    /// Pilots as printed (« ARS, CLS »).
    pub pilotes: String,
    pub etat: Option<EtatPapier>,
    pub avancement: Vec<AvancementAnnee>,
    pub declinaisons: Vec<DeclinaisonBilan>,
    /// O / (O + N) over the boxes due.
    pub constate: Chiffre,
    pub atteinte: Chiffre,
    pub meteo: Option<MeteoPapier>,
    pub reussites: Texte,
    pub difficultes: Texte,
    pub besoins: Texte,
    pub suites: Texte,
    pub indicateurs: Vec<IndicateurPapier>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AmbitionPapier {
    pub noeud: NoeudPapier,
    pub aiguilles: Aiguilles,
    pub texte: Texte,
    pub fiches: Vec<BilanFichePapier>,
}

/// « Fonction, pas nom de personne, dans les données publiées. »
#[derive(Debug, Clone, Serialize)]
pub struct SignatairePapier {
    pub organisation: String,
    pub fonction: String,
    /// The part of the contract signed, when it is not the whole.
    pub part: Option<String>,
    pub signe_le: Option<Date>,
}

/// How one figure of the report is computed.
#[derive(Debug, Clone, Serialize)]
pub struct CalculPapier {
    pub nom: String,
    pub formule: String,
    /// What becomes of missing inputs.
    pub manques: String,
    pub source: Option<String>,
    pub code: Option<String>,
}

/// Something the figures had to do without.
#[derive(Debug, Clone, Serialize)]
pub struct ManquantPapier {
    pub objet: String,
    pub manque: String,
}

/// The annual report.
#[derive(Debug, Clone, Serialize)]
pub struct RapportPapier {
    /// Rank of the contract year the report is about.
    pub annee: u8,
    /// The period, as printed (« 2026 »).
    pub exercice: String,
    pub chapeau: Texte,
    pub aiguilles: Aiguilles,
    pub chiffres_cles: Vec<ChiffreCle>,
    pub retards: Vec<RetardPapier>,
    pub sans_reponse: Vec<SansReponsePapier>,
    pub ambitions: Vec<AmbitionPapier>,
    pub decisions: Vec<DecisionPapier>,
    pub signataires: Vec<SignatairePapier>,
    pub regle_des_manques: Texte,
    pub calculs: Vec<CalculPapier>,
    pub manquants: Vec<ManquantPapier>,
}
