//! The lines of a text, and what kind of lines they are.
//!
//! Empty lines are not among them: they show as a gap. Nothing is decided here about joining lines, only what each one
//! looks like by itself and how wide the text was wrapped, if it was. Start at [`Lines::of`].

use super::gaps::ends_sentence;
use crate::text::{SourceText, Span};

/// A line that holds something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words, without white space and quote marks at both ends.
    pub words: Span,
    /// How many `>` stand before it.
    pub depth: usize,
    /// Columns of white space before its words.
    pub indent: usize,
    /// Characters up to the end of its words, its indent included.
    pub width: usize,
    /// True if its spaces mean something: tables, code.
    pub is_set: bool,
    /// The bullet or number that it begins with, and the white space behind that.
    pub marker: Option<Marker>,
    /// Line ends between it and the line before it.
    pub parted: usize,
    /// True if a page number was taken out above it.
    pub crosses_page: bool,
}

/// What an item of a list begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Marker {
    /// With the white space behind it.
    pub at: Span,
    /// False for a number or a letter.
    pub is_bullet: bool,
}

/// All lines of a text that hold something, and how it was wrapped.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    /// Characters of a full line, if the lines were cut at a fixed width.
    pub wrapped: Option<Wrapped>,
    /// True if empty lines part the paragraphs.
    pub is_parted: bool,
}

/// How a text was wrapped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wrapped {
    /// Characters of the widest lines.
    pub full: usize,
    /// So many characters less still make a full line.
    pub slack: usize,
}

/// The narrowest and the widest column that a text is taken to be wrapped to.
const COLUMNS: (usize, usize) = (28, 130);

impl Lines {
    /// Looks at all lines; `mail` says whether `>` before a line may be a quote mark.
    pub fn of(source: &SourceText, mail: bool) -> Self {
        let text = source.as_str();
        let quotes_mail = mail && quotes_mail(source);
        let mut lines: Vec<Line> = Vec::new();
        let (mut last, mut fenced) = (0, false);
        for (number, raw) in source.paragraphs().enumerate() {
            let words = raw.slice(text).unwrap_or_default();
            if words.trim().is_empty() {
                continue;
            }
            let mut line = line(text, raw, quotes_mail);
            if line.words.is_empty() {
                continue;
            }
            let is_fence = words.trim_start().starts_with("```");
            line.is_set |= fenced || is_fence;
            fenced ^= is_fence;
            line.parted = if lines.is_empty() { 2 } else { number - last };
            last = number;
            lines.push(line);
        }
        set_indented_blocks(text, &mut lines);
        let parted = lines.iter().filter(|line| line.parted > 1).count();
        let wrapped = Wrapped::of(text, &lines);
        Self { is_parted: parted * 8 > lines.len(), wrapped, lines }
    }

    /// The first line whose words end behind `at`.
    pub fn at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.words.end <= at)
    }
}

/// True if lines beginning with `>` are quoted mail: more than a stray sign or two.
fn quotes_mail(source: &SourceText) -> bool {
    source.paragraphs().filter(|line| source.slice(*line).is_some_and(|words| depth(words).0 > 0)).count() > 1
}

/// How many quote marks a line begins with, and the bytes they take.
fn depth(words: &str) -> (usize, usize) {
    let mut rest = words.trim_start();
    let mut depth = 0;
    while let Some(behind) = rest.strip_prefix('>') {
        let next = behind.trim_start();
        if next.starts_with(|c: char| c.is_ascii_digit() || c == '=') && depth == 0 {
            return (0, 0); // `> 50 %`, `>=`
        }
        depth += 1;
        rest = next;
    }
    (depth, if depth == 0 { 0 } else { words.len() - rest.len() })
}

fn line(text: &str, raw: Span, quotes_mail: bool) -> Line {
    let whole = raw.slice(text).unwrap_or_default();
    let (depth, taken) = if quotes_mail { depth(whole) } else { (0, 0) };
    let words = Span::new(raw.start + taken, raw.end).trimmed(text);
    let said = words.slice(text).unwrap_or_default();
    let lead = &text[raw.start + taken..words.start];
    let indent = lead.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    Line {
        words,
        depth,
        indent,
        width: indent + said.chars().count(),
        is_set: is_table(said),
        marker: marker(text, words),
        parted: 0,
        crosses_page: false,
    }
}

/// True if the spaces inside a line make columns.
fn is_table(words: &str) -> bool {
    let bytes = words.as_bytes();
    let wide = words.contains("   ") || words.contains('\t');
    wide || bytes.first() == Some(&b'|') && bytes.iter().filter(|byte| **byte == b'|').count() > 1
}

/// Blocks with many indented lines that do not read like wrapped prose are code or verse: their spaces mean something.
fn set_indented_blocks(text: &str, lines: &mut [Line]) {
    let margin = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    lines.iter_mut().for_each(|line| line.indent -= margin);
    let mut start = 0;
    while start < lines.len() {
        let more = lines[start + 1..].iter().take_while(|line| line.parted == 1).count();
        let block = &mut lines[start..=start + more];
        let is_listed = block.iter().any(|line| line.marker.is_some() || line.depth > 0);
        let indented = block.iter().filter(|line| line.indent >= 2).count();
        if block.len() > 1 && !is_listed && indented * 3 >= block.len() && !is_prose(text, block) {
            block.iter_mut().for_each(|line| line.is_set = true);
        }
        start += more + 1;
    }
}

/// True if an indented block reads like a wrapped paragraph: long lines of one length that go on with small letters.
fn is_prose(text: &str, block: &[Line]) -> bool {
    let widest = block.iter().map(|line| line.width).max().unwrap_or(0);
    let (Some((_, full)), Some((_, rest))) = (block.split_last(), block.split_first()) else { return false };
    let is_full = full.iter().all(|line| line.width * 4 >= widest * 3);
    let small = rest.iter().filter(|line| words_of(text, line).starts_with(char::is_lowercase)).count();
    widest >= 45 && is_full && small * 2 >= rest.len() && !block.iter().any(|line| line.is_set)
}

const BULLETS: [char; 9] = ['•', '◦', '▪', '‣', '●', '\u{b7}', '\u{f0b7}', '■', '○'];

/// The bullet, number or letter that `words` begin with.
fn marker(text: &str, words: Span) -> Option<Marker> {
    let said = words.slice(text)?;
    let first = said.chars().next()?;
    let head = if BULLETS.contains(&first) {
        first.len_utf8()
    } else if matches!(first, '-' | '*') {
        1
    } else {
        numbered(said)?
    };
    let rest = &said[head..];
    let space = rest.len() - rest.trim_start().len();
    let needs_space = !BULLETS.contains(&first);
    if needs_space && space == 0 || rest.trim().is_empty() {
        return None;
    }
    let at = Span::new(words.start, words.start + head + space);
    Some(Marker { at, is_bullet: !first.is_alphanumeric() && first != '(' })
}

/// `12.`, `3)`, `(4)`, `a)`: how many bytes.
fn numbered(said: &str) -> Option<usize> {
    let open = usize::from(said.starts_with('('));
    let rest = &said[open..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let len = match (digits, letters) {
        (1..=2, _) => digits,
        (0, 1) => 1,
        _ => return None,
    };
    let closes = rest[len..].starts_with(')');
    let is_dotted = open == 0 && digits > 0 && rest[len..].starts_with('.');
    (closes || is_dotted).then_some(open + len + 1)
}

impl Wrapped {
    /// How the lines were wrapped, or `None` if lines are paragraphs, verses or anything else.
    fn of(text: &str, lines: &[Line]) -> Option<Self> {
        let prose: Vec<&Line> = lines.iter().filter(|line| !line.is_set).collect();
        let mut widths: Vec<usize> = prose.iter().map(|line| line.width).collect();
        widths.sort_unstable();
        let full = *widths.get((widths.len() * 96 / 100).min(widths.len().checked_sub(1)?))?;
        if !(COLUMNS.0..=COLUMNS.1).contains(&full) {
            return None;
        }
        let mut marks = Evidence::default();
        let strict = Self { full, slack: 0 };
        let wrapped = Self { full, slack: full / 6 };
        for pair in lines.windows(2).filter(|pair| is_pair(pair)) {
            let (before, after) = (words_of(text, &pair[0]), words_of(text, &pair[1]));
            let [fills, fills_strictly] = [wrapped, strict].map(|kind| kind.fills(pair[0].width, after));
            marks.weigh(before, after, (fills, fills_strictly));
        }
        marks.is_prose().then_some(wrapped).or_else(|| marks.is_caseless_prose().then_some(strict))
    }

    /// True if the first word of `next` would not have fitted onto a line of this width.
    pub fn fills(self, width: usize, next: &str) -> bool {
        let first = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        width + 1 + first + self.slack > self.full
    }
}

/// Two lines of prose right below each other.
fn is_pair(pair: &[Line]) -> bool {
    let [one, next] = pair else { return false };
    next.parted == 1 && !one.is_set && !next.is_set && one.depth == next.depth && next.marker.is_none()
}

/// What speaks for and against the lines of a text being pieces of paragraphs.
#[derive(Debug, Default)]
struct Evidence {
    /// Full lines within a sentence.
    full: usize,
    /// Those of them that nobody ends a verse or a title with: a small letter follows, or an article stands last.
    broken: usize,
    /// Short lines within a sentence, with a small letter below: free verse, a poster.
    loose: usize,
    /// Pairs of lines without capitals, and those of them whose upper line is full.
    caseless: usize,
    caseless_full: usize,
}

impl Evidence {
    fn weigh(&mut self, before: &str, after: &str, (fills, fills_strictly): (bool, bool)) {
        let small = after.starts_with(char::is_lowercase);
        if !after.starts_with(|c: char| c.is_lowercase() || c.is_uppercase()) {
            self.caseless += 1;
            self.caseless_full += usize::from(fills_strictly);
        }
        if ends_sentence(before) {
            return;
        }
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_broken = small || NEVER_LAST.contains(&last);
        self.full += usize::from(fills);
        self.broken += usize::from(fills && is_broken);
        self.loose += usize::from(!fills && small);
    }

    fn is_prose(&self) -> bool {
        self.broken >= 2 && self.broken >= 3 * self.loose && self.broken * 3 >= self.full
    }

    fn is_caseless_prose(&self) -> bool {
        self.caseless >= 2 && self.caseless_full * 5 >= self.caseless * 4
    }
}

/// Words that hardly ever stand at the end of a verse, a title or an item.
const NEVER_LAST: [&str; 40] = [
    "the", "a", "an", "of", "and", "to", "in", "at", "by", "for", "from", "with", "that", "der", "die",
    "das", "den", "dem", "des", "ein", "eine", "einem", "einen", "einer", "und", "im", "vom", "zur", "mit",
    "le", "la", "les", "de", "du", "et", "el", "los", "y", "и", "в",
];

fn words_of<'t>(text: &'t str, line: &Line) -> &'t str {
    line.words.slice(text).unwrap_or_default()
}
