//! One fiche-action, in the order of the paper form.

use serde::Serialize;

use super::{AvancementAnnee, Chiffre, MeteoPapier, NoeudPapier};
use crate::texte::Texte;

/// The printed mention, which does not say how many pilots there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionPilotage {
    Pilotage,
    CoPilotage,
}

#[derive(Debug, Clone, Serialize)]
pub struct PilotePapier {
    pub organisation: String,
    pub service: Option<String>,
}

/// A link towards another sheet or a programme; `titre` when the target is known.
#[derive(Debug, Clone, Serialize)]
pub struct LienPapier {
    pub numero: String,
    pub titre: Option<String>,
}

/// What is in the box « Réalisé O/N » of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReponseCase {
    Oui,
    Non,
    /// Planned, nobody has answered: printed as an empty box, to fill by hand.
    Vide,
    NonPrevu,
}

#[derive(Debug, Clone, Serialize)]
pub struct CaseAnnee {
    /// Rank of the year, as in the print run.
    pub annee: u8,
    pub reponse: ReponseCase,
}

/// « Sous-action repérée par une lettre (A à K), avec une case “Réalisé O/N”. »
#[derive(Debug, Clone, Serialize)]
pub struct DeclinaisonPapier {
    /// The letter as printed; it may repeat or be missing.
    pub lettre: Option<String>,
    pub texte: Texte,
    pub details: Vec<String>,
    /// The due text as printed (« Années 2, 3, 4 et 5 »).
    pub echeance: Option<String>,
    pub realise: Vec<CaseAnnee>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ValeurAnnee {
    pub annee: u8,
    pub chiffre: Chiffre,
}

/// An indicator with its values; empty `lettres` means the whole sheet.
#[derive(Debug, Clone, Serialize)]
pub struct IndicateurPapier {
    pub lettres: Vec<String>,
    pub libelle: String,
    pub unite: Option<String>,
    pub cible: Chiffre,
    pub valeurs: Vec<ValeurAnnee>,
    /// Rate of attainment of the year, when it can be computed.
    pub taux: Chiffre,
}

/// The paper form of one sheet.
#[derive(Debug, Clone, Serialize)]
pub struct FichePapier {
    pub numero: String,
    pub titre: String,
    pub noeud: NoeudPapier,
    /// « objectif général » : the line of the plan that groups this sheet.
    pub objectif_general: Option<String>,
    pub mention: MentionPilotage,
    pub pilotes: Vec<PilotePapier>,
    pub partenaires: Vec<String>,
    pub contexte: Texte,
    pub objectif_strategique: Option<String>,
    pub objectifs_operationnels: Vec<String>,
    pub declinaisons: Vec<DeclinaisonPapier>,
    pub public_cible: Option<String>,
    pub fiches_liees: Vec<LienPapier>,
    pub programmes: Vec<LienPapier>,
    pub indicateurs_resultat: Vec<IndicateurPapier>,
    pub indicateurs_suivi: Vec<IndicateurPapier>,
    pub avancement: Vec<AvancementAnnee>,
    pub meteo: Option<MeteoPapier>,
    /// « à vérifier » : what the printed contract leaves open on this sheet.
    pub a_verifier: Vec<String>,
}
