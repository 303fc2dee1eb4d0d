//! The sitting on a projector: one thing at a time, in large letters, readable from the end of the room.

use super::blocs::{self, Vue};
use super::cadre::Cadre;
use super::dossier::charger;
use crate::m;
use crate::model::EtatComite;
use crate::regles::decision::{Preparation, preparer};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use web::{Form, Page, Visit};

/// `GET /contrats/{contrat}/comites/{comite}/seance?vue=n`
pub async fn get(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let comite = cadre.comite(&id).await?;
    let charge = charger(&mut cadre, comite).await?;
    let preparation = preparer(&charge.dossier());
    let derniere = preparation.demandes.len();
    let requete = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let rang = requete.text("vue").parse::<usize>().unwrap_or(0).min(derniere);
    let vue = Vue { cadre: &cadre, charge: &charge };
    let t = m(cadre.visit.lang);
    let ici = |rang: usize| cadre.url(&format!("/comites/{}/seance?vue={rang}", charge.comite.id));
    let corps = html! {
        div.projection {
            nav.gestes aria-label=(t.seance_nav()) {
                @if rang > 0 { a rel="prev" href=(ici(rang - 1)) { "‹ " (t.seance_precedente()) } }
                span { (t.seance_rang(rang + 1, derniere + 1)) }
                @if rang < derniere { a rel="next" href=(ici(rang + 1)) { (t.seance_suivante()) " ›" } }
                a href=(cadre.url(&format!("/comites/{}", charge.comite.id))) { (t.seance_fin()) }
            }
            (vue_du_rang(vue, &preparation, rang))
        }
    };
    Ok(cadre
        .layout_comite(&t.seance_titre(cadre.jour(charge.comite.tenue_le)), &charge.comite)
        .wide()
        .render(&cadre.visit, corps)
        .into_response())
}

fn vue_du_rang(vue: Vue<'_>, preparation: &Preparation<'_>, rang: usize) -> Markup {
    let t = m(vue.cadre.visit.lang);
    let decider = vue.charge.comite.etat != EtatComite::Valide && vue.cadre.peut(Right::PreparerDecision);
    match rang.checked_sub(1).and_then(|n| preparation.demandes.get(n)) {
        Some(une) => {
            let retards = une.fiche.and_then(|id| preparation.retards.iter().find(|(f, _)| *f == id));
            let mouvements = une.fiche.and_then(|id| preparation.mouvements.iter().find(|(f, _)| *f == id));
            html! {
                (blocs::demande(vue, une, 2, decider))
                @if let Some((id, retards)) = retards { h3 { (t.dossier_retards()) } ul { @for un in retards { li { (blocs::retard(vue, *id, un)) } } } }
                @if let Some((_, mouvements)) = mouvements { h3 { (t.seance_mouvements()) } (blocs::mouvements(vue, mouvements)) }
            }
        }
        None => html! { h2 { (t.dossier_precedentes()) } (blocs::precedentes(vue, &preparation.precedentes)) },
    }
}
