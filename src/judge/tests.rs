//! Unit tests of the judge.
