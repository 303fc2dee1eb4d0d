//! The list of the directory, its filters, its file.

use super::adresse;
use crate::model::{Famille, Organisation, OrganisationId};
use crate::pages::filtres::{filtres, liste, texte};
use crate::regles::organisations::etiquettes;
use crate::store::{Annuaire, annuaire, nombre_de_contacts};
use crate::{m, mots};
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::texte::{cle, entier};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use web::components::{barre, pagination, vide};
use web::form::percent_encode;
use web::{Layout, Page, Visit};

#[derive(Debug, Default, Deserialize)]
pub struct Filtre {
    #[serde(default)]
    q: String,
    #[serde(default)]
    famille: String,
    #[serde(default)]
    page: String,
}

/// Rows on one page: generic labels come after the last organisation.
const PAR_PAGE: usize = 100;

impl Filtre {
    fn keep(&self, one: &Organisation) -> bool {
        let wanted = cle(&self.q);
        let text = etiquettes(one).into_iter().collect::<Vec<_>>().join(" | ");
        (wanted.is_empty() || wanted.split(' ').all(|word| text.contains(word)))
            && (self.famille.is_empty() || one.famille.code() == self.famille)
    }
}

struct Trouvees {
    annuaire: Annuaire,
    contacts: HashMap<OrganisationId, i64>,
}

impl Trouvees {
    async fn lire(visit: &Visit) -> Result<Self, store::StoreError> {
        let mut reader = visit.reader().await?;
        Ok(Self { annuaire: annuaire(&mut reader).await?, contacts: nombre_de_contacts(&mut reader).await? })
    }

    fn gardees(&self, filtre: &Filtre, generique: bool) -> Vec<&Organisation> {
        self.annuaire.vivantes().filter(|o| o.generique == generique && filtre.keep(o)).collect()
    }

    fn parent(&self, one: &Organisation) -> Option<&Organisation> {
        one.parent_id.and_then(|id| self.annuaire.definitive(id))
    }

    fn contacts(&self, one: &Organisation) -> i64 {
        let own = self.contacts.get(&one.id).copied().unwrap_or(0);
        own + self.annuaire.fusionnees(one.id).filter_map(|o| self.contacts.get(&o.id)).sum::<i64>()
    }
}

pub async fn get(visit: Visit, Query(filtre): Query<Filtre>) -> Page {
    let found = Trouvees::lire(&visit).await?;
    let t = m(visit.lang);
    let (real, generic) = (found.gardees(&filtre, false), found.gardees(&filtre, true));
    let last = real.len().div_ceil(PAR_PAGE).max(1);
    let page = filtre.page.parse().ok().filter(|n| (1..=last).contains(n)).unwrap_or(1);
    let shown = &real[(page - 1) * PAR_PAGE..real.len().min(page * PAR_PAGE)];
    let list = |n: usize| {
        visit.url(&format!("/organisations?q={}&famille={}&page={n}", percent_encode(&filtre.q), percent_encode(&filtre.famille)))
    };
    let families: Vec<(String, String)> =
        Famille::ALL.iter().map(|f| (f.code().to_owned(), mots::famille(*f, visit.lang))).collect();
    let keeps = visit.may(Right::TenirAnnuaire, None);
    let export = visit.url(&format!(
        "/organisations/export.csv?q={}&famille={}",
        percent_encode(&filtre.q),
        percent_encode(&filtre.famille)
    ));
    let add = visit.url("/organisations/nouvelle");
    let body = html! {
        p.chapeau { (t.organisation_chapeau()) }
        @if keeps { div.boutons { a.bouton href=(add) { (t.organisation_ajouter()) } } }
        (filtres(&visit, "/organisations", &html! {
            (texte("q", &t.organisation_recherche(), &filtre.q))
            (liste("famille", &t.organisation_famille(), &t.organisation_toutes_familles(), &families, &filtre.famille))
        }))
        (barre(&t.organisation_compte(real.len()), &[(t.liste_csv(), export)]))
        @if real.is_empty() && generic.is_empty() {
            @if filtre.q.trim().is_empty() && filtre.famille.is_empty() {
                (vide(&t.organisation_vide(), keeps.then_some((t.organisation_ajouter().as_str(), add.as_str()))))
            } @else {
                (vide(&t.organisation_vide_filtre(), Some((&t.liste_tout(), &visit.url("/organisations")))))
            }
        }
        @if !shown.is_empty() { (table(&visit, &found, shown)) }
        @if page == last && !generic.is_empty() {
            h2 { (t.organisation_generiques(generic.len())) }
            p { (t.organisation_generique_texte()) }
            (table(&visit, &found, &generic))
        }
        (pagination(page, last, &t.organisation_pages(), list))
    };
    Ok(Layout::new(&t.organisation_titre()).section("/organisations").wide().render(&visit, body).into_response())
}

fn table(visit: &Visit, found: &Trouvees, all: &[&Organisation]) -> Markup {
    let t = m(visit.lang);
    let (sigle, family, parent, contacts) =
        (t.organisation_sigle(), t.organisation_famille(), t.organisation_parent(), t.organisation_contacts());
    html! {
        table.empile {
            thead { tr {
                th scope="col" { (t.organisation_nom()) } th scope="col" { (sigle) } th scope="col" { (family) } th scope="col" { (parent) }
                th.num scope="col" { (contacts) }
            } }
            tbody {
                @for one in all {
                    tr {
                        th scope="row" { a href=(adresse(visit, one)) { (one.nom) } }
                        td data-l=(sigle) { (one.sigle.as_deref().unwrap_or("—")) }
                        td data-l=(family) { (mots::famille(one.famille, visit.lang)) }
                        td data-l=(parent) { @if let Some(p) = found.parent(one) { a href=(adresse(visit, p)) { (p.court()) } } @else { "—" } }
                        td.num data-l=(contacts) { (entier(found.contacts(one), visit.lang)) }
                    }
                }
            }
        }
    }
}

pub async fn export(visit: Visit, Query(filtre): Query<Filtre>) -> Page {
    let found = Trouvees::lire(&visit).await?;
    let t = m(visit.lang);
    let titles = [
        t.organisation_nom(),
        t.organisation_sigle(),
        t.organisation_famille(),
        t.organisation_parent(),
        t.organisation_graphies(),
        t.organisation_generique(),
        t.organisation_courriel(),
        t.organisation_contacts(),
    ];
    let rows: Vec<Vec<String>> = [false, true]
        .into_iter()
        .flat_map(|generic| found.gardees(&filtre, generic))
        .map(|one| {
            vec![
                one.nom.clone(),
                one.sigle.clone().unwrap_or_default(),
                mots::famille(one.famille, visit.lang),
                found.parent(one).map(|p| p.nom.clone()).unwrap_or_default(),
                one.graphies.join(" | "),
                if one.generique { t.organisation_oui() } else { t.organisation_non() },
                one.courriel.clone().unwrap_or_default(),
                found.contacts(one).to_string(),
            ]
        })
        .collect();
    Ok(web::csv::download("organisations", &titles, &rows))
}
