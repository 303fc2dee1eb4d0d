//! The reviews of a call: two statements whatever their number.

use crate::model::*;
use crate::regles::Euros;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{Json, Read, Row, StoreError, Value, args};

/// What a list of reviews is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FiltresBilans {
    /// A state of the review, or nothing for all.
    pub etat: String,
    /// Only what came after the last day.
    pub tardifs: bool,
    pub financeur: String,
    pub q: String,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct BilanListe {
    pub id: DossierId,
    pub numero: String,
    pub intitule: String,
    pub porteur: String,
    pub vote: Euros,
    pub etat: Option<EtatBilan>,
    pub recu_le: Option<Date>,
    pub contenu: Option<ContenuBilan>,
    /// Funders that voted something.
    pub financeurs: i64,
}

/// A page of the list, and how many reviews stand where.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageBilans {
    pub lignes: Vec<BilanListe>,
    pub comptes: BTreeMap<EtatBilan, i64>,
    /// Received after the last day, among them.
    pub tardifs: i64,
    pub total: i64,
}

impl FiltresBilans {
    fn arguments(&self, appel: AppelId, limite: Date) -> Vec<Value> {
        let cherche = kernel::texte::cle(&self.q).replace(['%', '_'], " ");
        let comme = if cherche.trim().is_empty() { String::new() } else { format!("%{}%", cherche.trim()) };
        args![appel, self.financeur.clone(), comme, limite]
    }
}

/// A page of the reviews of a call; pages are numbered from 1, `limite` is the last day on time.
///
/// # Errors
/// `StoreError`.
pub async fn bilans(
    r: &mut impl Read,
    appel: AppelId,
    filtres: &FiltresBilans,
    limite: Date,
    (page, par_page): (i64, i64),
) -> Result<PageBilans, StoreError> {
    let rows = r
        .rows(
            "SELECT COALESCE(b.etat, 'attendu'), COUNT(*), CAST(SUM(CASE WHEN b.recu_le > $5 THEN 1 ELSE 0 END) AS BIGINT)
             FROM dossier d LEFT JOIN bilan_dossier b ON b.dossier_id = d.id AND b.collectivite_id = $1
             WHERE d.collectivite_id = $1 AND d.appel_id = $2
               AND d.etat IN ('notifie', 'conventionne', 'en_cours', 'modifie', 'abandonne', 'bilan_attendu', 'bilan_recu',
                              'bilan_a_corriger', 'bilan_valide', 'clos')
               AND EXISTS (SELECT 1 FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.dossier_id = d.id
                           AND l.vote_centimes > 0 AND ($3 = '' OR l.financeur = $3))
               AND ($4 = '' OR d.cle LIKE $4)
             GROUP BY COALESCE(b.etat, 'attendu')",
            filtres.arguments(appel, limite),
        )
        .await?;
    let mut lue = PageBilans::default();
    for mut row in rows {
        let (etat, n, tardifs): (EtatBilan, i64, i64) = (row.take()?, row.take()?, row.take()?);
        lue.comptes.insert(etat, n);
        lue.tardifs += tardifs;
        if filtres.tardifs {
            lue.total += tardifs;
        } else if filtres.etat.is_empty() || filtres.etat == etat.code() {
            lue.total += n;
        }
    }
    let mut arguments = filtres.arguments(appel, limite);
    arguments.extend(args![filtres.etat.clone(), filtres.tardifs, par_page, (page.max(1) - 1) * par_page]);
    let rows = r
        .rows(
            "SELECT d.id, d.numero, d.intitule, p.nom, b.etat, b.recu_le, b.contenu,
               (SELECT CAST(SUM(v.vote_centimes) AS BIGINT) FROM ligne_financeur v WHERE v.collectivite_id = $1 AND v.dossier_id = d.id),
               (SELECT COUNT(*) FROM ligne_financeur v WHERE v.collectivite_id = $1 AND v.dossier_id = d.id AND v.vote_centimes > 0)
             FROM dossier d JOIN porteur p ON p.id = d.porteur_id AND p.collectivite_id = $1
             LEFT JOIN bilan_dossier b ON b.dossier_id = d.id AND b.collectivite_id = $1
             WHERE d.collectivite_id = $1 AND d.appel_id = $2
               AND d.etat IN ('notifie', 'conventionne', 'en_cours', 'modifie', 'abandonne', 'bilan_attendu', 'bilan_recu',
                              'bilan_a_corriger', 'bilan_valide', 'clos')
               AND EXISTS (SELECT 1 FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.dossier_id = d.id
                           AND l.vote_centimes > 0 AND ($3 = '' OR l.financeur = $3))
               AND ($4 = '' OR d.cle LIKE $4) AND ($6 = '' OR COALESCE(b.etat, 'attendu') = $6)
               AND ($7 = 0 OR b.recu_le > $5)
             ORDER BY d.numero COLLATE \"C\", d.id LIMIT $8 OFFSET $9",
            arguments,
        )
        .await?;
    lue.lignes = rows.into_iter().map(une_ligne).collect::<Result<_, _>>()?;
    Ok(lue)
}

fn une_ligne(mut row: Row) -> Result<BilanListe, StoreError> {
    let (id, numero): (DossierId, Option<String>) = (row.take()?, row.take()?);
    let (intitule, porteur, etat, recu_le) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let contenu: Option<Json<ContenuBilan>> = row.take()?;
    let vote: Option<i64> = row.take()?;
    Ok(BilanListe {
        id,
        numero: numero.unwrap_or_default(),
        intitule,
        porteur,
        etat,
        recu_le,
        contenu: contenu.map(|c| c.0),
        vote: Euros::de_centimes(vote.unwrap_or(0)),
        financeurs: row.take()?,
    })
}
