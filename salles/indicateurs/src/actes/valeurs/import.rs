//! Values by file: read and kept aside, judged cell by cell, written all at once when accepted. « aperçu […] ; import
//! répété reconnu (source + clé) » (Plans, § 12).

mod lecture;
mod modele;

pub use lecture::{LigneImport, PAR_DEFAUT, lignes};
pub use modele::{NOM_FEUILLE, colonnes, modele};

use super::{Bilan, Cellule, Dossier, RefusValeur, Verdict, Voulu, ecrire, ecriture};
use crate::model::Provenance;
use crate::regles::RefusCellule;
use jiff::SignedDuration;
use kernel::Lang;
use serde_json::json;
use sha2::{Digest, Sha256};
use sheets::{ClasseurLu, Limites};
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, args, journal};
use web::{Upload, Visit};

/// How long a file waits for its acceptance.
const ATTENTE: SignedDuration = SignedDuration::from_hours(24);

/// A file that waits.
#[derive(Debug, Clone)]
pub struct Depot {
    pub id: String,
    pub contrat_id: String,
    pub fichier: String,
    /// SHA-256, hexadecimal.
    pub empreinte: String,
    auteur_id: String,
    contenu: Vec<u8>,
}

/// One row of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Examen {
    pub ligne: LigneImport,
    pub verdict: Verdict,
}

fn moi(visit: &Visit) -> String {
    visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default()
}

/// Reads a file away from the threads of the server.
async fn ouvrir(contenu: Vec<u8>, nom: &str) -> Result<ClasseurLu, ActeError> {
    let nom = nom.to_owned();
    let reading = tokio::task::spawn_blocking(move || sheets::lire(&contenu, &nom, &Limites::default()));
    let lu = reading.await.map_err(|e| StoreError::Broken(e.to_string()))?;
    lu.map_err(|raison| RefusValeur::FichierRefuse(raison).into())
}

/// Reads a file and keeps it aside until it is accepted; its identifier. Writes no value.
///
/// # Errors
/// `Interdit`; the refusal of a file that cannot be read, or in which no heading of the model is found.
pub async fn deposer(visit: &Visit, dossier: &Dossier, fichier: Option<Upload>) -> Result<String, ActeError> {
    if !dossier.indicateurs.iter().any(|i| dossier.peut_saisir(visit, i)) {
        return Err(ActeError::Interdit);
    }
    let fichier = fichier.filter(|f| !f.name.is_empty() || !f.bytes.is_empty()).ok_or(RefusValeur::FichierAbsent)?;
    let empreinte = journal::hex(&Sha256::digest(&fichier.bytes));
    let nom: String = fichier.name.chars().take(120).collect();
    let lu = ouvrir(fichier.bytes.clone(), &nom).await?;
    let cellules = lignes(dossier, &lu)?.len();
    if cellules > ecriture::CELLULES_MAX {
        return Err(RefusValeur::TropDeCellules { n: cellules, max: ecriture::CELLULES_MAX }.into());
    }
    let id = kernel::Id::<Depot>::fresh().to_string();
    let octets = fichier.bytes.len();
    let mut w = visit.writer("valeur.deposer_fichier").await?;
    w.execute("DELETE FROM valeur_depot WHERE collectivite_id = $1 AND depose_a < $2", args![w.now() - ATTENTE]).await?;
    w.execute(
        "INSERT INTO valeur_depot (collectivite_id, id, contrat_id, auteur_id, depose_a, fichier, empreinte, contenu)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, dossier.contrat.id.clone(), moi(visit), w.now(), nom, empreinte, fichier.bytes],
    )
    .await?;
    w.note("valeur_depot", &id, &json!({ "fichier": nom, "empreinte": empreinte, "octets": octets })).await?;
    w.commit().await?;
    Ok(id)
}

/// A file of this visitor that still waits.
///
/// # Errors
/// `StoreError::Missing` when it was applied, given up, waited too long, or belongs to someone else.
pub async fn depot(visit: &Visit, r: &mut impl Read, id: &str) -> Result<Depot, StoreError> {
    let rows = r
        .rows(
            "SELECT id, contrat_id, fichier, empreinte, auteur_id, contenu FROM valeur_depot
             WHERE collectivite_id = $1 AND id = $2",
            args![id.to_owned()],
        )
        .await?;
    let missing = || StoreError::Missing { table: "valeur_depot", id: id.to_owned() };
    let mut row = rows.into_iter().next().ok_or_else(missing)?;
    let depot = Depot {
        id: row.take()?,
        contrat_id: row.take()?,
        fichier: row.take()?,
        empreinte: row.take()?,
        auteur_id: row.take()?,
        contenu: row.take()?,
    };
    if depot.auteur_id == moi(visit) { Ok(depot) } else { Err(missing()) }
}

/// The report by cell. `motifs`: reasons written in the preview, by address of the cell.
///
/// # Errors
/// The refusal of a file that is no longer read.
pub async fn examiner(
    visit: &Visit,
    dossier: &Dossier,
    depot: &Depot,
    motifs: &BTreeMap<String, String>,
    voulu: Voulu,
) -> Result<Vec<Examen>, ActeError> {
    let lu = ouvrir(depot.contenu.clone(), &depot.fichier).await?;
    let mut lues = lignes(dossier, &lu)?;
    for ligne in &mut lues {
        if let (Ok(cellule), Some(motif)) = (&mut ligne.lue, motifs.get(&ligne.adresse).filter(|m| !m.trim().is_empty())) {
            motif.clone_into(&mut cellule.motif);
        }
    }
    let cellules: Vec<Cellule> = lues.iter().filter_map(|l| l.lue.as_ref().ok().cloned()).collect();
    let mut verdicts = ecriture::examiner(visit, dossier, &cellules, voulu).into_iter();
    Ok(lues
        .into_iter()
        .map(|ligne| {
            let verdict = match &ligne.lue {
                Ok(_) => verdicts.next().unwrap_or(Verdict::Inchangee),
                Err(refus) => Verdict::Refusee(refus.clone()),
            };
            Examen { ligne, verdict }
        })
        .collect())
}

/// Writes all that the report accepts, in one transaction; what it refuses stays out.
///
/// # Errors
/// `RienAImporter` when every cell is refused or unchanged; those of [`ecrire`]; `StoreError::Missing`.
pub async fn appliquer(
    visit: &Visit,
    dossier: &mut Dossier,
    id: &str,
    motifs: &BTreeMap<String, String>,
    voulu: Voulu,
) -> Result<Bilan, ActeError> {
    let kept = depot(visit, &mut visit.reader().await?, id).await?;
    let examens = examiner(visit, dossier, &kept, motifs, voulu).await?;
    let retenues: Vec<Cellule> = examens
        .iter()
        .filter(|e| matches!(e.verdict, Verdict::Acceptee { .. }))
        .filter_map(|e| e.ligne.lue.as_ref().ok().cloned())
        .collect();
    if retenues.is_empty() {
        return Err(RefusValeur::RienAImporter.into());
    }
    let mut w = visit.writer("valeur.importer").await?;
    depot(visit, &mut w, id).await?;
    let mut bilan = ecrire(visit, &mut w, dossier, &retenues, voulu, (Provenance::Import, Some(&kept.fichier))).await?;
    let refusees = examens.iter().enumerate().filter_map(|(rang, e)| match &e.verdict {
        Verdict::Refusee(refus) => Some((rang, refus.clone())),
        _ => None,
    });
    bilan.refusees = refusees.collect::<BTreeMap<usize, RefusCellule>>();
    oublier(&mut w, &kept, "importe").await?;
    w.commit().await?;
    Ok(bilan)
}

/// Forgets a file.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn abandonner(visit: &Visit, id: &str) -> Result<(), ActeError> {
    let mut w = visit.writer("valeur.retirer_fichier").await?;
    let kept = depot(visit, &mut w, id).await?;
    oublier(&mut w, &kept, "abandonne").await?;
    w.commit().await?;
    Ok(())
}

async fn oublier(w: &mut store::Writer, depot: &Depot, suite: &str) -> Result<(), StoreError> {
    w.execute("DELETE FROM valeur_depot WHERE collectivite_id = $1 AND id = $2", args![depot.id.clone()]).await?;
    w.note("valeur_depot", &depot.id, &json!({ "fichier": depot.fichier, "empreinte": depot.empreinte, "suite": suite })).await
}

/// The language of the headings: both are read.
#[must_use]
pub fn langues() -> [Lang; 2] {
    [Lang::Fr, Lang::En]
}
