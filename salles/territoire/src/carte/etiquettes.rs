//! Names on the drawing: the main places first, none over another, none out of the frame.

/// A name to write, most important first.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidat<'a> {
    pub texte: &'a str,
    /// Where its place is, and how far the place reaches around.
    pub x: f64,
    pub y: f64,
    pub rayon: f64,
}

/// A name and the middle of its base line.
#[derive(Debug, Clone, PartialEq)]
pub struct Etiquette<'a> {
    pub texte: &'a str,
    pub x: f64,
    pub y: f64,
}

/// Left, top, right, bottom.
type Boite = [f64; 4];

fn touche(a: &Boite, b: &Boite) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// Width of a text of Noto Sans, a little generous.
fn largeur(texte: &str, corps: f64) -> f64 {
    f64::from(u16::try_from(texte.chars().count()).unwrap_or(u16::MAX)) * corps * 0.56
}

/// Places at most `nombre` names of size `corps` in a drawing, on their place, else below, above,
/// right or left of it. A name that finds no room is left out: the list beside the drawing has it.
#[must_use]
pub fn ecrire<'a>(candidats: &[Candidat<'a>], corps: f64, dessin: (f64, f64), nombre: usize) -> Vec<Etiquette<'a>> {
    let mut boites: Vec<Boite> = vec![];
    let mut out = vec![];
    for c in candidats {
        if out.len() == nombre {
            break;
        }
        let (w, h) = (largeur(c.texte, corps) / 2.0, corps / 2.0);
        let (aside, around) = (c.rayon + w + 3.0, c.rayon + h + 2.0);
        let places = [(0.0, 0.0), (0.0, around), (0.0, -around), (aside, 0.0), (-aside, 0.0)];
        // A name wider than its circle reads better beside it than across its edge.
        let inside = c.rayon <= 0.0 || w <= c.rayon;
        let free = places.iter().skip(usize::from(!inside)).find_map(|(dx, dy)| {
            let (x, y) = (c.x + dx, c.y + dy);
            let boite = [x - w, y - h, x + w, y + h];
            let framed = boite[0] >= 2.0 && boite[1] >= 2.0 && boite[2] <= dessin.0 - 2.0 && boite[3] <= dessin.1 - 2.0;
            (framed && !boites.iter().any(|b| touche(b, &boite))).then_some((x, y, boite))
        });
        if let Some((x, y, boite)) = free {
            boites.push(boite);
            // The base line is a third of the size under the middle.
            out.push(Etiquette { texte: c.texte, x, y: y + corps * 0.35 });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidat(texte: &str, x: f64, y: f64, rayon: f64) -> Candidat<'_> {
        Candidat { texte, x, y, rayon }
    }

    #[test]
    fn un_nom_large_s_ecrit_sous_son_cercle_et_un_nom_de_trop_se_tait() {
        let ecrits = ecrire(
            &[
                candidat("Carcassonne", 200.0, 100.0, 60.0),
                candidat("Trèbes", 200.0, 200.0, 8.0),
                candidat("Villemoustaussou", 200.0, 100.0, 0.0),
            ],
            12.0,
            (400.0, 300.0),
            10,
        );
        assert_eq!(ecrits.iter().map(|e| e.texte).collect::<Vec<_>>(), ["Carcassonne", "Trèbes"]);
        assert!((ecrits[0].y - 104.2).abs() < 0.01, "inside its circle");
        assert!(ecrits[1].y > 208.0, "under its circle");
    }

    proptest! {
        #[test]
        fn aucun_nom_n_en_cache_un_autre(lieux in prop::collection::vec((0.0_f64..700.0, 0.0_f64..500.0, 0.0_f64..40.0), 0..80)) {
            let candidats: Vec<Candidat<'_>> = lieux.iter().map(|(x, y, r)| candidat("Peyriac-Minervois", *x, *y, *r)).collect();
            let ecrits = ecrire(&candidats, 12.0, (700.0, 500.0), 30);
            prop_assert!(ecrits.len() <= 30);
            let half = largeur("Peyriac-Minervois", 12.0) / 2.0;
            for (i, a) in ecrits.iter().enumerate() {
                prop_assert!(a.x - half >= 0.0 && a.x + half <= 700.0 && a.y <= 500.0);
                for b in &ecrits[..i] {
                    prop_assert!((a.x - b.x).abs() >= 2.0 * half - 1e-6 || (a.y - b.y).abs() >= 12.0 - 1e-6);
                }
            }
        }
    }
}
