//! Indicators, and the values observed: read, and written one by one; what breaks or binds their series.

use super::formes::{IndicateurLu, RattachementLu, RelationLue, RemplacementLu, RuptureLue, ValeurAEcrire, ValeurLueApi};
use super::soir::Soir;
use crate::actes::redaction::saisir_par_code;
use crate::calculs::par_ordre;
use crate::pages::comite::Cadre;
use crate::pages::lecture::contrat as trouver;
use acteurs::model::{Organisation, OrganisationId};
use axum::extract::Path;
use indicateurs::model::{
    Cible, EtatObservation, Indicateur, IndicateurId, Observation, Rattachement, Relation, Remplacement, Rupture, Suivi,
};
use indicateurs::regles::redaction::SaisieObservation;
use std::collections::{BTreeMap, HashMap};
use store::{Read, Reader, StoreError, args};
use web::api::{Corps, Liste, Probleme, Tranche, liste, objet};
use web::{Page, PageError, Visit};

const PAR_CODE: &str = "contrat_id = $2 ;; ORDER BY ordre, code COLLATE \"C\"";

/// The indicators, how they are followed and their targets, by code.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/indicateurs", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, super::Au),
    responses((status = 200, body = Liste<IndicateurLu>), (status = "4XX", body = Probleme)))]
pub async fn indicateurs(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    let (all, targets, suivis, names): (Vec<Indicateur>, Vec<Cible>, Vec<Suivi>, Vec<Organisation>) = match &passe {
        Some(passe) => {
            let t = &passe.tables;
            let all = par_ordre(t.indicateurs.iter(), |i| (i.ordre, i.code.clone())).into_iter().cloned().collect();
            (all, t.cibles.clone(), t.suivis.clone(), t.organisations.clone())
        }
        None => (
            reader.list::<Indicateur>(PAR_CODE, args![contrat.id]).await?,
            reader.list::<Cible>("contrat_id = $2", args![contrat.id]).await?,
            reader.list::<Suivi>("contrat_id = $2", args![contrat.id]).await?,
            reader.list::<Organisation>("", args![]).await?,
        ),
    };
    let mut of: HashMap<IndicateurId, BTreeMap<i64, String>> = HashMap::new();
    for target in targets {
        of.entry(target.indicateur_id).or_default().insert(target.annee, target.valeur);
    }
    let suivis: HashMap<IndicateurId, Suivi> = suivis.into_iter().map(|s| (s.indicateur_id, s)).collect();
    let names: HashMap<OrganisationId, &str> = names.iter().map(|o| (o.id, o.court())).collect();
    let all: Vec<IndicateurLu> = all
        .iter()
        .map(|i| {
            let suivi = suivis.get(&i.id).cloned().unwrap_or_else(|| Suivi::par_defaut(i, None));
            let who = suivi.responsable_id.and_then(|id| names.get(&id)).map(|n| (*n).to_owned());
            IndicateurLu::new(i, of.remove(&i.id).unwrap_or_default(), &suivi, who)
        })
        .collect();
    liste(&visit, &tranche, "indicateurs", &all)
}

/// The values observed, by indicator then year. Those of a past evening are the validated ones: the plan knew no other.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/valeurs", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, super::Au),
    responses((status = 200, body = Liste<ValeurLueApi>), (status = "4XX", body = Probleme)))]
pub async fn valeurs(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    let (indicators, observed): (Vec<Indicateur>, Vec<Observation>) = match &passe {
        Some(passe) => {
            let t = &passe.tables;
            let known = t.observations.iter().filter(|o| o.etat == EtatObservation::Validee);
            (
                par_ordre(t.indicateurs.iter(), |i| (i.ordre, i.code.clone())).into_iter().cloned().collect(),
                par_ordre(known, |o| o.annee).into_iter().cloned().collect(),
            )
        }
        None => (
            reader.list::<Indicateur>(PAR_CODE, args![contrat.id]).await?,
            reader.list::<Observation>("contrat_id = $2 ;; ORDER BY annee, id", args![contrat.id]).await?,
        ),
    };
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

/// The codes of the indicators of a contract.
async fn codes(r: &mut Reader, contrat: &str) -> Result<HashMap<IndicateurId, String>, StoreError> {
    Ok(r.list::<Indicateur>(PAR_CODE, args![contrat.to_owned()]).await?.into_iter().map(|i| (i.id, i.code)).collect())
}

/// What each indicator measures: sheets with the letters of their déclinaisons, and levels.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/rattachements", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<RattachementLu>), (status = "4XX", body = Probleme)))]
pub async fn rattachements(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let codes = codes(&mut reader, &contrat.id.to_string()).await?;
    let numeros: HashMap<String, i64> =
        super::numeros(&mut reader, contrat.id).await?.into_iter().map(|(id, n)| (id.to_string(), n)).collect();
    let all = reader.list::<Rattachement>("contrat_id = $2 ;; ORDER BY id", args![contrat.id]).await?;
    let mut all: Vec<RattachementLu> = all
        .into_iter()
        .filter_map(|r| {
            Some(RattachementLu {
                indicateur: codes.get(&r.indicateur_id)?.clone(),
                fiche: numeros.get(&r.objet_id).copied(),
                niveau_id: Some(r.objet_id).filter(|_| r.objet == "noeud"),
                lettres: r.lettres.0,
            })
        })
        .collect();
    all.sort_by(|a, b| (a.fiche, &a.indicateur).cmp(&(b.fiche, &b.indicateur)));
    liste(&visit, &tranche, "rattachements", &all)
}

/// The breaks in the series, by indicator then period.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/ruptures", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<RuptureLue>), (status = "4XX", body = Probleme)))]
pub async fn ruptures(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let contrat = cadre.contrat.id.to_string();
    let codes = codes(&mut cadre.reader, &contrat).await?;
    let all = cadre.reader.list::<Rupture>("contrat_id = $2 ;; ORDER BY periode, id", args![contrat]).await?;
    let mut all: Vec<RuptureLue> = all
        .into_iter()
        .filter_map(|r| {
            Some(RuptureLue {
                indicateur: codes.get(&r.indicateur_id)?.clone(),
                periode: r.periode.to_string(),
                annee: r.annee,
                motif: r.motif,
                reference: r.reference,
                limites: r.limites,
                auteur: r.auteur,
            })
        })
        .collect();
    all.sort_by(|a, b| a.indicateur.cmp(&b.indicateur));
    liste(&cadre.visit, &tranche, "ruptures", &all)
}

/// What must hold between the figures of several indicators.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/relations", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<RelationLue>), (status = "4XX", body = Probleme)))]
pub async fn relations(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let contrat = cadre.contrat.id.to_string();
    let codes = codes(&mut cadre.reader, &contrat).await?;
    let code = |id: &IndicateurId| codes.get(id).cloned().unwrap_or_else(|| id.to_string());
    let all = cadre.reader.list::<Relation>("contrat_id = $2 ;; ORDER BY id", args![contrat]).await?;
    let all: Vec<RelationLue> = all
        .iter()
        .map(|r| RelationLue {
            libelle: r.libelle.clone(),
            regle: r.ecrite(&code),
            si_absent: r.si_absent.code().to_owned(),
            effet: r.effet.code().to_owned(),
        })
        .collect();
    liste(&cadre.visit, &tranche, "relations", &all)
}

/// The series that go on under another definition.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/remplacements", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<RemplacementLu>), (status = "4XX", body = Probleme)))]
pub async fn remplacements(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let contrat = cadre.contrat.id.to_string();
    let codes = codes(&mut cadre.reader, &contrat).await?;
    let all = cadre.reader.list::<Remplacement>("contrat_id = $2 ;; ORDER BY periode, id", args![contrat]).await?;
    let all: Vec<RemplacementLu> = all
        .into_iter()
        .filter_map(|r| {
            Some(RemplacementLu {
                ancien: codes.get(&r.ancien_id)?.clone(),
                nouveau: codes.get(&r.nouveau_id)?.clone(),
                periode: r.periode.to_string(),
                motif: r.motif,
                auteur: r.auteur,
            })
        })
        .collect();
    liste(&cadre.visit, &tranche, "remplacements", &all)
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
