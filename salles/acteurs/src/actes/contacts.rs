//! Who answers for an organisation, and who stands in for them.

use crate::model::{Contact, ContactId, Organisation, OrganisationId};
use crate::regles::comptes::courriel_valide;
use crate::regles::connexion::courriel_net;
use crate::regles::organisations::{Refus, peut_suppleer};
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// What is typed of a contact.
#[derive(Debug, Clone)]
pub struct Saisie {
    pub fonction: String,
    pub courriel: String,
    pub service: Option<String>,
    pub suppleant_de: Option<ContactId>,
    pub actif: bool,
}

async fn juger(w: &mut Writer, contact: &Contact) -> Result<(), ActeError> {
    let mut wrong = vec![];
    if contact.fonction.is_empty() {
        wrong.push(Refus::FonctionVide);
    }
    if !courriel_valide(&contact.courriel) {
        wrong.push(Refus::CourrielInvalide { vu: contact.courriel.clone() });
    }
    let own: Vec<Contact> = w.list("organisation_id = $2", args![contact.organisation_id]).await?;
    if own.iter().any(|other| other.id != contact.id && other.courriel == contact.courriel && other.fonction == contact.fonction)
    {
        wrong.push(Refus::ContactDejaConnu { courriel: contact.courriel.clone() });
    }
    if let Some(holder) = contact.suppleant_de {
        let found = own.iter().find(|c| c.id == holder);
        let leads = own.iter().any(|c| c.suppleant_de == Some(contact.id));
        if leads || !found.is_some_and(|t| peut_suppleer(contact.id, contact.organisation_id, t)) {
            wrong.push(Refus::TitulaireInconnu);
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(ActeError::refuse(wrong)) }
}

impl Saisie {
    fn poser(&self, contact: &mut Contact) {
        self.fonction.trim().clone_into(&mut contact.fonction);
        contact.courriel = courriel_net(&self.courriel);
        contact.service = self.service.as_deref().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned);
        contact.suppleant_de = self.suppleant_de;
        contact.actif = self.actif;
    }
}

fn peut(visit: &Visit) -> Result<(), ActeError> {
    if visit.may(Right::TenirAnnuaire, None) { Ok(()) } else { Err(ActeError::Interdit) }
}

/// Adds a contact to an organisation.
///
/// # Errors
/// `Interdit`, the refusals of what is typed.
pub async fn ajouter(visit: &Visit, organisation: OrganisationId, saisie: &Saisie) -> Result<ContactId, ActeError> {
    peut(visit)?;
    let mut w = visit.writer("contact.ajouter").await?;
    let organisation: Organisation = w.load(&organisation).await?;
    let mut contact = Contact {
        id: Id::fresh(),
        version: 1,
        organisation_id: organisation.id,
        fonction: String::new(),
        courriel: String::new(),
        service: None,
        suppleant_de: None,
        actif: true,
    };
    saisie.poser(&mut contact);
    juger(&mut w, &contact).await?;
    w.insert(&contact).await?;
    w.commit().await?;
    Ok(contact.id)
}

/// Corrects a contact of an organisation, or sets it aside (`actif` false): it keeps its history.
///
/// # Errors
/// `Interdit`, the refusals of what is typed, `StoreError::Stale`.
pub async fn modifier(
    visit: &Visit,
    organisation: OrganisationId,
    id: ContactId,
    version: i64,
    saisie: &Saisie,
) -> Result<(), ActeError> {
    peut(visit)?;
    let mut w = visit.writer("contact.modifier").await?;
    let mut contact: Contact = w.load(&id).await?;
    if contact.organisation_id != organisation {
        return Err(StoreError::Missing { table: "contact", id: id.to_string() }.into());
    }
    contact.version = version;
    saisie.poser(&mut contact);
    juger(&mut w, &contact).await?;
    w.update(&mut contact).await?;
    Ok(w.commit().await?)
}
