//! The schema: the same on both databases, numbered without a hole, complete.

use crate::fichiers::fichiers;
use crate::maison::bases;
use store::migrations::ALL;

#[tokio::test]
async fn toutes_les_migrations_passent_depuis_le_vide_sur_les_deux_bases() {
    for db in bases().await.unwrap() {
        for (number, name, sql) in ALL {
            for table in tables(sql) {
                let sought = db.prepare(&format!("SELECT * FROM {table} WHERE 1 = 0")).await;
                assert!(sought.is_ok(), "{db:?}: migration {number} ({name}) does not leave the table {table}: {sought:?}");
            }
        }
        db.close().await;
    }
}

pub fn tables(sql: &str) -> Vec<String> {
    let create = regex::Regex::new(r"(?i)CREATE TABLE (?:IF NOT EXISTS )?(\w+)").unwrap();
    create.captures_iter(sql).map(|c| c[1].to_owned()).collect()
}

#[test]
fn les_migrations_se_suivent_et_sont_toutes_embarquees() {
    let files: Vec<String> = fichiers(&["migrations"], "sql").into_iter().map(|f| f.chemin).collect();
    let embarked: Vec<String> = ALL.iter().map(|(n, name, _)| format!("migrations/{n:04}_{name}.sql")).collect();
    assert_eq!(files, embarked, "store::migrations::ALL must name every file of migrations/, in order");
    for pair in ALL.windows(2) {
        assert!(pair[0].0 < pair[1].0, "{} comes before {}", pair[0].1, pair[1].1);
    }
}

#[test]
fn toute_table_d_une_collectivite_porte_sa_collectivite() {
    let global = ["collectivite", "session", "tentative"];
    let create = regex::Regex::new(r"(?is)CREATE TABLE (?:IF NOT EXISTS )?(\w+)\s*\((.*?)\n\)").unwrap();
    for (_, name, sql) in ALL {
        for c in create.captures_iter(sql) {
            let own = c[2].contains("collectivite_id TEXT");
            assert!(own || global.contains(&&c[1]), "{name}: the table {} has no collectivite_id", &c[1]);
        }
    }
}
