//! `/appels/{appel}/lettre/validation`: who of the committee approved the letter, and the button of who may.

use super::cadrage;
use super::gestes::statut;
use crate::actes::appel::vote::{approuver, empreinte_de};
use crate::droits::siege_au_copil;
use crate::model::{Appel, EtatLettre, LettreCadrage, ValidationLettre};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::ActeError;
use web::{Form, Page, PageError, Visit};

/// `POST /appels/{appel}/lettre/validation`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let appel = cadrage::ouvrir(&visit, &mut r, &slug).await?;
    drop(r);
    match approuver(&visit, appel.id, form.text("empreinte")).await {
        Ok(_) => Ok(visit.go(&format!("/appels/{slug}?fait=enregistre"))),
        Err(ActeError::Interdit) => Err(PageError::NotFound),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, cadrage::refuser(&visit, &slug, &form).await?).into_response())
        }
    }
}

/// The approvals of the last letter of a call, once it was submitted.
pub fn bloc(visit: &Visit, appel: &Appel, lettre: &LettreCadrage, validations: &[ValidationLettre]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let membre = siege_au_copil(visit, appel);
    if lettre.etat == EtatLettre::Projet && validations.is_empty() {
        return html! {};
    }
    let texte = empreinte_de(lettre);
    let moi = visit.visitor.as_ref().map(|v| v.compte_id.as_str());
    let deja = validations.iter().any(|v| Some(v.compte_id.as_str()) == moi && v.empreinte == texte);
    html! {
        h2 id="comite" { (t.vote_lettre_titre()) }
        @if validations.is_empty() { p { (t.vote_lettre_aucune()) } }
        ul.lignes {
            @for v in validations {
                li {
                    (t.validation_par(&v.nom, mots::instant(v.validee_a, lang)))
                    @if v.empreinte != texte { " ! " (t.vote_lettre_changee()) }
                }
            }
        }
        @if membre && !deja && lettre.etat != EtatLettre::Projet {
            form method="post" action=(visit.url(&format!("/appels/{}/lettre/validation", appel.slug))) {
                input type="hidden" name="empreinte" value=(texte);
                p { (t.vote_lettre_aide()) }
                div.boutons { button.bouton type="submit" { (t.vote_lettre_bouton()) } }
            }
        }
    }
}
