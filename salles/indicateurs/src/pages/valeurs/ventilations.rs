//! `/indicateurs/{indicateur}/ventilations`: by what its values are broken down.

use super::{Port, cadre, indicateur};
use crate::actes::valeurs::Dossier;
use crate::actes::valeurs::ventiler::{ventiler, vues};
use crate::m;
use crate::model::{Dimension, Indicateur};
use crate::regles::redaction::{DIMENSIONS_MAX, SaisieDimension};
use crate::regles::ventilable;
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, zone};
use web::{Form, Page, PageError, Visit};

fn valeurs(dimensions: &[&Dimension]) -> Form {
    let mut champs = vec![("vues".to_owned(), vues(dimensions))];
    for (rang, d) in dimensions.iter().enumerate().map(|(n, d)| (n + 1, d)) {
        let modalites: Vec<&str> = d.modalites.iter().map(|m| m.libelle.as_str()).collect();
        champs.push((format!("id.{rang}"), d.id.to_string()));
        champs.push((format!("libelle.{rang}"), d.libelle.clone()));
        champs.push((format!("modalites.{rang}"), modalites.join("\n")));
        if d.complete {
            champs.push((format!("complete.{rang}"), "1".to_owned()));
        }
    }
    Form::filled(champs)
}

fn saisies(form: &Form) -> Vec<SaisieDimension> {
    (1..=DIMENSIONS_MAX)
        .map(|rang| SaisieDimension {
            id: form.text(&format!("id.{rang}")).to_owned(),
            libelle: form.text(&format!("libelle.{rang}")).to_owned(),
            modalites: form.typed(&format!("modalites.{rang}")).to_owned(),
            complete: form.is_checked(&format!("complete.{rang}"), "1"),
        })
        .collect()
}

fn tenir(visit: &Visit, i: &Indicateur) -> Result<(), PageError> {
    if visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) { Ok(()) } else { Err(PageError::NotFound) }
}

/// `GET /indicateurs/{indicateur}/ventilations`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = indicateur::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    tenir(&visit, &i)?;
    let siennes: Vec<&Dimension> = siennes(&dossier, &i);
    Ok(dessiner(&visit, &i, &valeurs(&siennes)).into_response())
}

/// All on record, even those that the measure no longer admits: the form must be able to take them away.
fn siennes<'a>(dossier: &'a Dossier, i: &Indicateur) -> Vec<&'a Dimension> {
    dossier.dimensions.iter().filter(|d| d.indicateur_id == i.id).collect()
}

/// `POST /indicateurs/{indicateur}/ventilations`
pub async fn post(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let (i, _) = indicateur::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    tenir(&visit, &i)?;
    drop(r);
    match ecrire(&visit, &i, &form).await {
        Ok(()) => Ok(visit.go(&format!("/indicateurs/{}", i.id))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, dessiner(&visit, &i, &form)).into_response())
        }
    }
}

async fn ecrire(visit: &Visit, i: &Indicateur, form: &Form) -> Result<(), ActeError> {
    let mut w = visit.writer("indicateur.ventiler").await?;
    ventiler(visit, &mut w, i, form.text("vues"), &saisies(form)).await?;
    w.commit().await?;
    Ok(())
}

fn dessiner(visit: &Visit, i: &Indicateur, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let complete = [Choix::new("1", t.ventilation_complete_oui())];
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.ventilation_chapeau()) }
        @if !ventilable(i.mesure) { p.encadre { (t.ventilation_sans_parts()) } }
        form method="post" action=(visit.url(&format!("/indicateurs/{}/ventilations", i.id))) {
            input type="hidden" name="vues" value=(form.text("vues"));
            @for rang in 1..=DIMENSIONS_MAX {
                @let libelle = format!("libelle.{rang}");
                @let modalites = format!("modalites.{rang}");
                @let entiere = format!("complete.{rang}");
                fieldset.champ {
                    legend { (t.ventilation_rang(rang.to_string())) }
                    input type="hidden" name=(format!("id.{rang}")) value=(form.text(&format!("id.{rang}")));
                    (champ(form, &Champ { name: &libelle, label: &t.ventilation_libelle(), hint: &t.ventilation_libelle_aide(), short: true, ..Champ::default() }, lang))
                    (zone(form, &Champ { name: &modalites, label: &t.ventilation_modalites(), hint: &t.ventilation_modalites_aide(), lines: 4, ..Champ::default() }, lang))
                    (coches(form, &Champ { name: &entiere, label: &t.ventilation_complete(), ..Champ::default() }, &complete, lang))
                }
            }
            div.boutons { (bouton(&t.ventilation_enregistrer())) }
        }
    };
    cadre::page(visit, &t.ventilation_titre(&i.code), false, corps)
}
