//! How the values of an indicator are broken down: « ventilations » (§ 2).

use crate::model::{Dimension, Indicateur, Valeur};
use crate::regles::redaction::{Emplois, SaisieDimension, lire_dimensions};
use kernel::Right;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// What the form showed: identifier and version of each dimension, in their order.
#[must_use]
pub fn vues(dimensions: &[&Dimension]) -> String {
    dimensions.iter().map(|d| format!("{}:{}", d.id, d.version)).collect::<Vec<_>>().join(" ")
}

/// Writes the dimensions of an indicator, all together. A modality that values hold is not taken away.
///
/// # Errors
/// `Interdit`; `Stale` when they are no longer those that the form showed; the refusals of the form.
pub async fn ventiler(
    visit: &Visit,
    w: &mut Writer,
    indicateur: &Indicateur,
    vu: &str,
    saisies: &[SaisieDimension],
) -> Result<(), ActeError> {
    if !visit.may(Right::DefinirIndicateur, Some(&indicateur.contrat_id)) {
        return Err(ActeError::Interdit);
    }
    let avant: Vec<Dimension> = w.list("indicateur_id = $2 ;; ORDER BY ordre, id", args![indicateur.id]).await?;
    if vues(&avant.iter().collect::<Vec<_>>()) != vu {
        return Err(StoreError::Stale { table: "dimension", id: indicateur.id.to_string() }.into());
    }
    let valeurs: Vec<Valeur> = w.list("indicateur_id = $2 AND parts <> '[]'", args![indicateur.id]).await?;
    let mut emplois = Emplois::new();
    for part in valeurs.iter().flat_map(|v| v.parts.iter()) {
        *emplois.entry((part.dimension, part.modalite.clone())).or_default() += 1;
    }
    let lues = lire_dimensions(indicateur, &avant, saisies, &emplois).map_err(ActeError::refuse)?;
    for partie in avant.iter().filter(|d| !lues.iter().any(|l| l.id == d.id)) {
        w.delete(partie).await?;
    }
    for mut lue in lues {
        match avant.iter().find(|d| d.id == lue.id) {
            Some(ancienne) if *ancienne == lue => {}
            Some(_) => w.update(&mut lue).await?,
            None => w.insert(&lue).await?,
        }
    }
    Ok(())
}
