//! The list, its filters, its file.

use super::{Situation, role_en_mots};
use crate::pages::filtres::{filtres, liste, texte};
use crate::store::{CompteVu, comptes};
use crate::{m, mots};
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::actor::Reach;
use kernel::texte::cle;
use kernel::{Right, Role};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use web::components::{barre, etat, vide};
use web::form::percent_encode;
use web::{Layout, Page, Visit};

#[derive(Debug, Default, Deserialize)]
pub struct Filtre {
    #[serde(default)]
    q: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    situation: String,
}

impl Filtre {
    fn query(&self) -> String {
        format!(
            "?q={}&role={}&situation={}",
            percent_encode(&self.q),
            percent_encode(&self.role),
            percent_encode(&self.situation)
        )
    }

    fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.role.is_empty() && self.situation.is_empty()
    }

    fn keep(&self, compte: &CompteVu, now: jiff::Timestamp) -> bool {
        let wanted = cle(&self.q);
        let text = cle(&format!("{} {} {}", compte.nom, compte.courriel, compte.organisation.as_deref().unwrap_or_default()));
        (wanted.is_empty() || wanted.split(' ').all(|word| text.contains(word)))
            && (self.role.is_empty() || compte.roles.iter().any(|r| r.role.code() == self.role))
            && (self.situation.is_empty() || Situation::of(compte, now).code() == self.situation)
    }
}

async fn found(visit: &Visit, filtre: &Filtre) -> Result<Vec<CompteVu>, store::StoreError> {
    let now = visit.house.db.clock().now();
    let mut all = comptes(&mut visit.reader().await?).await?;
    all.retain(|c| filtre.keep(c, now));
    Ok(all)
}

pub async fn get(visit: Visit, Query(filtre): Query<Filtre>) -> Page {
    let all = found(&visit, &filtre).await?;
    let t = m(visit.lang);
    let roles: Vec<(String, String)> = Role::ALL.iter().map(|r| (r.code().to_owned(), mots::role(*r, visit.lang))).collect();
    let situations: Vec<(String, String)> = Situation::ALL.iter().map(|s| (s.code().to_owned(), s.words(visit.lang))).collect();
    let body = html! {
        p.chapeau { (t.comptes_chapeau()) }
        div.boutons {
            a.bouton href=(visit.url("/comptes/inviter")) { (t.comptes_inviter()) }
            @if visit.reach(Right::GererComptes, None) == Reach::Tout { a.bouton.second href=(visit.url("/collectivite")) { (t.collectivite_lien()) } }
        }
        (filtres(&visit, "/comptes", &html! {
            (texte("q", &t.comptes_recherche(), &filtre.q))
            (liste("role", &t.comptes_role(), &t.comptes_tous_les_roles(), &roles, &filtre.role))
            (liste("situation", &t.comptes_situation(), &t.comptes_toutes_situations(), &situations, &filtre.situation))
        }))
        (barre(&t.comptes_compte(all.len()), &[(t.liste_csv(), visit.url(&format!("/comptes/export.csv{}", filtre.query())))]))
        @if all.is_empty() {
            @if filtre.is_empty() { (vide(&t.comptes_vide(), Some((&t.comptes_inviter(), &visit.url("/comptes/inviter"))))) }
            @else { (vide(&t.comptes_vide_filtre(), Some((&t.liste_tout(), &visit.url("/comptes"))))) }
        } @else {
            (table(&visit, &all))
        }
    };
    Ok(Layout::new(&t.comptes_titre()).section("/comptes").wide().render(&visit, body).into_response())
}

fn table(visit: &Visit, all: &[CompteVu]) -> Markup {
    let t = m(visit.lang);
    let now = visit.house.db.clock().now();
    let (mail, organisation, roles, situation) =
        (t.comptes_courriel(), t.comptes_organisation(), t.comptes_roles(), t.comptes_situation());
    html! {
        table.empile {
            thead { tr {
                th scope="col" { (t.comptes_nom()) } th scope="col" { (organisation) } th scope="col" { (roles) }
                th scope="col" { (mail) } th scope="col" { (situation) }
            } }
            tbody {
                @for compte in all {
                    @let state = Situation::of(compte, now);
                    tr {
                        th scope="row" { a href=(visit.url(&format!("/comptes/{}", compte.id))) { (compte.nom) } }
                        td data-l=(organisation) { (compte.organisation.as_deref().unwrap_or("—")) }
                        td data-l=(roles) { (en_mots(compte, visit)) }
                        td data-l=(mail) { (compte.courriel) }
                        td data-l=(situation) { (etat(state.tone(), &state.words(visit.lang))) }
                    }
                }
            }
        }
    }
}

fn en_mots(compte: &CompteVu, visit: &Visit) -> String {
    if compte.roles.is_empty() {
        return m(visit.lang).comptes_sans_role();
    }
    let noms = HashMap::new();
    compte.roles.iter().map(|r| role_en_mots(r.role, r.contrat_id.as_deref(), &noms, visit.lang)).collect::<Vec<_>>().join(", ")
}

pub async fn export(visit: Visit, Query(filtre): Query<Filtre>) -> Page {
    let now = visit.house.db.clock().now();
    let t = m(visit.lang);
    let titles = [t.comptes_nom(), t.comptes_organisation(), t.comptes_roles(), t.comptes_courriel(), t.comptes_situation()];
    let rows: Vec<Vec<String>> = found(&visit, &filtre)
        .await?
        .iter()
        .map(|c| {
            vec![
                c.nom.clone(),
                c.organisation.clone().unwrap_or_default(),
                en_mots(c, &visit),
                c.courriel.clone(),
                Situation::of(c, now).words(visit.lang),
            ]
        })
        .collect();
    Ok(web::csv::download("comptes", &titles, &rows))
}
