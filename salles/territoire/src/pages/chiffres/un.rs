//! One published figure: corrected or withdrawn with its reason; its history.

use super::mise_en_page;
use crate::actes::chiffres::{self as actes, SaisieChiffre};
use crate::chiffre::avec_unite;
use crate::droits;
use crate::m;
use crate::model::Statistique;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::journal::{self, Entree};
use store::{ActeError, Read, StoreError};
use web::components::{Champ, bouton, champ, erreurs, zone};
use web::{Form, Page, PageError, Visit};

/// Which of the two forms was sent and refused.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Correction,
    Retrait,
}

#[must_use]
pub fn adresse(visit: &Visit, f: &Statistique) -> String {
    visit.url(&format!("/territoire/chiffres/chiffre/{}", f.id))
}

fn enregistree(f: &Statistique, lang: Lang) -> Form {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Form::filled(vec![
        field("version", &f.version.to_string()),
        field("groupe", &f.groupe),
        field("indicateur", &f.indicateur),
        field("valeur", &f.valeur.clone().unwrap_or_else(|| m(lang).chiffre_nd())),
        field("unite", &f.unite),
        field("annee", f.annee.as_deref().unwrap_or_default()),
        field("source", &f.source),
    ])
}

/// `GET /territoire/chiffres/chiffre/{figure}`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    Ok(page(&visit, &id, None, false).await?.into_response())
}

async fn page(visit: &Visit, id: &str, typed: Option<(Section, Form)>, stale: bool) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut reader = visit.reader().await?;
    let figure: Statistique = reader.load(&id).await?;
    let story = journal::histoire(&mut reader, "statistique", &figure.id.to_string()).await?;
    let section = typed.as_ref().map(|(section, _)| *section);
    let mut form = typed.map_or_else(|| enregistree(&figure, lang), |(_, form)| form);
    if stale {
        // Sent again, what was typed is written over the version that the page now shows beside it.
        form.set("version", figure.version.to_string());
    }
    let (correction, retrait) = match section {
        Some(Section::Retrait) => (enregistree(&figure, lang), form.clone()),
        _ => (form.clone(), Form::filled(vec![("version".to_owned(), figure.version.to_string())])),
    };
    let number = figure.valeur.as_deref().map_or_else(|| t.chiffre_nd(), |v| avec_unite(v, &figure.unite, lang));
    let lieu = match figure.territoire_id {
        Some(id) => html! { a href=(visit.url(&format!("/territoires/{id}"))) { (figure.territoire_nom) } },
        None if figure.territoire_nom.is_empty() => html! { (t.chiffre_lieu_non_dit()) },
        None => html! { (figure.territoire_nom) },
    };
    let field = |name: &'static str, label: &str, hint: &str, required: bool| {
        champ(&correction, &Champ { name, label, hint, required, ..Champ::default() }, lang)
    };
    let body = html! {
        (erreurs(&form, lang))
        @if stale {
            div.encadre.attention role="alert" tabindex="-1" data-enhance="focus" {
                h2 { (t.tableau_chiffre_perime()) }
                p { (t.edition_perime_texte()) }
            }
        }
        dl.fiche-info {
            dt { (t.tableau_lieu()) } dd { (lieu) }
            dt { (t.edition_enregistre()) }
            dd { (figure.indicateur) "\u{202f}: " strong { (number) } @if let Some(year) = &figure.annee { " (" (year) ")" } ". " small { (figure.source) } }
        }
        form method="post" action=(adresse(visit, &figure)) {
            h2 { (t.tableau_corriger_titre()) }
            input type="hidden" name="version" value=(correction.text("version"));
            (field("groupe", &t.quartier_groupe(), &t.tableau_aide_groupe(), false))
            (field("indicateur", &t.chiffre_indicateur(), "", true))
            (field("valeur", &t.tableau_valeur(), &t.tableau_aide_valeur(), true))
            (field("unite", &t.quartier_unite(), "", false))
            (field("annee", &t.territoire_annee(), &t.tableau_aide_annee(), figure.annee.is_some()))
            (field("source", &t.chiffre_source(), &t.tableau_aide_source(), true))
            (zone(&correction, &Champ { name: "motif", label: &t.edition_motif(), hint: &t.tableau_motif_aide(), required: true, ..Champ::default() }, lang))
            div.boutons { (bouton(&t.tableau_corriger())) }
        }
        form method="post" action=(format!("{}/retirer", adresse(visit, &figure))) {
            h2 { (t.tableau_retirer_titre()) }
            p { (t.tableau_retirer_texte()) }
            input type="hidden" name="version" value=(retrait.text("version"));
            (zone(&retrait, &Champ { name: "motif", label: &t.tableau_motif_retrait(), required: true, part: "retrait", ..Champ::default() }, lang))
            div.boutons { button.bouton.second type="submit" { (t.tableau_retirer()) } }
        }
        (histoire(visit, &story)?)
    };
    Ok(mise_en_page(visit, &t.tableau_chiffre(&figure.indicateur), false, body))
}

/// What the figure was before each correction.
fn histoire(visit: &Visit, story: &[Entree]) -> Result<Markup, PageError> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let dite = |f: &Statistique| {
        let number = f.valeur.as_deref().map_or_else(|| t.chiffre_nd(), |v| avec_unite(v, &f.unite, lang));
        let year = f.annee.clone().unwrap_or_else(|| t.chiffre_nd());
        format!("{}, {number} ({year}), {}", f.indicateur, f.source)
    };
    let mut lines = vec![];
    for entry in story.iter().rev() {
        if let [Some(avant), after] = entry.records::<Statistique>()? {
            lines.push((entry, dite(&avant), after.is_none()));
        }
    }
    Ok(html! {
        @if !lines.is_empty() {
            h2 { (t.tableau_histoire()) }
            ul { @for (entry, avant, gone) in &lines {
                @let day = date_longue(visit.house.db.clock().day_of(entry.a), lang);
                li {
                    @if *gone { (t.tableau_histoire_retire(day, entry.acteur.nom(), avant)) } @else { (t.tableau_histoire_phrase(day, entry.acteur.nom(), avant)) }
                    @if let Some(motif) = &entry.motif { br; small { (motif) } }
                }
            } }
        }
    })
}

/// `POST /territoire/chiffres/chiffre/{figure}`
pub async fn corriger(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let text = |name: &str| form.text(name).to_owned();
    let saisie = SaisieChiffre {
        version: form.text("version").parse().unwrap_or(-1),
        groupe: text("groupe"),
        indicateur: text("indicateur"),
        valeur: text("valeur"),
        unite: text("unite"),
        annee: text("annee"),
        source: text("source"),
        motif: text("motif"),
    };
    let done = actes::corriger(&visit, &id, &saisie).await;
    suite(&visit, &id, Section::Correction, form, done).await
}

/// `POST /territoire/chiffres/chiffre/{figure}/retirer`
pub async fn retirer(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let version = form.text("version").parse().unwrap_or(-1);
    let done = actes::retirer(&visit, &id, version, form.text("motif")).await;
    suite(&visit, &id, Section::Retrait, form, done).await
}

/// `POST /territoire/chiffres/chiffre/{figure}/retablir`
pub async fn retablir(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    match actes::retablir(&visit, &id).await {
        Ok(()) => Ok(visit.go("/territoire/chiffres")),
        Err(error) => super::refuse(&visit, Form::default(), error).await,
    }
}

async fn suite(visit: &Visit, id: &str, section: Section, mut form: Form, done: Result<Statistique, ActeError>) -> Page {
    match done {
        Ok(figure) => Ok(match figure.territoire_id {
            Some(place) => visit.go(&format!("/territoires/{place}#chiffres")),
            None => visit.go("/territoire/chiffres"),
        }),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            Ok((StatusCode::CONFLICT, page(visit, id, Some((section, form)), true).await?).into_response())
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visit, id, Some((section, form)), false).await?).into_response())
        }
    }
}
