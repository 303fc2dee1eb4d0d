//! What an organisation pilots and owes; what happens in a place.

use super::tapis::etat_reponse;
use crate::argent::{AppelFinance, Argent};
use crate::m;
use crate::model::{EtatReponse, FicheActionId, RoleParticipation};
use acteurs::model::Organisation;
use axum::Extension;
use axum::extract::Path;
use axum::response::IntoResponse;
use jiff::civil::Date;
use kernel::texte;
use maud::{Markup, html};
use std::sync::Arc;
use store::{Read, StoreError, args};
use territoire::model::{GenreTerritoire, Territoire};
use web::components::{etat, vide};
use web::{Layout, Page, Visit};

struct Ligne {
    contrat: String,
    contrat_titre: String,
    numero: i64,
    titre: String,
    role: RoleParticipation,
}

/// `GET /organisations/{organisation}`
pub async fn organisation(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let one: Organisation = reader.load(&id).await?;
    let rows = reader
        .rows(
            "SELECT c.slug, c.titre, f.numero, f.titre, p.role FROM participation p
             JOIN fiche_action f ON f.id = p.fiche_id JOIN contrat c ON c.id = f.contrat_id
             WHERE p.collectivite_id = $1 AND p.organisation_id = $2 AND f.retiree_le IS NULL ORDER BY p.role DESC, c.slug, f.numero",
            args![one.id],
        )
        .await?;
    let lines: Vec<Ligne> = rows
        .into_iter()
        .map(|mut row| {
            Ok(Ligne {
                contrat: row.take()?,
                contrat_titre: row.take()?,
                numero: row.take()?,
                titre: row.take()?,
                role: row.take()?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    let owed = reader
        .rows(
            "SELECT k.slug, f.numero, f.titre, r.etat, COALESCE(r.echeance, c.echeance), c.exercice FROM reponse r
             JOIN repondant q ON q.id = r.repondant_id JOIN campagne c ON c.id = r.campagne_id
             JOIN fiche_action f ON f.id = r.fiche_id JOIN contrat k ON k.id = r.contrat_id
             WHERE r.collectivite_id = $1 AND q.organisation_id = $2 AND c.etat = 'ouverte' ORDER BY k.slug, f.numero",
            args![one.id],
        )
        .await?;
    let mut owes = vec![];
    for mut row in owed {
        owes.push((
            row.take::<String>()?,
            row.take::<i64>()?,
            row.take::<String>()?,
            row.take::<EtatReponse>()?,
            row.take::<Date>()?,
            row.take::<i64>()?,
        ));
    }
    let today = visit.today();
    let body = html! {
        @if one.sigle.is_some() { p.chapeau { (one.nom) } }
        @if one.generique { p.encadre { (t.organisation_generique()) } }
        @if !owes.is_empty() {
            h2 { (t.organisation_doit()) }
            table.empile {
                thead { tr { th scope="col" { (t.tapis_fiche()) } th scope="col" { (t.organisation_echeance()) } th scope="col" { (t.tapis_etat()) } } }
                tbody { @for (slug, numero, titre, state, due, exercice) in &owes {
                    @let late = *due < today && matches!(state, EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee);
                    @let (tone, label) = etat_reponse(*state, late, visit.lang);
                    tr {
                        th scope="row" { a href=(visit.url(&format!("/contrats/{slug}/fiches/{numero}"))) { (numero) ". " (titre) } }
                        td { (t.lecture_annee_n(*exercice)) ", " (texte::date_courte(*due)) }
                        td { (etat(tone, &label)) }
                    }
                } }
            }
        }
        (liste(&visit, &t.organisation_pilote(), &lines, RoleParticipation::Pilote))
        (liste(&visit, &t.organisation_partenaire(), &lines, RoleParticipation::Partenaire))
        @if lines.is_empty() { (vide(&t.organisation_rien(), None)) }
        @if one.graphies.len() > 1 { h2 { (t.organisation_graphies()) } p { (one.graphies.join("\u{202f}; ")) } }
    };
    Ok(Layout::new(one.court())
        .trail(t.organisations_titre(), "/organisations")
        .section("/organisations")
        .render(&visit, body)
        .into_response())
}

fn liste(visit: &Visit, title: &str, lines: &[Ligne], role: RoleParticipation) -> Markup {
    let some: Vec<&Ligne> = lines.iter().filter(|l| l.role == role).collect();
    html! {
        @if !some.is_empty() {
            h2 { (title) " (" (some.len()) ")" }
            ul { @for l in some {
                li { a href=(visit.url(&format!("/contrats/{}/fiches/{}", l.contrat, l.numero))) { (l.numero) ". " (l.titre) } " " small { (l.contrat_titre) } }
            } }
        }
    }
}

/// `GET /territoires/{territoire}` : the place itself is told by its own room; the actions are ours.
pub async fn territoire(
    visit: Visit,
    Extension(argent): Extension<Arc<dyn Argent>>,
    Path((_, id)): Path<(String, String)>,
) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let one: Territoire = reader.load(&id).await?;
    let rows = reader
        .rows(
            "SELECT c.slug, f.numero, f.titre, f.id FROM fiche_territoire x JOIN fiche_action f ON f.id = x.fiche_id
             JOIN contrat c ON c.id = f.contrat_id
             WHERE x.collectivite_id = $1 AND x.territoire_id = $2 AND f.retiree_le IS NULL ORDER BY c.slug, f.numero",
            args![one.id],
        )
        .await?;
    let mut here = vec![];
    for mut row in rows {
        here.push((row.take::<String>()?, row.take::<i64>()?, row.take::<String>()?, row.take::<FicheActionId>()?));
    }
    let everywhere = reader
        .rows(
            "SELECT c.slug, c.titre, COUNT(*) FROM fiche_action f JOIN contrat c ON c.id = f.contrat_id
             WHERE f.collectivite_id = $1 AND f.retiree_le IS NULL
               AND NOT EXISTS (SELECT 1 FROM fiche_territoire x WHERE x.collectivite_id = f.collectivite_id AND x.fiche_id = f.id) GROUP BY c.slug, c.titre ORDER BY c.slug",
            args![],
        )
        .await?;
    let mut whole = vec![];
    for mut row in everywhere {
        whole.push((row.take::<String>()?, row.take::<String>()?, row.take::<i64>()?));
    }
    let finances = if one.genre == GenreTerritoire::Qpv { argent.du_quartier(&mut reader, &one.nom).await? } else { vec![] };
    let own = territoire::pages::territoire::corps(&visit, &mut reader, &one).await?;
    let body = html! {
        (own)
        h2 { (t.territoire_actions()) }
        @if here.is_empty() { p { (t.territoire_actions_aucune()) } }
        @else { ul { @for (slug, numero, titre, _) in &here { li { a href=(visit.url(&format!("/contrats/{slug}/fiches/{numero}"))) { (numero) ". " (titre) } } } } }
        @for (slug, titre, n) in &whole {
            p { (t.territoire_actions_partout(*n)) " " a href=(visit.url(&format!("/contrats/{slug}"))) { (titre) } }
        }
        @if one.genre == GenreTerritoire::Qpv { (argent_ici(&visit, &finances)) }
    };
    Ok(Layout::new(&one.nom)
        .trail(t.territoire_titre(), "/territoire")
        .section("/territoire")
        .render(&visit, body)
        .into_response())
}

/// Actions of a call that are named on the page; the others are on its public page.
const NOMMEES: usize = 20;

/// What published calls give the place: a sum by year, its actions, where everyone reads them.
fn argent_ici(visit: &Visit, finances: &[AppelFinance]) -> Markup {
    let t = m(visit.lang);
    let euros = |centimes: i64| format!("{}\u{202f}€", kernel::texte::entier(centimes / 100, visit.lang));
    html! {
        h2 { (t.territoire_argent()) }
        @if finances.is_empty() { p { (t.territoire_argent_aucun()) } }
        @for a in finances {
            p { strong { (euros(a.total)) } " " (t.territoire_argent_actions(a.actions.len())) " " a href=(visit.url(&a.chemin)) { (a.intitule) } }
            details {
                summary { (t.territoire_argent_detail(a.exercice.to_string())) }
                ul { @for action in a.actions.iter().take(NOMMEES) { li { (action.numero) " · " (action.intitule) " " small { (euros(action.part)) } } } }
                @if a.actions.len() > NOMMEES { p { a href=(visit.url(&a.chemin)) { (t.territoire_argent_autres(a.actions.len() - NOMMEES)) } } }
            }
        }
        @if !finances.is_empty() { p.discret { (t.territoire_argent_source()) } }
    }
}
