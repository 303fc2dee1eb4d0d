//! The nodes of a plan: « Profondeur libre ; noms de niveaux par contrat. […] Pas de cycle. »

use super::fiche::{entier, lu, texte};
use super::{Refus, lignes};
use crate::model::{Noeud, NoeudId};

/// A node as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieNoeud {
    pub code: String,
    pub titre: String,
    /// Identifier of the node above; empty: at the top.
    pub parent: String,
    pub poids: String,
    /// One per line.
    pub objectifs: String,
}

/// Puts what was typed into the node. `noeuds` are all those of the contract, `niveaux` its level names.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_noeud(avant: &Noeud, saisie: &SaisieNoeud, noeuds: &[Noeud], niveaux: &[String]) -> Result<Noeud, Vec<Refus>> {
    let mut refus = vec![];
    let mut n = avant.clone();
    if let Some(code) = lu(&mut refus, texte("code", &saisie.code, 30, false)) {
        match noeuds.iter().find(|autre| autre.id != n.id && autre.code == code) {
            Some(pris) => refus.push(Refus::CodePris { code, titre: pris.titre.clone() }),
            None => n.code = code,
        }
    }
    if let Some(titre) = lu(&mut refus, texte("titre", &saisie.titre, 500, false)) {
        n.titre = titre;
    }
    // « poids négatifs : refus »
    if let Some(poids) = lu(&mut refus, entier("poids", &saisie.poids, 0, 1_000)) {
        n.poids = poids;
    }
    if let Some(objectifs) = lu(&mut refus, texte("objectifs", &saisie.objectifs, 10_000, true)) {
        n.objectifs.0 = lignes(&objectifs);
    }
    let parent = match saisie.parent.as_str() {
        "" => Ok(None),
        choisi => noeuds
            .iter()
            .find(|p| p.id.to_string() == choisi)
            .map(Some)
            .ok_or_else(|| Refus::ChoixInconnu { champ: "parent", saisi: choisi.to_owned() }),
    };
    match parent.and_then(|p| deplacement_possible(&n, p, noeuds, niveaux)) {
        Ok((parent_id, niveau)) => {
            n.parent_id = parent_id;
            n.niveau = niveau;
        }
        Err(no) => refus.push(no),
    }
    if refus.is_empty() { Ok(n) } else { Err(refus) }
}

/// Where a node would stand under `parent`: its parent and its level.
///
/// # Errors
/// `CycleDeNiveaux` with the path when the parent is the node itself or below it; `TropProfond` when
/// the contract has no name for the level that it, or something below it, would reach.
pub fn deplacement_possible(
    noeud: &Noeud,
    parent: Option<&Noeud>,
    noeuds: &[Noeud],
    niveaux: &[String],
) -> Result<(Option<NoeudId>, i64), Refus> {
    let mut chemin = vec![noeud.titre.clone()];
    let mut montee = vec![];
    let mut haut = parent;
    while let Some(n) = haut {
        montee.push(n.titre.clone());
        if n.id == noeud.id {
            chemin.extend(montee.into_iter().rev().skip(1));
            chemin.push(noeud.titre.clone());
            return Err(Refus::CycleDeNiveaux { chemin });
        }
        if montee.len() > noeuds.len() {
            return Err(Refus::CycleDeNiveaux { chemin: montee });
        }
        haut = n.parent_id.and_then(|id| noeuds.iter().find(|p| p.id == id));
    }
    let niveau = parent.map_or(1, |p| p.niveau + 1);
    let demande = niveau + hauteur(noeud.id, noeuds, noeuds.len());
    if demande > i64::try_from(niveaux.len()).unwrap_or(i64::MAX) {
        return Err(Refus::TropProfond { niveaux: niveaux.to_vec(), demande });
    }
    Ok((parent.map(|p| p.id), niveau))
}

/// How many levels hang below a node.
fn hauteur(id: NoeudId, noeuds: &[Noeud], garde: usize) -> i64 {
    if garde == 0 {
        return 0;
    }
    noeuds.iter().filter(|n| n.parent_id == Some(id)).map(|n| 1 + hauteur(n.id, noeuds, garde - 1)).max().unwrap_or(0)
}

/// A node goes only when nothing stands under it.
///
/// # Errors
/// `NoeudOccupe` with the counts.
pub fn noeud_vide(sous_niveaux: usize, fiches: usize) -> Result<(), Refus> {
    if sous_niveaux + fiches > 0 {
        return Err(Refus::NoeudOccupe { sous_niveaux, fiches });
    }
    Ok(())
}

/// Level names may be changed and added; the last ones go only when no node uses them.
///
/// # Errors
/// `ChampVide` when none is left, `NomDeNiveauEmploye` when nodes stand on a level without name.
pub fn retrait_de_nom_de_niveau(avant: &[String], noms: &[String], noeuds: &[Noeud]) -> Result<(), Refus> {
    if noms.is_empty() {
        return Err(Refus::ChampVide { champ: "niveaux" });
    }
    let reste = i64::try_from(noms.len()).unwrap_or(i64::MAX);
    let orphelins = noeuds.iter().filter(|n| n.niveau > reste).count();
    if orphelins > 0 {
        let nom = avant.get(noms.len()).cloned().unwrap_or_default();
        return Err(Refus::NomDeNiveauEmploye { nom, noeuds: orphelins });
    }
    Ok(())
}
