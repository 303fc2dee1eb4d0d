//! `/organisations`: the directory. The page of one organisation (what it leads, what it owes) is
//! drawn by the room `plans`, with `entete` and `contacts` from here.

mod contacts;
mod edition;
mod liste;

pub use contacts::{ajouter_contact, contacts_get, modifier_contact, un_contact};
pub use edition::{fusionner, graphie, modifier_get, modifier_post, nouvelle_get, nouvelle_post, separer};
pub use liste::{export, get};

use crate::model::{Contact, Organisation};
use crate::store::Fiche;
use crate::{m, mots};
use kernel::Right;
use maud::{Markup, html};
use web::Visit;
use web::components::{Etat, etat, vide};

/// The address of an organisation's page.
#[must_use]
pub fn adresse(visit: &Visit, organisation: &Organisation) -> String {
    visit.url(&format!("/organisations/{}", organisation.id))
}

/// The head of an organisation's page: what it is, under what names, what it belongs to; with the
/// links to correct it for those who keep the directory.
#[must_use]
pub fn entete(visit: &Visit, fiche: &Fiche) -> Markup {
    let t = m(visit.lang);
    let one = &fiche.organisation;
    let other: Vec<&str> =
        one.graphies.iter().map(String::as_str).filter(|g| *g != one.nom && Some(*g) != one.sigle.as_deref()).collect();
    html! {
        @if let Some(kept) = &fiche.remplacante {
            div.encadre.attention { p { (t.organisation_fusionnee_dans()) " " a href=(adresse(visit, kept)) { (kept.nom) } } }
        }
        @if one.generique { p { (etat(Etat::Attente, &t.organisation_generique())) " " (t.organisation_generique_texte()) } }
        dl.fiche-info {
            @if let Some(sigle) = &one.sigle { dt { (t.organisation_sigle()) } dd { (sigle) } }
            dt { (t.organisation_famille()) } dd { (mots::famille(one.famille, visit.lang)) }
            @if let Some(parent) = &fiche.parent { dt { (t.organisation_parent()) } dd { a href=(adresse(visit, parent)) { (parent.nom) } } }
            @if !fiche.filles.is_empty() {
                dt { (t.organisation_filles()) }
                dd { @for (rank, child) in fiche.filles.iter().enumerate() { @if rank > 0 { ", " } a href=(adresse(visit, child)) { (child.court()) } } }
            }
            @if !other.is_empty() { dt { (t.organisation_graphies()) } dd { (other.join(", ")) } }
            @if !fiche.fusionnees.is_empty() {
                dt { (t.organisation_fusionnees()) }
                dd { (fiche.fusionnees.iter().map(|o| o.nom.as_str()).collect::<Vec<_>>().join(", ")) }
            }
            @if let Some(courriel) = &one.courriel { dt { (t.organisation_courriel()) } dd { a href=(format!("mailto:{courriel}")) { (courriel) } } }
        }
        @if let Some(note) = &one.note { p.texte { (note) } }
        @if visit.may(Right::TenirAnnuaire, None) {
            div.boutons {
                a.bouton.second href=(format!("{}/modifier", adresse(visit, one))) { (t.organisation_modifier()) }
                a.bouton.second href=(format!("{}/contacts", adresse(visit, one))) { (t.contact_tenir()) }
            }
        }
    }
}

/// The contacts of an organisation, each followed by whoever stands in for them.
#[must_use]
pub fn contacts(visit: &Visit, fiche: &Fiche) -> Markup {
    let t = m(visit.lang);
    let keeps = visit.may(Right::TenirAnnuaire, None);
    let active: Vec<&Contact> = fiche.contacts.iter().filter(|c| c.actif).collect();
    let add = format!("{}/contacts", adresse(visit, &fiche.organisation));
    let (function, service) = (t.contact_fonction(), t.contact_service());
    html! {
        @if active.is_empty() {
            (vide(&t.contact_vide(), keeps.then_some((t.contact_ajouter().as_str(), add.as_str()))))
        } @else {
            table.empile {
                thead { tr { th scope="col" { (function) } th scope="col" { (service) } th scope="col" { (t.contact_courriel()) } } }
                tbody {
                    @for contact in active {
                        tr {
                            th scope="row" { (contact.fonction) @if contact.suppleant_de.is_some() { " " (etat(Etat::Info, &t.contact_suppleant())) } }
                            td data-l=(service) { (contact.service.as_deref().unwrap_or("—")) }
                            td data-l=(t.contact_courriel()) { a href=(format!("mailto:{}", contact.courriel)) { (contact.courriel) } }
                        }
                    }
                }
            }
        }
    }
}
