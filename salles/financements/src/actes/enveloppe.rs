//! Envelopes: « fixer une enveloppe : le financeur la sienne ; l'équipe projet, « prévisionnel » » (Financements, § 11).

use crate::calculs::noeuds;
use crate::droits;
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::dossier::Refus as RefusDossier;
use crate::regles::enveloppe::{Nature, Noeud, RefusPart, a_retirer, detail, verifier};
use crate::regles::{Euros, saisie};
use crate::store as lectures;
use kernel::{Id, Right};
use store::{ActeError, StoreError, Writer};
use web::Visit;

/// Whether the visitor sets the envelopes of that funder: its own; the team, those of all, without an act.
#[must_use]
pub fn fixe(visit: &Visit, appel: &Appel, financeur: &FinanceurInscrit) -> bool {
    let contrat = Some(appel.contrat_id.as_str());
    visit.reach(Right::FixerEnveloppe, contrat) != kernel::actor::Reach::Rien
        && (visit.may(Right::ConduireAppel, contrat)
            || financeur.organisation_id.is_some_and(|id| droits::est_de(visit, &id.to_string())))
}

/// Whether the visitor speaks for the funder itself: its amounts may have an act.
fn sien(visit: &Visit, appel: &Appel) -> bool {
    !visit.may(Right::ConduireAppel, Some(&appel.contrat_id))
}

/// An envelope as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaisieEnveloppe {
    /// None yet: that of the call, under a root of the same amount.
    pub id: Option<EnveloppeId>,
    pub financeur: Financeur,
    pub version: i64,
    pub montant: String,
    pub acte: String,
}

/// A share of an envelope as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaisieDetail {
    pub parent: EnveloppeId,
    pub nature: String,
    pub libelle: String,
    pub montant: String,
}

/// The tree of a year, its nodes named in words.
fn arbre(enveloppes: &[Enveloppe], reservations: &[Reservation]) -> Vec<Noeud> {
    let nom = |e: &Enveloppe| format!("{} ({})", e.financeur, e.libelle);
    // Two of the same name stay two.
    let rang =
        |e: &Enveloppe| 1 + enveloppes.iter().take_while(|autre| autre.id != e.id).filter(|autre| nom(autre) == nom(e)).count();
    noeuds(enveloppes, reservations, |e| match rang(e) {
        1 => nom(e),
        n => format!("{} n° {n}", nom(e)),
    })
}

fn controler(enveloppes: &[Enveloppe], reservations: &[Reservation]) -> Result<(), ActeError> {
    let refus = verifier(&arbre(enveloppes, reservations));
    if refus.is_empty() { Ok(()) } else { Err(ActeError::refuse(refus)) }
}

/// « ∅, jamais 0 »: an emptied field is not an envelope of nothing.
fn lire_montant(texte: &str, champ: impl Fn() -> String) -> Result<Euros, ActeError> {
    let lu = saisie::montant(texte).map_err(|refus| RefusDossier::Saisie { champ: champ(), refus })?;
    Ok(lu.ok_or_else(|| RefusPart::SansMontant { champ: champ() })?)
}

/// Sets an envelope: « Σ enfants ≤ parent ». The team's has no act, and never takes away one that a funder recorded.
///
/// # Errors
/// `Interdit`, `Stale`, an amount that cannot be read, a tree that cannot be; `ExerciceDeja` from a page that did not know it.
pub async fn fixer(visit: &Visit, appel: &Appel, s: &SaisieEnveloppe) -> Result<(), ActeError> {
    let mut w = visit.writer("enveloppe.fixer").await?;
    let financeur = lectures::financeur(&mut w, &s.financeur).await?;
    if !fixe(visit, appel, &financeur) {
        return Err(ActeError::Interdit);
    }
    let cle = || s.id.map_or_else(|| s.financeur.code().to_owned(), |id| id.to_string());
    let montant = lire_montant(&s.montant, || format!("montant.{}", cle()))?;
    match s.id {
        Some(id) => {
            let mut toutes = lectures::enveloppes(&mut w, appel).await?;
            let rang = toutes.iter().position(|e| e.id == id && e.financeur == s.financeur).ok_or(ActeError::Interdit)?;
            let e = &mut toutes[rang];
            a_jour(e, s.version)?;
            if !sien(visit, appel) && e.acte.is_some() {
                return Err(ActeError::Interdit);
            }
            e.montant_centimes = montant.centimes();
            if sien(visit, appel) {
                let acte = s.acte.trim();
                e.acte_le = (!acte.is_empty()).then(|| w.today());
                e.acte = (!acte.is_empty()).then(|| acte.to_owned());
            }
            controler(&toutes, &lectures::reservations(&mut w, appel).await?)?;
            w.update(&mut toutes[rang]).await?;
        }
        None if lectures::enveloppes(&mut w, appel).await?.iter().any(|e| e.financeur == s.financeur) => {
            return Err(RefusPart::ExerciceDeja.into());
        }
        None => creer(&mut w, appel, &financeur, montant).await?,
    }
    w.commit().await?;
    Ok(())
}

fn a_jour(e: &Enveloppe, version: i64) -> Result<(), StoreError> {
    if e.version == version { Ok(()) } else { Err(StoreError::Stale { table: "enveloppe", id: e.id.to_string() }) }
}

/// Divides an envelope: a share of another nature below it, « prévisionnel » until its funder records an act.
///
/// # Errors
/// `Interdit`, what [`detail`] refuses, an amount that cannot be read, a tree that cannot be.
pub async fn detailler(visit: &Visit, appel: &Appel, s: &SaisieDetail) -> Result<(), ActeError> {
    let mut w = visit.writer("enveloppe.detailler").await?;
    let mut toutes = lectures::enveloppes(&mut w, appel).await?;
    let parent = toutes.iter().find(|e| e.id == s.parent).cloned().ok_or(ActeError::Interdit)?;
    let financeur = lectures::financeur(&mut w, &parent.financeur).await?;
    if !fixe(visit, appel, &financeur) {
        return Err(ActeError::Interdit);
    }
    let reservations = lectures::reservations(&mut w, appel).await?;
    let mut siens = arbre(&toutes, &reservations);
    siens.retain(|n| n.financeur == parent.financeur);
    let (nature, libelle) = detail(&siens, &s.nature, &s.libelle)?;
    let montant = lire_montant(&s.montant, || "part".to_owned())?;
    let part = Enveloppe {
        id: Id::fresh(),
        version: 1,
        parent_id: Some(parent.id),
        nature,
        libelle,
        montant_centimes: montant.centimes(),
        acte: None,
        acte_le: None,
        ..parent
    };
    toutes.push(part.clone());
    controler(&toutes, &reservations)?;
    w.insert(&part).await?;
    w.commit().await?;
    Ok(())
}

/// Takes a share out: what it held goes back to the envelope above.
///
/// # Errors
/// `Interdit`, `Stale`, what [`a_retirer`] refuses.
pub async fn retirer(visit: &Visit, appel: &Appel, id: EnveloppeId, version: i64) -> Result<(), ActeError> {
    let mut w = visit.writer("enveloppe.retirer").await?;
    let toutes = lectures::enveloppes(&mut w, appel).await?;
    let part = toutes.iter().find(|e| e.id == id).ok_or(ActeError::Interdit)?;
    let financeur = lectures::financeur(&mut w, &part.financeur).await?;
    if !fixe(visit, appel, &financeur) {
        return Err(ActeError::Interdit);
    }
    a_jour(part, version)?;
    let siens = noeuds(&toutes, &lectures::reservations(&mut w, appel).await?, |e| e.id.to_string());
    let noeud = siens.iter().find(|n| n.id == id.to_string()).ok_or(ActeError::Interdit)?;
    a_retirer(&siens, noeud, &part.libelle, sien(visit, appel))?;
    w.delete(part).await?;
    w.commit().await?;
    Ok(())
}

async fn creer(w: &mut Writer, appel: &Appel, financeur: &FinanceurInscrit, montant: Euros) -> Result<(), ActeError> {
    let racine = Enveloppe {
        id: Id::fresh(),
        version: 1,
        contrat_id: appel.contrat_id.clone(),
        exercice: appel.exercice,
        financeur: financeur.code.clone(),
        parent_id: None,
        nature: Nature::Racine,
        libelle: format!("Exercice {}", appel.exercice),
        montant_centimes: montant.centimes(),
        acte: None,
        acte_le: None,
    };
    w.insert(&racine).await?;
    let appel = Enveloppe {
        id: Id::fresh(),
        parent_id: Some(racine.id),
        nature: Nature::Appel,
        libelle: "Appel à projets".to_owned(),
        ..racine
    };
    Ok(w.insert(&appel).await?)
}
