//! The rules beside the form of a file: after each saving, by the « Vérifier » button that saves nothing, and as one types where
//! scripts run (`POST /dossiers/{dossier}/regles`, a piece of page and no page).

use super::fiche::Fiche;
use super::saisie::{Contrat, ouvrir};
use super::verdicts::verdict;
use crate::m;
use crate::regles::Financeur;
use crate::regles::dossier::{Refus, SaisieDossier, ancre, ancre_de, apercu, avec, lire, modifiable, rattacher};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Lang, Refusal};
use maud::{Markup, html};
use store::ActeError;
use web::{Form, Page, Visit};

/// The rules of the file as it is saved.
pub fn enregistre(visit: &Visit, f: &Fiche) -> Markup {
    dire(&apercu(&f.lu, visit.today()), visit.lang)
}

/// The rules of the file as it is typed, nothing saved.
///
/// # Errors
/// Every field that cannot be read.
pub fn tape(visit: &Visit, f: &Fiche, contrat: &Contrat, saisie: &SaisieDossier) -> Result<Markup, Vec<Refus>> {
    let ligne_de = |qui: &Financeur| f.financeurs.iter().find(|i| i.code == *qui).map(|i| i.ligne_budget.clone());
    let mut lu = lire(saisie, f.appel.exercice, &contrat.fiches, ligne_de)?;
    rattacher(&mut lu.contenu, &contrat.niveaux, &f.lu.dossier.contenu)?;
    Ok(dire(&apercu(&avec(&f.lu, lu), visit.today()), visit.lang))
}

/// `POST /dossiers/{dossier}/regles`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let (f, contrat) = ouvrir(&visit, &id).await?;
    modifiable(f.lu.dossier.etat, &f.appel, visit.house.db.clock().now()).map_err(ActeError::from)?;
    let dit = tape(&visit, &f, &contrat, &SaisieDossier(form.fields().to_vec()));
    Ok(dit.unwrap_or_else(|refus| illisible(&refus, visit.lang)).into_response())
}

fn illisible(refus: &[Refus], lang: Lang) -> Markup {
    html! {
        p role="status" { "✕ " (m(lang).direct_illisible(refus.len())) }
        ul.lignes { @for r in refus { li { (arret(r, lang)) } } }
    }
}

/// A refusal with its remedy, its source and the way to its field.
fn arret(refus: &Refus, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        "✕ "
        @if let Refus::Regle { code, .. } = refus { strong { (code) } " " }
        (refus.message(lang))
        @if let Some(remede) = refus.remedy(lang) { " " (remede) }
        @if let Some(ancre) = ancre(refus) { " " a href={ "#" (ancre) } { (t.direct_aller()) } }
        @if let Some(source) = refus.source() { " " small.discret { (t.suite_source(source)) } }
    }
}

fn dire(vu: &crate::regles::dossier::Apercu, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        p role="status" {
            @if vu.arrets.is_empty() { "✓ " (t.direct_rien()) } @else { "✕ " (t.direct_arrets(vu.arrets.len())) }
        }
        @if !vu.arrets.is_empty() { ul.lignes { @for refus in &vu.arrets { li { (arret(refus, lang)) } } } }
        @if !vu.alertes.is_empty() {
            details {
                summary { (t.direct_alertes(vu.alertes.len())) }
                ul.lignes { @for (code, v, champ) in &vu.alertes {
                    li { (verdict(code, v, lang)) " " a href={ "#" (ancre_de(champ)) } { (t.direct_aller()) } }
                } }
            }
        }
    }
}

/// The place of the rules in the form; a script writes there what a change would make them say.
pub fn encart(contenu: Option<&Markup>, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        aside.encadre.a-cote aria-labelledby="regles-titre" {
            h2 id="regles-titre" { (t.direct_titre()) }
            div id="regles" tabindex="-1" { @if let Some(contenu) = contenu { (contenu) } @else { p.discret { (t.direct_apres()) } } }
        }
    }
}
