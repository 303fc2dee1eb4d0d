//! Writing a call: begin one, write its letter, change a parameter by a new version, compare two years.

use super::cadrage;
use super::gestes::statut;
use crate::actes::appel::{self as actes, NouvelleVersion, SaisieAppel, SaisieLettre};
use crate::droits;
use crate::model::*;
use crate::regles::appel::{self as regles, RUBRIQUES};
use crate::regles::parametres::descriptions;
use crate::regles::{Financeur, Parametres, heure, saisie};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante, zone};
use web::form::FormError;
use web::{Form, Page, PageError, Visit};

/// A call that the visitor leads, with its letters.
pub(super) async fn ouvrir(visit: &Visit, slug: &str) -> Result<(Appel, Vec<LettreCadrage>), PageError> {
    let mut r = visit.reader().await?;
    let appel = cadrage::ouvrir(visit, &mut r, slug).await?;
    if !droits::conduit(visit, &appel) {
        return Err(PageError::NotFound);
    }
    let lettres = lectures::lettres(&mut r, appel.id).await?;
    Ok((appel, lettres))
}

pub(super) fn cadre(visit: &Visit, appel: Option<&Appel>, titre: &str, body: Markup) -> Markup {
    let layout = web::Layout::new(titre).trail(m(visit.lang).accueil_titre(), "/appels").section("/appels");
    match appel {
        Some(appel) => layout.trail(&appel.intitule, format!("/appels/{}", appel.slug)).render(visit, body),
        None => layout.render(visit, body),
    }
}

pub(super) fn simple<'a>(name: &'a str, label: &'a str) -> Champ<'a> {
    Champ { name, label, ..Champ::default() }
}

/// `GET /appels/nouveau`
pub async fn nouveau(visit: Visit) -> Page {
    let mut form = Form::default();
    let annee = i64::from(visit.today().year()) + 1;
    form.set("exercice", annee.to_string());
    form.set("intitule", format!("{} {annee}", m(visit.lang).accueil_appel()));
    commencer(&visit, &form).await
}

/// `POST /appels/nouveau`
pub async fn creer(visit: Visit, mut form: Form) -> Page {
    let lu = |nom: &str| form.text(nom).to_owned();
    let tape = SaisieAppel {
        contrat: lu("contrat"),
        exercice: lu("exercice"),
        intitule: lu("intitule"),
        ouverture: lu("ouverture"),
        cloture: lu("cloture"),
        reprise: lu("reprise"),
    };
    match actes::creer(&visit, &tape).await {
        Ok(appel) => Ok(visit.go(&format!("/appels/{}", appel.slug))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, commencer(&visit, &form).await?).into_response())
        }
    }
}

async fn commencer(visit: &Visit, form: &Form) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut r = visit.reader().await?;
    let contrats = lectures::contrats(&mut r).await?;
    let contrats: Vec<Choix> = contrats
        .into_iter()
        .filter(|c| visit.may(Right::ConduireAppel, Some(&c.id)))
        .map(|c| Choix::new(c.id, c.titre))
        .collect();
    let mut reprises = vec![Choix::new("", t.redaction_reprise_rien())];
    let appels = lectures::appels(&mut r).await?;
    reprises.extend(appels.iter().filter(|a| droits::conduit(visit, a)).map(|a| Choix::new(&a.slug, &a.intitule)));
    let body = html! {
        (erreurs(form, lang))
        form method="post" action=(visit.url("/appels/nouveau")) {
            (liste_deroulante(form, &Champ { required: true, ..simple("contrat", &t.redaction_contrat()) }, &contrats, lang))
            (champ(form, &Champ { required: true, short: true, inputmode: "numeric", ..simple("exercice", &t.redaction_exercice()) }, lang))
            (champ(form, &Champ { required: true, ..simple("intitule", &t.redaction_intitule()) }, lang))
            (dates(visit, form))
            (liste_deroulante(form, &Champ { hint: &t.redaction_reprise_aide(), ..simple("reprise", &t.redaction_reprise()) }, &reprises, lang))
            (bouton(&t.redaction_commencer()))
        }
    };
    Ok(cadre(visit, None, &t.redaction_nouveau(), body).into_response())
}

fn dates(visit: &Visit, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let instant = |name: &'static str, label: String| {
        champ(form, &Champ { kind: "datetime-local", short: true, hint: &t.redaction_heure(), ..simple(name, &label) }, lang)
    };
    html! { (instant("ouverture", t.redaction_ouverture())) (instant("cloture", t.redaction_cloture())) }
}

fn champs(appel: &Appel, lettre: &LettreCadrage) -> Form {
    let instant = |a: Option<jiff::Timestamp>| a.map(heure::ecrire).unwrap_or_default();
    let piece = |p: &PieceDemandee| {
        let qui = p.si_financeur.as_ref().map(|f| format!("{}: ", f.code())).unwrap_or_default();
        format!("{}{qui}{}", if p.obligatoire { "" } else { "? " }, p.genre)
    };
    let c = &lettre.contenu;
    let mut form = Form::filled(vec![
        ("version".to_owned(), lettre.version.to_string()),
        ("intitule".to_owned(), appel.intitule.clone()),
        ("ouverture".to_owned(), instant(appel.ouverture_a)),
        ("cloture".to_owned(), instant(appel.cloture_a)),
        ("calendrier".to_owned(), c.calendrier.iter().map(|r| format!("{} {}", r.le, r.quoi)).collect::<Vec<_>>().join("\n")),
        ("pieces".to_owned(), c.pieces.iter().map(piece).collect::<Vec<_>>().join("\n")),
    ]);
    for (rang, code) in RUBRIQUES.iter().enumerate() {
        form.set(&format!("rubrique{rang}"), c.rubriques.get(*code).cloned().unwrap_or_default());
    }
    super::grille::champs(&mut form, appel);
    form
}

/// The letter as typed; the lines of the calendar that begin with no date are told.
fn lire(form: &mut Form, visit: &Visit) -> ContenuLettre {
    let rubriques = RUBRIQUES
        .iter()
        .enumerate()
        .map(|(rang, code)| ((*code).to_owned(), form.text(&format!("rubrique{rang}")).to_owned()))
        .filter(|(_, texte)| !texte.is_empty())
        .collect();
    let (mut calendrier, mut fausses) = (vec![], vec![]);
    for ligne in form.text("calendrier").lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (debut, suite) = ligne.split_once(' ').unwrap_or((ligne, ""));
        match saisie::jour(debut) {
            Ok(le) => calendrier.push(Repere { le, quoi: suite.trim().to_owned() }),
            Err(_) => fausses.push(ligne.to_owned()),
        }
    }
    for ligne in fausses {
        let message = m(visit.lang).redaction_calendrier_refus(ligne);
        form.errors.push(FormError { field: Some("calendrier".to_owned()), message, remedy: None, source: None });
    }
    let piece = |ligne: &str| {
        let (ligne, obligatoire) = ligne.strip_prefix('?').map_or((ligne, true), |reste| (reste.trim(), false));
        let si = ligne.split_once(':').filter(|(code, _)| code.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
        match si {
            Some((code, genre)) => {
                PieceDemandee { genre: genre.trim().to_owned(), si_financeur: Some(Financeur::nomme(code.trim())), obligatoire }
            }
            None => PieceDemandee { genre: ligne.to_owned(), si_financeur: None, obligatoire },
        }
    };
    let pieces = form.text("pieces").lines().map(str::trim).filter(|l| !l.is_empty()).map(piece).collect();
    ContenuLettre { rubriques, calendrier, pieces, ..ContenuLettre::default() }
}

/// `GET /appels/{appel}/lettre`
pub async fn lettre(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (appel, lettres) = ouvrir(&visit, &slug).await?;
    let derniere = lettres.last().ok_or(PageError::NotFound)?;
    Ok(rediger(&visit, &appel, &champs(&appel, derniere)).await?.into_response())
}

/// `POST /appels/{appel}/lettre`
pub async fn ecrire(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let (appel, _) = ouvrir(&visit, &slug).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let contenu = lire(&mut form, &visit);
    if !form.errors.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, rediger(&visit, &appel, &form).await?).into_response());
    }
    let tape = SaisieLettre {
        intitule: form.text("intitule").to_owned(),
        ouverture: form.text("ouverture").to_owned(),
        cloture: form.text("cloture").to_owned(),
        contenu,
        grille: super::grille::lire(&form),
    };
    match actes::rediger(&visit, appel.id, version, &tape).await {
        Ok(()) => Ok(visit.go(&format!("/appels/{}?fait=enregistre", appel.slug))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, rediger(&visit, &appel, &form).await?).into_response())
        }
    }
}

async fn rediger(visit: &Visit, appel: &Appel, form: &Form) -> Result<Markup, PageError> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let figee = lectures::notee(&mut visit.reader().await?, appel.id).await?;
    let body = html! {
        (erreurs(form, lang))
        form method="post" action=(visit.url(&format!("/appels/{}/lettre", appel.slug))) data-enhance="brouillon" {
            input type="hidden" name="version" value=(form.text("version"));
            (champ(form, &Champ { required: true, ..simple("intitule", &t.redaction_intitule()) }, lang))
            (dates(visit, form))
            h2 { (t.redaction_rubriques()) }
            @for (rang, code) in RUBRIQUES.iter().enumerate() {
                (zone(form, &Champ { lines: 4, ..simple(&format!("rubrique{rang}"), &cadrage::rubrique(code, lang)) }, lang))
            }
            (zone(form, &Champ { lines: 5, hint: &t.redaction_calendrier_aide(), ..simple("calendrier", &t.redaction_calendrier()) }, lang))
            (zone(form, &Champ { lines: 5, hint: &t.redaction_pieces_aide(), ..simple("pieces", &t.redaction_pieces()) }, lang))
            (super::grille::montrer(form, &appel.grille, figee, lang))
            div.boutons { (bouton(&t.redaction_enregistrer())) a href=(visit.url(&format!("/appels/{}", appel.slug))) { (t.redaction_annuler()) } }
        }
    };
    Ok(cadre(visit, Some(appel), &t.redaction_titre(), body))
}

/// The parameters a form shows: plain figures, then the readings.
fn codes() -> Vec<String> {
    regles::CHIFFRES.iter().map(|c| (*c).to_owned()).chain(descriptions().iter().map(|d| d.code.clone())).collect()
}

/// `GET /appels/{appel}/parametres`
pub async fn parametres(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (appel, lettres) = ouvrir(&visit, &slug).await?;
    let derniere = lettres.last().ok_or(PageError::NotFound)?;
    let mut form = Form::default();
    for code in codes() {
        form.set(&code, regles::parametre_ecrit(&derniere.parametres, &code));
    }
    form.set("numero", derniere.numero.to_string());
    Ok(regler(&visit, &appel, derniere, &form).into_response())
}

/// The vote of a new version, as typed.
pub(super) fn version(form: &Form, parametres: Parametres) -> NouvelleVersion {
    NouvelleVersion {
        parametres,
        vote_copil_le: saisie::jour(form.text("vote_copil_le")).ok(),
        seance: form.text("seance").to_owned(),
        effet_le: saisie::jour(form.text("effet_le")).ok(),
        motif: form.text("motif").to_owned(),
    }
}

/// `POST /appels/{appel}/parametres`
pub async fn changer(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let (appel, lettres) = ouvrir(&visit, &slug).await?;
    let derniere = lettres.last().ok_or(PageError::NotFound)?;
    let numero: i64 = form.text("numero").parse().map_err(|_| PageError::Unreadable)?;
    let saisis: Vec<(String, String)> =
        codes().into_iter().filter(|c| form.has(c)).map(|c| (c.clone(), form.text(&c).to_owned())).collect();
    let lus = regles::parametres_saisis(&derniere.parametres, &saisis).map_err(store::ActeError::refuse);
    let resultat = match lus {
        Ok(parametres) => {
            let version = version(&form, parametres);
            actes::changer_les_parametres(&visit, appel.id, numero, &version).await.map(drop)
        }
        Err(refus) => Err(refus),
    };
    match resultat {
        Ok(()) => Ok(visit.go(&format!("/appels/{}?fait=enregistre", appel.slug))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, regler(&visit, &appel, derniere, &form)).into_response())
        }
    }
}

/// What a new version of a voted letter asks: the day and the session of its vote, the day it holds from.
pub(super) fn vote(form: &Form, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let jour =
        |name: &'static str, label: String| champ(form, &Champ { kind: "date", short: true, ..simple(name, &label) }, lang);
    html! {
        (jour("vote_copil_le", t.redaction_vote()))
        (champ(form, &simple("seance", &t.redaction_seance()), lang))
        (jour("effet_le", t.redaction_effet()))
    }
}

fn regler(visit: &Visit, appel: &Appel, lettre: &LettreCadrage, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let projet = lettre.etat == EtatLettre::Projet;
    let ecrit = |valeur: &serde_json::Value| valeur.as_str().map_or_else(|| valeur.to_string(), str::to_owned);
    let body = html! {
        (erreurs(form, lang))
        p.chapeau { @if projet { (t.redaction_parametres_projet()) } @else { (t.redaction_parametres_votee()) } }
        form method="post" action=(visit.url(&format!("/appels/{}/parametres", appel.slug))) {
            input type="hidden" name="numero" value=(form.text("numero"));
            @for code in regles::CHIFFRES {
                (champ(form, &Champ { short: true, inputmode: "numeric", ..simple(code, &cadrage::nom_du_parametre(code, lang)) }, lang))
            }
            @for d in descriptions() {
                @if d.lectures.is_empty() {
                    (champ(form, &Champ { short: true, hint: &mots::phrase(&d.raison), ..simple(&d.code, &mots::phrase(&d.nom)) }, lang))
                } @else {
                    @let choix: Vec<Choix> = d.lectures.iter().map(|(valeur, phrase)| Choix::new(ecrit(valeur), mots::phrase(phrase))).collect();
                    (liste_deroulante(form, &Champ { hint: &mots::phrase(&d.raison), ..simple(&d.code, &mots::phrase(&d.nom)) }, &choix, lang))
                }
            }
            @if !projet {
                (vote(form, lang))
                (zone(form, &simple("motif", &t.redaction_motif()), lang))
            }
            div.boutons { (bouton(&t.redaction_nouvelle_version())) a href=(visit.url(&format!("/appels/{}", appel.slug))) { (t.redaction_annuler()) } }
        }
    };
    cadre(visit, Some(appel), &t.redaction_parametres(), body)
}
