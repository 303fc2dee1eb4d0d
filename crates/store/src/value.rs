//! The three types that both databases share: text, 64-bit integer, bytes. Everything else is
//! written in one of them (a day as `2026-03-12`, an instant as RFC 3339, a list as JSON).

use crate::StoreError;
use jiff::{Timestamp, civil::Date};
use kernel::Id;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A bound argument or a read cell. The absent value keeps its type: PostgreSQL asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(Option<String>),
    Int(Option<i64>),
    Bytes(Option<Vec<u8>>),
}

/// A Rust type that fits in one column.
pub trait Column: Sized {
    fn to_value(&self) -> Value;
    /// # Errors
    /// `StoreError::Broken` when the stored value is not one this type writes.
    fn from_value(value: Value) -> Result<Self, StoreError>;
    /// The typed absence, for `Option<Self>`.
    fn null() -> Value {
        Value::Text(None)
    }
}

fn broken(expected: &str, got: &Value) -> StoreError {
    StoreError::Broken(format!("expected {expected}, found {got:?}"))
}

fn text(expected: &str, value: Value) -> Result<String, StoreError> {
    match value {
        Value::Text(Some(text)) => Ok(text),
        other => Err(broken(expected, &other)),
    }
}

impl Column for String {
    fn to_value(&self) -> Value {
        Value::Text(Some(self.clone()))
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        text("text", value)
    }
}

impl Column for i64 {
    fn to_value(&self) -> Value {
        Value::Int(Some(*self))
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Int(Some(int)) => Ok(int),
            other => Err(broken("integer", &other)),
        }
    }
    fn null() -> Value {
        Value::Int(None)
    }
}

impl Column for bool {
    fn to_value(&self) -> Value {
        Value::Int(Some(i64::from(*self)))
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        i64::from_value(value).map(|int| int != 0)
    }
    fn null() -> Value {
        Value::Int(None)
    }
}

impl Column for Vec<u8> {
    fn to_value(&self) -> Value {
        Value::Bytes(Some(self.clone()))
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Bytes(Some(bytes)) => Ok(bytes),
            other => Err(broken("bytes", &other)),
        }
    }
    fn null() -> Value {
        Value::Bytes(None)
    }
}

/// Types written as text and read back by `parse`.
macro_rules! parsed {
    ($($t:ty),+) => {$(
        impl Column for $t {
            fn to_value(&self) -> Value { Value::Text(Some(self.to_string())) }
            fn from_value(value: Value) -> Result<Self, StoreError> {
                let written = text(stringify!($t), value)?;
                written.parse().map_err(|_| StoreError::Broken(format!("{} unreadable: {written}", stringify!($t))))
            }
        }
    )+};
}
parsed!(Date);

impl Column for Timestamp {
    /// Always six decimals, so that the order of texts is the order of time.
    fn to_value(&self) -> Value {
        Value::Text(Some(format!("{self:.6}")))
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        let written = text("instant", value)?;
        written.parse().map_err(|_| StoreError::Broken(format!("instant unreadable: {written}")))
    }
}

impl<T: ?Sized> Column for Id<T> {
    fn to_value(&self) -> Value {
        Value::Text(Some(self.to_string()))
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        text("identifier", value)?.parse().map_err(|e: kernel::ids::NotAnId| StoreError::Broken(e.to_string()))
    }
}

/// Makes enumerations of `kernel::code_enum!` fit in a column, under their code.
#[macro_export]
macro_rules! columns {
    ($($t:ty),+ $(,)?) => {$(
        impl $crate::Column for $t {
            fn to_value(&self) -> $crate::Value { $crate::Value::Text(Some((*self).code().to_owned())) }
            fn from_value(value: $crate::Value) -> Result<Self, $crate::StoreError> {
                let code = <String as $crate::Column>::from_value(value)?;
                Self::from_code(&code).ok_or_else(|| $crate::StoreError::Broken(format!("unknown code: {code}")))
            }
        }
    )+};
}
columns!(kernel::Role, kernel::Lang);

impl<T: Column> Column for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or_else(T::null, Column::to_value)
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Text(None) | Value::Int(None) | Value::Bytes(None) => Ok(None),
            present => T::from_value(present).map(Some),
        }
    }
    fn null() -> Value {
        T::null()
    }
}

/// A list or a small structure kept in one text column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T> Deref for Json<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
impl<T: Serialize + DeserializeOwned> Column for Json<T> {
    fn to_value(&self) -> Value {
        Value::Text(serde_json::to_string(&self.0).ok())
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        let written = text("json", value)?;
        serde_json::from_str(&written).map(Json).map_err(|e| StoreError::Broken(format!("json: {e}")))
    }
}

/// One row of an answer, read by name or in the order of the columns.
#[derive(Debug, Clone)]
pub struct Row {
    pub(crate) names: Arc<[String]>,
    pub(crate) values: Vec<Value>,
    pub(crate) next: usize,
}

impl Row {
    /// The next column, in the order of the `SELECT`.
    ///
    /// # Errors
    /// `StoreError::Broken` when the row is exhausted or the value is of another type.
    pub fn take<T: Column>(&mut self) -> Result<T, StoreError> {
        let rank = self.next;
        self.next += 1;
        let name = self.names.get(rank).cloned().unwrap_or_default();
        let value = self
            .values
            .get_mut(rank)
            .map(|slot| std::mem::replace(slot, Value::Int(None)))
            .ok_or_else(|| StoreError::Broken(format!("no column {rank}")))?;
        T::from_value(value).map_err(|e| StoreError::Broken(format!("column {name}: {e}")))
    }
}

/// The arguments of a query: `args![campagne_id, annee]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Column::to_value(&$value)),*] };
}
