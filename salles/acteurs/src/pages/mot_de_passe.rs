//! `/mot-de-passe-oublie`, `/mot-de-passe/{jeton}` and `/invitation/{jeton}`: whoever holds a link
//! received by mail chooses a password.

use crate::actes::mot_de_passe::{Choix, choisir, demander, ouvrir_le_lien};
use crate::model::{Compte, GenreLien};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, bouton, champ, erreurs};
use web::{Form, Layout, Page, PageError, Visit};

pub async fn oubli(visit: Visit) -> Page {
    Ok(demande(&visit, &Form::default()).into_response())
}

pub async fn oubli_post(visit: Visit, mut form: Form) -> Page {
    if let Err(error) = demander(&visit, form.text("courriel")).await {
        form.refused(error, visit.lang)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, demande(&visit, &form)).into_response());
    }
    let t = m(visit.lang);
    let body = html! {
        p.chapeau { (t.motdepasse_oubli_parti(form.text("courriel"))) }
        p { (t.motdepasse_oubli_rien()) }
        p { a.bouton.second href=(visit.url("/connexion")) { (t.connexion_titre()) } }
    };
    Ok(Layout::new(&t.motdepasse_oubli_parti_titre()).bare().render(&visit, body).into_response())
}

fn demande(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    let body = html! {
        p.chapeau { (t.motdepasse_oubli_chapeau()) }
        (erreurs(form, visit.lang))
        form method="post" action=(visit.url("/mot-de-passe-oublie")) {
            (champ(form, &Champ { name: "courriel", label: &t.connexion_courriel(), kind: "email", autocomplete: "username", required: true, ..Champ::default() }, visit.lang))
            div.boutons { (bouton(&t.motdepasse_oubli_bouton())) a href=(visit.url("/connexion")) { (t.connexion_titre()) } }
        }
    };
    Layout::new(&t.motdepasse_oubli_titre()).bare().render(visit, body)
}

pub async fn choisir_get(visit: Visit, Path((_, jeton)): Path<(String, String)>) -> Page {
    page(&visit, &jeton, GenreLien::MotDePasse, None).await
}

pub async fn choisir_post(visit: Visit, Path((_, jeton)): Path<(String, String)>, form: Form) -> Page {
    envoi(&visit, &jeton, GenreLien::MotDePasse, form).await
}

pub async fn invitation_get(visit: Visit, Path((_, jeton)): Path<(String, String)>) -> Page {
    page(&visit, &jeton, GenreLien::Invitation, None).await
}

pub async fn invitation_post(visit: Visit, Path((_, jeton)): Path<(String, String)>, form: Form) -> Page {
    envoi(&visit, &jeton, GenreLien::Invitation, form).await
}

async fn page(visit: &Visit, jeton: &str, genre: GenreLien, typed: Option<Form>) -> Page {
    let mut reader = visit.reader().await?;
    let compte = match ouvrir_le_lien(&mut reader, visit, jeton, genre).await {
        Ok((_, compte)) => compte,
        Err(ActeError::Refus(why)) => return Ok(ferme(visit, genre, &why)),
        Err(other) => return Err(other.into()),
    };
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let form = typed.unwrap_or_else(|| Form::filled(vec![("nom".to_owned(), compte.nom.clone())]));
    let roles = lectures::roles(&mut reader, compte.id).await?;
    let words: Vec<String> = roles.iter().map(|r| mots::role(r.role, visit.lang)).collect();
    Ok((status, view(visit, &form, jeton, genre, &compte, &words)).into_response())
}

async fn envoi(visit: &Visit, jeton: &str, genre: GenreLien, mut form: Form) -> Page {
    let nom = (genre == GenreLien::Invitation).then(|| form.text("nom").to_owned());
    let choix = Choix { nouveau: form.typed("nouveau"), confirmation: form.typed("confirmation"), nom: nom.as_deref() };
    match choisir(visit, jeton, genre, &choix).await {
        Ok(()) => Ok(visit.go("/")),
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(visit, jeton, genre, Some(form)).await
        }
    }
}

/// The page of a link that no longer opens: why, and what to do.
#[must_use]
pub fn ferme(visit: &Visit, genre: GenreLien, why: &[Box<dyn Refusal>]) -> Response {
    let t = m(visit.lang);
    let unknown = why.iter().any(|r| r.code() == "lien.inconnu");
    let body = html! {
        @for refusal in why { p.chapeau { (refusal.message(visit.lang)) } }
        @if genre == GenreLien::MotDePasse {
            p { a.bouton href=(visit.url("/mot-de-passe-oublie")) { (t.lien_remede_mot_de_passe()) } }
        } @else if genre == GenreLien::Inscription {
            p { (t.lien_remede_inscription()) }
            div.boutons {
                a.bouton href=(visit.url("/inscription")) { (t.connexion_inscription()) }
                a.bouton.second href=(visit.url("/connexion")) { (t.connexion_titre()) }
            }
        } @else {
            p { (t.lien_remede_invitation()) }
            p { a.bouton.second href=(visit.url("/connexion")) { (t.connexion_titre()) } }
        }
    };
    let status = if unknown { StatusCode::NOT_FOUND } else { StatusCode::GONE };
    (status, Layout::new(&t.lien_ferme_titre()).bare().render(visit, body)).into_response()
}

fn view(visit: &Visit, form: &Form, jeton: &str, genre: GenreLien, compte: &Compte, roles: &[String]) -> Markup {
    let t = m(visit.lang);
    let invited = genre == GenreLien::Invitation;
    let (title, door) =
        if invited { (t.invitation_titre(), "invitation") } else { (t.motdepasse_choisir_titre(), "mot-de-passe") };
    let body = html! {
        @if invited {
            p.chapeau { (t.invitation_chapeau(&visit.collectivite.nom, &compte.courriel)) }
            @if !roles.is_empty() { p { (t.invitation_roles(roles.join(", "))) } }
            @if let Some(sso) = &visit.house.sso {
                p { a.bouton.second href=(visit.url("/connexion/oidc")) { (t.connexion_sso(sso.name())) } }
                h2 { (t.connexion_sso_ou()) }
            }
        } @else {
            p.chapeau { (t.motdepasse_choisir_pour(&compte.courriel)) }
        }
        (erreurs(form, visit.lang))
        form method="post" action=(visit.url(&format!("/{door}/{jeton}"))) {
            input type="hidden" name="courriel" value=(compte.courriel) autocomplete="username";
            @if invited {
                (champ(form, &Champ { name: "nom", label: &t.compte_nom(), hint: &t.compte_nom_aide(), required: true, ..Champ::default() }, visit.lang))
            }
            (nouveaux(visit, form))
            div.boutons { (bouton(&t.motdepasse_enregistrer())) }
        }
    };
    Layout::new(&title).bare().render(visit, body)
}

/// The two fields of a new password.
#[must_use]
pub fn nouveaux(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    html! {
        (champ(form, &Champ { name: "nouveau", label: &t.motdepasse_nouveau(), hint: &t.motdepasse_aide(), kind: "password", autocomplete: "new-password", required: true, ..Champ::default() }, visit.lang))
        (champ(form, &Champ { name: "confirmation", label: &t.motdepasse_confirmation(), kind: "password", autocomplete: "new-password", required: true, ..Champ::default() }, visit.lang))
    }
}

/// Sends the signed-in visitor a link to choose a first password.
pub async fn premier(visit: Visit) -> Page {
    let visitor = visit.visitor.clone().ok_or(PageError::NotFound)?;
    let compte: Compte = store::Read::load(&mut visit.reader().await?, &visitor.compte_id).await?;
    demander(&visit, &compte.courriel).await?;
    Ok(visit.go("/compte?fait=lien"))
}
