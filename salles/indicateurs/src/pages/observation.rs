//! The form of one value of one year.

use super::mots;
use crate::m;
use crate::model::{Absence, Indicateur, Mesure};
use crate::regles::echelle::{self, Echelle, ecrit};
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
    let echelle = indicateur.echelle.as_ref();
    let aide = match (indicateur.mesure, echelle) {
        (_, Some(Echelle::Etapes(_))) => t.definition_aide_valeur_etape(),
        (_, Some(Echelle::Bornes { min, max })) => t.definition_aide_valeur_note(ecrit(min, lang), ecrit(max, lang)),
        (Mesure::OuiNon, _) => t.definition_aide_valeur_oui_non(),
        (Mesure::Document | Mesure::Texte, _) => t.definition_aide_valeur_texte(),
        _ => t.definition_aide_valeur(&indicateur.unite),
    };
    let etapes = echelle.map(|e| etapes(form.text("valeur"), e, lang)).unwrap_or_default();
    html! {
        @if !etapes.is_empty() { (liste_deroulante(form, &Champ { name: "valeur", label: &l("valeur"), hint: &aide, ..Champ::default() }, &etapes, lang)) }
        @else { (champ(form, &Champ { name: "valeur", label: &l("valeur"), hint: &aide, inputmode: if matches!(indicateur.mesure, Mesure::Document | Mesure::Texte) { "" } else { "decimal" }, short: true, ..Champ::default() }, lang)) }
        (liste_deroulante(form, &Champ { name: "absence", label: &l("absence"), short: true, ..Champ::default() }, &absences, lang))
        (zone(form, &Champ { name: "motif", label: &l("motif"), hint: &t.definition_aide_motif(), ..Champ::default() }, lang))
    }
}

/// The steps to choose among, none first; what was typed otherwise stays as typed. Empty for a mark.
#[must_use]
pub fn etapes(saisi: &str, echelle: &Echelle, lang: Lang) -> Vec<Choix> {
    // What was typed otherwise than its share (by its label, by a point) is the same step.
    let dite = echelle::placer(Mesure::Jalon, Some(echelle), saisi).and_then(Result::ok).map(|n| echelle::ecrit(&n, Lang::Fr));
    let valeur = |part: String| if dite.as_ref() == Some(&part) && !saisi.is_empty() { saisi.to_owned() } else { part };
    let mut choix: Vec<Choix> =
        echelle::choix(echelle, lang).into_iter().map(|(part, dite)| Choix::new(valeur(part), dite)).collect();
    if choix.is_empty() {
        return choix;
    }
    if !saisi.is_empty() && choix.iter().all(|c| c.value != saisi) {
        choix.insert(0, Choix::new(saisi, saisi));
    }
    choix.insert(0, Choix::new("", m(lang).echelle_a_choisir()));
    choix
}
