//! The safe: a whole database copied to the other kind, kept in one file, put back. What is copied is
//! read from the schema itself, table by table; both sides are hashed in the order of the keys, and
//! nothing is committed unless they say the same thing. Read `schema.rs` (what a table is), then
//! `lignes.rs` (reading, writing and hashing rows), then `copie.rs`, `sauvegarde.rs`, `restauration.rs`.

pub mod copie;
pub(crate) mod lignes;
pub mod restauration;
pub mod sauvegarde;
pub(crate) mod schema;

#[cfg(test)]
mod tests;

pub use copie::copier;
pub use restauration::{examiner, restaurer};
pub use sauvegarde::{Ecrasement, Sauvegarde, sauvegarder};

use crate::StoreError;
use crate::journal::Rupture;
use std::path::PathBuf;

/// What `progress` is told, at least once for each table: when it begins, then after every batch of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avance {
    pub table: String,
    /// 1 for the first table.
    pub rang: usize,
    pub tables: usize,
    /// Rows of this table done so far.
    pub lignes: u64,
}

/// Who follows a copy: the command line prints, the tests count.
pub type Progres<'a> = &'a (dyn Fn(&Avance) + Send + Sync);

/// One table, its rows and their hash in the order of the key.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TableCopiee {
    pub table: String,
    pub lignes: u64,
    /// SHA-256 in lower-case hexadecimal, the same on both kinds of databases.
    pub empreinte: String,
}

/// A collectivité and the length of its verified journal.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ChaineVerifiee {
    pub slug: String,
    pub entrees: i64,
}

/// What was copied, kept or put back, and verified.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Bilan {
    /// The last migration of the copied database.
    pub version: i64,
    /// Every table of the schema, parents first.
    pub tables: Vec<TableCopiee>,
    pub chaines: Vec<ChaineVerifiee>,
    /// Mails still to send: two houses running on the same copy would both send them.
    pub courriels_en_attente: u64,
}

impl Bilan {
    /// Rows of all the tables.
    #[must_use]
    pub fn lignes(&self) -> u64 {
        self.tables.iter().map(|t| t.lignes).sum()
    }

    /// One SHA-256 for the whole: two databases of the same content have the same, whatever their kind.
    #[must_use]
    pub fn empreinte(&self) -> String {
        let mut sorted: Vec<&TableCopiee> = self.tables.iter().collect();
        sorted.sort_by(|a, b| a.table.cmp(&b.table));
        let mut whole = lignes::Empreinte::default();
        whole.text(&self.version.to_string());
        for table in sorted {
            whole.text(&table.table);
            whole.text(&table.empreinte);
        }
        whole.finish()
    }
}

/// Why nothing was copied, kept or put back. `code` names the case for messages and exit texts.
#[derive(Debug, thiserror::Error)]
pub enum CoffreError {
    /// The database or the backup to read is not there.
    #[error("nothing at {0}")]
    Absente(String),
    /// It is there, and is not a database of this program.
    #[error("not a database of pacte: {0}")]
    Inconnue(String),
    /// It was left by another version of the program.
    #[error("migration {trouvee}, this program is at {attendue}")]
    Version { attendue: i64, trouvee: i64 },
    /// The destination already holds rows.
    #[error("the destination holds rows in {table}")]
    Occupee { table: String },
    /// The destination holds a table that is not of this program.
    #[error("the destination holds a foreign table: {table}")]
    Etrangere { table: String },
    /// A table that cannot be copied faithfully: another type, no key, other columns.
    #[error("table {table}: {quoi}")]
    Schema { table: String, quoi: String },
    /// A cell that the other kind of database cannot hold.
    #[error("table {table}, row {cle}, column {colonne}: {quoi}")]
    Valeur { table: String, cle: String, colonne: String, quoi: String },
    /// The destination does not say what the source said.
    #[error("table {table}: {source_lignes} rows read, {lignes} rows written, or another content")]
    Difference { table: String, source_lignes: u64, lignes: u64 },
    /// A row names another that is not there.
    #[error("table {table}: a row cites a missing {cible}")]
    Orpheline { table: String, cible: String },
    /// A journal is broken: at this entry, for this reason.
    #[error("journal of {collectivite} broken at {rang}: {cause:?}")]
    Journal { collectivite: String, rang: i64, cause: Rupture },
    /// The file of the backup exists already.
    #[error("{} exists", .0.display())]
    Existe(PathBuf),
    /// The file of the backup is the database itself.
    #[error("{} is the database itself", .0.display())]
    MemeBase(PathBuf),
    /// The backup is truncated or damaged.
    #[error("{} is damaged: {quoi}", .fichier.display())]
    Abimee { fichier: PathBuf, quoi: String },
    /// The file is a database, and not one that `sauvegarder` sealed.
    #[error("{} bears no seal", .0.display())]
    SansSceau(PathBuf),
    /// The backup no longer says what its seal says.
    #[error("{}: the table {table} was altered", .fichier.display())]
    Alteree { fichier: PathBuf, table: String },
    /// A file could not be read or written.
    #[error("{}: {quoi}", .fichier.display())]
    Fichier { fichier: PathBuf, quoi: std::io::Error },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CoffreError {
    /// The stable name of the case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Absente(_) => "coffre_absente",
            Self::Inconnue(_) => "coffre_inconnue",
            Self::Version { .. } => "coffre_version",
            Self::Occupee { .. } => "coffre_occupee",
            Self::Etrangere { .. } => "coffre_etrangere",
            Self::Schema { .. } => "coffre_schema",
            Self::Valeur { .. } => "coffre_valeur",
            Self::Difference { .. } => "coffre_difference",
            Self::Orpheline { .. } => "coffre_orpheline",
            Self::Journal { .. } => "coffre_journal",
            Self::Existe(_) => "coffre_existe",
            Self::MemeBase(_) => "coffre_meme_base",
            Self::Abimee { .. } => "coffre_abimee",
            Self::SansSceau(_) => "coffre_sans_sceau",
            Self::Alteree { .. } => "coffre_alteree",
            Self::Fichier { .. } => "coffre_fichier",
            Self::Store(_) => "coffre_base",
        }
    }
}

impl From<sqlx::Error> for CoffreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
