//! `/ma-structure/equipe`, `/porteurs/{organisation}/equipe`: who writes the files of a holder, who deposits them. Its
//! representative invites; the others read.

use super::gestes::statut;
use crate::actes::equipe::{self as actes, Invitation, main_de};
use crate::m;
use crate::model::*;
use crate::regles::equipe::Main;
use crate::regles::heure;
use crate::store as lectures;
use acteurs::model::Compte;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use std::collections::BTreeSet;
use store::{ActeError, Read, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante};
use web::{Form, Page, PageError, Visit};

struct Equipe {
    porteur: Porteur,
    main: Main,
    /// The accounts that speak for the holder.
    representants: Vec<String>,
    habilitations: Vec<Habilitation>,
    /// The files somebody may be invited to, and the titles of those somebody was.
    dossiers: Vec<Dossier>,
    mienne: bool,
}

impl Equipe {
    fn chemin(&self) -> String {
        if self.mienne { "/ma-structure/equipe".to_owned() } else { format!("/porteurs/{}/equipe", self.porteur.organisation_id) }
    }

    fn organisation(&self) -> String {
        self.porteur.organisation_id.to_string()
    }
}

async fn charger(visit: &Visit, organisation: Option<&str>) -> Result<Equipe, PageError> {
    let sienne = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone());
    let id = organisation.map(str::to_owned).or(sienne).ok_or(PageError::NotFound)?;
    let mut r = visit.reader().await?;
    let porteur = lectures::porteur_de(&mut r, &id).await?.ok_or(PageError::NotFound)?;
    let main = main_de(&mut r, visit, &porteur, None).await?;
    if main == Main::Personne {
        return Err(PageError::NotFound);
    }
    let mut habilitations: Vec<Habilitation> =
        r.list("porteur_id = $2 ;; ORDER BY donnee_a, id LIMIT 200", args![porteur.id]).await?;
    // Of the representatives, whoever was never invited.
    let invites: BTreeSet<String> = habilitations.iter().map(|h| h.compte_id.clone()).collect();
    // Who was invited to one file reads who writes that one.
    habilitations.retain(|h| h.dossier_id.is_none() || main.voit(h.dossier_id));
    let comptes: Vec<Compte> = r
        .list(
            "organisation_id = $2 AND actif = 1 AND id IN (SELECT compte_id FROM attribution WHERE collectivite_id = $1
               AND role = 'porteur') ;; ORDER BY nom, id LIMIT 100",
            args![id],
        )
        .await?;
    let representants = comptes.iter().filter(|c| !invites.contains(&c.id.to_string())).map(|c| c.nom.clone()).collect();
    let mut dossiers: Vec<Dossier> = r
        .list(
            "porteur_id = $2 AND etat <> 'retire' AND etat <> 'clos' ;; ORDER BY modifie_a DESC, id LIMIT 100",
            args![porteur.id],
        )
        .await?;
    dossiers.retain(|d| main.voit(Some(d.id)));
    Ok(Equipe { porteur, main, representants, habilitations, dossiers, mienne: organisation.is_none() })
}

/// `GET /ma-structure/equipe`
pub async fn la_mienne(visit: Visit) -> Page {
    let e = charger(&visit, None).await?;
    Ok(montrer(&visit, &e, &depart(&visit), false).into_response())
}

/// `GET /porteurs/{organisation}/equipe`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let e = charger(&visit, Some(&id)).await?;
    Ok(montrer(&visit, &e, &depart(&visit), false).into_response())
}

/// The file one comes from is the one proposed.
fn depart(visit: &Visit) -> Form {
    let mut form = Form::default();
    form.set("dossier", super::query(visit).text("dossier"));
    form
}

/// `POST /ma-structure/equipe`
pub async fn post(visit: Visit, mut form: Form) -> Page {
    let e = charger(&visit, None).await?;
    let organisation = e.organisation();
    let resultat = match form.some("habilitation") {
        None => {
            let dossier = form.some("dossier").map(str::parse::<DossierId>).transpose().map_err(|_| PageError::NotFound)?;
            let invitation = Invitation { courriel: form.text("courriel").to_owned(), nom: form.text("nom").to_owned(), dossier };
            actes::inviter(&visit, &organisation, &invitation).await
        }
        Some(id) => {
            let id: HabilitationId = id.parse().map_err(|_| PageError::NotFound)?;
            let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
            match form.text("action") {
                "mandater" => actes::mandater(&visit, &organisation, &id, version, true).await,
                "reprendre" => actes::mandater(&visit, &organisation, &id, version, false).await,
                "retirer" => actes::retirer(&visit, &organisation, &id, version).await,
                _ => return Err(PageError::Unreadable),
            }
        }
    };
    match resultat {
        Ok(_) => Ok(visit.go(&format!("{}?fait=enregistre", e.chemin()))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let e = charger(&visit, None).await?;
            Ok((StatusCode::CONFLICT, montrer(&visit, &e, &form, true)).into_response())
        }
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &e, &form, false)).into_response())
        }
    }
}

fn nom_du_dossier(d: &Dossier) -> String {
    d.numero.as_ref().map_or_else(|| d.intitule.clone(), |numero| format!("{numero} {}", d.intitule))
}

fn montrer(visit: &Visit, e: &Equipe, form: &Form, perime: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let represente = e.main == Main::Representant;
    let (tenues, retirees): (Vec<&Habilitation>, Vec<&Habilitation>) =
        e.habilitations.iter().partition(|h| h.retiree_a.is_none());
    let body = html! {
        (erreurs(form, lang))
        @if perime { div.encadre.attention role="alert" { p { (t.equipe_perime()) } } }
        @if super::query(visit).text("fait") == "enregistre" { div.encadre { p role="status" { "✓ " (t.fiche_enregistre()) } } }
        p.chapeau { (t.equipe_chapeau()) }
        h2 { (t.equipe_representants()) }
        @if e.representants.is_empty() { p.discret { (t.equipe_sans_representant()) } } @else {
            ul.lignes { @for nom in &e.representants { li { strong { (nom) } " " small { (t.equipe_tout()) } } } }
        }
        h2 { (t.equipe_coediteurs()) }
        @if tenues.is_empty() { p.discret { (t.equipe_personne()) } } @else {
            ul.lignes { @for h in &tenues { li { (une(visit, e, h, represente)) } } }
        }
        @if represente { (inviter(visit, e, form)) } @else { p.discret { (t.equipe_seul_le_representant()) } }
        @if !retirees.is_empty() {
            details {
                summary { (t.equipe_retirees()) }
                ul.lignes { @for h in &retirees { li {
                    (h.nom) ", " (portee(visit, e, h)) " "
                    @if let (Some(a), Some(qui)) = (h.retiree_a, &h.retiree_par) { small { (t.equipe_retiree_le(date_longue(heure::jour(a), lang), qui)) } }
                } } }
            }
        }
    };
    let titre = t.equipe_titre();
    let structure = if e.mienne { "/ma-structure".to_owned() } else { format!("/porteurs/{}", e.porteur.organisation_id) };
    let mut page = web::Layout::new(&titre).trail(t.accueil_titre(), "/appels");
    if e.main.voit(None) {
        page = page.trail(&e.porteur.nom, structure);
    }
    page.section("/appels").over(e.porteur.nom.clone()).render(visit, body)
}

/// « tous les dossiers », or the one.
fn portee(visit: &Visit, e: &Equipe, h: &Habilitation) -> Markup {
    let t = m(visit.lang);
    html! {
        @match h.dossier_id {
            None => (t.equipe_tous_les_dossiers()),
            Some(id) => a href=(visit.url(&format!("/dossiers/{id}"))) {
                @match e.dossiers.iter().find(|d| d.id == id) { Some(d) => (nom_du_dossier(d)), None => (t.equipe_un_dossier()) }
            },
        }
    }
}

fn une(visit: &Visit, e: &Equipe, h: &Habilitation, represente: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let geste = |action: &str, mot: String| {
        html! {
            form method="post" action=(visit.url(&e.chemin())) {
                input type="hidden" name="habilitation" value=(h.id);
                input type="hidden" name="version" value=(h.version);
                input type="hidden" name="action" value=(action);
                button.lien type="submit" aria-label={ (mot) " · " (h.nom) } { (mot) }
            }
        }
    };
    html! {
        p {
            strong { (h.nom) } ", " (portee(visit, e, h)) br;
            small { (t.equipe_donnee(&h.donnee_par, date_longue(heure::jour(h.donnee_a), lang))) } br;
            @match (h.mandat_le, &h.mandat_par) {
                (Some(le), Some(qui)) => { "✓ " (t.equipe_mandat(date_longue(le, lang), qui)) },
                _ => (t.equipe_sans_mandat()),
            }
        }
        @if represente {
            div.boutons {
                @if h.mandat_le.is_none() { (geste("mandater", t.equipe_mandater())) } @else { (geste("reprendre", t.equipe_reprendre())) }
                (geste("retirer", t.equipe_retirer()))
            }
        }
    }
}

fn inviter(visit: &Visit, e: &Equipe, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut portees = vec![Choix::new("", t.equipe_tous_les_dossiers())];
    portees.extend(e.dossiers.iter().map(|d| Choix::new(d.id.to_string(), nom_du_dossier(d))));
    html! {
        h2 { (t.equipe_inviter()) }
        form method="post" action=(visit.url(&e.chemin())) {
            (champ(form, &Champ { name: "courriel", label: &t.equipe_courriel(), kind: "email", required: true, autocomplete: "off", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "nom", label: &t.equipe_nom(), hint: &t.equipe_nom_aide(), required: true, ..Champ::default() }, lang))
            (liste_deroulante(form, &Champ { name: "dossier", label: &t.equipe_portee(), ..Champ::default() }, &portees, lang))
            (bouton(&t.equipe_envoyer()))
        }
    }
}
