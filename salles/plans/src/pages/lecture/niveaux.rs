//! What the levels of a plan hold beside their sheets, and the axes that cross them: how a contract whose sheets
//! are not published is read.

use super::{contrat, onglets};
use crate::calculs::PlanLu;
use crate::m;
use crate::model::{AxeTransversal, AxeTransversalId, ContratId, FocusAction, Noeud, NoeudId, ProgrammeId, Thematique};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{Read, StoreError, args};
use web::components::vide;
use web::{Layout, Page, PageError, Visit};

/// A programme that a level works with.
pub(super) struct ProgrammeLie {
    noeud_id: NoeudId,
    id: ProgrammeId,
    nom: String,
}

/// A sheet of another contract that this one reads.
pub(super) struct FicheLiee {
    noeud_id: Option<NoeudId>,
    axe_id: Option<AxeTransversalId>,
    note: String,
    contrat: String,
    contrat_titre: String,
    numero: i64,
    titre: String,
}

/// Everything beside the sheets, in four statements.
pub(super) struct Contenu {
    focus: Vec<FocusAction>,
    pub(super) axes: Vec<AxeTransversal>,
    programmes: Vec<ProgrammeLie>,
    fiches: Vec<FicheLiee>,
}

impl Contenu {
    pub(super) async fn lire(r: &mut impl Read, contrat: ContratId) -> Result<Self, StoreError> {
        let focus = r.list::<FocusAction>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await?;
        let axes = r.list::<AxeTransversal>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await?;
        let rows = r
            .rows(
                "SELECT a.noeud_id, p.id, p.nom FROM articulation a JOIN programme p ON p.id = a.programme_id
                 WHERE a.collectivite_id = $1 AND a.contrat_id = $2 ORDER BY a.ordre, a.id",
                args![contrat],
            )
            .await?;
        let programmes = rows
            .into_iter()
            .map(|mut row| Ok(ProgrammeLie { noeud_id: row.take()?, id: row.take()?, nom: row.take()? }))
            .collect::<Result<_, StoreError>>()?;
        let rows = r
            .rows(
                "SELECT x.noeud_id, x.axe_id, x.note, c.slug, c.titre, f.numero, f.titre FROM fiche_rattachee x
                 JOIN fiche_action f ON f.id = x.fiche_id JOIN contrat c ON c.id = f.contrat_id
                 WHERE x.collectivite_id = $1 AND x.contrat_id = $2 AND f.retiree_le IS NULL ORDER BY c.slug, f.numero, x.id",
                args![contrat],
            )
            .await?;
        let fiches = rows
            .into_iter()
            .map(|mut row| {
                Ok(FicheLiee {
                    noeud_id: row.take()?,
                    axe_id: row.take()?,
                    note: row.take()?,
                    contrat: row.take()?,
                    contrat_titre: row.take()?,
                    numero: row.take()?,
                    titre: row.take()?,
                })
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(Self { focus, axes, programmes, fiches })
    }

    fn fiches_de(&self, id: NoeudId) -> Vec<&FicheLiee> {
        self.fiches.iter().filter(|f| f.noeud_id == Some(id)).collect()
    }
}

/// The plan of a contract that has levels and no sheet: what it seeks, level by level.
pub(super) fn plan(visit: &Visit, plan: &PlanLu, contenu: &Contenu) -> Markup {
    let t = m(visit.lang);
    let base = visit.url(&plan.chemin());
    let may = visit.may(Right::ModifierPlan, Some(&plan.contrat.id.to_string()));
    html! {
        div.encadre {
            p { (t.articulation_sans_fiche()) }
            p.sans-papier {
                a href=(format!("{base}/engagements")) { (t.articulation_voir_engagements()) }
                @if may { " · " a href=(format!("{base}/reprise")) { (t.reprise_titre()) } " · " a href=(format!("{base}/fiches/nouvelle")) { (t.fiche_nouvelle()) } }
            }
        }
        @for top in plan.noeuds.iter().filter(|n| n.parent_id.is_none()) {
            h2 { a href=(format!("{base}/axes/{}", top.id)) { (top.code) " " (top.titre) } }
            @for one in top.objectifs.iter() { p { (one) } }
            ul.cartes.large {
                @for node in plan.noeuds.iter().filter(|n| n.parent_id == Some(top.id)) {
                    li.(format!("c{}", plan.teinte(top.id))) {
                        h3 { a href=(format!("{base}/axes/{}", node.id)) { (node.code) " " (node.titre) } }
                        p.discret { (resume(visit, contenu, node)) }
                    }
                }
            }
        }
        (axes(visit, &base, contenu))
    }
}

/// « 6 objectifs recherchés, 4 focus d’actions, 9 programmes, 1 fiche d’un autre contrat ».
fn resume(visit: &Visit, contenu: &Contenu, node: &Noeud) -> String {
    let t = m(visit.lang);
    let counts = [
        (node.objectifs.len(), t.articulation_n_recherches(node.objectifs.len())),
        {
            let n = contenu.focus.iter().filter(|f| f.noeud_id == node.id).count();
            (n, t.articulation_n_focus(n))
        },
        {
            let n = contenu.programmes.iter().filter(|p| p.noeud_id == node.id).count();
            (n, t.articulation_n_programmes(n))
        },
        {
            let n = contenu.fiches_de(node.id).len();
            (n, t.articulation_n_fiches(n))
        },
    ];
    counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect::<Vec<_>>().join(", ")
}

/// The axes of a contract, as cards.
pub(super) fn axes(visit: &Visit, base: &str, contenu: &Contenu) -> Markup {
    let t = m(visit.lang);
    html! {
        @if !contenu.axes.is_empty() {
            h2 { (t.articulation_axes()) }
            p.discret { (t.articulation_axes_traversent()) }
            ul.cartes {
                @for axe in &contenu.axes {
                    li {
                        h3 { a href=(format!("{base}/transversaux/{}", axe.id)) { (axe.code) " " (axe.titre) } }
                        p.discret { (t.articulation_n_enjeux(axe.enjeux.len())) }
                    }
                }
            }
        }
    }
}

/// What a level holds beside its own sheets.
pub(super) fn contenu_du_noeud(visit: &Visit, plan: &PlanLu, contenu: &Contenu, node: &Noeud) -> Markup {
    let t = m(visit.lang);
    let focus: Vec<_> = contenu.focus.iter().filter(|f| f.noeud_id == node.id).collect();
    let programmes: Vec<_> = contenu.programmes.iter().filter(|p| p.noeud_id == node.id).collect();
    let fiches = contenu.fiches_de(node.id);
    html! {
        @if !focus.is_empty() {
            h2 { (t.articulation_focus()) }
            p.discret { (t.articulation_focus_sens()) }
            dl.fiche-info { @for f in &focus { dt { (f.code) } dd { (f.texte) } } }
        }
        @if !programmes.is_empty() {
            h2 { (t.articulation_programmes_titre()) }
            ul.etiquettes { @for p in &programmes { li { a href=(visit.url(&format!("/programmes/{}", p.id))) { (p.nom) } } } }
        }
        (fiches_d_ailleurs(visit, &fiches))
        @if visit.may(Right::ModifierPlan, Some(&plan.contrat.id.to_string())) {
            div.boutons.sans-papier {
                a.bouton.second href=(visit.url(&format!("{}/rattachements?noeud={}", plan.chemin(), node.id))) { (t.articulation_rattacher()) }
                a.bouton.second href=(visit.url(&format!("{}/reglages?partie=focus&noeud={}#formulaire", plan.chemin(), node.id))) { (t.articulation_ajouter_focus()) }
                a.bouton.second href=(visit.url(&format!("{}/reglages?partie=programmes&noeud={}#formulaire", plan.chemin(), node.id))) { (t.articulation_ajouter_programme()) }
            }
        }
    }
}

fn fiches_d_ailleurs(visit: &Visit, fiches: &[&FicheLiee]) -> Markup {
    let t = m(visit.lang);
    html! {
        @if !fiches.is_empty() {
            h2 { (t.articulation_fiches_titre()) }
            ul.lignes { @for f in fiches { li {
                p { a href=(visit.url(&format!("/contrats/{}/fiches/{}", f.contrat, f.numero))) { (f.numero) ". " (f.titre) } " " small { (f.contrat_titre) } }
                @if !f.note.is_empty() { p.discret { (f.note) } }
            } } }
        }
    }
}

/// `GET /contrats/{contrat}/transversaux/{axe}` : one axis, and what it crosses.
pub async fn axe(visit: Visit, Path((_, slug, axe)): Path<(String, String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let contenu = Contenu::lire(&mut reader, contrat.id).await?;
    let axe = contenu.axes.iter().find(|a| a.id.to_string() == axe).ok_or(PageError::NotFound)?;
    let crossed: Vec<Noeud> =
        reader.list("contrat_id = $2 AND parent_id IS NULL ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let themes: Vec<Thematique> =
        reader.list("contrat_id = $2 AND axe_id = $3 ;; ORDER BY ordre", args![contrat.id, axe.id]).await?;
    let base = visit.url(&format!("/contrats/{slug}"));
    let fiches: Vec<&FicheLiee> = contenu.fiches.iter().filter(|f| f.axe_id == Some(axe.id)).collect();
    let body = html! {
        (onglets(&visit, &contrat, "/transversaux"))
        h2 { (t.articulation_enjeux()) }
        @if axe.enjeux.is_empty() { (vide(&t.articulation_sans_enjeu(), None)) } @else { ul { @for one in axe.enjeux.iter() { li { (one) } } } }
        h2 { (t.articulation_traverse()) }
        ul { @for n in &crossed { li { a href=(format!("{base}/axes/{}", n.id)) { (n.code) " " (n.titre) } } } }
        @if !themes.is_empty() {
            h2 { (t.engagement_titre()) }
            ul { @for theme in &themes { li { a href=(format!("{base}/engagements?thematique={}", theme.code)) { (theme.nom) } } } }
        }
        (fiches_d_ailleurs(&visit, &fiches))
        @if visit.may(Right::ModifierPlan, Some(&contrat.id.to_string())) {
            div.boutons.sans-papier {
                a.bouton.second href=(format!("{base}/rattachements?axe={}", axe.id)) { (t.articulation_rattacher()) }
                a.bouton.second href=(format!("{base}/reglages?partie=axes&ouvrir={}#formulaire", axe.id)) { (t.redaction_modifier()) }
            }
        }
    };
    Ok(Layout::new(&axe.titre)
        .over(t.articulation_axe_n(&axe.code))
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{slug}"))
        .section("/contrats")
        .render(&visit, body)
        .into_response())
}
