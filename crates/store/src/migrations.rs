//! The schema, from the first migration to the last: one DDL for both databases.

use crate::db::Pool;
use crate::{Db, StoreError};
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use std::borrow::Cow;

/// `(number, name, DDL)`, in order. A landed file never changes: a correction is a new number.
pub const ALL: &[(i64, &str, &str)] = &[
    (1, "socle", include_str!("../../../migrations/0001_socle.sql")),
    (2, "acteurs", include_str!("../../../migrations/0002_acteurs.sql")),
    (3, "territoire", include_str!("../../../migrations/0003_territoire.sql")),
    (4, "plans", include_str!("../../../migrations/0004_plans.sql")),
    (5, "indicateurs", include_str!("../../../migrations/0005_indicateurs.sql")),
    (6, "campagnes", include_str!("../../../migrations/0006_campagnes.sql")),
    (7, "decisions", include_str!("../../../migrations/0007_decisions.sql")),
    (8, "editions", include_str!("../../../migrations/0008_editions.sql")),
    (11, "revision", include_str!("../../../migrations/0011_revision.sql")),
    (15, "territoire_codes", include_str!("../../../migrations/0015_territoire_codes.sql")),
];

pub(crate) async fn run(db: &Db) -> Result<(), StoreError> {
    let migrations = ALL
        .iter()
        .map(|(number, name, sql)| {
            Migration::new(*number, Cow::Borrowed(*name), MigrationType::Simple, sql.into_sql_str(), false)
        })
        .collect();
    let migrator = Migrator::with_migrations(migrations);
    let done = match &db.pool {
        Pool::Sqlite { write, .. } => migrator.run(write).await,
        Pool::Postgres(pool) => migrator.run(pool).await,
    };
    done.map_err(|e| StoreError::Database(format!("migration: {e}")))
}
