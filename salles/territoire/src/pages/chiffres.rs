//! Keeping the published figures: the model to fill in, the table to hand in or to paste, what is on record, what was
//! withdrawn.

pub mod import;
pub mod un;

use super::territoire::valeur;
use crate::actes::chiffres::{self as actes, Reglages};
use crate::actes::depot::{self, Genre};
use crate::droits;
use crate::m;
use crate::model::Statistique;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kernel::texte::{cle, date_longue, entier};
use maud::{Markup, html};
use store::journal::{self, Entree, Recherche};
use store::{ActeError, Read, Reader, StoreError};
use web::components::{Champ, barre, bouton, champ, erreurs, pagination, vide, zone};
use web::form::percent_encode;
use web::{Form, Layout, Page, PageError, Visit};

/// Figures of one page of the list.
const PAR_PAGE: usize = 50;
/// Withdrawn figures shown.
const RETIRES: usize = 20;

pub(super) fn mise_en_page(visit: &Visit, titre: &str, ici: bool, body: Markup) -> Markup {
    let t = m(visit.lang);
    let layout = Layout::new(titre).trail(t.territoire(), "/territoire").section("/territoire");
    let layout = if ici { layout } else { layout.trail(t.tableau_titre(), "/territoire/chiffres") };
    layout.render(visit, body)
}

/// `GET /territoire/chiffres?q=&page=`
pub async fn get(visit: Visit) -> Page {
    Ok(page(&visit, &Form::default()).await?.into_response())
}

async fn page(visit: &Visit, form: &Form) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let asked = Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q));
    let mut reader = visit.reader().await?;
    let figures: Vec<Statistique> =
        reader.list(";; ORDER BY territoire_nom COLLATE \"C\", ordre, id COLLATE \"C\"", vec![]).await?;
    let waiting = depot::attente(&mut reader, Genre::Chiffres).await?;
    let gone = retires(&mut reader, &figures).await?;
    let count = |name: &str| asked.text(name).parse::<usize>().ok();
    let max = entier(i64::try_from(visit.house.max_upload_mb.min(10)).unwrap_or(0), lang);
    let body = html! {
        @if let Some((n, c)) = count("ajoutes").zip(count("changes")) { div.encadre.bien role="status" { p { "✓ " (t.tableau_fait(n, c)) } } }
        (erreurs(form, lang))
        p.chapeau { (t.tableau_chapeau()) }
        p.boutons { a.bouton.second href=(visit.url("/territoire/chiffres/modele")) { (t.tableau_modele()) } }
        form method="post" action=(visit.url("/territoire/chiffres")) enctype="multipart/form-data" {
            h2 { (t.tableau_deposer()) }
            (champ(form, &Champ { name: "fichier", label: &t.tableau_fichier(), hint: &t.tableau_fichier_aide(&max), kind: "file", ..Champ::default() }, lang))
            (zone(form, &Champ { name: "collage", label: &t.tableau_collage(), hint: &t.tableau_collage_aide(), lines: 6, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "annee", label: &t.territoire_annee(), hint: &t.tableau_annee_aide(), short: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "source", label: &t.chiffre_source(), hint: &t.tableau_source_aide(), ..Champ::default() }, lang))
            div.boutons { (bouton(&t.tableau_lire())) }
        }
        @if !waiting.is_empty() {
            h2 { (t.contours_attente()) }
            ul { @for (id, nom, depose_a) in &waiting {
                li { a href=(visit.url(&format!("/territoire/chiffres/import/{id}"))) { (nom) } ", " (date_longue(visit.house.db.clock().day_of(*depose_a), lang)) }
            } }
        }
        (liste(visit, &asked, &figures))
        (retires_vus(visit, &gone))
    };
    Ok(mise_en_page(visit, &t.tableau_titre(), true, body))
}

fn liste(visit: &Visit, asked: &Form, figures: &[Statistique]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let here = visit.url("/territoire/chiffres");
    let (q, wanted) = (asked.text("q"), cle(asked.text("q")));
    let holds = |f: &&Statistique| {
        let text = cle(&format!(
            "{} {} {} {} {}",
            f.territoire_nom,
            f.groupe,
            f.indicateur,
            f.annee.as_deref().unwrap_or_default(),
            f.source
        ));
        wanted.split(' ').all(|word| text.contains(word))
    };
    let kept: Vec<&Statistique> = figures.iter().filter(holds).collect();
    let last = kept.len().div_ceil(PAR_PAGE).max(1);
    let number = asked.text("page").parse::<usize>().unwrap_or(1).clamp(1, last);
    let shown = kept.iter().skip((number - 1) * PAR_PAGE).take(PAR_PAGE);
    html! {
        h2 id="liste" { (t.tableau_liste()) }
        @if figures.is_empty() { (vide(&t.tableau_aucun(), None)) } @else {
            form.filtres method="get" action=(format!("{here}#liste")) role="search" {
                div.champ { label for="f-q" { (t.tableau_chercher()) } input id="f-q" type="search" name="q" value=(q); }
                div.champ { button.bouton.second type="submit" { (t.territoire_filtrer()) } }
            }
            (barre(&t.tableau_compte(kept.len()), &[]))
            @if kept.is_empty() { (vide(&t.tableau_rien_trouve(q), Some((&t.tableau_tout(), &here)))) } @else {
                table.empile {
                    thead { tr {
                        th scope="col" { (t.tableau_lieu()) }
                        th scope="col" { (t.chiffre_indicateur()) }
                        th.num scope="col" { (t.tableau_valeur()) }
                        th scope="col" { (t.territoire_annee()) }
                        th scope="col" { (t.chiffre_source()) }
                        th scope="col" { (t.tableau_geste()) }
                    } }
                    tbody { @for f in shown {
                        tr {
                            td { @if f.territoire_nom.is_empty() { (t.chiffre_lieu_non_dit()) } @else { (f.territoire_nom) } }
                            td data-l=(t.chiffre_indicateur()) { (f.indicateur) }
                            td.num data-l=(t.tableau_valeur()) { (valeur(f, lang)) }
                            td data-l=(t.territoire_annee()) { (f.annee.clone().unwrap_or_else(|| t.chiffre_nd())) }
                            td data-l=(t.chiffre_source()) { small { (f.source) } }
                            td data-l=(t.tableau_geste()) { a href=(un::adresse(visit, f)) aria-label=(t.tableau_corriger_de(&f.indicateur, &f.territoire_nom)) { (t.tableau_corriger()) } }
                        }
                    } }
                }
                (pagination(number, last, &t.tableau_liste(), |page| format!("{here}?q={}&page={page}#liste", percent_encode(q))))
            }
        }
    }
}

/// Figures withdrawn last and not put back since.
async fn retires(reader: &mut Reader, figures: &[Statistique]) -> Result<Vec<(Statistique, Entree)>, StoreError> {
    let wanted = Recherche { sujet: "statistique".to_owned(), verbe: "retirer".to_owned(), ..Recherche::default() };
    let mut out: Vec<(Statistique, Entree)> = vec![];
    for entry in journal::chercher(reader, i64::MAX, 100, &wanted).await? {
        if let [Some(gone), None] = entry.records::<Statistique>()?
            && !figures.iter().any(|f| f.id == gone.id)
            && !out.iter().any(|(other, _)| other.id == gone.id)
        {
            out.push((gone, entry));
        }
    }
    out.truncate(RETIRES);
    Ok(out)
}

fn retires_vus(visit: &Visit, gone: &[(Statistique, Entree)]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let day = |entry: &Entree| date_longue(visit.house.db.clock().day_of(entry.a), lang);
    html! {
        @if !gone.is_empty() {
            h2 { (t.tableau_retires()) }
            ul.lignes { @for (f, entry) in gone {
                li {
                    p { (f.territoire_nom) ", " (f.indicateur) " " strong { (valeur(f, lang)) } @if let Some(year) = &f.annee { " (" (year) ")" } ". " small { (f.source) } }
                    p.discret { (t.tableau_retire(day(entry), entry.acteur.nom())) @if let Some(motif) = &entry.motif { " " (motif) } }
                    form method="post" action=(visit.url(&format!("/territoire/chiffres/chiffre/{}/retablir", f.id))) {
                        button.bouton.second type="submit" aria-label=(t.tableau_retablir_de(&f.indicateur, &f.territoire_nom)) { (t.portrait_retablir()) }
                    }
                }
            } }
        }
    }
}

/// `GET /territoire/chiffres/modele`: the workbook to fill in, with what is on record.
pub async fn modele(visit: Visit) -> Page {
    droits::tenir(&visit)?;
    let cree_a = visit.house.db.clock().now().to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let classeur = actes::modele(&visit, &mut visit.reader().await?, cree_a).await?;
    let written = tokio::task::spawn_blocking(move || sheets::ecrire_xlsx(&classeur)).await;
    let bytes = written
        .map_err(|e| StoreError::Broken(e.to_string()))?
        .map_err(|e| StoreError::Broken(format!("model of figures: {e}")))?;
    let genre = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let nom = format!("attachment; filename=\"chiffres-{}.xlsx\"", visit.collectivite.slug);
    Ok(([(header::CONTENT_TYPE, genre.to_owned()), (header::CONTENT_DISPOSITION, nom)], bytes).into_response())
}

/// `POST /territoire/chiffres`: reads a file or a pasted table, writes no figure.
pub async fn post(visit: Visit, mut form: Form) -> Page {
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rank| form.files.swap_remove(rank));
    let reglages = Reglages { annee: form.text("annee").to_owned(), source: form.text("source").to_owned() };
    match actes::deposer(&visit, fichier, form.typed("collage"), &reglages).await {
        Ok(id) => Ok(visit.go(&format!("/territoire/chiffres/import/{id}"))),
        Err(error) => refuse(&visit, form, error).await,
    }
}

/// The page again, with what was typed and what was refused.
async fn refuse(visit: &Visit, mut form: Form, error: ActeError) -> Page {
    form.refused(error, visit.lang)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visit, &form).await?).into_response())
}
