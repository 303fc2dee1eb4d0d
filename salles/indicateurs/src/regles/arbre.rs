//! F7 `arbre`: roll-ups stacked, from leaves to root.

use kernel::nombre::Nombre;
use serde::{Deserialize, Deserializer};

use super::observation::{cent_par_defaut, nombre_ou_rien, un_par_defaut};
use super::{Element, Motif, Remontee, remontee};

/// A node of a plan: an indicator or a sheet already rated, or a set of nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noeud {
    pub code: String,
    pub poids: Nombre,
    pub applicable: bool,
    pub mesurable: bool,
    pub contenu: Contenu,
}

/// What a node holds; percentages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contenu {
    Feuille {
        taux: Option<Nombre>,
        couverture: Nombre,
    },
    Branche {
        /// « un nœud peut porter son propre `couverture_min` »; else the one of the whole tree.
        couverture_min: Option<Nombre>,
        enfants: Vec<Noeud>,
    },
}

impl Noeud {
    /// A leaf of weight 1.
    #[must_use]
    pub fn feuille(code: impl Into<String>, taux: Option<Nombre>) -> Self {
        Self::avec(code.into(), Contenu::Feuille { taux, couverture: Nombre::cent() })
    }

    /// A branch of weight 1, with the coverage of the whole tree.
    #[must_use]
    pub fn branche(code: impl Into<String>, enfants: Vec<Noeud>) -> Self {
        Self::avec(code.into(), Contenu::Branche { couverture_min: None, enfants })
    }

    /// The same node with another weight.
    #[must_use]
    pub fn pesant(self, poids: Nombre) -> Self {
        Self { poids, ..self }
    }

    fn avec(code: String, contenu: Contenu) -> Self {
        Self { code, poids: Nombre::un(), applicable: true, mesurable: true, contenu }
    }
}

/// « Dans un `arbre`, un nœud sans poids applicable est non applicable pour son parent, un nœud où rien n'est
/// mesurable est non mesurable, un nœud sans taux est un manque de couverture 0 ; un nœud peut porter son propre
/// `couverture_min`. Réglage conseillé : 100 pour une fiche, 80 pour un axe et le contrat. » (§ 4, F7)
///
/// Returns the roll-up of every branch, children before parents: the last one is the root (none when the root is
/// a leaf). Branches set aside by their parent are rolled up all the same.
#[must_use]
pub fn arbre(racine: &Noeud, couverture_min: &Nombre) -> Vec<(String, Remontee)> {
    let mut remontees = Vec::new();
    element(racine, couverture_min, &mut remontees);
    remontees
}

impl Element {
    /// What a branch is for its parent, once rolled up: « un nœud sans poids applicable est non applicable pour son
    /// parent, un nœud où rien n'est mesurable est non mesurable, un nœud sans taux est un manque de couverture 0 ».
    #[must_use]
    pub fn remontant(self, resultat: &Remontee) -> Self {
        Self {
            taux: resultat.taux.clone(),
            couverture: resultat.couverture.clone().unwrap_or_else(Nombre::zero),
            applicable: self.applicable && resultat.motif != Some(Motif::AucunPoids),
            mesurable: self.mesurable && resultat.motif != Some(Motif::RienDeMesurable),
            ..self
        }
    }
}

/// What a node is for its parent; the roll-ups under it are added to `remontees`.
fn element(noeud: &Noeud, defaut: &Nombre, remontees: &mut Vec<(String, Remontee)>) -> Element {
    let propre = Element {
        code: noeud.code.clone(),
        poids: noeud.poids.clone(),
        applicable: noeud.applicable,
        mesurable: noeud.mesurable,
        ..Element::default()
    };
    match &noeud.contenu {
        Contenu::Feuille { taux, couverture } => Element { taux: taux.clone(), couverture: couverture.clone(), ..propre },
        Contenu::Branche { couverture_min, enfants } => {
            let elements: Vec<Element> = enfants.iter().map(|enfant| element(enfant, defaut, remontees)).collect();
            let resultat = remontee(&elements, couverture_min.as_ref().unwrap_or(defaut));
            let pour_le_parent = propre.remontant(&resultat);
            remontees.push((noeud.code.clone(), resultat));
            pour_le_parent
        }
    }
}

impl<'de> Deserialize<'de> for Noeud {
    /// A node with `enfants` is a branch, any other is a leaf.
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Forme {
            code: String,
            #[serde(default = "Nombre::un", deserialize_with = "un_par_defaut")]
            poids: Nombre,
            #[serde(default = "vrai")]
            applicable: bool,
            #[serde(default = "vrai")]
            mesurable: bool,
            #[serde(default, deserialize_with = "nombre_ou_rien")]
            taux: Option<Nombre>,
            #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
            couverture: Nombre,
            #[serde(default, deserialize_with = "nombre_ou_rien")]
            couverture_min: Option<Nombre>,
            enfants: Option<Vec<Noeud>>,
        }
        fn vrai() -> bool {
            true
        }
        let forme = Forme::deserialize(d)?;
        let contenu = match forme.enfants {
            Some(enfants) => Contenu::Branche { couverture_min: forme.couverture_min, enfants },
            None => Contenu::Feuille { taux: forme.taux, couverture: forme.couverture },
        };
        Ok(Noeud { code: forme.code, poids: forme.poids, applicable: forme.applicable, mesurable: forme.mesurable, contenu })
    }
}
