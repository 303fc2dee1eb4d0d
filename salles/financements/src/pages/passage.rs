//! `/appels/{appel}/etape/{vers}`: before a call goes to a step, what it leaves undone, where it is done, and the hand that says why.

use super::cadrage;
use super::gestes::statut;
use crate::actes::instruction::avancer;
use crate::droits;
use crate::model::*;
use crate::regles::etats::{Etat, EtatAppel};
use crate::regles::passage::{Accord, Comptes, Reste, restes};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, Etat as Ton, bouton, coches, erreurs, etat, zone};
use web::{Form, Layout, Page, PageError, Visit};

/// The steps led from here: those that follow the opening, and the one back to it.
pub fn suites(appel: &Appel) -> Vec<EtatAppel> {
    let depuis_l_ouverture = |e: &EtatAppel| *e >= EtatAppel::Ouvert && *e != EtatAppel::Abandonne;
    if appel.etat < EtatAppel::Ouvert {
        return vec![];
    }
    appel.etat.suivants().iter().copied().filter(depuis_l_ouverture).collect()
}

/// The address of a step.
pub fn chemin(appel: &Appel, vers: EtatAppel) -> String {
    format!("/appels/{}/etape/{}", appel.slug, vers.code())
}

/// What the step does, in words.
pub fn nom(appel: &Appel, vers: EtatAppel, lang: Lang) -> String {
    let t = m(lang);
    match (appel.etat, vers) {
        (_, EtatAppel::Clos) => t.cadrage_pas_clore(),
        (_, EtatAppel::Ouvert) => t.passage_rouvrir(),
        (EtatAppel::Clos, EtatAppel::Instruction) => t.cadrage_pas_instruire(),
        _ => t.suite_avancer(mots::etat_appel(vers, lang)),
    }
}

async fn charger(visit: &Visit, slug: &str, vers: &str) -> Result<(Appel, EtatAppel, Comptes), PageError> {
    let mut r = visit.reader().await?;
    let appel = cadrage::ouvrir(visit, &mut r, slug).await?;
    let vers = EtatAppel::de_code(vers).filter(|_| droits::conduit(visit, &appel)).ok_or(PageError::NotFound)?;
    let comptes = lectures::comptes(&mut r, appel.id).await?;
    Ok((appel, vers, comptes))
}

/// `GET /appels/{appel}/etape/{vers}`
pub async fn get(visit: Visit, Path((_c, slug, vers)): Path<(String, String, String)>) -> Page {
    let (appel, vers, comptes) = charger(&visit, &slug, &vers).await?;
    // The page of a step already taken, or that does not follow, says so and leads back.
    let code = if suites(&appel).contains(&vers) { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((code, montrer(&visit, &appel, vers, &comptes, &Form::default())).into_response())
}

/// `POST /appels/{appel}/etape/{vers}`
pub async fn post(visit: Visit, Path((_c, slug, vers)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (appel, vers, comptes) = charger(&visit, &slug, &vers).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let accord = Accord { confirme: form.is_checked("confirme", "oui"), motif: form.text("motif").to_owned() };
    match avancer(&visit, appel.id, version, vers, &accord).await {
        Ok(apres) => {
            let suivi = apres.etat > EtatAppel::Clos;
            let suite = if suivi { "/instruction" } else { "?fait=enregistre" };
            Ok(visit.go(&format!("/appels/{}{suite}", apres.slug)))
        }
        Err(error @ ActeError::Refus(_)) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &appel, vers, &comptes, &form)).into_response())
        }
        Err(autre) => Err(autre.into()),
    }
}

fn montrer(visit: &Visit, appel: &Appel, vers: EtatAppel, comptes: &Comptes, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let maintenant = visit.house.db.clock().now();
    let restes = restes(appel, vers, comptes, maintenant);
    let demande = !restes.is_empty() || vers == EtatAppel::Ouvert;
    let body = html! {
        (erreurs(form, lang))
        p { (etat(Ton::Info, &mots::etat_appel(appel.etat, lang))) }
        @if !suites(appel).contains(&vers) {
            p { (t.passage_hors_cycle(mots::etat_appel(appel.etat, lang))) }
        } @else {
            @match vers {
                EtatAppel::Ouvert => p.chapeau { (t.passage_aide_rouvrir()) },
                EtatAppel::Execution => p.chapeau { (t.passage_aide_execution()) },
                EtatAppel::Archive => p.chapeau { (t.passage_aide_archive()) },
                _ => {},
            }
            @if !restes.is_empty() { (reste_a_faire(visit, appel, &restes)) }
            @else if vers > appel.etat { p { "✓ " (t.passage_rien()) } }
            form method="post" action=(visit.url(&chemin(appel, vers))) {
                input type="hidden" name="version" value=(appel.version);
                @if demande {
                    (zone(form, &Champ { name: "motif", label: &t.passage_motif(), hint: &t.passage_remede_motif(), required: true, ..Champ::default() }, lang))
                    (coches(form, &Champ { name: "confirme", label: &t.passage_confirmer(), required: true, ..Champ::default() }, &[Choix::new("oui", t.passage_confirme())], lang))
                }
                div.boutons { (bouton(&nom(appel, vers, lang))) a href=(visit.url(&format!("/appels/{}", appel.slug))) { (t.redaction_annuler()) } }
            }
        }
    };
    let titre = nom(appel, vers, lang);
    let layout = Layout::new(&titre).trail(t.accueil_titre(), "/appels");
    layout.trail(&appel.intitule, format!("/appels/{}", appel.slug)).section("/appels").render(visit, body)
}

fn reste_a_faire(visit: &Visit, appel: &Appel, restes: &[Reste]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! { div.encadre.attention {
        h2 { (t.passage_reste()) }
        ul { @for reste in restes { li {
            (reste.dit(lang))
            @if let Some(suite) = reste.ou() { " " a href=(visit.url(&format!("/appels/{}{suite}", appel.slug))) { (t.passage_voir()) } }
        } } }
    } }
}
