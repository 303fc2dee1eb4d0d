//! Which place each outline is: by INSEE code or QPV code, by the code it bore in 2015, by its name
//! without its accents; never by guess.

use super::allegement::alleger;
use super::geojson::Objet;
use super::geometrie::{Defaut, Geometrie, Point};
use crate::model::{AncienCode, GenreTerritoire, Territoire, TerritoireId};
use kernel::texte::cle;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Weight of the outlines kept, in bytes of GeoJSON: a map page reads them all.
const OCTETS: usize = 200_000;

/// How many features set aside are named; the rest is counted.
const NOMMES: usize = 100;

/// An outline farther than this from the label point of its place is another place's, or has its
/// latitude first. In degrees, about 5 km.
const TOLERANCE: f64 = 0.05;

/// What tied an outline to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Par {
    Code,
    AncienCode,
    Nom,
}

/// An outline and its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reconnu {
    pub territoire: TerritoireId,
    pub nom: String,
    pub par: Par,
    /// GeoJSON geometry.
    pub geometrie: String,
}

/// Why a feature is set aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Raison {
    NonReconnu,
    Defaut(Defaut),
    /// Recognised, but elsewhere on Earth: centre of its outline.
    Eloigne {
        nom: String,
        centre: Point,
    },
    /// Another feature of the file is the same place.
    Double {
        nom: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ecarte {
    pub rang: usize,
    pub repere: Option<String>,
    pub raison: Raison,
}

/// What a file holds for this territory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lecture {
    pub objets: usize,
    /// Grid the outlines were put on, in hundred-thousandths of a degree: about as many metres.
    pub grille: u32,
    pub reconnus: Vec<Reconnu>,
    /// The first ones; `non_reconnus` and `defauts` count them all.
    pub ecartes: Vec<Ecarte>,
    pub non_reconnus: usize,
    pub defauts: usize,
}

/// The places that outlines may be.
pub struct Repertoire<'a> {
    places: HashMap<TerritoireId, &'a Territoire>,
    codes: HashMap<&'a str, TerritoireId>,
    anciens: HashMap<&'a str, TerritoireId>,
    /// Nothing under a name borne twice.
    noms: HashMap<(bool, &'a str), Option<TerritoireId>>,
}

fn est_qpv(code: &str) -> bool {
    code.len() == 8 && (code.starts_with("QN") || code.starts_with("QP")) && code[2..7].bytes().all(|b| b.is_ascii_digit())
}

/// « 11069 », « 2A004 ».
fn est_insee(code: &str) -> bool {
    code.len() == 5 && code.bytes().enumerate().all(|(rank, b)| b.is_ascii_digit() || (rank == 1 && matches!(b, b'A' | b'B')))
}

fn nomme(key: &str) -> bool {
    let key = key.to_lowercase();
    ["nom", "name", "lib", "label"].iter().any(|word| key.contains(word))
}

impl<'a> Repertoire<'a> {
    #[must_use]
    pub fn new(places: &'a [Territoire], anciens: &'a [AncienCode]) -> Self {
        let mut noms = HashMap::new();
        for place in places {
            let quartier = matches!(place.genre, GenreTerritoire::Qpv | GenreTerritoire::VeilleActive);
            noms.entry((quartier, place.cle.as_str())).and_modify(|id| *id = None).or_insert(Some(place.id));
        }
        Self {
            places: places.iter().map(|p| (p.id, p)).collect(),
            codes: places.iter().filter_map(|p| Some((p.code.as_deref()?, p.id))).collect(),
            anciens: anciens.iter().map(|a| (a.code.as_str(), a.territoire_id)).collect(),
            noms,
        }
    }

    /// A feature of a quartier also names its commune (`code_commune`): the code of the quartier
    /// comes first, and a commune of another code is another commune whatever its name.
    #[must_use]
    pub fn trouver(&self, reperes: &[(String, String)]) -> Option<(&'a Territoire, Par)> {
        let values = || reperes.iter().map(|(_, value)| value.as_str());
        let quartier = values().any(est_qpv);
        let own = |code: &&str| if quartier { est_qpv(code) } else { true };
        if let Some(id) = values().filter(own).find_map(|code| self.codes.get(code)) {
            return Some((self.places.get(id)?, Par::Code));
        }
        if let Some(id) = values().filter(own).find_map(|code| self.anciens.get(code)) {
            return Some((self.places.get(id)?, Par::AncienCode));
        }
        if !quartier && values().any(est_insee) {
            return None;
        }
        let named = |quartier: bool| {
            reperes
                .iter()
                .filter(|(key, _)| nomme(key))
                .find_map(|(_, value)| self.noms.get(&(quartier, cle(value).as_str())).copied().flatten())
        };
        let id = if quartier { named(true) } else { named(false).or_else(|| named(true)) };
        Some((self.places.get(&id?)?, Par::Nom))
    }
}

/// Sorts the features of a file: recognised outlines, made light, and those set aside with why.
#[must_use]
pub fn rapprocher(objets: Vec<Objet>, repertoire: &Repertoire<'_>) -> Lecture {
    let mut lecture = Lecture { objets: objets.len(), grille: 1, reconnus: vec![], ecartes: vec![], non_reconnus: 0, defauts: 0 };
    let mut gardes: Vec<(&Territoire, Par, Geometrie)> = vec![];
    let mut rangs: HashMap<TerritoireId, (usize, usize, Option<String>)> = HashMap::new();
    for objet in objets {
        let repere = objet.repere();
        let aside = |raison| Ecarte { rang: objet.rang, repere: repere.clone(), raison };
        let Some((place, par)) = repertoire.trouver(&objet.reperes) else {
            lecture.ecarter(aside(match objet.geometrie {
                Err(defaut) => Raison::Defaut(defaut),
                Ok(_) => Raison::NonReconnu,
            }));
            continue;
        };
        let geometrie = match objet.geometrie {
            Ok(geometrie) => geometrie,
            Err(defaut) => {
                lecture.ecarter(aside(Raison::Defaut(defaut)));
                continue;
            }
        };
        if let Some(centre) = ailleurs(place, &geometrie) {
            lecture.ecarter(aside(Raison::Eloigne { nom: place.nom.clone(), centre }));
            continue;
        }
        let double = Raison::Double { nom: place.nom.clone() };
        match rangs.get(&place.id).cloned() {
            None => {
                rangs.insert(place.id, (gardes.len(), objet.rang, repere));
                gardes.push((place, par, geometrie));
            }
            // A code is surer than a name, whichever comes first in the file.
            Some((slot, rang, ancien)) if par == Par::Code && gardes[slot].1 != Par::Code => {
                rangs.insert(place.id, (slot, objet.rang, repere));
                gardes[slot] = (place, par, geometrie);
                lecture.ecarter(Ecarte { rang, repere: ancien, raison: double });
            }
            Some(_) => lecture.ecarter(aside(double)),
        }
    }
    let (places, geometries): (Vec<_>, Vec<_>) = gardes.into_iter().map(|(place, par, g)| ((place, par), g)).unzip();
    let (legeres, grille) = alleger(&geometries, OCTETS);
    lecture.grille = grille;
    lecture.reconnus = places
        .into_iter()
        .zip(legeres)
        .map(|((place, par), g)| Reconnu { territoire: place.id, nom: place.nom.clone(), par, geometrie: g.ecrire() })
        .collect();
    lecture
}

impl Lecture {
    fn ecarter(&mut self, ecarte: Ecarte) {
        let same = if ecarte.raison == Raison::NonReconnu {
            self.non_reconnus += 1;
            self.non_reconnus
        } else {
            self.defauts += 1;
            self.defauts
        };
        if same <= NOMMES {
            self.ecartes.push(ecarte);
        }
    }
}

/// The centre of an outline that does not lie around the label point of its place.
fn ailleurs(place: &Territoire, geometrie: &Geometrie) -> Option<Point> {
    let [lon, lat] = place.point()?;
    let [w, s, e, n] = geometrie.emprise()?;
    let around = (w - TOLERANCE..=e + TOLERANCE).contains(&lon) && (s - TOLERANCE..=n + TOLERANCE).contains(&lat);
    (!around).then_some([(w + e) / 2.0, (s + n) / 2.0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Json;

    fn place(genre: GenreTerritoire, code: &str, nom: &str, point: Point) -> Territoire {
        Territoire {
            id: TerritoireId::fresh(),
            version: 1,
            genre,
            code: Some(code.to_owned()),
            nom: nom.to_owned(),
            parent_id: None,
            millesime: None,
            population: None,
            codes_postaux: Json(vec![]),
            longitude: Some(point[0].to_string()),
            latitude: Some(point[1].to_string()),
            cle: cle(nom),
        }
    }

    fn lieux() -> (Vec<Territoire>, Vec<AncienCode>) {
        let places = vec![
            place(GenreTerritoire::Commune, "11069", "Carcassonne", [2.35, 43.21]),
            place(GenreTerritoire::Commune, "11279", "Peyriac-Minervois", [2.56, 43.29]),
            place(GenreTerritoire::Qpv, "QN01106M", "Grazailles", [2.356, 43.226]),
        ];
        let anciens = vec![AncienCode { id: store_id(), version: 1, territoire_id: places[2].id, code: "QP011006".to_owned() }];
        (places, anciens)
    }

    fn store_id() -> crate::model::AncienCodeId {
        crate::model::AncienCodeId::fresh()
    }

    fn objet(rang: usize, reperes: &[(&str, &str)], centre: Point) -> Objet {
        let [lon, lat] = centre;
        let ring = vec![[lon - 0.01, lat - 0.01], [lon + 0.01, lat - 0.01], [lon, lat + 0.01], [lon - 0.01, lat - 0.01]];
        Objet {
            rang,
            reperes: reperes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
            geometrie: Ok(Geometrie(vec![vec![ring]])),
        }
    }

    #[test]
    fn un_contour_est_reconnu_par_son_code_son_ancien_code_ou_son_nom() {
        let (places, anciens) = lieux();
        let repertoire = Repertoire::new(&places, &anciens);
        let found = |reperes: &[(&str, &str)]| {
            repertoire.trouver(&objet(1, reperes, [0.0, 0.0]).reperes).map(|(p, par)| (p.nom.clone(), par))
        };
        assert_eq!(found(&[("INSEE_COM", "11069")]), Some(("Carcassonne".to_owned(), Par::Code)));
        assert_eq!(found(&[("code_qp", "QN01106M"), ("code_commune", "11069")]), Some(("Grazailles".to_owned(), Par::Code)));
        assert_eq!(found(&[("code_commune", "11069"), ("code", "QP011006")]), Some(("Grazailles".to_owned(), Par::AncienCode)));
        assert_eq!(found(&[("NOM", "PEYRIAC MINERVOIS")]), Some(("Peyriac-Minervois".to_owned(), Par::Nom)));
        assert_eq!(found(&[("nom", "grazailles")]), Some(("Grazailles".to_owned(), Par::Nom)));
    }

    #[test]
    fn un_voisin_de_meme_nom_ou_un_quartier_inconnu_n_est_pas_pris_pour_un_autre() {
        let (places, anciens) = lieux();
        let repertoire = Repertoire::new(&places, &anciens);
        let none = |reperes: &[(&str, &str)]| repertoire.trouver(&objet(1, reperes, [0.0, 0.0]).reperes).is_none();
        assert!(none(&[("code", "31069"), ("nom", "Carcassonne")]), "another INSEE code is another commune");
        assert!(none(&[("code", "QN01199N"), ("code_commune", "11069"), ("nom", "Ailleurs")]));
        assert!(none(&[("commentaire", "Carcassonne")]), "only a property that names is read as a name");
    }

    #[test]
    fn les_contours_sont_tries_et_chaque_ecart_dit_pourquoi() {
        let (places, anciens) = lieux();
        let lecture = rapprocher(
            vec![
                objet(1, &[("nom", "Carcassonne")], [2.35, 43.21]),
                objet(2, &[("code", "11069")], [2.36, 43.21]),
                objet(3, &[("code", "11279")], [43.29, 2.56]),
                objet(4, &[("code", "34001")], [3.0, 43.5]),
                Objet { geometrie: Err(Defaut::TropPeuDePoints), ..objet(5, &[("code", "QN01106M")], [0.0, 0.0]) },
            ],
            &Repertoire::new(&places, &anciens),
        );
        assert_eq!(lecture.reconnus.iter().map(|r| (r.nom.as_str(), r.par)).collect::<Vec<_>>(), [("Carcassonne", Par::Code)]);
        assert!(lecture.reconnus[0].geometrie.contains("2.37"), "the outline found by code replaced the one found by name");
        let raisons: Vec<(usize, &Raison)> = lecture.ecartes.iter().map(|e| (e.rang, &e.raison)).collect();
        assert_eq!(raisons[0], (1, &Raison::Double { nom: "Carcassonne".to_owned() }));
        assert!(matches!(raisons[1], (3, Raison::Eloigne { .. })), "latitude first is seen");
        assert_eq!(raisons[2], (4, &Raison::NonReconnu));
        assert_eq!(raisons[3], (5, &Raison::Defaut(Defaut::TropPeuDePoints)));
        assert_eq!((lecture.non_reconnus, lecture.defauts, lecture.objets), (1, 3, 5));
    }

    #[test]
    fn un_fichier_de_la_france_entiere_ne_nomme_que_les_premiers_inconnus() {
        let (places, anciens) = lieux();
        let objets = (1..=500).map(|n| objet(n, &[("code", "34001")], [3.0, 43.5])).collect();
        let lecture = rapprocher(objets, &Repertoire::new(&places, &anciens));
        assert_eq!((lecture.ecartes.len(), lecture.non_reconnus), (NOMMES, 500));
    }
}
