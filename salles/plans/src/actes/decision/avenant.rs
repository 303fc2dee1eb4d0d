//! The life of an amendment: drafted, signed, applied in one go.

use super::non;
use super::plan::{PlanCharge, charger_plan, ecrire_champ, ouvrir_fiche};
use crate::model::{
    Avenant, AvenantId, Comite, ContratId, Decision, DecisionId, EtatAvenant, FicheActionId, Modification, ModificationId,
};
use crate::regles::decision::{
    Champ, FicheOuverte, ProjetAvenant, Refus, changements, lire_valeur, valeur, verifier_application, verifier_avenant,
    verifier_dates, verifier_en_projet, verifier_inchange, verifier_motif, verifier_signature, verifier_unique,
};
use jiff::civil::Date;
use kernel::Id;
use store::{ActeError, Read, StoreError, Writer, args};

/// A change as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjetModification {
    pub champ: Champ,
    pub fiche_id: Option<FicheActionId>,
    pub decision_id: Option<DecisionId>,
    pub apres: String,
}

async fn comite_de(r: &mut impl Read, contrat_id: ContratId, projet: &ProjetAvenant) -> Result<Option<Comite>, ActeError> {
    match projet.comite_id {
        None => Ok(None),
        Some(id) => {
            let trouve = r.find::<Comite>("id = $2 AND contrat_id = $3", args![id, contrat_id]).await?;
            trouve.map(Some).ok_or(ActeError::Store(StoreError::Missing { table: "comite", id: id.to_string() }))
        }
    }
}

fn remplir(avenant: &mut Avenant, projet: &ProjetAvenant) {
    projet.objet.trim().clone_into(&mut avenant.objet);
    projet.demandeur.trim().clone_into(&mut avenant.demandeur);
    avenant.demande_le = projet.demande_le;
    avenant.comite_id = projet.comite_id;
}

/// Opens an amendment in draft, under the next number of the contract.
///
/// # Errors
/// `ObjetManquant`, `DemandeurManquant`, `DatesDesordre`.
pub async fn creer_avenant(w: &mut Writer, contrat_id: ContratId, projet: &ProjetAvenant) -> Result<Avenant, ActeError> {
    let comite = comite_de(w, contrat_id, projet).await?;
    verifier_avenant(projet, comite.as_ref()).map_err(non)?;
    verifier_dates(&w.load(&contrat_id).await?, &[("demande_le", projet.demande_le)]).map_err(non)?;
    let dernier = w.find::<Avenant>("contrat_id = $2 ;; ORDER BY numero DESC LIMIT 1", args![contrat_id]).await?;
    let mut avenant = Avenant {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        numero: dernier.map_or(1, |a| a.numero + 1),
        objet: String::new(),
        demandeur: String::new(),
        etat: EtatAvenant::Projet,
        demande_le: None,
        comite_id: None,
        signe_le: None,
        effet_le: None,
        applique_a: None,
    };
    remplir(&mut avenant, projet);
    w.insert(&avenant).await?;
    Ok(avenant)
}

/// Rewrites the head of a draft. `version` is the one that was read.
///
/// # Errors
/// `AvenantSigne`, `AvenantApplique`, refusals on its content; `StoreError::Stale`.
pub async fn modifier_avenant(w: &mut Writer, id: AvenantId, version: i64, projet: &ProjetAvenant) -> Result<Avenant, ActeError> {
    let mut avenant: Avenant = w.load(&id).await?;
    verifier_en_projet(&avenant)?;
    let comite = comite_de(w, avenant.contrat_id, projet).await?;
    verifier_avenant(projet, comite.as_ref()).map_err(non)?;
    verifier_dates(&w.load(&avenant.contrat_id).await?, &[("demande_le", projet.demande_le)]).map_err(non)?;
    avenant.version = version;
    remplir(&mut avenant, projet);
    w.update(&mut avenant).await?;
    Ok(avenant)
}

/// Removes a draft with its changes; the decisions it carried wait again for an amendment.
///
/// # Errors
/// `AvenantSigne`, `AvenantApplique`.
pub async fn supprimer_avenant(w: &mut Writer, id: AvenantId) -> Result<(), ActeError> {
    let avenant: Avenant = w.load(&id).await?;
    verifier_en_projet(&avenant)?;
    for modification in modifications(w, id).await? {
        w.delete(&modification).await?;
    }
    for mut decision in w.list::<Decision>("avenant_id = $2", args![id]).await? {
        decision.avenant_id = None;
        w.update(&mut decision).await?;
    }
    w.delete(&avenant).await?;
    Ok(())
}

async fn modifications(r: &mut impl Read, id: AvenantId) -> Result<Vec<Modification>, StoreError> {
    r.list("avenant_id = $2 ;; ORDER BY ordre, id", args![id]).await
}

async fn fiche(r: &mut impl Read, plan: &PlanCharge, id: Option<FicheActionId>) -> Result<Option<FicheOuverte>, ActeError> {
    match id {
        None => Ok(None),
        Some(id) => Ok(Some(ouvrir_fiche(r, plan, id).await?.ok_or(Refus::FicheInconnue)?)),
    }
}

/// Adds a change to a draft, or rewrites one (`existante`: its key and the version that was read). The value
/// before is the plan's of today: rewriting a change takes it up again.
///
/// # Errors
/// `AvenantSigne`, `ModificationDouble`, every rule of the field; `StoreError::Stale`.
pub async fn ecrire_modification(
    w: &mut Writer,
    avenant_id: AvenantId,
    existante: Option<(ModificationId, i64)>,
    projet: &ProjetModification,
) -> Result<Modification, ActeError> {
    let avenant: Avenant = w.load(&avenant_id).await?;
    verifier_en_projet(&avenant)?;
    let plan = charger_plan(w, avenant.contrat_id).await?;
    let porte = projet.champ.porte_sur_une_fiche();
    let ouverte = fiche(w, &plan, projet.fiche_id.filter(|_| porte)).await?;
    let cadre = plan.cadre(ouverte.as_ref());
    let mut autres = modifications(w, avenant_id).await?;
    autres.retain(|m| existante.is_none_or(|(id, _)| m.id != id));
    verifier_unique(&projet.champ, &cadre, &autres)?;
    let avant = valeur(&projet.champ, &cadre)?;
    let apres = lire_valeur(&projet.champ, &projet.apres, &cadre)?;
    if let Some((id, version)) = existante {
        let mut modification: Modification = w
            .find("id = $2 AND avenant_id = $3", args![id, avenant_id])
            .await?
            .ok_or(StoreError::Missing { table: "modification", id: id.to_string() })?;
        modification.version = version;
        modification.champ = projet.champ.code();
        modification.fiche_id = projet.fiche_id.filter(|_| porte);
        (modification.avant, modification.apres) = (avant, apres);
        w.update(&mut modification).await?;
        return Ok(modification);
    }
    let modification = Modification {
        id: Id::fresh(),
        version: 1,
        contrat_id: avenant.contrat_id,
        avenant_id,
        decision_id: projet.decision_id,
        fiche_id: projet.fiche_id.filter(|_| porte),
        champ: projet.champ.code(),
        avant,
        apres,
        ordre: autres.iter().map(|m| m.ordre).max().unwrap_or(0) + 1,
    };
    w.insert(&modification).await?;
    Ok(modification)
}

/// Takes a change back from a draft; a decision none of whose changes is left waits again for an amendment.
///
/// # Errors
/// `AvenantSigne`, `AvenantApplique`.
pub async fn retirer_modification(w: &mut Writer, avenant_id: AvenantId, id: ModificationId) -> Result<(), ActeError> {
    let avenant: Avenant = w.load(&avenant_id).await?;
    verifier_en_projet(&avenant)?;
    let toutes = modifications(w, avenant_id).await?;
    let Some(retiree) = toutes.iter().find(|m| m.id == id) else { return Ok(()) };
    w.delete(retiree).await?;
    let reste = toutes.iter().any(|m| m.id != id && m.decision_id == retiree.decision_id);
    if let Some(decision_id) = retiree.decision_id.filter(|_| !reste) {
        let mut decision: Decision = w.load(&decision_id).await?;
        decision.avenant_id = None;
        w.update(&mut decision).await?;
    }
    Ok(())
}

/// Carries decisions into a draft: each one's changes become modifications, from the plan's values of today.
/// A decision whose changes are still to be written (a reorientation not yet spelled out, a new action
/// without title or place) is attached all the same: its modifications are added by hand.
///
/// # Errors
/// `AvenantSigne`, `StatutAbandonAbsent`, `ModificationDouble`, every rule of the fields.
pub async fn porter_decisions(w: &mut Writer, avenant_id: AvenantId, decisions: &[DecisionId]) -> Result<(), ActeError> {
    let avenant: Avenant = w.load(&avenant_id).await?;
    verifier_en_projet(&avenant)?;
    let plan = charger_plan(w, avenant.contrat_id).await?;
    for id in decisions {
        let mut decision: Decision = w.load(id).await?;
        if decision.contrat_id != avenant.contrat_id {
            return Err(ActeError::Store(StoreError::Missing { table: "decision", id: id.to_string() }));
        }
        for (champ, apres) in changements(&decision, &plan.contrat)? {
            let prete = champ != Champ::FicheNouvelle
                || (decision.proposition.noeud_id.is_some() && !decision.proposition.titre.trim().is_empty());
            if prete {
                let projet = ProjetModification { champ, fiche_id: decision.fiche_id, decision_id: Some(*id), apres };
                ecrire_modification(w, avenant_id, None, &projet).await?;
            }
        }
        decision.avenant_id = Some(avenant_id);
        w.update(&mut decision).await?;
    }
    Ok(())
}

async fn decisions_portees(r: &mut impl Read, id: AvenantId) -> Result<Vec<(Decision, Comite)>, StoreError> {
    let mut out = vec![];
    for decision in r.list::<Decision>("avenant_id = $2 ;; ORDER BY ordre", args![id]).await? {
        let comite = r.load(&decision.comite_id).await?;
        out.push((decision, comite));
    }
    Ok(out)
}

/// The parties signed.
///
/// # Errors
/// `DateHorsAvenant`, `SansModification`, `SignatureFuture`, `DatesDesordre`, `DecisionNonValidee`, `ChampChange` when the plan
/// moved since a change was written; `StoreError::Stale`.
pub async fn signer_avenant(
    w: &mut Writer,
    id: AvenantId,
    version: i64,
    signe_le: Date,
    effet_le: Date,
) -> Result<Avenant, ActeError> {
    let mut avenant: Avenant = w.load(&id).await?;
    let toutes = modifications(w, id).await?;
    let portees = decisions_portees(w, id).await?;
    let seance = match avenant.comite_id {
        Some(comite) => Some(w.load::<Comite>(&comite).await?.tenue_le),
        None => None,
    };
    let dates = [("signe_le", Some(signe_le)), ("effet_le", Some(effet_le))];
    verifier_dates(&w.load(&avenant.contrat_id).await?, &dates).map_err(non)?;
    verifier_signature(&avenant, &toutes, &portees, seance, signe_le, effet_le, w.today()).map_err(non)?;
    let plan = charger_plan(w, avenant.contrat_id).await?;
    verifier_tout(w, &plan, &toutes).await?;
    avenant.version = version;
    avenant.etat = EtatAvenant::Signe;
    avenant.signe_le = Some(signe_le);
    avenant.effet_le = Some(effet_le);
    w.update(&mut avenant).await?;
    Ok(avenant)
}

/// Takes a signed amendment back to draft, with a reason: it will have to be signed again.
///
/// # Errors
/// `AvenantNonSigne`, `AvenantApplique`, `MotifCourt`.
pub async fn remettre_en_projet(w: &mut Writer, id: AvenantId, motif: &str) -> Result<Avenant, ActeError> {
    let mut avenant: Avenant = w.load(&id).await?;
    match avenant.etat {
        EtatAvenant::Projet => return Err(Refus::AvenantNonSigne.into()),
        EtatAvenant::Applique => return Err(Refus::AvenantApplique.into()),
        EtatAvenant::Signe => {}
    }
    verifier_motif("motif", motif)?;
    w.motif(motif.trim());
    avenant.etat = EtatAvenant::Projet;
    (avenant.signe_le, avenant.effet_le) = (None, None);
    w.update(&mut avenant).await?;
    Ok(avenant)
}

/// All the changes checked against the plan of today, every refusal at once.
async fn verifier_tout(r: &mut impl Read, plan: &PlanCharge, modifications: &[Modification]) -> Result<(), ActeError> {
    let mut refus = vec![];
    for m in modifications {
        match etat(r, plan, m).await? {
            Ok(_) => {}
            Err(un) => refus.push(un),
        }
    }
    if refus.is_empty() { Ok(()) } else { Err(non(refus)) }
}

/// Is one change still possible on the plan of today?
async fn etat(r: &mut impl Read, plan: &PlanCharge, m: &Modification) -> Result<Result<Champ, Refus>, StoreError> {
    let Some(champ) = Champ::lire(&m.champ) else { return Ok(Err(Refus::ChampInconnu { vu: m.champ.clone() })) };
    let ouverte = match m.fiche_id {
        Some(id) => ouvrir_fiche(r, plan, id).await?,
        None => None,
    };
    let cadre = plan.cadre(ouverte.as_ref());
    let permis = verifier_inchange(&champ, &m.avant, &cadre).and_then(|()| lire_valeur(&champ, &m.apres, &cadre));
    Ok(permis.map(|_| champ))
}

/// A draft or signed amendment, each change with what would prevent it today.
#[derive(Debug, Clone)]
pub struct ApercuAvenant {
    pub avenant: Avenant,
    pub plan: PlanCharge,
    pub modifications: Vec<(Modification, Option<Refus>)>,
    /// With their sitting.
    pub decisions: Vec<(Decision, Comite)>,
}

/// Loads an amendment with the state of each of its changes. An applied amendment is shown as it was.
///
/// # Errors
/// `StoreError`.
pub async fn apercu(r: &mut impl Read, avenant: Avenant) -> Result<ApercuAvenant, StoreError> {
    let plan = charger_plan(r, avenant.contrat_id).await?;
    let mut out = vec![];
    for m in modifications(r, avenant.id).await? {
        let refus = if avenant.etat == EtatAvenant::Applique { None } else { etat(r, &plan, &m).await?.err() };
        out.push((m, refus));
    }
    let decisions = decisions_portees(r, avenant.id).await?;
    Ok(ApercuAvenant { avenant, plan, modifications: out, decisions })
}

/// Applies a signed amendment: « elles prennent effet ensemble » — all its changes, the version of the plan
/// and the decisions it carries in one transaction, or nothing.
///
/// # Errors
/// `AvenantNonSigne`, `AvenantApplique`, `EffetPasEncore`, `ChampChange` for every field that moved since.
pub async fn appliquer_avenant(w: &mut Writer, id: AvenantId) -> Result<Avenant, ActeError> {
    let mut avenant: Avenant = w.load(&id).await?;
    verifier_application(&avenant, w.today())?;
    let effet_le = avenant.effet_le.ok_or(Refus::AvenantNonSigne)?;
    let mut plan = charger_plan(w, avenant.contrat_id).await?;
    let toutes = modifications(w, id).await?;
    verifier_tout(w, &plan, &toutes).await?;
    let portees = decisions_portees(w, id).await?;
    let titre = format!("Avenant n°\u{202f}{}\u{202f}: {}", avenant.numero, avenant.objet);
    w.motif(titre.clone());
    for m in &toutes {
        let champ = Champ::lire(&m.champ).ok_or_else(|| Refus::ChampInconnu { vu: m.champ.clone() })?;
        let motif = portees.iter().find(|(d, _)| Some(d.id) == m.decision_id).map_or(&titre, |(d, _)| &d.motif);
        ecrire_champ(w, &mut plan, m.fiche_id, &champ, &m.apres, motif, effet_le).await?;
    }
    plan.contrat.version_plan += 1;
    w.update(&mut plan.contrat).await?;
    for (mut decision, _) in portees {
        decision.appliquee_a = Some(w.now());
        w.update(&mut decision).await?;
    }
    avenant.etat = EtatAvenant::Applique;
    avenant.applique_a = Some(w.now());
    w.update(&mut avenant).await?;
    Ok(avenant)
}
