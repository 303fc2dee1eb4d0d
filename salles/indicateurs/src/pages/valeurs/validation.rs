//! `/indicateurs/a-valider`: what was handed in, validated or sent back several at a time.

use super::{Port, cadre, mots};
use crate::actes::valeurs::{Dossier, Perimetre, etats};
use crate::m;
use crate::model::{EtatValeur, Valeur, ValeurId};
use crate::plans::{Contrat, Plans};
use crate::regles::ecrire_periode;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::texte::date_courte;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, erreurs, liste_deroulante, vide, zone};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

/// The contracts whose values this visitor validates.
async fn contrats(visit: &Visit, plans: &dyn Plans) -> Result<Vec<Contrat>, PageError> {
    let mut r = visit.reader().await?;
    let tous = cadre::contrats(visit, plans, &mut r).await?;
    Ok(tous.into_iter().filter(|c| visit.may(Right::DefinirIndicateur, Some(&c.id))).collect())
}

async fn ouvrir(visit: &Visit, plans: &dyn Plans, contrat: &Contrat) -> Result<Dossier, PageError> {
    let mut r = visit.reader().await?;
    cadre::dossier(plans, &mut r, contrat, &Perimetre::default()).await
}

/// `GET /indicateurs/a-valider?contrat=…`
pub async fn get(visit: Visit, Extension(plans): Port) -> Page {
    let form = cadre::query(&visit);
    let contrats = contrats(&visit, plans.as_ref()).await?;
    let Some(contrat) = cadre::choisi(&contrats, form.text("contrat")).or(contrats.first()) else {
        return Err(PageError::NotFound);
    };
    let dossier = ouvrir(&visit, plans.as_ref(), contrat).await?;
    Ok(dessiner(&visit, &dossier, &contrats, &form).into_response())
}

/// `POST /indicateurs/a-valider`: `action` is `valider` or `renvoyer`, `v` the values ticked.
pub async fn post(visit: Visit, Extension(plans): Port, mut form: Form) -> Page {
    let contrats = contrats(&visit, plans.as_ref()).await?;
    let contrat = cadre::choisi(&contrats, form.text("contrat")).ok_or(PageError::NotFound)?;
    let mut dossier = ouvrir(&visit, plans.as_ref(), contrat).await?;
    let ids: Vec<ValeurId> = form.all("v").into_iter().filter_map(|id| id.parse().ok()).collect();
    let renvoi = form.text("action") == "renvoyer";
    match decider(&visit, &mut dossier, &ids, renvoi, form.text("motif")).await {
        Ok(n) => {
            let quoi = if renvoi { "renvoyees" } else { "validees" };
            Ok(visit.go(&format!("/indicateurs/a-valider?contrat={}&{quoi}={n}", percent_encode(&contrat.slug))))
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, dessiner(&visit, &dossier, &contrats, &form)).into_response())
        }
    }
}

async fn decider(visit: &Visit, dossier: &mut Dossier, ids: &[ValeurId], renvoi: bool, motif: &str) -> Result<usize, ActeError> {
    let mut w = visit.writer(if renvoi { "valeur.renvoyer" } else { "valeur.valider" }).await?;
    let n = if renvoi {
        etats::renvoyer(visit, &mut w, dossier, ids, motif).await?
    } else {
        etats::valider(visit, &mut w, dossier, ids, motif).await?
    };
    w.commit().await?;
    Ok(n)
}

fn dessiner(visit: &Visit, dossier: &Dossier, contrats: &[Contrat], form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let deposees: Vec<&Valeur> = dossier.valeurs.iter().filter(|v| v.etat == EtatValeur::Deposee).collect();
    let choix: Vec<Choix> = contrats.iter().map(|c| Choix::new(&c.slug, &c.nom)).collect();
    let compte = |nom: &str| form.text(nom).parse::<usize>().ok();
    let corps = html! {
        @if let Some(n) = compte("validees") { div.encadre.bien role="status" { p { "✓ " (t.validation_validees(n)) } } }
        @if let Some(n) = compte("renvoyees") { div.encadre.bien role="status" { p { "✓ " (t.validation_renvoyees(n)) } } }
        (erreurs(form, lang))
        p.chapeau { (t.validation_chapeau()) }
        @if contrats.len() > 1 {
            form.filtres method="get" action=(visit.url("/indicateurs/a-valider")) {
                (liste_deroulante(form, &cadre::filtre("contrat", &t.liste_contrat()), &choix, lang))
                div.boutons { button.bouton.second type="submit" { (t.liste_filtrer()) } }
            }
        }
        @if deposees.is_empty() {
            (vide(&t.validation_vide(), Some((&t.liste_tout(), &visit.url("/indicateurs")))))
        } @else {
            form method="post" action=(visit.url("/indicateurs/a-valider")) {
                input type="hidden" name="contrat" value=(dossier.contrat.slug);
                div.defile tabindex="0" role="region" aria-label=(t.validation_titre()) {
                table.empile {
                    thead { tr {
                        th scope="col" { (t.validation_choisir()) } th scope="col" { (t.liste_libelle()) } th scope="col" { (t.liste_periode()) }
                        th.num scope="col" { (t.validation_valeur()) } th scope="col" { (t.liste_source()) } th scope="col" { (t.validation_auteur()) }
                    } }
                    tbody { @for v in &deposees { (ligne(visit, dossier, v, form)) } }
                }
                }
                div.boutons { button.bouton type="submit" name="action" value="valider" { (t.validation_valider()) } }
                (zone(form, &Champ { name: "motif", label: &t.validation_motif(), hint: &t.validation_motif_aide(), filter: true, lines: 2, ..Champ::default() }, lang))
                div.boutons { button.bouton.second type="submit" name="action" value="renvoyer" { (t.validation_renvoyer()) } }
            }
        }
    };
    cadre::page(visit, &t.validation_titre(), true, corps)
}

fn ligne(visit: &Visit, dossier: &Dossier, v: &Valeur, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let indicateur = dossier.indicateur(v.indicateur_id);
    let pas = indicateur.and_then(|i| dossier.suivi(i).pas());
    let nom = indicateur.map(|i| format!("{} {}", i.code, i.libelle)).unwrap_or_default();
    let lieu = dossier.lieu(&v.territoire_id).map(|l| l.nom.clone());
    let (id, periode) = (v.id.to_string(), ecrire_periode(v.periode, pas));
    let case = format!("v-{id}");
    html! {
        tr {
            td { input type="checkbox" id=(case) name="v" value=(id) checked[form.is_checked("v", &id)] aria-label=(t.validation_cocher(&nom, &periode)); }
            th scope="row" { a href=(visit.url(&format!("/indicateurs/{}", v.indicateur_id))) { (nom) } @if let Some(lieu) = lieu { br; (lieu) } }
            td data-l=(t.liste_periode()) { (periode) }
            td.num data-l=(t.validation_valeur()) {
                (v.texte_sur(indicateur.and_then(|i| i.echelle.as_ref()), lang))
                @if let Some(i) = indicateur { (super::indicateur::dont(dossier, i, v, lang)) }
                @if let Some(motif) = &v.derogation { br; small { "! " (t.validation_derogation(motif)) } }
                @if !v.preuve.is_empty() { br; small { (t.validation_preuve(&v.preuve)) } }
            }
            td data-l=(t.liste_source()) { (v.source) " " small { (mots::provenance(v.provenance.code(), lang)) } }
            td data-l=(t.validation_auteur()) { (v.auteur) ", " (date_courte(visit.house.db.clock().day_of(v.saisie_a))) }
        }
    }
}
