//! LEG-05: whoever has an interest says so, and is out.

use crate::droits::{dossier_en_synthese, lit_la_synthese, lit_les_dossiers};
use crate::model::{Appel, Dossier, DossierId, Interet, InteretId};
use crate::regles::instruction::{MOTIF_MIN, Quoi, Refus};
use store::{ActeError, Read, args};
use web::Visit;

/// Declares an interest of the visitor in a file. It cannot be taken back here: the journal keeps it.
///
/// # Errors
/// `Interdit`; `Refus` without a reason, or when it is declared already.
pub async fn declarer_interet(visit: &Visit, dossier: DossierId, motif: &str) -> Result<Interet, ActeError> {
    let mut w = visit.writer("interet.declarer").await?;
    let dossier: Dossier = w.load(&dossier).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    // « Déclarer un intérêt »: whoever reads it, whole or in short.
    let en_bref = lit_la_synthese(visit, &appel) && dossier_en_synthese(dossier.etat);
    if !en_bref && !lit_les_dossiers(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    let visiteur = visit.visitor.clone().ok_or(ActeError::Interdit)?;
    if motif.trim().chars().count() < MOTIF_MIN {
        return Err(Refus::MotifManquant { quoi: Quoi::Interet }.into());
    }
    let deja = w.find::<Interet>("dossier_id = $2 AND compte_id = $3", args![dossier.id, visiteur.compte_id]).await?;
    if deja.is_some() {
        return Err(Refus::DejaDeclare.into());
    }
    let interet = Interet {
        id: InteretId::fresh(),
        version: 1,
        dossier_id: dossier.id,
        compte_id: visiteur.compte_id.clone(),
        nom: visiteur.nom.clone(),
        motif: motif.trim().to_owned(),
        declare_a: w.now(),
    };
    w.insert(&interet).await?;
    w.commit().await?;
    Ok(interet)
}
