//! The rules of this room: pure functions, each with the sentence it implements.
