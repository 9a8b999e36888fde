//! What a detector is handed.

/// One part's view.
#[derive(Debug)]
pub struct Lens<'s> {
    _view: &'s str,
}
