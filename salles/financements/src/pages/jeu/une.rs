//! `/appels/{appel}/regles/modifier/{code}`: one rule of the letter, added, changed, removed, set aside, restored, or only tried.

use super::{NOUVELLE, chapeau, dossiers, vocabulaire};
use crate::actes::appel::changer_les_regles;
use crate::model::*;
use crate::pages::gestes::statut;
use crate::pages::redaction::{cadre, ouvrir, simple, version, vote};
use crate::regles::expression::{LONGUEUR_MAX, ecrire};
use crate::regles::jeu::{ETAPES, Geste, JeuDeRegles, PORTEES, RefusRegle, RegleLocale, SaisieRegle, appliquer, lire};
use crate::regles::{Catalogue, Effet, Parametres, Portee, Regle, schema};
use crate::{m, mots};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, champ, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// The rule of the page.
enum Vue<'a> {
    Nouvelle,
    Locale(&'a RegleLocale),
    /// Of the contract, that may be set aside.
    DuContrat(&'a Regle),
}

impl<'a> Vue<'a> {
    fn de(lettre: &'a LettreCadrage, code: &str) -> Option<Self> {
        if code == NOUVELLE {
            return Some(Self::Nouvelle);
        }
        let locale = lettre.parametres.regles.locale(code).map(Self::Locale);
        let du_contrat = || Catalogue::de(&lettre.parametres).nommees(code).first().copied().filter(|r| !r.locale);
        locale.or_else(|| du_contrat().map(Self::DuContrat))
    }

    fn titre(&self, lang: kernel::Lang) -> String {
        let t = m(lang);
        match self {
            Self::Nouvelle => t.jeu_titre_nouvelle(),
            Self::Locale(r) => t.jeu_titre_une(&r.code),
            Self::DuContrat(r) => t.jeu_titre_une(&r.code),
        }
    }
}

fn champs(vue: &Vue<'_>, numero: i64) -> Form {
    let mut form = Form::default();
    form.set("numero", numero.to_string());
    match vue {
        Vue::Nouvelle => {
            form.set("portee", "dossier");
            form.set("etape.demande", Effet::Bloquant.signe());
        }
        Vue::Locale(r) => {
            let portee = PORTEES.iter().find(|(p, _)| *p == r.portee).map_or("dossier", |(_, code)| code);
            for (nom, valeur) in [
                ("vue", r.version.to_string()),
                ("portee", portee.to_owned()),
                ("enonce", r.enonce.clone()),
                ("si", r.si.as_ref().map(ecrire).unwrap_or_default()),
                ("exige", ecrire(&r.exige)),
                ("source", r.source.clone()),
                ("message", r.message.clone()),
                ("remede", r.remede.clone()),
            ] {
                form.set(nom, valeur);
            }
            for (etape, code) in ETAPES {
                form.set(&format!("etape.{code}"), r.etapes.get(&etape).map_or("", |e| e.signe()));
            }
        }
        Vue::DuContrat(_) => {}
    }
    form
}

fn saisie(form: &Form, code: &str) -> SaisieRegle {
    let lu = |nom: &str| form.text(nom).to_owned();
    SaisieRegle {
        code: if code == NOUVELLE { lu("code") } else { code.to_owned() },
        portee: lu("portee"),
        etapes: ETAPES.iter().map(|(_, code)| ((*code).to_owned(), lu(&format!("etape.{code}")))).collect(),
        si: lu("si"),
        exige: lu("exige"),
        source: lu("source"),
        enonce: lu("enonce"),
        message: lu("message"),
        remede: lu("remede"),
    }
}

/// What the form asks, on the rules as they are.
fn geste(form: &Form, code: &str, jeu: &JeuDeRegles) -> Result<Geste, Vec<RefusRegle>> {
    let vue = || form.text("vue").parse().unwrap_or_default();
    let (owned, motif) = (code.to_owned(), form.text("motif").to_owned());
    let essaie = form.text("geste") == "essayer";
    Ok(match form.text("geste") {
        "ecarter" => Geste::Ecarter { code: owned, motif },
        "retablir" => Geste::Retablir { code: owned },
        "retirer" => Geste::Retirer { vue: vue(), code: owned },
        _ => {
            let regle = Box::new(lire(&saisie(form, code), &schema())?);
            // A trial is on the rule as it is now, whoever changed it.
            let tenue = jeu.locale(code).map(|r| r.version).filter(|_| essaie);
            if code == NOUVELLE { Geste::Ajouter(regle) } else { Geste::Changer { vue: tenue.unwrap_or_else(vue), regle } }
        }
    })
}

/// `GET /appels/{appel}/regles/modifier/{code}`
pub async fn get(visit: Visit, Path((_c, slug, code)): Path<(String, String, String)>) -> Page {
    let (appel, lettres) = ouvrir(&visit, &slug).await?;
    let lettre = lettres.last().ok_or(PageError::NotFound)?;
    let vue = Vue::de(lettre, &code).ok_or(PageError::NotFound)?;
    Ok(montrer(&visit, &appel, lettre, &vue, &champs(&vue, lettre.numero), None).into_response())
}

/// `POST /appels/{appel}/regles/modifier/{code}`
pub async fn post(visit: Visit, Path((_c, slug, code)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (appel, lettres) = ouvrir(&visit, &slug).await?;
    let lettre = lettres.last().ok_or(PageError::NotFound)?;
    let vue = Vue::de(lettre, &code).ok_or(PageError::NotFound)?;
    let numero: i64 = form.text("numero").parse().map_err(|_| PageError::Unreadable)?;
    if form.text("geste") == "essayer" {
        return essayer(&visit, &appel, lettre, &vue, &code, form).await;
    }
    let resultat = match geste(&form, &code, &lettre.parametres.regles) {
        Ok(geste) => {
            let version = version(&form, lettre.parametres.0.clone());
            changer_les_regles(&visit, appel.id, numero, &geste, &version).await.map(drop)
        }
        Err(refus) => Err(ActeError::refuse(refus)),
    };
    match resultat {
        Ok(()) => Ok(visit.go(&format!("/appels/{}/regles/modifier?fait=enregistre", appel.slug))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            raccourcir(&mut form);
            Ok((code, montrer(&visit, &appel, lettre, &vue, &form, None)).into_response())
        }
    }
}

/// The rule as it is typed, on the files; a rule of the contract as it is.
async fn essayer(visit: &Visit, appel: &Appel, lettre: &LettreCadrage, vue: &Vue<'_>, code: &str, mut form: Form) -> Page {
    let jeu = &lettre.parametres.regles;
    let propose = match vue {
        Vue::DuContrat(_) => Ok((JeuDeRegles::default(), code.to_owned())),
        _ => geste(&form, code, jeu).and_then(|geste| {
            let code = match &geste {
                Geste::Ajouter(r) | Geste::Changer { regle: r, .. } => r.code.clone(),
                _ => code.to_owned(),
            };
            appliquer(jeu, &geste).map(|jeu| (jeu, code)).map_err(|refus| vec![refus])
        }),
    };
    match propose {
        Ok((regles, code)) => {
            let parametres = Parametres { regles, ..lettre.parametres.0.clone() };
            let dit = dossiers::essayer(visit, appel, &parametres, &code).await?;
            Ok(montrer(visit, appel, lettre, vue, &form, Some(&dit)).into_response())
        }
        Err(refus) => {
            form.refused(ActeError::refuse(refus), visit.lang)?;
            raccourcir(&mut form);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, montrer(visit, appel, lettre, vue, &form, None)).into_response())
        }
    }
}

/// A text that is refused for its length comes back cut: the page stays a page.
fn raccourcir(form: &mut Form) {
    for nom in ["si", "exige", "enonce", "source", "message", "remede", "motif", "code"] {
        if form.text(nom).chars().nth(LONGUEUR_MAX).is_some() {
            let court: String = form.text(nom).chars().take(LONGUEUR_MAX).collect();
            form.set(nom, court);
        }
    }
}

fn montrer(visit: &Visit, appel: &Appel, lettre: &LettreCadrage, vue: &Vue<'_>, form: &Form, dit: Option<&Markup>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let code = match vue {
        Vue::Nouvelle => NOUVELLE,
        Vue::Locale(r) => &r.code,
        Vue::DuContrat(r) => &r.code,
    };
    let action = visit.url(&format!("/appels/{}/regles/modifier/{code}", appel.slug));
    let projet = lettre.etat == EtatLettre::Projet;
    let enregistrer = if projet { t.jeu_enregistrer() } else { t.jeu_enregistrer_version() };
    let perimee = matches!(vue, Vue::Locale(r) if form.text("vue") != r.version.to_string());
    let body = html! {
        (erreurs(form, lang))
        (chapeau(lettre, lang))
        @if let Some(dit) = dit { (dit) }
        form method="post" action=(action) data-enhance="brouillon" {
            input type="hidden" name="numero" value=(form.text("numero"));
            @match vue {
                Vue::DuContrat(r) => { (du_contrat(r, form, projet, lang)) },
                _ => {
                    @if let Vue::Locale(r) = vue { input type="hidden" name="vue" value=(r.version); }
                    (locale(vue, form, lang))
                    @if !projet { (vote(form, lang)) (zone(form, &simple("motif", &t.redaction_motif()), lang)) }
                    div.boutons {
                        button.bouton type="submit" name="geste" value="enregistrer" { (enregistrer) }
                        button.bouton.second type="submit" name="geste" value="essayer" formaction={ (action) "#essai" } { (t.jeu_essayer()) }
                        @if matches!(vue, Vue::Locale(_)) { button.bouton.second type="submit" name="geste" value="retirer" { (t.jeu_retirer()) } }
                        a href=(visit.url(&format!("/appels/{}/regles/modifier", appel.slug))) { (t.redaction_annuler()) }
                    }
                },
            }
        }
        @if let Vue::Locale(r) = vue { @if perimee { h2 { (t.jeu_stockee()) } (stockee(r, lang)) } }
        @if !matches!(vue, Vue::DuContrat(_)) { (vocabulaire::montrer(&schema(), lang)) }
    };
    cadre(visit, Some(appel), &vue.titre(lang), body)
}

/// The rule as someone else left it.
fn stockee(r: &RegleLocale, lang: kernel::Lang) -> Markup {
    html! { dl {
        @for (nom, valeur) in [
            ("enonce", mots::phrase(&r.enonce)),
            ("si", r.si.as_ref().map(ecrire).unwrap_or_default()),
            ("exige", ecrire(&r.exige)),
            ("source", r.source.clone()),
            ("message", r.message.clone()),
            ("remede", r.remede.clone()),
        ] { @if !valeur.is_empty() { dt { (mots::regles::champ(nom, lang)) } dd { (valeur) } } }
    } }
}

fn du_contrat(r: &Regle, form: &Form, projet: bool, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let (si, exige) = r.expressions();
    html! {
        p { strong { (mots::phrase(&r.enonce)) } }
        p { (t.jeu_ecriture()) "\u{202f}: " code { (mots::regles::expression(si.as_deref(), &exige, lang)) } }
        p.discret { (t.regle_source()) "\u{202f}: " (mots::phrase(&r.source)) }
        @if let Some(pourquoi) = &r.intangible { p { (mots::phrase(pourquoi)) } }
        @else {
            @if let Some(motif) = &r.ecartee { p { (t.jeu_ecartee(motif)) } }
            @if !projet { (vote(form, lang)) }
            @if r.ecartee.is_none() || !projet {
                @let label = if r.ecartee.is_some() { t.redaction_motif() } else { t.jeu_motif_ecarter() };
                (zone(form, &Champ { required: true, ..simple("motif", &label) }, lang))
            }
            div.boutons {
                @if r.ecartee.is_some() { button.bouton type="submit" name="geste" value="retablir" { (t.jeu_bouton_retablir()) } }
                @else { button.bouton type="submit" name="geste" value="ecarter" { (t.jeu_bouton_ecarter()) } }
                @if !matches!(r.portee, Portee::Programme | Portee::Appel) {
                    button.bouton.second type="submit" name="geste" value="essayer" formnovalidate { (t.jeu_essayer()) }
                }
            }
        }
    }
}

fn locale(vue: &Vue<'_>, form: &Form, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let nom = |code: &str| mots::regles::champ(code, lang);
    let portees: Vec<Choix> = PORTEES.iter().map(|(p, code)| Choix::new(*code, mots::regles::portee(*p, lang))).collect();
    let effets: Vec<Choix> = std::iter::once(Choix::new("", t.jeu_etape_aucun()))
        .chain(Effet::TOUS.into_iter().map(|e| Choix::new(e.signe(), mots::effet(e, lang))))
        .collect();
    html! {
        @if matches!(vue, Vue::Nouvelle) {
            (champ(form, &Champ { required: true, short: true, hint: &t.jeu_aide_code(), ..simple("code", &nom("code")) }, lang))
        }
        (zone(form, &Champ { required: true, lines: 2, ..simple("enonce", &nom("enonce")) }, lang))
        (liste_deroulante(form, &Champ { required: true, ..simple("portee", &nom("portee")) }, &portees, lang))
        fieldset.champ.groupe {
            legend { (t.jeu_etapes()) }
            @for (etape, code) in ETAPES {
                (liste_deroulante(form, &Champ { short: true, filter: true, ..simple(&format!("etape.{code}"), &mots::etape(etape, lang)) }, &effets, lang))
            }
        }
        (zone(form, &Champ { lines: 3, hint: &t.jeu_aide_si(), ..simple("si", &nom("si")) }, lang))
        (zone(form, &Champ { required: true, lines: 4, hint: &t.jeu_aide_exige("compte(plan, f dans p.principaux et m > 0) ≥ p.min_principaux"), ..simple("exige", &nom("exige")) }, lang))
        (zone(form, &Champ { required: true, lines: 3, ..simple("message", &nom("message")) }, lang))
        (zone(form, &Champ { lines: 3, ..simple("remede", &nom("remede")) }, lang))
        (champ(form, &Champ { required: true, hint: &t.jeu_aide_source(), ..simple("source", &nom("source")) }, lang))
    }
}
