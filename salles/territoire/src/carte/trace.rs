//! Outlines as SVG paths: points put on whole units of the drawing, the useless ones dropped, each
//! written from the one before.

use super::projection::Projection;
use crate::contours::{Geometrie, Point};

/// The paths of some outlines, coarser and coarser until together they weigh at most `octets`. An
/// outline too small for the drawing gives an empty path.
#[must_use]
pub fn chemins(contours: &[&Geometrie], projection: &Projection, octets: usize) -> Vec<String> {
    let mut paths = vec![];
    for pas in [1, 2, 3, 4, 6, 8, 12, 16, 24, 32] {
        paths = contours.iter().map(|g| chemin(g, projection, pas)).collect();
        if paths.iter().map(String::len).sum::<usize>() <= octets {
            break;
        }
    }
    paths
}

fn chemin(contour: &Geometrie, projection: &Projection, pas: i32) -> String {
    let mut out = String::new();
    for ring in contour.0.iter().flatten() {
        let points = simplifier(ring.iter().map(|p| arrondir(projection.placer(*p), pas)).collect());
        if points.len() < 3 {
            continue;
        }
        let mut from = points[0];
        out.push_str(&format!("M{} {}l", from.0, from.1));
        for (rank, to) in points[1..].iter().enumerate() {
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            // A minus sign parts two numbers as well as a space does.
            let before = if rank > 0 && dx >= 0 { " " } else { "" };
            let between = if dy >= 0 { " " } else { "" };
            out.push_str(&format!("{before}{dx}{between}{dy}"));
            from = *to;
        }
        out.push('z');
    }
    out
}

#[expect(clippy::cast_possible_truncation, reason = "a drawing is a few hundred units wide; a cast of f64 saturates")]
fn arrondir([x, y]: Point, pas: i32) -> (i32, i32) {
    let on = |v: f64| (v / f64::from(pas)).round() as i32 * pas;
    (on(x), on(y))
}

/// Drops repeated points, and those on the straight line between their neighbours; the ring is open.
fn simplifier(mut points: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    if points.first() == points.last() {
        points.pop();
    }
    let mut kept: Vec<(i32, i32)> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        while let [.., a, b] = kept.as_slice() {
            if !entre(*a, *b, point) {
                break;
            }
            kept.pop();
        }
        kept.push(point);
    }
    while kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    kept
}

/// `b` lies on the segment from `a` to `c`, or there and back: it draws nothing.
fn entre(a: (i32, i32), b: (i32, i32), c: (i32, i32)) -> bool {
    i64::from(b.0 - a.0) * i64::from(c.1 - b.1) == i64::from(b.1 - a.1) * i64::from(c.0 - b.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contours::geometrie::fermer;
    use proptest::prelude::*;

    fn carre(lon: f64, lat: f64, cote: f64) -> Vec<Point> {
        vec![[lon, lat], [lon + cote, lat], [lon + cote, lat + cote], [lon, lat + cote], [lon, lat]]
    }

    #[test]
    fn un_carre_a_trou_se_dessine_en_deux_anneaux() {
        let g = Geometrie(vec![vec![carre(0.0, 0.0, 1.0), carre(0.25, 0.25, 0.5)]]);
        let p = Projection::new(g.points(), 120.0, 10.0).unwrap();
        assert_eq!(chemins(&[&g], &p, 1_000), ["M10 110l100 0 0-100-100 0zM35 85l50 0 0-50-50 0z"]);
    }

    #[test]
    fn les_points_alignes_ou_trop_proches_ne_sont_pas_ecrits() {
        assert_eq!(simplifier(vec![(0, 0), (5, 0), (5, 0), (10, 0), (10, 10), (0, 0)]), [(0, 0), (10, 0), (10, 10)]);
        assert!(simplifier(vec![(3, 3), (3, 3), (3, 3)]).len() < 3);
    }

    /// The points that a path goes through.
    fn relire(path: &str) -> Vec<(i32, i32)> {
        let mut out = vec![];
        for ring in path.split_terminator('z') {
            let (start, rest) = ring.trim_start_matches('M').split_once('l').unwrap();
            let numbers =
                |text: &str| -> Vec<i32> { text.replace('-', " -").split_whitespace().map(|n| n.parse().unwrap()).collect() };
            let mut at = (numbers(start)[0], numbers(start)[1]);
            out.push(at);
            for step in numbers(rest).chunks(2) {
                at = (at.0 + step[0], at.1 + step[1]);
                out.push(at);
            }
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn un_chemin_reste_dans_le_dessin_et_dans_son_poids(
            points in prop::collection::vec((-5.0_f64..8.0, 42.0_f64..51.0), 3..2_000),
        ) {
            let g = Geometrie(vec![vec![fermer(points.into_iter().map(|(lon, lat)| [lon, lat]).collect())]]);
            let p = Projection::new(g.points(), 720.0, 8.0).unwrap();
            let paths = chemins(&[&g, &g], &p, 20_000);
            prop_assert!(!paths[0].contains("NaN") && !paths[0].contains("inf"));
            for (x, y) in relire(&paths[0]) {
                prop_assert!((0..=720).contains(&x) && f64::from(y) <= p.hauteur && y >= 0, "{} {}", x, y);
            }
        }
    }
}
