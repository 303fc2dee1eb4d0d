//! A value on its scale, as people read it: « Étude remise (25 %) », « 3 sur 5 ».

use super::{Echelle, Etape};
use crate::m;
use kernel::Lang;
use kernel::nombre::Nombre;

/// A number of a scale, exact, so that it is read again as the same.
#[must_use]
pub fn ecrit(n: &Nombre, lang: Lang) -> String {
    let exact = n.to_string();
    match (exact.contains('/'), lang) {
        (true, Lang::Fr) => n.affiche_fr(4),
        (true, Lang::En) => n.affiche_en(4),
        (false, Lang::Fr) => exact.replace('.', ","),
        (false, Lang::En) => exact,
    }
}

fn une(etape: &Etape, lang: Lang) -> String {
    m(lang).echelle_etape(&etape.libelle, ecrit(&etape.part, lang))
}

/// A value on its scale; nothing when there is none.
#[must_use]
pub fn dire(echelle: Option<&Echelle>, n: &Nombre, lang: Lang) -> Option<String> {
    let t = m(lang);
    Some(match echelle? {
        Echelle::Etapes(etapes) => match etapes.iter().find(|e| e.part == *n) {
            Some(etape) => une(etape, lang),
            None if n.est_nul() => t.echelle_etape(t.echelle_pas_commence(), "0"),
            None => t.echelle_part(ecrit(n, lang)),
        },
        Echelle::Bornes { max, .. } => t.echelle_note(ecrit(n, lang), ecrit(max, lang)),
    })
}

/// The same, of a decimal text as it is kept.
#[must_use]
pub fn dire_texte(echelle: Option<&Echelle>, texte: &str, lang: Lang) -> Option<String> {
    dire(echelle, &texte.parse().ok()?, lang)
}

/// What may be chosen among steps, « pas commencé » first: the share as it is typed, and its words. Empty for a mark.
#[must_use]
pub fn choix(echelle: &Echelle, lang: Lang) -> Vec<(String, String)> {
    let etapes = echelle.etapes();
    let commence = etapes.first().is_some_and(|e| !e.part.est_nul());
    let zero = commence.then(|| ("0".to_owned(), dire(Some(echelle), &Nombre::zero(), lang).unwrap_or_default()));
    zero.into_iter().chain(etapes.iter().map(|e| (ecrit(&e.part, Lang::Fr), une(e, lang)))).collect()
}

/// Every step in one line.
#[must_use]
pub fn liste(etapes: &[Etape], lang: Lang) -> String {
    etapes.iter().map(|e| une(e, lang)).collect::<Vec<_>>().join(", ")
}
