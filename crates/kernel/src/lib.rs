//! What every room shares and nothing else: identifiers, the clock, who acts, what may be asked,
//! languages, exact numbers, refusals. No I/O, no async, no SQL, no HTML.
//! Read `actor.rs` and `refusal.rs` first; `nombre.rs` holds the only arithmetic of figures.

pub mod actor;
pub mod clock;
pub mod code;
pub mod ids;
pub mod lang;
pub mod nombre;
pub mod refusal;
pub mod texte;
pub mod vecteurs;

pub use actor::{Actor, Right, Role};
pub use clock::Clock;
pub use ids::{CollectiviteId, Id};
pub use lang::Lang;
pub use refusal::Refusal;
