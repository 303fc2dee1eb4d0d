//! An indicator as the figures of a plan need it, and where its series breaks.

use super::plan_lu::FicheLue;
use crate::model::Contrat;
use crate::regles::annee;
use indicateurs::model::{Absence, EtatIndicateur, Mesure, Rupture, Sens, Suivi};
use indicateurs::regles::{Coupures, Mois, ReferenceLue, coupures_du_contrat};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;
use store::{Read, StoreError, args};

#[derive(Debug, Clone, PartialEq)]
pub struct MesureLue {
    pub id: String,
    pub code: String,
    pub libelle: String,
    pub unite: String,
    pub mesure: Mesure,
    pub sens: Sens,
    pub reference: Option<Nombre>,
    pub poids: Nombre,
    pub etat: EtatIndicateur,
    pub cibles: BTreeMap<i64, Nombre>,
    pub valeurs: BTreeMap<i64, ValeurLue>,
    pub reference_le: Option<Date>,
    /// Where its figures come from.
    pub source: String,
    pub coupures: Coupures,
    /// Last month of each contract year, when the series breaks.
    pub fins: BTreeMap<i64, Mois>,
}

impl MesureLue {
    /// Tells it where its series breaks.
    pub(super) fn couper(&mut self, contrat: &Contrat, coupures: Option<&Coupures>) {
        let Some(coupures) = coupures else { return };
        self.coupures = coupures.clone();
        self.fins = (1..=contrat.duree_annees).map(|n| (n, Mois::de(annee::bornes(contrat, n).1))).collect();
    }

    /// The reference that a value of that year may be put in front of: « un taux ne traverse pas une rupture sans référence
    /// recalée ». Without it, the first month under the new rule.
    ///
    /// # Errors
    /// The first month under the rule that the reference does not follow.
    pub fn reference_de(&self, annee: i64) -> Result<Option<Nombre>, Mois> {
        let Some(fin) = self.fins.get(&annee).filter(|_| self.mesure != Mesure::OuiNon) else {
            return Ok(self.reference.clone());
        };
        match self.coupures.reference(self.reference.as_ref(), self.reference_le, *fin) {
            ReferenceLue::Face(reference) => Ok(reference),
            ReferenceLue::Coupee(depuis) => Err(depuis),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct ValeurLue {
    pub valeur: Option<Nombre>,
    pub absence: Option<Absence>,
    pub auteur: String,
}

/// Tells every indicator where its series breaks; two questions, one when no series does.
pub(super) async fn couper(reader: &mut impl Read, contrat: &Contrat, fiches: &mut [FicheLue]) -> Result<(), StoreError> {
    let key = contrat.id.to_string();
    let ruptures: Vec<Rupture> = reader.list("contrat_id = $2 ;; ORDER BY id", args![key.clone()]).await?;
    if ruptures.is_empty() {
        return Ok(());
    }
    let suivis: Vec<Suivi> = reader.list("contrat_id = $2 ;; ORDER BY id", args![key]).await?;
    let coupures = coupures_du_contrat(&ruptures, &suivis);
    for mesure in fiches.iter_mut().flat_map(|f| f.mesures.iter_mut()) {
        mesure.couper(contrat, mesure.id.parse().ok().and_then(|id| coupures.get(&id)));
    }
    Ok(())
}
