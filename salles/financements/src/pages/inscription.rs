//! `/inscription` and `/inscription/{jeton}`: an association asks for its account, follows the link it received, and reads what
//! became of its request.

use super::appel_ouvert::ecrire_a;
use super::gestes::statut;
use crate::actes::inscription as actes;
use crate::model::{EtatInscription, Inscription};
use crate::regles::inscription::Saisie;
use crate::store::inscriptions;
use crate::{m, store as lectures};
use acteurs::model::GenreLien;
use acteurs::pages::mot_de_passe::{ferme, nouveaux};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, bouton, champ, coches, erreurs};
use web::{Form, Layout, Page, Visit};

/// `GET /inscription`: the form; for whoever is signed in, what became of their request.
pub async fn get(visit: Visit) -> Page {
    match &visit.visitor {
        Some(visiteur) => suivre(&visit, &visiteur.compte_id).await,
        None => demander(&visit, &Form::default(), StatusCode::OK).await,
    }
}

/// `POST /inscription`: the same answer whether the mail has an account or not.
pub async fn post(visit: Visit, mut form: Form) -> Page {
    let lu = |nom: &str| form.text(nom).to_owned();
    let saisie = Saisie {
        courriel: lu("courriel"),
        fonction: lu("fonction"),
        nom: lu("nom"),
        siret: lu("siret"),
        rna: lu("rna"),
        habilite: form.is_checked("habilite", "oui"),
    };
    if let Err(error) = actes::demander(&visit, &saisie).await {
        let code = statut(&error);
        form.refused(error, visit.lang)?;
        return demander(&visit, &form, code).await;
    }
    let t = m(visit.lang);
    let contact = lectures::contact(&mut visit.reader().await?).await?;
    let body = html! {
        p.chapeau { (t.inscription_partie()) }
        p { (t.inscription_partie_rien()) " " (ecrire_a(&visit, contact.as_ref())) }
        p { a.bouton.second href=(visit.url("/connexion")) { (t.inscription_entrer()) } }
    };
    Ok(Layout::new(&t.inscription_partie_titre()).bare().render(&visit, body).into_response())
}

async fn demander(visit: &Visit, form: &Form, code: StatusCode) -> Page {
    let t = m(visit.lang);
    let mut r = visit.reader().await?;
    let ouverts = lectures::appels_ouverts(&mut r, visit.house.db.clock().now()).await?;
    let body = if ouverts.is_empty() {
        let contact = lectures::contact(&mut r).await?;
        html! {
            p.chapeau { (t.inscription_sans_appel()) }
            p { (t.inscription_sans_appel_aide()) " " (ecrire_a(visit, contact.as_ref())) }
            p { a href=(visit.url("/subventions")) { (t.ouverte_titre()) } }
        }
    } else {
        html! {
            p.chapeau { (t.inscription_chapeau()) }
            (super::appel_ouvert::liste(visit, &ouverts))
            h2 { (t.inscription_demande()) }
            (erreurs(form, visit.lang))
            (formulaire(visit, form))
        }
    };
    let page = Layout::new(&t.inscription_titre()).bare().render(visit, body);
    Ok((code, page).into_response())
}

fn formulaire(visit: &Visit, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let oui = [Choix::new("oui", t.inscription_habilite_oui())];
    // One of the two is asked for: neither says that it may be left out.
    let court = |name: &'static str, label: String, hint: String| {
        champ(form, &Champ { name, label: &label, hint: &hint, short: true, filter: true, ..Champ::default() }, lang)
    };
    html! {
        form method="post" action=(visit.url("/inscription")) {
            (champ(form, &Champ { name: "nom", label: &t.inscription_nom(), required: true, autocomplete: "organization", ..Champ::default() }, lang))
            p.aide { (t.inscription_identifiants()) }
            (court("siret", t.structure_siret(), t.structure_siret_aide()))
            (court("rna", t.structure_rna(), t.structure_rna_aide()))
            (champ(form, &Champ { name: "courriel", label: &t.structure_courriel(), hint: &t.inscription_courriel_aide(), kind: "email", required: true, autocomplete: "email", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "fonction", label: &t.inscription_fonction(), hint: &t.inscription_fonction_aide(), required: true, autocomplete: "organization-title", ..Champ::default() }, lang))
            (coches(form, &Champ { name: "habilite", label: &t.inscription_habilite(), required: true, ..Champ::default() }, &oui, lang))
            p.discret { (t.inscription_donnees()) }
            div.boutons { (bouton(&t.inscription_bouton())) a href=(visit.url("/connexion")) { (t.inscription_entrer()) } }
        }
    }
}

/// `GET /inscription/{jeton}`: what was asked, and the password to choose.
pub async fn confirmer_get(visit: Visit, Path((_c, jeton)): Path<(String, String)>) -> Page {
    confirmer(&visit, &jeton, &Form::default(), StatusCode::OK).await
}

/// `POST /inscription/{jeton}`
pub async fn confirmer_post(visit: Visit, Path((_c, jeton)): Path<(String, String)>, mut form: Form) -> Page {
    match actes::confirmer(&visit, &jeton, form.typed("nouveau"), form.typed("confirmation")).await {
        Ok(EtatInscription::Ouverte) => Ok(visit.go("/appels")),
        Ok(_) => Ok(visit.go("/inscription")),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            confirmer(&visit, &jeton, &form, code).await
        }
    }
}

async fn confirmer(visit: &Visit, jeton: &str, form: &Form, code: StatusCode) -> Page {
    let demande = match actes::ouvrir(&mut visit.reader().await?, visit, jeton).await {
        Ok((_, demande)) => demande,
        Err(ActeError::Refus(pourquoi)) => return Ok(ferme(visit, GenreLien::Inscription, &pourquoi)),
        Err(autre) => return Err(autre.into()),
    };
    let t = m(visit.lang);
    let body = html! {
        p.chapeau { (t.inscription_relire(&visit.collectivite.nom)) }
        (erreurs(form, visit.lang))
        (ce_qui_est_demande(visit, &demande))
        p { (t.inscription_ensuite()) }
        form method="post" action=(visit.url(&format!("/inscription/{jeton}"))) {
            input type="hidden" name="courriel" value=(demande.courriel) autocomplete="username";
            (nouveaux(visit, form))
            div.boutons { (bouton(&t.inscription_ouvrir())) a href=(visit.url("/connexion")) { (t.inscription_entrer()) } }
        }
    };
    Ok((code, Layout::new(&t.inscription_ouvrir_titre()).bare().render(visit, body)).into_response())
}

/// The association, its numbers, who asks.
pub fn ce_qui_est_demande(visit: &Visit, demande: &Inscription) -> Markup {
    let t = m(visit.lang);
    html! {
        dl.fiche-info {
            dt { (t.inscription_nom()) } dd { (demande.nom) }
            @if let Some(siret) = &demande.siret { dt { (t.structure_siret()) } dd { (siret) } }
            @if let Some(rna) = &demande.rna { dt { (t.structure_rna()) } dd { (rna) } }
            dt { (t.structure_fonction()) } dd { (demande.fonction) }
            dt { (t.structure_courriel()) } dd { (demande.courriel) }
        }
    }
}

/// What became of the request of an account.
async fn suivre(visit: &Visit, compte: &str) -> Page {
    let t = m(visit.lang);
    let mut r = visit.reader().await?;
    let demande = inscriptions::du_compte(&mut r, compte).await?;
    let contact = lectures::contact(&mut r).await?;
    let etat = demande.as_ref().map(|d| d.etat);
    let (titre, texte) = match etat {
        Some(EtatInscription::EnAttente) => (t.inscription_attente_titre(), t.inscription_attente()),
        Some(EtatInscription::Refusee) => (t.inscription_refusee_titre(), t.inscription_refusee()),
        Some(_) => (t.inscription_ouverte_titre(), t.inscription_ouverte()),
        None => (t.inscription_titre(), t.inscription_deja()),
    };
    let body = html! {
        p.chapeau { (texte) }
        @if let Some(demande) = &demande {
            @if etat == Some(EtatInscription::Refusee) { blockquote { p { (demande.motif) } } }
            (ce_qui_est_demande(visit, demande))
        }
        @if matches!(etat, Some(EtatInscription::EnAttente | EtatInscription::Refusee)) {
            p { (t.inscription_question()) " " (ecrire_a(visit, contact.as_ref())) }
        } @else {
            p { a.bouton href=(visit.url("/")) { (t.inscription_suite()) } }
        }
    };
    Ok(Layout::new(&titre).render(visit, body).into_response())
}
