//! Who asks, who gives, what files were asked and excused: to those who read their pages.

use super::formes::{DerogationLue, FinanceurLuApi, LigneBilanLue, PorteurLuApi, QuestionLue};
use super::{Adresse, DansAppel, siens, trouver};
use crate::actes::bilan::Ouvert;
use crate::droits::lit_les_questions;
use crate::model::{DerogationAccordee, DossierId, Porteur, QuestionDossier};
use crate::regles::bilan::attend_un_bilan;
use crate::store as lectures;
use axum::extract::Path;
use kernel::Right;
use std::collections::HashMap;
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, liste};
use web::{Page, PageError, Visit};

/// The holders, by name, to who leads the calls.
#[utoipa::path(get, path = "/{collectivite}/api/v1/porteurs", tag = "financements",
    params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<PorteurLuApi>), (status = "4XX", body = Probleme)))]
pub async fn porteurs(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    if !visit.may(Right::ConduireAppel, None) {
        return Err(PageError::NotFound);
    }
    let mut r = visit.reader().await?;
    let all = r.list::<Porteur>(";; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    let all: Vec<PorteurLuApi> = all.iter().map(PorteurLuApi::from).collect();
    liste(&visit, &tranche, "porteurs", &all)
}

/// The funders, in their order, to who leads the calls.
#[utoipa::path(get, path = "/{collectivite}/api/v1/financeurs", tag = "financements",
    params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<FinanceurLuApi>), (status = "4XX", body = Probleme)))]
pub async fn financeurs(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    if !visit.may(Right::ConduireAppel, None) {
        return Err(PageError::NotFound);
    }
    let mut r = visit.reader().await?;
    let all: Vec<FinanceurLuApi> = lectures::financeurs(&mut r).await?.iter().map(FinanceurLuApi::from).collect();
    liste(&visit, &tranche, "financeurs", &all)
}

/// What was asked of holders while their files were read, by file; a holder reads what its own were asked.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/questions", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<QuestionLue>), (status = "4XX", body = Probleme)))]
pub async fn questions(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let siens = siens(&visit, &mut r, &appel).await?;
    let toutes = r.list::<QuestionDossier>("appel_id = $2 ;; ORDER BY posee_a, id", args![appel.id]).await?;
    let mut par_dossier: HashMap<DossierId, Vec<QuestionDossier>> = HashMap::new();
    for q in toutes {
        par_dossier.entry(q.dossier_id).or_default().push(q);
    }
    let mut all = vec![];
    for (d, _) in siens.iter().filter(|(_, p)| lit_les_questions(&visit, p, &appel)) {
        all.extend(par_dossier.remove(&d.id).unwrap_or_default().iter().map(|q| QuestionLue::new(d, q)));
    }
    liste(&visit, &tranche, "questions", &all)
}

/// The rules that were waived for files, by file, revoked ones too; a holder reads those of its own.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/derogations", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<DerogationLue>), (status = "4XX", body = Probleme)))]
pub async fn derogations(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let siens = siens(&visit, &mut r, &appel).await?;
    let toutes = r
        .list::<DerogationAccordee>("appel_id = $2 AND dossier_id IS NOT NULL ;; ORDER BY accordee_le, id", args![appel.id])
        .await?;
    let mut all = vec![];
    for (d, _) in &siens {
        all.extend(toutes.iter().filter(|une| une.dossier_id == Some(d.id)).map(|une| DerogationLue::new(d, une)));
    }
    liste(&visit, &tranche, "derogations", &all)
}

/// The review of a file, line by line of its budget: planned, realised, and why they differ; a holder reads that of its own.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/dossiers/{numero}/bilan", tag = "financements",
    operation_id = "lignes_de_bilan",
    params(web::api::Ou, web::api::Parametres, DansAppel, ("numero" = String, Path, description = "Public number of the file")),
    responses((status = 200, body = Liste<LigneBilanLue>), (status = "4XX", body = Probleme)))]
pub async fn lignes_de_bilan(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let siens = siens(&visit, &mut r, &appel).await?;
    let voulu = siens.into_iter().find(|(d, _)| d.numero.as_deref() == Some(&numero) && attend_un_bilan(d.etat));
    let (dossier, _) = voulu.ok_or(PageError::NotFound)?;
    let ouvert = Ouvert::lire(&mut r, &dossier.id, visit.today()).await?;
    if !ouvert.finance() {
        return Err(PageError::NotFound);
    }
    let seuil = ouvert.seuil();
    let all: Vec<LigneBilanLue> = ouvert.tableau().lignes.iter().map(|l| LigneBilanLue::new(l, seuil)).collect();
    liste(&visit, &tranche, "bilan", &all)
}
