//! Inviting someone.

use super::{choix_de_roles, donnables, lire_le_role, organisations};
use crate::actes::invitation::{Invite, inviter};
use crate::actes::siens;
use crate::regles::comptes::Refus;
use crate::{m, store as lectures};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::html;
use store::ActeError;
use web::components::{Champ, Choix, bouton, champ, choix, erreurs, liste_deroulante};
use web::{Form, Layout, Page, Visit};

pub async fn inviter_get(visit: Visit) -> Page {
    let mut form = Form::default();
    form.set("langue", Lang::Fr.code());
    page(&visit, &form, StatusCode::OK).await
}

pub async fn inviter_post(visit: Visit, mut form: Form) -> Page {
    let (role, contrat) = lire_le_role(form.text("role"));
    let contrat = contrat.map(str::to_owned);
    let organisation = match form.some("organisation").map(str::parse) {
        None => Ok(None),
        Some(Ok(id)) => Ok(Some(id)),
        Some(Err(_)) => Err(ActeError::from(Refus::OrganisationInconnue)),
    };
    let done = match (role, organisation) {
        (Some(role), Ok(organisation)) => {
            let invite = Invite {
                courriel: form.text("courriel").to_owned(),
                nom: form.text("nom").to_owned(),
                organisation,
                role,
                contrat,
                langue: Lang::from_code(form.text("langue")).unwrap_or_default(),
            };
            inviter(&visit, &invite).await
        }
        (None, _) => Err(Refus::RoleInconnu.into()),
        (_, Err(refus)) => Err(refus),
    };
    match done {
        Ok(id) => Ok(visit.go(&format!("/comptes/{id}?fait=invite"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn page(visit: &Visit, form: &Form, status: StatusCode) -> Page {
    let mut reader = visit.reader().await?;
    let choices = organisations(&mut reader, visit).await?;
    let taken = match form.error("courriel") {
        Some(_) => lectures::compte_par_courriel(&mut reader, &form.text("courriel").to_lowercase()).await?,
        None => None,
    };
    let t = m(visit.lang);
    let roles = choix_de_roles(&donnables(siens(visit)), visit.lang);
    let languages = [Choix::new("fr", t.compte_langue_fr()), Choix::new("en", t.compte_langue_en())];
    let body = html! {
        p.chapeau { (t.comptes_inviter_chapeau()) }
        (erreurs(form, visit.lang))
        @if let Some(taken) = &taken {
            p { a href=(visit.url(&format!("/comptes/{}", taken.id))) { (t.comptes_ouvrir_existant(&taken.nom)) } }
        }
        form method="post" action=(visit.url("/comptes/inviter")) {
            (champ(form, &Champ { name: "courriel", label: &t.comptes_courriel(), kind: "email", autocomplete: "off", required: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "nom", label: &t.compte_nom(), hint: &t.comptes_nom_aide(), autocomplete: "off", required: true, ..Champ::default() }, visit.lang))
            (liste_deroulante(form, &Champ { name: "organisation", label: &t.comptes_organisation(), ..Champ::default() }, &choices, visit.lang))
            (choix(form, &Champ { name: "role", label: &t.comptes_role(), required: true, ..Champ::default() }, &roles, visit.lang))
            (choix(form, &Champ { name: "langue", label: &t.comptes_langue(), required: true, ..Champ::default() }, &languages, visit.lang))
            div.boutons { (bouton(&t.comptes_inviter_bouton())) a href=(visit.url("/comptes")) { (t.comptes_annuler()) } }
        }
    };
    let title = t.comptes_inviter();
    let layout = Layout::new(&title).trail(t.comptes_titre(), "/comptes").section("/comptes");
    Ok((status, layout.render(visit, body)).into_response())
}
