//! Links between sheets. « lien vers soi imprimé : gardé "à vérifier" ; saisi : refus ; cycle de
//! liens "dépend de" : refus avec le chemin » (Plans, § 12).

use super::Refus;
use crate::model::{FicheAction, FicheActionId, GenreLienFiche, Programme};
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet};

/// What a link points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CibleSaisie {
    Fiche(FicheActionId),
    Programme(crate::model::ProgrammeId),
    /// A text that nobody resolved yet.
    Texte(String),
}

/// One « dépend de » that counts (confirmed): `de` depends on `vers`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArcDeDependance {
    pub de: FicheActionId,
    pub vers: FicheActionId,
}

/// A link typed towards its own sheet.
///
/// # Errors
/// `Refus::LienVersSoi` when origin and target are the same sheet.
pub fn lien_vers_soi(origine: &FicheAction, cible: FicheActionId) -> Result<(), Refus> {
    if origine.id == cible {
        return Err(Refus::LienVersSoi { numero: origine.numero });
    }
    Ok(())
}

/// Would « `de` dépend de `vers` » close a loop? `noms` gives what to write for each sheet.
///
/// # Errors
/// `Refus::CycleDeDependance` with the shortest path, from the origin back to it.
pub fn dependance_possible(
    genre: GenreLienFiche,
    nouveau: ArcDeDependance,
    arcs: &[ArcDeDependance],
    noms: impl Fn(FicheActionId) -> String,
) -> Result<(), Refus> {
    if genre != GenreLienFiche::DependDe {
        return Ok(());
    }
    let mut suivants: BTreeMap<FicheActionId, Vec<FicheActionId>> = BTreeMap::new();
    for arc in arcs {
        suivants.entry(arc.de).or_default().push(arc.vers);
    }
    let mut vues = BTreeSet::from([nouveau.vers]);
    let mut chemins = std::collections::VecDeque::from([vec![nouveau.vers]]);
    while let Some(chemin) = chemins.pop_front() {
        let Some(&bout) = chemin.last() else { continue };
        if bout == nouveau.de {
            let chemin = std::iter::once(nouveau.de).chain(chemin).map(noms).collect();
            return Err(Refus::CycleDeDependance { chemin });
        }
        for &suivant in suivants.get(&bout).into_iter().flatten() {
            if vues.insert(suivant) {
                let mut plus_loin = chemin.clone();
                plus_loin.push(suivant);
                chemins.push_back(plus_loin);
            }
        }
    }
    Ok(())
}

/// The programme already known under this name or one of its variants (« Référentiel commun à tous
/// les contrats », « libellé approchant »): same words, accents, case and punctuation set aside.
#[must_use]
pub fn programme_proche<'a>(nom: &str, programmes: &'a [Programme]) -> Option<&'a Programme> {
    let saisi = cle(nom);
    programmes.iter().find(|p| p.cle == saisi || cle(&p.nom) == saisi || p.variantes.iter().any(|v| cle(v) == saisi))
}
