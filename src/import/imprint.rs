//! What the properties of a file say about its text, weighed against what stands in the text itself.
//!
//! A title in the properties was put there on purpose, unless a program did it. A date and an author in the properties
//! are those of the file, often of whoever typed it; where the head of the text states its own, the text is right.

use super::date;
use super::plain::Head;
use super::reading::Reading;

/// Properties as found, each empty if absent.
#[derive(Clone, Debug, Default)]
pub(super) struct Imprint {
    pub(super) title: String,
    pub(super) author: String,
    /// As the file writes it.
    pub(super) date: String,
    pub(super) language: String,
}

impl Imprint {
    /// True if the properties hold a title that someone chose.
    pub(super) fn is_titled(&self) -> bool {
        !honest(&self.title).is_empty()
    }

    /// Fills in what the reading does not say.
    pub(super) fn settle(self, reading: Reading) -> Reading {
        let head = Head::of(&reading.text);
        let first = |one: String, other: String| if one.is_empty() { other } else { one };
        Reading {
            title: first(honest(&self.title), head.title),
            author: first(head.author, honest(&self.author)),
            date: first(head.date, date::of(&self.date).unwrap_or_default()),
            language: self.language.trim().to_owned(),
            ..reading
        }
    }
}

/// A title or an author that a program put there by itself says nothing about the text.
fn honest(words: &str) -> String {
    const HOLLOW: [&str; 14] = [
        "microsoft word - ",
        "microsoft office user",
        "powerpoint presentation",
        "untitled",
        "document",
        "unknown",
        "unknown title",
        "unknown author",
        "python-docx",
        "user",
        "admin",
        "administrator",
        "owner",
        "windows user",
    ];
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = words.to_lowercase();
    let is_hollow =
        HOLLOW.iter().any(|hollow| lower == *hollow || hollow.ends_with(' ') && lower.starts_with(hollow));
    if is_hollow { String::new() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(imprint: Imprint, text: &str) -> (String, String, String) {
        let found = imprint.settle(Reading::of(text));
        (found.title, found.author, found.date)
    }

    #[test]
    fn the_text_knows_its_date_and_author_better_than_the_file() {
        let imprint = Imprint {
            title: "Palmyra\n retaken".to_owned(),
            author: "jsmith".to_owned(),
            date: "2018-03-04T10:00:00Z".to_owned(),
            language: "en-GB".to_owned(),
        };
        let text = "The army\n\nBy Ann Lee\n\nDecember 13, 2016\n\nIt came back.";
        let expected = ("Palmyra retaken".to_owned(), "Ann Lee".to_owned(), "2016-12-13".to_owned());
        assert_eq!(settled(imprint.clone(), text), expected);
        let expected = ("Palmyra retaken".to_owned(), "jsmith".to_owned(), "2018-03-04".to_owned());
        assert_eq!(settled(imprint, "It came back."), expected);
    }

    #[test]
    fn what_a_program_wrote_by_itself_is_no_title_and_no_author() {
        let imprint = Imprint {
            title: "Microsoft Word - draft3.doc".to_owned(),
            author: "Administrator".to_owned(),
            ..Imprint::default()
        };
        assert_eq!(
            settled(imprint, "The army\n\nIt left."),
            ("The army".to_owned(), String::new(), String::new())
        );
    }
}
