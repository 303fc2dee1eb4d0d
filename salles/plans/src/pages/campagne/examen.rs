//! One answer, beside what was last accepted: accept, send back, dispense, reopen.

use super::{campagne, chemin, conduit, jour};
use crate::actes::campagne::{
    Dossier, a_motiver, accepter, dispenser, lire_piece, relations_de, renvoyer, rouvrir_reponse, tableau,
};
use crate::m;
use crate::model::{EtatCampagne, EtatReponse, PieceId, ReponseId};
use crate::pages::lecture::etat_reponse;
use crate::pages::reponse::resume;
use crate::regles::campagne::{Alerte, Ecart, alertes, en_retard};
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use indicateurs::actes::Rompue;
use indicateurs::model::EffetRelation;
use kernel::texte;
use maud::{Markup, html};
use store::{ActeError, Reader};
use web::components::{Champ, bouton_second, champ, erreurs, etat, zone};
use web::{Form, Layout, Page, PageError, Visit};

type Adresse = Path<(String, String, String, String)>;

async fn charge(visit: &Visit, reader: &mut Reader, (slug, c, r): (&str, &str, &str)) -> Result<Dossier, PageError> {
    let contrat = conduit(visit, reader, slug).await?;
    let campagne = campagne(reader, &contrat, c).await?;
    let id: ReponseId = r.parse().map_err(|_| PageError::NotFound)?;
    let dossier = Dossier::charger(reader, &id).await?;
    if dossier.campagne.id == campagne.id { Ok(dossier) } else { Err(PageError::NotFound) }
}

/// `GET …/reponses/{reponse}`
pub async fn get(visit: Visit, Path((_, slug, c, r)): Adresse) -> Page {
    let mut reader = visit.reader().await?;
    let dossier = charge(&visit, &mut reader, (&slug, &c, &r)).await?;
    let rompues = relations_de(&mut reader, &dossier).await?;
    Ok(page(&visit, &dossier, &rompues, &Form::default()).into_response())
}

/// `POST …/reponses/{reponse}`
pub async fn post(visit: Visit, Path((_, slug, c, r)): Adresse, mut form: Form) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let dossier = charge(&visit, &mut reader, (&slug, &c, &r)).await?;
    let rompues = relations_de(&mut reader, &dossier).await?;
    let id = dossier.reponse.id;
    let version = form.text("version").parse().unwrap_or_default();
    let day = jour(form.text("echeance"));
    let action = form.text("action").to_owned();
    if matches!(action.as_str(), "renvoyer" | "rouvrir") && day.is_none() {
        form.errors.push(web::form::FormError {
            field: Some("echeance".into()),
            message: t.suivi_date_illisible(),
            remedy: None,
            source: None,
        });
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &dossier, &rompues, &form)).into_response());
    }
    let acte = match action.as_str() {
        "accepter" => "reponse.accepter",
        "renvoyer" => "reponse.renvoyer",
        "dispenser" => "reponse.dispenser",
        "rouvrir" => "reponse.rouvrir",
        _ => return Err(PageError::Unreadable),
    };
    let mut w = visit.writer(acte).await?;
    let day = day.unwrap_or_else(|| visit.today());
    let done: Result<_, ActeError> = match action.as_str() {
        "accepter" => accepter(&mut w, &id, version, form.text("motif")).await,
        "renvoyer" => renvoyer(&mut w, &id, version, form.text("motif"), day).await,
        "dispenser" => dispenser(&mut w, &id, version, form.text("motif")).await,
        _ => rouvrir_reponse(&mut w, &id, version, form.text("motif"), day).await,
    };
    match done {
        Ok(_) => {
            w.commit().await?;
            let board = tableau(&mut reader, &dossier.campagne, visit.today()).await?;
            let base = chemin(&dossier.contrat, &dossier.campagne);
            let after = board
                .lignes
                .iter()
                .filter(|l| l.etat == EtatReponse::Deposee && l.id != id)
                .find(|l| l.numero > dossier.fiche.numero);
            let next = after.or_else(|| board.lignes.iter().find(|l| l.etat == EtatReponse::Deposee && l.id != id));
            Ok(visit.go(&next.map_or_else(|| base.clone(), |l| format!("{base}/reponses/{}", l.id))))
        }
        Err(error) => {
            drop(w);
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &dossier, &rompues, &form)).into_response())
        }
    }
}

/// `GET /pieces/{piece}` : an evidence file, always as a download.
pub async fn piece(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    let id: PieceId = id.parse().map_err(|_| PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let (piece, bytes) = lire_piece(&mut reader, &id).await?;
    if visit.reach(kernel::Right::LirePlan, Some(&piece.contrat_id.to_string())) == kernel::actor::Reach::Rien {
        return Err(PageError::NotFound);
    }
    let plain: String = piece.nom.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let name = format!(
        "attachment; filename=\"{plain}\"; filename*=UTF-8''{}",
        web::form::percent_encode(&piece.nom).replace('/', "%2F")
    );
    Ok(([(header::CONTENT_TYPE, piece.mime), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

fn page(visit: &Visit, d: &Dossier, rompues: &[Rompue], form: &Form) -> Markup {
    let t = m(visit.lang);
    let (tone, label) = etat_reponse(d.reponse.etat, en_retard(d.reponse.etat, d.echeance(), visit.today()), visit.lang);
    let warnings = alertes(&d.reponse.contenu, &d.contexte());
    let body = html! {
        (erreurs(form, visit.lang))
        p { (etat(tone, &label)) " " (d.nom_du_repondant()) @if let Some(who) = &d.reponse.deposee_par { ". " (t.suivi_deposee_par(who)) } }
        @if let Some(motif) = &d.reponse.motif { p.encadre { (motif) } }
        @if !warnings.is_empty() || !rompues.is_empty() {
            div.encadre.attention {
                h2 { (t.suivi_alertes()) }
                ul {
                    @for one in rompues { li { "! " (relation_en_mots(one, visit)) } }
                    @for one in &warnings { li { (alerte_en_mots(one, d, visit)) } }
                }
            }
        }
        (comparaison(visit, d))
        @if !d.pieces.is_empty() {
            h2 { (t.fiche_pieces()) }
            ul { @for p in &d.pieces { li { a href=(visit.url(&format!("/pieces/{}", p.id))) { (p.nom) } } } }
        }
        (gestes(visit, d, rompues, form))
    };
    Layout::new(&d.fiche.titre)
        .over(format!("{} — {}", t.lecture_fiche_n(d.fiche.numero), t.lecture_annee_n(d.campagne.exercice)))
        .trail(t.contrats_titre(), "/contrats")
        .trail(d.contrat.titre.clone(), format!("/contrats/{}", d.contrat.slug))
        .trail(d.campagne.titre.clone(), chemin(&d.contrat, &d.campagne))
        .section("/contrats")
        .wide()
        .render(visit, body)
}

fn gestes(visit: &Visit, d: &Dossier, rompues: &[Rompue], form: &Form) -> Markup {
    let t = m(visit.lang);
    let version = html! { input type="hidden" name="version" value=(d.reponse.version); };
    let due = html! { (champ(form, &Champ { name: "echeance", label: &t.suivi_nouvelle_echeance(), hint: &t.suivi_date_aide(), required: true, short: true, ..Champ::default() }, visit.lang)) };
    let reason = |form: &Form| {
        zone(
            form,
            &Champ { name: "motif", label: &t.suivi_motif(), hint: &t.suivi_motif_aide(), required: true, ..Champ::default() },
            visit.lang,
        )
    };
    let open = d.campagne.etat == EtatCampagne::Ouverte;
    let mine = |action: &str| if form.text("action") == action { form.clone() } else { Form::default() };
    html! {
        @if d.reponse.etat == EtatReponse::Deposee {
            form method="post" {
                (version)
                @if a_motiver(d) || rompues.iter().any(|r| r.effet == EffetRelation::Alerte) { (outre(&mine("accepter"), visit)) }
                div.boutons { button.bouton type="submit" name="action" value="accepter" accesskey="a" { (t.suivi_accepter()) } }
            }
            details open[form.text("action") == "renvoyer"] {
                summary { (t.suivi_renvoyer()) }
                form method="post" { (version) (reason(&mine("renvoyer"))) (due) (bouton_second(&t.suivi_renvoyer(), "renvoyer")) }
            }
        }
        @if open && matches!(d.reponse.etat, EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee) {
            p { a.bouton.second href=(visit.url(&format!("/reponses/{}/renseigner", d.reponse.id))) { (t.suivi_repondre_pour(d.nom_du_repondant())) } }
        }
        @if open && d.reponse.etat == EtatReponse::AFaire {
            details open[form.text("action") == "dispenser"] {
                summary { (t.suivi_dispenser()) }
                form method="post" { (version) (reason(&mine("dispenser"))) (bouton_second(&t.suivi_dispenser(), "dispenser")) }
            }
        }
        @if d.campagne.etat == EtatCampagne::Close {
            details open[form.text("action") == "rouvrir"] {
                summary { (t.suivi_rouvrir()) }
                form method="post" { (version) (reason(&mine("rouvrir"))) (due) (bouton_second(&t.suivi_rouvrir(), "rouvrir")) }
            }
        }
    }
}

/// « alerte : passage possible avec motif écrit (20 signes au moins) » (Indicateurs, § 6).
fn outre(form: &Form, visit: &Visit) -> Markup {
    let t = m(visit.lang);
    let (label, hint) = (t.suivi_outre(), t.suivi_outre_aide());
    zone(
        form,
        &Champ { name: "motif", label: &label, hint: &hint, required: true, part: "accepter", ..Champ::default() },
        visit.lang,
    )
}

fn relation_en_mots(one: &Rompue, visit: &Visit) -> String {
    let (t, dit) = (m(visit.lang), one.mots(visit.lang));
    match one.effet {
        EffetRelation::Refus => t.suivi_relation_refus(dit),
        EffetRelation::Alerte => t.suivi_relation_alerte(dit),
    }
}

fn alerte_en_mots(one: &Alerte, d: &Dossier, visit: &Visit) -> String {
    let t = m(visit.lang);
    match one {
        Alerte::Baisse { annee, avant, apres, motif } => t.alerte_baisse(*annee, *avant, *apres, motif),
        Alerte::CentAvecNon { lettres } => t.alerte_cent(lettres),
        Alerte::AtteinteSansRealisation => t.alerte_atteinte(),
        Alerte::Aberrante { libelle, avant, apres, annee, ecart, justification } => {
            let far = match ecart {
                Ecart::Dix => t.alerte_ecart_dix(),
                Ecart::Moitie => t.alerte_ecart_moitie(),
            };
            t.alerte_aberrante(libelle, far, *annee, avant, apres, justification)
        }
        Alerte::Controle { libelle, alertes } => {
            let dites: Vec<String> = alertes.iter().map(|a| a.mots(visit.lang)).collect();
            t.campagne_refus_controle(libelle, dites.join(" "))
        }
        Alerte::NonPrevue { lettre } => t.alerte_non_prevue(lettre),
        Alerte::Indisponible { champ, motif } => t.alerte_indisponible(libelle(d, champ, visit), motif),
    }
}

/// Last time and this time, with what changed said in words.
fn comparaison(visit: &Visit, d: &Dossier) -> Markup {
    let lines = resume::lignes(d, &d.reponse.contenu, visit.lang);
    html! {
        (resume::tableau(&lines, d.campagne.exercice, visit.lang))
        p.discret { (m(visit.lang).suivi_echeance_du(texte::date_longue(d.echeance(), visit.lang))) }
    }
}

/// The question behind the name of a field.
fn libelle(d: &Dossier, champ: &str, visit: &Visit) -> String {
    let lines = resume::lignes(d, &d.reponse.contenu, visit.lang);
    lines.into_iter().find(|l| l.champ == champ).map_or_else(|| champ.to_owned(), |l| l.libelle)
}
