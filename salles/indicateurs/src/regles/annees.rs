//! The figure of one year of the contract under the controls of a cell (§ 6), whatever road it comes by: the page of a sheet, a
//! program, a workbook, an answer to a campaign.

use super::{Absence, Alerte, Calendrier, Contexte, Lecture, Lu, Mesure, Mois, Nature, RefusCellule, RemiseAZero, controler};
use crate::model::{EtatObservation, Indicateur, IndicateurId, Observation, Suivi};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

/// What the figures of years are judged against: how indicators are followed, what their other years say, where series break.
#[derive(Debug, Clone, Default)]
pub struct Annees {
    pub suivis: Vec<Suivi>,
    pub chiffres: BTreeMap<(IndicateurId, i64), Nombre>,
    pub ruptures: Vec<(IndicateurId, i64)>,
    /// None: nobody knows when the years begin.
    pub calendrier: Option<Calendrier>,
    pub aujourdhui: Option<Date>,
}

/// The indicator and the year that a figure is of.
#[derive(Debug, Clone, Copy)]
pub struct Chiffre<'a> {
    pub indicateur: IndicateurId,
    pub mesure: Mesure,
    pub unite: &'a str,
    pub annee: i64,
}

impl<'a> Chiffre<'a> {
    #[must_use]
    pub fn de(indicateur: &'a Indicateur, annee: i64) -> Self {
        Self { indicateur: indicateur.id, mesure: indicateur.mesure, unite: &indicateur.unite, annee }
    }
}

/// What a figure kept for a year says, as a cell would.
#[must_use]
pub fn lu_de_l_annee(mesure: Mesure, valeur: Option<&str>, absence: Option<Absence>, motif: &str) -> Lu {
    let motif = Some(motif.trim()).filter(|m| !m.is_empty()).map(str::to_owned);
    match (absence, valeur) {
        (Some(absence), _) => Lu::Absente(absence, motif),
        (None, Some(texte)) if matches!(mesure, Mesure::Document | Mesure::Texte) => Lu::Texte(texte.to_owned()),
        (None, valeur) => valeur.and_then(|n| n.parse().ok()).map_or(Lu::NonSaisi, Lu::Nombre),
    }
}

impl Annees {
    /// The refusals and the alerts of § 6, but for the grid: a year is always on it. `motif`: what was written to explain it.
    ///
    /// # Errors
    /// « **refus** au champ, avec la règle en clair » ; `AnneeAVenir` for a year that has not begun.
    pub fn juger(&self, c: &Chiffre<'_>, lu: &Lu, motif: &str) -> Result<Vec<Alerte>, RefusCellule> {
        if let (Some(calendrier), Some(jour)) = (self.calendrier, self.aujourdhui) {
            let commence = calendrier.premier_jour(c.annee);
            if commence > jour {
                return Err(RefusCellule::AnneeAVenir { annee: c.annee, commence });
            }
        }
        let suivi = self.suivis.iter().find(|s| s.indicateur_id == c.indicateur);
        let nombre = |texte: Option<&String>| texte.and_then(|t| t.parse::<Nombre>().ok());
        let historique = self.historique(c);
        let contexte = Contexte {
            mesure: c.mesure,
            unite: c.unite,
            nature: suivi.map_or(Nature::Flux, |s| s.nature),
            remise_a_zero: suivi.map_or(RemiseAZero::Annee, |s| s.remise_a_zero),
            pas: None,
            debut: None,
            contrat: None,
            periode: self.fin(c.annee),
            jour: None,
            provisoire: false,
            minimum: nombre(suivi.and_then(|s| s.minimum.as_ref())),
            maximum: nombre(suivi.and_then(|s| s.maximum.as_ref())),
            decimales: suivi.and_then(|s| s.decimales),
            part: suivi.is_some_and(|s| s.part),
            historique: &historique,
        };
        controler(&contexte, lu, motif)
    }

    /// The other years of the same series, oldest first: « un taux ne traverse pas une rupture », nor does what a value is
    /// compared with.
    fn historique(&self, c: &Chiffre<'_>) -> Vec<(Mois, Nombre)> {
        let coupee = |annee: i64| {
            let (de, a) = (annee.min(c.annee), annee.max(c.annee));
            self.ruptures.iter().any(|(id, rompue)| *id == c.indicateur && de < *rompue && *rompue <= a)
        };
        let siennes = self.chiffres.iter().filter(|((id, annee), _)| *id == c.indicateur && *annee != c.annee && !coupee(*annee));
        siennes.map(|((_, annee), n)| (self.fin(*annee), n.clone())).collect()
    }

    /// Last month of a year of the contract.
    fn fin(&self, annee: i64) -> Mois {
        let de_rang = || Mois::nouveau(i16::try_from(annee).unwrap_or(0), 12);
        self.calendrier.map_or_else(|| de_rang().unwrap_or_else(|| Mois::de(Date::ZERO)), |calendrier| calendrier.fin(annee))
    }

    /// The same on that day: a year to come is refused.
    #[must_use]
    pub fn au(self, jour: Date) -> Self {
        Self { aujourdhui: Some(jour), ..self }
    }

    /// Takes the figures that count.
    pub fn compter(&mut self, observations: &[Observation]) {
        let validees = observations.iter().filter(|o| o.etat == EtatObservation::Validee);
        let lues = validees.filter_map(|o| Some(((o.indicateur_id, o.annee), o.valeur.as_deref()?.parse().ok()?)));
        self.chiffres.extend(lues);
    }

    /// The same once that figure counts: those of one entry are compared with each other.
    pub fn poser(&mut self, c: &Chiffre<'_>, lu: &Lu) {
        match lu.nombre() {
            Some(n) => self.chiffres.insert((c.indicateur, c.annee), n),
            None => self.chiffres.remove(&(c.indicateur, c.annee)),
        };
    }
}

impl From<&Lu> for Lecture {
    fn from(lu: &Lu) -> Self {
        match lu {
            Lu::Absente(absence, _) => Lecture::Absente(*absence),
            autre => Lecture::from(autre.nombre()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Refusal;

    fn nombre(n: i64) -> Lu {
        Lu::Nombre(Nombre::from(n))
    }

    fn ateliers(annee: i64) -> Chiffre<'static> {
        Chiffre { indicateur: IndicateurId::fresh(), mesure: Mesure::Quantite, unite: "ateliers", annee }
    }

    #[test]
    fn une_annee_se_compare_aux_autres_de_sa_serie() {
        let cinq = ateliers(5);
        let mut annees = Annees::default();
        annees.chiffres.extend([(1, 100), (2, 102), (3, 98), (4, 13)].map(|(a, n)| ((cinq.indicateur, a), Nombre::from(n))));
        let codes =
            |annees: &Annees, n| annees.juger(&cinq, &nombre(n), "").unwrap().iter().map(Alerte::code).collect::<Vec<_>>();
        assert_eq!(codes(&annees, 99_999), ["variation"]);
        assert_eq!(codes(&annees, 14), Vec::<&str>::new());
        annees.ruptures.push((cinq.indicateur, 5));
        assert_eq!(codes(&annees, 99_999), Vec::<&str>::new(), "une autre règle commence avec l’année 5");
        annees.ruptures.clear();
        annees.poser(&Chiffre { annee: 4, ..cinq }, &nombre(99_000));
        assert_eq!(codes(&annees, 99_999), Vec::<&str>::new(), "celle d’avant, telle qu’elle vient d’être saisie");
    }

    #[test]
    fn une_annee_qui_n_a_pas_commence_ne_se_renseigne_pas() {
        let calendrier = Calendrier { depart: jiff::civil::date(2024, 7, 1), civil: false, duree: 5 };
        let annees =
            Annees { calendrier: Some(calendrier), aujourdhui: Some(jiff::civil::date(2026, 6, 30)), ..Annees::default() };
        let refus = annees.juger(&ateliers(3), &nombre(4), "").unwrap_err();
        assert_eq!(refus, RefusCellule::AnneeAVenir { annee: 3, commence: jiff::civil::date(2026, 7, 1) });
        assert!(refus.remedy(kernel::Lang::Fr).is_some());
        assert_eq!(annees.juger(&ateliers(2), &nombre(4), ""), Ok(vec![]), "une revue se tient avant la fin de son année");
        let civile = Annees { calendrier: Some(Calendrier { civil: true, ..calendrier }), ..annees };
        assert!(civile.juger(&ateliers(3), &nombre(4), "").is_ok());
    }
}
