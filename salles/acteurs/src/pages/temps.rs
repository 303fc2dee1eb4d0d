//! Instants as people read them.

use jiff::Timestamp;
use kernel::texte::date_longue;
use web::Visit;

/// « 22 novembre 2026, 12:00 », in the zone of the house.
pub fn instant(visit: &Visit, at: Timestamp) -> String {
    let zoned = at.to_zoned(visit.house.db.clock().zone().clone());
    format!("{}, {:02}:{:02}", date_longue(zoned.date(), visit.lang), zoned.hour(), zoned.minute())
}

/// « 22 novembre 2026 », in the zone of the house.
pub fn jour(visit: &Visit, at: Timestamp) -> String {
    date_longue(visit.house.db.clock().day_of(at), visit.lang)
}
