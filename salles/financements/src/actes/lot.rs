//! Lots of decision: frozen from a scenario, corrected by a new edition. Read `regles/lot.rs` first.

mod acte;
mod geler;
mod notifier;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_dates;
mod valider;
mod voter;

use crate::droits::conduit;
use crate::model::{Appel, LotDecision, LotDecisionId, Scenario};
use crate::regles::lot::{Annotations, ContenuLot, Refus, empreinte, etape_du_gel};
use crate::regles::programmation::scenario::{ParametresEcrits, PlanEcrit, Preuve, StatutEcrit};
use kernel::Id;
use store::{ActeError, Json, Read, StoreError, args};
use web::Visit;

pub use acte::{SaisieActe, corriger_l_acte};
pub use geler::geler;
pub use notifier::{Notification, notifiables, notifier};
pub use valider::{validations, valider};
pub use voter::{LigneVote, SaisieVote, voter};

/// A lot as it was frozen.
#[derive(Debug, Clone)]
pub struct LotLu {
    pub lot: LotDecision,
    pub contenu: ContenuLot,
    /// Whether its text is the one that was frozen.
    pub intact: bool,
}

impl LotLu {
    /// Reads the text of a lot and checks its hash.
    ///
    /// # Errors
    /// `StoreError::Broken` when the text is not one of a lot.
    pub fn de(lot: LotDecision) -> Result<Self, StoreError> {
        let contenu = serde_json::from_value(lot.contenu.0.clone()).map_err(|e| StoreError::Broken(e.to_string()))?;
        let intact = empreinte(&lot.contenu.0) == lot.empreinte;
        Ok(Self { lot, contenu, intact })
    }
}

/// The lots of a call, in order.
///
/// # Errors
/// `StoreError`.
pub async fn lots(r: &mut impl Read, appel: &Appel) -> Result<Vec<LotLu>, StoreError> {
    let tous: Vec<LotDecision> = r.list("appel_id = $2 ;; ORDER BY numero", args![appel.id]).await?;
    tous.into_iter().map(LotLu::de).collect()
}

/// Opens a corrective edition: a working scenario that holds what the lot decided, to be changed and frozen again.
///
/// # Errors
/// `Interdit`; `Refus::LotRemplace` when another edition replaced it already; `PasAuComite` once no lot is frozen any more.
pub async fn corriger(visit: &Visit, lot: LotDecisionId, nom: &str) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("lot.corriger").await?;
    let lot: LotDecision = w.load(&lot).await?;
    let appel: Appel = w.load(&lot.appel_id).await?;
    let Some(visiteur) = visit.visitor.clone().filter(|_| conduit(visit, &appel)) else { return Err(ActeError::Interdit) };
    remplace(&mut w, &lot).await?;
    // What could not be frozen is not begun.
    if !etape_du_gel(appel.etat) {
        return Err(Refus::PasAuComite { etat: appel.etat }.into());
    }
    let lu = LotLu::de(lot)?;
    let plan: PlanEcrit = lu
        .contenu
        .dossiers
        .iter()
        .map(|d| {
            let retenus = d.lignes.iter().filter(|l| l.retenu.est_positif());
            (d.numero.clone(), retenus.map(|l| (l.financeur.clone(), l.retenu)).collect())
        })
        .filter(|(_, lignes): &(_, std::collections::BTreeMap<_, _>)| !lignes.is_empty())
        .collect();
    let attente = lu.contenu.de(crate::regles::lot::Sort::Attente).map(|d| d.numero.clone()).collect();
    let motifs = lu.contenu.dossiers.iter().filter(|d| !d.motif.is_empty()).map(|d| (d.numero.clone(), d.motif.clone()));
    let annotations = Annotations { attente, motifs: motifs.collect(), corrige: Some(lu.lot.id.to_string()) };
    let ecrit = |v: serde_json::Result<serde_json::Value>| v.map(Json).map_err(|e| StoreError::Broken(e.to_string()));
    let scenario = Scenario {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        nom: nom.to_owned(),
        doctrine: lu.contenu.origine.doctrine.clone(),
        etat: crate::model::EtatScenario::Travail,
        parametres: ecrit(serde_json::to_value(ParametresEcrits { annotations, ..ParametresEcrits::default() }))?,
        verrous: Json(serde_json::json!([])),
        plan: Json(plan),
        preuve: ecrit(serde_json::to_value(Preuve { statut: StatutEcrit::ALaMain, ..Preuve::default() }))?,
        moteur: lu.contenu.origine.moteur.clone(),
        auteur: visiteur.nom.clone(),
        auteur_id: visiteur.compte_id.clone(),
        cree_a: w.now(),
        calcule_a: None,
        copie_de: None,
    };
    w.insert(&scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// Refuses a lot that another edition replaced.
async fn remplace(r: &mut impl Read, lot: &LotDecision) -> Result<(), ActeError> {
    match r.find::<LotDecision>("corrige_id = $2", args![lot.id]).await? {
        Some(par) => Err(Refus::LotRemplace { par: par.numero }.into()),
        None => Ok(()),
    }
}

fn refus_de(refus: Vec<Refus>) -> ActeError {
    ActeError::Refus(refus.into_iter().map(|r| Box::new(r) as Box<dyn kernel::Refusal>).collect())
}
