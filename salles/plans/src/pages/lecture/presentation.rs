//! The contract as an object: parties, commitments, money, governance, revision, evaluation.

use super::niveaux::{self, Contenu};
use super::{contrat, onglets};
use crate::m;
use crate::model::{Contrat, Engagement, Financement, GenreEvaluation, Gouvernance, PointEvaluation, Signataire};
use acteurs::model::Organisation;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Read, args};
use web::{Layout, Page, Visit};

/// `GET /contrats/{contrat}/presentation`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let signataires = reader.list::<Signataire>("contrat_id = $2 ;; ORDER BY ordre", args![contrat.id]).await?;
    let engagements = reader.list::<Engagement>("contrat_id = $2 ;; ORDER BY ordre", args![contrat.id]).await?;
    let financements = reader.list::<Financement>("contrat_id = $2 ;; ORDER BY ordre", args![contrat.id]).await?;
    let gouvernance = reader.list::<Gouvernance>("contrat_id = $2 ;; ORDER BY ordre", args![contrat.id]).await?;
    let points = reader.list::<PointEvaluation>("contrat_id = $2 ;; ORDER BY ordre", args![contrat.id]).await?;
    let contenu = Contenu::lire(&mut reader, contrat.id).await?;
    let base = visit.url(&format!("/contrats/{slug}"));
    let names: HashMap<_, _> = reader.list::<Organisation>("", args![]).await?.into_iter().map(|o| (o.id, o.nom)).collect();
    let mut debtors: Vec<(&str, Vec<&Engagement>)> = vec![];
    for one in &engagements {
        match debtors.iter_mut().find(|(d, _)| *d == one.debiteur) {
            Some((_, all)) => all.push(one),
            None => debtors.push((&one.debiteur, vec![one])),
        }
    }
    let body = html! {
        (onglets(&visit, &contrat, "/presentation"))
        (identite(&visit, &contrat))
        h2 { (t.presentation_signataires()) }
        table.empile {
            thead { tr { th scope="col" { (t.presentation_organisation()) } th scope="col" { (t.presentation_fonction()) } th scope="col" { (t.presentation_part()) } } }
            tbody { @for s in &signataires { tr {
                th scope="row" { a href=(visit.url(&format!("/organisations/{}", s.organisation_id))) { (names.get(&s.organisation_id).map_or("", String::as_str)) } }
                td { (s.fonction) } td { (s.part.as_deref().unwrap_or("")) }
            } } }
        }
        h2 { (t.presentation_engagements()) }
        p { a href=(format!("{base}/engagements")) { (t.engagement_suivre(engagements.len())) } }
        // A matrix of promises has its own page; a short list is read here.
        @if engagements.iter().all(|e| e.thematique_id.is_none()) {
            @for (debtor, all) in &debtors { h3 { (debtor) } ul { @for one in all { li { (one.texte) } } } }
        }
        h2 { (t.presentation_financements()) }
        table.empile {
            thead { tr { th scope="col" { (t.presentation_organisation()) } th scope="col" { (t.presentation_objet()) } th.num scope="col" { (t.presentation_montant()) } th scope="col" { (t.presentation_rythme()) } } }
            tbody { @for f in &financements { tr {
                th scope="row" { (f.organisation_id.and_then(|id| names.get(&id)).map_or("", String::as_str)) } td { (f.objet) }
                td.num { (f.montant_centimes.map_or_else(|| t.presentation_non_precise(), |c| format!("{}\u{202f}€", texte::entier(c / 100, visit.lang)))) }
                td { (f.periodicite.as_deref().unwrap_or("")) }
            } } }
        }
        h2 { (t.presentation_gouvernance()) }
        @for g in &gouvernance {
            h3 { (g.nom) } @if !g.role.is_empty() { p { (g.role) } }
            @if !g.composition.is_empty() { p { strong { (t.presentation_composition()) "\u{202f}: " } (g.composition.join(", ")) } }
            @if !g.missions.is_empty() { ul { @for one in g.missions.iter() { li { (one) } } } }
            @if let Some(rythme) = &g.rythme { p.discret { (rythme) } }
        }
        (niveaux::axes(&visit, &base, &contenu))
        h2 { (t.presentation_evaluation()) }
        @if contrat.evaluation.is_empty() && points.is_empty() { p.discret { (t.articulation_non_publie()) } }
        ul { @for one in contrat.evaluation.iter() { li { (one) } } }
        (cadre_d_evaluation(&visit, &points))
        h2 { (t.presentation_revision()) }
        @if contrat.revision.is_empty() && contrat.resiliation.is_empty() { p.discret { (t.articulation_non_publie()) } }
        @if !contrat.revision.is_empty() { p { (contrat.revision) } }
        ul { @for one in contrat.resiliation.iter() { li { (one) } } }
    };
    Ok(Layout::new(&t.presentation_titre())
        .over(contrat.titre.clone())
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{slug}"))
        .section("/contrats")
        .render(&visit, body)
        .into_response())
}

fn identite(visit: &Visit, contrat: &Contrat) -> Markup {
    let t = m(visit.lang);
    html! {
        dl.chiffres {
            div { dt { (t.presentation_periode()) } dd { (contrat.periode) } }
            div { dt { (t.presentation_signature()) } dd { (contrat.signe_le.map_or_else(|| t.presentation_signature_absente(), |d| texte::date_longue(d, visit.lang))) } }
            div { dt { (t.presentation_annee_un()) } dd { (texte::date_longue(contrat.annee_un_le, visit.lang)) } }
            div { dt { (t.presentation_version()) } dd { (contrat.version_plan) } }
        }
        p { (contrat.perimetre) }
        p.discret { (t.source()) "\u{202f}: " (contrat.source) }
    }
}

/// « Questions, calendrier, critères » : what the contract says it will judge itself by.
fn cadre_d_evaluation(visit: &Visit, points: &[PointEvaluation]) -> Markup {
    let t = m(visit.lang);
    let of = |genre: GenreEvaluation| points.iter().filter(move |p| p.genre == genre).collect::<Vec<_>>();
    let plain = [
        (GenreEvaluation::Question, t.articulation_evaluation_questions()),
        (GenreEvaluation::Critere, t.articulation_evaluation_criteres()),
        (GenreEvaluation::Outil, t.articulation_evaluation_outils()),
        (GenreEvaluation::Principe, t.articulation_evaluation_principes()),
    ];
    let steps = of(GenreEvaluation::Etape);
    html! {
        @for (genre, title) in &plain {
            @let all = of(*genre);
            @if !all.is_empty() { h3 { (title) } ul { @for one in all { li { (one.texte) } } } }
        }
        @if !steps.is_empty() {
            h3 { (t.articulation_evaluation_calendrier()) }
            ul { @for one in steps { li {
                @if let Some(moment) = &one.moment { strong { (moment) } "\u{202f}: " }
                (one.texte) @if one.appui_externe { ", " (t.articulation_appui_externe()) }
            } } }
        }
    }
}
