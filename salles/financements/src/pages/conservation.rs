//! `/conservation`: how long the personal data of files are kept, what has passed its time, and erasing it. Nothing is erased
//! without a person.

use super::gestes::statut;
use crate::actes::conservation::{self as actes, Conservation};
use crate::m;
use crate::model::{Categorie, Depart, DureeConservation};
use crate::mots;
use crate::regles::conservation::{PROPOSEES, Passe, SaisieDuree, en_vigueur};
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::{date_longue, entier};
use maud::{Markup, html};
use web::components::{Champ, Choix, champ, coches, erreurs, liste_deroulante, vide, zone};
use web::{Form, Page, Visit};

/// Bytes of a kilobyte, as a person reads it.
const OCTETS_KO: i64 = 1_024;

/// `GET /conservation`
pub async fn get(visit: Visit) -> Page {
    let vue = actes::etat(&visit).await?;
    Ok(montrer(&visit, &vue, &Form::default()).into_response())
}

/// `POST /conservation`: sets a duration, or erases what was shown.
pub async fn post(visit: Visit, mut form: Form) -> Page {
    let fait = match form.text("geste") {
        "effacer" => {
            let confirme = form.text("confirme") == "oui";
            actes::effacer(&visit, form.text("vus"), form.text("motif"), confirme).await.map(|n| format!("?effaces={n}"))
        }
        _ => {
            let texte = |nom: &str| form.text(nom).to_owned();
            let saisie = SaisieDuree {
                categorie: texte("categorie"),
                annees: texte("annees"),
                depart: texte("depart"),
                effet_le: texte("effet_le"),
                source: texte("source"),
            };
            actes::fixer(&visit, &saisie).await.map(|()| "?fixee=oui".to_owned())
        }
    };
    match fait {
        Ok(suite) => Ok(visit.go(&format!("/conservation{suite}"))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            let vue = actes::etat(&visit).await?;
            Ok((code, montrer(&visit, &vue, &form)).into_response())
        }
    }
}

fn montrer(visit: &Visit, vue: &Conservation, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let lu = super::query(visit);
    let effaces: Option<usize> = lu.some("effaces").and_then(|n| n.parse().ok());
    let corps = html! {
        (erreurs(form, lang))
        @if let Some(n) = effaces { div.encadre.bien role="status" { p { "✓ " (t.conservation_effaces(n)) } } }
        @if lu.text("fixee") == "oui" { div.encadre.bien role="status" { p { "✓ " (t.conservation_fixee()) } } }
        p.chapeau { (t.conservation_chapeau()) }
        (durees(visit, vue, form))
        h2 { (t.conservation_passes_titre()) }
        @if vue.passes.is_empty() {
            @let aucune = vue.durees.is_empty();
            (vide(&if aucune { t.conservation_sans_duree() } else { t.conservation_rien() }, None))
        } @else { (effacement(visit, vue, form)) }
        h2 { (t.conservation_reste_titre()) }
        p { (t.conservation_reste()) }
        p { (t.conservation_ailleurs()) }
        p { (t.conservation_inscriptions()) }
        @if !vue.faits.is_empty() { (faits(vue, lang)) }
    };
    let titre = t.conservation_titre();
    web::Layout::new(&titre).trail(t.accueil_titre(), "/appels").section("/appels").render(visit, corps)
}

fn nom(categorie: Categorie, lang: Lang) -> String {
    let t = m(lang);
    match categorie {
        Categorie::Refuse => t.conservation_refuses(),
        Categorie::Finance => t.conservation_finances(),
    }
}

fn depart(depart: Depart, lang: Lang) -> String {
    let t = m(lang);
    match depart {
        Depart::FinExercice => t.conservation_depart_exercice(),
        Depart::DerniereEcriture => t.conservation_depart_ecriture(),
    }
}

/// « 2 ans après la fin de l’exercice, depuis le 1er janvier 2027 (délibération…) ».
fn duree(d: &DureeConservation, lang: Lang) -> String {
    m(lang).conservation_duree(d.annees, depart(d.depart, lang), date_longue(d.effet_le, lang), &d.source, &d.fixee_par)
}

fn durees(visit: &Visit, vue: &Conservation, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let jour = visit.house.db.clock().today();
    let mut rempli = form.clone();
    for (champ, valeur) in [("categorie", "refuse"), ("depart", "fin_exercice")] {
        if !form.has(champ) {
            rempli.set(champ, valeur);
        }
    }
    if !form.has("effet_le") {
        rempli.set("effet_le", jour.to_string());
    }
    let categories: Vec<Choix> = Categorie::ALL.iter().map(|c| Choix::new(c.code(), nom(*c, lang))).collect();
    let departs: Vec<Choix> = Depart::ALL.iter().map(|d| Choix::new(d.code(), depart(*d, lang))).collect();
    let proposees = PROPOSEES.map(|(c, annees)| t.conservation_proposee(annees, nom(c, lang))).join(", ");
    html! {
        h2 { (t.conservation_durees_titre()) }
        dl.fiche-info { @for c in Categorie::ALL {
            dt { (nom(*c, lang)) }
            dd {
                @if let Some(d) = en_vigueur(&vue.durees, *c, jour) { (duree(d, lang)) } @else { "∅ " (t.conservation_non_fixee()) }
                @for d in vue.durees.iter().filter(|d| d.categorie == *c && d.effet_le > jour) { br; small { (duree(d, lang)) } }
            }
        } }
        details open[form.text("geste") == "fixer" || vue.durees.is_empty()] {
            summary { (t.conservation_fixer()) }
            p.aide { (t.conservation_proposees(proposees)) }
            form method="post" action=(visit.url("/conservation")) {
                input type="hidden" name="geste" value="fixer";
                (liste_deroulante(&rempli, &Champ { name: "categorie", label: &t.conservation_categorie(), required: true, ..Champ::default() }, &categories, lang))
                (champ(&rempli, &Champ { name: "annees", label: &t.conservation_annees(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
                (liste_deroulante(&rempli, &Champ { name: "depart", label: &t.conservation_depart(), required: true, ..Champ::default() }, &departs, lang))
                (champ(&rempli, &Champ { name: "effet_le", label: &t.conservation_effet(), kind: "date", required: true, ..Champ::default() }, lang))
                (champ(&rempli, &Champ { name: "source", label: &t.conservation_source(), hint: &t.conservation_source_aide(), required: true, ..Champ::default() }, lang))
                div.boutons { button.bouton type="submit" { (t.conservation_fixer_bouton()) } }
            }
        }
    }
}

/// What would be erased, then the act.
fn effacement(visit: &Visit, vue: &Conservation, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let lot = vue.lot();
    let combien = |c: Categorie| vue.passes.iter().filter(|p| p.categorie == c).count();
    let pieces: i64 = lot.iter().map(|p| p.dossier.pieces).sum();
    let ko: i64 = lot.iter().map(|p| p.dossier.octets).sum::<i64>() / OCTETS_KO;
    let reste = vue.passes.len() - lot.len();
    let confirmer = [Choix::new("oui", t.conservation_confirmer(lot.len()))];
    html! {
        ul {
            @for c in Categorie::ALL { @if combien(*c) > 0 { li { (t.conservation_combien(combien(*c), nom(*c, lang))) } } }
            li { (t.conservation_pieces(entier(pieces, lang), entier(ko, lang))) }
        }
        p { (t.conservation_efface()) }
        @if reste > 0 { p.discret { (t.conservation_suivants(reste)) } }
        (table(lot, visit, lang))
        form method="post" action=(visit.url("/conservation")) {
            input type="hidden" name="geste" value="effacer";
            input type="hidden" name="vus" value=(vue.vus());
            (zone(form, &Champ { name: "motif", label: &t.conservation_motif(), hint: &t.conservation_motif_aide(), required: true, lines: 2, ..Champ::default() }, lang))
            (coches(form, &Champ { name: "confirme", label: &t.conservation_confirme(), ..Champ::default() }, &confirmer, lang))
            div.boutons { button.bouton type="submit" { (t.conservation_effacer(lot.len())) } }
        }
    }
}

fn table(lot: &[Passe], visit: &Visit, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        div.defile tabindex="0" role="region" aria-label=(t.conservation_passes_titre()) { table.empile {
            thead { tr {
                th scope="col" { (t.conservation_dossier()) } th scope="col" { (t.accueil_exercice()) } th scope="col" { (t.accueil_etat()) }
                th scope="col" { (t.conservation_sort()) } th scope="col" { (t.conservation_echeance()) } th.num scope="col" { (t.conservation_col_pieces()) }
            } }
            tbody { @for p in lot { tr {
                th scope="row" { a href=(visit.url(&format!("/dossiers/{}", p.dossier.id))) {
                    (p.dossier.numero.clone().unwrap_or_else(|| t.accueil_brouillon())) ", " (p.dossier.intitule)
                } }
                td data-l=(t.accueil_exercice()) { (p.dossier.exercice) }
                td data-l=(t.accueil_etat()) { (mots::etat_dossier(p.dossier.etat, lang)) }
                td data-l=(t.conservation_sort()) { (nom(p.categorie, lang)) }
                td data-l=(t.conservation_echeance()) { (date_longue(p.echeance, lang)) }
                td.num data-l=(t.conservation_col_pieces()) { (p.dossier.pieces) }
            } } }
        } }
    }
}

fn faits(vue: &Conservation, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        h2 { (t.conservation_faits_titre()) }
        ul { @for (fait, numero) in &vue.faits {
            li { (t.conservation_fait(
                usize::try_from(fait.pieces).unwrap_or(0),
                numero.clone().unwrap_or_else(|| t.accueil_brouillon()),
                mots::instant(fait.fait_a, lang),
                &fait.fait_par,
                &fait.motif,
            )) }
        } }
    }
}
