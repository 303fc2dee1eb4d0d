//! What those who neither ask nor fund say: the opinion of the citizens' council on a file, the validation of a lot and the approval
//! of a letter by a member of the committee (Financements, § 11).

use super::{AppelId, Avis, DossierId, LettreCadrageId, LotDecisionId};
use jiff::Timestamp;
use store::{Json, record};

record! {
    /// « Conseil citoyen : ◐ avis »: one opinion of the council on a file, in its words. It decides nothing.
    pub struct AvisConseil: AvisConseilId in "avis_conseil" {
        pub appel_id: AppelId,
        pub dossier_id: DossierId,
        pub avis: Avis,
        pub motif: String,
        pub ecrit_par: String,
        pub compte_id: String,
        pub ecrit_a: Timestamp,
    }
}

record! {
    /// « COPIL : ● valider un lot »: a member of the committee, by their own account, on the frozen text.
    pub struct ValidationLot: ValidationLotId in "validation_lot" {
        pub lot_id: LotDecisionId,
        pub compte_id: String,
        pub nom: String,
        /// The text that was validated, by its SHA-256.
        pub empreinte: String,
        /// Public numbers of the files where that member has an interest: their validation leaves them aside (LEG-05).
        pub sauf: Json<Vec<String>>,
        pub validee_a: Timestamp,
    }
}

record! {
    /// « voter la lettre : COPIL ● » (Financements, § 11): a member of the committee, by their own account, on the text submitted.
    pub struct ValidationLettre: ValidationLettreId in "validation_lettre" {
        pub lettre_id: LettreCadrageId,
        pub compte_id: String,
        pub nom: String,
        /// The text that was read, by its SHA-256.
        pub empreinte: String,
        pub validee_a: Timestamp,
    }
}
