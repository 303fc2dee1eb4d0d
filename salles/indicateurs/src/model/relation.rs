//! What must hold between the figures of several indicators, and an indicator that another replaces.

use super::{IndicateurId, formule_gardee};
use crate::regles::Mois;
use crate::regles::formule::Formule;
use jiff::Timestamp;
use kernel::code_enum;
use kernel::nombre::Nombre;
use store::{columns, record};

code_enum! {
    /// « opérateur » (§ 6): between the left side and the right one.
    pub enum Operateur {
        Inferieur = "inferieur",
        AuPlus = "au_plus",
        Egal = "egal",
        Different = "different",
        AuMoins = "au_moins",
        Superieur = "superieur",
    }
}

code_enum! {
    /// « stratégie si absent : ignorer si un manque, si tous manquent, jamais » (§ 6).
    pub enum SiAbsent {
        UnManque = "un_manque",
        TousManquent = "tous_manquent",
        Jamais = "jamais",
    }
}

code_enum! {
    /// « refus ou alerte selon la règle » (§ 6).
    pub enum EffetRelation {
        Refus = "refus",
        Alerte = "alerte",
    }
}

columns!(Operateur, SiAbsent, EffetRelation);

record! {
    /// « relation entre indicateurs » (§ 6). Both sides name indicators by their identifiers.
    pub struct Relation: RelationId in "relation" {
        pub contrat_id: String,
        pub libelle: String,
        pub gauche: String,
        pub operateur: Operateur,
        pub droite: String,
        pub si_absent: SiAbsent,
        pub effet: EffetRelation,
    }
}

record! {
    /// « remplacé par » (§ 2): one series goes on under another definition.
    pub struct Remplacement: RemplacementId in "remplacement" {
        pub contrat_id: String,
        pub ancien_id: IndicateurId,
        pub nouveau_id: IndicateurId,
        /// First period of the new one.
        pub periode: Mois,
        pub motif: String,
        pub auteur: String,
        pub le: Timestamp,
    }
}

impl Operateur {
    /// As mathematics writes it.
    #[must_use]
    pub fn signe(self) -> &'static str {
        match self {
            Self::Inferieur => "<",
            Self::AuPlus => "≤",
            Self::Egal => "=",
            Self::Different => "≠",
            Self::AuMoins => "≥",
            Self::Superieur => ">",
        }
    }

    /// Says whether it holds between two exact numbers.
    #[must_use]
    pub fn tient(self, gauche: &Nombre, droite: &Nombre) -> bool {
        match self {
            Self::Inferieur => gauche < droite,
            Self::AuPlus => gauche <= droite,
            Self::Egal => gauche == droite,
            Self::Different => gauche != droite,
            Self::AuMoins => gauche >= droite,
            Self::Superieur => gauche > droite,
        }
    }
}

impl Relation {
    /// Both sides, as the rules read them; nothing when one is not what this house wrote.
    #[must_use]
    pub fn cotes(&self) -> Option<(Formule<IndicateurId>, Formule<IndicateurId>)> {
        Some((formule_gardee(&self.gauche)?, formule_gardee(&self.droite)?))
    }

    /// As people read it: « [1.R2] ≤ [1.R1] ».
    #[must_use]
    pub fn ecrite(&self, code: &impl Fn(&IndicateurId) -> String) -> String {
        self.cotes().map(|(g, d)| format!("{} {} {}", g.ecrire(code), self.operateur.signe(), d.ecrire(code))).unwrap_or_default()
    }
}
