//! The database, and the only crate that names sqlx: one SQL text for SQLite and PostgreSQL,
//! readers and writers opened for one collectivité, the journal, the outbox, the sessions' rows.
//! It decides nothing of the domain. Read `record.rs` (what a table row is in Rust), then
//! `writer.rs` (the life of a write), then `journal.rs` (the chain).

pub mod coffre;
pub mod db;
pub mod error;
#[cfg(feature = "essai")]
pub mod essai;
pub mod global;
pub mod journal;
pub mod migrations;
pub mod outbox;
pub mod reader;
pub mod record;
pub mod stats;
pub mod value;
pub mod writer;

#[cfg(test)]
mod tests;

pub use coffre::CoffreError;
pub use db::{Db, DbUrl};
pub use error::{ActeError, StoreError};
pub use reader::{Read, Reader};
pub use record::Record;
pub use value::{Column, Json, Row, Value};
pub use writer::Writer;
