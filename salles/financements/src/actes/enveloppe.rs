//! Envelopes: « fixer une enveloppe : le financeur la sienne ; l'équipe projet, « prévisionnel » » (Financements, § 11).

use crate::droits;
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::dossier::Refus as RefusDossier;
use crate::regles::enveloppe::{Nature, Noeud, verifier};
use crate::regles::{Euros, saisie};
use crate::store as lectures;
use kernel::{Id, Right};
use std::collections::BTreeMap;
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

/// The tree of a year as its rule sees it, named in words.
fn arbre(enveloppes: &[Enveloppe]) -> Vec<Noeud> {
    let nom = |e: &Enveloppe| format!("{} ({})", e.financeur, e.libelle);
    enveloppes
        .iter()
        .map(|e| Noeud {
            id: nom(e),
            parent: e.parent_id.and_then(|id| enveloppes.iter().find(|p| p.id == id)).map(nom),
            financeur: e.financeur.clone(),
            exercice: e.exercice,
            nature: e.nature,
            montant: e.montant(),
            acte: e.acte.clone(),
            reservations: BTreeMap::new(),
        })
        .collect()
}

/// Sets an envelope: « Σ enfants ≤ parent ». The team's has no act, and never takes away one that a funder recorded.
///
/// # Errors
/// `Interdit`, `Stale`, an amount that cannot be read, a tree that cannot be.
pub async fn fixer(visit: &Visit, appel: &Appel, s: &SaisieEnveloppe) -> Result<(), ActeError> {
    let mut w = visit.writer("enveloppe.fixer").await?;
    let financeur = lectures::financeur(&mut w, &s.financeur).await?;
    if !fixe(visit, appel, &financeur) {
        return Err(ActeError::Interdit);
    }
    let champ = || format!("montant.{}", s.id.map_or_else(|| s.financeur.code().to_owned(), |id| id.to_string()));
    let montant =
        saisie::montant(&s.montant).map_err(|refus| RefusDossier::Saisie { champ: champ(), refus })?.unwrap_or_default();
    let mut toutes = lectures::enveloppes(&mut w, appel).await?;
    let sien = !visit.may(Right::ConduireAppel, Some(&appel.contrat_id));
    match s.id {
        Some(id) => {
            let rang = toutes.iter().position(|e| e.id == id && e.financeur == s.financeur).ok_or(ActeError::Interdit)?;
            let e = &mut toutes[rang];
            if e.version != s.version {
                return Err(StoreError::Stale { table: "enveloppe", id: id.to_string() }.into());
            }
            if !sien && e.acte.is_some() {
                return Err(ActeError::Interdit);
            }
            e.montant_centimes = montant.centimes();
            if sien {
                let acte = s.acte.trim();
                e.acte_le = (!acte.is_empty()).then(|| w.today());
                e.acte = (!acte.is_empty()).then(|| acte.to_owned());
            }
            controler(&toutes)?;
            w.update(&mut toutes[rang]).await?;
        }
        None => creer(&mut w, appel, &financeur, montant).await?,
    }
    w.commit().await?;
    Ok(())
}

fn controler(toutes: &[Enveloppe]) -> Result<(), ActeError> {
    let refus = verifier(&arbre(toutes));
    if refus.is_empty() { Ok(()) } else { Err(ActeError::refuse(refus)) }
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
