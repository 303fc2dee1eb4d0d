//! Around a list: where we are, how many, what next, and what to do when there is nothing.

use crate::{Visit, m};
use maud::{Markup, html};

/// Breadcrumbs.
#[must_use]
pub fn fil(visit: &Visit, trail: &[(String, String)]) -> Markup {
    html! {
        nav.fil aria-label=(m(visit.lang).fil_ariane()) {
            ol { @for (label, path) in trail { li { a href=(visit.url(path)) { (label) } } } }
        }
    }
}

/// An empty state that says what to do next.
#[must_use]
pub fn vide(message: &str, next: Option<(&str, &str)>) -> Markup {
    html! {
        div.vide {
            p { (message) }
            @if let Some((label, href)) = next { p { a.bouton.second href=(href) { (label) } } }
        }
    }
}

/// The count of a list and its exports: label and address of each.
#[must_use]
pub fn barre(count: &str, links: &[(String, String)]) -> Markup {
    html! {
        div.barre {
            p role="status" { (count) }
            @if !links.is_empty() {
                ul { @for (label, href) in links { li { a href=(href) { (label) } } } }
            }
        }
    }
}

/// Links to the previous and next pages of a list; `href` gives the address of a page.
#[must_use]
pub fn pagination(page: usize, last: usize, label: &str, href: impl Fn(usize) -> String) -> Markup {
    html! {
        @if last > 1 {
            nav.pagination aria-label=(label) {
                @if page > 1 { a rel="prev" href=(href(page - 1)) { "‹ " (page - 1) } }
                span aria-current="page" { (page) " / " (last) }
                @if page < last { a rel="next" href=(href(page + 1)) { (page + 1) " ›" } }
            }
        }
    }
}
