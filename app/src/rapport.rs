//! `pacte rapport`: the annual report of a contract as a file, for those who print at night.

use crate::config::Config;
use crate::erreur::Erreur;
use crate::m;
use kernel::Lang;
use plans::papier::{Impression, PapierError, rapport};
use std::path::Path;
use store::global::Collectivite;
use store::{ActeError, Db, StoreError};

/// What was asked for on the command line.
pub struct Demande<'a> {
    pub collectivite: Option<&'a str>,
    pub contrat: &'a str,
    /// Absent: the last published edition, else the last one.
    pub edition: Option<&'a str>,
    pub sortie: &'a Path,
    pub demonstration: bool,
    pub lang: Lang,
}

/// Writes the report; gives how many bytes it has.
///
/// # Errors
/// `Erreur` names the collectivité, the contract, the edition or the file that is not there.
pub async fn ecrire(db: &Db, config: &Config, asked: &Demande<'_>) -> Result<usize, Erreur> {
    let whose = choisir(db, asked.collectivite).await?;
    let host = config.base_url.split_once("://").map_or(config.base_url.as_str(), |(_, host)| host);
    let print = Impression {
        lang: asked.lang,
        le: db.clock().today(),
        au: None,
        demonstration: asked.demonstration,
        adresse_codes: Some(format!("{host}/{}/code", whose.slug)),
    };
    let document = rapport(db, &whose, asked.contrat, asked.edition, &print).await.map_err(|e| traduire(e, asked))?;
    std::fs::write(asked.sortie, &document)
        .map_err(|e| Erreur::Fichier { file: asked.sortie.to_owned(), what: e.to_string() })?;
    Ok(document.len())
}

/// The collectivité of a name, or the only one.
///
/// # Errors
/// `CollectiviteInconnue`, or the database.
pub async fn choisir(db: &Db, slug: Option<&str>) -> Result<Collectivite, Erreur> {
    let mut all = db.collectivites().await?;
    match slug {
        Some(slug) => all.into_iter().find(|c| c.slug == slug).ok_or_else(|| Erreur::CollectiviteInconnue(slug.to_owned())),
        None if all.len() == 1 => Ok(all.remove(0)),
        None => Err(Erreur::CollectiviteInconnue("--collectivite".to_owned())),
    }
}

fn traduire(error: PapierError, asked: &Demande<'_>) -> Erreur {
    let t = m(asked.lang);
    match error {
        PapierError::SansEdition => Erreur::Refus(vec![t.rapport_sans_edition(asked.contrat)]),
        PapierError::Acte(ActeError::Store(StoreError::Missing { table: "contrat", .. })) => {
            Erreur::Refus(vec![t.rapport_sans_contrat(asked.contrat)])
        }
        PapierError::Acte(error) => error.into(),
        PapierError::Composition(error) => Erreur::Document(error.to_string()),
    }
}
