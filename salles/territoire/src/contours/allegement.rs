//! Making outlines light. Every point is put on one grid, so that two neighbours keep the same
//! border, and the points that fall on one another go. The grid grows until the whole fits.

use super::geometrie::{Anneau, Geometrie, fermer};

/// Grid of the finest outlines: 0,00001 degree, about one metre.
const PAS: f64 = 1e-5;

/// Grids tried in turn, in hundred-thousandths of a degree: from one metre to about five kilometres.
const GRILLES: [u32; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/// The same outlines within `octets` of GeoJSON, and the grid used, in hundred-thousandths of a
/// degree (about as many metres). An outline smaller than the grid keeps its finest form.
#[must_use]
pub fn alleger(tous: &[Geometrie], octets: usize) -> (Vec<Geometrie>, u32) {
    let fins: Vec<Geometrie> = tous.iter().map(|g| sur_grille(g, 1).unwrap_or_else(|| g.clone())).collect();
    let mut kept = (fins.clone(), 1);
    for grille in GRILLES {
        let legers: Vec<Geometrie> = fins.iter().map(|g| sur_grille(g, grille).unwrap_or_else(|| g.clone())).collect();
        let taille: usize = legers.iter().map(|g| g.ecrire().len()).sum();
        kept = (legers, grille);
        if taille <= octets {
            break;
        }
    }
    kept
}

/// The outline on a grid; nothing when no ring survives.
fn sur_grille(geometrie: &Geometrie, grille: u32) -> Option<Geometrie> {
    let polygons: Vec<Vec<Anneau>> = geometrie
        .0
        .iter()
        .filter_map(|rings| {
            let mut kept = rings.iter().map(|ring| poser(ring, grille));
            let outside = kept.next().filter(|ring| ring.len() >= 4)?;
            Some(std::iter::once(outside).chain(kept.filter(|ring| ring.len() >= 4)).collect())
        })
        .collect();
    (!polygons.is_empty()).then_some(Geometrie(polygons))
}

fn poser(ring: &Anneau, grille: u32) -> Anneau {
    let step = PAS * f64::from(grille);
    // Divided by 100 000 at the end: the nearest float to the decimal, hence a short text.
    let on = |v: f64| (v / step).round() * f64::from(grille) / 1e5;
    fermer(ring.iter().map(|[lon, lat]| [on(*lon), on(*lat)]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rond(points: u32, rayon: f64) -> Geometrie {
        let ring = (0..points).map(|n| f64::from(n) * std::f64::consts::TAU / f64::from(points));
        Geometrie(vec![vec![fermer(ring.map(|a| [2.3 + rayon * a.cos(), 43.2 + rayon * a.sin()]).collect())]])
    }

    #[test]
    fn deux_voisins_gardent_le_meme_bord() {
        let bord = [[2.351_234_7, 43.2], [2.351_239_1, 43.210_001], [2.351_235_2, 43.220_004]];
        let ouest = Geometrie(vec![vec![fermer([vec![[2.3, 43.2]], bord.to_vec(), vec![[2.3, 43.22]]].concat())]]);
        let est =
            Geometrie(vec![vec![fermer([vec![[2.4, 43.22]], bord.iter().rev().copied().collect(), vec![[2.4, 43.2]]].concat())]]);
        let (legers, _) = alleger(&[ouest, est], 150);
        let commun = |g: &Geometrie| {
            g.points()
                .filter(|[lon, _]| (2.34..2.36).contains(lon))
                .map(|p| format!("{p:?}"))
                .collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(commun(&legers[0]), commun(&legers[1]));
        assert!(!commun(&legers[0]).is_empty());
    }

    #[test]
    fn un_petit_quartier_ne_disparait_pas_sous_une_grosse_grille() {
        let (legers, grille) = alleger(&[rond(20_000, 0.2), rond(40, 0.000_5)], 3_000);
        assert!(grille >= 100, "{grille}");
        assert!(legers[1].points().count() >= 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn le_poids_tient_et_chaque_contour_reste_un_contour(points in 8_u32..3_000, rayon in 0.001_f64..0.5) {
            let (legers, _) = alleger(&[rond(points, rayon)], 20_000);
            let texte = legers[0].ecrire();
            prop_assert!(texte.len() <= 20_000);
            prop_assert_eq!(Geometrie::lire(&texte).unwrap(), legers[0].clone());
        }
    }
}
