//! From degrees to the drawing: equirectangular, true at the middle latitude, north up.

use crate::contours::Point;
use crate::contours::geometrie::emprise;

/// A drawing and how degrees fall in it. Every point given to `new` falls inside its margins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    pub largeur: f64,
    pub hauteur: f64,
    ouest: f64,
    nord: f64,
    /// Units of the drawing for one degree, along each axis.
    par_lon: f64,
    par_lat: f64,
    gauche: f64,
    haut: f64,
}

impl Projection {
    /// Frames the points in a drawing `largeur` wide, `marge` apart from its edges; its height follows
    /// their shape, between 0.45 and 1 time the width. Nothing when there is no point.
    #[must_use]
    pub fn new<'a>(points: impl Iterator<Item = &'a Point>, largeur: f64, marge: f64) -> Option<Self> {
        let [ouest, sud, est, nord] = emprise(points)?;
        let cosinus = ((sud + nord) / 2.0).to_radians().cos().max(0.01);
        let wide = (est - ouest) * cosinus;
        let high = nord - sud;
        let dedans = largeur - 2.0 * marge;
        let hauteur = if wide > 0.0 { (high / wide * dedans + 2.0 * marge).clamp(0.45 * largeur, largeur) } else { largeur };
        let hauteur = hauteur.round();
        // A single point has no extent: any finite scale draws it in the middle.
        let fit = |extent: f64, room: f64| if extent > 1e-9 { room / extent } else { f64::INFINITY };
        let par_lat = fit(wide, dedans).min(fit(high, hauteur - 2.0 * marge));
        let par_lat = if par_lat.is_finite() { par_lat } else { 1.0 };
        let par_lon = par_lat * cosinus;
        Some(Self {
            largeur,
            hauteur,
            ouest,
            nord,
            par_lon,
            par_lat,
            gauche: (largeur - (est - ouest) * par_lon) / 2.0,
            haut: (hauteur - high * par_lat) / 2.0,
        })
    }

    /// Where a point falls, from the top left corner.
    #[must_use]
    pub fn placer(&self, [lon, lat]: Point) -> Point {
        [self.gauche + (lon - self.ouest) * self.par_lon, self.haut + (self.nord - lat) * self.par_lat]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn le_nord_est_en_haut_et_l_est_a_droite() {
        let points = [[2.0, 43.0], [3.0, 43.4]];
        let p = Projection::new(points.iter(), 700.0, 20.0).unwrap();
        let ([x0, y0], [x1, y1]) = (p.placer(points[0]), p.placer(points[1]));
        assert!(x0 < x1 && y0 > y1);
        let ratio = ((x1 - x0) / 1.0) / ((y0 - y1) / 0.4);
        assert!((ratio - 43.2_f64.to_radians().cos()).abs() < 1e-9, "a degree of longitude is shorter: {ratio}");
        assert_eq!(Projection::new([].iter(), 700.0, 20.0), None);
    }

    proptest! {
        #[test]
        fn tout_point_tombe_dans_le_dessin(points in prop::collection::vec((-180.0_f64..=180.0, -90.0_f64..=90.0), 1..60)) {
            let points: Vec<Point> = points.into_iter().map(|(lon, lat)| [lon, lat]).collect();
            let p = Projection::new(points.iter(), 720.0, 24.0).unwrap();
            prop_assert!((0.45 * 720.0..=720.0).contains(&p.hauteur));
            for point in points {
                let [x, y] = p.placer(point);
                prop_assert!((23.9..=696.1).contains(&x) && (23.9..=p.hauteur - 23.9).contains(&y), "{:?} {:?}", (x, y), p);
            }
        }
    }
}
