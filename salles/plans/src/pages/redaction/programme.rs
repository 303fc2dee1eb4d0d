//! A programme of the territory: its name, its other writings, who runs it, the contract followed here that it is.

use super::cadre::{brouillon, caches, reponse};
use super::conflit::{self, Champs};
use crate::actes::redaction::{ajouter_programme, modifier_programme};
use crate::m;
use crate::model::{Contrat, Programme};
use crate::regles::redaction::{SaisieProgramme, libelle_champ};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, liste_deroulante, zone};
use web::{Form, Layout, Page, PageError, Visit};

const NOMS: [&str; 5] = ["nom", "variantes", "porteur", "note", "contrat"];

fn permis(visit: &Visit) -> Result<(), PageError> {
    if visit.may(Right::ModifierPlan, None) { Ok(()) } else { Err(PageError::NotFound) }
}

async fn contrats(r: &mut Reader) -> Result<Vec<Contrat>, StoreError> {
    r.list(";; ORDER BY annee_debut DESC, slug COLLATE \"C\"", args![]).await
}

fn champs(p: &Programme) -> Champs {
    [
        ("version", p.version.to_string()),
        ("nom", p.nom.clone()),
        ("variantes", p.variantes.join("\n")),
        ("porteur", p.porteur.clone().unwrap_or_default()),
        ("note", p.note.clone().unwrap_or_default()),
        ("contrat", p.contrat_id.map(|id| id.to_string()).unwrap_or_default()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

fn saisie(form: &Form) -> SaisieProgramme {
    let lire = |name: &str| form.text(name).to_owned();
    SaisieProgramme {
        nom: lire("nom"),
        variantes: lire("variantes"),
        porteur: lire("porteur"),
        note: lire("note"),
        contrat: lire("contrat"),
        autre: form.has("autre_programme"),
    }
}

/// `GET /programmes/nouveau`
pub async fn nouveau(visit: Visit) -> Page {
    permis(&visit)?;
    let all = contrats(&mut visit.reader().await?).await?;
    let form = Form::default();
    Ok(reponse(&form, page(&visit, None, &all, &form)))
}

/// `POST /programmes/nouveau`
pub async fn ajouter(visit: Visit, mut form: Form) -> Page {
    permis(&visit)?;
    match ajouter_programme(&visit, &saisie(&form)).await {
        Ok(one) => Ok(visit.go(&format!("/programmes/{}", one.id))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let all = contrats(&mut visit.reader().await?).await?;
            Ok(reponse(&form, page(&visit, None, &all, &form)))
        }
    }
}

/// `GET /programmes/{programme}/modifier`
pub async fn get(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    permis(&visit)?;
    let mut r = visit.reader().await?;
    let one: Programme = r.load(&id).await?;
    let all = contrats(&mut r).await?;
    let form = Form::filled(champs(&one));
    Ok(reponse(&form, page(&visit, Some(&one), &all, &form)))
}

/// `POST /programmes/{programme}/modifier`
pub async fn modifier(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Page {
    permis(&visit)?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let mut r = visit.reader().await?;
    let now: Programme = r.load(&id).await?;
    let base: Option<Programme> = conflit::version_lue(&mut r, &id, version).await?;
    let all = contrats(&mut r).await?;
    drop(r);
    let ici = visit.url(&format!("/programmes/{id}/modifier"));
    let to_choose = |form: &Form, base: Option<&Programme>| {
        let gaps = conflit::ecarts(form, base.map(champs).as_ref(), &champs(&now), &NOMS);
        (!gaps.is_empty()).then(|| {
            let shown = |name: &str, value: &str| {
                let contract = (name == "contrat").then(|| all.iter().find(|c| c.id.to_string() == value)).flatten();
                contract.map_or_else(|| value.to_owned(), |c| c.titre.clone())
            };
            let body = conflit::choisir(&visit, &ici, form, now.version, &gaps, shown);
            (StatusCode::CONFLICT, cadre(&visit, Some(&now), body)).into_response()
        })
    };
    let Some(mut form) = conflit::arbitrer(&form, &champs(&now)) else {
        return to_choose(&form, None).ok_or(PageError::Unreadable);
    };
    let mut done = modifier_programme(&visit, now.id, version, &saisie(&form)).await;
    if matches!(done, Err(ActeError::Store(StoreError::Stale { .. }))) {
        if let Some(page) = to_choose(&form, base.as_ref()) {
            return Ok(page);
        }
        done = modifier_programme(&visit, now.id, now.version, &saisie(&form)).await;
    }
    match done {
        Ok(one) => Ok(visit.go(&format!("/programmes/{}", one.id))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, page(&visit, Some(&now), &all, &form)))
        }
    }
}

fn page(visit: &Visit, one: Option<&Programme>, contrats: &[Contrat], form: &Form) -> Markup {
    let t = m(visit.lang);
    let here = one.map_or_else(|| "/programmes/nouveau".to_owned(), |p| format!("/programmes/{}/modifier", p.id));
    let back = one.map_or_else(|| "/programmes".to_owned(), |p| format!("/programmes/{}", p.id));
    let mut followed = vec![Choix::new("", t.redaction_programme_sans_contrat())];
    followed.extend(contrats.iter().map(|c| Choix::new(c.id.to_string(), c.titre.clone())));
    let label = |name: &str| libelle_champ(name, visit.lang);
    let body = html! {
        (erreurs(form, visit.lang))
        form method="post" action=(visit.url(&here)) data-enhance="brouillon" {
            @if one.is_some() { (caches(&[("version", form.text("version"))])) }
            (champ(form, &Champ { name: "nom", label: &label("nom"), required: true, ..Champ::default() }, visit.lang))
            (coches(form, &Champ { name: "autre_programme", label: &t.redaction_programme_doute(), ..Champ::default() }, &[Choix::new("oui", t.redaction_programme_autre())], visit.lang))
            (zone(form, &Champ { name: "variantes", label: &t.articulation_variantes(), hint: &t.redaction_aide_details(), ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "porteur", label: &t.articulation_porteur(), ..Champ::default() }, visit.lang))
            (zone(form, &Champ { name: "note", label: &t.articulation_note(), ..Champ::default() }, visit.lang))
            (liste_deroulante(form, &Champ { name: "contrat", label: &t.articulation_suivi_ici(), ..Champ::default() }, &followed, visit.lang))
            (brouillon(visit))
            div.boutons { (bouton(&t.redaction_enregistrer())) a href=(visit.url(&back)) { (t.redaction_annuler()) } }
        }
    };
    cadre(visit, one, body)
}

fn cadre(visit: &Visit, one: Option<&Programme>, body: Markup) -> Markup {
    let t = m(visit.lang);
    let title = one.map_or_else(|| t.redaction_programme_nouveau(), |_| t.redaction_programme_modifier());
    let layout = Layout::new(&title).trail(t.articulation_programmes(), "/programmes");
    match one {
        Some(p) => layout.trail(p.nom.clone(), format!("/programmes/{}", p.id)),
        None => layout,
    }
    .section("/contrats")
    .render(visit, body)
}
