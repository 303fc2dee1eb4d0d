//! Circles whose area follows the population, moved apart until they hardly touch. Deterministic:
//! the same places give the same drawing.

use crate::contours::Point;

/// A circle of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cercle {
    pub x: f64,
    pub y: f64,
    pub r: f64,
}

/// Smallest circle: still seen, still clicked.
const PETIT: f64 = 5.0;
/// Space kept between two circles.
const ECART: f64 = 1.5;
const TOURS: usize = 200;
/// Overlap that is still read as two circles, as a part of the width of the smaller one.
const SERRE: f64 = 0.1;

/// How many times the circles are made smaller when they find no room.
const ESSAIS: usize = 8;

/// The circles of places at these points with these populations, in a drawing `largeur` × `hauteur` of
/// which they cover at most the part `plein`; all are made smaller together when two of them would
/// still overlap. A place without population gets the smallest circle.
#[must_use]
pub fn disposer(lieux: &[(Point, i64)], dessin: (f64, f64), plein: f64) -> Vec<Cercle> {
    let mut cercles = relacher(lieux, dessin, plein);
    for essai in 1..ESSAIS {
        if recouvrement(&cercles) <= SERRE {
            break;
        }
        cercles = relacher(lieux, dessin, plein * 0.6_f64.powi(i32::try_from(essai).unwrap_or(0)));
    }
    cercles
}

fn relacher(lieux: &[(Point, i64)], (largeur, hauteur): (f64, f64), plein: f64) -> Vec<Cercle> {
    let total: f64 = lieux.iter().map(|(_, population)| vivants(*population)).sum();
    let unit = if total > 0.0 { plein * largeur * hauteur / std::f64::consts::PI / total } else { 0.0 };
    let grand = (plein * largeur * hauteur).sqrt().min(0.2 * largeur.min(hauteur)).max(PETIT);
    let radius = |population: i64| (vivants(population) * unit).sqrt().clamp(PETIT, grand);
    let mut cercles: Vec<Cercle> = lieux.iter().map(|([x, y], p)| Cercle { x: *x, y: *y, r: radius(*p) }).collect();
    for _ in 0..TOURS {
        let moved = ecarter(&mut cercles);
        for c in &mut cercles {
            c.x = c.x.clamp(c.r + 1.0, (largeur - c.r - 1.0).max(c.r + 1.0));
            c.y = c.y.clamp(c.r + 1.0, (hauteur - c.r - 1.0).max(c.r + 1.0));
        }
        if !moved {
            break;
        }
    }
    cercles
}

/// The worst overlap of two circles, as a part of the width of the smaller one.
fn recouvrement(cercles: &[Cercle]) -> f64 {
    let mut worst = 0.0_f64;
    for (i, a) in cercles.iter().enumerate() {
        for b in &cercles[..i] {
            worst = worst.max((a.r + b.r - (a.x - b.x).hypot(a.y - b.y)) / (2.0 * a.r.min(b.r)));
        }
    }
    worst
}

fn vivants(population: i64) -> f64 {
    // Populations are far below 2^52: the conversion is exact.
    f64::from(i32::try_from(population.max(0)).unwrap_or(i32::MAX))
}

/// Pushes apart the pairs that overlap, the smaller one moving more; whether any did.
fn ecarter(cercles: &mut [Cercle]) -> bool {
    let mut moved = false;
    for i in 1..cercles.len() {
        let (before, after) = cercles.split_at_mut(i);
        let b = &mut after[0];
        for (j, a) in before.iter_mut().enumerate() {
            let (mut dx, mut dy) = (b.x - a.x, b.y - a.y);
            let wanted = a.r + b.r + ECART;
            let square = dx * dx + dy * dy;
            if square >= wanted * wanted {
                continue;
            }
            let mut distance = square.sqrt();
            if distance < 1e-6 {
                // The same point twice: each pair leaves along its own direction.
                let angle = f64::from(u32::try_from(i * 31 + j * 17).unwrap_or(0));
                (dx, dy, distance) = (angle.cos(), angle.sin(), 1.0);
            }
            let push = (wanted - (square.sqrt())) / distance;
            let share = a.r / (a.r + b.r);
            b.x += dx * push * share;
            b.y += dy * push * share;
            a.x -= dx * push * (1.0 - share);
            a.y -= dy * push * (1.0 - share);
            moved = true;
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn l_aire_suit_la_population() {
        let cercles = disposer(&[([100.0, 100.0], 4_000), ([300.0, 300.0], 16_000), ([500.0, 100.0], 0)], (700.0, 500.0), 0.1);
        assert!((cercles[1].r / cercles[0].r - 2.0).abs() < 1e-9, "{cercles:?}");
        assert!((cercles[2].r - PETIT).abs() < 1e-9);
    }

    #[test]
    fn un_cercle_coince_entre_deux_grands_et_le_bord_trouve_sa_place() {
        let lieux =
            [([187.6, 0.0], 40_330), ([0.0, 0.0], 0), ([0.0, 133.1], 48_542), ([421.3, 0.0], 11_752), ([238.9, 156.9], 0)];
        let cercles = disposer(&lieux, (700.0, 500.0), 0.24);
        assert!(recouvrement(&cercles) <= SERRE, "{cercles:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn les_cercles_ne_se_cachent_pas_et_restent_dans_le_dessin(
            lieux in prop::collection::vec((0.0_f64..700.0, 0.0_f64..500.0, 0_i64..60_000), 1..120),
        ) {
            let lieux: Vec<(Point, i64)> = lieux.into_iter().map(|(x, y, p)| ([x, y], p)).collect();
            let cercles = disposer(&lieux, (700.0, 500.0), 0.24);
            for c in &cercles {
                prop_assert!(c.x.is_finite() && c.y.is_finite() && c.r.is_finite());
                prop_assert!(c.x - c.r >= 0.0 && c.x + c.r <= 700.0 && c.y - c.r >= 0.0 && c.y + c.r <= 500.0, "{:?}", c);
            }
            prop_assert!(recouvrement(&cercles) <= 0.25, "{}", recouvrement(&cercles));
            prop_assert_eq!(cercles, disposer(&lieux, (700.0, 500.0), 0.24));
        }

        #[test]
        fn des_lieux_au_meme_point_se_separent(n in 2_usize..40) {
            let cercles = disposer(&vec![([350.0, 250.0], 500); n], (700.0, 500.0), 0.24);
            prop_assert!(recouvrement(&cercles) <= 0.25, "{}", recouvrement(&cercles));
        }
    }
}
