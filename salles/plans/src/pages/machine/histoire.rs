//! The story of a sheet or of the contract: each change in words, newest first. « historique champ par champ ».

pub(super) mod champs;
mod recit;
pub(super) mod valeurs;

use super::Cadre;
use crate::calculs::Tables;
use crate::m;
use crate::model::FicheAction;
use acteurs::recit::{Page as Recit, corps, lire};
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::html;
use std::collections::BTreeSet;
use store::{Read, StoreError, args};
use valeurs::{Autour, Noms};
use web::{Form, Page, PageError, Visit};

/// What a page tells.
pub(crate) enum Objet {
    Contrat,
    Fiche(Box<FicheAction>),
}

impl Objet {
    fn id(&self, cadre: &Cadre) -> String {
        match self {
            Self::Contrat => cadre.contrat.id.to_string(),
            Self::Fiche(fiche) => fiche.id.to_string(),
        }
    }

    fn chemin(&self) -> String {
        match self {
            Self::Contrat => "/histoire".to_owned(),
            Self::Fiche(fiche) => format!("/fiches/{}/histoire", fiche.numero),
        }
    }
}

/// `GET /contrats/{contrat}/histoire?champ=contrat.titre&avant=1200`
pub async fn contrat(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let cadre = Cadre::lire(visit, &slug).await?;
    raconter(cadre, Objet::Contrat).await
}

/// `GET /contrats/{contrat}/fiches/{numero}/histoire`
pub async fn fiche(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    let id = cadre.contrat.id;
    let found = cadre
        .reader
        .find::<FicheAction>("contrat_id = $2 AND numero = $3 ;; ORDER BY retiree_le IS NOT NULL, id", args![id, numero])
        .await?;
    raconter(cadre, Objet::Fiche(Box::new(found.ok_or(PageError::NotFound)?))).await
}

/// The story before a rank of the journal; `tables` names what it speaks of.
pub(crate) async fn recit_de(
    cadre: &mut Cadre,
    objet: &Objet,
    tables: &Tables,
    avant: i64,
    champ: Option<&str>,
) -> Result<Recit, StoreError> {
    let beside = Autour::lire(&mut cadre.reader, cadre.contrat.id).await?;
    let noms = Noms::de(&cadre.visit, tables, &beside);
    let id = objet.id(cadre);
    // What is measured of a sheet names its indicators, which name no sheet; a relation names them inside a formula.
    let mut ids = vec![id.clone()];
    if matches!(objet, Objet::Fiche(_)) {
        let attached = tables.rattachements.iter().filter(|r| r.objet == "fiche" && r.objet_id == id);
        let measured: BTreeSet<String> = attached.map(|r| r.indicateur_id.to_string()).collect();
        let held = beside.relations.iter().filter(|r| measured.iter().any(|i| r.gauche.contains(i) || r.droite.contains(i)));
        ids.extend(held.map(|r| r.id.to_string()));
        ids.extend(measured);
    }
    lire(&mut cadre.reader, &ids, avant, champ, &noms).await
}

async fn raconter(mut cadre: Cadre, objet: Objet) -> Page {
    let t = m(cadre.visit.lang);
    let form = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let from = form.some("avant").and_then(|rank| rank.parse::<i64>().ok());
    let tables = Tables::lire(&mut cadre.reader, cadre.contrat.clone()).await?;
    let recit = recit_de(&mut cadre, &objet, &tables, from.unwrap_or(i64::MAX), form.some("champ")).await?;
    let chemin = cadre.chemin(&objet.chemin());
    let body = html! {
        p.chapeau { @match &objet { Objet::Contrat => { (t.machine_histoire_chapeau_contrat()) } Objet::Fiche(_) => { (t.machine_histoire_chapeau()) } } }
        @if matches!(objet, Objet::Contrat) { (crate::pages::lecture::onglets(&cadre.visit, &cadre.contrat, "/histoire")) }
        (corps(&cadre.visit, &chemin, &form, &recit, champs::tous(cadre.visit.lang)))
    };
    let titre = match &objet {
        Objet::Contrat => t.machine_histoire_contrat(),
        Objet::Fiche(fiche) => t.machine_histoire_fiche(fiche.numero.to_string()),
    };
    let mut layout = cadre.layout(&titre).wide();
    if let Objet::Fiche(fiche) = &objet {
        layout = layout
            .over(fiche.titre.clone())
            .trail(t.lecture_fiche_n(fiche.numero), cadre.chemin(&format!("/fiches/{}", fiche.numero)));
    }
    Ok(layout.render(&cadre.visit, body).into_response())
}
