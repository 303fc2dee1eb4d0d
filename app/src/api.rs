//! The interface for programs: its description, made of those of the rooms, and the page that explains it.

use crate::m;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use maud::html;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa::openapi::path::ParameterIn;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApiBuilder, RefOr};
use web::api::Illisible;
use web::{Access, Form, Layout, PageError, Route, Visit};

/// The description served and the page about it.
pub fn routes() -> Vec<Route> {
    const OPEN: Access = Access::Public("the description of the interface holds no data");
    vec![
        Route::get("/{collectivite}/api", OPEN, page),
        Route::get("/{collectivite}/api/v1/openapi.json", OPEN, async || axum::Json(description())),
    ]
}

/// The description of every address that programs use (OpenAPI 3.1).
#[must_use]
pub fn description() -> utoipa::openapi::OpenApi {
    let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    let mut all = OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("pacte")
                .version("1")
                .description(Some(
                    "Everything a role may read, and the writing of values and of a funder's line. Numbers are decimal texts; what nobody said is null, \
                     never 0. Each list is also a CSV file (?format=csv). A token is made on the page « Mon compte ».",
                ))
                .build(),
        )
        .components(Some(ComponentsBuilder::new().security_scheme("jeton", scheme).build()))
        .security(Some([SecurityRequirement::new("jeton", Vec::<String>::new())]))
        .build();
    for room in [
        acteurs::api::Description::openapi(),
        territoire::api::Description::openapi(),
        indicateurs::api::Description::openapi(),
        plans::api::Description::openapi(),
        financements::api::Description::openapi(),
    ] {
        all.merge(room);
    }
    all
}

/// The parameters of the query that each address documents, by method.
fn documented() -> BTreeMap<(Method, String), Vec<String>> {
    let mut all = BTreeMap::new();
    for (path, item) in description().paths.paths {
        for (method, operation) in [(Method::GET, item.get), (Method::PUT, item.put), (Method::POST, item.post)] {
            let Some(operation) = operation else { continue };
            let names = operation.parameters.unwrap_or_default().into_iter().filter_map(|parameter| match parameter {
                RefOr::T(p) if p.parameter_in == ParameterIn::Query => Some(p.name),
                _ => None,
            });
            all.insert((method, path.clone()), names.collect());
        }
    }
    all
}

/// Each documented address refuses a parameter that it does not know: `?au=2020-01-01` where there is no past would give
/// today as if it were that evening.
#[must_use]
pub fn strict(mut routes: Vec<Route>) -> Vec<Route> {
    let known = documented();
    for route in &mut routes {
        let Some(names) = known.get(&(route.method.clone(), route.path.to_owned())) else { continue };
        let names: Arc<[String]> = names.clone().into();
        let check = middleware::from_fn(move |request: Request, next: Next| {
            let names = names.clone();
            async move {
                let asked = Form::from_query(request.uri().query().unwrap_or_default());
                match asked.fields().iter().find(|(name, _)| !names.contains(name)) {
                    Some((name, _)) => {
                        PageError::from(Illisible::Inconnu { nom: name.clone(), permis: names.join(", ") }).into_response()
                    }
                    None => next.run(request).await,
                }
            }
        });
        route.handler = route.handler.clone().layer(check);
    }
    routes
}

/// `GET /api`
async fn page(visit: Visit) -> Response {
    let t = m(visit.lang);
    let all = description();
    let example = format!("curl -H \"Authorization: Bearer …\" {}", visit.absolute("/api/v1/contrats"));
    let lists = all.paths.paths.iter().filter_map(|(path, item)| item.get.as_ref().map(|op| ("GET", path, op)));
    let writes = all.paths.paths.iter().filter_map(|(path, item)| item.put.as_ref().map(|op| ("PUT", path, op)));
    let posts = all.paths.paths.iter().filter_map(|(path, item)| item.post.as_ref().map(|op| ("POST", path, op)));
    let rows: Vec<_> = lists.chain(writes).chain(posts).collect();
    let body = html! {
        p.chapeau { (t.api_chapeau()) }
        section {
            h2 { (t.api_commencer()) }
            ol {
                li { @if visit.visitor.is_some() { a href=(visit.url("/compte/jetons")) { (t.api_etape_jeton()) } } @else { (t.api_etape_jeton()) } }
                li { (t.api_etape_demander()) pre tabindex="0" { code { (example) } } }
                li { (t.api_etape_csv()) }
            }
        }
        section {
            h2 { (t.api_adresses()) }
            p { a href=(visit.url("/api/v1/openapi.json")) { (t.api_description()) } }
            div {
                table.empile {
                    thead { tr { th scope="col" { (t.api_adresse()) } th scope="col" { (t.api_quoi()) } } }
                    tbody { @for (method, path, op) in &rows {
                        tr { th scope="row" { code.long { (method) " " (path.replace("{collectivite}", &visit.collectivite.slug)) } }
                            td lang="en" data-l=(t.api_quoi()) { (op.summary.as_deref().or(op.description.as_deref()).unwrap_or_default()) } }
                    } }
                }
            }
        }
        section { h2 { (t.api_regles()) } ul { li { (t.api_regle_droits()) } li { (t.api_regle_nombres()) } li { (t.api_regle_refus()) } li { (t.api_regle_version()) } } }
    };
    Layout::new(&t.api_titre()).wide().render(&visit, body).into_response()
}
