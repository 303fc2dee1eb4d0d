//! The opinion of the citizens' council on a file: « avis du conseil citoyen » (Financements, § 2), « ◐ avis » (§ 11). One for the
//! council, that any of its members writes; the journal keeps who.

#[cfg(test)]
mod tests;

use super::instruction::sans_interet;
use crate::droits::dossier_en_synthese;
use crate::model::{Appel, AvisConseil, AvisConseilId, Dossier, DossierId};
use crate::regles::instruction::{SaisieColonne, appel_en_instruction, dossier_en_instruction, lire_colonne};
use kernel::Right;
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, args};
use web::Visit;

/// The opinion on one file.
///
/// # Errors
/// `StoreError`.
pub async fn avis_sur(r: &mut impl Read, dossier: DossierId) -> Result<Option<AvisConseil>, StoreError> {
    r.find::<AvisConseil>("dossier_id = $2", args![dossier]).await
}

/// The opinions on the files of a call.
///
/// # Errors
/// `StoreError`.
pub async fn avis_de_l_appel(r: &mut impl Read, appel: &Appel) -> Result<BTreeMap<DossierId, AvisConseil>, StoreError> {
    let tous: Vec<AvisConseil> = r.list::<AvisConseil>("appel_id = $2 ;; ORDER BY id", args![appel.id]).await?;
    Ok(tous.into_iter().map(|a| (a.dossier_id, a)).collect())
}

/// Writes the opinion of the council. `version`: of the opinion as it was read, 0 when there was none.
///
/// # Errors
/// `Interdit`; `Refus` for an interest declared, a call or a file that is not under review, no opinion, a reserved or unfavourable
/// one without a reason; `Stale` when another member wrote meanwhile.
pub async fn donner(visit: &Visit, dossier: DossierId, version: i64, avis: &str, motif: &str) -> Result<AvisConseil, ActeError> {
    let mut w = visit.writer("avis.saisir").await?;
    let dossier: Dossier = w.load(&dossier).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    let Some(visiteur) = visit.visitor.clone().filter(|_| visit.may(Right::DonnerAvis, Some(&appel.contrat_id))) else {
        return Err(ActeError::Interdit);
    };
    if !dossier_en_synthese(dossier.etat) {
        return Err(ActeError::Interdit);
    }
    sans_interet(&mut w, dossier.id, &visiteur.compte_id).await?;
    appel_en_instruction(appel.etat)?;
    dossier_en_instruction(dossier.etat)?;
    let saisie = SaisieColonne { avis: avis.to_owned(), avis_motif: motif.to_owned(), ..SaisieColonne::default() };
    let lu = lire_colonne(&saisie, None, false).map_err(ActeError::refuse)?;
    let avant = avis_sur(&mut w, dossier.id).await?;
    if avant.as_ref().map_or(0, |a| a.version) != version {
        return Err(StoreError::Stale { table: "avis_conseil", id: dossier.id.to_string() }.into());
    }
    let a = w.now();
    let mut ecrit = AvisConseil {
        id: avant.as_ref().map_or_else(AvisConseilId::fresh, |a| a.id),
        version: avant.as_ref().map_or(1, |a| a.version),
        appel_id: appel.id,
        dossier_id: dossier.id,
        avis: lu.avis,
        motif: lu.avis_motif,
        ecrit_par: visiteur.nom.clone(),
        compte_id: visiteur.compte_id.clone(),
        ecrit_a: a,
    };
    match avant {
        Some(_) => w.update(&mut ecrit).await?,
        None => w.insert(&ecrit).await?,
    }
    w.commit().await?;
    Ok(ecrit)
}
