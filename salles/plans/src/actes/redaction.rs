//! Acts of this subject.
