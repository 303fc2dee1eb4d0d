//! `/appels/{appel}/comite/{scenario}/gel`: what will be frozen, what still needs a word, the sitting.

use crate::actes::lot::geler;
use crate::actes::programmation::{annotations, montant};
use crate::calculs::{AppelLu, DossierSuivi};
use crate::model::Scenario;
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::programmation::scenario::ouvrir;
use crate::pages::verdicts::verdict;
use crate::regles::lot::{SaisieGel, Sort, etape_du_gel, sort};
use crate::regles::programmation::alertes;
use crate::regles::programmation::scenario::{PlanEcrit, lu as plan_lu};
use crate::regles::{Catalogue, Euros, Financeur};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, bouton, champ, erreurs, zone};
use web::{Form, Page, PageError, Visit};

/// Alerts shown before the rest is counted.
const MONTREES: usize = 40;

/// `GET /appels/{appel}/comite/{scenario}/gel`
pub async fn get(visit: Visit, Path((_c, appel, id)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lu, scenario) = ouvrir(&cadre, &mut r, &id).await?;
    if !cadre.conduit() {
        return Err(PageError::NotFound);
    }
    rendre(&cadre, &lu, &scenario, &Form::default(), Issue::Bien, false)
}

/// `POST /appels/{appel}/comite/{scenario}/gel`
pub async fn post(visit: Visit, Path((_c, appel, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lu, scenario) = ouvrir(&cadre, &mut r, &id).await?;
    drop(r);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let texte = |nom: &str| form.text(nom).to_owned();
    let saisie = SaisieGel {
        seance: texte("seance"),
        tenue_le: texte("tenue_le"),
        motif_alertes: texte("motif_alertes"),
        motif_ecartes: texte("motif_ecartes"),
        motif: texte("motif"),
    };
    match geler(&cadre.visit, scenario.id, version, &saisie).await {
        Ok(lot) => Ok(cadre.visit.go(&cadre.chemin(&format!("/lots/{}", lot.numero)))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            rendre(&cadre, &lu, &scenario, &form, issue, false)
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => rendre(&cadre, &lu, &scenario, &form, Issue::Perime, true),
        Err(autre) => Err(autre.into()),
    }
}

fn rendre(cadre: &Cadre, lu: &AppelLu, s: &Scenario, form: &Form, issue: Issue, conflit: bool) -> Result<Response, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let notes = annotations(s)?;
    let dites = lu.programme(|p| alertes(Catalogue::de(p.parametres), p, &plan_lu(&s.plan)));
    let entier = lu.plan_entier(&s.plan);
    let sorts: Vec<(&str, Sort)> =
        lu.dossiers.iter().filter(|d| d.en_programmation()).map(|d| (d.numero(), sort(&entier, &notes, d.numero()))).collect();
    let compte = |voulu: Sort| sorts.iter().filter(|(_, s)| *s == voulu).count();
    let total: Euros = entier.values().flat_map(|l| l.values()).copied().sum();
    let corps = html! {
        (erreurs(form, lang))
        @if conflit { div.encadre.attention role="alert" { p { (t.programmation_conflit()) } } }
        p.chapeau { (t.gel_chapeau()) }
        @if !etape_du_gel(cadre.appel.etat) {
            div.encadre.attention { p { (t.gel_pas_encore(mots::etat_appel(cadre.appel.etat, lang))) " " a href=(cadre.url("/instruction")) { (t.suite_onglet_instruction()) } } }
        }
        @if notes.corrige.is_some() { div.encadre { p { (t.gel_correction()) } } }
        p { (t.comite_comptes(compte(Sort::Retenu), compte(Sort::Attente), compte(Sort::Ecarte))) " " (t.gel_total(mots::euros(Some(total), lang))) }
        (reservations(lu, &entier, lang))
        h2 { (t.programmation_alertes()) }
        (les_alertes(lu, &dites, |n| notes.motif(n).to_owned(), lang))
        form method="post" action=(cadre.url(&format!("/comite/{}/gel", s.id))) {
            h2 { (t.gel_titre()) }
            input type="hidden" name="version" value=(s.version);
            (champ(form, &Champ { name: "seance", label: &t.gel_seance(), hint: &t.gel_seance_aide(), required: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "tenue_le", label: &t.gel_tenue_le(), kind: "date", required: true, short: true, ..Champ::default() }, lang))
            @if !dites.is_empty() {
                (zone(form, &Champ { name: "motif_alertes", label: &t.gel_motif_alertes(), hint: &t.gel_motif_alertes_aide(), lines: 2, ..Champ::default() }, lang))
            }
            @if sorts.iter().any(|(_, sort)| *sort != Sort::Retenu) {
                (zone(form, &Champ { name: "motif_ecartes", label: &t.gel_motif_ecartes(), hint: &t.gel_motif_ecartes_aide(), lines: 2, ..Champ::default() }, lang))
            }
            @if notes.corrige.is_some() {
                (zone(form, &Champ { name: "motif", label: &t.gel_motif(), lines: 2, required: true, ..Champ::default() }, lang))
            }
            p { (t.gel_avertissement()) }
            div.boutons { (bouton(&t.gel_bouton())) a href=(cadre.url(&format!("/comite/{}", s.id))) { (t.gel_revenir()) } }
        }
    };
    let sous = (t.comite_titre(&s.nom), format!("/comite/{}", s.id));
    Ok(issue.reponse(cadre.page(&t.gel_titre(), Onglet::Programmation, Some((sous.0, &sous.1)), &corps)))
}

/// What agreements bring to the programme: their files, line by line, on their promise or outside it.
fn reservations(lu: &AppelLu, entier: &PlanEcrit, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let euros = |e: Euros| mots::euros(Some(e), lang);
    let siens: Vec<_> = lu.dossiers.iter().filter(|d| d.en_programmation() && lu.sur_reservation(d)).collect();
    let ligne = |d: &DossierSuivi, qui: &Financeur| {
        let (donne, nom) = (montant(entier, d.numero(), qui), lu.nom(qui));
        match lu.reserves(d).get(qui) {
            Some(promis) => t.gel_reservation_ligne(nom, euros(donne), euros(*promis)),
            None => t.gel_hors_reservation_ligne(nom, euros(donne)),
        }
    };
    html! {
        @if !siens.is_empty() {
            h2 { (t.gel_reservations()) }
            p { (t.gel_reservations_aide()) }
            ul.lignes {
                @for d in siens {
                    @let donnent = lu.financeurs.iter().filter(|f| d.ligne(&f.code).is_some() || lu.reserves(d).contains_key(&f.code));
                    li { strong { (d.numero()) } " " (d.lu.dossier.intitule) ul { @for f in donnent { li { (ligne(d, &f.code)) } } } }
                }
            }
        }
    }
}

fn les_alertes(
    lu: &AppelLu,
    dites: &[crate::regles::programmation::Alerte],
    motif: impl Fn(&str) -> String,
    lang: kernel::Lang,
) -> Markup {
    let t = m(lang);
    let levee = |numero: &str, code: &str| {
        lu.dossier(numero).is_some_and(|d| d.derogations_en_vigueur(lu.jour).iter().any(|w| w.regle == code))
    };
    html! {
        @if dites.is_empty() { p { "✓ " (t.programmation_aucune_alerte()) } }
        @else {
            ul.lignes {
                @for a in dites.iter().take(MONTREES) {
                    @let numero = a.numero.as_deref().unwrap_or_default();
                    @let dit = motif(numero);
                    li {
                        @if !numero.is_empty() { strong { (numero) } " " }
                        (verdict(&a.code, &a.verdict, lang))
                        @if levee(numero, &a.code) { br; (t.gel_levee()) }
                        @else if !dit.is_empty() { br; (t.comite_motif_dit(dit)) }
                    }
                }
            }
            @if dites.len() > MONTREES { p { (t.programmation_autres_alertes(dites.len() - MONTREES)) } }
        }
    }
}
