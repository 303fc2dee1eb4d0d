//! The list of contracts, and the tabs that every page of a contract shares.

use crate::m;
use crate::model::{Contrat, EtatContrat};
use axum::response::IntoResponse;
use kernel::{Lang, Right};
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Etat, barre, etat, vide};
use web::{Layout, Page, Visit};

/// `GET /contrats`
pub async fn get(visit: Visit) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let all = reader.list::<Contrat>(";; ORDER BY annee_debut DESC, slug COLLATE \"C\"", args![]).await?;
    let rows = reader
        .rows(
            "SELECT contrat_id, COUNT(*) FROM fiche_action WHERE collectivite_id = $1 AND retiree_le IS NULL GROUP BY contrat_id",
            args![],
        )
        .await?;
    let mut sheets = std::collections::HashMap::new();
    for mut row in rows {
        sheets.insert(row.take::<String>()?, row.take::<i64>()?);
    }
    let create = visit.may(Right::CreerContrat, None).then(|| (t.contrats_creer(), visit.url("/contrats/nouveau")));
    let programmes = (t.articulation_programmes(), visit.url("/programmes"));
    let body = html! {
        p.chapeau { (t.contrats_chapeau()) }
        (barre(&t.contrats_compte(all.len()), &create.clone().into_iter().chain([programmes]).collect::<Vec<_>>()))
        @if all.is_empty() {
            (vide(&t.contrats_vide(), create.as_ref().map(|(label, href)| (label.as_str(), href.as_str()))))
        } @else {
            ul.cartes {
                @for one in &all {
                    li {
                        h2 { a href=(visit.url(&format!("/contrats/{}", one.slug))) { (one.titre) } }
                        p { (etat_du_contrat(one.etat, visit.lang)) }
                        p.discret {
                            (t.contrats_resume(sheets.get(&one.id.to_string()).copied().unwrap_or_default(), one.duree_annees))
                            br; (one.perimetre)
                        }
                    }
                }
            }
        }
    };
    Ok(Layout::new(&t.contrats_titre()).section("/contrats").render(&visit, body).into_response())
}

pub fn etat_du_contrat(state: EtatContrat, lang: Lang) -> Markup {
    let t = m(lang);
    let (tone, label) = match state {
        EtatContrat::Projet => (Etat::Attente, t.contrat_etat_projet()),
        EtatContrat::Signe => (Etat::Info, t.contrat_etat_signe()),
        EtatContrat::EnVigueur => (Etat::Bien, t.contrat_etat_en_vigueur()),
        EtatContrat::Clos => (Etat::Info, t.contrat_etat_clos()),
        EtatContrat::Resilie => (Etat::Alerte, t.contrat_etat_resilie()),
    };
    etat(tone, &label)
}

/// The tabs of a contract; `here` is the path after the contract of the page shown.
pub fn onglets(visit: &Visit, contrat: &Contrat, here: &str) -> Markup {
    let t = m(visit.lang);
    let id = contrat.id.to_string();
    let mut tabs = vec![("", t.onglet_tapis()), ("/presentation", t.onglet_presentation())];
    if visit.may(Right::MenerCampagne, Some(&id)) {
        tabs.push(("/campagnes", t.onglet_campagnes()));
    }
    tabs.push(("/engagements", t.engagement_titre()));
    tabs.push(("/comites", t.onglet_comites()));
    tabs.push(("/decisions", t.onglet_decisions()));
    tabs.push(("/avenants", t.onglet_avenants()));
    tabs.push(("/editions", t.onglet_editions()));
    tabs.push(("/au", t.onglet_machine()));
    tabs.push(("/differences", t.onglet_differences()));
    tabs.push(("/histoire", t.onglet_histoire()));
    if visit.may(Right::ModifierPlan, Some(&id)) {
        tabs.push(("/marques", t.onglet_marques()));
        tabs.push(("/reglages", t.onglet_reglages()));
    }
    html! {
        nav aria-label=(t.onglets_nom()) {
            ul.onglets {
                @for (path, label) in tabs {
                    li { a href=(visit.url(&format!("/contrats/{}{path}", contrat.slug))) aria-current=[(path == here).then_some("page")] { (label) } }
                }
            }
        }
    }
}
