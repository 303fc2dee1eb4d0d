//! The frame of every page: one `h1`, the title first in the tab, breadcrumbs, navigation, print.

use crate::components::fil;
use crate::{Visit, assets, m};
use kernel::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A page before its body. `title` is both the `h1` and the beginning of the tab's title.
#[derive(Debug, Clone, Default)]
pub struct Layout<'a> {
    pub title: &'a str,
    /// Breadcrumbs: label and path after the collectivité.
    pub trail: Vec<(String, String)>,
    /// Path of the navigation entry this page belongs to.
    pub section: &'a str,
    /// Wider than a reading column: the tapis, the boards.
    pub wide: bool,
    /// Pages shown to people without account carry no navigation.
    pub bare: bool,
    /// Small line above the `h1` (« Fiche 12 »).
    pub over: Option<String>,
}

impl<'a> Layout<'a> {
    #[must_use]
    pub fn new(title: &'a str) -> Self {
        Self { title, ..Self::default() }
    }

    #[must_use]
    pub fn trail(mut self, label: impl Into<String>, path: impl Into<String>) -> Self {
        self.trail.push((label.into(), path.into()));
        self
    }

    #[must_use]
    pub fn section(mut self, path: &'a str) -> Self {
        self.section = path;
        self
    }

    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    #[must_use]
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    #[must_use]
    pub fn over(mut self, over: impl Into<String>) -> Self {
        self.over = Some(over.into());
        self
    }

    #[must_use]
    pub fn render(&self, visit: &Visit, body: Markup) -> Markup {
        let t = m(visit.lang);
        let inside = html! {
            a.saut href="#contenu" { (t.aller_au_contenu()) }
            @if visit.house.demo { (demo_banner(visit)) }
            header.bandeau {
                a.marque href=(visit.url("/")) { "pacte" b { "." } }
                span.territoire { (visit.collectivite.nom) }
                @if !self.bare {
                    nav aria-label=(t.nav_principale()) {
                        @for item in &visit.house.nav {
                            @if item.right.is_none_or(|r| visit.reach(r, None) != kernel::actor::Reach::Rien) {
                                a href=(visit.url(item.path)) aria-current=[(item.path == self.section).then_some("page")] { ((item.label)(visit.lang)) }
                            }
                        }
                    }
                }
                div.compte {
                    a href=(format!("/langue/{}?retour={}", t.langue_autre_code(), crate::form::percent_encode(&visit.here)))
                        lang=(t.langue_autre_code()) hreflang=(t.langue_autre_code()) { (t.langue_autre()) }
                    @if let Some(visitor) = &visit.visitor {
                        a href=(visit.url("/compte")) title=(t.mon_compte()) { (visitor.nom) }
                        form method="post" action=(visit.url("/deconnexion")) { button.lien type="submit" { (t.se_deconnecter()) } }
                    } @else if !self.bare {
                        a href=(visit.url("/connexion")) { (t.se_connecter()) }
                    }
                }
            }
            main #contenu .large[self.wide] tabindex="-1" {
                @if !self.trail.is_empty() { (fil(visit, &self.trail)) }
                @if let Some(over) = &self.over { p.sur-titre { (over) } }
                h1 { (self.title) }
                (body)
            }
            footer.pied {
                span { (t.pied()) }
                a href=(visit.url("/aide")) { (t.pied_aide()) }
                a href=(visit.url("/accessibilite")) { (t.pied_accessibilite()) }
            }
        };
        document(visit.lang, &format!("{} — {} — pacte", self.title, visit.collectivite.nom), inside)
    }
}

fn demo_banner(visit: &Visit) -> Markup {
    let t = m(visit.lang);
    html! {
        div.demonstration role="note" {
            span { (t.demonstration_bandeau()) }
            a href=(visit.url("/demonstration")) { (t.demonstration_roles()) }
            a href=(visit.url("/demonstration/courriels")) { (t.demonstration_courriels()) }
        }
    }
}

fn document(lang: Lang, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" href=(assets::url("pacte.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::url("pacte.css"));
                script type="module" src=(assets::url("pacte.js")) {}
            }
            body { (body) }
        }
    }
}

/// A page outside of any collectivité: the list of collectivités, a wrong address.
#[must_use]
pub fn bare(lang: Lang, title: &str, body: Markup) -> Markup {
    let t = m(lang);
    document(
        lang,
        &format!("{title} — pacte"),
        html! {
            a.saut href="#contenu" { (t.aller_au_contenu()) }
            header.bandeau { a.marque href="/" { "pacte" b { "." } } }
            main #contenu tabindex="-1" { h1 { (title) } (body) }
            (PreEscaped(""))
        },
    )
}
