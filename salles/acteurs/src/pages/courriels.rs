//! `/demonstration/courriels`: where the mails of a demonstration arrive, links included.

use crate::lien;
use crate::m;
use crate::pages::filtres::{filtres, texte};
use crate::pages::temps::instant;
use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::texte::entier;
use maud::{Markup, html};
use serde::Deserialize;
use store::outbox::{self, Envoi};
use web::components::{barre, vide};
use web::{Layout, Page, PageError, Visit};

/// How many mails one page shows.
const PAR_PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize)]
pub struct Recherche {
    #[serde(default)]
    destinataire: String,
}

pub async fn get(visit: Visit, Query(search): Query<Recherche>) -> Page {
    if !visit.house.demo {
        return Err(PageError::NotFound);
    }
    let mut reader = visit.reader().await?;
    let asked = search.destinataire.trim();
    let mails = if asked.is_empty() {
        outbox::derniers(&mut reader, PAR_PAGE).await?
    } else {
        outbox::derniers_pour(&mut reader, asked, PAR_PAGE).await?
    };
    let t = m(visit.lang);
    let full = i64::try_from(mails.len()).unwrap_or(PAR_PAGE) >= PAR_PAGE;
    let count = if full { t.courriels_derniers(entier(PAR_PAGE, visit.lang)) } else { t.courriels_compte(mails.len()) };
    let body = html! {
        p.chapeau { (t.courriels_chapeau()) }
        (filtres(&visit, "/demonstration/courriels", &html! { (texte("destinataire", &t.courriels_recherche(), asked)) }))
        (barre(&count, &[]))
        @if mails.is_empty() {
            @if asked.is_empty() { (vide(&t.courriels_vide(), None)) }
            @else { (vide(&t.courriels_vide_recherche(), Some((&t.courriels_tout(), &visit.url("/demonstration/courriels"))))) }
        } @else {
            (table(&visit, &mails))
        }
    };
    Ok(Layout::new(&t.courriels_titre()).render(&visit, body).into_response())
}

fn table(visit: &Visit, mails: &[Envoi]) -> Markup {
    let t = m(visit.lang);
    let (to, date) = (t.courriels_destinataire(), t.courriels_date());
    html! {
        table.empile {
            thead { tr { th scope="col" { (t.courriels_objet()) } th scope="col" { (to) } th scope="col" { (date) } } }
            tbody {
                @for mail in mails {
                    tr {
                        th scope="row" { a href=(visit.url(&format!("/demonstration/courriels/{}", mail.id))) { (mail.objet) } }
                        td data-l=(to) { (mail.destinataire) }
                        td data-l=(date) { (instant(visit, mail.cree_a)) }
                    }
                }
            }
        }
    }
}

pub async fn un(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    if !visit.house.demo {
        return Err(PageError::NotFound);
    }
    let mut reader = visit.reader().await?;
    let mail = outbox::un(&mut reader, &id).await?.ok_or(PageError::NotFound)?;
    let t = m(visit.lang);
    let address = |genre, jeton: &str| lien::adresse(&visit.house.base_url, &visit.collectivite.slug, genre, jeton);
    let text = lien::ecrire_les_liens(&mut reader, &mail.corps, &mail.destinataire, &visit.house.secret, address).await?;
    let body = html! {
        dl.fiche-info {
            dt { (t.courriels_destinataire()) } dd { (mail.destinataire) }
            dt { (t.courriels_date()) } dd { (instant(&visit, mail.cree_a)) }
        }
        div.carte { p.texte { (avec_liens(&text, &visit.house.base_url)) } }
    };
    Ok(Layout::new(&mail.objet).trail(t.courriels_titre(), "/demonstration/courriels").render(&visit, body).into_response())
}

/// The text with the addresses of this house made clickable; they open where the demonstration is
/// being visited, whatever the address it believes to have.
fn avec_liens(text: &str, base_url: &str) -> Markup {
    let mut pieces = text.split(base_url);
    let first = pieces.next().unwrap_or_default();
    html! {
        (first)
        @for piece in pieces {
            @let end = piece.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ',' | '»')).unwrap_or(piece.len());
            @let (path, rest) = piece.split_at(end);
            @let path_end = path.trim_end_matches(['.', ';', ':']).len();
            @let (path, dot) = path.split_at(path_end);
            @if path.starts_with('/') { a href=(path) { (base_url) (path) } } @else { (base_url) (path) }
            (dot) (rest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seules_les_adresses_de_la_maison_deviennent_des_liens() {
        let rendu =
            avec_liens("Ouvrez https://p.example/ici/r/abc. Voir http://autre.example/x <b>", "https://p.example").into_string();
        assert_eq!(rendu, "Ouvrez <a href=\"/ici/r/abc\">https://p.example/ici/r/abc</a>. Voir http://autre.example/x &lt;b&gt;");
        assert!(!avec_liens("https://p.example.pirate/x", "https://p.example").into_string().contains("<a"));
    }
}
