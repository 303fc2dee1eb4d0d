//! The files that may have passed their time, and what was erased.

use crate::regles::conservation::DossierGarde;
use crate::regles::heure;
use jiff::Timestamp;
use store::{Read, StoreError, args};

/// Files looked at.
const LUS: i64 = 3_000;

/// The files of the years before this one that still hold personal data, the oldest first.
///
/// # Errors
/// `StoreError`.
pub async fn dossiers_gardes(r: &mut impl Read, avant: i64) -> Result<Vec<DossierGarde>, StoreError> {
    let rows = r
        .rows(
            "SELECT d.id, d.numero, d.intitule, d.etat, a.exercice, d.modifie_a,
               (SELECT COUNT(*) FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.dossier_id = d.id AND l.vote_centimes > 0),
               (SELECT COUNT(*) FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.dossier_id = d.id
                  AND l.vote_centimes IS NULL),
               (SELECT COUNT(*) FROM piece_dossier p WHERE p.collectivite_id = $1 AND p.dossier_id = d.id),
               (SELECT CAST(COALESCE(SUM(p.taille), 0) AS BIGINT) FROM piece_dossier p
                  WHERE p.collectivite_id = $1 AND p.dossier_id = d.id)
             FROM dossier d JOIN appel a ON a.id = d.appel_id AND a.collectivite_id = $1
             WHERE d.collectivite_id = $1 AND a.exercice < $2
               AND NOT EXISTS (SELECT 1 FROM effacement_dossier e WHERE e.collectivite_id = $1 AND e.dossier_id = d.id)
             ORDER BY a.exercice, d.numero, d.id LIMIT $3",
            args![avant, LUS],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(DossierGarde {
                id: row.take()?,
                numero: row.take()?,
                intitule: row.take()?,
                etat: row.take()?,
                exercice: row.take()?,
                modifie_le: heure::jour(row.take::<Timestamp>()?),
                finances: row.take()?,
                inconnues: row.take()?,
                pieces: row.take()?,
                octets: row.take()?,
            })
        })
        .collect()
}
