//! F4 `territoires`: several places into one.

use std::collections::BTreeSet;

use kernel::nombre::Nombre;
use serde::Deserialize;

use super::observation::nombre_ou_rien;
use super::{Lecture, Mesure, Operation, Signal, Signaux};

/// What one place brings: a value or the couple of a ratio, its weight, whether the indicator applies there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Territoire {
    pub code: String,
    pub valeur: Lecture,
    pub numerateur: Lecture,
    pub denominateur: Lecture,
    /// Usually a population; 1 when absent, except for a weighted mean which requires it.
    #[serde(deserialize_with = "nombre_ou_rien")]
    pub poids: Option<Nombre>,
    pub applicable: bool,
    /// Kind of place (commune, QPV…): two kinds overlap and are never added.
    pub niveau: Option<String>,
}

impl Default for Territoire {
    fn default() -> Self {
        Self {
            code: String::new(),
            valeur: Lecture::default(),
            numerateur: Lecture::default(),
            denominateur: Lecture::default(),
            poids: None,
            applicable: true,
            niveau: None,
        }
    }
}

impl Territoire {
    fn lectures(&self) -> [&Lecture; 3] {
        [&self.valeur, &self.numerateur, &self.denominateur]
    }

    /// « `sans_objet` (retire la période ou le territoire des attendus) » (§ 3)
    fn est_attendu(&self) -> bool {
        self.applicable && !self.lectures().into_iter().any(Lecture::est_sans_objet)
    }

    /// « Un couple à moitié vide est absent » (F3).
    fn couple(&self) -> Option<(&Nombre, &Nombre)> {
        Some((self.numerateur.valeur()?, self.denominateur.valeur()?))
    }

    fn poids_ou_un(&self) -> Nombre {
        self.poids.clone().unwrap_or_else(Nombre::un)
    }
}

/// How places are gathered. `couverture_min` and the resulting coverage are percentages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgregationTerritoires {
    pub mesure: Mesure,
    pub operation: Operation,
    pub couverture_min: Nombre,
    pub facteur: Nombre,
}

impl AgregationTerritoires {
    /// Full coverage required, in percent for a ratio.
    #[must_use]
    pub fn nouvelle(mesure: Mesure, operation: Operation) -> Self {
        Self { mesure, operation, couverture_min: Nombre::cent(), facteur: Nombre::cent() }
    }

    fn permise(&self) -> bool {
        use Operation::{Max, Min, Moyenne, MoyennePonderee, RatioDesSommes, Somme};
        match self.mesure {
            Mesure::Quantite => matches!(self.operation, Somme | Moyenne | MoyennePonderee | Max | Min),
            Mesure::Ratio => {
                matches!(self.operation, RatioDesSommes | MoyennePonderee | Max | Min)
            }
            Mesure::Distinct => matches!(self.operation, Max | Min),
            _ => false,
        }
    }
}

/// One value for several places, with what it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgregatTerritoires {
    pub valeur: Option<Nombre>,
    /// In percent of the weights; nothing after a refusal.
    pub couverture: Option<Nombre>,
    /// Codes of the places expected and absent, in the order given.
    pub manquants: Vec<String>,
    pub signaux: Signaux,
}

/// What a present place brings to the operation.
enum Operande {
    Valeur(Nombre),
    Couple(Nombre, Nombre),
}

/// « `quantite` : somme, moyenne, moyenne_ponderee, max, min. `ratio` : ratio_des_sommes, moyenne_ponderee, max,
/// min. `distinct` : max, min. Le reste : `operation_interdite`. `moyenne_ponderee` exige un poids partout
/// (`poids_manquants`) et n'a de sens pour un taux nu que si le poids est son dénominateur. Attendus =
/// territoires applicables. Couverture = poids présents / poids attendus (poids 1 par défaut). Sous
/// `couverture_min` (100 par défaut, comparée sans arrondi) : null, `couverture_insuffisante`. `secret` compte
/// comme absent. Les absents sont listés (`territoire_manquant`, et `secret` s'il y en a). Aucun territoire
/// applicable : `aucun_territoire` ; poids tous nuls : `poids_nuls` ; somme des dénominateurs nulle :
/// `denominateur_nul`, couverture rendue. On ne somme qu'un niveau qui partage le territoire sans
/// recouvrement : communes → EPCI oui, QPV + communes non. » (§ 4, F4)
///
/// A negative weight (`poids_negatif`) and a place given twice (`territoire_en_double`) are refused. A ratio with a
/// zero denominator has no value of its own: its place is absent from a mean or an extreme.
#[must_use]
pub fn territoires(agregation: &AgregationTerritoires, territoires: &[Territoire]) -> AgregatTerritoires {
    let attendus: Vec<&Territoire> = territoires.iter().filter(|t| t.est_attendu()).collect();
    let poids_attendus: Nombre = attendus.iter().map(|t| t.poids_ou_un()).sum();
    if let Some(signal) = refus(agregation, &attendus, &poids_attendus) {
        return AgregatTerritoires { signaux: Signaux::from([signal]), ..AgregatTerritoires::default() };
    }
    let mut signaux = Signaux::new();
    let mut presents: Vec<(Operande, Nombre)> = Vec::new();
    let mut manquants = Vec::new();
    for territoire in attendus {
        match operande(agregation, territoire, &mut signaux) {
            Some(operande) => presents.push((operande, territoire.poids_ou_un())),
            None => {
                manquants.push(territoire.code.clone());
                signaux.insert(Signal::TerritoireManquant);
                if territoire.lectures().into_iter().any(Lecture::est_secrete) {
                    signaux.insert(Signal::Secret);
                }
            }
        }
    }
    let poids_presents: Nombre = presents.iter().map(|(_, poids)| poids).sum();
    let couverture = (Nombre::cent() * &poids_presents).checked_div(&poids_attendus);
    let assez = couverture.as_ref().is_some_and(|c| *c >= agregation.couverture_min);
    let valeur = if assez && !presents.is_empty() {
        calculer(agregation, &presents, &mut signaux)
    } else {
        signaux.insert(Signal::CouvertureInsuffisante);
        None
    };
    AgregatTerritoires { valeur, couverture, manquants, signaux }
}

/// Why nothing at all can be computed.
fn refus(agregation: &AgregationTerritoires, attendus: &[&Territoire], poids_attendus: &Nombre) -> Option<Signal> {
    let niveaux: BTreeSet<&str> = attendus.iter().filter_map(|t| t.niveau.as_deref()).collect();
    let codes: BTreeSet<&str> = attendus.iter().map(|t| t.code.as_str()).collect();
    let additive = matches!(agregation.operation, Operation::Somme | Operation::RatioDesSommes);
    if !agregation.permise() || (additive && niveaux.len() > 1) {
        Some(Signal::OperationInterdite)
    } else if attendus.is_empty() {
        Some(Signal::AucunTerritoire)
    } else if codes.len() < attendus.len() {
        Some(Signal::TerritoireEnDouble)
    } else if agregation.operation == Operation::MoyennePonderee && attendus.iter().any(|t| t.poids.is_none()) {
        Some(Signal::PoidsManquants)
    } else if attendus.iter().filter_map(|t| t.poids.as_ref()).any(Nombre::est_negatif) {
        Some(Signal::PoidsNegatif)
    } else if poids_attendus.est_nul() {
        Some(Signal::PoidsNuls)
    } else {
        None
    }
}

fn operande(agregation: &AgregationTerritoires, territoire: &Territoire, signaux: &mut Signaux) -> Option<Operande> {
    if agregation.operation == Operation::RatioDesSommes {
        let (haut, bas) = territoire.couple()?;
        return Some(Operande::Couple(haut.clone(), bas.clone()));
    }
    if let Some(valeur) = territoire.valeur.valeur() {
        return Some(Operande::Valeur(valeur.clone()));
    }
    if agregation.mesure != Mesure::Ratio {
        return None;
    }
    let (haut, bas) = territoire.couple()?;
    let valeur = (&agregation.facteur * haut).checked_div(bas);
    if valeur.is_none() {
        signaux.insert(Signal::DenominateurNul);
    }
    valeur.map(Operande::Valeur)
}

fn calculer(agregation: &AgregationTerritoires, presents: &[(Operande, Nombre)], signaux: &mut Signaux) -> Option<Nombre> {
    if agregation.operation == Operation::RatioDesSommes {
        let couples = || {
            presents.iter().filter_map(|(operande, _)| match operande {
                Operande::Couple(haut, bas) => Some((haut, bas)),
                Operande::Valeur(_) => None,
            })
        };
        let haut: Nombre = couples().map(|(haut, _)| haut).sum();
        let bas: Nombre = couples().map(|(_, bas)| bas).sum();
        let valeur = (&agregation.facteur * &haut).checked_div(&bas);
        if valeur.is_none() {
            signaux.insert(Signal::DenominateurNul);
        }
        return valeur;
    }
    let valeurs: Vec<(&Nombre, &Nombre)> = presents
        .iter()
        .filter_map(|(operande, poids)| match operande {
            Operande::Valeur(valeur) => Some((valeur, poids)),
            Operande::Couple(..) => None,
        })
        .collect();
    let somme = || valeurs.iter().map(|(valeur, _)| *valeur).sum::<Nombre>();
    match agregation.operation {
        Operation::Somme => Some(somme()),
        Operation::Moyenne => somme().checked_div(&Nombre::from(valeurs.len())),
        Operation::Max => valeurs.iter().map(|(valeur, _)| *valeur).max().cloned(),
        Operation::Min => valeurs.iter().map(|(valeur, _)| *valeur).min().cloned(),
        _ => {
            let total: Nombre = valeurs.iter().map(|(_, poids)| *poids).sum();
            let produits: Nombre = valeurs.iter().map(|(valeur, poids)| *valeur * *poids).sum();
            let moyenne = produits.checked_div(&total);
            if moyenne.is_none() {
                signaux.insert(Signal::PoidsNuls);
            }
            moyenne
        }
    }
}
