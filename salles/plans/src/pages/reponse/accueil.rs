//! The first page of a link: who asks, by when, for which sheets, and where each one stands.

use super::fermee::{self, Cause, personne};
use super::porte::{Porte, vivante};
use crate::actes::campagne::contact_de_la_coordination;
use crate::m;
use crate::model::{Campagne, Contrat, EtatReponse, FicheAction, Reponse};
use crate::regles::campagne::{en_retard, etat_reponse};
use axum::extract::Path;
use axum::response::IntoResponse;
use jiff::civil::Date;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Read, Reader, StoreError, args};
use web::components::{Etat, etat};
use web::{Layout, Page, Visit};

/// `GET /r/{jeton}`
pub async fn get(visit: Visit, Path((_, jeton)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let porte = match Porte::par_lien(&visit, &mut reader, &jeton).await? {
        Ok(porte) => porte,
        Err(page) => return Ok(page),
    };
    let Porte::Lien { lien, repondant, .. } = &porte else { return Err(web::PageError::NotFound) };
    let campagne: Campagne = reader.load(&repondant.campagne_id).await?;
    let sheets = confiees(&mut reader, &campagne, &porte, repondant.delegue_de.unwrap_or(repondant.id)).await?;
    if sheets.is_empty() {
        return fermee::page(&visit, &mut reader, Cause::Campagne, Some(&campagne), None).await;
    }
    let contrat: Contrat = reader.load(&campagne.contrat_id).await?;
    let contact = contact_de_la_coordination(&mut reader, &contrat).await?;
    drop(reader);
    noter(&visit, &porte, lien).await?;
    let left = sheets.iter().filter(|(_, r)| est_due(r.etat)).count();
    let body = html! {
        p.chapeau { (t.reponse_accueil_qui(&contrat.titre, campagne.exercice.to_string())) " " (t.reponse_accueil_quand(date_longue(campagne.echeance, visit.lang))) }
        @if left == 0 {
            div.encadre.bien { p { strong { (t.reponse_accueil_fini()) } } }
        } @else {
            p { (t.reponse_accueil_reste(left)) " " (t.reponse_accueil_trois_minutes()) }
        }
        (liste(&visit, &porte, &campagne, &sheets))
        @if repondant.delegue_de.is_none() && left > 0 {
            p { a href=(visit.url(&format!("/r/{jeton}/deleguer"))) { (t.reponse_deleguer_lien()) } }
        }
        @if !campagne.message.is_empty() {
            h2 { (t.reponse_accueil_message()) }
            p.texte { (campagne.message) }
        }
        (personne(&visit, contact.as_ref()))
        p.discret { (t.reponse_accueil_personnel(&repondant.nom)) }
    };
    Ok(Layout::new(&campagne.titre).bare().over(contrat.titre.clone()).render(&visit, body).into_response())
}

/// The answers behind a door, with their sheets, by number.
///
/// # Errors
/// `StoreError`.
pub async fn confiees(
    reader: &mut Reader,
    campagne: &Campagne,
    porte: &Porte,
    proprietaire: crate::model::RepondantId,
) -> Result<Vec<(FicheAction, Reponse)>, StoreError> {
    let answers = reader.list::<Reponse>("repondant_id = $2", args![proprietaire]).await?;
    let fiches: HashMap<_, _> = reader
        .list::<FicheAction>(
            "id IN (SELECT fiche_id FROM reponse WHERE collectivite_id = $1 AND repondant_id = $2)",
            args![proprietaire],
        )
        .await?
        .into_iter()
        .map(|f| (f.id, f))
        .collect();
    let mut all: Vec<_> = answers
        .into_iter()
        .filter(|r| porte.ouvre(r) && vivante(campagne, r))
        .filter_map(|r| Some((fiches.get(&r.fiche_id)?.clone(), r)))
        .collect();
    all.sort_by_key(|(f, _)| f.numero);
    Ok(all)
}

/// « usages journalisés »: once a day. Two tabs opening at once write it once.
async fn noter(visit: &Visit, porte: &Porte, lien: &acteurs::model::LienSigne) -> Result<(), StoreError> {
    if lien.vu_le == Some(visit.today()) {
        return Ok(());
    }
    let mut w = porte.writer(visit, "lien.ouvrir").await?;
    match acteurs::lien::noter_l_usage(&mut w, lien).await {
        Ok(()) => w.commit().await,
        Err(StoreError::Stale { .. }) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Whether the respondent still has something to do.
#[must_use]
pub fn est_due(etat: EtatReponse) -> bool {
    matches!(etat, EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee)
}

/// The sheets, each with its state and its one button.
#[must_use]
pub fn liste(visit: &Visit, porte: &Porte, campagne: &Campagne, sheets: &[(FicheAction, Reponse)]) -> Markup {
    let t = m(visit.lang);
    html! {
        ul.cartes {
            @for (fiche, reponse) in sheets {
                @let echeance = reponse.echeance.unwrap_or(campagne.echeance);
                li {
                    h2 { (t.reponse_fiche(fiche.numero.to_string())) " " (fiche.titre) }
                    p { (pastille(reponse.etat, echeance, visit.today(), visit.lang)) }
                    @if reponse.etat == EtatReponse::Renvoyee {
                        @if let Some(motif) = &reponse.motif { p { strong { (t.reponse_question_posee()) } " " (motif) } }
                        p.discret { (t.reponse_avant_le(date_longue(echeance, visit.lang))) }
                    }
                    @if est_due(reponse.etat) {
                        p { a.bouton href=(visit.url(&porte.adresse(reponse))) {
                            @if reponse.etat == EtatReponse::AFaire { (t.reponse_renseigner(campagne.exercice.to_string())) }
                            @else { (t.reponse_continuer(campagne.exercice.to_string())) }
                        } }
                    } @else if reponse.etat != EtatReponse::Dispensee {
                        p { a href=(visit.url(&porte.suite(reponse, "recu"))) { (t.reponse_relire()) } }
                    }
                }
            }
        }
    }
}

/// The state of an answer, late when it is.
#[must_use]
pub fn pastille(state: EtatReponse, echeance: Date, today: Date, lang: Lang) -> Markup {
    let tone = match state {
        EtatReponse::Acceptee | EtatReponse::Dispensee => Etat::Bien,
        EtatReponse::Deposee => Etat::Info,
        EtatReponse::Renvoyee | EtatReponse::SansReponse => Etat::Alerte,
        EtatReponse::AFaire | EtatReponse::Commencee => Etat::Attente,
    };
    html! {
        (etat(tone, &etat_reponse(state, lang)))
        @if state != EtatReponse::SansReponse && en_retard(state, echeance, today) { " " (etat(Etat::Alerte, &m(lang).reponse_en_retard())) }
    }
}
