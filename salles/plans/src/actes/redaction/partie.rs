//! Signatories, commitments, money and bodies of a contract, and what a contract of another shape adds: the same four
//! gestures for each.

use super::acces::charger_a_jour;
use super::suppression::{DuContrat, supprimer};
use super::{Sens, droits, ordre};
use crate::model::{
    Articulation, AxeTransversal, Contrat, ContratId, Engagement, Financement, FocusAction, Gouvernance, Noeud, PointEvaluation,
    Programme, Signataire, Thematique,
};
use crate::regles::redaction::{Partie, Refus, SaisiePartie};
use acteurs::model::Organisation;
use kernel::Right;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// A kind of line with its list, and the names of its acts in the journal.
pub trait LigneDeContrat: Partie + DuContrat {
    const AJOUTER: &'static str;
    const MODIFIER: &'static str;
    const DEPLACER: &'static str;
    const SUPPRIMER: &'static str;
    /// All those of a contract, in order.
    fn toutes<R: Read>(r: &mut R, contrat: ContratId) -> impl Future<Output = Result<Vec<Self>, StoreError>> + Send;
}

macro_rules! lignes_de_contrat {
    ($($t:ident: $nom:literal),+ $(,)?) => {$(
        impl LigneDeContrat for $t {
            const AJOUTER: &'static str = concat!($nom, ".ajouter");
            const MODIFIER: &'static str = concat!($nom, ".modifier");
            const DEPLACER: &'static str = concat!($nom, ".deplacer");
            const SUPPRIMER: &'static str = concat!($nom, ".supprimer");
            async fn toutes<R: Read>(r: &mut R, contrat: ContratId) -> Result<Vec<Self>, StoreError> {
                r.list::<$t>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await
            }
        }
    )+};
}
lignes_de_contrat!(
    Signataire: "signataire",
    Engagement: "engagement",
    Financement: "financement",
    Gouvernance: "gouvernance",
    AxeTransversal: "axe_transversal",
    FocusAction: "focus_action",
    Thematique: "thematique",
    Articulation: "articulation",
    PointEvaluation: "point_evaluation",
);

/// Adds a line at the end of its list.
///
/// # Errors
/// `Interdit`, the refusals of the form.
pub async fn ajouter_ligne<T: LigneDeContrat>(visit: &Visit, contrat: &Contrat, saisie: &SaisiePartie) -> Result<T, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer(T::AJOUTER).await?;
    let mut toutes = T::toutes(&mut w, contrat.id).await?;
    let mut ligne = T::vide(contrat.id).lire(saisie).map_err(ActeError::refuse)?;
    verifier(&mut w, contrat.id, &mut ligne, &toutes).await?;
    *ligne.ordre() = ordre::suivant(toutes.iter_mut().map(|l| *l.ordre()));
    w.insert(&ligne).await?;
    w.commit().await?;
    Ok(ligne)
}

/// Edits a line whose `version` was read.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the form.
pub async fn modifier_ligne<T: LigneDeContrat>(
    visit: &Visit,
    contrat: &Contrat,
    id: &str,
    version: i64,
    saisie: &SaisiePartie,
) -> Result<T, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer(T::MODIFIER).await?;
    let avant: T = charger_a_jour(&mut w, &id, version).await?;
    if avant.contrat() != contrat.id {
        return Err(ActeError::Interdit);
    }
    let mut ligne = avant.lire(saisie).map_err(ActeError::refuse)?;
    let mut autres = T::toutes(&mut w, contrat.id).await?;
    autres.retain(|l| l.id_text() != avant.id_text());
    verifier(&mut w, contrat.id, &mut ligne, &autres).await?;
    w.update(&mut ligne).await?;
    if let (Some(de), Some(vers)) = (avant.nom_cite(), ligne.nom_cite()) {
        suivre_le_code(&mut w, contrat.id, de, vers).await?;
    }
    w.commit().await?;
    Ok(ligne)
}

/// Moves a line one place.
///
/// # Errors
/// `Interdit`, `Missing`.
pub async fn deplacer_ligne<T: LigneDeContrat>(visit: &Visit, contrat: &Contrat, id: &str, sens: Sens) -> Result<(), ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer(T::DEPLACER).await?;
    let toutes = T::toutes(&mut w, contrat.id).await?;
    ordre::deplacer(&mut w, toutes, id, sens, T::ordre).await?;
    w.commit().await?;
    Ok(())
}

/// Takes a line off; `retablir_ce_qui_fut_supprime` puts it back.
///
/// # Errors
/// `Interdit`, `Missing`.
pub async fn supprimer_ligne<T: LigneDeContrat>(visit: &Visit, contrat: &Contrat, id: &str) -> Result<T, ActeError> {
    supprimer(visit, T::SUPPRIMER, contrat.id, id).await
}

/// What the line names must exist, in the common lists or in this contract; and it must have its place among the others.
async fn verifier<T: LigneDeContrat>(w: &mut Writer, contrat: ContratId, ligne: &mut T, autres: &[T]) -> Result<(), ActeError> {
    let noeuds: Vec<Noeud> = w.list("contrat_id = $2", args![contrat]).await?;
    let axes: Vec<AxeTransversal> = w.list("contrat_id = $2", args![contrat]).await?;
    ligne.placer(&noeuds, &axes)?;
    let cites = ligne.cites();
    let inconnu = |champ, saisi: String| Refus::ChoixInconnu { champ, saisi };
    if let Some(id) = cites.organisation
        && w.find::<Organisation>("id = $2", args![id]).await?.is_none()
    {
        return Err(inconnu("organisation", id.to_string()).into());
    }
    if let Some(id) = cites.programme
        && w.find::<Programme>("id = $2", args![id]).await?.is_none()
    {
        return Err(inconnu("programme", id.to_string()).into());
    }
    if let Some(id) = cites.thematique
        && w.find::<Thematique>("id = $2 AND contrat_id = $3", args![id, contrat]).await?.is_none()
    {
        return Err(inconnu("thematique", id.to_string()).into());
    }
    if let Some(id) = cites.noeuds.iter().find(|id| !noeuds.iter().any(|n| n.id == **id)) {
        return Err(inconnu("noeud", id.to_string()).into());
    }
    ligne.parmi(autres).map_err(Into::into)
}

/// The themes grouped under a level or an axis follow its code when it changes.
pub(in crate::actes) async fn suivre_le_code(w: &mut Writer, contrat: ContratId, de: &str, vers: &str) -> Result<(), ActeError> {
    if de != vers {
        let themes: Vec<Thematique> =
            w.list("contrat_id = $2 AND rattachement = $3 ;; ORDER BY ordre, id", args![contrat, de.to_owned()]).await?;
        for mut theme in themes {
            vers.clone_into(&mut theme.rattachement);
            w.update(&mut theme).await?;
        }
    }
    Ok(())
}
