//! The story of a sheet or of the contract: each change in words, newest first. « historique champ par champ ».

mod champs;
pub(crate) mod recit;
mod valeurs;

use super::Cadre;
use crate::calculs::Tables;
use crate::m;
use crate::model::FicheAction;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use recit::{Geste, Page as Recit, Sort, Trait, lire};
use std::collections::BTreeSet;
use store::{Read, StoreError, args};
use valeurs::Noms;
use web::components::{Champ, Choix, bouton, liste_deroulante, vide};
use web::form::percent_encode;
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
    let noms = Noms::de(tables, cadre.visit.lang);
    let id = objet.id(cadre);
    // What is measured of a sheet names its indicators, which name no sheet.
    let mut ids = vec![id.clone()];
    if matches!(objet, Objet::Fiche(_)) {
        let attached = tables.rattachements.iter().filter(|r| r.objet == "fiche" && r.objet_id == id);
        ids.extend(attached.map(|r| r.indicateur_id.to_string()).collect::<BTreeSet<_>>());
    }
    lire(&mut cadre.reader, &ids, avant, champ, &noms).await
}

async fn raconter(mut cadre: Cadre, objet: Objet) -> Page {
    let t = m(cadre.visit.lang);
    let form = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let from = form.some("avant").and_then(|rank| rank.parse::<i64>().ok());
    let tables = Tables::lire(&mut cadre.reader, cadre.contrat.clone()).await?;
    let recit = recit_de(&mut cadre, &objet, &tables, from.unwrap_or(i64::MAX), form.some("champ")).await?;
    let body = corps(&cadre, &objet, &form, &recit, from.is_some());
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

fn corps(cadre: &Cadre, objet: &Objet, form: &Form, recit: &Recit, later: bool) -> Markup {
    let t = m(cadre.visit.lang);
    let path = objet.chemin();
    let address = |champ: &str, avant: Option<i64>| {
        let rank = avant.map(|r| format!("&avant={r}")).unwrap_or_default();
        cadre.url(&format!("{path}?champ={}{rank}", percent_encode(champ)))
    };
    let chosen = form.text("champ");
    let mut choices = vec![Choix::new("", t.machine_tous_champs())];
    choices.extend(champs::tous(cadre.visit.lang).into_iter().map(|(code, label)| Choix::new(code, label)));
    html! {
        p.chapeau { @match objet { Objet::Contrat => { (t.machine_histoire_chapeau_contrat()) } Objet::Fiche(_) => { (t.machine_histoire_chapeau()) } } }
        @if matches!(objet, Objet::Contrat) { (crate::pages::lecture::onglets(&cadre.visit, &cadre.contrat, "/histoire")) }
        form.filtres.sans-papier method="get" action=(cadre.url(&path)) {
            (liste_deroulante(form, &Champ { name: "champ", label: &t.difference_champ(), filter: true, ..Champ::default() }, &choices, cadre.visit.lang))
            div.champ { (bouton(&t.filtrer())) }
        }
        @if recit.gestes.is_empty() {
            (vide(&t.machine_histoire_vide(), (!chosen.is_empty()).then_some((t.effacer_filtres().as_str(), cadre.url(&path).as_str()))))
        } @else {
            ol.cartes { @for geste in &recit.gestes { li { (un_geste(cadre, geste, &address)) } } }
        }
        nav.pagination aria-label=(t.machine_histoire_pages()) {
            @if later { a href=(address(chosen, None)) { "‹ " (t.machine_histoire_recentes()) } }
            @if let Some(rank) = recit.suite { a rel="next" href=(address(chosen, Some(rank))) { (t.machine_histoire_anciennes()) " ›" } }
        }
    }
}

fn un_geste(cadre: &Cadre, geste: &Geste, address: &dyn Fn(&str, Option<i64>) -> String) -> Markup {
    let lang = cadre.visit.lang;
    let zoned = geste.a.to_zoned(cadre.visit.house.db.clock().zone().clone());
    html! {
        h2 { (date_longue(zoned.date(), lang)) ", " (format!("{:02}:{:02}", zoned.hour(), zoned.minute())) }
        p { strong { (acteurs::mots::journal::auteur(&geste.acteur, lang)) } "\u{202f}: " (acteurs::mots::journal::acte(&geste.acte, lang)) }
        @if let Some(motif) = &geste.motif { p.texte { (m(lang).machine_motif(motif)) } }
        @for one in &geste.traits { (un_trait(cadre, one, address)) }
    }
}

fn un_trait(cadre: &Cadre, one: &Trait, address: &dyn Fn(&str, Option<i64>) -> String) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        h3 { (one.sujet) @match one.sort { Sort::Cree => { " " small { (t.champ_ajout()) } } Sort::Supprime => { " " small { (t.champ_retrait()) } } Sort::Modifie => {} } }
        dl.fiche-info { @for c in &one.champs {
            dt { a href=(address(&c.code, None)) { (c.libelle) } }
            dd.texte {
                @match (&c.avant, &c.apres) {
                    (Some(before), Some(after)) => { del { (before) } " → " ins { (after) } }
                    (Some(before), None) => { del { (before) } " " small { (t.machine_efface()) } }
                    (None, Some(after)) => ins { (after) },
                    (None, None) => {},
                }
            }
        } }
    }
}
