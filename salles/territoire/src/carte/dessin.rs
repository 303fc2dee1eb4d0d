//! One drawing: its frame, its shapes, its names.

use super::cercles::{Cercle, disposer};
use super::etiquettes::{Candidat, ecrire};
use super::projection::Projection;
use super::trace::chemins;
use super::{CarteDonnees, Lieu, est_quartier};
use crate::contours::geometrie::emprise;
use crate::contours::{Geometrie, Point};
use maud::{Markup, html};

const LARGEUR: f64 = 720.0;
const MARGE: f64 = 14.0;
/// Two sets of names: class, size as `assets/pacte.css` writes it, how many at most. A style sheet
/// shows the one that can be read at the width of the screen.
const ECHELLES: [(&str, f64, usize); 2] = [("noms", 13.0, NOMS), ("noms-petit", 25.0, 7)];
const NOMS: usize = 18;
/// Weight of the paths of one drawing.
const OCTETS: usize = 16_000;

/// The places of a drawing and where they fall in it.
pub struct Cadre<'a> {
    lieux: Vec<&'a Lieu>,
    projection: Projection,
    /// Part of the drawing that circles cover.
    plein: f64,
}

/// How a place is drawn.
enum Forme {
    Contour(String),
    Cercle(Cercle),
}

impl<'a> Cadre<'a> {
    /// The frame of all the communes; nothing when none can be placed.
    pub fn communes(communes: &[&'a Lieu]) -> Option<Self> {
        Self::new(communes, |[w, s, e, n]| [[w, s], [e, n]], 0.22)
    }

    /// A frame around some quartiers, wide enough to see what surrounds them.
    pub fn quartiers(quartiers: &[&'a Lieu]) -> Option<Self> {
        let wider = |[w, s, e, n]: [f64; 4]| {
            let (x, y) = (((e - w) * 0.25).max(0.005), ((n - s) * 0.25).max(0.005));
            [[w - x, s - y], [e + x, n + y]]
        };
        Self::new(quartiers, wider, 0.07)
    }

    fn new(lieux: &[&'a Lieu], frame: impl Fn([f64; 4]) -> [Point; 2], plein: f64) -> Option<Self> {
        let lieux: Vec<&Lieu> = lieux.iter().copied().filter(|l| l.contour.is_some() || l.point.is_some()).collect();
        let points = || lieux.iter().flat_map(|l| l.contour.iter().flat_map(Geometrie::points).chain(l.point.as_ref()));
        let corners = frame(emprise(points())?);
        let projection = Projection::new(corners.iter(), LARGEUR, MARGE)?;
        Some(Self { lieux, projection, plein })
    }

    fn formes(&self) -> Vec<(&'a Lieu, Point, Forme)> {
        let drawn: Vec<&Geometrie> = self.lieux.iter().filter_map(|l| l.contour.as_ref()).collect();
        let mut paths = chemins(&drawn, &self.projection, OCTETS).into_iter();
        let alone: Vec<(Point, i64)> = self
            .lieux
            .iter()
            .filter(|l| l.contour.is_none())
            .filter_map(|l| Some((self.projection.placer(l.point?), l.population.unwrap_or(0))))
            .collect();
        // Among outlines a circle only says « here »: one size, whatever the population.
        let plein = if drawn.is_empty() { self.plein } else { 0.0 };
        let mut circles = disposer(&alone, (self.projection.largeur, self.projection.hauteur), plein).into_iter();
        let small = |[x, y]: Point| Forme::Cercle(Cercle { x, y, r: 4.0 });
        self.lieux
            .iter()
            .filter_map(|lieu| {
                if let Some(contour) = &lieu.contour {
                    let [w, s, e, n] = contour.emprise()?;
                    let centre = self.projection.placer(lieu.point.unwrap_or([(w + e) / 2.0, (s + n) / 2.0]));
                    let path = paths.next().filter(|p| !p.is_empty());
                    return Some((*lieu, centre, path.map_or_else(|| small(centre), Forme::Contour)));
                }
                let circle = circles.next()?;
                Some((*lieu, [circle.x, circle.y], Forme::Cercle(circle)))
            })
            .collect()
    }

    /// The drawing; `fond` is the outline behind it.
    pub fn svg(&self, d: &CarteDonnees, titre: &str, fond: Option<&Geometrie>) -> Markup {
        let formes = self.formes();
        let noms = noms(d, &formes);
        let candidats: Vec<Candidat<'_>> = noms
            .iter()
            .map(|(texte, rank)| {
                let (_, [x, y], forme) = &formes[*rank];
                let rayon = match forme {
                    Forme::Contour(_) => 0.0,
                    Forme::Cercle(circle) => circle.r,
                };
                Candidat { texte, x: *x, y: *y, rayon }
            })
            .collect();
        let (largeur, hauteur) = (self.projection.largeur, self.projection.hauteur);
        let fond = fond.map(|g| chemins(&[g], &self.projection, OCTETS / 2).concat());
        html! {
            svg.plan viewBox=(format!("0 0 {largeur} {hauteur}")) aria-hidden="true" focusable="false" {
                title { (titre) }
                @if let Some(path) = fond { path.fond fill-rule="evenodd" d=(path) {} }
                g fill-rule="evenodd" {
                    @for (lieu, _, forme) in &formes {
                        a class=[classe(d, lieu)] href=(lieu.lien) tabindex="-1" {
                            title { (d.mots(lieu)) }
                            @match forme {
                                Forme::Contour(path) => { path d=(path) {} }
                                Forme::Cercle(c) => { circle cx=(court(c.x)) cy=(court(c.y)) r=(court(c.r)) {} }
                            }
                        }
                    }
                }
                @for (class, corps, nombre) in ECHELLES {
                    g.(class) {
                        @for name in ecrire(&candidats, corps, (largeur, hauteur), nombre) {
                            text x=(court(name.x)) y=(court(name.y)) { (name.texte) }
                        }
                    }
                }
            }
        }
    }
}

fn classe<'a>(d: &'a CarteDonnees, lieu: &Lieu) -> Option<&'a str> {
    let marque = d.marque(lieu.id).map(|m| m.classe).filter(|c| !c.is_empty());
    marque.or_else(|| est_quartier(lieu).then_some("qpv"))
}

/// The names to write, the most peopled first, each with its count; then the counts alone.
fn noms(d: &CarteDonnees, formes: &[(&Lieu, Point, Forme)]) -> Vec<(String, usize)> {
    let mut ranks: Vec<usize> = (0..formes.len()).collect();
    ranks.sort_by_key(|rank| (std::cmp::Reverse(formes[*rank].0.population), *rank));
    let count = |rank: usize| d.marque(formes[rank].0.id).map(|m| m.nombre.as_str()).filter(|n| !n.is_empty());
    let named = ranks.iter().take(NOMS).map(|rank| {
        let nom = &formes[*rank].0.nom;
        (count(*rank).map_or_else(|| nom.clone(), |n| format!("{nom} ({n})")), *rank)
    });
    let alone = ranks.iter().skip(NOMS).filter_map(|rank| Some((count(*rank)?.to_owned(), *rank)));
    named.chain(alone).collect()
}

/// One decimal is a tenth of a pixel.
fn court(v: f64) -> f64 {
    (v * 10.0).round() / 10.0
}
