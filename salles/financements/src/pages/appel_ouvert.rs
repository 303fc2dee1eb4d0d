//! `/appels-ouverts/{appel}`: what anyone reads of a call that receives files: « publiée », the letter is there, when it closes, and
//! how a structure that has no account comes in.

use crate::model::{Appel, LettreCadrage};
use crate::regles::appel::lettre_du;
use crate::regles::etats::EtatAppel;
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::{Read, args};
use web::{Layout, Page, PageError, Visit};

/// Each with its closing.
pub fn liste(visit: &Visit, appels: &[Appel]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        @if !appels.is_empty() {
            h2 { (t.appel_ouvert_liste()) }
            ul { @for a in appels { li {
                a href=(visit.url(&format!("/appels-ouverts/{}", a.slug))) { (a.intitule) }
                @if let Some(fin) = a.cloture_a { " " small { (t.appel_ouvert_cloture(mots::instant(fin, lang))) } }
            } } }
        }
    }
}

/// Whom to write to, with their mail when one is known.
pub fn ecrire_a(visit: &Visit, contact: Option<&(String, String)>) -> Markup {
    html! {
        @match contact {
            Some((nom, courriel)) => { (nom) ", " a href=(format!("mailto:{courriel}")) { (courriel) } }
            None => { (visit.collectivite.nom) }
        }
    }
}

/// `GET /appels-ouverts/{appel}`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut r = visit.reader().await?;
    // Who comes after the closing is told so at the same address, until the files are read.
    let appel: Option<Appel> =
        r.find("slug = $2 AND (etat = $3 OR etat = $4)", args![slug, EtatAppel::Ouvert, EtatAppel::Clos]).await?;
    let appel = appel.ok_or(PageError::NotFound)?;
    let maintenant = visit.house.db.clock().now();
    let finis = appel.fin_des_depots().filter(|fin| appel.etat == EtatAppel::Clos || *fin <= maintenant);
    let lettres: Vec<LettreCadrage> = lectures::lettres(&mut r, appel.id).await?;
    let lettre = lettre_du(&lettres, visit.today()).ok_or(PageError::NotFound)?;
    let contact = lectures::contact_du_contrat(&mut r, &appel.contrat_id).await?;
    let nom = &visit.collectivite.nom;
    let sur_titre = if finis.is_some() { t.appel_ouvert_sur_titre_clos(nom) } else { t.appel_ouvert_sur_titre(nom) };
    let body = html! {
        @if let Some(fin) = finis { p.chapeau { (t.appel_ouvert_clos(mots::instant(fin, lang))) } }
        @else if let Some(fin) = appel.cloture_a { p.chapeau { (t.appel_ouvert_cloture(mots::instant(fin, lang))) } }
        @if finis.is_none() {
            h2 { (t.appel_ouvert_repondre()) }
            p { (t.appel_ouvert_compte()) " " a href=(visit.url(&format!("/appels/{}", appel.slug))) { (t.appel_ouvert_entrer()) } }
            p { (t.appel_ouvert_sans_compte()) " " a href=(visit.url("/inscription")) { (t.inscription_titre()) } }
            p { (t.appel_ouvert_question()) " " (ecrire_a(&visit, contact.as_ref())) }
        }
        (super::cadrage::texte(lettre, lang))
    };
    let layout = Layout::new(&appel.intitule).over(sur_titre);
    Ok(layout.trail(t.ouverte_titre(), "/subventions").section("/public").render(&visit, body).into_response())
}
