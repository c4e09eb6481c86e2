//! What a Markdown file says about itself: front matter and first heading.
//!
//! The source text is kept verbatim, marks and all, so that quotes stay verbatim; nothing is rendered here.
//! Start at [`Matter::of`].

use super::date;

/// Title, author and the like of a Markdown text; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Matter {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) outlet: String,
    pub(super) date: String,
    pub(super) language: String,
    /// Where the body starts, behind the front matter.
    pub(super) body: usize,
}

impl Matter {
    /// Reads front matter (`---` lines with `title: ..`) and, for a missing title, the first heading.
    pub(super) fn of(text: &str) -> Self {
        let mut matter = Self::front(text).unwrap_or_default();
        if matter.title.is_empty() {
            matter.title = first_heading(&text[matter.body..]).unwrap_or_default();
        }
        matter
    }

    fn front(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("---\n")?;
        let (front, body) = rest.split_once("\n---\n")?;
        let mut matter = Self { body: text.len() - body.len(), ..Self::default() };
        for line in front.lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            match key.trim().to_lowercase().as_str() {
                "title" => matter.title = value,
                "author" | "authors" => matter.author = names(&value),
                "outlet" | "source" | "publication" | "publisher" => matter.outlet = value,
                "date" => matter.date = date::of(&value).unwrap_or(value),
                "language" | "lang" => matter.language = value,
                _ => {}
            }
        }
        Some(matter)
    }
}

/// One name, or a list of them in brackets.
fn names(value: &str) -> String {
    value.trim_matches(['[', ']']).replace(['"', '\''], "")
}

/// The words of the first `# heading` or underlined heading outside fenced code.
fn first_heading(text: &str) -> Option<String> {
    let mut is_code = false;
    let mut before = "";
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            is_code = !is_code;
        }
        if !is_code {
            let is_underline =
                line.len() >= 2 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'));
            let under = (is_underline && !before.is_empty()).then_some(before);
            if let Some(heading) = hash_heading(line).or(under) {
                return Some(bare(heading));
            }
        }
        before = line;
    }
    None
}

fn hash_heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let heading = words.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && words.starts_with([' ', '\t']) && !heading.is_empty()).then_some(heading)
}

/// Without emphasis, code marks and link targets.
fn bare(heading: &str) -> String {
    let mut out = String::new();
    let mut rest = heading;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((words, target)) = link.split_once("](") else { break };
        let Some((_, after)) = target.split_once(')') else { break };
        out.push_str(before);
        out.push_str(words);
        rest = after;
    }
    out.push_str(rest);
    out.replace(['*', '`'], "").trim_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> String {
        Matter::of(text).title
    }

    #[test]
    fn the_first_heading_is_the_title() {
        assert_eq!(
            title("Intro.\n\n## The **Islamic State** [retakes](http://x) `Palmyra` ##\n# Other"),
            "The Islamic State retakes Palmyra"
        );
        assert_eq!(title("Palmyra\n=======\ntext"), "Palmyra");
    }

    #[test]
    fn code_and_hashtags_are_no_headings() {
        assert_eq!(title("```\n# not this\n```\n#tag\n\n---\n# This"), "This");
        assert_eq!(title("no heading"), "");
    }

    #[test]
    fn front_matter_is_read_and_its_values_taken_as_found() {
        let text = "---\ntitle: \"A: B\"\nauthor: [\"Ann Lee\", 'Bo Li']\ndate: March 28, 2016\nlang: ar\nsource: TSG\nx: y\n---\n# Other\n";
        let matter = Matter::of(text);
        let found = [&*matter.title, &*matter.author, &*matter.date, &*matter.language, &*matter.outlet];
        assert_eq!(found, ["A: B", "Ann Lee, Bo Li", "2016-03-28", "ar", "TSG"]);
        assert_eq!(&text[matter.body..], "# Other\n");
    }
}
