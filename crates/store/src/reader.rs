//! Reading inside one collectivité. `Read` is what `Reader` and `Writer` share.

use crate::db::Conn;
use crate::record::select_sql;
use crate::{Record, Row, StoreError, Value, args};
use kernel::CollectiviteId;

/// Reads of one collectivité. `$1` is always the collectivité; a clause's own arguments start at `$2`.
#[async_trait::async_trait]
pub trait Read: Send {
    #[doc(hidden)]
    fn conn(&mut self) -> &mut Conn;
    fn collectivite(&self) -> CollectiviteId;

    /// The records that answer `clause` (empty: all). After `;;` come `ORDER BY` and `LIMIT`.
    async fn list<T: Record>(&mut self, clause: &'static str, own: Vec<Value>) -> Result<Vec<T>, StoreError> {
        let sql = select_sql(T::TABLE, T::COLUMNS, clause);
        let mut all = args![self.collectivite()];
        all.extend(own);
        let rows = self.conn().fetch(&sql, all).await?;
        rows.into_iter().map(|mut row| T::from_row(&mut row)).collect()
    }

    /// The first record that answers `clause`.
    async fn find<T: Record>(&mut self, clause: &'static str, own: Vec<Value>) -> Result<Option<T>, StoreError> {
        Ok(self.list::<T>(clause, own).await?.into_iter().next())
    }

    /// The record of that identifier, or `StoreError::Missing`.
    async fn load<T: Record>(&mut self, id: &(dyn std::fmt::Display + Sync)) -> Result<T, StoreError> {
        let text = id.to_string();
        self.find::<T>("id = $2", args![text]).await?.ok_or(StoreError::Missing { table: T::TABLE, id: text })
    }

    /// Rows of a query written by hand. The text must filter on `collectivite_id = $1`.
    async fn rows(&mut self, sql: &'static str, own: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let mut all = args![self.collectivite()];
        all.extend(own);
        self.conn().fetch(sql, all).await
    }
}

pub struct Reader {
    pub(crate) conn: Conn,
    pub(crate) collectivite: CollectiviteId,
}

impl Read for Reader {
    fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }
    fn collectivite(&self) -> CollectiviteId {
        self.collectivite
    }
}
