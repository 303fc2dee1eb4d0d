//! Time is an argument. The binary passes the system's clock, tests pass a fixed one.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::Arc;

/// Where "now" comes from, and the zone in which a day begins (Europe/Paris unless configured).
#[derive(Clone)]
pub struct Clock {
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    zone: TimeZone,
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

impl Clock {
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    pub fn system(zone: TimeZone) -> Self {
        Self { now: Arc::new(Timestamp::now), zone }
    }

    /// A clock that always says `at`.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self { now: Arc::new(move || at), zone: TimeZone::UTC }
    }

    /// A clock that says what `now` says: the tests move it.
    #[must_use]
    pub fn from_fn(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self { now: Arc::new(now), zone: TimeZone::UTC }
    }

    /// This clock stopped at an instant, in the same zone.
    #[must_use]
    pub fn stopped(&self, at: Timestamp) -> Self {
        Self { now: Arc::new(move || at), zone: self.zone.clone() }
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    #[must_use]
    pub fn today(&self) -> Date {
        self.now().to_zoned(self.zone.clone()).date()
    }

    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The day on which an instant fell, in the zone of this clock.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }
}
