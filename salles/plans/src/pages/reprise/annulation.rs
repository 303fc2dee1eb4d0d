//! `/contrats/{contrat}/reprise/{depot}/annuler`: what undoing a save would do, sheet by sheet, before it is done.

use super::{chemin, page};
use crate::actes::reprise::{self as actes, Annulation, Depot, Retour};
use crate::m;
use crate::model::Contrat;
use crate::pages::redaction::cadre::{chemin_du_contrat, ouvrir_contrat};
use crate::regles::reprise::Refus;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Right;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, bouton, erreurs, vide, zone};
use web::{Form, Page, PageError, Visit};

type Trois = Path<(String, String, String)>;

pub async fn get(visit: Visit, Path((_c, slug, id)): Trois) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    montrer(&visit, &contrat, &id, &Form::default(), StatusCode::OK).await
}

pub async fn post(visit: Visit, Path((_c, slug, id)): Trois, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    let error = match actes::annuler(&visit, &contrat, &id, form.text("vues"), form.text("motif")).await {
        Ok(b) => {
            let suite = format!("retirees={}&retablies={}&gardees={}", b.retirees, b.retablies, b.gardees);
            return Ok(visit.go(&format!("{}/{id}?{suite}", chemin(&contrat))));
        }
        // Someone wrote at the same moment: nothing is undone, the page shows what is there now.
        Err(ActeError::Store(StoreError::Stale { .. } | StoreError::Cited(_))) => Refus::AChange.into(),
        Err(error) => error,
    };
    form.refused(error, visit.lang)?;
    montrer(&visit, &contrat, &id, &form, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn montrer(visit: &Visit, contrat: &Contrat, id: &str, form: &Form, status: StatusCode) -> Result<Response, PageError> {
    let mut r = visit.reader().await?;
    let depot = actes::depot(&mut r, contrat, id).await?;
    let annulation = actes::preparer(&mut r, contrat, &depot).await?;
    drop(r);
    let titre = m(visit.lang).reprise_annuler_titre();
    let corps = html! { (erreurs(form, visit.lang)) (corps(visit, contrat, &depot, &annulation, form)) };
    Ok((status, page(visit, contrat, &titre, None, corps)).into_response())
}

fn corps(visit: &Visit, contrat: &Contrat, depot: &Depot, a: &Annulation, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let ici = visit.url(&format!("{}/{}", chemin(contrat), depot.id));
    let (restent, partent): (Vec<&Retour>, Vec<&Retour>) = a.retours.iter().partition(|r| r.ecrit.is_some());
    html! {
        p.chapeau { (t.reprise_annuler_chapeau(&depot.fichier)) }
        @if !restent.is_empty() {
            h2 { (t.reprise_annuler_gardees(restent.len())) }
            ul { @for r in &restent { @if let Some(e) = &r.ecrit {
                @let jour = date_longue(visit.house.db.clock().day_of(e.a), lang);
                li { (lien(visit, contrat, r)) "\u{202f}: " (t.reprise_annuler_ecrite(&e.par, jour, acteurs::mots::journal::acte(&e.acte, lang)))
                    " " a href=(visit.url(&format!("{}/fiches/{}/histoire", chemin_du_contrat(contrat), r.fiche.numero))) { (t.reprise_annuler_histoire(r.fiche.numero.to_string())) } }
            } } }
        }
        @if partent.is_empty() {
            (vide(&t.reprise_annuler_rien(), Some((t.reprise_annuler_retour().as_str(), ici.as_str()))))
        } @else {
            h2 { (t.reprise_annuler_possibles(partent.len())) }
            ul { @for r in &partent { li {
                (lien(visit, contrat, r)) "\u{202f}: " @if r.nouvelle { (t.reprise_annuler_retiree()) } @else { (t.reprise_annuler_retablie()) }
            } } }
            @if !a.niveaux.is_empty() {
                p { (t.reprise_annuler_niveaux(a.niveaux.iter().map(|n| n.titre.clone()).collect::<Vec<_>>().join(", "))) }
            }
            p.aide { (t.reprise_annuler_aide()) }
            form method="post" action=(format!("{ici}/annuler")) {
                input type="hidden" name="vues" value=(a.vues());
                (zone(form, &Champ { name: "motif", label: &t.reprise_annuler_motif(), hint: &t.reprise_annuler_motif_aide(), required: true, lines: 2, ..Champ::default() }, lang))
                div.boutons {
                    (bouton(&t.reprise_annuler(partent.len())))
                    a.bouton.second href=(ici) { (t.reprise_annuler_retour()) }
                }
            }
        }
    }
}

fn lien(visit: &Visit, contrat: &Contrat, r: &Retour) -> Markup {
    html! { a href=(visit.url(&format!("{}/fiches/{}", chemin_du_contrat(contrat), r.fiche.numero))) { (r.fiche.numero) ". " (r.fiche.titre) } }
}
