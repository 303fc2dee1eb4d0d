//! Signed links of respondents and of those they delegate to. « jamais transmis à un tiers par le produit »:
//! a colleague receives their own.

use super::conduite::ouvrir_un_lien;
use super::courriels::Gabarit;
use crate::model::{Campagne, EtatCampagne, FicheActionId, Portee, Repondant, RepondantId, Reponse};
use crate::regles::campagne::{Refus, verifier_adresse, verifier_motif};
use acteurs::model::LienSigne;
use store::{ActeError, Json, Read, StoreError, Writer, args};

/// Whether an answer is entrusted to this respondent: theirs, or delegated to them sheet by sheet.
#[must_use]
pub fn confie(repondant: &Repondant, reponse: &Reponse) -> bool {
    match repondant.delegue_de {
        None => reponse.repondant_id == repondant.id,
        Some(owner) => reponse.repondant_id == owner && repondant.portee.fiches.contains(&reponse.fiche_id),
    }
}

/// The respondent behind an opened link.
///
/// # Errors
/// `StoreError`.
pub async fn repondant_du_lien(r: &mut impl Read, lien: &LienSigne) -> Result<Option<Repondant>, StoreError> {
    r.find::<Repondant>("lien_id = $2", args![lien.id]).await
}

/// « le répondant désigne un collègue de son organisation, qui reçoit son propre lien ». The answers stay
/// entrusted to both; the colleague sees only the sheets named here.
///
/// # Errors
/// `AdresseInvalide`, `DelegationASoi`, `DelegationSansFiche`, `FicheHorsPortee`, `CampagneFermee`;
/// `Interdit` for someone who was themselves delegated to.
pub async fn deleguer(
    w: &mut Writer,
    de: &RepondantId,
    fiches: &[FicheActionId],
    nom: &str,
    courriel: &str,
) -> Result<Repondant, ActeError> {
    let owner: Repondant = w.load(de).await?;
    let campagne: Campagne = w.load(&owner.campagne_id).await?;
    if owner.delegue_de.is_some() {
        return Err(ActeError::Interdit);
    }
    if campagne.etat != EtatCampagne::Ouverte {
        return Err(Refus::CampagneFermee { etat: campagne.etat }.into());
    }
    let mut refus = vec![];
    let courriel = verifier_adresse("courriel", courriel).unwrap_or_else(|r| {
        refus.push(r);
        String::new()
    });
    if courriel == owner.courriel {
        refus.push(Refus::DelegationASoi { adresse: courriel.clone() });
    }
    if fiches.is_empty() {
        refus.push(Refus::DelegationSansFiche);
    }
    let own = w.list::<Reponse>("repondant_id = $2", args![owner.id]).await?;
    if fiches.iter().any(|f| !own.iter().any(|r| r.fiche_id == *f)) {
        refus.push(Refus::FicheHorsPortee);
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    let known = w.find::<Repondant>("delegue_de = $2 AND courriel = $3", args![owner.id, courriel]).await?;
    let exists = known.is_some();
    let mut colleague = known.unwrap_or_else(|| Repondant {
        id: RepondantId::fresh(),
        version: 1,
        campagne_id: campagne.id,
        contrat_id: campagne.contrat_id,
        organisation_id: owner.organisation_id,
        nom: courriel.clone(),
        courriel,
        suppleant_courriel: None,
        compte_id: None,
        lien_id: None,
        delegue_de: Some(owner.id),
        portee: Json(Portee::default()),
        echec: None,
    });
    if !nom.trim().is_empty() {
        nom.trim().clone_into(&mut colleague.nom);
    }
    for fiche in fiches {
        if !colleague.portee.fiches.contains(fiche) {
            colleague.portee.fiches.push(*fiche);
        }
    }
    if exists {
        w.update(&mut colleague).await?;
    } else {
        w.insert(&colleague).await?;
    }
    ouvrir_un_lien(w, &campagne, &mut colleague, Gabarit::Delegation { par: owner.nom }).await?;
    Ok(colleague)
}

/// Ends a respondent's link at once: a mail sent to the wrong person, someone who left.
///
/// # Errors
/// `LienSansUsage`, `MotifCourt`.
pub async fn revoquer_lien(w: &mut Writer, id: &RepondantId, motif: &str) -> Result<(), ActeError> {
    let repondant: Repondant = w.load(id).await?;
    let Some(lien) = repondant.lien_id else { return Err(Refus::LienSansUsage.into()) };
    let motif = verifier_motif("motif", motif)?;
    w.motif(motif);
    acteurs::lien::revoquer(w, lien).await?;
    Ok(())
}

/// Revokes the link in use, if any, and sends another to the same address.
///
/// # Errors
/// `RepondantInjoignable`, `CampagneFermee`.
pub async fn renouveler_lien(w: &mut Writer, id: &RepondantId) -> Result<(), ActeError> {
    let mut repondant: Repondant = w.load(id).await?;
    let campagne: Campagne = w.load(&repondant.campagne_id).await?;
    if campagne.etat != EtatCampagne::Ouverte {
        return Err(Refus::CampagneFermee { etat: campagne.etat }.into());
    }
    if repondant.courriel.is_empty() {
        return Err(Refus::RepondantInjoignable { nom: repondant.nom, cause: String::new() }.into());
    }
    if let Some(old) = repondant.lien_id {
        acteurs::lien::revoquer(w, old).await?;
    }
    ouvrir_un_lien(w, &campagne, &mut repondant, Gabarit::Nouveau).await?;
    Ok(())
}
