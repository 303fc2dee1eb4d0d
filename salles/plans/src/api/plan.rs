//! The plan: contracts, levels, sheets, déclinaisons.

use super::Contrat as Adresse;
use super::formes::{ContratLu, DeclinaisonLue, FicheLueApi, NiveauLu};
use crate::model::{Contrat, ContratId, Declinaison, FicheAction, FicheActionId, Noeud, OuiNon, RoleParticipation};
use crate::pages::lecture::contrat as trouver;
use axum::extract::Path;
use std::collections::{BTreeMap, HashMap};
use store::{Read, Reader, StoreError, args};
use web::api::{Liste, Probleme, Tranche, liste, objet, partie};
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
    let total: i64 = reader
        .rows(
            "SELECT COUNT(*) FROM fiche_action WHERE collectivite_id = $1 AND contrat_id = $2 AND retiree_le IS NULL",
            args![contrat.id],
        )
        .await?
        .into_iter()
        .next()
        .map_or(Ok(0), |mut row| row.take())?;
    let some = reader
        .list::<FicheAction>(
            "contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY numero LIMIT $3 OFFSET $4",
            args![contrat.id, tranche.limite, tranche.depuis],
        )
        .await?;
    partie(&visit, &tranche, "fiches", total, &avec_organisations(&mut reader, contrat.id, &some).await?)
}

/// One sheet.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/fiches/{numero}", tag = "plan",
    params(web::api::Ou, super::DansContrat, ("numero" = i64, Path, description = "Number of the sheet")),
    responses((status = 200, body = FicheLueApi), (status = "4XX", body = Probleme)))]
pub async fn fiche(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let one = reader
        .list::<FicheAction>("contrat_id = $2 AND numero = $3 AND retiree_le IS NULL ;; ORDER BY id", args![contrat.id, numero])
        .await?;
    objet(avec_organisations(&mut reader, contrat.id, &one).await?.first().ok_or(PageError::NotFound)?)
}

/// Sheets that follow each other by number, with the names of their pilots and partners.
async fn avec_organisations(
    reader: &mut Reader,
    contrat: ContratId,
    fiches: &[FicheAction],
) -> Result<Vec<FicheLueApi>, StoreError> {
    let (Some(first), Some(last)) = (fiches.first(), fiches.last()) else { return Ok(vec![]) };
    let rows = reader
        .rows(
            "SELECT p.fiche_id, p.role, COALESCE(o.sigle, o.nom) FROM fiche_action f
             JOIN participation p ON p.contrat_id = f.contrat_id AND p.fiche_id = f.id
             JOIN organisation o ON o.id = p.organisation_id
             WHERE f.collectivite_id = $1 AND f.contrat_id = $2 AND f.retiree_le IS NULL AND f.numero >= $3 AND f.numero <= $4
             ORDER BY p.ordre, p.id",
            args![contrat, first.numero, last.numero],
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
