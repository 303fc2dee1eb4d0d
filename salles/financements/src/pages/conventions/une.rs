//! `/conventions/{identifiant}`: one agreement: its parties, what it covers, when it was signed, what the law asks next.

use super::{echeancier, montant};
use crate::actes::convention as actes;
use crate::actes::equipe::main_de;
use crate::droits::{self, est_de, remplit_la_colonne};
use crate::m;
use crate::model::*;
use crate::mots;
use crate::pages::cadre_appel::Issue;
use crate::pages::regles;
use crate::regles::convention::a_publier;
use crate::store as lectures;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use web::components::{Champ, Etat as Ton, bouton, champ, erreurs, etat};
use web::{Form, Layout, Page, PageError, Visit};

pub struct Vue {
    pub convention: Convention,
    pub appel: Appel,
    pub porteur: Porteur,
    pub financeur: FinanceurInscrit,
    /// The files it covers that an amendment, a carry-over or an abandonment changed.
    pub changes: Vec<Dossier>,
}

/// An agreement that the visitor may read: its holder, as far as the account was invited, and who reads the files of others.
pub async fn charger(visit: &Visit, identifiant: &str) -> Result<Vue, PageError> {
    let mut r = visit.reader().await?;
    let convention = lectures::convention(&mut r, identifiant).await?;
    let appel: Appel = r.load(&convention.appel_id).await?;
    let dossier: Dossier = r.load(&convention.dossier_id).await?;
    let porteur: Porteur = r.load(&dossier.porteur_id).await?;
    let main = main_de(&mut r, visit, &porteur, Some(&appel.contrat_id)).await?;
    // An agreement tells of all the files it covers.
    let couverts = convention.contenu.aides.iter().all(|a| main.voit(Some(a.dossier)));
    let sienne = est_de(visit, &porteur.organisation_id.to_string()) && main.voit(Some(dossier.id)) && couverts;
    if !sienne && !droits::lit_les_dossiers(visit, &appel) {
        return Err(PageError::NotFound);
    }
    let financeur = lectures::financeur(&mut r, &convention.financeur).await?;
    let siens: Vec<Dossier> =
        r.list("appel_id = $2 AND porteur_id = $3 ;; ORDER BY numero COLLATE \"C\", id", args![appel.id, porteur.id]).await?;
    let changes = siens.into_iter().filter(|d| convention.couvre(d.id) && !d.contenu.evenements.is_empty()).collect();
    Ok(Vue { convention, appel, porteur, financeur, changes })
}

/// `GET /conventions/{identifiant}`
pub async fn get(visit: Visit, Path((_c, identifiant)): Path<(String, String)>) -> Page {
    let vue = charger(&visit, &identifiant).await?;
    Ok(montrer(&visit, &vue, &Form::default(), false).into_response())
}

/// `POST /conventions/{identifiant}`: the day it was signed, or when it is paid.
pub async fn post(visit: Visit, Path((_c, identifiant)): Path<(String, String)>, mut form: Form) -> Page {
    let vue = charger(&visit, &identifiant).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let resultat = if form.text("geste") == "echelonner" {
        actes::echelonner(&visit, &identifiant, version, &echeancier::lignes(&form), form.text(echeancier::CONDITIONS)).await
    } else {
        actes::signer(&visit, &identifiant, version, form.text("le")).await
    };
    match resultat {
        Ok(_) => Ok(visit.go(&format!("/conventions/{identifiant}"))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(issue.reponse(montrer(&visit, &vue, &form, false)))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => Ok(Issue::Perime.reponse(montrer(&visit, &vue, &form, true))),
        Err(autre) => Err(autre.into()),
    }
}

fn montrer(visit: &Visit, vue: &Vue, form: &Form, perimee: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let c = &vue.convention;
    let signe = c.signee_le.is_none() && remplit_la_colonne(visit, &vue.financeur, &vue.appel);
    let body = html! {
        (erreurs(form, lang))
        @if perimee { div.encadre.attention role="alert" { p { (t.convention_perimee()) } } }
        p {
            @match c.signee_le {
                Some(le) => { (etat(Ton::Bien, &t.convention_signee())) " " (t.convention_signee_le(date_longue(le, lang))) },
                None => { (etat(Ton::Attente, &t.convention_preparee())) },
            }
            @if let Some(le) = c.publiee_le { " " (t.convention_publiee_le(date_longue(le, lang))) }
        }
        @if let Some(verdict) = a_publier(c, visit.today()).filter(|v| v.message.is_some()) {
            (regles::phrases(&[("LEG-02".to_owned(), verdict)], lang))
        }
        dl {
            dt { (t.fiche_financeur()) } dd { (vue.financeur.nom) }
            dt { (t.liste_porteur()) } dd { (vue.porteur.nom) @if let Some(siret) = &vue.porteur.siret { ", " (t.fiche_siret()) " " (siret) } }
            dt { (t.fiche_montant()) } dd { strong { (montant(c, lang)) } }
        }
        h2 { (t.convention_aides()) }
        ul.lignes { @for aide in &c.contenu.aides {
            li { a href=(visit.url(&format!("/dossiers/{}", aide.dossier))) { (aide.numero) " " (aide.intitule) } "\u{202f}: " (mots::euros(Some(aide.montant), lang)) }
        } }
        @if c.contenu.aides.is_empty() { p { a href=(visit.url(&format!("/dossiers/{}", c.dossier_id))) { (t.suite_voir_dossier()) } } }
        @if !vue.changes.is_empty() {
            h2 { (t.execution_titre()) }
            @for d in &vue.changes {
                h3 { a href=(visit.url(&format!("/dossiers/{}", d.id))) { (d.numero.clone().unwrap_or_default()) " " (d.intitule) } }
                (crate::pages::execution::evenements(d, lang))
            }
        }
        p { a href=(visit.url(&format!("/conventions/{}/convention.pdf", c.identifiant))) { (t.convention_pdf()) } }
        (echeancier::montrer(visit, vue, form))
        @if signe {
            h2 { (t.convention_signer()) }
            form method="post" action=(visit.url(&format!("/conventions/{}", c.identifiant))) {
                input type="hidden" name="version" value=(c.version);
                (champ(form, &Champ { name: "le", label: &t.convention_jour(), hint: &t.convention_jour_aide(), kind: "date", required: true, short: true, ..Champ::default() }, lang))
                (bouton(&t.convention_signer()))
            }
        }
    };
    let titre = t.convention_titre(&c.identifiant);
    let mut page = Layout::new(&titre).over(vue.appel.intitule.clone()).trail(t.accueil_titre(), "/appels");
    page = page.trail(&vue.appel.intitule, format!("/appels/{}", vue.appel.slug));
    if droits::lit_les_dossiers(visit, &vue.appel) {
        page = page.trail(t.convention_liste_titre(), format!("/appels/{}/conventions", vue.appel.slug));
    }
    page.section("/appels").render(visit, body)
}
