//! The contract as an object — parties, money, governance, evaluation — and what its levels hold beside their sheets.

use super::Contrat as Adresse;
use super::formes::{
    ArticulationLue, AxeLu, EvaluationLue, FicheRattacheeLue, FinancementLu, FocusLu, GouvernanceLue, ProgrammeLu, SignataireLu,
};
use crate::model::{
    AxeTransversal, Contrat, ContratId, Financement, FocusAction, Gouvernance, PointEvaluation, Programme, ProgrammeId,
    Signataire,
};
use crate::pages::lecture::contrat as trouver;
use acteurs::model::{Organisation, OrganisationId};
use axum::extract::Path;
use std::collections::HashMap;
use store::{Read, Reader, Row, StoreError, args};
use web::api::{Liste, Probleme, Tranche, euros, liste};
use web::{Page, Visit};

async fn noms(r: &mut Reader) -> Result<HashMap<OrganisationId, String>, StoreError> {
    Ok(r.list::<Organisation>("", args![]).await?.into_iter().map(|o| (o.id, o.nom)).collect())
}

/// The parties that sign, in the order of the contract.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/signataires", tag = "contrat",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<SignataireLu>), (status = "4XX", body = Probleme)))]
pub async fn signataires(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let noms = noms(&mut reader).await?;
    let all: Vec<SignataireLu> = reader
        .list::<Signataire>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id])
        .await?
        .into_iter()
        .map(|s| SignataireLu {
            organisation_id: s.organisation_id.to_string(),
            organisation: noms.get(&s.organisation_id).cloned().unwrap_or_default(),
            fonction: s.fonction,
            part: s.part,
        })
        .collect();
    liste(&visit, &tranche, "signataires", &all)
}

/// The money that the contract promises, in its order.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/financements", tag = "contrat",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<FinancementLu>), (status = "4XX", body = Probleme)))]
pub async fn financements(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let noms = noms(&mut reader).await?;
    let all: Vec<FinancementLu> = reader
        .list::<Financement>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id])
        .await?
        .into_iter()
        .map(|f| FinancementLu {
            organisation: f.organisation_id.and_then(|id| noms.get(&id).cloned()),
            objet: f.objet,
            montant: f.montant_centimes.map(euros),
            periodicite: f.periodicite,
        })
        .collect();
    liste(&visit, &tranche, "financements", &all)
}

/// The bodies of the contract: committee, groups, coordination.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/gouvernance", tag = "contrat",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<GouvernanceLue>), (status = "4XX", body = Probleme)))]
pub async fn gouvernance(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<Gouvernance>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let all: Vec<GouvernanceLue> = all.iter().map(GouvernanceLue::from).collect();
    liste(&visit, &tranche, "gouvernance", &all)
}

/// The evaluation framework: questions, criteria, tools, principles, calendar.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/evaluation", tag = "contrat",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<EvaluationLue>), (status = "4XX", body = Probleme)))]
pub async fn evaluation(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<PointEvaluation>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let all: Vec<EvaluationLue> = all.iter().map(EvaluationLue::from).collect();
    liste(&visit, &tranche, "evaluation", &all)
}

/// The axes that cross the levels.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/axes", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<AxeLu>), (status = "4XX", body = Probleme)))]
pub async fn axes(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<AxeTransversal>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let all: Vec<AxeLu> = all.iter().map(AxeLu::from).collect();
    liste(&visit, &tranche, "axes", &all)
}

/// What the levels promise before any sheet is written.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/focus", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<FocusLu>), (status = "4XX", body = Probleme)))]
pub async fn focus(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<FocusAction>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let all: Vec<FocusLu> = all.iter().map(FocusLu::from).collect();
    liste(&visit, &tranche, "focus", &all)
}

/// The programmes that the levels and the sheets of the contract work with: levels first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/programmes", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<ArticulationLue>), (status = "4XX", body = Probleme)))]
pub async fn articulations(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let mut all = vec![];
    let rows = reader
        .rows(
            "SELECT p.id, p.nom, a.noeud_id FROM articulation a JOIN noeud n ON n.id = a.noeud_id
             JOIN programme p ON p.id = a.programme_id
             WHERE a.collectivite_id = $1 AND a.contrat_id = $2 ORDER BY n.ordre, n.id, a.ordre, a.id",
            args![contrat.id],
        )
        .await?;
    for mut row in rows {
        all.push(ArticulationLue {
            programme_id: row.take()?,
            programme: row.take()?,
            niveau_id: Some(row.take()?),
            fiche: None,
        });
    }
    let rows = reader
        .rows(
            "SELECT DISTINCT p.id, p.nom, f.numero FROM lien l JOIN fiche_action f ON f.id = l.fiche_id
             JOIN programme p ON p.id = l.programme_id
             WHERE l.collectivite_id = $1 AND l.contrat_id = $2 AND l.etat <> 'refuse' AND f.retiree_le IS NULL ORDER BY 3, 1",
            args![contrat.id],
        )
        .await?;
    for mut row in rows {
        all.push(ArticulationLue {
            programme_id: row.take()?,
            programme: row.take()?,
            niveau_id: None,
            fiche: Some(row.take()?),
        });
    }
    liste(&visit, &tranche, "programmes", &all)
}

/// The sheets of other contracts that this one reads.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/rattachees", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<FicheRattacheeLue>), (status = "4XX", body = Probleme)))]
pub async fn rattachees(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let rows = reader
        .rows(
            "SELECT c.slug, f.numero, f.titre, x.noeud_id, x.axe_id, x.note FROM fiche_rattachee x
             JOIN fiche_action f ON f.id = x.fiche_id JOIN contrat c ON c.id = f.contrat_id
             WHERE x.collectivite_id = $1 AND x.contrat_id = $2 AND f.retiree_le IS NULL ORDER BY c.slug, f.numero, x.id",
            args![contrat.id],
        )
        .await?;
    let mut all = vec![];
    for mut row in rows {
        all.push(FicheRattacheeLue {
            contrat: row.take()?,
            fiche: row.take()?,
            titre: row.take()?,
            niveau_id: row.take()?,
            axe_id: row.take()?,
            note: row.take()?,
        });
    }
    liste(&visit, &tranche, "rattachees", &all)
}

fn comptes(rows: Vec<Row>) -> Result<HashMap<ProgrammeId, i64>, StoreError> {
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

/// The plans and programmes of the territory, whatever the contract, by name.
#[utoipa::path(get, path = "/{collectivite}/api/v1/programmes", tag = "plan", params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<ProgrammeLu>), (status = "4XX", body = Probleme)))]
pub async fn programmes(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let all = reader.list::<Programme>(";; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    let slugs: HashMap<ContratId, String> =
        reader.list::<Contrat>(";; ORDER BY id", args![]).await?.into_iter().map(|c| (c.id, c.slug)).collect();
    let niveaux = comptes(
        reader
            .rows("SELECT programme_id, COUNT(*) FROM articulation WHERE collectivite_id = $1 GROUP BY programme_id", args![])
            .await?,
    )?;
    let fiches = comptes(
        reader
            .rows(
                "SELECT programme_id, COUNT(DISTINCT fiche_id) FROM lien
                 WHERE collectivite_id = $1 AND programme_id IS NOT NULL AND etat <> 'refuse' GROUP BY programme_id",
                args![],
            )
            .await?,
    )?;
    let count = |of: &HashMap<ProgrammeId, i64>, p: &Programme| of.get(&p.id).copied().unwrap_or_default();
    let all: Vec<ProgrammeLu> = all
        .iter()
        .map(|p| {
            let contrat = p.contrat_id.and_then(|id| slugs.get(&id).cloned());
            ProgrammeLu::new(p, contrat, count(&niveaux, p), count(&fiches, p))
        })
        .collect();
    liste(&visit, &tranche, "programmes", &all)
}
