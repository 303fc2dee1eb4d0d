//! « Lien expiré, révoqué ou hors portée : page claire avec le contact, aucune donnée. »

use super::saisie;
use crate::actes::campagne::{Contact, contact_de_la_coordination};
use crate::m;
use crate::model::{Campagne, Contrat, EtatCampagne};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{Read, Reader, StoreError};
use web::{Form, Layout, PageError, Visit};

/// Why nothing can be written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Forged, cut short, of another collectivité.
    Inconnu,
    Expire,
    Revoque,
    /// The campaign is closed, frozen or cancelled.
    Campagne,
    /// The sheet is not among those of this link.
    HorsPortee,
}

impl Cause {
    /// 410 for what was and is no more, 404 for what never was, 409 when something was being sent.
    fn status(self, sent: bool) -> StatusCode {
        match self {
            Self::Inconnu | Self::HorsPortee => StatusCode::NOT_FOUND,
            _ if sent => StatusCode::CONFLICT,
            _ => StatusCode::GONE,
        }
    }
}

/// The page. `typed` is what was being sent: it is shown back, so that nothing typed is lost.
///
/// # Errors
/// `PageError` when the database cannot be read.
pub async fn page(
    visit: &Visit,
    reader: &mut Reader,
    cause: Cause,
    campagne: Option<&Campagne>,
    typed: Option<&Form>,
) -> Result<Response, PageError> {
    let t = m(visit.lang);
    let contact = contact(reader, campagne).await?;
    let text = match (cause, campagne) {
        (Cause::Inconnu, _) => t.reponse_ferme_inconnu(),
        (Cause::Expire, _) => t.reponse_ferme_expire(),
        (Cause::Revoque, _) => t.reponse_ferme_revoque(),
        (Cause::HorsPortee, _) => t.reponse_ferme_hors_portee(),
        (Cause::Campagne, Some(c)) if c.etat == EtatCampagne::Annulee => t.reponse_ferme_annulee(),
        (Cause::Campagne, c) => match c.and_then(|c| c.close_le) {
            Some(day) => t.reponse_ferme_close_le(date_longue(day, visit.lang)),
            None => t.reponse_ferme_close(),
        },
    };
    let title = match cause {
        Cause::Campagne => t.reponse_ferme_titre_campagne(),
        _ => t.reponse_ferme_titre(),
    };
    let body = html! {
        p.chapeau { (text) }
        (personne(visit, contact.as_ref()))
        @if let Some(form) = typed { (rendu(visit, form)) }
    };
    Ok((cause.status(typed.is_some()), Layout::new(&title).bare().render(visit, body)).into_response())
}

async fn contact(reader: &mut Reader, campagne: Option<&Campagne>) -> Result<Option<Contact>, StoreError> {
    if let Some(campagne) = campagne {
        let contrat: Contrat = reader.load(&campagne.contrat_id).await?;
        return contact_de_la_coordination(reader, &contrat).await;
    }
    for contrat in reader.list::<Contrat>("etat = 'en_vigueur' ;; ORDER BY annee_debut DESC, slug", vec![]).await? {
        if let Some(contact) = contact_de_la_coordination(reader, &contrat).await? {
            return Ok(Some(contact));
        }
    }
    Ok(None)
}

/// Whom to write to.
#[must_use]
pub fn personne(visit: &Visit, contact: Option<&Contact>) -> Markup {
    let t = m(visit.lang);
    html! {
        @if let Some(contact) = contact {
            div.encadre {
                p { strong { (t.reponse_contact()) } br; (contact.nom) br; a href=(format!("mailto:{}", contact.courriel)) { (contact.courriel) } }
            }
        }
    }
}

/// What was typed, to copy.
fn rendu(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    let technical = ["version", "action", saisie::REPRENDRE, "retirer"];
    let kept: Vec<_> = form.fields().iter().filter(|(n, v)| !v.trim().is_empty() && !technical.contains(&n.as_str())).collect();
    html! {
        @if !kept.is_empty() {
            h2 { (t.reponse_ferme_saisie()) }
            p { (t.reponse_ferme_saisie_texte()) }
            ul.texte { @for (_, value) in &kept { li { (value) } } }
        }
    }
}
