//! One thing that is sought: folded words, or a regular expression on the text as it is written.
//!
//! Folding a text costs far more than looking at it. A stretch is folded only if it may hold the words: if it holds
//! their longest run of plain letters, in any case or with marks on them.

use std::cell::OnceCell;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use regex::Regex;
use regex::bytes::{Regex as BytesRegex, RegexBuilder};

use crate::text::letters::fold_char;
use crate::text::{Folded, Span, fold};

/// Marks and torn numbers before a stretch that belong to the first letter in it.
const BEFORE: usize = 16;

/// Something that is sought.
#[derive(Clone, Debug)]
pub(super) struct Term {
    what: What,
    whole_words: bool,
}

#[derive(Clone, Debug)]
enum What {
    Folded {
        finder: Box<Finder<'static>>,
        /// What a stretch is looked through for before it is folded.
        core: Option<Core>,
        is_ascii: bool,
    },
    Written(Regex),
}

/// The longest run of plain letters, or of plain digits, of what is sought.
#[derive(Clone, Debug)]
struct Core {
    letters: Box<str>,
    /// Finds them in any case.
    regex: BytesRegex,
}

/// A piece of a text in which hits may begin, and a little more in which they may end.
pub(super) struct Stretch<'t> {
    text: &'t str,
    span: Span,
    folded: OnceCell<(usize, Folded)>,
}

impl<'t> Stretch<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { text, span, folded: OnceCell::new() }
    }

    fn words(&self) -> &'t str {
        &self.text[self.span.start..self.span.end]
    }

    /// The folded letters, and the byte of the text at which they begin.
    fn folded(&self) -> &(usize, Folded) {
        self.folded.get_or_init(|| {
            let start = self.text.floor_char_boundary(self.span.start.saturating_sub(BEFORE));
            (start, fold(&self.text[start..self.span.end]))
        })
    }
}

impl Term {
    /// Words that are folded already.
    pub(super) fn folded(words: &str, whole_words: bool) -> Self {
        let core = core(words).and_then(|letters| {
            let regex = RegexBuilder::new(letters).case_insensitive(true).unicode(false).build().ok()?;
            Some(Core { letters: letters.into(), regex })
        });
        let finder = Box::new(Finder::new(words).into_owned());
        Self { what: What::Folded { finder, core, is_ascii: words.is_ascii() }, whole_words }
    }

    /// A regular expression.
    pub(super) fn written(regex: Regex, whole_words: bool) -> Self {
        Self { what: What::Written(regex), whole_words }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.what, What::Folded { finder, .. } if finder.needle().is_empty())
    }

    /// False if it surely does not stand in a stretch; quick.
    pub(super) fn may_stand_in(&self, stretch: &Stretch<'_>) -> bool {
        let text = stretch.words();
        match &self.what {
            What::Folded { core: Some(core), .. } => {
                core.regex.is_match(text.as_bytes()) || stands_marked(&core.letters, text)
            }
            What::Folded { core: None, is_ascii, .. } => *is_ascii || !text.is_ascii(),
            What::Written(_) => true,
        }
    }

    /// Where it stands, from left to right.
    pub(super) fn hits(&self, stretch: &Stretch<'_>) -> Vec<Span> {
        let mut found = match &self.what {
            What::Folded { finder, .. } => folded_hits(finder, stretch),
            What::Written(regex) => written_hits(regex, stretch),
        };
        found.retain(|span| stretch.span.start <= span.start && !span.is_empty());
        if self.whole_words {
            found.retain(|span| is_whole(stretch.text, *span));
        }
        found
    }
}

fn folded_hits(finder: &Finder<'_>, stretch: &Stretch<'_>) -> Vec<Span> {
    let (start, folded) = stretch.folded();
    let len = finder.needle().len();
    let spans = finder.find_iter(folded.text().as_bytes()).map(|at| folded.source_span(at..at + len));
    spans.map(|span| Span::new(start + span.start, start + span.end)).collect()
}

/// The text before the stretch is given along, so that `^` and `\b` mean what they say.
fn written_hits(regex: &Regex, stretch: &Stretch<'_>) -> Vec<Span> {
    let text = &stretch.text[..stretch.span.end];
    let (mut from, mut found) = (stretch.span.start, Vec::new());
    while let Some(hit) = regex.find_at(text, from) {
        found.push(Span::new(hit.start(), hit.end()));
        let after = text[hit.end()..].chars().next().map_or(1, char::len_utf8);
        from = if hit.is_empty() { hit.end() + after } else { hit.end() };
        if from > text.len() {
            break;
        }
    }
    found
}

/// True if no letter or digit goes on where the words begin and end.
fn is_whole(text: &str, span: Span) -> bool {
    let words = &text[span.start..span.end];
    let joins = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(char::is_alphanumeric)
    };
    !joins(words.chars().next(), text[..span.start].chars().next_back())
        && !joins(words.chars().next_back(), text[span.end..].chars().next())
}

/// The longest run of plain letters, or of plain digits: a torn number may be parted between the two.
fn core(words: &str) -> Option<&str> {
    let letters = words.split(|c: char| !c.is_ascii_lowercase());
    let digits = words.split(|c: char| !c.is_ascii_digit());
    letters.chain(digits).max_by_key(|run| run.len()).filter(|run| run.len() > 1)
}

/// True if `core` stands in the text with a character beyond ASCII in it that folds to a plain letter or digit (é, ﬁ, ²)
/// or to nothing (a soft hyphen, an accent). Everything else in it is plain, so only what lies that near to such a
/// character is folded.
fn stands_marked(core: &str, text: &str) -> bool {
    let mut window: Option<Span> = None;
    let (mut at, near) = (0, core.len());
    let holds = |window: Span| {
        let end = text.ceil_char_boundary(window.end);
        fold(&text[window.start..end]).text().contains(core)
    };
    while let Some(found) = beyond_ascii(&text.as_bytes()[at..]) {
        at += found;
        let Some(c) = text[at..].chars().next() else { break };
        let after = at + c.len_utf8();
        if PLAIN.get(c as usize).copied().unwrap_or_else(|| gives_plain(c)) {
            let (start, end) = (text.floor_char_boundary(at.saturating_sub(near)), after + near);
            window = match window {
                Some(open) if start <= open.end => Some(Span::new(open.start, end)),
                Some(done) if holds(done) => return true,
                _ => Some(Span::new(start, end)),
            };
        }
        at = after;
    }
    window.is_some_and(holds)
}

/// The first byte that is not ASCII.
fn beyond_ascii(bytes: &[u8]) -> Option<usize> {
    const STEP: usize = 64;
    let ahead = bytes.chunks(STEP).position(|chunk| !chunk.is_ascii())? * STEP;
    bytes[ahead..].iter().position(|byte| !byte.is_ascii()).map(|at| ahead + at)
}

/// [`gives_plain`] of the alphabets that are used most, and of the punctuation.
static PLAIN: LazyLock<Vec<bool>> =
    LazyLock::new(|| (0..0x2100).map(|code| char::from_u32(code).is_some_and(gives_plain)).collect());

fn gives_plain(c: char) -> bool {
    let (mut is_plain, mut is_nothing) = (false, true);
    fold_char(c, |part| {
        is_nothing = false;
        is_plain |= part.is_ascii_alphanumeric();
    });
    is_plain || is_nothing
}
