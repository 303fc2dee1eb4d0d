//! What an accepted workbook writes, record by record, with what follows from each on the editing pages.

use crate::actes::redaction::{marquer, ranger, reindexer, suivre_le_code};
use crate::model::{AxeTransversal, Contrat, Noeud, NoeudId};
use crate::regles::classeur::Ecriture;
use indicateurs::actes::{effacer_observation, fixer_cible, poser_observation};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Writes one record. `reason`: what the journal says of the whole workbook, kept beside the reason of one row.
pub(super) async fn ecrire(
    visit: &Visit,
    w: &mut Writer,
    contrat: &Contrat,
    ecriture: Ecriture,
    reason: &str,
) -> Result<(), ActeError> {
    match ecriture {
        Ecriture::NouvelleFiche(fiche) => w.insert(&fiche).await?,
        Ecriture::Fiche(mut fiche) => w.update(&mut fiche).await?,
        Ecriture::NouvelleDeclinaison(fiche, lue) => {
            w.insert(&lue.declinaison).await?;
            marquer(w, &fiche, &lue).await?;
        }
        Ecriture::Declinaison(fiche, mut lue) => {
            w.update(&mut lue.declinaison).await?;
            marquer(w, &fiche, &lue).await?;
        }
        Ecriture::NouvelleParticipation(participation) => {
            w.insert(&participation).await?;
            reindexer(w, participation.fiche_id).await?;
        }
        Ecriture::Participation(mut participation) => w.update(&mut participation).await?,
        Ecriture::Cible { indicateur, annee, valeur } => {
            fixer_cible(visit, w, contrat.duree_annees, indicateur, annee, valeur).await?;
        }
        Ecriture::Valeur(indicateur, saisie) => {
            poser_observation(visit, w, contrat.duree_annees, indicateur, &saisie).await?;
        }
        Ecriture::ValeurEffacee(indicateur, annee) => effacer_observation(visit, w, indicateur, annee).await?,
        Ecriture::NouveauNiveau(n) => w.insert(&n).await?,
        Ecriture::Niveau(mut n) => {
            let before: Noeud = w.load(&n.id).await?;
            w.update(&mut n).await?;
            suivre_le_code(w, contrat.id, &before.code, &n.code).await?;
        }
        Ecriture::NouvelAxe(axe) => w.insert(&axe).await?,
        Ecriture::Axe(mut axe) => {
            let before: AxeTransversal = w.load(&axe.id).await?;
            w.update(&mut axe).await?;
            suivre_le_code(w, contrat.id, &before.code, &axe.code).await?;
        }
        Ecriture::NouveauSignataire(one) => w.insert(&one).await?,
        Ecriture::Signataire(mut one) => w.update(&mut one).await?,
        Ecriture::NouvelEngagement(one, why) => {
            motiver(w, why, reason);
            w.insert(&*one).await?;
            w.motif(reason);
        }
        Ecriture::Engagement(mut one, why) => {
            motiver(w, why, reason);
            w.update(&mut *one).await?;
            w.motif(reason);
        }
        Ecriture::NouveauProgramme(one) => w.insert(&one).await?,
        Ecriture::Programme(mut one) => w.update(&mut one).await?,
        Ecriture::NouvelleArticulation(one) => w.insert(&one).await?,
        Ecriture::Articulation(mut one) => w.update(&mut one).await?,
    }
    Ok(())
}

fn motiver(w: &mut Writer, why: Option<String>, reason: &str) {
    if let Some(why) = why {
        w.motif(format!("{why} ({reason})"));
    }
}

/// Puts the levels in that order, read from the top.
pub(super) async fn ordonner(w: &mut Writer, contrat: &Contrat, order: &[NoeudId]) -> Result<(), StoreError> {
    let mut all: Vec<Noeud> = w.list("contrat_id = $2", args![contrat.id]).await?;
    for n in &mut all {
        if let Some(place) = order.iter().position(|id| *id == n.id) {
            n.ordre = i64::try_from(place).unwrap_or(i64::MAX);
        }
    }
    ranger(w, all).await
}
