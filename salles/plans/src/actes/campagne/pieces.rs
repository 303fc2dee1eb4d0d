//! Evidence files of an answer.

use super::liens::confie;
use crate::model::{Campagne, EtatReponse, Piece, PieceId, Repondant, Reponse, ReponseId};
use crate::regles::campagne::{PassageReponse, Refus, nom_de_piece, verifier_ecriture, verifier_piece};
use kernel::Actor;
use sha2::{Digest, Sha256};
use store::{ActeError, Read, StoreError, Writer, args};

/// An answer that may receive or lose a file now, by this actor.
async fn modifiable(w: &mut Writer, id: &ReponseId) -> Result<Reponse, ActeError> {
    let reponse: Reponse = w.load(id).await?;
    let campagne: Campagne = w.load(&reponse.campagne_id).await?;
    if let Actor::Lien { id: lien, .. } = w.actor().clone() {
        let holder = w.find::<Repondant>("lien_id = $2", args![lien]).await?;
        if !holder.is_some_and(|r| confie(&r, &reponse)) {
            return Err(ActeError::Interdit);
        }
    }
    verifier_ecriture(campagne.etat, reponse.etat, reponse.echeance, w.today())?;
    match reponse.etat {
        EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee => Ok(reponse),
        etat => Err(Refus::PassageReponse { etat, passage: PassageReponse::Commencer }.into()),
    }
}

/// Joins a file: its type is checked by its content, its SHA-256 is kept, its bytes are apart from the
/// journal. The same content twice is one file.
///
/// # Errors
/// The refusals of `verifier_piece`; `CampagneFermee`; `PassageReponse` once deposited.
pub async fn joindre_piece(w: &mut Writer, id: &ReponseId, nom: &str, octets: &[u8], par: &str) -> Result<Piece, ActeError> {
    let reponse = modifiable(w, id).await?;
    let already = w.list::<Piece>("reponse_id = $2", args![reponse.id]).await?;
    let sha256 = store::journal::hex(&Sha256::digest(octets));
    if let Some(same) = already.iter().find(|p| p.sha256 == sha256) {
        return Ok(same.clone());
    }
    let mime = verifier_piece(nom, octets, already.len())?;
    let piece = Piece {
        id: PieceId::fresh(),
        version: 1,
        contrat_id: reponse.contrat_id,
        fiche_id: reponse.fiche_id,
        reponse_id: Some(reponse.id),
        nom: nom_de_piece(nom),
        mime: mime.to_owned(),
        taille: i64::try_from(octets.len()).unwrap_or(i64::MAX),
        sha256,
        deposee_a: w.now(),
        deposee_par: par.to_owned(),
    };
    w.insert(&piece).await?;
    w.execute(
        "INSERT INTO piece_contenu (collectivite_id, piece_id, contenu) VALUES ($1, $2, $3)",
        args![piece.id, octets.to_vec()],
    )
    .await?;
    Ok(piece)
}

/// Takes a file away before the deposit; the journal keeps its name and its hash.
///
/// # Errors
/// `CampagneFermee`; `PassageReponse` once deposited; `StoreError::Missing`.
pub async fn retirer_piece(w: &mut Writer, id: &PieceId) -> Result<(), ActeError> {
    let piece: Piece = w.load(id).await?;
    let Some(reponse) = piece.reponse_id else { return Err(ActeError::Interdit) };
    modifiable(w, &reponse).await?;
    w.execute("DELETE FROM piece_contenu WHERE collectivite_id = $1 AND piece_id = $2", args![piece.id]).await?;
    w.delete(&piece).await?;
    Ok(())
}

/// The bytes of a file.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn lire_piece(r: &mut impl Read, id: &PieceId) -> Result<(Piece, Vec<u8>), StoreError> {
    let piece: Piece = r.load(id).await?;
    let rows = r.rows("SELECT contenu FROM piece_contenu WHERE collectivite_id = $1 AND piece_id = $2", args![piece.id]).await?;
    let missing = || StoreError::Missing { table: "piece_contenu", id: id.to_string() };
    let octets: Vec<u8> = rows.into_iter().next().ok_or_else(missing)?.take()?;
    Ok((piece, octets))
}
