//! Adding a place of any kind; another code, another place of belonging.

pub mod communes;

use crate::actes::lieux::{self as actes, SaisieCode, SaisieLieu};
use crate::droits;
use crate::m;
use crate::model::{AncienCode, GenreTerritoire, Territoire};
use crate::pages::genre;
use crate::regles::lieu::contient;
use crate::store::lieux;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, liste_deroulante, zone};
use web::{Form, Layout, Page, PageError, Visit};

/// The kinds of this form; a conseil de territoire has its own.
const GENRES: [GenreTerritoire; 5] = [
    GenreTerritoire::Commune,
    GenreTerritoire::Qpv,
    GenreTerritoire::VeilleActive,
    GenreTerritoire::PerimetreLibre,
    GenreTerritoire::Epci,
];

/// `GET /territoire/lieux/nouveau?genre=`
pub async fn get(visit: Visit) -> Page {
    let form = Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q));
    Ok(page(&visit, &form).await?.into_response())
}

async fn page(visit: &Visit, form: &Form) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let places = lieux(&mut visit.reader().await?).await?;
    let has_epci = places.iter().any(|p| p.genre == GenreTerritoire::Epci);
    let kinds = GENRES.iter().filter(|g| **g != GenreTerritoire::Epci || !has_epci);
    let kinds: Vec<Choix> = kinds.map(|g| Choix { hint: aide(*g, lang), ..Choix::new(g.code(), genre(*g, lang)) }).collect();
    let field = |name: &'static str, label: &str, hint: &str, required: bool| {
        champ(form, &Champ { name, label, hint, required, ..Champ::default() }, lang)
    };
    let short = |name: &'static str, label: &str, hint: &str| {
        champ(form, &Champ { name, label, hint, short: true, ..Champ::default() }, lang)
    };
    let body = html! {
        (erreurs(form, lang))
        p.chapeau { (t.lieu_chapeau()) " " a href=(visit.url("/territoire/communes/importer")) { (t.lieu_importer()) } }
        form method="post" action=(visit.url("/territoire/lieux/nouveau")) {
            (web::components::choix(form, &Champ { name: "genre", label: &t.territoire_nature(), required: true, ..Champ::default() }, &kinds, lang))
            (field("nom", &t.edition_nom(), "", true))
            (field("code", &t.territoire_code(), &t.lieu_code_aide(), false))
            (liste_deroulante(form, &Champ { name: "parent", label: &t.territoire_parent(), hint: &t.lieu_parent_aide(), ..Champ::default() }, &parents(&places, GenreTerritoire::Qpv, lang), lang))
            (short("du", &t.edition_du(), &t.edition_date_aide()))
            (short("au", &t.edition_au(), &t.edition_au_aide()))
            h2 { (t.territoire_population()) }
            p.discret { (t.lieu_population_aide()) }
            (short("population", &t.edition_habitants(), ""))
            (short("annee", &t.edition_annee(), ""))
            (field("source", &t.chiffre_source(), &t.edition_source_aide(), false))
            h2 { (t.lieu_carte()) }
            p.discret { (t.lieu_carte_aide()) }
            (short("longitude", &t.lieu_longitude(), ""))
            (short("latitude", &t.lieu_latitude(), ""))
            div.boutons { (bouton(&t.lieu_ajouter())) }
        }
    };
    Ok(Layout::new(&t.lieu_titre()).trail(t.territoire(), "/territoire").section("/territoire").render(visit, body))
}

fn aide(genre: GenreTerritoire, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenreTerritoire::Commune => t.lieu_aide_commune(),
        GenreTerritoire::Qpv => t.lieu_aide_qpv(),
        GenreTerritoire::VeilleActive => t.lieu_aide_veille(),
        GenreTerritoire::PerimetreLibre => t.lieu_aide_libre(),
        GenreTerritoire::Epci => t.lieu_aide_epci(),
        GenreTerritoire::ConseilDeTerritoire => String::new(),
    }
}

/// The places wider than a kind, the whole EPCI first.
fn parents(places: &[Territoire], kind: GenreTerritoire, lang: Lang) -> Vec<Choix> {
    let wider = places.iter().filter(|p| p.genre != GenreTerritoire::Epci && contient(p.genre, kind));
    let named = wider.map(|p| {
        let label =
            if p.genre == GenreTerritoire::Commune { p.nom.clone() } else { format!("{} ({})", p.nom, genre(p.genre, lang)) };
        Choix::new(p.id.to_string(), label)
    });
    std::iter::once(Choix::new("", m(lang).lieu_tout_l_epci())).chain(named).collect()
}

/// `POST /territoire/lieux/nouveau`
pub async fn creer(visit: Visit, mut form: Form) -> Page {
    let text = |name: &str| form.text(name).to_owned();
    let saisie = SaisieLieu {
        genre: text("genre"),
        nom: text("nom"),
        code: text("code"),
        parent: text("parent"),
        du: text("du"),
        au: text("au"),
        population: text("population"),
        annee: text("annee"),
        source: text("source"),
        longitude: text("longitude"),
        latitude: text("latitude"),
    };
    match actes::creer(&visit, &saisie).await {
        Ok(id) => Ok(visit.go(&format!("/territoires/{id}"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &form).await?).into_response())
        }
    }
}

/// The form of the code and of what the place is part of, on the page that edits it.
pub(super) fn formulaire_code(
    visit: &Visit,
    form: &Form,
    place: &Territoire,
    places: &[Territoire],
    anciens: &[AncienCode],
) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let codes: Vec<&str> = anciens.iter().map(|a| a.code.as_str()).collect();
    html! {
        form method="post" action=(visit.url(&format!("/territoires/{}/code", place.id))) {
            h2 { (t.lieu_code_titre()) }
            @if !codes.is_empty() { p { (t.lieu_anciens_codes(codes.join(", "))) } }
            input type="hidden" name="version" value=(form.text("version"));
            (champ(form, &Champ { name: "code", label: &t.territoire_code(), short: true, ..Champ::default() }, lang))
            @if place.genre != GenreTerritoire::Epci {
                (liste_deroulante(form, &Champ { name: "parent", label: &t.territoire_parent(), ..Champ::default() }, &parents(places, place.genre, lang), lang))
            }
            (coches(form, &Champ { name: "garder", label: &t.lieu_garder(), filter: true, ..Champ::default() }, &[Choix::new("oui", t.lieu_garder_choix())], lang))
            (zone(form, &Champ { name: "motif", label: &t.lieu_motif(), hint: &t.edition_motif_aide(), required: true, part: "code", ..Champ::default() }, lang))
            div.boutons { (bouton(&t.lieu_code_enregistrer())) }
        }
    }
}

/// `POST /territoires/{id}/code`
pub async fn changer_code(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let saisie = SaisieCode {
        version: form.text("version").parse().unwrap_or(-1),
        code: form.text("code").to_owned(),
        parent: form.text("parent").to_owned(),
        garder: form.is_checked("garder", "oui"),
        motif: form.text("motif").to_owned(),
    };
    let done = actes::changer_code(&visit, &id, &saisie).await;
    super::edition::suite(&visit, &id, super::edition::Section::Code, form, done).await
}
