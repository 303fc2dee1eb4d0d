//! `/appels/{appel}/enveloppes`: a funder sets its own; the team sets forecasts.

use super::cadrage;
use super::gestes::statut;
use crate::actes::enveloppe::{SaisieEnveloppe, fixe, fixer};
use crate::model::*;
use crate::regles::{Euros, Financeur};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, bouton, champ, erreurs};
use web::{Form, Page, PageError, Visit};

struct Siennes {
    appel: Appel,
    financeurs: Vec<FinanceurInscrit>,
    enveloppes: Vec<Enveloppe>,
    reservations: Vec<Reservation>,
}

async fn charger(visit: &Visit, slug: &str) -> Result<Siennes, PageError> {
    let mut r = visit.reader().await?;
    let appel = cadrage::ouvrir(visit, &mut r, slug).await?;
    let mut financeurs = lectures::financeurs(&mut r).await?;
    financeurs.retain(|f| fixe(visit, &appel, f));
    let mut enveloppes = lectures::enveloppes(&mut r, &appel).await?;
    enveloppes.retain(|e| financeurs.iter().any(|f| f.code == e.financeur));
    enveloppes.sort_by(|a, b| a.financeur.cmp(&b.financeur));
    let reservations = r
        .list::<Reservation>(
            "enveloppe_id IN (SELECT id FROM enveloppe WHERE collectivite_id = $1 AND contrat_id = $2 AND exercice = $3)",
            args![appel.contrat_id, appel.exercice],
        )
        .await?;
    Ok(Siennes { appel, financeurs, enveloppes, reservations })
}

/// `GET /appels/{appel}/enveloppes`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let s = charger(&visit, &slug).await?;
    Ok(montrer(&visit, &s, &Form::default()).into_response())
}

/// `POST /appels/{appel}/enveloppes`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let s = charger(&visit, &slug).await?;
    let id = form.some("enveloppe").map(str::parse::<EnveloppeId>).transpose().map_err(|_| PageError::NotFound)?;
    let cle = id.map_or_else(|| form.text("financeur").to_owned(), |id| id.to_string());
    let tape = SaisieEnveloppe {
        id,
        financeur: Financeur::nomme(form.text("financeur")),
        version: form.text("version").parse().unwrap_or(0),
        montant: form.text(&format!("montant.{cle}")).to_owned(),
        acte: form.text(&format!("acte.{cle}")).to_owned(),
    };
    match fixer(&visit, &s.appel, &tape).await {
        Ok(()) => Ok(visit.go(&format!("/appels/{}?fait=enregistre#enveloppes", s.appel.slug))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &s, &form)).into_response())
        }
    }
}

fn montrer(visit: &Visit, s: &Siennes, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let sien = !visit.may(Right::ConduireAppel, Some(&s.appel.contrat_id));
    let sans: Vec<&FinanceurInscrit> =
        s.financeurs.iter().filter(|f| !s.enveloppes.iter().any(|e| e.financeur == f.code)).collect();
    let nom =
        |code: &Financeur| s.financeurs.iter().find(|f| f.code == *code).map_or_else(|| code.to_string(), |f| f.nom.clone());
    let body = html! {
        (erreurs(form, lang))
        p.chapeau { (t.redaction_enveloppes_aide()) }
        @if s.financeurs.is_empty() { p { (t.redaction_enveloppe_aucune()) } }
        @for e in s.enveloppes.iter().filter(|e| sien || e.acte.is_none()) {
            (formulaire(visit, s, form, &e.financeur, Some(e), &t.redaction_enveloppe_montant(nom(&e.financeur), mots::nature(e.nature, lang)), sien))
        }
        @for f in sans {
            (formulaire(visit, s, form, &f.code, None, &t.redaction_enveloppe_montant(&f.nom, mots::nature(crate::regles::enveloppe::Nature::Appel, lang)), false))
        }
    };
    let titre = t.redaction_enveloppes();
    let layout = web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .trail(&s.appel.intitule, format!("/appels/{}", s.appel.slug));
    layout.section("/appels").render(visit, body)
}

fn formulaire(
    visit: &Visit,
    s: &Siennes,
    form: &Form,
    qui: &Financeur,
    e: Option<&Enveloppe>,
    label: &str,
    acte: bool,
) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let cle = e.map_or_else(|| qui.code().to_owned(), |e| e.id.to_string());
    let montant = format!("montant.{cle}");
    let nom_acte = format!("acte.{cle}");
    let mut rempli = form.clone();
    if !form.has(&montant)
        && let Some(e) = e
    {
        rempli.set(&montant, (e.montant_centimes / 100).to_string());
        rempli.set(&nom_acte, e.acte.clone().unwrap_or_default());
    }
    html! {
        form method="post" action=(visit.url(&format!("/appels/{}/enveloppes", s.appel.slug))) {
            input type="hidden" name="financeur" value=(qui.code());
            @if let Some(e) = e { input type="hidden" name="enveloppe" value=(e.id); input type="hidden" name="version" value=(e.version); }
            (champ(&rempli, &Champ { name: &montant, label, short: true, required: true, inputmode: "numeric", ..Champ::default() }, lang))
            @if acte { (champ(&rempli, &Champ { name: &nom_acte, label: &t.redaction_enveloppe_acte(), short: true, ..Champ::default() }, lang)) }
            @if let Some(e) = e {
                @let reserve: Euros = s.reservations.iter().filter(|r| r.enveloppe_id == e.id).map(|r| Euros::de_centimes(r.montant_centimes)).sum();
                @if reserve.est_positif() {
                    p.discret { (t.cpo_disponible(mots::euros(Some(reserve), lang), mots::euros(Some(e.montant() - reserve), lang))) " " a href=(visit.url("/cpo")) { (t.cpo_liste_titre()) } }
                }
            }
            (bouton(&t.redaction_enregistrer()))
        }
    }
}
