//! `pacte subventions`: the files of a published call, in a folder: what a portal of open data takes, and what the checks read.

use crate::erreur::Erreur;
use crate::m;
use crate::rapport::choisir;
use financements::actes::publication::{derniere, lire_fichier};
use financements::store as lectures;
use kernel::Lang;
use std::path::Path;
use store::{ActeError, Db};

/// What was asked for on the command line.
pub struct Demande<'a> {
    pub collectivite: Option<&'a str>,
    /// Absent: the last published.
    pub appel: Option<&'a str>,
    /// Absent: the last edition of the whole call.
    pub edition: Option<&'a str>,
    pub vers: &'a Path,
    pub lang: Lang,
}

/// Writes the exact bytes that were published; gives how many files.
///
/// # Errors
/// `Erreur` names the collectivité, the call, the edition or the file that is not there.
pub async fn ecrire(db: &Db, asked: &Demande<'_>) -> Result<usize, Erreur> {
    let t = m(asked.lang);
    let whose = choisir(db, asked.collectivite).await?;
    let mut r = db.reader(whose.id).await?;
    let mut choisie = None;
    let appels = lectures::appels(&mut r).await?;
    for appel in appels.iter().filter(|a| asked.appel.is_none_or(|slug| a.slug == slug)) {
        let toutes = lectures::publications(&mut r, appel.id).await?;
        choisie = match asked.edition {
            Some(numero) => toutes.iter().find(|p| p.numero.to_string() == numero).cloned(),
            None => derniere(&toutes, None).cloned(),
        };
        if choisie.is_some() {
            break;
        }
    }
    let publication = choisie.ok_or_else(|| Erreur::Refus(vec![t.subventions_sans_edition(asked.appel.unwrap_or("—"))]))?;
    let failed = |e: std::io::Error| Erreur::Fichier { file: asked.vers.to_owned(), what: e.to_string() };
    std::fs::create_dir_all(asked.vers).map_err(failed)?;
    for fichier in publication.fichiers.iter() {
        let texte = lire_fichier(&mut r, &publication, &fichier.nom).await.map_err(|e| match e {
            ActeError::Refus(all) => Erreur::Refus(all.iter().map(|r| r.message(asked.lang)).collect()),
            other => other.into(),
        })?;
        std::fs::write(asked.vers.join(&fichier.nom), texte).map_err(failed)?;
    }
    Ok(publication.fichiers.len())
}
