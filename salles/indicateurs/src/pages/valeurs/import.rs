//! `/indicateurs/import`: the model to fill in, the file to hand in, the report by cell, the acceptance.

use super::{Port, cadre};
use crate::actes::valeurs::import::{self as actes, Examen};
use crate::actes::valeurs::{Dossier, Perimetre, Verdict, Voulu};
use crate::m;
use crate::plans::Plans;
use crate::regles::RefusCellule;
use axum::Extension;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kernel::{Lang, Refusal};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::StoreError;
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

/// Rows shown of each kind.
const MONTREES: usize = 300;

async fn ouvrir(visit: &Visit, plans: &dyn Plans, dit: &str) -> Result<Option<Dossier>, PageError> {
    let mut r = visit.reader().await?;
    let contrats = cadre::contrats(visit, plans, &mut r).await?;
    match cadre::choisi(&contrats, dit) {
        Some(contrat) => Ok(Some(cadre::dossier(plans, &mut r, contrat, &Perimetre::default()).await?)),
        None if dit.is_empty() => Ok(None),
        None => Err(PageError::NotFound),
    }
}

/// `GET /indicateurs/import?contrat=…`
pub async fn get(visit: Visit, Extension(plans): Port) -> Page {
    let form = cadre::query(&visit);
    let mut r = visit.reader().await?;
    let contrats = cadre::contrats(&visit, plans.as_ref(), &mut r).await?;
    let choisi = cadre::choisi(&contrats, form.text("contrat")).map(|c| c.slug.clone()).unwrap_or_default();
    drop(r);
    let choix: Vec<Choix> = contrats.iter().map(|c| Choix::new(&c.slug, &c.nom)).collect();
    let mut form = form;
    form.set("contrat", choisi);
    Ok(choisir(&visit, &form, &choix).into_response())
}

fn choisir(visit: &Visit, form: &Form, contrats: &[Choix]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let fait: Option<usize> = form.text("fait").parse().ok();
    let modele = |c: &str| visit.url(&format!("/indicateurs/import/modele?contrat={}", percent_encode(c)));
    let corps = html! {
        @if let Some(n) = fait { div.encadre.bien role="status" { p { "✓ " (t.depot_fait(n)) } } }
        (erreurs(form, lang))
        p.chapeau { (t.depot_chapeau()) }
        ul { @for c in contrats { li { a href=(modele(&c.value)) { (t.depot_modele(&c.label)) } } } }
        form method="post" action=(visit.url("/indicateurs/import")) enctype="multipart/form-data" {
            (liste_deroulante(form, &Champ { name: "contrat", label: &t.liste_contrat(), required: true, ..Champ::default() }, contrats, lang))
            (champ(form, &Champ { name: "fichier", label: &t.depot_fichier(), hint: &t.depot_fichier_aide(), required: true, kind: "file", ..Champ::default() }, lang))
            div.boutons { (bouton(&t.depot_lire())) }
        }
    };
    cadre::page(visit, &t.depot_titre(), false, corps)
}

/// `GET /indicateurs/import/modele?contrat=…`: the workbook to fill in.
pub async fn modele(visit: Visit, Extension(plans): Port) -> Page {
    let dossier = ouvrir(&visit, plans.as_ref(), cadre::query(&visit).text("contrat")).await?.ok_or(PageError::NotFound)?;
    let cree_a = visit.house.db.clock().now().to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let classeur = actes::modele(&visit, &dossier, visit.today(), cree_a);
    let ecrit = tokio::task::spawn_blocking(move || sheets::ecrire_xlsx(&classeur)).await;
    let octets = ecrit
        .map_err(|e| StoreError::Broken(e.to_string()))?
        .map_err(|e| StoreError::Broken(format!("model of {}: {e}", dossier.contrat.slug)))?;
    let genre = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let nom = format!("attachment; filename=\"{}-valeurs.xlsx\"", dossier.contrat.slug);
    Ok(([(header::CONTENT_TYPE, genre.to_owned()), (header::CONTENT_DISPOSITION, nom)], octets).into_response())
}

/// `POST /indicateurs/import`: reads the file, writes no value.
pub async fn post(visit: Visit, Extension(plans): Port, mut form: Form) -> Page {
    let dossier = ouvrir(&visit, plans.as_ref(), form.text("contrat")).await?.ok_or(PageError::NotFound)?;
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rang| form.files.swap_remove(rang));
    match actes::deposer(&visit, &dossier, fichier).await {
        Ok(id) => Ok(visit.go(&format!("/indicateurs/import/{id}"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let choix = [Choix::new(&dossier.contrat.slug, &dossier.contrat.nom)];
            Ok((StatusCode::UNPROCESSABLE_ENTITY, choisir(&visit, &form, &choix)).into_response())
        }
    }
}

/// The reasons written in the report, by address of the cell.
fn motifs(form: &Form) -> BTreeMap<String, String> {
    form.fields().iter().filter_map(|(nom, texte)| Some((nom.strip_prefix("m.")?.to_owned(), texte.clone()))).collect()
}

async fn depose(visit: &Visit, plans: &dyn Plans, id: &str) -> Result<(actes::Depot, Dossier), PageError> {
    let depot = actes::depot(visit, &mut visit.reader().await?, id).await?;
    let dossier = ouvrir(visit, plans, &depot.contrat_id).await?.ok_or(PageError::NotFound)?;
    Ok((depot, dossier))
}

/// `GET /indicateurs/import/{depot}`: the report by cell; nothing is written.
pub async fn apercu(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let (depot, dossier) = depose(&visit, plans.as_ref(), &id).await?;
    let examens = actes::examiner(&visit, &dossier, &depot, &BTreeMap::new(), Voulu::Deposee).await?;
    Ok(rapport(&visit, &dossier, &depot, &examens, &Form::default()).into_response())
}

/// `POST /indicateurs/import/{depot}`: `action` is `verifier`, `deposer`, `valider` or `abandonner`.
pub async fn accepter(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let (depot, mut dossier) = depose(&visit, plans.as_ref(), &id).await?;
    let voulu = if form.text("action") == "valider" { Voulu::Validee } else { Voulu::Deposee };
    let motifs = motifs(&form);
    match form.text("action") {
        "abandonner" => {
            actes::abandonner(&visit, &id).await?;
            return Ok(visit.go(&format!("/indicateurs/import?contrat={}", percent_encode(&dossier.contrat.slug))));
        }
        "deposer" | "valider" => match actes::appliquer(&visit, &mut dossier, &id, &motifs, voulu).await {
            Ok(bilan) => {
                let contrat = percent_encode(&dossier.contrat.slug);
                return Ok(visit.go(&format!("/indicateurs/import?contrat={contrat}&fait={}", bilan.ecrites)));
            }
            Err(error) => form.refused(error, visit.lang)?,
        },
        _ => {}
    }
    let examens = actes::examiner(&visit, &dossier, &depot, &motifs, voulu).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, rapport(&visit, &dossier, &depot, &examens, &form)).into_response())
}

fn rapport(visit: &Visit, dossier: &Dossier, depot: &actes::Depot, examens: &[Examen], form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let refus: Vec<(&Examen, &RefusCellule)> = examens
        .iter()
        .filter_map(|e| match &e.verdict {
            Verdict::Refusee(refus) => Some((e, refus)),
            _ => None,
        })
        .collect();
    let acceptees: Vec<&Examen> = examens.iter().filter(|e| matches!(e.verdict, Verdict::Acceptee { .. })).collect();
    let inchangees = examens.iter().filter(|e| e.verdict == Verdict::Inchangee).count();
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.depot_apercu_chapeau()) }
        dl.fiche-info {
            dt { (t.depot_fichier()) } dd { (depot.fichier) }
            dt { (t.liste_contrat()) } dd { (dossier.contrat.nom) }
            dt { (t.depot_empreinte()) } dd { code { (depot.empreinte) } }
        }
        form method="post" action=(visit.url(&format!("/indicateurs/import/{}", depot.id))) {
            h2 { (t.depot_refusees(refus.len())) }
            @if !refus.is_empty() {
                ul.lignes { @for (e, refus) in refus.iter().take(MONTREES) { li { (refusee(e, refus, form, lang)) } } }
                @if refus.len() > MONTREES { p { (t.depot_et_autres(refus.len() - MONTREES)) } }
            }
            h2 { (t.depot_acceptees(acceptees.len())) }
            @if !acceptees.is_empty() {
                table.empile {
                    thead { tr { th scope="col" { (t.depot_cellule()) } th scope="col" { (t.import_colonne_code()) } th scope="col" { (t.import_colonne_territoire()) } th scope="col" { (t.import_colonne_periode()) } th.num scope="col" { (t.depot_avant()) } th.num scope="col" { (t.depot_apres()) } } }
                    tbody { @for e in acceptees.iter().take(MONTREES) { (acceptee(e, lang)) } }
                }
                @if acceptees.len() > MONTREES { p { (t.depot_et_autres(acceptees.len() - MONTREES)) } }
            }
            p { (t.depot_inchangees(inchangees)) }
            // The reasons that have let a cell pass go with the acceptance.
            @for (nom, texte) in form.fields().iter().filter(|(nom, texte)| nom.starts_with("m.") && !texte.is_empty()) {
                @if !refus.iter().any(|(e, _)| format!("m.{}", e.ligne.adresse) == *nom) { input type="hidden" name=(nom) value=(texte); }
            }
            div.boutons {
                @if !acceptees.is_empty() {
                    button.bouton type="submit" name="action" value="deposer" { (t.depot_deposer(acceptees.len())) }
                    @if dossier.peut_valider(visit) { button.bouton.second type="submit" name="action" value="valider" { (t.saisie_valider()) } }
                }
                @if !refus.is_empty() { button.bouton.second type="submit" name="action" value="verifier" { (t.depot_verifier()) } }
                button.bouton.second type="submit" name="action" value="abandonner" { (t.depot_abandonner()) }
            }
        }
    };
    cadre::page(visit, &t.depot_apercu_titre(&depot.fichier), false, corps)
}

fn refusee(e: &Examen, refus: &RefusCellule, form: &Form, lang: Lang) -> Markup {
    let t = m(lang);
    let nom = format!("m.{}", e.ligne.adresse);
    let id = format!("motif-{}", e.ligne.adresse.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let [code, lieu, periode, valeur] = &e.ligne.vu;
    html! {
        p {
            strong { (e.ligne.adresse) } " "
            span.discret { (code) @if !lieu.is_empty() { ", " (lieu) } ", " (periode) "\u{202f}: " (valeur) }
        }
        p.erreur { "✕ " (refus.message(lang)) }
        @if let Some(remede) = refus.remedy(lang) { p.aide { (remede) } }
        @if let Some(source) = refus.source() { p { small { (t.saisie_source()) "\u{202f}: " (source) } } }
        @if refus.attend_un_motif() {
            div.champ {
                label for=(id) { (t.saisie_motif()) " (" (e.ligne.adresse) ")" }
                input id=(id) name=(nom) value=(form.text(&nom)) type="text";
            }
        }
    }
}

fn acceptee(e: &Examen, lang: Lang) -> Markup {
    let t = m(lang);
    let [code, lieu, periode, valeur] = &e.ligne.vu;
    let (avant, alertes) = match &e.verdict {
        Verdict::Acceptee { avant, alertes, .. } => (avant.clone(), alertes.as_slice()),
        _ => (None, [].as_slice()),
    };
    html! {
        tr {
            th scope="row" { (e.ligne.adresse) }
            td data-l=(t.import_colonne_code()) { (code) }
            td data-l=(t.import_colonne_territoire()) { @if lieu.is_empty() { (t.depot_ensemble()) } @else { (lieu) } }
            td data-l=(t.import_colonne_periode()) { (periode) }
            td.num data-l=(t.depot_avant()) { (avant.unwrap_or_else(|| "—".to_owned())) }
            td.num data-l=(t.depot_apres()) { (valeur) @for a in alertes { br; small { "! " (a.mots(lang)) } } }
        }
    }
}
