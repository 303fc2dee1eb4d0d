//! « Bien reçu »: what arrived, when, what happens next, and the next sheet.

use super::accueil::{est_due, pastille};
use super::ecrire::{entrer, entrer_par_lien};
use super::formulaire::envoi;
use super::porte::{Porte, vivante};
use super::resume;
use crate::actes::campagne::{self, Dossier, confie};
use crate::m;
use crate::model::{EtatReponse, FicheAction, Reponse};
use crate::regles::campagne::verifier_ecriture;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{Read, StoreError, args};
use web::{Form, Layout, Page, PageError, Visit};

/// `GET /r/{jeton}/fiches/{reponse}/recu`
pub async fn get_par_lien(visit: Visit, Path((_, jeton, id)): Path<(String, String, String)>) -> Page {
    match entrer_par_lien(&visit, &jeton, &id, None).await? {
        Ok((porte, dossier)) => montrer(&visit, &porte, &dossier).await,
        Err(page) => Ok(page),
    }
}

/// `GET /reponses/{reponse}/recu`
pub async fn get(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    let (porte, dossier) = entrer(&visit, &id).await?;
    montrer(&visit, &porte, &dossier).await
}

/// `POST /r/{jeton}/fiches/{reponse}/reprendre`
pub async fn reprendre_par_lien(visit: Visit, Path((_, jeton, id)): Path<(String, String, String)>, form: Form) -> Page {
    match entrer_par_lien(&visit, &jeton, &id, Some(&form)).await? {
        Ok((porte, dossier)) => rendre(&visit, &porte, &dossier, &form).await,
        Err(page) => Ok(page),
    }
}

/// `POST /reponses/{reponse}/reprendre`
pub async fn reprendre(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Page {
    let (porte, dossier) = entrer(&visit, &id).await?;
    rendre(&visit, &porte, &dossier, &form).await
}

async fn rendre(visit: &Visit, porte: &Porte, dossier: &Dossier, form: &Form) -> Page {
    let version = form.text("version").parse().unwrap_or_default();
    let mut w = porte.writer(visit, "reponse.reprendre").await?;
    campagne::reprendre(&mut w, &dossier.reponse.id, version).await?;
    w.commit().await?;
    Ok(visit.go(&porte.adresse(&dossier.reponse)))
}

async fn montrer(visit: &Visit, porte: &Porte, dossier: &Dossier) -> Page {
    let t = m(visit.lang);
    let reponse = &dossier.reponse;
    let open = verifier_ecriture(dossier.campagne.etat, reponse.etat, reponse.echeance, visit.today()).is_ok();
    if est_due(reponse.etat) && open {
        return Ok(visit.go(&porte.adresse(reponse)));
    }
    let next = suivante(visit, porte, dossier).await?;
    let received = reponse.deposee_a.is_some();
    let lines = resume::lignes(dossier, &reponse.contenu, visit.lang);
    let body = html! {
        @match (reponse.deposee_a, &reponse.deposee_par) {
            (Some(at), Some(par)) => {
                div.encadre.bien role="status" {
                    p { strong { (t.reponse_recu_le(instant(visit, at, visit.lang), par)) } }
                    p { (suite(reponse.etat, visit.lang)) }
                }
            }
            _ => p.chapeau { (suite(reponse.etat, visit.lang)) },
        }
        p { (pastille(reponse.etat, dossier.echeance(), visit.today(), visit.lang)) }
        @if reponse.etat == EtatReponse::Dispensee || reponse.etat == EtatReponse::SansReponse {
            @if let Some(motif) = &reponse.motif { p.texte { (motif) } }
        }
        div.boutons {
            @if let Some((fiche, after)) = &next {
                a.bouton href=(visit.url(&porte.adresse(after))) { (t.reponse_suivante(fiche.numero.to_string())) }
            }
            @if reponse.etat == EtatReponse::Deposee && open {
                (envoi(visit, &porte.suite(reponse, "reprendre"), reponse.version, &t.reponse_reprendre()))
            }
            a href=(visit.url(&porte.accueil())) { (t.reponse_retour()) }
        }
        @if received { (resume::tableau(&lines, dossier.campagne.exercice, visit.lang)) }
        (resume::pieces(&dossier.pieces, |p| visit.url(&porte.suite(reponse, &format!("pieces/{}", p.id))), visit.lang))
    };
    let title = if received {
        t.reponse_recu_titre(dossier.fiche.numero.to_string())
    } else {
        t.reponse_etat_titre(dossier.fiche.numero.to_string())
    };
    let layout = Layout::new(&title).over(format!("{} · {}", dossier.contrat.titre, dossier.fiche.titre));
    let markup: Markup = if porte.est_un_lien() {
        layout.bare().render(visit, body)
    } else {
        layout.trail(t.reponse_a_repondre(), "/a-repondre").section("/a-repondre").render(visit, body)
    };
    Ok(markup.into_response())
}

fn suite(etat: EtatReponse, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatReponse::Deposee => t.reponse_suite_deposee(),
        EtatReponse::Acceptee => t.reponse_suite_acceptee(),
        EtatReponse::Dispensee => t.reponse_suite_dispensee(),
        EtatReponse::SansReponse => t.reponse_suite_sans(),
        _ => t.reponse_suite_en_cours(),
    }
}

/// « le 22 novembre 2026 à 13 h 05 ».
#[must_use]
pub fn instant(visit: &Visit, at: jiff::Timestamp, lang: Lang) -> String {
    let local = at.to_zoned(visit.house.db.clock().zone().clone());
    let (hour, minute) = (local.hour(), local.minute());
    m(lang).reponse_instant(date_longue(local.date(), lang), hour.to_string(), format!("{minute:02}"))
}

/// The next sheet that the same respondent owes.
async fn suivante(visit: &Visit, porte: &Porte, dossier: &Dossier) -> Result<Option<(FicheAction, Reponse)>, PageError> {
    if porte.pour().is_some() {
        return Ok(None);
    }
    let mut reader = visit.reader().await?;
    let owner = dossier.reponse.repondant_id;
    let answers =
        reader.list::<Reponse>("repondant_id = $2 AND etat IN ('a_faire', 'commencee', 'renvoyee')", args![owner]).await?;
    let mut next: Option<(FicheAction, Reponse)> = None;
    for answer in answers.into_iter().filter(|r| vivante(&dossier.campagne, r) && r.id != dossier.reponse.id) {
        if let Porte::Lien { repondant, .. } = porte
            && !confie(repondant, &answer)
        {
            continue;
        }
        let fiche: FicheAction = load(&mut reader, &answer).await?;
        if next.as_ref().is_none_or(|(f, _)| fiche.numero < f.numero) {
            next = Some((fiche, answer));
        }
    }
    Ok(next)
}

async fn load(reader: &mut store::Reader, answer: &Reponse) -> Result<FicheAction, StoreError> {
    reader.load(&answer.fiche_id).await
}
