//! What may be done with a file from its page: deposit, withdraw; for the team, say it complete, ask for corrections.

use super::fiche::{self, Fiche};
use crate::actes::dossier as actes;
use crate::m;
use crate::regles::dossier::{DEMANDABLES, champ as nom_du_champ};
use crate::regles::etats::{Etat, EtatDossier};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, bouton, champ, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// `POST /dossiers/{dossier}/etat`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let f = fiche::charger(&visit, &id).await?;
    let d = &f.lu.dossier;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let motif = form.text("motif").to_owned();
    let resultat = match form.text("action") {
        "deposer" => actes::deposer(&visit, d.id, version, None).await,
        "retirer" => actes::retirer(&visit, d.id, version, &motif).await,
        "complet" => actes::constater(&visit, d.id, version, EtatDossier::Complet, "").await,
        "instruire" => actes::constater(&visit, d.id, version, EtatDossier::EnInstruction, "").await,
        "irrecevable" => actes::constater(&visit, d.id, version, EtatDossier::Irrecevable, &motif).await,
        "demander" => {
            let demandes = [(form.text("champ").to_owned(), form.text("demande").to_owned())];
            actes::demander_complements(&visit, d.id, version, &demandes).await
        }
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(dossier) => {
            let fait = if form.text("action") == "deposer" { "depose" } else { "enregistre" };
            Ok(visit.go(&format!("/dossiers/{}?fait={fait}", dossier.id)))
        }
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, fiche::montrer(&visit, &f, &form)).into_response())
        }
    }
}

/// 409 when no typing can help, 422 else.
pub fn statut(error: &ActeError) -> StatusCode {
    match error {
        ActeError::Refus(refus) if refus.iter().any(|r| r.is_conflict()) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn geste(visit: &Visit, f: &Fiche, action: &str, contenu: &Markup) -> Markup {
    html! {
        form method="post" action=(visit.url(&format!("/dossiers/{}/etat", f.lu.dossier.id))) {
            input type="hidden" name="version" value=(f.lu.dossier.version);
            input type="hidden" name="action" value=(action);
            (contenu)
        }
    }
}

/// What the holder (or the team for them) does: change, deposit.
pub fn barre(visit: &Visit, f: &Fiche) -> Markup {
    let t = m(visit.lang);
    let d = &f.lu.dossier;
    let correction = d.etat == EtatDossier::ACompleter;
    html! { @if fiche::modifiable_par(visit, f) {
        div.boutons {
            a.bouton.second href=(visit.url(&format!("/dossiers/{}/modifier", d.id))) { @if correction { (t.fiche_corriger()) } @else { (t.fiche_modifier()) } }
            @if f.mandat { (geste(visit, f, "deposer", &bouton(&if correction { t.fiche_redeposer() } else { t.fiche_deposer() }))) }
        }
        @if !f.mandat { p.discret { (t.equipe_a_deposer()) } }
    } }
}

/// What closes the page: withdrawal, and what the team does.
pub fn conduite(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let peut = |vers: EtatDossier| {
        let qui = if vers == EtatDossier::ACompleter { f.demande } else { f.conduit };
        qui && d.etat.suivants().contains(&vers)
    };
    // Two forms of the page ask for a reason: each field has its own mark.
    let motif = |part: &str| {
        let label = t.fiche_motif();
        champ(form, &Champ { name: "motif", label: &label, required: true, part, ..Champ::default() }, lang)
    };
    let choix: Vec<Choix> = DEMANDABLES.iter().map(|code| Choix::new(*code, nom_du_champ(code, lang))).collect();
    let retrait = f.mandat && f.depose && f.retirable;
    html! {
        @if retrait || peut(EtatDossier::Complet) || peut(EtatDossier::ACompleter) || peut(EtatDossier::EnInstruction) {
            h2 { (t.fiche_gestes()) }
            div.boutons {
                @if peut(EtatDossier::Complet) { (geste(visit, f, "complet", &bouton(&t.fiche_complet()))) }
                @if peut(EtatDossier::EnInstruction) { (geste(visit, f, "instruire", &bouton(&t.fiche_instruire()))) }
            }
            @if peut(EtatDossier::ACompleter) {
                details open[form.error("demande").is_some() || form.error("champ").is_some()] { summary { (t.fiche_demander()) }
                    (geste(visit, f, "demander", &html! {
                        (liste_deroulante(form, &Champ { name: "champ", label: &t.fiche_demander_champ(), required: true, ..Champ::default() }, &choix, lang))
                        (zone(form, &Champ { name: "demande", label: &t.fiche_demander_texte(), required: true, ..Champ::default() }, lang))
                        (bouton(&t.fiche_demander_bouton()))
                    }))
                }
            }
            @if peut(EtatDossier::Irrecevable) {
                details open[form.error("motif").is_some()] { summary { (t.fiche_irrecevable()) } (geste(visit, f, "irrecevable", &html! { (motif("irrecevable")) (bouton(&t.fiche_irrecevable())) })) }
            }
            @if retrait {
                @if d.etat == EtatDossier::Brouillon { (geste(visit, f, "retirer", &html! { button.bouton.second type="submit" { (t.fiche_retirer_brouillon()) } })) }
                @else { details { summary { (t.fiche_retirer()) } (geste(visit, f, "retirer", &html! { (motif("retirer")) (bouton(&t.fiche_retirer())) })) } }
            }
        }
    }
}
