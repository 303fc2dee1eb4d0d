//! Scenarios: created, copied, locked, computed, shared. « partagé = immuable, on copie ». A funder works on its own copies, the
//! team on all (§ 11).

mod calcul;
mod choix;
mod refus;
mod seance;
pub mod tache;
#[cfg(test)]
mod tests;

pub use calcul::{Cause, LIMITE, Pourquoi, calculer, de_plus, pourquoi_pas, question, scenarios};
pub use choix::{SaisieChoix, SaisiePartMin, fixer_part_min, oter_part_min, regler};
pub use refus::Refus;
pub use seance::{SaisieSeance, annotations, ecrire_en_seance};

use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::model::{Appel, AppelId, EtatScenario, Scenario, ScenarioId};
use crate::regles::appel::parametres_du;
use crate::regles::programmation::scenario::{MOTEUR, ParametresEcrits, PlanEcrit, Preuve, StatutEcrit, VerrouEcrit};
use crate::regles::programmation::verifier_verrou;
use crate::regles::{Euros, Financeur, saisie};
use kernel::Right;
use kernel::actor::Reach;
use serde::de::DeserializeOwned;
use store::{ActeError, Json, Read, StoreError, Writer};
use web::Visit;

/// The doctrines of § 7, and the list by notes.
pub const DOCTRINES: [&str; 5] = ["large", "concentree", "equite", "cpo", "par_note"];

/// Whether the visitor sees a scenario: shared ones whoever reads its files in short, the others their author and the team.
#[must_use]
pub fn voit(visit: &Visit, appel: &Appel, scenario: &Scenario) -> bool {
    crate::droits::lit_la_synthese(visit, appel) && (scenario.etat == EtatScenario::Partage || tient(visit, appel, scenario))
}

/// Whether the visitor may change it: its author, or the team; nobody once it is shared.
#[must_use]
pub fn tient(visit: &Visit, appel: &Appel, scenario: &Scenario) -> bool {
    match visit.reach(Right::Programmer, Some(&appel.contrat_id)) {
        Reach::Tout => true,
        Reach::Confie => visit.visitor.as_ref().is_some_and(|v| v.compte_id == scenario.auteur_id),
        Reach::Rien => false,
    }
}

/// A list of a column, read; what cannot be read is as absent, and the page says so by showing none.
///
/// # Errors
/// `StoreError::Broken` when the column holds something else.
pub fn lire<T: DeserializeOwned>(valeur: &Json<serde_json::Value>) -> Result<T, StoreError> {
    serde_json::from_value(valeur.0.clone()).map_err(|e| StoreError::Broken(e.to_string()))
}

fn ecrire<T: serde::Serialize>(valeur: &T) -> Result<Json<serde_json::Value>, StoreError> {
    serde_json::to_value(valeur).map(Json).map_err(|e| StoreError::Broken(e.to_string()))
}

/// Creates an empty scenario, which imposes the reading of « CPO 50 % » that the letter retains.
///
/// # Errors
/// `Interdit`; `Refus` without a name or with an unknown doctrine.
pub async fn creer(visit: &Visit, appel: AppelId, nom: &str, doctrine: &str) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.creer").await?;
    let appel: Appel = w.load(&appel).await?;
    if visit.reach(Right::Programmer, Some(&appel.contrat_id)) != Reach::Tout {
        return Err(ActeError::Interdit);
    }
    let mut scenario = neuf(visit, &w, &appel, nom, doctrine)?;
    let lettres = crate::store::lettres(&mut w, appel.id).await?;
    scenario.parametres = ecrire(&ParametresEcrits::au_depart(&parametres_du(&lettres, w.today())))?;
    w.insert(&scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

fn neuf(visit: &Visit, w: &Writer, appel: &Appel, nom: &str, doctrine: &str) -> Result<Scenario, ActeError> {
    let visiteur = visit.visitor.clone().ok_or(ActeError::Interdit)?;
    if nom.trim().is_empty() {
        return Err(Refus::SansNom.into());
    }
    if !DOCTRINES.contains(&doctrine) {
        return Err(Refus::DoctrineInconnue { code: doctrine.to_owned() }.into());
    }
    Ok(Scenario {
        id: ScenarioId::fresh(),
        version: 1,
        appel_id: appel.id,
        nom: nom.trim().to_owned(),
        doctrine: doctrine.to_owned(),
        etat: EtatScenario::Travail,
        parametres: ecrire(&ParametresEcrits::default())?,
        verrous: ecrire(&Vec::<VerrouEcrit>::new())?,
        plan: Json(std::collections::BTreeMap::new()),
        preuve: ecrire(&Preuve::default())?,
        moteur: String::new(),
        auteur: visiteur.nom.clone(),
        auteur_id: visiteur.compte_id.clone(),
        cree_a: w.now(),
        calcule_a: None,
        copie_de: None,
    })
}

/// Copies a scenario, its locks and its plan: what a funder does, and what one does of a shared one.
///
/// # Errors
/// `Interdit` when it is not seen; `Refus` without a name.
pub async fn copier(visit: &Visit, scenario: ScenarioId, nom: &str) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.copier").await?;
    let source: Scenario = w.load(&scenario).await?;
    let appel: Appel = w.load(&source.appel_id).await?;
    if !voit(visit, &appel, &source) || visit.reach(Right::Programmer, Some(&appel.contrat_id)) == Reach::Rien {
        return Err(ActeError::Interdit);
    }
    let vierge = neuf(visit, &w, &appel, nom, &source.doctrine)?;
    let copie = Scenario {
        parametres: source.parametres,
        verrous: source.verrous,
        plan: source.plan,
        preuve: source.preuve,
        moteur: source.moteur,
        calcule_a: source.calcule_a,
        copie_de: Some(source.id),
        ..vierge
    };
    w.insert(&copie).await?;
    w.commit().await?;
    Ok(copie)
}

/// The scenario a visitor is about to change, as they saw it.
async fn ouvrir(visit: &Visit, w: &mut Writer, scenario: ScenarioId, version: i64) -> Result<(Appel, Scenario), ActeError> {
    let scenario: Scenario = w.load(&scenario).await?;
    let appel: Appel = w.load(&scenario.appel_id).await?;
    if !tient(visit, &appel, &scenario) {
        return Err(ActeError::Interdit);
    }
    if scenario.etat == EtatScenario::Partage {
        return Err(Refus::Partage.into());
    }
    if scenario.version != version {
        return Err(StoreError::Stale { table: "scenario", id: scenario.id.to_string() }.into());
    }
    Ok((appel, scenario))
}

/// Shares a scenario: whoever reads the call sees it, nobody changes it any more.
///
/// # Errors
/// `Interdit`; `Refus` when shared already or never computed; `Stale`.
pub async fn partager(visit: &Visit, scenario: ScenarioId, version: i64) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.partager").await?;
    let (_, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    if lire::<Preuve>(&scenario.preuve)?.statut == StatutEcrit::Vide {
        return Err(Refus::PasCalcule.into());
    }
    scenario.etat = EtatScenario::Partage;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// A lock, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieVerrou {
    /// `retenu`, `ecarte`, `montant`, `plafond`, `financeur_exclu`.
    pub genre: String,
    pub dossier: String,
    pub financeur: String,
    pub montant: String,
}

fn lire_verrou(saisie: &SaisieVerrou) -> Result<VerrouEcrit, Refus> {
    let dossier = saisie.dossier.trim().to_owned();
    let financeur = || match saisie.financeur.trim() {
        "" => Err(Refus::SansFinanceur),
        code => Ok(Financeur::nomme(code)),
    };
    let euros = || {
        let lu = saisie::montant(&saisie.montant).map_err(|cause| Refus::Montant { champ: "montant".to_owned(), cause })?;
        lu.map(|m| m.centimes() / 100).ok_or(Refus::SansMontant)
    };
    match saisie.genre.as_str() {
        "retenu" => Ok(VerrouEcrit::Retenu { dossier }),
        "ecarte" => Ok(VerrouEcrit::Ecarte { dossier }),
        "montant" => Ok(VerrouEcrit::Montant { dossier, financeur: financeur()?, euros: euros()? }),
        "plafond" => Ok(VerrouEcrit::Plafond { dossier, financeur: financeur()?, euros: euros()? }),
        "financeur_exclu" => Ok(VerrouEcrit::FinanceurExclu { dossier, financeur: financeur()? }),
        _ => Err(Refus::GenreInconnu),
    }
}

/// Locks a file, an amount, a cap, or a funder out.
///
/// # Errors
/// `Interdit`; `Refus` for what cannot be read, or cannot be (see [`verifier_verrou`]); `Stale`.
pub async fn verrouiller(
    visit: &Visit,
    scenario: ScenarioId,
    version: i64,
    saisie: &SaisieVerrou,
) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.verrouiller").await?;
    let (appel, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let nouveau = lire_verrou(saisie)?;
    let mut verrous: Vec<VerrouEcrit> = lire(&scenario.verrous)?;
    let jour = w.today();
    let lu = AppelLu::lire(&mut w, appel, Besoin::TOUT, jour).await?;
    let choix = crate::regles::programmation::scenario::choix(&verrous, &ParametresEcrits::default());
    verifier_verrou(&lu.question(&choix), &nouveau.lu())?;
    verrous.push(nouveau);
    scenario.verrous = ecrire(&verrous)?;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// Removes the lock of this rank.
///
/// # Errors
/// `Interdit`; `Refus` when there is none; `Stale`.
pub async fn deverrouiller(visit: &Visit, scenario: ScenarioId, version: i64, rang: usize) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.deverrouiller").await?;
    let (_, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let mut verrous: Vec<VerrouEcrit> = lire(&scenario.verrous)?;
    if rang >= verrous.len() {
        return Err(Refus::GenreInconnu.into());
    }
    verrous.remove(rang);
    scenario.verrous = ecrire(&verrous)?;
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// Types an amount of the plan by hand, in session or before: the proof of the calculation no longer holds, and says so.
/// An empty or null amount takes the line out.
///
/// # Errors
/// `Interdit`; `Refus` for a file or a funder that is not asked, or an amount that cannot be read; `Stale`.
pub async fn ajuster(
    visit: &Visit,
    scenario: ScenarioId,
    version: i64,
    numero: &str,
    montants: &[(Financeur, String)],
) -> Result<Scenario, ActeError> {
    let mut w = visit.writer("scenario.ajuster").await?;
    let (appel, mut scenario) = ouvrir(visit, &mut w, scenario, version).await?;
    let jour = w.today();
    let appel_lu = AppelLu::lire(&mut w, appel, Besoin { argent: true, ..Besoin::default() }, jour).await?;
    let dossier = appel_lu.dossier(numero).filter(|d| d.en_programmation());
    let dossier = dossier.ok_or_else(|| Refus::DossierInconnu { numero: numero.to_owned() })?;
    if let Some(visiteur) = &visit.visitor {
        super::instruction::sans_interet(&mut w, dossier.id(), &visiteur.compte_id).await?;
    }
    let verrous: Vec<VerrouEcrit> = lire(&scenario.verrous)?;
    if poser(&appel_lu, dossier, &mut scenario, montants, (verrous.as_slice(), |_: &Financeur| "montant".to_owned()))? {
        let mut parametres: ParametresEcrits = lire(&scenario.parametres)?;
        noter_a_la_main(&mut parametres, &appel_lu, dossier);
        scenario.parametres = ecrire(&parametres)?;
    }
    let preuve = Preuve { statut: StatutEcrit::ALaMain, ..Preuve::default() };
    scenario.preuve = ecrire(&preuve)?;
    scenario.moteur = MOTEUR.to_owned();
    w.update(&mut scenario).await?;
    w.commit().await?;
    Ok(scenario)
}

/// Writes amounts in the plan of a scenario; an empty or null amount takes the line out. What a reservation pays is not typed.
/// « Un choix humain que le calcul respecte » : what is typed goes neither above the request nor against a lock. Tells whether the
/// plan changed; `champ` names the field of a funder.
fn poser(
    appel: &AppelLu,
    dossier: &DossierSuivi,
    scenario: &mut Scenario,
    montants: &[(Financeur, String)],
    (verrous, champ): (&[VerrouEcrit], impl Fn(&Financeur) -> String),
) -> Result<bool, Refus> {
    let (numero, reserves) = (dossier.numero(), appel.reserves(dossier));
    let mut avant = scenario.plan.0.remove(numero).unwrap_or_default();
    avant.retain(|qui, _| !reserves.contains_key(qui));
    let mut lignes = avant.clone();
    for (financeur, texte) in montants {
        if dossier.ligne(financeur).is_none() {
            return Err(Refus::SansLigne { numero: numero.to_owned(), financeur: appel.nom(financeur) });
        }
        let (champ, nom) = (champ(financeur), appel.nom(financeur));
        if reserves.contains_key(financeur) {
            if texte.trim().is_empty() {
                continue;
            }
            return Err(Refus::SurReservation { champ, financeur: nom });
        }
        let lu = saisie::montant(texte).map_err(|cause| Refus::Montant { champ: champ.clone(), cause })?;
        let montant = lu.unwrap_or_default();
        if let Some(demande) = dossier.ligne(financeur).and_then(|l| l.demande()).filter(|d| montant > *d) {
            return Err(Refus::AuDessusDeLaDemande { champ, financeur: nom, montant, demande });
        }
        if verrous.iter().any(|v| !v.permet(numero, financeur, montant)) {
            return Err(Refus::ContreUnVerrou { champ, numero: numero.to_owned(), financeur: nom });
        }
        if montant.est_positif() {
            lignes.insert(financeur.clone(), montant);
        } else {
            lignes.remove(financeur);
        }
    }
    let change = lignes != avant;
    if !lignes.is_empty() {
        scenario.plan.0.insert(numero.to_owned(), lignes);
    }
    Ok(change)
}

/// Remembers what a new calculation would take back; what is given to a file that does not compete stays.
fn noter_a_la_main(parametres: &mut ParametresEcrits, appel: &AppelLu, dossier: &DossierSuivi) {
    if !appel.sur_reservation(dossier) {
        parametres.a_la_main.insert(dossier.numero().to_owned());
    }
}

/// The amount of a line in a plan.
#[must_use]
pub fn montant(plan: &PlanEcrit, numero: &str, financeur: &Financeur) -> Euros {
    plan.get(numero).and_then(|l| l.get(financeur)).copied().unwrap_or_default()
}
