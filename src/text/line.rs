//! Words made fit for one line of a label, a menu or a sentence.
//!
//! What is shown of a longer text is decided here; what a map shows of a *name* is the business of `scene`.

/// `text` with every run of white space made one space, and none at the ends.
///
/// ```
/// assert_eq!(detente::text::one_line(" the 25\nth  Division "), "the 25 th Division");
/// ```
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most the first `most` characters of `text` on one line, and `…` if there are more.
///
/// ```
/// use detente::text::opening;
/// assert_eq!((&*opening("Russia\nstruck", 6), &*opening("Russia", 6)), ("Russia…", "Russia"));
/// ```
#[must_use]
pub fn opening(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// How many of something there are, for words that take an s.
///
/// ```
/// use detente::text::counted;
/// assert_eq!((&*counted(1, "quote"), &*counted(2, "quote")), ("1 quote", "2 quotes"));
/// ```
#[must_use]
pub fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
