//! Every sheet × every year of an edition, and what was decided.

use super::{Vue, ciel, nom_du_noeud, sous};
use crate::m;
use crate::model::edition_contenu::{FicheFigee, NoeudFige};
use crate::model::{EtatDecision, EtatReponse, GenreDecision};
use kernel::texte::{date_courte, date_longue};
use maud::{Markup, html};
use web::components::{Etat, etat, jauge};

/// The tapis of the sheets kept, grouped by first-level node.
pub fn tapis(vue: &Vue<'_>, kept: &[&FicheFigee]) -> Markup {
    let t = m(vue.visit.lang);
    let c = vue.contenu();
    let tops: Vec<&NoeudFige> = c.noeuds.iter().filter(|n| n.parent.is_none()).collect();
    html! {
        div.defile tabindex="0" role="region" aria-label=(t.tapis_titre()) { table.tapis.empile {
            caption { (t.tapis_titre()) }
            thead { tr {
                th.n scope="col" { (t.tapis_numero()) } th scope="col" { (t.tapis_fiche()) }
                @for a in &c.annees { th.an.ici[a.rang == c.edition.exercice] scope="col" { (t.tapis_an(a.rang)) } }
                th scope="col" { (t.lecture_confiance()) }
            } }
            @for (rank, top) in tops.iter().enumerate() {
                @let under = sous(c, &top.cle);
                @let sheets: Vec<&&FicheFigee> = kept.iter().filter(|f| under.contains(&f.noeud.as_str())).collect();
                @if !sheets.is_empty() {
                    tbody.(format!("c{}", rank % 5 + 1)) {
                        tr.groupe { th colspan=(c.annees.len() + 3) scope="rowgroup" {
                            a href=(vue.url(&format!("/axes/{}", top.cle))) { (nom_du_noeud(c, top)) ". " (top.titre) } " "
                            small { (t.tapis_n_fiches(sheets.len())) }
                        } }
                        @for f in sheets { (rangee(vue, f)) }
                    }
                }
            }
        } }
    }
}

fn rangee(vue: &Vue<'_>, f: &FicheFigee) -> Markup {
    let t = m(vue.visit.lang);
    let c = vue.contenu();
    let own = f.bilans.iter().find(|b| b.annee == c.edition.exercice);
    html! {
        tr {
            td.n data-l=(t.tapis_numero()) { (f.numero) }
            th scope="row" { a href=(vue.url(&format!("/fiches/{}", f.numero))) { (f.titre) } }
            @for a in &c.annees {
                @let step = f.bilans.iter().find(|b| b.annee == a.rang).and_then(|b| b.palier);
                td.an.ici[a.rang == c.edition.exercice].rien[step.is_none() && a.rang > c.edition.exercice] data-l=(t.tapis_an(a.rang)) {
                    @match step {
                        Some(palier) => (jauge(Some(palier), vue.visit.lang)),
                        None => span.discret { "—" },
                    }
                }
            }
            td data-l=(t.lecture_confiance()) {
                @match own.and_then(|b| b.meteo) {
                    Some(sky) => (ciel(sky, vue.visit.lang)),
                    None => (absence(vue, f)),
                }
            }
        }
    }
}

/// Why a sheet says nothing of the year reviewed.
fn absence(vue: &Vue<'_>, f: &FicheFigee) -> Markup {
    let t = m(vue.visit.lang);
    match f.reponse {
        Some(EtatReponse::Dispensee) => etat(Etat::Info, &t.etat_dispensee()),
        Some(EtatReponse::Acceptee) | None => html! { span.discret { (t.lecture_non_renseignee()) } },
        Some(_) => etat(Etat::Attente, &t.etat_sans_reponse()),
    }
}

/// The decisions, of the contract or of one sheet.
pub fn decisions(vue: &Vue<'_>, fiche: Option<i64>) -> Markup {
    let t = m(vue.visit.lang);
    let lang = vue.visit.lang;
    let kept: Vec<_> = vue.contenu().decisions.iter().filter(|d| fiche.is_none_or(|n| d.fiche == Some(n))).collect();
    html! {
        @if !kept.is_empty() {
            h2 #decisions { (t.fiche_decisions()) " (" (kept.len()) ")" }
            ul.cartes { @for d in kept { li {
                h3 {
                    (genre(vue, d.genre))
                    @if let (None, Some(n)) = (fiche, d.fiche) { " — " a href=(vue.url(&format!("/fiches/{n}"))) { (t.lecture_fiche_n(n)) } }
                }
                p.discret { (d.instance) ", " (date_longue(d.seance, lang)) }
                p { (d.motif) }
                @if !d.conditions.is_empty() { p { (d.conditions) } }
                p { (suivi(vue, d.etat))
                    @if let Some(due) = d.echeance { " " small { (t.edition_decision_echeance(date_longue(due, lang))) } }
                    @if !d.responsable.is_empty() { " " small { (d.responsable) } } }
                @if !d.suivi.is_empty() { ul { @for s in &d.suivi { li { small { (date_courte(s.le)) "\u{202f}: " (s.texte) } } } } }
            } } }
        }
    }
}

fn genre(vue: &Vue<'_>, genre: GenreDecision) -> String {
    let t = m(vue.visit.lang);
    match genre {
        GenreDecision::Poursuite => t.decision_poursuite(),
        GenreDecision::Renforcement => t.decision_renforcement(),
        GenreDecision::Reorientation => t.decision_reorientation(),
        GenreDecision::Arret => t.decision_arret(),
        GenreDecision::NouvelleAction => t.decision_nouvelle_action(),
        GenreDecision::Validation => t.decision_validation(),
        GenreDecision::Demande => t.decision_demande(),
    }
}

fn suivi(vue: &Vue<'_>, state: EtatDecision) -> Markup {
    let t = m(vue.visit.lang);
    match state {
        EtatDecision::AExecuter => etat(Etat::Attente, &t.edition_decision_a_executer()),
        EtatDecision::EnCours => etat(Etat::Info, &t.edition_decision_en_cours()),
        EtatDecision::Executee => etat(Etat::Bien, &t.edition_decision_executee()),
        EtatDecision::Reportee => etat(Etat::Alerte, &t.edition_decision_reportee()),
        EtatDecision::Abandonnee => etat(Etat::Alerte, &t.edition_decision_abandonnee()),
        EtatDecision::Rapportee => etat(Etat::Info, &t.edition_decision_rapportee()),
    }
}
