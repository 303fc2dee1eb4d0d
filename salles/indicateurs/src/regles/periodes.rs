//! F3 `periodes`: several periods into one.

use kernel::nombre::Nombre;
use serde::Deserialize;

use super::{Lecture, Manque, Mesure, Operation, Signal, Signaux};

/// What one period holds: a value, or the couple of a ratio.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Releve {
    Couple(Lecture, Lecture),
    Valeur(Lecture),
}

impl Releve {
    /// Its number; a couple gives its rate in percent, nothing on a zero denominator.
    #[must_use]
    pub fn nombre(&self) -> Option<Nombre> {
        match self {
            Self::Valeur(lecture) => lecture.valeur().cloned(),
            Self::Couple(haut, bas) => (Nombre::cent() * haut.valeur()?).checked_div(bas.valeur()?),
        }
    }

    /// Both numbers; « Un couple à moitié vide est absent ».
    fn couple(&self) -> Option<(&Nombre, &Nombre)> {
        match self {
            Releve::Couple(haut, bas) => Some((haut.valeur()?, bas.valeur()?)),
            Releve::Valeur(_) => None,
        }
    }

    fn valeur(&self) -> Option<&Nombre> {
        match self {
            Releve::Valeur(lecture) => lecture.valeur(),
            Releve::Couple(..) => None,
        }
    }

    fn est_sans_objet(&self) -> bool {
        match self {
            Releve::Valeur(lecture) => lecture.est_sans_objet(),
            Releve::Couple(haut, bas) => haut.est_sans_objet() || bas.est_sans_objet(),
        }
    }
}

/// How periods are gathered; `facteur` is 100 for a percentage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgregationPeriodes {
    pub mesure: Mesure,
    pub operation: Operation,
    pub manque: Manque,
    pub facteur: Nombre,
}

impl AgregationPeriodes {
    /// Strict, in percent for a ratio.
    #[must_use]
    pub fn nouvelle(mesure: Mesure, operation: Operation) -> Self {
        Self { mesure, operation, manque: Manque::Strict, facteur: Nombre::cent() }
    }

    fn permise(&self) -> bool {
        use Operation::{Dernier, Max, Min, Moyenne, RatioDesSommes, Somme};
        match self.mesure {
            Mesure::Quantite => {
                matches!(self.operation, Somme | Moyenne | Dernier | Max | Min)
            }
            Mesure::Ratio => matches!(self.operation, RatioDesSommes | Dernier),
            Mesure::Distinct => matches!(self.operation, Dernier | Max | Min),
            _ => false,
        }
    }
}

/// One value for several periods, with what it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgregatPeriodes {
    pub valeur: Option<Nombre>,
    pub presents: usize,
    pub attendus: usize,
    pub signaux: Signaux,
}

/// « `quantite` : somme, moyenne, dernier, max, min. `ratio` : `ratio_des_sommes` ou `dernier`. `distinct` :
/// dernier, max, min. Le reste : `operation_interdite`. `dernier` saute les nulls avec le signal
/// `valeur_anterieure` ; les autres suivent `manque`. Un couple à moitié vide est absent ; dénominateur nul :
/// null, `denominateur_nul`. » (§ 4, F3)
///
/// `releves` go from the oldest period to the latest; `sans_objet` takes a period out of what is expected.
#[must_use]
pub fn periodes(agregation: &AgregationPeriodes, releves: &[Releve]) -> AgregatPeriodes {
    if !agregation.permise() {
        return AgregatPeriodes { signaux: Signaux::from([Signal::OperationInterdite]), ..AgregatPeriodes::default() };
    }
    let attendus: Vec<&Releve> = releves.iter().filter(|r| !r.est_sans_objet()).collect();
    let mut signaux = Signaux::new();
    let (presents, valeur) = if agregation.mesure == Mesure::Ratio {
        let couples: Vec<_> = attendus.iter().map(|r| r.couple()).collect();
        let retenus = retenir(agregation, &couples, &mut signaux);
        let haut: Nombre = retenus.iter().map(|(haut, _)| *haut).sum();
        let bas: Nombre = retenus.iter().map(|(_, bas)| *bas).sum();
        if !retenus.is_empty() && bas.est_nul() {
            signaux.insert(Signal::DenominateurNul);
        }
        let valeur = (&agregation.facteur * &haut).checked_div(&bas);
        (couples.iter().flatten().count(), valeur)
    } else {
        let valeurs: Vec<_> = attendus.iter().map(|r| r.valeur()).collect();
        let retenues = retenir(agregation, &valeurs, &mut signaux);
        let valeur = match agregation.operation {
            _ if retenues.is_empty() => None,
            Operation::Max => retenues.iter().copied().max().cloned(),
            Operation::Min => retenues.iter().copied().min().cloned(),
            Operation::Moyenne => {
                let somme: Nombre = retenues.iter().copied().sum();
                somme.checked_div(&Nombre::from(retenues.len()))
            }
            _ => Some(retenues.iter().copied().sum()),
        };
        (valeurs.iter().flatten().count(), valeur)
    };
    AgregatPeriodes { valeur, presents, attendus: attendus.len(), signaux }
}

/// The records the operation works on: the last known one for `dernier`, all the known ones for the others, none
/// when the rule `manque` forbids it.
fn retenir<T: Copy>(agregation: &AgregationPeriodes, releves: &[Option<T>], signaux: &mut Signaux) -> Vec<T> {
    let mut connus: Vec<T> = releves.iter().copied().flatten().collect();
    let complet = connus.len() == releves.len();
    if agregation.operation == Operation::Dernier {
        if !connus.is_empty() && releves.last().is_some_and(Option::is_none) {
            signaux.insert(Signal::ValeurAnterieure);
        }
        connus = connus.pop().into_iter().collect();
    } else if !complet {
        signaux.insert(Signal::PeriodeManquante);
        if agregation.manque == Manque::Strict {
            connus.clear();
        }
    }
    if connus.is_empty() {
        signaux.insert(Signal::PeriodeManquante);
    }
    connus
}
