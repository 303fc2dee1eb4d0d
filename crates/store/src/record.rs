//! A record is a struct whose fields are the columns of one table of a collectivité. Every such
//! table has `id`, `collectivite_id` and `version`; the macro writes the rest.

use crate::{Row, StoreError, Value};
use serde::{Serialize, de::DeserializeOwned};

pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync {
    const TABLE: &'static str;
    /// The domain columns, without `id`, `collectivite_id`, `version`.
    const COLUMNS: &'static [&'static str];

    fn id_text(&self) -> String;
    fn version(&self) -> i64;
    fn set_version(&mut self, version: i64);
    fn values(&self) -> Vec<Value>;
    /// # Errors
    /// `StoreError::Broken` when a column holds what this type never writes.
    fn from_row(row: &mut Row) -> Result<Self, StoreError>;
}

/// `SELECT id, version, … FROM table WHERE collectivite_id = $1 AND (clause)`. The clause may end
/// with `ORDER BY` / `LIMIT` after a `;;` mark; its first own argument is `$2`.
#[must_use]
pub fn select_sql(table: &str, columns: &[&str], clause: &str) -> String {
    let (filter, tail) = clause.split_once(";;").unwrap_or((clause, ""));
    let filter = filter.trim();
    let condition = if filter.is_empty() { String::new() } else { format!(" AND ({filter})") };
    format!("SELECT id, version, {} FROM {table} WHERE collectivite_id = $1{condition} {}", columns.join(", "), tail.trim())
}

/// Declares a record and its identifier type.
///
/// ```ignore
/// record! {
///     /// « Unité de pilotage ».
///     pub struct FicheAction: FicheActionId in "fiche_action" {
///         pub contrat_id: ContratId,
///         pub titre: String,
///     }
/// }
/// ```
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident: $id:ident in $table:literal {
        $($(#[$fmeta:meta])* pub $field:ident: $type:ty),+ $(,)?
    }) => {
        pub type $id = ::kernel::Id<$name>;

        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
        pub struct $name {
            pub id: $id,
            pub version: i64,
            $($(#[$fmeta])* pub $field: $type),+
        }

        impl $crate::Record for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn id_text(&self) -> String { self.id.to_string() }
            fn version(&self) -> i64 { self.version }
            fn set_version(&mut self, version: i64) { self.version = version; }
            fn values(&self) -> Vec<$crate::Value> {
                vec![$($crate::Column::to_value(&self.$field)),+]
            }
            fn from_row(row: &mut $crate::Row) -> Result<Self, $crate::StoreError> {
                Ok(Self { id: row.take()?, version: row.take()?, $($field: row.take()?),+ })
            }
        }
    };
}
