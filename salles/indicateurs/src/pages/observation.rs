//! The form of one value of one year.

use super::mots;
use crate::m;
use crate::model::{Absence, Indicateur, Mesure};
use crate::regles::redaction::{SaisieObservation, libelle_champ};
use kernel::Lang;
use maud::{Markup, html};
use web::Form;
use web::components::{Champ, Choix, champ, liste_deroulante, zone};

/// The form as the rules read it; `version` is that of the value shown, absent when there was none.
#[must_use]
pub fn saisie_de_valeur(form: &Form) -> SaisieObservation {
    SaisieObservation {
        annee: form.text("annee").parse().unwrap_or(0),
        valeur: form.text("valeur").to_owned(),
        absence: form.text("absence").to_owned(),
        motif: form.text("motif").to_owned(),
        vue: form.text("version").parse().ok(),
    }
}

/// The fields, without the `form` element.
#[must_use]
pub fn formulaire_de_valeur(form: &Form, indicateur: &Indicateur, lang: Lang) -> Markup {
    let t = m(lang);
    let l = |nom: &str| libelle_champ(nom, lang);
    let mut absences = vec![Choix::new("", t.definition_absence_aucune())];
    absences.extend(Absence::ALL.iter().map(|a| Choix::new(a.code(), mots::absence(*a, lang))));
    let aide = match indicateur.mesure {
        Mesure::OuiNon => t.definition_aide_valeur_oui_non(),
        Mesure::Document | Mesure::Texte => t.definition_aide_valeur_texte(),
        _ => t.definition_aide_valeur(&indicateur.unite),
    };
    html! {
        (champ(form, &Champ { name: "valeur", label: &l("valeur"), hint: &aide, inputmode: if matches!(indicateur.mesure, Mesure::Document | Mesure::Texte) { "" } else { "decimal" }, short: true, ..Champ::default() }, lang))
        (liste_deroulante(form, &Champ { name: "absence", label: &l("absence"), short: true, ..Champ::default() }, &absences, lang))
        (zone(form, &Champ { name: "motif", label: &l("motif"), hint: &t.definition_aide_motif(), ..Champ::default() }, lang))
    }
}
