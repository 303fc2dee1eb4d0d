//! Pilots and partners of a sheet: who, in which order, through which departments.

use super::acces::charger_a_jour;
use super::fiche::reindexer;
use super::suppression::remettre;
use super::{Sens, droits, ordre};
use crate::model::{FicheAction, Participation, ParticipationId, RoleParticipation};
use crate::regles::redaction::{self as regles, Refus};
use acteurs::model::{Organisation, OrganisationId};
use kernel::Id;
use store::{ActeError, Json, Read, StoreError, args};
use web::Visit;

async fn presents(r: &mut impl Read, fiche: &FicheAction) -> Result<Vec<Participation>, StoreError> {
    r.list::<Participation>("fiche_id = $2 ;; ORDER BY ordre, id", args![fiche.id]).await
}

fn sienne(p: Participation, fiche: &FicheAction) -> Result<Participation, ActeError> {
    if p.fiche_id == fiche.id { Ok(p) } else { Err(ActeError::Interdit) }
}

/// Adds an organisation at the end of the pilots or of the partners. An organisation merged into
/// another stands for that other one.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `ChoixInconnu`, `DejaParticipant`.
pub async fn ajouter_participant(
    visit: &Visit,
    fiche: &FicheAction,
    organisation: &str,
    role: RoleParticipation,
    services: &str,
) -> Result<Participation, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("fiche.ajouter_participant").await?;
    let inconnue = || Refus::ChoixInconnu { champ: "organisation", saisi: organisation.to_owned() };
    let id: OrganisationId = organisation.parse().map_err(|_| inconnue())?;
    let mut trouvee: Organisation = w.find("id = $2", args![id]).await?.ok_or_else(inconnue)?;
    if let Some(suite) = trouvee.remplacee_par {
        trouvee = w.load(&suite).await?;
    }
    let presents = presents(&mut w, fiche).await?;
    regles::pas_deja_la(&trouvee, role, &presents)?;
    let participation = Participation {
        id: Id::fresh(),
        version: 1,
        contrat_id: fiche.contrat_id,
        fiche_id: fiche.id,
        organisation_id: trouvee.id,
        role,
        services: Json(regles::lignes(services)),
        ordre: ordre::suivant(presents.iter().filter(|p| p.role == role).map(|p| p.ordre)),
    };
    w.insert(&participation).await?;
    reindexer(&mut w, fiche.id).await?;
    w.commit().await?;
    Ok(participation)
}

/// « pilotes "A / B, C (service)" » : the departments, one per line.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Stale`.
pub async fn modifier_services(
    visit: &Visit,
    fiche: &FicheAction,
    id: ParticipationId,
    version: i64,
    services: &str,
) -> Result<Participation, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("fiche.modifier_services").await?;
    let mut p = sienne(charger_a_jour(&mut w, &id, version).await?, fiche)?;
    p.services.0 = regles::lignes(services);
    w.update(&mut p).await?;
    w.commit().await?;
    Ok(p)
}

/// Moves one place among the pilots, or among the partners.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Missing`.
pub async fn deplacer_participant(visit: &Visit, fiche: &FicheAction, id: ParticipationId, sens: Sens) -> Result<(), ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("fiche.deplacer_participant").await?;
    let p = sienne(w.load(&id).await?, fiche)?;
    let mut freres = presents(&mut w, fiche).await?;
    freres.retain(|f| f.role == p.role);
    ordre::deplacer(&mut w, freres, &id.to_string(), sens, |p| &mut p.ordre).await?;
    w.commit().await?;
    Ok(())
}

/// Takes an organisation off the sheet; `retablir_participant` puts it back as it was.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Missing`.
pub async fn retirer_participant(visit: &Visit, fiche: &FicheAction, id: ParticipationId) -> Result<Participation, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("fiche.retirer_participant").await?;
    let p = sienne(w.load(&id).await?, fiche)?;
    w.delete(&p).await?;
    reindexer(&mut w, fiche.id).await?;
    w.commit().await?;
    Ok(p)
}

/// Undoes a withdrawal.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Missing`, `Duplicate` when it was added again meanwhile.
pub async fn retablir_participant(visit: &Visit, fiche: &FicheAction, id: &str) -> Result<Participation, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("fiche.retablir_participant").await?;
    let p: Participation = sienne(remettre(&mut w, fiche.contrat_id, id).await?, fiche)?;
    reindexer(&mut w, fiche.id).await?;
    w.commit().await?;
    Ok(p)
}
