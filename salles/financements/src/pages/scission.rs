//! `/dossiers/{dossier}/scinder`: a file cut at 31 December: where it is cut, what stays, what goes to the next year. The amounts
//! are proposed; who asks confirms them. Also the box that says, on a file, what it was cut from or into.

use super::fiche::{self, Fiche};
use super::gestes::statut;
use crate::actes::dossier as actes;
use crate::droits;
use crate::model::*;
use crate::regles::dossier::scission::{Coupe, Parts, couper};
use crate::regles::dossier::{Refus, SaisieDossier, champ as nom_du_champ, recoit};
use crate::regles::{Conclusion, Etape, Verdict};
use crate::{m, mots};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use web::components::{bouton, erreurs};
use web::{Form, Page, PageError, Visit};

/// The other half of a file, and the call it waits for.
#[derive(Default)]
pub struct Lie {
    /// The file cut from this one, or the one this was cut from.
    autre: Option<Dossier>,
    /// The call of the next year.
    suivant: Option<Appel>,
}

impl Lie {
    /// Read only for a file that was cut.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn lire(r: &mut impl Read, dossier: &Dossier, appel: &Appel) -> Result<Self, StoreError> {
        let c = &dossier.contenu;
        let autre = match c.suite.as_ref().and_then(|s| s.dossier).or(c.suite_de) {
            Some(id) => r.find::<Dossier>("id = $2", args![id]).await?,
            None => None,
        };
        let attend = c.suite.as_ref().is_some_and(|s| s.dossier.is_none());
        let suivant = if attend { actes::appel_suivant(r, appel).await? } else { None };
        Ok(Self { autre, suivant })
    }
}

/// Whether a rule that this page cures is broken.
fn violee(verdicts: &[(String, Verdict)]) -> bool {
    verdicts.iter().any(|(code, v)| matches!(code.as_str(), "CAF-02" | "CAF-03") && v.verdict == Conclusion::Violee)
}

fn coupe(f: &Fiche) -> Result<Coupe, Refus> {
    Ok(couper(f.appel.exercice, &f.lu.dossier.contenu, f.lu.parametres.caf_chevauchement)?)
}

/// The cure of CAF-02 and CAF-03, where they are broken and may be cured.
pub fn remede(visit: &Visit, f: &Fiche) -> Markup {
    let offre = fiche::modifiable_par(visit, f) && coupe(f).is_ok() && violee(&f.lu.juger(Etape::Demande, visit.today()));
    html! { @if offre {
        p { a.bouton.second href=(visit.url(&format!("/dossiers/{}/scinder", f.lu.dossier.id))) { (m(visit.lang).scission_bouton()) } }
    } }
}

/// What the file was cut into, or cut from.
pub fn encart(visit: &Visit, f: &Fiche) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let lu = |autre: &Dossier| droits::lit(visit, autre, &f.lu.porteur, &f.appel, &f.main);
    let nom = |autre: &Dossier| autre.numero.clone().map_or_else(|| t.fiche_brouillon(), |n| t.fiche_surtitre(n));
    let lien = |autre: &Dossier| {
        html! { @if lu(autre) { a href=(visit.url(&format!("/dossiers/{}", autre.id))) { (nom(autre)) } } @else { (nom(autre)) } }
    };
    if let Some(suite) = &d.contenu.suite {
        let ouvert = f.lie.suivant.as_ref().filter(|a| f.depose && recoit(a, visit.house.db.clock().now()).is_ok());
        let defait = fiche::modifiable_par(visit, f)
            && f.lie.autre.as_ref().is_none_or(|a| a.etat == crate::regles::etats::EtatDossier::Brouillon);
        return html! { div.encadre {
            h2 { (t.scission_encart()) }
            p { (t.scission_suite(date_longue(suite.debut, lang), date_longue(suite.fin, lang))) " "
                @match (&f.lie.autre, &ouvert) {
                    (Some(autre), _) => { (t.scission_suite_dossier()) " " (lien(autre)) "." },
                    (None, Some(_)) => (t.scission_suite_prete(suite.exercice.to_string())),
                    (None, None) => (t.scission_suite_attend(suite.exercice.to_string())),
                }
            }
            @if let (None, Some(appel)) = (&f.lie.autre, ouvert) {
                form method="post" action=(visit.url(&format!("/appels/{}/dossiers/nouveau", appel.slug))) {
                    input type="hidden" name="porteur" value=(d.porteur_id);
                    input type="hidden" name="reprise" value=(d.action_id);
                    (bouton(&t.scission_ouvrir(suite.exercice.to_string())))
                }
            }
            @if defait {
                details { summary { (t.scission_annuler()) }
                    p { (t.scission_annuler_aide()) }
                    form method="post" action=(visit.url(&format!("/dossiers/{}/scinder", d.id))) {
                        input type="hidden" name="version" value=(d.version);
                        input type="hidden" name="action" value="annuler";
                        (bouton(&t.scission_annuler()))
                    }
                }
            }
        } };
    }
    html! { @if let (Some(_), Some(premier)) = (d.contenu.suite_de, &f.lie.autre) {
        div.encadre { p { (t.scission_suite_de()) " " (lien(premier)) "." } }
    } }
}

async fn ouvrir(visit: &Visit, id: &str) -> Result<Fiche, PageError> {
    let f = fiche::charger(visit, id).await?;
    if f.depose { Ok(f) } else { Err(PageError::NotFound) }
}

/// The call that the second file goes to, if there is one.
async fn suivant(visit: &Visit, f: &Fiche) -> Result<Option<Appel>, PageError> {
    Ok(actes::appel_suivant(&mut visit.reader().await?, &f.appel).await?)
}

/// `GET /dossiers/{dossier}/scinder`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let f = ouvrir(&visit, &id).await?;
    let d = &f.lu.dossier;
    crate::regles::dossier::modifiable(d.etat, &f.appel, visit.house.db.clock().now()).map_err(ActeError::from)?;
    let coupe = coupe(&f).map_err(ActeError::from)?;
    let suivant = suivant(&visit, &f).await?;
    let tout = Parts::de(&d.budget, &f.lu.lignes);
    let partage = super::query(&visit);
    let reste = if partage.text("partage") == "premier" { tout } else { tout.au_prorata(coupe.jours()) };
    let mut form = Form::filled(reste.champs().into_iter().map(|(nom, m)| (nom, (m.centimes() / 100).to_string())).collect());
    form.set("version", d.version.to_string());
    Ok(montrer(&visit, &f, &coupe, suivant.as_ref(), &form, false).into_response())
}

/// `POST /dossiers/{dossier}/scinder`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let f = ouvrir(&visit, &id).await?;
    let d = f.lu.dossier.id;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    if form.text("action") == "annuler" {
        return match actes::annuler_la_scission(&visit, d, version).await {
            Ok(_) => Ok(visit.go(&format!("/dossiers/{d}?fait=enregistre"))),
            Err(error) => {
                let code = statut(&error);
                form.refused(error, visit.lang)?;
                Ok((code, fiche::montrer(&visit, &f, &form)).into_response())
            }
        };
    }
    let saisie = SaisieDossier(form.fields().to_vec());
    let resultat = actes::scinder(&visit, d, version, &saisie).await;
    let (code, perime) = match resultat {
        Ok((dossier, _)) => return Ok(visit.go(&format!("/dossiers/{}?fait=scinde", dossier.id))),
        Err(ActeError::Store(StoreError::Stale { .. })) => (StatusCode::CONFLICT, true),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            (code, false)
        }
    };
    // A file that can no more be cut says why on its own page.
    let Ok(coupe) = coupe(&f) else { return Ok((code, fiche::montrer(&visit, &f, &form)).into_response()) };
    form.set("version", f.lu.dossier.version.to_string());
    let suivant = suivant(&visit, &f).await?;
    Ok((code, montrer(&visit, &f, &coupe, suivant.as_ref(), &form, perime)).into_response())
}

fn montrer(visit: &Visit, f: &Fiche, coupe: &Coupe, suivant: Option<&Appel>, form: &Form, perime: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let ici = visit.url(&format!("/dossiers/{}/scinder", d.id));
    let (annee, apres) = (f.appel.exercice.to_string(), (f.appel.exercice + 1).to_string());
    let du_au =
        |(debut, fin): (jiff::civil::Date, jiff::civil::Date)| t.fiche_du_au(date_longue(debut, lang), date_longue(fin, lang));
    let [avant, ensuite] = coupe.jours();
    let ouvert = suivant.filter(|a| recoit(a, visit.house.db.clock().now()).is_ok());
    let body = html! {
        (erreurs(form, lang))
        @if perime { div.encadre.attention role="alert" { p { (t.scission_perime()) } } }
        p.chapeau { (t.scission_aide()) }
        dl {
            dt { (t.scission_ce_dossier(&annee)) } dd { (du_au(coupe.premiere)) }
            dt { (t.scission_l_autre(&apres)) }
            dd {
                (du_au(coupe.seconde)) br;
                @match (ouvert, suivant) {
                    (Some(appel), _) => (t.scission_va_dans(&appel.intitule)),
                    (None, Some(appel)) => (t.scission_attend_l_ouverture(&appel.intitule, mots::etat_appel(appel.etat, lang))),
                    (None, None) => (t.scission_attend_l_appel(&apres)),
                }
            }
        }
        h2 { (t.scission_montants()) }
        p { (t.scission_prorata(avant.to_string(), ensuite.to_string())) }
        p.boutons { a href=(ici) { (t.scission_par_jours()) } " " a href={ (ici) "?partage=premier" } { (t.scission_tout_garder(&annee)) } }
        form method="post" action=(ici) {
            input type="hidden" name="version" value=(form.text("version"));
            (montants(visit, f, form, &annee))
            div.boutons { (bouton(&t.scission_bouton())) a href=(visit.url(&format!("/dossiers/{}", d.id))) { (t.saisie_annuler()) } }
        }
    };
    let titre = t.scission_titre();
    let layout = web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .trail(&f.appel.intitule, format!("/appels/{}", f.appel.slug));
    layout.trail(&d.intitule, format!("/dossiers/{}", d.id)).section("/appels").over(d.intitule.clone()).render(visit, body)
}

/// Line by line, what the file has and what stays; what is left makes the other file.
fn montants(visit: &Visit, f: &Fiche, form: &Form, annee: &str) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let tout = Parts::de(&f.lu.dossier.budget, &f.lu.lignes).champs();
    html! { @if tout.is_empty() { p { (t.scission_sans_montant()) } } @else {
        div.defile tabindex="0" role="region" aria-label=(t.scission_montants()) {
            table.empile {
                thead { tr { th scope="col" { (t.fiche_ligne()) } th.num scope="col" { (t.fiche_total()) } th.num scope="col" { (t.scission_reste(annee)) } } }
                tbody { @for (nom, montant) in &tout {
                    @let libelle = nom_du_champ(nom, lang);
                    tr {
                        th scope="row" { (libelle) }
                        td.num data-l=(t.fiche_total()) { (mots::euros(Some(*montant), lang)) }
                        td.num.court data-l=(t.scission_reste(annee)) {
                            input id={ "c-" (nom.replace('.', "-")) } type="text" inputmode="numeric" name=(nom) value=(form.text(nom)) required
                                aria-label={ (t.scission_reste(annee)) " · " (libelle) } aria-invalid=[form.error(nom).map(|_| "true")];
                            @if let Some(error) = form.error(nom) { p.erreur { "✕ " (error.message) } }
                        }
                    }
                } }
            }
        }
    } }
}
