//! A value typed for one year, and whether it may be written: a number or a mark of absence, never both, never 0 for
//! nothing.

use super::Refus;
use crate::model::{Absence, Indicateur, Mesure, Observation};
use crate::regles::echelle::placer;
use crate::regles::{Annees, Chiffre, Lu, MOTIF_MIN, RefusCellule, lire_cellule, lu_de_l_annee};
use kernel::nombre::{Marque, Nombre, Saisie, lire_saisie};

/// Where a value typed here comes from.
pub const PROVENANCE: &str = "saisie";

/// A value as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieObservation {
    pub annee: i64,
    /// « 12,5 », « n.d », or empty.
    pub valeur: String,
    /// Code of the mark of absence; empty: none chosen.
    pub absence: String,
    pub motif: String,
    /// Version of the value that the form showed; none when there was no value.
    pub vue: Option<i64>,
}

/// The value or the mark that was typed. « champs n.d : motif obligatoire ».
///
/// # Errors
/// The refusals of what was typed.
pub fn lire_observation(indicateur: &Indicateur, saisie: &SaisieObservation) -> Result<(Option<String>, Option<Absence>), Refus> {
    let saisi = saisie.valeur.trim();
    let choisie = match saisie.absence.as_str() {
        "" => None,
        code => Some(
            Absence::from_code(code)
                .ok_or_else(|| Refus::ChoixInconnu { champ: "absence".to_owned(), saisi: code.to_owned() })?,
        ),
    };
    let pas_un_nombre = || Refus::PasUnNombre { champ: "valeur".to_owned(), saisi: saisi.to_owned() };
    let texte = matches!(indicateur.mesure, Mesure::Document | Mesure::Texte);
    let (valeur, ecrite) = if saisi.is_empty() {
        (None, None)
    } else if texte {
        (Some(saisi.to_owned()), None)
    } else {
        let oui_non = indicateur.mesure == Mesure::OuiNon;
        let sur_echelle = placer(indicateur.mesure, indicateur.echelle.as_ref(), saisi);
        match (kernel::texte::cle(saisi).as_str(), lire_saisie(saisi)) {
            ("oui" | "o" | "yes", _) if oui_non => (Some("1".to_owned()), None),
            ("non" | "n" | "no", _) if oui_non => (Some("0".to_owned()), None),
            (_, Ok(Saisie::Valeur { .. }) | Err(_)) if sur_echelle.is_some() => {
                let placee = sur_echelle.transpose().map_err(|hors| Refus::HorsEchelle { champ: "valeur".to_owned(), hors })?;
                (placee.map(|n| n.to_string()), None)
            }
            (_, Ok(Saisie::Valeur { nombre, .. })) if !oui_non || nombre == Nombre::zero() || nombre == Nombre::un() => {
                (Some(nombre.to_string()), None)
            }
            (_, Ok(Saisie::Valeur { .. })) => return Err(Refus::ValeurOuiNon { saisi: saisi.to_owned() }),
            (_, Ok(Saisie::Absence(Marque::NonDisponible))) => (None, Some(Absence::NonDisponible)),
            (_, Ok(Saisie::Absence(Marque::NonSaisi))) => (None, None),
            (_, Ok(Saisie::ErreurFormule(erreur))) => return Err(Refus::FormuleEnErreur { saisi: erreur }),
            (_, Err(_)) => return Err(pas_un_nombre()),
        }
    };
    match (valeur, choisie.or(ecrite)) {
        (Some(_), Some(_)) => Err(Refus::ValeurEtAbsence),
        (None, None) => Err(Refus::RienDeSaisi),
        (None, Some(Absence::NonDisponible)) if saisie.motif.trim().is_empty() => Err(Refus::MotifDAbsence),
        lue => Ok(lue),
    }
}

/// What a cell says of a year, by the reader of the grid: « 12,5 », « oui », a step, « nd : motif », « sans objet : motif ». The
/// figure of a year of a ratio is the percentage it makes.
///
/// # Errors
/// `Controle`, `HorsEchelle`.
pub fn lire_case(indicateur: &Indicateur, texte: &str) -> Result<Lu, Refus> {
    let (mesure, unite) = match indicateur.mesure {
        Mesure::Ratio => (Mesure::TauxNu, "%"),
        autre => (autre, indicateur.unite.as_str()),
    };
    lire_cellule(mesure, unite, indicateur.echelle.as_ref(), texte).map_err(|refus| match refus {
        RefusCellule::HorsEchelle(hors) => Refus::HorsEchelle { champ: "valeur".to_owned(), hors },
        autre => Refus::Controle(Box::new(autre)),
    })
}

impl SaisieObservation {
    /// What a cell says, to be written over what `vue` is. The reason behind its mark goes before that of its row.
    #[must_use]
    pub fn d_une_case(annee: i64, lu: &Lu, motif: &str, vue: Option<i64>) -> Self {
        let mut saisie = Self { annee, motif: motif.to_owned(), vue, ..Self::default() };
        match lu {
            Lu::NonSaisi => {}
            Lu::Texte(texte) => saisie.valeur.clone_from(texte),
            Lu::Absente(absence, dit) => {
                absence.code().clone_into(&mut saisie.absence);
                if let Some(dit) = dit {
                    saisie.motif.clone_from(dit);
                }
            }
            // « 1.234 » would be read as one thousand, or as a bit more than one.
            Lu::Nombre(_) | Lu::Couple(..) => {
                saisie.valeur = lu.nombre().map(|n| n.to_string().replace('.', ",")).unwrap_or_default();
            }
        }
        saisie
    }

    /// The reason given, if any.
    #[must_use]
    pub fn motif(&self) -> Option<String> {
        Some(self.motif.trim()).filter(|m| !m.is_empty()).map(str::to_owned)
    }
}

/// May this be written over `avant`? Nothing is read nor written.
///
/// # Errors
/// The refusals of what was typed; `Calculee` for a figure that a formula gives; `MotifDeCorrection` for a value that came from elsewhere, corrected without a reason.
pub fn juger_observation(indicateur: &Indicateur, avant: Option<&Observation>, saisie: &SaisieObservation) -> Result<(), Refus> {
    let lue = lire_observation(indicateur, saisie)?;
    match avant {
        Some(avant) if (&avant.valeur, avant.absence) != (&lue.0, lue.1) && avant.provenance == "formule" => {
            Err(Refus::Calculee { code: indicateur.code.clone() })
        }
        Some(avant) if (&avant.valeur, avant.absence) != (&lue.0, lue.1) && avant.provenance != PROVENANCE => {
            let ancienne = avant.valeur.clone().or(avant.absence.map(|a| a.code().to_owned())).unwrap_or_default();
            let provenance = avant.provenance.clone();
            saisie.motif().map(drop).ok_or(Refus::MotifDeCorrection { ancienne, provenance })
        }
        _ => Ok(()),
    }
}

/// The controls of § 6 on a figure that changes: refusals in plain words, and the alerts that pass with a reason of 20 signs; who
/// types here may validate. What it says, when it is new.
///
/// # Errors
/// `Controle`, and the refusals of what was typed.
pub fn controler_observation(
    indicateur: &Indicateur,
    avant: Option<&Observation>,
    saisie: &SaisieObservation,
    annees: &Annees,
) -> Result<Option<Lu>, Refus> {
    let (valeur, absence) = lire_observation(indicateur, saisie)?;
    if avant.is_some_and(|avant| (&avant.valeur, avant.absence) == (&valeur, absence)) {
        return Ok(None);
    }
    let lu = lu_de_l_annee(indicateur.mesure, valeur.as_deref(), absence, &saisie.motif);
    let alertes = annees
        .juger(&Chiffre::de(indicateur, saisie.annee), &lu, &saisie.motif)
        .map_err(|refus| Refus::Controle(Box::new(refus)))?;
    if !alertes.is_empty() && saisie.motif.trim().chars().count() < MOTIF_MIN {
        return Err(Refus::Controle(Box::new(RefusCellule::MotifDAlerte { alertes })));
    }
    Ok(Some(lu))
}
