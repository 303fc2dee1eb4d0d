//! Who of a holder writes its files: its representative invites, gives the mandate to deposit, takes both back.

use crate::model::*;
use crate::regles::equipe::{Main, RefusEquipe};
use crate::{droits, store as lectures};
use acteurs::actes::comptes;
use acteurs::actes::invitation::{self, Invite};
use acteurs::model::{Compte, CompteId};
use kernel::actor::Reach;
use kernel::{Id, Right, Role};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Whose hand the visitor has in the files of a holder.
///
/// # Errors
/// `StoreError`.
pub async fn main_de(r: &mut impl Read, visit: &Visit, porteur: &Porteur, contrat: Option<&str>) -> Result<Main, StoreError> {
    let lignes =
        if droits::est_de(visit, &porteur.organisation_id.to_string()) { habilitations(r, visit).await? } else { vec![] };
    Ok(main_selon(visit, porteur, contrat, &lignes))
}

/// What the account of the visitor was invited to, withdrawn or not.
///
/// # Errors
/// `StoreError`.
pub async fn habilitations(r: &mut impl Read, visit: &Visit) -> Result<Vec<Habilitation>, StoreError> {
    let compte = visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
    r.list("compte_id = $2 ;; ORDER BY id", args![compte]).await
}

/// As [`main_de`], the rows of the account being read already.
#[must_use]
pub fn main_selon(visit: &Visit, porteur: &Porteur, contrat: Option<&str>, habilitations: &[Habilitation]) -> Main {
    match visit.reach(Right::DeposerDossier, contrat) {
        Reach::Tout => Main::Equipe,
        Reach::Confie if droits::est_de(visit, &porteur.organisation_id.to_string()) => {
            Main::d_un_compte(habilitations.iter().filter(|h| h.porteur_id == porteur.id).cloned().collect())
        }
        _ => Main::Personne,
    }
}

/// Whether the visitor reads a file, as far as they were invited.
///
/// # Errors
/// `StoreError`.
pub async fn lit(
    r: &mut impl Read,
    visit: &Visit,
    dossier: &Dossier,
    porteur: &Porteur,
    appel: &Appel,
) -> Result<bool, StoreError> {
    let main = main_de(r, visit, porteur, Some(&appel.contrat_id)).await?;
    Ok(droits::lit(visit, dossier, porteur, appel, &main))
}

/// Who is invited, to which file (or all).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub courriel: String,
    /// A function: « Chargé de projet ».
    pub nom: String,
    pub dossier: Option<DossierId>,
}

/// The holder of an organisation, whose representative the visitor is.
async fn ouvrir(w: &mut Writer, visit: &Visit, organisation: &str) -> Result<Porteur, ActeError> {
    let porteur = lectures::porteur_de(w, organisation).await?.ok_or(ActeError::Interdit)?;
    match main_de(w, visit, &porteur, None).await? {
        Main::Personne => Err(ActeError::Interdit),
        main => {
            main.represente()?;
            Ok(porteur)
        }
    }
}

/// Invites a colleague to write one file, or all: an account, its role, and a signed link; who has an account of the same
/// organisation already only gets the file. To an account of another organisation the row gives nothing (`main_selon`), and is
/// written all the same: what is answered does not tell which addresses have accounts.
///
/// # Errors
/// `Interdit` for another organisation; `SeulLeRepresentant`, `DejaRepresentant`, `DejaHabilite`; what the account refuses.
pub async fn inviter(visit: &Visit, organisation: &str, invitation: &Invitation) -> Result<Habilitation, ActeError> {
    let mut w = visit.writer("porteur.habiliter").await?;
    let porteur = ouvrir(&mut w, visit, organisation).await?;
    if let Some(dossier) = invitation.dossier {
        let dossier: Dossier = w.load(&dossier).await?;
        if dossier.porteur_id != porteur.id {
            return Err(ActeError::Interdit);
        }
    }
    let visiteur = visit.visitor.as_ref().ok_or(ActeError::Interdit)?;
    let contrat = visiteur.roles.iter().find(|(role, _)| *role == Role::Porteur).and_then(|(_, contrat)| contrat.clone());
    let connu = invitation::compte_de(&mut w, &invitation.courriel, porteur.organisation_id, Role::Porteur).await?;
    if let Some((compte, tenu)) = connu {
        let lignes: Vec<Habilitation> =
            w.list("compte_id = $2 AND porteur_id = $3", args![compte.to_string(), porteur.id]).await?;
        let courriel = invitation.courriel.trim().to_owned();
        if tenu && lignes.is_empty() {
            return Err(RefusEquipe::DejaRepresentant { courriel }.into());
        }
        if lignes.iter().any(|h| h.atteint(invitation.dossier)) {
            return Err(RefusEquipe::DejaHabilite { courriel }.into());
        }
    }
    let invite = Invite {
        courriel: invitation.courriel.clone(),
        nom: invitation.nom.clone(),
        organisation: Some(porteur.organisation_id),
        role: Role::Porteur,
        contrat,
        langue: visit.lang,
    };
    let compte = invitation::convier(&mut w, visit, &invite).await?;
    let habilitation = Habilitation {
        id: Id::fresh(),
        version: 1,
        porteur_id: porteur.id,
        dossier_id: invitation.dossier,
        compte_id: compte.to_string(),
        nom: invitation.nom.trim().to_owned(),
        donnee_par: visiteur.nom.clone(),
        donnee_a: w.now(),
        mandat_le: None,
        mandat_par: None,
        retiree_a: None,
        retiree_par: None,
    };
    w.insert(&habilitation).await?;
    w.commit().await?;
    Ok(habilitation)
}

/// A row in force of that organisation, as its representative saw it.
async fn ligne(
    w: &mut Writer,
    visit: &Visit,
    organisation: &str,
    id: &HabilitationId,
    version: i64,
) -> Result<Habilitation, ActeError> {
    let porteur = ouvrir(w, visit, organisation).await?;
    let ligne: Habilitation = w.load(id).await?;
    if ligne.porteur_id != porteur.id {
        return Err(ActeError::Interdit);
    }
    if ligne.retiree_a.is_some() {
        return Err(RefusEquipe::Retiree.into());
    }
    if ligne.version != version {
        return Err(StoreError::Stale { table: "habilitation", id: ligne.id.to_string() }.into());
    }
    Ok(ligne)
}

/// Gives the mandate to deposit, or takes it back.
///
/// # Errors
/// `Interdit`, `SeulLeRepresentant`, `Retiree`, `Stale`.
pub async fn mandater(
    visit: &Visit,
    organisation: &str,
    id: &HabilitationId,
    version: i64,
    donne: bool,
) -> Result<Habilitation, ActeError> {
    let mut w = visit.writer("porteur.mandater").await?;
    let mut ligne = ligne(&mut w, visit, organisation, id, version).await?;
    ligne.mandat_le = donne.then(|| w.today());
    ligne.mandat_par = donne.then(|| w.actor().nom().to_owned());
    w.update(&mut ligne).await?;
    w.commit().await?;
    Ok(ligne)
}

/// Takes back the right to write; with the last one, the account loses its role and its sessions end.
///
/// # Errors
/// `Interdit`, `SeulLeRepresentant`, `Retiree`, `Stale`.
pub async fn retirer(visit: &Visit, organisation: &str, id: &HabilitationId, version: i64) -> Result<Habilitation, ActeError> {
    let mut w = visit.writer("porteur.retirer_l_habilitation").await?;
    let mut ligne = ligne(&mut w, visit, organisation, id, version).await?;
    ligne.retiree_a = Some(w.now());
    ligne.retiree_par = Some(w.actor().nom().to_owned());
    w.update(&mut ligne).await?;
    let reste: Vec<Habilitation> =
        w.list("compte_id = $2 AND porteur_id = $3 AND retiree_a IS NULL", args![ligne.compte_id, ligne.porteur_id]).await?;
    // An account that was never of this organisation loses nothing: the row gave it nothing.
    let compte: Compte = w.load(&ligne.compte_id).await?;
    let sien = compte.organisation_id.is_some_and(|o| o.to_string() == organisation);
    if reste.is_empty() && sien {
        let compte: CompteId = ligne.compte_id.parse().map_err(|_| ActeError::Interdit)?;
        comptes::congedier(&mut w, compte, Role::Porteur).await?;
    }
    w.commit().await?;
    Ok(ligne)
}
