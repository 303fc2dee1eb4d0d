//! « μ par dossier »: the smallest share under which a file is better not retained, set for one file of a scenario.

use crate::actes::programmation::{lire, question};
use crate::calculs::AppelLu;
use crate::m;
use crate::model::Scenario;
use crate::mots::euros;
use crate::pages::cadre_appel::Cadre;
use crate::regles::programmation::parts_servies;
use crate::regles::programmation::scenario::{ParametresEcrits, lu as plan_lu};
use kernel::Lang;
use maud::{Markup, html};
use store::StoreError;
use web::Form;
use web::components::{Champ, Etat, bouton, champ, etat, pourcent};

fn part(pct: i64, lang: Lang) -> String {
    pourcent(Some(&pct.to_string()), lang)
}

/// « 2026-0001 : 80 %, 2026-0004 : 100 % », for a comparison; empty when no file has its own.
pub fn en_un_mot(s: &Scenario, lang: Lang) -> Result<String, StoreError> {
    let choix: ParametresEcrits = lire(&s.parametres)?;
    let dites = choix.parts_min.iter().map(|(numero, p)| m(lang).programmation_part_min_courte(numero, part(p.pct, lang)));
    Ok(dites.collect::<Vec<_>>().join(", "))
}

/// What « pourquoi pas » says of the smallest share of this file.
pub fn exigee(lu: &AppelLu, s: &Scenario, numero: &str, lang: Lang) -> Result<Markup, StoreError> {
    let t = m(lang);
    let choix: ParametresEcrits = lire(&s.parametres)?;
    let propre = choix.parts_min.get(numero).map(|p| p.motif.clone());
    let dite = parts_servies(&question(lu, s)?, &plan_lu(&s.plan)).into_iter().find(|p| p.numero == numero);
    Ok(html! {
        @if let Some((p, motif)) = dite.zip(propre) {
            p { (t.programmation_part_min_exigee(part(p.part_min_pct, lang), euros(Some(p.demande), lang), euros(Some(p.minimum), lang), &motif)) }
        } @else {
            p { (t.programmation_part_min_de_l_appel(part(lu.parametres.part_min_demande_pct, lang))) }
        }
    })
}

/// The files whose share was set, what the plan gives them, and the form for who holds the scenario.
pub fn bloc(cadre: &Cadre, lu: &AppelLu, s: &Scenario, tenu: bool, form: &Form) -> Result<Markup, StoreError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let choix: ParametresEcrits = lire(&s.parametres)?;
    let servies = if choix.parts_min.is_empty() { vec![] } else { parts_servies(&question(lu, s)?, &plan_lu(&s.plan)) };
    let action = cadre.url(&format!("/programmation/{}", s.id));
    Ok(html! {
        h3 { (t.programmation_part_min_titre()) }
        p { (t.programmation_part_min_de_l_appel(part(lu.parametres.part_min_demande_pct, lang))) }
        ul.lignes {
            @for (numero, p) in &choix.parts_min {
                li {
                    (t.programmation_part_min_dite(numero, part(p.pct, lang), &p.motif))
                    @if let Some(servie) = servies.iter().find(|s| s.numero == *numero) {
                        " " (t.programmation_part_min_donne(euros(Some(servie.donne), lang), euros(Some(servie.minimum), lang)))
                        @if !servie.tenue() { " " (etat(Etat::Alerte, &t.programmation_part_min_manquee())) }
                    }
                    @if tenu {
                        form method="post" action=(action) {
                            input type="hidden" name="geste" value="oter_part_min"; input type="hidden" name="version" value=(s.version);
                            button.lien type="submit" name="numero" value=(numero) aria-label=(t.programmation_part_min_oter(numero)) { (t.programmation_oter()) }
                        }
                    }
                }
            }
        }
        @if tenu {
            details open[form.text("geste") == "fixer_part_min"] {
                summary { (t.programmation_part_min_fixer()) }
                form method="post" action=(action) {
                    input type="hidden" name="geste" value="fixer_part_min"; input type="hidden" name="version" value=(s.version);
                    p { (t.programmation_part_min_aide()) }
                    (champ(form, &Champ { name: "mu.dossier", label: &t.programmation_numero(), required: true, short: true, ..Champ::default() }, lang))
                    (champ(form, &Champ { name: "mu.part", label: &t.programmation_part_min_part(), required: true, inputmode: "numeric", short: true, ..Champ::default() }, lang))
                    (champ(form, &Champ { name: "mu.motif", label: &t.programmation_part_min_motif(), required: true, ..Champ::default() }, lang))
                    div.boutons { (bouton(&t.programmation_part_min_bouton())) }
                }
            }
        }
    })
}
