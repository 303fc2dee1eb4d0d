//! Several hands on a file: who of an association may write, and what the instruction asks.

use super::{AppelId, DossierId, PieceDossierId, PorteurId};
use crate::regles::Financeur;
use jiff::Timestamp;
use jiff::civil::Date;
use store::record;

record! {
    /// « porteur et coéditeurs ; dépôt par le représentant légal ou son mandataire »: an account that writes one file of a
    /// holder, or (no file) all of them. Never deleted: an account that has a row is held by what its rows say.
    pub struct Habilitation: HabilitationId in "habilitation" {
        pub porteur_id: PorteurId,
        pub dossier_id: Option<DossierId>,
        pub compte_id: String,
        pub nom: String,
        pub donnee_par: String,
        pub donnee_a: Timestamp,
        /// The day the representative gave the mandate to deposit.
        pub mandat_le: Option<Date>,
        pub mandat_par: Option<String>,
        pub retiree_a: Option<Timestamp>,
        pub retiree_par: Option<String>,
    }
}

impl Habilitation {
    /// Whether it still holds, and reaches that file (or, without one, all the files).
    #[must_use]
    pub fn atteint(&self, dossier: Option<DossierId>) -> bool {
        self.retiree_a.is_none() && (self.dossier_id.is_none() || (dossier.is_some() && self.dossier_id == dossier))
    }
}

record! {
    /// What a funder or the team asks of the holder while its file is read, and what it answers.
    pub struct QuestionDossier: QuestionDossierId in "question_dossier" {
        pub appel_id: AppelId,
        pub dossier_id: DossierId,
        /// The funder that asks; absent: the team.
        pub financeur: Option<Financeur>,
        pub question: String,
        pub posee_par: String,
        pub posee_a: Timestamp,
        /// The account that asked: it is told of the answer.
        pub compte_id: String,
        pub attendue_le: Date,
        pub reponse: String,
        pub piece_id: Option<PieceDossierId>,
        pub repondue_par: Option<String>,
        pub repondue_a: Option<Timestamp>,
        /// A question that has no object any more is taken back, and still read.
        pub retiree_a: Option<Timestamp>,
        pub retrait_motif: String,
    }
}
