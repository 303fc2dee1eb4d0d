//! What the technical administration writes of the collectivité itself.

use crate::regles::collectivite::{Refus, prefixe, siren};
use kernel::Right;
use kernel::actor::Reach;
use store::ActeError;
use store::global::Collectivite;
use web::Visit;

/// As typed.
#[derive(Debug, Clone, Default)]
pub struct Saisie {
    pub nom: String,
    pub siren: String,
    pub prefixe: String,
}

/// Describes the collectivité anew; `vue` is what the form was filled with.
///
/// # Errors
/// `Interdit` to whoever does not administer the whole collectivité; `Refus`; `StoreError::Stale` when someone wrote meanwhile.
pub async fn decrire(visit: &Visit, vue: &Collectivite, saisie: &Saisie) -> Result<(), ActeError> {
    if visit.reach(Right::GererComptes, None) != Reach::Tout {
        return Err(ActeError::Interdit);
    }
    let nom = saisie.nom.trim();
    if nom.is_empty() {
        return Err(Refus::NomVide.into());
    }
    let next = Collectivite {
        nom: nom.to_owned(),
        siren: siren(&saisie.siren)?,
        prefixe_360: prefixe(&saisie.prefixe)?,
        ..(*visit.collectivite).clone()
    };
    if next == *vue {
        return Ok(());
    }
    let mut w = visit.writer("collectivite.decrire").await?;
    w.describe(vue, &next).await?;
    w.commit().await?;
    visit.house.db.forget(&next.slug);
    Ok(())
}
