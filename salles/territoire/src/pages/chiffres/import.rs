//! The preview of a table of figures: what is refused by cell, what is new, what changes; its acceptance.

use super::mise_en_page;
use crate::actes::chiffres::{self as actes, Apercu};
use crate::chiffre::avec_unite;
use crate::droits;
use crate::m;
use crate::model::Statistique;
use crate::regles::chiffre::jugement::{Doute, Effet, Examen};
use crate::regles::chiffre::{ANNEE, INDICATEUR, LIEU, RefusChiffre, VALEUR, signature};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::{Lang, Refusal};
use maud::{Markup, html};
use std::collections::BTreeMap;
use web::components::{Champ, Choix, champ, coches, erreurs};
use web::{Form, Page, PageError, Visit, csv};

/// Rows shown of each kind: a preview stays light, the file of the whole is beside it.
const MONTREES: usize = 40;

/// `GET /territoire/chiffres/import/{depot}`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    droits::tenir(&visit)?;
    let apercu = actes::examiner(&mut visit.reader().await?, &id, &[]).await.map_err(PageError::from)?;
    Ok(rapport(&visit, &apercu, &Form::default()).into_response())
}

/// `POST /territoire/chiffres/import/{depot}`: `action` is `verifier`, `importer` or `abandonner`.
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    droits::tenir(&visit)?;
    let mut status = StatusCode::OK;
    match form.text("action") {
        "abandonner" => {
            actes::abandonner(&visit, &id).await?;
            return Ok(visit.go("/territoire/chiffres"));
        }
        "importer" => match actes::appliquer(&visit, &id, &form.all("reperes"), form.text("vue"), form.text("motif")).await {
            Ok(done) => {
                return Ok(visit.go(&format!("/territoire/chiffres?ajoutes={}&changes={}", done.ajoutes, done.changes)));
            }
            Err(error) => {
                form.refused(error, visit.lang)?;
                status = StatusCode::UNPROCESSABLE_ENTITY;
            }
        },
        _ => {}
    }
    let apercu = actes::examiner(&mut visit.reader().await?, &id, &form.all("reperes")).await?;
    Ok((status, rapport(&visit, &apercu, &form)).into_response())
}

/// `GET /territoire/chiffres/import/{depot}/apercu.csv`: every row and what would become of it.
pub async fn tout(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    droits::tenir(&visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let apercu = actes::examiner(&mut visit.reader().await?, &id, &[]).await?;
    let titles: Vec<String> = actes::colonnes(lang).into_iter().map(|c| c.titre).collect();
    let titles = [vec![t.tableau_cellule(), t.tableau_suite()], titles].concat();
    let row = |e: &Examen| {
        let suite = match &e.verdict {
            Ok((_, Effet::Nouveau, _)) => t.tableau_suite_nouveau(),
            Ok((_, Effet::Change(avant), _)) => t.tableau_suite_change(dite(avant, lang)),
            Ok((_, Effet::Inchange, _)) => t.tableau_suite_inchange(),
            Err(refus) => [Some(refus.message(lang)), refus.remedy(lang)].into_iter().flatten().collect::<Vec<_>>().join(" "),
        };
        [vec![e.adresse.clone(), suite], e.textes.to_vec()].concat()
    };
    Ok(csv::download("apercu-chiffres", &titles, &apercu.examens.iter().map(row).collect::<Vec<_>>()))
}

fn dite(f: &Statistique, lang: Lang) -> String {
    f.valeur.as_deref().map_or_else(|| m(lang).chiffre_nd(), |v| avec_unite(v, &f.unite, lang))
}

fn rapport(visit: &Visit, apercu: &Apercu, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (mut refused, mut fresh, mut changed) = (vec![], vec![], vec![]);
    for e in &apercu.examens {
        match &e.verdict {
            Err(refus) => refused.push((e, refus)),
            Ok((f, Effet::Nouveau, doutes)) => fresh.push((e, f, doutes)),
            Ok((f, Effet::Change(avant), doutes)) => changed.push((e, f, avant.as_ref(), doutes)),
            Ok((_, Effet::Inchange, _)) => {}
        }
    }
    let same = apercu.examens.len() - refused.len() - fresh.len() - changed.len();
    let here = format!("/territoire/chiffres/import/{}", apercu.depot.id);
    let more = |n: usize| html! { @if n > MONTREES { p { (t.tableau_et_autres(n - MONTREES)) } } };
    let body = html! {
        (erreurs(form, lang))
        p.chapeau { (t.tableau_apercu_chapeau()) }
        p.sans-papier { a href=(visit.url(&format!("{here}/apercu.csv"))) { (t.tableau_apercu_csv()) } }
        form method="post" action=(visit.url(&here)) {
            input type="hidden" name="vue" value=(apercu.empreinte);
            h2 { (t.tableau_refusees(refused.len())) }
            @if !refused.is_empty() {
                ul.lignes { @for (e, refus) in refused.iter().take(MONTREES) { li { (refusee(e, refus, lang)) } } }
                (more(refused.len()))
            }
            (ailleurs(apercu, form, lang))
            h2 { (t.tableau_nouveaux(fresh.len())) }
            @if !fresh.is_empty() {
                table.empile {
                    thead { tr { th scope="col" { (t.tableau_cellule()) } th scope="col" { (t.tableau_lieu()) } th scope="col" { (t.chiffre_indicateur()) } th.num scope="col" { (t.tableau_valeur()) } th scope="col" { (t.territoire_annee()) } } }
                    tbody { @for (e, f, doutes) in fresh.iter().take(MONTREES) {
                        tr {
                            th scope="row" { (e.adresse) }
                            td data-l=(t.tableau_lieu()) { (f.territoire_nom) }
                            td data-l=(t.chiffre_indicateur()) { (f.indicateur) br; small { (f.groupe) } }
                            td.num data-l=(t.tableau_valeur()) { (dite(f, lang)) (mots(doutes, lang)) }
                            td data-l=(t.territoire_annee()) { (f.annee.as_deref().unwrap_or_default()) }
                        }
                    } }
                }
                (more(fresh.len()))
            }
            h2 { (t.tableau_changes(changed.len())) }
            @if !changed.is_empty() {
                ul.lignes { @for (e, f, avant, doutes) in changed.iter().take(MONTREES) { li { (changee(e, (avant, f), doutes, lang)) } } }
                (more(changed.len()))
                (champ(form, &Champ { name: "motif", label: &t.edition_motif(), hint: &t.tableau_motif_aide(), ..Champ::default() }, lang))
            }
            p { (t.tableau_inchanges(same)) @if apercu.sans_valeur > 0 { " " (t.tableau_sans_valeur(apercu.sans_valeur)) } }
            div.boutons {
                @if !fresh.is_empty() || !changed.is_empty() { button.bouton type="submit" name="action" value="importer" { (t.tableau_importer(fresh.len() + changed.len())) } }
                button.bouton.second type="submit" name="action" value="verifier" { (t.tableau_verifier()) }
                button.bouton.second type="submit" name="action" value="abandonner" { (t.contours_abandonner()) }
            }
        }
    };
    mise_en_page(visit, &t.tableau_apercu(&apercu.depot.fichier), false, body)
}

/// The names that are no place here, to keep as references if the person says so.
fn ailleurs(apercu: &Apercu, form: &Form, lang: Lang) -> Markup {
    let t = m(lang);
    let mut names: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    let kept = form.all("reperes");
    for e in &apercu.examens {
        let name = e.textes[LIEU].as_str();
        let unknown = matches!(e.verdict, Err(RefusChiffre::LieuInconnu { .. }));
        if unknown || kept.iter().any(|k| signature(k) == signature(name)) {
            names.entry(signature(name)).or_insert((name, 0)).1 += 1;
        }
    }
    let choices: Vec<Choix> =
        names.values().take(MONTREES).map(|(name, n)| Choix { hint: t.tableau_lignes(*n), ..Choix::new(*name, *name) }).collect();
    html! {
        @if !choices.is_empty() {
            (coches(form, &Champ { name: "reperes", label: &t.tableau_reperes(), hint: &t.tableau_reperes_aide(), filter: true, ..Champ::default() }, &choices, lang))
        }
    }
}

fn refusee(e: &Examen, refus: &RefusChiffre, lang: Lang) -> Markup {
    let t = m(lang);
    let said: Vec<&str> =
        [LIEU, INDICATEUR, ANNEE, VALEUR].iter().map(|c| e.textes[*c].as_str()).filter(|s| !s.is_empty()).collect();
    html! {
        p { strong { (e.adresse) } " " span.discret { (said.join(", ").chars().take(160).collect::<String>()) } }
        p.erreur { "✕ " (refus.message(lang)) }
        @if let Some(remedy) = refus.remedy(lang) { p.aide { (remedy) } }
        @if let Some(source) = refus.source() { p { small { (t.chiffre_source()) "\u{202f}: " (source) } } }
    }
}

fn mots(doutes: &[Doute], lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        @for doute in doutes {
            br; small { "! " (match doute {
                Doute::PetitPourcent => t.tableau_doute_pourcent(),
                Doute::AutreSource(source) => t.tableau_doute_source(source),
            }) }
        }
    }
}

/// What changes of a figure, field by field.
fn changee(e: &Examen, (avant, apres): (&Statistique, &Statistique), doutes: &[Doute], lang: Lang) -> Markup {
    let t = m(lang);
    let year = |f: &Statistique| f.annee.clone().unwrap_or_else(|| t.chiffre_nd());
    let fields = [
        (t.tableau_lieu(), avant.territoire_nom.clone(), apres.territoire_nom.clone()),
        (t.quartier_groupe(), avant.groupe.clone(), apres.groupe.clone()),
        (t.chiffre_indicateur(), avant.indicateur.clone(), apres.indicateur.clone()),
        (t.tableau_valeur(), dite(avant, lang), dite(apres, lang)),
        (t.territoire_annee(), year(avant), year(apres)),
        (t.chiffre_source(), avant.source.clone(), apres.source.clone()),
    ];
    html! {
        p { strong { (e.adresse) } " " (apres.territoire_nom) ", " (apres.indicateur) " (" (year(apres)) ")" }
        @for (name, old, new) in fields.iter().filter(|(_, old, new)| old != new) { p { (name) "\u{202f}: " del { (old) } " → " ins { (new) } } }
        (mots(doutes, lang))
    }
}
