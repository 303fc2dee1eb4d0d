//! Editing a place: its name and period, the communes of a conseil, a population to correct, its code. Each form is
//! sent alone.

use crate::actes::edition::{self as actes, Correction, Identite};
use crate::droits;
use crate::m;
use crate::model::{AncienCode, GenreTerritoire, Territoire};
use crate::pages::{genre, lieux as ajout};
use crate::store::{lieux, validite};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::texte::{date_courte, entier};
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, zone};
use web::{Form, Layout, Page, PageError, Visit};

/// Which of the forms was sent and refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Aucune,
    Identite,
    Composition,
    Population,
    Code,
}

pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    Ok(page(&visit, &id, Section::Aucune, Form::default(), false).await?.into_response())
}

/// The page, with the refused form as it was typed and the two others as they are recorded.
async fn page(visit: &Visit, id: &str, section: Section, saisie: Form, perime: bool) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut reader = visit.reader().await?;
    let place: Territoire = reader.load(&id).await?;
    let places = lieux(&mut reader).await?;
    let validite = validite(&mut reader, place.id).await?;
    let anciens: Vec<AncienCode> = reader.list("territoire_id = $2 ;; ORDER BY code COLLATE \"C\"", args![place.id]).await?;
    let day = |d: Option<jiff::civil::Date>| d.map(date_courte).unwrap_or_default();
    let (du, au) = validite.as_ref().map_or((None, None), |v| (v.du, v.au));
    let kept = |wanted: Section, recorded: Vec<(&str, String)>| {
        if section == wanted {
            let mut form = saisie.clone();
            // Sent again, what was typed is written over the version that the page now shows beside it.
            for (name, value) in recorded.into_iter().filter(|(name, _)| perime && name.ends_with("version")) {
                form.set(name, value);
            }
            form
        } else {
            Form::filled(recorded.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
        }
    };
    let identite = kept(
        Section::Identite,
        vec![
            ("version", place.version.to_string()),
            ("validite_version", validite.as_ref().map_or(0, |v| v.version).to_string()),
            ("nom", place.nom.clone()),
            ("du", day(du)),
            ("au", day(au)),
        ],
    );
    let inside: Vec<&Territoire> =
        places.iter().filter(|p| p.genre == GenreTerritoire::Commune && p.parent_id == Some(place.id)).collect();
    let composition = kept(Section::Composition, inside.iter().map(|c| ("communes", c.id.to_string())).collect());
    let population = kept(Section::Population, vec![("version", place.version.to_string())]);
    let of = places.iter().find(|p| Some(p.id) == place.parent_id);
    let belongs = of.filter(|p| p.genre != GenreTerritoire::Epci).map(|p| p.id.to_string()).unwrap_or_default();
    let code = place.code.clone().unwrap_or_default();
    let coded = kept(
        Section::Code,
        vec![("version", place.version.to_string()), ("code", code.clone()), ("parent", belongs), ("garder", "oui".to_owned())],
    );
    let action = |what: &str| visit.url(&format!("/territoires/{}/{what}", place.id));
    let periode = validite.as_ref().and_then(|v| super::periode(v, lang));
    let recorded = periode.map_or_else(|| place.nom.clone(), |words| format!("{}. {words}", place.nom));
    let chiffre = place.population.map_or_else(|| t.chiffre_nd(), |p| entier(p, lang));
    let body = html! {
        (erreurs(&saisie, lang))
        @if perime {
            div.encadre.attention role="alert" tabindex="-1" data-enhance="focus" {
                h2 { (t.edition_perime()) }
                p { (t.edition_perime_texte()) }
                p { strong { (t.edition_enregistre()) "\u{202f}: " } (match section {
                    Section::Population => chiffre.clone(),
                    Section::Code => [Some(code.clone()), of.map(|p| p.nom.clone())].into_iter().flatten().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "),
                    _ => recorded.clone(),
                }) }
            }
        }
        form method="post" action=(action("modifier")) {
            h2 { (t.edition_identite()) }
            (cache(&identite, &["version", "validite_version"]))
            (champ(&identite, &Champ { name: "nom", label: &t.edition_nom(), required: true, ..Champ::default() }, lang))
            (champ(&identite, &Champ { name: "du", label: &t.edition_du(), hint: &t.edition_date_aide(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (champ(&identite, &Champ { name: "au", label: &t.edition_au(), hint: &t.edition_au_aide(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            div.boutons { (bouton(&t.edition_enregistrer())) }
        }
        @if place.genre == GenreTerritoire::ConseilDeTerritoire {
            form method="post" action=(action("composition")) {
                h2 { (t.edition_composition()) }
                @for commune in &inside { input type="hidden" name="vues" value=(commune.id); }
                div.rangee { (coches(&composition, &Champ { name: "communes", label: &t.territoire_communes(), hint: &t.edition_composition_aide(), required: true, ..Champ::default() }, &choix(visit, &place, &places), lang)) }
                div.boutons { (bouton(&t.edition_composer())) }
            }
        } @else {
            form method="post" action=(action("population")) {
                h2 { (t.edition_population()) }
                p { (t.edition_population_texte(&chiffre, place.millesime.clone().unwrap_or_else(|| t.chiffre_nd()))) }
                (cache(&population, &["version"]))
                (champ(&population, &Champ { name: "population", label: &t.edition_habitants(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
                (champ(&population, &Champ { name: "annee", label: &t.edition_annee(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
                (champ(&population, &Champ { name: "source", label: &t.chiffre_source(), hint: &t.edition_source_aide(), required: true, ..Champ::default() }, lang))
                (zone(&population, &Champ { name: "motif", label: &t.edition_motif(), hint: &t.edition_motif_aide(), required: true, ..Champ::default() }, lang))
                div.boutons { (bouton(&t.edition_corriger())) }
            }
            (ajout::formulaire_code(visit, &coded, &place, &places, &anciens))
        }
    };
    Ok(Layout::new(&t.edition_titre(&place.nom))
        .over(genre(place.genre, lang))
        .trail(t.territoire(), "/territoire")
        .trail(place.nom.clone(), format!("/territoires/{}", place.id))
        .section("/territoire")
        .render(visit, body))
}

fn cache(form: &Form, names: &[&str]) -> Markup {
    html! { @for name in names { input type="hidden" name=(name) value=(form.text(name)); } }
}

/// Every commune; a hint says the other conseil it is in.
fn choix(visit: &Visit, conseil: &Territoire, places: &[Territoire]) -> Vec<Choix> {
    let elsewhere = |commune: &Territoire| {
        let parent = places.iter().find(|p| Some(p.id) == commune.parent_id && p.id != conseil.id);
        parent.filter(|p| p.genre == GenreTerritoire::ConseilDeTerritoire).map(|p| m(visit.lang).edition_ailleurs(&p.nom))
    };
    let communes = places.iter().filter(|p| p.genre == GenreTerritoire::Commune);
    communes.map(|c| Choix { hint: elsewhere(c).unwrap_or_default(), ..Choix::new(c.id.to_string(), c.nom.clone()) }).collect()
}

/// The answer to an act: the page of the place, or the form again with what was typed.
pub(super) async fn suite(
    visit: &Visit,
    id: &str,
    section: Section,
    mut form: Form,
    done: Result<(), ActeError>,
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(visit.go(&format!("/territoires/{id}"))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            Ok((StatusCode::CONFLICT, page(visit, id, section, form, true).await?).into_response())
        }
        Err(error) => {
            let conflict = matches!(&error, ActeError::Refus(all) if all.iter().any(|r| r.is_conflict()));
            form.refused(error, visit.lang)?;
            let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            Ok((status, page(visit, id, section, form, false).await?).into_response())
        }
    }
}

/// A version written in a hidden field; one that does not read matches none.
fn version(form: &Form, name: &str) -> i64 {
    form.text(name).parse().unwrap_or(-1)
}

pub async fn modifier(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let saisie = Identite {
        version: version(&form, "version"),
        validite_version: version(&form, "validite_version"),
        nom: form.text("nom").to_owned(),
        du: form.text("du").to_owned(),
        au: form.text("au").to_owned(),
    };
    let done = actes::modifier(&visit, &id, &saisie).await;
    suite(&visit, &id, Section::Identite, form, done).await
}

pub async fn composer(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let done = actes::composer_conseil(&visit, &id, &form.all("vues"), &form.all("communes")).await;
    suite(&visit, &id, Section::Composition, form, done).await
}

pub async fn corriger(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let saisie = Correction {
        version: version(&form, "version"),
        population: form.text("population").to_owned(),
        annee: form.text("annee").to_owned(),
        source: form.text("source").to_owned(),
        motif: form.text("motif").to_owned(),
    };
    let done = actes::corriger_population(&visit, &id, &saisie).await;
    suite(&visit, &id, Section::Population, form, done).await
}

pub async fn nouveau(visit: Visit) -> Page {
    Ok(formulaire(&visit, &Form::default())?.into_response())
}

fn formulaire(visit: &Visit, form: &Form) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let body = html! {
        (erreurs(form, lang))
        form method="post" action=(visit.url("/territoire/conseils/nouveau")) {
            (champ(form, &Champ { name: "nom", label: &t.edition_nom(), hint: &t.edition_nouveau_aide(), required: true, ..Champ::default() }, lang))
            div.boutons { (bouton(&t.edition_creer())) }
        }
    };
    Ok(Layout::new(&t.edition_nouveau()).trail(t.territoire(), "/territoire").section("/territoire").render(visit, body))
}

pub async fn creer(visit: Visit, mut form: Form) -> Page {
    match actes::creer_conseil(&visit, form.text("nom")).await {
        Ok(id) => Ok(visit.go(&format!("/territoires/{id}/modifier"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, formulaire(&visit, &form)?).into_response())
        }
    }
}
