//! `/compte`: what someone keeps of themselves here, and where they are signed in.

use crate::actes::mot_de_passe::{Choix, changer};
use crate::actes::{compte as actes, connexion};
use crate::model::{Compte, Connexion};
use crate::pages::annonce::{annonce, perime};
use crate::pages::mot_de_passe::nouveaux;
use crate::pages::temps::instant;
use crate::{m, mots, store as lectures};
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use serde::Deserialize;
use store::{ActeError, Read, StoreError, args};
use web::components::{self, Champ, Etat, bouton, champ, choix, erreurs, etat};
use web::{Form, Layout, Page, PageError, Visit};

#[derive(Debug, Default, Deserialize)]
pub struct Fait {
    #[serde(default)]
    pub fait: String,
}

/// What is being typed in the two forms of the page.
#[derive(Default)]
struct Saisie {
    profil: Option<Form>,
    perime: bool,
    mot: Form,
    fait: String,
}

pub async fn get(visit: Visit, Query(fait): Query<Fait>) -> Page {
    page(&visit, StatusCode::OK, Saisie { fait: fait.fait, ..Saisie::default() }).await
}

pub async fn post(visit: Visit, mut form: Form) -> Page {
    let version = form.text("version").parse().unwrap_or_default();
    let langue = Lang::from_code(form.text("langue")).unwrap_or(visit.lang);
    match actes::modifier(&visit, version, form.text("nom"), langue).await {
        Ok(()) => {
            let mut response = visit.go("/compte?fait=profil");
            // The choice holds here at once, over the language this browser had asked for.
            let cookie = format!("langue={}; Path=/; Max-Age=31536000; SameSite=Lax", langue.code());
            if let Ok(value) = HeaderValue::from_str(&cookie) {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
            Ok(response)
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            page(&visit, StatusCode::CONFLICT, Saisie { profil: Some(form), perime: true, ..Saisie::default() }).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Saisie { profil: Some(form), ..Saisie::default() }).await
        }
    }
}

pub async fn mot_de_passe(visit: Visit, mut form: Form) -> Page {
    let choix = Choix { nouveau: form.typed("nouveau"), confirmation: form.typed("confirmation"), nom: None };
    match changer(&visit, form.typed("ancien"), &choix).await {
        Ok(()) => Ok(visit.go("/compte?fait=mot-de-passe")),
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Saisie { mot: form, ..Saisie::default() }).await
        }
    }
}

pub async fn fermer_une(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    let here = visit.visitor.as_ref().is_some_and(|v| v.connexion_id == id);
    actes::fermer_une_session(&visit, &id).await?;
    Ok(visit.go(if here { "/connexion" } else { "/compte?fait=session" }))
}

pub async fn fermer_autres(visit: Visit) -> Page {
    actes::fermer_les_autres(&visit).await?;
    Ok(visit.go("/compte?fait=sessions"))
}

async fn page(visit: &Visit, status: StatusCode, mut saisie: Saisie) -> Page {
    let visitor = visit.visitor.as_ref().ok_or(PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let compte: Compte = reader.load(&visitor.compte_id).await?;
    let has_password = lectures::empreinte(&mut reader, compte.id).await?.is_some();
    let since = visit.house.db.clock().now() - connexion::DUREE;
    let sessions: Vec<Connexion> = reader
        .list(
            "compte_id = $2 AND revoquee_a IS NULL AND ouverte_a > $3 ;; ORDER BY ouverte_a DESC, id DESC",
            args![compte.id, since],
        )
        .await?;
    let t = m(visit.lang);
    let done = match saisie.fait.as_str() {
        "profil" => Some(t.compte_fait_profil()),
        "mot-de-passe" => Some(t.compte_fait_mot_de_passe()),
        "lien" => Some(t.compte_fait_lien(&compte.courriel)),
        "session" => Some(t.compte_fait_session()),
        "sessions" => Some(t.compte_fait_sessions()),
        _ => None,
    };
    let stored = vec![(t.compte_nom(), compte.nom.clone()), (t.compte_langue(), langue(visit, compte.langue))];
    let mut form = saisie.profil.take().unwrap_or_else(|| {
        Form::filled(vec![("nom".to_owned(), compte.nom.clone()), ("langue".to_owned(), compte.langue.code().to_owned())])
    });
    form.set("version", compte.version.to_string());
    let body = html! {
        (annonce(done.as_deref()))
        p.chapeau { (compte.courriel) }
        (roles(visit))
        section {
            h2 { (t.compte_profil()) }
            @if saisie.perime { (perime(visit, &stored)) }
            (erreurs(&form, visit.lang))
            (profil(visit, &form))
        }
        section {
            h2 { (t.compte_mot_de_passe()) }
            (erreurs(&saisie.mot, visit.lang))
            @if has_password { (changement(visit, &saisie.mot)) } @else {
                p { (t.compte_sans_mot_de_passe()) }
                form method="post" action=(visit.url("/compte/mot-de-passe/lien")) { button.bouton.second type="submit" { (t.motdepasse_oubli_bouton()) } }
            }
        }
        section { h2 { (t.compte_sessions()) } (liste(visit, &sessions)) }
        section {
            h2 { (t.jeton_titre()) }
            p { (t.jeton_renvoi()) }
            div.boutons { a.bouton.second href=(visit.url("/compte/jetons")) { (t.jeton_ouvrir()) } }
        }
    };
    Ok((status, Layout::new(&t.compte_titre()).render(visit, body)).into_response())
}

fn langue(visit: &Visit, lang: Lang) -> String {
    let t = m(visit.lang);
    match lang {
        Lang::Fr => t.compte_langue_fr(),
        Lang::En => t.compte_langue_en(),
    }
}

fn roles(visit: &Visit) -> Markup {
    let t = m(visit.lang);
    html! {
        @if let Some(visitor) = &visit.visitor {
            @if visitor.roles.is_empty() {
                p { (t.compte_sans_role()) }
                p { (t.compte_inscription()) " " a href=(visit.url("/inscription")) { (t.compte_inscription_lien()) } }
            }
            @for (role, contrat) in &visitor.roles {
                p {
                    strong { (mots::role(*role, visit.lang)) @if contrat.is_some() { " " (t.demonstration_contrat()) } }
                    br; (mots::role_peut(*role, visit.lang))
                }
            }
        }
    }
}

fn profil(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    let languages: Vec<components::Choix> =
        Lang::ALL.iter().map(|l| components::Choix::new(l.code(), langue(visit, *l))).collect();
    html! {
        form method="post" action=(visit.url("/compte")) {
            input type="hidden" name="version" value=(form.text("version"));
            (champ(form, &Champ { name: "nom", label: &t.compte_nom(), hint: &t.compte_nom_aide(), required: true, autocomplete: "organization-title", ..Champ::default() }, visit.lang))
            (choix(form, &Champ { name: "langue", label: &t.compte_langue(), hint: &t.compte_langue_aide(), required: true, ..Champ::default() }, &languages, visit.lang))
            div.boutons { (bouton(&t.compte_enregistrer())) }
        }
    }
}

fn changement(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    html! {
        form method="post" action=(visit.url("/compte/mot-de-passe")) {
            (champ(form, &Champ { name: "ancien", label: &t.compte_ancien(), kind: "password", autocomplete: "current-password", required: true, ..Champ::default() }, visit.lang))
            (nouveaux(visit, form))
            div.boutons { (bouton(&t.compte_changer())) }
        }
    }
}

fn liste(visit: &Visit, sessions: &[Connexion]) -> Markup {
    let t = m(visit.lang);
    let here = visit.visitor.as_ref().map(|v| v.connexion_id.clone()).unwrap_or_default();
    let (opened, means) = (t.compte_session_ouverte(), t.compte_session_moyen());
    html! {
        p { (t.compte_sessions_compte(sessions.len())) }
        table.empile {
            thead { tr { th scope="col" { (t.compte_session_navigateur()) } th scope="col" { (opened) } th scope="col" { (means) } th scope="col" { (t.compte_session_action()) } } }
            tbody {
                @for session in sessions {
                    @let id = session.id.to_string();
                    tr {
                        th scope="row" { (mots::navigateur(&session.agent, visit.lang)) }
                        td data-l=(opened) { (instant(visit, session.ouverte_a)) }
                        td data-l=(means) { (mots::moyen(&session.moyen, visit.lang)) }
                        td {
                            @if id == here { (etat(Etat::Bien, &t.compte_session_ici())) } @else {
                                form method="post" action=(visit.url(&format!("/compte/sessions/{id}/fermer"))) {
                                    button.lien type="submit" aria-label=(t.compte_session_fermer_de(instant(visit, session.ouverte_a))) { (t.compte_session_fermer()) }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if sessions.len() > 1 {
            div.boutons { form method="post" action=(visit.url("/compte/sessions/fermer")) { button.bouton.second type="submit" { (t.compte_sessions_fermer()) } } }
        }
    }
}
