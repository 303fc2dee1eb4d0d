//! The rooms put together: one route table, one set of layers.

use crate::erreur::Erreur;
use crate::m;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Lang, Right};
use maud::html;
use std::sync::Arc;
use tower_http::set_header::SetResponseHeaderLayer;
use web::{Access, Form, House, NavItem, Route, Visit, layout};

/// Every address of the product that belongs to a collectivité, with who may come.
pub fn routes() -> Vec<Route> {
    let mut all = vec![
        Route::get("/{collectivite}/", Access::Public("the front page sends each visitor where their work is"), front),
        Route::get("/{collectivite}/aide", Access::Public("help is for everyone"), help),
        Route::get(
            "/{collectivite}/accessibilite",
            Access::Public("the accessibility statement is public by law"),
            accessibility,
        ),
    ];
    all.extend(crate::api::routes());
    all.extend(acteurs::routes());
    all.extend(territoire::routes());
    all.extend(indicateurs::routes(Arc::new(crate::mesures::DesPlans)));
    let agenda: Arc<dyn plans::agenda::Agenda> = Arc::new(crate::agenda::DeChacun);
    all.extend(plans::routes(Arc::new(crate::argent::AppelsPublies), &agenda));
    all.extend(financements::routes());
    crate::api::strict(all)
}

pub fn nav() -> Vec<NavItem> {
    vec![
        NavItem { label: |l| m(l).nav_contrats(), path: "/contrats", right: Some(Right::LirePlan) },
        NavItem { label: |l| m(l).nav_a_repondre(), path: "/a-repondre", right: Some(Right::Repondre) },
        NavItem { label: |l| m(l).nav_appels(), path: "/appels", right: Some(Right::LireAppel) },
        NavItem { label: |l| m(l).nav_indicateurs(), path: "/indicateurs", right: Some(Right::LirePlan) },
        NavItem { label: |l| m(l).nav_organisations(), path: "/organisations", right: Some(Right::LirePlan) },
        NavItem { label: |l| m(l).nav_territoire(), path: "/territoire", right: Some(Right::LirePlan) },
        NavItem { label: |l| m(l).nav_comptes(), path: "/comptes", right: Some(Right::GererComptes) },
        NavItem { label: |l| m(l).nav_journal(), path: "/journal", right: Some(Right::LireJournal) },
        NavItem { label: |l| m(l).nav_public(), path: "/public", right: None },
    ]
}

/// The whole service.
pub fn router(house: &House) -> Router {
    let set = |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    web::route::router(house, routes())
        .route("/", axum::routing::get(root))
        .route("/langue/{code}", axum::routing::get(language))
        .route("/assets/{print}/{name}", axum::routing::get(asset))
        .fallback(lost)
        .with_state(house.clone())
        .layer(web::session::layer(&house.db, house.base_url.starts_with("https://")))
        .layer(DefaultBodyLimit::max(house.max_upload_mb * 1024 * 1024))
        .layer(axum::middleware::from_fn(web::timing::measure))
        .layer(tower_http::compression::CompressionLayer::new().br(true).gzip(true))
        .layer(tower_http::catch_panic::CatchPanicLayer::new())
        .layer(set(
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; \
             form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "same-origin"))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")))
}

/// One collectivité: its front page; several: their list.
async fn root(State(house): State<House>, headers: axum::http::HeaderMap) -> Response {
    let lang = web::route::language(&headers);
    match house.db.collectivites().await {
        Ok(all) if all.len() == 1 => Redirect::to(&format!("/{}/", all[0].slug)).into_response(),
        Ok(all) => layout::bare(
            lang,
            &m(lang).racine_titre(),
            html! { ul { @for one in &all { li { a href=(format!("/{}/", one.slug)) { (one.nom) } } } } },
        )
        .into_response(),
        Err(error) => {
            tracing::error!(%error, "root");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn front(visit: Visit) -> Response {
    if visit.visitor.is_none() {
        return visit.go(if visit.house.demo { "/demonstration" } else { "/public" });
    }
    // A holder has nothing to read but their files and the calls.
    if visit.reach(Right::LirePlan, None) == kernel::actor::Reach::Rien
        && visit.reach(Right::LireAppel, None) != kernel::actor::Reach::Rien
    {
        return visit.go("/appels");
    }
    if visit.reach(Right::MenerCampagne, None) == kernel::actor::Reach::Rien
        && visit.reach(Right::Repondre, None) != kernel::actor::Reach::Rien
    {
        return visit.go("/a-repondre");
    }
    visit.go(if visit.reach(Right::LirePlan, None) == kernel::actor::Reach::Rien { "/compte" } else { "/contrats" })
}

async fn help(visit: Visit) -> Response {
    let t = m(visit.lang);
    let body = html! {
        p.chapeau { (t.aide_chapeau()) }
        h2 { (t.aide_repondre_titre()) } p { (t.aide_repondre()) }
        h2 { (t.aide_coordonner_titre()) } p { (t.aide_coordonner()) }
        h2 { (t.aide_lire_titre()) } p { (t.aide_lire()) }
        h2 { (t.aide_prouver_titre()) } p { (t.aide_prouver()) }
    };
    web::Layout::new(&t.aide_titre()).render(&visit, body).into_response()
}

async fn accessibility(visit: Visit) -> Response {
    let t = m(visit.lang);
    let body = html! { p { (t.accessibilite_etat()) } p { (t.accessibilite_controles()) } p { (t.accessibilite_contact()) } };
    web::Layout::new(&t.accessibilite_titre()).render(&visit, body).into_response()
}

async fn lost(headers: axum::http::HeaderMap) -> Response {
    let lang = web::route::language(&headers);
    let t = m(lang);
    (
        StatusCode::NOT_FOUND,
        layout::bare(lang, &t.perdu_titre(), html! { p { (t.perdu()) } p { a href="/" { (t.perdu_retour()) } } }),
    )
        .into_response()
}

async fn asset(Path((_, name)): Path<(String, String)>) -> Response {
    web::assets::serve(&name)
}

/// Chooses the language in a cookie, then goes back where one was (local addresses only).
async fn language(Path(code): Path<String>, axum::extract::RawQuery(query): axum::extract::RawQuery) -> Response {
    let Some(lang) = Lang::from_code(&code) else { return StatusCode::NOT_FOUND.into_response() };
    let asked = Form::from_query(query.as_deref().unwrap_or_default());
    let back = asked.text("retour");
    // Browsers drop tabs and line ends: « /<tab>/elsewhere » would leave the house.
    let local = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\') && !back.contains(char::is_control);
    let back = if local { back } else { "/" };
    let cookie = format!("langue={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", lang.code());
    ([(header::SET_COOKIE, cookie)], Redirect::to(back)).into_response()
}

/// The house of a configuration.
pub fn house(db: store::Db, secret: [u8; 32], config: &crate::config::Config, demo: bool) -> Result<House, Erreur> {
    let sso = match &config.sso {
        Some(sso) => Some(Arc::new(crate::sso::Fournisseur::new(sso)?) as Arc<dyn web::SingleSignOn>),
        None => None,
    };
    Ok(House(Arc::new(web::house::Inner {
        db,
        secret,
        base_url: config.base_url.clone(),
        demo,
        authenticate: Box::new(acteurs::actes::connexion::Comptes),
        nav: nav(),
        max_upload_mb: config.max_upload_mb,
        sso,
        behind_proxy: config.behind_proxy,
        press: Box::new(crate::presse::ChildPress::new()?),
    })))
}

/// Serves until told to stop, the outbox running beside.
pub async fn serve(house: House, listen: &str, mail: crate::courriels::Sender) -> Result<(), Erreur> {
    let refused = |what: String| Erreur::Adresse { address: listen.to_owned(), what };
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(|e| refused(e.to_string()))?;
    let runner = tokio::spawn(crate::courriels::run(house.clone(), mail));
    let reminders = tokio::spawn(crate::courriels::remind(house.clone()));
    let fil = financements::actes::programmation::tache::fil();
    let searches = tokio::spawn(crate::taches::run(house.clone(), fil.clone()));
    let app = router(&house);
    // Where each request comes from is what slows down whoever tries many passwords.
    let app = app.into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stop()).await.map_err(|e| refused(e.to_string()))?;
    runner.abort();
    reminders.abort();
    searches.abort();
    // The abort is heeded at the next wait: only then does nobody claim any more.
    let _ = searches.await;
    if let Err(error) = financements::actes::programmation::tache::rendre(&house.db, &fil).await {
        tracing::error!(%error, "a search under way is left to its lease");
    }
    house.db.close().await;
    Ok(())
}

async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
