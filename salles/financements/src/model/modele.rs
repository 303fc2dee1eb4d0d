//! The words of the acts that a collectivité writes itself: « notifications, conventions et annexes de délibération depuis des
//! modèles ».

use jiff::civil::Date;
use kernel::code_enum;
use store::{columns, record};

code_enum! {
    /// A passage of an act that may be reworded.
    pub enum CleModele {
        LettreAttribution = "lettre_attribution",
        LettreSuite = "lettre_suite",
        LettreRefus = "lettre_refus",
        LettreSuiteRefus = "lettre_suite_refus",
        LettreSignataire = "lettre_signataire",
        ConventionObjet = "convention_objet",
        ConventionVersement = "convention_versement",
        ConventionEngagements = "convention_engagements",
        ConventionControle = "convention_controle",
        ConventionDuree = "convention_duree",
        /// One more article, absent unless written.
        ConventionAutres = "convention_autres",
        ConventionSignataire = "convention_signataire",
        AnnexeTexte = "annexe_texte",
        AnnexeSignataire = "annexe_signataire",
    }
}
columns!(CleModele);

record! {
    /// A version of a passage, in force from the day it was written; an act already made keeps the one of its day.
    pub struct ModeleActe: ModeleActeId in "modele_acte" {
        pub cle: CleModele,
        pub rang: i64,
        /// Fields between braces; empty: the words of the software.
        pub texte: String,
        pub ecrit_le: Date,
        pub ecrit_par: String,
    }
}
