//! When an agreement is paid: read by all who read it, typed before it is signed.

use super::une::Vue;
use crate::droits::{conduit, remplit_la_colonne};
use crate::regles::Euros;
pub use crate::regles::convention::echeancier::CONDITIONS;
use crate::regles::convention::echeancier::{CONDITIONS_MAX, LIGNES_MAX, LigneTapee};
use crate::{m, mots};
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::components::{Champ, bouton, champ, zone};
use web::{Form, Visit};

/// The lines of the form, as typed.
pub fn lignes(form: &Form) -> Vec<LigneTapee> {
    let texte = |nom: &str, rang: usize| form.text(&format!("{nom}.{rang}")).to_owned();
    (1..=LIGNES_MAX).map(|rang| (texte("le", rang), texte("montant", rang))).collect()
}

pub fn montrer(visit: &Visit, vue: &Vue, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let c = &vue.convention;
    let ecrit = c.signee_le.is_none() && (conduit(visit, &vue.appel) || remplit_la_colonne(visit, &vue.financeur, &vue.appel));
    html! {
        h2 id="echeancier" { (t.echeancier_titre()) }
        @if !c.contenu.conditions.is_empty() { p { (c.contenu.conditions) } } @else if c.contenu.echeances.is_empty() { p.discret { (t.convention_echeancier_defaut()) } }
        @if !c.contenu.echeances.is_empty() {
            ul.lignes { @for e in &c.contenu.echeances { li { (date_longue(e.le, lang)) "\u{202f}: " (mots::euros(Some(e.montant), lang)) } } }
        }
        @if ecrit { (formulaire(visit, vue, form)) }
    }
}

fn formulaire(visit: &Visit, vue: &Vue, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let c = &vue.convention;
    let mien = form.text("geste") == "echelonner";
    let rempli = if mien { form.clone() } else { deja(vue) };
    let montrees = (c.contenu.echeances.len() + 3).min(LIGNES_MAX);
    html! {
        details open[mien] {
            summary { (t.echeancier_saisir()) }
            form method="post" action=(visit.url(&format!("/conventions/{}", c.identifiant))) {
                input type="hidden" name="version" value=(c.version);
                input type="hidden" name="geste" value="echelonner";
                p { (t.echeancier_aide(mots::euros(Some(c.montant()), lang))) }
                (zone(&rempli, &Champ { name: CONDITIONS, label: &t.echeancier_conditions(), hint: &t.echeancier_conditions_aide(CONDITIONS_MAX), lines: 3, ..Champ::default() }, lang))
                @for rang in 1..=montrees {
                    fieldset {
                        legend { (t.echeancier_rang(rang)) }
                        (champ(&rempli, &Champ { name: &format!("le.{rang}"), label: &t.echeancier_le(), kind: "date", short: true, ..Champ::default() }, lang))
                        (champ(&rempli, &Champ { name: &format!("montant.{rang}"), label: &t.echeancier_montant(), inputmode: "decimal", short: true, ..Champ::default() }, lang))
                    }
                }
                (bouton(&t.echeancier_enregistrer()))
            }
        }
    }
}

/// The schedule there is, as the form writes it.
fn deja(vue: &Vue) -> Form {
    let ecrit = |m: Euros| format!("{},{:02}", m.centimes() / 100, m.centimes() % 100);
    let champs = vue
        .convention
        .contenu
        .echeances
        .iter()
        .enumerate()
        .flat_map(|(n, e)| [(format!("le.{}", n + 1), e.le.to_string()), (format!("montant.{}", n + 1), ecrit(e.montant))]);
    let conditions = (CONDITIONS.to_owned(), vue.convention.contenu.conditions.clone());
    Form::filled(champs.chain([conditions]).collect())
}
