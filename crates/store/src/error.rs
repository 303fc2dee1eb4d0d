//! What the database can answer other than data, and what an act can answer other than success.

use kernel::Refusal;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A uniqueness of the schema was violated; the text names the constraint or the columns.
    #[error("duplicate: {0}")]
    Duplicate(String),
    /// Someone else wrote the record since it was read.
    #[error("stale {table} {id}")]
    Stale { table: &'static str, id: String },
    #[error("missing {table} {id}")]
    Missing { table: &'static str, id: String },
    /// A record that others cite cannot go.
    #[error("still cited: {0}")]
    Cited(String),
    /// The writer changed rows that no journal entry tells.
    #[error("rows changed and nothing journalled")]
    Unjournalled,
    #[error("broken data: {0}")]
    Broken(String),
    #[error("database: {0}")]
    Database(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(db) if db.is_unique_violation() => {
                Self::Duplicate(db.constraint().map_or_else(|| db.message().to_owned(), str::to_owned))
            }
            sqlx::Error::Database(db) if db.is_foreign_key_violation() => Self::Cited(db.message().to_owned()),
            _ => Self::Database(error.to_string()),
        }
    }
}

/// Why an act (`actes.rs` of a room) did not happen. Three kinds that never mix.
#[derive(Debug)]
pub enum ActeError {
    /// Rules said no; each refusal says which and how to fix it.
    Refus(Vec<Box<dyn Refusal>>),
    /// The actor has no right to it. The page answers as if the object did not exist.
    Interdit,
    Store(StoreError),
}

impl<R: Refusal + 'static> From<R> for ActeError {
    fn from(refusal: R) -> Self {
        Self::Refus(vec![Box::new(refusal)])
    }
}

impl From<StoreError> for ActeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl ActeError {
    /// All the refusals of a form at once.
    #[must_use]
    pub fn refuse<R: Refusal + 'static>(refusals: Vec<R>) -> Self {
        Self::Refus(refusals.into_iter().map(|r| Box::new(r) as Box<dyn Refusal>).collect())
    }
}
