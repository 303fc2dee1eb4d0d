//! A longer search of a scenario: offered when five seconds proved nothing, followed while it runs, told once it ended.

use super::scenario::geste;
use crate::model::{EtatTache, Scenario, TacheCalcul};
use crate::pages::cadre_appel::Cadre;
use crate::regles::programmation::scenario::Preuve;
use crate::regles::programmation::tache::{utile, vraiment};
use crate::{m, mots};
use maud::{Markup, html};

/// What became of the last search, and what may be asked.
pub fn bloc(cadre: &Cadre, s: &Scenario, preuve: &Preuve, tache: Option<&TacheCalcul>, tenu: bool) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let etat = tache.map(|une| vraiment(une, cadre.visit.house.db.clock().now()));
    let vive = matches!(etat, Some(EtatTache::Attente | EtatTache::EnCours));
    let dit = tache.zip(etat).map(|(une, etat)| {
        let (qui, quand) = (&une.demandee_par, mots::instant(une.demandee_a, lang));
        match etat {
            EtatTache::Attente => t.programmation_tache_attente(qui, quand),
            EtatTache::EnCours => t.programmation_tache_en_cours(qui, quand),
            EtatTache::Faite => t.programmation_tache_faite(qui, une.finie_a.map_or(quand, |a| mots::instant(a, lang))),
            EtatTache::Perimee => t.programmation_tache_perimee(quand),
            EtatTache::Annulee => t.programmation_tache_annulee(quand),
            EtatTache::Perdue => t.programmation_tache_perdue(quand),
            EtatTache::Refusee => t.programmation_tache_refusee(quand, &une.motif),
        }
    });
    let offerte = tenu && !vive && utile(&s.doctrine, preuve.statut);
    html! {
        @if dit.is_some() || offerte {
            section aria-labelledby="recherche" {
                h2 #recherche { (t.programmation_tache_titre()) }
                @if let Some(dit) = &dit {
                    div.encadre.attention[matches!(etat, Some(EtatTache::Perdue | EtatTache::Perimee | EtatTache::Refusee))] role="status" {
                        p { (dit) }
                    }
                }
                @if vive {
                    p { (t.programmation_tache_fermer()) }
                    div.gestes {
                        a href=(cadre.url(&format!("/programmation/{}#recherche", s.id))) { (t.programmation_tache_actualiser()) }
                        @if tenu { (geste(cadre, s, "annuler", &t.programmation_tache_annuler())) }
                    }
                } @else if offerte {
                    p { (t.programmation_tache_offre()) }
                    div.gestes { (geste(cadre, s, "chercher", &t.programmation_tache_chercher())) }
                }
            }
        }
    }
}
