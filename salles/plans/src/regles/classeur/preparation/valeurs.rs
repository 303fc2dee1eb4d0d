//! Targets and values, under the rules of their cells.

use super::{Ecriture, Ligne, Preparation, a_virgule, annee_de};
use crate::regles::classeur::Faute;
use indicateurs::model::Indicateur;
use indicateurs::regles::redaction::{
    SaisieIndicateur, SaisieObservation, controler_observation, juger_observation, lire, lire_case,
};
use indicateurs::regles::{Chiffre, Lu};
use kernel::Refusal;
use sheets::{Changement, ErreurCellule, Souci};

/// The values of an indicator, year by year.
impl Preparation {
    pub(super) fn valeurs(&mut self, line: &Ligne<'_>) {
        let found = self.plan.indicateurs.iter().find(|i| line.id().is_some_and(|id| i.id.to_string() == id)).cloned();
        let Some(indicateur) = found else {
            let erreur = ErreurCellule { adresse: line.adresse("id"), colonne: "id".to_owned(), souci: Souci::Obligatoire };
            return self.fautes.push(Faute::Cellule(erreur));
        };
        let motif = line.dit("motif").unwrap_or_default();
        for change in &line.row.changements {
            let Some((annee, cible)) = annee_de(&change.colonne) else { continue };
            if cible {
                // A step or a mark is read again as typed; any other target is a plain decimal.
                let dite = if indicateur.mesure.a_une_echelle() { Some(a_virgule(change)) } else { line.dit(&change.colonne) };
                let valeur = dite.filter(|text| !text.is_empty());
                if !self.definis.contains(&indicateur.id) && self.but_permis(&indicateur, annee, change) {
                    self.ecritures.push(Ecriture::Cible { indicateur: indicateur.id, annee, valeur });
                    self.situer(change.adresse.clone());
                }
                continue;
            }
            let known = self.plan.observations.iter().find(|o| o.indicateur_id == indicateur.id && o.annee == annee);
            let lu = match lire_case(&indicateur, &a_virgule(change)) {
                Ok(lu) => lu,
                Err(refus) => {
                    self.fautes.push(Faute::Valeur { adresse: change.adresse.clone(), refus });
                    continue;
                }
            };
            if lu == Lu::NonSaisi {
                self.ecritures.extend(known.map(|_| Ecriture::ValeurEffacee(indicateur.id, annee)));
                self.situer(change.adresse.clone());
                continue;
            }
            let saisie = SaisieObservation::d_une_case(annee, &lu, &motif, known.map(|o| o.version));
            let judged = juger_observation(&indicateur, known, &saisie)
                .and_then(|()| controler_observation(&indicateur, known, &saisie, &self.plan.annees));
            match judged {
                Ok(lu) => {
                    // The next year of the row is compared with this one.
                    lu.iter().for_each(|lu| self.plan.annees.poser(&Chiffre::de(&indicateur, annee), lu));
                    self.ecritures.push(Ecriture::Valeur(indicateur.id, saisie));
                    self.situer(change.adresse.clone());
                }
                Err(refus) => self.fautes.push(Faute::Valeur { adresse: change.adresse.clone(), refus }),
            }
        }
    }
}

impl Preparation {
    /// A target under the rules of the definition: « plus bas = mieux » asks for a lower one. What else the definition lacks is
    /// not its business.
    fn but_permis(&mut self, i: &Indicateur, annee: i64, change: &Changement) -> bool {
        let mut saisie = SaisieIndicateur::des_cibles(i, &self.cibles_de(i.id));
        saisie.cibles.insert(annee, a_virgule(change));
        let refus = lire(i, &saisie, &self.plan.indicateurs, self.plan.contrat.duree_annees).err().unwrap_or_default();
        let champ = format!("cible.{annee}");
        let siens: Vec<_> = refus.into_iter().filter(|no| no.field().as_ref() == Some(&champ)).collect();
        let permis = siens.is_empty();
        self.fautes.extend(siens.into_iter().map(|refus| Faute::Valeur { adresse: change.adresse.clone(), refus }));
        permis
    }
}
