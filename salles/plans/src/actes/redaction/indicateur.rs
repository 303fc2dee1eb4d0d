//! The indicators of a sheet. The room `indicateurs` defines and observes; here the gap between
//! printed letters and déclinaisons becomes a mark: « lien imprimé et lien proposé coexistent ».

use super::{droits, ordre};
use crate::model::{Contrat, Declinaison, EtatMarque, FicheAction, Marque};
use crate::regles::redaction as regles;
use indicateurs::actes;
use indicateurs::model::{Indicateur, IndicateurId, Observation, Rattachement};
use indicateurs::regles::redaction::{SaisieIndicateur, SaisieObservation};
use kernel::Id;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

const OBJET: &str = "fiche";

/// Defines an indicator and attaches it to the sheet.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, the refusals of the definition.
pub async fn ajouter_indicateur(visit: &Visit, fiche: &FicheAction, saisie: &SaisieIndicateur) -> Result<Indicateur, ActeError> {
    let mut w = visit.writer("indicateur.ajouter").await?;
    let contrat: Contrat = w.load(&fiche.contrat_id).await?;
    let indicateur = definir_sur(visit, &mut w, contrat.duree_annees, fiche, saisie).await?;
    w.commit().await?;
    Ok(indicateur)
}

/// The same in the writer of a larger gesture. `duree`: years of the contract.
///
/// # Errors
/// Those of [`ajouter_indicateur`].
pub(in crate::actes) async fn definir_sur(
    visit: &Visit,
    w: &mut Writer,
    duree: i64,
    fiche: &FicheAction,
    saisie: &SaisieIndicateur,
) -> Result<Indicateur, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let (contrat, objet) = (fiche.contrat_id.to_string(), fiche.id.to_string());
    let (i, r) = actes::definir(visit, w, &contrat, duree, (OBJET, &objet), saisie).await?;
    marquer(w, fiche, &i, &r).await?;
    Ok(i)
}

/// Changes an indicator of the sheet whose `version` was read.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Stale`, the refusals of the definition.
pub async fn modifier_indicateur(
    visit: &Visit,
    fiche: &FicheAction,
    id: IndicateurId,
    version: i64,
    saisie: &SaisieIndicateur,
) -> Result<Indicateur, ActeError> {
    let mut w = visit.writer("indicateur.modifier").await?;
    let contrat: Contrat = w.load(&fiche.contrat_id).await?;
    let indicateur = redefinir_sur(visit, &mut w, contrat.duree_annees, fiche, (id, version), saisie).await?;
    w.commit().await?;
    Ok(indicateur)
}

/// The same in the writer of a larger gesture. `duree`: years of the contract.
///
/// # Errors
/// Those of [`modifier_indicateur`].
pub(in crate::actes) async fn redefinir_sur(
    visit: &Visit,
    w: &mut Writer,
    duree: i64,
    fiche: &FicheAction,
    indicateur: (IndicateurId, i64),
    saisie: &SaisieIndicateur,
) -> Result<Indicateur, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let objet = fiche.id.to_string();
    let (i, r) = actes::modifier(visit, w, duree, (OBJET, &objet), indicateur, saisie).await?;
    marquer(w, fiche, &i, &r).await?;
    Ok(i)
}

/// Types the value of one year of an indicator of the sheet.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Missing` when it measures another object, the refusals of the value.
pub async fn saisir_valeur(
    visit: &Visit,
    fiche: &FicheAction,
    id: IndicateurId,
    saisie: &SaisieObservation,
) -> Result<Observation, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("observation.saisir").await?;
    rattache(&mut w, fiche, id).await?;
    let contrat: Contrat = w.load(&fiche.contrat_id).await?;
    let observation = actes::saisir_observation(visit, &mut w, contrat.duree_annees, id, saisie).await?;
    w.commit().await?;
    Ok(observation)
}

/// Types the value of one year of an indicator met by its code: the sheet it measures says who may.
///
/// # Errors
/// As `saisir_valeur`; `Interdit` on an indicator of no sheet for whoever may not define indicators.
pub async fn saisir_par_code(
    visit: &Visit,
    contrat: &Contrat,
    indicateur: &Indicateur,
    saisie: &SaisieObservation,
) -> Result<Observation, ActeError> {
    let mut reader = visit.reader().await?;
    let mesure = reader
        .find::<Rattachement>("indicateur_id = $2 AND objet = 'fiche' ;; ORDER BY id LIMIT 1", args![indicateur.id])
        .await?;
    let fiche = match mesure {
        Some(r) => reader.find::<FicheAction>("id = $2 AND retiree_le IS NULL", args![r.objet_id]).await?,
        None => None,
    };
    drop(reader);
    if let Some(fiche) = fiche {
        return saisir_valeur(visit, &fiche, indicateur.id, saisie).await;
    }
    let mut w = visit.writer("observation.saisir").await?;
    let observation = actes::saisir_observation(visit, &mut w, contrat.duree_annees, indicateur.id, saisie).await?;
    w.commit().await?;
    Ok(observation)
}

/// Takes a value back: « non saisi » again.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `Missing`.
pub async fn effacer_valeur(visit: &Visit, fiche: &FicheAction, id: IndicateurId, annee: i64) -> Result<(), ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("observation.effacer").await?;
    rattache(&mut w, fiche, id).await?;
    actes::effacer_observation(visit, &mut w, id, annee).await?;
    w.commit().await?;
    Ok(())
}

async fn rattache(r: &mut impl Read, fiche: &FicheAction, id: IndicateurId) -> Result<Rattachement, StoreError> {
    r.find::<Rattachement>("indicateur_id = $2 AND objet = 'fiche' AND objet_id = $3", args![id, fiche.id.to_string()])
        .await?
        .ok_or_else(|| StoreError::Missing { table: "rattachement", id: id.to_string() })
}

/// Lists the gap between the letters as printed and those of the déclinaisons retained, once.
async fn marquer(w: &mut Writer, fiche: &FicheAction, i: &Indicateur, r: &Rattachement) -> Result<(), StoreError> {
    let declinaisons: Vec<Declinaison> = w.list("fiche_id = $2 ;; ORDER BY ordre, id", args![fiche.id]).await?;
    let retenues: Vec<String> =
        declinaisons.iter().filter(|d| r.declinaisons.contains(&d.id.to_string())).map(|d| d.lettre.clone()).collect();
    let Some(note) = regles::ecart_de_lettres(&r.lettres, &retenues) else { return Ok(()) };
    let texte_source = format!("{}\u{202f}: {}", i.code, r.lettres.join(", "));
    let retenu = retenues.join(", ");
    let marques: Vec<Marque> = w.list("contrat_id = $2", args![fiche.contrat_id]).await?;
    let meme = |m: &&Marque| m.fiche_id == Some(fiche.id) && m.champ == "indicateurs" && m.texte_source == texte_source;
    if marques.iter().filter(meme).any(|m| m.etat == EtatMarque::Ouverte || m.retenu == retenu) {
        return Ok(());
    }
    w.insert(&Marque {
        id: Id::fresh(),
        version: 1,
        contrat_id: fiche.contrat_id,
        fiche_id: Some(fiche.id),
        champ: "indicateurs".to_owned(),
        texte_source,
        retenu,
        note,
        etat: EtatMarque::Ouverte,
        choix: None,
        reglee_le: None,
        reglee_par: None,
        ordre: ordre::suivant(marques.iter().map(|m| m.ordre)),
    })
    .await
}
