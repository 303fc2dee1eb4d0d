//! The life of a sitting: prepared, held, its minutes validated.

use super::{decider, non};
use crate::model::{Campagne, Comite, ComiteId, Contrat, ContratId, Decision, DecisionId, EtatComite};
use crate::regles::decision::{ProjetComite, Refus, verifier_comite, verifier_modifiable, verifier_tenue};
use kernel::Id;
use store::{ActeError, Read, Writer, args};

async fn verifier(w: &mut Writer, contrat_id: ContratId, projet: &ProjetComite) -> Result<(), ActeError> {
    let contrat: Contrat = w.load(&contrat_id).await?;
    let mut refus = verifier_comite(projet, &contrat).err().unwrap_or_default();
    if let Some(campagne) = projet.campagne_id
        && w.find::<Campagne>("id = $2 AND contrat_id = $3", args![campagne, contrat_id]).await?.is_none()
    {
        refus.push(Refus::CampagneInconnue);
    }
    if refus.is_empty() { Ok(()) } else { Err(non(refus)) }
}

fn remplir(comite: &mut Comite, projet: &ProjetComite) {
    projet.titre.trim().clone_into(&mut comite.titre);
    comite.tenue_le = projet.tenue_le;
    comite.lieu = projet.lieu.as_deref().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned);
    projet.presents.trim().clone_into(&mut comite.presents);
    projet.notes.trim().clone_into(&mut comite.notes);
    comite.campagne_id = projet.campagne_id;
}

/// Writes a new sitting, in preparation.
///
/// # Errors
/// Refusals on its title, its day or its campaign.
pub async fn creer_comite(w: &mut Writer, contrat_id: ContratId, projet: &ProjetComite) -> Result<Comite, ActeError> {
    verifier(w, contrat_id, projet).await?;
    let mut comite = Comite {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        campagne_id: None,
        edition_id: None,
        titre: String::new(),
        tenue_le: projet.tenue_le,
        lieu: None,
        etat: EtatComite::Prepare,
        presents: String::new(),
        notes: String::new(),
    };
    remplir(&mut comite, projet);
    w.insert(&comite).await?;
    Ok(comite)
}

/// Rewrites a sitting whose minutes are not validated. `version` is the one that was read.
///
/// # Errors
/// `Refus::ReleveValide`, refusals on its content; `StoreError::Stale`.
pub async fn modifier_comite(w: &mut Writer, id: ComiteId, version: i64, projet: &ProjetComite) -> Result<Comite, ActeError> {
    let mut comite: Comite = w.load(&id).await?;
    verifier_modifiable(&comite)?;
    verifier(w, comite.contrat_id, projet).await?;
    comite.version = version;
    remplir(&mut comite, projet);
    w.update(&mut comite).await?;
    Ok(comite)
}

/// The sitting took place.
///
/// # Errors
/// `SeanceFuture`, `PresentsManquants`, `ReleveValide`.
pub async fn tenir_comite(w: &mut Writer, id: ComiteId) -> Result<Comite, ActeError> {
    let mut comite: Comite = w.load(&id).await?;
    verifier_tenue(&comite, w.today()).map_err(non)?;
    comite.etat = EtatComite::Tenu;
    w.update(&mut comite).await?;
    Ok(comite)
}

/// Removes a sitting that decided nothing; the journal keeps it.
///
/// # Errors
/// `ComiteAvecDecisions`, `ReleveValide`.
pub async fn supprimer_comite(w: &mut Writer, id: ComiteId) -> Result<(), ActeError> {
    let comite: Comite = w.load(&id).await?;
    verifier_modifiable(&comite)?;
    let n = w.list::<Decision>("comite_id = $2", args![id]).await?.len();
    if n > 0 {
        return Err(Refus::ComiteAvecDecisions { n }.into());
    }
    w.delete(&comite).await?;
    Ok(())
}

/// Validates the minutes, and applies at once the effects of the decisions named; the others wait, and can
/// be applied one by one. « Effets proposés, appliqués après validation du compte rendu. »
///
/// # Errors
/// `SeanceNonTenue`, `ReleveValide`, `PresentsManquants`, or why one of the effects cannot be applied: then
/// nothing is.
pub async fn valider_releve(w: &mut Writer, id: ComiteId, appliquer: &[DecisionId]) -> Result<Comite, ActeError> {
    let mut comite: Comite = w.load(&id).await?;
    verifier_modifiable(&comite)?;
    if comite.etat != EtatComite::Tenu {
        return Err(Refus::SeanceNonTenue.into());
    }
    verifier_tenue(&comite, w.today()).map_err(non)?;
    comite.etat = EtatComite::Valide;
    w.update(&mut comite).await?;
    for decision in w.list::<Decision>("comite_id = $2 ;; ORDER BY ordre", args![id]).await? {
        if appliquer.contains(&decision.id) {
            decider::appliquer_effet(w, decision.id).await?;
        }
    }
    Ok(comite)
}
