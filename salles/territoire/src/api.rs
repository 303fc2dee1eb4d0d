//! What programs read of this room: the places and their published figures.

use crate::model::{Portrait, Statistique, Territoire};
use kernel::Right;
use serde::Serialize;
use store::{Read, args};
use utoipa::{OpenApi, ToSchema};
use web::api::{Liste, Probleme, Tranche, liste};
use web::{Access, Page, Route, Visit};

/// The addresses of this room that programs read.
#[must_use]
pub fn routes() -> Vec<Route> {
    const READ: Access = Access::Right(Right::LirePlan);
    vec![
        Route::get("/{collectivite}/api/v1/territoires", READ, territoires),
        Route::get("/{collectivite}/api/v1/statistiques", READ, statistiques),
        Route::get("/{collectivite}/api/v1/portraits", READ, portraits),
    ]
}

/// The description of these addresses.
#[derive(OpenApi)]
#[openapi(paths(territoires, statistiques, portraits))]
pub struct Description;

/// A commune, a conseil de territoire, a quartier.
#[derive(Debug, Serialize, ToSchema)]
pub struct TerritoireLu {
    pub id: String,
    pub genre: String,
    /// INSEE code of a commune, QPV code, SIREN of an EPCI.
    pub code: Option<String>,
    pub nom: String,
    pub parent_id: Option<String>,
    pub millesime: Option<String>,
    pub population: Option<i64>,
    pub codes_postaux: Vec<String>,
    /// WGS 84, decimal text.
    pub longitude: Option<String>,
    pub latitude: Option<String>,
}

/// A published figure. « Chaque valeur porte sa propre année ».
#[derive(Debug, Serialize, ToSchema)]
pub struct StatistiqueLue {
    pub territoire_id: Option<String>,
    pub territoire: String,
    pub groupe: String,
    pub indicateur: String,
    /// Decimal text; `null` when the source says « n.d ».
    pub valeur: Option<String>,
    pub unite: String,
    pub annee: Option<String>,
    pub source: String,
}

/// A line of the portrait of a quartier: « marqueur stratégique : enjeux, besoins et pistes d'investissement ».
#[derive(Debug, Serialize, ToSchema)]
pub struct PortraitLu {
    pub territoire_id: String,
    /// `specificite`, `besoin`, `enjeu`, `besoin_particulier` or `piste_investissement`.
    pub rubrique: String,
    pub texte: String,
    pub source: String,
}

/// The places, by kind then name.
#[utoipa::path(get, path = "/{collectivite}/api/v1/territoires", tag = "territoire", params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<TerritoireLu>), (status = "4XX", body = Probleme)))]
pub async fn territoires(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let all = reader.list::<Territoire>(";; ORDER BY genre COLLATE \"C\", cle COLLATE \"C\", id", args![]).await?;
    let all: Vec<TerritoireLu> = all
        .into_iter()
        .map(|t| TerritoireLu {
            id: t.id.to_string(),
            genre: t.genre.code().to_owned(),
            code: t.code,
            nom: t.nom,
            parent_id: t.parent_id.map(|p| p.to_string()),
            millesime: t.millesime,
            population: t.population,
            codes_postaux: t.codes_postaux.0,
            longitude: t.longitude,
            latitude: t.latitude,
        })
        .collect();
    liste(&visit, &tranche, "territoires", &all)
}

/// The published figures, by place then order of their source.
#[utoipa::path(get, path = "/{collectivite}/api/v1/statistiques", tag = "territoire", params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<StatistiqueLue>), (status = "4XX", body = Probleme)))]
pub async fn statistiques(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let all = reader.list::<Statistique>(";; ORDER BY territoire_nom COLLATE \"C\", ordre, id", args![]).await?;
    let all: Vec<StatistiqueLue> = all
        .into_iter()
        .map(|s| StatistiqueLue {
            territoire_id: s.territoire_id.map(|t| t.to_string()),
            territoire: s.territoire_nom,
            groupe: s.groupe,
            indicateur: s.indicateur,
            valeur: s.valeur,
            unite: s.unite,
            annee: s.annee,
            source: s.source,
        })
        .collect();
    liste(&visit, &tranche, "statistiques", &all)
}

/// The portraits of the quartiers, line by line in their order.
#[utoipa::path(get, path = "/{collectivite}/api/v1/portraits", tag = "territoire", params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<PortraitLu>), (status = "4XX", body = Probleme)))]
pub async fn portraits(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let all = reader.list::<Portrait>(";; ORDER BY territoire_id, ordre, id", args![]).await?;
    let all: Vec<PortraitLu> = all
        .into_iter()
        .map(|p| PortraitLu {
            territoire_id: p.territoire_id.to_string(),
            rubrique: p.rubrique.code().to_owned(),
            texte: p.texte,
            source: p.source,
        })
        .collect();
    liste(&visit, &tranche, "portraits", &all)
}
