//! `/appels/{appel}/enveloppes`: a funder sets its own; the team sets forecasts; each is divided into shares.

mod part;

use super::cadrage;
use super::gestes::statut;
use crate::actes::enveloppe::{SaisieEnveloppe, fixe, fixer, retirer};
use crate::calculs::noeuds;
use crate::model::*;
use crate::regles::enveloppe::{Nature, Suivi, a_retirer, consommation};
use crate::regles::{Financeur, Parametres};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use web::components::{Champ, bouton, champ, erreurs};
use web::{Form, Page, PageError, Visit};

pub use part::{get as get_part, post as post_part};

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
    let reservations = lectures::reservations(&mut r, &appel).await?;
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
    let version = form.text("version").parse().unwrap_or(0);
    let retire = form.text("geste") == "retirer";
    let fait = match id {
        Some(id) if retire => retirer(&visit, &s.appel, id, version).await,
        _ => {
            let cle = id.map_or_else(|| form.text("financeur").to_owned(), |id| id.to_string());
            let tape = SaisieEnveloppe {
                id,
                financeur: Financeur::nomme(form.text("financeur")),
                version,
                montant: form.text(&format!("montant.{cle}")).to_owned(),
                acte: form.text(&format!("acte.{cle}")).to_owned(),
            };
            fixer(&visit, &s.appel, &tape).await
        }
    };
    match fait {
        Ok(()) if retire => Ok(visit.go(&format!("/appels/{}/enveloppes", s.appel.slug))),
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
    let arbre = noeuds(&s.enveloppes, &s.reservations, |e| e.id.to_string());
    // What agreements reserve is shown where it is written, whatever the letter says of what pays them.
    let suivis = consommation(&arbre, &[], &Parametres::default());
    let body = html! {
        (erreurs(form, lang))
        p.chapeau { (t.redaction_enveloppes_aide()) }
        @if s.financeurs.is_empty() { p { (t.redaction_enveloppe_aucune()) } }
        @for f in &s.financeurs {
            h2 { (f.nom) }
            @let siens: Vec<&Suivi<'_>> = suivis.iter().filter(|n| n.noeud.financeur == f.code).collect();
            @if siens.is_empty() { (formulaire(visit, s, form, f, None)) }
            @for suivi in &siens {
                @if let Some(e) = s.enveloppes.iter().find(|e| e.id.to_string() == suivi.noeud.id) {
                    section {
                        h3 { ("↳ ".repeat(suivi.profondeur)) (e.libelle) " " small { (mots::nature(e.nature, lang)) } }
                        (une(visit, s, form, f, e))
                        @if suivi.reserve.est_positif() {
                            p.discret { (t.cpo_disponible(mots::euros(Some(suivi.reserve), lang), mots::euros(Some(suivi.reste), lang))) " " a href=(visit.url("/cpo")) { (t.cpo_liste_titre()) } }
                        }
                        p { a href=(visit.url(&format!("/appels/{}/enveloppes/{}", s.appel.slug, e.id))) { (t.redaction_part_lien(&e.libelle)) } }
                        @if e.nature != Nature::Appel && a_retirer(&arbre, suivi.noeud, &e.libelle, sien(visit, s)).is_ok() {
                            form method="post" action=(visit.url(&format!("/appels/{}/enveloppes", s.appel.slug))) {
                                input type="hidden" name="enveloppe" value=(e.id); input type="hidden" name="version" value=(e.version);
                                button.lien type="submit" name="geste" value="retirer" { (t.redaction_part_retirer(&e.libelle)) }
                            }
                        }
                    }
                }
            }
        }
    };
    let titre = t.redaction_enveloppes();
    let layout = web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .trail(&s.appel.intitule, format!("/appels/{}", s.appel.slug));
    layout.section("/appels").render(visit, body)
}

/// The visitor speaks for the funder, whose amounts may have an act.
fn sien(visit: &Visit, s: &Siennes) -> bool {
    !visit.may(Right::ConduireAppel, Some(&s.appel.contrat_id))
}

/// An envelope: its form, or its amount when only its funder changes it.
fn une(visit: &Visit, s: &Siennes, form: &Form, f: &FinanceurInscrit, e: &Enveloppe) -> Markup {
    match &e.acte {
        Some(acte) if !sien(visit, s) => html! { p { (mots::euros(Some(e.montant()), visit.lang)) " · " (acte) } },
        _ => formulaire(visit, s, form, f, Some(e)),
    }
}

fn formulaire(visit: &Visit, s: &Siennes, form: &Form, f: &FinanceurInscrit, e: Option<&Enveloppe>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let cle = e.map_or_else(|| f.code.code().to_owned(), |e| e.id.to_string());
    let montant = format!("montant.{cle}");
    let nom_acte = format!("acte.{cle}");
    let mut rempli = form.clone();
    if let Some(e) = e.filter(|_| !form.has(&montant)) {
        rempli.set(&montant, (e.montant_centimes / 100).to_string());
        rempli.set(&nom_acte, e.acte.clone().unwrap_or_default());
    }
    let nature = e.map_or(Nature::Appel, |e| e.nature);
    let label = t.redaction_enveloppe_montant(&f.nom, e.map_or_else(|| mots::nature(nature, lang), |e| e.libelle.clone()));
    html! {
        form method="post" action=(visit.url(&format!("/appels/{}/enveloppes", s.appel.slug))) {
            input type="hidden" name="financeur" value=(f.code.code());
            @if let Some(e) = e { input type="hidden" name="enveloppe" value=(e.id); input type="hidden" name="version" value=(e.version); }
            (champ(&rempli, &Champ { name: &montant, label: &label, short: true, required: true, inputmode: "numeric", ..Champ::default() }, lang))
            @if e.is_some() && sien(visit, s) { (champ(&rempli, &Champ { name: &nom_acte, label: &t.redaction_enveloppe_acte(), short: true, ..Champ::default() }, lang)) }
            (bouton(&t.redaction_enregistrer()))
        }
    }
}
