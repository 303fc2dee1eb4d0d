//! A rule said no. « Chaque refus dit quelle règle, sa source, les valeurs vues, et ce qui serait accepté. »

use crate::Lang;

/// What a room's `Refus` enum tells the page that shows it. Each variant is one rule.
pub trait Refusal: std::fmt::Debug + Send + Sync {
    /// Stable code, for the API and the tests.
    fn code(&self) -> &'static str;
    /// One plain sentence: what was seen and why it cannot be.
    fn message(&self, lang: Lang) -> String;
    /// How to be accepted, when there is something to do.
    fn remedy(&self, _lang: Lang) -> Option<String> {
        None
    }
    /// The text the rule comes from (law, contract, domain document).
    fn source(&self) -> Option<&'static str> {
        None
    }
    /// The form field concerned, by its `name`.
    fn field(&self) -> Option<String> {
        None
    }
    /// True when it is not for this person, whatever the state of things (answered 403).
    fn is_forbidden(&self) -> bool {
        false
    }
    /// True when the state of things forbids it whatever is typed (answered 409 instead of 422).
    fn is_conflict(&self) -> bool {
        false
    }
}
