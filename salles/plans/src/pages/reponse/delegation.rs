//! Entrusting sheets to a colleague: they receive their own link, this one is never shown to them.

use super::accueil::{confiees, est_due};
use super::fermee::{self, Cause};
use super::porte::Porte;
use crate::actes::campagne::deleguer;
use crate::m;
use crate::model::{Campagne, EtatCampagne, FicheAction, Repondant, Reponse};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;
use store::{Read, Reader};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs};
use web::{Form, Layout, Page, PageError, Visit};

type Sheets = Vec<(FicheAction, Reponse)>;

/// The door, its campaign and the sheets that may be entrusted; else the page that says why not.
async fn entrer(
    visit: &Visit,
    reader: &mut Reader,
    jeton: &str,
) -> Result<Result<(Porte, Campagne, Sheets), Response>, PageError> {
    let porte = match Porte::par_lien(visit, reader, jeton).await? {
        Ok(porte) => porte,
        Err(page) => return Ok(Err(page)),
    };
    let Porte::Lien { repondant, .. } = &porte else { return Err(PageError::NotFound) };
    if repondant.delegue_de.is_some() {
        return Err(PageError::NotFound);
    }
    let campagne: Campagne = reader.load(&repondant.campagne_id).await?;
    if campagne.etat != EtatCampagne::Ouverte {
        return Ok(Err(fermee::page(visit, reader, Cause::Campagne, Some(&campagne), None).await?));
    }
    let mut sheets = confiees(reader, &campagne, &porte, repondant.id).await?;
    sheets.retain(|(_, r)| est_due(r.etat));
    Ok(Ok((porte, campagne, sheets)))
}

/// `GET /r/{jeton}/deleguer`
pub async fn get(visit: Visit, Path((_, jeton)): Path<(String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    Ok(match entrer(&visit, &mut reader, &jeton).await? {
        Ok((porte, campagne, sheets)) => {
            let mut form = Form::default();
            if let [(only, _)] = sheets.as_slice() {
                form.set("fiches", only.id.to_string());
            }
            page(&visit, &porte, &campagne, &sheets, &form).into_response()
        }
        Err(page) => page,
    })
}

/// `POST /r/{jeton}/deleguer`
pub async fn post(visit: Visit, Path((_, jeton)): Path<(String, String)>, mut form: Form) -> Page {
    let mut reader = visit.reader().await?;
    let (porte, campagne, sheets) = match entrer(&visit, &mut reader, &jeton).await? {
        Ok(all) => all,
        Err(page) => return Ok(page),
    };
    drop(reader);
    let Porte::Lien { repondant, .. } = &porte else { return Err(PageError::NotFound) };
    let chosen: Vec<_> = form.all("fiches").iter().filter_map(|f| f.parse().ok()).collect();
    let mut w = porte.writer(&visit, "reponse.deleguer").await?;
    match deleguer(&mut w, &repondant.id, &chosen, form.text("nom"), form.text("courriel")).await {
        Ok(colleague) => {
            w.commit().await?;
            Ok(done(&visit, &porte, &campagne, &colleague, chosen.len()).into_response())
        }
        Err(error) => {
            drop(w);
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &porte, &campagne, &sheets, &form)).into_response())
        }
    }
}

fn page(visit: &Visit, porte: &Porte, campagne: &Campagne, sheets: &Sheets, form: &Form) -> maud::Markup {
    let t = m(visit.lang);
    let choices: Vec<Choix> = sheets
        .iter()
        .map(|(f, _)| Choix::new(f.id.to_string(), format!("{} {}", t.reponse_fiche(f.numero.to_string()), f.titre)))
        .collect();
    let body = html! {
        p.chapeau { (t.reponse_deleguer_chapeau()) }
        (erreurs(form, visit.lang))
        form method="post" action=(visit.url(&format!("{}/deleguer", porte.accueil()))) novalidate {
            (coches(form, &Champ { name: "fiches", label: &t.reponse_deleguer_fiches(), required: true, ..Champ::default() }, &choices, visit.lang))
            (champ(form, &Champ { name: "courriel", label: &t.reponse_deleguer_courriel(), kind: "email", autocomplete: "off", required: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "nom", label: &t.reponse_deleguer_nom(), hint: &t.reponse_deleguer_nom_aide(), autocomplete: "off", ..Champ::default() }, visit.lang))
            div.boutons { (bouton(&t.reponse_deleguer_envoyer())) a href=(visit.url(&porte.accueil())) { (t.reponse_retour()) } }
        }
    };
    Layout::new(&t.reponse_deleguer_titre()).bare().over(campagne.titre.clone()).render(visit, body)
}

fn done(visit: &Visit, porte: &Porte, campagne: &Campagne, colleague: &Repondant, sheets: usize) -> maud::Markup {
    let t = m(visit.lang);
    let body = html! {
        div.encadre.bien { p { strong { (t.reponse_delegue(sheets, &colleague.courriel)) } } }
        p { (t.reponse_delegue_suite()) }
        p { a.bouton href=(visit.url(&porte.accueil())) { (t.reponse_retour()) } }
    };
    Layout::new(&t.reponse_delegue_titre()).bare().over(campagne.titre.clone()).render(visit, body)
}
