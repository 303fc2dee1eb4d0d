//! Plans and programmes of the territory, whatever the contract: which objectives and which sheets work with them.

use crate::m;
use crate::model::{Contrat, NoeudId, Programme, ProgrammeId};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Right, texte};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Read, Row, StoreError, args};
use web::components::{Champ, barre, bouton, champ, pagination, vide};
use web::form::percent_encode;
use web::{Layout, Page, Visit};

const PAR_PAGE: usize = 100;

/// `GET /programmes?q=` : the list, with how many objectives and sheets name each.
pub async fn liste(visit: Visit) -> Page {
    let t = m(visit.lang);
    let form = super::query(&visit);
    let mut reader = visit.reader().await?;
    let all = reader.list::<Programme>(";; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    let objectives = comptes(
        reader
            .rows("SELECT programme_id, COUNT(*) FROM articulation WHERE collectivite_id = $1 GROUP BY programme_id", args![])
            .await?,
    )?;
    let sheets = comptes(
        reader
            .rows(
                "SELECT programme_id, COUNT(DISTINCT fiche_id) FROM lien
                 WHERE collectivite_id = $1 AND programme_id IS NOT NULL AND etat <> 'refuse' GROUP BY programme_id",
                args![],
            )
            .await?,
    )?;
    let words = texte::cle(form.text("q"));
    let named = |p: &Programme| {
        let text = std::iter::once(&p.nom)
            .chain(p.variantes.iter())
            .chain(&p.porteur)
            .map(|x| texte::cle(x))
            .collect::<Vec<_>>()
            .join(" ");
        words.split(' ').all(|w| text.contains(w))
    };
    let kept: Vec<&Programme> = all.iter().filter(|p| named(p)).collect();
    let last = kept.len().div_ceil(PAR_PAGE).max(1);
    let page = form.text("page").parse().ok().filter(|n| (1..=last).contains(n)).unwrap_or(1);
    let shown = &kept[(page - 1) * PAR_PAGE..kept.len().min(page * PAR_PAGE)];
    let count = |of: &HashMap<ProgrammeId, i64>, p: &Programme| of.get(&p.id).copied().unwrap_or_default();
    let create: Vec<_> = visit
        .may(Right::ModifierPlan, None)
        .then(|| (t.redaction_programme_nouveau(), visit.url("/programmes/nouveau")))
        .into_iter()
        .collect();
    let body = html! {
        p.chapeau { (t.articulation_programmes_chapeau()) }
        form.filtres method="get" role="search" data-enhance="autosubmit" {
            (champ(&form, &Champ { name: "q", label: &t.articulation_chercher(), filter: true, kind: "search", ..Champ::default() }, visit.lang))
            div.champ { (bouton(&t.filtrer())) }
        }
        (barre(&t.articulation_programmes_compte(kept.len(), all.len()), &create))
        @if kept.is_empty() {
            (vide(&t.articulation_programmes_vide(), Some((&t.effacer_filtres(), &visit.url("/programmes")))))
        } @else {
            table.empile {
                thead { tr { th scope="col" { (t.articulation_programme()) } th scope="col" { (t.articulation_porteur()) } th.num scope="col" { (t.articulation_objectifs()) } th.num scope="col" { (t.articulation_fiches()) } } }
                tbody { @for p in shown {
                    @let (o, f) = (count(&objectives, p), count(&sheets, p));
                    tr {
                        th scope="row" { a href=(visit.url(&format!("/programmes/{}", p.id))) { (p.nom) } }
                        td data-l=(t.articulation_porteur()) .rien[p.porteur.is_none()] { (p.porteur.as_deref().unwrap_or("—")) }
                        td.num data-l=(t.articulation_objectifs()) .rien[o == 0] { @if o == 0 { "—" } @else { (o) } }
                        td.num data-l=(t.articulation_fiches()) .rien[f == 0] { @if f == 0 { "—" } @else { (f) } }
                    }
                } }
            }
            (pagination(page, last, &t.articulation_programmes_pages(), |n| visit.url(&format!("/programmes?q={}&page={n}", percent_encode(form.text("q"))))))
        }
    };
    Ok(Layout::new(&t.articulation_programmes())
        .trail(t.contrats_titre(), "/contrats")
        .section("/contrats")
        .render(&visit, body)
        .into_response())
}

fn comptes(rows: Vec<Row>) -> Result<HashMap<ProgrammeId, i64>, StoreError> {
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

struct Objectif {
    slug: String,
    contrat: String,
    noeud: NoeudId,
    code: String,
    titre: String,
}

struct Fiche {
    slug: String,
    contrat: String,
    numero: i64,
    titre: String,
}

/// `GET /programmes/{programme}`
pub async fn un(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let one: Programme = reader.load(&id).await?;
    let own = match one.contrat_id {
        Some(id) => Some(reader.load::<Contrat>(&id).await?),
        None => None,
    };
    let rows = reader
        .rows(
            "SELECT c.slug, c.titre, n.id, n.code, n.titre FROM articulation a JOIN noeud n ON n.id = a.noeud_id
             JOIN contrat c ON c.id = a.contrat_id WHERE a.collectivite_id = $1 AND a.programme_id = $2 ORDER BY c.slug, n.ordre, n.id",
            args![one.id],
        )
        .await?;
    let objectifs: Vec<Objectif> = rows
        .into_iter()
        .map(|mut row| {
            Ok(Objectif { slug: row.take()?, contrat: row.take()?, noeud: row.take()?, code: row.take()?, titre: row.take()? })
        })
        .collect::<Result<_, StoreError>>()?;
    let rows = reader
        .rows(
            "SELECT DISTINCT c.slug, c.titre, f.numero, f.titre FROM lien l JOIN fiche_action f ON f.id = l.fiche_id
             JOIN contrat c ON c.id = f.contrat_id
             WHERE l.collectivite_id = $1 AND l.programme_id = $2 AND l.etat <> 'refuse' AND f.retiree_le IS NULL ORDER BY 1, 3",
            args![one.id],
        )
        .await?;
    let fiches: Vec<Fiche> = rows
        .into_iter()
        .map(|mut row| Ok(Fiche { slug: row.take()?, contrat: row.take()?, numero: row.take()?, titre: row.take()? }))
        .collect::<Result<_, StoreError>>()?;
    let body = html! {
        @if visit.may(Right::ModifierPlan, None) {
            div.boutons { a.bouton.second href=(visit.url(&format!("/programmes/{}/modifier", one.id))) { (t.redaction_modifier()) } }
        }
        dl.fiche-info {
            @if let Some(porteur) = &one.porteur { dt { (t.articulation_porteur()) } dd { (porteur) } }
            @if !one.variantes.is_empty() { dt { (t.articulation_variantes()) } dd { (one.variantes.join("\u{202f}; ")) } }
            @if let Some(note) = &one.note { dt { (t.articulation_note()) } dd { (note) } }
            @if let Some(c) = &own { dt { (t.articulation_suivi_ici()) } dd { a href=(visit.url(&format!("/contrats/{}", c.slug))) { (c.titre) } } }
        }
        h2 { (t.articulation_objectifs_du_programme()) }
        @if objectifs.is_empty() { p.discret { (t.articulation_aucun_objectif()) } }
        (par_contrat(&visit, objectifs.iter().map(|o| (&o.contrat, format!("/contrats/{}/axes/{}", o.slug, o.noeud), format!("{} {}", o.code, o.titre)))))
        h2 { (t.articulation_fiches_du_programme()) }
        @if fiches.is_empty() { p.discret { (t.articulation_aucune_fiche()) } }
        (par_contrat(&visit, fiches.iter().map(|f| (&f.contrat, format!("/contrats/{}/fiches/{}", f.slug, f.numero), format!("{}. {}", f.numero, f.titre)))))
    };
    Ok(Layout::new(&one.nom)
        .over(t.articulation_programme())
        .trail(t.articulation_programmes(), "/programmes")
        .section("/contrats")
        .render(&visit, body)
        .into_response())
}

/// Links under the title of their contract; they come sorted by contract.
fn par_contrat<'a>(visit: &Visit, all: impl Iterator<Item = (&'a String, String, String)>) -> Markup {
    let mut groups: Vec<(&String, Vec<(String, String)>)> = vec![];
    for (contrat, path, label) in all {
        match groups.last_mut().filter(|(c, _)| *c == contrat) {
            Some((_, links)) => links.push((path, label)),
            None => groups.push((contrat, vec![(path, label)])),
        }
    }
    html! {
        @for (contrat, links) in &groups {
            h3 { (contrat) }
            ul { @for (path, label) in links { li { a href=(visit.url(path)) { (label) } } } }
        }
    }
}
