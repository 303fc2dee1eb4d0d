//! The list of the files of a call: one statement whatever their number; and its exports, page by page.

use crate::model::*;
use crate::regles::etats::{Etat, EtatDossier};
use crate::regles::regard::ColonneLue;
use crate::regles::{Euros, Financeur};
use store::{Read, Row, StoreError, Value, args};

/// Files a page shows.
pub const PAR_PAGE: i64 = 50;

/// What a list is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filtres {
    /// A state as the reader is told it, or nothing for all.
    pub etat: String,
    /// The code of a QPV.
    pub qpv: String,
    pub financeur: String,
    /// Words of the name of the action or of its holder, or its public number.
    pub q: String,
    /// Only the files of that holder.
    pub porteur: String,
    /// Only the files that account was invited to write.
    pub coediteur: String,
    /// Whether drafts are shown.
    pub brouillons: bool,
    /// `action`, `cout`, `demande`; anything else: by number.
    pub tri: String,
}

/// A funder, and what it is asked, thinks, proposes, voted, paid.
#[derive(Debug, Clone, PartialEq)]
pub struct ColonneListe {
    pub financeur: Financeur,
    pub demande: Option<Euros>,
    pub avis: Option<Avis>,
    pub propose: Option<Euros>,
    pub vote: Option<Euros>,
    pub paye: Option<Euros>,
    pub version: i64,
}

impl ColonneLue for ColonneListe {
    fn financeur(&self) -> &Financeur {
        &self.financeur
    }

    fn avis(&self) -> Option<Avis> {
        self.avis
    }

    fn effacer(&mut self) {
        (self.avis, self.propose, self.version) = (None, None, 0);
    }

    fn taire_le_vote(&mut self) {
        (self.vote, self.paye, self.version) = (None, None, 0);
    }
}

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
    /// In the order of the document.
    pub financeurs: Vec<ColonneListe>,
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
        // A holder is told of a file under review until it is notified.
        let dit = |e: &EtatDossier| if self.porteur.is_empty() { *e } else { e.pour_le_porteur() };
        let etats: Vec<&str> = EtatDossier::TOUS.iter().filter(|e| dit(e).code() == self.etat).map(|e| e.code()).collect();
        args![
            appel,
            if self.etat.is_empty() { String::new() } else { format!("|{}|", etats.join("|")) },
            comme(&self.qpv.replace(['%', '_'], " "), "|"),
            self.financeur.clone(),
            comme(cherche.trim(), ""),
            self.porteur.clone(),
            self.brouillons,
            self.coediteur.clone()
        ]
    }
}

/// A page of the files of a call; pages are numbered from 1. One statement: files are chosen in an index, then those shown are
/// read with their lines.
///
/// # Errors
/// `StoreError`.
pub async fn dossiers(r: &mut impl Read, appel: AppelId, filtres: &Filtres, page: i64) -> Result<Page, StoreError> {
    let mut arguments = filtres.arguments(appel);
    arguments.extend(args![filtres.tri.clone(), PAR_PAGE, (page.max(1) - 1) * PAR_PAGE]);
    let rows = r
        .rows(
            "SELECT s.total, s.somme, d.id, d.numero, d.intitule, p.nom, d.etat, d.qpv, d.cout_centimes, d.demande_centimes,
               l.financeur, l.demande_centimes AS ligne_demande, l.avis, l.propose_centimes, l.vote_centimes,
               l.paye_centimes, l.version
             FROM (SELECT d.id, COUNT(*) OVER () AS total, CAST(SUM(d.demande_centimes) OVER () AS BIGINT) AS somme FROM dossier d
               WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND ($3 = '' OR $3 LIKE '%|' || d.etat || '|%') AND ($4 = '' OR d.qpv LIKE $4)
                 AND ($5 = '' OR EXISTS (SELECT 1 FROM ligne_financeur f WHERE f.collectivite_id = $1 AND f.dossier_id = d.id AND f.financeur = $5))
                 AND ($6 = '' OR d.cle LIKE $6 OR REPLACE(d.numero, '-', ' ') LIKE $6) AND ($7 = '' OR d.porteur_id = $7) AND ($8 = 1 OR d.etat <> 'brouillon')
                 AND ($9 = '' OR d.id IN (SELECT h.dossier_id FROM habilitation h WHERE h.collectivite_id = $1 AND h.compte_id = $9 AND h.retiree_a IS NULL))
               ORDER BY CASE WHEN $10 = 'cout' THEN -d.cout_centimes WHEN $10 = 'demande' THEN -d.demande_centimes ELSE 0 END,
                 CASE WHEN $10 = 'action' THEN d.cle ELSE '' END COLLATE \"C\",
                 CASE WHEN d.numero IS NULL THEN 1 ELSE 0 END, d.numero COLLATE \"C\", d.id LIMIT $11 OFFSET $12) s
             JOIN dossier d ON d.id = s.id AND d.collectivite_id = $1 JOIN porteur p ON p.id = d.porteur_id AND p.collectivite_id = $1
             LEFT JOIN ligne_financeur l ON l.dossier_id = d.id AND l.collectivite_id = $1
             ORDER BY CASE WHEN $10 = 'cout' THEN -d.cout_centimes WHEN $10 = 'demande' THEN -d.demande_centimes ELSE 0 END,
                 CASE WHEN $10 = 'action' THEN d.cle ELSE '' END COLLATE \"C\",
                 CASE WHEN d.numero IS NULL THEN 1 ELSE 0 END, d.numero COLLATE \"C\", d.id",
            arguments,
        )
        .await?;
    let (mut total, mut demande) = (0, 0);
    let mut lignes = vec![];
    for mut row in rows {
        (total, demande) = (row.take()?, row.take()?);
        ajouter(&mut lignes, &mut row)?;
    }
    ranger(&mut lignes);
    Ok(Page { lignes, total, demande: Euros::de_centimes(demande) })
}

/// Where a page of an export begins: after this key.
pub const DEBUT: &str = "";

/// The files that answer the filters, by number, after a key: what a table of calculation takes, page by page. One statement.
///
/// # Errors
/// `StoreError`.
pub async fn export(
    r: &mut impl Read,
    appel: AppelId,
    filtres: &Filtres,
    apres: &str,
    combien: i64,
) -> Result<(Vec<LigneListe>, Option<String>), StoreError> {
    let mut arguments = filtres.arguments(appel);
    arguments.extend(args![apres.to_owned(), combien]);
    let rows = r
        .rows(
            "SELECT s.cle_export, d.id, d.numero, d.intitule, p.nom, d.etat, d.qpv, d.cout_centimes, d.demande_centimes,
               l.financeur, l.demande_centimes AS ligne_demande, l.avis, l.propose_centimes, l.vote_centimes,
               l.paye_centimes, l.version
             FROM (SELECT d.id, (COALESCE(d.numero, '~') || ' ' || d.id) AS cle_export FROM dossier d
               WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND ($3 = '' OR $3 LIKE '%|' || d.etat || '|%') AND ($4 = '' OR d.qpv LIKE $4)
                 AND ($5 = '' OR EXISTS (SELECT 1 FROM ligne_financeur f WHERE f.collectivite_id = $1 AND f.dossier_id = d.id AND f.financeur = $5))
                 AND ($6 = '' OR d.cle LIKE $6 OR REPLACE(d.numero, '-', ' ') LIKE $6) AND ($7 = '' OR d.porteur_id = $7) AND ($8 = 1 OR d.etat <> 'brouillon')
                 AND ($9 = '' OR d.id IN (SELECT h.dossier_id FROM habilitation h WHERE h.collectivite_id = $1 AND h.compte_id = $9 AND h.retiree_a IS NULL))
                 AND (COALESCE(d.numero, '~') || ' ' || d.id) COLLATE \"C\" > $10
               ORDER BY (COALESCE(d.numero, '~') || ' ' || d.id) COLLATE \"C\" LIMIT $11) s
             JOIN dossier d ON d.id = s.id AND d.collectivite_id = $1 JOIN porteur p ON p.id = d.porteur_id AND p.collectivite_id = $1
             LEFT JOIN ligne_financeur l ON l.dossier_id = d.id AND l.collectivite_id = $1
             ORDER BY s.cle_export COLLATE \"C\"",
            arguments,
        )
        .await?;
    let mut derniere: Option<String> = None;
    let mut lignes = vec![];
    for mut row in rows {
        derniere = Some(row.take()?);
        ajouter(&mut lignes, &mut row)?;
    }
    ranger(&mut lignes);
    let pleine = i64::try_from(lignes.len()).unwrap_or(0) == combien;
    Ok((lignes, derniere.filter(|_| pleine)))
}

/// A row of a file and one of its lines: the file is new, or the last one read.
fn ajouter(lignes: &mut Vec<LigneListe>, row: &mut Row) -> Result<(), StoreError> {
    let lu = une_ligne(row)?;
    if lignes.last().is_none_or(|derniere: &LigneListe| derniere.id != lu.id) {
        lignes.push(lu);
    }
    let Some(financeur) = row.take::<Option<Financeur>>()? else { return Ok(()) };
    let euros = |c: Option<i64>| c.map(Euros::de_centimes);
    let colonne = ColonneListe {
        financeur,
        demande: euros(row.take()?),
        avis: row.take()?,
        propose: euros(row.take()?),
        vote: euros(row.take()?),
        paye: euros(row.take()?),
        version: row.take()?,
    };
    if let Some(ligne) = lignes.last_mut() {
        ligne.financeurs.push(colonne);
    }
    Ok(())
}

/// Funders in the order of the document.
fn ranger(lignes: &mut [LigneListe]) {
    for ligne in lignes {
        ligne.financeurs.sort_by(|a, b| a.financeur.cmp(&b.financeur));
    }
}

fn une_ligne(row: &mut Row) -> Result<LigneListe, StoreError> {
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
