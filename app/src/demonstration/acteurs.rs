//! Organisations, contacts and the accounts of the role cards.

use super::donnees;
use crate::erreur::Erreur;
use acteurs::model::{Attribution, Compte, Contact, Famille, Organisation, OrganisationId};
use kernel::{Id, Role, texte};
use std::collections::HashMap;
use store::{Json, Writer};

/// Organisations by every spelling under which a document names them.
pub struct Annuaire(HashMap<String, OrganisationId>);

impl Annuaire {
    pub fn trouver(&self, nom: &str) -> Result<OrganisationId, Erreur> {
        self.0
            .get(&texte::cle(nom))
            .copied()
            .ok_or_else(|| Erreur::Donnees { file: "organisations.json", what: format!("organisation inconnue : {nom}") })
    }
}

pub async fn organisations(w: &mut Writer) -> Result<Annuaire, Erreur> {
    let all = donnees::organisations()?;
    let mut index = HashMap::new();
    for one in &all {
        let id: OrganisationId = Id::fresh();
        for spelling in one.graphies.iter().chain([&one.nom]).chain(&one.sigle) {
            index.entry(texte::cle(spelling)).or_insert(id);
        }
    }
    // Sigles and names are exact; a spelling never takes an organisation's own name.
    let mut own = HashMap::new();
    for one in &all {
        if let Some(id) = index.get(&texte::cle(one.sigle.as_ref().unwrap_or(&one.nom))) {
            own.insert(one.nom.clone(), *id);
        }
    }
    let annuaire = Annuaire(index);
    let parents: Vec<&str> = all.iter().filter_map(|o| o.rattachement.as_deref()).collect();
    // Parents first: the database refuses a child whose parent is not there.
    let mut order: Vec<&donnees::Organisation> = all.iter().collect();
    order.sort_by_key(|o| {
        let is_parent = parents.iter().any(|p| annuaire.trouver(p).ok() == own.get(&o.nom).copied());
        (o.rattachement.is_some(), !is_parent)
    });
    for one in order {
        let Some(id) = own.get(&one.nom).copied() else { continue };
        let parent_id = one.rattachement.as_deref().map(|p| annuaire.trouver(p)).transpose()?;
        w.insert(&Organisation {
            id,
            version: 1,
            nom: one.nom.clone(),
            sigle: one.sigle.clone(),
            graphies: Json(one.graphies.clone()),
            famille: Famille::from_code(&one.famille).unwrap_or(Famille::Autre),
            parent_id,
            generique: one.generique,
            courriel: None,
            note: one.note.clone(),
            remplacee_par: None,
            cle: texte::cle(one.sigle.as_ref().unwrap_or(&one.nom)),
        })
        .await?;
    }
    Ok(annuaire)
}

/// Who answers for an organisation.
pub struct Interlocuteur {
    pub fonction: String,
    pub courriel: String,
    pub suppleant: Option<String>,
}

pub async fn contacts(w: &mut Writer, annuaire: &Annuaire) -> Result<HashMap<OrganisationId, Interlocuteur>, Erreur> {
    let mut all = HashMap::new();
    for one in donnees::demonstration()?.contacts {
        let organisation_id = annuaire.trouver(&one.organisation)?;
        let contact = Contact {
            id: Id::fresh(),
            version: 1,
            organisation_id,
            fonction: one.fonction,
            courriel: one.email,
            service: None,
            suppleant_de: None,
            actif: true,
        };
        w.insert(&contact).await?;
        if let Some(second) = &one.suppleant {
            w.insert(&Contact {
                id: Id::fresh(),
                version: 1,
                organisation_id,
                fonction: second.fonction.clone(),
                courriel: second.email.clone(),
                service: None,
                suppleant_de: Some(contact.id),
                actif: true,
            })
            .await?;
        }
        all.entry(organisation_id).or_insert(Interlocuteur {
            fonction: contact.fonction,
            courriel: contact.courriel,
            suppleant: one.suppleant.map(|s| s.email),
        });
    }
    Ok(all)
}

pub async fn comptes(w: &mut Writer, annuaire: &Annuaire) -> Result<(), Erreur> {
    for one in donnees::demonstration()?.comptes {
        let role = Role::from_code(&one.role)
            .ok_or_else(|| Erreur::Donnees { file: "demonstration.json", what: format!("rôle inconnu : {}", one.role) })?;
        let compte = Compte {
            id: Id::fresh(),
            version: 1,
            courriel: one.email,
            nom: one.fonction,
            organisation_id: Some(annuaire.trouver(&one.organisation)?),
            langue: kernel::Lang::Fr,
            actif: true,
            oidc_emetteur: None,
            oidc_sujet: None,
        };
        w.insert(&compte).await?;
        w.insert(&Attribution { id: Id::fresh(), version: 1, compte_id: compte.id, role, contrat_id: None }).await?;
    }
    Ok(())
}
