//! One promise: where it stands, what proves it, who judged, what partners think, and its history by the journal.

use super::formulaires::{self, choix_d_etat};
use super::{cadre, chemin, etiquette, telechargement};
use crate::actes::engagement as actes;
use crate::m;
use crate::model::{Appreciation, Contrat, Engagement, EtatEngagement, EtatPreuve, Preuve, Thematique};
use crate::pages::lecture::contrat;
use crate::pages::redaction::cadre::caches;
use crate::regles::engagement::{lire, mots, part_tenue, verifiable};
use acteurs::model::Organisation;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::actor::Reach;
use kernel::texte::{date_courte, date_longue};
use kernel::{Lang, Right};
use maud::{Markup, html};
use std::collections::HashMap;
use store::journal::{self, Entree};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Etat, bouton, erreurs, etat, vide, zone};
use web::{Form, Page, PageError, Visit};

struct Vue {
    contrat: Contrat,
    engagement: Engagement,
    thematique: Option<Thematique>,
    preuves: Vec<Preuve>,
    avis: Vec<Appreciation>,
    noms: HashMap<String, String>,
    /// The promise that took its place.
    suivant: Option<Engagement>,
    histoire: Vec<Entree>,
}

impl Vue {
    async fn lire(r: &mut Reader, slug: &str, id: &str) -> Result<Self, PageError> {
        let contrat = contrat(r, slug).await?;
        let engagement = r
            .find::<Engagement>("id = $2 AND contrat_id = $3", args![id.to_owned(), contrat.id])
            .await?
            .ok_or(PageError::NotFound)?;
        let thematique = match engagement.thematique_id {
            Some(id) => Some(r.load::<Thematique>(&id).await?),
            None => None,
        };
        let preuves = r.list::<Preuve>("engagement_id = $2 ;; ORDER BY deposee_a DESC, id DESC", args![engagement.id]).await?;
        let avis = r.list::<Appreciation>("engagement_id = $2 ;; ORDER BY donnee_a DESC, id", args![engagement.id]).await?;
        let noms =
            r.list::<Organisation>("", args![]).await?.into_iter().map(|o| (o.id.to_string(), o.court().to_owned())).collect();
        let suivant = r.find::<Engagement>("remplace_id = $2", args![engagement.id]).await?;
        let mut histoire = journal::histoire(r, "engagement", &engagement.id.to_string()).await?;
        for preuve in &preuves {
            histoire.extend(journal::histoire(r, "preuve", &preuve.id.to_string()).await?);
        }
        for one in &avis {
            histoire.extend(journal::histoire(r, "appreciation", &one.id.to_string()).await?);
        }
        histoire.sort_by_key(|e| std::cmp::Reverse(e.rang));
        Ok(Self { contrat, engagement, thematique, preuves, avis, noms, suivant, histoire })
    }

    fn qui(&self) -> &str {
        let name = self.engagement.organisation_id.and_then(|id| self.noms.get(&id.to_string()));
        name.map_or(self.engagement.debiteur.as_str(), String::as_str)
    }

    fn ici(&self) -> String {
        format!("{}/{}", chemin(&self.contrat), self.engagement.id)
    }
}

/// The form refused, and which one it was.
struct Refusee {
    action: String,
    form: Form,
}

/// `GET /contrats/{contrat}/engagements/{engagement}`
pub async fn get(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let vue = Vue::lire(&mut reader, &slug, &id).await?;
    Ok(page(&visit, &vue, None, false).into_response())
}

/// `POST /contrats/{contrat}/engagements/{engagement}`
pub async fn post(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    drop(reader);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let action = form.text("action").to_owned();
    let done = match action.as_str() {
        "etat" => match EtatEngagement::from_code(form.text("etat")) {
            Some(vers) => actes::changer_etat(&visit, &contrat, &id, version, vers, form.text("motif")).await.map(drop),
            None => return Err(PageError::Unreadable),
        },
        "suivi" => actes::regler(&visit, &contrat, &id, version, &formulaires::saisie_suivi(&form)).await.map(drop),
        "renegocier" => {
            actes::renegocier(&visit, &contrat, &id, version, &formulaires::saisie_renegociation(&form)).await.map(drop)
        }
        "preuve" => actes::deposer_par_compte(&visit, &contrat, &id, &formulaires::saisie_preuve(&form)).await.map(drop),
        "accepter" | "refuser" => {
            let preuve = form.text("cle").parse().map_err(|_| PageError::NotFound)?;
            actes::juger_preuve(&visit, &contrat, preuve, version, action == "accepter", form.text("motif")).await.map(drop)
        }
        _ => return Err(PageError::Unreadable),
    };
    let stale = matches!(done, Err(ActeError::Store(StoreError::Stale { .. })));
    match done {
        Ok(()) => Ok(visit.go(&format!("{}/{id}?fait=oui", chemin(&contrat)))),
        Err(error) => {
            // Someone else wrote meanwhile: what stands is above, what was typed is kept in its form.
            if !stale {
                form.refused(error, visit.lang)?;
            }
            let mut reader = visit.reader().await?;
            let vue = Vue::lire(&mut reader, &slug, &id).await?;
            let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            Ok((status, page(&visit, &vue, Some(&Refusee { action, form }), stale)).into_response())
        }
    }
}

/// `GET /contrats/{contrat}/engagements/{engagement}/pieces/{preuve}`
pub async fn piece(visit: Visit, Path((_, slug, id, preuve)): Path<(String, String, String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let (found, octets) = actes::lire_piece(&mut reader, &contrat, &preuve).await?;
    if found.engagement_id.to_string() != id {
        return Err(PageError::NotFound);
    }
    Ok(telechargement(found.piece_nom.as_deref().unwrap_or("preuve"), found.piece_mime.as_deref().unwrap_or_default(), octets))
}

fn page(visit: &Visit, vue: &Vue, refusee: Option<&Refusee>, stale: bool) -> Markup {
    let t = m(visit.lang);
    let e = &vue.engagement;
    let id = vue.contrat.id.to_string();
    let mene = visit.may(Right::MenerCampagne, Some(&id));
    let doit =
        actes::Deposant::du_compte(visit).is_some_and(|d| d.doit(e)) && visit.reach(Right::Repondre, Some(&id)) != Reach::Rien;
    let titre = t.engagement_une(vue.qui());
    let done = visit.here.ends_with("?fait=oui");
    let body = html! {
        @if done { div.encadre.bien role="status" { p { "✓ " (t.engagement_fait()) } } }
        @if stale { div.encadre.attention role="alert" { p { (t.engagement_perime()) } } }
        @if let Some(r) = refusee { (erreurs(&r.form, visit.lang)) }
        p.chapeau { (e.texte) }
        (faits(visit, vue))
        (preuves(visit, vue, mene, refusee))
        (avis(visit, vue))
        @if mene || doit { (gestes(visit, vue, mene, refusee)) }
        (histoire(visit, vue))
    };
    cadre(visit, &vue.contrat, &titre).over(vue.contrat.titre.clone()).render(visit, body)
}

fn faits(visit: &Visit, vue: &Vue) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let e = &vue.engagement;
    let states: Vec<EtatPreuve> = vue.preuves.iter().map(|p| p.etat).collect();
    let lu = lire(e.etat, e.echeance, &states, visit.today());
    let base = visit.url(&chemin(&vue.contrat));
    html! {
        dl.fiche-info {
            dt { (t.engagement_col_etat()) }
            dd { (etiquette(lu, lang)) @if !verifiable(e.echeance, e.promis.as_deref(), lu) { " " small { (t.engagement_non_verifiable()) } } }
            dt { (t.engagement_col_organisation()) }
            dd { @match e.organisation_id { Some(id) => a href=(visit.url(&format!("/organisations/{id}"))) { (vue.qui()) }, None => (vue.qui()) } }
            @if let Some(theme) = &vue.thematique {
                dt { (t.engagement_thematique()) }
                dd { @match e.organisation_id {
                    Some(id) => a href=(format!("{base}/cases/{id}/{}", theme.code)) { (theme.nom) },
                    None => (theme.nom),
                } }
            }
            dt { (t.engagement_col_echeance()) }
            dd { (e.echeance.map_or_else(|| t.engagement_non_precise(), |d| date_longue(d, lang))) }
            dt { (t.engagement_col_promis()) }
            dd { @match &e.promis { Some(q) => { (nombre(q, lang)) " " (e.unite) } None => (t.engagement_non_precise()) } }
            @if let Some(livre) = &e.livre { dt { (t.engagement_col_livre()) } dd { (nombre(livre, lang)) " " (e.unite) } }
            @if let (Some(part), Some(promis), Some(livre)) = (part_tenue(e.promis.as_deref(), e.livre.as_deref()), &e.promis, &e.livre) {
                dt { (t.engagement_part_tenue()) }
                dd {
                    (web::components::pourcent(Some(&part.arrondi(0, true)), lang))
                    " " small { (t.engagement_part_tenue_calcul(nombre(livre, lang), nombre(promis, lang), &e.unite)) }
                }
            }
            @if let Some(old) = e.remplace_id { dt { (t.engagement_remplace()) } dd { a href=(format!("{base}/{old}")) { (t.engagement_etat_renegocie()) } } }
            @if let Some(next) = &vue.suivant { dt { (t.engagement_remplace_par()) } dd { a href=(format!("{base}/{}", next.id)) { (next.texte) } } }
        }
    }
}

fn nombre(decimal: &str, lang: Lang) -> String {
    territoire::chiffre::nombre(decimal, lang)
}

fn preuves(visit: &Visit, vue: &Vue, mene: bool, refusee: Option<&Refusee>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let ici = visit.url(&vue.ici());
    html! {
        h2 { (t.engagement_preuves()) }
        @if vue.preuves.is_empty() { p.discret { (t.engagement_preuves_aucune()) } }
        ul.lignes { @for p in &vue.preuves { li {
            p {
                strong { (mots::genre(p.genre, lang)) } ", " (t.engagement_preuve_du(date_courte(p.datee_du))) " "
                (etat(match p.etat { EtatPreuve::Acceptee => Etat::Bien, EtatPreuve::Refusee => Etat::Alerte, EtatPreuve::AVerifier => Etat::Attente }, &mots::etat_preuve(p.etat, lang)))
            }
            p.texte { (p.texte) }
            p {
                @if let Some(to) = &p.adresse { a href=(to) rel="noreferrer" { (t.engagement_preuve_lien()) } " " }
                @if let Some(nom) = &p.piece_nom { a href=(format!("{ici}/pieces/{}", p.id)) { (nom) } }
            }
            p.discret {
                (t.engagement_preuve_par(&p.deposee_par, jour(visit, p.deposee_a)))
                @if let (Some(par), Some(a)) = (&p.jugee_par, p.jugee_a) { ". " (t.engagement_preuve_jugee(par, jour(visit, a))) }
                @if let Some(motif) = &p.motif { "\u{202f}: " (motif) }
            }
            @if mene && p.etat == EtatPreuve::AVerifier {
                @let key = p.id.to_string();
                @let own = refusee.filter(|r| r.form.text("cle") == key).map(|r| &r.form);
                @let vierge = Form::default();
                details open[own.is_some()] {
                    summary { (t.engagement_juger()) }
                    form method="post" action=(ici) {
                        (caches(&[("cle", &key), ("version", &p.version.to_string())]))
                        (zone(own.unwrap_or(&vierge), &Champ { name: "motif", label: &t.engagement_champ_motif(), hint: &t.engagement_juger_aide(), part: &key, ..Champ::default() }, lang))
                        div.boutons {
                            button.bouton type="submit" name="action" value="accepter" aria-label=(t.engagement_preuve_accepter_quoi(&p.texte)) { (t.engagement_preuve_accepter()) }
                            button.bouton.second type="submit" name="action" value="refuser" aria-label=(t.engagement_preuve_refuser_quoi(&p.texte)) { (t.engagement_preuve_refuser()) }
                        }
                    }
                }
            }
        } } }
    }
}

fn jour(visit: &Visit, a: jiff::Timestamp) -> String {
    date_longue(a.to_zoned(visit.house.db.clock().zone().clone()).date(), visit.lang)
}

fn avis(visit: &Visit, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    let rated = vue.engagement.organisation_id.is_some() && vue.engagement.organisation_id == vue.contrat.porteur_id;
    html! {
        @if rated {
            h2 { (t.engagement_avis()) }
            @if vue.avis.is_empty() { (vide(&t.engagement_avis_aucun(), None)) }
            ul.lignes { @for one in &vue.avis { li {
                p { strong { (vue.noms.get(&one.organisation_id.to_string()).map_or("", String::as_str)) } "\u{202f}: " (mots::avis(one.avis, visit.lang)) }
                @if !one.commentaire.is_empty() { p.texte { (one.commentaire) } }
            } } }
        }
    }
}

/// What may be done with it, one form open at a time.
fn gestes(visit: &Visit, vue: &Vue, mene: bool, refusee: Option<&Refusee>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let e = &vue.engagement;
    let ici = visit.url(&vue.ici());
    let version = e.version.to_string();
    let typed = |action: &str| refusee.filter(|r| r.action == action).map(|r| &r.form);
    let text = |o: &Option<String>| o.clone().unwrap_or_default();
    let suivi = Form::filled(vec![
        ("echeance".into(), e.echeance.map(date_courte).unwrap_or_default()),
        ("promis".into(), text(&e.promis).replace('.', ",")),
        ("livre".into(), text(&e.livre).replace('.', ",")),
        ("unite".into(), e.unite.clone()),
    ]);
    let (vierge, neuf) = (Form::default(), Form::filled(vec![("texte".into(), e.texte.clone())]));
    let form = |action: &str, inside: Markup, file: bool| {
        html! {
            form method="post" action=(ici) enctype=[file.then_some("multipart/form-data")] data-enhance=[(!file).then_some("brouillon")] {
                (caches(&[("action", action), ("version", &version)]))
                (inside)
            }
        }
    };
    html! {
        div.sans-papier {
            details open[typed("preuve").is_some()] {
                summary { (t.engagement_deposer()) }
                (form("preuve", html! { (formulaires::champs_de_preuve(typed("preuve").unwrap_or(&vierge), true, lang)) (bouton(&t.engagement_deposer())) }, true))
            }
            @if mene {
                @if !choix_d_etat(e.etat, lang).is_empty() {
                    details open[typed("etat").is_some()] {
                        summary { (t.engagement_changer()) }
                        (form("etat", formulaires::changer(typed("etat").unwrap_or(&vierge), e.etat, lang), false))
                    }
                }
                details open[typed("suivi").is_some()] {
                    summary { (t.engagement_suivi()) }
                    (form("suivi", formulaires::suivi(typed("suivi").unwrap_or(&suivi), lang), false))
                }
                @if crate::regles::engagement::passages(e.etat).contains(&EtatEngagement::Renegocie) {
                    details open[typed("renegocier").is_some()] {
                        summary { (t.engagement_renegocier()) }
                        (form("renegocier", formulaires::renegocier(typed("renegocier").unwrap_or(&neuf), lang), false))
                    }
                }
            }
        }
    }
}

/// « historique par le journal », newest first.
fn histoire(visit: &Visit, vue: &Vue) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        h2 { (t.engagement_histoire()) }
        @if vue.histoire.is_empty() { p.discret { (t.engagement_histoire_vide()) } }
        ul.lignes { @for entry in &vue.histoire { li {
            p { strong { (jour(visit, entry.a)) } ", " (acteurs::mots::journal::auteur(&entry.acteur, lang)) "\u{202f}: " (phrase(entry, lang)) }
            @if let Some(motif) = &entry.motif { p.discret { (motif) } }
        } } }
    }
}

fn phrase(entry: &Entree, lang: Lang) -> String {
    let t = m(lang);
    let text = |side: &Option<serde_json::Value>, field: &str| {
        side.as_ref().and_then(|v| v.get(field)).and_then(|v| v.as_str()).unwrap_or_default().to_owned()
    };
    match entry.sujet.as_str() {
        "preuve" => {
            let state = EtatPreuve::from_code(&text(&entry.apres, "etat")).unwrap_or(EtatPreuve::AVerifier);
            t.engagement_histoire_preuve(mots::etat_preuve(state, lang), text(&entry.apres, "texte"))
        }
        "appreciation" => {
            let given = crate::model::Avis::from_code(&text(&entry.apres, "avis")).unwrap_or(crate::model::Avis::SansAvis);
            t.engagement_histoire_avis(mots::avis(given, lang))
        }
        _ if entry.avant.is_none() => t.engagement_histoire_ecrit(),
        _ => {
            let states = [&entry.avant, &entry.apres].map(|s| EtatEngagement::from_code(&text(s, "etat")));
            match states {
                [Some(de), Some(vers)] if de != vers => t.engagement_histoire_etat(mots::etat(de, lang), mots::etat(vers, lang)),
                _ => t.engagement_histoire_champs(champs_changes(entry, lang)),
            }
        }
    }
}

/// The fields that an entry changed, in words.
fn champs_changes(entry: &Entree, lang: Lang) -> String {
    let t = m(lang);
    let words = [
        ("texte", t.engagement_col_engagement()),
        ("debiteur", t.engagement_col_organisation()),
        ("echeance", t.engagement_col_echeance()),
        ("promis", t.engagement_col_promis()),
        ("livre", t.engagement_col_livre()),
        ("unite", t.engagement_col_unite()),
    ];
    let side = |s: &Option<serde_json::Value>, field: &str| s.as_ref().and_then(|v| v.get(field)).cloned();
    let changed: Vec<String> = words
        .into_iter()
        .filter(|(field, _)| side(&entry.avant, field) != side(&entry.apres, field))
        .map(|(_, word)| word.to_lowercase())
        .collect();
    changed.join(", ")
}
