//! What must hold of every reading, whatever the bytes were.

use detente::import;

/// Reads `bytes` as a file called `name` and looks at what came out.
pub fn read(bytes: &[u8], name: &str) {
    let read = match import::read(bytes, name) {
        Ok(read) => read,
        Err(error) => {
            assert!(!error.to_string().is_empty() && !error.hint().is_empty());
            return;
        }
    };
    let text = read.text.as_str();
    assert!(!text.starts_with('\u{feff}') && !text.contains(['\r', '\0']), "the text is not canonical");
    assert!(read.pages.is_sorted() && read.pages.iter().all(|at| text.is_char_boundary(*at)));
    let mut end = 0;
    for span in &read.hidden {
        assert!(span.start >= end && span.slice(text).is_some_and(|words| !words.is_empty()));
        end = span.end;
    }
}
