//! The route table is data: each entry says who may come. The guard reads it, and so do the tests.

use crate::{House, PageError, Visit};
use axum::Router;
use axum::extract::{ConnectInfo, FromRequest, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::MethodRouter;
use kernel::actor::Reach;
use kernel::{Lang, Right};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tower_sessions::Session;

/// Who may ask for a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone, and why.
    Public(&'static str),
    /// The holder of a signed link named in the path; the page checks it.
    Link,
    /// Someone signed in, whatever the role.
    SignedIn,
    /// Someone to whom this right reaches, at least on what is entrusted to them. The act checks the object.
    Right(Right),
}

/// One address of the product: `/{collectivite}/contrats/{contrat}`.
#[derive(Clone)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    pub handler: MethodRouter<House>,
}

impl Route {
    pub fn get<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: axum::handler::Handler<T, House>,
        T: 'static,
    {
        Self { method: Method::GET, path, access, handler: axum::routing::get(handler) }
    }

    pub fn post<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: axum::handler::Handler<T, House>,
        T: 'static,
    {
        Self { method: Method::POST, path, access, handler: axum::routing::post(handler) }
    }

    /// Only programs put; pages post.
    pub fn put<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: axum::handler::Handler<T, House>,
        T: 'static,
    {
        Self { method: Method::PUT, path, access, handler: axum::routing::put(handler) }
    }
}

/// The router of all the rooms, each route behind its guard.
pub fn router(house: &House, routes: Vec<Route>) -> Router<House> {
    routes.into_iter().fold(Router::new(), |router, route| {
        let guard = Guard { house: house.clone(), access: route.access };
        let guarded =
            route.handler.layer(middleware::from_fn(crate::error::render)).layer(middleware::from_fn_with_state(guard, enter));
        router.route(route.path, guarded)
    })
}

#[derive(Clone)]
struct Guard {
    house: House,
    access: Access,
}

/// The language of a request: the cookie `langue`, else the browser's.
#[must_use]
pub fn language(headers: &HeaderMap) -> Lang {
    cookie(headers, "langue")
        .and_then(Lang::from_code)
        .unwrap_or_else(|| Lang::negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("")))
}

/// The value of a cookie of the request.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Where a request comes from. Only the entry written by our own proxy is believed: the last one.
fn address(request: &Request, behind_proxy: bool) -> Option<IpAddr> {
    if behind_proxy {
        let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        return forwarded.rsplit(',').next()?.trim().parse().ok();
    }
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip())
}

/// Refuses unsafe requests that come from another site; nothing to forget in a form, no stale token.
fn same_site(request: &Request) -> bool {
    if request.method().is_safe() {
        return true;
    }
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    match header("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => match header("origin") {
            Some(origin) => header("host").is_some_and(|host| origin.split_once("://").is_some_and(|(_, o)| o == host)),
            None => true,
        },
    }
}

/// Builds the visit, applies the access, and hands over to the page.
async fn enter(State(guard): State<Guard>, mut request: Request, next: Next) -> Response {
    match admit(&guard, &mut request).await {
        Ok(for_administrator) => {
            let mut response = next.run(request).await;
            if for_administrator {
                response.extensions_mut().insert(crate::timing::ForAdministrator);
            }
            response
        }
        Err(Entry::Redirect(to)) => Redirect::to(&to).into_response(),
        Err(Entry::SignIn(visit)) => {
            let action = visit.here.clone();
            let error = match crate::Form::from_request(request, &()).await {
                Ok(form) => PageError::SignedOut { action, fields: form.fields().to_vec() },
                Err(error) => error,
            };
            render_alone(error, Some(*visit)).await
        }
        Err(Entry::Error(error, visit)) => render_alone(error, visit.map(|v| *v)).await,
    }
}

enum Entry {
    Redirect(String),
    SignIn(Box<Visit>),
    Error(PageError, Option<Box<Visit>>),
}

async fn render_alone(error: PageError, visit: Option<Visit>) -> Response {
    let mut request = Request::new(axum::body::Body::empty());
    if let Some(uri) = visit.as_ref().and_then(|v| v.here.parse().ok()) {
        *request.uri_mut() = uri;
    }
    if let Some(visit) = visit {
        request.extensions_mut().insert(visit);
    }
    let service = tower::service_fn(move |_: Request| {
        let error = error.clone();
        async move { Ok::<_, std::convert::Infallible>(error.into_response()) }
    });
    let layered = tower::Layer::layer(&middleware::from_fn(crate::error::render), service);
    tower::ServiceExt::oneshot(layered, request).await.into_response()
}

async fn admit(guard: &Guard, request: &mut Request) -> Result<bool, Entry> {
    let broken = |e: &dyn std::fmt::Display| Entry::Error(PageError::Broken(e.to_string().into()), None);
    let path = request.uri().path().to_owned();
    // No address of ours holds a null character, and PostgreSQL keeps none.
    if request.uri().path_and_query().is_some_and(|p| p.as_str().contains("%00")) {
        return Err(Entry::Error(PageError::NotFound, None));
    }
    let slug = path.split('/').nth(1).unwrap_or_default();
    let found = guard.house.db.collectivite(slug).await.map_err(|e| broken(&e))?;
    let Some(collectivite) = found else { return Err(Entry::Error(PageError::NotFound, None)) };
    let session = request.extensions().get::<Session>().cloned();
    let machine = crate::api::is_api(&path);
    let token = crate::api::bearer(request.headers()).filter(|_| machine);
    // A token is the whole identity of the request: a cookie that came along is not looked at.
    let mut read_only = false;
    let visitor = match &session {
        _ if token.is_some() => {
            let house = &guard.house;
            let found = house.authenticate.bearer(&house.db, collectivite.id, &house.secret, token.unwrap_or_default()).await;
            found.map_err(|e| broken(&e))?.map(|(visitor, writes)| {
                read_only = !writes;
                visitor
            })
        }
        Some(session) if cookie(request.headers(), "pacte").is_some() => {
            match session.get::<String>(collectivite.slug.as_str()).await {
                Ok(Some(connexion)) => guard
                    .house
                    .authenticate
                    .visitor(&guard.house.db, collectivite.id, &connexion)
                    .await
                    .map_err(|e| broken(&e))?,
                Ok(None) | Err(_) => None,
            }
        }
        _ => None,
    };
    let lang = cookie(request.headers(), "langue")
        .and_then(Lang::from_code)
        .or_else(|| visitor.as_ref().and_then(|v| v.lang))
        .unwrap_or_else(|| language(request.headers()));
    let visit = Visit {
        house: guard.house.clone(),
        collectivite: Arc::new(collectivite),
        lang,
        visitor: visitor.map(Arc::new),
        here: request.uri().path_and_query().map_or(path, |p| p.to_string()),
        session,
        agent: request
            .headers()
            .get(header::USER_AGENT)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .chars()
            .take(200)
            .collect(),
        address: address(request, guard.house.behind_proxy),
    };
    if !same_site(request) {
        return Err(Entry::Error(PageError::CrossSite, Some(Box::new(visit))));
    }
    // A token that opens nothing is said, even where a stranger would be welcome; one that reads does not write.
    if machine && token.is_some() && visit.visitor.is_none() {
        return Err(Entry::Error(PageError::Unauthorized, Some(Box::new(visit))));
    }
    if read_only && !request.method().is_safe() {
        return Err(Entry::Error(PageError::Forbidden, Some(Box::new(visit))));
    }
    let refused = match guard.access {
        Access::Public(_) | Access::Link => false,
        Access::SignedIn => visit.visitor.is_none(),
        Access::Right(right) => visit.reach(right, None) == Reach::Rien,
    };
    if refused {
        return Err(match (&visit.visitor, request.method().is_safe()) {
            (None, _) if machine => Entry::Error(PageError::Unauthorized, Some(Box::new(visit))),
            (None, true) => {
                Entry::Redirect(format!("{}?retour={}", visit.url("/connexion"), crate::form::percent_encode(&visit.here)))
            }
            (None, false) => Entry::SignIn(Box::new(visit)),
            (Some(_), _) => Entry::Error(PageError::Forbidden, Some(Box::new(visit))),
        });
    }
    let for_administrator = visit.reach(Right::GererComptes, None) == Reach::Tout;
    request.extensions_mut().insert(visit);
    Ok(for_administrator)
}
