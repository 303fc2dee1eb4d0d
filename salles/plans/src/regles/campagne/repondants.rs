//! Who is asked: proposed from the pilots printed on each sheet.

use crate::model::FicheActionId;
use acteurs::model::{ContactId, OrganisationId};
use kernel::texte::cle;

/// A pilot of a sheet.
#[derive(Debug, Clone)]
pub struct PiloteVu {
    pub organisation: OrganisationId,
    /// « pilotes "A / B, C (service)" ».
    pub services: Vec<String>,
}

/// A sheet and its pilots, in the printed order.
#[derive(Debug, Clone)]
pub struct FichePilotee {
    pub fiche: FicheActionId,
    pub pilotes: Vec<PiloteVu>,
}

/// Someone who can be written to.
#[derive(Debug, Clone)]
pub struct ContactVu {
    pub id: ContactId,
    pub organisation: OrganisationId,
    /// The organisation this one belongs to: « PMI → Département ».
    pub parent: Option<OrganisationId>,
    /// The names under which a sheet may call this service: service of the contact, name, short name and
    /// spellings of its organisation.
    pub noms: Vec<String>,
    pub principal: bool,
}

/// Who should answer for a sheet; `contact` is absent when nobody can be written to yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposition {
    pub fiche: FicheActionId,
    pub organisation: Option<OrganisationId>,
    pub contact: Option<ContactId>,
}

/// The lead is the first pilot that is not the coordination itself (« pilote qui est le contrat
/// lui-même ("CLS") résolu vers la coordination »), else the coordination; the services written beside
/// the pilot choose the contact of that service, else the organisation's own.
#[must_use]
pub fn proposer_repondants(
    fiches: &[FichePilotee],
    contacts: &[ContactVu],
    coordination: Option<OrganisationId>,
) -> Vec<Proposition> {
    fiches
        .iter()
        .map(|f| {
            let lead = f.pilotes.iter().find(|p| Some(p.organisation) != coordination);
            let organisation = lead.map(|p| p.organisation).or(coordination);
            let services = lead.map_or(&[][..], |p| &p.services);
            let chosen = organisation.and_then(|o| contact_de(o, services, contacts));
            Proposition {
                fiche: f.fiche,
                // A service that is an organisation of its own answers under its own name.
                organisation: chosen.map(|c| c.organisation).or(organisation),
                contact: chosen.map(|c| c.id),
            }
        })
        .collect()
}

fn contact_de<'a>(organisation: OrganisationId, services: &[String], contacts: &'a [ContactVu]) -> Option<&'a ContactVu> {
    let near: Vec<&ContactVu> =
        contacts.iter().filter(|c| c.principal && (c.organisation == organisation || c.parent == Some(organisation))).collect();
    let by_service = services.iter().find_map(|service| {
        let wanted = cle(service);
        near.iter().find(|c| c.noms.iter().any(|nom| cle(nom) == wanted)).copied()
    });
    by_service.or_else(|| near.iter().find(|c| c.organisation == organisation).copied())
}
