//! A new sheet: only what it cannot do without, the rest may wait.

use super::cadre::{brouillon, chemin_du_contrat, ouvrir_contrat, page_du_contrat, reponse};
use super::fiche::{champs_de_la_coordination, noeuds, saisie};
use crate::actes::redaction::creer_fiche;
use crate::m;
use crate::model::{Contrat, FicheAction, Noeud};
use crate::regles::redaction::{jeu_de_statuts, numero_suivant};
use axum::extract::{Path, Query};
use kernel::Right;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{bouton, erreurs, vide};
use web::{Form, Page, Visit};

/// `?noeud=` proposes a place.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Place {
    noeud: String,
}

pub async fn get(visit: Visit, Path((_c, contrat)): Path<(String, String)>, Query(place): Query<Place>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &contrat, Right::ModifierPlan).await?;
    let noeuds = noeuds(&mut r, &contrat).await?;
    let fiches: Vec<FicheAction> = r.list("contrat_id = $2", args![contrat.id]).await?;
    let statut = jeu_de_statuts(&contrat).into_iter().next().map(|s| s.code).unwrap_or_default();
    let form = Form::filled(vec![
        ("numero".to_owned(), numero_suivant(&fiches).to_string()),
        ("noeud".to_owned(), place.noeud),
        ("statut".to_owned(), statut),
        ("mode_pilotage".to_owned(), "pilotage".to_owned()),
        ("poids".to_owned(), "1".to_owned()),
    ]);
    Ok(reponse(&form, montrer(&visit, &contrat, &noeuds, &form)))
}

pub async fn post(visit: Visit, Path((_c, contrat)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &contrat, Right::ModifierPlan).await?;
    let noeuds = noeuds(&mut r, &contrat).await?;
    drop(r);
    match creer_fiche(&visit, &contrat, &saisie(&form), form.text("motif")).await {
        Ok(f) => Ok(visit.go(&format!("{}/fiches/{}/modifier/declinaisons?fait=ajoute", chemin_du_contrat(&contrat), f.numero))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, montrer(&visit, &contrat, &noeuds, &form)))
        }
    }
}

fn montrer(visit: &Visit, contrat: &Contrat, noeuds: &[Noeud], form: &Form) -> Markup {
    let t = m(visit.lang);
    let chemin = chemin_du_contrat(contrat);
    let corps = html! {
        (erreurs(form, visit.lang))
        @if noeuds.is_empty() {
            (vide(&t.redaction_refus_aucun_niveau(), Some((&t.redaction_ajouter_un_niveau(), &visit.url(&format!("{chemin}/niveaux"))))))
        } @else {
            form method="post" action=(visit.url(&format!("{chemin}/fiches/nouvelle"))) data-enhance="brouillon" {
                (champs_de_la_coordination(visit, contrat, noeuds, form))
                (brouillon(visit))
                div.boutons { (bouton(&t.redaction_creer_la_fiche())) a href=(visit.url(&chemin)) { (t.redaction_annuler()) } }
            }
        }
    };
    page_du_contrat(visit, contrat, &t.redaction_nouvelle_fiche(), corps)
}
