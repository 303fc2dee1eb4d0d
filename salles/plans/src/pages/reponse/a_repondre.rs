//! What someone signed in owes, across the contracts: by their mail or by their organisation.

use super::accueil::liste;
use super::porte::{Porte, concerne, vivante};
use crate::m;
use crate::model::{Campagne, Contrat, FicheAction, Repondant, Reponse};
use acteurs::model::Compte;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::actor::Reach;
use kernel::texte::date_longue;
use maud::html;
use std::collections::HashMap;
use store::{Read, Reader, StoreError, args};
use web::components::{barre, vide};
use web::{Layout, Page, PageError, Visit};

/// `GET /a-repondre`
pub async fn get(visit: Visit) -> Page {
    let t = m(visit.lang);
    let Some(visitor) = visit.visitor.clone() else { return Err(PageError::NotFound) };
    let mut reader = visit.reader().await?;
    let courriel = reader.find::<Compte>("id = $2", args![visitor.compte_id]).await?.map(|c| c.courriel).unwrap_or_default();
    let campagnes = reader.list::<Campagne>("etat IN ('ouverte', 'close') ;; ORDER BY echeance, id", vec![]).await?;
    let mut groups = vec![];
    let porte = Porte::Compte { nom: visitor.nom.clone(), courriel: courriel.clone(), pour: None };
    for campagne in campagnes {
        let contrat = campagne.contrat_id.to_string();
        if visit.reach(Right::Repondre, Some(&contrat)) == Reach::Rien {
            continue;
        }
        let sheets = siennes(&mut reader, &campagne, &courriel, visitor.organisation_id.as_deref()).await?;
        if !sheets.is_empty() {
            let contrat: Contrat = reader.load(&campagne.contrat_id).await?;
            groups.push((contrat, campagne, sheets));
        }
    }
    let count: usize = groups.iter().map(|(_, _, sheets)| sheets.len()).sum();
    let body = html! {
        (barre(&t.reponse_a_repondre_compte(count), &[]))
        @if groups.is_empty() { (vide(&t.reponse_a_repondre_vide(), Some((&t.reponse_a_repondre_contrats(), &visit.url("/contrats"))))) }
        @for (contrat, campagne, sheets) in &groups {
            section {
                h2 { (contrat.titre) " · " (campagne.titre) }
                p { (t.reponse_accueil_quand(date_longue(campagne.echeance, visit.lang))) }
                (liste(&visit, &porte, campagne, sheets))
            }
        }
    };
    Ok(Layout::new(&t.reponse_a_repondre()).section("/a-repondre").render(&visit, body).into_response())
}

async fn siennes(
    reader: &mut Reader,
    campagne: &Campagne,
    courriel: &str,
    organisation: Option<&str>,
) -> Result<Vec<(FicheAction, Reponse)>, StoreError> {
    let repondants = reader.list::<Repondant>("campagne_id = $2 AND delegue_de IS NULL", args![campagne.id]).await?;
    let mine: Vec<_> = repondants.into_iter().filter(|r| concerne(r, courriel, organisation)).map(|r| r.id).collect();
    if mine.is_empty() {
        return Ok(vec![]);
    }
    let answers = reader.list::<Reponse>("campagne_id = $2", args![campagne.id]).await?;
    let fiches: HashMap<_, _> =
        reader.list::<FicheAction>("contrat_id = $2", args![campagne.contrat_id]).await?.into_iter().map(|f| (f.id, f)).collect();
    let mut all: Vec<_> = answers
        .into_iter()
        .filter(|r| mine.contains(&r.repondant_id) && vivante(campagne, r))
        .filter_map(|r| Some((fiches.get(&r.fiche_id)?.clone(), r)))
        .collect();
    all.sort_by_key(|(f, _)| f.numero);
    Ok(all)
}
