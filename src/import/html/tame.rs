//! A look at every tag before a tokenizer sees it.
//!
//! A tag of 50,000 attributes costs a tokenizer seconds, and a saved page may carry megabytes of picture in one
//! attribute. Tags that are too long are written anew with their first attributes and without long values; all else
//! stays as it is. What stands in comments, scripts and styles is no tag. Start at [`tame`].

use std::borrow::Cow;
use std::ops::Range;

/// A tag longer than this is cut.
pub(super) const LONGEST_TAG: usize = 64 * 1024;
/// No tag keeps more attributes.
const MOST_ATTRIBUTES: usize = 128;
/// A longer value of a tag that is cut is emptied: it is a picture, not a word.
const LONGEST_VALUE: usize = 2048;

/// Elements whose content is letters and no tags.
const RAW: [&str; 9] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// `html` with its long tags cut.
pub(super) fn tame(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + found;
        let Some(tag) = Tag::at(bytes, start) else {
            at = past_other(bytes, start);
            continue;
        };
        if tag.is_long() {
            out.push_str(&html[copied..start]);
            tag.write(html, &mut out);
            copied = tag.end;
        }
        at = if tag.is_end { tag.end } else { past_raw(bytes, &tag) };
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// Where a comment, a declaration or a bare `<` ends.
fn past_other(bytes: &[u8], start: usize) -> usize {
    let rest = &bytes[start..];
    let end = match rest {
        [b'<', b'!', b'-', b'-', ..] => memchr::memmem::find(&rest[2..], b"-->").map(|at| at + 5),
        [b'<', b'!' | b'?' | b'/', ..] => memchr::memchr(b'>', rest).map(|at| at + 1),
        _ => Some(1),
    };
    end.map_or(bytes.len(), |end| start + end)
}

/// Where the letters end that stand behind `tag` as they are: behind the tag itself for most.
fn past_raw(bytes: &[u8], tag: &Tag) -> usize {
    let name = &bytes[tag.name.clone()];
    if !RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw.as_bytes())) {
        return tag.end;
    }
    let mut at = tag.end;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found;
        let rest = &bytes[at + 1..];
        let is_end = rest.first() == Some(&b'/')
            && rest.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_end {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// A tag and where its parts stand.
struct Tag {
    name: Range<usize>,
    is_end: bool,
    /// Name and value of each of the first attributes, as they stand.
    attributes: Vec<Range<usize>>,
    count: usize,
    start: usize,
    end: usize,
}

impl Tag {
    fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let is_end = bytes.get(start + 1) == Some(&b'/');
        let name = start + 1 + usize::from(is_end);
        bytes.get(name).filter(|byte| byte.is_ascii_alphabetic())?;
        let name_end = until(bytes, name, |byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let mut tag =
            Self { name: name..name_end, is_end, attributes: Vec::new(), count: 0, start, end: name_end };
        loop {
            let at = until(bytes, tag.end, |byte| !is_space(byte) && byte != b'/');
            match bytes.get(at) {
                None => tag.end = at,
                Some(b'>') => tag.end = at + 1,
                Some(_) => {
                    tag.end = attribute_end(bytes, at);
                    tag.count += 1;
                    if tag.attributes.len() < MOST_ATTRIBUTES {
                        tag.attributes.push(at..tag.end);
                    }
                    continue;
                }
            }
            return Some(tag);
        }
    }

    fn is_long(&self) -> bool {
        self.end - self.start > LONGEST_TAG || self.count > MOST_ATTRIBUTES
    }

    fn write(&self, html: &str, out: &mut String) {
        let short = |part: &Range<usize>| {
            if part.len() > LONGEST_VALUE { part.start..part.start } else { part.clone() }
        };
        out.push_str(if self.is_end { "</" } else { "<" });
        out.push_str(&html[short(&self.name)]);
        for attribute in &self.attributes {
            out.push(' ');
            out.push_str(&html[short(attribute)]);
        }
        out.push('>');
    }
}

/// The end of the attribute that begins at `start`, by the rules of the HTML standard.
fn attribute_end(bytes: &[u8], start: usize) -> usize {
    let name_end = until(bytes, start + 1, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
    let sign = until(bytes, name_end, |byte| !is_space(byte));
    if bytes.get(sign) != Some(&b'=') {
        return name_end;
    }
    let value = until(bytes, sign + 1, |byte| !is_space(byte));
    match bytes.get(value) {
        Some(quote @ (b'"' | b'\'')) => (until(bytes, value + 1, |byte| byte == *quote) + 1).min(bytes.len()),
        _ => until(bytes, value, |byte| is_space(byte) || byte == b'>'),
    }
}

fn until(bytes: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> usize {
    let from = from.min(bytes.len());
    bytes[from..].iter().position(|byte| ends(*byte)).map_or(bytes.len(), |at| from + at)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_common_tags_stays_as_it_is() {
        let page = "<p class=a title='x > y'>a < b</p><!-- <p --><script>if (a<b) \"</p\"</script><br/>";
        assert!(matches!(tame(page), Cow::Borrowed(same) if same == page));
    }

    #[test]
    fn a_picture_in_an_attribute_is_cut_and_the_words_around_it_stay() {
        let page = format!("Before <img alt=map src=\"{}\" id=x> after", "QUJD".repeat(40_000));
        assert_eq!(tame(&page), "Before <img alt=map  id=x> after");
    }

    #[test]
    fn a_tag_keeps_its_first_attributes() {
        let page = format!("<p{}>words</p>", " a".repeat(50_000));
        assert_eq!(tame(&page), format!("<p{}>words</p>", " a".repeat(MOST_ATTRIBUTES)));
    }

    #[test]
    fn what_looks_like_a_long_tag_in_a_script_is_no_tag() {
        let page = format!("<script>a<b{}</script><p>words</p>", " \"x\"".repeat(50_000));
        assert!(matches!(tame(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn what_never_ends_ends_with_the_file() {
        for page in ["<", "</", "<p", "<p a='", "<!--", "<!", "<script>", "<p a = ", "</p x", "<é>"] {
            assert_eq!(tame(page), page);
        }
        assert_eq!(tame(&format!("<p x='{}", "y".repeat(LONGEST_TAG))), "<p >");
    }
}
