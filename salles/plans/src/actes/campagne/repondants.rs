//! Who answers: proposed, corrected, replaced.

use super::conduite::ouvrir_un_lien;
use super::courriels::{self, Gabarit};
use super::preparation::fiches_de_la_portee;
use crate::model::{
    Campagne, CampagneId, Contrat, EtatCampagne, FicheActionId, Participation, Portee, Repondant, RepondantId, Reponse,
};
use crate::regles::campagne::{
    ContactVu, FichePilotee, PassageCampagne, PiloteVu, Refus, passer_campagne, proposer_repondants, verifier_adresse,
};
use acteurs::model::{Compte, Contact, Organisation, OrganisationId};
use std::collections::HashMap;
use store::{ActeError, Json, Read, StoreError, Writer, args};

/// What names a respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identite {
    pub organisation_id: Option<OrganisationId>,
    /// Function: « Direction de la santé publique ».
    pub nom: String,
    pub courriel: String,
    pub suppleant_courriel: Option<String>,
}

/// Gives a respondent to every sheet of the scope that has none, and takes their sheets from those that
/// left it. Only while prepared.
///
/// # Errors
/// `PassageCampagne`, `StoreError`.
pub async fn proposer(w: &mut Writer, campagne_id: &CampagneId) -> Result<(), ActeError> {
    let campagne: Campagne = w.load(campagne_id).await?;
    passer_campagne(campagne.etat, PassageCampagne::Regler)?;
    let contrat: Contrat = w.load(&campagne.contrat_id).await?;
    let fiches = fiches_de_la_portee(w, &contrat, &campagne.portee).await?;
    let mut repondants = w.list::<Repondant>("campagne_id = $2 ;; ORDER BY id", args![campagne.id]).await?;
    for repondant in &mut repondants {
        let before = repondant.portee.fiches.len();
        repondant.portee.fiches.retain(|f| fiches.iter().any(|fiche| fiche.id == *f));
        if repondant.portee.fiches.is_empty() && before > 0 {
            w.delete(repondant).await?;
        } else {
            w.update(repondant).await?;
        }
    }
    repondants.retain(|r| !r.portee.fiches.is_empty());
    let mut todo: Vec<FichePilotee> = fiches
        .iter()
        .filter(|f| !repondants.iter().any(|r| r.portee.fiches.contains(&f.id)))
        .map(|f| FichePilotee { fiche: f.id, pilotes: vec![] })
        .collect();
    let pilots =
        w.list::<Participation>("contrat_id = $2 AND role = 'pilote' ;; ORDER BY fiche_id, ordre", args![contrat.id]).await?;
    for pilot in pilots {
        if let Some(fiche) = todo.iter_mut().find(|f| f.fiche == pilot.fiche_id) {
            fiche.pilotes.push(PiloteVu { organisation: pilot.organisation_id, services: pilot.services.0 });
        }
    }
    let book = Annuaire::charger(w).await?;
    let coordination = courriels::coordination(&contrat, &book.organisations);
    for proposal in proposer_repondants(&todo, &book.vus(), coordination) {
        let identity = book.identite(proposal.organisation, proposal.contact);
        let known = repondants
            .iter_mut()
            .find(|r| r.organisation_id == identity.organisation_id && r.courriel == identity.courriel && r.delegue_de.is_none());
        match known {
            Some(repondant) => {
                repondant.portee.fiches.push(proposal.fiche);
                w.update(repondant).await?;
            }
            None => {
                let mut repondant = nouveau(w, &campagne, identity).await?;
                repondant.portee.fiches.push(proposal.fiche);
                w.insert(&repondant).await?;
                repondants.push(repondant);
            }
        }
    }
    Ok(())
}

async fn nouveau(w: &mut Writer, campagne: &Campagne, identite: Identite) -> Result<Repondant, StoreError> {
    let compte = w.find::<Compte>("courriel = $2 AND actif = 1", args![identite.courriel]).await?;
    Ok(Repondant {
        id: RepondantId::fresh(),
        version: 1,
        campagne_id: campagne.id,
        contrat_id: campagne.contrat_id,
        organisation_id: identite.organisation_id,
        nom: identite.nom,
        courriel: identite.courriel,
        suppleant_courriel: identite.suppleant_courriel,
        compte_id: compte.map(|c| c.id.to_string()),
        lien_id: None,
        delegue_de: None,
        portee: Json(Portee::default()),
        echec: None,
    })
}

/// Adds someone to the table of respondents; sheets are entrusted to them by `affecter`.
///
/// # Errors
/// `AdresseInvalide`; `PassageCampagne` when the campaign is over; `StoreError`.
pub async fn ajouter_repondant(w: &mut Writer, campagne_id: &CampagneId, identite: &Identite) -> Result<Repondant, ActeError> {
    let campagne: Campagne = w.load(campagne_id).await?;
    reglable(&campagne)?;
    let repondant = nouveau(w, &campagne, lue(identite)?).await?;
    w.insert(&repondant).await?;
    Ok(repondant)
}

/// Corrects a respondent. Once the campaign is open, another address means another link: the old one
/// is revoked and the mail is sent again.
///
/// # Errors
/// `AdresseInvalide`, `PassageCampagne`, `StoreError::Stale`.
pub async fn regler_repondant(
    w: &mut Writer,
    id: &RepondantId,
    version: i64,
    identite: &Identite,
) -> Result<Repondant, ActeError> {
    let mut repondant: Repondant = w.load(id).await?;
    let campagne: Campagne = w.load(&repondant.campagne_id).await?;
    reglable(&campagne)?;
    let identite = lue(identite)?;
    let moved = repondant.courriel != identite.courriel;
    repondant.version = version;
    repondant.organisation_id = identite.organisation_id;
    repondant.nom = identite.nom;
    repondant.suppleant_courriel = identite.suppleant_courriel;
    if moved {
        let compte = w.find::<Compte>("courriel = $2 AND actif = 1", args![identite.courriel]).await?;
        repondant.compte_id = compte.map(|c| c.id.to_string());
        repondant.courriel = identite.courriel;
        repondant.echec = None;
    }
    w.update(&mut repondant).await?;
    if moved && let Some(old) = repondant.lien_id {
        acteurs::lien::revoquer(w, old).await?;
        ouvrir_un_lien(w, &campagne, &mut repondant, Gabarit::Ouverture).await?;
    }
    Ok(repondant)
}

/// Entrusts a sheet to another respondent of the campaign. Once open, the answer follows with what was
/// typed in it, and the new respondent is written to.
///
/// # Errors
/// `RepondantInjoignable` once open without address; `PassageCampagne`; `StoreError`.
pub async fn affecter(w: &mut Writer, fiche: &FicheActionId, a: &RepondantId) -> Result<(), ActeError> {
    let mut repondant: Repondant = w.load(a).await?;
    let campagne: Campagne = w.load(&repondant.campagne_id).await?;
    reglable(&campagne)?;
    if campagne.etat == EtatCampagne::Preparee {
        let others = w.list::<Repondant>("campagne_id = $2 ;; ORDER BY id", args![campagne.id]).await?;
        for mut other in others {
            if other.id != repondant.id && other.portee.fiches.contains(fiche) {
                other.portee.fiches.retain(|f| f != fiche);
                w.update(&mut other).await?;
            }
        }
        if !repondant.portee.fiches.contains(fiche) {
            repondant.portee.fiches.push(*fiche);
        }
        w.update(&mut repondant).await?;
        return Ok(());
    }
    if repondant.courriel.is_empty() {
        return Err(Refus::RepondantInjoignable { nom: repondant.nom, cause: String::new() }.into());
    }
    let found = w.find::<Reponse>("campagne_id = $2 AND fiche_id = $3", args![campagne.id, *fiche]).await?;
    let Some(mut reponse) = found else {
        return Err(StoreError::Missing { table: "reponse", id: fiche.to_string() }.into());
    };
    if reponse.repondant_id != repondant.id {
        reponse.repondant_id = repondant.id;
        w.update(&mut reponse).await?;
        ouvrir_un_lien(w, &campagne, &mut repondant, Gabarit::Affectation { reponse: reponse.id }).await?;
    }
    Ok(())
}

/// Takes someone out of the table when no sheet depends on them.
///
/// # Errors
/// `RepondantCharge`, `PassageCampagne`, `StoreError`.
pub async fn retirer_repondant(w: &mut Writer, id: &RepondantId) -> Result<(), ActeError> {
    let repondant: Repondant = w.load(id).await?;
    let campagne: Campagne = w.load(&repondant.campagne_id).await?;
    reglable(&campagne)?;
    let answers = w.list::<Reponse>("repondant_id = $2", args![*id]).await?.len();
    let fiches = if campagne.etat == EtatCampagne::Preparee { repondant.portee.fiches.len() } else { answers };
    if fiches > 0 {
        return Err(Refus::RepondantCharge { nom: repondant.nom, fiches }.into());
    }
    let lien = repondant.lien_id;
    w.delete(&repondant).await?;
    if let Some(lien) = lien {
        acteurs::lien::revoquer(w, lien).await?;
    }
    Ok(())
}

fn reglable(campagne: &Campagne) -> Result<(), Refus> {
    match campagne.etat {
        EtatCampagne::Preparee | EtatCampagne::Ouverte => Ok(()),
        etat => Err(Refus::PassageCampagne { etat, passage: PassageCampagne::Regler }),
    }
}

fn lue(identite: &Identite) -> Result<Identite, Refus> {
    let suppleant = identite.suppleant_courriel.as_deref().map(str::trim).filter(|s| !s.is_empty());
    let courriel = verifier_adresse("courriel", &identite.courriel)?;
    Ok(Identite {
        organisation_id: identite.organisation_id,
        nom: Some(identite.nom.trim()).filter(|n| !n.is_empty()).unwrap_or(&courriel).to_owned(),
        suppleant_courriel: suppleant.map(|s| verifier_adresse("suppleant", s)).transpose()?,
        courriel,
    })
}

/// Organisations and contacts, as proposals need them.
struct Annuaire {
    organisations: HashMap<OrganisationId, Organisation>,
    contacts: Vec<Contact>,
}

impl Annuaire {
    async fn charger(r: &mut impl Read) -> Result<Self, StoreError> {
        let organisations = r.list::<Organisation>("", vec![]).await?;
        let contacts = r.list::<Contact>("actif = 1 ;; ORDER BY id", vec![]).await?;
        Ok(Self { organisations: organisations.into_iter().map(|o| (o.id, o)).collect(), contacts })
    }

    fn vus(&self) -> Vec<ContactVu> {
        let seen = |c: &Contact| {
            let organisation = self.organisations.get(&c.organisation_id);
            let mut noms: Vec<String> = c.service.iter().cloned().collect();
            if let Some(o) = organisation {
                noms.push(o.nom.clone());
                noms.extend(o.sigle.clone());
                noms.extend(o.graphies.iter().cloned());
            }
            ContactVu {
                id: c.id,
                organisation: c.organisation_id,
                parent: organisation.and_then(|o| o.parent_id),
                noms,
                principal: c.suppleant_de.is_none(),
            }
        };
        self.contacts.iter().map(seen).collect()
    }

    fn identite(&self, organisation: Option<OrganisationId>, contact: Option<acteurs::model::ContactId>) -> Identite {
        let known = organisation.and_then(|o| self.organisations.get(&o));
        match contact.and_then(|id| self.contacts.iter().find(|c| c.id == id)) {
            Some(c) => Identite {
                organisation_id: organisation,
                nom: c.fonction.clone(),
                courriel: c.courriel.to_lowercase(),
                suppleant_courriel: self
                    .contacts
                    .iter()
                    .find(|s| s.suppleant_de == Some(c.id))
                    .map(|s| s.courriel.to_lowercase()),
            },
            None => Identite {
                organisation_id: organisation,
                nom: known.map(|o| o.nom.clone()).unwrap_or_default(),
                courriel: known.and_then(|o| o.courriel.clone()).unwrap_or_default().to_lowercase(),
                suppleant_courriel: None,
            },
        }
    }
}
