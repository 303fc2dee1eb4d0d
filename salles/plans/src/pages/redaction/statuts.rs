//! The set of statuses of a contract: one block per status, two empty blocks for new ones.

use super::cadre::{Requete, caches, fait, ouvrir_contrat, page_de_reglage, reponse};
use super::mots;
use crate::actes::redaction::{changer_statuts, emplois_des_statuts};
use crate::m;
use crate::model::{Categorie, Contrat, Statut};
use crate::regles::redaction::{LigneStatut, jeu_de_statuts};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, liste_deroulante};
use web::{Form, Page, PageError, Visit};

const SUITE: &str = "/statuts";
/// Blocks for new statuses.
const NEUFS: usize = 2;

fn champs(jeu: &[Statut]) -> Vec<(String, String)> {
    let mut champs = vec![];
    for (n, s) in jeu.iter().enumerate() {
        for (nom, valeur) in [("ancien", &s.code), ("code", &s.code), ("libelle", &s.libelle), ("sens", &s.sens)] {
            champs.push((format!("{nom}.{n}"), valeur.clone()));
        }
        champs.push((format!("categorie.{n}"), s.categorie.code().to_owned()));
        if s.motif_exige {
            champs.push((format!("motif_exige.{n}"), "oui".to_owned()));
        }
        champs.extend(s.passages.iter().map(|p| (format!("passages.{n}"), p.clone())));
    }
    champs
}

fn lignes(form: &Form) -> Vec<LigneStatut> {
    let nombre: usize = form.text("nombre").parse().unwrap_or(0).min(100);
    (0..nombre)
        .map(|n| {
            let lire = |nom: &str| form.text(&format!("{nom}.{n}")).to_owned();
            LigneStatut {
                ancien: lire("ancien"),
                code: lire("code"),
                libelle: lire("libelle"),
                sens: lire("sens"),
                categorie: lire("categorie"),
                motif_exige: form.has(&format!("motif_exige.{n}")),
                passages: form.all(&format!("passages.{n}")).into_iter().map(str::to_owned).collect(),
                supprimer: form.has(&format!("supprimer.{n}")),
                vers: lire("vers"),
            }
        })
        .collect()
}

pub async fn get(visit: Visit, Path((_c, contrat)): Path<(String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &contrat, Right::CreerContrat).await?;
    let emplois = emplois_des_statuts(&mut r, contrat.id).await?;
    let mut form = Form::filled(champs(&jeu_de_statuts(&contrat)));
    form.set("version", contrat.version.to_string());
    Ok(reponse(&form, montrer(&visit, &contrat, &emplois, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &contrat, Right::CreerContrat).await?;
    let emplois = emplois_des_statuts(&mut r, contrat.id).await?;
    drop(r);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let resultat = match changer_statuts(&visit, contrat.id, version, &lignes(&form)).await {
        Err(ActeError::Store(StoreError::Stale { .. })) if !autre_jeu(&visit, &contrat, version).await? => {
            changer_statuts(&visit, contrat.id, contrat.version, &lignes(&form)).await
        }
        autre => autre,
    };
    match resultat {
        Ok(_) => Ok(visit.go(&format!("/contrats/{}{SUITE}?fait=enregistre", contrat.slug))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            form.set("version", contrat.version.to_string());
            let q = Requete { fait: "perime".into(), ..Requete::default() };
            Ok((StatusCode::CONFLICT, montrer(&visit, &contrat, &emplois, &form, &q)).into_response())
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            // The rules name no line: the message does.
            for error in &mut form.errors {
                error.field = None;
            }
            Ok(reponse(&form, montrer(&visit, &contrat, &emplois, &form, &Requete::default())))
        }
    }
}

/// Did someone change the set itself since that version, and not another setting of the contract?
async fn autre_jeu(visit: &Visit, contrat: &Contrat, version: i64) -> Result<bool, StoreError> {
    let mut r = visit.reader().await?;
    let base: Option<Contrat> = super::conflit::version_lue(&mut r, &contrat.id.to_string(), version).await?;
    Ok(base.is_none_or(|b| b.statuts != contrat.statuts))
}

fn montrer(visit: &Visit, contrat: &Contrat, emplois: &BTreeMap<String, usize>, form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let jeu = jeu_de_statuts(contrat);
    let typees: usize = form.text("nombre").parse().unwrap_or(0).min(100);
    let nombre = typees.max(jeu.len() + NEUFS);
    let corps = html! {
        (fait(visit, &q.fait, None))
        (erreurs(form, visit.lang))
        p.chapeau { (t.redaction_statuts_chapeau()) }
        @if q.fait == "perime" {
            div.encadre.attention role="alert" {
                h2 { (t.redaction_conflit_titre()) }
                p { (t.redaction_statuts_perimes()) }
                ul { @for s in &jeu { li { (s.libelle) " " span.discret { (s.sens) } } } }
            }
        }
        form method="post" action=(visit.url(&format!("/contrats/{}{SUITE}", contrat.slug))) {
            (caches(&[("version", form.text("version")), ("nombre", &nombre.to_string())]))
            @for n in 0..nombre { (bloc(visit, &jeu, emplois, form, n)) }
            div.boutons { (bouton(&t.redaction_enregistrer())) a href=(visit.url(&format!("/contrats/{}", contrat.slug))) { (t.redaction_annuler()) } }
        }
    };
    page_de_reglage(visit, contrat, SUITE, corps)
}

fn bloc(visit: &Visit, jeu: &[Statut], emplois: &BTreeMap<String, usize>, form: &Form, n: usize) -> Markup {
    let t = m(visit.lang);
    let nom = |champ: &str| format!("{champ}.{n}");
    let ancien = form.text(&nom("ancien")).to_owned();
    let fiches = emplois.get(&ancien).copied().unwrap_or(0);
    let categories: Vec<Choix> = Categorie::ALL.iter().map(|c| Choix::new(c.code(), mots::categorie(*c, visit.lang))).collect();
    let autres: Vec<Choix> =
        jeu.iter().filter(|s| s.code != ancien).map(|s| Choix::new(s.code.clone(), s.libelle.clone())).collect();
    let mut remplacants = vec![Choix::new("", t.redaction_choisir())];
    remplacants.extend(autres.clone());
    let connu = jeu.iter().find(|s| s.code == ancien);
    html! {
        div.carte {
            h2 { @match connu { Some(s) => (s.libelle), None => (t.redaction_nouveau_statut()) } }
            @if connu.is_some() { p.discret { (t.redaction_statut_employe(fiches)) } }
            input type="hidden" name=(nom("ancien")) value=(ancien);
            (champ(form, &Champ { name: &nom("libelle"), label: &t.redaction_champ_libelle(), required: connu.is_some(), short: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: &nom("sens"), label: &t.redaction_statut_sens(), ..Champ::default() }, visit.lang))
            (liste_deroulante(form, &Champ { name: &nom("categorie"), label: &t.redaction_statut_categorie(), hint: &t.redaction_statut_categorie_aide(), required: true, short: true, ..Champ::default() }, &categories, visit.lang))
            (coches(form, &Champ { name: &nom("motif_exige"), label: &t.redaction_statut_motif(), ..Champ::default() }, &[Choix::new("oui", t.redaction_statut_motif_exige())], visit.lang))
            details open[form.has(&nom("passages")) || form.has(&nom("supprimer"))] {
                summary { (t.redaction_statut_reglages_fins()) }
                (coches(form, &Champ { name: &nom("passages"), label: &t.redaction_statut_passages(), hint: &t.redaction_statut_passages_aide(), ..Champ::default() }, &autres, visit.lang))
                (champ(form, &Champ { name: &nom("code"), label: &t.redaction_champ_code(), hint: &t.redaction_statut_code_aide(), short: true, ..Champ::default() }, visit.lang))
                @if connu.is_some() {
                    (coches(form, &Champ { name: &nom("supprimer"), label: &t.redaction_statut_supprimer(), ..Champ::default() }, &[Choix::new("oui", t.redaction_statut_supprimer_oui())], visit.lang))
                    @if fiches > 0 {
                        (liste_deroulante(form, &Champ { name: &nom("vers"), label: &t.redaction_statut_vers(fiches), hint: &t.redaction_statut_vers_aide(), short: true, ..Champ::default() }, &remplacants, visit.lang))
                    }
                }
            }
        }
    }
}
