//! A draft: its sheets, how many doubts each leaves, what is to be saved, the lines that went nowhere.

use super::{chemin, page};
use crate::actes::reprise::{self as actes, Depot, FicheDeReprise, PlanDuBrouillon, versions};
use crate::m;
use crate::model::Contrat;
use crate::pages::redaction::cadre::{chemin_du_contrat, ouvrir_contrat};
use crate::regles::redaction::lignes;
use crate::regles::reprise::{EtatReprise, NomLu, doutes_ouverts, proches, resoudre};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use extraction::mots;
use kernel::texte::cle;
use kernel::{Lang, Right};
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, Etat, bouton, coches, erreurs, etat};
use web::{Form, Page, PageError, Visit};

/// Lines shown among those that went nowhere; those past it are counted.
const RESTES_MONTRES: usize = 150;

/// What was just done.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Suite {
    creees: Option<usize>,
    mises_a_jour: usize,
    marques: usize,
    prises: Option<usize>,
    retirees: Option<usize>,
    retablies: usize,
    gardees: usize,
}

pub async fn get(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, Query(suite): Query<Suite>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    montrer(&visit, &contrat, &id, &Form::default(), &suite).await
}

pub async fn post(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    let ici = format!("{}/{id}", chemin(&contrat));
    let resultat = match form.text("action") {
        "abandonner" => {
            actes::abandonner(&visit, &contrat, &id).await?;
            return Ok(visit.go(&chemin(&contrat)));
        }
        "sures" => {
            let n = actes::prendre_les_sures(&visit, &contrat, &id).await?;
            return Ok(visit.go(&format!("{ici}?prises={n}")));
        }
        _ => {
            let creer: Vec<String> = form.all("creer").into_iter().map(str::to_owned).collect();
            actes::enregistrer(&visit, &contrat, &id, form.text("vues"), &creer).await
        }
    };
    match resultat {
        Ok(b) => Ok(visit.go(&format!("{ici}?creees={}&mises_a_jour={}&marques={}", b.creees, b.mises_a_jour, b.marques))),
        // Someone wrote the plan at the same moment: nothing is written, the page shows what is there now.
        Err(ActeError::Store(StoreError::Stale { .. } | StoreError::Duplicate(_))) => {
            form.refused(crate::regles::reprise::Refus::AChange.into(), visit.lang)?;
            montrer(&visit, &contrat, &id, &form, &Suite::default()).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            montrer(&visit, &contrat, &id, &form, &Suite::default()).await
        }
    }
}

async fn montrer(visit: &Visit, contrat: &Contrat, id: &str, form: &Form, suite: &Suite) -> Result<Response, PageError> {
    let t = m(visit.lang);
    let mut r = visit.reader().await?;
    let depot = actes::depot(&mut r, contrat, id).await?;
    if depot.colonnes_a_confirmer {
        return Ok(visit.go(&format!("{}/{id}/colonnes", chemin(contrat))));
    }
    let fiches = actes::fiches(&mut r, &depot).await?;
    let plan = PlanDuBrouillon::charger(&mut r, contrat).await?;
    drop(r);
    let corps = html! {
        (fait(visit, contrat, suite))
        (erreurs(form, visit.lang))
        (corps(visit, contrat, &depot, &fiches, &plan, form))
    };
    let page = page(visit, contrat, &t.reprise_depot_titre(&depot.fichier), None, corps);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, page).into_response())
}

fn fait(visit: &Visit, contrat: &Contrat, suite: &Suite) -> Markup {
    let t = m(visit.lang);
    let chemin = chemin_du_contrat(contrat);
    html! {
        @if let Some(n) = suite.creees {
            div.encadre.bien role="status" {
                p { "✓ " (t.reprise_fait_creees(n)) @if suite.mises_a_jour > 0 { " " (t.reprise_fait_mises_a_jour(suite.mises_a_jour)) } }
                @if suite.marques > 0 { p { a href=(visit.url(&format!("{chemin}/marques"))) { (t.reprise_fait_marques(suite.marques)) } } }
                p { a href=(visit.url(&chemin)) { (t.reprise_voir_le_plan()) } }
            }
        }
        @if let Some(n) = suite.retirees {
            div.encadre.bien role="status" { p { "✓ " (t.reprise_annulees(n, suite.retablies)) @if suite.gardees > 0 { " " (t.reprise_gardees(suite.gardees)) } } }
        }
        @if let Some(n) = suite.prises { div.encadre.bien role="status" { p { "✓ " (t.reprise_fait_prises(n)) } } }
    }
}

fn corps(
    visit: &Visit,
    contrat: &Contrat,
    depot: &Depot,
    fiches: &[FicheDeReprise],
    plan: &PlanDuBrouillon,
    form: &Form,
) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let ici = visit.url(&format!("{}/{}", chemin(contrat), depot.id));
    let count = |e: EtatReprise| fiches.iter().filter(|f| f.etat == e).count();
    let (a_relire, a_reprendre) = (count(EtatReprise::ARelire), count(EtatReprise::AReprendre));
    html! {
        p.chapeau { (t.reprise_depot_chapeau(fiches.len())) }
        @if depot.est_un_tableau && count(EtatReprise::Reprise) == 0 { p { a href=(format!("{ici}/colonnes")) { (t.reprise_changer_les_colonnes()) } } }
        div.defile tabindex="0" role="region" aria-label=(t.reprise_fiches_lues()) { table.empile {
            thead { tr {
                th scope="col" { (t.reprise_col_fiche()) } th scope="col" { (t.reprise_col_doutes()) }
                th scope="col" { (t.reprise_col_plan()) } th scope="col" { (t.reprise_col_etat()) }
            } }
            tbody { @for f in fiches {
                @let doutes = doutes_ouverts(&f.lue, &f.saisie).len();
                tr {
                    th scope="row" {
                        a href=(format!("{ici}/fiches/{}", f.rang)) { (f.saisie.numero) " – " @if f.saisie.titre.trim().is_empty() { (t.reprise_sans_titre()) } @else { (f.saisie.titre) } }
                    }
                    td data-l=(t.reprise_col_doutes()) { @if doutes == 0 { "✓ " (t.reprise_aucun_doute()) } @else { "⚠ " (t.reprise_doutes(doutes)) } }
                    td data-l=(t.reprise_col_plan()) { @match plan.cible(&f.saisie) {
                        Some(connue) => (t.reprise_deja_la(connue.numero.to_string())),
                        None => (t.reprise_nouvelle()),
                    } }
                    td data-l=(t.reprise_col_etat()) { (etat_de_fiche(f.etat, lang)) }
                }
            } }
        } }
        @if a_relire > 0 {
            form method="post" action=(ici) {
                p.aide { (t.reprise_sures_aide()) }
                button.bouton.second type="submit" name="action" value="sures" { (t.reprise_sures()) }
            }
        }
        @if a_reprendre > 0 {
            h2 { (t.reprise_enregistrer_titre()) }
            form method="post" action=(ici) {
                input type="hidden" name="vues" value=(versions(fiches));
                (inconnus(visit, fiches, plan, form))
                div.boutons { (bouton(&t.reprise_enregistrer(a_reprendre))) }
            }
        }
        @if count(EtatReprise::Reprise) > 0 { p { a href=(format!("{ici}/annuler")) { (t.reprise_annuler_lien()) } } }
        (restes(depot, lang))
        form method="post" action=(ici) {
            p.aide { (t.reprise_garde()) }
            button.bouton.second type="submit" name="action" value="abandonner" { (t.reprise_abandonner()) }
        }
    }
}

/// The state of a sheet, in words.
pub fn etat_de_fiche(e: EtatReprise, lang: Lang) -> Markup {
    let t = m(lang);
    match e {
        EtatReprise::ARelire => etat(Etat::Attente, &t.reprise_etat_a_relire()),
        EtatReprise::AReprendre => etat(Etat::Info, &t.reprise_etat_a_reprendre()),
        EtatReprise::Ignoree => etat(Etat::Attente, &t.reprise_etat_ignoree()),
        EtatReprise::Reprise => etat(Etat::Bien, &t.reprise_etat_reprise()),
    }
}

/// « jamais créé ni rattaché en silence » : the names that the directory does not know, to be ticked one by one.
fn inconnus(visit: &Visit, fiches: &[FicheDeReprise], plan: &PlanDuBrouillon, form: &Form) -> Markup {
    let t = m(visit.lang);
    let mut choix: Vec<Choix> = vec![];
    for f in fiches.iter().filter(|f| f.etat == EtatReprise::AReprendre) {
        for nom in lignes(&f.saisie.pilotes).into_iter().chain(lignes(&f.saisie.partenaires)) {
            let court = NomLu::lire(&nom).nom;
            let key = cle(&court);
            if resoudre(&nom, &plan.annuaire).is_none() && !key.is_empty() && choix.iter().all(|c| c.value != key) {
                let proches = proches(&nom, &plan.annuaire);
                let hint = if proches.is_empty() { String::new() } else { t.reprise_proches(proches.join(", ")) };
                choix.push(Choix { value: key, label: court, hint });
            }
        }
    }
    let peut = visit.may(Right::TenirAnnuaire, None);
    let noms = choix.len();
    if noms > 1 {
        choix.insert(0, Choix::new(actes::TOUTES, t.reprise_creer_toutes()));
    }
    html! {
        @if !choix.is_empty() && peut {
            div.colonnes { (coches(form, &Champ { name: "creer", label: &t.reprise_creer(noms), hint: &t.reprise_creer_aide(), filter: true, ..Champ::default() }, &choix, visit.lang)) }
        } @else if !choix.is_empty() {
            p { (t.reprise_creer_interdit(noms)) }
        }
    }
}

fn restes(depot: &Depot, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        @if depot.restes.is_empty() { p { "✓ " (t.reprise_restes_aucun()) } }
        @else {
            details {
                summary { (t.reprise_restes(depot.restes.len())) }
                p.aide { (t.reprise_restes_aide()) @if depot.restes.len() > RESTES_MONTRES { " " (t.reprise_restes_montrees(RESTES_MONTRES)) } }
                ol.source {
                    @for l in depot.restes.iter().take(RESTES_MONTRES) {
                        li value=(l.numero) { (l.texte) " " span.discret { "(" (mots::sort(l.sort, lang)) ")" } }
                    }
                }
            }
        }
    }
}
