//! Adding an organisation, correcting it, merging it with its double, parting them again.

use super::adresse;
use crate::actes::organisations::{self as actes, Saisie};
use crate::model::{Famille, Organisation, OrganisationId};
use crate::pages::annonce::{annonce, perime};
use crate::pages::compte::Fait;
use crate::regles::organisations::{Candidat, Refus, deja_connues, etiquettes};
use crate::store::{Annuaire, annuaire};
use crate::{m, mots};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, liste_deroulante, zone};
use web::{Form, Layout, Page, PageError, Visit};

type Chemin = Path<(String, String)>;

fn id(text: &str) -> Result<OrganisationId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

fn tient(visit: &Visit) -> Result<(), PageError> {
    if visit.may(Right::TenirAnnuaire, None) { Ok(()) } else { Err(PageError::NotFound) }
}

/// What the form says; a family or a parent that does not exist is a refusal like another.
fn lire(form: &Form) -> Result<Saisie, ActeError> {
    let mut wrong = vec![];
    let famille = Famille::from_code(form.text("famille"));
    if famille.is_none() {
        wrong.push(Refus::FamilleInconnue);
    }
    let parent = form.some("parent").map(str::parse::<OrganisationId>).transpose();
    if parent.is_err() {
        wrong.push(Refus::ParentInconnu);
    }
    match (famille, parent) {
        (Some(famille), Ok(parent)) => Ok(Saisie {
            nom: form.text("nom").to_owned(),
            sigle: form.some("sigle").map(str::to_owned),
            graphies: form.text("graphies").lines().map(str::to_owned).collect(),
            famille,
            parent,
            generique: form.is_checked("generique", "oui"),
            courriel: form.some("courriel").map(str::to_owned),
            note: form.some("note").map(str::to_owned),
        }),
        _ => Err(ActeError::refuse(wrong)),
    }
}

fn remplir(one: &Organisation) -> Form {
    let mut fields = vec![
        ("nom", one.nom.clone()),
        ("sigle", one.sigle.clone().unwrap_or_default()),
        ("graphies", one.graphies.join("\n")),
        ("famille", one.famille.code().to_owned()),
        ("parent", one.parent_id.map(|p| p.to_string()).unwrap_or_default()),
        ("courriel", one.courriel.clone().unwrap_or_default()),
        ("note", one.note.clone().unwrap_or_default()),
    ];
    if one.generique {
        fields.push(("generique", "oui".to_owned()));
    }
    Form::filled(fields.into_iter().map(|(n, v)| (n.to_owned(), v)).collect())
}

pub async fn nouvelle_get(visit: Visit) -> Page {
    tient(&visit)?;
    nouvelle(&visit, &Form::default(), StatusCode::OK).await
}

pub async fn nouvelle_post(visit: Visit, mut form: Form) -> Page {
    let done = match lire(&form) {
        Ok(saisie) => actes::creer(&visit, &saisie).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(id) => Ok(visit.go(&format!("/organisations/{id}"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            nouvelle(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn nouvelle(visit: &Visit, form: &Form, status: StatusCode) -> Page {
    let all = annuaire(&mut visit.reader().await?).await?;
    let t = m(visit.lang);
    let body = html! {
        p.chapeau { (t.organisation_ajouter_chapeau()) }
        (erreurs(form, visit.lang))
        (proches(visit, form, &all))
        form method="post" action=(visit.url("/organisations/nouvelle")) {
            (champs(visit, form, &all, None))
            div.boutons { (bouton(&t.organisation_ajouter())) a href=(visit.url("/organisations")) { (t.organisation_annuler()) } }
        }
    };
    let title = t.organisation_ajouter();
    let layout = Layout::new(&title).trail(t.organisation_titre(), "/organisations").section("/organisations");
    Ok((status, layout.render(visit, body)).into_response())
}

/// The organisations that already answer to what is typed: open one, or give it the name typed as
/// another spelling.
fn proches(visit: &Visit, form: &Form, all: &Annuaire) -> Markup {
    let t = m(visit.lang);
    let candidates: Vec<Candidat> = match lire(form) {
        Ok(saisie) if form.error("nom").is_some() => typed(&saisie, all),
        _ => vec![],
    };
    html! {
        @if !candidates.is_empty() {
            ul.cartes {
                @for one in &candidates {
                    li {
                        h2 { a href=(visit.url(&format!("/organisations/{}", one.id))) { (one.nom) } }
                        p { (t.organisation_connue_par(&one.par)) }
                        form method="post" action=(visit.url(&format!("/organisations/{}/graphies", one.id))) {
                            input type="hidden" name="graphie" value=(form.text("nom"));
                            button.bouton.second type="submit" aria-label=(t.organisation_utiliser_celle(&one.nom)) { (t.organisation_utiliser()) }
                        }
                    }
                }
            }
        }
    }
}

fn typed(saisie: &Saisie, all: &Annuaire) -> Vec<Candidat> {
    let one = Organisation {
        id: OrganisationId::from_parts(0, [0; 10]),
        version: 1,
        nom: saisie.nom.clone(),
        sigle: saisie.sigle.clone(),
        graphies: store::Json(saisie.graphies.clone()),
        famille: saisie.famille,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: String::new(),
    };
    let mut seen = std::collections::BTreeSet::new();
    let mut found = deja_connues(&one, &etiquettes(&one), all.toutes());
    found.retain(|c| seen.insert(c.id));
    found
}

pub async fn graphie(visit: Visit, Path((_, organisation)): Chemin, form: Form) -> Page {
    let organisation = id(&organisation)?;
    actes::ajouter_graphie(&visit, organisation, form.text("graphie")).await?;
    Ok(visit.go(&format!("/organisations/{organisation}/modifier?fait=graphie")))
}

#[derive(Default)]
struct Etat {
    form: Option<Form>,
    perime: bool,
    fusion: Form,
    fait: String,
}

pub async fn modifier_get(visit: Visit, Path((_, organisation)): Chemin, Query(fait): Query<Fait>) -> Page {
    page(&visit, id(&organisation)?, StatusCode::OK, Etat { fait: fait.fait, ..Etat::default() }).await
}

pub async fn modifier_post(visit: Visit, Path((_, organisation)): Chemin, mut form: Form) -> Page {
    let organisation = id(&organisation)?;
    let version = form.text("version").parse().unwrap_or_default();
    let done = match lire(&form) {
        Ok(saisie) => actes::modifier(&visit, organisation, version, &saisie).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(visit.go(&format!("/organisations/{organisation}"))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            page(&visit, organisation, StatusCode::CONFLICT, Etat { form: Some(form), perime: true, ..Etat::default() }).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, organisation, StatusCode::UNPROCESSABLE_ENTITY, Etat { form: Some(form), ..Etat::default() }).await
        }
    }
}

pub async fn fusionner(visit: Visit, Path((_, organisation)): Chemin, mut form: Form) -> Page {
    let organisation = id(&organisation)?;
    let done = match form.text("doublon").parse() {
        Ok(double) => actes::fusionner(&visit, organisation, double).await,
        Err(_) => Err(Refus::FusionInconnue.into()),
    };
    match done {
        Ok(()) => Ok(visit.go(&format!("/organisations/{organisation}/modifier?fait=fusion"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, organisation, StatusCode::UNPROCESSABLE_ENTITY, Etat { fusion: form, ..Etat::default() }).await
        }
    }
}

pub async fn separer(visit: Visit, Path((_, organisation)): Chemin) -> Page {
    let organisation = id(&organisation)?;
    actes::separer(&visit, organisation).await?;
    Ok(visit.go(&format!("/organisations/{organisation}/modifier?fait=separation")))
}

async fn page(visit: &Visit, id: OrganisationId, status: StatusCode, mut etat: Etat) -> Page {
    tient(visit)?;
    let all = annuaire(&mut visit.reader().await?).await?;
    let one = all.une(id).ok_or(PageError::NotFound)?;
    let t = m(visit.lang);
    let mut form = etat.form.take().unwrap_or_else(|| remplir(one));
    form.set("version", one.version.to_string());
    let done = match etat.fait.as_str() {
        "graphie" => Some(t.organisation_fait_graphie()),
        "fusion" => Some(t.organisation_fait_fusion()),
        "separation" => Some(t.organisation_fait_separation()),
        _ => None,
    };
    let body = html! {
        (annonce(done.as_deref()))
        @if etat.perime { (perime(visit, &enregistre(visit, one, &all))) }
        (erreurs(&form, visit.lang))
        @if !etat.perime { (proches_de(visit, &form, &all, one)) }
        form method="post" action=(format!("{}/modifier", adresse(visit, one))) {
            input type="hidden" name="version" value=(form.text("version"));
            (champs(visit, &form, &all, Some(one)))
            div.boutons { (bouton(&t.compte_enregistrer())) a href=(adresse(visit, one)) { (t.organisation_annuler_modifier()) } }
        }
        section { h2 { (t.organisation_fusion()) } (fusion(visit, &etat.fusion, &all, one)) }
    };
    let title = t.organisation_modifier_titre(one.court());
    let layout = Layout::new(&title)
        .trail(t.organisation_titre(), "/organisations")
        .trail(one.court(), format!("/organisations/{}", one.id))
        .section("/organisations");
    Ok((status, layout.render(visit, body)).into_response())
}

/// On a refused correction, the others that bear the label, to open or to merge.
fn proches_de(visit: &Visit, form: &Form, all: &Annuaire, one: &Organisation) -> Markup {
    let candidates: Vec<Candidat> = match lire(form) {
        Ok(saisie) if form.error("nom").is_some() => typed(&saisie, all).into_iter().filter(|c| c.id != one.id).collect(),
        _ => vec![],
    };
    html! {
        @if !candidates.is_empty() {
            ul { @for c in &candidates { li { a href=(visit.url(&format!("/organisations/{}", c.id))) { (c.nom) } br; small { (m(visit.lang).organisation_connue_par(&c.par)) } } } }
        }
    }
}

fn enregistre(visit: &Visit, one: &Organisation, all: &Annuaire) -> Vec<(String, String)> {
    let t = m(visit.lang);
    let parent = one.parent_id.and_then(|p| all.une(p)).map(|p| p.nom.clone()).unwrap_or_default();
    vec![
        (t.organisation_nom(), one.nom.clone()),
        (t.organisation_sigle(), one.sigle.clone().unwrap_or_default()),
        (t.organisation_graphies(), one.graphies.join("\n")),
        (t.organisation_famille(), mots::famille(one.famille, visit.lang)),
        (t.organisation_parent(), parent),
        (t.organisation_generique(), if one.generique { t.organisation_oui() } else { t.organisation_non() }),
        (t.organisation_courriel(), one.courriel.clone().unwrap_or_default()),
        (t.organisation_note(), one.note.clone().unwrap_or_default()),
    ]
}

fn autres(all: &Annuaire, one: Option<&Organisation>, none: String) -> Vec<Choix> {
    let others =
        all.vivantes().filter(|o| one.is_none_or(|one| one.id != o.id)).map(|o| Choix::new(o.id.to_string(), o.nom.clone()));
    std::iter::once(Choix::new("", none)).chain(others).collect()
}

fn champs(visit: &Visit, form: &Form, all: &Annuaire, one: Option<&Organisation>) -> Markup {
    let t = m(visit.lang);
    let families: Vec<Choix> = std::iter::once(Choix::new("", t.organisation_choisir_famille()))
        .chain(Famille::ALL.iter().map(|f| Choix::new(f.code(), mots::famille(*f, visit.lang))))
        .collect();
    let generic = [Choix { value: "oui".into(), label: t.organisation_generique_case(), hint: t.organisation_generique_texte() }];
    let l = visit.lang;
    html! {
        (champ(form, &Champ { name: "nom", label: &t.organisation_nom(), required: true, ..Champ::default() }, l))
        (champ(form, &Champ { name: "sigle", label: &t.organisation_sigle(), short: true, ..Champ::default() }, l))
        (zone(form, &Champ { name: "graphies", label: &t.organisation_graphies(), hint: &t.organisation_graphies_aide(), lines: 3, ..Champ::default() }, l))
        (liste_deroulante(form, &Champ { name: "famille", label: &t.organisation_famille(), required: true, ..Champ::default() }, &families, l))
        (liste_deroulante(form, &Champ { name: "parent", label: &t.organisation_parent(), hint: &t.organisation_parent_aide(), ..Champ::default() }, &autres(all, one, t.organisation_aucune()), l))
        (champ(form, &Champ { name: "courriel", label: &t.organisation_courriel(), kind: "email", autocomplete: "off", ..Champ::default() }, l))
        (coches(form, &Champ { name: "generique", label: &t.organisation_generique(), ..Champ::default() }, &generic, l))
        (zone(form, &Champ { name: "note", label: &t.organisation_note(), lines: 3, ..Champ::default() }, l))
    }
}

fn fusion(visit: &Visit, form: &Form, all: &Annuaire, one: &Organisation) -> Markup {
    let t = m(visit.lang);
    let part = |other: &Organisation| {
        html! {
            form method="post" action=(format!("{}/separer", adresse(visit, other))) {
                button.lien type="submit" aria-label=(t.organisation_separer_de(&other.nom)) { (t.organisation_separer()) }
            }
        }
    };
    html! {
        @if let Some(kept) = one.remplacee_par.and_then(|id| all.definitive(id)) {
            p { (t.organisation_fusionnee_dans()) " " a href=(adresse(visit, kept)) { (kept.nom) } }
            (part(one))
        } @else {
            p { (t.organisation_fusion_texte()) }
            @let merged: Vec<&Organisation> = all.fusionnees(one.id).collect();
            @if !merged.is_empty() {
                h3 { (t.organisation_fusionnees()) }
                ul { @for other in merged { li { (other.nom) " " (part(other)) } } }
            }
            (erreurs(form, visit.lang))
            form method="post" action=(format!("{}/fusionner", adresse(visit, one))) {
                (liste_deroulante(form, &Champ { name: "doublon", label: &t.organisation_doublon(), hint: &t.organisation_doublon_aide(), required: true, ..Champ::default() }, &autres(all, Some(one), t.organisation_choisir()), visit.lang))
                button.bouton.second type="submit" { (t.organisation_fusionner()) }
            }
        }
    }
}
