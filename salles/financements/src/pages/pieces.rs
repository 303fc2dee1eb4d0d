//! Papers of one file, beside those of the safe: what proves this action and no other.

use super::fiche::{self, Fiche};
use super::gestes::statut;
use crate::actes::pieces::{self, Depot};
use crate::m;
use crate::regles::saisie;
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, bouton, champ};
use web::{Form, Page, PageError, Visit};

/// `POST /dossiers/{dossier}/pieces`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let f = fiche::charger(&visit, &id).await?;
    if !fiche::modifiable_par(&visit, &f) {
        return Err(PageError::NotFound);
    }
    match pieces::joindre(&visit, &f.lu.porteur, Some(f.lu.dossier.id), depot(&form)).await {
        Ok(_) => Ok(visit.go(&format!("/dossiers/{}?fait=enregistre#pieces", f.lu.dossier.id))),
        Err(ActeError::Interdit) => Err(PageError::NotFound),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, fiche::montrer(&visit, &f, &form)).into_response())
        }
    }
}

fn depot(form: &Form) -> Depot {
    let fichier = form.files.iter().find(|f| f.field == "fichier");
    Depot {
        genre: form.text("genre").to_owned(),
        nom: fichier.map(|f| f.name.clone()).unwrap_or_default(),
        octets: fichier.map(|f| f.bytes.clone()).unwrap_or_default(),
        datee_le: saisie::jour(form.text("datee_le")).ok(),
        valable_jusqu_au: None,
    }
}

/// The form, under the papers of the file.
pub fn formulaire(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        details open[form.error("genre").is_some() || form.error("fichier").is_some()] {
            summary { (t.piece_joindre()) }
            form method="post" action=(visit.url(&format!("/dossiers/{}/pieces", f.lu.dossier.id))) enctype="multipart/form-data" {
                (champ(form, &Champ { name: "genre", label: &t.structure_genre(), hint: &t.piece_genre_aide(), required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "fichier", label: &t.structure_fichier(), kind: "file", required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "datee_le", label: &t.structure_datee(), kind: "date", short: true, ..Champ::default() }, lang))
                (bouton(&t.structure_deposer()))
            }
        }
    }
}
