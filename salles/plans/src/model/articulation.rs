//! What a contract of another shape holds beside its levels: axes that cross them, focus actions, the
//! programmes it works with, how it will be evaluated, and the sheets of another contract it reads.

use super::{ContratId, FicheActionId, NoeudId, ProgrammeId};
use kernel::code_enum;
use store::{Json, columns, record};

record! {
    /// « entrée qui traverse ces niveaux (mobilités, climat, discriminations, place des habitants) » : it bears
    /// no weight and no rate.
    pub struct AxeTransversal: AxeTransversalId in "axe_transversal" {
        pub contrat_id: ContratId,
        pub code: String,
        pub titre: String,
        pub enjeux: Json<Vec<String>>,
        pub ordre: i64,
    }
}

record! {
    /// What an objective promises before any sheet is written: « focus d'actions (42) ; sans grille ».
    pub struct FocusAction: FocusActionId in "focus_action" {
        pub contrat_id: ContratId,
        pub noeud_id: NoeudId,
        pub code: String,
        pub texte: String,
        pub ordre: i64,
    }
}

record! {
    /// « articulation, programme lié » of a level of the plan.
    pub struct Articulation: ArticulationId in "articulation" {
        pub contrat_id: ContratId,
        pub noeud_id: NoeudId,
        pub programme_id: ProgrammeId,
        pub ordre: i64,
    }
}

code_enum! {
    /// What a line of the evaluation framework is.
    pub enum GenreEvaluation {
        /// « Question à laquelle l'évaluation répond par des preuves et un jugement. »
        Question = "question",
        /// A step of the calendar.
        Etape = "etape",
        /// What an indicator must be.
        Critere = "critere",
        Outil = "outil",
        Principe = "principe",
    }
}
columns!(GenreEvaluation);

record! {
    /// One line of the evaluation framework of a contract.
    pub struct PointEvaluation: PointEvaluationId in "point_evaluation" {
        pub contrat_id: ContratId,
        pub genre: GenreEvaluation,
        pub code: String,
        pub texte: String,
        /// As printed: « chaque année ».
        pub moment: Option<String>,
        pub appui_externe: bool,
        pub ordre: i64,
    }
}

record! {
    /// « Peut figurer dans plusieurs contrats : une saisie, plusieurs lectures. » The sheet belongs to its own
    /// contract; `contrat_id` is the one that reads it, on a level or on an axis.
    pub struct FicheRattachee: FicheRattacheeId in "fiche_rattachee" {
        pub contrat_id: ContratId,
        pub fiche_id: FicheActionId,
        pub noeud_id: Option<NoeudId>,
        pub axe_id: Option<AxeTransversalId>,
        /// Why it serves this contract too.
        pub note: String,
    }
}
