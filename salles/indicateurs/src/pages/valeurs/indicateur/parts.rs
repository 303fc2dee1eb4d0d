//! What the figure of each year is made of: each modality gathered as the total is, and what no part tells (F5).

use crate::actes::valeurs::Dossier;
use crate::m;
use crate::model::{Dimension, EtatValeur, Indicateur, Part, Valeur};
use crate::pages::valeurs::mots;
use crate::plans::Exercice;
use crate::regles::{Lecture, Mesure, Signal, VentilationSaisie, ecrire_periode, ventilation};
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::cle;
use maud::{Markup, html};
use std::collections::BTreeMap;
use territoire::model::Territoire;
use web::Visit;

/// A dimension, year by year: the figure of each modality, its share of the total, what is left.
pub fn annees(visit: &Visit, dossier: &Dossier, i: &Indicateur) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let dimensions: Vec<&Dimension> = dossier.dimensions(i).collect();
    let regle = mots::operation(dossier.suivi(i).operation_periodes, lang);
    html! {
        @if !dimensions.is_empty() {
            h2 { (t.ventilation_section()) }
            p.discret { (t.ventilation_regle(regle)) }
            @for d in dimensions { (une(dossier, i, d, lang)) }
        }
    }
}

/// The figures of one year, by code of modality.
struct Annee<'a> {
    exercice: &'a Exercice,
    parts: BTreeMap<String, Nombre>,
    total: Option<Nombre>,
    reste: Option<Nombre>,
    incomplete: bool,
}

fn annee<'a>(dossier: &Dossier, i: &Indicateur, d: &Dimension, exercice: &'a Exercice) -> Option<Annee<'a>> {
    let part = |code: &str| dossier.retenue_de_part(i, exercice.numero, d, code).and_then(|r| r.valeur);
    let parts: BTreeMap<String, Nombre> = d.modalites.iter().filter_map(|m| Some((m.code.clone(), part(&m.code)?))).collect();
    if parts.is_empty() {
        return None;
    }
    let total = dossier.retenue(i, exercice.numero).and_then(|r| r.valeur);
    let lectures = d.modalites.iter().map(|m| (m.code.clone(), Lecture::from(parts.get(&m.code).cloned()))).collect();
    // The rates of a ratio do not add up: nothing is left of them.
    let ventilee = ventilation(&VentilationSaisie { total: total.clone(), parts: lectures, complete: d.complete });
    let reste = ventilee.non_ventile.filter(|n| n.est_positif() && i.mesure != Mesure::Ratio);
    Some(Annee { exercice, parts, total, reste, incomplete: ventilee.signaux.contains(&Signal::PartManquante) })
}

fn une(dossier: &Dossier, i: &Indicateur, d: &Dimension, lang: Lang) -> Markup {
    let t = m(lang);
    let annees: Vec<Annee<'_>> = dossier.contrat.exercices.iter().filter_map(|e| annee(dossier, i, d, e)).collect();
    let dire = |n: &Nombre| mots::nombre(&n.arrondi(4, false), lang);
    let titre = |e: &Exercice| t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string());
    html! {
        h3 { (d.libelle) }
        @if annees.is_empty() { p { (absente(dossier, i, d, lang)) } } @else {
            table.empile {
                thead { tr {
                    th scope="col" { (t.ventilation_modalite()) }
                    @for a in &annees { th.num scope="col" { (titre(a.exercice)) } }
                } }
                tbody {
                    @for modalite in d.modalites.iter() { tr {
                        th scope="row" { (modalite.libelle) }
                        @for a in &annees { td.num data-l=(titre(a.exercice)) {
                            @match a.parts.get(&modalite.code) {
                                Some(n) => { (dire(n)) @if let Some(part) = part(i, n, a.total.as_ref()) { br; small { (t.ventilation_part(part.affiche_taux_fr(1))) } } }
                                None => "—",
                            }
                        } }
                    } }
                    @if annees.iter().any(|a| a.reste.is_some()) { tr {
                        th scope="row" { (t.ventilation_non_ventile()) }
                        @for a in &annees { td.num data-l=(titre(a.exercice)) {
                            (a.reste.as_ref().map_or_else(|| "0".to_owned(), dire))
                            @if a.incomplete { br; small { (t.ventilation_part_inconnue()) } }
                        } }
                    } }
                    tr {
                        th scope="row" { (t.ventilation_total()) }
                        @for a in &annees { td.num data-l=(titre(a.exercice)) { (a.total.as_ref().map_or_else(|| "—".to_owned(), dire)) } }
                    }
                }
            }
        }
    }
}

/// Why there is no figure by modality: nobody gave any part, or some places did and others did not.
fn absente(dossier: &Dossier, i: &Indicateur, d: &Dimension, lang: Lang) -> String {
    let (t, suivi) = (m(lang), dossier.suivi(i));
    let foi = cle(&suivi.source);
    let ventilee = |v: &&Valeur| v.etat == EtatValeur::Validee && v.parts.iter().any(|p| p.dimension == d.id);
    let siennes = || dossier.valeurs.iter().filter(|v| v.indicateur_id == i.id && v.source_cle == foi).filter(ventilee);
    let Some(periode) = siennes().map(|v| v.periode).max() else { return t.ventilation_vide() };
    let manque = |p: &&Territoire| !siennes().any(|v| v.periode == periode && v.territoire_id == p.id.to_string());
    let places = dossier.places(&suivi);
    let absents: Vec<&str> = places.iter().copied().filter(manque).map(|p| p.nom.as_str()).collect();
    let quand = ecrire_periode(periode, suivi.pas());
    if absents.is_empty() {
        return t.ventilation_partielle(quand);
    }
    let montres: Vec<&str> = absents.iter().copied().take(12).chain((absents.len() > 12).then_some("…")).collect();
    t.ventilation_incomplete(quand, (places.len() - absents.len()).to_string(), places.len().to_string(), montres.join(", "))
}

/// The share of the total, in percent; a rate has none.
fn part(i: &Indicateur, n: &Nombre, total: Option<&Nombre>) -> Option<Nombre> {
    (Nombre::cent() * n).checked_div(total.filter(|_| i.mesure != Mesure::Ratio)?)
}

/// Under a value: « dont femmes 28, hommes 20 ; non ventilé : 2 ».
pub fn dont(dossier: &Dossier, i: &Indicateur, v: &Valeur, lang: Lang) -> Markup {
    let t = m(lang);
    let dits = dossier.dimensions(i).filter_map(|d| {
        let siennes: Vec<&Part> = v.parts.iter().filter(|p| p.dimension == d.id).collect();
        let nom = |p: &Part| d.modalites.iter().find(|m| m.code == p.modalite).map_or(&p.modalite, |m| &m.libelle).clone();
        let parts: Vec<String> = siennes.iter().map(|p| format!("{} {}", nom(p), p.texte())).collect();
        let lectures = d.modalites.iter().map(|m| {
            let nombre = siennes.iter().find(|p| p.modalite == m.code).and_then(|p| p.valeur.as_deref()?.parse::<Nombre>().ok());
            (m.code.clone(), Lecture::from(nombre))
        });
        let total = v.nombre().filter(|_| i.mesure != Mesure::Ratio);
        let ventilee = ventilation(&VentilationSaisie { total, parts: lectures.collect(), complete: d.complete });
        let reste = ventilee.non_ventile.filter(Nombre::est_positif).map(|n| mots::nombre(&n.to_string(), lang));
        (!parts.is_empty()).then(|| (parts.join(", "), reste))
    });
    let dits: Vec<(String, Option<String>)> = dits.collect();
    html! {
        @for (parts, reste) in dits {
            br; small { (t.ventilation_dont(parts)) @if let Some(reste) = reste { ", " (t.ventilation_reste(reste)) } }
        }
    }
}
