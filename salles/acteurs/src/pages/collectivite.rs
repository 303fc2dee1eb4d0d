//! `/collectivite`: its name, and what identifies it in what it publishes.

use crate::actes::collectivite::{Saisie, decrire};
use crate::m;
use crate::pages::annonce::{annonce, perime};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::actor::Reach;
use maud::html;
use store::global::Collectivite;
use store::{ActeError, StoreError};
use web::components::{Champ, bouton, champ, erreurs};
use web::{Form, Layout, Page, PageError, Visit};

/// `GET /collectivite`
pub async fn get(visit: Visit, Query(fait): Query<super::compte::Fait>) -> Page {
    page(&visit, StatusCode::OK, None, false, &fait.fait).await
}

/// `POST /collectivite`
pub async fn post(visit: Visit, mut form: Form) -> Page {
    let vue = Collectivite {
        nom: form.text("vu.nom").to_owned(),
        siren: Some(form.text("vu.siren").to_owned()).filter(|s| !s.is_empty()),
        prefixe_360: form.text("vu.prefixe").to_owned(),
        ..(*visit.collectivite).clone()
    };
    let texte = |nom: &str| form.text(nom).to_owned();
    let saisie = Saisie { nom: texte("nom"), siren: texte("siren"), prefixe: texte("prefixe") };
    match decrire(&visit, &vue, &saisie).await {
        Ok(()) => Ok(visit.go("/collectivite?fait=oui")),
        Err(ActeError::Store(StoreError::Stale { .. })) => page(&visit, StatusCode::CONFLICT, Some(form), true, "").await,
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Some(form), false, "").await
        }
    }
}

async fn page(visit: &Visit, status: StatusCode, form: Option<Form>, stale: bool, fait: &str) -> Page {
    if visit.reach(Right::GererComptes, None) != Reach::Tout {
        return Err(PageError::NotFound);
    }
    let t = m(visit.lang);
    visit.house.db.forget(&visit.collectivite.slug);
    let ici = visit.house.db.collectivite(&visit.collectivite.slug).await?.ok_or(PageError::NotFound)?;
    let siren = ici.siren.clone().unwrap_or_default();
    let stored = [("nom", &ici.nom), ("siren", &siren), ("prefixe", &ici.prefixe_360)];
    let mut form = form.unwrap_or_else(|| Form::filled(stored.map(|(nom, v)| (nom.to_owned(), v.clone())).to_vec()));
    // After a refusal the form still answers to what was first seen; after a stale write, to what stands now.
    for (nom, value) in stored {
        let vu = ["vu.", nom].concat();
        if stale || !form.has(&vu) {
            form.set(&vu, value.clone());
        }
    }
    let labels = [t.collectivite_nom(), t.collectivite_siren(), t.collectivite_prefixe()];
    let compare: Vec<(String, String)> = labels.iter().cloned().zip(stored.map(|(_, v)| v.clone())).collect();
    let champs = [
        Champ { name: "nom", label: &labels[0], required: true, autocomplete: "organization", ..Champ::default() },
        Champ { name: "siren", label: &labels[1], hint: &t.collectivite_siren_aide(), ..Champ::default() },
        Champ { name: "prefixe", label: &labels[2], hint: &t.collectivite_prefixe_aide(), ..Champ::default() },
    ];
    let body = html! {
        (annonce((!fait.is_empty()).then(|| t.collectivite_fait()).as_deref()))
        p.chapeau { (t.collectivite_chapeau()) }
        @if stale { (perime(visit, &compare)) }
        (erreurs(&form, visit.lang))
        form method="post" action=(visit.url("/collectivite")) {
            @for nom in ["vu.nom", "vu.siren", "vu.prefixe"] { input type="hidden" name=(nom) value=(form.text(nom)); }
            @for c in &champs { (champ(&form, c, visit.lang)) }
            div.boutons { (bouton(&t.compte_enregistrer())) }
        }
    };
    let titre = t.collectivite_titre();
    let layout = Layout::new(&titre).trail(t.comptes_titre(), "/comptes").section("/comptes");
    Ok((status, layout.render(visit, body)).into_response())
}
