//! Pilots and partners of a sheet: two lists, and a search that adds to either.

use super::cadre::{CadreFiche, Onglet, Requete, bouton_sur, caches, fait, reponse};
use crate::actes::redaction::{
    Sens, ajouter_participant, deplacer_participant, modifier_services, retablir_participant, retirer_participant,
};
use crate::m;
use crate::model::{Participation, ParticipationId, RoleParticipation};
use crate::regles::redaction::{libelle_champ, trouver_organisations};
use acteurs::model::Organisation;
use axum::extract::{Path, Query};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, bouton, champ, erreurs, vide, zone};
use web::{Form, Page, PageError, Visit};

/// How many results a search shows; it says when there are more.
const RESULTATS: usize = 20;

struct Liste {
    cadre: CadreFiche,
    participations: Vec<Participation>,
    organisations: Vec<Organisation>,
}

async fn charger(visit: &Visit, r: &mut Reader, contrat: &str, numero: &str) -> Result<Liste, PageError> {
    let cadre = CadreFiche::ouvrir(visit, r, contrat, numero, Onglet::Acteurs).await?;
    let participations = r.list::<Participation>("fiche_id = $2 ;; ORDER BY ordre, id", args![cadre.fiche.id]).await?;
    let organisations = r.list::<Organisation>(";; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    Ok(Liste { cadre, participations, organisations })
}

pub async fn get(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let liste = charger(&visit, &mut r, &contrat, &numero).await?;
    let form = match liste.participations.iter().find(|p| p.id.to_string() == q.ouvrir) {
        Some(p) => Form::filled(vec![("version".into(), p.version.to_string()), ("services".into(), p.services.join("\n"))]),
        None => Form::filled(vec![("q".into(), q.q.clone())]),
    };
    Ok(reponse(&form, montrer(&visit, &liste, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let liste = charger(&visit, &mut r, &contrat, &numero).await?;
    drop(r);
    let fiche = &liste.cadre.fiche;
    let action = form.text("action").to_owned();
    let cle: Result<ParticipationId, PageError> = form.text("cle").parse().map_err(|_| PageError::NotFound);
    let (resultat, code): (Result<(), ActeError>, String) = match action.as_str() {
        "pilote" | "partenaire" => {
            let role = RoleParticipation::from_code(&action).ok_or(PageError::Unreadable)?;
            (ajouter_participant(&visit, fiche, form.text("organisation"), role, "").await.map(drop), "ajoute".into())
        }
        "retirer" => {
            let cle = cle?;
            (retirer_participant(&visit, fiche, cle).await.map(drop), format!("retire&annulable={cle}"))
        }
        "retablir" => {
            let resultat = match retablir_participant(&visit, fiche, form.text("cle")).await {
                // Someone put it back meanwhile: there is nothing left to undo.
                Err(ActeError::Store(StoreError::Duplicate(_))) => Ok(()),
                autre => autre.map(drop),
            };
            (resultat, "retabli".into())
        }
        autre => match Sens::du_bouton(autre) {
            Some(sens) => (deplacer_participant(&visit, fiche, cle?, sens).await, "deplace".into()),
            None => {
                let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
                (modifier_services(&visit, fiche, cle?, version, form.text("services")).await.map(drop), "enregistre".into())
            }
        },
    };
    let ouvrir = form.text("cle").to_owned();
    match resultat {
        Ok(()) => Ok(visit.go(&format!("{}?fait={code}", liste.cadre.ici()))),
        // Only departments carry a version: both texts are shown, the second may be saved over.
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let actuelle = liste.participations.iter().find(|p| p.id.to_string() == ouvrir).ok_or(PageError::NotFound)?;
            form.set("version", actuelle.version.to_string());
            let q = Requete { ouvrir, fait: "perime".into(), ..Requete::default() };
            let page = montrer(&visit, &liste, &form, &q);
            Ok(axum::response::IntoResponse::into_response((axum::http::StatusCode::CONFLICT, page)))
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            let q = Requete { q: form.text("q").to_owned(), ouvrir, ..Requete::default() };
            Ok(reponse(&form, montrer(&visit, &liste, &form, &q)))
        }
    }
}

fn montrer(visit: &Visit, liste: &Liste, form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&liste.cadre.ici());
    let annuler = (q.fait == "retire").then(|| {
        bouton_sur(
            &ici,
            &[("cle", &q.annulable)],
            "retablir",
            &t.redaction_annuler_le_retrait(),
            &t.redaction_annuler_le_retrait(),
        )
    });
    let noms: BTreeMap<String, &Organisation> = liste.organisations.iter().map(|o| (o.id.to_string(), o)).collect();
    let corps = html! {
        (fait(visit, &q.fait, annuler))
        (erreurs(form, visit.lang))
        (un_role(visit, liste, &noms, RoleParticipation::Pilote, form, q))
        (un_role(visit, liste, &noms, RoleParticipation::Partenaire, form, q))
        h2 #chercher { (t.redaction_acteurs_ajouter()) }
        form method="get" action=(format!("{ici}#chercher")) role="search" {
            (champ(form, &Champ { name: "q", label: &t.redaction_acteurs_chercher(), hint: &t.redaction_acteurs_chercher_aide(), required: true, kind: "search", ..Champ::default() }, visit.lang))
            div.boutons { button.bouton.second type="submit" { (t.redaction_chercher()) } a href=(visit.url("/organisations/nouvelle")) { (t.redaction_acteurs_creer()) } }
        }
        @if !q.q.trim().is_empty() { (resultats(visit, liste, &ici, &q.q)) }
    };
    liste.cadre.page(visit, &corps)
}

fn un_role(
    visit: &Visit,
    liste: &Liste,
    noms: &BTreeMap<String, &Organisation>,
    role: RoleParticipation,
    form: &Form,
    q: &Requete,
) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&liste.cadre.ici());
    let ceux: Vec<&Participation> = liste.participations.iter().filter(|p| p.role == role).collect();
    let (titre, aucun) = match role {
        RoleParticipation::Pilote => (t.redaction_pilotes_n(ceux.len()), t.redaction_pilotes_aucun()),
        RoleParticipation::Partenaire => (t.redaction_partenaires_n(ceux.len()), t.redaction_partenaires_aucun()),
    };
    html! {
        h2 { (titre) }
        @if ceux.is_empty() { (vide(&aucun, None)) }
        @else {
            ol.lignes {
                @for (rang, p) in ceux.iter().enumerate() {
                    @let cle = p.id.to_string();
                    @let nom = noms.get(&p.organisation_id.to_string()).map(|o| o.nom.clone()).unwrap_or_default();
                    @let sigle = noms.get(&p.organisation_id.to_string()).and_then(|o| o.sigle.clone());
                    li {
                        p { strong { (nom) } @if let Some(sigle) = sigle { " (" (sigle) ")" }
                            @if noms.get(&p.organisation_id.to_string()).is_some_and(|o| o.generique) { " " span.discret { (t.redaction_acteur_generique()) } } }
                        @if !p.services.is_empty() { p.discret { (p.services.join(" · ")) } }
                        @if q.ouvrir == cle { (services(visit, &ici, p, form, q.fait == "perime")) }
                        @else {
                            div.gestes {
                                a href=(format!("{ici}?ouvrir={cle}#c-services")) aria-label=(t.redaction_services_de(&nom)) { (t.redaction_services()) }
                                @if rang > 0 { (bouton_sur(&ici, &[("cle", &cle)], "monter", &t.redaction_monter(), &t.redaction_monter_quoi(&nom))) }
                                @if rang + 1 < ceux.len() { (bouton_sur(&ici, &[("cle", &cle)], "descendre", &t.redaction_descendre(), &t.redaction_descendre_quoi(&nom))) }
                                (bouton_sur(&ici, &[("cle", &cle)], "retirer", &t.redaction_retirer(), &t.redaction_retirer_quoi(&nom)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn services(visit: &Visit, ici: &str, p: &Participation, form: &Form, perime: bool) -> Markup {
    let t = m(visit.lang);
    html! {
        form method="post" action=(ici) {
            (caches(&[("cle", &p.id.to_string()), ("version", form.text("version"))]))
            @if perime {
                div.encadre.attention role="alert" {
                    p { strong { (t.redaction_conflit_titre()) } }
                    p { (t.redaction_conflit_enregistree()) "\u{202f}:" }
                    p.texte { (if p.services.is_empty() { t.redaction_conflit_vide() } else { p.services.join("\n") }) }
                }
            }
            (zone(form, &Champ { name: "services", label: &libelle_champ("services", visit.lang), hint: &t.redaction_aide_services(), ..Champ::default() }, visit.lang))
            div.boutons { (bouton(&t.redaction_enregistrer())) a href=(ici) { (t.redaction_annuler()) } }
        }
    }
}

fn resultats(visit: &Visit, liste: &Liste, ici: &str, cherche: &str) -> Markup {
    let t = m(visit.lang);
    let trouvees = trouver_organisations(cherche, &liste.organisations);
    let la = |o: &Organisation, role: RoleParticipation| {
        liste.participations.iter().any(|p| p.organisation_id == o.id && p.role == role)
    };
    html! {
        p role="status" { (t.redaction_resultats_n(trouvees.len())) @if trouvees.len() > RESULTATS { " " (t.redaction_resultats_premiers(RESULTATS)) } }
        ul.lignes {
            @for o in trouvees.iter().take(RESULTATS) {
                @let id = o.id.to_string();
                li {
                    p { strong { (o.nom) } @if let Some(sigle) = &o.sigle { " (" (sigle) ")" } }
                    @if !o.graphies.is_empty() { p.discret { (t.redaction_aussi_ecrit(o.graphies.join(", "))) } }
                    div.gestes {
                        @if la(o, RoleParticipation::Pilote) { span.discret { (t.redaction_deja_pilote()) } }
                        @else { (bouton_sur(ici, &[("organisation", &id), ("q", cherche)], "pilote", &t.redaction_ajouter_pilote(), &t.redaction_ajouter_pilote_nom(&o.nom))) }
                        @if la(o, RoleParticipation::Partenaire) { span.discret { (t.redaction_deja_partenaire()) } }
                        @else { (bouton_sur(ici, &[("organisation", &id), ("q", cherche)], "partenaire", &t.redaction_ajouter_partenaire(), &t.redaction_ajouter_partenaire_nom(&o.nom))) }
                    }
                }
            }
        }
    }
}
