//! An account that nobody invited: what a room that lets people register by themselves calls. It opens and gives nothing by
//! itself: which structure an account acts for is judged by the caller.

use super::connexion::{self, cle_d_essai, ralentir, reconnaitre};
use super::{comptes, mot_de_passe};
use crate::m;
use crate::model::{Compte, CompteId, OrganisationId};
use crate::regles::connexion as regles;
use crate::store as lectures;
use kernel::{Id, Lang, Role};
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer};
use tokio::time::Instant;
use web::Visit;

/// Counts a request for an account with that mail, and where it comes from. Gives the instant at which it may be answered: the
/// same whether the mail is known or not.
///
/// # Errors
/// `regles::connexion::Refus::TropDEssais`.
pub async fn compter(visit: &Visit, courriel: &str) -> Result<Instant, ActeError> {
    let repondre_a = Instant::now() + mot_de_passe::ATTENTE;
    let db = &visit.house.db;
    if let Some(adresse) = visit.address {
        let cle = format!("inscription:{}", regles::classe_d_adresse(adresse));
        let (combien, fin) = db.attempt_until(&cle, regles::FENETRE).await?;
        regles::compter(combien, regles::INSCRIPTIONS_PAR_ADRESSE, fin, db.clock().now())?;
    }
    ralentir(visit, &cle_d_essai(visit, "inscription", courriel), regles::LIENS_PAR_COURRIEL).await?;
    Ok(repondre_a)
}

/// Tells whoever has an account with a mail that it was asked for again, and what to do; once a day, however often it is asked.
///
/// # Errors
/// `StoreError`.
pub async fn prevenir(w: &mut Writer, compte: &Compte, collectivite: &str) -> Result<(), StoreError> {
    let t = m(compte.langue);
    w.mail(&Courriel {
        cle: format!("inscription-connue:{}:{}", compte.id, w.today()),
        destinataire: compte.courriel.clone(),
        objet: t.inscription_connue_objet(collectivite),
        corps: if compte.actif { t.inscription_connue_corps(collectivite) } else { t.inscription_fermee_corps(collectivite) },
    })
    .await
    .map(drop)
}

/// What opens an account.
#[derive(Debug, Clone)]
pub struct NouveauCompte {
    /// As `courriel_net` leaves it.
    pub courriel: String,
    /// A function, as in « Présidente ».
    pub nom: String,
    pub langue: Lang,
    /// The structure it acts for, with that role; without one, the account reads only its own page.
    pub pour: Option<(OrganisationId, Role)>,
}

/// Opens the account of someone who proved that the mail is theirs, with the print of the password they chose.
///
/// # Errors
/// `StoreError::Duplicate` when that mail has an account.
pub async fn ouvrir(w: &mut Writer, nouveau: &NouveauCompte, empreinte: &str) -> Result<Compte, ActeError> {
    let compte = Compte {
        id: Id::fresh(),
        version: 1,
        courriel: nouveau.courriel.clone(),
        nom: nouveau.nom.clone(),
        organisation_id: nouveau.pour.map(|(organisation, _)| organisation),
        langue: nouveau.langue,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    w.insert(&compte).await?;
    mot_de_passe::poser(w, compte.id, empreinte).await?;
    if let Some((_, role)) = nouveau.pour {
        comptes::attribuer(w, compte.id, role, None).await?;
    }
    Ok(compte)
}

/// Brings in the person who has just opened that account.
///
/// # Errors
/// `StoreError` when the database or the session cannot be written.
pub async fn entrer(visit: &Visit, compte: &Compte) -> Result<(), StoreError> {
    reconnaitre(visit, &compte.courriel).await?;
    connexion::ouvrir(visit, compte, "invitation").await
}

/// Whether an account acts for nobody yet: neither structure nor role.
///
/// # Errors
/// `StoreError`.
pub async fn est_libre(r: &mut impl Read, compte: &Compte) -> Result<bool, StoreError> {
    Ok(compte.organisation_id.is_none() && lectures::roles(r, compte.id).await?.is_empty())
}

/// Attaches an account that acts for nobody to a structure, with a role. The caller has checked that its actor may.
///
/// # Errors
/// `StoreError::Missing` without such account; what `attribuer` refuses.
pub async fn rattacher(w: &mut Writer, compte: CompteId, organisation: OrganisationId, role: Role) -> Result<Compte, ActeError> {
    let mut compte: Compte = w.load(&compte).await?;
    compte.organisation_id = Some(organisation);
    w.update(&mut compte).await?;
    comptes::attribuer(w, compte.id, role, None).await?;
    Ok(compte)
}
