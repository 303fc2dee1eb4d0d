//! `/organisations/{organisation}/contacts`: who answers for it, one form each.

use crate::actes::contacts::{self as actes, Saisie};
use crate::m;
use crate::model::{Contact, ContactId, OrganisationId};
use crate::pages::annonce::{annonce, perime};
use crate::pages::compte::Fait;
use crate::regles::organisations::Refus;
use crate::store::{Fiche, fiche};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, Etat, bouton, champ, coches, erreurs, etat, liste_deroulante};
use web::{Form, Layout, Page, PageError, Visit};

fn id<T>(text: &str) -> Result<kernel::Id<T>, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

fn lire(form: &Form, actif: bool) -> Result<Saisie, ActeError> {
    let holder = form.some("suppleant_de").map(str::parse).transpose();
    Ok(Saisie {
        fonction: form.text("fonction").to_owned(),
        courriel: form.text("courriel").to_owned(),
        service: form.some("service").map(str::to_owned),
        suppleant_de: holder.map_err(|_| Refus::TitulaireInconnu)?,
        actif,
    })
}

pub async fn contacts_get(visit: Visit, Path((_, organisation)): Path<(String, String)>, Query(fait): Query<Fait>) -> Page {
    page(&visit, id(&organisation)?, StatusCode::OK, &Form::default(), &fait.fait).await
}

pub async fn ajouter_contact(visit: Visit, Path((_, organisation)): Path<(String, String)>, mut form: Form) -> Page {
    let organisation: OrganisationId = id(&organisation)?;
    let done = match lire(&form, true) {
        Ok(saisie) => actes::ajouter(&visit, organisation, &saisie).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Ok(visit.go(&format!("/organisations/{organisation}/contacts?fait=ajoute"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, organisation, StatusCode::UNPROCESSABLE_ENTITY, &form, "").await
        }
    }
}

async fn page(visit: &Visit, id: OrganisationId, status: StatusCode, form: &Form, fait: &str) -> Page {
    if !visit.may(Right::TenirAnnuaire, None) {
        return Err(PageError::NotFound);
    }
    let fiche = fiche(&mut visit.reader().await?, id).await?;
    let t = m(visit.lang);
    let done = match fait {
        "ajoute" => Some(t.contact_fait_ajoute()),
        "modifie" => Some(t.contact_fait_modifie()),
        _ => None,
    };
    let body = html! {
        (annonce(done.as_deref()))
        p.chapeau { (t.contact_chapeau()) }
        (table(visit, &fiche))
        section {
            h2 { (t.contact_ajouter()) }
            (erreurs(form, visit.lang))
            form method="post" action=(visit.url(&format!("/organisations/{id}/contacts"))) {
                (champs(visit, form, &fiche, None))
                div.boutons { (bouton(&t.contact_ajouter())) }
            }
        }
    };
    let title = t.contact_titre(fiche.organisation.court());
    let layout = Layout::new(&title)
        .trail(t.organisation_titre(), "/organisations")
        .trail(fiche.organisation.court(), format!("/organisations/{id}"))
        .section("/organisations");
    Ok((status, layout.render(visit, body)).into_response())
}

fn table(visit: &Visit, fiche: &Fiche) -> Markup {
    let t = m(visit.lang);
    let own: Vec<&Contact> = fiche.contacts.iter().filter(|c| c.organisation_id == fiche.organisation.id).collect();
    let (mail, service, state) = (t.contact_courriel(), t.contact_service(), t.contact_actif());
    html! {
        @if own.is_empty() { p { (t.contact_vide()) } } @else {
            table.empile {
                thead { tr { th scope="col" { (t.contact_fonction()) } th scope="col" { (service) } th scope="col" { (mail) } th scope="col" { (state) } } }
                tbody {
                    @for contact in own {
                        tr {
                            th scope="row" {
                                a href=(visit.url(&format!("/organisations/{}/contacts/{}", contact.organisation_id, contact.id))) { (contact.fonction) }
                                @if contact.suppleant_de.is_some() { " " (etat(Etat::Info, &t.contact_suppleant())) }
                            }
                            td data-l=(service) { (contact.service.as_deref().unwrap_or("—")) }
                            td data-l=(mail) { (contact.courriel) }
                            td data-l=(state) { @if contact.actif { (etat(Etat::Bien, &t.organisation_oui())) } @else { (etat(Etat::Attente, &t.contact_ecarte())) } }
                        }
                    }
                }
            }
        }
    }
}

pub async fn un_contact(visit: Visit, Path((_, organisation, contact)): Path<(String, String, String)>) -> Page {
    un(&visit, id(&organisation)?, id(&contact)?, StatusCode::OK, None, false).await
}

pub async fn modifier_contact(
    visit: Visit,
    Path((_, organisation, contact)): Path<(String, String, String)>,
    mut form: Form,
) -> Page {
    let (organisation, contact): (OrganisationId, ContactId) = (id(&organisation)?, id(&contact)?);
    let version = form.text("version").parse().unwrap_or_default();
    let done = match lire(&form, form.is_checked("actif", "oui")) {
        Ok(saisie) => actes::modifier(&visit, organisation, contact, version, &saisie).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(visit.go(&format!("/organisations/{organisation}/contacts?fait=modifie"))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            un(&visit, organisation, contact, StatusCode::CONFLICT, Some(form), true).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            un(&visit, organisation, contact, StatusCode::UNPROCESSABLE_ENTITY, Some(form), false).await
        }
    }
}

async fn un(
    visit: &Visit,
    organisation: OrganisationId,
    contact: ContactId,
    status: StatusCode,
    typed: Option<Form>,
    stale: bool,
) -> Page {
    if !visit.may(Right::TenirAnnuaire, None) {
        return Err(PageError::NotFound);
    }
    let fiche = fiche(&mut visit.reader().await?, organisation).await?;
    let own = fiche.contacts.iter().find(|c| c.id == contact && c.organisation_id == organisation).ok_or(PageError::NotFound)?;
    let t = m(visit.lang);
    let mut form = typed.unwrap_or_else(|| remplir(own));
    form.set("version", own.version.to_string());
    let holder = fiche.contacts.iter().find(|c| Some(c.id) == own.suppleant_de);
    let stored = vec![
        (t.contact_fonction(), own.fonction.clone()),
        (t.contact_courriel(), own.courriel.clone()),
        (t.contact_service(), own.service.clone().unwrap_or_default()),
        (t.contact_suppleant_de(), holder.map(|h| h.fonction.clone()).unwrap_or_default()),
        (t.contact_actif(), if own.actif { t.organisation_oui() } else { t.organisation_non() }),
    ];
    let body = html! {
        @if stale { (perime(visit, &stored)) }
        (erreurs(&form, visit.lang))
        form method="post" action=(visit.url(&format!("/organisations/{organisation}/contacts/{contact}"))) {
            input type="hidden" name="version" value=(form.text("version"));
            (champs(visit, &form, &fiche, Some(own)))
            div.boutons { (bouton(&t.compte_enregistrer())) a href=(visit.url(&format!("/organisations/{organisation}/contacts"))) { (t.contact_annuler()) } }
        }
    };
    let contacts = t.contact_titre(fiche.organisation.court());
    let layout = Layout::new(&own.fonction)
        .trail(t.organisation_titre(), "/organisations")
        .trail(fiche.organisation.court(), format!("/organisations/{organisation}"))
        .trail(contacts, format!("/organisations/{organisation}/contacts"))
        .section("/organisations");
    Ok((status, layout.render(visit, body)).into_response())
}

fn remplir(contact: &Contact) -> Form {
    let mut fields = vec![
        ("fonction", contact.fonction.clone()),
        ("courriel", contact.courriel.clone()),
        ("service", contact.service.clone().unwrap_or_default()),
        ("suppleant_de", contact.suppleant_de.map(|s| s.to_string()).unwrap_or_default()),
    ];
    if contact.actif {
        fields.push(("actif", "oui".to_owned()));
    }
    Form::filled(fields.into_iter().map(|(n, v)| (n.to_owned(), v)).collect())
}

fn champs(visit: &Visit, form: &Form, fiche: &Fiche, contact: Option<&Contact>) -> Markup {
    let t = m(visit.lang);
    let l = visit.lang;
    let stands_for = |c: &&Contact| {
        c.organisation_id == fiche.organisation.id && c.suppleant_de.is_none() && contact.is_none_or(|own| own.id != c.id)
    };
    let holders: Vec<Choix> = std::iter::once(Choix::new("", t.contact_titulaire()))
        .chain(fiche.contacts.iter().filter(stands_for).map(|c| Choix::new(c.id.to_string(), c.fonction.clone())))
        .collect();
    let active = [Choix { value: "oui".into(), label: t.contact_actif_case(), hint: t.contact_actif_aide() }];
    html! {
        (champ(form, &Champ { name: "fonction", label: &t.contact_fonction(), hint: &t.contact_fonction_aide(), autocomplete: "off", required: true, ..Champ::default() }, l))
        (champ(form, &Champ { name: "courriel", label: &t.contact_courriel(), kind: "email", autocomplete: "off", required: true, ..Champ::default() }, l))
        (champ(form, &Champ { name: "service", label: &t.contact_service(), autocomplete: "off", ..Champ::default() }, l))
        (liste_deroulante(form, &Champ { name: "suppleant_de", label: &t.contact_suppleant_de(), hint: &t.contact_suppleant_aide(), ..Champ::default() }, &holders, l))
        @if contact.is_some() {
            (coches(form, &Champ { name: "actif", label: &t.contact_actif(), required: true, ..Champ::default() }, &active, l))
        }
    }
}
