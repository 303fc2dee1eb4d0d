//! What became of the plan: reviews, answers, decisions, promises, editions.

use super::Contrat as Adresse;
use super::formes::{CampagneLueApi, EditionLue, EngagementLu, ReponseLueApi};
use crate::actes::engagement::{Promesse, Registre};
use crate::calculs::PlanLu;
use crate::model::{Campagne, Edition};
use crate::pages::lecture::contrat as trouver;
use axum::extract::Path;
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, liste};
use web::{Page, Visit};

/// The yearly reviews, oldest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/campagnes", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<CampagneLueApi>), (status = "4XX", body = Probleme)))]
pub async fn campagnes(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<Campagne>("contrat_id = $2 ;; ORDER BY exercice, id", args![contrat.id]).await?;
    let all: Vec<CampagneLueApi> = all.iter().map(CampagneLueApi::from).collect();
    liste(&visit, &tranche, "campagnes", &all)
}

/// Where the answer of each sheet stands, by year then number.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/reponses", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<ReponseLueApi>), (status = "4XX", body = Probleme)))]
pub async fn reponses(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let plan = PlanLu::courant(&mut reader, contrat).await?;
    let mut all = vec![];
    for fiche in &plan.fiches {
        for ((_, exercice), reponse) in plan.reponses.iter().filter(|((id, _), _)| *id == fiche.id) {
            all.push(ReponseLueApi {
                exercice: *exercice,
                fiche: fiche.numero,
                etat: reponse.etat.code().to_owned(),
                echeance: reponse.echeance.to_string(),
                en_retard: plan.en_retard(fiche.id, *exercice, visit.today()),
            });
        }
    }
    all.sort_by_key(|r| (r.exercice, r.fiche));
    liste(&visit, &tranche, "reponses", &all)
}

/// The promises of the parties, in the order of the contract.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/engagements", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<EngagementLu>), (status = "4XX", body = Probleme)))]
pub async fn engagements(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let registre = Registre::lire(&mut reader, &contrat, visit.today()).await?;
    let thematique = |p: &Promesse| registre.thematiques.iter().find(|t| Some(t.id) == p.engagement.thematique_id);
    let all: Vec<EngagementLu> = registre.promesses.iter().map(|p| EngagementLu::new(p, thematique(p))).collect();
    liste(&visit, &tranche, "engagements", &all)
}

/// The frozen editions, oldest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/editions", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<EditionLue>), (status = "4XX", body = Probleme)))]
pub async fn editions(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<Edition>("contrat_id = $2 ;; ORDER BY figee_a, id", args![contrat.id]).await?;
    let all: Vec<EditionLue> = all.iter().map(EditionLue::from).collect();
    liste(&visit, &tranche, "editions", &all)
}
