//! What the innovation bonus does, said plainly beside the plan: a rank in the list, points in the calculation, or an amount that
//! only people add.

use crate::actes::programmation::question;
use crate::calculs::AppelLu;
use crate::m;
use crate::model::Scenario;
use crate::mots::euros;
use crate::regles::parametres::FormeBonus;
use crate::regles::programmation::scenario::lu as plan_lu;
use crate::regles::{Catalogue, Euros};
use kernel::Lang;
use maud::{Markup, html};
use store::StoreError;

/// The bonus of this call and the files that have it; nothing when none has.
pub fn bloc(lu: &AppelLu, s: &Scenario, lang: Lang) -> Result<Markup, StoreError> {
    let t = m(lang);
    let (question, plan) = (question(lu, s)?, plan_lu(&s.plan));
    let acquis = lu.programme(|p| p.bonus(Catalogue::de(p.parametres), &question, &plan));
    let p = &lu.parametres;
    let effet = match (p.bonus_forme, p.bonus_valeur) {
        (FormeBonus::Priorite, _) => t.programmation_bonus_priorite(),
        (FormeBonus::Points, Some(n)) => t.programmation_bonus_points(n),
        (FormeBonus::Euros, Some(n)) => t.programmation_bonus_euros(euros(Some(Euros::entiers(n)), lang)),
        (FormeBonus::Points | FormeBonus::Euros, None) => t.programmation_bonus_sans_valeur(),
    };
    Ok(html! {
        @if !acquis.is_empty() {
            h3 { (t.programmation_bonus_titre()) }
            p { (effet) }
            ul.lignes {
                @for un in &acquis {
                    li {
                        @match (un.retenu, un.ajoutable) {
                            (false, _) => (t.programmation_bonus_non_retenu(&un.numero)),
                            (true, None) => (t.programmation_bonus_retenu(&un.numero)),
                            (true, Some(place)) => (t.programmation_bonus_ajoutable(&un.numero, euros(Some(place), lang))),
                        }
                    }
                }
            }
        }
    })
}
