//! What the figure of a year is made of, so that anyone may do it again. « Tout chiffre affiché […] ouvre : formule en français
//! […] ; opérandes […] ; ce qui manque » and « l'explication se rejoue : appliquer la formule affichée aux opérandes affichés
//! redonne le chiffre au dernier centième » (§ 8).

use super::comparable::contributions;
use super::retenue::{Chemin, Lues, chemin, rassembler_l_annee};
use super::{Apport, Horizon, Mois, Operation, Releve, Retenue, Signaux};
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

/// What one operand brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Terme {
    Valeur(Nombre),
    /// A value and what it weighs.
    Pesee(Nombre, Nombre),
    /// Numerator and denominator.
    Couple(Nombre, Nombre),
}

impl Terme {
    fn valeur(&self) -> &Nombre {
        match self {
            Self::Valeur(n) | Self::Pesee(n, _) | Self::Couple(n, _) => n,
        }
    }

    fn pesee(&self) -> Option<(&Nombre, &Nombre)> {
        match self {
            Self::Pesee(n, poids) => Some((n, poids)),
            Self::Valeur(_) | Self::Couple(..) => None,
        }
    }

    fn couple(&self) -> Option<(&Nombre, &Nombre)> {
        match self {
            Self::Couple(haut, bas) => Some((haut, bas)),
            Self::Valeur(_) | Self::Pesee(..) => None,
        }
    }
}

/// A figure and the operation that gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calcul {
    pub operation: Operation,
    pub termes: Vec<Terme>,
    /// What a mean divides by: as many as there are covered periods, which an increment may hold several of.
    pub diviseur: usize,
    pub resultat: Nombre,
}

impl Calcul {
    fn de(operation: Operation, termes: Vec<Terme>, resultat: Option<&Nombre>) -> Option<Self> {
        let resultat = resultat.filter(|_| !termes.is_empty())?.clone();
        Some(Self { operation, diviseur: termes.len(), termes, resultat })
    }

    /// Numerators and denominators, when every operand is a couple.
    fn couples(&self) -> Option<Vec<(&Nombre, &Nombre)>> {
        self.termes.iter().map(Terme::couple).collect()
    }

    fn valeurs(&self) -> Vec<&Nombre> {
        self.termes.iter().map(Terme::valeur).collect()
    }

    /// The operation written with its operands: « 12 + 15 = 27 », « (12 + 15) / 2 = 13,5 », « 100 × (3 + 4) / (10 + 10) = 35 ».
    /// `dire` writes a number.
    #[must_use]
    pub fn ecrire(&self, dire: &dyn Fn(&Nombre) -> String) -> String {
        let un = |n: &Nombre| if n.est_negatif() { format!("({})", dire(n)) } else { dire(n) };
        let suite = |nombres: &[&Nombre]| nombres.iter().map(|n| un(n)).collect::<Vec<_>>().join(" + ");
        let groupe = |nombres: &[&Nombre]| match nombres {
            [seul] => un(seul),
            tous => format!("({})", suite(tous)),
        };
        let valeurs = self.valeurs();
        let calcul = match (self.operation, self.couples()) {
            (_, Some(couples)) => {
                let (hauts, bas): (Vec<&Nombre>, Vec<&Nombre>) = couples.into_iter().unzip();
                format!("100 × {} / {}", groupe(&hauts), groupe(&bas))
            }
            (Operation::Moyenne, _) if self.diviseur > 1 => format!("{} / {}", groupe(&valeurs), self.diviseur),
            (Operation::MoyennePonderee, _) => {
                let peses: Vec<(&Nombre, &Nombre)> = self.termes.iter().filter_map(Terme::pesee).collect();
                let produits: Vec<String> = peses.iter().map(|(n, p)| format!("{} × {}", un(n), un(p))).collect();
                let poids: Vec<&Nombre> = peses.iter().map(|(_, p)| *p).collect();
                format!("({}) / {}", produits.join(" + "), groupe(&poids))
            }
            (Operation::Max | Operation::Min, _) if valeurs.len() > 1 => {
                let tous: Vec<String> = valeurs.iter().map(|n| un(n)).collect();
                format!("{}({})", self.operation.code(), tous.join("\u{202f}; "))
            }
            _ => suite(&valeurs),
        };
        let resultat = dire(&self.resultat);
        if calcul == resultat { resultat } else { format!("{calcul} = {resultat}") }
    }
}

/// One period that the year expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodeDetaillee {
    pub mois: Mois,
    /// Its number, gathered or typed for the whole.
    pub valeur: Option<Nombre>,
    /// Typed for the whole: its places are not read.
    pub entier: bool,
    /// The expected places that answered with a number, in the order expected.
    pub lieux: Vec<(String, Releve)>,
    /// Identifiers of the places expected and absent.
    pub manquants: Vec<String>,
    pub signaux: Signaux,
    /// How its places make it.
    pub calcul: Option<Calcul>,
}

/// The figure of a year with all it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    pub retenue: Retenue,
    /// Those due, oldest first; a window may begin before the year.
    pub periodes: Vec<PeriodeDetaillee>,
    /// What each count adds to the one before, with the periods it covers; empty unless the indicator counts up.
    pub increments: Vec<(Nombre, Vec<Mois>)>,
    /// How its periods make it; none when there is no figure.
    pub calcul: Option<Calcul>,
}

/// The same figure as [`super::retenir`], with its operands.
#[must_use]
pub fn detailler(apport: &Apport<'_>, horizon: &Horizon, releves: &BTreeMap<Mois, BTreeMap<String, Releve>>) -> Detail {
    let lues = Lues::lire(apport, horizon, releves);
    let retenue = rassembler_l_annee(apport, horizon, &lues);
    let rien = BTreeMap::new();
    let periodes: Vec<PeriodeDetaillee> =
        lues.dues.iter().map(|mois| periode(apport, &lues, *mois, releves.get(mois).unwrap_or(&rien))).collect();
    let suite = lues.suite();
    let resultat = retenue.valeur.as_ref();
    let (calcul, increments) = match (chemin(apport, horizon, &suite), horizon.pas) {
        (Chemin::Derniere, _) => {
            let lue = retenue.periode.and_then(|mois| lues.lues.get(&mois));
            let termes: Vec<Terme> = lue.and_then(|lue| terme(&lue.releve)).into_iter().collect();
            (Calcul::de(Operation::Dernier, termes, resultat), vec![])
        }
        (Chemin::Comparable, Some(pas)) => {
            let parts = contributions(&horizon.reglage(pas, apport.entre_periodes), lues.a, &lues.serie(horizon));
            let termes = parts.iter().map(|part| Terme::Valeur(part.valeur.clone())).collect();
            let diviseur = parts.iter().map(|part| part.periodes.len()).sum();
            let calcul = Calcul::de(apport.entre_periodes, termes, resultat).map(|calcul| Calcul { diviseur, ..calcul });
            let cumul = horizon.nature == super::Nature::Cumul;
            let increments = parts.into_iter().filter(|_| cumul).map(|part| (part.valeur, part.periodes)).collect();
            (calcul, increments)
        }
        _ => (Calcul::de(apport.entre_periodes, suite.iter().filter_map(terme).collect(), resultat), vec![]),
    };
    Detail { retenue, periodes, increments, calcul }
}

fn terme(releve: &Releve) -> Option<Terme> {
    match releve {
        Releve::Couple(haut, bas) => Some(Terme::Couple(haut.valeur()?.clone(), bas.valeur()?.clone())),
        Releve::Valeur(lecture) => lecture.valeur().cloned().map(Terme::Valeur),
    }
}

fn periode(apport: &Apport<'_>, lues: &Lues, mois: Mois, places: &BTreeMap<String, Releve>) -> PeriodeDetaillee {
    let lue = lues.lues.get(&mois);
    let valeur = lue.and_then(|lue| lue.releve.nombre());
    let entier = places.contains_key("");
    let presents = || apport.attendus.iter().filter(|_| !entier).filter_map(|a| Some((a, places.get(&a.code)?)));
    let lieux: Vec<(String, Releve)> =
        presents().filter(|(_, r)| r.nombre().is_some()).map(|(a, r)| (a.code.clone(), r.clone())).collect();
    let couples = apport.entre_territoires == Operation::RatioDesSommes;
    let un = |(attendu, releve): (&super::Territoire, &Releve)| match (couples, apport.entre_territoires) {
        (true, _) => terme(releve),
        (false, Operation::MoyennePonderee) => Some(Terme::Pesee(releve.nombre()?, attendu.poids.clone()?)),
        (false, _) => releve.nombre().map(Terme::Valeur),
    };
    let calcul = Calcul::de(apport.entre_territoires, presents().filter_map(un).collect(), valeur.as_ref()).filter(|_| !entier);
    let manquants = match lue {
        Some(lue) => lue.manquants.clone(),
        // Nobody answered: every place is absent.
        None => apport.attendus.iter().map(|a| a.code.clone()).collect(),
    };
    let signaux = lue.map(|lue| lue.signaux.clone()).unwrap_or_default();
    PeriodeDetaillee { mois, valeur, entier, lieux, manquants, signaux, calcul }
}

#[cfg(test)]
mod tests;
