//! Importing outlines: choosing a file, seeing what it would change, confirming.

use crate::actes::contours::{self as actes, Depot, Effet};
use crate::carte::{self, CarteDonnees};
use crate::contours::geometrie::Defaut;
use crate::contours::rapprochement::{Ecarte, Par, Raison};
use crate::droits;
use crate::m;
use crate::model::{Contour, ContourId, GenreTerritoire, Territoire};
use crate::store::lieux;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::{date_longue, entier};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use store::Read;
use web::components::{Champ, bouton, champ, erreurs, vide};
use web::{Form, Layout, Page, PageError, Visit};

/// What just happened, in the address of the page that tells it.
#[derive(Debug, Default, Deserialize)]
pub struct Suite {
    importes: Option<usize>,
    retires: Option<usize>,
}

fn page(visit: &Visit, titre: &str, body: Markup) -> Markup {
    Layout::new(titre).trail(m(visit.lang).territoire(), "/territoire").section("/territoire").render(visit, body)
}

pub async fn get(visit: Visit, Query(suite): Query<Suite>) -> Page {
    Ok(choisir(&visit, &Form::default(), &suite).await?.into_response())
}

async fn choisir(visit: &Visit, form: &Form, suite: &Suite) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut reader = visit.reader().await?;
    let places = lieux(&mut reader).await?;
    let contours: Vec<Contour> = reader.list("", vec![]).await?;
    let waiting = actes::depots(&mut reader).await?;
    let without = |genre: GenreTerritoire| {
        places.iter().filter(|p| p.genre == genre && !contours.iter().any(|c| c.territoire_id == p.id)).count()
    };
    let mut sources: BTreeMap<&str, Vec<&Territoire>> = BTreeMap::new();
    for contour in &contours {
        let place = places.iter().find(|p| p.id == contour.territoire_id);
        sources.entry(&contour.source).or_default().extend(place);
    }
    let source = Champ {
        name: "source",
        label: &t.contours_source(),
        hint: &t.contours_source_aide(),
        required: true,
        ..Champ::default()
    };
    let max = entier(i64::try_from(visit.house.max_upload_mb.min(actes::MAX / 1_000_000)).unwrap_or(0), lang);
    let aide = t.contours_fichier_aide(max);
    let fichier =
        Champ { name: "fichier", label: &t.contours_fichier(), hint: &aide, required: true, kind: "file", ..Champ::default() };
    let body = html! {
        @if let Some(n) = suite.importes { div.encadre.bien role="status" { p { (t.contours_importes(n)) " " a href=(visit.url("/territoire")) { (t.contours_voir_carte()) } } } }
        @if let Some(n) = suite.retires { div.encadre.bien role="status" { p { (t.contours_retires(n)) } } }
        (erreurs(form, lang))
        p.chapeau { (t.contours_chapeau()) }
        form method="post" action=(visit.url("/territoire/contours")) enctype="multipart/form-data" {
            (champ(form, &fichier, lang))
            (champ(form, &source, lang))
            div.boutons { (bouton(&t.contours_lire())) }
        }
        @if !waiting.is_empty() {
            h2 { (t.contours_attente()) }
            ul { @for (id, nom, depose_a) in &waiting {
                li { a href=(visit.url(&format!("/territoire/contours/{id}"))) { (nom) } ", " (date_longue(visit.house.db.clock().day_of(*depose_a), lang)) }
            } }
        }
        h2 { (t.contours_presents()) }
        @if sources.is_empty() {
            (vide(&t.contours_aucun(), None))
        } @else {
            p { (t.contours_manquants(without(GenreTerritoire::Commune), without(GenreTerritoire::Qpv))) }
            @for (source, places) in &sources {
                div.carte {
                    h3 { (source) }
                    p { (t.contours_nombre(places.len())) }
                    details {
                        summary { (t.contours_retirer()) }
                        p { (t.contours_retirer_texte(places.len())) }
                        form method="post" action=(visit.url("/territoire/contours/retirer")) {
                            input type="hidden" name="source" value=(source);
                            button.bouton.grave type="submit" { (t.contours_retirer_confirmer(places.len())) }
                        }
                    }
                }
            }
        }
    };
    Ok(page(visit, &t.contours_titre(), body))
}

pub async fn deposer(visit: Visit, mut form: Form) -> Page {
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rank| form.files.swap_remove(rank));
    match actes::deposer(&visit, fichier, form.text("source")).await {
        Ok(id) => Ok(visit.go(&format!("/territoire/contours/{id}"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, choisir(&visit, &form, &Suite::default()).await?).into_response())
        }
    }
}

pub async fn apercu(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    droits::tenir(&visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut reader = visit.reader().await?;
    let depot = actes::depot(&mut reader, &id).await?;
    let effets = actes::effets(&mut reader, &depot.lecture, &depot.source).await?;
    let mut places = lieux(&mut reader).await?;
    places.retain(|p| p.genre == GenreTerritoire::Commune || depot.lecture.reconnus.iter().any(|r| r.territoire == p.id));
    let carte = CarteDonnees::new(&visit, &places, dessines(&depot));
    let of = |wanted: fn(&Effet) -> bool| {
        let pairs = depot.lecture.reconnus.iter().zip(&effets).filter(move |(_, e)| wanted(e));
        pairs.map(|(r, e)| (r.nom.as_str(), r.par, e)).collect::<Vec<_>>()
    };
    let ajoutes = of(|e| *e == Effet::Ajoute);
    let remplaces = of(|e| matches!(e, Effet::Remplace(_)));
    let inchanges = of(|e| *e == Effet::Inchange);
    let action = |what: &str| visit.url(&format!("/territoire/contours/{}/{what}", depot.id));
    let body = html! {
        p.chapeau { (t.contours_apercu_chapeau()) }
        dl.fiche-info {
            dt { (t.contours_fichier()) } dd { (depot.fichier) }
            dt { (t.contours_source()) } dd { (depot.source) }
            dt { (t.contours_empreinte()) } dd { code { (depot.empreinte) } }
            dt { (t.contours_objets()) } dd { (entier(i64::try_from(depot.lecture.objets).unwrap_or(i64::MAX), lang)) }
        }
        h2 { (t.contours_effets()) }
        (liste(&t.contours_ajoutes(ajoutes.len()), &ajoutes, lang))
        (liste(&t.contours_remplaces(remplaces.len()), &remplaces, lang))
        (liste(&t.contours_inchanges(inchanges.len()), &inchanges, lang))
        @if depot.lecture.grille > 1 { p { (t.contours_grille(i64::from(depot.lecture.grille))) } }
        (ecarts(&depot, lang))
        (carte::carte(&carte))
        div.boutons {
            form method="post" action=(action("confirmer")) { (bouton(&t.contours_confirmer(ajoutes.len() + remplaces.len()))) }
            form method="post" action=(action("abandonner")) { button.bouton.second type="submit" { (t.contours_abandonner()) } }
        }
    };
    Ok(page(&visit, &t.contours_apercu_titre(&depot.fichier), body).into_response())
}

/// The outlines of a file as the map reads them, though none is written.
fn dessines(depot: &Depot) -> Vec<Contour> {
    let outline = |r: &crate::contours::rapprochement::Reconnu| Contour {
        id: ContourId::fresh(),
        version: 1,
        territoire_id: r.territoire,
        geometrie: r.geometrie.clone(),
        source: depot.source.clone(),
    };
    depot.lecture.reconnus.iter().map(outline).collect()
}

fn liste(titre: &str, places: &[(&str, Par, &Effet)], lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        @if !places.is_empty() {
            details {
                summary { (titre) }
                ul {
                    @for (nom, par, effet) in places {
                        li {
                            (nom) ", "
                            (match par {
                                Par::Code => t.contours_par_code(),
                                Par::AncienCode => t.contours_par_ancien_code(),
                                Par::Nom => t.contours_par_nom(),
                            })
                            @if let Effet::Remplace(source) = effet { ", " (t.contours_au_lieu_de(source)) }
                        }
                    }
                }
            }
        }
    }
}

fn ecarts(depot: &Depot, lang: Lang) -> Markup {
    let t = m(lang);
    let lecture = &depot.lecture;
    let (strangers, faults): (Vec<&Ecarte>, Vec<&Ecarte>) = lecture.ecartes.iter().partition(|e| e.raison == Raison::NonReconnu);
    let list = |all: &[&Ecarte], total: usize| {
        html! {
            ul {
                @for ecarte in all {
                    li {
                        (t.contours_objet(ecarte.rang)) @if let Some(repere) = &ecarte.repere { " (" (repere) ")" }
                        @if ecarte.raison != Raison::NonReconnu { "\u{202f}: " (raison(&ecarte.raison, lang)) }
                    }
                }
                @if total > all.len() { li { (t.contours_et_autres(total - all.len())) } }
            }
        }
    };
    html! {
        @if lecture.defauts > 0 {
            div.encadre.attention {
                h3 { (t.contours_defauts(lecture.defauts)) }
                (list(&faults, lecture.defauts))
            }
        }
        @if lecture.non_reconnus > 0 {
            details { summary { (t.contours_non_reconnus(lecture.non_reconnus)) } (list(&strangers, lecture.non_reconnus)) }
        }
    }
}

fn raison(raison: &Raison, lang: Lang) -> String {
    let t = m(lang);
    match raison {
        Raison::NonReconnu => t.contours_raison_inconnu(),
        Raison::Double { nom } => t.contours_raison_double(nom),
        Raison::Eloigne { nom, centre: [x, y] } => t.contours_raison_eloigne(nom, format!("{x:.3}"), format!("{y:.3}")),
        Raison::Defaut(Defaut::Absente) => t.contours_raison_absente(),
        Raison::Defaut(Defaut::AutreGenre(genre)) => t.contours_raison_genre(genre),
        Raison::Defaut(Defaut::TropPeuDePoints) => t.contours_raison_points(),
        Raison::Defaut(Defaut::Illisible) => t.contours_raison_illisible(),
        Raison::Defaut(Defaut::HorsWgs84([x, y])) => t.contours_raison_degres(x.to_string(), y.to_string()),
    }
}

pub async fn confirmer(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let rapport = actes::confirmer(&visit, &id).await?;
    Ok(visit.go(&format!("/territoire/contours?importes={}", rapport.ajoutes + rapport.remplaces)))
}

pub async fn abandonner(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    actes::abandonner(&visit, &id).await?;
    Ok(visit.go("/territoire/contours"))
}

pub async fn retirer(visit: Visit, form: Form) -> Page {
    let removed = actes::retirer(&visit, form.text("source")).await?;
    Ok(visit.go(&format!("/territoire/contours?retires={removed}")))
}
