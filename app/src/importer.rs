//! `pacte importer`: what exists already, taken in from files.

use crate::cli::say;
use crate::erreur::Erreur;
use crate::m;
use kernel::{Actor, Lang};
use std::io::Write;
use std::path::Path;
use store::{ActeError, Db};

/// The action sheets of a contract, read from its text (plain, DOCX or PDF): the very reading, as JSON, or a
/// preview that says of each value how sure it is and where it comes from. Nothing is written.
///
/// # Errors
/// `Fichier` when there is no text to read: what was seen, and the cure.
pub fn fiches(file: &Path, json: bool, lang: Lang, out: &mut impl Write) -> Result<(), Erreur> {
    let broken = |what: String| Erreur::Fichier { file: file.to_owned(), what };
    let bytes = std::fs::read(file).map_err(|e| broken(e.to_string()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let text = extraction::texte_de(&bytes, &name).map_err(|e| broken(format!("{} {}", e.message(lang), e.remede(lang))))?;
    let read = extraction::lire(&text);
    let shown =
        if json { serde_json::to_string_pretty(&read.en_json()).map_err(|e| broken(e.to_string()))? } else { read.apercu(lang) };
    out.write_all(shown.as_bytes()).and_then(|()| out.write_all(b"\n")).map_err(|e| broken(e.to_string()))
}

/// The outlines of a territory, read from GeoJSON and written under the name of their source.
///
/// # Errors
/// `Fichier`, `CollectiviteInconnue`, and the refusals of the room in its own words.
pub async fn contours(db: &Db, slug: &str, file: &Path, source: &str, lang: Lang) -> Result<(), Erreur> {
    let text = std::fs::read_to_string(file).map_err(|e| Erreur::Fichier { file: file.to_owned(), what: e.to_string() })?;
    let here = db.collectivite(slug).await?.ok_or_else(|| Erreur::CollectiviteInconnue(slug.to_owned()))?;
    let mut w = db.writer(here.id, Actor::Systeme, "contours.importer").await?;
    let done = territoire::actes::contours::importer_contours(&mut w, &text, source).await.map_err(|e| refused(e, lang))?;
    w.commit().await?;
    say(&m(lang).importer_contours_fait(
        done.objets,
        done.ajoutes,
        done.remplaces,
        done.inchanges,
        done.non_reconnus + done.defauts,
    ));
    Ok(())
}

fn refused(error: ActeError, lang: Lang) -> Erreur {
    match error {
        ActeError::Refus(all) => Erreur::Refus(all.iter().map(|r| r.message(lang)).collect()),
        ActeError::Store(error) => Erreur::Base(error),
        ActeError::Interdit => Erreur::Refus(vec![]),
    }
}
