//! What is announced, and what says that it may be.

pub mod announcement;
mod exam;

use crate::detect::Lens;

/// Whether the sentence that the folded bytes up to `end` stand in asks something.
fn asks(lens: &Lens<'_>, end: u32) -> bool {
    let behind = &lens.view.folded()[end as usize..];
    let marks = behind.iter().position(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n'));
    let arabic = memchr::memmem::find(behind, "؟".as_bytes());
    match (marks, arabic) {
        (Some(mark), Some(arabic)) if arabic < mark => true,
        (Some(mark), _) => behind[mark] == b'?',
        (None, arabic) => arabic.is_some(),
    }
}
