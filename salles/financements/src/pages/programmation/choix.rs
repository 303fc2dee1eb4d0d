//! What a scenario imposes on its calculation: readings of « CPO 50 % », minima by district and by challenge.

use crate::actes::programmation::lire;
use crate::calculs::AppelLu;
use crate::m;
use crate::model::Scenario;
use crate::pages::cadre_appel::Cadre;
use crate::regles::programmation::scenario::{MinimumEcrit, ParametresEcrits};
use maud::{Markup, html};
use store::StoreError;
use web::Form;
use web::components::{Champ, Choix, bouton, champ, coches};

/// The choices in words, and their form for who holds the scenario.
pub fn choix(cadre: &Cadre, lu: &AppelLu, s: &Scenario, tenu: bool, form: &Form) -> Result<Markup, StoreError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let ecrits: ParametresEcrits = lire(&s.parametres)?;
    let rien = !ecrits.lecture_a && !ecrits.lecture_b && ecrits.minima.is_empty();
    let nom = |code: &str| lu.quartiers.get(code).map_or_else(|| code.to_owned(), |(nom, _)| nom.clone());
    let cible = |m: &MinimumEcrit| if m.defi.is_empty() { nom(&m.qpv) } else { m.defi.clone() };
    let part = |pb: i64| web::components::pourcent(Some(&(pb / 100).to_string()), lang);
    let saisi = form.text("geste") == "regler";
    let imposees = [(ecrits.lecture_a, "a"), (ecrits.lecture_b, "b")].into_iter().filter(|(impose, _)| *impose);
    // Both may be: a field repeated, not replaced.
    let mut enregistre = Form::filled(imposees.map(|(_, code)| ("lecture".to_owned(), code.to_owned())).collect());
    let defis: Vec<&str> = lu.defis().into_iter().collect();
    for minimum in &ecrits.minima {
        let champ = match defis.iter().position(|d| *d == minimum.defi) {
            Some(rang) => format!("defi.{rang}"),
            None => format!("min.{}", minimum.qpv),
        };
        enregistre.set(&champ, (minimum.part_pb / 100).to_string());
    }
    let form = if saisi { form } else { &enregistre };
    let lectures = [Choix::new("a", t.programmation_imposer_lecture_a()), Choix::new("b", t.programmation_imposer_lecture_b())];
    Ok(html! {
        @if rien { p { (t.programmation_choix_aucun()) } }
        ul.lignes {
            @if ecrits.lecture_a { li { (t.programmation_imposer_lecture_a()) } }
            @if ecrits.lecture_b { li { (t.programmation_imposer_lecture_b()) } }
            @for minimum in &ecrits.minima { li { (t.programmation_minimum(cible(minimum), part(minimum.part_pb))) } }
        }
        @if tenu {
            details open[saisi] {
                summary { (t.programmation_choix_changer()) }
                form method="post" action=(cadre.url(&format!("/programmation/{}", s.id))) {
                    input type="hidden" name="geste" value="regler";
                    input type="hidden" name="version" value=(s.version);
                    (coches(form, &Champ { name: "lecture", label: &t.programmation_lectures(), filter: true, ..Champ::default() }, &lectures, lang))
                    p { (t.programmation_minima_aide()) }
                    @for (code, (nom, _)) in &lu.quartiers {
                        (champ(form, &Champ { name: &format!("min.{code}"), label: &t.programmation_minimum_de(nom), inputmode: "numeric", short: true, ..Champ::default() }, lang))
                    }
                    @for (n, defi) in defis.iter().enumerate() {
                        (champ(form, &Champ { name: &format!("defi.{n}"), label: &t.programmation_minimum_de(*defi), inputmode: "numeric", short: true, ..Champ::default() }, lang))
                    }
                    div.boutons { (bouton(&t.programmation_choix_enregistrer())) }
                }
            }
        }
    })
}
