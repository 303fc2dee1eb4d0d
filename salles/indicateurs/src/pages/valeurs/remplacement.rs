//! `/indicateurs/{indicateur}/remplacement`: which indicator goes on after this one, from when, and why.

use super::{Port, cadre, indicateur};
use crate::actes;
use crate::actes::valeurs::Dossier;
use crate::m;
use crate::model::{EtatIndicateur, Indicateur};
use crate::regles::remplacement::SaisieRemplacement;
use crate::regles::{Mois, ecrire_periode};
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

fn tenir(visit: &Visit, i: &Indicateur) -> Result<(), PageError> {
    if visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) { Ok(()) } else { Err(PageError::NotFound) }
}

async fn autres(visit: &Visit, i: &Indicateur) -> Result<Vec<Indicateur>, StoreError> {
    let mut r = visit.reader().await?;
    let mut tous: Vec<Indicateur> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![i.contrat_id.clone()]).await?;
    tous.retain(|autre| autre.id != i.id && autre.etat != EtatIndicateur::Clos);
    Ok(tous)
}

/// `GET /indicateurs/{indicateur}/remplacement`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = indicateur::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    tenir(&visit, &i)?;
    drop(r);
    let form = Form::filled(vec![("version".to_owned(), i.version.to_string())]);
    Ok(dessiner(&visit, &dossier, &i, &autres(&visit, &i).await?, &form).into_response())
}

/// `POST /indicateurs/{indicateur}/remplacement`: `action` is `remplacer` or `retirer`.
pub async fn post(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = indicateur::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    tenir(&visit, &i)?;
    drop(r);
    match ecrire(&visit, &i, &form).await {
        Ok(()) => Ok(visit.go(&format!("/indicateurs/{}", i.id))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let autres = autres(&visit, &i).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, dessiner(&visit, &dossier, &i, &autres, &form)).into_response())
        }
    }
}

async fn ecrire(visit: &Visit, i: &Indicateur, form: &Form) -> Result<(), ActeError> {
    let lire = |nom: &str| form.text(nom).to_owned();
    if form.text("action") == "retirer" {
        let mut w = visit.writer("remplacement.retirer").await?;
        actes::retirer_remplacement(visit, &mut w, i.id, form.text("motif")).await?;
        w.commit().await?;
        return Ok(());
    }
    let mut w = visit.writer("indicateur.remplacer").await?;
    let saisie = SaisieRemplacement { nouveau: lire("nouveau"), periode: lire("periode"), motif: lire("motif") };
    actes::remplacer(visit, &mut w, (i.id, form.text("version").parse().unwrap_or(0)), &saisie).await?;
    w.commit().await?;
    Ok(())
}

fn dessiner(visit: &Visit, dossier: &Dossier, i: &Indicateur, autres: &[Indicateur], form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut choix = vec![Choix::new("", t.remplacement_choisir())];
    choix.extend(autres.iter().map(|autre| Choix::new(autre.id.to_string(), format!("{} {}", autre.code, autre.libelle))));
    let pas = dossier.suivi(i).pas();
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.remplacement_chapeau()) }
        form method="post" action=(visit.url(&format!("/indicateurs/{}/remplacement", i.id))) {
            input type="hidden" name="version" value=(form.text("version"));
            @if let Some(suite) = dossier.suite(i.id) {
                p { (t.remplacement_par(&suite.nouveau, ecrire_periode(suite.remplacement.periode, pas))) }
                (zone(form, &Champ { name: "motif", label: &t.relation_motif(), hint: &t.relation_motif_aide(), lines: 2, ..Champ::default() }, lang))
                div.boutons { button.bouton type="submit" name="action" value="retirer" { (t.remplacement_retirer()) } }
            } @else {
                (liste_deroulante(form, &Champ { name: "nouveau", label: &t.remplacement_nouveau(), required: true, ..Champ::default() }, &choix, lang))
                (champ(form, &Champ { name: "periode", label: &t.remplacement_periode(), hint: &t.remplacement_periode_aide(ecrire_periode(Mois::de(visit.today()), None)), required: true, short: true, ..Champ::default() }, lang))
                (zone(form, &Champ { name: "motif", label: &t.relation_motif(), hint: &t.relation_motif_aide(), lines: 2, ..Champ::default() }, lang))
                div.boutons { (bouton(&t.remplacement_enregistrer())) }
            }
        }
    };
    cadre::page(visit, &t.remplacement_titre(&i.code), false, corps)
}
