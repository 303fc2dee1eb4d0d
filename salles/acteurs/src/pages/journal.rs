//! `/journal`: what was done, by whom, and the proof that nothing was altered since.

use crate::actes::siens;
use crate::droits::partout;
use crate::m;
use crate::mots::journal as mots;
use crate::pages::filtres::{filtres, liste, texte};
use crate::pages::temps::instant;
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::texte::entier;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;
use store::journal::{self, Entree, Recherche, Rupture, Verification};
use web::components::vide;
use web::form::percent_encode;
use web::{Layout, Page, PageError, Visit};

const PAR_PAGE: i64 = 30;
/// What a field shows before it is cut.
const LONGUEUR: usize = 400;

#[derive(Debug, Default, Deserialize)]
pub struct Filtre {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sujet: String,
    #[serde(default)]
    acte: String,
    /// Rank before which to read.
    #[serde(default)]
    avant: Option<String>,
}

impl Filtre {
    fn address(&self, visit: &Visit, avant: Option<i64>) -> String {
        let query =
            format!("?q={}&sujet={}&acte={}", percent_encode(&self.q), percent_encode(&self.sujet), percent_encode(&self.acte));
        let from = avant.map(|rank| format!("&avant={rank}")).unwrap_or_default();
        visit.url(&format!("/journal{query}{from}"))
    }

    /// The same entries, all of them, as a table.
    fn tableau(&self, visit: &Visit) -> String {
        let [q, sujet, acte] = [&self.q, &self.sujet, &self.acte].map(|t| percent_encode(t));
        visit.url(&format!("/api/v1/journal?format=csv&q={q}&sujet={sujet}&acte={acte}"))
    }

    fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.sujet.is_empty() && self.acte.is_empty()
    }
}

/// Someone who holds only one contract reads the story of its records on their own pages: the
/// journal of the whole collectivité is not theirs.
pub(crate) fn admis(visit: &Visit) -> Result<(), PageError> {
    if partout(siens(visit), Right::LireJournal) { Ok(()) } else { Err(PageError::Forbidden) }
}

pub async fn get(visit: Visit, Query(filtre): Query<Filtre>) -> Page {
    admis(&visit)?;
    let from = filtre.avant.as_deref().and_then(|rank| rank.parse::<i64>().ok());
    let wanted = Recherche { sujet: filtre.sujet.clone(), verbe: filtre.acte.clone(), texte: filtre.q.clone() };
    let mut all = journal::chercher(&mut visit.reader().await?, from.unwrap_or(i64::MAX), PAR_PAGE + 1, &wanted).await?;
    let size = usize::try_from(PAR_PAGE).unwrap_or(usize::MAX);
    let more = all.len() > size;
    all.truncate(size);
    let t = m(visit.lang);
    let words = |list: Vec<(&'static str, String)>| {
        let mut all: Vec<(String, String)> = list.into_iter().map(|(code, words)| (code.to_owned(), words)).collect();
        all.sort_by_cached_key(|(_, words)| kernel::texte::cle(words));
        all.dedup_by(|a, b| a.1 == b.1);
        all
    };
    let last = all.last().map(|e| e.rang);
    let body = html! {
        p.chapeau { (t.journal_chapeau()) }
        div.boutons {
            a.bouton.second href=(visit.url("/journal/verification")) { (t.journal_verifier()) }
            a.bouton.second href=(filtre.tableau(&visit)) { (t.liste_csv()) }
        }
        (filtres(&visit, "/journal", &html! {
            (texte("q", &t.journal_recherche(), &filtre.q))
            (liste("acte", &t.journal_acte(), &t.journal_tous_actes(), &words(mots::verbes(visit.lang)), &filtre.acte))
            (liste("sujet", &t.journal_sujet(), &t.journal_tous_sujets(), &words(mots::sujets(visit.lang)), &filtre.sujet))
        }))
        @if all.is_empty() {
            @if filtre.is_empty() { (vide(&t.journal_vide(), None)) }
            @else { (vide(&t.journal_vide_filtre(), Some((&t.liste_tout(), &visit.url("/journal"))))) }
        } @else {
            (table(&visit, &all))
            nav.pagination aria-label=(t.journal_pages()) {
                @if from.is_some() { a href=(filtre.address(&visit, None)) { "‹ " (t.journal_recentes()) } }
                @if more { a rel="next" href=(filtre.address(&visit, last)) { (t.journal_anciennes()) " ›" } }
            }
        }
    };
    Ok(Layout::new(&t.journal_titre()).section("/journal").wide().render(&visit, body).into_response())
}

fn table(visit: &Visit, all: &[Entree]) -> Markup {
    let t = m(visit.lang);
    let (when, who, act, subject) = (t.journal_quand(), t.journal_qui(), t.journal_acte(), t.journal_sujet());
    html! {
        table.empile {
            thead { tr {
                th.num scope="col" { (t.journal_rang()) } th scope="col" { (when) } th scope="col" { (who) } th scope="col" { (act) } th scope="col" { (subject) }
            } }
            tbody {
                @for entry in all {
                    tr {
                        th.num scope="row" { (entier(entry.rang, visit.lang)) }
                        td data-l=(when) { (instant(visit, entry.a)) }
                        td data-l=(who) { (mots::auteur(&entry.acteur, visit.lang)) }
                        td data-l=(act) { (mots::acte(&entry.acte, visit.lang)) @if let Some(why) = &entry.motif { br; small { (why) } } }
                        td data-l=(subject) { (sujet(visit, entry)) }
                    }
                }
            }
        }
    }
}

/// The page of a record, for the kinds whose address is known here.
fn page_du_sujet(visit: &Visit, entry: &Entree) -> Option<String> {
    let path = match entry.sujet.as_str() {
        "compte" => "comptes",
        "organisation" => "organisations",
        "contrat" => "contrats",
        _ => return None,
    };
    Some(visit.url(&format!("/{path}/{}", entry.sujet_id)))
}

fn sujet(visit: &Visit, entry: &Entree) -> Markup {
    let t = m(visit.lang);
    let record = entry.apres.as_ref().or(entry.avant.as_ref());
    let name = record.and_then(mots::nom_du_sujet);
    let kind = mots::sujet(&entry.sujet, visit.lang);
    let changed = changes(entry);
    html! {
        @match (name, page_du_sujet(visit, entry)) {
            (Some(name), Some(href)) => { small { (kind) } br; a href=(href) { (name) } }
            (Some(name), None) => { small { (kind) } br; (name) }
            (None, _) => { (kind) }
        }
        @if !changed.is_empty() {
            details {
                summary { (t.journal_champs(changed.len())) }
                dl.fiche-info {
                    dt { (t.journal_identifiant()) }
                    dd { code { (entry.sujet_id) } }
                    @for (field, before, after) in &changed {
                        dt { (field.replace('_', " ")) }
                        dd.texte {
                            @match (before, after) {
                                (Some(before), Some(after)) => { del { (before) } " " ins { (after) } }
                                (Some(before), None) => { del { (before) } }
                                (None, Some(after)) => { (after) }
                                (None, None) => { "—" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The fields that differ: name, before, after. All of them when the record appeared or went.
pub(crate) fn changes(entry: &Entree) -> Vec<(String, Option<String>, Option<String>)> {
    let fields = |record: &Option<Value>| record.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
    let (before, after) = (fields(&entry.avant), fields(&entry.apres));
    let mut names: Vec<&String> =
        before.keys().chain(after.keys()).filter(|n| !matches!(n.as_str(), "id" | "version" | "cle")).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter(|n| before.get(*n) != after.get(*n))
        .map(|n| (n.clone(), before.get(n).and_then(shown), after.get(n).and_then(shown)))
        .filter(|(_, b, a)| b.is_some() || a.is_some())
        .collect()
}

fn shown(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let cut: String = text.chars().take(LONGUEUR).collect();
    Some(if cut.len() < text.len() { format!("{cut}…") } else { cut })
}

pub async fn verifier(visit: Visit) -> Page {
    admis(&visit)?;
    let t = m(visit.lang);
    let body = match journal::verifier(&visit.house.db, visit.collectivite.id).await? {
        Verification::Entiere { entrees, empreinte, effacees } => html! {
            div.encadre.bien role="status" {
                p { strong { (t.journal_entier(entier(entrees, visit.lang))) } }
                p { (t.journal_entier_texte()) }
                @if effacees > 0 { p { (t.journal_effacees(effacees)) } }
            }
            dl.fiche-info { dt { (t.journal_empreinte()) } dd { code { (empreinte) } } }
            p.discret { (t.journal_empreinte_texte()) }
        },
        Verification::Rompue { rang, cause } => html! {
            div.encadre.refus role="alert" {
                p { strong { (t.journal_rompu(entier(rang, visit.lang))) } }
                p {
                    (match cause {
                        Rupture::Trou => t.journal_rupture_trou(),
                        Rupture::Maillon => t.journal_rupture_maillon(),
                        Rupture::Contenu => t.journal_rupture_contenu(),
                        Rupture::Tete => t.journal_rupture_tete(),
                    })
                }
                p { (t.journal_rompu_remede()) }
            }
        },
    };
    let title = t.journal_verification();
    Ok(Layout::new(&title).trail(t.journal_titre(), "/journal").section("/journal").render(&visit, body).into_response())
}
