//! `/financeurs`: who may give, registered by the team that leads the calls.

use super::gestes::statut;
use crate::actes::financeur as actes;
use crate::model::FinanceurInscrit;
use crate::regles::Financeur;
use crate::regles::financeur::{CONNUS, SaisieFinanceur, lignes};
use crate::store as lectures;
use crate::{m, mots};
use acteurs::model::Organisation;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, liste_deroulante, vide};
use web::{Form, Page, PageError, Visit};

/// The word of the list that stands for a funder of another code.
const AUTRE: &str = "autre";

fn tient(visit: &Visit) -> Result<(), PageError> {
    if visit.may(Right::ConduireAppel, None) { Ok(()) } else { Err(PageError::NotFound) }
}

fn cadre(visit: &Visit, titre: &str, sous: bool, body: Markup) -> Markup {
    let t = m(visit.lang);
    let mut page = web::Layout::new(titre).trail(t.accueil_titre(), "/appels").section("/appels");
    if sous {
        page = page.trail(t.financeur_titre(), "/financeurs");
    }
    page.render(visit, body)
}

/// `GET /financeurs`
pub async fn get(visit: Visit) -> Page {
    tient(&visit)?;
    let t = m(visit.lang);
    let mut r = visit.reader().await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let organisations = actes::organisations(&mut r).await?;
    let body = html! {
        @if super::query(&visit).text("fait") == "enregistre" { div.encadre { p role="status" { "✓ " (t.structure_fait()) } } }
        p.chapeau { (t.financeur_chapeau()) }
        div.boutons { a.bouton href=(visit.url("/financeurs/nouveau")) { (t.financeur_nouveau()) } }
        @if financeurs.is_empty() { (vide(&t.financeur_vide(), None)) } @else {
            p { a href=(visit.url("/api/v1/financeurs?format=csv")) { (t.liste_csv()) } }
            (table(&visit, &financeurs, &organisations))
        }
    };
    Ok(cadre(&visit, &t.financeur_titre(), false, body).into_response())
}

fn table(visit: &Visit, financeurs: &[FinanceurInscrit], organisations: &[Organisation]) -> Markup {
    let t = m(visit.lang);
    let organisation = |f: &FinanceurInscrit| {
        let nom = f.organisation_id.and_then(|id| organisations.iter().find(|o| o.id == id)).map(|o| o.nom.clone());
        nom.unwrap_or_else(|| t.financeur_sans_organisation())
    };
    let ligne = |code: &str| lignes().find(|l| l.code == code).map_or_else(|| code.to_owned(), |l| mots::phrase(l.libelle));
    html! { div.defile tabindex="0" role="region" aria-label=(t.financeur_titre()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.financeur_nom()) } th scope="col" { (t.financeur_code()) } th scope="col" { (t.financeur_organisation()) }
                th scope="col" { (t.financeur_siret()) } th scope="col" { (t.financeur_ligne()) } th scope="col" { (t.financeur_colonne()) }
            } }
            tbody { @for f in financeurs { tr {
                th scope="row" { a href=(visit.url(&format!("/financeurs/{}/modifier", f.code.code()))) { (f.nom) } }
                td data-l=(t.financeur_code()) { (f.code.code()) }
                td data-l=(t.financeur_organisation()) { (organisation(f)) }
                td data-l=(t.financeur_siret()) { (f.siret.clone().unwrap_or_else(|| t.financeur_sans_siret())) }
                td data-l=(t.financeur_ligne()) { (ligne(&f.ligne_budget)) }
                td data-l=(t.financeur_colonne()) { @if f.instruit { (t.financeur_instruit()) } @else { (t.financeur_declare()) } }
            } } }
        }
    } }
}

fn lue(form: &Form) -> SaisieFinanceur {
    let lu = |nom: &str| form.text(nom).to_owned();
    let code = if form.text("code") == AUTRE { lu("mot") } else { lu("code") };
    SaisieFinanceur {
        code,
        nom: lu("nom"),
        organisation: lu("organisation"),
        siret: lu("siret"),
        ligne_budget: lu("ligne_budget"),
        instruit: form.is_checked("instruit", "oui"),
        publie_refus: form.is_checked("publie_refus", "oui"),
        rang: lu("rang"),
    }
}

/// `GET /financeurs/nouveau`
pub async fn nouveau(visit: Visit) -> Page {
    tient(&visit)?;
    Ok(formulaire(&visit, None, &Form::default()).await?.into_response())
}

/// `POST /financeurs/nouveau`
pub async fn inscrire(visit: Visit, mut form: Form) -> Page {
    match actes::inscrire(&visit, &lue(&form)).await {
        Ok(_) => Ok(visit.go("/financeurs?fait=enregistre")),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, formulaire(&visit, None, &form).await?).into_response())
        }
    }
}

async fn un(visit: &Visit, code: &str) -> Result<FinanceurInscrit, PageError> {
    tient(visit)?;
    Ok(lectures::financeur(&mut visit.reader().await?, &Financeur::nomme(code)).await?)
}

/// `GET /financeurs/{code}/modifier`
pub async fn modifier(visit: Visit, Path((_c, code)): Path<(String, String)>) -> Page {
    let f = un(&visit, &code).await?;
    let coche = |b: bool| if b { "oui" } else { "" }.to_owned();
    let champs = [
        ("version", f.version.to_string()),
        ("nom", f.nom.clone()),
        ("organisation", f.organisation_id.map(|id| id.to_string()).unwrap_or_default()),
        ("siret", f.siret.clone().unwrap_or_default()),
        ("ligne_budget", f.ligne_budget.clone()),
        ("instruit", coche(f.instruit)),
        ("publie_refus", coche(f.publie_refus)),
        ("rang", f.rang.to_string()),
    ];
    let form = Form::filled(champs.map(|(nom, valeur)| (nom.to_owned(), valeur)).into());
    Ok(formulaire(&visit, Some(&f), &form).await?.into_response())
}

/// `POST /financeurs/{code}/modifier`: changed, or taken out.
pub async fn post(visit: Visit, Path((_c, code)): Path<(String, String)>, mut form: Form) -> Page {
    let f = un(&visit, &code).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let retire = form.text("action") == "retirer";
    let resultat = if retire {
        actes::retirer(&visit, &f.code, version).await
    } else {
        actes::modifier(&visit, &f.code, version, &lue(&form)).await.map(drop)
    };
    match resultat {
        Ok(()) => Ok(visit.go("/financeurs?fait=enregistre")),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, formulaire(&visit, Some(&f), &form).await?).into_response())
        }
    }
}

async fn formulaire(visit: &Visit, avant: Option<&FinanceurInscrit>, form: &Form) -> Result<Markup, PageError> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut r = visit.reader().await?;
    let inscrits = if avant.is_none() { lectures::financeurs(&mut r).await? } else { vec![] };
    let mut organisations = vec![Choix::new("", t.financeur_sans_organisation())];
    organisations.extend(actes::organisations(&mut r).await?.into_iter().map(|o| Choix::new(o.id.to_string(), o.nom)));
    let libres = CONNUS.iter().filter(|code| !inscrits.iter().any(|f| f.code.code() == **code));
    let mut codes: Vec<Choix> = libres.map(|code| Choix::new(*code, format!("{} ({code})", Financeur::nomme(code)))).collect();
    codes.push(Choix::new(AUTRE, t.financeur_code_autre()));
    let comptes: Vec<Choix> = lignes().map(|l| Choix::new(l.code, format!("{} ({})", mots::phrase(l.libelle), l.code))).collect();
    let oui = [Choix::new("oui", t.structure_oui())];
    let ici = avant.map_or_else(|| "/financeurs/nouveau".to_owned(), |f| format!("/financeurs/{}/modifier", f.code.code()));
    let simple = |name: &'static str, label: String, hint: String, required: bool| {
        champ(form, &Champ { name, label: &label, hint: &hint, required, ..Champ::default() }, lang)
    };
    let court = |name: &'static str, label: String, hint: String| {
        champ(form, &Champ { name, label: &label, hint: &hint, short: true, inputmode: "numeric", ..Champ::default() }, lang)
    };
    let body = html! {
        (erreurs(form, lang))
        form method="post" action=(visit.url(&ici)) {
            @if let Some(f) = avant {
                input type="hidden" name="version" value=(form.text("version"));
                p { (t.financeur_code()) " " strong { (f.code.code()) } ". " span.discret { (t.financeur_code_fixe()) } }
            } @else {
                (liste_deroulante(form, &Champ { name: "code", label: &t.financeur_code(), hint: &t.financeur_code_aide(), required: true, ..Champ::default() }, &codes, lang))
                (simple("mot", t.financeur_mot(), t.financeur_mot_aide(), false))
            }
            (simple("nom", t.financeur_nom(), String::new(), true))
            (liste_deroulante(form, &Champ { name: "organisation", label: &t.financeur_organisation(), hint: &t.financeur_organisation_aide(), ..Champ::default() }, &organisations, lang))
            (coches(form, &Champ { name: "instruit", label: &t.financeur_instruit_question(), hint: &t.financeur_instruit_aide(), ..Champ::default() }, &oui, lang))
            (court("siret", t.financeur_siret(), t.financeur_siret_aide()))
            (liste_deroulante(form, &Champ { name: "ligne_budget", label: &t.financeur_ligne(), required: true, ..Champ::default() }, &comptes, lang))
            (coches(form, &Champ { name: "publie_refus", label: &t.financeur_publie(), ..Champ::default() }, &oui, lang))
            (court("rang", t.financeur_rang(), t.financeur_rang_aide()))
            div.boutons { (bouton(&t.structure_enregistrer())) a href=(visit.url("/financeurs")) { (t.redaction_annuler()) } }
        }
        @if avant.is_some() {
            details { summary { (t.financeur_retirer()) }
                form method="post" action=(visit.url(&ici)) {
                    input type="hidden" name="version" value=(form.text("version"));
                    input type="hidden" name="action" value="retirer";
                    p { (t.financeur_retirer_aide()) }
                    (bouton(&t.financeur_retirer()))
                }
            }
        }
    };
    let titre = avant.map_or_else(|| t.financeur_nouveau(), |f| f.nom.clone());
    Ok(cadre(visit, &titre, true, body))
}
