//! A polygon or several, WGS 84, as the GeoJSON of RFC 7946 writes them.

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use std::fmt;

/// Longitude then latitude, in degrees.
pub type Point = [f64; 2];

/// A closed line: its first point is also its last.
pub type Anneau = Vec<Point>;

/// Polygons; in each, the outside ring then the holes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Geometrie(pub Vec<Vec<Anneau>>);

/// Why a geometry is no outline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Defaut {
    /// `"geometry": null`.
    Absente,
    /// A point, a line, a collection: its GeoJSON type.
    AutreGenre(String),
    /// A ring of fewer than three different points.
    TropPeuDePoints,
    /// No coordinates of an outline.
    Illisible,
    /// Degrees go from -180 to 180 and from -90 to 90: these are metres, or latitude comes first.
    HorsWgs84(Point),
}

/// A position, whose altitude (third number) is not read.
struct Position(Point);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("[longitude, latitude]")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Position, A::Error> {
                let short = |n| serde::de::Error::invalid_length(n, &self);
                let lon: f64 = seq.next_element()?.ok_or_else(|| short(0))?;
                let lat: f64 = seq.next_element()?.ok_or_else(|| short(1))?;
                while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(Position([lon, lat]))
            }
        }
        d.deserialize_seq(Numbers)
    }
}

#[derive(Deserialize)]
struct Brute<'a> {
    #[serde(rename = "type")]
    genre: String,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

impl Geometrie {
    /// Reads a GeoJSON geometry.
    ///
    /// # Errors
    /// The first `Defaut` met.
    pub fn lire(texte: &str) -> Result<Self, Defaut> {
        let illisible = |_| Defaut::Illisible;
        let Some(brute) = serde_json::from_str::<Option<Brute<'_>>>(texte).map_err(illisible)? else {
            return Err(Defaut::Absente);
        };
        let coordinates = brute.coordinates.map_or("", RawValue::get);
        let polygons: Vec<Vec<Vec<Position>>> = match brute.genre.as_str() {
            "Polygon" => vec![serde_json::from_str(coordinates).map_err(illisible)?],
            "MultiPolygon" => serde_json::from_str(coordinates).map_err(illisible)?,
            _ => return Err(Defaut::AutreGenre(brute.genre)),
        };
        let polygons = polygons
            .into_iter()
            .map(|rings| rings.into_iter().map(|r| fermer(r.into_iter().map(|p| p.0).collect())).collect())
            .collect::<Vec<Vec<Anneau>>>();
        Self(polygons).controler()
    }

    fn controler(self) -> Result<Self, Defaut> {
        if let Some(point) = self.points().find(|[lon, lat]| !(-180.0..=180.0).contains(lon) || !(-90.0..=90.0).contains(lat)) {
            return Err(Defaut::HorsWgs84(*point));
        }
        let few = |ring: &Anneau| ring.len() < 4;
        if self.0.is_empty() || self.0.iter().any(|rings| rings.is_empty() || rings.iter().any(few)) {
            return Err(Defaut::TropPeuDePoints);
        }
        Ok(self)
    }

    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.0.iter().flatten().flatten()
    }

    /// West, south, east, north; nothing for an empty geometry.
    #[must_use]
    pub fn emprise(&self) -> Option<[f64; 4]> {
        emprise(self.points())
    }

    /// The GeoJSON geometry; numbers as short as they can be.
    #[must_use]
    pub fn ecrire(&self) -> String {
        let mut out = String::with_capacity(64 + self.points().count() * 18);
        let (genre, simple) = match self.0.len() {
            1 => ("Polygon", true),
            _ => ("MultiPolygon", false),
        };
        out.push_str(&format!("{{\"type\":\"{genre}\",\"coordinates\":"));
        if !simple {
            out.push('[');
        }
        for (n, rings) in self.0.iter().enumerate() {
            out.push_str(if n > 0 { ",[" } else { "[" });
            for (n, ring) in rings.iter().enumerate() {
                out.push_str(if n > 0 { ",[" } else { "[" });
                for (n, [lon, lat]) in ring.iter().enumerate() {
                    let comma = if n > 0 { "," } else { "" };
                    out.push_str(&format!("{comma}[{lon},{lat}]"));
                }
                out.push(']');
            }
            out.push(']');
        }
        out.push_str(if simple { "}" } else { "]}" });
        out
    }
}

/// Closes a ring and drops repeated points.
#[must_use]
pub fn fermer(mut ring: Anneau) -> Anneau {
    ring.dedup();
    if let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied())
        && first != last
    {
        ring.push(first);
    }
    ring
}

/// West, south, east, north of some points; nothing when there are none.
#[must_use]
pub fn emprise<'a>(points: impl Iterator<Item = &'a Point>) -> Option<[f64; 4]> {
    points.fold(None, |found, [lon, lat]| {
        let [w, s, e, n] = found.unwrap_or([*lon, *lat, *lon, *lat]);
        Some([w.min(*lon), s.min(*lat), e.max(*lon), n.max(*lat)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TROU: &str = r#"{"type":"MultiPolygon","coordinates":[[[[2,43],[2.5,43],[2.5,43.5],[2,43]],[[2.2,43.1],[2.3,43.1],[2.3,43.2],[2.2,43.1]]],[[[3,43,120],[3.1,43,120],[3.1,43.1,118]]]]}"#;

    #[test]
    fn un_contour_se_lit_avec_ses_trous_et_se_reecrit() {
        let lu = Geometrie::lire(TROU).unwrap();
        assert_eq!((lu.0.len(), lu.0[0].len()), (2, 2));
        assert_eq!(lu.0[1][0].len(), 4, "an open ring is closed, its altitude dropped");
        assert_eq!(Geometrie::lire(&lu.ecrire()).unwrap(), lu);
        assert_eq!(lu.emprise(), Some([2.0, 43.0, 3.1, 43.5]));
    }

    #[test]
    fn ce_qui_n_est_pas_un_contour_dit_pourquoi() {
        let cases = [
            ("null", Defaut::Absente),
            (r#"{"type":"Point","coordinates":[2,43]}"#, Defaut::AutreGenre("Point".to_owned())),
            (r#"{"type":"Polygon","coordinates":[[[2,43],[2.1,43],[2,43]]]}"#, Defaut::TropPeuDePoints),
            (r#"{"type":"Polygon","coordinates":[]}"#, Defaut::TropPeuDePoints),
            (
                r#"{"type":"Polygon","coordinates":[[[648000.5,6234000],[648100,6234000],[648100,6234100],[648000.5,6234000]]]}"#,
                Defaut::HorsWgs84([648_000.5, 6_234_000.0]),
            ),
        ];
        for (texte, defaut) in cases {
            assert_eq!(Geometrie::lire(texte), Err(defaut), "{texte}");
        }
        for texte in [
            r#"{"type":"Polygon","coordinates":[[[2],[3]]]}"#,
            r#"{"type":"Polygon"}"#,
            r#"{"type":"Polygon","coordinates":"x"}"#,
        ] {
            assert!(matches!(Geometrie::lire(texte), Err(Defaut::Illisible)), "{texte}");
        }
    }
}
