//! `/dossiers/{dossier}/derogations`: what was waived for a file, by whom and why; given, proposed and taken back from here.

use super::cadre_appel::Issue;
use super::fiche::{self, Fiche};
use crate::actes::derogation::{self as actes, Autorite, autorite};
use crate::model::*;
use crate::regles::Catalogue;
use crate::regles::derogation::{derogeables, en_vigueur, financeur_de};
use crate::regles::etats::Derogation;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, args};
use web::components::{Champ, Choix, Etat as Ton, bouton, champ, erreurs, etat, liste_deroulante, zone};
use web::{Form, Layout, Page, PageError, Visit};

struct Vue {
    f: Fiche,
    /// Of this file, revoked ones too.
    toutes: Vec<DerogationAccordee>,
    propositions: Vec<PropositionDerogation>,
    qui: Option<Autorite>,
}

async fn charger(visit: &Visit, id: &str) -> Result<Vue, PageError> {
    let f = fiche::charger(visit, id).await?;
    let mut r = visit.reader().await?;
    let dossier = f.lu.dossier.id;
    let toutes = r.list::<DerogationAccordee>("dossier_id = $2 ;; ORDER BY accordee_le DESC, id", args![dossier]).await?;
    let propositions = r
        .list::<PropositionDerogation>("dossier_id = $2 AND close_le IS NULL ;; ORDER BY proposee_le, id", args![dossier])
        .await?;
    let qui = autorite(visit, &f.appel, &f.lu.porteur, &f.financeurs);
    Ok(Vue { f, toutes, propositions, qui })
}

/// `GET /dossiers/{dossier}/derogations`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let vue = charger(&visit, &id).await?;
    Ok(montrer(&visit, &vue, &Form::default()).into_response())
}

/// `POST /dossiers/{dossier}/derogations`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let vue = charger(&visit, &id).await?;
    let d = &vue.f.lu.dossier.id;
    let (regle, motif) = (form.text("regle").to_owned(), form.text("motif").to_owned());
    let resultat = match form.text("action") {
        "accorder" => actes::accorder(&visit, d, &regle, &motif).await.map(drop),
        "proposer" => actes::proposer(&visit, d, &regle, &motif).await.map(drop),
        "revoquer" => {
            let derogation: DerogationAccordeeId = form.text("derogation").parse().map_err(|_| PageError::NotFound)?;
            if !vue.toutes.iter().any(|une| une.id == derogation) {
                return Err(PageError::NotFound);
            }
            let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
            actes::revoquer(&visit, &derogation, version, &motif).await.map(drop)
        }
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(()) => Ok(visit.go(&format!("/dossiers/{d}/derogations"))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(issue.reponse(montrer(&visit, &vue, &form)))
        }
        Err(autre) => Err(autre.into()),
    }
}

/// What is waived now, as it is shown beside verdicts.
pub fn levees(derogations: &[Derogation], lang: Lang) -> Markup {
    let t = m(lang);
    html! { @if !derogations.is_empty() { ul.lignes { @for d in derogations {
        li { "✓ " (t.derogation_levee(&d.regle, &d.accordee_par, date_longue(d.accordee_le, lang), &d.motif)) }
    } } } }
}

fn montrer(visit: &Visit, vue: &Vue, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &vue.f.lu.dossier;
    let vigueur = en_vigueur(&vue.toutes, visit.today());
    let body = html! {
        (erreurs(form, lang))
        p.chapeau { (t.derogation_aide()) }
        @if vue.toutes.is_empty() { p { (t.derogation_aucune()) } } @else {
            ul.lignes { @for une in &vue.toutes { li { (une_derogation(visit, vue, form, une, vigueur.iter().any(|v| v.regle == une.regle))) } } }
        }
        @if !vue.propositions.is_empty() {
            h2 { (t.derogation_proposees()) }
            ul.lignes { @for p in &vue.propositions {
                li {
                    p { strong { (p.regle) } " " small { (t.derogation_proposee_par(&p.proposee_par, date_longue(p.proposee_le, lang))) } }
                    p.texte { (p.motif) }
                }
            } }
        }
        @if let Some(qui) = &vue.qui { (donner(visit, vue, form, qui)) }
        @else if vue.f.conduit { (formulaire(visit, vue, form, "proposer", &derogeables(regles(vue)), &t.derogation_proposer())) }
    };
    let titre = t.derogation_titre();
    let over = d.numero.as_ref().map(|n| t.fiche_surtitre(n)).unwrap_or_default();
    Layout::new(&titre)
        .over(over)
        .trail(t.accueil_titre(), "/appels")
        .trail(&vue.f.appel.intitule, format!("/appels/{}", vue.f.appel.slug))
        .trail(&d.intitule, format!("/dossiers/{}", d.id))
        .section("/appels")
        .render(visit, body)
}

fn une_derogation(visit: &Visit, vue: &Vue, form: &Form, d: &DerogationAccordee, vaut: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let reprise = d.revoquee_le.is_none()
        && vue.qui.as_ref().is_some_and(|qui| match qui {
            Autorite::Copil => true,
            Autorite::Financeur(f) => f.nom == d.accordee_par,
        });
    html! {
        p {
            @match d.revoquee_le {
                Some(le) => { (etat(Ton::Info, &t.derogation_revoquee(date_longue(le, lang)))) },
                None if vaut => { (etat(Ton::Bien, &t.derogation_vaut())) },
                None => { (etat(Ton::Attente, &t.derogation_vaut())) },
            }
            " " strong { (d.regle) } " " (enonce(regles(vue), &d.regle))
        }
        p.texte { (d.motif) }
        p.discret { (t.derogation_par(&d.accordee_par, date_longue(d.accordee_le, lang), &d.beneficiaire)) }
        @if reprise { details {
            summary { (t.derogation_revoquer()) }
            form method="post" action=(visit.url(&format!("/dossiers/{}/derogations", vue.f.lu.dossier.id))) {
                input type="hidden" name="action" value="revoquer";
                input type="hidden" name="derogation" value=(d.id);
                input type="hidden" name="version" value=(d.version);
                (champ(form, &Champ { name: "motif", label: &t.fiche_motif(), required: true, part: &d.id.to_string(), ..Champ::default() }, lang))
                (bouton(&t.derogation_revoquer()))
            }
        } }
    }
}

/// The rules of the letter the file is judged by.
fn regles(vue: &Vue) -> &Catalogue {
    Catalogue::de(&vue.f.lu.parametres)
}

fn enonce(catalogue: &Catalogue, regle: &str) -> String {
    catalogue.nommees(regle).first().map(|r| mots::phrase(&r.enonce)).unwrap_or_default()
}

/// The form of who may give: a funder sees its own rules only.
fn donner(visit: &Visit, vue: &Vue, form: &Form, qui: &Autorite) -> Markup {
    let t = m(visit.lang);
    let codes: Vec<String> = match qui {
        Autorite::Copil => derogeables(regles(vue)),
        Autorite::Financeur(f) => {
            derogeables(regles(vue)).into_iter().filter(|c| financeur_de(c).as_ref() == Some(&f.code)).collect()
        }
    };
    html! {
        @if codes.is_empty() { p.discret { (t.derogation_aucune_regle()) } }
        @else { (formulaire(visit, vue, form, "accorder", &codes, &t.derogation_accorder())) }
    }
}

fn formulaire(visit: &Visit, vue: &Vue, form: &Form, action: &str, codes: &[String], titre: &str) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let choix: Vec<Choix> =
        codes.iter().map(|code| Choix::new(code, format!("{code}\u{202f}: {}", enonce(regles(vue), code)))).collect();
    html! {
        h2 { (titre) }
        form method="post" action=(visit.url(&format!("/dossiers/{}/derogations", vue.f.lu.dossier.id))) {
            input type="hidden" name="action" value=(action);
            (liste_deroulante(form, &Champ { name: "regle", label: &t.derogation_regle(), required: true, ..Champ::default() }, &choix, lang))
            (zone(form, &Champ { name: "motif", label: &t.derogation_motif(), hint: &t.derogation_motif_aide(), required: true, ..Champ::default() }, lang))
            (bouton(titre))
        }
    }
}
