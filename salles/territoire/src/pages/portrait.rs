//! « Modifier le portrait » of a quartier: one zone per heading, one line per item; what was withdrawn, to put back.

use crate::actes::portrait::{self as actes, SaisiePortrait, Zone, enregistrees};
use crate::droits;
use crate::m;
use crate::model::{Portrait, Rubrique, Territoire};
use crate::pages::genre;
use crate::regles::portrait::{Sort, a_un_portrait, departager, lignes, normale, titre};
use crate::store::portrait;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Actor;
use kernel::texte::date_longue;
use maud::{Markup, html};
use std::collections::BTreeSet;
use store::journal::{self, Recherche};
use store::{ActeError, Read, Reader, StoreError};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, zone};
use web::{Form, Layout, Page, PageError, Visit};

/// Withdrawn lines shown.
const RETIREES: usize = 20;

/// `GET /territoires/{id}/portrait`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    Ok(page(&visit, &id, None, false).await?.into_response())
}

fn vu(rubrique: Rubrique) -> String {
    format!("vu.{}", rubrique.code())
}

/// The form as it must be shown: filled from the records, or as it was typed with what the others wrote meanwhile.
fn remplir(lines: &[Portrait], typed: Option<Form>) -> (Form, Vec<Rubrique>) {
    let mut conflicts = vec![];
    let fresh = typed.is_none();
    let mut form = typed.unwrap_or_default();
    for rubrique in Rubrique::ALL.iter().copied() {
        let now = enregistrees(lines, rubrique);
        let seen: Vec<String> = form.text(&vu(rubrique)).lines().map(normale).filter(|l| !l.is_empty()).collect();
        let sort = match lignes(rubrique, form.text(rubrique.code())) {
            _ if fresh => Sort::Garder,
            Ok(typed) => departager(&seen, &now, &typed),
            Err(_) if seen == now => Sort::Ecrire,
            Err(_) => Sort::Conflit,
        };
        match sort {
            Sort::Garder => form.set(rubrique.code(), now.join("\n")),
            Sort::Ecrire => {}
            Sort::Conflit => conflicts.push(rubrique),
        }
        // Sent again, what was typed is written over the version that the page now shows beside it.
        form.set(&vu(rubrique), now.join("\n"));
    }
    if fresh {
        form.set("source", sources(lines).first().cloned().unwrap_or_default());
    }
    (form, conflicts)
}

/// The sources of a portrait, in its order, each once.
pub(super) fn sources(lines: &[Portrait]) -> Vec<String> {
    let mut out: Vec<String> = vec![];
    for line in lines {
        if !line.source.is_empty() && !out.contains(&line.source) {
            out.push(line.source.clone());
        }
    }
    out
}

/// `stale`: someone wrote the same headings meanwhile.
async fn page(visit: &Visit, id: &str, typed: Option<Form>, stale: bool) -> Result<Markup, PageError> {
    droits::tenir(visit)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut reader = visit.reader().await?;
    let place: Territoire = reader.load(&id).await?;
    if !a_un_portrait(place.genre) {
        return Err(PageError::NotFound);
    }
    let lines = portrait(&mut reader, place.id).await?;
    let gone = retirees(&mut reader, &place, &lines).await?;
    let (form, conflicts) = remplir(&lines, typed);
    let action = visit.url(&format!("/territoires/{}/portrait", place.id));
    let body = html! {
        (erreurs(&form, lang))
        @if stale {
            div.encadre.attention role="alert" tabindex="-1" data-enhance="focus" {
                h2 { (t.portrait_perime()) }
                p { (t.portrait_perime_texte()) }
            }
        }
        p.chapeau { (t.portrait_chapeau()) }
        form method="post" action=(action) {
            @for rubrique in Rubrique::ALL.iter().copied() {
                @let lines = enregistrees(&lines, rubrique);
                input type="hidden" name=(vu(rubrique)) value=(form.text(&vu(rubrique)));
                @if conflicts.contains(&rubrique) {
                    div.encadre.attention {
                        p { strong { (t.portrait_enregistre(titre(rubrique, lang))) } }
                        @if lines.is_empty() { p { (t.portrait_enregistre_vide()) } } @else { ul { @for line in &lines { li { (line) } } } }
                    }
                }
                (zone(&form, &Champ { name: rubrique.code(), label: &titre(rubrique, lang), lines: u8::try_from(lines.len() + 2).unwrap_or(30).min(30), ..Champ::default() }, lang))
            }
            (champ(&form, &Champ { name: "source", label: &t.chiffre_source(), hint: &t.portrait_source_aide(), ..Champ::default() }, lang))
            (coches(&form, &Champ { name: "toutes", label: &t.portrait_portee(), filter: true, ..Champ::default() }, &[Choix::new("oui", t.portrait_toutes())], lang))
            div.boutons { (bouton(&t.portrait_enregistrer())) }
        }
        @if !gone.is_empty() {
            h2 { (t.portrait_retirees()) }
            p.discret { (t.portrait_retirees_texte()) }
            ul.lignes {
                @for one in &gone {
                    li {
                        p { strong { (titre(one.ligne.rubrique, lang)) } "\u{202f}: " (one.ligne.texte) }
                        p.discret { (t.portrait_retiree(date_longue(visit.house.db.clock().day_of(one.a), lang), one.acteur.nom())) " " (one.ligne.source) }
                        form method="post" action=(format!("{action}/retablir")) {
                            input type="hidden" name="ligne" value=(one.ligne.id);
                            button.bouton.second type="submit" aria-label=(t.portrait_retablir_ligne(&one.ligne.texte)) { (t.portrait_retablir()) }
                        }
                    }
                }
            }
        }
    };
    Ok(Layout::new(&t.portrait_titre(&place.nom))
        .over(genre(place.genre, lang))
        .trail(t.territoire(), "/territoire")
        .trail(place.nom.clone(), format!("/territoires/{}", place.id))
        .section("/territoire")
        .render(visit, body))
}

struct Retiree {
    ligne: Portrait,
    acteur: Actor,
    a: jiff::Timestamp,
}

/// The lines withdrawn last and not written again since.
async fn retirees(reader: &mut Reader, place: &Territoire, lines: &[Portrait]) -> Result<Vec<Retiree>, StoreError> {
    let wanted = Recherche { sujet: "portrait".to_owned(), texte: place.id.to_string(), ..Recherche::default() };
    let mut known: BTreeSet<(Rubrique, String)> = lines.iter().map(|l| (l.rubrique, normale(&l.texte))).collect();
    let mut out = vec![];
    for entry in journal::chercher(reader, i64::MAX, 300, &wanted).await? {
        if let [Some(ligne), None] = entry.records::<Portrait>()?
            && ligne.territoire_id == place.id
            && known.insert((ligne.rubrique, normale(&ligne.texte)))
        {
            out.push(Retiree { ligne, acteur: entry.acteur, a: entry.a });
        }
    }
    out.truncate(RETIREES);
    Ok(out)
}

/// `POST /territoires/{id}/portrait`
pub async fn modifier(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let zones = Rubrique::ALL.iter().map(|r| Zone {
        rubrique: *r,
        vu: form.text(&vu(*r)).to_owned(),
        saisi: form.text(r.code()).to_owned(),
    });
    let saisie = SaisiePortrait {
        zones: zones.collect(),
        source: form.text("source").to_owned(),
        toutes: form.is_checked("toutes", "oui"),
    };
    let done = actes::modifier(&visit, &id, &saisie).await;
    suite(&visit, &id, form, done, &format!("/territoires/{id}")).await
}

/// `POST /territoires/{id}/portrait/retablir`: `ligne` is the identifier of the withdrawn line.
pub async fn retablir(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let done = actes::retablir(&visit, &id, form.text("ligne")).await;
    suite(&visit, &id, Form::default(), done, &format!("/territoires/{id}/portrait")).await
}

async fn suite(visit: &Visit, id: &str, mut form: Form, done: Result<(), ActeError>, vers: &str) -> Page {
    match done {
        Ok(()) => Ok(visit.go(vers)),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            Ok((StatusCode::CONFLICT, page(visit, id, Some(form), true).await?).into_response())
        }
        Err(error) => {
            let conflict = matches!(&error, ActeError::Refus(all) if all.iter().any(|r| r.is_conflict()));
            let empty = form.fields().is_empty();
            form.refused(error, visit.lang)?;
            let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            if empty {
                // A line to put back: the portrait itself was not typed.
                let lines = portrait(&mut visit.reader().await?, id.parse().map_err(|_| PageError::NotFound)?).await?;
                let errors = std::mem::take(&mut form.errors);
                form = remplir(&lines, None).0;
                form.errors = errors;
            }
            Ok((status, page(visit, id, Some(form), false).await?).into_response())
        }
    }
}
