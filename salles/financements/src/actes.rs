//! What people do: rights, then rules, then the write.

pub mod pieces;
