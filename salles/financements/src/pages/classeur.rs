//! A call as a workbook: taking it out, sending a column back, seeing what it changes, accepting.

#[cfg(test)]
mod tests;

use super::cadre_appel::{Cadre, Onglet};
use crate::actes::classeur as actes;
use crate::m;
use crate::model::Appel;
use crate::regles::classeur::{Examen, FeuilleExaminee, Refus};
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::texte::entier;
use kernel::{Lang, Refusal, Right};
use maud::{Markup, html};
use sheets::{Changement, Choix, Classeur, Cote, ErreurEcriture, LigneConfrontee, Limites, Sorte, Tranche, mots};
use store::{ActeError, StoreError};
use web::components::{Champ, bouton, champ, erreurs};
use web::{Form, Page, Visit};

/// Rows shown of each kind; those past it are counted.
const MONTREES: usize = 200;
/// Fields of the choices, followed by the address of the cell.
const CHOIX: &str = "garder-";
/// What the platform said in that cell when the choice was shown.
const VU: &str = "vu-";

/// `GET /appels/{appel}/appel.xlsx`
pub async fn exporter(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    rendre(visit, &slug, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheets::ecrire_xlsx).await
}

/// `GET /appels/{appel}/appel.ods`: the same for LibreOffice.
pub async fn exporter_ods(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    rendre(visit, &slug, "ods", "application/vnd.oasis.opendocument.spreadsheet", sheets::ecrire_ods).await
}

/// How a workbook becomes bytes.
type Ecrire = fn(&Classeur) -> Result<Vec<u8>, ErreurEcriture>;

async fn rendre(visit: Visit, slug: &str, extension: &str, kind: &'static str, ecrire: Ecrire) -> Page {
    let (cadre, r) = Cadre::ouvrir(visit, slug).await?;
    drop(r);
    let classeur = actes::exporter(&cadre.visit, &cadre.appel).await?;
    let written = tokio::task::spawn_blocking(move || ecrire(&classeur)).await;
    let bytes = written
        .map_err(|e| StoreError::Broken(e.to_string()))?
        .map_err(|e| StoreError::Broken(format!("workbook of {slug}: {e}")))?;
    let name = format!("attachment; filename=\"{}.{extension}\"", cadre.appel.slug);
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// `GET /appels/{appel}/classeur`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (cadre, r) = Cadre::ouvrir(visit, &slug).await?;
    drop(r);
    Ok(choisir(&cadre, &Form::default()).into_response())
}

/// `POST /appels/{appel}/classeur`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, r) = Cadre::ouvrir(visit, &slug).await?;
    drop(r);
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rank| form.files.swap_remove(rank));
    match actes::deposer(&cadre.visit, &cadre.appel, fichier).await {
        Ok(id) => Ok(cadre.visit.go(&cadre.chemin(&format!("/classeur/{id}")))),
        Err(error) => {
            form.refused(error, cadre.visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, choisir(&cadre, &form)).into_response())
        }
    }
}

fn choisir(cadre: &Cadre, form: &Form) -> Markup {
    let (visit, t, lang) = (&cadre.visit, m(cadre.visit.lang), cadre.visit.lang);
    let most = visit.house.max_upload_mb.min(Limites::default().octets >> 20);
    let aide = t.tableur_fichier_aide(entier(i64::try_from(most).unwrap_or(0), lang));
    let fichier =
        Champ { name: "fichier", label: &t.tableur_fichier(), hint: &aide, required: true, kind: "file", ..Champ::default() };
    let ecrites: Option<usize> = super::query(visit).some("applique").and_then(|n| n.parse().ok());
    let corps = html! {
        @if let Some(n) = ecrites { div.encadre.bien role="status" { p { "✓ " (t.tableur_applique(n)) } } }
        (erreurs(form, lang))
        p.chapeau { (t.tableur_page_chapeau()) }
        p { a href=(cadre.url("/appel.xlsx")) { (t.tableur_exporter()) } " · " a href=(cadre.url("/appel.ods")) { (t.tableur_exporter_ods()) } }
        form method="post" action=(cadre.url("/classeur")) enctype="multipart/form-data" {
            (champ(form, &fichier, lang))
            div.boutons { (bouton(&t.tableur_lire())) }
        }
    };
    cadre.page(&t.tableur_reprendre(), Onglet::Instruction, None, &corps)
}

/// `GET /appels/{appel}/classeur/{depot}`
pub async fn apercu(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>) -> Page {
    let (cadre, r) = Cadre::ouvrir(visit, &slug).await?;
    drop(r);
    montrer(&cadre, &id, &Form::default()).await
}

/// `POST /appels/{appel}/classeur/{depot}`
pub async fn accepter(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, r) = Cadre::ouvrir(visit, &slug).await?;
    drop(r);
    if form.text("action") == "abandonner" {
        actes::abandonner(&cadre.visit, &cadre.appel, &id).await?;
        return Ok(cadre.visit.go(&cadre.chemin("/classeur")));
    }
    match actes::appliquer(&cadre.visit, &cadre.appel, &id, &choix(&form)).await {
        Ok(n) => Ok(cadre.visit.go(&cadre.chemin(&format!("/classeur?applique={n}")))),
        // Someone wrote a line between the comparison and the write: nothing is written, the preview says what is new.
        Err(ActeError::Store(StoreError::Stale { .. } | StoreError::Duplicate(_))) => {
            form.refused(Refus::NonApplicable.into(), cadre.visit.lang)?;
            montrer(&cadre, &id, &form).await
        }
        Err(error) => {
            form.refused(error, cadre.visit.lang)?;
            montrer(&cadre, &id, &form).await
        }
    }
}

async fn montrer(cadre: &Cadre, id: &str, form: &Form) -> Result<Response, web::PageError> {
    let t = m(cadre.visit.lang);
    let (depot, examen, langue) = actes::apercu(&cadre.visit, &cadre.appel, id).await?;
    let corps = html! {
        (erreurs(form, cadre.visit.lang))
        (corps(cadre, &depot.id, &examen, langue, form))
    };
    let titre = t.tableur_apercu_titre(&depot.fichier);
    let page = cadre.page(&titre, Onglet::Instruction, Some((t.tableur_reprendre(), "/classeur")), &corps);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, page).into_response())
}

fn corps(cadre: &Cadre, depot: &str, examen: &Examen, langue: Lang, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let ici = cadre.url(&format!("/classeur/{depot}"));
    let (conflits, modifiees) = (examen.compte(Sorte::EnConflit), examen.compte(Sorte::Modifiee));
    let rien = examen.fautes.is_empty() && conflits == 0 && examen.ecritures.is_empty();
    html! {
        p.chapeau { (t.tableur_apercu_chapeau()) @if rien { " " (t.tableur_rien()) } }
        ul {
            li { (t.tableur_inchangees(examen.compte(Sorte::Inchangee))) }
            @for f in examen.feuilles.iter().filter(|f| !f.en_trop.is_empty()) { li { (t.tableur_colonnes_en_trop(f.en_trop.join(", "))) } }
            li { (t.tableur_non_relues()) }
        }
        @if !examen.fautes.is_empty() {
            div.encadre.attention {
                h2 { "⚠ " (t.tableur_fautes(examen.fautes.len())) }
                p { (t.tableur_corriger()) }
                ul { @for faute in examen.fautes.iter().take(MONTREES) {
                    li {
                        (faute.message(lang)) @if let Some(remede) = faute.remedy(lang) { " " (remede) }
                        @if let Some(source) = faute.source() { " " small.discret { (t.suite_source(source)) } }
                    }
                } }
            }
        }
        @if conflits > 0 {
            div.encadre.attention {
                h2 { "⚠ " (t.tableur_conflits(conflits)) }
                p { (t.tableur_conflits_texte()) }
                form method="post" action=(ici) {
                    (tableau(examen, Sorte::EnConflit, &t.tableur_conflits(conflits), (lang, langue), form))
                    @if examen.fautes.is_empty() {
                        div.boutons { button.bouton type="submit" name="action" value="appliquer" { (t.tableur_appliquer_choix()) } }
                    }
                }
            }
        }
        @if modifiees > 0 {
            h2 { (t.tableur_modifiees(modifiees)) }
            (tableau(examen, Sorte::Modifiee, &t.tableur_modifiees(modifiees), (lang, langue), form))
        }
        div.boutons {
            @if examen.applicable() {
                form method="post" action=(ici) {
                    button.bouton type="submit" name="action" value="appliquer" { (t.tableur_appliquer(examen.ecritures.len())) }
                }
            }
            form method="post" action=(ici) {
                button.bouton.second type="submit" name="action" value="abandonner" { (t.tableur_abandonner()) }
            }
            a href=(cadre.url("/classeur")) { (t.tableur_autre()) }
        }
    }
}

fn rangees(examen: &Examen, sorte: Sorte) -> impl Iterator<Item = (&FeuilleExaminee, &LigneConfrontee)> {
    let rows = examen.feuilles.iter().flat_map(move |f| f.ecarts.lignes.iter().map(move |l| (f, l)));
    rows.filter(move |(_, l)| l.sorte == sorte).take(MONTREES)
}

/// Cell by cell: address, line, field, before and after; in a conflict, what both started from too.
fn tableau(examen: &Examen, sorte: Sorte, nom: &str, (lang, langue): (Lang, Lang), form: &Form) -> Markup {
    let t = m(lang);
    let conflit = sorte == Sorte::EnConflit;
    let (avant, apres) = if conflit {
        (t.tableur_col_plateforme(), t.tableur_col_fichier())
    } else {
        (t.tableur_col_avant(), t.tableur_col_apres())
    };
    let depart = |c: &Changement| c.depart.as_ref().map(|v| mots::valeur(v, langue)).unwrap_or_default();
    html! {
        div.defile tabindex="0" role="region" aria-label=(nom) { table.empile {
            thead { tr {
                th scope="col" { (t.tableur_col_cellule()) } th scope="col" { (t.tableur_col_ligne()) } th scope="col" { (t.tableur_col_champ()) }
                @if conflit { th scope="col" { (t.tableur_col_depart()) } }
                th scope="col" { (avant) } th scope="col" { (apres) }
            } }
            tbody { @for (f, row) in rangees(examen, sorte) { @for c in &row.changements {
                tr {
                    th scope="row" { (c.adresse) }
                    td data-l=(t.tableur_col_ligne()) { (f.nom_de_ligne(row.identifiant.as_deref().unwrap_or_default())) }
                    td data-l=(t.tableur_col_champ()) { (f.titre(&c.colonne)) }
                    @if conflit { td data-l=(t.tableur_col_depart()) { (depart(c)) } }
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

/// « garder le mien / garder celui de la plateforme »: nobody's value is lost without a choice.
fn garder(form: &Form, c: &Changement, cote: Cote, valeur: &str, lang: Lang) -> Markup {
    let t = m(lang);
    let name = format!("{CHOIX}{}", c.adresse);
    let value = code_de(cote);
    let shown = if valeur.is_empty() { t.tableur_vide() } else { valeur.to_owned() };
    html! {
        label.choix {
            input type="radio" name=(name) value=(value) checked[form.text(&name) == value]
                aria-label=(t.tableur_garder(c.adresse.to_string(), &shown));
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

const fn code_de(cote: Cote) -> &'static str {
    match cote {
        Cote::Base => "plateforme",
        Cote::Fichier => "classeur",
    }
}

/// The links to the workbook, for whoever instructs.
pub fn liens(visit: &Visit, appel: &Appel) -> Vec<(String, String)> {
    if visit.reach(Right::InstruireDossier, Some(&appel.contrat_id)) == kernel::actor::Reach::Rien {
        return vec![];
    }
    let t = m(visit.lang);
    let mut liens = vec![
        (t.tableur_exporter(), visit.url(&format!("/appels/{}/appel.xlsx", appel.slug))),
        (t.tableur_exporter_ods(), visit.url(&format!("/appels/{}/appel.ods", appel.slug))),
        (t.tableur_reprendre(), visit.url(&format!("/appels/{}/classeur", appel.slug))),
    ];
    if crate::droits::conduit(visit, appel) {
        liens.push((t.historique_titre(), visit.url(&format!("/appels/{}/historique", appel.slug))));
    }
    liens
}
