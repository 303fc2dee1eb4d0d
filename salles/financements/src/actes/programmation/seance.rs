//! What a committee changes in sitting, one file at a time: its amounts, whether it is set aside, why; « mettre de côté,
//! verrouiller, relancer » (Financements, § 8).

use super::{Refus, ecrire, lire, noter_a_la_main, ouvrir, poser};
use crate::calculs::{AppelLu, Besoin};
use crate::model::{Scenario, ScenarioId};
use crate::regles::lot::Annotations;
use crate::regles::programmation::scenario::{MOTEUR, ParametresEcrits, Preuve, StatutEcrit, VerrouEcrit, choix};
use crate::regles::programmation::verifier_verrou;
use crate::regles::{Euros, Financeur};
use store::{ActeError, StoreError};
use web::Visit;

/// A file, as typed in sitting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieSeance {
    pub montants: Vec<(Financeur, String)>,
    pub attente: bool,
    pub motif: String,
    /// These amounts are locked: a new calculation keeps them.
    pub arreter: bool,
}

/// What people wrote beside the amounts.
///
/// # Errors
/// `StoreError::Broken` when the column holds something else.
pub fn annotations(scenario: &Scenario) -> Result<Annotations, StoreError> {
    Ok(lire::<ParametresEcrits>(&scenario.parametres)?.annotations)
}

/// Writes what the sitting says of a file.
///
/// # Errors
/// `Interdit`; `Refus` for a shared scenario, a file or a funder that is not asked, an amount that cannot be read, a lock that
/// cannot be; `instruction::Refus` for whoever declared an interest in the file; `Stale`.
pub async fn ecrire_en_seance(
    visit: &Visit,
    scenario: ScenarioId,
    version: i64,
    numero: &str,
    saisie: &SaisieSeance,
) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.ajuster").await?;
    let (appel, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let (jour, besoin) = (w.today(), if saisie.arreter { Besoin::TOUT } else { Besoin { argent: true, ..Besoin::default() } });
    let appel_lu = AppelLu::lire(&mut w, appel, besoin, jour).await?;
    let dossier = appel_lu.dossier(numero).filter(|d| d.en_programmation());
    let dossier = dossier.ok_or_else(|| Refus::DossierInconnu { numero: numero.to_owned() })?;
    if let Some(visiteur) = &visit.visitor {
        crate::actes::instruction::sans_interet(&mut w, dossier.id(), &visiteur.compte_id).await?;
    }
    let mut verrous: Vec<VerrouEcrit> = lire(&scenario.verrous)?;
    if saisie.arreter {
        verrous.retain(|v| v.dossier() != numero);
    }
    let change = poser(
        &appel_lu,
        dossier,
        &mut scenario,
        &saisie.montants,
        (verrous.as_slice(), |f: &Financeur| format!("montant.{}", f.code())),
    )?;
    if change {
        scenario.preuve = ecrire(&Preuve { statut: StatutEcrit::ALaMain, ..Preuve::default() })?;
        MOTEUR.clone_into(&mut scenario.moteur);
    }
    let mut parametres: ParametresEcrits = lire(&scenario.parametres)?;
    if saisie.arreter {
        parametres.a_la_main.remove(numero);
    } else if change {
        noter_a_la_main(&mut parametres, &appel_lu, dossier);
    }
    let notes = &mut parametres.annotations;
    if saisie.attente {
        notes.attente.insert(numero.to_owned());
    } else {
        notes.attente.remove(numero);
    }
    match saisie.motif.trim() {
        "" => notes.motifs.remove(numero),
        motif => notes.motifs.insert(numero.to_owned(), motif.to_owned()),
    };
    scenario.parametres = ecrire(&parametres)?;
    // A file paid on a reservation is in no question: what is typed for it stays without a lock.
    if saisie.arreter && !appel_lu.sur_reservation(dossier) {
        let retenus = scenario.plan.get(numero);
        for verrou in arretes(numero, dossier.lu.lignes.iter().map(|l| &l.financeur), |f| retenus.and_then(|r| r.get(f)).copied())
        {
            verifier_verrou(&appel_lu.question(&choix(&verrous, &ParametresEcrits::default())), &verrou.lu())?;
            verrous.push(verrou);
        }
        scenario.verrous = ecrire(&verrous)?;
    }
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// The locks that hold a file as it is: each amount, each funder left out; a file with nothing is set aside.
fn arretes<'a>(
    numero: &str,
    financeurs: impl Iterator<Item = &'a Financeur>,
    montant: impl Fn(&Financeur) -> Option<Euros>,
) -> Vec<VerrouEcrit> {
    let dossier = || numero.to_owned();
    let verrous: Vec<VerrouEcrit> = financeurs
        .map(|f| match montant(f).filter(|m| m.est_positif()) {
            Some(m) => VerrouEcrit::Montant { dossier: dossier(), financeur: f.clone(), euros: m.centimes() / 100 },
            None => VerrouEcrit::FinanceurExclu { dossier: dossier(), financeur: f.clone() },
        })
        .collect();
    if verrous.iter().any(|v| matches!(v, VerrouEcrit::Montant { .. })) {
        verrous
    } else {
        vec![VerrouEcrit::Ecarte { dossier: dossier() }]
    }
}
