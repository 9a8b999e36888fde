//! What is announced, and what says that it may be.

pub mod announcement;
mod exam;

use crate::detect::Lens;

/// Whether the message asks something.
fn asks(lens: &Lens<'_>) -> bool {
    lens.view.text().contains(['?', '؟'])
}
