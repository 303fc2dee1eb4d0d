//! The list of the files of a call: three statements whatever their number.

use crate::model::*;
use crate::regles::etats::EtatDossier;
use crate::regles::{Euros, Financeur};
use std::collections::HashMap;
use store::{Read, Row, StoreError, Value, args};

/// Files a page shows.
pub const PAR_PAGE: i64 = 50;

/// What a list is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filtres {
    /// A state, or nothing for all.
    pub etat: String,
    /// The code of a QPV.
    pub qpv: String,
    pub financeur: String,
    /// Words of the name of the action or of its holder.
    pub q: String,
    /// Only the files of that holder.
    pub porteur: String,
    /// Whether drafts are shown.
    pub brouillons: bool,
}

/// A funder, and what it is asked, proposes, voted.
pub type Montants = (Financeur, [Option<Euros>; 3]);

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct LigneListe {
    pub id: DossierId,
    pub numero: Option<String>,
    pub intitule: String,
    pub porteur: String,
    pub etat: EtatDossier,
    pub qpv: Vec<String>,
    pub cout: Euros,
    pub demande: Euros,
    /// What each funder is asked, proposes, voted: in the order of the document.
    pub financeurs: Vec<Montants>,
}

/// A page of the list, and how many there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub lignes: Vec<LigneListe>,
    pub total: i64,
    pub demande: Euros,
}

impl Filtres {
    fn arguments(&self, appel: AppelId) -> Vec<Value> {
        let cherche = kernel::texte::cle(&self.q).replace(['%', '_'], " ");
        let comme = |texte: &str, bord: &str| {
            if texte.is_empty() { String::new() } else { format!("%{bord}{texte}{bord}%") }
        };
        args![
            appel,
            self.etat.clone(),
            comme(&self.qpv.replace(['%', '_'], " "), "|"),
            self.financeur.clone(),
            comme(cherche.trim(), ""),
            self.porteur.clone(),
            self.brouillons
        ]
    }
}

/// A page of the files of a call; pages are numbered from 1.
///
/// # Errors
/// `StoreError`.
pub async fn dossiers(r: &mut impl Read, appel: AppelId, filtres: &Filtres, page: i64) -> Result<Page, StoreError> {
    let compte = r
        .rows(
            "SELECT COUNT(*), COALESCE(CAST(SUM(d.demande_centimes) AS BIGINT), 0) FROM dossier d
             WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND ($3 = '' OR d.etat = $3) AND ($4 = '' OR d.qpv LIKE $4)
               AND ($5 = '' OR EXISTS (SELECT 1 FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.dossier_id = d.id AND l.financeur = $5))
               AND ($6 = '' OR d.cle LIKE $6) AND ($7 = '' OR d.porteur_id = $7) AND ($8 = 1 OR d.etat <> 'brouillon')",
            filtres.arguments(appel),
        )
        .await?;
    let (total, demande) = match compte.into_iter().next() {
        Some(mut row) => (row.take()?, row.take()?),
        None => (0, 0),
    };
    Ok(Page {
        lignes: tranche(r, appel, filtres, PAR_PAGE, (page.max(1) - 1) * PAR_PAGE).await?,
        total,
        demande: Euros::de_centimes(demande),
    })
}

/// Every file that answers the filters: what a table of calculation takes.
///
/// # Errors
/// `StoreError`.
pub async fn export(r: &mut impl Read, appel: AppelId, filtres: &Filtres) -> Result<Vec<LigneListe>, StoreError> {
    tranche(r, appel, filtres, 100_000, 0).await
}

async fn tranche(
    r: &mut impl Read,
    appel: AppelId,
    filtres: &Filtres,
    combien: i64,
    apres: i64,
) -> Result<Vec<LigneListe>, StoreError> {
    let mut arguments = filtres.arguments(appel);
    arguments.extend(args![combien, apres]);
    let rows = r
        .rows(
            "SELECT d.id, d.numero, d.intitule, p.nom, d.etat, d.qpv, d.cout_centimes, d.demande_centimes
             FROM dossier d JOIN porteur p ON p.id = d.porteur_id AND p.collectivite_id = $1
             WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND ($3 = '' OR d.etat = $3) AND ($4 = '' OR d.qpv LIKE $4)
               AND ($5 = '' OR EXISTS (SELECT 1 FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.dossier_id = d.id AND l.financeur = $5))
               AND ($6 = '' OR d.cle LIKE $6) AND ($7 = '' OR d.porteur_id = $7) AND ($8 = 1 OR d.etat <> 'brouillon')
             ORDER BY CASE WHEN d.numero IS NULL THEN 1 ELSE 0 END, d.numero COLLATE \"C\", d.id LIMIT $9 OFFSET $10",
            arguments.clone(),
        )
        .await?;
    let mut lignes: Vec<LigneListe> = rows.into_iter().map(une_ligne).collect::<Result<_, _>>()?;
    let montants = r
        .rows(
            "SELECT l.dossier_id, l.financeur, l.demande_centimes, l.propose_centimes, l.vote_centimes FROM ligne_financeur l
             WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.dossier_id IN (SELECT d.id FROM dossier d
             WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND ($3 = '' OR d.etat = $3) AND ($4 = '' OR d.qpv LIKE $4)
               AND ($5 = '' OR EXISTS (SELECT 1 FROM ligne_financeur f WHERE f.collectivite_id = $1 AND f.dossier_id = d.id AND f.financeur = $5))
               AND ($6 = '' OR d.cle LIKE $6) AND ($7 = '' OR d.porteur_id = $7) AND ($8 = 1 OR d.etat <> 'brouillon')
             ORDER BY CASE WHEN d.numero IS NULL THEN 1 ELSE 0 END, d.numero COLLATE \"C\", d.id LIMIT $9 OFFSET $10)",
            arguments,
        )
        .await?;
    let mut par_dossier: HashMap<DossierId, Vec<Montants>> = HashMap::new();
    for mut row in montants {
        let (id, financeur): (DossierId, Financeur) = (row.take()?, row.take()?);
        let mut lus = [None; 3];
        for place in &mut lus {
            *place = row.take::<Option<i64>>()?.map(Euros::de_centimes);
        }
        par_dossier.entry(id).or_default().push((financeur, lus));
    }
    for ligne in &mut lignes {
        ligne.financeurs = par_dossier.remove(&ligne.id).unwrap_or_default();
        ligne.financeurs.sort_by(|a, b| a.0.cmp(&b.0));
    }
    Ok(lignes)
}

fn une_ligne(mut row: Row) -> Result<LigneListe, StoreError> {
    let (id, numero, intitule, porteur, etat) = (row.take()?, row.take()?, row.take()?, row.take()?, row.take()?);
    let qpv: String = row.take()?;
    Ok(LigneListe {
        id,
        numero,
        intitule,
        porteur,
        etat,
        qpv: qpv.split('|').filter(|c| !c.is_empty()).map(str::to_owned).collect(),
        cout: Euros::de_centimes(row.take()?),
        demande: Euros::de_centimes(row.take()?),
        financeurs: vec![],
    })
}
