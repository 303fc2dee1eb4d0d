//! The communes of an EPCI by file: choosing it, confirming its columns beside what it would change, accepting.

use crate::actes::depot::{self, Genre};
use crate::actes::lieux::communes::{self as actes, Apercu, CLES, Choix as Choisi};
use crate::droits;
use crate::m;
use crate::model::Territoire;
use crate::regles::lieu::commune::{Champ as Change, Commune, Effet, Jugement};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::texte::{date_longue, entier};
use kernel::{Lang, Refusal};
use maud::{Markup, html};
use sheets::Correspondance;
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante};
use web::form::FormError;
use web::{Form, Layout, Page, PageError, Visit};

/// Communes shown of each kind.
const MONTREES: usize = 120;

fn mise_en_page(visit: &Visit, titre: &str, body: Markup) -> Markup {
    Layout::new(titre).trail(m(visit.lang).territoire(), "/territoire").section("/territoire").render(visit, body)
}

/// `GET /territoire/communes/importer`
pub async fn get(visit: Visit) -> Page {
    Ok(choisir(&visit, &Form::default()).await?.into_response())
}

async fn choisir(visit: &Visit, form: &Form) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let waiting = depot::attente(&mut visit.reader().await?, Genre::Communes).await?;
    let asked = Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q));
    let count = |name: &str| asked.text(name).parse::<usize>().ok();
    let max = entier(i64::try_from(visit.house.max_upload_mb.min(10)).unwrap_or(0), lang);
    let body = html! {
        @if let Some((n, c)) = count("ajoutees").zip(count("changees")) {
            div.encadre.bien role="status" { p { "✓ " (t.lieu_fait(n, c)) " " a href=(visit.url("/territoire")) { (t.lieu_voir()) } } }
        }
        (erreurs(form, lang))
        p.chapeau { (t.lieu_communes_chapeau()) }
        form method="post" action=(visit.url("/territoire/communes/importer")) enctype="multipart/form-data" {
            (champ(form, &Champ { name: "fichier", label: &t.tableau_fichier(), hint: &t.tableau_fichier_aide(&max), required: true, kind: "file", ..Champ::default() }, lang))
            div.boutons { (bouton(&t.tableau_lire())) }
        }
        @if !waiting.is_empty() {
            h2 { (t.contours_attente()) }
            ul { @for (id, nom, depose_a) in &waiting {
                li { a href=(visit.url(&format!("/territoire/communes/importer/{id}"))) { (nom) } ", " (date_longue(visit.house.db.clock().day_of(*depose_a), lang)) }
            } }
        }
    };
    Ok(mise_en_page(visit, &t.lieu_importer(), body))
}

/// `POST /territoire/communes/importer`
pub async fn post(visit: Visit, mut form: Form) -> Page {
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rank| form.files.swap_remove(rank));
    match actes::deposer(&visit, fichier).await {
        Ok(id) => Ok(visit.go(&format!("/territoire/communes/importer/{id}"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, choisir(&visit, &form).await?).into_response())
        }
    }
}

/// `GET /territoire/communes/importer/{depot}`: the columns that the headings propose.
pub async fn apercu(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    droits::tenir(&visit)?;
    let apercu = actes::examiner(&visit, &mut visit.reader().await?, &id, None).await?;
    Ok(rapport(&visit, &apercu, Form::default()).into_response())
}

/// `POST /territoire/communes/importer/{depot}`: `action` is `verifier`, `importer` or `abandonner`.
pub async fn accepter(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    droits::tenir(&visit)?;
    let pairs = CLES.iter().filter_map(|key| Some(((*key).to_owned(), form.some(&format!("col.{key}"))?.to_owned())));
    let choix = Choisi {
        colonnes: Correspondance { paires: pairs.collect() },
        siren: form.text("siren").to_owned(),
        annee: form.text("annee").to_owned(),
        source: form.text("source").to_owned(),
    };
    let mut status = StatusCode::OK;
    match form.text("action") {
        "abandonner" => {
            actes::abandonner(&visit, &id).await?;
            return Ok(visit.go("/territoire/communes/importer"));
        }
        "importer" => match actes::appliquer(&visit, &id, &choix, form.text("vue")).await {
            Ok(done) => {
                let told = format!("ajoutees={}&changees={}", done.ajoutees, done.changees);
                return Ok(visit.go(&format!("/territoire/communes/importer?{told}")));
            }
            Err(error) => {
                form.refused(error, visit.lang)?;
                status = StatusCode::UNPROCESSABLE_ENTITY;
            }
        },
        _ => {}
    }
    let apercu = actes::examiner(&visit, &mut visit.reader().await?, &id, Some(choix)).await?;
    Ok((status, rapport(&visit, &apercu, form)).into_response())
}

fn rapport(visit: &Visit, apercu: &Apercu, mut form: Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    for key in CLES {
        form.set(&format!("col.{key}"), apercu.choix.colonnes.paires.get(key).cloned().unwrap_or_default());
    }
    form.set("siren", apercu.choix.siren.clone());
    form.set("annee", apercu.choix.annee.clone());
    form.set("source", apercu.choix.source.clone());
    if form.errors.is_empty() {
        form.errors.extend(apercu.refus.iter().map(|r| FormError::of(r, lang)));
    }
    let headings: Vec<Choix> = std::iter::once(Choix::new("", t.lieu_sans_colonne()))
        .chain(apercu.entetes.iter().map(|e| {
            let example = e.exemples.first().map(|c| c.en_texte().chars().take(30).collect::<String>());
            Choix::new(&e.titre, example.map_or_else(|| e.titre.clone(), |shown| format!("{} ({shown})", e.titre)))
        }))
        .collect();
    let fresh =
        apercu.jugement.as_ref().map_or(0, |j| j.communes.iter().filter(|e| !matches!(e.effet, Effet::Inchange(_))).count());
    let body = html! {
        (erreurs(&form, lang))
        p.chapeau { (t.lieu_apercu_chapeau()) }
        form method="post" action=(visit.url(&format!("/territoire/communes/importer/{}", apercu.depot.id))) {
            input type="hidden" name="vue" value=(apercu.empreinte);
            h2 { (t.lieu_colonnes()) }
            @for key in CLES {
                @let name = format!("col.{key}");
                (liste_deroulante(&form, &Champ { name: &name, label: &actes::titre(key, lang), required: matches!(key, "code" | "nom"), short: true, ..Champ::default() }, &headings, lang))
            }
            (champ(&form, &Champ { name: "siren", label: &t.lieu_siren_voulu(), hint: &t.lieu_siren_aide(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (champ(&form, &Champ { name: "annee", label: &t.edition_annee(), hint: &t.lieu_annee_aide(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (champ(&form, &Champ { name: "source", label: &t.chiffre_source(), hint: &t.lieu_source_aide(), ..Champ::default() }, lang))
            div.boutons { button.bouton.second type="submit" name="action" value="verifier" { (t.lieu_comparer()) } }
            @if let Some(j) = &apercu.jugement {
                @if apercu.epci_a_creer { p { (t.lieu_epci_a_creer(&visit.collectivite.nom)) } }
                (juge(j, lang))
            }
            div.boutons {
                @if fresh > 0 { button.bouton type="submit" name="action" value="importer" { (t.lieu_importer_n(fresh)) } }
                button.bouton.second type="submit" name="action" value="abandonner" { (t.contours_abandonner()) }
            }
        }
    };
    mise_en_page(visit, &t.tableau_apercu(&apercu.depot.fichier), body)
}

fn juge(j: &Jugement, lang: Lang) -> Markup {
    let t = m(lang);
    let added: Vec<&Commune> = j.communes.iter().filter(|e| e.effet == Effet::Ajoute).map(|e| &e.lue).collect();
    let changed: Vec<(&str, &Commune, &Territoire, &[Change])> = j
        .communes
        .iter()
        .filter_map(|e| match &e.effet {
            Effet::Change(known, changes) => Some((e.adresse.as_str(), &e.lue, known.as_ref(), changes.as_slice())),
            _ => None,
        })
        .collect();
    let more = |n: usize| html! { @if n > MONTREES { p { (t.lieu_et_autres(n - MONTREES)) } } };
    html! {
        h2 { (t.tableau_refusees(j.refusees.len())) }
        @if !j.refusees.is_empty() {
            ul.lignes { @for (adresse, said, refus) in j.refusees.iter().take(MONTREES) {
                li {
                    p { strong { (adresse) } " " span.discret { (said.chars().take(100).collect::<String>()) } }
                    p.erreur { "✕ " (refus.message(lang)) }
                    @if let Some(remedy) = refus.remedy(lang) { p.aide { (remedy) } }
                }
            } }
            (more(j.refusees.len()))
        }
        h2 { (t.lieu_ajoutees(added.len())) }
        @if !added.is_empty() {
            ul.etiquettes { @for c in added.iter().take(MONTREES) { li { (c.nom) " (" (c.code) ")" @if let Some(p) = c.population { ", " (entier(p, lang)) } } } }
            (more(added.len()))
        }
        h2 { (t.lieu_changees(changed.len())) }
        @if !changed.is_empty() {
            ul.lignes { @for (adresse, lue, known, changes) in changed.iter().take(MONTREES) {
                li { p { strong { (adresse) } " " (known.nom) } @for change in *changes { p { (change_dit(*change, lue, known, lang)) } } }
            } }
            (more(changed.len()))
        }
        p { (t.lieu_inchangees(j.communes.len() - added.len() - changed.len())) @if j.ailleurs > 0 { " " (t.lieu_ailleurs(j.ailleurs)) } }
        @if !j.absentes.is_empty() {
            details { summary { (t.lieu_absentes(j.absentes.len())) } p { (t.lieu_absentes_texte()) } p { (j.absentes.join(", ")) } }
        }
    }
}

fn change_dit(change: Change, lue: &Commune, known: &Territoire, lang: Lang) -> Markup {
    let t = m(lang);
    let number = |p: Option<i64>| p.map_or_else(|| t.chiffre_nd(), |p| entier(p, lang));
    let dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let (name, before, after) = match change {
        Change::Code => (t.territoire_insee(), known.code.clone().unwrap_or_default(), lue.code.clone()),
        Change::Nom => (t.edition_nom(), known.nom.clone(), lue.nom.clone()),
        Change::Population => (t.territoire_population(), number(known.population), number(lue.population)),
        Change::Postaux => (t.territoire_postaux(), known.codes_postaux.join(", "), lue.codes_postaux.join(", ")),
        Change::Point => {
            let at = lue.point.as_ref().map(|(x, y)| format!("{x}, {y}"));
            (t.lieu_carte(), String::new(), at.unwrap_or_default())
        }
    };
    html! { (name) "\u{202f}: " del { (dash(before)) } " → " ins { (after) } }
}
