//! Editions as the house reads and makes them.

use super::contenu::{
    Vue, axe as vue_axe, calcul as vue_calcul, contrat as vue_contrat, couverture, decisions, entete, fiche as vue_fiche,
    lectures, preuve, tapis,
};
use super::{contrat, edition, lue, query};
use crate::actes::edition::{derniere_publiee, editions_de, figer_la_revue, lire_texte, publier_l_edition, rectifier_l_edition};
use crate::m;
use crate::model::{Campagne, Contrat, Edition, EtatReponse};
use crate::pages::lecture::onglets;
use crate::regles::edition::{figeable, prochain, publiable};
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::texte::date_longue;
use kernel::{Refusal, Right};
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, Etat, barre, bouton, erreurs, etat, vide, zone};
use web::{Form, Layout, Page, PageError, Visit};

type Deux = Path<(String, String)>;
type Trois = Path<(String, String, String)>;

fn cadre<'a>(visit: &Visit, title: &'a str, contrat: &Contrat) -> Layout<'a> {
    let t = m(visit.lang);
    Layout::new(title)
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{}", contrat.slug))
        .trail(t.edition_titre(), format!("/contrats/{}/editions", contrat.slug))
        .section("/contrats")
        .wide()
}

/// `GET /contrats/{contrat}/editions`
pub async fn liste(visit: Visit, Path((_, slug)): Deux) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::LirePlan).await?;
    let all = editions_de(&mut reader, contrat.id).await?;
    let reviews =
        reader.list::<Campagne>("contrat_id = $2 AND etat = 'close' ;; ORDER BY exercice, id", args![contrat.id]).await?;
    let id = contrat.id.to_string();
    let shown = derniere_publiee(&all).map(|e| e.numero.clone());
    let base = visit.url(&format!("/contrats/{slug}/editions"));
    let body = html! {
        p.chapeau { (t.edition_chapeau()) }
        (onglets(&visit, &contrat, "/editions"))
        @if visit.may(Right::MenerCampagne, Some(&id)) {
            @for review in &reviews {
                div.encadre.attention {
                    p { (t.edition_a_figer(&review.titre)) }
                    p { a.bouton href=(format!("{base}/figer/{}", review.id)) { (t.edition_preparer(&review.titre)) } }
                }
            }
        }
        @if all.is_empty() {
            (vide(&t.edition_aucune(), None))
        } @else {
            (barre(&t.edition_compte(all.len()), &shown.iter().map(|_| (t.edition_voir_public(), visit.url(&format!("/public/{slug}")))).collect::<Vec<_>>()))
            table.empile {
                thead { tr {
                    th scope="col" { (t.edition_col_numero()) } th scope="col" { (t.edition_col_annee()) } th scope="col" { (t.edition_col_figee()) }
                    th scope="col" { (t.edition_col_empreinte()) } th scope="col" { (t.edition_col_etat()) } th scope="col" { (t.edition_col_actes()) }
                } }
                tbody { @for e in all.iter().rev() { (rangee(&visit, &all, e, shown.as_deref(), &base, &id)) } }
            }
        }
    };
    let title = t.edition_titre();
    let mut frame = cadre(&visit, &title, &contrat);
    frame.trail.pop();
    Ok(frame.render(&visit, body).into_response())
}

fn rangee(visit: &Visit, all: &[Edition], e: &Edition, shown: Option<&str>, base: &str, contrat: &str) -> Markup {
    let t = m(visit.lang);
    let place = all.iter().position(|x| x.id == e.id).unwrap_or(0);
    let before = place.checked_sub(1).and_then(|p| all.get(p));
    let corrected = all.iter().find(|x| x.remplace_id == Some(e.id));
    html! {
        tr {
            th scope="row" { a href=(format!("{base}/{}", e.numero)) { (t.edition_numero(&e.numero)) } }
            td data-l=(t.edition_col_annee()) { (t.lecture_annee_n(e.exercice)) }
            td data-l=(t.edition_col_figee()) {
                (date_longue(visit.house.db.clock().day_of(e.figee_a), visit.lang)) br; small { (t.edition_par(&e.figee_par)) }
                @if let Some(motif) = &e.motif { br; small { (t.edition_motif_de(motif)) } }
            }
            td data-l=(t.edition_col_empreinte()) { code title=(e.empreinte) { (e.empreinte.chars().take(12).collect::<String>()) "…" } }
            td data-l=(t.edition_col_etat()) {
                @if shown == Some(e.numero.as_str()) { (etat(Etat::Bien, &t.edition_etat_publiee())) }
                @else if e.publiee_a.is_some() { (etat(Etat::Info, &t.edition_etat_ancienne())) }
                @else { (etat(Etat::Attente, &t.edition_etat_non_publiee())) }
                @if let Some(by) = corrected { br; small { (t.edition_rectifiee_par(&by.numero)) } }
            }
            td data-l=(t.edition_col_actes()) {
                a href=(format!("{base}/{}/rapport.pdf", e.numero)) { (t.edition_rapport()) }
                @if let Some(before) = before { br; a href=(format!("{base}/{}/difference/{}", e.numero, before.numero)) { (t.edition_difference_avec(&before.numero)) } }
                @if corrected.is_none() && visit.may(Right::MenerCampagne, Some(contrat)) { br; a href=(format!("{base}/{}/rectifier", e.numero)) { (t.edition_rectifier()) } }
                @if publiable(e, all).is_ok() && visit.may(Right::Publier, Some(contrat)) { br; a href=(format!("{base}/{}/publier", e.numero)) { (t.edition_publier()) } }
            }
        }
    }
}

/// `GET /contrats/{contrat}/editions/{numero}` and `…/{numero}.json`, whose bytes are those that were signed.
pub async fn une(visit: Visit, Path((_, slug, numero)): Trois) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::LirePlan).await?;
    if let Some(numero) = numero.strip_suffix(".json") {
        let (found, _) = edition(&mut reader, &contrat, numero).await?;
        let text = lire_texte(&mut reader, &found).await?;
        return Ok(octets_json(&slug, &found.numero, &found.empreinte, text));
    }
    let (read, all) = lue(&mut reader, &contrat, &numero).await?;
    let base = format!("/contrats/{slug}/editions/{numero}");
    let vue = Vue { visit: &visit, lue: &read, base: base.clone(), suite: String::new() };
    let c = &read.contenu;
    let sheets: Vec<_> = c.fiches.iter().collect();
    let file = nom_json(&slug, &numero);
    let id = contrat.id.to_string();
    let later = all.iter().find(|e| e.remplace_id == Some(read.edition.id));
    let body = html! {
        (entete(&vue))
        @if let Some(later) = later {
            p.encadre.attention { (t.edition_rectifiee_par(&later.numero)) " " a href=(visit.url(&format!("/contrats/{slug}/editions/{}", later.numero))) { (t.edition_lire(&later.numero)) } }
        }
        div.boutons {
            a.bouton.second href=(vue.url("/rapport.pdf")) { (t.edition_rapport()) }
            a.bouton.second href=(visit.url(&format!("{base}.json"))) { (t.edition_json()) }
            @if publiable(&read.edition, &all).is_ok() && visit.may(Right::Publier, Some(&id)) { a.bouton href=(vue.url("/publier")) { (t.edition_publier()) } }
        }
        (lectures(&vue, &c.chiffres, Some(&c.confiance), "contrat"))
        (couverture(&vue))
        (tapis(&vue, &sheets))
        (decisions(&vue, None))
        (vue_contrat(&vue))
        (preuve(&vue, &file))
    };
    let title = format!("{} — {}", t.edition_numero(&numero), c.contrat.titre);
    Ok(cadre(&visit, &title, &contrat).render(&visit, body).into_response())
}

/// File name of the content of an edition.
pub fn nom_json(slug: &str, numero: &str) -> String {
    format!("{slug}-edition-{numero}.json")
}

/// The exact bytes whose SHA-256 is published.
pub fn octets_json(slug: &str, numero: &str, empreinte: &str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", nom_json(slug, numero));
    (
        [
            (header::CONTENT_TYPE, "application/json".to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
            (header::ETAG, format!("\"{empreinte}\"")),
        ],
        text,
    )
        .into_response()
}

/// `GET /contrats/{contrat}/editions/{numero}/fiches/{fiche}`
pub async fn fiche(visit: Visit, Path((_, slug, numero, fiche)): Path<(String, String, String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::LirePlan).await?;
    let (read, _) = lue(&mut reader, &contrat, &numero).await?;
    let base = format!("/contrats/{slug}/editions/{numero}");
    let vue = Vue { visit: &visit, lue: &read, base: base.clone(), suite: String::new() };
    let sheet = read.contenu.fiches.iter().find(|f| f.numero.to_string() == fiche).ok_or(PageError::NotFound)?;
    Ok(cadre(&visit, &sheet.titre, &contrat)
        .trail(t.edition_numero(&numero), base)
        .over(format!("{} — {}", t.lecture_fiche_n(sheet.numero), t.edition_numero(&numero)))
        .render(&visit, vue_fiche(&vue, sheet))
        .into_response())
}

/// `GET /contrats/{contrat}/editions/{numero}/axes/{noeud}`
pub async fn axe(visit: Visit, Path((_, slug, numero, noeud)): Path<(String, String, String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::LirePlan).await?;
    let (read, _) = lue(&mut reader, &contrat, &numero).await?;
    let base = format!("/contrats/{slug}/editions/{numero}");
    let vue = Vue { visit: &visit, lue: &read, base: base.clone(), suite: String::new() };
    let (title, over, body) = vue_axe(&vue, &noeud).ok_or(PageError::NotFound)?;
    let over = format!("{over} — {}", t.edition_numero(&numero));
    Ok(cadre(&visit, &title, &contrat).trail(t.edition_numero(&numero), base).over(over).render(&visit, body).into_response())
}

/// `GET /contrats/{contrat}/editions/{numero}/calcul/{lecture}/{objet}`
pub async fn calcul(
    visit: Visit,
    Path((_, slug, numero, lecture, objet)): Path<(String, String, String, String, String)>,
) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::LirePlan).await?;
    let (read, _) = lue(&mut reader, &contrat, &numero).await?;
    let base = format!("/contrats/{slug}/editions/{numero}");
    let vue = Vue { visit: &visit, lue: &read, base: base.clone(), suite: String::new() };
    let frame = |_: Layout<'static>| cadre(&visit, "", &contrat).trail(t.edition_numero(&numero), base.clone());
    vue_calcul(&vue, &lecture, &objet, frame)
}

/// `GET /contrats/{contrat}/editions/figer/{campagne}` : « when something cannot be undone, a summary first ».
pub async fn preparer(visit: Visit, Path((_, slug, campagne)): Trois) -> Page {
    let (markup, _) = resume(&visit, &slug, &campagne, &Form::default()).await?;
    Ok(markup.into_response())
}

/// `POST /contrats/{contrat}/editions/figer/{campagne}`
pub async fn figer(visit: Visit, Path((_, slug, campagne)): Trois, mut form: Form) -> Page {
    let (_, (contrat, review)) = resume(&visit, &slug, &campagne, &form).await?;
    match figer_la_revue(&visit, &contrat, review.id).await {
        Ok(made) => Ok(visit.go(&format!("/contrats/{slug}/editions/{}", made.numero))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let (markup, _) = resume(&visit, &slug, &campagne, &form).await?;
            Ok((StatusCode::CONFLICT, markup).into_response())
        }
    }
}

async fn resume(visit: &Visit, slug: &str, campagne: &str, form: &Form) -> Result<(Markup, (Contrat, Campagne)), PageError> {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(visit, &mut reader, slug, Right::MenerCampagne).await?;
    let review = reader
        .find::<Campagne>("id = $2 AND contrat_id = $3", args![campagne.to_owned(), contrat.id])
        .await?
        .ok_or(PageError::NotFound)?;
    let all = editions_de(&mut reader, contrat.id).await?;
    let rows = reader
        .rows(
            "SELECT r.etat, f.numero, f.titre, p.nom, o.nom FROM reponse r JOIN fiche_action f ON f.id = r.fiche_id
             JOIN repondant p ON p.id = r.repondant_id LEFT JOIN organisation o ON o.id = p.organisation_id
             WHERE r.collectivite_id = $1 AND r.campagne_id = $2 ORDER BY f.numero, r.id",
            args![review.id],
        )
        .await?;
    let mut counts = [0_usize; 2];
    let mut silent: Vec<(i64, String, String)> = vec![];
    for mut row in rows {
        match row.take::<EtatReponse>()? {
            EtatReponse::Acceptee => counts[0] += 1,
            EtatReponse::Dispensee => counts[1] += 1,
            _ => {
                let (numero, titre, nom): (i64, String, String) = (row.take()?, row.take()?, row.take()?);
                let organisation: Option<String> = row.take()?;
                silent.push((numero, titre, organisation.map_or_else(|| nom.clone(), |o| format!("{o}, {nom}"))));
            }
        }
    }
    let next = prochain(all.iter().map(|e| e.numero.as_str()), visit.today().year()).to_string();
    let refusal = figeable(&review, &all).err();
    let body = html! {
        (erreurs(form, visit.lang))
        @if let Some(refusal) = &refusal {
            div.encadre.refus { p { strong { (refusal.message(visit.lang)) } } @if let Some(remedy) = refusal.remedy(visit.lang) { p { (remedy) } } }
        } @else {
            p.chapeau { (t.edition_figer_chapeau(&next)) }
            h2 { (t.edition_figer_contient()) }
            dl.chiffres {
                div { dt { (t.edition_cle_reponses()) } dd { span.valeur { (counts[0]) } } }
                div { dt { (t.edition_dispensees()) } dd { span.valeur { (counts[1]) } } }
                div { dt { (t.edition_non_repondants()) } dd { span.valeur { (silent.len()) } } }
            }
            p { (t.edition_figer_liste()) }
            @if !silent.is_empty() {
                details open { summary { (t.edition_sans_reponse(silent.len())) }
                    ul { @for (numero, titre, who) in &silent { li { (t.lecture_fiche_n(*numero)) " — " (titre) br; small { (who) } } } } }
            }
            h2 { (t.edition_figer_apres()) }
            p { (t.edition_figer_definitif()) }
            form method="post" { div.boutons { (bouton(&t.edition_figer(&next))) a href=(visit.url(&format!("/contrats/{slug}/editions"))) { (t.edition_annuler()) } } }
        }
    };
    let title = t.edition_preparer(&review.titre);
    Ok((cadre(visit, &title, &contrat).render(visit, body), (contrat, review)))
}

/// `GET /contrats/{contrat}/editions/{numero}/rectifier`
pub async fn corriger(visit: Visit, Path((_, slug, numero)): Trois) -> Page {
    Ok(page_rectifier(&visit, &slug, &numero, &query(&visit)).await?.0.into_response())
}

/// `POST /contrats/{contrat}/editions/{numero}/rectifier`
pub async fn rectifier(visit: Visit, Path((_, slug, numero)): Trois, mut form: Form) -> Page {
    let (_, contrat, old) = page_rectifier(&visit, &slug, &numero, &form).await?;
    match rectifier_l_edition(&visit, &contrat, old.id, form.text("motif")).await {
        Ok(made) => Ok(visit.go(&format!("/contrats/{slug}/editions/{}/difference/{numero}", made.numero))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let (markup, ..) = page_rectifier(&visit, &slug, &numero, &form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
        }
    }
}

async fn page_rectifier(visit: &Visit, slug: &str, numero: &str, form: &Form) -> Result<(Markup, Contrat, Edition), PageError> {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(visit, &mut reader, slug, Right::MenerCampagne).await?;
    let (old, _) = edition(&mut reader, &contrat, numero).await?;
    let body = html! {
        (erreurs(form, visit.lang))
        p.chapeau { (t.edition_rectifier_chapeau(numero)) }
        form method="post" {
            (zone(form, &Champ { name: "motif", label: &t.edition_motif(), hint: &t.edition_remede_motif(), required: true, lines: 4, ..Champ::default() }, visit.lang))
            div.boutons { (bouton(&t.edition_rectifier_bouton())) a href=(visit.url(&format!("/contrats/{slug}/editions"))) { (t.edition_annuler()) } }
        }
    };
    let title = t.edition_rectifier_titre(numero);
    Ok((cadre(visit, &title, &contrat).render(visit, body), contrat, old))
}

/// `GET /contrats/{contrat}/editions/{numero}/publier` : what everyone will read, before it is shown.
pub async fn montrer(visit: Visit, Path((_, slug, numero)): Trois) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::Publier).await?;
    let (read, all) = lue(&mut reader, &contrat, &numero).await?;
    publiable(&read.edition, &all).map_err(store::ActeError::from)?;
    let body = html! {
        p.chapeau { (t.edition_publier_chapeau(&numero)) }
        ul { li { (t.edition_publier_contient(read.contenu.fiches.len(), read.contenu.decisions.len())) } li { (t.edition_publier_sans()) } li { (t.edition_publier_definitif()) } }
        form method="post" { div.boutons { (bouton(&t.edition_publier_bouton(&numero))) a href=(visit.url(&format!("/contrats/{slug}/editions/{numero}"))) { (t.edition_annuler()) } } }
    };
    let title = t.edition_publier_titre(&numero);
    Ok(cadre(&visit, &title, &contrat).render(&visit, body).into_response())
}

/// `POST /contrats/{contrat}/editions/{numero}/publier`
pub async fn publier(visit: Visit, Path((_, slug, numero)): Trois) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::Publier).await?;
    let (found, _) = edition(&mut reader, &contrat, &numero).await?;
    drop(reader);
    publier_l_edition(&visit, &contrat, found.id).await?;
    Ok(visit.go(&format!("/public/{slug}")))
}
