//! Proofs: deposited by the debtor or by the coordination, judged by another organisation.

use super::{charger, parents, preuves_de};
use crate::actes::redaction::sur_contrat;
use crate::model::{Contrat, Engagement, EtatEngagement, EtatPreuve, Preuve, PreuveId};
use crate::regles::engagement::{self as regles, Juge, SaisiePreuve};
use acteurs::model::OrganisationId;
use kernel::actor::Reach;
use kernel::{Id, Right};
use sha2::{Digest, Sha256};
use store::{ActeError, Read, Record, StoreError, Writer, args};
use web::Visit;

/// Who brings something about a promise: an account or a signed link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deposant {
    /// Function shown.
    pub nom: String,
    /// Identifier of the account or of the link.
    pub cle: String,
    pub organisation: Option<OrganisationId>,
}

impl Deposant {
    /// The account of this visit; nothing for a stranger.
    #[must_use]
    pub fn du_compte(visit: &Visit) -> Option<Self> {
        visit.visitor.as_ref().map(|v| Self {
            nom: v.nom.clone(),
            cle: v.compte_id.clone(),
            organisation: v.organisation_id.as_deref().and_then(|id| id.parse().ok()),
        })
    }

    /// The organisation of the deposant is the one that promised.
    #[must_use]
    pub fn doit(&self, engagement: &Engagement) -> bool {
        self.organisation.is_some() && engagement.organisation_id == self.organisation
    }
}

/// Deposits a proof in a transaction already open.
///
/// # Errors
/// `StoreError::Missing` when the promise is not of this contract; the refusals of the form.
pub async fn deposer(
    w: &mut Writer,
    contrat: &Contrat,
    id: &str,
    saisie: &SaisiePreuve,
    par: &Deposant,
) -> Result<Preuve, ActeError> {
    let engagement = charger(w, contrat, id, None).await?;
    let lue = regles::lire_preuve(saisie, w.today()).map_err(ActeError::refuse)?;
    let octets = saisie.piece.as_ref().filter(|_| lue.piece.is_some()).map(|(_, octets)| octets.clone());
    let preuve = Preuve {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        engagement_id: engagement.id,
        genre: lue.genre,
        datee_du: lue.datee_du,
        texte: lue.texte,
        adresse: lue.adresse,
        piece_nom: lue.piece.as_ref().map(|p| p.nom.clone()),
        piece_mime: lue.piece.as_ref().map(|p| p.mime.to_owned()),
        piece_taille: octets.as_ref().map(|o| i64::try_from(o.len()).unwrap_or(i64::MAX)),
        piece_sha256: octets.as_ref().map(|o| store::journal::hex(&Sha256::digest(o))),
        etat: EtatPreuve::AVerifier,
        deposee_a: w.now(),
        deposee_par: par.nom.clone(),
        deposant: par.cle.clone(),
        organisation_id: par.organisation,
        jugee_a: None,
        jugee_par: None,
        juge_organisation_id: None,
        motif: None,
    };
    w.insert(&preuve).await?;
    if let Some(octets) = octets {
        w.execute(
            "INSERT INTO preuve_contenu (collectivite_id, preuve_id, contenu) VALUES ($1, $2, $3)",
            args![preuve.id, octets],
        )
        .await?;
    }
    Ok(preuve)
}

/// Deposits a proof by account: the coordination, or a partner for a promise of its organisation (« Par ◐ déclarer »).
///
/// # Errors
/// `Interdit`, the refusals of the form.
pub async fn deposer_par_compte(visit: &Visit, contrat: &Contrat, id: &str, saisie: &SaisiePreuve) -> Result<Preuve, ActeError> {
    let par = Deposant::du_compte(visit).ok_or(ActeError::Interdit)?;
    let mut w = visit.writer("preuve.deposer").await?;
    let engagement = charger(&mut w, contrat, id, None).await?;
    let scope = contrat.id.to_string();
    let own = visit.reach(Right::Repondre, Some(&scope)) != Reach::Rien && par.doit(&engagement);
    if !visit.may(Right::MenerCampagne, Some(&scope)) && !own {
        return Err(ActeError::Interdit);
    }
    let preuve = deposer(&mut w, contrat, id, saisie, &par).await?;
    w.commit().await?;
    Ok(preuve)
}

/// Accepts or refuses a proof: « personne n'accepte sa propre preuve ». When nothing is left to show that a promise
/// declared kept is kept, it is under way again.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of `regles::engagement::juger`.
pub async fn juger_preuve(
    visit: &Visit,
    contrat: &Contrat,
    id: PreuveId,
    version: i64,
    accepte: bool,
    raison: &str,
) -> Result<Preuve, ActeError> {
    sur_contrat(visit, Right::MenerCampagne, contrat.id)?;
    let who = Deposant::du_compte(visit).ok_or(ActeError::Interdit)?;
    let mut w = visit.writer("preuve.juger").await?;
    let found = w.find::<Preuve>("id = $2 AND contrat_id = $3", args![id, contrat.id]).await?;
    let mut preuve = found.ok_or_else(|| StoreError::Missing { table: Preuve::TABLE, id: id.to_string() })?;
    if preuve.version != version {
        return Err(StoreError::Stale { table: Preuve::TABLE, id: id.to_string() }.into());
    }
    let mut engagement = charger(&mut w, contrat, &preuve.engagement_id.to_string(), None).await?;
    let juge = Juge { compte: who.cle, organisation: who.organisation };
    let parents = parents(&mut w).await?;
    let (etat, motif) = regles::juger(&preuve, engagement.organisation_id, &juge, &parents, accepte, raison)?;
    preuve.etat = etat;
    preuve.jugee_a = Some(w.now());
    preuve.jugee_par = Some(who.nom);
    preuve.juge_organisation_id = who.organisation;
    preuve.motif.clone_from(&motif);
    if let Some(motif) = motif {
        w.motif(motif);
    }
    w.update(&mut preuve).await?;
    let left = preuves_de(&mut w, &engagement).await?;
    if engagement.etat == EtatEngagement::Tenu && left.iter().all(|p| *p == EtatPreuve::Refusee) {
        engagement.etat = EtatEngagement::EnCours;
        w.update(&mut engagement).await?;
    }
    w.commit().await?;
    Ok(preuve)
}

/// The bytes of the file of a proof of this contract.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn lire_piece(r: &mut impl Read, contrat: &Contrat, id: &str) -> Result<(Preuve, Vec<u8>), StoreError> {
    let missing = || StoreError::Missing { table: "preuve_contenu", id: id.to_owned() };
    let found = r.find::<Preuve>("id = $2 AND contrat_id = $3", args![id.to_owned(), contrat.id]).await?;
    let preuve = found.ok_or_else(missing)?;
    let rows =
        r.rows("SELECT contenu FROM preuve_contenu WHERE collectivite_id = $1 AND preuve_id = $2", args![preuve.id]).await?;
    let octets: Vec<u8> = rows.into_iter().next().ok_or_else(missing)?.take()?;
    Ok((preuve, octets))
}
