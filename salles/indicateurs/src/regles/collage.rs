//! Where the cells of a pasted block go: by their headings when they have some, else by their place.

use super::{Mois, lire_periode};
use kernel::texte::cle;

/// A row of the grid: the names under which it is known (code, label, place).
pub type Noms = Vec<String>;

/// A pasted cell that found its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placee {
    /// Rank of the row and of the column of the grid.
    pub ligne: usize,
    pub colonne: usize,
    pub texte: String,
}

/// What became of a pasted block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placement {
    pub cellules: Vec<Placee>,
    /// Rank of the pasted row, from 1, and its beginning: no row of the grid is so named, or the grid is over.
    pub ecartees: Vec<(usize, String)>,
    /// Headings that name no period of the grid.
    pub titres_ecartes: Vec<String>,
}

/// Places a block, `bloc[row][cell]`, on a grid. A first row that names periods is a heading; a first column that names
/// rows is a heading; without them the block begins at the first cell.
#[must_use]
pub fn placer(bloc: &[Vec<String>], lignes: &[Noms], colonnes: &[Mois]) -> Placement {
    let colonne_de = |titre: &str| lire_periode(titre).and_then(|mois| colonnes.iter().position(|c| *c == mois));
    placer_par(bloc, lignes, colonnes.len(), &colonne_de, &|titre| lire_periode(titre).is_some())
}

/// The same for other columns: `colonne_de` finds the one that a heading names, `est_titre` knows a heading, be it of no column.
#[must_use]
pub fn placer_par(
    bloc: &[Vec<String>],
    lignes: &[Noms],
    colonnes: usize,
    colonne_de: &dyn Fn(&str) -> Option<usize>,
    est_titre: &dyn Fn(&str) -> bool,
) -> Placement {
    let mut placement = Placement::default();
    let Some(premiere) = bloc.first() else { return placement };
    let ligne_de = |nom: &str| {
        let voulu = cle(nom);
        lignes.iter().position(|noms| !voulu.is_empty() && noms.iter().any(|n| cle(n) == voulu))
    };
    let titree = premiere.iter().skip(usize::from(premiere.len() > 1)).any(|t| colonne_de(t).is_some())
        && premiere.iter().filter(|t| !t.trim().is_empty()).filter(|t| !est_titre(t)).count() <= 1;
    let corps = bloc.get(usize::from(titree)..).unwrap_or_default();
    let nommee = corps.iter().any(|rangee| rangee.first().is_some_and(|nom| ligne_de(nom).is_some()));
    let titres: Vec<Option<usize>> = if titree {
        premiere
            .iter()
            .enumerate()
            .skip(usize::from(nommee))
            .map(|(_, titre)| {
                let place = colonne_de(titre);
                if place.is_none() && !titre.trim().is_empty() {
                    placement.titres_ecartes.push(titre.chars().take(60).collect());
                }
                place
            })
            .collect()
    } else {
        (0..colonnes).map(Some).collect()
    };
    for (rang, rangee) in corps.iter().enumerate() {
        if rangee.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        let nom = rangee.first().map(String::as_str).unwrap_or_default();
        let ligne = if nommee { ligne_de(nom) } else { Some(rang).filter(|r| *r < lignes.len()) };
        let Some(ligne) = ligne else {
            placement.ecartees.push((rang + 1 + usize::from(titree), nom.chars().take(60).collect()));
            continue;
        };
        for (texte, colonne) in rangee.iter().skip(usize::from(nommee)).zip(&titres) {
            if let (Some(colonne), false) = (colonne, texte.trim().is_empty()) {
                placement.cellules.push(Placee { ligne, colonne: *colonne, texte: texte.clone() });
            }
        }
    }
    placement
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn grille() -> (Vec<Noms>, Vec<Mois>) {
        let noms = [["1.R1", "Ateliers tenus"], ["1.R2", "Élèves touchés"]].map(|l| l.map(str::to_owned).to_vec()).to_vec();
        (noms, ["2024-12", "2025-12"].iter().map(|m| m.parse().unwrap()).collect())
    }

    fn bloc(texte: &str) -> Vec<Vec<String>> {
        texte.split('\n').map(|l| l.split('\t').map(str::to_owned).collect()).collect()
    }

    fn places(texte: &str) -> (Vec<(usize, usize, String)>, usize, usize) {
        let (noms, mois) = grille();
        let p = placer(&bloc(texte), &noms, &mois);
        (p.cellules.into_iter().map(|c| (c.ligne, c.colonne, c.texte)).collect(), p.ecartees.len(), p.titres_ecartes.len())
    }

    #[test]
    fn un_bloc_sans_titre_se_place_a_partir_de_la_premiere_case() {
        assert_eq!(places("3\t4\n\t5"), (vec![(0, 0, "3".into()), (0, 1, "4".into()), (1, 1, "5".into())], 0, 0));
        assert_eq!(places("3\n4\n5").1, 1, "la grille n’a que deux lignes");
    }

    #[test]
    fn un_bloc_titre_se_place_par_ses_codes_et_ses_periodes() {
        let attendu = vec![(1, 1, "9".into()), (1, 0, "7".into()), (0, 0, "3".into())];
        assert_eq!(places("\t2025\t2024\tTotal\neleves touches\t9\t7\t16\n1.r1\t\t3\t3\n9.R9\t1\t1\t2").0, attendu);
        assert_eq!(places("Code\t2025\t2023\n1.R1\t9\t7\n9.R9\t1\t1"), (vec![(0, 1, "9".into())], 1, 1));
    }

    proptest! {
        #[test]
        fn aucun_bloc_ne_fait_tomber_le_placement(texte in "[\\PC\t\n]{0,200}") {
            let (noms, mois) = grille();
            let p = placer(&bloc(&texte), &noms, &mois);
            prop_assert!(p.cellules.iter().all(|c| c.ligne < noms.len() && c.colonne < mois.len()));
        }
    }
}
