//! Words and where they stand.

mod span;

pub use span::Span;
