//! Waivers: « nommée, motivée, datée, révocable, jamais accordée par son bénéficiaire ». A funder waives the rules of its own
//! line, the committee any of them; the team proposes.

use super::equipe::lit;
use super::instruction::sans_interet;
use crate::droits::{self, est_de};
use crate::model::*;
use crate::regles::appel::parametres_du;
use crate::regles::derogation::{RefusDeroger, verifier};
use crate::regles::etats::{Derogation, RefusDerogation};
use crate::regles::{Catalogue, Financeur, Parametres};
use kernel::Id;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// In whose name a waiver is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Autorite {
    /// The committee, by one of its seats.
    Copil,
    Financeur(FinanceurInscrit),
}

impl Autorite {
    /// What is written as `accordee_par`.
    fn nom(&self, visit: &Visit) -> String {
        let compte = visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default();
        match self {
            Self::Copil => format!("Comité de pilotage, {compte}"),
            Self::Financeur(f) => f.nom.clone(),
        }
    }

    const fn financeur(&self) -> Option<&Financeur> {
        match self {
            Self::Copil => None,
            Self::Financeur(f) => Some(&f.code),
        }
    }
}

/// What the visitor may give waivers as: a seat of the committee, or the funder of their account. Never the holder.
#[must_use]
pub fn autorite(visit: &Visit, appel: &Appel, porteur: &Porteur, financeurs: &[FinanceurInscrit]) -> Option<Autorite> {
    if est_de(visit, &porteur.organisation_id.to_string()) {
        return None;
    }
    if droits::siege_au_copil(visit, appel) {
        return Some(Autorite::Copil);
    }
    let sien = financeurs.iter().find(|f| f.instruit && droits::remplit_la_colonne(visit, f, appel))?;
    Some(Autorite::Financeur(sien.clone()))
}

async fn ouvrir(r: &mut impl Read, visit: &Visit, id: &DossierId) -> Result<(Dossier, Appel, Porteur), ActeError> {
    let dossier: Dossier = r.load(id).await?;
    let appel: Appel = r.load(&dossier.appel_id).await?;
    let porteur: Porteur = r.load(&dossier.porteur_id).await?;
    if lit(r, visit, &dossier, &porteur, &appel).await? { Ok((dossier, appel, porteur)) } else { Err(ActeError::Interdit) }
}

async fn de_ce_dossier(r: &mut impl Read, dossier: &Dossier) -> Result<Vec<DerogationAccordee>, StoreError> {
    r.list("dossier_id = $2 ;; ORDER BY accordee_le, id", args![dossier.id]).await
}

/// Closes the proposals of that rule: they were heard.
async fn clore_les_propositions(w: &mut Writer, dossier: &Dossier, regle: &str) -> Result<(), StoreError> {
    let ouvertes: Vec<PropositionDerogation> =
        w.list("dossier_id = $2 AND regle = $3 AND close_le IS NULL", args![dossier.id, regle.to_owned()]).await?;
    for mut proposition in ouvertes {
        proposition.close_le = Some(w.today());
        w.update(&mut proposition).await?;
    }
    Ok(())
}

/// Gives a waiver of one rule for one file, from today.
///
/// # Errors
/// `Interdit` for who may not, the holder first; a declared interest; a rule that is not theirs or cannot be waived; no reason
/// of twenty signs; already given.
pub async fn accorder(visit: &Visit, id: &DossierId, regle: &str, motif: &str) -> Result<DerogationAccordee, ActeError> {
    let mut w = visit.writer("derogation.accorder").await?;
    let (dossier, appel, porteur) = ouvrir(&mut w, visit, id).await?;
    let financeurs = crate::store::financeurs(&mut w).await?;
    let qui = autorite(visit, &appel, &porteur, &financeurs).ok_or(ActeError::Interdit)?;
    if let Some(visiteur) = &visit.visitor {
        sans_interet(&mut w, dossier.id, &visiteur.compte_id).await?;
    }
    let deja = de_ce_dossier(&mut w, &dossier).await?;
    let parametres = parametres(&mut w, &appel).await?;
    verifier(Catalogue::de(&parametres), regle, qui.financeur(), &deja, w.today())?;
    let accordee = DerogationAccordee {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        dossier_id: Some(dossier.id),
        regle: regle.to_owned(),
        motif: motif.trim().to_owned(),
        accordee_par: qui.nom(visit),
        beneficiaire: porteur.nom,
        accordee_le: w.today(),
        revoquee_le: None,
    };
    Derogation::from(&accordee).verifier()?;
    w.motif(accordee.motif.clone());
    w.insert(&accordee).await?;
    clore_les_propositions(&mut w, &dossier, regle).await?;
    w.commit().await?;
    Ok(accordee)
}

/// The letter of the call as of today: its rules may be waived, those it set aside need not be.
async fn parametres(w: &mut Writer, appel: &Appel) -> Result<Parametres, ActeError> {
    Ok(parametres_du(&crate::store::lettres(w, appel.id).await?, w.today()))
}

/// The team proposes a waiver: it lifts nothing until someone gives it.
///
/// # Errors
/// `Interdit`; a rule that cannot be waived; no reason of twenty signs; already given.
pub async fn proposer(visit: &Visit, id: &DossierId, regle: &str, motif: &str) -> Result<PropositionDerogation, ActeError> {
    let mut w = visit.writer("derogation.proposer").await?;
    let (dossier, appel, _) = ouvrir(&mut w, visit, id).await?;
    if !droits::conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    let deja = de_ce_dossier(&mut w, &dossier).await?;
    let parametres = parametres(&mut w, &appel).await?;
    verifier(Catalogue::de(&parametres), regle, None, &deja, w.today())?;
    let motif = motif.trim().to_owned();
    if motif.chars().count() < 20 {
        return Err(RefusDerogation::SansMotif.into());
    }
    let proposition = PropositionDerogation {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        dossier_id: dossier.id,
        regle: regle.to_owned(),
        motif,
        proposee_par: visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default(),
        proposee_le: w.today(),
        close_le: None,
    };
    clore_les_propositions(&mut w, &dossier, regle).await?;
    w.insert(&proposition).await?;
    w.commit().await?;
    Ok(proposition)
}

/// Takes a waiver back from today: by who gave it, or the committee.
///
/// # Errors
/// `Interdit`; a reason missing; already taken back; `Stale`.
pub async fn revoquer(
    visit: &Visit,
    derogation: &DerogationAccordeeId,
    version: i64,
    motif: &str,
) -> Result<DerogationAccordee, ActeError> {
    let mut w = visit.writer("derogation.revoquer").await?;
    let mut derogation: DerogationAccordee = w.load(derogation).await?;
    let dossier = derogation.dossier_id.ok_or(ActeError::Interdit)?;
    let (_, appel, porteur) = ouvrir(&mut w, visit, &dossier).await?;
    let financeurs = crate::store::financeurs(&mut w).await?;
    let qui = autorite(visit, &appel, &porteur, &financeurs).ok_or(ActeError::Interdit)?;
    if qui != Autorite::Copil && qui.nom(visit) != derogation.accordee_par {
        return Err(RefusDeroger::PasLaSienne { regle: derogation.regle }.into());
    }
    if derogation.revoquee_le.is_some() {
        return Err(RefusDeroger::DejaRevoquee.into());
    }
    if motif.trim().chars().count() < 10 {
        return Err(crate::regles::dossier::Refus::MotifManquant.into());
    }
    if derogation.version != version {
        return Err(StoreError::Stale { table: "derogation", id: derogation.id.to_string() }.into());
    }
    derogation.revoquee_le = Some(w.today());
    Derogation::from(&derogation).verifier()?;
    w.motif(motif.trim());
    w.update(&mut derogation).await?;
    w.commit().await?;
    Ok(derogation)
}
