//! The plan: contracts, levels, sheets, déclinaisons.

use super::Contrat as Adresse;
use super::formes::{AvancementLu, ContratLu, DeclinaisonLue, FicheLueApi, LienLu, NiveauLu};
use super::soir::Soir;
use crate::calculs::{Tables, par_ordre};
use crate::model::{
    BilanAnnuel, Contrat, ContratId, Declinaison, DeclinaisonId, FicheAction, FicheActionId, Lien, Noeud, OuiNon,
    RoleParticipation,
};
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
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}", tag = "plan", params(web::api::Ou, super::DansContrat, super::Au),
    responses((status = 200, body = ContratLu), (status = "4XX", body = Probleme)))]
pub async fn contrat(visit: Visit, Path((_, slug)): Adresse) -> Page {
    objet(&ContratLu::from(&Soir::lire(&visit, &slug).await?.contrat))
}

/// The nodes of the plan, in its order.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/niveaux", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, super::Au),
    responses((status = 200, body = Liste<NiveauLu>), (status = "4XX", body = Probleme)))]
pub async fn niveaux(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    let all: Vec<NiveauLu> = match &passe {
        Some(passe) => par_ordre(passe.tables.noeuds.iter(), |n| n.ordre).into_iter().map(NiveauLu::from).collect(),
        None => {
            let all = reader.list::<Noeud>("contrat_id = $2 ;; ORDER BY ordre", args![contrat.id]).await?;
            all.iter().map(NiveauLu::from).collect()
        }
    };
    liste(&visit, &tranche, "niveaux", &all)
}

/// The sheets in force, by number.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/fiches", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, super::Au),
    responses((status = 200, body = Liste<FicheLueApi>), (status = "4XX", body = Probleme)))]
pub async fn fiches(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    if let Some(passe) = &passe {
        let all: Vec<FicheLueApi> = en_vigueur(&passe.tables).map(|f| d_alors(&passe.tables, f)).collect();
        return liste(&visit, &tranche, "fiches", &all);
    }
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
    params(web::api::Ou, super::DansContrat, ("numero" = i64, Path, description = "Number of the sheet"), super::Au),
    responses((status = 200, body = FicheLueApi), (status = "4XX", body = Probleme)))]
pub async fn fiche(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    if let Some(passe) = &passe {
        let found = en_vigueur(&passe.tables).find(|f| f.numero == numero).ok_or(PageError::NotFound)?;
        return objet(&d_alors(&passe.tables, found));
    }
    let one = reader
        .list::<FicheAction>("contrat_id = $2 AND numero = $3 AND retiree_le IS NULL ;; ORDER BY id", args![contrat.id, numero])
        .await?;
    objet(avec_organisations(&mut reader, contrat.id, &one).await?.first().ok_or(PageError::NotFound)?)
}

/// The sheets in force of another evening, by number.
pub fn en_vigueur(tables: &Tables) -> impl Iterator<Item = &FicheAction> {
    par_ordre(tables.fiches.iter().filter(|f| f.retiree_le.is_none()), |f| f.numero).into_iter()
}

/// A sheet of another evening, with the names of that evening.
fn d_alors(tables: &Tables, fiche: &FicheAction) -> FicheLueApi {
    let own = par_ordre(tables.participations.iter().filter(|p| p.fiche_id == fiche.id), |p| p.ordre);
    let noms = |role: RoleParticipation| {
        let ids = own.iter().filter(move |p| p.role == role).map(|p| p.organisation_id);
        ids.filter_map(|id| Some(tables.organisations.iter().find(|o| o.id == id)?.court().to_owned())).collect()
    };
    let lieux = tables.lieux.iter().filter(|l| l.fiche_id == fiche.id).map(|l| l.territoire_id.to_string());
    FicheLueApi::new(fiche, noms(RoleParticipation::Pilote), noms(RoleParticipation::Partenaire), lieux.collect())
}

/// Sheets that follow each other by number, with the names of their pilots and partners, and their places.
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
    let rows = reader
        .rows(
            "SELECT x.fiche_id, x.territoire_id FROM fiche_action f
             JOIN fiche_territoire x ON x.contrat_id = f.contrat_id AND x.fiche_id = f.id
             WHERE f.collectivite_id = $1 AND f.contrat_id = $2 AND f.retiree_le IS NULL AND f.numero >= $3 AND f.numero <= $4
             ORDER BY x.id",
            args![contrat, first.numero, last.numero],
        )
        .await?;
    let mut lieux: HashMap<FicheActionId, Vec<String>> = HashMap::new();
    for mut row in rows {
        lieux.entry(row.take()?).or_default().push(row.take()?);
    }
    Ok(fiches
        .iter()
        .map(|f| {
            let (pilotes, partenaires) = who.remove(&f.id).unwrap_or_default();
            FicheLueApi::new(f, pilotes, partenaires, lieux.remove(&f.id).unwrap_or_default())
        })
        .collect())
}

/// The déclinaisons of the sheets in force, with what was done each year.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/declinaisons", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, super::Au),
    responses((status = 200, body = Liste<DeclinaisonLue>), (status = "4XX", body = Probleme)))]
pub async fn declinaisons(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    let mut done: HashMap<DeclinaisonId, BTreeMap<i64, String>> = HashMap::new();
    let mut faite = |id: DeclinaisonId, annee: i64, fait: OuiNon| {
        done.entry(id).or_default().insert(annee, fait.code().to_owned());
    };
    let (numeros, all) = match &passe {
        Some(passe) => {
            passe.tables.realisations.iter().for_each(|r| faite(r.declinaison_id, r.annee, r.fait));
            let numeros = passe.tables.fiches.iter().map(|f| (f.id, f.numero)).collect();
            let all = passe.tables.declinaisons.iter().filter(|d| d.retiree_le.is_none());
            (numeros, par_ordre(all, |d| (d.fiche_id, d.ordre)).into_iter().cloned().collect())
        }
        None => {
            let rows = reader
                .rows(
                    "SELECT declinaison_id, annee, fait FROM realisation WHERE collectivite_id = $1 AND contrat_id = $2",
                    args![contrat.id],
                )
                .await?;
            for mut row in rows {
                faite(row.take()?, row.take()?, row.take()?);
            }
            let all = "contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY fiche_id, ordre, id";
            let all = reader.list::<Declinaison>(all, args![contrat.id]).await?;
            (super::numeros(&mut reader, contrat.id).await?, all)
        }
    };
    let mut all: Vec<DeclinaisonLue> = all
        .iter()
        .filter_map(|d| {
            let fiche = numeros.get(&d.fiche_id)?;
            Some(DeclinaisonLue::new(d, *fiche, done.remove(&d.id).unwrap_or_default()))
        })
        .collect();
    all.sort_by_key(|d| d.fiche);
    liste(&visit, &tranche, "declinaisons", &all)
}

/// What the plan says of each sheet in force, year by year: declared step, weather, comments.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/avancements", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, super::Au),
    responses((status = 200, body = Liste<AvancementLu>), (status = "4XX", body = Probleme)))]
pub async fn avancements(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    let (numeros, all): (HashMap<FicheActionId, i64>, Vec<BilanAnnuel>) = match &passe {
        Some(passe) => (en_vigueur(&passe.tables).map(|f| (f.id, f.numero)).collect(), passe.tables.bilans.clone()),
        None => {
            let rows = reader
                .rows(
                    "SELECT id, numero FROM fiche_action WHERE collectivite_id = $1 AND contrat_id = $2 AND retiree_le IS NULL",
                    args![contrat.id],
                )
                .await?;
            let numeros = rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect::<Result<_, StoreError>>()?;
            (numeros, reader.list::<BilanAnnuel>("contrat_id = $2 ;; ORDER BY id", args![contrat.id]).await?)
        }
    };
    let mut all: Vec<AvancementLu> = all.iter().filter_map(|b| Some(AvancementLu::new(b, *numeros.get(&b.fiche_id)?))).collect();
    all.sort_by_key(|b| (b.fiche, b.annee));
    liste(&visit, &tranche, "avancements", &all)
}

/// The links of the sheets in force: to other sheets, to programmes, or to a text nobody resolved yet.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/liens", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<LienLu>), (status = "4XX", body = Probleme)))]
pub async fn liens(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let numeros = super::numeros(&mut reader, contrat.id).await?;
    let all = reader
        .list::<Lien>(
            "contrat_id = $2 AND fiche_id IN (SELECT id FROM fiche_action WHERE collectivite_id = $1 AND contrat_id = $2
               AND retiree_le IS NULL) ;; ORDER BY ordre, id",
            args![contrat.id],
        )
        .await?;
    let numero = |id: FicheActionId| numeros.get(&id).copied();
    let mut all: Vec<LienLu> =
        all.iter().filter_map(|l| Some(LienLu::new(l, numero(l.fiche_id)?, l.cible_fiche_id.and_then(numero)))).collect();
    all.sort_by_key(|l| l.fiche);
    liste(&visit, &tranche, "liens", &all)
}
