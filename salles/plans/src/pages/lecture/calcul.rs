//! « Comment c'est calculé » : one page for any figure.

use super::{annee, contrat};
use crate::calculs::{Lecture, Objet, Operande, PlanLu, libelle};
use crate::m;
use crate::regles::edition::VERSION_FORMULES;
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::{Markup, html};
use web::{Layout, Page, PageError, Visit};

/// `GET /contrats/{contrat}/calcul/{lecture}/{objet}?annee=2`
pub async fn get(visit: Visit, Path((_, slug, lecture, objet)): Path<(String, String, String, String)>) -> Page {
    let t = m(visit.lang);
    let lecture = Lecture::from_code(&lecture).ok_or(PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let plan = PlanLu::courant(&mut reader, contrat).await?;
    let objet = plan.objet(&objet).ok_or(PageError::NotFound)?;
    if matches!(objet, Objet::Mesure(_)) && lecture != Lecture::Atteinte {
        return Err(PageError::NotFound);
    }
    let body = corps(&visit, &plan, lecture, objet);
    Ok(Layout::new(&t.comment_calcule())
        .trail(t.contrats_titre(), "/contrats")
        .trail(plan.contrat.titre.clone(), format!("/contrats/{slug}"))
        .section("/contrats")
        .render(&visit, body)
        .into_response())
}

/// The explanation of a figure of today or of another day.
pub(in crate::pages) fn corps(visit: &Visit, plan: &PlanLu, lecture: Lecture, objet: Objet) -> Markup {
    let t = m(visit.lang);
    let today = plan.jour(visit.today());
    let year = annee(visit, plan.exercice_montre(today), plan.contrat.duree_annees);
    let why = plan.expliquer(lecture, objet, year, today, visit.lang);
    let before = (year > 1).then(|| plan.expliquer(lecture, objet, year - 1, today, visit.lang));
    html! {
        p.chapeau { (why.titre) }
        dl.chiffres {
            div { dt { (libelle(lecture, visit.lang)) } dd { span.valeur { (why.valeur.as_deref().unwrap_or("—")) } } }
            @if let Some(coverage) = &why.couverture { div { dt { (t.calcul_couverture()) } dd { span.valeur { (coverage) } } } }
            @if let Some(before) = &before {
                div { dt { (t.calcul_avant(year - 1)) } dd { a href=(visit.url(&plan.chemin_calcul(lecture, objet, year - 1))) { span.valeur { (before.valeur.as_deref().unwrap_or("—")) } } } }
            }
        }
        @if let Some(motif) = &why.motif { p.encadre.attention { (motif) } }
        h2 { (t.calcul_formule()) }
        p { (why.formule) }
        p.discret { (t.source()) "\u{202f}: " (why.regle) ". " (t.calcul_version(VERSION_FORMULES)) " " (why.arrondi) }
        (liste(visit, &t.calcul_operandes(), &why.operandes, true))
        (liste(visit, &t.calcul_sans_taux(), &why.sans_taux, true))
        (liste(visit, &t.calcul_manquants(), &why.manquants, false))
        (liste(visit, &t.calcul_ecartes(), &why.ecartes, false))
        p.discret { (t.calcul_code()) " " strong { (why.code) } }
    }
}

fn liste(visit: &Visit, title: &str, lines: &[Operande], weights: bool) -> Markup {
    let t = m(visit.lang);
    let weights = weights && lines.iter().any(|o| !o.poids.is_empty());
    let rates = lines.iter().any(|o| !o.retenu.is_empty() && o.retenu != o.valeur);
    let shares = lines.iter().any(|o| !o.effectif.is_empty());
    let coverages = lines.iter().any(|o| !o.couverture.is_empty());
    html! {
        @if !lines.is_empty() {
            h2 { (title) " (" (lines.len()) ")" }
            div.defile tabindex="0" role="region" aria-label=(title) { table.empile {
                thead { tr {
                    th scope="col" { (t.calcul_quoi()) } th scope="col" { (t.calcul_valeur()) }
                    @if rates { th.num scope="col" { (t.calcul_retenu()) } }
                    @if weights { th.num scope="col" { (t.calcul_poids()) } }
                    @if shares { th.num scope="col" { (t.calcul_effectif()) } }
                    @if coverages { th.num scope="col" { (t.calcul_couverture()) } }
                    th scope="col" { (t.calcul_origine()) }
                } }
                tbody { @for line in lines { tr {
                    th scope="row" { @if let Some(path) = &line.lien { a href=(visit.url(path)) { (line.libelle) } } @else { (line.libelle) } }
                    td data-l=(t.calcul_valeur()) { (line.valeur) }
                    @if rates { td.num data-l=(t.calcul_retenu()) { (line.retenu) } }
                    @if weights { td.num data-l=(t.calcul_poids()) { (line.poids) } }
                    @if shares { td.num data-l=(t.calcul_effectif()) { (line.effectif) } }
                    @if coverages { td.num data-l=(t.calcul_couverture()) { (line.couverture) } }
                    td data-l=(t.calcul_origine()) { (line.origine) }
                } } }
            } }
        }
    }
}
