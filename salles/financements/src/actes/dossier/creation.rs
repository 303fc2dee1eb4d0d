//! Beginning a file: from nothing, from last year's, or from what last year's left to this year.

use super::{auteur, charges};
use crate::actes::equipe::main_de;
use crate::droits;
use crate::model::*;
use crate::regles::Euros;
use crate::regles::dossier::scission::{Parts, contenu_suivant};
use crate::regles::dossier::{self as regles, Refus};
use crate::regles::etats::EtatDossier;
use kernel::Id;
use kernel::texte::cle;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// What a new file is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origine {
    /// A new action of that name.
    Nouvelle { intitule: String },
    /// An action that goes on: the last file is taken up, with what it said; or the part of it that was cut off for this year.
    Renouvellement { action: ActionAideeId },
}

/// What a draft says when it is born.
pub(super) struct Depart {
    pub contenu: ContenuDossier,
    pub parts: Parts,
    /// The lines whose programme and nature are taken up.
    pub lignes: Vec<LigneFinanceur>,
    pub cpo_id: Option<CpoId>,
    pub precedent: Option<DossierId>,
}

/// Begins a file: a draft that nobody else sees.
///
/// # Errors
/// `Interdit`; `PasOuvert`, `Clos`; `DejaUnDossier` when the action has one this year; `IntituleVide`.
pub async fn creer(visit: &Visit, appel: &Appel, porteur: &Porteur, origine: &Origine) -> Result<Dossier, ActeError> {
    if !droits::depose_pour(visit, porteur, appel) {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("dossier.creer").await?;
    main_de(&mut w, visit, porteur, Some(&appel.contrat_id)).await?.ecrire(None)?;
    let appel: Appel = w.load(&appel.id).await?;
    regles::recoit(&appel, w.now())?;
    let (action, precedent) = match origine {
        Origine::Nouvelle { intitule } if intitule.trim().is_empty() => return Err(Refus::IntituleVide.into()),
        Origine::Nouvelle { intitule } => {
            let action = ActionAidee {
                id: Id::fresh(),
                version: 1,
                porteur_id: porteur.id,
                intitule: intitule.trim().to_owned(),
                premier_exercice: appel.exercice,
            };
            w.insert(&action).await?;
            (action, None)
        }
        Origine::Renouvellement { action } => {
            let action: ActionAidee = w.load(action).await?;
            if action.porteur_id != porteur.id {
                return Err(ActeError::Interdit);
            }
            (action.clone(), dernier_dossier(&mut w, &action, &appel).await?)
        }
    };
    let dossier = match precedent {
        Some(mut premier) if attend(&premier, &appel) => ouvrir_la_suite(&mut w, visit, &appel, porteur, &mut premier).await?,
        Some(precedent) => {
            let lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2 ;; ORDER BY id", args![precedent.id]).await?;
            let depart = Depart {
                contenu: d_un_an(&precedent.contenu),
                parts: Parts::de(&precedent.budget, &lignes),
                lignes,
                cpo_id: precedent.cpo_id,
                precedent: Some(precedent.id),
            };
            composer(&mut w, visit, &appel, porteur, &action, depart).await?
        }
        None => {
            let depart = Depart {
                contenu: ContenuDossier::default(),
                parts: Parts::default(),
                lignes: vec![],
                cpo_id: None,
                precedent: None,
            };
            composer(&mut w, visit, &appel, porteur, &action, depart).await?
        }
    };
    w.commit().await?;
    Ok(dossier)
}

/// What a file says a year later: what belongs to a year is said again each year.
fn d_un_an(avant: &ContenuDossier) -> ContenuDossier {
    let plus_un_an = |jour: Option<jiff::civil::Date>| jour.and_then(|d| d.checked_add(jiff::Span::new().years(1)).ok());
    ContenuDossier {
        debut: plus_un_an(avant.debut),
        // A carry-over belongs to its year.
        fin: plus_un_an(avant.fin_initiale()),
        action_debut: None,
        action_fin: None,
        dossier_lie: String::new(),
        ref_dauphin: String::new(),
        ref_elan: String::new(),
        suite: None,
        suite_de: None,
        notifie_le: None,
        evenements: vec![],
        ..avant.clone()
    }
}

/// The file of the part that another was cut of; both say so.
pub(super) async fn ouvrir_la_suite(
    w: &mut Writer,
    visit: &Visit,
    appel: &Appel,
    porteur: &Porteur,
    premier: &mut Dossier,
) -> Result<Dossier, ActeError> {
    let Some(mut suite) = premier.contenu.suite.clone() else { return Err(ActeError::Interdit) };
    let action: ActionAidee = w.load(&premier.action_id).await?;
    let lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2 ;; ORDER BY id", args![premier.id]).await?;
    let mut contenu = contenu_suivant(&premier.contenu, &suite);
    contenu.suite_de = Some(premier.id);
    let depart = Depart {
        contenu,
        parts: Parts { budget: suite.budget.clone(), demandes: suite.demandes.clone() },
        lignes,
        cpo_id: premier.cpo_id,
        precedent: Some(premier.id),
    };
    let dossier = composer(w, visit, appel, porteur, &action, depart).await?;
    suite.dossier = Some(dossier.id);
    premier.contenu.0.suite = Some(suite);
    w.update(premier).await?;
    Ok(dossier)
}

/// Writes a draft with its requests.
async fn composer(
    w: &mut Writer,
    visit: &Visit,
    appel: &Appel,
    porteur: &Porteur,
    action: &ActionAidee,
    depart: Depart,
) -> Result<Dossier, ActeError> {
    if let Some(deja) = du_meme_exercice(w, action.id, appel.id).await? {
        return Err(Refus::DejaUnDossier { numero: deja.numero }.into());
    }
    let Depart { contenu, parts, lignes, cpo_id, precedent } = depart;
    let demande: Euros = parts.demandes.values().copied().sum();
    let dossier = Dossier {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        porteur_id: porteur.id,
        action_id: action.id,
        cpo_id,
        numero: None,
        etat: EtatDossier::Brouillon,
        cle: cle(&format!("{} {}", action.intitule, porteur.nom)),
        intitule: action.intitule.clone(),
        qpv: regles::cles_qpv(&contenu.qpv),
        contenu: Json(contenu),
        cout_centimes: charges(&parts.budget).centimes(),
        budget: Json(parts.budget),
        demande_centimes: demande.centimes(),
        precedent_id: precedent,
        depose_a: None,
        depose_par: None,
        modifie_a: w.now(),
        motif_etat: String::new(),
    };
    match w.insert(&dossier).await {
        Err(StoreError::Duplicate(_)) => return Err(Refus::DejaUnDossier { numero: None }.into()),
        autre => autre?,
    }
    for (financeur, montant) in parts.demandes {
        let ancienne = lignes.iter().find(|l| l.financeur == financeur);
        let mut ligne = LigneFinanceur::vide(appel.id, dossier.id, financeur);
        if let Some(ancienne) = ancienne {
            ligne.programme.clone_from(&ancienne.programme);
            ligne.nature.clone_from(&ancienne.nature);
        }
        ligne.demande_centimes = Some(montant.centimes());
        ligne.demande_par = Some(auteur(visit));
        ligne.demande_a = Some(w.now());
        w.insert(&ligne).await?;
    }
    Ok(dossier)
}

/// The file of that action in a call, withdrawn ones aside.
///
/// # Errors
/// `StoreError`.
pub async fn du_meme_exercice(r: &mut impl Read, action: ActionAideeId, appel: AppelId) -> Result<Option<Dossier>, StoreError> {
    r.find("action_id = $2 AND appel_id = $3 AND etat <> 'retire'", args![action, appel]).await
}

async fn dernier_dossier(w: &mut Writer, action: &ActionAidee, appel: &Appel) -> Result<Option<Dossier>, StoreError> {
    let anciens: Vec<Dossier> = w
        .list("action_id = $2 AND appel_id <> $3 AND etat <> 'retire' ;; ORDER BY numero DESC, id", args![action.id, appel.id])
        .await?;
    // A draft is not taken up, but what it left to this year is.
    let laisse = anciens.iter().find(|d| attend(d, appel));
    Ok(laisse.or_else(|| anciens.iter().find(|d| d.etat != EtatDossier::Brouillon)).cloned())
}

/// Whether a file left a part to the year of that call, that has no file yet.
fn attend(dossier: &Dossier, appel: &Appel) -> bool {
    dossier.contenu.suite.as_ref().is_some_and(|s| s.dossier.is_none() && s.exercice == appel.exercice)
}
