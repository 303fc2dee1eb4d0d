//! Multi-year agreements: `/cpo`, all of them; `/cpo/{identifiant}`, one: what it promises by year and funder, what is set aside,
//! voted and paid, its evaluations, what its rules say.

#[cfg(test)]
mod tests;

use super::cadre_appel::Issue;
use crate::actes::cpo::{self as actes, CpoLue, conduit};
use crate::actes::equipe::main_de;
use crate::actes::instruction::Yeux;
use crate::droits::est_de;
use crate::m;
use crate::model::*;
use crate::mots;
use crate::regles::cpo::{CATEGORIES, promesses};
use crate::regles::derogation::en_vigueur;
use crate::regles::etats::EtatCpo;
use crate::regles::{Euros, Financeur, Parametres};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Lang, Right};
use maud::{Markup, html};
use std::collections::BTreeSet;
use store::{ActeError, Read, StoreError, args};
use web::components::{Champ, Choix, Etat as Ton, bouton, erreurs, etat, liste_deroulante, pagination, vide};
use web::{Form, Layout, Page, PageError, Visit};

const PAR_PAGE: i64 = 50;

/// « en cours, deuxième année », and how it is drawn.
fn etat_en_mots(e: EtatCpo, lang: Lang) -> (Ton, String) {
    let ton = match e {
        EtatCpo::Preparation => Ton::Attente,
        EtatCpo::Conclue | EtatCpo::An1 | EtatCpo::An2 | EtatCpo::An3 => Ton::Bien,
        EtatCpo::Close => Ton::Info,
    };
    (ton, mots::etat_cpo(e, lang))
}

fn categorie(code: &str, lang: Lang) -> String {
    let t = m(lang);
    match code {
        "structurante" => t.cpo_categorie_structurante(),
        "ancienne" => t.cpo_categorie_ancienne(),
        "experimentale" => t.cpo_categorie_experimentale(),
        "petite" => t.cpo_categorie_petite(),
        _ => t.cpo_categorie_pre(),
    }
}

/// `GET /cpo`: those of the contracts whose files the visitor reads.
pub async fn liste(visit: Visit) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let page: i64 = super::query(&visit).text("page").parse().unwrap_or(1).max(1);
    let mut r = visit.reader().await?;
    let mut toutes: Vec<Cpo> = r.list(";; ORDER BY annee_debut DESC, identifiant COLLATE \"C\"", args![]).await?;
    toutes.retain(|c| visit.may(Right::LireDossier, Some(&c.contrat_id)));
    if toutes.is_empty() && !visit.may(Right::LireDossier, None) {
        return Err(PageError::NotFound);
    }
    let actions: Vec<ActionAidee> = r.list("id IN (SELECT action_id FROM cpo WHERE collectivite_id = $1)", args![]).await?;
    let nom = |c: &Cpo| actions.iter().find(|a| a.id == c.action_id).map(|a| a.intitule.clone()).unwrap_or_default();
    let derniere = usize::try_from((i64::try_from(toutes.len()).unwrap_or(0) + PAR_PAGE - 1) / PAR_PAGE).unwrap_or(1).max(1);
    let debut = usize::try_from((page - 1) * PAR_PAGE).unwrap_or(0);
    let total = |c: &Cpo| -> Euros { c.contenu.montants.values().flat_map(|l| l.values().copied()).sum() };
    let body = html! {
        p.chapeau { (t.cpo_aide()) }
        @if toutes.is_empty() { (vide(&t.cpo_vide(), None)) } @else {
            p { a href=(visit.url("/api/v1/cpo?format=csv")) { (t.liste_csv()) } }
            div.defile tabindex="0" role="region" aria-label=(t.cpo_liste_titre()) {
                table.empile {
                    thead { tr {
                        th scope="col" { (t.cpo_identifiant()) } th scope="col" { (t.liste_action()) } th scope="col" { (t.cpo_annees()) }
                        th.num scope="col" { (t.fiche_total()) } th scope="col" { (t.cpo_evaluations()) } th scope="col" { (t.liste_etat()) }
                    } }
                    tbody { @for c in toutes.iter().skip(debut).take(usize::try_from(PAR_PAGE).unwrap_or(50)) {
                        @let (ton, mot) = etat_en_mots(c.etat, lang);
                        tr {
                            th scope="row" { a href=(visit.url(&format!("/cpo/{}", c.identifiant))) { (c.identifiant) } }
                            td data-l=(t.liste_action()) { (nom(c)) br; small { (categorie(&c.categorie, lang)) } }
                            td data-l=(t.cpo_annees()) { (c.annee_debut) "-" (c.annee_fin) }
                            td.num data-l=(t.fiche_total()) { (mots::euros(Some(total(c)), lang)) }
                            td data-l=(t.cpo_evaluations()) { (c.contenu.evaluations.len()) " / " (c.annee_fin - c.annee_debut + 1) }
                            td data-l=(t.liste_etat()) { (etat(ton, &mot)) }
                        }
                    } }
                }
            }
            (pagination(usize::try_from(page).unwrap_or(1), derniere, &t.liste_pages(), |n| visit.url(&format!("/cpo?page={n}"))))
        }
    };
    let titre = t.cpo_liste_titre();
    Ok(Layout::new(&titre).trail(t.accueil_titre(), "/appels").section("/appels").wide().render(&visit, body).into_response())
}

async fn charger(visit: &Visit, identifiant: &str) -> Result<CpoLue, PageError> {
    let mut r = visit.reader().await?;
    let mut lue = CpoLue::lire(&mut r, identifiant, visit.today()).await?;
    // Its rules read what funders propose for its first year.
    if let Some(lu) = &mut lue.lu {
        let appel: Appel = r.load(&lu.dossier.appel_id).await?;
        Yeux::du_dossier(visit, &appel, &lue.financeurs, lu).masquer(lu.dossier.id, &mut lu.lignes);
    }
    let main = main_de(&mut r, visit, &lue.porteur, Some(&lue.cpo.contrat_id)).await?;
    // Who was invited to one file reads the agreement that file lives by.
    let invite = main.voit(None) || lue.dossiers.iter().any(|(_, d)| main.voit(Some(d.id)));
    let sien = est_de(visit, &lue.porteur.organisation_id.to_string()) && invite;
    if sien || visit.may(Right::LireDossier, Some(&lue.cpo.contrat_id)) { Ok(lue) } else { Err(PageError::NotFound) }
}

/// `GET /cpo/{cpo}`
pub async fn get(visit: Visit, Path((_c, identifiant)): Path<(String, String)>) -> Page {
    let lue = charger(&visit, &identifiant).await?;
    Ok(montrer(&visit, &lue, &Form::default()).into_response())
}

/// `POST /cpo/{cpo}`
pub async fn post(visit: Visit, Path((_c, identifiant)): Path<(String, String)>, mut form: Form) -> Page {
    let lue = charger(&visit, &identifiant).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let resultat = match form.text("action") {
        "ecrire" => actes::ecrire(&visit, &identifiant, version, form.fields()).await,
        "conclure" => actes::conclure(&visit, &identifiant, version).await,
        "evaluer" => {
            let annee: i64 = form.text("annee").parse().map_err(|_| PageError::Unreadable)?;
            actes::evaluer(&visit, &identifiant, version, annee).await
        }
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(_) => Ok(visit.go(&format!("/cpo/{identifiant}"))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(issue.reponse(montrer(&visit, &lue, &form)))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let lue = charger(&visit, &identifiant).await?;
            Ok(Issue::Perime.reponse(montrer(&visit, &lue, &form)))
        }
        Err(autre) => Err(autre.into()),
    }
}

/// `POST /dossiers/{dossier}/cpo`: begins one from a file.
pub async fn creer(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let id: DossierId = id.parse().map_err(|_| PageError::NotFound)?;
    let cpo = actes::preparer(&visit, &id, form.text("categorie")).await?;
    Ok(visit.go(&format!("/cpo/{}", cpo.identifiant)))
}

/// On the page of a file: its agreement, or the form that begins one.
pub fn du_dossier(visit: &Visit, dossier: &Dossier, cpo: Option<&Cpo>, conduit: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let choix: Vec<Choix> = CATEGORIES.iter().map(|c| Choix::new(*c, categorie(c, lang))).collect();
    html! {
        @if let Some(cpo) = cpo {
            p { a href=(visit.url(&format!("/cpo/{}", cpo.identifiant))) { (t.cpo_titre(&cpo.identifiant)) } }
        } @else if conduit && dossier.numero.is_some() {
            details {
                summary { (t.cpo_preparer()) }
                form method="post" action=(visit.url(&format!("/dossiers/{}/cpo", dossier.id))) {
                    (liste_deroulante(&Form::default(), &Champ { name: "categorie", label: &t.cpo_categorie(), required: true, short: true, ..Champ::default() }, &choix, lang))
                    (bouton(&t.cpo_preparer()))
                }
            }
        }
    }
}

fn montrer(visit: &Visit, lue: &CpoLue, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let c = &lue.cpo;
    let (ton, mot) = etat_en_mots(c.etat, lang);
    let mene = conduit(visit, c);
    let derogations = lue.lu.as_ref().map(|lu| en_vigueur(&lu.derogations, visit.today())).unwrap_or_default();
    let prochaine = c.annee_debut + i64::try_from(c.contenu.evaluations.len()).unwrap_or(0);
    let geste = |action: &str, contenu: Markup| {
        html! { form method="post" action=(visit.url(&format!("/cpo/{}", c.identifiant))) {
            input type="hidden" name="version" value=(c.version);
            input type="hidden" name="action" value=(action);
            (contenu)
        } }
    };
    let body = html! {
        (erreurs(form, lang))
        p { (etat(ton, &mot)) " " (categorie(&c.categorie, lang)) ", " (c.annee_debut) "-" (c.annee_fin) ", " (lue.porteur.nom) }
        h2 { (t.fiche_regles()) }
        (super::regles::verdicts(&lue.juger(visit.today()), &derogations, lang))
        h2 { (t.cpo_promesses()) }
        p.aide { (t.cpo_promesses_aide()) }
        @if mene && c.etat == EtatCpo::Preparation {
            (geste("ecrire", html! { (table(visit, lue, Some(form))) (bouton(&t.redaction_enregistrer())) }))
            (geste("conclure", bouton(&t.cpo_conclure())))
        } @else { (table(visit, lue, None)) }
        h2 { (t.cpo_evaluations()) }
        p { @if c.contenu.evaluations.is_empty() { (t.cpo_evaluations_aucune()) } @else { (c.contenu.evaluations.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")) } }
        @if mene && matches!(c.etat, EtatCpo::An1 | EtatCpo::An2 | EtatCpo::An3) && prochaine < i64::from(visit.today().year()) {
            (geste("evaluer", html! {
                input type="hidden" name="annee" value=(prochaine);
                (bouton(&t.cpo_evaluer(prochaine.to_string())))
            }))
        }
        h2 { (t.cpo_dossiers()) }
        ul.lignes { @for (annee, d) in &lue.dossiers {
            li { (annee) "\u{202f}: " a href=(visit.url(&format!("/dossiers/{}", d.id))) { (d.numero.as_deref().unwrap_or_default()) " " (d.intitule) } }
        } }
    };
    let titre = t.cpo_titre(&c.identifiant);
    let mut page = Layout::new(&titre).over(lue.action.intitule.clone()).trail(t.accueil_titre(), "/appels");
    if visit.may(Right::LireDossier, Some(&c.contrat_id)) {
        page = page.trail(t.cpo_liste_titre(), "/cpo");
    }
    page.section("/appels").wide().render(visit, body)
}

/// By funder and year: promised, then set aside, voted, paid.
fn table(visit: &Visit, lue: &CpoLue, form: Option<&Form>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let c = &lue.cpo;
    let p = lue.lu.as_ref().map_or_else(Parametres::default, |lu| lu.parametres.clone());
    let intentions: BTreeSet<(i64, Financeur)> = promesses(c.annee_debut, &c.contenu.montants, &p)
        .into_iter()
        .filter(|x| x.intention)
        .map(|x| (x.annee, x.financeur))
        .collect();
    let annees: Vec<i64> = (c.annee_debut..=c.annee_fin).collect();
    let mut qui: Vec<&FinanceurInscrit> = lue.financeurs.iter().collect();
    if form.is_none() {
        qui.retain(|f| c.contenu.montants.values().any(|l| l.contains_key(&f.code)));
    }
    let promis = |annee: i64, f: &Financeur| c.contenu.montants.get(&annee).and_then(|l| l.get(f)).copied();
    let reserve = |annee: i64, f: &Financeur| -> Euros {
        let siennes = lue.reservations.iter().filter(|(e, _)| e.exercice == annee && e.financeur == *f);
        siennes.map(|(_, r)| Euros::de_centimes(r.montant_centimes)).sum()
    };
    let ligne = |annee: i64, f: &Financeur| {
        let dossier = lue.dossiers.iter().find(|(a, _)| *a == annee).map(|(_, d)| d.id)?;
        lue.lignes.iter().find(|l| l.dossier_id == dossier && l.financeur == *f)
    };
    html! { div.defile tabindex="0" role="region" aria-label=(t.cpo_promesses()) {
        table.empile.saisie {
            thead { tr { th scope="col" { (t.fiche_financeur()) } @for a in &annees { th.num scope="col" { (a) } } } }
            tbody { @for f in qui {
                tr {
                    th scope="row" { (f.nom) }
                    @for a in &annees {
                        @let nom = format!("m.{a}.{}", f.code.code());
                        td.num data-l=(a) {
                            @if let Some(form) = form {
                                @let valeur = if form.has(&nom) { form.text(&nom).to_owned() } else { promis(*a, &f.code).map(|m| (m.centimes() / 100).to_string()).unwrap_or_default() };
                                input id=(format!("c-{}", nom.replace('.', "-"))) name=(nom) type="text" inputmode="numeric" value=(valeur) aria-label=(t.cpo_montant_de(&f.nom, a.to_string()));
                                @if let Some(e) = form.error(&nom) { p.erreur { "✕ " (e.message) } }
                            } @else {
                                (promis(*a, &f.code).map_or_else(|| "—".to_owned(), |m| mots::euros(Some(m), lang)))
                                @if intentions.contains(&(*a, f.code.clone())) { br; small { (t.cpo_intention()) } }
                                @if reserve(*a, &f.code).est_positif() { br; small { (t.cpo_reserve(mots::euros(Some(reserve(*a, &f.code)), lang))) } }
                                @if let Some(l) = ligne(*a, &f.code) {
                                    @if l.vote().is_some() { br; small { (t.cpo_vote(mots::euros(l.vote(), lang), mots::euros(Some(l.paye().unwrap_or_default()), lang))) } }
                                }
                            }
                        }
                    }
                }
            } }
        }
    } }
}
