//! Stand-in until the text room lands.
use std::sync::Arc;

/// The canonical text of a document.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: Arc<str>,
    sha256: Arc<str>,
}
impl SourceText {
    /// Canonical text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.into(), sha256: "".into() }
    }
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// Its hash.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}
impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
