//! Writing an answer: drafts, deposit, taking back.

use super::courriels;
use super::dossier::Dossier;
use super::liens::confie;
use crate::model::{Repondant, Reponse, ReponseId, Saisie};
use crate::regles::campagne::{PassageReponse, Refus, passer_reponse, verifier_depot, verifier_ecriture};
use acteurs::model::{LienSigneId, Organisation};
use kernel::Actor;
use store::{ActeError, Json, Read, StoreError, Writer, args};

/// Who sends an answer: what the plan will name as its author, and where the receipt goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deposant {
    pub nom: String,
    pub courriel: Option<String>,
}

impl Deposant {
    /// The holder of a signed link.
    #[must_use]
    pub fn repondant(repondant: &Repondant, organisation: Option<&Organisation>) -> Self {
        Self { nom: nom_complet(repondant, organisation), courriel: Some(repondant.courriel.clone()) }
    }
}

/// « Responsable prévention, CPAM »; the function alone when the organisation is its name.
pub(super) fn nom_complet(repondant: &Repondant, organisation: Option<&Organisation>) -> String {
    match organisation {
        Some(o) if o.nom != repondant.nom => format!("{}, {}", repondant.nom, o.court()),
        _ => repondant.nom.clone(),
    }
}

/// Loads the answer for its author: known by a link alone, they must hold one to which it was entrusted.
async fn ouvrir(w: &mut Writer, id: &ReponseId, version: i64) -> Result<Dossier, ActeError> {
    let dossier = Dossier::charger(w, id).await?;
    if let Actor::Lien { id: lien, .. } = w.actor().clone() {
        let lien: LienSigneId = lien.parse().map_err(|_| ActeError::Interdit)?;
        let holder = w.find::<Repondant>("lien_id = $2", args![lien]).await?;
        if !holder.is_some_and(|r| confie(&r, &dossier.reponse)) {
            return Err(ActeError::Interdit);
        }
    }
    let reponse = &dossier.reponse;
    verifier_ecriture(dossier.campagne.etat, reponse.etat, reponse.echeance, w.today())?;
    if reponse.version != version {
        return Err(StoreError::Stale { table: "reponse", id: id.to_string() }.into());
    }
    Ok(dossier)
}

fn commencer(w: &Writer, reponse: &mut Reponse, saisie: &Saisie) -> Result<(), Refus> {
    reponse.etat = passer_reponse(reponse.etat, PassageReponse::Commencer)?;
    reponse.commencee_a = reponse.commencee_a.or(Some(w.now()));
    reponse.contenu = Json(saisie.clone());
    Ok(())
}

/// « brouillon enregistré en continu, repris sur un autre poste »: anything may be missing or wrong.
///
/// # Errors
/// `CampagneFermee`, `PassageReponse`; `StoreError::Stale` when it was written from another tab;
/// `ActeError::Interdit` when it is not entrusted to this link.
pub async fn enregistrer_brouillon(w: &mut Writer, id: &ReponseId, version: i64, saisie: &Saisie) -> Result<Reponse, ActeError> {
    let mut reponse = ouvrir(w, id, version).await?.reponse;
    commencer(w, &mut reponse, saisie)?;
    w.update(&mut reponse).await?;
    Ok(reponse)
}

/// « contrôles ; accusé de réception ; rien n'entre au plan ».
///
/// # Errors
/// All the refusals of `verifier_depot` at once; those of `enregistrer_brouillon`.
pub async fn deposer(
    w: &mut Writer,
    id: &ReponseId,
    version: i64,
    saisie: &Saisie,
    deposant: &Deposant,
) -> Result<Reponse, ActeError> {
    let dossier = ouvrir(w, id, version).await?;
    envoyer(w, dossier, saisie, deposant.nom.clone(), deposant).await
}

/// An answer given for someone: « chaque acte est journalisé avec son auteur réel, y compris "pour le compte
/// de" ». The respondent is told by mail.
///
/// # Errors
/// `CompteObligatoire` unless the writer's actor is an account acting « pour le compte de »; those of `deposer`.
pub async fn deposer_au_nom_de(w: &mut Writer, id: &ReponseId, version: i64, saisie: &Saisie) -> Result<Reponse, ActeError> {
    let Actor::Compte { nom, pour_le_compte_de: Some(_), .. } = w.actor().clone() else {
        return Err(Refus::CompteObligatoire.into());
    };
    let dossier = ouvrir(w, id, version).await?;
    let nom = crate::m(courriels::LANGUE).campagne_pour_le_compte_de(nom, dossier.nom_du_repondant());
    let deposant = Deposant { nom: nom.clone(), courriel: Some(dossier.repondant.courriel.clone()).filter(|c| !c.is_empty()) };
    envoyer(w, dossier, saisie, nom, &deposant).await
}

async fn envoyer(
    w: &mut Writer,
    dossier: Dossier,
    saisie: &Saisie,
    par: String,
    deposant: &Deposant,
) -> Result<Reponse, ActeError> {
    let mut reponse = dossier.reponse.clone();
    commencer(w, &mut reponse, saisie)?;
    reponse.etat = passer_reponse(reponse.etat, PassageReponse::Deposer)?;
    let mut contexte = dossier.contexte();
    contexte.annees = contexte.annees.au(w.today());
    verifier_depot(saisie, &contexte).map_err(ActeError::refuse)?;
    reponse.deposee_a = Some(w.now());
    reponse.deposee_par = Some(par.clone());
    w.update(&mut reponse).await?;
    if let Some(courriel) = &deposant.courriel {
        courriels::accuser(w, &dossier.campagne, &dossier.fiche, &reponse, courriel, &par).await?;
    }
    Ok(reponse)
}

/// Its author takes back a deposit that nobody has treated yet.
///
/// # Errors
/// `PassageReponse` once accepted or sent back; those of `enregistrer_brouillon`.
pub async fn reprendre(w: &mut Writer, id: &ReponseId, version: i64) -> Result<Reponse, ActeError> {
    let mut reponse = ouvrir(w, id, version).await?.reponse;
    reponse.etat = passer_reponse(reponse.etat, PassageReponse::Reprendre)?;
    reponse.deposee_a = None;
    reponse.deposee_par = None;
    w.update(&mut reponse).await?;
    Ok(reponse)
}
