//! The tree of envelopes under a scenario: what it takes of each, what is left.

use crate::calculs::{AppelLu, Consommee};
use crate::model::Scenario;
use crate::pages::cadre_appel::Cadre;
use crate::pages::calcul::lien;
use crate::regles::Euros;
use crate::regles::programmation::scenario::lu as plan_lu;
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};
use web::components::{Etat, etat, vide};

/// « (1) Σ a ≤ B » as a person reads it, down to the shares of each envelope.
pub fn table(cadre: &Cadre, lu: &AppelLu, s: &Scenario, lang: Lang) -> Markup {
    let t = m(lang);
    let plan = plan_lu(&lu.plan_entier(&s.plan));
    let lignes = lu.consommation(&plan);
    if lignes.is_empty() {
        return vide(&t.programmation_enveloppes_vides(), None);
    }
    let euros = |e: Euros| mots::euros(Some(e), lang);
    let ouvrir = |lecture: &str, c: &Consommee<'_>, texte: &str| {
        lien(texte, &cadre.url(&format!("/programmation/{}/calcul/{}/{lecture}", s.id, c.enveloppe.id)), lang)
    };
    html! {
        table.empile {
            caption { (t.programmation_enveloppes_du_plan_legende()) }
            thead { tr {
                th scope="col" { (t.programmation_enveloppe()) } th.num scope="col" { (t.programmation_montant()) }
                th.num scope="col" { (t.programmation_reserve()) } th.num scope="col" { (t.programmation_retenu()) } th.num scope="col" { (t.programmation_reste()) }
            } }
            tbody { @for c in &lignes { tr {
                th scope="row" { ("↳ ".repeat(c.profondeur)) (nom(lu, c)) }
                td.num data-l=(t.programmation_montant()) { (euros(c.enveloppe.montant())) @if c.enveloppe.acte.is_none() { br; small { (t.cadrage_previsionnel()) } } }
                td.num data-l=(t.programmation_reserve()) { (ouvrir("reserve", c, &euros(c.reserve))) }
                td.num data-l=(t.programmation_retenu()) { (ouvrir("retenu", c, &euros(c.retenu))) }
                td.num data-l=(t.programmation_reste()) {
                    @if c.reste < Euros::ZERO { (etat(Etat::Alerte, &t.programmation_depasse(euros(Euros::ZERO - c.reste)))) " " (ouvrir("reste", c, &t.calcul_ouvrir())) }
                    @else { (ouvrir("reste", c, &euros(c.reste))) }
                }
            } } }
        }
    }
}

/// A root is called by its funder, a share by its own name.
fn nom(lu: &AppelLu, c: &Consommee<'_>) -> String {
    if c.profondeur == 0 {
        format!("{}, {}", lu.nom(&c.enveloppe.financeur), c.enveloppe.libelle)
    } else {
        c.enveloppe.libelle.clone()
    }
}
