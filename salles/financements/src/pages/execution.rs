//! `/dossiers/{dossier}/execution`: what happened to an action since its notification, and the team's three forms: an amendment,
//! a carry-over, an abandonment.

#[cfg(test)]
mod tests;

use super::cadre_appel::Issue;
use super::fiche::{self, Fiche};
use crate::actes::execution as actes;
use crate::model::*;
use crate::regles::Euros;
use crate::regles::execution::{SaisieExecution, ouverte};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Etat as Ton, bouton, champ, erreurs, etat, zone};
use web::{Form, Layout, Page, PageError, Visit};

/// `GET /dossiers/{dossier}/execution`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let f = fiche::charger(&visit, &id).await?;
    Ok(montrer(&visit, &f, &Form::default(), false).into_response())
}

/// `POST /dossiers/{dossier}/execution`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let f = fiche::charger(&visit, &id).await?;
    let d = f.lu.dossier.id;
    let genre = match form.text("genre") {
        "avenant" => GenreEvenement::Avenant,
        "report" => GenreEvenement::Report,
        "abandon" => GenreEvenement::Abandon,
        _ => return Err(PageError::Unreadable),
    };
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let montant = |l: &LigneFinanceur| (l.financeur.clone(), form.text(&format!("montant.{}", l.financeur.code())).to_owned());
    let tape = SaisieExecution {
        le: form.text("le").to_owned(),
        objet: form.text("objet").to_owned(),
        fin: form.text("fin").to_owned(),
        montants: f.lu.lignes.iter().map(montant).collect(),
    };
    match actes::enregistrer(&visit, &d, version, genre, &tape).await {
        Ok(_) => Ok(visit.go(&format!("/dossiers/{d}/execution"))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(issue.reponse(montrer(&visit, &f, &form, false)))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let f = fiche::charger(&visit, &id).await?;
            Ok(Issue::Perime.reponse(montrer(&visit, &f, &form, true)))
        }
        Err(autre) => Err(autre.into()),
    }
}

fn genre(g: GenreEvenement, lang: Lang) -> (Ton, String) {
    let t = m(lang);
    match g {
        GenreEvenement::Avenant => (Ton::Info, t.execution_avenant()),
        GenreEvenement::Report => (Ton::Attente, t.execution_report()),
        GenreEvenement::Abandon => (Ton::Alerte, t.execution_abandon()),
    }
}

/// What happened, the first first.
pub fn evenements(dossier: &Dossier, lang: Lang) -> Markup {
    let t = m(lang);
    let euros = |montant: &Euros| mots::euros(Some(*montant), lang);
    html! { ul.lignes { @for e in &dossier.contenu.evenements {
        @let (ton, mot) = genre(e.genre, lang);
        li {
            p { (etat(ton, &mot)) " " (t.execution_du(date_longue(e.le, lang), &e.inscrit_par)) }
            p.texte { (e.objet) }
            @if let Some(fin) = e.fin {
                p {
                    @match e.fin_avant {
                        Some(avant) => (t.execution_fin_change(date_longue(avant, lang), date_longue(fin, lang))),
                        None => (t.execution_fin_posee(date_longue(fin, lang))),
                    }
                }
            }
            @for (qui, montant) in &e.montants { p { (t.execution_montant_convenu(qui.to_string(), euros(montant))) } }
            @for (qui, montant) in &e.a_reverser { p { (t.execution_a_reverser(qui.to_string(), euros(montant))) } }
        }
    } } }
}

/// What the page of the file says of it, and the way to the forms.
pub fn encart(visit: &Visit, f: &Fiche) -> Markup {
    let (t, d) = (m(visit.lang), &f.lu.dossier);
    let a_dire = !d.contenu.evenements.is_empty();
    html! {
        @if a_dire { h2 id="execution" { (t.execution_titre()) } (evenements(d, visit.lang)) }
        @if f.conduit && ouverte(d.etat, &f.lu.lignes) { p { a href=(visit.url(&format!("/dossiers/{}/execution", d.id))) { (t.execution_lien()) } } }
    }
}

fn montrer(visit: &Visit, f: &Fiche, form: &Form, conflit: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let body = html! {
        (erreurs(form, lang))
        @if conflit { div.encadre.attention role="alert" { p { (t.execution_conflit()) } } }
        p.chapeau { (t.execution_aide()) }
        p { (etat(mots::ton_dossier(d.etat), &mots::etat_dossier(d.etat, lang))) }
        @if d.contenu.evenements.is_empty() { p.discret { (t.execution_aucun()) } } @else { (evenements(d, lang)) }
        @if f.conduit && ouverte(d.etat, &f.lu.lignes) {
            h2 { (t.execution_avenant()) }
            (formulaire(visit, f, form, GenreEvenement::Avenant))
            h2 { (t.execution_report()) }
            (formulaire(visit, f, form, GenreEvenement::Report))
            h2 { (t.execution_abandon()) }
            (formulaire(visit, f, form, GenreEvenement::Abandon))
        }
    };
    let over = d.numero.as_ref().map(|n| t.fiche_surtitre(n)).unwrap_or_default();
    Layout::new(&t.execution_titre())
        .over(over)
        .trail(t.accueil_titre(), "/appels")
        .trail(&f.appel.intitule, format!("/appels/{}", f.appel.slug))
        .trail(&d.intitule, format!("/dossiers/{}", d.id))
        .section("/appels")
        .render(visit, body)
}

fn formulaire(visit: &Visit, f: &Fiche, form: &Form, g: GenreEvenement) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let (part, fait, bouton_dit) = match g {
        GenreEvenement::Avenant => ("avenant", t.execution_objet(), t.execution_avenant_bouton()),
        GenreEvenement::Report => ("report", t.execution_motif(), t.execution_report_bouton()),
        GenreEvenement::Abandon => ("abandon", t.execution_motif(), t.execution_abandon_bouton()),
    };
    let vide = Form::default();
    let form = if form.text("genre") == part { form } else { &vide };
    let concerne = |l: &&LigneFinanceur| match g {
        GenreEvenement::Avenant => l.vote().is_some_and(Euros::est_positif),
        GenreEvenement::Report => false,
        GenreEvenement::Abandon => l.paye().is_some_and(Euros::est_positif),
    };
    let nom = |l: &LigneFinanceur| {
        f.financeurs.iter().find(|i| i.code == l.financeur).map_or_else(|| l.financeur.to_string(), |i| i.nom.clone())
    };
    let une = |l: &LigneFinanceur| {
        let name = format!("montant.{}", l.financeur.code());
        let (label, hint) = if g == GenreEvenement::Abandon {
            let paye = mots::euros(l.paye(), lang);
            (t.execution_rendre(nom(l)), t.execution_rendre_aide(paye))
        } else {
            let convenu = l.vote().map(|vote| d.contenu.convenu(&l.financeur, vote));
            (t.execution_montant(nom(l)), t.execution_montant_aide(mots::euros(convenu, lang)))
        };
        champ(
            form,
            &Champ { name: &name, label: &label, hint: &hint, short: true, inputmode: "decimal", part, ..Champ::default() },
            lang,
        )
    };
    html! {
        form method="post" action=(visit.url(&format!("/dossiers/{}/execution", d.id))) {
            input type="hidden" name="version" value=(d.version);
            input type="hidden" name="genre" value=(part);
            (champ(form, &Champ { name: "le", label: &t.execution_le(), kind: "date", required: true, short: true, part, ..Champ::default() }, lang))
            (zone(form, &Champ { name: "objet", label: &fait, required: true, part, ..Champ::default() }, lang))
            @if g != GenreEvenement::Abandon {
                @let aide = d.contenu.fin.map(|fin| t.execution_fin_aide(date_longue(fin, lang))).unwrap_or_default();
                (champ(form, &Champ { name: "fin", label: &t.execution_fin(), hint: &aide, kind: "date", required: g == GenreEvenement::Report, short: true, part, ..Champ::default() }, lang))
            }
            @for l in f.lu.lignes.iter().filter(concerne) { (une(l)) }
            (bouton(&bouton_dit))
        }
    }
}
