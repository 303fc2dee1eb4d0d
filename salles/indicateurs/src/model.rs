//! Definitions, attachments, targets, observations.

use jiff::{Timestamp, civil::Date};
use kernel::code_enum;
use store::{Json, columns, record};

mod echelle;
mod objectif;
mod relation;
mod valeur;
mod ventilation;
pub use echelle::{Echelle, Etape};
pub use objectif::{ObjectifTerritoire, ObjectifTerritoireId, REFERENCE};
pub use relation::{EffetRelation, Operateur, Relation, RelationId, Remplacement, RemplacementId, SiAbsent};
pub use valeur::{
    EtatValeur, Etendue, Provenance, Qualite, Rupture, RuptureId, Suivi, SuiviId, Valeur, ValeurId, formule_gardee,
};
pub use ventilation::{Dimension, DimensionId, Modalite, Part};

code_enum! {
    /// « contexte, moyens, réalisation, résultat, effet, suivi ».
    pub enum RoleIndicateur {
        Contexte = "contexte",
        Moyens = "moyens",
        Realisation = "realisation",
        Resultat = "resultat",
        Effet = "effet",
        Suivi = "suivi",
    }
}

code_enum! {
    /// What kind of thing is measured.
    pub enum Mesure {
        Quantite = "quantite",
        Ratio = "ratio",
        TauxNu = "taux_nu",
        OuiNon = "oui_non",
        Jalon = "jalon",
        Note = "note",
        Distinct = "distinct",
        Evolution = "evolution",
        Document = "document",
        Texte = "texte",
    }
}

impl Mesure {
    /// True for what is read on a scale of its own: steps with their shares, or the bounds of a mark.
    #[must_use]
    pub fn a_une_echelle(self) -> bool {
        matches!(self, Mesure::Jalon | Mesure::Note)
    }
}

code_enum! {
    /// « Le sens est affiché : "plus bas = mieux" ».
    pub enum Sens {
        Hausse = "hausse",
        Baisse = "baisse",
        Maintien = "maintien",
        Aucun = "aucun",
    }
}

code_enum! {
    /// « Seul un indicateur validé entre dans un taux ».
    pub enum EtatIndicateur {
        Brouillon = "brouillon",
        Valide = "valide",
        Suspendu = "suspendu",
        Clos = "clos",
    }
}

code_enum! {
    /// « Non saisi, non disponible, secret, sans objet et 0 sont cinq états distincts ».
    pub enum Absence {
        NonDisponible = "nd",
        Secret = "secret",
        SansObjet = "sans_objet",
    }
}

code_enum! {
    /// « Seules les valeurs validées comptent ».
    pub enum EtatObservation {
        Deposee = "deposee",
        Renvoyee = "renvoyee",
        Validee = "validee",
    }
}
columns!(RoleIndicateur, Mesure, Sens, EtatIndicateur, Absence, EtatObservation);

record! {
    pub struct Indicateur: IndicateurId in "indicateur" {
        pub contrat_id: String,
        /// Unique in the contract: « 12.R3 » is the third result indicator of sheet 12.
        pub code: String,
        pub libelle: String,
        pub definition: String,
        pub unite: String,
        pub role: RoleIndicateur,
        pub mesure: Mesure,
        pub sens: Sens,
        /// Decimal text.
        pub reference: Option<String>,
        pub reference_le: Option<Date>,
        /// Decimal text ≥ 0; « 0 = suivi sans compter ».
        pub poids: String,
        pub etat: EtatIndicateur,
        /// The indicator whose evolution this one is.
        pub derive_de: Option<IndicateurId>,
        pub ordre: i64,
        /// The steps of a `jalon`, the bounds of a `note`; entries of the journal written before there were any hold none.
        #[serde(default)]
        pub echelle: Json<Option<Echelle>>,
    }
}

impl Indicateur {
    /// A definition that nobody wrote yet, after those of its contract.
    #[must_use]
    pub fn vierge(contrat: &str, autres: &[Self]) -> Self {
        Self {
            id: IndicateurId::fresh(),
            version: 1,
            contrat_id: contrat.to_owned(),
            code: String::new(),
            libelle: String::new(),
            definition: String::new(),
            unite: String::new(),
            role: RoleIndicateur::Resultat,
            mesure: Mesure::Quantite,
            sens: Sens::Hausse,
            reference: None,
            reference_le: None,
            poids: "1".to_owned(),
            etat: EtatIndicateur::Brouillon,
            derive_de: None,
            ordre: autres.iter().map(|a| a.ordre).max().unwrap_or(0) + 1,
            echelle: Json(None),
        }
    }
}

record! {
    /// « 0 à n fiches […] ; dans une fiche, 0 à n déclinaisons ; aucune lettre = toute la fiche ».
    pub struct Rattachement: RattachementId in "rattachement" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        /// `fiche`, `noeud`.
        pub objet: String,
        pub objet_id: String,
        /// Letters as printed.
        pub lettres: Json<Vec<String>>,
        /// Keys of the déclinaisons retained; an unresolved letter has none.
        pub declinaisons: Json<Vec<String>>,
    }
}

record! {
    /// The target of one contract year.
    pub struct Cible: CibleId in "cible" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        pub annee: i64,
        pub valeur: String,
    }
}

record! {
    /// What was observed for one contract year: a value or a mark of absence, never both.
    pub struct Observation: ObservationId in "observation" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        pub annee: i64,
        pub valeur: Option<String>,
        pub absence: Option<Absence>,
        pub motif: Option<String>,
        pub etat: EtatObservation,
        /// `campagne`, `saisie`, `import`, `demonstration`.
        pub provenance: String,
        pub auteur: String,
        pub saisie_a: Timestamp,
        /// What it was gathered from, when it was; entries of the journal written before hold none.
        #[serde(default)]
        pub lecture: Json<Option<Etendue>>,
    }
}
