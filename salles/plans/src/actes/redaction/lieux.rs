//! Where a sheet acts: agglo, conseil de territoire, commune, quartier. « Vide = tout le périmètre du contrat. »

use super::droits;
use crate::model::{FicheAction, FicheTerritoire};
use crate::regles::redaction::Refus;
use kernel::Id;
use std::collections::BTreeSet;
use store::{ActeError, Read, Writer, args};
use territoire::model::{Territoire, TerritoireId};
use web::Visit;

/// Applies what the person changed: ticked and not `vus` are added, `vus` and no longer ticked are
/// taken off. What someone else changed meanwhile stays.
///
/// # Errors
/// `Interdit`, `DejaRetiree`, `ChoixInconnu` for a place this collectivité has not.
pub async fn placer_fiche(visit: &Visit, fiche: &FicheAction, vus: &[String], coches: &[String]) -> Result<(), ActeError> {
    let mut w = visit.writer("fiche.placer").await?;
    situer_fiche(visit, &mut w, fiche, vus, coches).await?;
    w.commit().await?;
    Ok(())
}

/// The same in the writer of a larger gesture.
///
/// # Errors
/// Those of [`placer_fiche`].
pub(in crate::actes) async fn situer_fiche(
    visit: &Visit,
    w: &mut Writer,
    fiche: &FicheAction,
    vus: &[String],
    coches: &[String],
) -> Result<(), ActeError> {
    droits::portee_sur_fiche(visit, w, fiche).await?;
    if fiche.retiree_le.is_some() {
        return Err(Refus::DejaRetiree.into());
    }
    let connus: BTreeSet<String> = w.list::<Territoire>("", args![]).await?.iter().map(|t| t.id.to_string()).collect();
    let lire = |texte: &String| -> Result<TerritoireId, Refus> {
        let inconnu = || Refus::ChoixInconnu { champ: "territoires", saisi: texte.clone() };
        if connus.contains(texte) { texte.parse().map_err(|_| inconnu()) } else { Err(inconnu()) }
    };
    let presents: Vec<FicheTerritoire> = w.list("fiche_id = $2", args![fiche.id]).await?;
    for coche in coches.iter().filter(|c| !vus.contains(c)) {
        let territoire_id = lire(coche)?;
        if !presents.iter().any(|p| p.territoire_id == territoire_id) {
            w.insert(&FicheTerritoire {
                id: Id::fresh(),
                version: 1,
                contrat_id: fiche.contrat_id,
                fiche_id: fiche.id,
                territoire_id,
            })
            .await?;
        }
    }
    for present in &presents {
        let id = present.territoire_id.to_string();
        if vus.contains(&id) && !coches.contains(&id) {
            w.delete(present).await?;
        }
    }
    Ok(())
}
