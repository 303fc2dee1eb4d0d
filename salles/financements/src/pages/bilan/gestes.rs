//! What the team and the funders do with a review that is in.

use super::Vue;
use crate::droits::remplit_la_colonne;
use crate::model::*;
use crate::regles::bilan::trop_percu;
use crate::regles::etats::{Etat, EtatDossier};
use crate::{m, mots};
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::components::{Champ, bouton, champ, zone};
use web::{Form, Visit};

pub fn montrer(visit: &Visit, vue: &Vue, form: &Form) -> Markup {
    let Some(bilan) = vue.lisible().filter(|b| b.recu_le.is_some()) else { return html! {} };
    html! {
        (completude(visit, vue, form, bilan))
        (les_parts(visit, vue, form, bilan))
    }
}

fn geste(visit: &Visit, vue: &Vue, bilan: &BilanDossier, action: &str, contenu: &Markup) -> Markup {
    html! {
        form method="post" action=(visit.url(&format!("/dossiers/{}/bilan", vue.o.dossier.id))) {
            input type="hidden" name="version" value=(bilan.version);
            input type="hidden" name="action" value=(action);
            (contenu)
        }
    }
}

/// The team: complete, or to be corrected.
fn completude(visit: &Visit, vue: &Vue, form: &Form, bilan: &BilanDossier) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let peut = |vers: EtatDossier| vue.conduit && vue.o.dossier.etat.suivants().contains(&vers);
    html! { @if peut(EtatDossier::BilanValide) {
        h2 { (t.bilan_completude()) }
        (geste(visit, vue, bilan, "valider", &bouton(&t.bilan_valider())))
        details open[form.error("motif").is_some()] {
            summary { (t.bilan_renvoyer()) }
            (geste(visit, vue, bilan, "renvoyer", &html! {
                (zone(form, &Champ { name: "motif", label: &t.bilan_renvoyer_motif(), required: true, ..Champ::default() }, lang))
                (bouton(&t.bilan_renvoyer()))
            }))
        }
    } }
}

/// Each funder: what it voted and paid, what the review leaves to give back, and its own word on it.
fn les_parts(visit: &Visit, vue: &Vue, form: &Form, bilan: &BilanDossier) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let charges = vue.o.tableau().charges();
    let votees: Vec<&LigneFinanceur> = vue.o.lignes.iter().filter(|l| l.vote().is_some_and(|v| v.est_positif())).collect();
    let miens: Vec<&LigneFinanceur> = votees
        .iter()
        .copied()
        .filter(|l| bilan.etat == EtatBilan::Valide && !bilan.contenu.valide_par.contains_key(&l.financeur))
        .filter(|l| vue.o.financeurs.iter().any(|f| f.code == l.financeur && remplit_la_colonne(visit, f, &vue.o.appel)))
        .collect();
    html! {
        h2 id="parts" { (t.bilan_parts_titre()) }
        p.aide { (t.bilan_trop_percu_aide()) }
        div.defile tabindex="0" role="region" aria-label=(t.bilan_parts_titre()) {
            table.empile {
                thead { tr {
                    th scope="col" { (t.fiche_financeur()) } th.num scope="col" { (t.fiche_vote()) } th.num scope="col" { (t.fiche_paye()) }
                    th.num scope="col" { (t.bilan_trop_percu()) } th scope="col" { (t.bilan_part_validee()) }
                } }
                tbody { @for l in &votees {
                    @let propose = trop_percu(l.vote().unwrap_or_default(), charges.prevu, charges.realise);
                    tr {
                        th scope="row" { (vue.o.nom(&l.financeur)) }
                        td.num data-l=(t.fiche_vote()) { (mots::euros(l.vote(), lang)) }
                        td.num data-l=(t.fiche_paye()) { (mots::euros(l.paye(), lang)) }
                        td.num data-l=(t.bilan_trop_percu()) { (propose.map_or_else(|| "—".to_owned(), |m| mots::euros(Some(m), lang))) }
                        td data-l=(t.bilan_part_validee()) {
                            @match bilan.contenu.valide_par.get(&l.financeur) {
                                Some(le) => {
                                    "✓ " (date_longue(*le, lang))
                                    @if let Some(rendre) = bilan.contenu.a_reverser.get(&l.financeur) { br; (t.bilan_a_reverser_dit(mots::euros(Some(*rendre), lang))) }
                                },
                                None => { (t.bilan_part_attendue()) },
                            }
                        }
                    }
                } }
            }
        }
        @for l in miens {
            @let label = t.bilan_a_reverser();
            h3 { (t.bilan_valider_part(vue.o.nom(&l.financeur))) }
            (geste(visit, vue, bilan, "part", &html! {
                input type="hidden" name="financeur" value=(l.financeur.code());
                (champ(form, &Champ { name: "a_reverser", label: &label, hint: &t.bilan_a_reverser_aide(), short: true, inputmode: "numeric", part: l.financeur.code(), ..Champ::default() }, lang))
                (bouton(&t.bilan_valider_part_bouton()))
            }))
        }
    }
}
