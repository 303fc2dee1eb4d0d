//! « Comment c'est calculé »: a figure of money opened to what it adds up, for whoever sees the figure and for nobody else.

mod appel;
mod publie;
mod scenario;

use crate::regles::Euros;
use crate::{m, mots};
use maud::{Markup, html};
use web::Visit;
use web::components::{pagination, vide};

pub use appel::get as get_appel;
pub use publie::get as get_publie;
pub use scenario::get as get_scenario;

/// Terms a page shows; those of the other pages are told by their sum.
const PAR_PAGE: usize = 100;

/// One of the terms of a figure.
struct Terme {
    libelle: String,
    precision: String,
    /// Where it is read, after the collectivité.
    lien: Option<String>,
    /// Under zero when it is taken away.
    montant: Euros,
}

impl Terme {
    fn nouveau(libelle: impl Into<String>, montant: Euros) -> Self {
        Self { libelle: libelle.into(), precision: String::new(), lien: None, montant }
    }

    fn moins(self) -> Self {
        Self { montant: Euros::ZERO - self.montant, ..self }
    }
}

/// A figure, how it is made in words, and what it adds up.
struct Calcul {
    titre: String,
    formule: String,
    termes: Vec<Terme>,
    /// Where it was read.
    retour: String,
}

impl Calcul {
    fn total(&self) -> Euros {
        self.termes.iter().map(|t| t.montant).sum()
    }
}

/// The page of a figure, its terms by pages.
fn corps(visit: &Visit, c: &Calcul, ici: &str) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let form = super::query(visit);
    let derniere = c.termes.len().div_ceil(PAR_PAGE).max(1);
    let page = form.text("page").parse().unwrap_or(1_usize).clamp(1, derniere);
    let (avant, suite) = c.termes.split_at((page - 1) * PAR_PAGE);
    let (vus, apres) = suite.split_at(suite.len().min(PAR_PAGE));
    let somme = |termes: &[Terme]| -> Euros { termes.iter().map(|t| t.montant).sum() };
    let edition = form.some("edition").map(|n| format!("&edition={}", web::form::percent_encode(n))).unwrap_or_default();
    html! {
        p.chapeau { (c.formule) }
        p { strong { (t.calcul_somme()) "\u{202f}: " (montant(c.total(), lang)) } }
        @if c.termes.is_empty() { (vide(&t.calcul_vide(), None)) } @else {
            table.empile {
                caption { (t.calcul_operandes()) }
                thead { tr { th scope="col" { (t.calcul_operande()) } th scope="col" { (t.calcul_etat()) } th.num scope="col" { (t.calcul_montant()) } } }
                tbody {
                    @if !avant.is_empty() { (ligne(&Terme::nouveau(t.calcul_avant(), somme(avant)), visit)) }
                    @for terme in vus { (ligne(terme, visit)) }
                    @if !apres.is_empty() { (ligne(&Terme::nouveau(t.calcul_apres(), somme(apres)), visit)) }
                }
                tfoot { tr { th scope="row" colspan="2" { (t.calcul_somme()) } td.num { (mots::euros(Some(c.total()), lang)) } } }
            }
            (pagination(page, derniere, &t.calcul_pages(), |n| visit.url(&format!("{ici}?page={n}{edition}"))))
        }
        p { a href=(visit.url(&c.retour)) { (t.calcul_retour()) } }
    }
}

/// An amount with its centimes beside, for whoever adds them up again.
pub fn montant(e: Euros, lang: kernel::Lang) -> Markup {
    html! { data value=(e.centimes()) { (mots::euros(Some(e), lang)) } }
}

fn ligne(terme: &Terme, visit: &Visit) -> Markup {
    let t = m(visit.lang);
    html! {
        tr {
            th scope="row" { @match &terme.lien { Some(lien) => { a href=(visit.url(lien)) { (terme.libelle) } }, None => { (terme.libelle) } } }
            td data-l=(t.calcul_etat()) { (terme.precision) }
            td.num data-l=(t.calcul_montant()) { (montant(terme.montant, visit.lang)) }
        }
    }
}

/// A figure that opens to its terms.
pub fn lien(texte: &str, url: &str, lang: kernel::Lang) -> Markup {
    html! { a href=(url) title=(m(lang).calcul_ouvrir()) { (texte) } }
}

#[cfg(test)]
mod tests;
