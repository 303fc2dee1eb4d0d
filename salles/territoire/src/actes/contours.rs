//! Importing outlines. A file is read and kept aside; what it would change is shown; only a
//! confirmation writes, all at once. The command line does both in one go.

use crate::contours::geojson;
use crate::contours::rapprochement::{Lecture, Raison, Repertoire, rapprocher};
use crate::droits;
use crate::model::{AncienCode, Contour, ContourId, Territoire, TerritoireId};
use crate::regles::Refus;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use store::journal::hex;
use store::{ActeError, Read, Row, StoreError, Writer, args};
use web::{Upload, Visit};

/// The heaviest file accepted, in bytes.
pub const MAX: usize = 20_000_000;

/// How long a file waits for its confirmation.
const ATTENTE: SignedDuration = SignedDuration::from_hours(24);

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rapport {
    /// Features of the file.
    pub objets: usize,
    pub ajoutes: usize,
    pub remplaces: usize,
    /// Same outline, same source: nothing to write.
    pub inchanges: usize,
    pub non_reconnus: usize,
    /// Unreadable outlines, doubles, outlines of somewhere else.
    pub defauts: usize,
    /// Grid the outlines were put on to stay light, in hundred-thousandths of a degree.
    pub grille: u32,
}

/// A file that waits for its confirmation.
#[derive(Debug, Clone)]
pub struct Depot {
    pub id: String,
    pub depose_a: Timestamp,
    pub fichier: String,
    /// SHA-256 of the file, hexadecimal.
    pub empreinte: String,
    pub source: String,
    pub lecture: Lecture,
}

/// What a file would do to one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effet {
    Ajoute,
    /// Replaces an outline of this source.
    Remplace(String),
    Inchange,
}

/// Reads a GeoJSON text and writes its outlines: `pacte importer contours`.
///
/// # Errors
/// The `Refus` of a file that holds no outline of this territory or of a source not given; `StoreError`.
pub async fn importer_contours(w: &mut Writer, texte: &str, source: &str) -> Result<Rapport, ActeError> {
    let source = sourcer(source)?;
    let lecture = lire(w, texte.as_bytes().to_vec(), MAX).await?;
    Ok(ecrire(w, &lecture, &source).await?)
}

/// « La source est citée » : a published outline says whose it is.
pub(super) fn sourcer(source: &str) -> Result<String, Refus> {
    let source = source.trim();
    if source.is_empty() { Err(Refus::SourceAbsente) } else { Ok(source.chars().take(200).collect()) }
}

/// What a file holds for this territory. The reading of twenty megabytes leaves the server's threads free.
async fn lire(reader: &mut impl Read, octets: Vec<u8>, max: usize) -> Result<Lecture, ActeError> {
    let places: Vec<Territoire> = reader.list("", vec![]).await?;
    let anciens: Vec<AncienCode> = reader.list("", vec![]).await?;
    let reading = tokio::task::spawn_blocking(move || {
        let objets = geojson::lire(&octets, max)?;
        utile(rapprocher(objets, &Repertoire::new(&places, &anciens)))
    });
    Ok(reading.await.map_err(|e| StoreError::Broken(e.to_string()))??)
}

/// A file none of whose outlines can be kept is refused, with what its first outline says.
fn utile(lecture: Lecture) -> Result<Lecture, Refus> {
    if !lecture.reconnus.is_empty() {
        return Ok(lecture);
    }
    let away = lecture.ecartes.iter().find_map(|e| match &e.raison {
        Raison::Eloigne { nom, centre } => Some((nom.clone(), *centre)),
        _ => None,
    });
    Err(match away {
        Some((nom, [x, y])) => Refus::ContourAilleurs { nom, x: format!("{x:.4}"), y: format!("{y:.4}") },
        None => Refus::AucunReconnu {
            nombre: lecture.objets,
            exemple: lecture.ecartes.first().and_then(|e| e.repere.clone()).unwrap_or_else(|| "—".to_owned()),
        },
    })
}

async fn presents(reader: &mut impl Read) -> Result<HashMap<TerritoireId, Contour>, StoreError> {
    Ok(reader.list::<Contour>("", vec![]).await?.into_iter().map(|c| (c.territoire_id, c)).collect())
}

/// What confirming a reading would do to each place, in its order.
///
/// # Errors
/// `StoreError`.
pub async fn effets(reader: &mut impl Read, lecture: &Lecture, source: &str) -> Result<Vec<Effet>, StoreError> {
    let known = presents(reader).await?;
    let effect = |territoire: &TerritoireId, geometrie: &str| match known.get(territoire) {
        None => Effet::Ajoute,
        Some(c) if c.geometrie == geometrie && c.source == source => Effet::Inchange,
        Some(c) => Effet::Remplace(c.source.clone()),
    };
    Ok(lecture.reconnus.iter().map(|r| effect(&r.territoire, &r.geometrie)).collect())
}

async fn ecrire(w: &mut Writer, lecture: &Lecture, source: &str) -> Result<Rapport, StoreError> {
    let mut rapport = Rapport {
        objets: lecture.objets,
        non_reconnus: lecture.non_reconnus,
        defauts: lecture.defauts,
        grille: lecture.grille,
        ..Rapport::default()
    };
    let mut known = presents(w).await?;
    for reconnu in &lecture.reconnus {
        match known.remove(&reconnu.territoire) {
            None => {
                w.insert(&Contour {
                    id: ContourId::fresh(),
                    version: 1,
                    territoire_id: reconnu.territoire,
                    geometrie: reconnu.geometrie.clone(),
                    source: source.to_owned(),
                })
                .await?;
                rapport.ajoutes += 1;
            }
            Some(contour) if contour.geometrie == reconnu.geometrie && contour.source == source => rapport.inchanges += 1,
            Some(mut contour) => {
                contour.geometrie.clone_from(&reconnu.geometrie);
                source.clone_into(&mut contour.source);
                w.update(&mut contour).await?;
                rapport.remplaces += 1;
            }
        }
    }
    Ok(rapport)
}

/// Reads a file and keeps it aside until it is confirmed; its identifier.
///
/// # Errors
/// The `Refus` of the file or of the source, all at once; `ActeError::Interdit`; `StoreError`.
pub async fn deposer(visit: &Visit, fichier: Option<Upload>, source: &str) -> Result<String, ActeError> {
    droits::tenir(visit)?;
    let source = sourcer(source);
    let Some(fichier) = fichier else {
        return Err(ActeError::refuse([Some(Refus::FichierAbsent), source.err()].into_iter().flatten().collect()));
    };
    let (octets, empreinte) = (fichier.bytes.len(), hex(&Sha256::digest(&fichier.bytes)));
    let max = visit.house.max_upload_mb.saturating_mul(1_000_000).min(MAX);
    // Read before the writer opens: twenty megabytes do not keep the pen from the others.
    let lecture = lire(&mut visit.reader().await?, fichier.bytes, max).await;
    let (lecture, source) = match (lecture, source) {
        (Ok(lecture), Ok(source)) => (lecture, source),
        (Err(ActeError::Refus(mut all)), Err(source)) => {
            all.push(Box::new(source));
            return Err(ActeError::Refus(all));
        }
        (Err(error), _) => return Err(error),
        (Ok(_), Err(source)) => return Err(source.into()),
    };
    let id = kernel::Id::<Depot>::fresh().to_string();
    let nom: String = fichier.name.chars().take(120).collect();
    let kept = serde_json::to_string(&lecture).map_err(|e| StoreError::Broken(e.to_string()))?;
    let mut w = visit.writer("contours.deposer").await?;
    w.execute("DELETE FROM contour_depot WHERE collectivite_id = $1 AND depose_a < $2", args![w.now() - ATTENTE]).await?;
    w.execute(
        "INSERT INTO contour_depot (collectivite_id, id, depose_a, fichier, empreinte, source, lecture)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![id, w.now(), nom, empreinte, source, kept],
    )
    .await?;
    w.note("contour_depot", &id, &json!({ "fichier": nom, "empreinte": empreinte, "octets": octets })).await?;
    w.commit().await?;
    Ok(id)
}

fn read(mut row: Row) -> Result<Depot, StoreError> {
    Ok(Depot {
        id: row.take()?,
        depose_a: row.take()?,
        fichier: row.take()?,
        empreinte: row.take()?,
        source: row.take()?,
        lecture: row.take::<store::Json<Lecture>>()?.0,
    })
}

/// The file kept aside under that identifier.
///
/// # Errors
/// `StoreError::Missing` when it was confirmed, given up, or waited too long.
pub async fn depot(reader: &mut impl Read, id: &str) -> Result<Depot, StoreError> {
    let rows = reader
        .rows(
            "SELECT id, depose_a, fichier, empreinte, source, lecture FROM contour_depot
             WHERE collectivite_id = $1 AND id = $2",
            args![id.to_owned()],
        )
        .await?;
    let row = rows.into_iter().next().ok_or(StoreError::Missing { table: "contour_depot", id: id.to_owned() })?;
    read(row)
}

/// Identifier, name and instant of the files that wait, newest first.
///
/// # Errors
/// `StoreError`.
pub async fn depots(reader: &mut impl Read) -> Result<Vec<(String, String, Timestamp)>, StoreError> {
    let rows = reader
        .rows("SELECT id, fichier, depose_a FROM contour_depot WHERE collectivite_id = $1 ORDER BY depose_a DESC", vec![])
        .await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?, row.take()?))).collect()
}

/// Writes the outlines of a file kept aside.
///
/// # Errors
/// `ActeError::Interdit`; `StoreError::Missing` when it no longer waits.
pub async fn confirmer(visit: &Visit, id: &str) -> Result<Rapport, ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("contours.importer").await?;
    let depot = depot(&mut w, id).await?;
    w.motif(format!("{} ({})", depot.fichier, depot.source));
    let rapport = ecrire(&mut w, &depot.lecture, &depot.source).await?;
    oublier(&mut w, &depot, "importe").await?;
    w.commit().await?;
    Ok(rapport)
}

/// Forgets a file kept aside.
///
/// # Errors
/// `ActeError::Interdit`; `StoreError::Missing` when it no longer waits.
pub async fn abandonner(visit: &Visit, id: &str) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("contours.abandonner").await?;
    let depot = depot(&mut w, id).await?;
    oublier(&mut w, &depot, "abandonne").await?;
    w.commit().await?;
    Ok(())
}

async fn oublier(w: &mut Writer, depot: &Depot, sort: &str) -> Result<(), StoreError> {
    w.execute("DELETE FROM contour_depot WHERE collectivite_id = $1 AND id = $2", args![depot.id]).await?;
    w.note("contour_depot", &depot.id, &json!({ "fichier": depot.fichier, "empreinte": depot.empreinte, "sort": sort })).await
}

/// Removes the outlines of a source; how many. The journal keeps them.
///
/// # Errors
/// `ActeError::Interdit`; `StoreError`.
pub async fn retirer(visit: &Visit, source: &str) -> Result<usize, ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("contours.retirer").await?;
    let contours: Vec<Contour> = w.list("source = $2", args![source.to_owned()]).await?;
    for contour in &contours {
        w.delete(contour).await?;
    }
    w.commit().await?;
    Ok(contours.len())
}
