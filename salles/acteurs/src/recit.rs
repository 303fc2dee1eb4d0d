//! The story of some records, from the entries of the journal: gestures, their subjects, their fields in words. « historique
//! champ par champ ». How the journal is read and drawn is here; each room gives the words of its tables, and what a reader may
//! see of them.

use crate::m;
use crate::mots::journal;
use jiff::Timestamp;
use kernel::texte::date_longue;
use kernel::{Actor, Lang};
use maud::{Markup, html};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use store::journal::{Entree, autour};
use store::{Read, StoreError};
use web::components::{Champ, Choix, bouton, liste_deroulante, vide};
use web::form::percent_encode;
use web::{Form, Visit};

/// Subjects of one page, and the most entries read to fill it.
const PAR_PAGE: usize = 40;
/// Signs of one page, marks included: a page stays light whatever its subjects say.
const POIDS_MAX: usize = 26_000;
const LOT: i64 = 200;
const LOTS: usize = 8;

/// The words of a room, and what its reader may see.
pub trait Lexique {
    fn lang(&self) -> Lang;

    /// The fields told of a table, in order; a table without any is not told.
    fn champs(&self, table: &str) -> Vec<(String, String)>;

    /// A field of a record in words; nothing when it says nothing.
    fn mots(&self, table: &str, field: &str, image: &Value) -> Option<String>;

    /// « Fiche-action, Fiche 12 ».
    fn sujet(&self, table: &str, image: &Value) -> String;

    /// A record as this reader sees it; nothing when it is not for them, as if it were not there.
    fn visible<'a>(&self, _table: &str, image: &'a Value) -> Option<Cow<'a, Value>> {
        Some(Cow::Borrowed(image))
    }

    /// The reason of an entry, when it is for this reader.
    fn motif(&self, entree: &Entree) -> Option<String> {
        entree.motif.clone()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Cree,
    Modifie,
    Supprime,
}

/// One field before and after.
#[derive(Debug)]
pub struct Change {
    /// `fiche_action.titre`
    pub code: String,
    pub libelle: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
}

/// What happened to one record.
#[derive(Debug)]
pub struct Trait {
    pub sujet: String,
    pub sort: Sort,
    pub champs: Vec<Change>,
}

impl Trait {
    /// About how many signs it takes on a page.
    fn poids(&self) -> usize {
        let long = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let one = |c: &Change| 190 + 2 * c.code.len() + c.libelle.len() + long(&c.avant) + long(&c.apres);
        300 + self.champs.iter().map(one).sum::<usize>()
    }
}

/// One write of someone: all its subjects.
#[derive(Debug)]
pub struct Geste {
    geste: String,
    pub a: Timestamp,
    pub acteur: Actor,
    pub acte: String,
    pub motif: Option<String>,
    pub traits: Vec<Trait>,
}

#[derive(Debug)]
pub struct Page {
    pub gestes: Vec<Geste>,
    /// Rank before which the story goes on.
    pub suite: Option<i64>,
}

/// The story of some records before a rank, newest first; `champ` keeps one field (`fiche_action.titre`).
///
/// # Errors
/// `StoreError` when the journal cannot be read.
pub async fn lire(
    reader: &mut impl Read,
    ids: &[String],
    mut avant: i64,
    champ: Option<&str>,
    mots: &impl Lexique,
) -> Result<Page, StoreError> {
    let mut page = Page { gestes: vec![], suite: None };
    let (mut told, mut poids) = (0, 0);
    for _ in 0..LOTS {
        let mut batch: BTreeMap<i64, Entree> = BTreeMap::new();
        let mut floor = 0;
        for id in ids {
            let found = autour(reader, id, avant, LOT).await?;
            // A full lot may hide older entries: nothing below the oldest of it is known yet.
            if found.len() as i64 == LOT {
                floor = floor.max(found.last().map_or(0, |e| e.rang));
            }
            batch.extend(found.into_iter().map(|e| (e.rang, e)));
        }
        batch.retain(|rang, _| *rang >= floor);
        for (rang, entree) in batch.into_iter().rev() {
            if told >= PAR_PAGE || poids >= POIDS_MAX {
                page.suite = Some(rang + 1);
                return Ok(page);
            }
            if let Some(one) = un_trait(&entree, champ, mots) {
                told += 1;
                poids += one.poids();
                ajouter(&mut page.gestes, entree, one, mots);
            }
        }
        if floor == 0 {
            return Ok(page);
        }
        avant = floor;
    }
    page.suite = Some(avant);
    Ok(page)
}

fn ajouter(gestes: &mut Vec<Geste>, e: Entree, one: Trait, mots: &impl Lexique) {
    let motif = mots.motif(&e);
    match gestes.last_mut() {
        Some(last) if last.geste == e.geste => last.traits.insert(0, one),
        _ => gestes.push(Geste { geste: e.geste, a: e.a, acteur: e.acteur, acte: e.acte, motif, traits: vec![one] }),
    }
}

/// What an entry tells; nothing when no field that this reader sees has changed.
fn un_trait(e: &Entree, champ: Option<&str>, mots: &impl Lexique) -> Option<Trait> {
    // A note about a record is not its story.
    e.apres.as_ref().or(e.avant.as_ref())?.get("version")?;
    let seen = |image: &'_ Option<Value>| -> Option<Value> { mots.visible(&e.sujet, image.as_ref()?).map(Cow::into_owned) };
    let (avant, apres) = (seen(&e.avant), seen(&e.apres));
    let image = apres.as_ref().or(avant.as_ref())?;
    let sort = match (&avant, &apres) {
        (None, _) => Sort::Cree,
        (_, None) => Sort::Supprime,
        _ => Sort::Modifie,
    };
    let member = |of: &Option<Value>, field: &str| of.as_ref().and_then(|image| mots.mots(&e.sujet, field, image));
    let champs: Vec<Change> = mots
        .champs(&e.sujet)
        .into_iter()
        .filter_map(|(field, libelle)| {
            let code = format!("{}.{field}", e.sujet);
            let (avant, apres) = (member(&avant, &field), member(&apres, &field));
            let kept = avant != apres && champ.is_none_or(|only| only == code);
            kept.then_some(Change { code, libelle, avant, apres })
        })
        .collect();
    (!champs.is_empty()).then(|| Trait { sujet: mots.sujet(&e.sujet, image), sort, champs })
}

/// The story under its heading: a filter by field, the gestures, the way to the older ones. `chemin`: the address of the page,
/// after the collectivité; `champs`: those one may ask for, by code.
#[must_use]
pub fn corps(visit: &Visit, chemin: &str, form: &Form, recit: &Page, champs: Vec<(String, String)>) -> Markup {
    let t = m(visit.lang);
    let address = |champ: &str, avant: Option<i64>| {
        let rank = avant.map(|r| format!("&avant={r}")).unwrap_or_default();
        visit.url(&format!("{chemin}?champ={}{rank}", percent_encode(champ)))
    };
    let chosen = form.text("champ");
    let mut choices = vec![Choix::new("", t.recit_tous_champs())];
    choices.extend(champs.into_iter().map(|(code, label)| Choix::new(code, label)));
    let field = Champ { name: "champ", label: &t.recit_champ(), filter: true, ..Champ::default() };
    html! {
        form.filtres.sans-papier method="get" action=(visit.url(chemin)) {
            (liste_deroulante(form, &field, &choices, visit.lang))
            div.champ { (bouton(&t.recit_filtrer())) }
        }
        @if recit.gestes.is_empty() {
            (vide(&t.recit_vide(), (!chosen.is_empty()).then_some((t.recit_effacer_filtre().as_str(), visit.url(chemin).as_str()))))
        } @else {
            ol.cartes { @for geste in &recit.gestes { li { (un_geste(visit, geste, &address)) } } }
        }
        nav.pagination aria-label=(t.recit_pages()) {
            @if form.some("avant").is_some() { a href=(address(chosen, None)) { "‹ " (t.recit_recentes()) } }
            @if let Some(rank) = recit.suite { a rel="next" href=(address(chosen, Some(rank))) { (t.recit_anciennes()) " ›" } }
        }
    }
}

fn un_geste(visit: &Visit, geste: &Geste, address: &dyn Fn(&str, Option<i64>) -> String) -> Markup {
    let lang = visit.lang;
    let zoned = geste.a.to_zoned(visit.house.db.clock().zone().clone());
    html! {
        h2 { (date_longue(zoned.date(), lang)) ", " (format!("{:02}:{:02}", zoned.hour(), zoned.minute())) }
        p { strong { (journal::auteur(&geste.acteur, lang)) } "\u{202f}: " (journal::acte(&geste.acte, lang)) }
        @if let Some(motif) = &geste.motif { p.texte { (m(lang).recit_motif(motif)) } }
        @for one in &geste.traits { (un_sujet(one, lang, address)) }
    }
}

fn un_sujet(one: &Trait, lang: Lang, address: &dyn Fn(&str, Option<i64>) -> String) -> Markup {
    let t = m(lang);
    html! {
        h3 { (one.sujet) @match one.sort { Sort::Cree => { " " small { (t.recit_ajoute()) } } Sort::Supprime => { " " small { (t.recit_retire()) } } Sort::Modifie => {} } }
        dl.fiche-info { @for c in &one.champs {
            dt { a href=(address(&c.code, None)) { (c.libelle) } }
            dd.texte {
                @match (&c.avant, &c.apres) {
                    (Some(before), Some(after)) => { del { (before) } " → " ins { (after) } }
                    (Some(before), None) => { del { (before) } " " small { (t.recit_efface()) } }
                    (None, Some(after)) => ins { (after) },
                    (None, None) => {},
                }
            }
        } }
    }
}
