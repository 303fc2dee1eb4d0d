//! F12 `sequence`: gestures one after the other, recomputing only what each one touches.

use kernel::nombre::Nombre;

use super::chaine::{ligne, remonter};
use super::{Chaine, IndicateurChaine, Lecture, LigneChaine, Mois, Remontee, Sens, chaine};

/// What somebody does. « `observer`, `effacer`, `date`, ou un champ `cible`, `reference`, `poids`, `applicable`,
/// `sens` » (§ 4, F12)
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Geste {
    /// Records or corrects the value of a period.
    Observer {
        code: String,
        mois: Mois,
        lecture: Lecture,
    },
    Effacer {
        code: String,
        mois: Mois,
    },
    /// Moves the date of the reading.
    Date(Mois),
    Cible {
        code: String,
        valeur: Option<Nombre>,
    },
    Reference {
        code: String,
        valeur: Option<Nombre>,
    },
    Poids {
        code: String,
        valeur: Nombre,
    },
    Applicable {
        code: String,
        valeur: bool,
    },
    Sens {
        code: String,
        valeur: Sens,
    },
}

/// The gesture names something that is not there; nothing is changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GesteRefuse {
    #[error("no indicator bears the code {code:?}")]
    IndicateurInconnu { code: String },
}

/// Indicators, their records, and the state computed from them.
///
/// « Propriétés à tenir : incrémental = complet ; l'ordre de saisies sur des clés distinctes est sans effet ; deux
/// recalculs donnent les mêmes octets. » (§ 9): a gesture on one indicator reads its series again and no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    chaine: Chaine,
    lignes: Vec<LigneChaine>,
    remontee: Remontee,
}

impl Sequence {
    #[must_use]
    pub fn nouvelle(initiale: Chaine) -> Self {
        let etat = chaine(&initiale);
        Self { chaine: initiale, lignes: etat.lignes, remontee: etat.remontee }
    }

    /// Applies one gesture and gives the new state.
    pub fn appliquer(&mut self, geste: &Geste) -> Result<&Remontee, GesteRefuse> {
        match geste {
            Geste::Date(a) => {
                self.chaine.a = *a;
                self.lignes = self.chaine.indicateurs.iter().map(|i| ligne(i, self.chaine.a)).collect();
            }
            Geste::Observer { code, mois, lecture } => {
                self.toucher(code, |indicateur| observer(indicateur, *mois, lecture))?;
            }
            Geste::Effacer { code, mois } => {
                self.toucher(code, |indicateur| {
                    indicateur.serie.retain(|(deja, _)| deja != mois);
                })?;
            }
            Geste::Cible { code, valeur } => {
                self.toucher(code, |indicateur| indicateur.objectif.cible.clone_from(valeur))?;
            }
            Geste::Reference { code, valeur } => {
                self.toucher(code, |indicateur| indicateur.objectif.reference.clone_from(valeur))?;
            }
            Geste::Poids { code, valeur } => {
                self.toucher(code, |indicateur| indicateur.poids.clone_from(valeur))?;
            }
            Geste::Applicable { code, valeur } => {
                self.toucher(code, |indicateur| indicateur.applicable = *valeur)?;
            }
            Geste::Sens { code, valeur } => {
                self.toucher(code, |indicateur| indicateur.objectif.sens = *valeur)?;
            }
        }
        self.remontee = remonter(&self.lignes, &self.chaine.couverture_min);
        Ok(&self.remontee)
    }

    /// What is known now; a full computation of it gives the current state.
    #[must_use]
    pub fn chaine(&self) -> &Chaine {
        &self.chaine
    }

    #[must_use]
    pub fn lignes(&self) -> &[LigneChaine] {
        &self.lignes
    }

    #[must_use]
    pub fn remontee(&self) -> &Remontee {
        &self.remontee
    }

    /// Changes one indicator and computes its line again.
    fn toucher(&mut self, code: &str, changer: impl FnOnce(&mut IndicateurChaine)) -> Result<(), GesteRefuse> {
        let a = self.chaine.a;
        let paires = self.chaine.indicateurs.iter_mut().zip(&mut self.lignes);
        for (indicateur, calculee) in paires {
            if indicateur.code == code {
                changer(indicateur);
                *calculee = ligne(indicateur, a);
                return Ok(());
            }
        }
        Err(GesteRefuse::IndicateurInconnu { code: code.to_owned() })
    }
}

/// A period already recorded is corrected in place.
fn observer(indicateur: &mut IndicateurChaine, mois: Mois, lecture: &Lecture) {
    match indicateur.serie.iter_mut().find(|(deja, _)| *deja == mois) {
        Some((_, ancienne)) => ancienne.clone_from(lecture),
        None => indicateur.serie.push((mois, lecture.clone())),
    }
}
