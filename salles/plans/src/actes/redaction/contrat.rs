//! Creating a contract and keeping its settings and statuses.

use super::acces::charger_a_jour;
use super::droits;
use crate::model::{Contrat, ContratId, Declinaison, FicheAction, ModeleContrat};
use crate::regles::redaction::{self as regles, LigneStatut, Refus, SaisieReglages};
use acteurs::model::{Organisation, OrganisationId};
use kernel::{Id, Right};
use std::collections::BTreeMap;
use store::{ActeError, Read, Writer, args};
use web::Visit;

/// Addresses that pages of the product already have.
const RESERVES: [&str; 1] = ["nouveau"];

/// Creates a contract with the levels, statuses and steps of its model.
///
/// # Errors
/// `Interdit`, `SlugPris`, the refusals of the form.
pub async fn creer_contrat(visit: &Visit, modele: &str, adresse: &str, saisie: &SaisieReglages) -> Result<Contrat, ActeError> {
    if !visit.may(Right::CreerContrat, None) {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("contrat.creer").await?;
    let modele =
        ModeleContrat::from_code(modele).ok_or_else(|| Refus::ChoixInconnu { champ: "modele", saisi: modele.to_owned() })?;
    let slug = regles::adresse(adresse, &saisie.sigle, &saisie.titre, &saisie.periode);
    let vide = regles::nouveau_contrat(Id::fresh(), modele, slug, w.today());
    let mut refus = vec![];
    if RESERVES.contains(&vide.slug.as_str()) || w.find::<Contrat>("slug = $2", args![vide.slug]).await?.is_some() {
        refus.push(Refus::SlugPris { slug: vide.slug.clone() });
    }
    let lus = match regles::lire_reglages(&vide, saisie) {
        Ok(contrat) => contrat,
        Err(autres) => {
            refus.extend(autres);
            return Err(ActeError::refuse(refus));
        }
    };
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    let contrat = porteur(&mut w, lus, &saisie.porteur).await?;
    w.insert(&contrat).await?;
    garder_la_main(visit, &mut w, contrat.id).await?;
    w.commit().await?;
    Ok(contrat)
}

/// Whoever coordinates one contract only, and creates another, coordinates it too: else nobody could
/// open what they just created.
async fn garder_la_main(visit: &Visit, w: &mut Writer, contrat: ContratId) -> Result<(), ActeError> {
    let id = contrat.to_string();
    if visit.may(Right::CreerContrat, Some(&id)) {
        return Ok(());
    }
    let Some(compte) = visit.visitor.as_ref().and_then(|v| v.compte_id.parse().ok()) else { return Ok(()) };
    acteurs::actes::comptes::attribuer(w, compte, kernel::Role::Coordination, Some(&id)).await
}

async fn porteur(w: &mut Writer, mut contrat: Contrat, saisi: &str) -> Result<Contrat, ActeError> {
    if saisi.trim().is_empty() {
        contrat.porteur_id = None;
        return Ok(contrat);
    }
    let inconnu = || Refus::ChoixInconnu { champ: "porteur", saisi: saisi.to_owned() };
    let id: OrganisationId = saisi.trim().parse().map_err(|_| inconnu())?;
    contrat.porteur_id = Some(w.find::<Organisation>("id = $2", args![id]).await?.ok_or_else(inconnu)?.id);
    Ok(contrat)
}

/// Edits the settings of a contract whose `version` was read.
///
/// # Errors
/// `Interdit`, `Stale`, `AnneesEmployees` when déclinaisons are planned after the new last year, the
/// other refusals of the form.
pub async fn regler_contrat(
    visit: &Visit,
    id: ContratId,
    version: i64,
    saisie: &SaisieReglages,
    motif: &str,
) -> Result<Contrat, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, id)?;
    let mut w = visit.writer("contrat.regler").await?;
    let avant: Contrat = charger_a_jour(&mut w, &id, version).await?;
    let lus = regles::lire_reglages(&avant, saisie).map_err(ActeError::refuse)?;
    let mut contrat = porteur(&mut w, lus, &saisie.porteur).await?;
    if contrat.duree_annees < avant.duree_annees {
        let declinaisons: Vec<Declinaison> = w.list("contrat_id = $2 AND retiree_le IS NULL", args![id]).await?;
        let annee = contrat.duree_annees + 1;
        let apres = declinaisons.iter().filter(|d| d.annees.iter().any(|a| *a >= annee)).count();
        if apres > 0 {
            return Err(Refus::AnneesEmployees { annee, declinaisons: apres }.into());
        }
    }
    if let Some(motif) = regles::facultatif(motif) {
        w.motif(motif);
    }
    w.update(&mut contrat).await?;
    w.commit().await?;
    Ok(contrat)
}

/// How many sheets have each status, those withdrawn included.
///
/// # Errors
/// `StoreError`.
pub async fn emplois_des_statuts(r: &mut impl Read, contrat: ContratId) -> Result<BTreeMap<String, usize>, store::StoreError> {
    let fiches: Vec<FicheAction> = r.list("contrat_id = $2", args![contrat]).await?;
    let mut emplois = BTreeMap::new();
    for fiche in fiches {
        *emplois.entry(fiche.statut).or_default() += 1;
    }
    Ok(emplois)
}

/// Replaces the set of statuses. « Modifier un jeu demande la table ancien → nouveau ; l'historique
/// garde l'ancien libellé » : each sheet that changes has its own journal entry.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the set (`StatutEmploye`…).
pub async fn changer_statuts(visit: &Visit, id: ContratId, version: i64, lignes: &[LigneStatut]) -> Result<Contrat, ActeError> {
    droits::sur_contrat(visit, Right::CreerContrat, id)?;
    let mut w = visit.writer("contrat.changer_statuts").await?;
    let mut contrat: Contrat = charger_a_jour(&mut w, &id, version).await?;
    let avant = regles::jeu_de_statuts(&contrat);
    let emplois = emplois_des_statuts(&mut w, id).await?;
    let demande = regles::changer_jeu(&avant, lignes, &emplois).map_err(ActeError::refuse)?;
    contrat.statuts.0 = demande.statuts;
    w.update(&mut contrat).await?;
    let fiches: Vec<FicheAction> = w.list("contrat_id = $2 ;; ORDER BY numero, id", args![id]).await?;
    for mut fiche in fiches {
        if let Some(nouveau) = demande.correspondance.get(&fiche.statut) {
            fiche.statut.clone_from(nouveau);
            w.update(&mut fiche).await?;
        }
    }
    w.commit().await?;
    Ok(contrat)
}
