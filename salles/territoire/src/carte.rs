//! The map. Outlines when they were imported, else circles that this file places itself. The list of
//! places beside it says the same things to whoever does not see or point: the drawing is hidden from
//! screen readers and out of the keyboard's way.

mod cercles;
mod dessin;
mod etiquettes;
mod projection;
mod trace;

use crate::contours::{Geometrie, Point};
use crate::m;
use crate::model::{Contour, GenreTerritoire, Territoire, TerritoireId};
use dessin::Cadre;
use kernel::Lang;
use kernel::texte::entier;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Read, StoreError};
use web::Visit;

/// What the caller adds to a place: « 12 ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marque {
    /// Short: written on the drawing.
    pub nombre: String,
    /// The same in words: « 12 actions ».
    pub mots: String,
    /// `c1` to `c5`, or nothing. The number says what the colour says.
    pub classe: &'static str,
}

/// A place of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Lieu {
    pub id: TerritoireId,
    pub genre: GenreTerritoire,
    pub parent_id: Option<TerritoireId>,
    pub nom: String,
    pub population: Option<i64>,
    /// Label point, longitude then latitude.
    pub point: Option<Point>,
    pub contour: Option<Geometrie>,
    pub lien: String,
}

/// All that a map shows.
#[derive(Debug, Clone, PartialEq)]
pub struct CarteDonnees {
    pub lang: Lang,
    /// Name of the whole territory.
    pub nom: String,
    pub lieux: Vec<Lieu>,
    /// Who published the outlines drawn, each once.
    pub sources: Vec<String>,
    pub marques: HashMap<TerritoireId, Marque>,
    /// True when the page lists the same places under the map; else the map brings its own list.
    pub liste_dans_la_page: bool,
}

impl CarteDonnees {
    /// The map of places already read. An outline that does not read is drawn as if it were absent.
    #[must_use]
    pub fn new(visit: &Visit, places: &[Territoire], contours: Vec<Contour>) -> Self {
        let mut sources: Vec<String> = vec![];
        let mut outlines: HashMap<TerritoireId, Geometrie> = HashMap::new();
        for contour in contours {
            if let Ok(geometrie) = Geometrie::lire(&contour.geometrie) {
                outlines.insert(contour.territoire_id, geometrie);
                if !sources.contains(&contour.source) {
                    sources.push(contour.source);
                }
            }
        }
        sources.sort();
        let lieux = places.iter().map(|place| Lieu {
            id: place.id,
            genre: place.genre,
            parent_id: place.parent_id,
            nom: place.nom.clone(),
            population: place.population,
            point: place.point(),
            contour: outlines.remove(&place.id),
            lien: visit.url(&format!("/territoires/{}", place.id)),
        });
        Self {
            lang: visit.lang,
            nom: visit.collectivite.nom.clone(),
            lieux: lieux.collect(),
            sources,
            marques: HashMap::new(),
            liste_dans_la_page: false,
        }
    }

    /// Reads every place and outline of the collectivité.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn lire(visit: &Visit, reader: &mut impl Read) -> Result<Self, StoreError> {
        let places = reader.list::<Territoire>(";; ORDER BY cle COLLATE \"C\", id", vec![]).await?;
        let contours = reader.list::<Contour>("", vec![]).await?;
        Ok(Self::new(visit, &places, contours))
    }

    fn marque(&self, id: TerritoireId) -> Option<&Marque> {
        self.marques.get(&id)
    }

    /// « Carcassonne, 46 825 habitants, 12 actions ».
    fn mots(&self, lieu: &Lieu) -> String {
        let mut words = vec![lieu.nom.clone()];
        words.extend(lieu.population.map(|p| m(self.lang).carte_habitants(entier(p, self.lang))));
        words.extend(self.marque(lieu.id).map(|marque| marque.mots.clone()));
        words.join(", ")
    }
}

fn est_quartier(lieu: &Lieu) -> bool {
    matches!(lieu.genre, GenreTerritoire::Qpv | GenreTerritoire::VeilleActive)
}

/// The map of the communes, then that of the quartiers of each commune that has some.
#[must_use]
pub fn carte(d: &CarteDonnees) -> Markup {
    let t = m(d.lang);
    let communes: Vec<&Lieu> = d.lieux.iter().filter(|l| l.genre == GenreTerritoire::Commune).collect();
    let quartiers: Vec<&Lieu> = d.lieux.iter().filter(|l| est_quartier(l)).collect();
    let insets: Vec<(&Lieu, Vec<&Lieu>)> = communes
        .iter()
        .map(|c| (*c, quartiers.iter().copied().filter(|q| q.parent_id == Some(c.id)).collect::<Vec<_>>()))
        .filter(|(_, inside)| !inside.is_empty())
        .collect();
    html! {
        @match Cadre::communes(&communes) {
            Some(cadre) => {
                figure.plans {
                    (cadre.svg(d, &t.carte_plan(&d.nom), None))
                    figcaption {
                        @if communes.iter().all(|c| c.contour.is_none()) { (t.carte_schematique()) " " }
                        @else if communes.iter().any(|c| c.contour.is_none()) { (t.carte_sans_contour()) " " }
                        @if !d.sources.is_empty() { (t.carte_contours(d.sources.join("\u{202f}; "))) " " }
                        @if d.liste_dans_la_page { (t.carte_liste()) }
                    }
                }
            }
            None => { p.vide { (t.carte_sans_lieu()) } }
        }
        @for (commune, inside) in &insets { (encart(d, commune, inside)) }
        @if !d.liste_dans_la_page && !d.lieux.is_empty() {
            details {
                summary { (t.carte_lieux()) }
                ul { @for lieu in communes.iter().chain(&quartiers) { li { a href=(lieu.lien) { (d.mots(lieu)) } } } }
            }
        }
    }
}

/// The map of the quartiers of one commune.
fn encart(d: &CarteDonnees, commune: &Lieu, inside: &[&Lieu]) -> Markup {
    let t = m(d.lang);
    html! {
        @if let Some(cadre) = Cadre::quartiers(inside) {
            figure.plans {
                (cadre.svg(d, &t.carte_quartiers(&commune.nom), commune.contour.as_ref()))
                figcaption {
                    strong { (t.carte_quartiers(&commune.nom)) "." } " "
                    @if inside.iter().all(|q| q.contour.is_none()) { (t.carte_quartiers_schematique()) }
                }
            }
        }
    }
}

/// The map of the quartiers around one of them; nothing when none has coordinates.
#[must_use]
pub fn autour_du_quartier(d: &CarteDonnees, id: TerritoireId) -> Markup {
    let own = d.lieux.iter().find(|l| l.id == id).and_then(|l| l.parent_id);
    let commune = d.lieux.iter().find(|l| Some(l.id) == own);
    let inside: Vec<&Lieu> = d.lieux.iter().filter(|l| own.is_some() && l.parent_id == own && est_quartier(l)).collect();
    html! { @if let Some(commune) = commune { (encart(d, commune, &inside)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lieu(genre: GenreTerritoire, nom: &str, parent_id: Option<TerritoireId>, point: Option<Point>) -> Lieu {
        Lieu {
            id: TerritoireId::fresh(),
            genre,
            parent_id,
            nom: nom.to_owned(),
            population: Some(1_200),
            point,
            contour: None,
            lien: format!("/x/{nom}"),
        }
    }

    fn donnees(lieux: Vec<Lieu>) -> CarteDonnees {
        CarteDonnees {
            lang: Lang::Fr,
            nom: "Essai".into(),
            lieux,
            sources: vec![],
            marques: HashMap::new(),
            liste_dans_la_page: false,
        }
    }

    #[test]
    fn une_marque_se_lit_sur_le_dessin_et_dans_la_liste() {
        let ville = lieu(GenreTerritoire::Commune, "Ville", None, Some([2.3, 43.2]));
        let bourg = lieu(GenreTerritoire::Commune, "Bourg", None, Some([2.5, 43.3]));
        let quartier = lieu(GenreTerritoire::Qpv, "Quartier", Some(ville.id), Some([2.31, 43.21]));
        let marque = |n: &str| Marque { nombre: n.to_owned(), mots: format!("{n} actions"), classe: "c3" };
        let mut d = donnees(vec![ville, bourg, quartier]);
        d.marques = HashMap::from([(d.lieux[0].id, marque("12")), (d.lieux[2].id, marque("4"))]);
        let page = carte(&d).into_string();
        assert!(page.contains("<title>Ville, 1\u{202f}200 habitants, 12 actions</title>"), "{page}");
        assert!(page.contains(">Ville (12)</text>") && page.contains(">Quartier (4)</text>") && page.contains(">Bourg</text>"));
        assert!(page.contains("<a class=\"c3\" href=\"/x/Ville\""));
        assert!(page.contains("<li><a href=\"/x/Quartier\">Quartier, 1\u{202f}200 habitants, 4 actions</a></li>"));
    }

    #[test]
    fn sans_coordonnees_la_carte_le_dit_et_la_liste_reste() {
        let page = carte(&donnees(vec![lieu(GenreTerritoire::Commune, "Ville", None, None)])).into_string();
        assert!(!page.contains("<svg") && page.contains("Aucun lieu n’a de coordonnées") && page.contains("href=\"/x/Ville\""));
        assert!(!carte(&donnees(vec![])).into_string().contains("<ul>"));
    }

    #[test]
    fn un_lieu_seul_et_un_contour_minuscule_se_dessinent_quand_meme() {
        let mut grand = lieu(GenreTerritoire::Commune, "Grand", None, Some([2.0, 43.0]));
        let square =
            |side: f64| Geometrie(vec![vec![vec![[2.0, 43.0], [2.0 + side, 43.0], [2.0 + side, 43.0 + side], [2.0, 43.0]]]]);
        let seul = carte(&donnees(vec![grand.clone()])).into_string();
        assert!(seul.contains("<circle") && !seul.contains("NaN") && !seul.contains("inf"), "{seul}");
        grand.contour = Some(square(1.0));
        let mut petit = lieu(GenreTerritoire::Commune, "Petit", None, Some([2.5, 43.5]));
        petit.contour = Some(square(0.000_1));
        let page = carte(&donnees(vec![grand, petit])).into_string();
        assert_eq!((page.matches("<path").count(), page.matches("<circle").count()), (1, 1), "{page}");
    }
}
