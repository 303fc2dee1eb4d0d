//! How much: definitions, targets, observations, rates and their roll-ups, exact and explained. It
//! knows plans only by identifiers. Read `regles/`: they are the domain document, function by function.

pub mod model;
