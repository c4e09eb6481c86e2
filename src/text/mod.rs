//! Words and where they stand.

pub mod anchor;
mod source;
mod span;

pub use source::SourceText;
pub use span::Span;
