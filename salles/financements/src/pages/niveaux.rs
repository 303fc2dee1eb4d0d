//! The levels and axes of the contract in the form of a file: chosen from the contract, free when it has none.

use crate::m;
use crate::regles::dossier::NiveauxContrat;
use maud::{Markup, html};
use web::components::{Champ, Choix, champ, coches, liste_deroulante};
use web::{Form, Visit};

/// The choices of a field, with what the file said that the contract no longer has.
fn choix<'a>(visit: &Visit, form: &Form, nom: &str, offerts: impl Iterator<Item = &'a str>) -> Vec<Choix> {
    let mut tous: Vec<Choix> = offerts.map(|titre| Choix::new(titre, titre)).collect();
    let anciens: Vec<Choix> = form
        .all(nom)
        .into_iter()
        .filter(|dit| !dit.is_empty() && !tous.iter().any(|c| c.value == *dit))
        .map(|dit| Choix::new(dit, m(visit.lang).saisie_hors_contrat(dit)))
        .collect();
    tous.extend(anciens);
    tous
}

pub fn champs(visit: &Visit, niveaux: &NiveauxContrat, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let nommer = |rang: usize, sinon: String| niveaux.noms.get(rang).filter(|nom| !nom.is_empty()).cloned().unwrap_or(sinon);
    let (defi, objectif, axes) = (nommer(0, t.saisie_defi()), nommer(1, t.saisie_objectif()), t.saisie_axes());
    let liste = |nom: &'static str, label: &str, choix: Vec<Choix>| {
        let tous: Vec<Choix> = std::iter::once(Choix::new("", t.saisie_niveau_aucun())).chain(choix).collect();
        liste_deroulante(form, &Champ { name: nom, label, ..Champ::default() }, &tous, lang)
    };
    let objectifs: Vec<&str> = niveaux.objectifs().collect();
    html! {
        @if niveaux.defis.is_empty() {
            (champ(form, &Champ { name: "defi", label: &t.saisie_defi(), ..Champ::default() }, lang))
        } @else {
            (liste("defi", &defi, choix(visit, form, "defi", niveaux.defis.iter().map(|d| d.titre.as_str()))))
        }
        @if !objectifs.is_empty() || !form.text("objectif").is_empty() {
            (liste("objectif", &objectif, choix(visit, form, "objectif", objectifs.into_iter())))
        }
        @if niveaux.axes.is_empty() {
            (champ(form, &Champ { name: "axes", label: &axes, ..Champ::default() }, lang))
        } @else {
            (coches(form, &Champ { name: "axes", label: &axes, ..Champ::default() }, &choix(visit, form, "axes", niveaux.axes.iter().map(String::as_str)), lang))
        }
    }
}
