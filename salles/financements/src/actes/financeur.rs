//! Who may give: registered, changed, taken out by the team that leads the calls.

use crate::model::*;
use crate::regles::Financeur;
use crate::regles::financeur::{Citation, Refus, SaisieFinanceur, lire};
use crate::store as lectures;
use acteurs::model::{Organisation, OrganisationId};
use kernel::Right;
use store::{ActeError, Read, StoreError, args};
use web::Visit;

/// The organisations a funder may be; what one already is stays possible, even merged since.
///
/// # Errors
/// `StoreError`.
pub async fn organisations(r: &mut impl Read) -> Result<Vec<Organisation>, StoreError> {
    r.list(
        "(remplacee_par IS NULL AND generique = 0)
          OR id IN (SELECT organisation_id FROM financeur WHERE collectivite_id = $1 AND organisation_id IS NOT NULL)
         ;; ORDER BY cle COLLATE \"C\", id",
        args![],
    )
    .await
}

fn tient(visit: &Visit) -> Result<(), ActeError> {
    if visit.may(Right::ConduireAppel, None) { Ok(()) } else { Err(ActeError::Interdit) }
}

async fn admises(r: &mut impl Read) -> Result<Vec<OrganisationId>, StoreError> {
    Ok(organisations(r).await?.into_iter().map(|o| o.id).collect())
}

/// Registers a funder.
///
/// # Errors
/// `Interdit`; each field that cannot be.
pub async fn inscrire(visit: &Visit, s: &SaisieFinanceur) -> Result<FinanceurInscrit, ActeError> {
    tient(visit)?;
    let mut w = visit.writer("financeur.inscrire").await?;
    let inscrits = lectures::financeurs(&mut w).await?;
    let organisations = admises(&mut w).await?;
    let financeur = lire(s, None, &inscrits, &organisations).map_err(ActeError::refuse)?;
    w.insert(&financeur).await?;
    w.commit().await?;
    Ok(financeur)
}

/// Changes what is said of a funder; its code stays: files, envelopes and agreements name it by that word.
///
/// # Errors
/// `Interdit`, `Missing`, `Stale`; each field that cannot be.
pub async fn modifier(visit: &Visit, code: &Financeur, version: i64, s: &SaisieFinanceur) -> Result<FinanceurInscrit, ActeError> {
    tient(visit)?;
    let mut w = visit.writer("financeur.modifier").await?;
    let avant = lectures::financeur(&mut w, code).await?;
    a_jour(&avant, version)?;
    let inscrits = lectures::financeurs(&mut w).await?;
    let organisations = admises(&mut w).await?;
    let mut financeur = lire(s, Some(&avant), &inscrits, &organisations).map_err(ActeError::refuse)?;
    w.update(&mut financeur).await?;
    w.commit().await?;
    Ok(financeur)
}

/// Takes out a funder that nothing cites.
///
/// # Errors
/// `Interdit`, `Missing`, `Stale`, `Cite`.
pub async fn retirer(visit: &Visit, code: &Financeur, version: i64) -> Result<(), ActeError> {
    tient(visit)?;
    let mut w = visit.writer("financeur.retirer").await?;
    let financeur = lectures::financeur(&mut w, code).await?;
    a_jour(&financeur, version)?;
    let ou = citations(&mut w, code).await?;
    if !ou.is_empty() {
        return Err(Refus::Cite { nom: financeur.nom, ou }.into());
    }
    w.delete(&financeur).await?;
    w.commit().await?;
    Ok(())
}

fn a_jour(f: &FinanceurInscrit, version: i64) -> Result<(), StoreError> {
    if f.version == version { Ok(()) } else { Err(StoreError::Stale { table: "financeur", id: f.id.to_string() }) }
}

/// Where a funder is named.
async fn citations(r: &mut impl Read, code: &Financeur) -> Result<Vec<Citation>, StoreError> {
    let rows = r
        .rows(
            "SELECT 'dossier' FROM ligne_financeur WHERE collectivite_id = $1 AND financeur = $2
             UNION SELECT 'enveloppe' FROM enveloppe WHERE collectivite_id = $1 AND financeur = $2
             UNION SELECT 'note' FROM note_dossier WHERE collectivite_id = $1 AND financeur = $2
             UNION SELECT 'convention' FROM convention WHERE collectivite_id = $1 AND financeur = $2
             UNION SELECT 'publication' FROM publication_appel WHERE collectivite_id = $1 AND financeur = $2
             UNION SELECT 'question' FROM question_dossier WHERE collectivite_id = $1 AND financeur = $2",
            args![code.clone()],
        )
        .await?;
    let mut ou = vec![];
    for mut row in rows {
        let lu: String = row.take()?;
        ou.extend(match lu.as_str() {
            "dossier" => Some(Citation::Dossier),
            "enveloppe" => Some(Citation::Enveloppe),
            "note" => Some(Citation::Note),
            "convention" => Some(Citation::Convention),
            "publication" => Some(Citation::Publication),
            "question" => Some(Citation::Question),
            _ => None,
        });
    }
    let lettres: Vec<LettreCadrage> = r.list("", args![]).await?;
    if lettres.iter().any(|l| l.contenu.pieces.iter().any(|p| p.si_financeur.as_ref() == Some(code))) {
        ou.push(Citation::Lettre);
    }
    let cpos: Vec<Cpo> = r.list("", args![]).await?;
    let promet = |c: &Cpo| c.contenu.signataires.contains(code) || c.contenu.montants.values().any(|an| an.contains_key(code));
    if cpos.iter().any(promet) {
        ou.push(Citation::Cpo);
    }
    Ok(ou)
}
