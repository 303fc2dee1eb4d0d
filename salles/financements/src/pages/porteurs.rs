//! `/appels/porteurs`: who may ask, who registered by themselves, and inviting an association.

use super::gestes::statut;
use crate::m;
use crate::model::Porteur;
use crate::store::inscriptions;
use acteurs::actes::invitation::{Invite, inviter};
use acteurs::model::{Famille, Organisation};
use axum::response::IntoResponse;
use kernel::{Right, Role};
use maud::html;
use store::{Read, args};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante, vide};
use web::{Form, Page, PageError, Visit};

/// `GET /appels/porteurs`
pub async fn get(visit: Visit) -> Page {
    montrer(&visit, &Form::default()).await
}

/// `POST /appels/porteurs`: an account, the role of holder, a link that serves once.
pub async fn post(visit: Visit, mut form: Form) -> Page {
    if !visit.may(Right::ConduireAppel, None) {
        return Err(PageError::NotFound);
    }
    let organisation = form.text("organisation").parse().map_err(|_| PageError::NotFound)?;
    let invite = Invite {
        courriel: form.text("courriel").to_owned(),
        nom: form.text("nom").to_owned(),
        organisation: Some(organisation),
        role: Role::Porteur,
        contrat: None,
        langue: visit.lang,
    };
    match inviter(&visit, &invite).await {
        Ok(_) => Ok(visit.go("/appels/porteurs?fait=invite")),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &form).await?).into_response())
        }
    }
}

async fn montrer(visit: &Visit, form: &Form) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    if !visit.may(Right::ConduireAppel, None) {
        return Err(PageError::NotFound);
    }
    let mut r = visit.reader().await?;
    let porteurs: Vec<Porteur> = r.list(";; ORDER BY cle COLLATE \"C\", id LIMIT 500", args![]).await?;
    let organisations: Vec<Organisation> =
        r.list("remplacee_par IS NULL AND generique = 0 ;; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    let (a_voir, vues) = inscriptions::liste(&mut r).await?;
    // Associations first: they are those who ask.
    let (associations, autres): (Vec<_>, Vec<_>) = organisations.iter().partition(|o| o.famille == Famille::Association);
    let choix: Vec<Choix> = associations.into_iter().chain(autres).map(|o| Choix::new(o.id.to_string(), &o.nom)).collect();
    let fait = match super::query(visit).text("fait") {
        "invite" => Some(t.structure_invite()),
        "verifiee" => Some(t.inscription_fait_verifiee()),
        "rattachee" => Some(t.inscription_fait_rattachee()),
        "refusee" => Some(t.inscription_fait_refusee()),
        _ => None,
    };
    let body = html! {
        (erreurs(form, lang))
        @if let Some(fait) = fait { div.encadre { p role="status" { "✓ " (fait) } } }
        (super::inscriptions::liste(visit, &a_voir, &vues))
        h2 { (t.accueil_porteurs()) }
        @if porteurs.is_empty() { (vide(&t.structure_liste_vide(), None)) } @else {
            p { a href=(visit.url("/api/v1/porteurs?format=csv")) { (t.liste_csv()) } }
            ul.colonnes { @for p in &porteurs { li { a href=(visit.url(&format!("/porteurs/{}", p.organisation_id))) { (p.nom) } (super::inscriptions::mention(visit, &a_voir, p.organisation_id)) } } }
        }
        h2 { (t.structure_inviter()) }
        p.aide { (t.structure_inviter_aide()) }
        form method="post" action=(visit.url("/appels/porteurs")) {
            (liste_deroulante(form, &Champ { name: "organisation", label: &t.structure_organisation(), required: true, ..Champ::default() }, &choix, lang))
            (champ(form, &Champ { name: "courriel", label: &t.structure_courriel(), kind: "email", required: true, autocomplete: "off", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "nom", label: &t.structure_fonction(), required: true, ..Champ::default() }, lang))
            (bouton(&t.structure_inviter_bouton()))
        }
    };
    let titre = t.structure_liste();
    Ok(web::Layout::new(&titre).trail(t.accueil_titre(), "/appels").section("/appels").render(visit, body).into_response())
}
