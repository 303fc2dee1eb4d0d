//! The déclinaisons of a sheet: keys are stable, letters are not unique, years are ticked or read.

use super::acces::charger_a_jour;
use super::{Sens, droits, ordre};
use crate::model::{Contrat, Declinaison, DeclinaisonId, EtatMarque, FicheAction, Marque};
use crate::regles::redaction::{self as regles, CadreAnnees, DeclinaisonLue, Refus, SaisieDeclinaison};
use kernel::Id;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

async fn de_la_fiche(r: &mut impl Read, fiche: &FicheAction) -> Result<Vec<Declinaison>, StoreError> {
    r.list::<Declinaison>("fiche_id = $2 ;; ORDER BY ordre, id", args![fiche.id]).await
}

/// Adds a déclinaison at the end of the sheet.
///
/// # Errors
/// `Interdit`, the refusals of the form.
pub async fn ajouter_declinaison(
    visit: &Visit,
    fiche: &FicheAction,
    saisie: &SaisieDeclinaison,
) -> Result<Declinaison, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("declinaison.ajouter").await?;
    let contrat: Contrat = w.load(&fiche.contrat_id).await?;
    let freres = de_la_fiche(&mut w, fiche).await?;
    let mut saisie = saisie.clone();
    if saisie.lettre.trim().is_empty() {
        saisie.lettre = regles::lettre_suivante(&freres);
    }
    let vide = Declinaison::vierge(fiche.contrat_id, fiche.id, &freres);
    let lue = regles::lire_declinaison(&vide, &saisie, &CadreAnnees::du_contrat(&contrat)).map_err(ActeError::refuse)?;
    w.insert(&lue.declinaison).await?;
    marquer(&mut w, fiche, &lue).await?;
    w.commit().await?;
    Ok(lue.declinaison)
}

/// Edits a déclinaison whose `version` was read.
///
/// # Errors
/// `Interdit`, `Stale`, `DejaRetiree`, the refusals of the form.
pub async fn modifier_declinaison(
    visit: &Visit,
    fiche: &FicheAction,
    id: DeclinaisonId,
    version: i64,
    saisie: &SaisieDeclinaison,
) -> Result<Declinaison, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("declinaison.modifier").await?;
    let contrat: Contrat = w.load(&fiche.contrat_id).await?;
    let avant = sienne(charger_a_jour(&mut w, &id, version).await?, fiche)?;
    if avant.retiree_le.is_some() {
        return Err(Refus::DejaRetiree.into());
    }
    let mut lue = regles::lire_declinaison(&avant, saisie, &CadreAnnees::du_contrat(&contrat)).map_err(ActeError::refuse)?;
    w.update(&mut lue.declinaison).await?;
    marquer(&mut w, fiche, &lue).await?;
    w.commit().await?;
    Ok(lue.declinaison)
}

/// The déclinaison, provided that it belongs to the sheet of the page.
fn sienne(d: Declinaison, fiche: &FicheAction) -> Result<Declinaison, ActeError> {
    if d.fiche_id == fiche.id { Ok(d) } else { Err(ActeError::Interdit) }
}

/// « le texte imprimé est conservé, la lecture retenue est à côté, l'écart est listé "à vérifier" » :
/// one open mark for the same printed text, no more.
pub(in crate::actes) async fn marquer(w: &mut Writer, fiche: &FicheAction, lue: &DeclinaisonLue) -> Result<(), StoreError> {
    let (Some(lecture), d) = (&lue.lecture, &lue.declinaison) else { return Ok(()) };
    let texte_source = format!("{}\u{202f}: {}", d.lettre_imprimee, d.echeance.as_deref().unwrap_or_default());
    let marques: Vec<Marque> = w.list("contrat_id = $2", args![fiche.contrat_id]).await?;
    let retenu = regles::ecrire_annees(&d.annees);
    let connue = marques.iter().any(|m| {
        m.fiche_id == Some(fiche.id)
            && m.champ == "echeance"
            && m.texte_source == texte_source
            && (m.etat == EtatMarque::Ouverte || m.retenu == retenu)
    });
    if connue {
        return Ok(());
    }
    w.insert(&Marque {
        id: Id::fresh(),
        version: 1,
        contrat_id: fiche.contrat_id,
        fiche_id: Some(fiche.id),
        champ: "echeance".to_owned(),
        texte_source,
        retenu,
        note: regles::note_de_lecture(lecture, &d.annees),
        etat: EtatMarque::Ouverte,
        choix: None,
        reglee_le: None,
        reglee_par: None,
        ordre: ordre::suivant(marques.iter().map(|m| m.ordre)),
    })
    .await
}

/// Moves a déclinaison one place; letters stay where they are printed.
///
/// # Errors
/// `Interdit`, `Missing`.
pub async fn deplacer_declinaison(visit: &Visit, fiche: &FicheAction, id: DeclinaisonId, sens: Sens) -> Result<(), ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("declinaison.deplacer").await?;
    let mut freres = de_la_fiche(&mut w, fiche).await?;
    freres.retain(|d| d.retiree_le.is_none());
    ordre::deplacer(&mut w, freres, &id.to_string(), sens, |d| &mut d.ordre).await?;
    w.commit().await?;
    Ok(())
}

/// « retirer = fin d'effet » : answers and links that name it keep their key.
///
/// # Errors
/// `Interdit`, `Missing`, `DejaRetiree`.
pub async fn retirer_declinaison(visit: &Visit, fiche: &FicheAction, id: DeclinaisonId) -> Result<Declinaison, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("declinaison.retirer").await?;
    let mut d = sienne(w.load(&id).await?, fiche)?;
    if d.retiree_le.is_some() {
        return Err(Refus::DejaRetiree.into());
    }
    d.retiree_le = Some(w.today());
    w.update(&mut d).await?;
    w.commit().await?;
    Ok(d)
}

/// « Restaurer = nouvelle version. »
///
/// # Errors
/// `Interdit`, `Missing`, `PasRetiree`.
pub async fn retablir_declinaison(visit: &Visit, fiche: &FicheAction, id: DeclinaisonId) -> Result<Declinaison, ActeError> {
    droits::tout_de_la_fiche(visit, fiche)?;
    let mut w = visit.writer("declinaison.retablir").await?;
    let mut d = sienne(w.load(&id).await?, fiche)?;
    if d.retiree_le.take().is_none() {
        return Err(Refus::PasRetiree.into());
    }
    w.update(&mut d).await?;
    w.commit().await?;
    Ok(d)
}
