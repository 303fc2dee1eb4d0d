//! Marks to settle: what the printed contract says oddly, what was retained, and who decided.

use super::cadre::{Requete, bouton_sur, caches, chemin_du_contrat, fait, ouvrir_contrat, reponse};
use crate::actes::redaction::{regler_marque, rouvrir_marque};
use crate::m;
use crate::model::{Contrat, EtatMarque, FicheAction, Marque, MarqueId};
use crate::pages::lecture::onglets;
use crate::regles::redaction::libelle_champ;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, Etat, barre, bouton, champ, choix, erreurs, etat, liste_deroulante, vide};
use web::{Form, Layout, Page, PageError, Visit};

const SUITE: &str = "/marques";

struct Liste {
    contrat: Contrat,
    marques: Vec<Marque>,
    fiches: Vec<FicheAction>,
}

impl Liste {
    async fn charger(visit: &Visit, r: &mut Reader, contrat: &str) -> Result<Self, PageError> {
        let contrat = ouvrir_contrat(visit, r, contrat, Right::ModifierPlan).await?;
        let marques = r.list::<Marque>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
        let fiches = r.list::<FicheAction>("contrat_id = $2 ;; ORDER BY numero, id", args![contrat.id]).await?;
        Ok(Self { contrat, marques, fiches })
    }

    fn ici(&self) -> String {
        format!("{}{SUITE}", chemin_du_contrat(&self.contrat))
    }

    fn fiche(&self, marque: &Marque) -> Option<&FicheAction> {
        self.fiches.iter().find(|f| Some(f.id) == marque.fiche_id)
    }
}

pub async fn get(visit: Visit, Path((_c, contrat)): Path<(String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::charger(&visit, &mut r, &contrat).await?;
    let form = Form::filled(vec![("etat".into(), q.etat.clone()), ("fiche".into(), q.fiche.clone())]);
    Ok(reponse(&form, montrer(&visit, &liste, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat)): Path<(String, String)>, Query(q): Query<Requete>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::charger(&visit, &mut r, &contrat).await?;
    drop(r);
    let id: MarqueId = form.text("cle").parse().map_err(|_| PageError::NotFound)?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let resultat = if form.text("action") == "rouvrir" {
        rouvrir_marque(&visit, &liste.contrat, id, version).await
    } else {
        let decision = match form.text("choix") {
            "retenu" => m(visit.lang).redaction_marque_lecture_gardee(),
            "imprime" => m(visit.lang).redaction_marque_texte_garde(),
            _ => form.text("autre").to_owned(),
        };
        regler_marque(&visit, &liste.contrat, id, version, &decision).await
    };
    match resultat {
        Ok(_) => {
            let suite = format!("&etat={}&fiche={}", web::form::percent_encode(&q.etat), web::form::percent_encode(&q.fiche));
            Ok(visit.go(&format!("{}?fait=enregistre{suite}#m-{id}", liste.ici())))
        }
        // Someone settled it meanwhile: both decisions are shown, and the mark can be reopened.
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let q = Requete { ouvrir: id.to_string(), fait: "perime".into(), ..q };
            Ok((StatusCode::CONFLICT, montrer(&visit, &liste, &form, &q)).into_response())
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            let q = Requete { ouvrir: id.to_string(), ..q };
            Ok(reponse(&form, montrer(&visit, &liste, &form, &q)))
        }
    }
}

fn montrer(visit: &Visit, liste: &Liste, form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let retenues: Vec<&Marque> = liste
        .marques
        .iter()
        .filter(|x| EtatMarque::from_code(&q.etat).is_none_or(|e| x.etat == e) || x.id.to_string() == q.ouvrir)
        .filter(|x| q.fiche.is_empty() || liste.fiche(x).is_some_and(|f| f.numero.to_string() == q.fiche))
        .collect();
    let sans_signature = liste.contrat.signe_le.is_none() && q.fiche.is_empty() && q.etat != EtatMarque::Reglee.code();
    let ouvertes = retenues.iter().filter(|x| x.etat == EtatMarque::Ouverte).count() + usize::from(sans_signature);
    let tableau = visit.url(&format!("/api/v1/contrats/{}/marques?format=csv", liste.contrat.slug));
    let corps = html! {
        (onglets(visit, &liste.contrat, SUITE))
        (fait(visit, &q.fait, None))
        (erreurs(form, visit.lang))
        p.chapeau { (t.redaction_marques_chapeau()) }
        (filtres(visit, liste, q))
        (barre(&t.redaction_marques_compte(ouvertes, retenues.len() - retenues.iter().filter(|x| x.etat == EtatMarque::Ouverte).count()), &[(t.exporter_csv(), tableau)]))
        @if retenues.is_empty() && !sans_signature { (vide(&t.redaction_marques_aucune(), None)) }
        ul.lignes {
            @if sans_signature {
                li {
                    p { strong { (t.redaction_sans_signature()) } " " (etat(Etat::Alerte, &t.redaction_marque_ouverte())) }
                    p.discret { (t.redaction_sans_signature_texte(&liste.contrat.periode)) }
                    div.gestes { a href=(visit.url(&format!("{}/reglages", chemin_du_contrat(&liste.contrat)))) { (t.redaction_sans_signature_regler()) } }
                }
            }
            @for marque in retenues { li #(format!("m-{}", marque.id)) { (une_marque(visit, liste, form, q, marque)) } }
        }
    };
    Layout::new(&t.redaction_marques_titre())
        .over(liste.contrat.titre.clone())
        .trail(t.redaction_contrats(), "/contrats")
        .trail(liste.contrat.sigle.as_deref().unwrap_or(&liste.contrat.titre), chemin_du_contrat(&liste.contrat))
        .section("/contrats")
        .render(visit, corps)
}

fn filtres(visit: &Visit, liste: &Liste, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let form = Form::filled(vec![("etat".into(), q.etat.clone()), ("fiche".into(), q.fiche.clone())]);
    let etats = [
        Choix::new("", t.redaction_marques_toutes()),
        Choix::new(EtatMarque::Ouverte.code(), t.redaction_marques_ouvertes()),
        Choix::new(EtatMarque::Reglee.code(), t.redaction_marques_reglees()),
    ];
    let mut fiches = vec![Choix::new("", t.redaction_marques_toutes_fiches())];
    let concernees = liste.fiches.iter().filter(|f| liste.marques.iter().any(|x| x.fiche_id == Some(f.id)));
    fiches.extend(concernees.map(|f| Choix::new(f.numero.to_string(), t.redaction_fiche_n(f.numero.to_string()))));
    html! {
        form.filtres method="get" action=(visit.url(&liste.ici())) data-enhance="autosubmit" {
            (liste_deroulante(&form, &Champ { name: "etat", label: &t.redaction_marques_filtre_etat(), filter: true, ..Champ::default() }, &etats, visit.lang))
            (liste_deroulante(&form, &Champ { name: "fiche", label: &t.redaction_marques_filtre_fiche(), filter: true, ..Champ::default() }, &fiches, visit.lang))
            div.champ data-sans-js="" { button.bouton.second type="submit" { (t.redaction_filtrer()) } }
        }
    }
}

fn une_marque(visit: &Visit, liste: &Liste, form: &Form, q: &Requete, x: &Marque) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&format!(
        "{}?etat={}&fiche={}",
        liste.ici(),
        web::form::percent_encode(&q.etat),
        web::form::percent_encode(&q.fiche)
    ));
    let (cle, version) = (x.id.to_string(), x.version.to_string());
    let ouvert = q.ouvrir == cle;
    html! {
        p {
            @if let Some(f) = liste.fiche(x) { a href=(visit.url(&format!("{}/fiches/{}", chemin_du_contrat(&liste.contrat), f.numero))) { (t.redaction_fiche_n(f.numero.to_string())) } " " }
            strong { (mot_du_champ(visit, &x.champ)) } " "
            @match x.etat {
                EtatMarque::Ouverte => (etat(Etat::Alerte, &t.redaction_marque_ouverte())),
                EtatMarque::Reglee => (etat(Etat::Bien, &t.redaction_marque_reglee())),
            }
        }
        dl.fiche-info {
            @if !x.texte_source.is_empty() { dt { (t.redaction_marque_imprime()) } dd { "«\u{202f}" (x.texte_source) "\u{202f}»" } }
            @if !x.retenu.is_empty() { dt { (t.redaction_marque_retenu()) } dd { (x.retenu) } }
            @if !x.note.is_empty() { dt { (t.redaction_marque_note()) } dd { (x.note) } }
            @if let Some(choix) = &x.choix {
                dt { (t.redaction_champ_choix()) }
                dd { (choix) @if let (Some(jour), Some(qui)) = (x.reglee_le, &x.reglee_par) { " " span.discret { (t.redaction_marque_par(qui, date_longue(jour, visit.lang))) } } }
            }
        }
        @if x.etat == EtatMarque::Reglee {
            @if ouvert && q.fait == "perime" {
                div.encadre.attention role="alert" { p { (t.redaction_marque_perimee()) } @if !form.text("autre").is_empty() { p { (t.redaction_conflit_saisie()) "\u{202f}: " (form.text("autre")) } } }
            }
            div.gestes { (bouton_sur(&ici, &[("cle", &cle), ("version", &version)], "rouvrir", &t.redaction_marque_rouvrir(), &t.redaction_marque_rouvrir())) }
        } @else if ouvert {
            (reglement(visit, form, &ici, x))
        } @else {
            div.gestes { a href=(format!("{ici}&ouvrir={cle}#m-{cle}")) { (t.redaction_marque_regler()) } }
        }
    }
}

/// « Régler » : keep the reading retained, keep the printed text, or say something else.
fn reglement(visit: &Visit, form: &Form, ici: &str, x: &Marque) -> Markup {
    let t = m(visit.lang);
    let mut choisis = vec![];
    if !x.retenu.is_empty() {
        choisis.push(Choix { hint: x.retenu.clone(), ..Choix::new("retenu", t.redaction_marque_lecture_gardee()) });
    }
    if !x.texte_source.is_empty() {
        choisis.push(Choix { hint: x.texte_source.clone(), ..Choix::new("imprime", t.redaction_marque_texte_garde()) });
    }
    choisis.push(Choix::new("autre", t.redaction_marque_autre()));
    html! {
        form method="post" action=(ici) {
            (caches(&[("cle", &x.id.to_string()), ("version", &x.version.to_string())]))
            (choix(form, &Champ { name: "choix", label: &t.redaction_champ_choix(), required: true, ..Champ::default() }, &choisis, visit.lang))
            (champ(form, &Champ { name: "autre", label: &t.redaction_marque_autre_texte(), ..Champ::default() }, visit.lang))
            div.boutons { (bouton(&t.redaction_marque_regler())) a href=(ici) { (t.redaction_annuler()) } }
        }
    }
}

/// The field of the sheet that a mark is about, as people name it.
fn mot_du_champ(visit: &Visit, champ: &str) -> String {
    let t = m(visit.lang);
    match champ {
        "declinaisons" => t.redaction_onglet_declinaisons(),
        "indicateurs" | "indicateurs_resultat" | "indicateurs_suivi" => t.redaction_onglet_indicateurs(),
        "pilotes" => t.redaction_mot_pilotes(),
        "liens_fiches" | "liens_programmes" => t.redaction_onglet_liens(),
        autre => libelle_champ(autre, visit.lang),
    }
}
