//! The form of a review: only what was realised is typed beside what was voted.

use super::Vue;
use crate::model::*;
use crate::regles::bilan::{Ecart, LigneBilan, PIECES, Tableau, Total};
use crate::regles::budget::{Cote, LIGNES};
use crate::regles::saisie::montant;
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};
use std::collections::BTreeMap;
use web::components::{Champ, Choix, bouton, bouton_second, champ, liste_deroulante, zone};
use web::{Form, Visit};

/// The table as typed so far: gaps answer what is in the boxes, not what was last saved.
fn tableau(vue: &Vue, form: &Form) -> Tableau {
    let mut realise = LignesBudget::new();
    let mut motifs = BTreeMap::new();
    for (nom, valeur) in form.fields() {
        if let (Some(code), Ok(Some(montant))) = (nom.strip_prefix("r."), montant(valeur)) {
            realise.insert(code.to_owned(), montant);
        }
        if let Some(code) = nom.strip_prefix("m.") {
            motifs.insert(code.to_owned(), valeur.clone());
        }
    }
    Tableau::de(&vue.o.dossier.budget, &vue.o.subventions(), &realise, &motifs)
}

pub fn montrer(visit: &Visit, vue: &Vue, form: &Form, autre: Option<&[(String, String)]>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let tableau = tableau(vue, form);
    let texte = |name: &'static str, label: String, hint: String, lines: u8| {
        zone(form, &Champ { name, label: &label, hint: &hint, lines, ..Champ::default() }, lang)
    };
    html! {
        @if let Some(autre) = autre { (conflit(visit, vue, form, autre)) }
        p.chapeau { (t.bilan_aide()) }
        form method="post" action=(visit.url(&format!("/dossiers/{}/bilan", vue.o.dossier.id))) data-enhance="brouillon" {
            input type="hidden" name="version" value=(form.text("version"));
            h2 { (t.bilan_partie_qualitative()) }
            (texte("mise_en_oeuvre", t.bilan_mise_en_oeuvre(), t.bilan_mise_en_oeuvre_aide(), 5))
            (champ(form, &Champ { name: "nombre_beneficiaires", label: &t.bilan_beneficiaires(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (texte("publics", t.bilan_publics(), t.bilan_publics_aide(), 3))
            (texte("dates_lieux", t.bilan_dates_lieux(), String::new(), 3))
            (crate::pages::indicateurs::tableau(&vue.o.dossier.contenu.indicateurs, &VIDE, lang, |rang, label| Some(case(form, &format!("i.{rang}"), label, "numeric"))))
            (texte("indicateurs", t.bilan_indicateurs(), t.bilan_indicateurs_aide(), 4))
            h2 id="c-tableau" { (t.bilan_partie_tableau()) }
            @if let Some(error) = form.error("tableau") { p.erreur { "✕ " (error.message) @if let Some(remedy) = &error.remedy { " " (remedy) } } }
            p.aide { (t.bilan_tableau_aide(vue.o.parametres.bilan_ecart_pct.to_string(), mots::euros(Some(vue.o.parametres.bilan_ecart), lang))) }
            (super::lecture::reste_a_trouver(&tableau, lang))
            (cote(visit, vue, form, &tableau, (Cote::Charge, false), &t.fiche_charges()))
            (cote(visit, vue, form, &tableau, (Cote::Produit, false), &t.fiche_produits()))
            (cote(visit, vue, form, &tableau, (Cote::Charge, true), &t.bilan_emplois()))
            (cote(visit, vue, form, &tableau, (Cote::Produit, true), &t.bilan_ressources()))
            (autres_lignes(visit, form, &tableau))
            h2 { (t.bilan_partie_annexe()) }
            (texte("cles", t.bilan_cles(), t.bilan_cles_aide(), 3))
            (texte("contributions", t.bilan_contributions(), t.bilan_contributions_aide(), 3))
            div.boutons {
                (bouton(&t.bilan_enregistrer()))
                (bouton_second(&if vue.o.bilan.as_ref().is_some_and(|b| b.recu_le.is_some()) { t.bilan_redeposer() } else { t.bilan_deposer() }, "deposer"))
                a href=(visit.url(&format!("/dossiers/{}", vue.o.dossier.id))) { (t.saisie_annuler()) }
            }
        }
    }
}

/// What the page of the line is called: its account, its label, its funder.
pub fn nom(vue: &crate::actes::bilan::Ouvert, l: &LigneBilan) -> String {
    let qui = l.financeur.as_ref().map(|f| vue.nom(f));
    match qui {
        Some(qui) => format!("{} {qui}", l.ligne.compte),
        None => format!("{} {}", l.ligne.compte, l.ligne.libelle).trim().to_owned(),
    }
}

/// « −1 350 € », « −15 % ».
pub fn ecart(e: Option<&Ecart>, lang: Lang) -> (String, String) {
    match e {
        Some(e) if e.montant.est_nul() => (mots::euros(Some(e.montant), lang), "—".to_owned()),
        Some(e) => {
            let plus = if e.montant.est_positif() { "+" } else { "" };
            (format!("{plus}{}", mots::euros(Some(e.montant), lang)), mots::phrase(&e.pour_cent()))
        }
        None => ("∅".to_owned(), String::new()),
    }
}

fn cote(visit: &Visit, vue: &Vue, form: &Form, tableau: &Tableau, (quel, volontaire): (Cote, bool), titre: &str) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let lignes: Vec<&LigneBilan> = tableau.cote(quel, volontaire).collect();
    let total: Total = tableau.total(quel, volontaire);
    html! { @if !lignes.is_empty() {
        div.defile tabindex="0" role="region" aria-label=(titre) {
            table.empile.saisie {
                caption { (titre) }
                thead { tr {
                    th scope="col" { (t.fiche_ligne()) } th.num scope="col" { (t.bilan_prevu()) } th.num scope="col" { (t.bilan_realise()) }
                    th.num scope="col" { (t.bilan_ecart()) } th.num scope="col" { "%" } th scope="col" { (t.bilan_motif()) }
                } }
                tbody { @for l in &lignes {
                    @let e = l.ecart(vue.o.seuil());
                    @let (euros, part) = ecart(e.as_ref(), lang);
                    @let nom = nom(&vue.o, l);
                    tr {
                        th scope="row" { (nom) }
                        td.num data-l=(t.bilan_prevu()) { (mots::euros(Some(l.prevu), lang)) }
                        td.num data-l=(t.bilan_realise()) { (case(form, &format!("r.{}", l.code), &t.bilan_realise_de(&nom), "numeric")) }
                        td.num data-l=(t.bilan_ecart()) { (euros) }
                        td.num data-l="%" { (part) }
                        td data-l=(t.bilan_motif()) {
                            @if e.is_some_and(|e| e.motif_exige) || !l.motif.is_empty() || form.error(&format!("m.{}", l.code)).is_some() {
                                (case(form, &format!("m.{}", l.code), &t.bilan_motif_de(&nom), ""))
                            }
                        }
                    }
                } }
                tfoot { (pied(total, vue.o.seuil(), lang)) }
            }
        }
    } }
}

/// The last row: what the lines make.
pub fn pied(total: Total, seuil: crate::regles::bilan::SeuilMotif, lang: Lang) -> Markup {
    let t = m(lang);
    let (euros, part) = ecart(Some(&total.ecart(seuil)), lang);
    html! { tr {
        th scope="row" { (t.fiche_total()) }
        td.num data-l=(t.bilan_prevu()) { (mots::euros(Some(total.prevu), lang)) } td.num data-l=(t.bilan_realise()) { (mots::euros(Some(total.realise), lang)) }
        td.num data-l=(t.bilan_ecart()) { (euros) } td.num data-l="%" { (part) } td {}
    } }
}

/// A box of the table: named for who does not see the row.
fn case(form: &Form, name: &str, label: &str, inputmode: &str) -> Markup {
    let id = format!("c-{}", name.replace('.', "-"));
    let error = form.error(name);
    let decrit = error.map(|_| format!("{id}-erreur"));
    html! {
        input id=(id) name=(name) type="text" value=(form.text(name)) aria-label=(label) inputmode=[Some(inputmode).filter(|i| !i.is_empty())]
            aria-invalid=[error.map(|_| "true")] aria-describedby=[decrit.as_deref()];
        @if let Some(error) = error { p.erreur id=(format!("{id}-erreur")) { "✕ " (error.message) } }
    }
}

/// Money spent or received where nothing was planned.
fn autres_lignes(visit: &Visit, form: &Form, tableau: &Tableau) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let restent: Vec<_> =
        LIGNES.iter().filter(|l| !l.par_financeur && !tableau.lignes.iter().any(|vue| vue.code == l.code)).collect();
    let fautive = restent.iter().any(|l| form.error(&format!("r.{}", l.code)).is_some());
    html! { details open[fautive] {
        summary { (t.bilan_autres_lignes()) }
        div.annuelles { @for l in restent {
            @let label = format!("{} {}", l.compte, l.libelle);
            (champ(form, &Champ { name: &format!("r.{}", l.code), label: label.trim(), short: true, inputmode: "numeric", filter: true, ..Champ::default() }, lang))
        } }
    } }
}

/// The fields that someone else wrote otherwise, with what they hold now.
fn conflit(visit: &Visit, vue: &Vue, form: &Form, autre: &[(String, String)]) -> Markup {
    let t = m(visit.lang);
    let net = |texte: &str| texte.split_whitespace().collect::<String>();
    let differents = autre.iter().filter(|(nom, valeur)| form.has(nom) && net(form.text(nom)) != net(valeur));
    let nommer = |champ: &str| match champ {
        "mise_en_oeuvre" => t.bilan_mise_en_oeuvre(),
        "publics" => t.bilan_publics(),
        "dates_lieux" => t.bilan_dates_lieux(),
        "indicateurs" => t.bilan_indicateurs(),
        "nombre_beneficiaires" => t.bilan_beneficiaires(),
        "cles" => t.bilan_cles(),
        "contributions" => t.bilan_contributions(),
        autre => {
            let code = autre.get(2..).unwrap_or_default();
            tableau(vue, form).lignes.iter().find(|l| l.code == code).map_or_else(|| code.to_owned(), |l| nom(&vue.o, l))
        }
    };
    html! {
        div.encadre.attention role="alert" {
            h2 { (t.saisie_modifie_titre()) }
            p { (t.saisie_modifie_aide()) }
            ul { @for (nom, valeur) in differents {
                li { strong { (nommer(nom)) } "\u{202f}: " (t.saisie_modifie_champ(if valeur.is_empty() { t.saisie_vide() } else { valeur.clone() })) }
            } }
        }
    }
}

/// The three papers: joined, or still missing; and the form that joins one.
pub fn pieces(visit: &Visit, vue: &Vue, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let Some(contenu) = vue.lisible().map(|b| &b.contenu.0).or(vue.ecrit().then_some(&VIDE)) else { return html! {} };
    html! {
        h2 id="pieces" { (t.bilan_pieces()) }
        p.aide { (t.bilan_pieces_aide()) }
        ul.lignes { @for genre in PIECES {
            @let jointe = contenu.pieces.iter().any(|p| p == genre);
            @let fichier = vue.pieces.iter().rfind(|p| p.genre == genre);
            li {
                @if jointe { "✓ " } @else { "✕ " }
                @match fichier.filter(|_| jointe) {
                    Some(p) => { a href=(visit.url(&format!("/pieces-dossier/{}", p.id))) { (genre) } },
                    None => { (genre) },
                }
                " " small { @if jointe { (t.bilan_piece_jointe()) } @else { (t.bilan_piece_manque()) } }
            }
        } }
        @if vue.ecrit() {
            form method="post" action=(visit.url(&format!("/dossiers/{}/bilan", vue.o.dossier.id))) enctype="multipart/form-data" {
                input type="hidden" name="version" value=(form.text("version"));
                input type="hidden" name="action" value="joindre";
                (liste_deroulante(form, &Champ { name: "genre", label: &t.bilan_piece_genre(), required: true, short: true, ..Champ::default() }, &PIECES.map(|g| Choix::new(g, g)), lang))
                (champ(form, &Champ { name: "fichier", label: &t.bilan_piece_fichier(), kind: "file", required: true, ..Champ::default() }, lang))
                div.boutons { button.bouton.second type="submit" { (t.bilan_piece_joindre()) } }
            }
        }
    }
}

static VIDE: std::sync::LazyLock<ContenuBilan> = std::sync::LazyLock::new(ContenuBilan::default);
