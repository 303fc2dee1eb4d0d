//! Indicators, and the values observed: read, and written one by one.

use super::formes::{IndicateurLu, ValeurAEcrire, ValeurLueApi};
use crate::actes::redaction::saisir_par_code;
use crate::pages::lecture::contrat as trouver;
use axum::extract::Path;
use indicateurs::model::{Cible, Indicateur, IndicateurId, Observation};
use indicateurs::regles::redaction::SaisieObservation;
use std::collections::{BTreeMap, HashMap};
use store::{Read, args};
use web::api::{Corps, Liste, Probleme, Tranche, liste, objet};
use web::{Page, PageError, Visit};

/// The indicators and their targets, by code.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/indicateurs", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<IndicateurLu>), (status = "4XX", body = Probleme)))]
pub async fn indicateurs(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<Indicateur>("contrat_id = $2 ;; ORDER BY ordre, code COLLATE \"C\"", args![contrat.id]).await?;
    let targets = reader.list::<Cible>("contrat_id = $2", args![contrat.id]).await?;
    let mut of: HashMap<IndicateurId, BTreeMap<i64, String>> = HashMap::new();
    for target in targets {
        of.entry(target.indicateur_id).or_default().insert(target.annee, target.valeur);
    }
    let all: Vec<IndicateurLu> = all.iter().map(|i| IndicateurLu::new(i, of.remove(&i.id).unwrap_or_default())).collect();
    liste(&visit, &tranche, "indicateurs", &all)
}

/// The values observed, by indicator then year.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/valeurs", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<ValeurLueApi>), (status = "4XX", body = Probleme)))]
pub async fn valeurs(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let indicators =
        reader.list::<Indicateur>("contrat_id = $2 ;; ORDER BY ordre, code COLLATE \"C\"", args![contrat.id]).await?;
    let observed = reader.list::<Observation>("contrat_id = $2 ;; ORDER BY annee, id", args![contrat.id]).await?;
    let mut of: HashMap<IndicateurId, Vec<Observation>> = HashMap::new();
    for one in observed {
        of.entry(one.indicateur_id).or_default().push(one);
    }
    let mut all = vec![];
    for indicator in &indicators {
        all.extend(of.remove(&indicator.id).unwrap_or_default().iter().map(|o| ValeurLueApi::new(o, indicator.code.clone())));
    }
    liste(&visit, &tranche, "valeurs", &all)
}

/// Writes the value of one year, by the same act as the page: what depends on it follows at once.
#[utoipa::path(put, path = "/{collectivite}/api/v1/contrats/{contrat}/indicateurs/{code}/valeurs/{annee}", tag = "indicateurs",
    params(web::api::Ou, super::DansContrat, ("code" = String, Path, description = "Code of the indicator"),
        ("annee" = i64, Path, description = "Year of the contract, from 1")),
    request_body = ValeurAEcrire,
    responses((status = 200, body = ValeurLueApi), (status = "4XX", body = Probleme)))]
pub async fn ecrire(
    visit: Visit,
    Path((_, slug, code, annee)): Path<(String, String, String, String)>,
    Corps(typed): Corps<ValeurAEcrire>,
) -> Page {
    let annee: i64 = annee.parse().map_err(|_| PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let found = reader.find::<Indicateur>("contrat_id = $2 AND code = $3", args![contrat.id, code]).await?;
    let indicator = found.ok_or(PageError::NotFound)?;
    drop(reader);
    let saisie =
        SaisieObservation { annee, valeur: typed.valeur, absence: typed.absence, motif: typed.motif, vue: typed.version };
    let written = saisir_par_code(&visit, &contrat, &indicator, &saisie).await?;
    objet(&ValeurLueApi::new(&written, indicator.code))
}
