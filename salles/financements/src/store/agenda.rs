//! What an agenda reads of the files of a holder, and of the agreements and questions of calls: one statement each.

use crate::model::*;
use std::collections::BTreeSet;
use store::{Read, StoreError, args};

/// What falls due for a holder.
#[derive(Debug, Clone, Default)]
pub struct DuPorteur {
    pub dossiers: Vec<Dossier>,
    /// Files that were voted something.
    pub votes: BTreeSet<DossierId>,
    /// Not answered, not taken back.
    pub questions: Vec<QuestionDossier>,
    pub bilans: Vec<BilanDossier>,
    /// Signed ones.
    pub conventions: Vec<Convention>,
}

/// The files of a holder and what is waited of them.
///
/// # Errors
/// `StoreError`.
pub async fn du_porteur(r: &mut impl Read, porteur: PorteurId) -> Result<DuPorteur, StoreError> {
    let dossiers = r.list::<Dossier>("porteur_id = $2 ;; ORDER BY id", args![porteur]).await?;
    let rows = r
        .rows(
            "SELECT DISTINCT l.dossier_id FROM ligne_financeur l
             JOIN dossier d ON d.id = l.dossier_id AND d.collectivite_id = $1
             WHERE l.collectivite_id = $1 AND d.porteur_id = $2 AND l.vote_centimes > 0",
            args![porteur],
        )
        .await?;
    let votes = rows.into_iter().map(|mut row| row.take()).collect::<Result<_, _>>()?;
    let questions = r
        .list::<QuestionDossier>(
            "repondue_a IS NULL AND retiree_a IS NULL
               AND dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND porteur_id = $2)
             ;; ORDER BY attendue_le, id",
            args![porteur],
        )
        .await?;
    let bilans = r
        .list::<BilanDossier>(
            "dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND porteur_id = $2) ;; ORDER BY id",
            args![porteur],
        )
        .await?;
    let conventions = r
        .list::<Convention>(
            "signee_le IS NOT NULL AND appel_id IN (SELECT appel_id FROM dossier WHERE collectivite_id = $1 AND porteur_id = $2)
             ;; ORDER BY identifiant COLLATE \"C\", id",
            args![porteur],
        )
        .await?;
    Ok(DuPorteur { dossiers, votes, questions, bilans, conventions })
}

/// The agreements of every call, by identifier.
///
/// # Errors
/// `StoreError`.
pub async fn conventions(r: &mut impl Read) -> Result<Vec<Convention>, StoreError> {
    r.list::<Convention>(";; ORDER BY identifiant COLLATE \"C\", id", args![]).await
}

/// The questions that an account asked and that wait for their answer.
///
/// # Errors
/// `StoreError`.
pub async fn questions_de(r: &mut impl Read, compte: &str) -> Result<Vec<QuestionDossier>, StoreError> {
    r.list::<QuestionDossier>(
        "repondue_a IS NULL AND retiree_a IS NULL AND compte_id = $2 ;; ORDER BY attendue_le, id",
        args![compte.to_owned()],
    )
    .await
}

/// The first version of each letter to the last, of every call.
///
/// # Errors
/// `StoreError`.
pub async fn lettres(r: &mut impl Read) -> Result<Vec<LettreCadrage>, StoreError> {
    r.list::<LettreCadrage>(";; ORDER BY appel_id, numero", args![]).await
}
