//! Recording decisions, and applying what they change in the plan.

use super::non;
use super::plan::{charger_plan, ecrire_champ, ouvrir_fiche};
use crate::model::{
    Comite, ComiteId, ContratId, Decision, DecisionId, EtatDecision, ObjetRevision, Proposition, RegleRevision, Voie,
};
use crate::regles::decision::{
    Champ, ProjetDecision, Refus, effet, lire_valeur, valeur, verifier_decision, verifier_modifiable, verifier_ordre,
};
use kernel::Id;
use store::{ActeError, Json, Read, Writer, args};

/// Checks a decision against its sitting and the plan; the values a reorientation rewrites are read from the
/// plan (`avant`) and put in their stored form (`apres`).
async fn verifier(w: &mut Writer, comite: &Comite, projet: &ProjetDecision) -> Result<Proposition, ActeError> {
    verifier_modifiable(comite)?;
    let plan = charger_plan(w, comite.contrat_id).await?;
    let regles = w.list::<RegleRevision>("contrat_id = $2", args![comite.contrat_id]).await?;
    let ouverte = match projet.fiche_id {
        Some(id) => ouvrir_fiche(w, &plan, id).await?,
        None => None,
    };
    let mut refus = verifier_decision(projet, comite, ouverte.as_ref().map(|o| &o.fiche), &regles).err().unwrap_or_default();
    let mut proposition = projet.proposition.clone();
    if let Some(noeud) = proposition.noeud_id
        && !plan.noeuds.iter().any(|n| n.id == noeud)
    {
        refus.push(Refus::NoeudInconnu);
    }
    let cadre = plan.cadre(ouverte.as_ref());
    for changement in &mut proposition.changements {
        let lu = Champ::lire(&changement.champ)
            .ok_or_else(|| Refus::ChampInconnu { vu: changement.champ.clone() })
            .and_then(|champ| Ok((valeur(&champ, &cadre)?, lire_valeur(&champ, &changement.apres, &cadre)?)));
        match lu {
            Ok((avant, apres)) => (changement.avant, changement.apres) = (avant, apres),
            Err(un) => refus.push(un),
        }
    }
    if refus.is_empty() { Ok(proposition) } else { Err(non(refus)) }
}

fn remplir(decision: &mut Decision, projet: &ProjetDecision, proposition: Proposition) {
    decision.fiche_id = projet.fiche_id;
    decision.genre = projet.genre;
    projet.motif.trim().clone_into(&mut decision.motif);
    projet.conditions.trim().clone_into(&mut decision.conditions);
    projet.responsable.trim().clone_into(&mut decision.responsable);
    decision.echeance = projet.echeance;
    decision.avenant_requis = projet.avenant_requis;
    decision.proposition = Json(proposition);
}

/// Records a decision, last of its sitting.
///
/// # Errors
/// `ReleveValide`, and every rule on its content at once.
pub async fn decider(w: &mut Writer, comite_id: ComiteId, projet: &ProjetDecision) -> Result<Decision, ActeError> {
    let comite: Comite = w.load(&comite_id).await?;
    let proposition = verifier(w, &comite, projet).await?;
    let derniere = w.find::<Decision>("comite_id = $2 ;; ORDER BY ordre DESC LIMIT 1", args![comite_id]).await?;
    let mut decision = Decision {
        id: Id::fresh(),
        version: 1,
        contrat_id: comite.contrat_id,
        comite_id,
        fiche_id: None,
        ordre: derniere.map_or(1, |d| d.ordre + 1),
        genre: projet.genre,
        motif: String::new(),
        conditions: String::new(),
        responsable: String::new(),
        echeance: None,
        etat: EtatDecision::AExecuter,
        avenant_requis: false,
        avenant_id: None,
        proposition: Json(Proposition::default()),
        suivi: Json(vec![]),
        appliquee_a: None,
    };
    remplir(&mut decision, projet, proposition);
    w.insert(&decision).await?;
    Ok(decision)
}

/// Rewrites a decision until its minutes are validated. `version` is the one that was read.
///
/// # Errors
/// `ReleveValide`, every rule on its content; `StoreError::Stale`.
pub async fn modifier_decision(
    w: &mut Writer,
    id: DecisionId,
    version: i64,
    projet: &ProjetDecision,
) -> Result<Decision, ActeError> {
    let mut decision: Decision = w.load(&id).await?;
    let comite: Comite = w.load(&decision.comite_id).await?;
    let proposition = verifier(w, &comite, projet).await?;
    decision.version = version;
    remplir(&mut decision, projet, proposition);
    w.update(&mut decision).await?;
    Ok(decision)
}

/// Takes a decision back from a sitting whose minutes are not validated; the others close ranks.
///
/// # Errors
/// `ReleveValide`; `StoreError::Cited` when an amendment already carries it.
pub async fn retirer_decision(w: &mut Writer, id: DecisionId) -> Result<(), ActeError> {
    let decision: Decision = w.load(&id).await?;
    let comite: Comite = w.load(&decision.comite_id).await?;
    verifier_modifiable(&comite)?;
    w.delete(&decision).await?;
    for (ordre, mut autre) in (1_i64..).zip(w.list::<Decision>("comite_id = $2 ;; ORDER BY ordre", args![comite.id]).await?) {
        autre.ordre = ordre;
        w.update(&mut autre).await?;
    }
    Ok(())
}

/// Puts the decisions of a sitting in that order.
///
/// # Errors
/// `ReleveValide`, `OrdreIncomplet`.
pub async fn ordonner(w: &mut Writer, comite_id: ComiteId, ordre: &[DecisionId]) -> Result<(), ActeError> {
    let comite: Comite = w.load(&comite_id).await?;
    verifier_modifiable(&comite)?;
    let mut decisions = w.list::<Decision>("comite_id = $2 ;; ORDER BY ordre", args![comite_id]).await?;
    verifier_ordre(&decisions, ordre)?;
    for decision in &mut decisions {
        if let Some(rang) = ordre.iter().position(|id| *id == decision.id) {
            decision.ordre = i64::try_from(rang + 1).unwrap_or(i64::MAX);
            w.update(decision).await?;
        }
    }
    Ok(())
}

/// Applies what a validated decision changes: « arrêt → statut abandonnée, fin des relances ; poursuite →
/// trace seule ; réorientation → nouvelle version de la fiche ; nouvelle action → fiche au nœud choisi ».
///
/// # Errors
/// `ReleveNonValide`, `EffetDejaApplique`, `EffetParAvenant`, `EffetSansObjet`, `ChampChange` when the plan
/// moved since the decision was written; then nothing is applied.
pub async fn appliquer_effet(w: &mut Writer, id: DecisionId) -> Result<Decision, ActeError> {
    let mut decision: Decision = w.load(&id).await?;
    let comite: Comite = w.load(&decision.comite_id).await?;
    let mut plan = charger_plan(w, decision.contrat_id).await?;
    let changements = effet(&decision, &comite, &plan.contrat)?;
    let ouverte = match decision.fiche_id {
        Some(id) => ouvrir_fiche(w, &plan, id).await?,
        None => None,
    };
    let mut refus = vec![];
    for (champ, apres) in &changements {
        let cadre = plan.cadre(ouverte.as_ref());
        let ecrit = decision.proposition.changements.iter().find(|c| c.champ == champ.code()).map(|c| c.avant.clone());
        if let Some(avant) = ecrit
            && let Err(un) = crate::regles::decision::verifier_inchange(champ, &avant, &cadre)
        {
            refus.push(un);
        } else if let Err(un) = lire_valeur(champ, apres, &cadre) {
            refus.push(un);
        }
    }
    if !refus.is_empty() {
        return Err(non(refus));
    }
    w.motif(decision.motif.clone());
    let effet_le = w.today();
    for (champ, apres) in &changements {
        ecrire_champ(w, &mut plan, decision.fiche_id, champ, apres, &decision.motif, effet_le).await?;
    }
    decision.appliquee_a = Some(w.now());
    w.update(&mut decision).await?;
    Ok(decision)
}

/// Writes the contract's own rule of revision for one object.
///
/// # Errors
/// `StoreError`.
pub async fn regler_revision(
    w: &mut Writer,
    contrat_id: ContratId,
    objet: ObjetRevision,
    voie: Voie,
    source: &str,
) -> Result<(), ActeError> {
    let source = source.trim().to_owned();
    match w.find::<RegleRevision>("contrat_id = $2 AND objet = $3", args![contrat_id, objet]).await? {
        Some(mut regle) => {
            (regle.voie, regle.source) = (voie, source);
            w.update(&mut regle).await?;
        }
        None => {
            w.insert(&RegleRevision { id: Id::fresh(), version: 1, contrat_id, objet, voie, source }).await?;
        }
    }
    Ok(())
}
