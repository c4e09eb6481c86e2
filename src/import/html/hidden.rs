//! Which elements a page hides from its reader's eye.
//!
//! Told by the `hidden` attribute, by a style of the element's own, by simple rules of the page's own style sheets
//! (`.x {display: none}`) and by the few class names that everyone uses for words read aloud only. What other style
//! sheets or scripts hide cannot be known here. Start at [`hides`].

use std::collections::HashSet;

use html5ever::tokenizer::Tag;

use super::tokens::attribute;

/// Class names for words that are read aloud and not shown.
const READ_ALOUD: [&str; 6] = [
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "assistive-text",
];

/// Rules of a page's style sheets that are remembered.
const MOST_RULES: usize = 4_000;

/// Red, green and blue.
pub(super) type Shade = [u8; 3];
const WHITE: Shade = [255; 3];

/// True if the page shows nothing of the element; `paper` is what it is painted on, if known.
pub(super) fn hides(tag: &Tag, sheet: &Sheet, paper: Option<Shade>) -> bool {
    if matches!(&*tag.name, "html" | "body") {
        return false; // hidden until a script shows them: no page is wholly hidden
    }
    let has = |name: &str| tag.attrs.iter().any(|attribute| &*attribute.name.local == name);
    let is_aloud = |class: &str| READ_ALOUD.iter().any(|known| class.eq_ignore_ascii_case(known));
    has("hidden")
        || (&*tag.name == "dialog" && !has("open"))
        || attribute(tag, "class").split_ascii_whitespace().any(is_aloud)
        || sheet.hides(tag)
        || style_hides(attribute(tag, "style"), paper)
}

/// What the element paints behind its words, if it says so.
pub(super) fn paper_of(tag: &Tag) -> Option<Shade> {
    let by_style = declarations(attribute(tag, "style"))
        .into_iter()
        .filter(|(name, _)| name == "background-color" || name == "background")
        .find_map(|(_, value)| shade(&value));
    by_style.or_else(|| shade(&attribute(tag, "bgcolor").trim().to_ascii_lowercase()))
}

fn style_hides(style: &str, paper: Option<Shade>) -> bool {
    let declarations = declarations(style);
    let says = |name: &str, value: &str| declarations.iter().any(|(n, v)| n == name && v == value);
    let is_clipped = says("overflow", "hidden");
    declarations.iter().any(|(name, value)| match name.as_str() {
        "display" => value == "none",
        "visibility" => value == "hidden" || value == "collapse",
        "mso-hide" => value == "all",
        "opacity" | "font-size" => is_zero(value),
        "height" | "max-height" | "width" | "max-width" => is_clipped && is_zero(value),
        "text-indent" | "left" | "top" | "margin-left" => is_far_off(value),
        "clip" => value.starts_with("rect(0"),
        "color" => {
            value == "transparent" || shade(value).is_some_and(|ink| is_lost(ink, paper.unwrap_or(WHITE)))
        }
        _ => false,
    })
}

/// Names and values of a style, in lower case and without white space.
fn declarations(style: &str) -> Vec<(String, String)> {
    let bare = |words: &str| words.split_ascii_whitespace().collect::<String>().to_ascii_lowercase();
    let pair = |part: &str| {
        let (name, value) = part.split_once(':')?;
        Some((bare(name), bare(value).trim_end_matches("!important").to_owned()))
    };
    style.split(';').take(64).filter_map(pair).collect()
}

fn is_zero(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// Moved off the page by so much that nobody sees it.
fn is_far_off(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f64>().is_ok_and(|number| number <= -900.0)
}

fn is_lost(ink: Shade, paper: Shade) -> bool {
    ink.iter().zip(paper).all(|(a, b)| a.abs_diff(b) <= 8)
}

fn shade(value: &str) -> Option<Shade> {
    match value {
        "white" => return Some(WHITE),
        "black" => return Some([0; 3]),
        _ => {}
    }
    let Some(digits) = value.strip_prefix('#') else { return in_brackets(value) };
    let digit = |at: usize| digits.as_bytes().get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let pair = |a: usize, b: usize| Some(u8::try_from(digit(a)? * 16 + digit(b)?).unwrap_or(u8::MAX));
    match digits.len() {
        3 => Some([pair(0, 0)?, pair(1, 1)?, pair(2, 2)?]),
        6 => Some([pair(0, 1)?, pair(2, 3)?, pair(4, 5)?]),
        _ => None,
    }
}

/// `rgb(255,255,255)`.
fn in_brackets(value: &str) -> Option<Shade> {
    let parts = value.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut numbers = parts.split(',').map(str::parse);
    Some([numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?])
}

/// The classes and ids that the page's own style sheets hide.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// `.name`, `#name` or `tag.name`.
    hidden: HashSet<String>,
}

impl Sheet {
    /// Reads the rules of one style element; rules for some media only are passed over.
    pub(super) fn read(&mut self, rules: &str) {
        let mut rest = rules;
        while let Some((head, after)) = rest.split_once('{') {
            let head = head.rsplit("*/").next().unwrap_or(head).trim();
            if head.starts_with('@') {
                rest = past_block(after);
                continue;
            }
            let (body, later) = after.split_once('}').unwrap_or((after, ""));
            rest = later;
            if style_hides_in_sheet(body) && self.hidden.len() < MOST_RULES {
                self.hidden
                    .extend(head.split(',').map(str::trim).filter(|one| is_simple(one)).map(str::to_owned));
            }
        }
    }

    fn hides(&self, tag: &Tag) -> bool {
        if self.hidden.is_empty() {
            return false;
        }
        let is_named = |name: &str| self.hidden.contains(name);
        let id = attribute(tag, "id");
        let by_class =
            |class: &str| is_named(&format!(".{class}")) || is_named(&format!("{}.{class}", &*tag.name));
        (!id.is_empty() && is_named(&format!("#{id}")))
            || attribute(tag, "class").split_ascii_whitespace().any(by_class)
    }
}

/// Only what hides for certain: a colour in a sheet may stand on any paper.
fn style_hides_in_sheet(body: &str) -> bool {
    declarations(body).iter().any(|(name, value)| match name.as_str() {
        "display" => value == "none",
        "visibility" => value == "hidden",
        "mso-hide" => value == "all",
        "font-size" => is_zero(value),
        _ => false,
    })
}

/// What stands behind the closing bracket of a block that is open.
fn past_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

/// `.name`, `#name` or `tag.name`, and nothing more.
fn is_simple(selector: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
    let marks = selector.matches(['.', '#']).count();
    let is_class = selector.starts_with(['.', '#']) || selector.contains('.');
    marks == 1 && is_class && selector.len() < 100 && selector.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::html::tokens::{Piece, each};

    fn is_hidden(page: &str) -> bool {
        let mut sheet = Sheet::default();
        sheet.read(".gone, #gone2, p.gone3 { display : none !important } .a .b, a:hover{display:none}");
        sheet.read("/* x */ @media print { .ad { display: none } .x{} } .late{visibility:hidden} .tail{");
        let mut last = false;
        each(page, false, |piece| {
            if let Piece::Open(tag) = piece {
                last = hides(tag, &sheet, None);
            }
        });
        last
    }

    #[test]
    fn what_a_page_hides_is_known() {
        for page in [
            "<p hidden>",
            "<p style='display:none'>",
            "<p STYLE='color:red; Display : NONE !important;'>",
            "<p style=visibility:hidden>",
            "<p style='opacity:0'>",
            "<span style='font-size:0px'>",
            "<p style='color:#FFF'>",
            "<p style='color: rgb(255, 255, 255)'>",
            "<p style='position:absolute;left:-9999px'>",
            "<div style='max-height:0px;overflow:hidden'>",
            "<span class='x sr-only'>",
            "<dialog>",
            "<p class='a gone'>",
            "<p id=gone2>",
            "<p class=gone3>",
            "<p class=late>",
            "<span style='mso-hide:all'>",
        ] {
            assert!(is_hidden(page), "{page}");
        }
    }

    #[test]
    fn what_a_page_shows_is_not_hidden() {
        for page in [
            "<p>",
            "<p style='display:block'>",
            "<p style='opacity:0.9'>",
            "<p style='color:#333'>",
            "<dialog open>",
            "<p style='height:0'>",
            "<p style='text-indent:-20px'>",
            "<p class=gone3x>",
            "<div class=gone3>",
            "<p class=b>",
            "<p class=ad>",
            "<body hidden>",
            "<p aria-hidden=true>",
            "<p style='color:#ff'>",
        ] {
            assert!(!is_hidden(page), "{page}");
        }
    }
}
