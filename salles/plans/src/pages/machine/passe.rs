//! The plan, a node, a sheet, a figure, as of an evening: the pages of today, drawn from that day's records.

use super::{Cadre, choix, ouvrir};
use crate::calculs::{Lecture, Objet, Passe, PlanLu};
use crate::m;
use crate::pages::edition::fiches_du_soir;
use crate::pages::lecture::{Vue, corps_axe, corps_calcul, corps_fiche, corps_passe, tapis_en_csv};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use std::sync::Arc;
use web::{Form, Layout, Page, PageError, Visit};

type Trois = Path<(String, String, String)>;
type Quatre = Path<(String, String, String, String)>;
type Cinq = Path<(String, String, String, String, String)>;

/// The evening of an address, or the page that says why not.
async fn soir(visit: Visit, slug: &str, soir: &str) -> Result<Result<(Cadre, Arc<Passe>), axum::response::Response>, PageError> {
    let mut cadre = Cadre::lire(visit, slug).await?;
    match ouvrir(&mut cadre, "le", soir).await? {
        Ok(passe) => Ok(Ok((cadre, passe))),
        Err(refus) => {
            let form = Form::filled(vec![("le".to_owned(), soir.to_owned())]);
            Ok(Err(choix::refuser(&mut cadre, form, &refus).await?))
        }
    }
}

/// Says the evening, and leads back to today; `today` is the same page now.
fn bandeau(cadre: &Cadre, passe: &Passe, today: &str) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        div.encadre.attention role="status" {
            p { strong { (t.machine_bandeau(cadre.jour(passe.le))) } " " (t.machine_bandeau_texte()) }
            ul.etiquettes {
                li { a href=(cadre.visit.url(today)) { (t.machine_aujourd_hui()) } }
                li { a href=(cadre.url(&format!("/differences?de={}&a={}", passe.le, cadre.visit.today()))) { (t.machine_depuis_ce_soir()) } }
                li { a href=(cadre.url("/au")) { (t.machine_autre_date()) } }
            }
        }
    }
}

/// Breadcrumbs down to the evening.
fn cadre_de<'a>(cadre: &Cadre, passe: &Passe, titre: &'a str) -> Layout<'a> {
    let t = m(cadre.visit.lang);
    cadre.layout(titre).trail(t.machine_soir(cadre.jour(passe.le)), passe.plan.chemin()).wide()
}

/// `GET /contrats/{contrat}/au/{soir}`
pub async fn plan(visit: Visit, Path((_, slug, jour)): Trois) -> Page {
    let (cadre, passe) = match soir(visit, &slug, &jour).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let t = m(cadre.visit.lang);
    // The same filters, today.
    let query = cadre.visit.here.split_once('?').map(|(_, q)| format!("?{q}")).unwrap_or_default();
    let soir = passe.plan.chemin();
    let outils = [
        (t.exporter_csv(), cadre.visit.url(&format!("{soir}/tapis.csv{query}"))),
        (t.machine_fiches_pdf(), cadre.visit.url(&format!("{soir}/fiches.pdf"))),
    ];
    let body = html! {
        (bandeau(&cadre, &passe, &cadre.chemin(&query)))
        p.sans-papier { @for (rang, (nom, adresse)) in outils.iter().enumerate() { @if rang > 0 { " · " } a href=(adresse) { (nom) } } }
        (corps_passe(&cadre.visit, &passe))
    };
    let titre = t.machine_titre_plan(&passe.plan.contrat.titre, cadre.jour(passe.le));
    Ok(cadre.layout(&titre).wide().render(&cadre.visit, body).into_response())
}

/// `GET /contrats/{contrat}/au/{soir}/axes/{noeud}`
pub async fn axe(visit: Visit, Path((_, slug, jour, noeud)): Quatre) -> Page {
    let (cadre, passe) = match soir(visit, &slug, &jour).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let plan: &PlanLu = &passe.plan;
    let Some(node) = plan.noeuds.iter().find(|n| n.id.to_string() == noeud) else { return absent(&cadre, &passe) };
    let body = html! {
        (bandeau(&cadre, &passe, &cadre.chemin(&format!("/axes/{noeud}"))))
        (corps_axe(&cadre.visit, plan, node))
    };
    let over = plan.nom_objet(Objet::Noeud(node.id), cadre.visit.lang);
    let titre = m(cadre.visit.lang).machine_titre_plan(&node.titre, cadre.jour(passe.le));
    Ok(cadre_de(&cadre, &passe, &titre).over(over).render(&cadre.visit, body).into_response())
}

/// `GET /contrats/{contrat}/au/{soir}/fiches/{numero}`
pub async fn fiche(visit: Visit, Path((_, slug, jour, numero)): Quatre) -> Page {
    let (cadre, passe) = match soir(visit, &slug, &jour).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let t = m(cadre.visit.lang);
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    let Some(vue) = Vue::de(&passe.tables, numero) else { return absent(&cadre, &passe) };
    let body = html! {
        (bandeau(&cadre, &passe, &cadre.chemin(&format!("/fiches/{numero}"))))
        (corps_fiche(&cadre.visit, &passe.plan, &vue))
    };
    let pdf = cadre.visit.url(&format!("{}/fiches/{numero}/fiche.pdf", passe.plan.chemin()));
    let body = html! { (body) p.sans-papier { a href=(pdf) { (t.fiche_pdf()) } } };
    let titre = t.machine_titre_plan(vue.titre(), cadre.jour(passe.le));
    Ok(cadre_de(&cadre, &passe, &titre).over(t.lecture_fiche_n(numero)).render(&cadre.visit, body).into_response())
}

/// `GET /contrats/{contrat}/au/{soir}/tapis.csv`: what the plan of that evening shows, for a spreadsheet.
pub async fn csv(visit: Visit, Path((_, slug, jour)): Trois) -> Page {
    match soir(visit, &slug, &jour).await? {
        Ok((cadre, passe)) => Ok(tapis_en_csv(&cadre.visit, &passe.plan, &format!("{slug}-tapis-{}", passe.le))),
        Err(answer) => Ok(answer),
    }
}

/// `GET /contrats/{contrat}/au/{soir}/fiches.pdf`: every sheet of that evening, on paper.
pub async fn fiches_pdf(visit: Visit, Path((_, slug, jour)): Trois) -> Page {
    match soir(visit, &slug, &jour).await? {
        Ok((cadre, passe)) => fiches_du_soir(&cadre.visit, &passe, None).await,
        Err(answer) => Ok(answer),
    }
}

/// `GET /contrats/{contrat}/au/{soir}/fiches/{numero}/fiche.pdf`: one of them.
pub async fn fiche_pdf(visit: Visit, Path((_, slug, jour, numero)): Quatre) -> Page {
    let (cadre, passe) = match soir(visit, &slug, &jour).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    if Vue::de(&passe.tables, numero).is_none() {
        return absent(&cadre, &passe);
    }
    fiches_du_soir(&cadre.visit, &passe, Some(numero)).await
}

/// `GET /contrats/{contrat}/au/{soir}/calcul/{lecture}/{objet}?annee=2`
pub async fn calcul(visit: Visit, Path((_, slug, jour, lecture, objet)): Cinq) -> Page {
    let (cadre, passe) = match soir(visit, &slug, &jour).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let t = m(cadre.visit.lang);
    let lecture = Lecture::from_code(&lecture).ok_or(PageError::NotFound)?;
    let Some(what) = passe.plan.objet(&objet) else { return absent(&cadre, &passe) };
    let query = cadre.visit.here.split_once('?').map(|(_, q)| format!("?{q}")).unwrap_or_default();
    let body = html! {
        (bandeau(&cadre, &passe, &cadre.chemin(&format!("/calcul/{}/{objet}{query}", lecture.code()))))
        (corps_calcul(&cadre.visit, &passe.plan, lecture, what))
    };
    let titre = t.machine_titre_plan(t.comment_calcule(), cadre.jour(passe.le));
    Ok(cadre_de(&cadre, &passe, &titre).render(&cadre.visit, body).into_response())
}

/// What is asked for was not in the plan that evening.
fn absent(cadre: &Cadre, passe: &Passe) -> Page {
    let t = m(cadre.visit.lang);
    let body = html! {
        (bandeau(cadre, passe, &cadre.chemin("")))
        p.chapeau { (t.machine_absent_texte(cadre.jour(passe.le))) }
        p { a.bouton.second href=(cadre.visit.url(&passe.plan.chemin())) { (t.machine_voir_plan()) } }
    };
    let titre = t.machine_absent();
    Ok((StatusCode::NOT_FOUND, cadre_de(cadre, passe, &titre).render(&cadre.visit, body)).into_response())
}
