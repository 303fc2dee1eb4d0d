//! What administrators do to accounts: names, roles, closing and opening again.

use crate::actes::siens;
use crate::actes::{connexion, mot_de_passe};
use crate::droits::{partout, peut_donner};
use crate::model::{Attribution, Compte, CompteId, Organisation, OrganisationId};
use crate::regles::comptes::{Refus, courriel_valide};
use crate::regles::connexion::courriel_net;
use crate::store as lectures;
use kernel::{Id, Right, Role};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Gives a role to an account, on one contract or (`None`) on the whole collectivité. The caller has
/// checked that its actor may: this is what the page of a contract calls too.
///
/// # Errors
/// `Refus::AdministrationPartout`, `Refus::RoleDejaDonne`; `StoreError::Missing` without such account.
pub async fn attribuer(w: &mut Writer, compte: CompteId, role: Role, contrat: Option<&str>) -> Result<(), ActeError> {
    if role == Role::Administration && contrat.is_some() {
        return Err(Refus::AdministrationPartout.into());
    }
    let compte: Compte = w.load(&compte).await?;
    let held = lectures::roles(w, compte.id).await?;
    if held.iter().any(|r| r.role == role && r.contrat_id.as_deref() == contrat) {
        return Err(Refus::RoleDejaDonne { role }.into());
    }
    let given = Attribution { id: Id::fresh(), version: 1, compte_id: compte.id, role, contrat_id: contrat.map(str::to_owned) };
    Ok(w.insert(&given).await?)
}

/// « personne ne retire la dernière administration ». Asked after the change, under the pen of the
/// journal: two administrators who remove each other at the same time do not both succeed.
///
/// # Errors
/// `Refus::DernierAdministrateur`; the caller drops its writer, and nothing is written.
pub(crate) async fn garder_un_administrateur(w: &mut Writer) -> Result<(), ActeError> {
    let rows = w
        .rows(
            "SELECT COUNT(*) FROM attribution a JOIN compte c ON c.id = a.compte_id AND c.collectivite_id = $1
             WHERE a.collectivite_id = $1 AND a.role = 'administration' AND a.contrat_id IS NULL AND c.actif = 1",
            args![],
        )
        .await?;
    let left: i64 = rows.into_iter().next().map_or(Ok(0), |mut row| row.take())?;
    if left == 0 { Err(Refus::DernierAdministrateur.into()) } else { Ok(()) }
}

/// Gives a role from the page of an account.
///
/// # Errors
/// `Interdit`, or what `attribuer` refuses.
pub async fn donner_role(visit: &Visit, compte: CompteId, role: Role, contrat: Option<&str>) -> Result<(), ActeError> {
    if !peut_donner(siens(visit), role, contrat) {
        return Err(if visit.reach(Right::GererComptes, None) == kernel::actor::Reach::Rien {
            ActeError::Interdit
        } else {
            Refus::RoleNonPermis { role }.into()
        });
    }
    let mut w = visit.writer("compte.donner_role").await?;
    attribuer(&mut w, compte, role, contrat).await?;
    Ok(w.commit().await?)
}

/// Takes a role back. An account may be left without any: it then signs in and sees only itself.
///
/// # Errors
/// `Interdit`, `Refus::DernierAdministrateur`.
pub async fn retirer_role(visit: &Visit, compte: CompteId, attribution: &str) -> Result<(), ActeError> {
    let mut w = visit.writer("compte.retirer_role").await?;
    let held: Attribution = w.load(&attribution).await?;
    if held.compte_id != compte || !peut_donner(siens(visit), held.role, held.contrat_id.as_deref()) {
        return Err(ActeError::Interdit);
    }
    w.delete(&held).await?;
    if held.role == Role::Administration {
        garder_un_administrateur(&mut w).await?;
    }
    Ok(w.commit().await?)
}

/// Takes every grant of a role back from an account; its sessions and its links end. The caller has checked that its actor may,
/// and that the role is not one that somebody must keep.
///
/// # Errors
/// `StoreError`.
pub async fn congedier(w: &mut Writer, compte: CompteId, role: Role) -> Result<(), ActeError> {
    for held in lectures::roles(w, compte).await?.into_iter().filter(|r| r.role == role) {
        w.delete(&held).await?;
    }
    mot_de_passe::fermer_les_liens(w, compte).await?;
    connexion::revoquer_toutes(w, compte, None).await?;
    Ok(())
}

/// What an administrator corrects of an account.
#[derive(Debug, Clone)]
pub struct Correction {
    pub version: i64,
    pub courriel: String,
    pub nom: String,
    pub organisation: Option<OrganisationId>,
}

/// Corrects an account. A new mail ends its sessions and its links: they were sent to the old one,
/// and what the single sign-on recognised was the old one too.
///
/// # Errors
/// `Interdit`; `Refus` for each thing that is wrong; `StoreError::Stale` when someone wrote it meanwhile.
pub async fn modifier(visit: &Visit, compte: CompteId, correction: &Correction) -> Result<(), ActeError> {
    if !partout(siens(visit), Right::GererComptes) {
        return Err(ActeError::Interdit);
    }
    let courriel = courriel_net(&correction.courriel);
    let mut w = visit.writer("compte.modifier").await?;
    let mut compte: Compte = w.load(&compte).await?;
    let mut wrong = vec![];
    if !courriel_valide(&courriel) {
        wrong.push(Refus::CourrielInvalide { vu: courriel.clone() });
    }
    if correction.nom.trim().is_empty() {
        wrong.push(Refus::NomVide);
    }
    if lectures::compte_par_courriel(&mut w, &courriel).await?.is_some_and(|other| other.id != compte.id) {
        wrong.push(Refus::DejaUnCompte { courriel: courriel.clone() });
    }
    if let Some(organisation) = correction.organisation
        && matches!(w.load::<Organisation>(&organisation).await, Err(StoreError::Missing { .. }))
    {
        wrong.push(Refus::OrganisationInconnue);
    }
    if !wrong.is_empty() {
        return Err(ActeError::refuse(wrong));
    }
    let moved = compte.courriel != courriel;
    compte.version = correction.version;
    correction.nom.trim().clone_into(&mut compte.nom);
    compte.organisation_id = correction.organisation;
    if moved {
        compte.courriel.clone_from(&courriel);
        compte.oidc_emetteur = None;
        compte.oidc_sujet = None;
    }
    match w.update(&mut compte).await {
        Err(StoreError::Duplicate(_)) => return Err(Refus::DejaUnCompte { courriel }.into()),
        other => other?,
    }
    if moved {
        mot_de_passe::fermer_les_liens(&mut w, compte.id).await?;
        connexion::revoquer_toutes(&mut w, compte.id, None).await?;
    }
    Ok(w.commit().await?)
}

/// Closes an account: its sessions and links end at once, its history stays.
///
/// # Errors
/// `Interdit`, `Refus::SoiMeme`, `Refus::DernierAdministrateur`.
pub async fn fermer(visit: &Visit, compte: CompteId) -> Result<(), ActeError> {
    if !partout(siens(visit), Right::GererComptes) {
        return Err(ActeError::Interdit);
    }
    if visit.visitor.as_ref().is_some_and(|v| v.compte_id == compte.to_string()) {
        return Err(Refus::SoiMeme.into());
    }
    let mut w = visit.writer("compte.fermer").await?;
    let mut compte: Compte = w.load(&compte).await?;
    compte.actif = false;
    w.update(&mut compte).await?;
    mot_de_passe::fermer_les_liens(&mut w, compte.id).await?;
    connexion::revoquer_toutes(&mut w, compte.id, None).await?;
    garder_un_administrateur(&mut w).await?;
    Ok(w.commit().await?)
}

/// Opens a closed account again, with the roles it had.
///
/// # Errors
/// `Interdit`.
pub async fn rouvrir(visit: &Visit, compte: CompteId) -> Result<(), ActeError> {
    if !partout(siens(visit), Right::GererComptes) {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("compte.rouvrir").await?;
    let mut compte: Compte = w.load(&compte).await?;
    compte.actif = true;
    w.update(&mut compte).await?;
    Ok(w.commit().await?)
}
