//! The plan: contracts, levels, sheets, déclinaisons.

use super::Contrat as Adresse;
use super::formes::{ContratLu, DeclinaisonLue, FicheLueApi, NiveauLu};
use crate::model::{Contrat, ContratId, Declinaison, FicheAction, FicheActionId, Noeud, OuiNon, RoleParticipation};
use crate::pages::lecture::contrat as trouver;
use axum::extract::Path;
use std::collections::{BTreeMap, HashMap};
use store::{Read, Reader, StoreError, args};
use web::api::{Liste, Probleme, Tranche, liste, objet};
use web::{Page, PageError, Visit};

/// The contracts of this collectivité.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats", tag = "plan", params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<ContratLu>), (status = "4XX", body = Probleme)))]
pub async fn contrats(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let all = reader.list::<Contrat>(";; ORDER BY annee_debut DESC, slug COLLATE \"C\"", args![]).await?;
    let all: Vec<ContratLu> = all.iter().map(ContratLu::from).collect();
    liste(&visit, &tranche, "contrats", &all)
}

/// One contract.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}", tag = "plan", params(web::api::Ou, super::DansContrat),
    responses((status = 200, body = ContratLu), (status = "4XX", body = Probleme)))]
pub async fn contrat(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let mut reader = visit.reader().await?;
    objet(&ContratLu::from(&trouver(&mut reader, &slug).await?))
}

/// The nodes of the plan, in its order.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/niveaux", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<NiveauLu>), (status = "4XX", body = Probleme)))]
pub async fn niveaux(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<Noeud>("contrat_id = $2 ;; ORDER BY ordre", args![contrat.id]).await?;
    let all: Vec<NiveauLu> = all.iter().map(NiveauLu::from).collect();
    liste(&visit, &tranche, "niveaux", &all)
}

/// The sheets in force, by number.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/fiches", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<FicheLueApi>), (status = "4XX", body = Probleme)))]
pub async fn fiches(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    liste(&visit, &tranche, "fiches", &toutes(&mut reader, contrat.id).await?)
}

/// One sheet.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/fiches/{numero}", tag = "plan",
    params(web::api::Ou, super::DansContrat, ("numero" = i64, Path, description = "Number of the sheet")),
    responses((status = 200, body = FicheLueApi), (status = "4XX", body = Probleme)))]
pub async fn fiche(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = toutes(&mut reader, contrat.id).await?;
    objet(all.iter().find(|f| f.numero.to_string() == numero).ok_or(PageError::NotFound)?)
}

async fn toutes(reader: &mut Reader, contrat: ContratId) -> Result<Vec<FicheLueApi>, StoreError> {
    let fiches = reader.list::<FicheAction>("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY numero", args![contrat]).await?;
    let rows = reader
        .rows(
            "SELECT p.fiche_id, p.role, COALESCE(o.sigle, o.nom) FROM participation p JOIN organisation o ON o.id = p.organisation_id
             WHERE p.collectivite_id = $1 AND p.contrat_id = $2 ORDER BY p.ordre, p.id",
            args![contrat],
        )
        .await?;
    let mut who: HashMap<FicheActionId, (Vec<String>, Vec<String>)> = HashMap::new();
    for mut row in rows {
        let both = who.entry(row.take()?).or_default();
        match row.take::<RoleParticipation>()? {
            RoleParticipation::Pilote => both.0.push(row.take()?),
            RoleParticipation::Partenaire => both.1.push(row.take()?),
        }
    }
    Ok(fiches
        .iter()
        .map(|f| {
            let (pilotes, partenaires) = who.remove(&f.id).unwrap_or_default();
            FicheLueApi::new(f, pilotes, partenaires)
        })
        .collect())
}

/// The déclinaisons of the sheets in force, with what was done each year.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/declinaisons", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<DeclinaisonLue>), (status = "4XX", body = Probleme)))]
pub async fn declinaisons(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let numeros = super::numeros(&mut reader, contrat.id).await?;
    let all = reader
        .list::<Declinaison>("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY fiche_id, ordre, id", args![contrat.id])
        .await?;
    let rows = reader
        .rows(
            "SELECT declinaison_id, annee, fait FROM realisation WHERE collectivite_id = $1 AND contrat_id = $2",
            args![contrat.id],
        )
        .await?;
    let mut done: HashMap<String, BTreeMap<i64, String>> = HashMap::new();
    for mut row in rows {
        let of = done.entry(row.take()?).or_default();
        let year: i64 = row.take()?;
        of.insert(year, row.take::<OuiNon>()?.code().to_owned());
    }
    let mut all: Vec<DeclinaisonLue> = all
        .iter()
        .filter_map(|d| {
            let fiche = numeros.get(&d.fiche_id)?;
            Some(DeclinaisonLue::new(d, *fiche, done.remove(&d.id.to_string()).unwrap_or_default()))
        })
        .collect();
    all.sort_by_key(|d| d.fiche);
    liste(&visit, &tranche, "declinaisons", &all)
}
