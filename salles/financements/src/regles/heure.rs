//! « avant l'instant de clôture (heure de Paris) » (Financements, § 2).

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// The time of Paris; without a table of time zones on the machine, universal time.
#[must_use]
pub fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}

/// An instant as typed by a form (`2026-01-10T12:00`), in Paris; nothing when it cannot be read.
#[must_use]
pub fn lire(texte: &str) -> Option<Timestamp> {
    let net = texte.trim().replace(' ', "T");
    let lu: DateTime = if net.contains('T') { net.parse().ok()? } else { net.parse::<Date>().ok()?.at(0, 0, 0, 0) };
    lu.to_zoned(paris()).ok().map(|z| z.timestamp())
}

/// The same instant, as a form shows it.
#[must_use]
pub fn ecrire(a: Timestamp) -> String {
    let la = a.to_zoned(paris());
    format!("{}T{:02}:{:02}", la.date(), la.hour(), la.minute())
}

/// Noon of a day in Paris, for what is known by its day only.
#[must_use]
pub fn midi(jour: Date) -> Timestamp {
    jour.at(12, 0, 0, 0).to_zoned(paris()).map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp())
}

/// The day of an instant, in Paris.
#[must_use]
pub fn jour(a: Timestamp) -> Date {
    a.to_zoned(paris()).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midi_a_paris_se_relit_midi_ete_comme_hiver() {
        for texte in ["2026-01-10T12:00", "2026-07-10T12:00"] {
            assert_eq!(lire(texte).map(ecrire).as_deref(), Some(texte));
        }
        assert_eq!(lire("2026-01-10 12:00"), lire("2026-01-10T12:00"));
        assert_eq!(lire("demain"), None);
    }
}
