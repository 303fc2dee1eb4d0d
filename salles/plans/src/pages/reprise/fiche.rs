//! One sheet of a draft, « reviewed side by side with the text before anything is saved ».

use super::champs::{Formulaire, remplir, saisie};
use super::liste::etat_de_fiche;
use super::{chemin, page};
use crate::actes::reprise::{self as actes, Depot, FicheDeReprise, PlanDuBrouillon};
use crate::m;
use crate::model::Contrat;
use crate::pages::redaction::cadre::ouvrir_contrat;
use crate::regles::reprise::{Ecart, EtatReprise, ecarts, libelle_champ_repris};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use extraction::{LigneLue, Sort, mots};
use kernel::texte::cle;
use kernel::{Lang, Right};
use maud::{Markup, html};
use store::{ActeError, Reader, StoreError};
use web::components::{Champ, Choix, erreurs, liste_deroulante};
use web::{Form, Page, PageError, Visit};

/// Letters shown of each side of a difference.
const MONTRES: usize = 140;

/// A sheet, its draft, and the plan it is compared with.
struct Relecture {
    contrat: Contrat,
    depot: Depot,
    fiche: FicheDeReprise,
    lignes: Vec<LigneLue>,
    plan: PlanDuBrouillon,
    /// Rank and state of every sheet of the draft.
    rangs: Vec<(i64, EtatReprise)>,
}

impl Relecture {
    async fn charger(visit: &Visit, r: &mut Reader, slug: &str, id: &str, rang: &str) -> Result<Self, PageError> {
        let contrat = ouvrir_contrat(visit, r, slug, Right::ModifierPlan).await?;
        let rang: i64 = rang.parse().map_err(|_| PageError::NotFound)?;
        let depot = actes::depot(r, &contrat, id).await?;
        let (fiche, lignes) = actes::fiche(r, &depot, rang).await?;
        let rangs = actes::etats(r, &depot).await?;
        let plan = PlanDuBrouillon::charger(r, &contrat).await?;
        Ok(Self { contrat, depot, fiche, lignes, plan, rangs })
    }

    fn base(&self) -> String {
        format!("{}/{}", chemin(&self.contrat), self.depot.id)
    }

    fn ici(&self) -> String {
        format!("{}/fiches/{}", self.base(), self.fiche.rang)
    }

    /// The next sheet that nobody reviewed, else the draft.
    fn suite(&self) -> String {
        let apres = self.rangs.iter().filter(|(rang, _)| *rang > self.fiche.rang);
        let prochaine =
            apres.chain(self.rangs.iter()).find(|(rang, etat)| *etat == EtatReprise::ARelire && *rang != self.fiche.rang);
        prochaine.map_or_else(|| self.base(), |(rang, _)| format!("{}/fiches/{rang}", self.base()))
    }
}

pub async fn get(visit: Visit, Path((_c, slug, id, rang)): Path<(String, String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let relecture = Relecture::charger(&visit, &mut r, &slug, &id, &rang).await?;
    let form = remplir(&relecture.fiche.saisie);
    montrer(&visit, &mut r, &relecture, &form, false).await
}

pub async fn post(visit: Visit, Path((_c, slug, id, rang)): Path<(String, String, String, String)>, form: Form) -> Page {
    let mut r = visit.reader().await?;
    let relecture = Relecture::charger(&visit, &mut r, &slug, &id, &rang).await?;
    drop(r);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let etat = match form.text("action") {
        "reprendre" => EtatReprise::AReprendre,
        "ignorer" => EtatReprise::Ignoree,
        _ => EtatReprise::ARelire,
    };
    let tape = saisie(&form, &relecture.fiche.lue, &relecture.contrat);
    let resultat = actes::relire(&visit, &relecture.contrat, (&id, relecture.fiche.rang, version), &tape, etat).await;
    let mut form = remplir(&tape);
    match resultat {
        Ok(()) if etat == EtatReprise::ARelire => Ok(visit.go(&relecture.ici())),
        Ok(()) => Ok(visit.go(&relecture.suite())),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            montrer(&visit, &mut visit.reader().await?, &relecture, &form, true).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            montrer(&visit, &mut visit.reader().await?, &relecture, &form, false).await
        }
    }
}

async fn montrer(
    visit: &Visit,
    r: &mut Reader,
    relecture: &Relecture,
    form: &Form,
    perimee: bool,
) -> Result<Response, PageError> {
    let (t, lang, f) = (m(visit.lang), visit.lang, &relecture.fiche);
    let tape = saisie(form, &f.lue, &relecture.contrat);
    let differences = match relecture.plan.cible(&tape) {
        Some(cible) => ecarts(&actes::fiche_du_plan(r, cible.clone()).await?, &tape, &relecture.plan.annuaire),
        None => vec![],
    };
    let nouvelle = relecture.plan.cible(&tape).is_none();
    let formulaire =
        Formulaire { contrat: &relecture.contrat, noeuds: &relecture.plan.noeuds, lue: &f.lue, form, lang, nouvelle };
    let corps = html! {
        @if perimee { (conflit(relecture, form, lang)) }
        (erreurs(form, lang))
        (fil(visit, relecture))
        @if f.etat == EtatReprise::Reprise { div.encadre.bien { p { "✓ " (t.reprise_deja_enregistree()) } } }
        div.cote {
            form method="post" action=(visit.url(&relecture.ici())) {
                input type="hidden" name="version" value=(f.version);
                (cible(relecture, form, lang))
                @if !nouvelle { (differences_avec_le_plan(&differences, form, lang)) }
                (formulaire.champs())
                @if f.etat != EtatReprise::Reprise {
                    div.boutons {
                        button.bouton type="submit" name="action" value="reprendre" { (t.reprise_reprendre()) }
                        button.bouton.second type="submit" name="action" value="ignorer" formnovalidate { (t.reprise_ignorer()) }
                        button.bouton.second type="submit" name="action" value="garder" formnovalidate { (t.reprise_garder()) }
                    }
                }
            }
            (source(&relecture.lignes, lang))
        }
    };
    let titre = t.reprise_fiche_titre(&f.saisie.numero);
    let page = page(visit, &relecture.contrat, &titre, Some(&relecture.depot), corps);
    let status = match (perimee, form.errors.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    Ok((status, page).into_response())
}

fn fil(visit: &Visit, relecture: &Relecture) -> Markup {
    let t = m(visit.lang);
    let vers = |rang: i64| visit.url(&format!("{}/fiches/{rang}", relecture.base()));
    let rang = relecture.fiche.rang;
    let (avant, apres) = (rang - 1, rang + 1);
    let la = |rang: i64| relecture.rangs.iter().any(|(r, _)| *r == rang);
    html! {
        nav.pagination aria-label=(t.reprise_fiches_lues()) {
            @if la(avant) { a rel="prev" href=(vers(avant)) { "‹ " (t.reprise_precedente()) } }
            span { (rang) " / " (relecture.rangs.len()) " " (etat_de_fiche(relecture.fiche.etat, visit.lang)) }
            @if la(apres) { a rel="next" href=(vers(apres)) { (t.reprise_suivante()) " ›" } }
        }
    }
}

/// Which sheet of the plan it is: a new one, or one that has its title or its number.
fn cible(relecture: &Relecture, form: &Form, lang: Lang) -> Markup {
    let t = m(lang);
    let lue = &relecture.fiche.lue.saisie;
    let mut choix = vec![Choix::new("", t.reprise_nouvelle())];
    let en_vigueur = relecture.plan.fiches.iter().filter(|f| f.retiree_le.is_none());
    let semblables = en_vigueur.filter(|f| {
        let id = f.id.to_string();
        id == form.text("cible") || f.numero.to_string() == lue.numero || cle(&f.titre) == cle(&lue.titre)
    });
    choix.extend(semblables.map(|f| Choix::new(f.id.to_string(), t.reprise_mettre_a_jour(f.numero.to_string(), &f.titre))));
    html! { @if choix.len() > 1 {
        (liste_deroulante(form, &Champ { name: "cible", label: &t.reprise_cible(), hint: &t.reprise_cible_aide(), required: true, ..Champ::default() }, &choix, lang))
    } }
}

/// « Re-import of a sheet already in the plan = shown as differences, not duplicated. »
fn differences_avec_le_plan(differences: &[Ecart], form: &Form, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        h2 { (t.reprise_differences(differences.len())) }
        @if differences.is_empty() { p { "✓ " (t.reprise_identique()) } }
        @else {
            p.aide { (t.reprise_differences_aide()) }
            div.defile tabindex="0" role="region" aria-label=(t.reprise_differences(differences.len())) { table.empile {
                thead { tr { th scope="col" { (t.reprise_col_prendre()) } th scope="col" { (t.reprise_col_avant()) } th scope="col" { (t.reprise_col_apres()) } } }
                tbody { @for e in differences {
                    @let own = format!("p-{}", e.cle.replace('.', "-"));
                    tr {
                        th scope="row" { label.choix for=(own) {
                            input id=(own) type="checkbox" name="prises" value=(e.cle) checked[form.is_checked("prises", &e.cle)];
                            span { (libelle_champ_repris(&e.cle, lang)) }
                        } }
                        td data-l=(t.reprise_col_avant()) { @if e.avant.is_empty() { span.discret { (t.reprise_rien_avant()) } } @else { span.texte { (court(&e.avant)) } } }
                        td data-l=(t.reprise_col_apres()) { span.texte { (court(&e.apres)) } }
                    }
                } }
            } }
        }
    }
}

/// The beginning of a text that stands whole in its field.
fn court(texte: &str) -> String {
    match texte.char_indices().nth(MONTRES) {
        Some((fin, _)) => format!("{}…", &texte[..fin]),
        None => texte.to_owned(),
    }
}

/// « deux saisies simultanées : la seconde voit les deux versions » : what the other kept, field by field.
fn conflit(relecture: &Relecture, form: &Form, lang: Lang) -> Markup {
    let t = m(lang);
    let leur = remplir(&relecture.fiche.saisie);
    let mut noms: Vec<&str> = vec![];
    for (nom, _) in leur.fields().iter().chain(form.fields()) {
        if !noms.contains(&nom.as_str()) && leur.all(nom) != form.all(nom) {
            noms.push(nom);
        }
    }
    html! {
        div.encadre.attention role="alert" {
            h2 { "⚠ " (t.reprise_conflit()) }
            p { (t.reprise_conflit_texte()) }
            @if !noms.is_empty() { div.defile tabindex="0" role="region" aria-label=(t.reprise_conflit()) { table.empile {
                thead { tr { th scope="col" { (t.classeur_col_champ()) } th scope="col" { (t.reprise_col_leur()) } th scope="col" { (t.reprise_col_votre()) } } }
                tbody { @for nom in noms { tr {
                    th scope="row" { (nom_de_champ(nom, lang)) }
                    td data-l=(t.reprise_col_leur()) { span.texte { (leur.all(nom).join(", ")) } }
                    td data-l=(t.reprise_col_votre()) { span.texte { (form.all(nom).join(", ")) } }
                } } }
            } } }
        }
    }
}

fn nom_de_champ(nom: &str, lang: Lang) -> String {
    let t = m(lang);
    match nom {
        "prises" => t.reprise_col_prendre(),
        "verifies" => t.reprise_champ_verifies(),
        "niveau_code" | "niveau_titre" | "sous_niveau_titre" => t.reprise_niveau_a_creer(),
        _ => match nom.splitn(3, '.').collect::<Vec<_>>().as_slice() {
            [table, rang, _] => libelle_champ_repris(&format!("{table}.{rang}"), lang),
            _ => libelle_champ_repris(nom, lang),
        },
    }
}

/// The lines of the document, with their numbers; those that went nowhere say so.
fn source(lignes: &[LigneLue], lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        section.source-cadre aria-label=(t.reprise_source()) tabindex="0" {
            h2 { (t.reprise_source()) }
            ol.source { @for l in lignes {
                li id=(format!("l-{}", l.numero)) value=(l.numero) { (l.texte) @if matches!(l.sort, Sort::Laissee(_)) { " " strong { "⚠ " (mots::sort(l.sort, lang)) } } }
            } }
        }
    }
}
