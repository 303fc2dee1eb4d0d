//! The finished year is published: what everyone reads on the first day.

use super::a;
use crate::demonstration::SLUG;
use crate::erreur::Erreur;
use financements::actes::publication::{Ordre, graver};
use financements::model::Appel;
use jiff::civil::Date;
use store::Writer;

/// Publishes the whole call, as of that day.
pub(super) async fn publier(w: &mut Writer, appel: &Appel, le: Date, motif: &str) -> Result<(), Erreur> {
    let ordre = Ordre {
        collectivite: "Carcassonne Agglo",
        siren: Some("200035715"),
        appel,
        financeur: None,
        motif,
        source: format!("https://pacte.example/{SLUG}/subventions/{}", appel.slug),
        prefixe: SLUG,
        a: a(le, 10),
        le,
    };
    graver(w, &ordre).await?;
    Ok(())
}
