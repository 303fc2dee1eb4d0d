//! One place: what it is, what it holds, its published figures. The room `plans` serves the page and
//! adds what is done there.

use crate::chiffre::{ailleurs, avec_unite, nombre};
use crate::m;
use crate::model::{AncienCode, GenreTerritoire, Statistique, Territoire};
use crate::pages::{genre, quartiers};
use crate::regles::portrait::a_un_portrait;
use crate::store::{dedans, statistiques, statistiques_autour, validite};
use kernel::texte::{date_longue, entier};
use kernel::{Lang, Right};
use maud::{Markup, html};
use store::journal::{self, Entree};
use store::{Read, Reader, args};
use web::form::percent_encode;
use web::{PageError, Visit};

/// The body of the page of a place, without its `h1`: facts, what it holds, figures, corrections.
/// The caller gives the title (the place's name), the line above it (`pages::genre`) and what is done here.
///
/// # Errors
/// `PageError` when the database cannot be read.
pub async fn corps(visit: &Visit, reader: &mut Reader, place: &Territoire) -> Result<Markup, PageError> {
    let parent = match place.parent_id {
        Some(id) => Some(reader.load::<Territoire>(&id).await?),
        None => None,
    };
    let inside = dedans(reader, place.id).await?;
    let figures = statistiques(reader, place.id).await?;
    let around = statistiques_autour(reader).await?;
    let tenue = visit.may(Right::TenirAnnuaire, None);
    let corrections =
        if tenue { corrections(&journal::histoire(reader, "territoire", &place.id.to_string()).await?) } else { vec![] };
    let faits = faits(visit, reader, place, parent.as_ref()).await?;
    let portrait = if a_un_portrait(place.genre) {
        quartiers::portrait(visit, reader, place).await?
    } else {
        html! {}
    };
    let t = m(visit.lang);
    Ok(html! {
        (faits)
        @if tenue {
            p.boutons.sans-papier {
                a.bouton.second href=(visit.url(&format!("/territoires/{}/modifier", place.id))) { (t.territoire_modifier()) }
                @if a_un_portrait(place.genre) { a.bouton.second href=(visit.url(&format!("/territoires/{}/portrait", place.id))) { (t.portrait_modifier()) } }
            }
        }
        (portrait)
        (contenu(visit, place, &inside))
        (publies(visit, place, &figures, &around))
        @if place.genre == GenreTerritoire::Epci { (sans_lieu(&around, visit.lang)) }
        @if !corrections.is_empty() {
            h2 { (t.correction_titre()) }
            ul { @for c in &corrections { li { (c.phrase(visit)) } } }
        }
    })
}

async fn faits(visit: &Visit, reader: &mut Reader, place: &Territoire, parent: Option<&Territoire>) -> Result<Markup, PageError> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let validite = validite(reader, place.id).await?;
    let anciens: Vec<AncienCode> = match place.genre {
        GenreTerritoire::Qpv | GenreTerritoire::VeilleActive => {
            reader.list::<AncienCode>("territoire_id = $2 ;; ORDER BY code COLLATE \"C\"", args![place.id]).await?
        }
        _ => vec![],
    };
    let code = place.code.as_deref().filter(|_| place.genre != GenreTerritoire::ConseilDeTerritoire);
    Ok(html! {
        dl.fiche-info {
            dt { (t.territoire_nature()) } dd { (genre(place.genre, lang)) }
            @if let Some(code) = code {
                dt { (match place.genre {
                    GenreTerritoire::Commune => t.territoire_insee(),
                    GenreTerritoire::Epci => t.territoire_siren(),
                    _ => t.territoire_code(),
                }) }
                dd { (code) }
            }
            @if !anciens.is_empty() { dt { (t.territoire_anciens_codes()) } dd { (anciens.iter().map(|a| a.code.as_str()).collect::<Vec<_>>().join(", ")) } }
            @if !place.codes_postaux.is_empty() { dt { (t.territoire_postaux()) } dd { (place.codes_postaux.join(", ")) } }
            @if place.genre != GenreTerritoire::ConseilDeTerritoire || place.population.is_some() {
                dt { (t.territoire_population()) }
                dd {
                    @match place.population {
                        Some(p) => {
                            (t.carte_habitants(entier(p, lang)))
                            @if let Some(year) = &place.millesime { " (" (year) ")" }
                        }
                        None => (nd(lang)),
                    }
                }
            }
            @if let Some(parent) = parent {
                dt { (t.territoire_parent()) }
                dd { a href=(visit.url(&format!("/territoires/{}", parent.id))) { (parent.nom) } }
            }
            @if let Some(words) = validite.and_then(|v| super::periode(&v, lang)) { dt { (t.territoire_validite()) } dd { (words) } }
        }
    })
}

/// The communes of a conseil, the quartiers of a commune; the communes of the EPCI are on the map's page.
fn contenu(visit: &Visit, place: &Territoire, inside: &[Territoire]) -> Markup {
    let t = m(visit.lang);
    let list = |title: &str, places: &[&Territoire]| {
        html! {
            @if !places.is_empty() {
                h2 { (title) }
                ul.etiquettes { @for p in places { li { a href=(visit.url(&format!("/territoires/{}", p.id))) { (p.nom) } } } }
            }
        }
    };
    let of = |genres: &[GenreTerritoire]| inside.iter().filter(|p| genres.contains(&p.genre)).collect::<Vec<_>>();
    let communes = of(&[GenreTerritoire::Commune]);
    html! {
        @if place.genre == GenreTerritoire::Epci {
            p { a href=(visit.url("/territoire")) { (t.territoire_voir_tout()) } }
        } @else {
            (list(&t.territoire_communes(), &communes))
        }
        @if place.genre == GenreTerritoire::ConseilDeTerritoire {
            @if communes.is_empty() {
                p { (t.territoire_composition_vide()) " " (t.territoire_composition_absente()) }
            } @else {
                p.discret { (t.territoire_nombre(communes.len())) ", " (t.carte_habitants(entier(communes.iter().filter_map(|c| c.population).sum(), visit.lang))) }
            }
        }
        (list(&t.territoire_conseils(), &of(&[GenreTerritoire::ConseilDeTerritoire])))
        (list(&t.territoire_quartiers(), &of(&[GenreTerritoire::Qpv, GenreTerritoire::VeilleActive])))
        (list(&t.genre_libre(), &of(&[GenreTerritoire::PerimetreLibre])))
    }
}

/// « n.d », with what it means.
pub(super) fn nd(lang: Lang) -> Markup {
    let t = m(lang);
    html! { abbr title=(t.chiffre_nd_titre()) { (t.chiffre_nd()) } }
}

/// A unit too long to stand beside its number is written under the label.
pub(super) fn longue(unite: &str) -> bool {
    unite.chars().count() > 14
}

pub(super) fn valeur(figure: &Statistique, lang: Lang) -> Markup {
    match &figure.valeur {
        Some(value) if longue(&figure.unite) => html! { (nombre(value, lang)) },
        Some(value) => html! { (avec_unite(value, &figure.unite, lang)) },
        None => nd(lang),
    }
}

/// The groups in the order of their first figure.
fn groupes(figures: &[Statistique]) -> Vec<(&str, Vec<&Statistique>)> {
    let mut out: Vec<(&str, Vec<&Statistique>)> = vec![];
    for figure in figures {
        match out.iter_mut().find(|(name, _)| *name == figure.groupe) {
            Some((_, list)) => list.push(figure),
            None => out.push((&figure.groupe, vec![figure])),
        }
    }
    out
}

fn publies(visit: &Visit, place: &Territoire, figures: &[Statistique], around: &[Statistique]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let tenue = visit.may(Right::TenirAnnuaire, None);
    html! {
        h2 id="chiffres" { (t.chiffre_titre()) }
        @if figures.is_empty() {
            p.vide { (t.chiffre_aucun()) @if tenue { " " a href=(visit.url("/territoire/chiffres")) { (t.tableau_titre()) } } }
        } @else {
            p.discret { (t.chiffre_lire()) }
            @if tenue { p.sans-papier { a href=(visit.url(&format!("/territoire/chiffres?q={}#liste", percent_encode(&place.nom)))) { (t.tableau_corriger_ici()) } } }
            @for (groupe, list) in groupes(figures) {
                table.empile {
                    caption { (groupe) }
                    thead { tr {
                        th scope="col" { (t.chiffre_indicateur()) }
                        th.num scope="col" { (t.chiffre_ici()) }
                        th scope="col" { (t.chiffre_ailleurs()) }
                        th scope="col" { (t.territoire_annee()) }
                        th scope="col" { (t.chiffre_source()) }
                    } }
                    tbody {
                        @for figure in list {
                            @let others = ailleurs(figure, around);
                            tr {
                                th scope="row" { (figure.indicateur) @if longue(&figure.unite) { br; small { (figure.unite) } } }
                                td.num data-l=(t.chiffre_ici()) { (valeur(figure, lang)) }
                                td data-l=(t.chiffre_ailleurs()) {
                                    @if others.is_empty() { "—" }
                                    @for (rank, other) in others.iter().enumerate() {
                                        @if rank > 0 { br; }
                                        (other.territoire_nom) " " (valeur(other, lang))
                                    }
                                }
                                td data-l=(t.territoire_annee()) { @if let Some(year) = &figure.annee { (year) } @else { (nd(lang)) } }
                                td data-l=(t.chiffre_source()) { small { (figure.source) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Published figures that belong to no place known here, and that no table above compares.
fn sans_lieu(around: &[Statistique], lang: Lang) -> Markup {
    let t = m(lang);
    let compared = |f: &Statistique| {
        around.iter().any(|own| own.territoire_id.is_some() && ailleurs(own, std::slice::from_ref(f)).len() == 1)
    };
    let rest: Vec<&Statistique> = around.iter().filter(|f| f.territoire_id.is_none() && !compared(f)).collect();
    html! {
        @if !rest.is_empty() {
            details {
                summary { (t.chiffre_sans_lieu(rest.len())) }
                ul {
                    @for figure in rest {
                        li {
                            @if figure.territoire_nom.is_empty() { (t.chiffre_lieu_non_dit()) } @else { (figure.territoire_nom) }
                            ", " (figure.indicateur) " "
                            strong { (valeur(figure, lang)) }
                            @if let Some(year) = &figure.annee { " (" (year) ")" } ". "
                            small { (figure.source) }
                        }
                    }
                }
            }
        }
    }
}

/// A population that was corrected, as the journal tells it.
struct Correction {
    entree: Entree,
    avant: Option<i64>,
    apres: Option<i64>,
}

impl Correction {
    fn phrase(&self, visit: &Visit) -> Markup {
        let lang = visit.lang;
        let t = m(lang);
        let number = |p: Option<i64>| p.map_or_else(|| t.chiffre_nd(), |p| entier(p, lang));
        let day = date_longue(visit.house.db.clock().day_of(self.entree.a), lang);
        html! {
            (t.correction_phrase(day, number(self.avant), number(self.apres), self.entree.acteur.nom()))
            @if let Some(motif) = &self.entree.motif { br; small { (motif) } }
        }
    }
}

fn corrections(histoire: &[Entree]) -> Vec<Correction> {
    let population =
        |json: &Option<serde_json::Value>| json.as_ref().map(|j| j.get("population").and_then(serde_json::Value::as_i64));
    histoire
        .iter()
        .filter_map(|entree| {
            let (avant, apres) = (population(&entree.avant)?, population(&entree.apres)?);
            (avant != apres).then(|| Correction { entree: entree.clone(), avant, apres })
        })
        .collect()
}
