//! The grid of notes on the page of the letter: one line by criterion, and empty lines to add some.

use crate::m;
use crate::model::{Appel, CritereGrille};
use crate::regles::grille::{CRITERES_MAX, CritereSaisi, SaisieGrille};
use kernel::Lang;
use maud::{Markup, html};
use web::Form;
use web::components::{Champ, champ};

/// Empty lines shown after the criteria.
const LIBRES: usize = 3;

/// The fields of a grid.
pub fn champs(form: &mut Form, appel: &Appel) {
    form.set("grille_version", appel.version.to_string());
    for (rang, c) in appel.grille.iter().enumerate() {
        form.set(&format!("critere{rang}.code"), &c.code);
        form.set(&format!("critere{rang}.libelle"), &c.libelle);
        form.set(&format!("critere{rang}.poids"), c.poids.to_string());
        form.set(&format!("critere{rang}.max"), c.max.to_string());
    }
}

/// The lines typed; none when the page did not show them.
pub fn lire(form: &Form) -> Option<SaisieGrille> {
    let lu = |rang: usize, quoi: &str| form.text(&format!("critere{rang}.{quoi}")).to_owned();
    form.has("critere0.libelle").then(|| {
        let lignes = (0..CRITERES_MAX + LIBRES).map(|rang| CritereSaisi {
            code: lu(rang, "code"),
            libelle: lu(rang, "libelle"),
            poids: lu(rang, "poids"),
            max: lu(rang, "max"),
        });
        SaisieGrille { version: form.text("grille_version").parse().unwrap_or(0), criteres: lignes.collect() }
    })
}

/// The grid in words, one criterion a line: « Ensemble : poids 1, noté sur 20 ».
pub fn dite(grille: &[CritereGrille], lang: Lang) -> Vec<String> {
    let t = m(lang);
    grille.iter().map(|c| t.grille_critere(&c.libelle, c.poids.to_string(), c.max.to_string())).collect()
}

/// The grid to write; once readers have noted with it, it is only read.
pub fn montrer(form: &Form, grille: &[CritereGrille], figee: bool, lang: Lang) -> Markup {
    let t = m(lang);
    let ecrites = (0..CRITERES_MAX + LIBRES).rev().find(|rang| form.some(&format!("critere{rang}.libelle")).is_some());
    let lignes = (ecrites.map_or(0, |rang| rang + 1) + LIBRES).min(CRITERES_MAX);
    let court = |rang: usize, quoi: &str, label: String| {
        champ(
            form,
            &Champ {
                name: &format!("critere{rang}.{quoi}"),
                label: &label,
                short: true,
                inputmode: "numeric",
                ..Champ::default()
            },
            lang,
        )
    };
    html! {
        h2 id="grille" { (t.grille_titre()) }
        @if figee {
            p { (t.grille_refus_figee()) }
            ul { @for c in grille { li { (t.grille_critere(&c.libelle, c.poids.to_string(), c.max.to_string())) } } }
        } @else {
            p.aide { (t.grille_aide()) }
            input type="hidden" name="grille_version" value=(form.text("grille_version"));
            @for rang in 0..lignes {
                fieldset.champ {
                    legend { (t.grille_rang((rang + 1).to_string())) }
                    input type="hidden" name=(format!("critere{rang}.code")) value=(form.text(&format!("critere{rang}.code")));
                    (champ(form, &Champ { name: &format!("critere{rang}.libelle"), label: &t.grille_libelle(), ..Champ::default() }, lang))
                    (court(rang, "poids", t.grille_poids()))
                    (court(rang, "max", t.grille_max()))
                }
            }
        }
    }
}
