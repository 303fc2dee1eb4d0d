//! Files with all that their rules look at: nine statements for one, or for a whole call.

use crate::model::*;
use crate::regles::lecture::{DossierLu, Precedent};
use crate::regles::{Financeur, appel as regles};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Read, StoreError, args};

/// The files of a call but drafts, as their rules see them on a day.
///
/// # Errors
/// `StoreError`.
pub async fn lus(r: &mut impl Read, appel: &Appel, jour: Date) -> Result<Vec<DossierLu>, StoreError> {
    let dossiers: Vec<Dossier> =
        r.list("appel_id = $2 AND etat <> 'brouillon' ;; ORDER BY numero COLLATE \"C\", id", args![appel.id]).await?;
    let lignes: Vec<LigneFinanceur> = r.list("appel_id = $2 ;; ORDER BY id", args![appel.id]).await?;
    let porteurs: Vec<Porteur> =
        r.list("id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![appel.id]).await?;
    let pieces: Vec<PieceDossier> = r
        .list(
            "porteur_id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2) ;; ORDER BY deposee_a, id",
            args![appel.id],
        )
        .await?;
    let anciens: Vec<Dossier> = r
        .list(
            "action_id IN (SELECT action_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2) AND appel_id <> $2",
            args![appel.id],
        )
        .await?;
    let votes: Vec<LigneFinanceur> = r
        .list(
            "vote_centimes IS NOT NULL AND dossier_id IN (SELECT a.id FROM dossier a JOIN dossier d ON d.action_id = a.action_id
             WHERE a.collectivite_id = $1 AND d.collectivite_id = $1 AND d.appel_id = $2 AND a.appel_id <> $2)",
            args![appel.id],
        )
        .await?;
    let bilans: Vec<BilanDossier> = r
        .list(
            "dossier_id IN (SELECT a.id FROM dossier a JOIN dossier d ON d.action_id = a.action_id
             WHERE a.collectivite_id = $1 AND d.collectivite_id = $1 AND d.appel_id = $2 AND a.appel_id <> $2)",
            args![appel.id],
        )
        .await?;
    let interets: Vec<Interet> =
        r.list("dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![appel.id]).await?;
    assembler(r, appel, jour, Lots { dossiers, lignes, porteurs, pieces, anciens, votes, bilans, interets }).await
}

/// One file, as its rules see it on a day.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn lu(r: &mut impl Read, dossier: &Dossier, appel: &Appel, jour: Date) -> Result<DossierLu, StoreError> {
    let lignes: Vec<LigneFinanceur> = r.list("dossier_id = $2 ;; ORDER BY id", args![dossier.id]).await?;
    let porteur: Porteur = r.load(&dossier.porteur_id).await?;
    let pieces: Vec<PieceDossier> = r
        .list(
            "porteur_id = $2 AND (dossier_id IS NULL OR dossier_id = $3) ;; ORDER BY deposee_a, id",
            args![dossier.porteur_id, dossier.id],
        )
        .await?;
    let anciens: Vec<Dossier> = r.list("action_id = $2 AND appel_id <> $3", args![dossier.action_id, dossier.appel_id]).await?;
    let votes: Vec<LigneFinanceur> = r
        .list(
            "vote_centimes IS NOT NULL AND appel_id <> $3 AND dossier_id IN
             (SELECT id FROM dossier WHERE collectivite_id = $1 AND action_id = $2)",
            args![dossier.action_id, dossier.appel_id],
        )
        .await?;
    let bilans: Vec<BilanDossier> = r
        .list(
            "appel_id <> $3 AND dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND action_id = $2)",
            args![dossier.action_id, dossier.appel_id],
        )
        .await?;
    let interets: Vec<Interet> = r.list("dossier_id = $2", args![dossier.id]).await?;
    let dossiers = vec![dossier.clone()];
    let lots = Lots { dossiers, lignes, porteurs: vec![porteur], pieces, anciens, votes, bilans, interets };
    let lus = assembler(r, appel, jour, lots).await?;
    lus.into_iter().next().ok_or_else(|| StoreError::Missing { table: "dossier", id: dossier.id.to_string() })
}

struct Lots {
    dossiers: Vec<Dossier>,
    lignes: Vec<LigneFinanceur>,
    porteurs: Vec<Porteur>,
    pieces: Vec<PieceDossier>,
    /// The files of other years for the same actions.
    anciens: Vec<Dossier>,
    votes: Vec<LigneFinanceur>,
    bilans: Vec<BilanDossier>,
    interets: Vec<Interet>,
}

async fn assembler(r: &mut impl Read, appel: &Appel, jour: Date, lots: Lots) -> Result<Vec<DossierLu>, StoreError> {
    let lettres = super::lettres(r, appel.id).await?;
    let parametres = regles::parametres_du(&lettres, jour);
    let demandees = regles::lettre_du(&lettres, jour).map(|l| l.contenu.pieces.clone()).unwrap_or_default();
    let appels: Vec<Appel> = r.list("", args![]).await?;
    let exercices: HashMap<AppelId, i64> = appels.iter().map(|a| (a.id, a.exercice)).collect();
    let decisions: Vec<LotDecision> = r.list("appel_id = $2", args![appel.id]).await?;
    let derogations: Vec<DerogationAccordee> = r.list("appel_id = $2 ;; ORDER BY accordee_le, id", args![appel.id]).await?;
    let cpos: Vec<Cpo> = r.list("contrat_id = $2", args![appel.contrat_id]).await?;
    let mut lignes: HashMap<DossierId, Vec<LigneFinanceur>> = HashMap::new();
    for ligne in lots.lignes {
        lignes.entry(ligne.dossier_id).or_default().push(ligne);
    }
    let mut lus = vec![];
    for dossier in lots.dossiers {
        let porteur = lots.porteurs.iter().find(|p| p.id == dossier.porteur_id).cloned();
        let porteur = porteur.ok_or_else(|| StoreError::Missing { table: "porteur", id: dossier.porteur_id.to_string() })?;
        let mut siennes = lignes.remove(&dossier.id).unwrap_or_default();
        siennes.sort_by(|a, b| a.financeur.cmp(&b.financeur));
        let (precedent, annees_financees) = passe(&dossier, appel.exercice, &exercices, &lots.anciens, &lots.votes, &lots.bilans);
        let copil = |l: &LigneFinanceur| {
            let lot = decisions.iter().find(|d| Some(d.id) == l.lot_id)?;
            Some((l.financeur.clone(), lot.copil_le?))
        };
        lus.push(DossierLu {
            exercice: appel.exercice,
            parametres: parametres.clone(),
            demandees: demandees.clone(),
            copil_le: siennes.iter().filter_map(copil).collect(),
            pieces: lots
                .pieces
                .iter()
                .filter(|p| p.porteur_id == porteur.id && p.dossier_id.is_none_or(|id| id == dossier.id))
                .cloned()
                .collect(),
            cpo: cpos.iter().find(|c| Some(c.id) == dossier.cpo_id).cloned(),
            precedent,
            annees_financees,
            interets: lots.interets.iter().filter(|i| i.dossier_id == dossier.id).map(|i| i.compte_id.clone()).collect(),
            derogations: derogations
                .iter()
                .filter(|d| d.dossier_id.is_none_or(|id| id == dossier.id) && d.revoquee_le.is_none_or(|fin| jour < fin))
                .cloned()
                .collect(),
            lignes: siennes,
            porteur,
            dossier,
        });
    }
    Ok(lus)
}

/// What is known of the action the year before, and the years in which something was voted for it.
fn passe(
    dossier: &Dossier,
    exercice: i64,
    exercices: &HashMap<AppelId, i64>,
    anciens: &[Dossier],
    votes: &[LigneFinanceur],
    bilans: &[BilanDossier],
) -> (Option<Precedent>, BTreeSet<i64>) {
    let mut annees = BTreeSet::new();
    let mut precedent = None;
    for ancien in anciens.iter().filter(|a| a.action_id == dossier.action_id) {
        let Some(annee) = exercices.get(&ancien.appel_id).copied() else { continue };
        let siens: BTreeMap<Financeur, _> =
            votes.iter().filter(|v| v.dossier_id == ancien.id).map(|v| (v.financeur.clone(), v.vote())).collect();
        if siens.values().flatten().any(|v| v.est_positif()) {
            annees.insert(annee);
        }
        if annee == exercice - 1 {
            let bilan = bilans.iter().find(|b| b.dossier_id == ancien.id).cloned();
            precedent = Some(Precedent { exercice: annee, votes: siens, bilan });
        }
    }
    (precedent, annees)
}
