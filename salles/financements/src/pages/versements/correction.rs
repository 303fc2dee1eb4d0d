//! A payment that was mistyped: where its funder annuls it or corrects its date, and how it is read afterwards.

use super::nature;
use crate::actes::versement as actes;
use crate::model::*;
use crate::regles::versement::NatureVersement;
use crate::regles::{Euros, heure};
use crate::{m, mots};
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, bouton_second, champ};
use web::{Form, PageError, Visit};

/// What the form of a payment asks: `None` when it is not one of its buttons.
pub async fn recevoir(
    visit: &Visit,
    dossier: DossierId,
    form: &Form,
) -> Result<Option<Result<LigneFinanceur, ActeError>>, PageError> {
    let Some(versement) = form.some("versement") else { return Ok(None) };
    let versement: VersementLigneId = versement.parse().map_err(|_| PageError::NotFound)?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let motif = form.text("motif");
    Ok(Some(match form.text("action") {
        "annuler" => actes::annuler(visit, &dossier, &versement, version, motif).await,
        "dater" => actes::dater(visit, &dossier, &versement, version, form.text("le"), motif).await,
        _ => return Err(PageError::Unreadable),
    }))
}

/// A payment; annulled, it is struck through, with who, when and why.
pub fn montrer(visit: &Visit, v: &VersementLigne) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let montant = mots::euros(Some(Euros::de_centimes(v.montant_centimes)), lang);
    let corps = html! {
        (date_longue(v.le, lang)) ", " (nature(v.nature, lang)) "\u{202f}: "
        strong { @if v.nature == NatureVersement::Reversement { "− " } (montant) }
    };
    html! {
        @match (v.annule_a, &v.annule_par) {
            (Some(a), Some(qui)) => {
                del { (corps) } " "
                small { (t.versement_annule(date_longue(heure::jour(a), lang), qui, &v.annule_motif)) }
            },
            _ => { (corps) " " small { (t.versement_par(&v.saisi_par)) } },
        }
    }
}

/// What the funder of the line may do with a payment that counts.
pub fn formulaire(visit: &Visit, dossier: DossierId, ligne: &LigneFinanceur, v: &VersementLigne, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (id, ici) = (v.id.to_string(), visit.url(&format!("/dossiers/{dossier}/versements")));
    let sien = form.text("versement") == id;
    let mut rempli = Form::default();
    if sien {
        rempli = form.clone();
    } else {
        rempli.set("le", v.le.to_string());
    }
    html! { @if v.annule_a.is_none() {
        details open[sien] {
            summary aria-label={ (t.versement_corriger()) " · " (date_longue(v.le, lang)) } { (t.versement_corriger()) }
            p.aide { (t.versement_corriger_aide()) }
            form method="post" action=(ici) {
                input type="hidden" name="version" value=(ligne.version);
                input type="hidden" name="versement" value=(id);
                input type="hidden" name="financeur" value=(ligne.financeur.code());
                (champ(&rempli, &Champ { name: "motif", label: &t.versement_motif(), hint: &t.versement_motif_aide(), required: true, part: &id, ..Champ::default() }, lang))
                (champ(&rempli, &Champ { name: "le", label: &t.versement_le_juste(), kind: "date", short: true, part: &id, ..Champ::default() }, lang))
                div.boutons {
                    button.bouton type="submit" name="action" value="dater" { (t.versement_dater()) }
                    (bouton_second(&t.versement_annuler(), "annuler"))
                }
            }
        }
    } }
}
