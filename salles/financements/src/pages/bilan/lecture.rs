//! A review as it is read: what was done, the table, its annex, in the order of CERFA 15059.

use super::formulaire::{ecart, nom, pied};
use crate::actes::bilan::Ouvert;
use crate::model::*;
use crate::regles::bilan::{LigneBilan, Tableau, part_de_la_subvention};
use crate::regles::budget::Cote;
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};
use web::Visit;

pub fn montrer(visit: &Visit, o: &Ouvert, b: &BilanDossier) -> Markup {
    let t = m(visit.lang);
    let c = &b.contenu;
    let tableau = o.tableau();
    let nombre = c.nombre_beneficiaires.map(|n| kernel::texte::entier(n, visit.lang)).unwrap_or_default();
    let partie = |titre: String, texte: &str| html! { @if !texte.is_empty() { h3 { (titre) } p.texte { (texte) } } };
    html! {
        h2 { (t.bilan_partie_qualitative()) }
        (partie(t.bilan_mise_en_oeuvre(), &c.mise_en_oeuvre))
        (partie(t.bilan_beneficiaires(), &nombre))
        (partie(t.bilan_publics(), &c.publics))
        (partie(t.bilan_dates_lieux(), &c.dates_lieux))
        (partie(t.bilan_indicateurs(), &c.indicateurs))
        (crate::pages::indicateurs::tableau(&o.dossier.contenu.indicateurs, c, visit.lang, |_, _| None))
        h2 { (t.bilan_partie_tableau()) }
        (reste_a_trouver(&tableau, visit.lang))
        (cote(visit, o, &tableau, (Cote::Charge, false), &t.fiche_charges()))
        (cote(visit, o, &tableau, (Cote::Produit, false), &t.fiche_produits()))
        (cote(visit, o, &tableau, (Cote::Charge, true), &t.bilan_emplois()))
        (cote(visit, o, &tableau, (Cote::Produit, true), &t.bilan_ressources()))
        (parts(visit, o, &tableau))
        h2 { (t.bilan_partie_annexe()) }
        (partie(t.bilan_cles(), &c.cles))
        (partie(t.bilan_contributions(), &c.contributions))
        @if c.cles.is_empty() && c.contributions.is_empty() { p.discret { (t.bilan_annexe_vide()) } }
    }
}

/// Why the planned products fall short of the charges.
pub(super) fn reste_a_trouver(tableau: &Tableau, lang: Lang) -> Markup {
    let reste = tableau.reste_a_trouver();
    html! { @if let Some(reste) = reste { p { (m(lang).bilan_reste_a_trouver(mots::euros(Some(reste), lang))) } } }
}

/// « La subvention de {x} représente {t} % du total des produits. », one a funder.
fn parts(visit: &Visit, o: &Ouvert, tableau: &Tableau) -> Markup {
    let produits = tableau.produits().realise;
    let dites: Vec<(String, String)> = tableau
        .lignes
        .iter()
        .filter_map(|l| Some((o.nom(l.financeur.as_ref()?), part_de_la_subvention(l.realise?, produits)?)))
        .collect();
    html! { @if !dites.is_empty() {
        h3 { (m(visit.lang).bilan_parts()) }
        ul { @for (qui, phrase) in dites { li { strong { (qui) } "\u{202f}: " (mots::phrase(&phrase)) } } }
    } }
}

fn cote(visit: &Visit, o: &Ouvert, tableau: &Tableau, (quel, volontaire): (Cote, bool), titre: &str) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let lignes: Vec<&LigneBilan> = tableau.cote(quel, volontaire).collect();
    html! { @if !lignes.is_empty() {
        div.defile tabindex="0" role="region" aria-label=(titre) {
            table.empile {
                caption { (titre) }
                thead { tr {
                    th scope="col" { (t.fiche_ligne()) } th.num scope="col" { (t.bilan_prevu()) } th.num scope="col" { (t.bilan_realise()) }
                    th.num scope="col" { (t.bilan_ecart()) } th.num scope="col" { "%" } th scope="col" { (t.bilan_motif()) }
                } }
                tbody { @for l in &lignes {
                    @let (euros, part) = ecart(l.ecart(o.seuil()).as_ref(), lang);
                    tr {
                        th scope="row" { (nom(o, l)) }
                        td.num data-l=(t.bilan_prevu()) { (mots::euros(Some(l.prevu), lang)) }
                        td.num data-l=(t.bilan_realise()) { (mots::euros(l.realise, lang)) }
                        td.num data-l=(t.bilan_ecart()) { (euros) }
                        td.num data-l="%" { (part) }
                        td data-l=(t.bilan_motif()) { (l.motif) }
                    }
                } }
                tfoot { (pied(tableau.total(quel, volontaire), o.seuil(), lang)) }
            }
        }
    } }
}
