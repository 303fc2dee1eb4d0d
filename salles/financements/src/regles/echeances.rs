//! What falls due and when to remind it (Financements, § 9).

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use kernel::{Lang, Refusal};

use super::{Euros, Parametres};

/// A deadline and the days on which somebody is reminded of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echeance {
    /// The last day on time.
    pub limite: Date,
    pub rappels: Vec<Date>,
    pub source: &'static str,
}

/// The days so many days before that one.
pub(super) fn avant(jour: Date, jours: &[i64]) -> Vec<Date> {
    jours.iter().filter_map(|n| Span::new().try_days(*n).ok().and_then(|span| jour.checked_sub(span).ok())).collect()
}

/// « 30 avril N+1 […] rappels J−60, J−30, J−7, J−1 » ; « 30 inclus, rappels calés sur le 29 » (§ 6), so that a reminder read
/// strictly (« avant le 30 ») is still on time. `exercice` is the year reviewed.
#[must_use]
pub fn bilan(exercice: i16, p: &Parametres) -> Option<Echeance> {
    let jour = |quantieme| Date::new(exercice.checked_add(1)?, 4, quantieme).ok();
    let limite = jour(if p.bilan_echeance_incluse { 30 } else { 29 })?;
    Some(Echeance { limite, rappels: avant(jour(29)?, &[60, 30, 7, 1]), source: "Contrat de ville 2024-2030, § 5 p. 68" })
}

/// « 6 mois après la fin de l'exercice (30 juin si année civile) » (LEG-03).
#[must_use]
pub fn compte_rendu(exercice_fin: Date) -> Option<Echeance> {
    let limite = exercice_fin.checked_add(Span::new().try_months(6).ok()?).ok()?;
    Some(Echeance { limite, rappels: avant(limite, &[60, 30, 7, 1]), source: "Loi n° 2000-321 du 12 avril 2000, art. 10" })
}

/// « 3 mois après signature » (LEG-02).
#[must_use]
pub fn publication(convention_signee_le: Date) -> Option<Echeance> {
    let limite = convention_signee_le.checked_add(Span::new().try_months(3).ok()?).ok()?;
    Some(Echeance { limite, rappels: avant(limite, &[30, 7, 1]), source: "Décret n° 2017-779 du 5 mai 2017" })
}

/// The end of a call: « instant fixé par la lettre », « heure de Paris ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cloture {
    instant: Timestamp,
    locale: DateTime,
}

/// « Dépôt après la clôture : 409 « Cet appel est clos depuis le {j} à {h}. » » (§ 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppelClos {
    pub depuis: DateTime,
}

impl Cloture {
    /// A wall-clock time in Paris; nothing when the house has no time zones.
    #[must_use]
    pub fn a_paris(locale: DateTime) -> Option<Self> {
        let instant = locale.to_zoned(TimeZone::get("Europe/Paris").ok()?).ok()?.timestamp();
        Some(Self { instant, locale })
    }

    /// « avant l'instant de clôture ».
    ///
    /// # Errors
    /// [`AppelClos`] from the very instant of the closing.
    pub fn accepte(&self, depot: Timestamp) -> Result<(), AppelClos> {
        if depot < self.instant { Ok(()) } else { Err(AppelClos { depuis: self.locale }) }
    }

    /// « alertes de complétude J−15, J−7, J−2 ».
    #[must_use]
    pub fn alertes(&self) -> Vec<Date> {
        avant(self.locale.date(), &[15, 7, 2])
    }
}

impl Refusal for AppelClos {
    fn code(&self) -> &'static str {
        "appel-clos"
    }

    fn message(&self, lang: Lang) -> String {
        let jour = kernel::texte::date_longue(self.depuis.date(), lang);
        let (h, m) = (self.depuis.hour(), self.depuis.minute());
        match lang {
            Lang::Fr => format!("Cet appel est clos depuis le {jour} à {h} h {m:02}."),
            Lang::En => format!("This call has been closed since {jour}, {h}:{m:02} in Paris."),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Lettre de cadrage")
    }

    fn is_conflict(&self) -> bool {
        true
    }
}

/// « 153 000 € d'aides par an ; 500 000 € sur 3 exercices ⚖ : comptes certifiés (code de commerce L.612-4) ; attestation de la
/// demande ». Which paper a holder must join, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceComptable {
    ComptesCertifies,
    AttestationTroisExercices,
}

/// The papers asked of a holder by what it receives this year and over three; both thresholds are passed, not reached.
#[must_use]
pub fn pieces_comptables(cette_annee: Euros, trois_exercices: Euros, p: &Parametres) -> Vec<PieceComptable> {
    let certifies = (cette_annee > p.seuil_comptes).then_some(PieceComptable::ComptesCertifies);
    let attestation = (trois_exercices > p.seuil_attestation).then_some(PieceComptable::AttestationTroisExercices);
    certifies.into_iter().chain(attestation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn les_rappels_du_bilan_sont_cales_sur_le_29_avril() {
        let echeance = bilan(2025, &Parametres::default()).unwrap();
        assert_eq!(echeance.limite, date(2026, 4, 30));
        assert_eq!(echeance.rappels, [date(2026, 2, 28), date(2026, 3, 30), date(2026, 4, 22), date(2026, 4, 28)]);
        let strict = Parametres { bilan_echeance_incluse: false, ..Parametres::default() };
        assert_eq!(bilan(2025, &strict).unwrap().limite, date(2026, 4, 29));
    }

    #[test]
    fn six_mois_apres_la_fin_de_l_exercice_tombent_en_fin_de_mois() {
        assert_eq!(compte_rendu(date(2025, 12, 31)).unwrap().limite, date(2026, 6, 30));
        assert_eq!(compte_rendu(date(2025, 8, 31)).unwrap().limite, date(2026, 2, 28));
        assert_eq!(compte_rendu(date(2023, 8, 31)).unwrap().limite, date(2024, 2, 29));
        assert_eq!(publication(date(2026, 6, 30)).unwrap().limite, date(2026, 9, 30));
    }

    #[test]
    fn l_heure_de_cloture_est_celle_de_paris_en_hiver_comme_en_ete() {
        let accepte = |cloture: DateTime, depot: &str| Cloture::a_paris(cloture).unwrap().accepte(depot.parse().unwrap());
        let hiver = datetime(2026, 1, 15, 12, 0, 0, 0);
        assert_eq!(accepte(hiver, "2026-01-15T10:59:59Z"), Ok(()));
        let clos = accepte(hiver, "2026-01-15T11:00:00Z").unwrap_err();
        assert_eq!(clos.message(Lang::Fr), "Cet appel est clos depuis le 15 janvier 2026 à 12 h 00.");
        let ete = datetime(2026, 7, 1, 12, 0, 0, 0);
        assert_eq!(accepte(ete, "2026-07-01T09:59:59Z"), Ok(()));
        assert!(accepte(ete, "2026-07-01T10:00:00Z").is_err());
    }

    #[test]
    fn la_cloture_s_annonce_quinze_sept_et_deux_jours_avant() {
        let alertes = Cloture::a_paris(datetime(2026, 1, 10, 23, 59, 0, 0)).unwrap().alertes();
        assert_eq!(alertes, [date(2025, 12, 26), date(2026, 1, 3), date(2026, 1, 8)]);
    }

    #[test]
    fn les_seuils_comptables_se_depassent_et_ne_s_atteignent_pas() {
        let p = Parametres::default();
        assert!(pieces_comptables(Euros::entiers(153_000), Euros::entiers(500_000), &p).is_empty());
        assert_eq!(pieces_comptables(Euros::de_centimes(15_300_001), Euros::ZERO, &p), [PieceComptable::ComptesCertifies]);
    }
}
