//! The matrix of promises taken in from a spreadsheet.

use crate::model::{Contrat, Engagement, Thematique};
use crate::regles::engagement::{MatriceLue, lire_matrice};
use crate::regles::redaction::Partie as _;
use acteurs::model::Organisation;
use kernel::Right;
use store::{ActeError, Read, args};
use web::Visit;

/// What a pasted text would write, without writing it.
///
/// # Errors
/// `Interdit`, the refusals of `regles::engagement::lire_matrice`.
pub async fn lire_le_collage(
    visit: &Visit,
    r: &mut impl Read,
    contrat: &Contrat,
    texte: &str,
) -> Result<(MatriceLue, Vec<Thematique>), ActeError> {
    if !visit.may(Right::ModifierPlan, Some(&contrat.id.to_string())) {
        return Err(ActeError::Interdit);
    }
    let organisations: Vec<Organisation> = r.list(";; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    let themes: Vec<Thematique> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let ecrites: Vec<Engagement> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let cells = sheets::lire_collage(texte);
    let read = lire_matrice(&cells, &organisations, &themes, &ecrites).map_err(ActeError::refuse)?;
    Ok((read, themes))
}

/// Writes the promises of the paste that are not written yet, after the others; how many.
///
/// # Errors
/// Those of [`lire_le_collage`].
pub async fn importer_la_matrice(visit: &Visit, contrat: &Contrat, texte: &str) -> Result<usize, ActeError> {
    let mut w = visit.writer("engagement.importer").await?;
    let (read, _) = lire_le_collage(visit, &mut w, contrat, texte).await?;
    let written: Vec<Engagement> = w.list("contrat_id = $2", args![contrat.id]).await?;
    let last = written.iter().map(|e| e.ordre).max().unwrap_or_default();
    let count = read.nouvelles.len();
    for (ordre, one) in (last + 1..).zip(read.nouvelles) {
        w.insert(&Engagement {
            organisation_id: Some(one.organisation_id),
            debiteur: one.debiteur,
            texte: one.texte,
            thematique_id: Some(one.thematique_id),
            ordre,
            ..Engagement::vide(contrat.id)
        })
        .await?;
    }
    w.commit().await?;
    Ok(count)
}
