//! Amendments, their changes, and what the contract says of its own revision.

use super::Contrat as Adresse;
use super::formes::{AvenantLu, ModificationLue, RevisionLue};
use crate::model::{Avenant, AvenantId, Modification, ObjetRevision, RegleRevision};
use crate::pages::comite::Cadre;
use crate::regles::decision::voie;
use axum::extract::Path;
use std::collections::HashMap;
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, liste, objet};
use web::{Page, PageError, Visit};

/// How many changes each amendment carries, and its decisions.
async fn portes(cadre: &mut Cadre) -> Result<HashMap<AvenantId, (i64, Vec<String>)>, PageError> {
    let id = cadre.contrat.id;
    let mut all: HashMap<AvenantId, (i64, Vec<String>)> = HashMap::new();
    let rows = cadre
        .reader
        .rows(
            "SELECT avenant_id, COUNT(*) FROM modification WHERE collectivite_id = $1 AND contrat_id = $2 GROUP BY avenant_id",
            args![id],
        )
        .await?;
    for mut row in rows {
        let id: AvenantId = row.take()?;
        all.entry(id).or_default().0 = row.take()?;
    }
    let rows = cadre
        .reader
        .rows(
            "SELECT avenant_id, id FROM decision
             WHERE collectivite_id = $1 AND contrat_id = $2 AND avenant_id IS NOT NULL ORDER BY id",
            args![id],
        )
        .await?;
    for mut row in rows {
        all.entry(row.take()?).or_default().1.push(row.take()?);
    }
    Ok(all)
}

/// The amendments, latest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/avenants", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<AvenantLu>), (status = "4XX", body = Probleme)))]
pub async fn avenants(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let mut portes = portes(&mut cadre).await?;
    let all = cadre.reader.list::<Avenant>("contrat_id = $2 ;; ORDER BY numero DESC", args![cadre.contrat.id]).await?;
    let all: Vec<AvenantLu> = all
        .iter()
        .map(|a| {
            let (modifications, decisions) = portes.remove(&a.id).unwrap_or_default();
            AvenantLu::new(a, modifications, decisions)
        })
        .collect();
    liste(&cadre.visit, &tranche, "avenants", &all)
}

/// One amendment.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/avenants/{numero}", tag = "suivi",
    params(web::api::Ou, super::DansContrat, ("numero" = i64, Path, description = "Number of the amendment")),
    responses((status = 200, body = AvenantLu), (status = "4XX", body = Probleme)))]
pub async fn avenant(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let avenant = cadre.avenant(&numero).await?;
    let (modifications, decisions) = portes(&mut cadre).await?.remove(&avenant.id).unwrap_or_default();
    objet(&AvenantLu::new(&avenant, modifications, decisions))
}

/// The changes that an amendment carries, in its order.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/avenants/{numero}/modifications", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat,
        ("numero" = i64, Path, description = "Number of the amendment")),
    responses((status = 200, body = Liste<ModificationLue>), (status = "4XX", body = Probleme)))]
pub async fn modifications(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let avenant = cadre.avenant(&numero).await?;
    let numeros = super::numeros(&mut cadre.reader, cadre.contrat.id).await?;
    let all = cadre.reader.list::<Modification>("avenant_id = $2 ;; ORDER BY ordre, id", args![avenant.id]).await?;
    let all: Vec<ModificationLue> =
        all.iter().map(|m| ModificationLue::new(m, m.fiche_id.and_then(|f| numeros.get(&f).copied()))).collect();
    liste(&cadre.visit, &tranche, "modifications", &all)
}

/// What an amendment alone may change, what the committee decides, what the coordination corrects.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/revision", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<RevisionLue>), (status = "4XX", body = Probleme)))]
pub async fn revision(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let regles = cadre.reader.list::<RegleRevision>("contrat_id = $2 ;; ORDER BY id", args![cadre.contrat.id]).await?;
    let all: Vec<RevisionLue> = ObjetRevision::ALL
        .iter()
        .map(|objet| {
            let sienne = regles.iter().find(|r| r.objet == *objet);
            RevisionLue {
                objet: objet.code().to_owned(),
                voie: voie(&regles, *objet).code().to_owned(),
                usuelle: sienne.is_none(),
                source: sienne.map(|r| r.source.clone()).filter(|s| !s.is_empty()),
            }
        })
        .collect();
    liste(&cadre.visit, &tranche, "revision", &all)
}
