//! The whole territory: its map, then its communes, conseils de territoire and quartiers.

use crate::carte::{self, CarteDonnees};
use crate::m;
use crate::model::{Contour, GenreTerritoire, Territoire, TerritoireId, Validite};
use crate::store::lieux;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use kernel::texte::{cle, date_longue, entier};
use kernel::{Lang, Right};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use store::{Read, StoreError};
use web::components::{barre, vide};
use web::form::percent_encode;
use web::{Layout, Page, Visit};

/// The filters, in the address.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Filtre {
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub tri: String,
}

impl Filtre {
    fn garde(&self, commune: &Territoire) -> bool {
        let wanted = cle(&self.q);
        let code = commune.code.as_deref().unwrap_or_default();
        wanted.split(' ').all(|word| {
            commune.cle.contains(word) || code.starts_with(word) || commune.codes_postaux.iter().any(|c| c.starts_with(word))
        })
    }

    fn par_population(&self) -> bool {
        self.tri == "population"
    }

    /// The communes kept, in the order asked.
    fn appliquer<'a>(&self, communes: &[&'a Territoire]) -> Vec<&'a Territoire> {
        let mut kept: Vec<&Territoire> = communes.iter().copied().filter(|c| self.garde(c)).collect();
        if self.par_population() {
            kept.sort_by_key(|c| (std::cmp::Reverse(c.population), c.cle.clone()));
        }
        kept
    }

    fn adresse(&self) -> String {
        let mut parts = vec![];
        if !self.q.is_empty() {
            parts.push(format!("q={}", percent_encode(&self.q)));
        }
        if self.par_population() {
            parts.push("tri=population".to_owned());
        }
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

struct Ensemble {
    places: Vec<Territoire>,
    validites: Vec<Validite>,
}

impl Ensemble {
    async fn lire(reader: &mut impl Read) -> Result<Self, StoreError> {
        Ok(Self { places: lieux(reader).await?, validites: reader.list::<Validite>("", vec![]).await? })
    }

    fn of(&self, genre: GenreTerritoire) -> Vec<&Territoire> {
        self.places.iter().filter(|p| p.genre == genre).collect()
    }

    /// « Jusqu’au 31 décembre 2026 », for a place that no longer is.
    fn fini(&self, place: &Territoire, visit: &Visit) -> Option<String> {
        let validite = self.validites.iter().find(|v| v.territoire_id == place.id)?;
        let au = validite.au.filter(|au| *au < visit.today())?;
        Some(m(visit.lang).territoire_jusqu_au(date_longue(au, visit.lang)))
    }

    fn by_id(&self) -> HashMap<TerritoireId, &Territoire> {
        self.places.iter().map(|p| (p.id, p)).collect()
    }
}

pub async fn get(visit: Visit, Query(filtre): Query<Filtre>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let ensemble = Ensemble::lire(&mut reader).await?;
    let contours = reader.list::<Contour>("", vec![]).await?;
    let mut carte = CarteDonnees::new(&visit, &ensemble.places, contours);
    carte.liste_dans_la_page = true;
    let titre = t.territoire();
    let body = html! {
        p.chapeau { (resume(&ensemble, visit.lang)) }
        @if visit.may(Right::TenirAnnuaire, None) {
            p.boutons.sans-papier {
                a.bouton.second href=(visit.url("/territoire/lieux/nouveau")) { (t.lieu_titre()) }
                a.bouton.second href=(visit.url("/territoire/communes/importer")) { (t.lieu_importer()) }
                a.bouton.second href=(visit.url("/territoire/contours")) { (t.territoire_importer_contours()) }
                a.bouton.second href=(visit.url("/territoire/conseils/nouveau")) { (t.edition_nouveau()) }
                a.bouton.second href=(visit.url("/territoire/chiffres")) { (t.tableau_titre()) }
            }
        }
        (carte::carte(&carte))
        (communes(&visit, &ensemble, &filtre))
        (conseils(&visit, &ensemble))
        (quartiers(&visit, &ensemble))
    };
    Ok(Layout::new(&titre).section("/territoire").render(&visit, body).into_response())
}

fn resume(ensemble: &Ensemble, lang: Lang) -> String {
    let t = m(lang);
    let epci = ensemble.of(GenreTerritoire::Epci).first().copied();
    let counts = t.territoire_resume(
        ensemble.of(GenreTerritoire::Commune).len(),
        ensemble.of(GenreTerritoire::Qpv).len(),
        ensemble.of(GenreTerritoire::ConseilDeTerritoire).len(),
    );
    match epci.and_then(|e| Some((e.population?, e.millesime.clone().unwrap_or_else(|| t.chiffre_nd())))) {
        Some((population, annee)) => format!("{counts} {}", t.territoire_resume_population(entier(population, lang), annee)),
        None => counts,
    }
}

fn lien(visit: &Visit, place: &Territoire) -> Markup {
    html! { a href=(visit.url(&format!("/territoires/{}", place.id))) { (place.nom) } }
}

/// A population, or « n.d ».
pub(super) fn population(place: &Territoire, lang: Lang) -> String {
    place.population.map_or_else(|| m(lang).chiffre_nd(), |p| entier(p, lang))
}

fn communes(visit: &Visit, ensemble: &Ensemble, filtre: &Filtre) -> Markup {
    let t = m(visit.lang);
    let all = ensemble.of(GenreTerritoire::Commune);
    let kept = filtre.appliquer(&all);
    let csv = vec![(t.territoire_csv(), visit.url(&format!("/territoire/communes.csv{}", filtre.adresse())))];
    let here = visit.url("/territoire");
    html! {
        h2 id="communes" { (t.territoire_communes()) }
        @if all.is_empty() {
            (vide(&t.territoire_sans_commune(), None))
        } @else {
            form.filtres method="get" action=(format!("{here}#communes")) role="search" data-enhance="autosubmit" {
                div.champ {
                    label for="f-q" { (t.territoire_chercher()) }
                    input id="f-q" type="search" name="q" value=(filtre.q);
                }
                div.champ {
                    label for="f-tri" { (t.territoire_trier()) }
                    select id="f-tri" name="tri" {
                        option value="" { (t.territoire_tri_nom()) }
                        option value="population" selected[filtre.par_population()] { (t.territoire_tri_population()) }
                    }
                }
                div.champ { button.bouton.second type="submit" { (t.territoire_filtrer()) } }
            }
            (barre(&t.territoire_nombre(kept.len()), &csv))
            @if kept.is_empty() {
                (vide(&t.territoire_rien_trouve(&filtre.q), Some((&t.territoire_effacer(), &format!("{here}#communes")))))
            } @else {
                table.empile aria-label=(t.territoire_communes()) {
                    thead { tr { th scope="col" { (t.territoire_commune()) } th.num scope="col" { (t.territoire_population()) } th scope="col" { (t.territoire_insee()) } } }
                    tbody {
                        @for commune in kept {
                            tr {
                                td { (lien(visit, commune)) @if let Some(words) = ensemble.fini(commune, visit) { " " small { (words) } } }
                                td.num data-l=(t.territoire_population()) { (population(commune, visit.lang)) }
                                td data-l=(t.territoire_insee()) { (commune.code.as_deref().unwrap_or_default()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn conseils(visit: &Visit, ensemble: &Ensemble) -> Markup {
    let t = m(visit.lang);
    let all = ensemble.of(GenreTerritoire::ConseilDeTerritoire);
    let inside = |id: TerritoireId| -> Vec<&Territoire> {
        ensemble.places.iter().filter(|p| p.genre == GenreTerritoire::Commune && p.parent_id == Some(id)).collect()
    };
    let empty = all.iter().any(|c| inside(c.id).is_empty());
    let may = visit.may(Right::TenirAnnuaire, None);
    html! {
        h2 id="conseils" { (t.territoire_conseils()) }
        @if all.is_empty() {
            (vide(&t.territoire_sans_conseil(), None))
        } @else {
            @if empty { p.discret { (t.territoire_composition_absente()) " " @if may { (t.territoire_composition_saisir()) } } }
            ul.cartes {
                @for conseil in all {
                    @let communes = inside(conseil.id);
                    li {
                        h3 { (lien(visit, conseil)) }
                        @if let Some(words) = ensemble.validites.iter().find(|v| v.territoire_id == conseil.id).and_then(|v| super::periode(v, visit.lang)) {
                            p.discret { (words) }
                        }
                        @if communes.is_empty() {
                            p.discret { (t.territoire_composition_vide()) }
                        } @else {
                            p.discret {
                                (t.territoire_nombre(communes.len())) ", "
                                (t.carte_habitants(entier(communes.iter().filter_map(|c| c.population).sum(), visit.lang)))
                            }
                            p { (communes.iter().map(|c| c.nom.as_str()).collect::<Vec<_>>().join(", ")) }
                        }
                        @if may {
                            p { a href=(visit.url(&format!("/territoires/{}/modifier", conseil.id))) aria-label=(t.territoire_composer_de(&conseil.nom)) { (t.territoire_composer()) } }
                        }
                    }
                }
            }
        }
    }
}

fn quartiers(visit: &Visit, ensemble: &Ensemble) -> Markup {
    let t = m(visit.lang);
    let by_id = ensemble.by_id();
    let mut all = ensemble.of(GenreTerritoire::Qpv);
    all.extend(ensemble.of(GenreTerritoire::VeilleActive));
    html! {
        h2 id="quartiers" { (t.territoire_quartiers()) }
        @if all.is_empty() {
            (vide(&t.territoire_sans_quartier(), None))
        } @else {
            p { a href=(visit.url("/territoire/quartiers")) { (t.quartier_comparer()) } }
            table.empile aria-label=(t.territoire_quartiers()) {
                thead { tr {
                    th scope="col" { (t.territoire_quartier()) }
                    th scope="col" { (t.territoire_commune()) }
                    th.num scope="col" { (t.territoire_population()) }
                    th scope="col" { (t.territoire_annee()) }
                    th scope="col" { (t.territoire_code()) }
                } }
                tbody {
                    @for quartier in all {
                        tr {
                            td {
                                (lien(visit, quartier))
                                @if quartier.genre == GenreTerritoire::VeilleActive { " " small { (t.genre_veille()) } }
                                @if let Some(words) = ensemble.fini(quartier, visit) { " " small { (words) } }
                            }
                            td data-l=(t.territoire_commune()) {
                                @if let Some(commune) = quartier.parent_id.and_then(|id| by_id.get(&id)) { (commune.nom) } @else { (t.chiffre_nd()) }
                            }
                            td.num data-l=(t.territoire_population()) { (population(quartier, visit.lang)) }
                            td data-l=(t.territoire_annee()) { (quartier.millesime.clone().unwrap_or_else(|| t.chiffre_nd())) }
                            td data-l=(t.territoire_code()) { (quartier.code.as_deref().unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

/// The communes shown, as a spreadsheet opens them: UTF-8, semicolons.
pub async fn csv(visit: Visit, Query(filtre): Query<Filtre>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let ensemble = Ensemble::lire(&mut reader).await?;
    let by_id = ensemble.by_id();
    let mut out = String::from("\u{feff}");
    row(
        &mut out,
        &[
            &t.territoire_commune(),
            &t.territoire_insee(),
            &t.territoire_postaux(),
            &t.territoire_population(),
            &t.territoire_annee(),
            &t.genre_conseil(),
        ],
    );
    for commune in filtre.appliquer(&ensemble.of(GenreTerritoire::Commune)) {
        let conseil = commune.parent_id.and_then(|id| by_id.get(&id)).filter(|p| p.genre == GenreTerritoire::ConseilDeTerritoire);
        row(
            &mut out,
            &[
                &commune.nom,
                commune.code.as_deref().unwrap_or_default(),
                &commune.codes_postaux.join(" "),
                &commune.population.map(|p| p.to_string()).unwrap_or_default(),
                commune.millesime.as_deref().unwrap_or_default(),
                conseil.map(|c| c.nom.as_str()).unwrap_or_default(),
            ],
        );
    }
    let name = format!("attachment; filename=\"communes-{}.csv\"", visit.collectivite.slug);
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], out).into_response())
}

/// One line of CSV. A cell that a spreadsheet would take for a formula is preceded by an apostrophe.
fn row(out: &mut String, cells: &[&str]) {
    for (rank, cell) in cells.iter().enumerate() {
        if rank > 0 {
            out.push(';');
        }
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        if cell.contains([';', '"', '\n', '\r']) {
            out.push_str(&format!("\"{guard}{}\"", cell.replace('"', "\"\"")));
        } else {
            out.push_str(guard);
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_cellule_ne_devient_jamais_une_formule_ni_deux_cellules() {
        let mut out = String::new();
        row(&mut out, &["=1+1", "a;b", "dit \"non\"", "Trèbes"]);
        assert_eq!(out, "'=1+1;\"a;b\";\"dit \"\"non\"\"\";Trèbes\r\n");
    }
}
