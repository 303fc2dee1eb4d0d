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
    (16, "classeur", include_str!("../../../migrations/0016_classeur.sql")),
    (17, "saisie", include_str!("../../../migrations/0017_saisie.sql")),
    (18, "reprise", include_str!("../../../migrations/0018_reprise.sql")),
    (19, "index", include_str!("../../../migrations/0019_index.sql")),
    (20, "ville", include_str!("../../../migrations/0020_ville.sql")),
    (21, "financements", include_str!("../../../migrations/0021_financements.sql")),
    (23, "publications", include_str!("../../../migrations/0023_publications.sql")),
    (24, "apres_le_vote", include_str!("../../../migrations/0024_apres_le_vote.sql")),
    (25, "ventilation", include_str!("../../../migrations/0025_ventilation.sql")),
    (26, "formules", include_str!("../../../migrations/0026_formules.sql")),
    (27, "millesime", include_str!("../../../migrations/0027_millesime.sql")),
    (28, "listes", include_str!("../../../migrations/0028_listes.sql")),
    (29, "a_plusieurs", include_str!("../../../migrations/0029_a_plusieurs.sql")),
    (30, "appel_hors_ligne", include_str!("../../../migrations/0030_appel_hors_ligne.sql")),
    (31, "relations", include_str!("../../../migrations/0031_relations.sql")),
    (32, "tableaux", include_str!("../../../migrations/0032_tableaux.sql")),
    (33, "instruction", include_str!("../../../migrations/0033_instruction.sql")),
    (34, "attente", include_str!("../../../migrations/0034_attente.sql")),
    (36, "calculs", include_str!("../../../migrations/0036_calculs.sql")),
    (37, "entree", include_str!("../../../migrations/0037_entree.sql")),
    (38, "fenetres", include_str!("../../../migrations/0038_fenetres.sql")),
    (40, "collectivite", include_str!("../../../migrations/0040_collectivite.sql")),
    (41, "enveloppe", include_str!("../../../migrations/0041_enveloppe.sql")),
    (45, "modele_acte", include_str!("../../../migrations/0045_modele_acte.sql")),
    (46, "echelle", include_str!("../../../migrations/0046_echelle.sql")),
    (47, "objectif_territoire", include_str!("../../../migrations/0047_objectif_territoire.sql")),
    (48, "inscription", include_str!("../../../migrations/0048_inscription.sql")),
    (50, "validation_lettre", include_str!("../../../migrations/0050_validation_lettre.sql")),
];

fn migrator(jusqu_a: i64) -> Migrator {
    let wanted = ALL.iter().filter(|(number, _, _)| *number <= jusqu_a);
    Migrator::with_migrations(
        wanted
            .map(|(number, name, sql)| {
                Migration::new(*number, Cow::Borrowed(*name), MigrationType::Simple, sql.into_sql_str(), false)
            })
            .collect(),
    )
}

pub(crate) async fn run(db: &Db) -> Result<(), StoreError> {
    run_to(&db.pool, i64::MAX).await
}

/// The schema as it was at a migration: a backup keeps the schema of the database it was taken from.
pub(crate) async fn run_to(pool: &Pool, jusqu_a: i64) -> Result<(), StoreError> {
    let failed = |e: sqlx::migrate::MigrateError| StoreError::Database(format!("migration: {e}"));
    match pool {
        // One writing transaction for all: a second process waits, then finds everything done; and an
        // update that fails leaves the schema as it was.
        Pool::Sqlite { write, .. } => {
            let mut tx = write.begin_with("BEGIN IMMEDIATE").await?;
            migrator(jusqu_a).run(&mut *tx).await.map_err(failed)?;
            tx.commit().await?;
        }
        Pool::Postgres { write, .. } => migrator(jusqu_a).run(write).await.map_err(failed)?,
    }
    Ok(())
}

/// `(number, checksum)` of every migration of this program, in order.
pub(crate) fn checksums() -> Vec<(i64, Vec<u8>)> {
    migrator(i64::MAX).iter().map(|m| (m.version, m.checksum.to_vec())).collect()
}

/// The number of the last migration of this program.
#[must_use]
pub fn last() -> i64 {
    ALL.iter().map(|(number, _, _)| *number).max().unwrap_or(0)
}
