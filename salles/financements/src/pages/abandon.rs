//! `/appels/{appel}/abandon`: what giving up a call does, and its reason.

use super::cadrage;
use super::gestes::statut;
use crate::actes::appel::{abandonner, dossiers_votes};
use crate::droits;
use crate::model::*;
use crate::regles::etats::{Etat, EtatAppel};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Etat as Ton, bouton, erreurs, etat, zone};
use web::{Form, Layout, Page, PageError, Visit};

async fn charger(visit: &Visit, slug: &str) -> Result<(Appel, usize), PageError> {
    let mut r = visit.reader().await?;
    let appel = cadrage::ouvrir(visit, &mut r, slug).await?;
    if !droits::conduit(visit, &appel) {
        return Err(PageError::NotFound);
    }
    let votes = dossiers_votes(&mut r, appel.id).await?;
    Ok((appel, votes))
}

/// `GET /appels/{appel}/abandon`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (appel, votes) = charger(&visit, &slug).await?;
    Ok(montrer(&visit, &appel, votes, &Form::default()).into_response())
}

/// `POST /appels/{appel}/abandon`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let (appel, votes) = charger(&visit, &slug).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    match abandonner(&visit, appel.id, version, form.text("motif")).await {
        Ok(appel) => Ok(visit.go(&format!("/appels/{}?fait=enregistre", appel.slug))),
        Err(error @ ActeError::Refus(_)) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &appel, votes, &form)).into_response())
        }
        Err(autre) => Err(autre.into()),
    }
}

/// Whether the page of the call offers it.
pub fn propose(appel: &Appel) -> bool {
    appel.etat.suivants().contains(&EtatAppel::Abandonne)
}

/// When and why a call was given up.
pub fn encart(visit: &Visit, lettre: Option<&LettreCadrage>) -> Markup {
    let t = m(visit.lang);
    html! { @if let Some(a) = lettre.and_then(|l| l.contenu.abandon.as_ref()) {
        div.encadre.attention { p { (t.abandon_dit(date_longue(a.le, visit.lang), &a.par)) } p.texte { (a.motif) } }
    } }
}

fn montrer(visit: &Visit, appel: &Appel, votes: usize, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let body = html! {
        (erreurs(form, lang))
        p { (etat(Ton::Info, &mots::etat_appel(appel.etat, lang))) }
        @if votes > 0 { p { strong { "! " (t.abandon_refus_votes(votes)) } " " (t.abandon_remede_votes()) } }
        @else if propose(appel) {
            p.chapeau { (t.abandon_aide()) }
            form method="post" action=(visit.url(&format!("/appels/{}/abandon", appel.slug))) {
                input type="hidden" name="version" value=(appel.version);
                (zone(form, &Champ { name: "motif", label: &t.abandon_motif(), hint: &t.abandon_remede_motif(), required: true, ..Champ::default() }, lang))
                (bouton(&t.abandon_bouton()))
            }
        } @else { p { (t.abandon_refus_etape(mots::etat_appel(appel.etat, lang))) } }
    };
    let titre = t.abandon_titre();
    let layout = Layout::new(&titre).trail(t.accueil_titre(), "/appels");
    layout.trail(&appel.intitule, format!("/appels/{}", appel.slug)).section("/appels").render(visit, body)
}
