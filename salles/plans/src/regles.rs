//! The rules of this room: pure functions, each with the sentence it implements.

pub mod campagne;
pub mod decision;
pub mod edition;
pub mod redaction;
