//! `/appels/{appel}/synthese`: the files as those who decide or advise read them, « COPIL : ○ synthèse ; conseil citoyen :
//! ○ synthèse publique » (Financements, § 11): no paper, no opinion of a funder, nobody's name.

mod un;

#[cfg(test)]
mod tests;

pub use un::{avis_ecrit, get as un, post};

use super::cadre_appel::{Cadre, Onglet};
use crate::actes::avis_conseil::avis_de_l_appel;
use crate::calculs::est_une_personne;
use crate::model::{Dossier, Porteur};
use crate::store::synthese as lectures;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::html;
use std::collections::HashMap;
use web::components::{barre, pagination, vide};
use web::{Page, Visit};

/// « porteur personne physique ou entreprise individuelle : jamais nommé » (§ 10).
fn nom(porteur: Option<&Porteur>, lang: Lang) -> String {
    match porteur {
        Some(p) if !est_une_personne(&p.forme) => p.nom.clone(),
        _ => m(lang).synthese_personne(),
    }
}

/// A text as this page shows it: what would name or reach someone is for the team to reread first.
fn relu(texte: &str, lang: Lang) -> String {
    if crate::regles::publication::personnels(texte).is_empty() { mots::phrase(texte) } else { m(lang).synthese_a_relire() }
}

fn quartiers(d: &Dossier, noms: &HashMap<String, String>) -> String {
    let nom = |code: &str| noms.get(code).cloned().unwrap_or_else(|| code.to_owned());
    let dits: Vec<String> = d.contenu.qpv.iter().map(|q| format!("{} {}\u{202f}%", nom(&q.code), q.part)).collect();
    dits.join(", ")
}

/// `GET /appels/{appel}/synthese`
pub async fn liste(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    let demandee: i64 = super::query(&cadre.visit).text("page").parse().unwrap_or(1);
    let nombre = lectures::nombre(&mut r, &cadre.appel).await?;
    let derniere = (nombre + lectures::PAR_PAGE - 1) / lectures::PAR_PAGE;
    let page = demandee.clamp(1, derniere.max(1));
    let dossiers = lectures::page(&mut r, &cadre.appel, page).await?;
    let porteurs: HashMap<_, Porteur> = lectures::porteurs(&mut r, &cadre.appel).await?.into_iter().map(|p| (p.id, p)).collect();
    let noms: HashMap<String, String> = crate::store::quartiers(&mut r).await?.into_iter().collect();
    let avis = avis_de_l_appel(&mut r, &cadre.appel).await?;
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let en_usize = |n: i64| usize::try_from(n).unwrap_or_default();
    let corps = html! {
        p.chapeau { (t.synthese_chapeau()) }
        (super::conseil::lien(&cadre))
        @if dossiers.is_empty() { (vide(&t.synthese_aucun(), None)) } @else {
            (barre(&t.synthese_nombre(en_usize(nombre)), &[]))
            table.empile {
                caption { (t.synthese_titre()) }
                thead { tr {
                    th scope="col" { (t.suite_col_dossier()) } th scope="col" { (t.suite_col_porteur()) } th scope="col" { (t.suite_fait_quartiers()) }
                    th.num scope="col" { (t.suite_fait_cout()) } th.num scope="col" { (t.suite_fait_demande()) } th scope="col" { (t.synthese_avis()) }
                } }
                tbody { @for d in &dossiers {
                    @let numero = d.numero.clone().unwrap_or_default();
                    tr {
                        th scope="row" { a href=(cadre.url(&format!("/synthese/{numero}"))) { (numero) " " (d.intitule) } }
                        td data-l=(t.suite_col_porteur()) { (nom(porteurs.get(&d.porteur_id), lang)) }
                        td data-l=(t.suite_fait_quartiers()) { (quartiers(d, &noms)) }
                        td.num data-l=(t.suite_fait_cout()) { (mots::euros(Some(d.cout()), lang)) }
                        td.num data-l=(t.suite_fait_demande()) { (mots::euros(Some(d.demande()), lang)) }
                        td data-l=(t.synthese_avis()) { (avis.get(&d.id).map_or_else(|| t.synthese_sans_avis(), |a| mots::avis(a.avis, lang))) }
                    }
                } }
            }
            (pagination(en_usize(page), en_usize(derniere), &t.synthese_pages(), |n| cadre.url(&format!("/synthese?page={n}"))))
        }
    };
    Ok(cadre.page(&t.synthese_titre(), Onglet::Synthese, None, &corps).into_response())
}
