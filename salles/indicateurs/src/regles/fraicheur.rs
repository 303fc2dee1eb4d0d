//! F9 `fraicheur`: is the figure up to date? (§ 5)

use jiff::civil::Date;

use super::trajectoire::jours;
use super::{Mois, Pas};
use crate::model::{EtatIndicateur, Indicateur, Suivi};

/// « 1, 3, 6 ou 12 mois (grille civile), 24, 36 ou 72 mois, ou ponctuelle » (§ 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Periodicite {
    Tous(Pas),
    Ponctuelle,
}

kernel::code_enum! {
    /// Where an indicator stands before its due day.
    pub enum EtatFraicheur {
        AJour = "a_jour",
        Bientot = "bientot",
        EnRetard = "en_retard",
    }
}

/// When an indicator must be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuiviPeriodique {
    pub periodicite: Periodicite,
    /// Months the data needs to become available after the end of its period.
    pub delai: u16,
    /// First month to follow; serves until something is answered.
    pub debut: Option<Mois>,
    /// Last period **answered**, by a value or by a motivated `nd`.
    pub derniere: Option<Mois>,
    /// A closed indicator is no longer asked for.
    pub clos: bool,
    /// Days before the due day during which one is warned; 30 by default.
    pub prevenir: u16,
}

impl SuiviPeriodique {
    /// « 30 par défaut » (§ 5).
    pub const PREVENIR: u16 = 30;

    #[must_use]
    pub fn nouveau(periodicite: Periodicite, delai: u16, debut: Mois) -> Self {
        Self { periodicite, delai, debut: Some(debut), derniere: None, clos: false, prevenir: Self::PREVENIR }
    }
}

/// The last period answered, by the source that makes faith: for the whole at once, or in every place expected, when the
/// least advanced one answered. `places`: the last period of each place expected.
#[must_use]
pub fn derniere_repondue(entier: Option<Mois>, places: impl IntoIterator<Item = Option<Mois>>) -> Option<Mois> {
    let toutes: Option<Vec<Mois>> = places.into_iter().collect();
    entier.max(toutes.and_then(|toutes| toutes.into_iter().min()))
}

/// What is due, and when. Without due day, everything about it is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fraicheur {
    pub prochaine_periode: Option<Mois>,
    pub echeance: Option<Date>,
    /// Days left until the due day, negative when it is past.
    pub jours: Option<i64>,
    pub etat: Option<EtatFraicheur>,
    pub jamais_renseigne: bool,
    /// Periods whose due day is past.
    pub periodes_manquantes: u32,
}

/// « Prochaine période = dernière période **répondue** (valeur ou `nd` motivé) + périodicité ; si rien n'a jamais été
/// répondu, première période complète commençant à `debut` ou après (sur la grille civile jusqu'à 12 mois).
/// Échéance = dernier jour du mois de (prochaine période + délai). Le jour dit est encore à temps. États :
/// `a_jour`, `bientot` (`prevenir` jours ou moins, 30 par défaut), `en_retard` ; plus `jamais_renseigne` et le
/// nombre de périodes échues manquantes. Une périodicité ponctuelle ou un indicateur clos n'a pas d'échéance. »
/// (§ 5, F9)
#[must_use]
pub fn fraicheur(suivi: &SuiviPeriodique, aujourdhui: Date) -> Fraicheur {
    let jamais_renseigne = suivi.derniere.is_none();
    let (Periodicite::Tous(pas), false) = (suivi.periodicite, suivi.clos) else {
        return sans_echeance(jamais_renseigne);
    };
    let prochaine = match (suivi.derniere, suivi.debut) {
        (Some(derniere), _) => derniere.plus(pas.mois()),
        (None, Some(debut)) => premiere_periode(debut, pas),
        (None, None) => return sans_echeance(jamais_renseigne),
    };
    let du = prochaine.plus(i32::from(suivi.delai));
    let echeance = du.dernier_jour();
    let restants = jours(aujourdhui, echeance);
    let etat = if restants < 0 {
        EtatFraicheur::EnRetard
    } else if restants <= i64::from(suivi.prevenir) {
        EtatFraicheur::Bientot
    } else {
        EtatFraicheur::AJour
    };
    // A due day is the last of its month: it is past when its month is.
    let mois_passes = Mois::de(aujourdhui).depuis(du);
    let periodes_manquantes = if mois_passes > 0 { (mois_passes - 1) / pas.mois() + 1 } else { 0 };
    Fraicheur {
        prochaine_periode: Some(prochaine),
        echeance: Some(echeance),
        jours: Some(restants),
        etat: Some(etat),
        jamais_renseigne,
        periodes_manquantes: periodes_manquantes.unsigned_abs(),
    }
}

fn sans_echeance(jamais_renseigne: bool) -> Fraicheur {
    Fraicheur { prochaine_periode: None, echeance: None, jours: None, etat: None, jamais_renseigne, periodes_manquantes: 0 }
}

/// « première période complète commençant à `debut` ou après », named by its last month.
fn premiere_periode(debut: Mois, pas: Pas) -> Mois {
    let attente = if pas.civil() { (-debut.rang()).rem_euclid(pas.mois()) } else { 0 };
    debut.plus(attente + pas.mois() - 1)
}

/// How fresh an indicator is on a day, knowing the last period answered.
#[must_use]
pub fn fraicheur_de(indicateur: &Indicateur, suivi: &Suivi, derniere: Option<Mois>, jour: Date) -> Fraicheur {
    // What is computed from others is asked of nobody: its operands are.
    let pas = suivi.pas().filter(|_| indicateur.derive_de.is_none() && suivi.expression.is_empty());
    let suivi = SuiviPeriodique {
        periodicite: pas.map_or(Periodicite::Ponctuelle, Periodicite::Tous),
        delai: u16::try_from(suivi.delai).unwrap_or(0),
        debut: suivi.debut,
        derniere,
        clos: indicateur.etat == EtatIndicateur::Clos,
        prevenir: SuiviPeriodique::PREVENIR,
    };
    fraicheur(&suivi, jour)
}
