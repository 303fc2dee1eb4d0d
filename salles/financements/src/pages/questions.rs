//! `/dossiers/{dossier}/questions`: what the instruction asks of the holder, its clock, and the answers. Read by the holder and by
//! all who instruct; never shown publicly.

use super::fiche::{self, Fiche};
use super::gestes::statut;
use crate::actes::pieces::Depot;
use crate::actes::question::{self as actes, SaisieQuestion, interroge};
use crate::droits;
use crate::m;
use crate::model::*;
use crate::regles::heure;
use crate::regles::question::{Horloge, horloge, posable};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use web::components::{Champ, Etat as Ton, bouton, champ, erreurs, etat, zone};
use web::{Form, Page, PageError, Visit};

struct Questions {
    f: Fiche,
    toutes: Vec<QuestionDossier>,
}

async fn charger(visit: &Visit, id: &str) -> Result<Questions, PageError> {
    let f = fiche::charger(visit, id).await?;
    if !droits::lit_les_questions(visit, &f.lu.porteur, &f.appel) {
        return Err(PageError::NotFound);
    }
    let toutes = lire(&mut visit.reader().await?, f.lu.dossier.id).await?;
    Ok(Questions { f, toutes })
}

/// The questions of a file, the first one first.
///
/// # Errors
/// `StoreError`.
pub async fn lire(r: &mut impl Read, dossier: DossierId) -> Result<Vec<QuestionDossier>, StoreError> {
    r.list::<QuestionDossier>("dossier_id = $2 ;; ORDER BY posee_a, id LIMIT 100", args![dossier]).await
}

/// `GET /dossiers/{dossier}/questions`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let q = charger(&visit, &id).await?;
    Ok(montrer(&visit, &q, &Form::default(), false).into_response())
}

/// `POST /dossiers/{dossier}/questions`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let q = charger(&visit, &id).await?;
    let d = q.f.lu.dossier.id;
    let resultat = match form.some("repond") {
        None => {
            let tape =
                SaisieQuestion { question: form.text("question").to_owned(), attendue_le: form.text("attendue_le").to_owned() };
            actes::poser(&visit, &d, &tape).await
        }
        Some(choisie) => {
            // Of this file, or there is no such question.
            let une = q.toutes.iter().find(|une| une.id.to_string() == choisie).ok_or(PageError::NotFound)?;
            let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
            match form.text("action") {
                "repondre" => actes::repondre(&visit, &une.id, version, form.text("reponse"), piece(&visit, &form)).await,
                "retirer" => actes::retirer(&visit, &une.id, version, form.text("motif")).await,
                _ => return Err(PageError::Unreadable),
            }
        }
    };
    match resultat {
        Ok(une) => Ok(visit.go(&format!("/dossiers/{d}/questions#q-{}", une.id))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let q = charger(&visit, &id).await?;
            Ok((StatusCode::CONFLICT, montrer(&visit, &q, &form, true)).into_response())
        }
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &q, &form, false)).into_response())
        }
    }
}

/// The paper joined to an answer, when there is one.
fn piece(visit: &Visit, form: &Form) -> Option<Depot> {
    let fichier = form.files.iter().find(|f| f.field == "fichier" && !f.name.is_empty())?;
    Some(Depot {
        genre: m(visit.lang).question_piece(),
        nom: fichier.name.clone(),
        octets: fichier.bytes.clone(),
        datee_le: None,
        valable_jusqu_au: None,
    })
}

/// The clock of a question, in words: the same for who asks and who answers.
fn chrono(q: &QuestionDossier, jour: jiff::civil::Date, lang: Lang) -> Markup {
    let t = m(lang);
    if q.retiree_a.is_some() {
        return etat(Ton::Info, &t.question_retiree());
    }
    let n = |jours: i64| usize::try_from(jours).unwrap_or(0);
    match horloge(q.attendue_le, q.repondue_a.map(heure::jour), jour) {
        Horloge::Reste(jours) => etat(Ton::Attente, &t.question_reste(n(jours))),
        Horloge::Retard(jours) => etat(Ton::Alerte, &t.question_retard(n(jours))),
        Horloge::Repondu => etat(Ton::Bien, &t.question_repondue()),
        Horloge::ReponduTard(jours) => etat(Ton::Bien, &t.question_repondue_tard(n(jours))),
    }
}

/// On the page of a file: the questions that wait, and the way to them.
pub fn encart(visit: &Visit, f: &Fiche) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let peut_demander = f.demande && posable(f.lu.dossier.etat).is_ok();
    if f.questions.is_empty() && !peut_demander {
        return html! {};
    }
    let ouvertes: Vec<&QuestionDossier> =
        f.questions.iter().filter(|q| q.retiree_a.is_none() && q.repondue_a.is_none()).collect();
    let ici = visit.url(&format!("/dossiers/{}/questions", f.lu.dossier.id));
    html! {
        @if ouvertes.is_empty() { p { a href=(ici) { (t.question_titre()) } " " small { (t.question_compte(f.questions.len())) } } } @else {
            div.encadre.attention {
                h2 { (t.question_titre()) }
                ul { @for q in &ouvertes { li { (q.question) " " (chrono(q, visit.today(), lang)) } } }
                p { a.bouton.second href=(ici) { @if f.repond { (t.question_aller_repondre()) } @else { (t.question_voir()) } } }
            }
        }
    }
}

fn montrer(visit: &Visit, q: &Questions, form: &Form, perime: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (f, d) = (&q.f, &q.f.lu.dossier);
    let au_nom = interroge(visit, &f.appel, &f.lu.lignes, &f.financeurs);
    let body = html! {
        (erreurs(form, lang))
        @if perime { div.encadre.attention role="alert" { p { (t.question_perime()) } } }
        p.chapeau { (t.question_chapeau()) }
        @if q.toutes.is_empty() { p.discret { (t.question_aucune()) } }
        @else { p { a href=(visit.url(&format!("/api/v1/appels/{}/questions?format=csv", f.appel.slug))) { (t.question_csv()) } } }
        @for une in &q.toutes { (carte(visit, f, une, au_nom.as_ref(), form)) }
        @if au_nom.is_some() { (poser(visit, f, form)) }
    };
    let over = d.numero.as_ref().map(|n| t.fiche_surtitre(n)).unwrap_or_default();
    let titre = t.question_titre();
    let layout = web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .trail(&f.appel.intitule, format!("/appels/{}", f.appel.slug));
    layout.trail(&d.intitule, format!("/dossiers/{}", d.id)).section("/appels").over(over).render(visit, body)
}

/// Who asks: a funder, or the team.
fn demandeur(f: &Fiche, q: &QuestionDossier, lang: Lang) -> String {
    match &q.financeur {
        None => m(lang).question_equipe(),
        Some(code) => f.financeurs.iter().find(|i| i.code == *code).map_or_else(|| code.to_string(), |i| i.nom.clone()),
    }
}

fn carte(
    visit: &Visit,
    f: &Fiche,
    q: &QuestionDossier,
    au_nom: Option<&Option<crate::regles::Financeur>>,
    form: &Form,
) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let jour = |a: jiff::Timestamp| date_longue(heure::jour(a), lang);
    let ouverte = q.repondue_a.is_none() && q.retiree_a.is_none();
    html! {
        section.encadre id={ "q-" (q.id) } {
            h2 { (t.question_de(demandeur(f, q, lang), jour(q.posee_a))) }
            p.texte { (q.question) }
            p { (chrono(q, visit.today(), lang)) " " (t.question_attendue(date_longue(q.attendue_le, lang))) }
            @if q.retiree_a.is_some() { p { (t.question_retrait(&q.retrait_motif)) } }
            @if let (Some(a), Some(qui)) = (q.repondue_a, &q.repondue_par) {
                h3 { (t.question_reponse(jour(a), qui)) }
                p.texte { (q.reponse) }
                @if let Some(piece) = q.piece_id {
                    p { @if droits::lit_les_pieces(visit, &f.lu.porteur, &f.appel, &f.lu.lignes, &f.financeurs) {
                        a href=(visit.url(&format!("/pieces-dossier/{piece}"))) { (t.question_piece_voir()) }
                    } @else { (t.question_piece_reservee()) } }
                }
            }
            @if ouverte && f.repond { (repondre(visit, f, q, form)) }
            @if ouverte && au_nom == Some(&q.financeur) { (retirer(visit, f, q, form)) }
        }
    }
}

/// What was typed for this question comes back in its form, and in no other.
fn de_celle_ci(q: &QuestionDossier, form: &Form) -> Form {
    if form.text("repond") == q.id.to_string() { form.clone() } else { Form::default() }
}

fn caches(q: &QuestionDossier, action: &str) -> Markup {
    html! {
        input type="hidden" name="repond" value=(q.id);
        input type="hidden" name="version" value=(q.version);
        input type="hidden" name="action" value=(action);
    }
}

fn repondre(visit: &Visit, f: &Fiche, q: &QuestionDossier, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (form, part) = (de_celle_ci(q, form), q.id.to_string());
    html! {
        form method="post" action=(visit.url(&format!("/dossiers/{}/questions", f.lu.dossier.id))) enctype="multipart/form-data" {
            (caches(q, "repondre"))
            (zone(&form, &Champ { name: "reponse", label: &t.question_votre_reponse(), required: true, lines: 5, part: &part, ..Champ::default() }, lang))
            (champ(&form, &Champ { name: "fichier", label: &t.question_fichier(), hint: &t.question_fichier_aide(), kind: "file", part: &part, ..Champ::default() }, lang))
            (bouton(&t.question_repondre()))
        }
    }
}

fn retirer(visit: &Visit, f: &Fiche, q: &QuestionDossier, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (form, part) = (de_celle_ci(q, form), q.id.to_string());
    html! {
        details open[form.error("motif").is_some()] {
            summary { (t.question_retirer()) }
            form method="post" action=(visit.url(&format!("/dossiers/{}/questions", f.lu.dossier.id))) {
                (caches(q, "retirer"))
                (champ(&form, &Champ { name: "motif", label: &t.fiche_motif(), required: true, part: &part, ..Champ::default() }, lang))
                (bouton(&t.question_retirer()))
            }
        }
    }
}

fn poser(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let neuf = Form::default();
    let form = if form.has("repond") { &neuf } else { form };
    html! {
        h2 { (t.question_poser()) }
        @if posable(d.etat).is_err() { p.discret { (t.question_refus_etat(crate::mots::etat_dossier(d.etat, lang))) } } @else {
            p { (t.question_ou_correction()) " " a href=(visit.url(&format!("/dossiers/{}", d.id))) { (t.fiche_demander()) } }
            form method="post" action=(visit.url(&format!("/dossiers/{}/questions", d.id))) {
                (zone(form, &Champ { name: "question", label: &t.question_texte(), required: true, lines: 4, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "attendue_le", label: &t.question_le(), kind: "date", required: true, short: true, ..Champ::default() }, lang))
                (bouton(&t.question_envoyer()))
            }
        }
    }
}
