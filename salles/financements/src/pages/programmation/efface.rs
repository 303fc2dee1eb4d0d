//! What a new calculation takes back, said before it is asked: amounts typed by hand that no lock holds.

use crate::actes::programmation::lire;
use crate::m;
use crate::model::Scenario;
use crate::regles::programmation::scenario::{ParametresEcrits, Preuve, StatutEcrit};
use kernel::Lang;
use maud::{Markup, html};
use store::StoreError;

pub fn avant(s: &Scenario, preuve: &Preuve, lang: Lang) -> Result<Markup, StoreError> {
    let t = m(lang);
    let parametres: ParametresEcrits = lire(&s.parametres)?;
    let numeros: Vec<&str> = parametres.a_la_main.iter().map(String::as_str).collect();
    Ok(html! {
        @if !numeros.is_empty() { div.encadre.attention { p { (t.programmation_efface(numeros.len(), numeros.join(", "))) } } }
        @else if preuve.statut == StatutEcrit::ALaMain { div.encadre.attention { p { (t.programmation_efface_tout()) } } }
    })
}
