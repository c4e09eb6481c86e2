//! A readable overlay over a messy text.
//!
//! The source never changes. Over it lies a clean reading: footnote numbers raised, glued headings and sentences parted,
//! torn words and lines joined, lists and quoted blocks told from text. Nothing is lost and nothing invented: every
//! letter of the source stands in the clean text, in order, but for footnote numbers that were asked to be hidden; what
//! is added is white space alone. Two maps lead from one to the other and back. In doubt a text stays as it is: a false
//! repair is worse than a missed one. Whose business which repair is: [`notes`] footnotes, [`gaps`] line ends,
//! [`hyphens`], [`glue`] words and headings, [`white`] spaces and bullets, [`pages`], [`kinds`] of paragraphs; what a
//! line looks like is in [`lines`], what the text vouches for in [`lexicon`]. Start at [`Clean::of`].

mod brands;
mod gaps;
mod glue;
mod hyphens;
mod kinds;
mod lexicon;
mod lines;
mod notes;
mod overlay;
mod pages;
mod rules;
#[cfg(test)]
mod tests;
mod white;

use super::{SourceText, Span};
use gaps::Gaps;
use glue::Glue;
use hyphens::Hyphens;
use kinds::Kinds;
use lexicon::Lexicon;
use lines::Lines;
use notes::Notes;
use overlay::Overlay;

pub use kinds::{Kind, Paragraph};
pub use overlay::{How, Piece};
pub use rules::{Rule, Rules};

/// A clean reading of a text.
///
/// ```
/// use detente::text::{SourceText, clean::{Clean, Rules}};
/// let source = SourceText::new("It ended in 2016.The 5\nth Corps left, as did al-Qaeda.They all did.");
/// let clean = Clean::of(&source, Rules::default());
/// assert_eq!(clean.text(), "It ended in 2016.The 5th Corps left, as did al-Qaeda. They all did.");
/// let corps = clean.source_span(clean.text().find("5th Corps").map(|at| (at..at + 9).into()).unwrap());
/// assert_eq!(source.slice(corps), Some("5\nth Corps"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clean {
    overlay: Overlay,
    paragraphs: Vec<Paragraph>,
}

impl Clean {
    /// Reads a text by some rules. Cost is linear in the text: 6 to 17 ms for a megabyte.
    #[must_use]
    pub fn of(source: &SourceText, rules: Rules) -> Self {
        let text = source.as_str();
        let has = |rule| rules.has(rule);
        let mut lines = Lines::of(source, has(Rule::Blocks));
        let notes = if has(Rule::Footnotes) { Notes::of(text) } else { Notes::default() };
        if has(Rule::Pages) {
            pages::take_out(text, &mut lines, &notes);
        }
        let glues = has(Rule::Headings) || has(Rule::Sentences) || has(Rule::Spaces);
        let glue = if glues { Glue::of(text) } else { Glue::default() };
        let lexicon = Lexicon::of(text, glue.wanted().chain(Hyphens::wanted(text, &lines)));
        let hyphens = Hyphens::of(text, &lines, &lexicon);
        let gaps = Gaps { text, rules, lines: &lines, notes: &notes, hyphens };
        let (gap_mends, mut starts) = gaps.mends();
        starts.extend(notes.openings());
        starts.sort_unstable();
        let (glue_mends, headings) = glue.mends(rules, &lexicon, &starts);
        let bullets = if has(Rule::Lists) { white::bullets(text, &lines) } else { Vec::new() };
        let spaces = if has(Rule::White) { white::spaces(text, &lines) } else { Vec::new() };
        let mut mends: Vec<_> = notes.mends(rules.hides_footnotes()).collect();
        [gap_mends, glue_mends, bullets, spaces].into_iter().for_each(|more| mends.extend(more));
        let overlay = Overlay::new(source, mends);
        let known = Kinds { overlay: &overlay, lines: &lines, notes: &notes, headings: &headings, rules };
        let paragraphs = kinds::paragraphs(&known);
        Self { overlay, paragraphs }
    }

    /// The clean words; paragraphs end with a line end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.overlay.text
    }

    /// How each stretch of the source reads, from its first byte to its last.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.overlay.pieces
    }

    /// The paragraphs from top to bottom; there is always one.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The source bytes behind a stretch of the clean text, without what is hidden around it. O(log n).
    #[must_use]
    pub fn source_span(&self, clean: Span) -> Span {
        self.overlay.source_span(clean)
    }

    /// The source byte that a clean byte begins with. O(log n).
    #[must_use]
    pub fn source_at(&self, clean: usize) -> usize {
        self.overlay.source_at(clean)
    }

    /// The clean bytes that a stretch of the source reads as; empty if it is hidden. O(log n).
    #[must_use]
    pub fn clean_span(&self, source: Span) -> Span {
        self.overlay.clean_span(source)
    }

    /// The clean byte that a source byte reads as, or the next one if it is hidden. O(log n).
    #[must_use]
    pub fn clean_at(&self, source: usize) -> usize {
        self.overlay.clean_at(source)
    }

    /// The clean words of a stretch of the source.
    #[must_use]
    pub fn words(&self, source: Span) -> &str {
        self.clean_span(source).slice(self.text()).unwrap_or_default()
    }
}

/// The clean words of a stretch of a text, by all rules. For many stretches of one text keep a [`Clean`] instead.
///
/// ```
/// use detente::text::{SourceText, Span, clean};
/// let source = SourceText::new("He led the 25\nth Division.");
/// assert_eq!(clean::words(&source, Span::new(7, 26)), "the 25th Division.");
/// ```
#[must_use]
pub fn words(source: &SourceText, span: Span) -> String {
    words_by(source, span, Rules::default())
}

/// Of a longer text so many bytes on each side are asked what they vouch for.
const AROUND: usize = 60_000;

/// The clean words of a stretch of a text, by some rules.
///
/// Of a very long text only what stands around the words is read, so the cost has a limit: about 2 ms.
#[must_use]
pub fn words_by(source: &SourceText, span: Span, rules: Rules) -> String {
    let text = source.as_str();
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND).min(text.len()));
    let to = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
    let from = text[..from].rfind('\n').map_or(0, |end| end + 1);
    if from == 0 && to == text.len() {
        return Clean::of(source, rules).words(span).to_owned();
    }
    let part = SourceText::new(&text[from..to]);
    let within = Span::new(span.start.saturating_sub(from), span.end.saturating_sub(from));
    Clean::of(&part, rules).words(within).to_owned()
}
