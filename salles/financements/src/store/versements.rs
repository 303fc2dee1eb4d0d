//! What funders voted and paid in a call: two statements whatever their number.

use crate::model::*;
use crate::regles::etats::EtatLigne;
use crate::regles::{Euros, Financeur};
use jiff::civil::Date;
use store::{Read, StoreError, args};

/// A funder, and what its lines make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalVerse {
    pub financeur: Financeur,
    pub lignes: i64,
    pub vote: Euros,
    pub paye: Euros,
}

/// A voted line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneVersee {
    pub dossier: DossierId,
    pub numero: String,
    pub intitule: String,
    pub porteur: String,
    pub financeur: Financeur,
    pub etat: EtatLigne,
    pub vote: Euros,
    pub paye: Euros,
    pub dernier: Option<Date>,
}

/// Voted and paid, by funder.
///
/// # Errors
/// `StoreError`.
pub async fn totaux_verses(r: &mut impl Read, appel: AppelId) -> Result<Vec<TotalVerse>, StoreError> {
    let rows = r
        .rows(
            "SELECT financeur, COUNT(*), CAST(SUM(vote_centimes) AS BIGINT), CAST(SUM(COALESCE(paye_centimes, 0)) AS BIGINT)
             FROM ligne_financeur WHERE collectivite_id = $1 AND appel_id = $2 AND vote_centimes > 0
             GROUP BY financeur ORDER BY financeur",
            args![appel],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(TotalVerse {
                financeur: row.take()?,
                lignes: row.take()?,
                vote: Euros::de_centimes(row.take()?),
                paye: Euros::de_centimes(row.take()?),
            })
        })
        .collect()
}

/// The voted lines of a call, of one funder or of all (empty), `tranche` being how many and after how many.
///
/// # Errors
/// `StoreError`.
pub async fn lignes_versees(
    r: &mut impl Read,
    appel: AppelId,
    financeur: &str,
    tranche: (i64, i64),
) -> Result<Vec<LigneVersee>, StoreError> {
    let rows = r
        .rows(
            "SELECT d.id, d.numero, d.intitule, p.nom, l.financeur, l.etat, l.vote_centimes, l.paye_centimes,
               (SELECT MAX(v.le) FROM versement v WHERE v.collectivite_id = $1 AND v.ligne_id = l.id AND v.annule_a IS NULL)
             FROM ligne_financeur l JOIN dossier d ON d.id = l.dossier_id AND d.collectivite_id = $1
             JOIN porteur p ON p.id = d.porteur_id AND p.collectivite_id = $1
             WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.vote_centimes > 0 AND ($3 = '' OR l.financeur = $3)
             ORDER BY l.financeur, d.numero COLLATE \"C\", l.id LIMIT $4 OFFSET $5",
            args![appel, financeur.to_owned(), tranche.0, tranche.1],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            let (dossier, numero): (DossierId, Option<String>) = (row.take()?, row.take()?);
            let (intitule, porteur, financeur, etat) = (row.take()?, row.take()?, row.take()?, row.take()?);
            let (vote, paye): (Option<i64>, Option<i64>) = (row.take()?, row.take()?);
            Ok(LigneVersee {
                dossier,
                numero: numero.unwrap_or_default(),
                intitule,
                porteur,
                financeur,
                etat,
                vote: Euros::de_centimes(vote.unwrap_or(0)),
                paye: Euros::de_centimes(paye.unwrap_or(0)),
                dernier: row.take()?,
            })
        })
        .collect()
}
