//! What counts: the figure of each year with its rate and its operands, and the figure of each level.

use crate::actes::valeurs::{Dossier, tapees};
use crate::m;
use crate::model::{Cible, EtatValeur, Etendue, Indicateur, Suivi};
use crate::pages::valeurs::mots;
use crate::regles::{self, Apport, Manque, Mois, Nature, Releve, Retenue, Signal, Signaux, Visee, ecrire_periode, rassembler};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use territoire::model::Territoire;
use web::Visit;

/// Year by year: the target, what counts, the rate. « Un null s'explique aussi ».
pub fn annees(visit: &Visit, dossier: &Dossier, i: &Indicateur, visee: &Visee<'_>, cibles: &[Cible]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let suivi = dossier.suivi(i);
    let dire = |texte: &str| mots::nombre_sur(i.echelle.as_ref(), texte, lang);
    let calcul = |annee: i64| visit.url(&format!("/indicateurs/{}/annees/{annee}", i.id));
    html! {
        p.discret {
            (t.indicateur_regle(mots::operation(suivi.operation_periodes, lang)))
            " " (t.indicateur_fenetre(mots::fenetre(suivi.fenetre, lang)))
            @if suivi.nature == Nature::Cumul { " " (t.indicateur_cumul(mots::remise(suivi.remise_a_zero, lang))) }
            @if suivi.manque == Manque::Partiel { " " (t.indicateur_fenetre_partielle()) }
        }
        table.empile {
            thead { tr {
                th scope="col" { (t.saisie_exercice()) } th.num scope="col" { (t.indicateur_reference()) } th.num scope="col" { (t.indicateur_cible()) }
                th.num scope="col" { (t.indicateur_retenue()) } th.num scope="col" { (t.indicateur_taux()) } th scope="col" { (t.indicateur_manque()) }
            } }
            tbody { @for e in &dossier.contrat.exercices {
                @let cible = cibles.iter().find(|c| c.annee == e.numero);
                @let o = dossier.observations.iter().find(|o| o.annee == e.numero && o.etat == crate::model::EtatObservation::Validee);
                @let valeur = o.and_then(|o| o.valeur.as_deref()).and_then(|n| n.parse::<Nombre>().ok());
                @let vise = cible.and_then(|c| c.valeur.parse::<Nombre>().ok());
                @let taux = visee.taux(e.fin, vise.as_ref(), valeur.as_ref());
                @let due = !visee.sans_cible() || visee.mesurable(e.fin, vise.as_ref(), valeur.is_some());
                @let reference = match visee.reference(e.fin) {
                    regles::ReferenceLue::Face(reference) => reference,
                    regles::ReferenceLue::Coupee(_) => None,
                };
                @let retenue = dossier.retenue(i, e.numero);
                tr {
                    th scope="row" { (t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string())) }
                    td.num data-l=(t.indicateur_reference()) { (reference.as_ref().map_or_else(|| "—".to_owned(), |n| dire(&n.to_string()))) }
                    td.num data-l=(t.indicateur_cible()) { (visee.cible_ecrite(vise.as_ref(), &|n| dire(&n.to_string())).unwrap_or_else(|| "—".to_owned())) }
                    td.num data-l=(t.indicateur_retenue()) {
                        @match o {
                            Some(o) => {
                                @let dite = o.absence.map_or_else(|| dire(o.valeur.as_deref().unwrap_or("—")), |a| crate::pages::mots::absence(a, lang));
                                a href=(calcul(e.numero)) aria-label=(t.annee_lien(&dite, e.numero.to_string())) { (dite) }
                                br; small { (mots::provenance(&o.provenance, lang)) ", " (o.auteur) }
                                @if let Some(motif) = &o.motif { br; small { (motif) } }
                            }
                            None if retenue.is_some() => { "—" br; small { a href=(calcul(e.numero)) aria-label=(t.annee_pourquoi(e.numero.to_string())) { (t.lieux_pourquoi()) } } }
                            None => "—",
                        }
                    }
                    td.num data-l=(t.indicateur_taux()) {
                        @match (&taux.retenu, &taux.brut) {
                            (Some(retenu), Some(brut)) => {
                                (retenu.affiche_taux_fr(2)) "\u{202f}%"
                                @if brut != retenu { br; small { (t.indicateur_brut(brut.affiche_taux_fr(2))) } }
                            }
                            _ => "—",
                        }
                    }
                    td data-l=(t.indicateur_manque()) {
                        @if due { (signaux(&taux.signaux, lang)) }
                        @if let Some(r) = &retenue {
                            @if let (Some(ici), Some(la)) = (&r.valeur, &valeur) {
                                @if ici.arrondi(6, false) != la.arrondi(6, false) { div { (t.indicateur_ecart(dire(&ici.arrondi(4, false)))) } }
                            }
                            @if tapees::gardee(dossier, i, e.numero, r).is_some() { div { (gardee(dossier, &suivi, r, lang)) } }
                            @match Etendue::de(r).filter(|e| suivi.fenetre.is_some() || e.attendus != 1 || e.presents < e.attendus) {
                                Some(lue) => { @for ligne in mots::etendue(&lue, lang) { div { (ligne) } } }
                                None => (signaux(&r.signaux, lang)),
                            }
                            @if !r.manquants.is_empty() { div { (t.indicateur_manquants(noms(dossier, &r.manquants))) } }
                        }
                    }
                }
            } }
        }
    }
}

/// « la valeur annuelle validée reste »: and how far what was gathered since goes.
pub(super) fn gardee(dossier: &Dossier, suivi: &Suivi, r: &Retenue, lang: kernel::Lang) -> String {
    let t = m(lang);
    let places = dossier.places(suivi).len();
    if r.manquants.is_empty() || places == 0 {
        return t.indicateur_gardee_periodes(r.presents.to_string(), r.attendus.to_string());
    }
    t.indicateur_gardee_lieux(places.saturating_sub(r.manquants.len()).to_string(), places.to_string())
}

pub(super) fn noms(dossier: &Dossier, ids: &[String]) -> String {
    let mut noms: Vec<&str> = ids.iter().filter_map(|id| dossier.lieu(id)).map(|l| l.nom.as_str()).take(12).collect();
    if ids.len() > noms.len() {
        noms.push("…");
    }
    noms.join(", ")
}

pub(super) fn signaux(signaux: &Signaux, lang: kernel::Lang) -> Markup {
    html! { @for s in signaux { div { (mots::signal(*s, lang)) } } }
}

/// « On ne somme qu'un niveau qui partage le territoire sans recouvrement »: the places, then those that contain them,
/// then the whole.
pub fn niveaux(visit: &Visit, dossier: &Dossier, i: &Indicateur, suivi: &Suivi) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let places = dossier.places(suivi);
    if places.is_empty() {
        return html! {};
    }
    let foi = cle(&suivi.source);
    let mut releves: BTreeMap<Mois, BTreeMap<String, Releve>> = BTreeMap::new();
    let validees = dossier.valeurs.iter().filter(|v| v.source_cle == foi && v.etat == EtatValeur::Validee);
    for v in validees.filter(|v| !v.territoire_id.is_empty()) {
        releves.entry(v.periode).or_default().insert(v.territoire_id.clone(), v.releve());
    }
    let parents: BTreeSet<_> = places.iter().filter_map(|p| p.parent_id).collect();
    let dessus: Vec<&Territoire> = dossier.territoires.iter().filter(|t| parents.len() > 1 && parents.contains(&t.id)).collect();
    let attendus = dossier.attendus(suivi);
    let calculer = |mois: &Mois, dans: Option<&Territoire>| {
        let dedans: Vec<regles::Territoire> = attendus
            .iter()
            .filter(|a| dans.is_none_or(|d| places.iter().any(|p| p.id.to_string() == a.code && p.parent_id == Some(d.id))))
            .cloned()
            .collect();
        let apport = Apport {
            mesure: i.mesure,
            entre_periodes: suivi.operation_periodes,
            entre_territoires: suivi.operation_territoires,
            couverture_min: suivi.couverture_min,
            attendus: &dedans,
        };
        releves.get(mois).map(|places| {
            let mut agregat = rassembler(&apport, places);
            if dossier.melees(i, suivi, &[*mois]) {
                agregat.valeur = None;
                agregat.signaux.insert(Signal::MillesimesMeles);
            }
            agregat
        })
    };
    html! {
        h2 { (t.indicateur_niveaux()) }
        p.discret { (t.indicateur_regle_lieux(mots::operation(suivi.operation_territoires, lang), suivi.couverture_min.to_string())) }
        @if releves.is_empty() { p { (t.indicateur_niveaux_vides()) } } @else {
            table.empile {
                thead { tr {
                    th scope="col" { (t.liste_periode()) } th scope="col" { (t.indicateur_niveau()) } th.num scope="col" { (t.validation_valeur()) }
                    th.num scope="col" { (t.indicateur_couverture()) } th scope="col" { (t.indicateur_manque()) }
                } }
                tbody { @for mois in releves.keys().rev() {
                    @for dans in dessus.iter().map(|d| Some(*d)).chain([None]) {
                        @if let Some(a) = calculer(mois, dans) {
                            tr {
                                th scope="row" { (ecrire_periode(*mois, suivi.pas())) }
                                td data-l=(t.indicateur_niveau()) { (dans.map_or_else(|| t.depot_ensemble(), |d| d.nom.clone())) }
                                td.num data-l=(t.validation_valeur()) { (a.valeur.as_ref().map_or_else(|| "—".to_owned(), |n| mots::nombre(&n.arrondi(4, false), lang))) }
                                td.num data-l=(t.indicateur_couverture()) { (a.couverture.as_ref().map_or_else(|| "—".to_owned(), |n| format!("{}\u{202f}%", n.affiche_taux_fr(2)))) }
                                td data-l=(t.indicateur_manque()) { (signaux(&a.signaux, lang)) @if !a.manquants.is_empty() { div { (t.indicateur_manquants(noms(dossier, &a.manquants))) } } }
                            }
                        }
                    }
                } }
            }
        }
    }
}
