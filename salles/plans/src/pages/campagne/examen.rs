//! One answer, beside what was last accepted: accept, send back, dispense, reopen.

use super::{campagne, chemin, conduit, jour};
use crate::actes::campagne::{Dossier, accepter, dispenser, lire_piece, renvoyer, rouvrir_reponse, tableau};
use crate::calculs::ciel_en_mots;
use crate::m;
use crate::model::{Ciel, EtatCampagne, EtatReponse, OuiNon, PieceId, ReponseId};
use crate::pages::lecture::etat_reponse;
use crate::regles::campagne::{Alerte, Ecart, alertes, en_retard, montrer};
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
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
    Ok(page(&visit, &dossier, &Form::default()).into_response())
}

/// `POST …/reponses/{reponse}`
pub async fn post(visit: Visit, Path((_, slug, c, r)): Adresse, mut form: Form) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let dossier = charge(&visit, &mut reader, (&slug, &c, &r)).await?;
    let id = dossier.reponse.id;
    let version = form.text("version").parse().unwrap_or_default();
    let day = jour(form.text("echeance"));
    let action = form.text("action").to_owned();
    if matches!(action.as_str(), "renvoyer" | "rouvrir") && day.is_none() {
        form.errors.push(web::form::FormError { field: Some("echeance".into()), message: t.suivi_date_illisible(), remedy: None, source: None });
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &dossier, &form)).into_response());
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
        "accepter" => accepter(&mut w, &id, version).await,
        "renvoyer" => renvoyer(&mut w, &id, version, form.text("motif"), day).await,
        "dispenser" => dispenser(&mut w, &id, version, form.text("motif")).await,
        _ => rouvrir_reponse(&mut w, &id, version, form.text("motif"), day).await,
    };
    match done {
        Ok(_) => {
            w.commit().await?;
            let board = tableau(&mut reader, &dossier.campagne, visit.today()).await?;
            let base = chemin(&dossier.contrat, &dossier.campagne);
            let after = board.lignes.iter().filter(|l| l.etat == EtatReponse::Deposee && l.id != id).find(|l| l.numero > dossier.fiche.numero);
            let next = after.or_else(|| board.lignes.iter().find(|l| l.etat == EtatReponse::Deposee && l.id != id));
            Ok(visit.go(&next.map_or_else(|| base.clone(), |l| format!("{base}/reponses/{}", l.id))))
        }
        Err(error) => {
            drop(w);
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &dossier, &form)).into_response())
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
    let name = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", web::form::percent_encode(&piece.nom).replace('/', "%2F"));
    Ok(([(header::CONTENT_TYPE, piece.mime), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

fn page(visit: &Visit, d: &Dossier, form: &Form) -> Markup {
    let t = m(visit.lang);
    let (tone, label) = etat_reponse(d.reponse.etat, en_retard(d.reponse.etat, d.echeance(), visit.today()), visit.lang);
    let warnings = alertes(&d.reponse.contenu, &d.contexte());
    let body = html! {
        (erreurs(form, visit.lang))
        p { (etat(tone, &label)) " " (d.nom_du_repondant()) @if let Some(who) = &d.reponse.deposee_par { " " (t.suivi_deposee_par(who)) } }
        @if let Some(motif) = &d.reponse.motif { p.encadre { (motif) } }
        @if !warnings.is_empty() {
            div.encadre.attention { h2 { (t.suivi_alertes()) } ul { @for one in &warnings { li { (alerte_en_mots(one, visit)) } } } }
        }
        (comparaison(visit, d))
        @if !d.pieces.is_empty() {
            h2 { (t.fiche_pieces()) }
            ul { @for p in &d.pieces { li { a href=(visit.url(&format!("/pieces/{}", p.id))) { (p.nom) } } } }
        }
        (gestes(visit, d, form))
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

fn gestes(visit: &Visit, d: &Dossier, form: &Form) -> Markup {
    let t = m(visit.lang);
    let version = html! { input type="hidden" name="version" value=(d.reponse.version); };
    let due = html! { (champ(form, &Champ { name: "echeance", label: &t.suivi_nouvelle_echeance(), hint: &t.suivi_date_aide(), required: true, short: true, ..Champ::default() }, visit.lang)) };
    let reason = |form: &Form| zone(form, &Champ { name: "motif", label: &t.suivi_motif(), hint: &t.suivi_motif_aide(), required: true, ..Champ::default() }, visit.lang);
    let open = d.campagne.etat == EtatCampagne::Ouverte;
    let mine = |action: &str| if form.text("action") == action { form.clone() } else { Form::default() };
    html! {
        @if d.reponse.etat == EtatReponse::Deposee {
            form method="post" { (version) div.boutons { button.bouton type="submit" name="action" value="accepter" accesskey="a" { (t.suivi_accepter()) } } }
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

fn alerte_en_mots(one: &Alerte, visit: &Visit) -> String {
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
        Alerte::NonPrevue { lettre } => t.alerte_non_prevue(lettre),
        Alerte::Indisponible { champ, motif } => t.alerte_indisponible(champ, motif),
    }
}

fn comparaison(visit: &Visit, d: &Dossier) -> Markup {
    let t = m(visit.lang);
    let s = &d.reponse.contenu;
    let oui_non = |code: &str| match OuiNon::from_code(code) {
        Some(OuiNon::Oui) => t.oui(),
        Some(OuiNon::Non) => t.non(),
        None => "—".to_owned(),
    };
    let ciel = |code: &str| Ciel::from_code(code).map_or_else(|| "—".to_owned(), |c| ciel_en_mots(c, visit.lang));
    let before = d.bilan.as_ref();
    let old = before.map(|b| t.lecture_annee_n(b.annee)).unwrap_or_default();
    let step = |p: Option<i64>| p.map_or_else(|| "—".to_owned(), |p| web::components::pourcent(Some(&p.to_string()), visit.lang));
    let mut lines: Vec<(String, String, String)> = vec![
        (t.fiche_taux(), step(s.palier.parse().ok()), step(before.and_then(|b| b.palier))),
        (t.fiche_atteinte(), oui_non(&s.atteinte), before.and_then(|b| b.atteinte).map_or_else(|| "—".into(), |a| oui_non(a.code()))),
        (t.lecture_confiance(), ciel(&s.meteo), before.and_then(|b| b.meteo).map_or_else(|| "—".into(), |c| ciel_en_mots(c, visit.lang))),
        (t.fiche_meteo_motif(), s.meteo_motif.clone(), before.and_then(|b| b.meteo_motif.clone()).unwrap_or_default()),
    ];
    for x in &d.declinaisons {
        let now = s.realisations.get(&x.id.to_string());
        let then = d.realisations.iter().find(|r| r.declinaison_id == x.id);
        let planned = x.annees.contains(&d.campagne.exercice);
        if !planned && now.is_none() {
            continue;
        }
        let told = now.map(|r| format!("{} {}", oui_non(&r.fait), r.commentaire)).unwrap_or_else(|| "—".into());
        let was = then.map(|r| format!("{} {}", oui_non(r.fait.code()), r.commentaire)).unwrap_or_default();
        lines.push((format!("{} — {}", x.lettre, x.libelle), told, was));
    }
    for i in &d.indicateurs {
        let now = s.valeurs.get(&i.indicateur.id.to_string());
        let told = now.map_or_else(|| "—".to_owned(), |v| format!("{} {}", montrer(&v.valeur, i.indicateur.mesure, visit.lang), v.motif));
        let was = i.precedente.as_ref().map_or_else(String::new, |o| match &o.valeur {
            Some(v) => montrer(v, i.indicateur.mesure, visit.lang),
            None => t.fiche_nd(),
        });
        if now.is_some() || i.precedente.is_some() {
            lines.push((format!("{} ({})", i.indicateur.libelle, i.indicateur.unite), told, was));
        }
    }
    for (label, now, then) in [
        (t.fiche_commentaire(), &s.commentaire, before.map(|b| &b.commentaire)),
        (t.fiche_difficultes(), &s.difficultes, before.map(|b| &b.difficultes)),
        (t.fiche_besoins(), &s.besoins, before.map(|b| &b.besoins)),
        (t.fiche_suites(), &s.suites, before.map(|b| &b.suites)),
    ] {
        lines.push((label, now.clone(), then.cloned().unwrap_or_default()));
    }
    html! {
        table.empile {
            caption { (t.suivi_comparaison()) }
            thead { tr { th scope="col" { (t.calcul_quoi()) } th scope="col" { (t.lecture_annee_n(d.campagne.exercice)) } th scope="col" { (t.suivi_derniere_acceptee()) " " (old) } } }
            tbody { @for (label, now, then) in &lines { tr {
                th scope="row" { (label) }
                td.texte data-l=(t.lecture_annee_n(d.campagne.exercice)) { (now) }
                td.texte.discret data-l=(t.suivi_derniere_acceptee()) { (then) }
            } } }
        }
        p.discret { (t.suivi_echeance_du(texte::date_longue(d.echeance(), visit.lang))) }
    }
}
