//! The board: at any time, who has not answered; and the acts that lead the review.

use super::liste::etat_campagne;
use super::{Adresse, campagne, chemin, conduit, jour};
use crate::actes::campagne::{LigneReponse, Releve, Tableau, annuler, clore, prolonger, relances_envoyees, tableau};
use crate::m;
use crate::model::{Campagne, Contrat, EtatCampagne, EtatReponse};
use crate::pages::lecture::etat_reponse;
use crate::regles::campagne::Completude;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kernel::texte;
use maud::{Markup, html};
use store::ActeError;
use web::components::{
    Champ, Chiffre, Choix, barre, bouton, bouton_second, champ, chiffres, erreurs, etat, liste_deroulante, vide, zone,
};
use web::{Form, Layout, Page, PageError, Visit};

/// `GET /contrats/{contrat}/campagnes/{campagne}`
pub async fn get(visit: Visit, Path((_, slug, id)): Adresse) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let campagne = campagne(&mut reader, &contrat, &id).await?;
    if campagne.etat == EtatCampagne::Preparee {
        return Ok(visit.go(&format!("{}/reglages", chemin(&contrat, &campagne))));
    }
    page(&visit, &contrat, &campagne, &Form::default()).await.map(IntoResponse::into_response)
}

/// `POST …/conduire` : extend, close, cancel.
pub async fn post(visit: Visit, Path((_, slug, id)): Adresse, mut form: Form) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let campagne = campagne(&mut reader, &contrat, &id).await?;
    let version = form.text("version").parse().unwrap_or_default();
    let action = form.text("action").to_owned();
    let done: Result<(), ActeError> = match action.as_str() {
        "prolonger" => match jour(form.text("echeance")) {
            Some(day) => {
                let mut w = visit.writer("campagne.prolonger").await?;
                match prolonger(&mut w, &campagne.id, version, day, form.text("motif")).await {
                    Ok(_) => Ok(w.commit().await?),
                    Err(error) => Err(error),
                }
            }
            None => {
                form.errors.push(web::form::FormError {
                    field: Some("echeance".into()),
                    message: t.suivi_date_illisible(),
                    remedy: None,
                    source: None,
                });
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &contrat, &campagne, &form).await?).into_response());
            }
        },
        "clore" => {
            let mut w = visit.writer("campagne.clore").await?;
            match clore(&mut w, &campagne.id, version).await {
                Ok(_) => Ok(w.commit().await?),
                Err(error) => Err(error),
            }
        }
        "annuler" => {
            let mut w = visit.writer("campagne.annuler").await?;
            match annuler(&mut w, &campagne.id, version, form.text("motif")).await {
                Ok(_) => Ok(w.commit().await?),
                Err(error) => Err(error),
            }
        }
        _ => return Err(PageError::Unreadable),
    };
    match done {
        Ok(()) => Ok(visit.go(&chemin(&contrat, &campagne))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &contrat, &campagne, &form).await?).into_response())
        }
    }
}

/// `GET …/reponses.csv`
pub async fn csv(visit: Visit, Path((_, slug, id)): Adresse) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let campagne = campagne(&mut reader, &contrat, &id).await?;
    let board = tableau(&mut reader, &campagne, visit.today()).await?;
    let filters = Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q));
    let quote = |text: &str| {
        let safe = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
        format!("\"{}\"", safe.replace('"', "\"\""))
    };
    let mut out = format!(
        "\u{feff}{};{};{};{};{};{}\r\n",
        quote(&t.tapis_numero()),
        quote(&t.tapis_fiche()),
        quote(&t.suivi_organisation()),
        quote(&t.suivi_repondant()),
        quote(&t.suivi_etat()),
        quote(&t.suivi_echeance())
    );
    for line in board.lignes.iter().filter(|l| garde(l, &filters)) {
        let state = etat_reponse(line.etat, line.en_retard, visit.lang).1;
        out.push_str(&format!(
            "{};{};{};{};{};{}\r\n",
            line.numero,
            quote(&line.titre),
            quote(&line.organisation),
            quote(&line.repondant),
            quote(&state),
            line.echeance
        ));
    }
    let name = format!("attachment; filename=\"{slug}-reponses-{}.csv\"", campagne.exercice);
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], out).into_response())
}

fn garde(line: &LigneReponse, filters: &Form) -> bool {
    let words = texte::cle(filters.text("q"));
    words.split(' ').filter(|w| !w.is_empty()).all(|w| line.recherche.contains(w))
        && filters.some("etat").is_none_or(|e| if e == "retard" { line.en_retard } else { line.etat.code() == e })
        && filters.some("organisation").is_none_or(|o| line.organisation == o)
        && filters.some("ambition").is_none_or(|a| line.ambition.is_some_and(|n| n.to_string() == a))
}

async fn page(visit: &Visit, contrat: &Contrat, campagne: &Campagne, form: &Form) -> Result<Markup, PageError> {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let board = tableau(&mut reader, campagne, visit.today()).await?;
    let sent = relances_envoyees(&mut reader, &campagne.id).await?;
    let filters = Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q));
    let kept: Vec<&LigneReponse> = board.lignes.iter().filter(|l| garde(l, &filters)).collect();
    let here = visit.url(&chemin(contrat, campagne));
    let query = visit.here.split_once('?').map(|(_, q)| format!("?{q}")).unwrap_or_default();
    let body = html! {
        (erreurs(form, visit.lang))
        p { (etat_campagne(campagne.etat, visit.lang)) " " (t.suivi_echeance_du(texte::date_longue(campagne.echeance, visit.lang))) }
        (chiffres(&[
            Chiffre { label: t.suivi_completude(), value: board.total.taux().map(|n| pour_cent(n, visit)), beside: t.suivi_completude_sur(board.total.completes(), board.total.attendues), why: None },
            Chiffre { label: t.suivi_depots(), value: board.total.taux_depots().map(|n| pour_cent(n, visit)), beside: t.suivi_completude_sur(board.total.depots, board.total.attendues), why: None },
            Chiffre { label: t.suivi_a_traiter(), value: Some(board.total.a_traiter.to_string()), beside: String::new(), why: None },
            Chiffre { label: t.suivi_retards(), value: Some(board.retards.to_string()), beside: String::new(), why: None },
        ], visit.lang))
        p.discret { (t.suivi_completude_regle()) }
        (conduite(visit, &here, campagne, &board, form))
        (releves(visit, &t.suivi_par_ambition(), &board.ambitions, &here, "ambition"))
        (releves(visit, &t.suivi_par_organisation(), &board.organisations, &here, "organisation"))
        h2 #reponses { (t.suivi_reponses()) }
        (filtres(visit, &board, &filters))
        (barre(&t.tapis_compte(kept.len(), board.lignes.len()), &[(t.exporter_csv(), format!("{here}/reponses.csv{query}"))]))
        @if kept.is_empty() { (vide(&t.tapis_vide(), Some((t.effacer_filtres().as_str(), here.as_str())))) } @else {
            table.empile {
                thead { tr { th scope="col" { (t.tapis_fiche()) } th scope="col" { (t.suivi_repondant()) } th scope="col" { (t.suivi_etat()) } th scope="col" { (t.suivi_echeance()) } } }
                tbody { @for l in &kept {
                    @let (tone, label) = etat_reponse(l.etat, l.en_retard, visit.lang);
                    tr {
                        th scope="row" { a href=(format!("{here}/reponses/{}", l.id)) { (l.numero) ". " (l.titre) } }
                        td { (l.organisation) br; small { (l.repondant) } @if let Some(why) = &l.echec { br; small { "! " (t.suivi_courriel_echec(why)) } } }
                        td { (etat(tone, &label)) }
                        td data-l=(t.suivi_echeance()) { (texte::date_courte(l.echeance)) }
                    }
                } }
            }
        }
        @if !sent.is_empty() {
            details { summary { (t.suivi_relances(sent.len())) }
                ul { @for (at, subject, n) in &sent { li { (texte::date_courte(visit.house.db.clock().day_of(*at))) "\u{202f}: " (subject) " (" (n) ")" } } }
            }
        }
    };
    Ok(Layout::new(&campagne.titre)
        .over(contrat.titre.clone())
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{}", contrat.slug))
        .trail(t.suivi_liste_titre(), format!("/contrats/{}/campagnes", contrat.slug))
        .section("/contrats")
        .wide()
        .render(visit, body))
}

fn pour_cent(n: u32, visit: &Visit) -> String {
    web::components::pourcent(Some(&n.to_string()), visit.lang)
}

/// What can be done now; what cannot be undone is summed up first.
fn conduite(visit: &Visit, here: &str, campagne: &Campagne, board: &Tableau, form: &Form) -> Markup {
    let t = m(visit.lang);
    let missing = board.total.attendues - board.total.completes();
    let version = html! { input type="hidden" name="version" value=(campagne.version); };
    let action = format!("{here}/conduire");
    // Both forms ask for a reason: what was typed and refused stays in its own.
    let cancelling = form.text("action") == "annuler";
    let fresh = Form::default();
    let ((extending, part), (stopping, other)) =
        if cancelling { ((&fresh, "prolonger"), (form, "")) } else { ((form, ""), (&fresh, "annuler")) };
    html! {
        @match campagne.etat {
            EtatCampagne::Ouverte => {
                div.boutons {
                    a.bouton.second href=(format!("{here}/reglages")) { (t.suivi_repondants()) }
                }
                details open[!extending.errors.is_empty()] {
                    summary { (t.suivi_prolonger()) }
                    form method="post" action=(action) {
                        (version)
                        (champ(extending, &Champ { name: "echeance", label: &t.suivi_nouvelle_echeance(), hint: &t.suivi_date_aide(), required: true, short: true, ..Champ::default() }, visit.lang))
                        (zone(extending, &Champ { name: "motif", label: &t.suivi_motif(), hint: &t.suivi_motif_aide(), required: true, part, ..Champ::default() }, visit.lang))
                        (bouton_second(&t.suivi_prolonger(), "prolonger"))
                    }
                }
                details {
                    summary { (t.suivi_clore()) }
                    p { (t.suivi_clore_resume(board.total.completes(), missing)) }
                    form method="post" action=(action) { (version) input type="hidden" name="action" value="clore"; (bouton(&t.suivi_clore_bouton())) }
                }
                details open[!stopping.errors.is_empty()] {
                    summary { (t.suivi_annuler()) }
                    p { (t.suivi_annuler_resume()) }
                    form method="post" action=(action) {
                        (version)
                        (zone(stopping, &Champ { name: "motif", label: &t.suivi_motif(), hint: &t.suivi_motif_aide(), required: true, part: other, ..Champ::default() }, visit.lang))
                        (bouton_second(&t.suivi_annuler(), "annuler"))
                    }
                }
            }
            EtatCampagne::Close | EtatCampagne::Figee => {
                p { a.bouton href=(here.rsplit_once("/campagnes").map_or_else(String::new, |(base, _)| format!("{base}/editions"))) { (t.suivi_vers_editions()) } }
            }
            EtatCampagne::Annulee => { @if let Some(why) = &campagne.annulee_motif { p.encadre { (why) } } }
            EtatCampagne::Preparee => {}
        }
    }
}

fn releves(visit: &Visit, title: &str, all: &[Releve], here: &str, filter: &str) -> Markup {
    let t = m(visit.lang);
    html! {
        details open[filter == "ambition"] {
            summary { (title) " (" (all.len()) ")" }
            table.empile {
                thead { tr { th scope="col" { (title) } th scope="col" { (t.suivi_completude()) } th.num scope="col" { (t.suivi_a_traiter()) } th.num scope="col" { (t.suivi_retards()) } } }
                tbody { @for one in all { tr.(format!("c{}", one.couleur)) {
                    th scope="row" { a href=(format!("{here}?{filter}={}#reponses", web::form::percent_encode(if filter == "ambition" { &one.cle } else { &one.nom }))) { (one.nom) } }
                    td { (part(&one.compte, visit)) }
                    td.num data-l=(t.suivi_a_traiter()) { (one.compte.a_traiter) }
                    td.num data-l=(t.suivi_retards()) { (one.retards) }
                } } }
            }
        }
    }
}

/// A bar in five steps and the exact counts beside.
fn part(count: &Completude, visit: &Visit) -> Markup {
    let fifth = count.taux().map_or(0, |n| n / 20);
    html! { i.(format!("j j{fifth}")) {} " " (m(visit.lang).suivi_completude_sur(count.completes(), count.attendues)) }
}

fn filtres(visit: &Visit, board: &Tableau, form: &Form) -> Markup {
    let t = m(visit.lang);
    let all = |rest: Vec<Choix>| [vec![Choix::new("", t.filtre_tous())], rest].concat();
    let states = std::iter::once(Choix::new("retard", t.etat_retard()))
        .chain(EtatReponse::ALL.iter().map(|e| Choix::new(e.code(), etat_reponse(*e, false, visit.lang).1)))
        .collect();
    let tops = board.ambitions.iter().map(|a| Choix::new(a.cle.clone(), a.nom.clone())).collect();
    let mut names: Vec<Choix> = board.organisations.iter().map(|o| Choix::new(o.nom.clone(), o.nom.clone())).collect();
    names.sort_by_key(|c| texte::cle(&c.label));
    html! {
        form.filtres method="get" data-enhance="autosubmit" role="search" {
            (champ(form, &Champ { name: "q", label: &t.filtre_mots(), filter: true, kind: "search", ..Champ::default() }, visit.lang))
            (liste_deroulante(form, &Champ { name: "etat", label: &t.suivi_etat(), filter: true, ..Champ::default() }, &all(states), visit.lang))
            (liste_deroulante(form, &Champ { name: "ambition", label: &t.suivi_par_ambition(), filter: true, ..Champ::default() }, &all(tops), visit.lang))
            (liste_deroulante(form, &Champ { name: "organisation", label: &t.suivi_organisation(), filter: true, ..Champ::default() }, &all(names), visit.lang))
            div.champ { button.bouton.second type="submit" { (t.filtrer()) } }
        }
    }
}
