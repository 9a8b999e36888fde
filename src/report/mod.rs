//! Verdicts become bytes.
