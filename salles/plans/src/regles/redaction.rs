//! Rules of this subject.
