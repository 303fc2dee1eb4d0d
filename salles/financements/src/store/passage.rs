//! A call in numbers, for what is left to do before its next step.

use crate::model::AppelId;
use crate::regles::Euros;
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::regles::passage::{Comptes, LignesComptees};
use store::{Read, Row, StoreError, args};

fn nombre(row: &mut Row) -> Result<usize, StoreError> {
    Ok(usize::try_from(row.take::<i64>()?).unwrap_or_default())
}

/// Its files and lines by state, its lots, its reviews.
///
/// # Errors
/// `StoreError`.
pub async fn comptes(r: &mut impl Read, appel: AppelId) -> Result<Comptes, StoreError> {
    let mut c = Comptes::default();
    let rows = r
        .rows("SELECT etat, COUNT(*) FROM dossier WHERE collectivite_id = $1 AND appel_id = $2 GROUP BY etat", args![appel])
        .await?;
    for mut row in rows {
        let etat: EtatDossier = row.take()?;
        c.dossiers.insert(etat, nombre(&mut row)?);
    }
    let rows = r
        .rows(
            "SELECT l.etat, COUNT(*), COUNT(DISTINCT l.financeur),
                    CAST(SUM(CASE WHEN l.vote_centimes > 0 THEN 1 ELSE 0 END) AS BIGINT),
                    CAST(SUM(COALESCE(l.vote_centimes, 0) - COALESCE(l.paye_centimes, 0)) AS BIGINT)
             FROM ligne_financeur l JOIN dossier d ON d.collectivite_id = $1 AND d.id = l.dossier_id
             WHERE l.collectivite_id = $1 AND l.appel_id = $2
               AND d.etat NOT IN ('brouillon', 'retire', 'irrecevable', 'abandonne')
             GROUP BY l.etat",
            args![appel],
        )
        .await?;
    for mut row in rows {
        let etat: EtatLigne = row.take()?;
        let (lignes, financeurs, votees) = (nombre(&mut row)?, nombre(&mut row)?, nombre(&mut row)?);
        let du = Euros::de_centimes(row.take()?);
        c.lignes.insert(etat, LignesComptees { lignes, financeurs, votees, du });
    }
    let rows = r
        .rows(
            "SELECT 'lots', COUNT(*) FROM lot_decision WHERE collectivite_id = $1 AND appel_id = $2 AND etat = 'gele'
             UNION ALL
             SELECT 'bilans', COUNT(*) FROM dossier d WHERE d.collectivite_id = $1 AND d.appel_id = $2
               AND d.etat IN ('notifie', 'conventionne', 'en_cours', 'modifie', 'bilan_attendu', 'bilan_recu', 'bilan_a_corriger')
               AND EXISTS (SELECT 1 FROM ligne_financeur l
                           WHERE l.collectivite_id = $1 AND l.dossier_id = d.id AND l.vote_centimes > 0)
             UNION ALL
             SELECT 'avis', COUNT(*) FROM ligne_financeur WHERE collectivite_id = $1 AND appel_id = $2
               AND (avis IS NOT NULL OR propose_centimes IS NOT NULL)
             UNION ALL
             SELECT 'notes', COUNT(*) FROM note_dossier WHERE collectivite_id = $1 AND appel_id = $2",
            args![appel],
        )
        .await?;
    for mut row in rows {
        let quoi: String = row.take()?;
        let n = nombre(&mut row)?;
        match quoi.as_str() {
            "lots" => c.lots = n,
            "bilans" => c.bilans = n,
            _ => c.ecrits += n,
        }
    }
    Ok(c)
}
