//! Inviting someone: an account, a role, and a link that serves once.

use crate::actes::siens;
use crate::actes::{comptes, mot_de_passe};
use crate::droits::peut_donner;
use crate::lien;
use crate::model::{Compte, CompteId, GenreLien, LienSigne, Organisation, OrganisationId};
use crate::regles::comptes::{Refus, courriel_valide};
use crate::regles::connexion::courriel_net;
use crate::{m, mots, store as lectures};
use jiff::SignedDuration;
use kernel::texte::date_longue;
use kernel::{Actor, CollectiviteId, Id, Lang, Role};
use store::outbox::Courriel;
use store::{ActeError, Db, Read, StoreError, Writer};
use web::Visit;

/// « invitation par lien signé, quatorze jours, une fois ».
pub const DUREE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Who is invited.
#[derive(Debug, Clone)]
pub struct Invite {
    pub courriel: String,
    /// A function, as in « Chargée de mission mobilités ».
    pub nom: String,
    pub organisation: Option<OrganisationId>,
    pub role: Role,
    /// The contract the role is limited to; `None`: the whole collectivité.
    pub contrat: Option<String>,
    pub langue: Lang,
}

/// Opens an account and sends its invitation.
///
/// # Errors
/// `Interdit` when the actor manages no account; `Refus` for each thing that is wrong.
pub async fn inviter(visit: &Visit, invite: &Invite) -> Result<CompteId, ActeError> {
    let visitor = visit.visitor.as_ref().ok_or(ActeError::Interdit)?;
    let own = siens(visit);
    if !Role::ALL.iter().any(|role| peut_donner(own, *role, invite.contrat.as_deref())) {
        return Err(ActeError::Interdit);
    }
    let courriel = courriel_net(&invite.courriel);
    let mut wrong = vec![];
    if !courriel_valide(&courriel) {
        wrong.push(Refus::CourrielInvalide { vu: courriel.clone() });
    }
    if invite.nom.trim().is_empty() {
        wrong.push(Refus::NomVide);
    }
    if !peut_donner(own, invite.role, invite.contrat.as_deref()) {
        wrong.push(Refus::RoleNonPermis { role: invite.role });
    }
    if invite.role == Role::Administration && invite.contrat.is_some() {
        wrong.push(Refus::AdministrationPartout);
    }
    let mut w = visit.writer("compte.inviter").await?;
    if lectures::compte_par_courriel(&mut w, &courriel).await?.is_some() {
        wrong.push(Refus::DejaUnCompte { courriel: courriel.clone() });
    }
    if let Some(organisation) = invite.organisation
        && matches!(w.load::<Organisation>(&organisation).await, Err(StoreError::Missing { .. }))
    {
        wrong.push(Refus::OrganisationInconnue);
    }
    if !wrong.is_empty() {
        return Err(ActeError::refuse(wrong));
    }
    let compte = Compte {
        id: Id::fresh(),
        version: 1,
        courriel: courriel.clone(),
        nom: invite.nom.trim().to_owned(),
        organisation_id: invite.organisation,
        langue: invite.langue,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    match w.insert(&compte).await {
        Err(StoreError::Duplicate(_)) => return Err(Refus::DejaUnCompte { courriel }.into()),
        other => other?,
    }
    comptes::attribuer(&mut w, compte.id, invite.role, invite.contrat.as_deref()).await?;
    envoyer(&mut w, &compte, &[invite.role], &visitor.nom, &visit.collectivite.nom).await?;
    w.commit().await?;
    Ok(compte.id)
}

/// The account of that mail in that organisation, and whether it holds that role.
///
/// # Errors
/// `StoreError`.
pub async fn compte_de(
    r: &mut impl Read,
    courriel: &str,
    organisation: OrganisationId,
    role: Role,
) -> Result<Option<(CompteId, bool)>, StoreError> {
    let compte = lectures::compte_par_courriel(r, &courriel_net(courriel)).await?;
    let Some(compte) = compte.filter(|c| c.organisation_id == Some(organisation)) else { return Ok(None) };
    let roles = lectures::roles(r, compte.id).await?;
    Ok(Some((compte.id, roles.iter().any(|r| r.role == role))))
}

/// Invites a colleague of the same organisation: an account, its role and a signed link; who has an account there already only
/// gets the role they lack, and the link again when they never used it. A mail that serves elsewhere, for another role, or whose
/// account was closed gets a message and nothing else: who invites is not told which addresses have accounts. The caller has
/// checked that its actor may, and that `invite.organisation` is theirs; it gives nothing to an account of another organisation.
///
/// # Errors
/// `CourrielInvalide`, `NomVide`.
pub async fn convier(w: &mut Writer, visit: &Visit, invite: &Invite) -> Result<CompteId, ActeError> {
    let visitor = visit.visitor.as_ref().ok_or(ActeError::Interdit)?;
    let courriel = courriel_net(&invite.courriel);
    let mut wrong = vec![];
    if !courriel_valide(&courriel) {
        wrong.push(Refus::CourrielInvalide { vu: courriel.clone() });
    }
    if invite.nom.trim().is_empty() {
        wrong.push(Refus::NomVide);
    }
    if !wrong.is_empty() {
        return Err(ActeError::refuse(wrong));
    }
    let compte = match lectures::compte_par_courriel(w, &courriel).await? {
        Some(compte) => compte,
        None => {
            let compte = Compte {
                id: Id::fresh(),
                version: 1,
                courriel: courriel.clone(),
                nom: invite.nom.trim().to_owned(),
                organisation_id: invite.organisation,
                langue: invite.langue,
                actif: true,
                oidc_emetteur: None,
                oidc_sujet: None,
            };
            w.insert(&compte).await?;
            compte
        }
    };
    let roles = lectures::roles(w, compte.id).await?;
    let same = compte.organisation_id.is_some() && compte.organisation_id == invite.organisation;
    if !same || !compte.actif || roles.iter().any(|r| r.role != invite.role) {
        prevenir(w, visit, &compte, &visitor.nom).await?;
        return Ok(compte.id);
    }
    if roles.is_empty() {
        comptes::attribuer(w, compte.id, invite.role, invite.contrat.as_deref()).await?;
    }
    if compte.oidc_sujet.is_none() && lectures::empreinte(w, compte.id).await?.is_none() {
        mot_de_passe::fermer_les_liens(w, compte.id).await?;
        envoyer(w, &compte, &[invite.role], &visitor.nom, &visit.collectivite.nom).await?;
    }
    Ok(compte.id)
}

/// Tells whoever has an account elsewhere that they were invited, and what to do; once a day, however often it is asked.
async fn prevenir(w: &mut Writer, visit: &Visit, compte: &Compte, par: &str) -> Result<(), StoreError> {
    let (t, collectivite) = (m(compte.langue), &visit.collectivite.nom);
    w.mail(&Courriel {
        cle: format!("invitation-ailleurs:{}:{}:{}", compte.id, visit.visitor.as_ref().map_or("", |v| &v.compte_id), w.today()),
        destinataire: compte.courriel.clone(),
        objet: t.invitation_objet(collectivite),
        corps: t.invitation_ailleurs_corps(par, collectivite),
    })
    .await?;
    Ok(())
}

async fn envoyer(
    w: &mut Writer,
    compte: &Compte,
    roles: &[Role],
    par: &str,
    collectivite: &str,
) -> Result<LienSigne, StoreError> {
    let until = w.now() + DUREE;
    let link = lien::creer(w, GenreLien::Invitation, &compte.id.to_string(), &compte.courriel, Some(until)).await?;
    let t = m(compte.langue);
    let roles = roles.iter().map(|r| mots::role(*r, compte.langue)).collect::<Vec<_>>().join(", ");
    let day = date_longue(w.today().saturating_add(jiff::Span::new().days(14)), compte.langue);
    w.mail(&Courriel {
        cle: format!("invitation:{}", link.id),
        destinataire: compte.courriel.clone(),
        objet: t.invitation_objet(collectivite),
        corps: t.invitation_corps(par, collectivite, roles, day, lien::marque(&link)),
    })
    .await?;
    Ok(link)
}

/// The account to invite again, when this actor may invite all its roles.
async fn a_inviter(w: &mut Writer, visit: &Visit, compte: CompteId) -> Result<(Compte, Vec<Role>), ActeError> {
    let own = siens(visit);
    let compte: Compte = w.load(&compte).await?;
    let roles = lectures::roles(w, compte.id).await?;
    let all = roles.iter().all(|r| peut_donner(own, r.role, r.contrat_id.as_deref()));
    let may = if roles.is_empty() { crate::droits::partout(siens(visit), kernel::Right::GererComptes) } else { all };
    if !may {
        return Err(ActeError::Interdit);
    }
    if compte.oidc_sujet.is_some() || lectures::empreinte(w, compte.id).await?.is_some() {
        return Err(Refus::DejaAcceptee.into());
    }
    Ok((compte, roles.into_iter().map(|r| r.role).collect()))
}

/// Sends a new invitation; the links sent before no longer open. A withdrawn account opens again.
///
/// # Errors
/// `Interdit`, `Refus::DejaAcceptee`.
pub async fn renvoyer(visit: &Visit, compte: CompteId) -> Result<(), ActeError> {
    let visitor = visit.visitor.as_ref().ok_or(ActeError::Interdit)?;
    let mut w = visit.writer("invitation.renvoyer").await?;
    let (mut compte, roles) = a_inviter(&mut w, visit, compte).await?;
    mot_de_passe::fermer_les_liens(&mut w, compte.id).await?;
    compte.actif = true;
    w.update(&mut compte).await?;
    envoyer(&mut w, &compte, &roles, &visitor.nom, &visit.collectivite.nom).await?;
    Ok(w.commit().await?)
}

/// Withdraws an invitation nobody accepted: its links no longer open and the account is closed.
///
/// # Errors
/// `Interdit`, `Refus::DejaAcceptee`.
pub async fn retirer(visit: &Visit, compte: CompteId) -> Result<(), ActeError> {
    let mut w = visit.writer("invitation.retirer").await?;
    let (mut compte, roles) = a_inviter(&mut w, visit, compte).await?;
    mot_de_passe::fermer_les_liens(&mut w, compte.id).await?;
    crate::actes::connexion::revoquer_toutes(&mut w, compte.id, None).await?;
    compte.actif = false;
    w.update(&mut compte).await?;
    if roles.contains(&Role::Administration) {
        comptes::garder_un_administrateur(&mut w).await?;
    }
    Ok(w.commit().await?)
}

/// The first administrator of an installation, or a new one when the others are lost: the account
/// of that mail, created if needed, open, with the role. Gives the token of an invitation link
/// (`lien::adresse(…, GenreLien::Invitation, …)`), under the house's key `secret`.
///
/// # Errors
/// `Refus::CourrielInvalide`, `Refus::NomVide`.
pub async fn premiere_administration(
    db: &Db,
    secret: &[u8; 32],
    collectivite: CollectiviteId,
    courriel: &str,
    nom: &str,
) -> Result<String, ActeError> {
    let courriel = courriel_net(courriel);
    if !courriel_valide(&courriel) {
        return Err(Refus::CourrielInvalide { vu: courriel }.into());
    }
    if nom.trim().is_empty() {
        return Err(Refus::NomVide.into());
    }
    let actor = Actor::Commande { nom: "premiere-administration".to_owned() };
    let mut w = db.writer(collectivite, actor, "compte.premiere_administration").await?;
    let compte = match lectures::compte_par_courriel(&mut w, &courriel).await? {
        Some(mut compte) => {
            compte.actif = true;
            w.update(&mut compte).await?;
            compte
        }
        None => {
            let compte = Compte {
                id: Id::fresh(),
                version: 1,
                courriel,
                nom: nom.trim().to_owned(),
                organisation_id: None,
                langue: Lang::Fr,
                actif: true,
                oidc_emetteur: None,
                oidc_sujet: None,
            };
            w.insert(&compte).await?;
            compte
        }
    };
    let roles = lectures::roles(&mut w, compte.id).await?;
    if !roles.iter().any(|r| r.role == Role::Administration && r.contrat_id.is_none()) {
        comptes::attribuer(&mut w, compte.id, Role::Administration, None).await?;
    }
    let until = w.now() + DUREE;
    let link = lien::creer(&mut w, GenreLien::Invitation, &compte.id.to_string(), &compte.courriel, Some(until)).await?;
    w.commit().await?;
    Ok(lien::jeton(secret, collectivite, &link.id.to_string()))
}
