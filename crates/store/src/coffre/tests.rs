//! The promises of the safe, each held in every direction between the two kinds of databases.

mod copie;
mod sauvegarde;

use super::schema::{Genre, Table};
use super::{Avance, copie::citations, schema};
use crate::essai::collectivite;
use crate::{Db, DbUrl, Value, args};
use kernel::{Actor, CollectiviteId, Id};

pub fn quiet(_: &Avance) {}

pub async fn open(url: &DbUrl) -> Db {
    Db::open(url, crate::essai::clock()).await.unwrap()
}

crate::record! {
    /// A record of the tests, on a real table.
    pub struct Programme: ProgrammeId in "programme" {
        pub nom: String,
        pub variantes: crate::Json<Vec<String>>,
        pub nature: Option<String>,
        pub cle: String,
    }
}

pub fn programme(nom: &str) -> Programme {
    Programme { id: Id::fresh(), version: 1, nom: nom.into(), variantes: crate::Json(vec![]), nature: None, cle: nom.into() }
}

pub async fn ecrire(db: &Db, c: CollectiviteId, noms: std::ops::Range<usize>) {
    let mut w = db.writer(c, Actor::Systeme, "programme.creer").await.unwrap();
    for n in noms {
        w.insert(&programme(&format!("Programme n° {n} « é »"))).await.unwrap();
    }
    w.commit().await.unwrap();
}

const LIGNES: usize = 7;

/// What a text may hold that a copy could lose.
const TEXTES: [&str; 7] = ["Été", "10\u{202f}000\u{202f}€", "l’« avenant »", "a\nb\tc\\", "'; --", "", "🌱 zéro %_"];

fn id_of(table: &str, rank: usize, owners: &[CollectiviteId]) -> String {
    if table == "collectivite" {
        return owners[rank % owners.len()].to_string();
    }
    let mut entropy = [rank as u8; 10];
    for (slot, byte) in entropy[1..].iter_mut().zip(table.bytes()) {
        *slot = byte;
    }
    Id::<Table>::from_parts(table.len() as u64, entropy).to_string()
}

/// A row of a table, made from the schema alone: a new table is filled without a word here.
fn row(table: &Table, rank: usize, owners: &[CollectiviteId]) -> Vec<Value> {
    let cell = |column: &schema::Colonne| {
        if let Some(cited) = table.renvois.iter().find(|r| r.colonne == column.nom) {
            // A row cites the next one of its own table: the order of the key never suffices.
            if cited.cible == table.nom {
                let next = (rank + 1 < LIGNES).then(|| id_of(&table.nom, rank + 1, owners));
                return Value::Text(next);
            }
            return Value::Text(Some(id_of(&cited.cible, rank, owners)));
        }
        let absent = !column.obligatoire && rank % 3 == 1;
        match column.genre {
            Genre::Texte if column.nom == "id" => Value::Text(Some(id_of(&table.nom, rank, owners))),
            Genre::Texte if absent => Value::Text(None),
            Genre::Texte if rank == 5 => Value::Text(Some(String::new())),
            Genre::Texte => Value::Text(Some(format!("{}{rank}", TEXTES[rank % TEXTES.len()]))),
            Genre::Entier if absent => Value::Int(None),
            Genre::Entier => Value::Int(Some([i64::MIN, i64::MAX, 0, -1, 1, 42, 1 << 53][rank % 7])),
            Genre::Octets if absent => Value::Bytes(None),
            Genre::Octets => Value::Bytes(Some((0..rank * 300_000).map(|n| (n % 251) as u8).collect())),
        }
    };
    table.colonnes.iter().map(cell).collect()
}

/// A database where every table has rows, and two journals made by real writes.
pub async fn remplie(url: &DbUrl, entrees: usize) -> Db {
    let db = open(url).await;
    let mut owners = vec![];
    for slug in ["ici", "la"] {
        owners.push(collectivite(&db, slug).await.unwrap().id);
    }
    ecrire(&db, owners[0], 0..entrees).await;
    ecrire(&db, owners[1], 0..3).await;
    let mut conn = db.transaction().await.unwrap();
    let tables = schema::read(&mut conn).await.unwrap();
    citations(&mut conn, &tables, true).await.unwrap();
    for table in tables.iter().filter(|t| !["collectivite", "journal", "journal_tete"].contains(&t.nom.as_str())) {
        let columns: Vec<&str> = table.colonnes.iter().map(|c| c.nom.as_str()).collect();
        let marks: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.nom, columns.join(", "), marks.join(", "));
        for rank in 0..LIGNES {
            conn.execute(&sql, row(table, rank, &owners)).await.unwrap_or_else(|e| panic!("{}: {e}", table.nom));
        }
    }
    citations(&mut conn, &tables, false).await.unwrap();
    conn.commit().await.unwrap();
    db
}

pub async fn sql(db: &Db, text: &str) {
    let mut conn = db.transaction().await.unwrap();
    conn.execute(text, vec![]).await.unwrap();
    conn.commit().await.unwrap();
}

/// Rows of a table.
pub async fn compte(db: &Db, table: &str) -> i64 {
    let mut conn = db.read_conn().await.unwrap();
    let rows = conn.fetch(&format!("SELECT COUNT(*) FROM {table}"), args![]).await.unwrap();
    rows.into_iter().next().unwrap().take().unwrap()
}
