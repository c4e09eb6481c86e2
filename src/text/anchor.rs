//! Stand-in until the text room lands.
use super::{SourceText, Span};
/// Words with context.
pub struct Captured {
    /// Words.
    pub exact: String,
    /// Before.
    pub prefix: String,
    /// After.
    pub suffix: String,
}
/// Captures.
#[must_use]
pub fn capture(source: &SourceText, span: Span) -> Option<Captured> {
    let exact = span.slice(source.as_str())?.to_owned();
    Some(Captured { exact, prefix: String::new(), suffix: String::new() })
}
