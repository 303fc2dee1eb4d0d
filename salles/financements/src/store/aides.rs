//! What public bodies give a holder: one statement.

use crate::model::{Dossier, PorteurId};
use crate::regles::Euros;
use crate::regles::comptes::Aides;
use store::{Read, StoreError, args};

/// What the files of a holder were voted the two years before, and this year what they were voted or, until it is notified, ask; private
/// gifts and calls given up are left out. The file itself counts, a draft too.
///
/// # Errors
/// `StoreError`.
pub async fn aides(r: &mut impl Read, porteur: PorteurId, dossier: &Dossier, exercice: i64) -> Result<Aides, StoreError> {
    let rows = r
        .rows(
            "SELECT a.exercice, CAST(SUM(CASE WHEN a.exercice = $3 AND l.etat IN ('votee', 'refusee') THEN COALESCE(l.demande_centimes, 0)
                 WHEN a.exercice = $3 THEN COALESCE(l.vote_centimes, l.demande_centimes, 0)
                 ELSE COALESCE(l.vote_centimes, 0) END) AS BIGINT)
             FROM ligne_financeur l JOIN dossier d ON d.id = l.dossier_id AND d.collectivite_id = $1
             JOIN appel a ON a.id = d.appel_id AND a.collectivite_id = $1
             LEFT JOIN financeur f ON f.code = l.financeur AND f.collectivite_id = $1
             WHERE l.collectivite_id = $1 AND d.porteur_id = $2 AND a.exercice <= $3 AND a.exercice >= $4
               AND a.etat <> 'abandonne' AND COALESCE(f.ligne_budget, '') <> '74aidespriv'
               AND (d.id = $5 OR d.etat NOT IN ('brouillon', 'retire', 'irrecevable', 'ecarte'))
             GROUP BY a.exercice",
            args![porteur, exercice, exercice - 2, dossier.id],
        )
        .await?;
    let mut lues = Aides::default();
    for mut row in rows {
        let (annee, centimes): (i64, i64) = (row.take()?, row.take()?);
        let somme = Euros::de_centimes(centimes);
        lues.trois_exercices = lues.trois_exercices + somme;
        if annee == exercice {
            lues.cette_annee = somme;
        }
    }
    Ok(lues)
}
