//! The plan as a workbook: taking it out, sending it back, seeing what it changes, accepting.

#[cfg(test)]
mod tests;

use super::redaction::cadre::{chemin_du_contrat, ouvrir_contrat, page_du_contrat, reponse};
use crate::actes::classeur::{self as actes, Depot};
use crate::m;
use crate::model::Contrat;
use crate::regles::classeur::{Choix, Cote, Examen, FeuilleExaminee, Tranche};
use axum::extract::{Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::texte::entier;
use kernel::{Lang, Refusal, Right};
use maud::{Markup, html};
use sheets::{Changement, LigneConfrontee, Limites, Sorte, mots};
use store::{ActeError, StoreError};
use web::components::{Champ, bouton, champ, erreurs};
use web::{Access, Form, Layout, Page, Route, Visit};

/// Rows shown of each kind; those past it are counted.
const MONTREES: usize = 500;
/// Fields of the choices, followed by the address of the cell.
const CHOIX: &str = "garder-";
/// What the platform said in that cell when the choice was shown.
const VU: &str = "vu-";

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let plan = Access::Right(Right::ModifierPlan);
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/plan.xlsx", Access::Right(Right::LirePlan), exporter),
        Route::get("/{collectivite}/contrats/{contrat}/classeur", plan, get),
        Route::post("/{collectivite}/contrats/{contrat}/classeur", plan, post),
        Route::get("/{collectivite}/contrats/{contrat}/classeur/{depot}", plan, apercu),
        Route::post("/{collectivite}/contrats/{contrat}/classeur/{depot}", plan, accepter),
    ]
}

/// What just happened, in the address of the page that tells it.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Suite {
    applique: Option<usize>,
}

/// `GET /contrats/{contrat}/plan.xlsx`
pub async fn exporter(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::LirePlan).await?;
    drop(r);
    let classeur = actes::exporter(&visit, &contrat).await?;
    let written = tokio::task::spawn_blocking(move || sheets::ecrire_xlsx(&classeur)).await;
    let bytes = written
        .map_err(|e| StoreError::Broken(e.to_string()))?
        .map_err(|e| StoreError::Broken(format!("workbook of {slug}: {e}")))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let name = format!("attachment; filename=\"{slug}-plan.xlsx\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>, Query(suite): Query<Suite>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    Ok(choisir(&visit, &contrat, &Form::default(), &suite).into_response())
}

pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rank| form.files.swap_remove(rank));
    match actes::deposer(&visit, &contrat, fichier).await {
        Ok(id) => Ok(visit.go(&format!("{}/classeur/{id}", chemin_du_contrat(&contrat)))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, choisir(&visit, &contrat, &form, &Suite::default())))
        }
    }
}

fn choisir(visit: &Visit, contrat: &Contrat, form: &Form, suite: &Suite) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let chemin = chemin_du_contrat(contrat);
    let most = visit.house.max_upload_mb.min(Limites::default().octets >> 20);
    let aide = t.classeur_fichier_aide(entier(i64::try_from(most).unwrap_or(0), lang));
    let fichier =
        Champ { name: "fichier", label: &t.classeur_fichier(), hint: &aide, required: true, kind: "file", ..Champ::default() };
    let corps = html! {
        @if let Some(n) = suite.applique { div.encadre.bien role="status" { p { "✓ " (t.classeur_applique(n)) } } }
        (erreurs(form, lang))
        p.chapeau { (t.classeur_page_chapeau()) }
        p { a href=(visit.url(&format!("{chemin}/plan.xlsx"))) { (t.classeur_exporter()) } }
        form method="post" action=(visit.url(&format!("{chemin}/classeur"))) enctype="multipart/form-data" {
            (champ(form, &fichier, lang))
            div.boutons { (bouton(&t.classeur_lire())) }
        }
    };
    page_du_contrat(visit, contrat, &t.classeur_reprendre(), corps)
}

pub async fn apercu(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    montrer(&visit, &contrat, &id, &Form::default()).await
}

pub async fn accepter(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    let ici = format!("{}/classeur", chemin_du_contrat(&contrat));
    if form.text("action") == "abandonner" {
        actes::abandonner(&visit, &contrat, &id).await?;
        return Ok(visit.go(&ici));
    }
    match actes::appliquer(&visit, &contrat, &id, &choix(&form)).await {
        Ok(n) => Ok(visit.go(&format!("{ici}?applique={n}"))),
        // Someone wrote a row between the comparison and the write: nothing is written, the preview says what is new.
        Err(ActeError::Store(StoreError::Stale { .. } | StoreError::Duplicate(_))) => {
            form.refused(crate::regles::classeur::Refus::NonApplicable.into(), visit.lang)?;
            montrer(&visit, &contrat, &id, &form).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            montrer(&visit, &contrat, &id, &form).await
        }
    }
}

async fn montrer(visit: &Visit, contrat: &Contrat, id: &str, form: &Form) -> Result<Response, web::PageError> {
    let t = m(visit.lang);
    let (depot, examen, langue) = actes::apercu(visit, contrat, id).await?;
    let corps = html! {
        (erreurs(form, visit.lang))
        (corps(visit, contrat, (&depot, &examen, langue), form))
    };
    let chemin = chemin_du_contrat(contrat);
    let page = Layout::new(&t.classeur_apercu_titre(&depot.fichier))
        .over(contrat.titre.clone())
        .trail(t.redaction_contrats(), "/contrats")
        .trail(contrat.sigle.as_deref().unwrap_or(&contrat.titre), chemin.clone())
        .trail(t.classeur_reprendre(), format!("{chemin}/classeur"))
        .section("/contrats")
        .wide()
        .render(visit, corps);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, page).into_response())
}

fn corps(visit: &Visit, contrat: &Contrat, (depot, examen, langue): (&Depot, &Examen, Lang), form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let base = visit.url(&format!("{}/classeur", chemin_du_contrat(contrat)));
    let conflicts = examen.compte(Sorte::EnConflit);
    let unchanged = examen.compte(Sorte::Inchangee) + examen.compte(Sorte::DejaPresente);
    let missing: usize = examen.feuilles.iter().map(|f| f.ecarts.absentes.len()).sum();
    let nothing = examen.fautes.is_empty() && conflicts == 0 && examen.ecritures.is_empty();
    html! {
        p.chapeau { (t.classeur_apercu_chapeau()) @if nothing { " " (t.classeur_rien()) } }
        ul {
            li { (t.classeur_inchangees(unchanged)) }
            @if examen.compte(Sorte::Modifiee) > 0 { li { (t.classeur_modifiees(examen.compte(Sorte::Modifiee))) } }
            @if examen.compte(Sorte::Nouvelle) > 0 { li { (t.classeur_nouvelles(examen.compte(Sorte::Nouvelle))) } }
            @if missing > 0 { li { (t.classeur_absentes(missing)) } }
            @if !examen.absentes.is_empty() { li { (t.classeur_sans_feuille(examen.absentes.join(", "))) } }
            @for f in examen.feuilles.iter().filter(|f| !f.en_trop.is_empty()) { li { (t.classeur_colonnes_en_trop(f.en_trop.join(", "))) } }
        }
        @if !examen.fautes.is_empty() {
            div.encadre.attention {
                h2 { "⚠ " (t.classeur_fautes(examen.fautes.len())) }
                p { (t.classeur_corriger()) }
                ul { @for faute in examen.fautes.iter().take(MONTREES) {
                    li { (faute.message(lang)) @if let Some(remede) = faute.remedy(lang) { " " (remede) } }
                } }
            }
        }
        @if conflicts > 0 {
            div.encadre.attention {
                h2 { "⚠ " (t.classeur_conflits(conflicts)) }
                p { (t.classeur_conflits_texte()) }
                form method="post" action=(format!("{base}/{}", depot.id)) {
                    (tableau(examen, Sorte::EnConflit, &t.classeur_conflits(conflicts), (lang, langue), form))
                    @if examen.fautes.is_empty() {
                        div.boutons { button.bouton type="submit" name="action" value="appliquer" { (t.classeur_appliquer_choix()) } }
                    }
                }
            }
        }
        @if examen.compte(Sorte::Modifiee) > 0 {
            h2 { (t.classeur_modifiees(examen.compte(Sorte::Modifiee))) }
            (tableau(examen, Sorte::Modifiee, &t.classeur_modifiees(examen.compte(Sorte::Modifiee)), (lang, langue), form))
        }
        @if examen.compte(Sorte::Nouvelle) > 0 {
            h2 { (t.classeur_nouvelles(examen.compte(Sorte::Nouvelle))) }
            (nouvelles(examen, lang, langue))
        }
        @for f in examen.feuilles.iter().filter(|f| !f.ecarts.absentes.is_empty()) {
            details {
                summary { (f.nom) " – " (t.classeur_absentes(f.ecarts.absentes.len())) }
                ul { @for id in f.ecarts.absentes.iter().take(MONTREES) { li { (f.nom_de_ligne(id)) } } }
            }
        }
        div.boutons {
            @if examen.applicable() {
                form method="post" action=(format!("{base}/{}", depot.id)) {
                    button.bouton type="submit" name="action" value="appliquer" { (t.classeur_appliquer(examen.ecritures.len())) }
                }
            }
            form method="post" action=(format!("{base}/{}", depot.id)) {
                button.bouton.second type="submit" name="action" value="abandonner" { (t.classeur_abandonner()) }
            }
            a href=(base) { (t.classeur_autre()) }
        }
    }
}

fn rangees(examen: &Examen, sorte: Sorte) -> impl Iterator<Item = (&FeuilleExaminee, &LigneConfrontee)> {
    let rows = examen.feuilles.iter().flat_map(move |f| f.ecarts.lignes.iter().map(move |l| (f, l)));
    rows.filter(move |(_, l)| l.sorte == sorte).take(MONTREES)
}

/// Cell by cell: address, row, field, before and after; in a conflict, what both started from too.
fn tableau(examen: &Examen, sorte: Sorte, nom: &str, (lang, langue): (Lang, Lang), form: &Form) -> Markup {
    let t = m(lang);
    let conflict = sorte == Sorte::EnConflit;
    let (avant, apres) = if conflict {
        (t.classeur_col_plateforme(), t.classeur_col_fichier())
    } else {
        (t.classeur_col_avant(), t.classeur_col_apres())
    };
    let depart = |c: &Changement| c.depart.as_ref().map(|v| mots::valeur(v, langue)).unwrap_or_default();
    html! {
        div.defile tabindex="0" role="region" aria-label=(nom) { table.empile {
            thead { tr {
                th scope="col" { (t.classeur_col_cellule()) } th scope="col" { (t.classeur_col_ligne()) } th scope="col" { (t.classeur_col_champ()) }
                @if conflict { th scope="col" { (t.classeur_col_depart()) } }
                th scope="col" { (avant) } th scope="col" { (apres) }
            } }
            tbody { @for (f, row) in rangees(examen, sorte) { @for c in &row.changements {
                tr {
                    th scope="row" { (c.adresse) }
                    td data-l=(t.classeur_col_ligne()) { (f.nom_de_ligne(row.identifiant.as_deref().unwrap_or_default())) }
                    td data-l=(t.classeur_col_champ()) { (f.titre(&c.colonne)) }
                    @if conflict { td data-l=(t.classeur_col_depart()) { (depart(c)) } }
                    @if c.depart.is_some() {
                        td data-l=(avant) { input type="hidden" name=(format!("{VU}{}", c.adresse)) value=(mots::valeur(&c.avant, Lang::Fr)); (garder(form, c, Cote::Base, &mots::valeur(&c.avant, langue), lang)) }
                        td data-l=(apres) { (garder(form, c, Cote::Fichier, &mots::valeur(&c.apres, langue), lang)) }
                    } @else {
                        td data-l=(avant) { (mots::valeur(&c.avant, langue)) }
                        td data-l=(apres) { (mots::valeur(&c.apres, langue)) }
                    }
                }
            } } }
        } }
    }
}

/// One of the two sides of a conflict, to be chosen: nobody's correction is lost without a choice.
fn garder(form: &Form, c: &Changement, cote: Cote, valeur: &str, lang: Lang) -> Markup {
    let t = m(lang);
    let name = format!("{CHOIX}{}", c.adresse);
    let value = code_de(cote);
    let shown = if valeur.is_empty() { t.classeur_vide() } else { valeur.to_owned() };
    html! {
        label.choix {
            input type="radio" name=(name) value=(value) checked[form.text(&name) == value]
                aria-label=(t.classeur_garder(c.adresse.to_string(), &shown));
            " " (shown)
        }
    }
}

/// What was chosen on each conflict.
fn choix(form: &Form) -> Choix {
    let sides = [Cote::Base, Cote::Fichier];
    let chosen = form.fields().iter().filter_map(|(name, value)| {
        let cote = sides.into_iter().find(|side| code_de(*side) == value)?;
        let cell = name.strip_prefix(CHOIX)?;
        Some((cell.to_owned(), Tranche { cote, vu: form.typed(&format!("{VU}{cell}")).to_owned() }))
    });
    chosen.collect()
}

fn code_de(cote: Cote) -> &'static str {
    match cote {
        Cote::Base => "plateforme",
        Cote::Fichier => "classeur",
    }
}

fn nouvelles(examen: &Examen, lang: Lang, langue: Lang) -> Markup {
    let t = m(lang);
    html! {
        ul { @for (f, row) in rangees(examen, Sorte::Nouvelle) {
            li {
                (f.nom) "!" (row.ligne) "\u{a0}– "
                @for (rank, c) in row.changements.iter().enumerate() {
                    @if rank > 0 { ", " }
                    (f.titre(&c.colonne)) " «\u{202f}" (mots::valeur(&c.apres, langue)) "\u{202f}»"
                }
                @if let Some(id) = &row.ressemble_a { " " strong { (t.classeur_ressemble(f.nom_de_ligne(id))) } }
            }
        } }
    }
}
