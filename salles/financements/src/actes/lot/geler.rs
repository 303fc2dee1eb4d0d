//! The freeze: one transaction takes the plan of a scenario, its files and their lines to what the committee decided. Whatever
//! changed meanwhile refuses the whole of it.

use super::{LotLu, refus_de, remplace};
use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::droits::conduit;
use crate::model::{Appel, Dossier, EtatLot, EtatScenario, LigneFinanceur, LotDecision, LotDecisionId, Scenario};
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::regles::lot::{
    AlerteVue, Annotations, ContenuLot, DossierDecide, EnveloppeVue, Gel, LigneDecidee, Origine, Refus, SCHEMA, SaisieGel,
    Seance, Sort, a_decider, empreinte, en_vigueur, sort, verifier_gel,
};
use crate::regles::programmation::scenario::{ParametresEcrits, PlanEcrit, lu as plan_lu};
use crate::regles::programmation::{Alerte, alertes};
use crate::regles::{self, Catalogue, Euros, Financeur};
use kernel::Id;
use std::collections::{BTreeMap, BTreeSet};
use store::{ActeError, Json, Read, StoreError, Writer};
use web::Visit;

/// What is decided of each file, and what was already.
struct Decision<'a> {
    lu: &'a AppelLu,
    annotations: &'a Annotations,
    /// The plan, with what earlier lots hold.
    plan: PlanEcrit,
    /// The files this lot decides.
    objets: Vec<(&'a DossierSuivi, Sort)>,
}

/// Freezes a scenario into a lot of decision.
///
/// # Errors
/// `Interdit` but for who leads the call; `Interet` of whoever declared one in a file of the plan (LEG-05); every `Refus` of
/// [`verifier_gel`], of a file that another lot decided, of a line already voted; `Stale` when the scenario, a file or a line changed since it was read: nothing is then written.
pub async fn geler(
    visit: &Visit,
    scenario: crate::model::ScenarioId,
    version: i64,
    saisie: &SaisieGel,
) -> Result<LotDecision, ActeError> {
    let mut w = visit.writer("lot.geler").await?;
    let mut scenario: Scenario = w.load(&scenario).await?;
    let appel: Appel = w.load(&scenario.appel_id).await?;
    if !conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    if scenario.version != version {
        return Err(StoreError::Stale { table: "scenario", id: scenario.id.to_string() }.into());
    }
    let parametres: ParametresEcrits = crate::actes::programmation::lire(&scenario.parametres)?;
    let jour = w.today();
    let lu = AppelLu::lire(&mut w, appel, Besoin::TOUT, jour).await?;
    let lots = lu.lots.iter().cloned().map(LotLu::de).collect::<Result<Vec<_>, _>>()?;
    let corrige = parametres.annotations.corrige.as_deref().and_then(|id| lots.iter().find(|l| l.lot.id.to_string() == id));
    if let Some(corrige) = corrige {
        remplace(&mut w, &corrige.lot).await?;
    }
    let decision = decider(&lu, &lots, corrige, &scenario.plan.0, &parametres.annotations).map_err(refus_de)?;
    let compte = visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
    if decision.objets.iter().any(|(d, _)| d.interet_de(&compte)) {
        return Err(regles::instruction::Refus::Interet.into());
    }
    let dites = decision.alertes();
    let sorts: Vec<(String, Sort)> = decision.objets.iter().map(|(d, sort)| (d.numero().to_owned(), *sort)).collect();
    let derogations = decision.derogations();
    let gel = Gel {
        etat: lu.appel.etat,
        correction: corrige.is_some(),
        dossiers: &sorts,
        alertes: &dites,
        derogations: &derogations,
        annotations: &parametres.annotations,
        aujourdhui: jour,
    };
    let seance = verifier_gel(saisie, &gel).map_err(refus_de)?;
    let contenu = decision.contenu(&scenario, &dites, saisie);
    let lot = lot(&w, &lu, &lots, &seance, &contenu, corrige, saisie)?;
    w.motif(saisie.motif.trim());
    w.insert(&lot).await?;
    if let Some(corrige) = corrige {
        let mut ancien = corrige.lot.clone();
        ancien.etat = EtatLot::Corrige;
        w.update(&mut ancien).await?;
    }
    for (dossier, sort) in &decision.objets {
        ecrire(&mut w, dossier, *sort, &contenu, &lot).await?;
    }
    if scenario.etat == EtatScenario::Travail {
        scenario.etat = EtatScenario::Partage;
        w.update(&mut scenario).await?;
    }
    w.commit().await?;
    Ok(lot)
}

fn lot(
    w: &Writer,
    lu: &AppelLu,
    lots: &[LotLu],
    seance: &Seance,
    contenu: &ContenuLot,
    corrige: Option<&LotLu>,
    saisie: &SaisieGel,
) -> Result<LotDecision, StoreError> {
    let texte = serde_json::to_value(contenu).map_err(|e| StoreError::Broken(e.to_string()))?;
    Ok(LotDecision {
        id: Id::fresh(),
        version: 1,
        appel_id: lu.appel.id,
        numero: lots.iter().map(|l| l.lot.numero).max().unwrap_or(0) + 1,
        instance: "copil".to_owned(),
        seance: seance.nom.clone(),
        tenue_le: Some(seance.tenue_le),
        copil_le: Some(seance.tenue_le),
        etat: EtatLot::Gele,
        empreinte: empreinte(&texte),
        contenu: Json(texte),
        corrige_id: corrige.map(|c| c.lot.id),
        motif: saisie.motif.trim().to_owned(),
        gele_a: Some(w.now()),
        gele_par: Some(w.actor().nom().to_owned()),
    })
}

/// Sets apart what this lot decides from what others did.
fn decider<'a>(
    lu: &'a AppelLu,
    lots: &[LotLu],
    corrige: Option<&'a LotLu>,
    voulu: &PlanEcrit,
    annotations: &'a Annotations,
) -> Result<Decision<'a>, Vec<Refus>> {
    let (mut plan, mut objets, mut refus) = (lu.plan_entier(voulu), vec![], vec![]);
    for dossier in lu.dossiers.iter().filter(|d| d.en_programmation()) {
        let numero = dossier.numero();
        let de_ce_lot = corrige.and_then(|c| c.contenu.dossier(numero));
        if !a_decider(dossier.lu.dossier.etat) && de_ce_lot.is_none() {
            let tenant = lots.iter().find(|l| en_vigueur(l.lot.etat) && l.contenu.dossier(numero).is_some());
            let decides = tenant.and_then(|l| l.contenu.dossier(numero)).map(montants).unwrap_or_default();
            if voulu.get(numero).is_some_and(|p| hors_reservation(lu, dossier, p) != hors_reservation(lu, dossier, &decides)) {
                refus.push(Refus::DejaDecide { numero: numero.to_owned(), lot: tenant.map_or(0, |l| l.lot.numero) });
            }
            plan.remove(numero);
            if !decides.is_empty() {
                plan.insert(numero.to_owned(), decides);
            }
            continue;
        }
        let voulus = plan.get(numero);
        let avant = de_ce_lot.map(montants).unwrap_or_default();
        for ligne in dossier.lu.lignes.iter().filter(|l| l.vote_par.is_some()) {
            if voulus.and_then(|v| v.get(&ligne.financeur)) != avant.get(&ligne.financeur) {
                refus.push(Refus::LigneDejaVotee { numero: numero.to_owned(), financeur: lu.nom(&ligne.financeur) });
            }
        }
        objets.push((dossier, sort(&plan, annotations, numero)));
    }
    if refus.is_empty() { Ok(Decision { lu, annotations, plan, objets }) } else { Err(refus) }
}

/// What a scenario may say of a file: the lines that no reservation pays.
fn hors_reservation(lu: &AppelLu, d: &DossierSuivi, lignes: &BTreeMap<Financeur, Euros>) -> BTreeMap<Financeur, Euros> {
    let reserves = lu.reserves(d);
    lignes.iter().filter(|(qui, _)| !reserves.contains_key(*qui)).map(|(qui, m)| (qui.clone(), *m)).collect()
}

fn montants(d: &DossierDecide) -> BTreeMap<Financeur, Euros> {
    d.lignes.iter().filter(|l| l.retenu.est_positif()).map(|l| (l.financeur.clone(), l.retenu)).collect()
}

impl Decision<'_> {
    /// What the whole plan breaks, for the files decided here and the programme.
    fn alertes(&self) -> Vec<Alerte> {
        let concerne = |numero: &str| self.objets.iter().any(|(d, _)| d.numero() == numero);
        let dites = self.lu.programme(|p| alertes(Catalogue::de(p.parametres), p, &plan_lu(&self.plan)));
        dites.into_iter().filter(|a| a.numero.as_deref().is_none_or(concerne)).collect()
    }

    fn derogations(&self) -> BTreeSet<(String, String)> {
        let de = |d: &DossierSuivi| {
            let numero = d.numero().to_owned();
            d.derogations_en_vigueur(self.lu.jour).into_iter().map(move |w| (numero.clone(), w.regle)).collect::<Vec<_>>()
        };
        self.objets.iter().flat_map(|(d, _)| de(d)).collect()
    }

    fn contenu(&self, scenario: &Scenario, dites: &[Alerte], saisie: &SaisieGel) -> ContenuLot {
        let disponibles = self.lu.disponibles();
        // What an agreement set aside is already out of « disponible ».
        let enveloppe = |(qui, disponible): (&Financeur, &Euros)| {
            let (retenu, sur_reservation) = self.lu.pris(&self.plan, qui);
            let nom = self.lu.nom(qui);
            EnveloppeVue { financeur: qui.clone(), nom, disponible: *disponible, retenu, sur_reservation }
        };
        ContenuLot {
            schema: SCHEMA,
            appel: self.lu.appel.slug.clone(),
            exercice: self.lu.appel.exercice,
            lettre: self.lu.lettre.as_ref().map(|l| l.numero),
            origine: Origine {
                scenario_id: scenario.id.to_string(),
                nom: scenario.nom.clone(),
                doctrine: scenario.doctrine.clone(),
                verrous: scenario.verrous.0.clone(),
                parametres: scenario.parametres.0.clone(),
                preuve: scenario.preuve.0.clone(),
                moteur: scenario.moteur.clone(),
            },
            enveloppes: disponibles.iter().map(enveloppe).collect(),
            dossiers: self.objets.iter().map(|(d, sort)| self.decide(d, *sort, saisie)).collect(),
            alertes: dites.iter().map(|a| self.alerte(a, saisie)).collect(),
            motif_alertes: saisie.motif_alertes.trim().to_owned(),
            motif_ecartes: saisie.motif_ecartes.trim().to_owned(),
        }
    }

    fn decide(&self, d: &DossierSuivi, sort: Sort, saisie: &SaisieGel) -> DossierDecide {
        let propre = self.annotations.motif(d.numero()).trim();
        let motif = if propre.is_empty() && sort != Sort::Retenu { saisie.motif_ecartes.trim() } else { propre };
        let retenus = self.plan.get(d.numero());
        let ligne = |qui: &Financeur| {
            let ligne = d.ligne(qui)?;
            let retenu = retenus.and_then(|r| r.get(qui)).copied().unwrap_or_default();
            Some(LigneDecidee { financeur: qui.clone(), demande: ligne.demande(), propose: ligne.propose(), retenu })
        };
        let quartier = |code: &String| self.lu.quartiers.get(code).map_or_else(|| code.clone(), |(nom, _)| nom.clone());
        let lignes = self.lu.financeurs.iter().filter_map(|f| ligne(&f.code));
        DossierDecide {
            numero: d.numero().to_owned(),
            dossier_id: d.id().to_string(),
            porteur: d.lu.porteur.nom.clone(),
            intitule: d.lu.dossier.intitule.clone(),
            quartiers: d.lu.dossier.contenu.qpv.iter().map(|q| quartier(&q.code)).collect(),
            sort,
            motif: motif.to_owned(),
            lignes: if sort == Sort::Retenu { lignes.collect() } else { vec![] },
            deports: d.interets.iter().map(|i| i.nom.clone()).collect(),
        }
    }

    fn alerte(&self, a: &Alerte, saisie: &SaisieGel) -> AlerteVue {
        let numero = a.numero.as_deref().unwrap_or_default();
        let propre = self.annotations.motif(numero).trim();
        let dossier = self.objets.iter().find(|(d, _)| d.numero() == numero);
        let levee = dossier.and_then(|(d, _)| d.derogations_en_vigueur(self.lu.jour).into_iter().find(|w| w.regle == a.code));
        AlerteVue {
            numero: a.numero.clone(),
            regle: a.code.clone(),
            message: a.verdict.message.clone().unwrap_or_default(),
            motif: match &levee {
                Some(derogation) => derogation.motif.clone(),
                None if propre.is_empty() => saisie.motif_alertes.trim().to_owned(),
                None => propre.to_owned(),
            },
            derogation: levee.map(|d| d.accordee_par),
        }
    }
}

/// Takes a file and its lines to what the lot says.
async fn ecrire(
    w: &mut Writer,
    suivi: &DossierSuivi,
    sort: Sort,
    contenu: &ContenuLot,
    lot: &LotDecision,
) -> Result<(), ActeError> {
    let mut dossier: Dossier = suivi.lu.dossier.clone();
    let decide = contenu.dossier(suivi.numero());
    let apres = match sort {
        // What was voted stays so: the edition that corrects the others does not undo it.
        Sort::Retenu if matches!(dossier.etat, EtatDossier::Vote | EtatDossier::VotePartiel) => dossier.etat,
        Sort::Retenu => EtatDossier::Valide,
        Sort::Attente => EtatDossier::ListeAttente,
        Sort::Ecarte => EtatDossier::Ecarte,
    };
    let motif = decide.map(|d| d.motif.clone()).unwrap_or_default();
    if (dossier.etat, &dossier.motif_etat) != (apres, &motif) {
        dossier.etat = apres;
        dossier.motif_etat = motif;
        dossier.modifie_a = w.now();
        w.update(&mut dossier).await?;
    }
    for ligne in suivi.lu.lignes.iter().filter(|l| l.vote_par.is_none()) {
        let retenu = decide.and_then(|d| d.lignes.iter().find(|l| l.financeur == ligne.financeur)).map(|l| l.retenu);
        if let Some(mut apres) = ligne_decidee(ligne, retenu, lot) {
            w.update(&mut apres).await?;
        }
    }
    Ok(())
}

/// A line once decided: validated with its amount to be voted, closed at zero, or (its file is not retained) as it was before
/// any lot. Nothing when it does not change.
fn ligne_decidee(ligne: &LigneFinanceur, retenu: Option<Euros>, lot: &LotDecision) -> Option<LigneFinanceur> {
    let mut apres = ligne.clone();
    let hors_lot = || match (ligne.propose_centimes, ligne.avis) {
        (Some(_), _) => EtatLigne::Proposee,
        (None, Some(_)) => EtatLigne::Avis,
        (None, None) => EtatLigne::Demandee,
    };
    let dans: Option<LotDecisionId> = retenu.map(|_| lot.id);
    let zero = retenu.is_some_and(|m| !m.est_positif());
    apres.lot_id = dans;
    apres.etat = match retenu {
        Some(m) if m.est_positif() => EtatLigne::Validee,
        Some(_) => EtatLigne::Refusee,
        None if ligne.lot_id.is_some() => hors_lot(),
        None => ligne.etat,
    };
    apres.vote_centimes = zero.then_some(0);
    apres.vote_instance = if zero { lot.seance.clone() } else { String::new() };
    apres.vote_le = if zero { lot.copil_le } else { None };
    (apres != *ligne).then_some(apres)
}
