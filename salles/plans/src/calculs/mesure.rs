//! An indicator as the figures of a plan need it, and where its series breaks.

use super::nombre_en_mots;
use super::plan_lu::FicheLue;
use crate::model::Contrat;
use crate::regles::annee;
use indicateurs::model::{Absence, Echelle, EtatIndicateur, Etendue, Mesure, Rupture, Sens, Suivi};
use indicateurs::pages::etendue;
use indicateurs::regles::echelle::dire;
use indicateurs::regles::{Coupures, Mois, ReferenceLue, Taux, Visee, coupures_du_contrat};
use jiff::civil::Date;
use kernel::Lang;
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
    /// What its values are read on.
    pub echelle: Option<Echelle>,
    pub sens: Sens,
    pub reference: Option<Nombre>,
    pub poids: Nombre,
    pub etat: EtatIndicateur,
    pub cibles: BTreeMap<i64, Nombre>,
    pub valeurs: BTreeMap<i64, ValeurLue>,
    pub reference_le: Option<Date>,
    /// The bounds that a « maintien » keeps.
    pub minimum: Option<Nombre>,
    pub maximum: Option<Nombre>,
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
        match self.visee().reference(self.fin(annee)) {
            ReferenceLue::Face(reference) => Ok(reference),
            ReferenceLue::Coupee(depuis) => Err(depuis),
        }
    }

    /// The last month of a year: any will do while the series never breaks.
    fn fin(&self, annee: i64) -> Mois {
        self.fins.get(&annee).copied().unwrap_or_else(|| Mois::de(Date::MAX))
    }

    fn visee(&self) -> Visee<'_> {
        Visee {
            mesure: self.mesure,
            echelle: self.echelle.as_ref(),
            sens: self.sens,
            reference: self.reference.as_ref(),
            reference_le: self.reference_le,
            minimum: self.minimum.as_ref(),
            maximum: self.maximum.as_ref(),
            coupures: &self.coupures,
            datee: !self.cibles.is_empty(),
        }
    }

    /// What stands where people read the target of a year.
    #[must_use]
    pub fn cible_ecrite(&self, annee: i64, lang: Lang) -> Option<String> {
        self.visee().cible_ecrite(self.cibles.get(&annee), &|n| self.en_mots(n, lang))
    }

    /// One of its numbers as people read it: « 12,5 », « Étude remise (25 %) ».
    #[must_use]
    pub fn en_mots(&self, n: &Nombre, lang: Lang) -> String {
        dire(self.echelle.as_ref(), n, lang).unwrap_or_else(|| nombre_en_mots(n, lang))
    }

    fn valeur(&self, annee: i64) -> Option<&Nombre> {
        self.valeurs.get(&annee).and_then(|v| v.valeur.as_ref())
    }

    /// The rate of a year, as the page of the indicator says it.
    #[must_use]
    pub fn taux(&self, annee: i64) -> Taux {
        self.visee().taux(self.fin(annee), self.cibles.get(&annee), self.valeur(annee))
    }

    /// « un élément **mesurable sans valeur** est un manque », any other is set aside.
    #[must_use]
    pub fn mesurable(&self, annee: i64) -> bool {
        self.visee().mesurable(self.fin(annee), self.cibles.get(&annee), self.valeur(annee).is_some())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct ValeurLue {
    pub valeur: Option<Nombre>,
    pub absence: Option<Absence>,
    pub auteur: String,
    /// What it was gathered from, when it was.
    pub lecture: Option<Etendue>,
}

impl ValeurLue {
    /// Who said it, and the window it was gathered from when it takes several periods.
    #[must_use]
    pub fn origine(&self, lang: Lang) -> String {
        let lue = self.lecture.as_ref().filter(|e| e.attendus != 1 || e.presents < e.attendus || !e.signaux.is_empty());
        let dites = lue.map(|e| etendue(e, lang)).unwrap_or_default();
        std::iter::once(self.auteur.clone()).chain(dites).collect::<Vec<_>>().join(" — ")
    }
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
