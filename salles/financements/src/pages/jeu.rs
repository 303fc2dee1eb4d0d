//! `/appels/{appel}/regles/modifier`: the rules of a letter, as the team changes them: those of the contract set aside, its own
//! added.

mod dossiers;
mod une;
mod vocabulaire;

use super::redaction::{cadre, ouvrir};
use crate::model::*;
use crate::regles::{Catalogue, Regle};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use web::components::{Etat as Ton, etat};
use web::{Page, PageError, Visit};

pub use une::{get as une, post};

/// The address of a rule without a code yet.
const NOUVELLE: &str = "nouvelle";

/// `GET /appels/{appel}/regles/modifier`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (appel, lettres) = ouvrir(&visit, &slug).await?;
    let lettre = lettres.last().ok_or(PageError::NotFound)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let jeu = &lettre.parametres.regles;
    let lien = |code: &str| visit.url(&format!("/appels/{}/regles/modifier/{code}", appel.slug));
    let mut du_contrat: Vec<&Regle> = Catalogue::de(&lettre.parametres).regles().filter(|r| !r.locale).collect();
    du_contrat.dedup_by_key(|r| r.code.clone());
    let body = html! {
        @if super::query(&visit).text("fait") == "enregistre" { div.encadre { p role="status" { "✓ " (t.jeu_fait()) } } }
        (chapeau(lettre, lang))
        h2 { (t.jeu_siennes()) }
        @if jeu.locales().is_empty() { p.discret { (t.jeu_siennes_aucune()) } }
        @else { ul.lignes { @for r in jeu.locales() {
            li { p { strong { (r.code) } " " (mots::phrase(&r.enonce)) } p { a href=(lien(&r.code)) { (t.jeu_voir()) " " (r.code) } } }
        } } }
        div.boutons { a.bouton href=(lien(NOUVELLE)) { (t.jeu_ajouter()) } a href=(visit.url(&format!("/appels/{}/regles", appel.slug))) { (t.regle_titre()) } }
        h2 { (t.jeu_du_contrat()) }
        ul.lignes { @for r in du_contrat { li { (du_contrat_une(r, &lien(&r.code), lang)) } } }
    };
    Ok(cadre(&visit, Some(&appel), &t.jeu_titre(), body).into_response())
}

fn chapeau(lettre: &LettreCadrage, lang: Lang) -> Markup {
    let t = m(lang);
    html! { p.chapeau { @if lettre.etat == EtatLettre::Projet { (t.jeu_chapeau_projet()) } @else { (t.jeu_chapeau_votee()) } } }
}

fn du_contrat_une(r: &Regle, lien: &str, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        p {
            strong { (r.code) } " " (mots::phrase(&r.enonce))
            @if let Some(motif) = &r.ecartee { " " (etat(Ton::Attente, &t.jeu_ecartee(motif))) }
        }
        @if r.intangible.is_some() { p.discret { (t.jeu_intangible()) } }
        @else { p { a href=(lien) { @if r.ecartee.is_some() { (t.jeu_retablir()) } @else { (t.jeu_ecarter()) } " " (r.code) } } }
    }
}
